//! Updates that hold more than this teloxide knows, reduced to what it does know; what is done with them is the
//! conversation's business.
//!
//! teloxide reads a message whole or not at all: one kind of entity that Telegram added last month, and the document
//! below it is gone without a word. So what does not parse whole is built anew from the fields that the
//! conversation has a use for, each kept only if it parses by itself.

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use teloxide::types::{
    Document, ForumTopicCreated, Message, MessageEntity, PhotoSize, Update, UpdateKind, User,
};

use super::arrivals::WANTED;

/// What became of an update.
#[derive(Debug)]
pub enum Read {
    Whole(Update),
    /// Something in it is not known, and was left out.
    Reduced(Update),
    /// Nothing that anybody said or pressed: what Telegram itself tells of a chat, or a kind that was not asked for.
    Nothing,
    /// Somebody said or pressed something, and it is not known what.
    Unread,
}

/// What people put into messages.
const SAID: &[&str] = &[
    "text",
    "document",
    "photo",
    "animation",
    "audio",
    "contact",
    "dice",
    "game",
    "paid_media",
    "venue",
    "location",
    "poll",
    "checklist",
    "sticker",
    "story",
    "video",
    "video_note",
    "voice",
];
/// What Telegram itself puts into messages, and what people do with others' money: no words, so nothing to answer.
const SERVICE: &[&str] = &[
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "new_chat_photo",
    "delete_chat_photo",
    "group_chat_created",
    "supergroup_chat_created",
    "channel_chat_created",
    "message_auto_delete_timer_changed",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "pinned_message",
    "invoice",
    "successful_payment",
    "refunded_payment",
    "users_shared",
    "chat_shared",
    "connected_website",
    "write_access_allowed",
    "passport_data",
    "proximity_alert_triggered",
    "boost_added",
    "chat_background_set",
    "checklist_tasks_done",
    "checklist_tasks_added",
    "direct_message_price_changed",
    "forum_topic_created",
    "forum_topic_edited",
    "forum_topic_closed",
    "forum_topic_reopened",
    "general_forum_topic_hidden",
    "general_forum_topic_unhidden",
    "gift",
    "unique_gift",
    "giveaway_created",
    "giveaway",
    "giveaway_winners",
    "giveaway_completed",
    "paid_message_price_changed",
    "video_chat_scheduled",
    "video_chat_started",
    "video_chat_ended",
    "video_chat_participants_invited",
    "web_app_data",
];

/// Reads an update as well as it can be read; `received` stands in for a time that can't.
pub fn read(update: &Value, received: DateTime<Utc>) -> Read {
    let Some(kind) = WANTED.iter().find(|kind| !update[**kind].is_null()) else { return Read::Nothing };
    let content = &update[*kind];
    if let Some(whole) = parsed::<Update>(update).filter(|whole| is_whole(whole, content)) {
        return Read::Whole(whole);
    }
    let reduced = match *kind {
        "message" => message(content, received),
        "callback_query" => press(content, received),
        "inline_query" => inline(content),
        // Its news of the chat are read elsewhere, from the text itself.
        _ => return Read::Nothing,
    };
    let update_id = update["update_id"].as_u64().unwrap_or_default();
    let reduced =
        reduced.and_then(|content| parsed::<Update>(&json!({"update_id": update_id, *kind: content})));
    match reduced.filter(|reduced| is_whole(reduced, content)) {
        Some(reduced) => Read::Reduced(reduced),
        None if *kind == "message" && is_service(content) => Read::Nothing,
        None => Read::Unread,
    }
}

/// Whether nothing that somebody said or pressed was lost on the way.
fn is_whole(update: &Update, content: &Value) -> bool {
    match &update.kind {
        UpdateKind::Message(message) => holds_all(message, content),
        UpdateKind::CallbackQuery(press) => {
            let said = |field: &str| !content[field].is_null();
            (!said("data") || press.data.is_some()) && (!said("message") || press.message.is_some())
        }
        UpdateKind::Error(_) => false,
        _ => true,
    }
}

