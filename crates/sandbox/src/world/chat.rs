//! A chat: a private one with the bot, or a group with its members and topics; it knows who belongs to it
//! and what was written, not who may do what, which is [`super::access`]'s.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};

use super::{BOT, ChatId, Message, MessageId, ThreadId, User, UserId, World};

pub struct Chat {
    pub id: ChatId,
    pub kind: Kind,
    /// Oldest first; deleted ones stay, marked.
    pub messages: Vec<Message>,
    /// Pinned messages, the newest last.
    pub pinned: Vec<MessageId>,
    /// What the bot shows to be doing, such as `typing`, and since when.
    pub action: Option<(String, DateTime<Utc>)>,
    /// Used by supergroups alone.
    pub(super) next_message: i32,
}

pub enum Kind {
    Private {
        /// The person pressed Start or wrote: only then may the bot write.
        opened: bool,
        blocked: bool,
    },
    Group(Group),
}

pub struct Group {
    pub title: String,
    pub form: Form,
    /// The bot is one of them, under its own id. Whoever was never there is missing.
    pub members: BTreeMap<UserId, Standing>,
    pub topics: BTreeMap<ThreadId, Topic>,
    /// The supergroup that took this basic group's place.
    pub upgraded_to: Option<ChatId>,
    pub deleted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Basic,
    Supergroup,
    /// A supergroup with topics.
    Forum,
}

/// What somebody is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Owner,
    Administrator,
    Member,
    /// A member who may not write.
    Muted,
    Left,
    Kicked,
}

#[derive(Clone, Debug)]
pub struct Topic {
    pub name: String,
    pub state: TopicState,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TopicState {
    Open,
    Closed,
    Deleted,
}

impl Standing {
    pub fn is_inside(self) -> bool {
        !matches!(self, Self::Left | Self::Kicked)
    }

    pub fn is_administrator(self) -> bool {
        matches!(self, Self::Owner | Self::Administrator)
    }

    /// A `ChatMember` of the Bot API.
    pub fn to_json(self, user: &User) -> Value {
        let mut json = json!({"user": user.to_json(), "status": self.status()});
        let rights = match self {
            Self::Owner => json!({"is_anonymous": false}),
            Self::Administrator => administrator_rights(),
            Self::Muted => muted_rights(),
            Self::Kicked => json!({"until_date": 0}),
            Self::Member | Self::Left => json!({}),
        };
        if let (Value::Object(member), Value::Object(rights)) = (&mut json, rights) {
            member.extend(rights);
        }
        json
    }

    fn status(self) -> &'static str {
        match self {
            Self::Owner => "creator",
            Self::Administrator => "administrator",
            Self::Member => "member",
            Self::Muted => "restricted",
            Self::Left => "left",
            Self::Kicked => "kicked",
        }
    }
}

fn administrator_rights() -> Value {
    json!({
        "can_be_edited": false, "is_anonymous": false, "can_manage_chat": true, "can_delete_messages": true,
        "can_manage_video_chats": true, "can_restrict_members": true, "can_promote_members": false,
        "can_change_info": true, "can_invite_users": true, "can_pin_messages": true,
        "can_manage_topics": true, "can_post_stories": false, "can_edit_stories": false,
        "can_delete_stories": false,
    })
}

fn muted_rights() -> Value {
    json!({
        "until_date": 0, "is_member": true, "can_send_messages": false, "can_send_audios": false,
        "can_send_documents": false, "can_send_photos": false, "can_send_videos": false,
        "can_send_video_notes": false, "can_send_voice_notes": false, "can_send_polls": false,
        "can_send_other_messages": false, "can_add_web_page_previews": false, "can_change_info": false,
        "can_invite_users": false, "can_pin_messages": false, "can_manage_topics": false,
    })
}

impl Group {
    pub fn standing(&self, user: UserId) -> Option<Standing> {
        self.members.get(&user).copied()
    }

    /// Whether messages of the group reach the bot at all.
    pub fn has_bot(&self) -> bool {
        !self.deleted && self.standing(BOT).is_some_and(Standing::is_inside)
    }

    fn type_name(&self) -> &'static str {
        if self.form == Form::Basic { "group" } else { "supergroup" }
    }
}

impl Chat {
    pub fn new(id: ChatId, kind: Kind) -> Self {
        Self { id, kind, messages: Vec::new(), pinned: Vec::new(), action: None, next_message: 1 }
    }

    pub fn group(&self) -> Option<&Group> {
        match &self.kind {
            Kind::Group(group) => Some(group),
            Kind::Private { .. } => None,
        }
    }

    pub fn is_group(&self) -> bool {
        matches!(self.kind, Kind::Group(_))
    }

    /// The message, unless it was deleted.
    pub fn message(&self, id: MessageId) -> Option<&Message> {
        let at = self.messages.binary_search_by_key(&id, |message| message.id).ok()?;
        Some(&self.messages[at]).filter(|message| !message.deleted)
    }

    pub fn message_mut(&mut self, id: MessageId) -> Option<&mut Message> {
        let at = self.messages.binary_search_by_key(&id, |message| message.id).ok()?;
        Some(&mut self.messages[at]).filter(|message| !message.deleted)
    }

    /// What is to be seen, oldest first.
    pub fn shown(&self) -> impl DoubleEndedIterator<Item = &Message> {
        self.messages.iter().filter(|message| !message.deleted)
    }

    /// What the bot wrote, oldest first.
    pub fn from_bot(&self) -> impl DoubleEndedIterator<Item = &Message> {
        self.shown()
            .filter(|message| message.from == BOT && !matches!(message.content, super::Content::Event(_)))
    }
}

impl World {
    pub fn chat_json(&self, chat: &Chat) -> Value {
        match &chat.kind {
            Kind::Private { .. } => {
                let mut json = json!({"id": chat.id, "type": "private"});
                if let Some(user) = self.users.get(&UserId(chat.id.0)) {
                    json["first_name"] = json!(user.name);
                    if let Some(username) = &user.username {
                        json["username"] = json!(username);
                    }
                }
                json
            }
            Kind::Group(group) => {
                let mut json = json!({"id": chat.id, "type": group.type_name(), "title": group.title});
                if group.form == Form::Forum {
                    json["is_forum"] = json!(true);
                }
                json
            }
        }
    }

    /// A `ChatFullInfo` of the Bot API.
    pub fn full_chat_json(&self, chat: &Chat) -> Value {
        let mut json = self.chat_json(chat);
        json["accent_color_id"] = json!(0);
        json["max_reaction_count"] = json!(11);
        json["accepted_gift_types"] = json!({
            "unlimited_gifts": false, "limited_gifts": false, "unique_gifts": false,
            "premium_subscription": false, "gifts_from_channels": false,
        });
        if chat.is_group() {
            json["permissions"] = json!({"can_send_messages": true});
        }
        if let Some(pinned) = chat.pinned.last().and_then(|id| chat.message(*id)) {
            json["pinned_message"] = self.message_json(pinned);
        }
        json
    }
}
