-- Several reminders before one item: how many minutes ahead each (JSON).
alter table chat add column reminders text not null default '[]' check (json_valid(reminders));
update chat set reminders = json_array(minutes_before) where minutes_before is not null;
alter table chat drop column minutes_before;
