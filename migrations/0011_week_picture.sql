-- 1: the preview of the week comes with pictures of it.
alter table chat add column week_picture integer not null default 0 check (week_picture in (0, 1));
