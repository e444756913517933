//! `/thu`: mail as a second way for what somebody is told, where Telegram is blocked or slow; an address counts once a
//! code that was mailed there came back.

use anyhow::{Result, bail};
use chrono::TimeDelta;

use super::{
    Moment, Rules,
    calendar::{Chronicle, View},
};
use crate::store::{Asked, ChatId, Feed, Letter, Tx};
use script::fold::fold;
use words::{Html, Language, handout::calendar::Calendar};

/// How long a code helps, how often it may be typed wrong, and how many are mailed for one chat in a day.
const CODE_HOLDS: TimeDelta = TimeDelta::minutes(15);
const TRIES: u32 = 5;
const CODES_A_DAY: u32 = 5;
/// Letters of a code, all digits.
const DIGITS: usize = 6;
/// The longest path that mail knows (RFC 5321, 4.5.3.1.3).
const LONGEST: usize = 254;

/// A letter with the events that it tells of.
#[derive(Clone, Debug)]
pub struct Post {
    pub letter: Letter,
    pub calendar: Option<Calendar>,
}

/// Does what somebody wrote behind `/thu`, and says how it stands.
pub fn told(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    chat: ChatId,
    language: Language,
    text: &str,
) -> Result<Html> {
    let say = |key: &str| Ok(language.html(key, &[]));
    let text = text.trim();
    if !rules.mails {
        return say("mail-none");
    }
    if text.is_empty() {
        return card(tx, chat, language);
    }
    if ["dung", "tat", "thoi", "stop", "off"].contains(&fold(text).as_str()) {
        tx.end_mailbox(chat)?;
        return say("mail-ended");
    }
    if text.len() == DIGITS && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return confirm(tx, moment, chat, language, text);
    }
    if !is_address(text) {
        return say("mail-no-address");
    }
    let mailbox = tx.mailbox(chat)?;
    if mailbox.asked_on == Some(moment.today()) && mailbox.asked_times >= CODES_A_DAY {
        return say("mail-too-often");
    }
    let asked = Asked { address: text.to_owned(), code: code()?, until: moment.now + CODE_HOLDS, tries: 0 };
    tx.ask_mailbox(chat, &asked, moment.today())?;
    Ok(language.html("mail-asked", &[("address", text.into())]))
}

fn confirm(tx: &Tx<'_>, moment: &Moment, chat: ChatId, language: Language, code: &str) -> Result<Html> {
    let asked = tx.mailbox(chat)?.asked.filter(|asked| asked.until > moment.now && asked.tries < TRIES);
    let Some(asked) = asked else { return Ok(language.html("mail-stale-code", &[])) };
    if asked.code != code {
        tx.count_mailbox_try(chat)?;
        return Ok(language.html("mail-wrong-code", &[]));
    }
    tx.confirm_mailbox(chat, moment.now)?;
    Ok(language.html("mail-confirmed", &[("address", asked.address.into())]))
}

fn card(tx: &Tx<'_>, chat: ChatId, language: Language) -> Result<Html> {
    let mailbox = tx.mailbox(chat)?;
    let mut lines = vec![match mailbox.address {
        Some(address) => language.html("mail-on", &[("address", address.into())]),
        None => language.html("mail-off", &[]),
    }];
    if let Some(why) = mailbox.refused {
        lines.push(language.html("mail-refused", &[("why", why.into())]));
    }
    if let Some(asked) = mailbox.asked {
        lines.push(language.html("mail-asked", &[("address", asked.address.into())]));
    }
    Ok(Html::join(lines, "\n"))
}

/// Whether it has an address's form; whether there is such a mailbox only its code tells.
fn is_address(text: &str) -> bool {
    let plain = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_graphic() && !"<>,;:\"()[]\\".contains(c))
    };
    match text.split_once('@') {
        Some((name, domain)) => {
            text.len() <= LONGEST
                && plain(name)
                && plain(domain)
                && !domain.contains('@')
                && domain.split('.').count() > 1
                && domain.split('.').all(|label| !label.is_empty())
        }
        None => false,
    }
}

fn code() -> Result<String> {
    let mut bytes = [0u8; 8];
    if let Err(error) = getrandom::fill(&mut bytes) {
        bail!("no randomness from the system: {error}");
    }
    Ok(format!("{:0DIGITS$}", u64::from_le_bytes(bytes) % 10_u64.pow(DIGITS as u32)))
}

/// Letters that leave now, with the events whose change they tell.
pub fn due(tx: &Tx<'_>, rules: &Rules, moment: &Moment, limit: u32) -> Result<Vec<Post>> {
    let letters = tx.claim_letters(moment.now, limit)?;
    let mut chronicle = None;
    let mut posts = Vec::new();
    for letter in letters {
        let feed = Feed { chat: Some(letter.chat), secret: String::new() };
        let calendar = match View::of_feed(tx, rules, &feed)? {
            Some(view) if !letter.items.is_empty() => {
                let chronicle = match &chronicle {
                    Some(chronicle) => chronicle,
                    None => chronicle.insert(Chronicle::load(tx, moment)?),
                };
                Some(chronicle.calendar_of(&view, &letter.items))
                    .filter(|calendar| !calendar.events.is_empty())
            }
            _ => None,
        };
        posts.push(Post { letter, calendar });
    }
    Ok(posts)
}
