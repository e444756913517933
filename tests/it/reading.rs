//! What documents say: the reader against programmes written for this project.

mod collectives;
mod generator;
mod programmes;
mod score;
