//! A message: what stands in it now, and every form it had before; it knows how the Bot API writes it
//! down, not who may change it.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{BOT, ChatId, FileId, Markup, MessageId, ThreadId, UserId, World};
use crate::markup::{Formatted, to_html};

#[derive(Clone, Debug)]
pub struct Message {
    pub id: MessageId,
    pub chat: ChatId,
    pub thread: Option<ThreadId>,
    pub from: UserId,
    pub date: DateTime<Utc>,
    pub content: Content,
    pub markup: Option<Markup>,
    pub reply_to: Option<MessageId>,
    /// Arrived without a sound (`disable_notification`).
    pub silent: bool,
    /// Written through the bot's inline results.
    pub via_bot: bool,
    pub edited: Option<DateTime<Utc>>,
    /// The forms it had before each edit, oldest first.
    pub earlier: Vec<(Content, Option<Markup>)>,
    /// Emoji by who set it.
    pub reactions: Vec<(UserId, String)>,
    pub deleted: bool,
    /// The album that it is a part of (`media_group_id`).
    pub album: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    Text(Formatted),
    Document { file: FileId, caption: Formatted },
    Photo { file: FileId, caption: Formatted },
    Wordless(Wordless),
    Event(Event),
}

/// What people send without any words to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wordless {
    Sticker,
    Voice,
    Location,
}

/// What Telegram itself says in a chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    Joined(Vec<UserId>),
    Gone(UserId),
    Created(String),
    UpgradedTo(ChatId),
    UpgradedFrom(ChatId),
    TopicCreated(String),
    TopicClosed,
    TopicReopened,
    Pinned(MessageId),
}

impl Content {
    /// Text or caption.
    pub fn words(&self) -> Option<&Formatted> {
        match self {
            Self::Text(words) => Some(words),
            Self::Document { caption, .. } | Self::Photo { caption, .. } => Some(caption),
            Self::Wordless(_) | Self::Event(_) => None,
        }
    }

    pub fn file(&self) -> Option<&FileId> {
        match self {
            Self::Document { file, .. } | Self::Photo { file, .. } => Some(file),
            Self::Text(_) | Self::Wordless(_) | Self::Event(_) => None,
        }
    }
}

impl Message {
    pub fn is_from_bot(&self) -> bool {
        self.from == BOT
    }

    /// Text or caption as plain text.
    pub fn text(&self) -> &str {
        self.content.words().map_or("", |words| words.text.as_str())
    }

    /// Text or caption with its formatting.
    pub fn html(&self) -> String {
        self.content.words().map_or_else(String::new, to_html)
    }

    /// Rows of labels of the inline keyboard.
    pub fn labels(&self) -> Vec<Vec<&str>> {
        let rows = self.markup.as_ref().map_or(&[][..], Markup::rows);
        rows.iter().map(|row| row.iter().map(|button| button.label.as_str()).collect()).collect()
    }

    /// One message as a person would copy it down: who, text as HTML, file, buttons.
    pub fn transcript(&self, who: &str) -> String {
        let mark = match (self.edited.is_some(), self.silent) {
            (true, _) => " (edited)",
            (false, true) => " (silent)",
            (false, false) => "",
        };
        let words = match &self.content {
            Content::Event(event) => format!("{event:?}"),
            Content::Wordless(what) => format!("[{what:?}]"),
            Content::Document { .. } => format!("[document] {}", self.html()),
            Content::Photo { .. } => format!("[photo] {}", self.html()),
            Content::Text(_) => self.html(),
        };
        let mut text = format!("{who}{mark}: {words}");
        for row in self.labels() {
            text.push_str("\n  ");
            text.push_str(&row.iter().map(|label| format!("[{label}]")).collect::<Vec<_>>().join(" "));
        }
        text
    }
}

impl World {
    pub fn message_json(&self, message: &Message) -> Value {
        self.message_with_reply(message, true)
    }

