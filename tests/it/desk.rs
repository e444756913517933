//! The secretariat's desk, as conversations: what the secretary does, and what reaches each chat.

mod announcing;
