-- What is owed to chats and what became of it, what came in, and how chats can be reached.

-- One message to one chat. A row outlives its delivery: owing the same key again is a no-op.
create table outbox (
    id         integer primary key,
    chat_id    integer not null references chat,
    key        text not null,                        -- 'digest:2021-11-12', 'revision:41' …
    part       integer not null default 1,           -- (1/3): parts of one key leave in order
    lane       integer not null,                     -- 0 urgent, 1 announcement, 2 digest
    text       text not null,                        -- Telegram's HTML
    keyboard   text not null default '[]' check (json_valid(keyboard)),
    owed_at    integer not null,
    not_before integer not null,
    expires_at integer not null,
    state      text not null default 'pending'
               check (state in ('pending', 'sending', 'sent', 'failed', 'uncertain', 'superseded')),
    attempts   integer not null default 0,           -- requests that may have reached Telegram
    doubts     integer not null default 0,           -- of these, without an answer; at most 2
    plain      integer not null default 0,           -- 1: Telegram refused the markup, send bare text
    reason     text,                                 -- one of our words: 'blocked', 'no-answer' …
    answer     text,                                 -- Telegram's own words
    message_id integer,
    settled_at integer,
    unique (chat_id, key, part),
    check ((state = 'sent') = (message_id is not null))
) strict;

-- The queue: what leaves next, without a look at the rows that have left.
create index outbox_due on outbox (lane, not_before, id, chat_id) where state = 'pending';
create index outbox_sending on outbox (id) where state = 'sending';
create index outbox_key on outbox (key, state);
create index outbox_settled on outbox (settled_at) where settled_at is not null;

-- Keys whose rows retention has removed: owing stays a no-op for ever.
create table outbox_forgotten (
    chat_id integer not null,
    key     text not null,
    part    integer not null,
    primary key (chat_id, key, part)
) strict, without rowid;

-- Telegram asked for a pause in this chat until then.
alter table chat add column hold_until integer;
-- Since when Telegram says "chat not found"; a day of grace before it counts.
alter table chat add column missing_since integer;
-- 1: the topic is closed or deleted, messages go to the group's General.
alter table chat add column topic_gone integer not null default 0;

-- Updates as they came in, written down before Telegram forgets them. The id stays for some days, the
-- body only until it is handled.
create table incoming (
    update_id   integer primary key,
    source      integer not null,                    -- Telegram id of the chat, or of the user without one
    body        text,                                -- JSON; null once handled
    received_at integer not null,
    attempts    integer not null default 0,
    handled_at  integer,
    check ((body is null) = (handled_at is not null))
) strict;
create index incoming_open on incoming (source, update_id) where handled_at is null;
create index incoming_handled on incoming (handled_at) where handled_at is not null;

-- When something was last done that is done once in a while: 'backup', 'retention' …
create table milestone (
    name   text primary key,
    at     integer not null,
    detail text not null default ''
) strict, without rowid;
