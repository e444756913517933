//! `/bang`: the address of the office board; opened, renewed and closed by the secretariat, and written down.

use anyhow::Result;

use super::{Moment, Rules, feeds};
use crate::store::{Purpose, Tx};
use words::{Keyboard, Language, Message, people::button};

/// What a button of the card asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    Card,
    Open,
    /// Whether to renew: whoever hung up a screen has to go there again.
    AskRenew,
    Renew,
    Close,
}

impl Pressed {
    /// A button's data after `screen:`.
    pub fn parse(data: &str) -> Option<Self> {
        Some(match data {
            "card" => Self::Card,
            "open" => Self::Open,
            "ask" => Self::AskRenew,
            "renew" => Self::Renew,
            "close" => Self::Close,
            _ => return None,
        })
    }
}

/// Does what a button asks for and shows how it stands.
pub fn press(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    language: Language,
    pressed: Pressed,
    by: &str,
) -> Result<Message> {
    match pressed {
        Pressed::Card | Pressed::AskRenew => {}
        Pressed::Open => drop(feeds::secret(tx, moment, Purpose::Board, None, by)?),
        Pressed::Renew => drop(feeds::renew(tx, moment, Purpose::Board, None, by)?),
        Pressed::Close => {
            if tx.end_feed(Purpose::Board, None)? {
                tx.audit(moment.now, by, "end link", "office", "board")?;
            }
        }
    }
    card(tx, rules, language, pressed == Pressed::AskRenew)
}

/// How it stands, to be looked at only.
pub fn card(tx: &Tx<'_>, rules: &Rules, language: Language, is_asking: bool) -> Result<Message> {
    let Some(public) = &rules.public_url else {
        return Ok(Message { text: language.html("screen-nowhere", &[]), keyboard: Keyboard::new() });
    };
    let Some(feed) = tx.feed(Purpose::Board, None)? else {
        let keyboard = vec![vec![button(language, "screen-open", "screen:open")]];
        return Ok(Message { text: language.html("screen-closed", &[]), keyboard });
    };
    let address = feeds::address(public, &format!("bang/{}", feed.secret));
    let mut text = language.html("screen-card", &[("address", address.into())]);
    let keyboard = if is_asking {
        text = text.then("\n").then(language.html("screen-renew-what", &[]));
        vec![vec![
            button(language, "screen-renew-yes", "screen:renew"),
            button(language, "screen-renew-no", "screen:card"),
        ]]
    } else {
        vec![vec![
            button(language, "screen-renew", "screen:ask"),
            button(language, "screen-close", "screen:close"),
        ]]
    };
    Ok(Message { text, keyboard })
}
