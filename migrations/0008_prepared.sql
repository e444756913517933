-- Units that said that an item is prepared.
create table prepared (
    item_id  integer not null references item,
    entry_id integer not null references entry,
    user_id  integer not null,                       -- Telegram's
    name     text not null,
    at       integer not null,
    primary key (item_id, entry_id)
) strict, without rowid;

-- Nudges for what a unit prepares, three working days and one ahead.
alter table chat add column nudged integer not null default 1 check (nudged in (0, 1));
