-- The pictures of stories, as they came. A story names one by its file, which
-- begins with the hash of its bytes: the same name always means the same picture.

create table picture (
    file text primary key,
    hash blob not null,
    size integer not null,
    body blob not null
) strict;
