//! A message is never lost, never late for a reason of ours, never sent twice.

mod answers;
mod arrivals;
pub mod crashes;
mod faults;
mod keeping;
mod limits;
mod outbox;
mod running;
mod watching;
