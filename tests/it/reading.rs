//! What documents say: the reader against programmes written for this project.

mod anything;
mod collectives;
mod generator;
mod notations;
mod programmes;
mod score;
