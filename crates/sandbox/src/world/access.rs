//! Who may be written to: the refusals that depend on the chat alone, in the order in which Telegram
//! checks them; it changes nothing.

use chrono::{DateTime, Utc};

use super::{BOT, Chat, ChatId, Form, Group, Kind, MessageId, Standing, ThreadId, TopicState, UserId, World};
use crate::refusal::Refusal;

/// The topic that every forum has; messages to it carry no thread id.
const GENERAL: ThreadId = ThreadId(1);

impl World {
    /// The chat, if the bot has access to it at all.
    pub fn usable(&self, id: ChatId) -> Result<&Chat, Refusal> {
        let chat = self.chats.get(&id).ok_or_else(|| Refusal::bad("chat not found"))?;
        match &chat.kind {
            Kind::Private { .. } => {
                if self.users.get(&UserId(id.0)).is_some_and(|user| user.deactivated) {
                    return Err(Refusal::forbidden("user is deactivated"));
                }
            }
            Kind::Group(group) => group.check_bot()?,
        }
        Ok(chat)
    }

    /// The chat, if the bot may write there.
    pub fn writable(&self, id: ChatId) -> Result<&Chat, Refusal> {
        let chat = self.usable(id)?;
        match &chat.kind {
            Kind::Private { blocked: true, .. } => Err(Refusal::forbidden("bot was blocked by the user")),
            Kind::Private { opened: false, .. } => {
                Err(Refusal::forbidden("bot can't initiate conversation with a user"))
            }
            Kind::Private { .. } => Ok(chat),
            Kind::Group(group) if group.standing(BOT) == Some(Standing::Muted) => {
                Err(Refusal::bad("not enough rights to send text messages to the chat"))
            }
            Kind::Group(_) => Ok(chat),
        }
    }

    /// Where in the chat a message goes: the topic, if it can be written to.
    pub(super) fn thread(
        &self,
        chat: &Chat,
        asked: Option<ThreadId>,
        reply_to: Option<MessageId>,
    ) -> Result<Option<ThreadId>, Refusal> {
        let inherited = reply_to.and_then(|id| chat.message(id)).and_then(|message| message.thread);
        let Some(thread) = asked.filter(|thread| thread.0 != 0).or(inherited) else { return Ok(None) };
        let not_found = || Refusal::bad("message thread not found");
        let group = chat.group().filter(|group| group.form == Form::Forum).ok_or_else(not_found)?;
        if thread == GENERAL {
            return Err(not_found());
        }
        match group.topics.get(&thread).map(|topic| topic.state) {
            None => Err(not_found()),
            Some(TopicState::Deleted) => Err(Refusal::bad("TOPIC_DELETED")),
            // An administrator may write in a closed topic.
            Some(TopicState::Closed) if !group.standing(BOT).is_some_and(Standing::is_administrator) => {
                Err(Refusal::bad("TOPIC_CLOSED"))
            }
            Some(_) => Ok(Some(thread)),
        }
    }

    /// Counts a message or an edit against the flood limits, if they are enforced.
    pub(super) fn admit(&mut self, chat: ChatId, now: DateTime<Utc>) -> Result<(), Refusal> {
        let is_group = self.chats.get(&chat).is_some_and(Chat::is_group);
        match &mut self.limits {
            Some(limits) => limits.admit(chat, is_group, now).map_err(Refusal::too_many),
            None => Ok(()),
        }
    }
}

impl Group {
    fn check_bot(&self) -> Result<(), Refusal> {
        if let Some(to) = self.upgraded_to {
            return Err(Refusal::upgraded(to.0));
        }
        let kind = if self.form == Form::Basic { "group" } else { "supergroup" };
        if self.deleted {
            return Err(Refusal::forbidden("the group chat was deleted"));
        }
        match self.standing(BOT) {
            Some(Standing::Kicked) => {
                Err(Refusal::forbidden(&format!("bot was kicked from the {kind} chat")))
            }
            Some(standing) if standing.is_inside() => Ok(()),
            // Telegram hides a group in which the bot has never been.
            None => Err(Refusal::bad("chat not found")),
            Some(_) => Err(Refusal::forbidden(&format!("bot is not a member of the {kind} chat"))),
        }
    }
}
