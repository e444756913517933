-- Questions that were understood: for turning the pages of their answers, and for what is asked after them.
create table asked (
    id       integer primary key,
    user_id  integer not null,                       -- Telegram's
    chat     integer not null,                       -- Telegram's
    thread   integer not null default 0,
    question text check (json_valid(question)),      -- null: only asked back
    choices  text not null default '[]' check (json_valid(choices)),
    asked_at integer not null
) strict;
create index asked_by on asked (user_id, chat, thread, id);
create index asked_at on asked (asked_at);
