-- Mail addresses at which people get what they are told in their chat, and what became of each letter.

create table mail_address (
    chat_id      integer primary key references chat on delete cascade,
    -- Confirmed; null until it is.
    address      text,
    confirmed_at integer,
    -- Asked for, with the code that was mailed there; null when none is waited for.
    asked        text,
    code         text,
    code_until   integer,
    code_sent_at integer,
    tries        integer not null default 0,
    -- Codes asked for on this office day: nobody's mailbox is filled through us.
    asked_on     text,
    asked_times  integer not null default 0,
    -- Why the last letter was refused for good; null after one that was taken.
    refused      text
) strict;

-- A message of the outbox is also a letter as soon as a row stands here.
create table letter (
    outbox_id  integer primary key references outbox on delete cascade,
    state      text not null check (state in ('pending', 'sending', 'sent', 'failed')),
    attempts   integer not null default 0,
    not_before integer not null
) strict;
create index letter_waiting on letter (not_before) where state = 'pending';
