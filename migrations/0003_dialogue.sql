-- What somebody was asked to write next: the answer is the next text they write there.
create table dialogue (
    user_id   integer not null,                      -- Telegram's
    chat      integer not null,                      -- Telegram's
    thread    integer not null default 0,
    about     text not null,                         -- JSON of whoever asked
    asked_at  integer not null,
    primary key (user_id, chat, thread)
) strict, without rowid;
