//! The office's verbs over a database in memory: publishing, linking, reminding, answering.

mod habits;
mod link;
mod memory;
mod prepare;
mod publish;
mod remind;
