//! A place: one chat, or one topic of a forum, to look at and to wait at; who acts there is a
//! [`super::Person`].

use super::{
    ChatId, Form, Message, MessageId, Person, Sandbox, ThreadId, UserId,
    world::{BOT, Chat, Content, Standing, TopicState},
};

/// A private chat, a group, or a topic. Cheap to clone.
#[derive(Clone)]
pub struct Place {
    pub(super) sandbox: Sandbox,
    chat: ChatId,
    thread: Option<ThreadId>,
}

impl Place {
    pub(super) fn new(sandbox: Sandbox, chat: ChatId, thread: Option<ThreadId>) -> Self {
        Self { sandbox, chat, thread }
    }

    pub fn chat_id(&self) -> ChatId {
        self.chat
    }

    pub fn thread_id(&self) -> Option<ThreadId> {
        self.thread
    }

    /// What is to be seen here, oldest first, service messages included.
    pub fn messages(&self) -> Vec<Message> {
        self.see(|chat| chat.shown().filter(|message| self.shows(message)).cloned().collect())
    }

    /// What the bot wrote here, oldest first.
    pub fn from_bot(&self) -> Vec<Message> {
        self.see(|chat| chat.from_bot().filter(|message| self.shows(message)).cloned().collect())
    }

    /// The bot's last message here.
    ///
    /// # Panics
    ///
    /// If there is none.
    pub fn last(&self) -> Message {
        let last = self.see(|chat| chat.from_bot().rev().find(|message| self.shows(message)).cloned());
        last.unwrap_or_else(|| panic!("the bot has not written in chat {}", self.chat))
    }

    pub fn message(&self, id: MessageId) -> Option<Message> {
        self.see(|chat| chat.message(id).cloned())
    }

    /// The chat as a person would copy it down: for snapshots.
    pub fn transcript(&self) -> String {
        self.sandbox.world(|world| world.transcript(self.chat))
    }

    /// Waits for a message of the bot, also one of long ago or newly edited, that is as asked.
    pub async fn wait_message(&self, what: &str, is_it: impl Fn(&Message) -> bool) -> Message {
        let what = format!("{what} in chat {}", self.chat);
        self.sandbox
            .wait_for(&what, |world| {
                let mut messages = world.chat(self.chat)?.from_bot().rev();
                messages.find(|message| self.shows(message) && is_it(message)).cloned()
            })
            .await
    }

    /// Waits for a message of the bot that contains these words, in its HTML or plain.
    pub async fn wait_text(&self, words: &str) -> Message {
        let has = |message: &Message| message.text().contains(words) || message.html().contains(words);
        self.wait_message(&format!("{words:?}"), has).await
    }

    /// Waits until the bot has written so many messages here, and gives all of them.
    pub async fn wait_messages(&self, count: usize) -> Vec<Message> {
        let what = format!("{count} messages of the bot in chat {}", self.chat);
        self.sandbox
            .wait_for(&what, |world| {
                let messages = world.chat(self.chat)?.from_bot().filter(|message| self.shows(message));
                let messages: Vec<Message> = messages.cloned().collect();
                (messages.len() >= count).then_some(messages)
            })
            .await
    }

    /// Waits for the bot's first message after this one.
    pub async fn wait_after(&self, id: MessageId) -> Message {
        self.wait_message(&format!("an answer to message {id}"), |message| message.id > id).await;
        let found = self.see(|chat| chat.from_bot().find(|m| m.id > id && self.shows(m)).cloned());
        found.unwrap_or_else(|| panic!("the answer to message {id} was deleted at once"))
    }

    /// A document's or picture's bytes.
    ///
    /// # Panics
    ///
    /// If the message carries no file.
    pub fn bytes(&self, message: &Message) -> Vec<u8> {
        let file = message.content.file().unwrap_or_else(|| panic!("message {} has no file", message.id));
        self.sandbox.world(|world| world.file(file).map(|file| file.bytes.to_vec())).unwrap_or_default()
    }

