//! Standard output for data: a reader that closes the pipe early (`| head`) is no error.

use std::io::{ErrorKind, Write};

use anyhow::Result;
use serde::Serialize;

pub fn print(text: &str) -> Result<()> {
    write(format!("{text}\n").as_bytes())
}

/// A whole file.
pub fn write(bytes: &[u8]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}

pub fn print_json(value: &impl Serialize) -> Result<()> {
    print(&serde_json::to_string_pretty(value)?)
}
