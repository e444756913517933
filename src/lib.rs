//! nhaclich (*nhắc lịch*): from an office's work programme to each person's morning message.
//!
//! The rooms, in the order in which the data goes through them.

pub mod programme;
pub mod reading;

pub mod convert;

pub mod handout;
pub mod message;
pub mod store;

pub mod office;
pub mod telegram;
pub mod web;

pub mod metrics;
pub mod upkeep;

pub mod cli;
pub mod clock;
pub mod config;
pub mod lock;
pub mod private;
pub mod program;
pub mod sandbox;