    /// A document's name.
    pub fn file_name(&self, message: &Message) -> Option<String> {
        let Content::Document { file, .. } = &message.content else { return None };
        self.sandbox.world(|world| world.file(file)?.name.clone())
    }

    /// Adds the bot to the group, by its owner.
    pub fn with_bot(self) -> Self {
        self.set(BOT, Standing::Member);
        self
    }

    /// Makes the bot an administrator of the group.
    pub fn promote_bot(&self) {
        self.set(BOT, Standing::Administrator);
    }

    pub fn kick_bot(&self) {
        self.set(BOT, Standing::Kicked);
    }

    pub fn mute_bot(&self) {
        self.set(BOT, Standing::Muted);
    }

    pub fn add(&self, person: &Person) {
        self.set(person.id(), Standing::Member);
    }

    pub fn promote(&self, person: &Person) {
        self.set(person.id(), Standing::Administrator);
    }

    pub fn kick(&self, person: &Person) {
        self.set(person.id(), Standing::Kicked);
    }

    fn set(&self, user: UserId, standing: Standing) {
        let by = self.owner();
        let done = self.sandbox.act(|world, now| world.set_standing(self.chat, by, user, standing, now));
        done.unwrap_or_else(|why| panic!("chat {}: {why}", self.chat));
    }

    fn owner(&self) -> UserId {
        let owner = self.see(|chat| {
            let mut members = chat.group()?.members.iter();
            members.find(|(_, standing)| **standing == Standing::Owner).map(|(id, _)| *id)
        });
        owner.unwrap_or_else(|| panic!("chat {} has no owner", self.chat))
    }

    /// The basic group becomes a supergroup: the place under its new id.
    pub fn upgrade(&self) -> Place {
        let by = self.owner();
        let upgraded = self.sandbox.act(|world, now| world.upgrade(self.chat, by, now));
        let chat = upgraded.unwrap_or_else(|why| panic!("chat {}: {why}", self.chat));
        Place::new(self.sandbox.clone(), chat, None)
    }

    /// The owner deletes the group.
    pub fn delete(&self) {
        self.sandbox.act(|world, _| {
            let group = world.group_mut(self.chat);
            group.unwrap_or_else(|| panic!("chat {} is not a group", self.chat)).deleted = true;
        });
    }

    /// The owner turns topics on in a supergroup.
    pub fn enable_topics(&self) {
        self.sandbox.act(|world, _| {
            let group = world.group_mut(self.chat).filter(|group| group.form != Form::Basic);
            group.unwrap_or_else(|| panic!("chat {} is not a supergroup", self.chat)).form = Form::Forum;
        });
    }

    /// The owner opens a topic in a forum: the place in there.
    pub fn topic(&self, name: &str) -> Place {
        let by = self.owner();
        let opened = self.sandbox.act(|world, now| world.topic(self.chat, by, name, now));
        let thread = opened.unwrap_or_else(|why| panic!("chat {}: {why}", self.chat));
        Place::new(self.sandbox.clone(), self.chat, Some(thread))
    }

    /// The owner closes, deletes or opens again the topic that this place is.
    pub fn set_topic(&self, state: TopicState) {
        let by = self.owner();
        let thread = self.thread.unwrap_or_else(|| panic!("chat {} is not a topic", self.chat));
        let done = self.sandbox.act(|world, now| world.set_topic(self.chat, by, thread, state, now));
        done.unwrap_or_else(|why| panic!("chat {}: {why}", self.chat));
    }

    /// A member deletes a message; the bot is not told.
    pub fn sweep(&self, id: MessageId) {
        self.sandbox.act(|world, _| world.sweep(self.chat, id));
    }

    fn shows(&self, message: &Message) -> bool {
        self.thread.is_none() || message.thread == self.thread
    }

    fn see<T>(&self, look: impl FnOnce(&Chat) -> T) -> T {
        self.sandbox.world(|world| {
            let chat = world.chat(self.chat);
            look(chat.unwrap_or_else(|| panic!("there is no chat {}", self.chat)))
        })
    }
}
