-- The directory put right, requests for access, a role that drafts, broadcasts, delegations.

-- Two lines that turned out to be one: published items keep naming the retired line, and it points to
-- the one that goes on. Always one step: merging that one too moves the pointer.
alter table entry add column merged_into integer references entry;
create index entry_merged on entry (merged_into) where merged_into is not null;

-- SQLite can't change a check, so the two tables that gain a role are built anew.
create table member_anew (
    user_id    integer primary key,
    name       text not null default '',
    role       text not null check (role in ('drafter', 'secretariat', 'administrator')),
    granted_at integer not null,
    granted_by integer
) strict;
insert into member_anew select user_id, name, role, granted_at, granted_by from member;
drop table member;
alter table member_anew rename to member;

create table invitation_anew (
    id          integer primary key,
    code_sha256 blob not null unique,
    kind        text not null check (kind in ('official', 'unit', 'reader', 'drafter', 'secretariat')),
    entry_id    integer references entry,
    created_at  integer not null,
    expires_at  integer not null,
    used_at     integer,
    used_by     integer,
    check ((kind in ('official', 'unit')) = (entry_id is not null))
) strict;
insert into invitation_anew
    select id, code_sha256, kind, entry_id, created_at, expires_at, used_at, used_by from invitation;
drop table invitation;
alter table invitation_anew rename to invitation;

-- A stranger asks to be let in.
create table request (
    id         integer primary key,
    user_id    integer not null,                     -- Telegram's
    name       text not null,                        -- as Telegram shows the person
    chat       integer not null,                     -- Telegram's
    thread     integer not null default 0,
    kind       text not null check (kind in ('private', 'group')),
    title      text not null,
    words      text not null,                        -- who they say they are
    asked_at   integer not null,
    decided_at integer,
    decided_by text,
    granted    integer check (granted in (0, 1)),
    check ((decided_at is null) = (granted is null))
) strict;
-- One open request of one person, however often they ask.
create unique index request_open on request (user_id) where decided_at is null;

-- A photo or a file that goes with a message: JSON of its kind and Telegram's id of it.
alter table outbox add column attachment text check (attachment is null or json_valid(attachment));
-- The message was taken back out of its chat.
alter table outbox add column recalled_at integer;

-- The secretariat's own words to many; its messages stand in the outbox under 'broadcast:<id>'.
create table broadcast (
    id         integer primary key,
    by_user    integer not null,
    text       text not null,
    attachment text check (attachment is null or json_valid(attachment)),
    audience   text not null default '[]' check (json_valid(audience)),
    state      text not null default 'draft'
               check (state in ('draft', 'sending', 'stopped', 'recalled', 'discarded')),
    opened_at  integer not null,
    sent_at    integer,
    -- Where its progress is shown: Telegram's ids of the chat and the message.
    chat       integer not null,
    message    integer
) strict;

-- An official hands an item to another (ủy quyền, dự thay) until it is taken back.
create table delegation (
    id       integer primary key,
    item_id  integer not null references item,
    from_id  integer not null references entry,
    to_id    integer not null references entry,
    made_by  text not null,
    made_at  integer not null,
    ended_at integer,
    check (from_id <> to_id)
) strict;
create unique index delegation_open on delegation (item_id, from_id) where ended_at is null;
