//! What the bot sends: messages, documents, pictures and signs of life, checked as Telegram checks them;
//! it takes words that are parsed already and returns the Bot API's JSON.

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{
    BOT, ChatId, Content, Event, Form, Kind, Markup, Message, MessageId, Standing, ThreadId, UserId, World,
    files::Upload,
};
use crate::{
    markup::Formatted,
    refusal::{Answer, Refusal},
};

pub const TEXT_CHARS: usize = 4096;
pub const CAPTION_CHARS: usize = 1024;

/// Where and how a message is sent.
#[derive(Clone, Debug)]
pub struct Envelope {
    pub chat: ChatId,
    pub thread: Option<ThreadId>,
    pub reply_to: Option<MessageId>,
    /// Sent all the same when the message replied to is gone.
    pub reply_optional: bool,
    pub silent: bool,
    pub markup: Option<Markup>,
}

pub(super) fn check_text(words: &Formatted) -> Result<(), Refusal> {
    if words.text.is_empty() {
        return Err(Refusal::bad("text must be non-empty"));
    }
    if words.chars() > TEXT_CHARS {
        return Err(Refusal::bad("message is too long"));
    }
    Ok(())
}

pub(super) fn check_caption(words: &Formatted) -> Result<(), Refusal> {
    if words.chars() > CAPTION_CHARS {
        return Err(Refusal::bad("message caption is too long"));
    }
    Ok(())
}

impl World {
    pub fn send_text(&mut self, to: Envelope, words: Formatted, now: DateTime<Utc>) -> Answer {
        check_text(&words)?;
        self.send(to, now, |_| Ok(Content::Text(words)))
    }

    pub fn send_document(
        &mut self,
        to: Envelope,
        file: Upload,
        caption: Formatted,
        now: DateTime<Utc>,
    ) -> Answer {
        check_caption(&caption)?;
        self.send(to, now, |world| Ok(Content::Document { file: world.take_document(file)?, caption }))
    }

    pub fn send_photo(
        &mut self,
        to: Envelope,
        file: Upload,
        caption: Formatted,
        now: DateTime<Utc>,
    ) -> Answer {
        check_caption(&caption)?;
        self.send(to, now, |world| Ok(Content::Photo { file: world.take_photo(file)?, caption }))
    }

    /// Photos that belong together, each a message of its own; they are taken together or not at all.
    pub fn send_album(
        &mut self,
        to: Envelope,
        photos: Vec<(Upload, Formatted)>,
        now: DateTime<Utc>,
    ) -> Answer {
        if !(2..=10).contains(&photos.len()) {
            return Err(Refusal::bad("there must be from 2 to 10 messages to send as an album"));
        }
        photos.iter().try_for_each(|(_, caption)| check_caption(caption))?;
        let sent = self.send_together(to, now, |world| {
            let photo = |(file, caption)| Ok(Content::Photo { file: world.take_photo(file)?, caption });
            photos.into_iter().map(photo).collect()
        })?;
        Ok(Value::Array(sent))
    }

    fn send(
        &mut self,
        to: Envelope,
        now: DateTime<Utc>,
        content: impl FnOnce(&mut Self) -> Result<Content, Refusal>,
    ) -> Answer {
        let sent = self.send_together(to, now, |world| Ok(vec![content(world)?]))?;
        Ok(sent.into_iter().next().unwrap_or_default())
    }

    fn send_together(
        &mut self,
        to: Envelope,
        now: DateTime<Utc>,
        contents: impl FnOnce(&mut Self) -> Result<Vec<Content>, Refusal>,
    ) -> Result<Vec<Value>, Refusal> {
        let chat = self.writable(to.chat)?;
        let reply_to = match to.reply_to {
            Some(id) if chat.message(id).is_some() => Some(id),
            Some(_) if !to.reply_optional => return Err(Refusal::bad("message to be replied not found")),
            _ => None,
        };
        let thread = self.thread(chat, to.thread, reply_to)?;
        self.admit(to.chat, now)?;
        let contents = contents(self)?;
        let mut sent = Vec::with_capacity(contents.len());
        for content in contents {
            let message = Message {
                id: self.message_id(to.chat),
                chat: to.chat,
                thread,
                from: BOT,
                date: now,
                content,
                markup: to.markup.clone(),
                reply_to,
                silent: to.silent,
                via_bot: false,
                edited: None,
                earlier: Vec::new(),
                reactions: Vec::new(),
                deleted: false,
                album: None,
            };
            sent.push(self.message_json(&message));
            self.put(message);
            self.sent += 1;
        }
        if let Some(chat) = self.chats.get_mut(&to.chat) {
            chat.action = None;
        }
        Ok(sent)
    }

