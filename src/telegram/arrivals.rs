//! What an update says about its chat before anybody reads it: where it belongs, who sent it, whether the
//! chat moved, went away or came back.

use anyhow::Result;
use chrono::{DateTime, Utc};
use serde_json::Value;

use office::{
    Moment, Rules,
    deliver::{Absence, gone},
    store::{ChatState, Incoming, Place, Tx},
};

/// The kinds that the program has a use for; Telegram keeps the rest to itself.
pub const WANTED: &[&str] = &["message", "callback_query", "inline_query", "my_chat_member"];

/// An update, as far as the door needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrival {
    pub incoming: Incoming,
    /// Who sent it; 0 where nobody did.
    pub user: i64,
    pub place: Place,
}

/// Reads number, chat and sender of an update, whatever else is in it.
pub fn arrival(update: &Value, now: DateTime<Utc>) -> Option<Arrival> {
    let update_id = update["update_id"].as_i64()?;
    // What nobody asked for may stand beside it; an update of which only the number can be read belongs nowhere.
    let wanted = WANTED.iter().map(|kind| &update[*kind]).find(|content| !content.is_null());
    let other =
        || update.as_object()?.iter().find(|(name, _)| *name != "update_id").map(|(_, content)| content);
    let content = wanted.or_else(other).unwrap_or(&Value::Null);
    let message = if content["message"].is_object() { &content["message"] } else { content };
    let user = content["from"]["id"].as_i64().unwrap_or(0);
    let chat = message["chat"]["id"].as_i64().unwrap_or(user);
    let thread = match message["is_topic_message"].as_bool() {
        Some(true) => message["message_thread_id"].as_i64().and_then(|id| id.try_into().ok()).unwrap_or(0),
        _ => 0,
    };
    let incoming = Incoming { update_id, source: chat, body: update.to_string(), received_at: now };
    Some(Arrival { incoming, user, place: Place { chat, thread } })
}

/// Whether somebody waits for an answer to an update: whoever pressed a button, gave a command or wrote in private.
/// In a group most words are not for the bot, nor does anybody look for an answer to what they type after its name.
pub fn expects_answer(update: &Value) -> bool {
    let message = &update["message"];
    let chat = message["chat"]["id"].as_i64();
    let is_private = chat.is_some_and(|chat| chat > 0) || (chat.is_none() && !message.is_null());
    update["callback_query"].is_object()
        || is_private
        || message["text"].as_str().is_some_and(|text| text.starts_with('/'))
}

/// What happened to a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Moved {
        from: i64,
        to: i64,
    },
    Gone {
        chat: i64,
        absence: Absence,
    },
    /// The people there want to hear from us: they pressed Start.
    Back {
        chat: i64,
    },
    /// Somebody wrote there, or let the bot in again, so it can be reached.
    Heard {
        chat: i64,
    },
}

/// Reads an update for news of its chat.
pub fn news(update: &Value) -> Option<News> {
    let message = &update["message"];
    if let Some(chat) = message["chat"]["id"].as_i64() {
        if let Some(to) = message["migrate_to_chat_id"].as_i64() {
            return Some(News::Moved { from: chat, to });
        }
        if let Some(from) = message["migrate_from_chat_id"].as_i64() {
            return Some(News::Moved { from, to: chat });
        }
        let word = message["text"].as_str().and_then(|text| text.split_whitespace().next()).unwrap_or("");
        let command = word.split('@').next().unwrap_or("");
        return Some(if command == "/start" { News::Back { chat } } else { News::Heard { chat } });
    }
    if let Some(chat) = update["callback_query"]["message"]["chat"]["id"].as_i64() {
        return Some(News::Heard { chat });
    }
    membership(&update["my_chat_member"])
}

fn membership(change: &Value) -> Option<News> {
    let chat = change["chat"]["id"].as_i64()?;
    let is_private = change["chat"]["type"] == "private";
    let member = &change["new_chat_member"];
    Some(match member["status"].as_str()? {
        "kicked" | "left" if is_private => News::Gone { chat, absence: Absence::Blocked },
        "kicked" | "left" => News::Gone { chat, absence: Absence::Removed },
        "restricted" if member["can_send_messages"] == false => {
            News::Gone { chat, absence: Absence::NoRights }
        }
        _ => News::Heard { chat },
    })
}

/// Whether the news would change anything; asked first, as most don't.
pub fn matters(tx: &Tx<'_>, news: News) -> Result<bool> {
    let chat = match news {
        News::Moved { from, .. } => return Ok(!tx.chats_of(from)?.is_empty()),
        News::Gone { chat, .. } | News::Back { chat } | News::Heard { chat } => chat,
    };
    Ok(tx.chats_of(chat)?.iter().any(|known| match news {
        News::Moved { .. } => true,
        News::Gone { .. } => known.state != ChatState::Unreachable,
        News::Back { .. } => known.state != ChatState::Active,
        News::Heard { .. } => known.state == ChatState::Unreachable,
    }))
}

/// Keeps the news. A chat that asked for silence keeps it until it says otherwise.
pub fn keep(tx: &Tx<'_>, rules: &Rules, moment: &Moment, news: News) -> Result<()> {
    match news {
        News::Moved { from, to } => {
            tx.move_chat(from, to)?;
        }
        News::Gone { chat, absence } => {
            for known in tx.chats_of(chat)? {
                gone(tx, rules, known.id, absence, moment.now)?;
            }
        }
        News::Back { chat } => {
            for known in tx.chats_of(chat)? {
                tx.chat_back(known.id, moment.now)?;
            }
        }
        News::Heard { chat } => {
            for known in tx.chats_of(chat)? {
                if known.state == ChatState::Unreachable {
                    tx.chat_back(known.id, moment.now)?;
                }
            }
        }
    }
    Ok(())
}
