//! What people do: write, press, block, edit. Each act changes the world as Telegram would and tells the
//! bot what it may hear; an act that no client would offer is [`Impossible`].

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::{
    BOT, Chat, ChatId, Content, FileId, Kind, Markup, Message, MessageId, Press, Standing, ThreadId,
    TopicState, User, UserId, World, app, files::Upload,
};
use crate::{
    markup::{EntityKind, Formatted},
    refusal::{Answer, Refusal},
};

/// Why Telegram's client would not let somebody do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Impossible(pub &'static str);

pub(super) const QUERY_TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";
/// For how long a pressed button waits; Telegram does not say, reports agree on less than this.
const PRESS_DEADLINE: TimeDelta = TimeDelta::seconds(20);
const TOAST_CHARS: usize = 200;

/// A button that was pressed.
#[derive(Clone, Debug)]
pub struct Callback {
    pub from: UserId,
    at: DateTime<Utc>,
    pub answer: Option<Toast>,
}

/// What the bot answered to a pressed button.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Toast {
    pub text: String,
    /// Shown until closed, not as a notice that passes.
    pub is_alert: bool,
    pub url: Option<String>,
}

/// What somebody writes.
#[derive(Clone, Debug)]
pub struct Written {
    pub content: Content,
    pub thread: Option<ThreadId>,
    pub reply_to: Option<MessageId>,
    pub markup: Option<Markup>,
    pub via_bot: bool,
    /// What was sent together has the same.
    pub album: Option<String>,
}

impl Default for Written {
    fn default() -> Self {
        let content = Content::Text(Formatted::default());
        Self { content, thread: None, reply_to: None, markup: None, via_bot: false, album: None }
    }
}

/// What a press led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The bot was asked, under this id.
    Asked(String),
    /// The client opened an address.
    Opened(String),
}

impl Callback {
    pub(super) fn is_forgotten(&self, now: DateTime<Utc>) -> bool {
        now - self.at > TimeDelta::hours(1)
    }
}

impl World {
    /// Somebody who has Telegram; the chat with the bot is not opened yet.
    pub fn add_user(&mut self, name: &str, id: Option<UserId>) -> UserId {
        let id = id.unwrap_or_else(|| {
            self.next_user += 1;
            UserId(self.next_user - 1)
        });
        let user = User {
            id,
            name: name.to_owned(),
            username: None,
            language: "vi".to_owned(),
            is_bot: false,
            deactivated: false,
        };
        self.users.insert(id, user);
        let chat = ChatId(id.0);
        self.chats.insert(chat, Chat::new(chat, Kind::Private { opened: false, blocked: false }));
        id
    }

    pub fn user_mut(&mut self, id: UserId) -> Option<&mut User> {
        self.users.get_mut(&id)
    }

    /// Uploads a file as somebody, to be written with [`World::write_as`].
    pub fn upload(&mut self, name: &str, mime: &str, bytes: Vec<u8>) -> FileId {
        self.files.add("documents", Some(name), Some(mime), bytes)
    }

    /// The same for a photo; Telegram's clients send none that it would refuse.
    pub fn upload_photo(&mut self, bytes: Vec<u8>) -> Result<FileId, Impossible> {
        let upload = Upload::New { name: None, mime: None, bytes };
        self.take_photo(upload).map_err(|_| Impossible("this can't be sent as a photo"))
    }

    /// Somebody writes into a chat: their own with the bot, or a group.
    pub fn write_as(
        &mut self,
        from: UserId,
        chat: ChatId,
        written: Written,
        now: DateTime<Utc>,
    ) -> Result<MessageId, Impossible> {
        self.check_writer(from, chat, &written)?;
        let thread = self.thread_of(chat, &written);
        let message = Message {
            id: self.message_id(chat),
            chat,
            thread,
            from,
            date: now,
            content: written.content,
            markup: written.markup,
            reply_to: written.reply_to,
            silent: false,
            via_bot: written.via_bot,
            edited: None,
            earlier: Vec::new(),
            reactions: Vec::new(),
            deleted: false,
            album: written.album,
        };
        let id = message.id;
        if let Some(Kind::Private { opened, .. }) = self.chats.get_mut(&chat).map(|chat| &mut chat.kind) {
            *opened = true;
        }
        if self.hears(&message) {
            let json = self.message_json(&message);
            self.updates.push("message", json, now);
        }
        self.put(message);
        Ok(id)
    }

