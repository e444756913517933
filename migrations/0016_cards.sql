-- The card of a publication, and one link for a whole office.

-- What a message that is kept current shows: who has seen a publication, or how far its sending is.
alter table board add column face text not null default 'board' check (face in ('board', 'card'));

-- A link for everybody: whoever opens it says who they are, and the secretariat approves. It opens nothing by
-- itself, so it may be used more than once.
create table office_link (
    id          integer primary key,
    code_sha256 blob not null unique,
    created_at  integer not null,
    expires_at  integer not null
) strict;

-- Whom of the directory a stranger says that they are; none where they said it in their own words.
alter table request add column entry_id integer references entry;
