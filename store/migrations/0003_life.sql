-- Originals and pictures become files beside the library, named by their hash;
-- and what a story's life leaves behind: who has it open, where it has stood,
-- what it belongs to.

-- asset lists the files in the folder beside the library: LIBRARY-files/ab/ab…,
-- SHA-256 in hexadecimal, the bytes as they came. A row is written only when its
-- file is on the disk; a file that no row lists may be removed.
alter table original rename to asset;
insert or ignore into asset (hash, size, body) select hash, size, x'' from picture;
alter table asset drop column body;
alter table picture rename to picture_2;
create table picture (
    file text primary key,
    hash blob not null references asset
) strict;
insert into picture select file, hash from picture_2;
drop table picture_2;

alter table article add column section text not null default ''; -- of the newest revision
alter table article add column deleted integer;                 -- when it was put in the bin

drop index article_newest;
drop index article_status;
create index article_newest on article (updated desc, id desc) where deleted is null;
create index article_status on article (status, updated desc, id desc) where deleted is null;
create index article_section on article (section, updated desc, id desc) where deleted is null;
create index article_deleted on article (deleted) where deleted is not null;
create index fact_status on fact (status, article);

-- For lists of what the credit checks stopped or warned of: among a hundred
-- thousand stories they may be few.
create index article_failing on article (updated desc, id desc) where failures > 0 and deleted is null;
create index article_warned on article (updated desc, id desc) where failures = 0 and warnings > 0 and deleted is null;

-- Tags are the desk's own, not the article's: they are given and taken without
-- a revision, and are never exported.
create table tag (
    article integer not null references article,
    tag     text not null collate nocase,
    primary key (article, tag)
) strict, without rowid;

create index tag_name on tag (tag, article);

-- article is an update of, a correction of, a follow-up to, or a copy of other.
create table related (
    article integer not null references article,
    kind    text not null,
    other   integer not null references article,
    primary key (article, kind, other)
) strict, without rowid;

create index related_other on related (other);

-- What happened to a story besides its revisions. Those of one bulk action carry
-- the same batch.
create table event (
    id      integer primary key autoincrement,
    article integer not null references article,
    at      integer not null,
    who     text not null,
    what    text not null,
    was     text not null,
    became  text not null,
    batch   text not null
) strict;

create index event_article on event (article, id);
create index event_batch on event (batch) where batch <> '';

-- Which session may write to a story. It is alive as long as its file in
-- LIBRARY-open is locked.
create table hold (
    article integer primary key references article,
    session text not null,
    who     text not null,
    since   integer not null
) strict;

-- A draft belongs to a session: where two have typed in one story, both texts
-- are kept.
alter table draft rename to draft_2;
create table draft (
    article  integer not null references article,
    session  text not null,
    who      text not null,
    base     integer not null, -- the number of the revision it goes on from
    saved    integer not null,
    headline text not null,
    hash     blob not null,
    body     blob not null,
    primary key (article, session)
) strict;
insert into draft select article, session, '', base, saved, headline, hash, body from draft_2;
drop table draft_2;

-- Searches that are kept as views, in the order of place.
create table saved_search (
    id    integer primary key,
    name  text not null,
    query text not null,
    place integer not null
) strict;

-- Imports that have not come to their end, to be taken up again.
create table import (
    id      integer primary key autoincrement,
    at      integer not null,
    who     text not null,
    request text not null, -- JSON: what was asked for
    done    integer not null,
    total   integer not null
) strict;

-- Readers of format 1 and 2 look for originals in a column that is gone.
update meta set value = 3 where key = 'min_reader';