/// Whether a message's words and files came through, with whoever sent them. A message without anything is one that
/// teloxide could not make anything of.
fn holds_all(message: &Message, content: &Value) -> bool {
    let kept = |field: &str, kept: bool| kept || content[field].is_null();
    let is_common = !SAID.iter().any(|said| !content[*said].is_null()) || message.from.is_some();
    let is_known = SAID.iter().chain(SERVICE).any(|known| !content[*known].is_null());
    is_known
        && is_common
        && kept("text", message.text().is_some())
        && kept("document", message.document().is_some() || message.animation().is_some())
        && kept("photo", message.photo().is_some())
        && !matches!(message.kind, teloxide::types::MessageKind::Empty {})
}

fn is_service(message: &Value) -> bool {
    SERVICE.iter().any(|service| !message[*service].is_null())
        && !SAID.iter().any(|said| !message[*said].is_null())
}

fn message(message: &Value, received: DateTime<Utc>) -> Option<Value> {
    let sender = user(&message["from"]);
    let chat = chat(&message["chat"]).or_else(|| alone_with(sender.as_ref()?, &message["chat"]))?;
    let mut out = Fields::of(message);
    // In a private chat it is known who writes.
    let is_private = chat["type"] == "private";
    let sender =
        sender.or_else(|| is_private.then(|| json!({"id": chat["id"], "is_bot": false, "first_name": ""})));
    out.put("message_id", Some(number(&message["message_id"]).unwrap_or_default().into()));
    out.put("date", Some(number(&message["date"]).unwrap_or(received.timestamp()).into()));
    out.put("chat", Some(chat));
    out.put("from", sender);
    out.put("sender_chat", self::chat(&message["sender_chat"]));
    out.put("via_bot", user(&message["via_bot"]));
    out.put("reply_to_message", earlier(&message["reply_to_message"], &out.kept["chat"], received));
    out.keep::<bool>("is_topic_message");
    out.keep::<i32>("message_thread_id");
    out.keep::<String>("media_group_id");
    out.keep::<String>("text");
    out.keep_each::<MessageEntity>("entities");
    out.keep::<String>("caption");
    out.keep_each::<MessageEntity>("caption_entities");
    out.put("photo", sizes(&message["photo"]));
    out.put("document", document(&message["document"]));
    Some(out.done())
}

/// What a message replies to: who wrote it and whether it opened a topic is all that matters of it.
fn earlier(message: &Value, here: &Value, received: DateTime<Utc>) -> Option<Value> {
    let mut out = Fields::of(message.is_object().then_some(message)?);
    out.put("message_id", Some(number(&message["message_id"]).unwrap_or_default().into()));
    out.put("date", Some(number(&message["date"]).unwrap_or(received.timestamp()).into()));
    out.put("chat", Some(chat(&message["chat"]).unwrap_or_else(|| here.clone())));
    out.put("from", user(&message["from"]));
    out.keep::<ForumTopicCreated>("forum_topic_created");
    if message["forum_topic_created"].is_null() {
        // Some content a message must have, and this one's is of no interest.
        out.put("text", Some("…".into()));
    }
    Some(out.done())
}

/// A file is where it can be fetched from; what else is said of it is not worth losing it.
fn document(document: &Value) -> Option<Value> {
    let mut out = Fields::of(document);
    let id = document["file_id"].as_str()?;
    out.keep::<String>("file_name");
    out.keep::<u32>("file_size");
    out.put("file_id", Some(id.into()));
    out.put("file_unique_id", Some(document["file_unique_id"].as_str().unwrap_or(id).into()));
    let out = out.done();
    parsed::<Document>(&out).map(|_| out)
}

/// The sizes of a photo, as far as they can be fetched.
fn sizes(photo: &Value) -> Option<Value> {
    let size = |size: &Value| {
        let mut out = Fields::of(size);
        let id = size["file_id"].as_str()?;
        let side = |side: &str| Some(parsed::<u32>(&size[side]).unwrap_or_default().into());
        out.put("file_id", Some(id.into()));
        out.put("file_unique_id", Some(size["file_unique_id"].as_str().unwrap_or(id).into()));
        out.put("width", side("width"));
        out.put("height", side("height"));
        out.keep::<u32>("file_size");
        Some(out.done()).filter(|out| parsed::<PhotoSize>(out).is_some())
    };
    let sizes: Vec<Value> = photo.as_array()?.iter().filter_map(size).collect();
    (!sizes.is_empty()).then_some(Value::Array(sizes))
}

