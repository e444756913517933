-- The secretariat's desk: drafts that are worked on, announcements and who has seen them, withdrawals.

-- 1: without a sound.
alter table outbox add column silent integer not null default 0 check (silent in (0, 1));
-- 1: also for a chat that asked for silence. A cancellation of one's own item can't be switched off.
alter table outbox add column insists integer not null default 0 check (insists in (0, 1));
-- Telegram's number of the message in this chat whose place this one takes; or our row of it, which may
-- not have been sent yet (no foreign key: retention removes rows).
alter table outbox add column edits integer;
alter table outbox add column replaces integer;
create index outbox_replaces on outbox (replaces) where replaces is not null;

-- Who works on the draft: 'user:123', 'command line'. Somebody else has to take it over first.
alter table draft add column held_by text not null default '';
alter table draft add column held_at integer not null default 0;
-- Counts the changes made to the draft: what was shown of an older edition is stale.
alter table draft add column edition integer not null default 1;
-- What was decided beside the reading itself (JSON).
alter table draft add column decisions text not null default '{}' check (json_valid(decisions));
alter table draft add column reason text;
-- What it was published as.
alter table draft add column revision_id integer references revision;
update draft set held_by = opened_by, held_at = opened_at;

-- The states before each answer, to go back to.
create table draft_step (
    draft_id  integer not null references draft on delete cascade,
    number    integer not null,
    reading   text not null check (json_valid(reading)),
    decisions text not null check (json_valid(decisions)),
    primary key (draft_id, number)
) strict, without rowid;

-- Publications that were called back before anybody was told. The revision itself stays as it is.
create table withdrawal (
    revision_id  integer primary key references revision,
    withdrawn_by text not null,
    withdrawn_at integer not null
) strict;

drop view current_revision;
create view current_revision as
    select programme_id, max(number) as number, max(id) as revision_id
    from revision where id not in (select revision_id from withdrawal) group by programme_id;

-- What one chat is told of one publication; its message stands in the outbox under 'revision:<id>'.
create table announcement (
    id          integer primary key,
    revision_id integer not null references revision,
    chat_id     integer not null references chat,
    soonest     text,                                -- first day to come that it is about
    reminded_at integer,
    unique (revision_id, chat_id)
) strict;
create index announcement_chat on announcement (chat_id);

create table announcement_item (
    announcement_id integer not null references announcement on delete cascade,
    item_id         integer not null references item,
    primary key (announcement_id, item_id)
) strict, without rowid;

-- For whom of the directory the chat was told; none: it follows the whole programme.
create table announcement_entry (
    announcement_id integer not null references announcement on delete cascade,
    entry_id        integer not null references entry,
    primary key (announcement_id, entry_id)
) strict, without rowid;

-- Who should have been told and is linked to no chat.
create table untold (
    revision_id integer not null references revision,
    entry_id    integer not null references entry,
    primary key (revision_id, entry_id)
) strict, without rowid;

create table acknowledgement (
    announcement_id integer not null references announcement on delete cascade,
    user_id         integer not null,                -- Telegram's
    name            text not null,
    at              integer not null,
    primary key (announcement_id, user_id)
) strict, without rowid;

-- Messages that show who has seen a publication, and what they show now.
create table board (
    id          integer primary key,
    revision_id integer not null references revision,
    chat_id     integer not null references chat,
    message_id  integer not null,
    shown       text not null default '',
    edits       integer not null default 0,
    unique (chat_id, message_id)
) strict;
create index board_revision on board (revision_id);
