//! The world: everybody and every chat that the stand-in for Telegram knows, changed by people
//! ([`people`]) and by the bot ([`bot`]); a pure state machine that is told the time and does no I/O.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

pub mod access;
mod app;
pub mod bot;
pub mod chat;
pub mod edits;
pub mod files;
pub mod inline;
pub mod keyboard;
pub mod menu;
pub mod message;
pub mod people;
pub mod rooms;
pub mod updates;

pub use chat::{Chat, Form, Group, Kind, Standing, Topic, TopicState};
pub use files::{File, FileId};
pub use keyboard::{Button, Markup, Press};
pub use message::{Content, Event, Message};
pub use people::Toast;

use super::limits::Limits;
use files::Files;
use inline::Inline;
use menu::Menus;
use people::Callback;
use updates::Updates;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident($inner:ty);)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize)]
        #[serde(transparent)]
        pub struct $name(pub $inner);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    UserId(i64);
    /// A person's id for a private chat, negative for a group.
    ChatId(i64);
    MessageId(i32);
    /// A forum topic: the id of the message that created it.
    ThreadId(i32);
}

/// The bot's own id: the part of its token before the colon.
pub const BOT: UserId = UserId(7_000_000_001);

/// A person, or the bot.
#[derive(Clone, Debug)]
pub struct User {
    pub id: UserId,
    pub name: String,
    pub username: Option<String>,
    /// Of the person's Telegram client, such as `vi`.
    pub language: String,
    pub is_bot: bool,
    /// The account was deleted.
    pub deactivated: bool,
}

impl User {
    pub fn to_json(&self) -> Value {
        let mut json = json!({"id": self.id, "is_bot": self.is_bot, "first_name": self.name});
        if let Some(username) = &self.username {
            json["username"] = json!(username);
        }
        if !self.is_bot {
            json["language_code"] = json!(self.language);
        }
        json
    }
}

/// State of everything. Fields are read through [`super::Sandbox::world`] and changed by its verbs.
pub struct World {
    pub(super) users: BTreeMap<UserId, User>,
    pub(super) chats: HashMap<ChatId, Chat>,
    pub updates: Updates,
    pub(super) files: Files,
    pub(super) menus: Menus,
    pub(super) callbacks: HashMap<String, Callback>,
    pub(super) inline: Inline,
    /// How fast the bot may send; nothing is limited until asked for.
    pub limits: Option<Limits>,
    /// With privacy mode on, the bot hears only what is meant for it in groups.
    pub privacy: bool,
    /// Inline mode, to be allowed in @BotFather.
    pub inline_mode: bool,
    /// Messages that the bot sent since the start: what a bench counts.
    pub sent: u64,
    /// Edits, deletions and answers to buttons are not messages.
    pub edited: u64,
    next_user: i64,
    next_group: i64,
    next_message: i32,
    next_query: u64,
}

impl Default for World {
    fn default() -> Self {
        let bot = User {
            id: BOT,
            name: "Nhắc lịch".to_owned(),
            username: Some("nhaclich_sandbox_bot".to_owned()),
            language: String::new(),
            is_bot: true,
            deactivated: false,
        };
        Self {
            users: BTreeMap::from([(BOT, bot)]),
            chats: HashMap::new(),
            updates: Updates::default(),
            files: Files::default(),
            menus: Menus::default(),
            callbacks: HashMap::new(),
            inline: Inline::default(),
            limits: None,
            privacy: true,
            inline_mode: true,
            sent: 0,
            edited: 0,
            next_user: 5_000_000_001,
            next_group: 4_000_000_001,
            next_message: 1,
            next_query: 1,
        }
    }
}

impl World {
    pub fn bot(&self) -> &User {
        &self.users[&BOT]
    }

    pub fn bot_username(&self) -> &str {
        self.bot().username.as_deref().unwrap_or_default()
    }

    pub fn user(&self, id: UserId) -> Option<&User> {
        self.users.get(&id)
    }

    pub fn users(&self) -> impl Iterator<Item = &User> {
        self.users.values()
    }

    pub fn chat(&self, id: ChatId) -> Option<&Chat> {
        self.chats.get(&id)
    }

    pub fn chats(&self) -> impl Iterator<Item = &Chat> {
        self.chats.values()
    }

    pub fn file(&self, id: &FileId) -> Option<&File> {
        self.files.get(id)
    }

    /// The next message's id: private chats and basic groups share one sequence, supergroups have theirs.
    fn message_id(&mut self, chat: ChatId) -> MessageId {
        let next = match self.chats.get_mut(&chat) {
            Some(Chat { kind: Kind::Group(group), next_message, .. }) if group.form != Form::Basic => {
                next_message
            }
            _ => &mut self.next_message,
        };
        *next += 1;
        MessageId(*next - 1)
    }

    fn query_id(&mut self) -> String {
        self.next_query += 1;
        format!("{}{:08}", BOT.0, self.next_query)
    }

    /// Puts a message into its chat; the caller decides whether the bot hears of it.
    fn put(&mut self, message: Message) {
        if let Some(chat) = self.chats.get_mut(&message.chat) {
            chat.messages.push(message);
        }
    }

    fn name_of(&self, user: UserId) -> &str {
        self.users.get(&user).map_or("?", |user| user.name.as_str())
    }

    /// A chat as a person would copy it down, for snapshots and for messages of failed tests.
    pub fn transcript(&self, chat: ChatId) -> String {
        let Some(chat) = self.chats.get(&chat) else { return String::new() };
        let lines = chat.messages.iter().filter(|message| !message.deleted);
        lines.map(|message| message.transcript(self.name_of(message.from))).collect::<Vec<_>>().join("\n")
    }

    /// Forgets what nobody can ask for any more.
    pub fn forget_old(&mut self, now: DateTime<Utc>) {
        self.updates.forget_old(now);
        self.callbacks.retain(|_, callback| !callback.is_forgotten(now));
    }
}
