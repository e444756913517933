//! Files that are damaged, absurd or meant to harm: each ends in a document or in one clear line, soon.

mod bombs;
mod expanding;
mod mutations;

use std::time::{Duration, Instant};

use reading::{Unreadable, document};

/// Debug builds on busy machines are some times slower than the two seconds that users are promised.
const SOON: Duration = Duration::from_secs(20);

/// Opens the file; checks that it does so soon, and that a refusal is one line that a person can use.
fn opened(name: &str, bytes: &[u8]) -> Result<document::Document, Unreadable> {
    let started = Instant::now();
    let result = document::open(bytes);
    let took = started.elapsed();
    assert!(took < SOON, "{name} took {took:?}");
    if let Err(error) = &result {
        let line = error.to_string();
        assert!(!line.is_empty() && !line.contains('\n') && line.chars().count() < 200, "{name}: {line}");
    }
    result
}

/// The line with which the file is refused.
fn refused(name: &str, bytes: &[u8]) -> String {
    match opened(name, bytes) {
        Err(error) => error.to_string(),
        Ok(document) => panic!("{name} was opened: {} blocks", document.blocks.len()),
    }
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(format!("tests/data/{name}")).expect("a file of the tests")
}
