-- What answers to questions are read from.

-- Spellings decide what a sentence means: they count as a change of what is shown, too.
create trigger edition_alias after insert on alias
begin update edition set number = number + 1; end;
create trigger edition_alias_changed after update on alias
begin update edition set number = number + 1; end;
create trigger edition_alias_ended after delete on alias
begin update edition set number = number + 1; end;
create trigger edition_membership_changed after update on membership
begin update edition set number = number + 1; end;

-- Items of several days that reach into a day, without a look at all that began before it.
create index item_state_long on item_state (last_day, first_day) where first_day < last_day;