    fn check_writer(&self, from: UserId, chat: ChatId, written: &Written) -> Result<(), Impossible> {
        let user = self.users.get(&from).ok_or(Impossible("nobody has this id"))?;
        if user.deactivated {
            return Err(Impossible("the account was deleted"));
        }
        let found = self.chats.get(&chat).ok_or(Impossible("there is no such chat"))?;
        match &found.kind {
            Kind::Private { .. } if chat.0 != from.0 => Err(Impossible("this is somebody else's chat")),
            Kind::Private { blocked: true, .. } => Err(Impossible("the bot is blocked")),
            Kind::Private { .. } => Ok(()),
            Kind::Group(group) => {
                let standing = group.standing(from).filter(|standing| standing.is_inside());
                let standing = standing.ok_or(Impossible("not a member of the group"))?;
                let topic = written.thread.map(|thread| group.topics.get(&thread).map(|topic| topic.state));
                match topic {
                    _ if group.upgraded_to.is_some() || group.deleted => {
                        Err(Impossible("the group is no more"))
                    }
                    Some(None | Some(TopicState::Deleted)) => Err(Impossible("there is no such topic")),
                    Some(Some(TopicState::Closed)) if !standing.is_administrator() => {
                        Err(Impossible("the topic is closed"))
                    }
                    _ if standing == Standing::Muted => Err(Impossible("muted in the group")),
                    _ => Ok(()),
                }
            }
        }
    }

    fn thread_of(&self, chat: ChatId, written: &Written) -> Option<ThreadId> {
        let replied = written.reply_to.and_then(|id| self.chats.get(&chat)?.message(id)?.thread);
        written.thread.or(replied)
    }

    /// Privacy mode: in groups the bot hears commands, replies to it and what was written through it.
    fn hears(&self, message: &Message) -> bool {
        let Some(Kind::Group(group)) = self.chats.get(&message.chat).map(|chat| &chat.kind) else {
            return true;
        };
        if !group.has_bot() {
            return false;
        }
        let is_administrator = group.standing(BOT).is_some_and(Standing::is_administrator);
        if !self.privacy
            || is_administrator
            || message.via_bot
            || matches!(message.content, Content::Event(_))
        {
            return true;
        }
        let replied = message.reply_to.and_then(|id| self.chats.get(&message.chat)?.message(id));
        replied.is_some_and(Message::is_from_bot)
            || message.content.words().is_some_and(|words| self.is_command_for_bot(words))
    }

    fn is_command_for_bot(&self, words: &Formatted) -> bool {
        let first = words.entities.first();
        let is_command = first.is_some_and(|first| first.kind == EntityKind::Command && first.offset == 0);
        let command = words.text.split_whitespace().next().unwrap_or_default();
        is_command
            && command.split_once('@').is_none_or(|(_, bot)| bot.eq_ignore_ascii_case(self.bot_username()))
    }

