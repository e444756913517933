-- Secret addresses under which a calendar or a board is fetched, and a count of what they show.

-- What a secret opens. One a purpose for each chat, and one for the office as a whole; whoever makes a new
-- secret puts it in the place of the old one.
create table feed (
    id      integer primary key,
    purpose text not null check (purpose in ('calendar', 'board')),
    chat_id integer references chat on delete cascade,   -- whose view it gives; null: the office's
    secret  text not null,                               -- kept as it is: the same link is shown again
    sha256  blob not null unique,                        -- what is looked up
    made_at integer not null,
    made_by text not null                                -- 'user:123'
) strict;
create unique index feed_once on feed (purpose, ifnull(chat_id, 0));

-- 1: in this chat's calendar an item without an hour takes the whole day, not the hours of its session.
alter table chat add column sessions_all_day integer not null default 0 check (sessions_all_day in (0, 1));

-- Sets this office's items apart from those of others in calendars that hold both.
insert into fact (name, value) values ('office', lower(hex(randomblob(8))));

-- Grows with everything that a feed shows or that decides who may see it: what was made of an older edition
-- is made anew.
create table edition (
    id     integer primary key check (id = 1),
    number integer not null
) strict;
insert into edition (id, number) values (1, 1);

create trigger edition_revision after insert on revision
begin update edition set number = number + 1; end;
create trigger edition_withdrawal after insert on withdrawal
begin update edition set number = number + 1; end;
create trigger edition_delegation after insert on delegation
begin update edition set number = number + 1; end;
create trigger edition_delegation_ended after update on delegation
begin update edition set number = number + 1; end;
create trigger edition_entry after insert on entry
begin update edition set number = number + 1; end;
create trigger edition_entry_changed after update on entry
begin update edition set number = number + 1; end;
create trigger edition_membership after insert on membership
begin update edition set number = number + 1; end;
create trigger edition_membership_ended after delete on membership
begin update edition set number = number + 1; end;
create trigger edition_link after insert on link
begin update edition set number = number + 1; end;
create trigger edition_link_ended after delete on link
begin update edition set number = number + 1; end;
create trigger edition_member after insert on member
begin update edition set number = number + 1; end;
create trigger edition_member_changed after update on member
begin update edition set number = number + 1; end;
create trigger edition_member_ended after delete on member
begin update edition set number = number + 1; end;
create trigger edition_chat after update of telegram_id, state, language, sessions_all_day on chat
when (old.telegram_id, old.state, old.language, old.sessions_all_day)
    is not (new.telegram_id, new.state, new.language, new.sessions_all_day)
begin update edition set number = number + 1; end;
create trigger edition_feed after insert on feed
begin update edition set number = number + 1; end;
create trigger edition_feed_changed after update on feed
begin update edition set number = number + 1; end;
create trigger edition_feed_ended after delete on feed
begin update edition set number = number + 1; end;
create trigger edition_office_day after insert on office_day
begin update edition set number = number + 1; end;
create trigger edition_office_day_changed after update on office_day
begin update edition set number = number + 1; end;
create trigger edition_office_day_ended after delete on office_day
begin update edition set number = number + 1; end;
