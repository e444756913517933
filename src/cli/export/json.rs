//! The programme as JSON, for scripts: the form of a reading without its findings.

use anyhow::Result;
use serde::Serialize;

use super::Asked;
use office::{handout::Handout, store::Tx};
use plan::{Item, Period, Priority, directory::Directory};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    issuer: Option<&'a str>,
    period: Period,
    priorities: &'a [Priority],
    items: &'a [Item],
    directory: &'a Directory,
}

pub fn write(tx: &Tx<'_>, asked: &Asked<'_>) -> Result<Vec<u8>> {
    let handout = Handout::load(tx, asked.all(tx)?, &asked.whose(tx)?)?;
    let document = Document {
        schema: "nhaclich.programme/1",
        issuer: handout.issuer.as_deref(),
        period: handout.period,
        priorities: &handout.priorities,
        items: &handout.items,
        directory: &handout.directory,
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}
