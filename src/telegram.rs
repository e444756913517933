//! The door to Telegram: what comes in, what goes out, and what its answers mean; the only teloxide.

pub mod courier;
pub mod limits;
pub mod outcome;
pub mod pace;
pub mod reach;
pub mod wire;
