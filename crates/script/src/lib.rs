//! How Vietnamese offices write; it knows no document and no office.

pub mod fold;
pub mod search;
