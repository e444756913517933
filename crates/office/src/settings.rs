//! Settings of a chat: shown, and changed one at a time; who may change them is the conversation's to ask.

use anyhow::Result;

use super::Rules;
use crate::store::{ChatId, Tx};
use words::{Message, press::Settings, settings};

/// Does what a button asks for and shows what the message becomes; nothing for a chat that is gone.
pub fn press(
    tx: &Tx<'_>,
    rules: &Rules,
    chat: ChatId,
    pressed: Settings,
    is_desk: bool,
) -> Result<Option<Message>> {
    if let Settings::Set(habit) = pressed {
        tx.set_habit(chat, habit)?;
    }
    let Some(habits) = tx.habits(chat)? else { return Ok(None) };
    let language = habits.language.unwrap_or(rules.language);
    Ok(Some(match pressed {
        Settings::Hours => settings::hours(language),
        Settings::OnlyUrgent => settings::only_urgent(language),
        Settings::Kinds => settings::kinds(&habits, language),
        Settings::Set(habit) if habit.is_kind() => settings::kinds(&habits, language),
        Settings::Menu | Settings::Set(_) => settings::menu(&habits, language, rules.digest_at, is_desk),
    }))
}
