-- Scans and photos: what a draft's questions are about, to be looked at, and the pages of an album.

-- Cut out of a page (JPEG), under the number by which the reading names it; gone when the draft is closed.
create table draft_cutout (
    draft_id integer not null references draft on delete cascade,
    number   integer not null,
    picture  blob not null,
    primary key (draft_id, number)
) strict;

-- Photos that somebody at the desk sent together: pages of one programme, in the order of their messages.
create table album_page (
    chat        integer not null,
    album       text not null,
    message_id  integer not null,
    file_id     text not null,
    received_at integer not null,
    primary key (chat, album, message_id)
) strict, without rowid;
