-- What each chat wants to be told and how, and days that are working days or not by the office's decision.

-- 0: no digest in the morning (the evening before instead).
alter table chat add column morning integer not null default 1 check (morning in (0, 1));
-- 'HH:MM': also the evening before.
alter table chat add column eve_at text;
-- The week to come: on Friday afternoon or on Sunday evening.
alter table chat add column preview text check (preview in ('friday', 'sunday'));
-- 1: on Saturdays and Sundays too.
alter table chat add column weekends integer not null default 1 check (weekends in (0, 1));
-- 1: a day without items is told as well.
alter table chat add column empty_days integer not null default 0 check (empty_days in (0, 1));
-- 1: one line an item.
alter table chat add column short integer not null default 0 check (short in (0, 1));
-- 1: digests make no sound.
alter table chat add column silent integer not null default 0 check (silent in (0, 1));
-- Minutes before an item with an hour; null: no reminder.
alter table chat add column minutes_before integer check (minutes_before > 0);

-- What became of a chat's other regular notices: 'eve:2026-11-13', 'week:2026-11-16'. Each is decided once.
create table notice_run (
    chat_id    integer not null references chat on delete cascade,
    key        text not null,
    outcome    text not null check (outcome in ('owed', 'nothing')),
    decided_at integer not null,
    primary key (chat_id, key)
) strict, without rowid;

-- Days off that the calendar doesn't know, and weekend days that are worked instead.
create table office_day (
    day    text primary key,
    works  integer not null check (works in (0, 1)),
    set_by text not null,
    set_at integer not null
) strict, without rowid;