    fn message_with_reply(&self, message: &Message, with_reply: bool) -> Value {
        let mut json = json!({"message_id": message.id, "date": message.date.timestamp()});
        if let Some(user) = self.users.get(&message.from) {
            json["from"] = user.to_json();
        }
        let chat = self.chats.get(&message.chat);
        if let Some(chat) = chat {
            json["chat"] = self.chat_json(chat);
        }
        if let Some(thread) = message.thread {
            json["message_thread_id"] = json!(thread);
            json["is_topic_message"] = json!(true);
        }
        if let Some(edited) = message.edited {
            json["edit_date"] = json!(edited.timestamp());
        }
        if let Some(album) = &message.album {
            json["media_group_id"] = json!(album);
        }
        if message.via_bot {
            json["via_bot"] = self.bot().to_json();
        }
        if let Some(Markup::Inline(_)) = &message.markup {
            json["reply_markup"] = message.markup.as_ref().map_or(Value::Null, Markup::to_json);
        }
        // As there: what is written in a topic replies to the message that opened it, and a message that
        // is replied to comes without the one it replies to itself.
        let opening = message.thread.map(|thread| MessageId(thread.0)).filter(|id| *id != message.id);
        if let (true, Some(original)) = (with_reply, message.reply_to.or(opening))
            && let Some(original) = chat.and_then(|chat| chat.message(original))
        {
            json["reply_to_message"] = self.message_with_reply(original, false);
        }
        self.content_into(&mut json, message);
        json
    }

    fn content_into(&self, json: &mut Value, message: &Message) {
        match &message.content {
            Content::Text(words) => {
                json["text"] = json!(words.text);
                if !words.entities.is_empty() {
                    json["entities"] = json!(words.entities_json());
                }
            }
            Content::Document { file, caption } => {
                json["document"] = self.files.document_json(file);
                caption_into(json, caption);
            }
            Content::Photo { file, caption } => {
                json["photo"] = self.files.photo_json(file);
                caption_into(json, caption);
            }
            Content::Wordless(what) => wordless_into(json, *what),
            Content::Event(event) => self.event_into(json, message.chat, event),
        }
    }

    fn event_into(&self, json: &mut Value, chat: ChatId, event: &Event) {
        let user = |id: &UserId| self.users.get(id).map(super::User::to_json);
        match event {
            Event::Joined(users) => {
                json["new_chat_members"] = json!(users.iter().filter_map(user).collect::<Vec<_>>());
            }
            Event::Gone(gone) => json["left_chat_member"] = json!(user(gone)),
            Event::Created(_) => json["group_chat_created"] = json!(true),
            Event::UpgradedTo(to) => json["migrate_to_chat_id"] = json!(to),
            Event::UpgradedFrom(from) => json["migrate_from_chat_id"] = json!(from),
            Event::TopicCreated(name) => {
                json["forum_topic_created"] = json!({"name": name, "icon_color": 7_322_096});
            }
            Event::TopicClosed => json["forum_topic_closed"] = json!({}),
            Event::TopicReopened => json["forum_topic_reopened"] = json!({}),
            Event::Pinned(id) => {
                let pinned = self.chats.get(&chat).and_then(|chat| chat.message(*id));
                json["pinned_message"] =
                    pinned.map_or(Value::Null, |pinned| self.message_with_reply(pinned, false));
            }
        }
    }
}

fn wordless_into(json: &mut Value, what: Wordless) {
    match what {
        Wordless::Sticker => {
            json["sticker"] = json!({
                "file_id": "sticker", "file_unique_id": "sticker", "type": "regular", "width": 512,
                "height": 512, "is_animated": false, "is_video": false,
            });
        }
        Wordless::Voice => {
            json["voice"] = json!({
                "file_id": "voice", "file_unique_id": "voice", "duration": 2,
                "mime_type": "audio/ogg", "file_size": 4000,
            });
        }
        Wordless::Location => json["location"] = json!({"latitude": 18.34, "longitude": 105.9}),
    }
}

fn caption_into(json: &mut Value, caption: &Formatted) {
    if !caption.text.is_empty() {
        json["caption"] = json!(caption.text);
    }
    if !caption.entities.is_empty() {
        json["caption_entities"] = json!(caption.entities_json());
    }
}
