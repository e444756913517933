//! What people do with groups: found, join, leave, promote, upgrade, open topics; each tells the bot what
//! Telegram would tell it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::json;

use super::{
    BOT, Chat, ChatId, Content, Event, Form, Group, Kind, Message, MessageId, Standing, ThreadId, Topic,
    TopicState, User, UserId, World, people::Impossible,
};

/// Supergroups have ids below this.
const SUPERGROUPS: i64 = -1_000_000_000_000;

impl World {
    /// A group without the bot.
    pub fn found_group(&mut self, owner: UserId, title: &str, form: Form, now: DateTime<Utc>) -> ChatId {
        self.next_group += 1;
        let id = match form {
            Form::Basic => ChatId(-self.next_group),
            Form::Supergroup | Form::Forum => ChatId(SUPERGROUPS - self.next_group),
        };
        let group = Group {
            title: title.to_owned(),
            form,
            members: BTreeMap::from([(owner, Standing::Owner)]),
            topics: BTreeMap::new(),
            upgraded_to: None,
            deleted: false,
        };
        self.chats.insert(id, Chat::new(id, Kind::Group(group)));
        self.announce(id, None, owner, Event::Created(title.to_owned()), false, now);
        id
    }

    pub fn group_mut(&mut self, chat: ChatId) -> Option<&mut Group> {
        match &mut self.chats.get_mut(&chat)?.kind {
            Kind::Group(group) => Some(group),
            Kind::Private { .. } => None,
        }
    }

    /// `by` makes `user` (perhaps the bot) something else in the group: adds, promotes, mutes, kicks.
    pub fn set_standing(
        &mut self,
        chat: ChatId,
        by: UserId,
        user: UserId,
        after: Standing,
        now: DateTime<Utc>,
    ) -> Result<(), Impossible> {
        let group = self.group_mut(chat).ok_or(Impossible("not a group"))?;
        if group.upgraded_to.is_some() || group.deleted {
            return Err(Impossible("the group is no more"));
        }
        let had_bot = group.has_bot();
        let before = group.members.insert(user, after).unwrap_or(Standing::Left);
        if !before.is_inside() && after.is_inside() {
            self.announce(chat, None, by, Event::Joined(vec![user]), false, now);
        } else if before.is_inside() && !after.is_inside() {
            self.announce(chat, None, by, Event::Gone(user), false, now);
        }
        if user == BOT || had_bot {
            self.tell_standing(chat, by, user, (before, after), now);
        }
        Ok(())
    }

    /// A basic group becomes a supergroup under another id; the old one stays as a signpost.
    pub fn upgrade(&mut self, chat: ChatId, by: UserId, now: DateTime<Utc>) -> Result<ChatId, Impossible> {
        let group =
            self.group_mut(chat).filter(|group| group.form == Form::Basic && group.upgraded_to.is_none());
        let group = group.ok_or(Impossible("only a basic group can be upgraded"))?;
        let (title, members) = (group.title.clone(), group.members.clone());
        let new = self.found_group(by, &title, Form::Supergroup, now);
        if let Some(group) = self.group_mut(new) {
            group.members = members;
        }
        self.announce(chat, None, by, Event::UpgradedTo(new), false, now);
        if let Some(group) = self.group_mut(chat) {
            group.upgraded_to = Some(new);
        }
        self.announce(new, None, by, Event::UpgradedFrom(chat), false, now);
        Ok(new)
    }

    pub(super) fn open_topic(
        &mut self,
        chat: ChatId,
        by: UserId,
        name: &str,
        now: DateTime<Utc>,
    ) -> ThreadId {
        // Id 1 is the general topic's.
        if let Some(chat) = self.chats.get_mut(&chat) {
            chat.next_message = chat.next_message.max(2);
        }
        let id = self.chats.get(&chat).map_or(2, |chat| chat.next_message);
        let thread = ThreadId(id);
        if let Some(group) = self.group_mut(chat) {
            group.topics.insert(thread, Topic { name: name.to_owned(), state: TopicState::Open });
        }
        self.announce(chat, Some(thread), by, Event::TopicCreated(name.to_owned()), false, now);
        thread
    }

    /// A member opens a topic in a forum.
    pub fn topic(
        &mut self,
        chat: ChatId,
        by: UserId,
        name: &str,
        now: DateTime<Utc>,
    ) -> Result<ThreadId, Impossible> {
        self.group_mut(chat).filter(|group| group.form == Form::Forum).ok_or(Impossible("not a forum"))?;
        Ok(self.open_topic(chat, by, name, now))
    }

    pub fn set_topic(
        &mut self,
        chat: ChatId,
        by: UserId,
        thread: ThreadId,
        state: TopicState,
        now: DateTime<Utc>,
    ) -> Result<(), Impossible> {
        let topic = self.group_mut(chat).and_then(|group| group.topics.get_mut(&thread));
        let topic = topic.ok_or(Impossible("there is no such topic"))?;
        topic.state = state;
        match state {
            TopicState::Open => self.announce(chat, Some(thread), by, Event::TopicReopened, false, now),
            TopicState::Closed => self.announce(chat, Some(thread), by, Event::TopicClosed, false, now),
            // Its messages are gone with it, and nobody is told.
            TopicState::Deleted => {
                let messages = self.chats.get_mut(&chat).into_iter().flat_map(|chat| &mut chat.messages);
                messages.filter(|message| message.thread == Some(thread)).for_each(|m| m.deleted = true);
            }
        }
        Ok(())
    }

    /// Puts a service message into a group; the bot hears of what others did, as long as it is inside.
    pub(super) fn announce(
        &mut self,
        chat: ChatId,
        thread: Option<ThreadId>,
        by: UserId,
        event: Event,
        silent: bool,
        now: DateTime<Utc>,
    ) {
        let message = Message {
            id: self.message_id(chat),
            chat,
            thread,
            from: by,
            date: now,
            content: Content::Event(event),
            markup: None,
            reply_to: None,
            silent,
            via_bot: false,
            edited: None,
            earlier: Vec::new(),
            reactions: Vec::new(),
            deleted: false,
            album: None,
        };
        let reaches_bot = self.chats.get(&chat).and_then(Chat::group).is_some_and(Group::has_bot);
        if by != BOT && reaches_bot {
            let json = self.message_json(&message);
            self.updates.push("message", json, now);
        }
        self.put(message);
    }

    /// Tells the bot of its own standing, and of others' if it is an administrator.
    pub(super) fn tell_standing(
        &mut self,
        chat: ChatId,
        by: UserId,
        user: UserId,
        (before, after): (Standing, Standing),
        now: DateTime<Utc>,
    ) {
        let (Some(found), Some(who)) = (self.chats.get(&chat), self.users.get(&user)) else { return };
        let is_administrator =
            found.group().and_then(|group| group.standing(BOT)).is_some_and(Standing::is_administrator);
        let kind = if user == BOT { "my_chat_member" } else { "chat_member" };
        if user != BOT && !is_administrator {
            return;
        }
        let body = json!({
            "chat": self.chat_json(found), "from": self.users.get(&by).map(User::to_json),
            "date": now.timestamp(), "old_chat_member": before.to_json(who),
            "new_chat_member": after.to_json(who),
        });
        self.updates.push(kind, body, now);
    }

    /// Deletes messages as a member would, without telling the bot: Telegram never does.
    pub fn sweep(&mut self, chat: ChatId, id: MessageId) {
        if let Some(message) = self.chats.get_mut(&chat).and_then(|chat| chat.message_mut(id)) {
            message.deleted = true;
        }
    }
}
