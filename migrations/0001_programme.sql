-- Programmes and their revisions, the directory, who reads them in which chat, and who did what.
-- Instants are whole milliseconds since 1970-01-01 UTC; days are ISO 8601 text; hours are 'HH:MM'.

-- What is known about the office itself or the bot, one value each: 'bot' …
create table fact (
    name  text primary key,
    value text not null
) strict, without rowid;

-- A line of the directory: an official, a unit, or a collective of either. Programmes name them in the
-- same places (a collective of officials may prepare, a unit may chair), so they share one table.
create table entry (
    id          integer primary key,
    kind        text not null check (kind in ('official', 'unit', 'collective')),
    name        text not null,                       -- as items carry it: given name, code, or title
    full_name   text,                                -- a unit's long form, an official's full name
    positions   text not null default '[]' check (json_valid(positions)),
    members_are text check (members_are in ('officials', 'units')),
    retired_at  integer,
    check ((kind = 'collective') = (members_are is not null))
) strict;

-- Two active entries of one kind under one name could not be told apart in a document.
create unique index entry_active_name on entry (kind, name) where retired_at is null;

create table alias (
    entry_id integer not null references entry on delete cascade,
    spelling text not null,
    primary key (entry_id, spelling)
) strict, without rowid;

create table membership (
    collective_id integer not null references entry on delete cascade,
    member_id     integer not null references entry on delete cascade,
    primary key (collective_id, member_id),
    check (collective_id <> member_id)
) strict, without rowid;

-- Files as they came in. The same bytes are kept once.
create table document (
    id          integer primary key,
    sha256      blob not null unique,
    name        text not null,
    content     blob not null,
    received_at integer not null
) strict;

create table programme (
    id          integer primary key,
    period_from text not null,
    period_to   text not null,
    issuer      text,
    unique (period_from, period_to),
    check (period_from <= period_to)
) strict;

-- A published state. Rows are only ever added (triggers below).
create table revision (
    id           integer primary key,
    programme_id integer not null references programme,
    number       integer not null,
    document_id  integer references document,
    version      text,                               -- the document's own: 'Điều chỉnh lần 9'
    reason       text,
    published_by text not null,
    published_at integer not null,
    unique (programme_id, number)
) strict;

-- A reading or an edit that nobody but the secretariat sees, until it is published or discarded.
create table draft (
    id          integer primary key,
    document_id integer references document,
    reading     text not null check (json_valid(reading)),
    opened_by   text not null,
    opened_at   integer not null,
    closed_at   integer,
    outcome     text check (outcome in ('published', 'discarded', 'replaced')),
    check ((closed_at is null) = (outcome is null))
) strict;

-- What stays the same when an item is moved or put differently: the identity that calendars, messages
-- and acknowledgements hold on to.
create table item (
    id           integer primary key,
    programme_id integer not null references programme
) strict;

create table item_state (
    revision_id integer not null references revision,
    item_id     integer not null references item,
    position    integer not null,                    -- order in the document
    first_day   text not null,
    last_day    text not null,
    session     text not null check (session in ('morning', 'afternoon', 'evening', 'all_day', 'unspecified')),
    time        text,
    end_time    text,
    content     text not null,
    location    text,
    status      text not null check (status in ('scheduled', 'postponed', 'cancelled')),
    source_row  integer not null,
    source_text text not null,
    primary key (revision_id, item_id),
    check (first_day <= last_day)
) strict, without rowid;
create index item_state_days on item_state (first_day, last_day);

-- Whom an item names, as printed order. `role` is what the item asks of them.
create table item_entry (
    revision_id integer not null,
    item_id     integer not null,
    role        text not null check (role in ('prepares', 'chairs')),
    position    integer not null,
    entry_id    integer not null references entry,
    primary key (revision_id, item_id, role, position),
    foreign key (revision_id, item_id) references item_state (revision_id, item_id)
) strict, without rowid;
create index item_entry_entry on item_entry (entry_id, revision_id);

create table priority (
    revision_id integer not null references revision,
    position    integer not null,
    text        text not null,
    due         text,
    primary key (revision_id, position)
) strict, without rowid;

create trigger revision_is_immutable before update on revision
begin select raise(abort, 'a published revision is immutable'); end;
create trigger revision_is_kept before delete on revision
begin select raise(abort, 'a published revision is kept'); end;
create trigger item_state_is_immutable before update on item_state
begin select raise(abort, 'a published item is immutable'); end;
create trigger item_state_is_kept before delete on item_state
begin select raise(abort, 'a published item is kept'); end;

-- The revision in force of each programme.
create view current_revision as
    select programme_id, max(number) as number, max(id) as revision_id
    from revision group by programme_id;

-- Search over the items in force; text is folded before it gets in, as SQLite does not fold đ.
create virtual table item_search using fts5 (folded, content = '', contentless_delete = 1);

-- A Telegram private chat or group, or one topic of a forum.
create table chat (
    id              integer primary key,
    telegram_id     integer not null,
    thread_id       integer not null default 0,      -- 0: not a topic
    kind            text not null check (kind in ('private', 'group')),
    title           text not null default '',
    state           text not null default 'active' check (state in ('active', 'stopped', 'unreachable')),
    state_reason    text,
    state_since     integer not null,
    language        text check (language in ('vi', 'en')),
    digest_at       text,                            -- 'HH:MM'; null: the office's default
    unique (telegram_id, thread_id)
) strict;

-- What a chat is told of: an entry's items, or with no entry the whole programme.
create table link (
    id         integer primary key,
    chat_id    integer not null references chat on delete cascade,
    entry_id   integer references entry,
    linked_at  integer not null,
    linked_by  integer                               -- Telegram user id
) strict;
create unique index link_once on link (chat_id, ifnull(entry_id, 0));
create index link_entry on link (entry_id);

-- What became of a chat's morning digest on a day; a day is decided once.
create table digest_run (
    chat_id    integer not null references chat on delete cascade,
    day        text not null,
    outcome    text not null check (outcome in ('owed', 'nothing', 'missed')),
    decided_at integer not null,
    primary key (chat_id, day)
) strict, without rowid;

-- Telegram users with more rights than reading.
create table member (
    user_id    integer primary key,
    name       text not null default '',
    role       text not null check (role in ('secretariat', 'administrator')),
    granted_at integer not null,
    granted_by integer
) strict;

-- One-use ways in. Only the code's hash is kept.
create table invitation (
    id          integer primary key,
    code_sha256 blob not null unique,
    kind        text not null check (kind in ('official', 'unit', 'reader', 'secretariat')),
    entry_id    integer references entry,
    created_at  integer not null,
    expires_at  integer not null,
    used_at     integer,
    used_by     integer,
    check ((kind in ('official', 'unit')) = (entry_id is not null))
) strict;

-- Who did what. Only ever added to; old rows leave by retention alone.
create table audit (
    id      integer primary key,
    at      integer not null,
    actor   text not null,                           -- 'user:123', 'command line', 'program'
    action  text not null,                           -- 'publish', 'link', 'invite' …
    subject text not null default '',
    detail  text not null default ''
) strict;
create index audit_at on audit (at);
create trigger audit_is_immutable before update on audit
begin select raise(abort, 'the audit log is only added to'); end;
