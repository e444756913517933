//! A message is never lost, never late for a reason of ours, never sent twice.

mod answers;
mod arrivals;
pub mod crashes;
mod faults;
mod keeping;
mod limits;
mod outages;
mod outbox;
mod reach;
mod replies;
mod running;
mod watching;
