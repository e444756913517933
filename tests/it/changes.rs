//! What a comparison of two programmes says, as a secretary would say it.

mod clashes;
mod notation;
mod properties;
mod revisions;
mod rules;
mod sample;
