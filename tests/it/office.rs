//! The office's verbs over a database in memory: publishing, linking, reminding, answering.

mod asking;
mod attendees;
mod digest;
mod feeds;
mod habits;
mod keys;
mod link;
mod log;
mod memory;
mod prepare;
mod press;
mod publish;
mod remind;
mod schedule;
