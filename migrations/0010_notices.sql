-- Which kinds of notices a chat wants, and why a digest came late.

-- 0: of changes only what cannot wait; the digest marks the others.
alter table chat add column changes integer not null default 1 check (changes in (0, 1));
-- 0: none of the secretariat's own words to many.
alter table chat add column broadcasts integer not null default 1 check (broadcasts in (0, 1));

-- 'HH:MM' at which a digest was due that left later for a reason of ours.
alter table digest_run add column late_since text;
