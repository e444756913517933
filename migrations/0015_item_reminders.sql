-- Chats that want to be reminded of one item, so many minutes ahead; gone once they were.
create table item_reminder (
    chat_id integer not null references chat on delete cascade,
    item_id integer not null references item,
    minutes integer not null check (minutes > 0),
    primary key (chat_id, item_id)
) strict, without rowid;
