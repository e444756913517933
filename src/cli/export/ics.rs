//! The programme as a calendar for other programs, with the identities that the feeds use.

use anyhow::Result;

use super::{super::agenda::entries, Asked};
use office::{
    calendar::{Chronicle, View},
    store::Tx,
};

pub fn write(tx: &Tx<'_>, asked: &Asked<'_>) -> Result<Vec<u8>> {
    let of = entries(&tx.register()?, asked.of)?;
    let view = View { of, language: asked.language, hours: Some(asked.session_hours) };
    Ok(Chronicle::of_days(tx, &asked.moment, asked.days)?.calendar(&view).write())
}
