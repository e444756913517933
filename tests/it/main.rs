//! What the program promises, each test a sentence; one binary, so that it links once.

mod access;
mod ask;
mod calendar;
mod changes;
mod config;
mod conversation;
mod delivery;
mod desk;
mod document;
mod door;
mod export;
mod file;
mod hostile;
mod office;
mod picture;
mod question;
mod reading;
mod sandbox;
mod scan;
mod screen;
mod setup;
mod store;
mod support;
mod tidy;
mod unknown;
mod workdays;
