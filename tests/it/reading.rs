//! What documents say: the reader against programmes written for this project.

mod account;
mod anything;
mod collectives;
mod damaged;
mod findings;
mod generator;
mod kinds;
mod notations;
mod programmes;
mod score;
mod scoring;
mod tables;
