//! The programme as a calendar for other programs, with the identities that the feeds use.

use anyhow::Result;

use super::{
    super::{agenda::entries, moment},
    Asked,
};
use crate::{
    office::calendar::{Chronicle, View},
    store::Tx,
};

pub fn write(tx: &Tx<'_>, asked: &Asked<'_>) -> Result<Vec<u8>> {
    let settings = asked.settings;
    let of = entries(&tx.register()?, asked.of)?;
    let view = View { of, language: settings.language, hours: Some(settings.session_hours) };
    Ok(Chronicle::of_days(tx, &moment(settings), asked.days)?.calendar(&view).write())
}
