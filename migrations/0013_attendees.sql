-- Who takes part in an item and what further columns say of it, and which parts in items a chat is told of.

-- As printed (JSON); whom of the directory each name means is found when it is read, so that a spelling learned
-- later counts at once.
alter table item_state add column attendees text not null default '[]' check (json_valid(attendees));
alter table item_state add column notes text;

-- 0: not told by itself of what those of the chat only chair, prepare, take part in.
alter table chat add column chairs integer not null default 1 check (chairs in (0, 1));
alter table chat add column prepares integer not null default 1 check (prepares in (0, 1));
alter table chat add column attends integer not null default 1 check (attends in (0, 1));
