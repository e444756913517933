//! How the bot changes what it sent: edits, deletions, reactions; every earlier form is kept, so that a
//! test can tell what somebody saw before.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{BOT, ChatId, Content, Markup, Message, MessageId, World, bot};
use crate::{
    markup::Formatted,
    refusal::{Answer, Refusal},
};

/// A message can be deleted for two days.
const DELETABLE: TimeDelta = TimeDelta::hours(48);

const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are \
                            exactly the same as a current content and reply markup of the message";

impl World {
    /// Without `markup` the buttons go.
    pub fn edit_text(
        &mut self,
        (chat, id): (ChatId, MessageId),
        words: Formatted,
        markup: Option<Markup>,
        now: DateTime<Utc>,
    ) -> Answer {
        let message = self.editable(chat, id)?;
        if !matches!(message.content, Content::Text(_)) {
            return Err(Refusal::bad("there is no text in the message to edit"));
        }
        match bot::check_text(&words) {
            Err(refusal) if refusal.description.ends_with("message is too long") => {
                return Err(Refusal::bad("MESSAGE_TOO_LONG"));
            }
            other => other?,
        }
        self.edit(chat, id, Some(Content::Text(words)), markup, now)
    }

    pub fn edit_caption(
        &mut self,
        (chat, id): (ChatId, MessageId),
        words: Formatted,
        markup: Option<Markup>,
        now: DateTime<Utc>,
    ) -> Answer {
        bot::check_caption(&words)?;
        let content = match &self.editable(chat, id)?.content {
            Content::Document { file, .. } => Content::Document { file: file.clone(), caption: words },
            Content::Photo { file, .. } => Content::Photo { file: file.clone(), caption: words },
            Content::Text(_) | Content::Wordless(_) | Content::Event(_) => {
                return Err(Refusal::bad("there is no caption in the message to edit"));
            }
        };
        self.edit(chat, id, Some(content), markup, now)
    }

    pub fn edit_markup(
        &mut self,
        (chat, id): (ChatId, MessageId),
        markup: Option<Markup>,
        now: DateTime<Utc>,
    ) -> Answer {
        self.editable(chat, id)?;
        self.edit(chat, id, None, markup, now)
    }

    fn editable(&self, chat: ChatId, id: MessageId) -> Result<&Message, Refusal> {
        let message = self.writable(chat)?.message(id);
        let message = message.ok_or_else(|| Refusal::bad("message to edit not found"))?;
        if message.from != BOT || matches!(message.content, Content::Event(_)) {
            return Err(Refusal::bad("message can't be edited"));
        }
        Ok(message)
    }

    fn edit(
        &mut self,
        chat: ChatId,
        id: MessageId,
        content: Option<Content>,
        markup: Option<Markup>,
        now: DateTime<Utc>,
    ) -> Answer {
        let current = self.editable(chat, id)?;
        let same_content = content.as_ref().is_none_or(|content| *content == current.content);
        if same_content && current.markup == markup {
            return Err(Refusal::bad(NOT_MODIFIED));
        }
        self.admit(chat, now)?;
        let Some(message) = self.chats.get_mut(&chat).and_then(|chat| chat.message_mut(id)) else {
            return Err(Refusal::bad("message to edit not found"));
        };
        let content = content.unwrap_or_else(|| message.content.clone());
        let before = (
            std::mem::replace(&mut message.content, content),
            std::mem::replace(&mut message.markup, markup),
        );
        message.earlier.push(before);
        message.edited = Some(now);
        self.edited += 1;
        let message = self.chats.get(&chat).and_then(|chat| chat.message(id));
        Ok(message.map_or(Value::Null, |message| self.message_json(message)))
    }

    pub fn delete(&mut self, chat: ChatId, id: MessageId, now: DateTime<Utc>) -> Answer {
        let found = self.usable(chat)?;
        let Some(message) = found.message(id) else {
            return Err(Refusal::bad("message to delete not found"));
        };
        let rights = found.group().and_then(|group| group.standing(BOT));
        let may_delete_others = rights.is_none_or(super::Standing::is_administrator);
        if now - message.date > DELETABLE || !(message.from == BOT || may_delete_others) {
            return Err(Refusal::bad("message can't be deleted"));
        }
        if let Some(message) = self.chats.get_mut(&chat).and_then(|chat| chat.message_mut(id)) {
            message.deleted = true;
        }
        Ok(json!(true))
    }

    /// `None` takes the bot's reaction back.
    pub fn react(&mut self, chat: ChatId, id: MessageId, emoji: Option<&str>) -> Answer {
        self.writable(chat)?;
        let message = self.chats.get_mut(&chat).and_then(|chat| chat.message_mut(id));
        let message = message.ok_or_else(|| Refusal::bad("message to react not found"))?;
        if emoji.is_some_and(|emoji| emoji.is_ascii() || emoji.chars().count() > 4) {
            return Err(Refusal::bad("REACTION_INVALID"));
        }
        message.reactions.retain(|(user, _)| *user != BOT);
        message.reactions.extend(emoji.map(|emoji| (BOT, emoji.to_owned())));
        Ok(json!(true))
    }
}