    /// Somebody rewrites their own message.
    pub fn rewrite(
        &mut self,
        from: UserId,
        (chat, id): (ChatId, MessageId),
        text: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Impossible> {
        let message = self.chats.get_mut(&chat).and_then(|chat| chat.message_mut(id));
        let message =
            message.filter(|message| message.from == from).ok_or(Impossible("not theirs to edit"))?;
        let words = Formatted::plain(text);
        let content = match &message.content {
            Content::Document { file, .. } => Content::Document { file: file.clone(), caption: words },
            Content::Photo { file, .. } => Content::Photo { file: file.clone(), caption: words },
            Content::Text(_) | Content::Wordless(_) | Content::Event(_) => Content::Text(words),
        };
        let before = std::mem::replace(&mut message.content, content);
        message.earlier.push((before, None));
        message.edited = Some(now);
        let message = message.clone();
        if self.hears(&message) {
            let json = self.message_json(&message);
            self.updates.push("edited_message", json, now);
        }
        Ok(())
    }

    /// Somebody presses the button at `row` and `column` under a message.
    pub fn press_as(
        &mut self,
        from: UserId,
        (chat, id): (ChatId, MessageId),
        (row, column): (usize, usize),
        now: DateTime<Utc>,
    ) -> Result<Pressed, Impossible> {
        self.check_presser(from, chat)?;
        let message = self.chats.get(&chat).and_then(|chat| chat.message(id));
        let message = message.ok_or(Impossible("there is no such message"))?;
        let rows = message.markup.as_ref().map_or(&[][..], Markup::rows);
        let button = rows.get(row).and_then(|row| row.get(column));
        let data = match &button.ok_or(Impossible("there is no such button"))?.press {
            Press::Data(data) => data.clone(),
            Press::Url(url) => return Ok(Pressed::Opened(url.clone())),
            Press::App(url) => {
                let url = url.clone();
                let query = self.query_id();
                let user = self.users.get(&from).ok_or(Impossible("there is no such person"))?;
                return Ok(Pressed::Opened(app::address(&url, user, &query, now)));
            }
            Press::Other(_) => return Err(Impossible("the sandbox can't press this kind of button")),
        };
        let message = self.message_json(message);
        Ok(Pressed::Asked(self.ask_bot(from, chat, &message, &data, now)))
    }

    /// A press as the bot hears of it, also of a button that is gone by now (two people press at once).
    pub fn press_data(
        &mut self,
        from: UserId,
        (chat, id): (ChatId, MessageId),
        data: &str,
        now: DateTime<Utc>,
    ) -> Result<String, Impossible> {
        self.check_presser(from, chat)?;
        let message = self.chats.get(&chat).and_then(|chat| chat.message(id));
        let message = message.ok_or(Impossible("there is no such message"))?;
        let message = self.message_json(message);
        Ok(self.ask_bot(from, chat, &message, data, now))
    }

    fn ask_bot(
        &mut self,
        from: UserId,
        chat: ChatId,
        message: &Value,
        data: &str,
        now: DateTime<Utc>,
    ) -> String {
        let id = self.query_id();
        let body = json!({
            "id": id, "from": self.users.get(&from).map(User::to_json), "message": message,
            "chat_instance": format!("{}", chat.0.wrapping_mul(7919)), "data": data,
        });
        self.updates.push("callback_query", body, now);
        self.callbacks.insert(id.clone(), Callback { from, at: now, answer: None });
        id
    }

    fn check_presser(&self, from: UserId, chat: ChatId) -> Result<(), Impossible> {
        match self.chats.get(&chat).map(|chat| &chat.kind) {
            Some(Kind::Private { .. }) if chat.0 == from.0 => Ok(()),
            Some(Kind::Group(group)) if group.standing(from).is_some_and(Standing::is_inside) => Ok(()),
            _ => Err(Impossible("does not see this chat")),
        }
    }

    pub fn answer_callback(&mut self, id: &str, toast: Toast, now: DateTime<Utc>) -> Answer {
        if toast.text.chars().count() > TOAST_CHARS {
            return Err(Refusal::bad("MESSAGE_TOO_LONG"));
        }
        if let Some(url) = &toast.url {
            let start = format!("t.me/{}?start=", self.bot_username());
            if !url.trim_start_matches("https://").starts_with(&start) {
                return Err(Refusal::bad("URL_INVALID"));
            }
        }
        let callback = self.callbacks.get_mut(id);
        let open = callback.filter(|c| c.answer.is_none() && now - c.at <= PRESS_DEADLINE);
        open.ok_or_else(|| Refusal::bad(QUERY_TOO_OLD))?.answer = Some(toast);
        Ok(json!(true))
    }

    /// What the bot answered to a press, once it has.
    pub fn toast(&self, query: &str) -> Option<&Toast> {
        self.callbacks.get(query)?.answer.as_ref()
    }

    /// Somebody blocks the bot, or takes that back.
    pub fn set_blocked(&mut self, user: UserId, block: bool, now: DateTime<Utc>) {
        let chat = ChatId(user.0);
        let Some(Kind::Private { blocked, opened }) = self.chats.get_mut(&chat).map(|chat| &mut chat.kind)
        else {
            return;
        };
        let changes = std::mem::replace(blocked, block) != block && *opened;
        if changes {
            let standings = (Standing::Member, Standing::Kicked);
            let (before, after) = if block { standings } else { (standings.1, standings.0) };
            self.tell_standing(chat, user, BOT, (before, after), now);
        }
    }
}
