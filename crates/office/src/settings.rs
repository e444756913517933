//! Settings of a chat: shown, and changed one at a time; who may change them is the conversation's to ask.

use anyhow::Result;

use super::{Rules, editor};
use crate::store::{ChatId, Tx};
use script::fold::fold;
use words::{
    Message,
    press::Settings,
    settings::{self, Habit},
};

/// Does what a button asks for and shows what the message becomes; nothing for a chat that is gone.
pub fn press(
    tx: &Tx<'_>,
    rules: &Rules,
    chat: ChatId,
    pressed: Settings,
    is_desk: bool,
) -> Result<Option<Message>> {
    match pressed {
        Settings::Set(habit) => tx.set_habit(chat, habit)?,
        Settings::Remind { minutes: 0 } => tx.set_habit(chat, Habit::MinutesBefore(None))?,
        // Beneath an old digest it adds to what was chosen since.
        Settings::Remind { minutes } => tx.set_habit(chat, Habit::Remind(minutes.min(240), true))?,
        _ => {}
    }
    let Some(habits) = tx.habits(chat)? else { return Ok(None) };
    let language = habits.language.unwrap_or(rules.language);
    Ok(Some(match pressed {
        Settings::Hours => settings::hours(language),
        Settings::OnlyUrgent => settings::only_urgent(language),
        Settings::OtherHour => settings::other_hour(language, false),
        Settings::Remind { minutes } => settings::reminded(language, minutes),
        Settings::Kinds => settings::kinds(&habits, language),
        Settings::Set(habit) if habit.is_kind() => settings::kinds(&habits, language),
        Settings::Menu | Settings::Set(_) => settings::menu(&habits, language, rules.digest_at, is_desk),
    }))
}

/// An hour of the morning that was typed: `6:30`, `6h30`, `6g30`, `6 giờ 30`; nothing where it is none.
pub fn typed_hour(
    tx: &Tx<'_>,
    rules: &Rules,
    chat: ChatId,
    text: &str,
    is_desk: bool,
) -> Result<Option<Message>> {
    let text = fold(text).replace("gio", "h").replace([' ', '.'], "");
    let Some(hour) = editor::hour(&text) else { return Ok(None) };
    press(tx, rules, chat, Settings::Set(Habit::DigestAt(hour)), is_desk)
}
