-- The proof page: how a draft's document looked, and who may open the page in a browser.

-- Its words stand in the reading's trace; null where the draft comes from no document.
alter table draft add column facsimile text check (facsimile is null or json_valid(facsimile));
-- The edition that the step was, and who made the change that followed it.
alter table draft_step add column edition integer not null default 0;
alter table draft_step add column changed_by text not null default '';

-- A link that was handed out: good once, and for minutes. The secret itself is kept nowhere.
create table browser_link (
    sha256     blob primary key check (length(sha256) = 32),
    user       integer not null,
    draft_id   integer not null references draft on delete cascade,
    expires_at integer not null
) strict, without rowid;

-- What a Mini App brought to be let in is good once too.
create table browser_ticket (
    sha256     blob primary key check (length(sha256) = 32),
    expires_at integer not null
) strict, without rowid;

-- A browser that was let in.
create table browser_session (
    sha256     blob primary key check (length(sha256) = 32),
    user       integer not null,
    expires_at integer not null
) strict, without rowid;
create index browser_session_user on browser_session (user);
