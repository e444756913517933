-- What an office prints around its programme (JSON), kept with the document that it was read in: papers written from
-- the chat look as the office's own.
alter table document add column frame text check (frame is null or json_valid(frame));
