//! `/bang`: the address of the office board; opened, renewed and closed by the secretariat, and written down.

use anyhow::Result;

use super::{Moment, Rules, feeds};
use crate::store::{Actor, Deed, Detail, Purpose, Subject, Tx};
use words::{Keyboard, Language, Message, people::button, press::Screen};

/// Does what a button asks for and shows how it stands.
pub fn press(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    language: Language,
    pressed: &Screen,
    by: Actor,
) -> Result<Message> {
    match pressed {
        Screen::Card | Screen::AskRenew => {}
        Screen::Open => drop(feeds::secret(tx, moment, Purpose::Board, None, by)?),
        Screen::Renew => drop(feeds::renew(tx, moment, Purpose::Board, None, by)?),
        Screen::Close => {
            if tx.end_feed(Purpose::Board, None)? {
                tx.audit(moment.now, by, Deed::EndLink, Subject::Office, Detail::Board)?;
            }
        }
    }
    card(tx, rules, language, *pressed == Screen::AskRenew)
}

/// How it stands, to be looked at only.
pub fn card(tx: &Tx<'_>, rules: &Rules, language: Language, is_asking: bool) -> Result<Message> {
    let Some(public) = &rules.public_url else {
        return Ok(Message { text: language.html("screen-nowhere", &[]), keyboard: Keyboard::new() });
    };
    let Some(feed) = tx.feed(Purpose::Board, None)? else {
        let keyboard = vec![vec![button(language, "screen-open", Screen::Open)]];
        return Ok(Message { text: language.html("screen-closed", &[]), keyboard });
    };
    let address = feeds::address(public, &format!("bang/{}", feed.secret));
    let mut text = language.html("screen-card", &[("address", address.into())]);
    let keyboard = if is_asking {
        text = text.then("\n").then(language.html("screen-renew-what", &[]));
        vec![vec![
            button(language, "screen-renew-yes", Screen::Renew),
            button(language, "screen-renew-no", Screen::Card),
        ]]
    } else {
        vec![vec![
            button(language, "screen-renew", Screen::AskRenew),
            button(language, "screen-close", Screen::Close),
        ]]
    };
    Ok(Message { text, keyboard })
}
