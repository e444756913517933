//! The programme as JSON, for scripts: the form of a reading without its findings.

use anyhow::Result;
use serde::Serialize;

use super::{super::agenda::audience, Asked};
use crate::{
    office::handout::Handout,
    programme::{Item, Period, Priority, directory::Directory},
};

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    issuer: Option<&'a str>,
    period: Period,
    priorities: &'a [Priority],
    items: Vec<&'a Item>,
    directory: Directory,
}

pub fn write(tx: &crate::store::Tx<'_>, asked: &Asked<'_>) -> Result<Vec<u8>> {
    let handout = Handout::of_days(tx, asked.days)?;
    let audience = audience(&handout.register, asked.of)?;
    let document = Document {
        schema: "nhaclich.programme/1",
        issuer: handout.issuer.as_deref(),
        period: handout.period,
        priorities: &handout.priorities,
        items: handout.items.iter().filter(|p| audience.concerns(p)).map(|p| &p.item).collect(),
        directory: handout.register.to_directory(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}
