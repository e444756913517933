//! How Vietnamese offices write; it knows no document and no office.
//!
//! Texts are looked at in their folded form, letter for letter beside the original ([`folded`]). On that form
//! stand [`dates`], [`hours`], [`sessions`] and [`names`]; what may be read in more than one way is searched
//! for with [`search`], whose [`search::Choice`] says how far the best reading is ahead of the second.

pub mod dates;
pub mod fold;
pub mod folded;
pub mod hours;
pub mod letters;
pub mod lexicon;
pub mod names;
pub mod positions;
pub mod search;
pub mod sessions;
pub mod syllables;
