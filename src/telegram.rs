//! The door to Telegram: what comes in, what goes out, and what its answers mean; the only teloxide.

pub mod acquaintance;
pub mod arrivals;
pub mod commands;
pub mod conversation;
pub mod courier;
pub mod flood;
pub mod limits;
pub mod listener;
pub mod method;
pub mod outcome;
pub mod pace;
pub mod raw;
pub mod reach;
pub mod shape;
pub mod tolerant;
pub mod webhook;
pub mod wire;
pub mod workers;
