-- The first library. Times are integer milliseconds since 1970 UTC; hashes are
-- the 32 bytes of a SHA-256. A story's words live only in revision.body, so
-- that a page of the list reads a few pages of the file.

pragma application_id = 0x53746574; -- "Stet"

create table meta (
    key   text primary key,
    value any not null
) strict, without rowid;

-- min_reader is the oldest schema number that can read this file.
insert into meta values ('uid', lower(hex(randomblob(16)))), ('min_reader', 1);

-- Files as they were imported, each once, compressed with zstd.
create table original (
    hash blob primary key,
    size integer not null,
    body blob not null
) strict;

create table article (
    id       integer primary key autoincrement, -- the story's running number
    uid      text not null unique,
    slug     text not null,
    headline text not null,
    status   text not null,
    created  integer not null,
    updated  integer not null, -- when the newest revision was filed
    revision integer not null, -- its number
    head     integer not null unique references revision deferrable initially deferred,
    words    integer not null,
    facts    integer not null,
    settled  integer not null,
    failures integer not null,
    warnings integer not null,
    file     text, -- the name of the file it was imported from
    original blob references original
) strict;

create index article_newest on article (updated desc, id desc);
create index article_status on article (status, updated desc, id desc);
create index article_original on article (original) where original is not null;

-- Ids rise in the order of filing and are never used again: the search index
-- catches up by them. A revision with a base is compressed with the content of
-- that revision as zstd dictionary; a base stands alone.
create table revision (
    id       integer primary key autoincrement,
    article  integer not null references article,
    number   integer not null,
    saved    integer not null,
    name     text not null,
    author   text not null,
    cause    text not null,
    words    integer not null,
    added    integer not null,
    removed  integer not null,
    override text, -- JSON
    hash     blob not null, -- of the canonical JSON in body
    base     integer references revision,
    body     blob not null,
    unique (article, number)
) strict;

-- What is being typed and not yet filed, whole.
create table draft (
    article  integer primary key references article,
    base     integer not null, -- the number of the revision it goes on from
    saved    integer not null,
    session  text not null,
    headline text not null,
    hash     blob not null,
    body     blob not null
) strict;

-- The facts of each article's newest revision with their sources, for
-- questions across the library; revision.body is the truth.
create table fact (
    article integer not null references article,
    place   integer not null, -- in the story, from 0
    id      text not null,
    kind    text not null,
    status  text not null,
    block   text not null,
    start   integer not null,
    end     integer not null,
    text    text not null,
    value   text not null,
    speaker text not null,
    note    text not null,
    checker text not null,
    settled integer, -- null while it is not
    stale   integer not null,
    gone    integer not null,
    primary key (article, place)
) strict, without rowid;

create table source (
    article   integer not null,
    fact      integer not null, -- fact.place
    place     integer not null,
    kind      text not null,
    title     text not null,
    url       text not null,
    locator   text not null,
    who       text not null,
    retrieved text not null, -- in the checker's own words
    primary key (article, fact, place),
    foreign key (article, fact) references fact on delete cascade
) strict, without rowid;

create index source_url on source (url) where url <> '';

-- What the checks said of a revision.
create table finding (
    revision integer not null references revision,
    place    integer not null,
    rule     text not null,
    severity text not null,
    field    text not null,
    block    text not null,
    start    integer not null,
    end      integer not null,
    text     text not null,
    message  text not null,
    fixes    text, -- JSON: the labels
    waived   text, -- JSON
    primary key (revision, place)
) strict, without rowid;
