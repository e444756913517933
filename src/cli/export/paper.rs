//! The programme on paper, as Word, Excel or PDF: of the days asked for, else of the programme in force.

use anyhow::{Result, bail};

use super::Asked;
use office::{handout::Handout, store::Tx};
use words::handout::paper::Paper;

/// What the document or workbook is written from, handed to whoever writes it.
pub fn write(tx: &Tx<'_>, asked: &Asked<'_>, form: fn(&Paper<'_>) -> Result<Vec<u8>>) -> Result<Vec<u8>> {
    let whose = asked.whose(tx)?;
    let mut handout = Handout::load(tx, asked.programme(tx)?, &whose)?;
    if asked.changes && !handout.mark_changes(tx, &asked.moment, &whose)? {
        bail!("--changes: there is no earlier revision to compare with; leave it out");
    }
    form(&handout.paper())
}
