//! nhaclich (*nhắc lịch*): from an office's work programme to each person's morning message.
//!
//! The doors of the house; its rooms are the crates in `crates/` (`ARCHITECTURE.md`).

pub mod apart;
pub mod convert;
pub mod telegram;
pub mod web;

pub mod metrics;
pub mod upkeep;

pub mod cli;
pub mod config;
pub mod lock;
pub mod mail;
pub mod program;
