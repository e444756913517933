//! What a comparison of two programmes says, as a secretary would say it.

mod notation;
mod revisions;
mod rules;
mod sample;