    pub fn send_action(
        &mut self,
        chat: ChatId,
        thread: Option<ThreadId>,
        action: &str,
        now: DateTime<Utc>,
    ) -> Answer {
        let known = [
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note",
        ];
        if !known.contains(&action) {
            return Err(Refusal::bad("wrong parameter action in request"));
        }
        let found = self.writable(chat)?;
        // Unlike messages, signs of life are sent to the general topic by its id.
        if thread != Some(ThreadId(1)) {
            self.thread(found, thread, None)?;
        }
        if let Some(chat) = self.chats.get_mut(&chat) {
            chat.action = Some((action.to_owned(), now));
        }
        Ok(json!(true))
    }

    pub fn pin(&mut self, chat: ChatId, id: MessageId, silent: bool, now: DateTime<Utc>) -> Answer {
        self.may_pin(chat)?;
        if self.writable(chat)?.message(id).is_none() {
            return Err(Refusal::bad("message to pin not found"));
        }
        if let Some(chat) = self.chats.get_mut(&chat) {
            chat.pinned.retain(|pinned| *pinned != id);
            chat.pinned.push(id);
        }
        self.announce(chat, None, BOT, Event::Pinned(id), silent, now);
        Ok(json!(true))
    }

    pub fn unpin(&mut self, chat: ChatId, id: Option<MessageId>) -> Answer {
        self.may_pin(chat)?;
        self.writable(chat)?;
        if let Some(chat) = self.chats.get_mut(&chat) {
            match id {
                Some(id) => chat.pinned.retain(|pinned| *pinned != id),
                None => drop(chat.pinned.pop()),
            }
        }
        Ok(json!(true))
    }

    fn may_pin(&self, chat: ChatId) -> Result<(), Refusal> {
        match self.usable(chat)?.group().and_then(|group| group.standing(BOT)) {
            Some(standing) if !standing.is_administrator() => {
                Err(Refusal::bad("not enough rights to manage pinned messages in the chat"))
            }
            _ => Ok(()),
        }
    }

    pub fn leave(&mut self, chat: ChatId, now: DateTime<Utc>) -> Answer {
        self.usable(chat)?;
        let Some(Kind::Group(group)) = self.chats.get_mut(&chat).map(|chat| &mut chat.kind) else {
            return Err(Refusal::bad("chat not found"));
        };
        let before = group.members.insert(BOT, Standing::Left).unwrap_or(Standing::Left);
        self.announce(chat, None, BOT, Event::Gone(BOT), false, now);
        self.tell_standing(chat, BOT, BOT, (before, Standing::Left), now);
        Ok(json!(true))
    }

    pub fn create_topic(&mut self, chat: ChatId, name: &str, now: DateTime<Utc>) -> Answer {
        let group = self.writable(chat)?.group().filter(|group| group.form == Form::Forum);
        let Some(group) = group else { return Err(Refusal::bad("the chat is not a forum")) };
        if !group.standing(BOT).is_some_and(Standing::is_administrator) {
            return Err(Refusal::bad("not enough rights to create a topic"));
        }
        if !(1..=128).contains(&name.chars().count()) {
            return Err(Refusal::bad("TOPIC_TITLE_EMPTY"));
        }
        let thread = self.open_topic(chat, BOT, name, now);
        Ok(json!({"message_thread_id": thread, "name": name, "icon_color": 7_322_096}))
    }

    /// A `ChatMember` for each administrator.
    pub fn administrators(&self, chat: ChatId) -> Answer {
        let Some(group) = self.usable(chat)?.group() else {
            return Err(Refusal::bad("there are no administrators in the private chat"));
        };
        let found = group.members.iter().filter(|(_, standing)| standing.is_administrator());
        let json = found.filter_map(|(id, standing)| Some(standing.to_json(self.users.get(id)?)));
        Ok(json!(json.collect::<Vec<Value>>()))
    }

    pub fn member(&self, chat: ChatId, user: UserId) -> Answer {
        let found = self.usable(chat)?;
        let Some(person) = self.users.get(&user) else {
            return Err(Refusal::bad("user not found"));
        };
        match found.group() {
            Some(group) => match group.standing(user) {
                Some(standing) => Ok(standing.to_json(person)),
                None => Ok(Standing::Left.to_json(person)),
            },
            None if user.0 == chat.0 || user == BOT => Ok(Standing::Member.to_json(person)),
            None => Err(Refusal::bad("member not found")),
        }
    }

    pub fn member_count(&self, chat: ChatId) -> Answer {
        let group = self.usable(chat)?.group();
        Ok(json!(group.map_or(2, |group| group.members.values().filter(|s| s.is_inside()).count())))
    }
}