fn press(press: &Value, received: DateTime<Utc>) -> Option<Value> {
    let mut out = Fields::of(press);
    out.put("id", Some(press["id"].as_str()?.into()));
    out.put("from", Some(user(&press["from"])?));
    out.put("chat_instance", Some(press["chat_instance"].as_str().unwrap_or_default().into()));
    out.keep::<String>("data");
    out.keep::<String>("inline_message_id");
    let below = &press["message"];
    // Which message it was is needed: the answer may take its place.
    if number(&below["message_id"]).is_some() {
        out.put("message", earlier_here(below, &press["from"], received));
    }
    Some(out.done())
}

/// The message below which a button stands, with the topic that it is in.
fn earlier_here(below: &Value, presser: &Value, received: DateTime<Utc>) -> Option<Value> {
    let alone = || {
        let chat = alone_with(presser, &below["chat"])?;
        message(&json!({"chat": chat, "message_id": below["message_id"]}), received)
    };
    let mut out = message(below, received).or_else(alone)?;
    if SAID.iter().all(|said| out[*said].is_null()) {
        out["text"] = "…".into();
    }
    // A time of 0 would say that the message is gone.
    if out["date"] == 0 {
        out["date"] = received.timestamp().into();
    }
    Some(out)
}

fn inline(query: &Value) -> Option<Value> {
    let mut out = Fields::of(query);
    out.put("id", Some(query["id"].as_str()?.into()));
    out.put("from", Some(user(&query["from"])?));
    out.put("query", Some(query["query"].as_str()?.into()));
    out.put("offset", Some(query["offset"].as_str().unwrap_or_default().into()));
    Some(out.done())
}

fn user(user: &Value) -> Option<Value> {
    let mut out = Fields::of(user);
    out.put("id", Some(number(&user["id"]).filter(|id| *id > 0)?.into()));
    out.put("is_bot", Some(user["is_bot"].as_bool().unwrap_or(false).into()));
    out.put("first_name", Some(user["first_name"].as_str().unwrap_or_default().into()));
    for field in ["last_name", "username", "language_code"] {
        out.keep::<String>(field);
    }
    let out = out.done();
    parsed::<User>(&out).map(|_| out)
}

/// Chats of a kind that is not known are told apart by their numbers: only people have positive ones.
fn chat(chat: &Value) -> Option<Value> {
    let id = number(&chat["id"])?;
    let mut out = Fields::of(chat);
    let kind = match chat["type"].as_str() {
        Some(kind @ ("private" | "group" | "supergroup" | "channel")) => kind,
        _ if id > 0 => "private",
        _ => "supergroup",
    };
    out.put("id", Some(id.into()));
    out.put("type", Some(kind.into()));
    for field in ["title", "username", "first_name", "last_name"] {
        out.keep::<String>(field);
    }
    out.keep::<bool>("is_forum");
    Some(out.done())
}

/// The private chat with somebody has their own number; `chat` may say that it is another kind of chat.
fn alone_with(user: &Value, chat: &Value) -> Option<Value> {
    if matches!(chat["type"].as_str(), Some("group" | "supergroup" | "channel")) {
        return None;
    }
    Some(json!({"id": number(&user["id"]).filter(|id| *id > 0)?, "type": "private"}))
}

/// An object being built from another.
struct Fields<'a> {
    from: &'a Value,
    kept: Map<String, Value>,
}

impl<'a> Fields<'a> {
    fn of(from: &'a Value) -> Self {
        Self { from, kept: Map::new() }
    }

    fn put(&mut self, field: &str, value: Option<Value>) {
        self.kept.extend(value.map(|value| (field.to_owned(), value)));
    }

    /// Keeps a field that is what it should be.
    fn keep<T: DeserializeOwned>(&mut self, field: &str) {
        let value = &self.from[field];
        self.put(field, parsed::<T>(value).map(|_| value.clone()));
    }

    /// Keeps of a list what is what it should be.
    fn keep_each<T: DeserializeOwned>(&mut self, field: &str) {
        let known =
            |of: &Vec<Value>| of.iter().filter(|value| parsed::<T>(value).is_some()).cloned().collect();
        let kept: Option<Vec<Value>> = self.from[field].as_array().map(known);
        self.put(field, kept.filter(|kept| !kept.is_empty()).map(Value::Array));
    }

    fn done(self) -> Value {
        Value::Object(self.kept)
    }
}

fn number(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.parse().ok())
}

fn parsed<T: DeserializeOwned>(value: &Value) -> Option<T> {
    T::deserialize(value).ok()
}
