//! How a calendar is offered: the address to subscribe to, how that is done, and the buttons that change it.

use super::{Button, Html, Keyboard, Language, Message, people::button, press::Calendar};
use plan::sessions::SessionHours;

/// What is said of a chat's calendar.
#[derive(Clone, Debug)]
pub struct Card {
    pub language: Language,
    /// The page to subscribe from; none: this bot has no address to the outside.
    pub page: Option<String>,
    pub is_renewed: bool,
    /// Whether the chat wants to be told anything.
    pub is_active: bool,
    /// None: items that name only a session take the whole day.
    pub hours: Option<SessionHours>,
    pub is_secretary: bool,
}

pub fn card(card: &Card) -> Message {
    let language = card.language;
    let say = |key: &str| language.html(key, &[]);
    let mut lines = Vec::new();
    let mut keyboard = Keyboard::new();
    if card.is_renewed && card.page.is_some() {
        lines.push(say("calendar-renewed"));
    }
    match &card.page {
        Some(page) => {
            lines.push(language.html("calendar-link", &[("page", page.as_str().into())]));
            if !card.is_active {
                lines.push(say("calendar-stopped"));
            }
            lines.push(say("calendar-secret"));
            keyboard.push(vec![button(language, "calendar-renew", Calendar::Renew)]);
        }
        None if card.is_secretary => lines.push(say("calendar-no-address")),
        None => {}
    }
    match card.hours {
        Some(hours) => {
            let hours = hours.to_string().replace('-', "–").replace(',', ", ");
            lines.push(language.html("calendar-by-hours", &[("hours", hours.into())]));
            keyboard.push(vec![button(language, "calendar-set-days", Calendar::AllDay)]);
        }
        None => {
            lines.push(say("calendar-by-days"));
            keyboard.push(vec![button(language, "calendar-set-hours", Calendar::ByHours)]);
        }
    }
    Message { text: Html::join(lines, "\n"), keyboard }
}

/// Under the answer of this number, so many weeks on.
pub fn add(language: Language, asked: i64, weeks: i64) -> Button {
    button(language, "calendar-add", Calendar::Add { asked, weeks })
}

/// Whether they are sure that the address shall die.
pub fn sure(language: Language) -> Message {
    let (yes, no) = ("calendar-renew-yes", "calendar-renew-no");
    let keyboard =
        vec![vec![button(language, yes, Calendar::Renewed)], vec![button(language, no, Calendar::Card)]];
    Message { text: language.html("calendar-sure", &[]), keyboard }
}
