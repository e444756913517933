//! What the page shows: the state of all phones as JSON, sent as soon as it changes, and files to look at.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    extract::{Query, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Phone, Stage};
use crate::{
    Message, World,
    markup::to_browser_html,
    world::{BOT, Chat, Content, Event, FileId, Kind, Press, Standing},
};

/// How long a browser waits for something new before it asks again.
const PATIENCE: Duration = Duration::from_secs(25);
/// A chat's last messages; who wants earlier ones has a real Telegram.
const SHOWN: usize = 80;
/// For how long Telegram shows that somebody is typing.
const TYPING: TimeDelta = TimeDelta::seconds(5);

#[derive(Deserialize)]
pub(super) struct Seen {
    /// The version of the state that the browser has.
    since: Option<u64>,
}

/// The state, once it is newer than what the browser has.
pub(super) async fn state(State(stage): State<Arc<Stage>>, Query(seen): Query<Seen>) -> Json<Value> {
    let mut changes = stage.sandbox.shared.changed.subscribe();
    let is_newer = |version: &u64| seen.since.is_none_or(|since| *version != since);
    // Running out of patience is no failure: the browser gets the same state again.
    tokio::time::timeout(PATIENCE, changes.wait_for(is_newer)).await.ok();
    Json(whole(&stage))
}

/// What never changes while the page is open.
pub(super) async fn scene(State(stage): State<Arc<Stage>>) -> Json<Value> {
    let scene = &stage.scene;
    let says: Vec<_> = scene.phones.iter().map(|phone| &phone.says).collect();
    Json(json!({
        "headline": scene.headline, "story": scene.story, "tries": scene.tries, "links": scene.links, "says": says,
    }))
}

pub(super) fn whole(stage: &Stage) -> Value {
    let version = *stage.sandbox.shared.changed.borrow();
    let now = stage.sandbox.clock().now();
    let zone = stage.scene.zone;
    stage.sandbox.world(|world| {
        let phones = stage.scene.phones.iter();
        let phones: Vec<Value> = phones.map(|each| phone(world, each, now, zone)).collect();
        json!({
            "version": version,
            "now": now.timestamp_millis(),
            "offset": now.with_timezone(&zone).format("%:z").to_string(),
            "zone": zone.name(),
            "bot": {"name": world.bot().name, "username": world.bot_username()},
            "phones": phones,
        })
    })
}

fn phone(world: &World, phone: &Phone, now: DateTime<Utc>, zone: Tz) -> Value {
    let mut json = json!({
        "role": phone.role,
        "people": phone.people.iter().map(|person| name(world, person.id())).collect::<Vec<_>>(),
        "messages": [],
    });
    // The group may have been upgraded: the phone follows it.
    let Some(chat) = current(world, phone) else { return json };
    let me = phone.people.first().map(|person| person.id());
    let shown: Vec<&Message> = chat.shown().collect();
    let first = shown.len().saturating_sub(SHOWN);
    json["messages"] = shown[first..].iter().map(|each| message(world, each, zone)).collect();
    json["mine"] = json!(me);
    json["menu"] = me.map_or(json!([]), |me| {
        let menu = world.menu_seen(chat.id, me);
        menu.iter().map(|command| json!([command.command, command.description])).collect()
    });
    json["typing"] = match &chat.action {
        Some((action, since)) if (now - *since).abs() < TYPING => json!(action),
        _ => Value::Null,
    };
    match &chat.kind {
        Kind::Private { opened, blocked } => {
            json["opened"] = json!(opened);
            json["blocked"] = json!(blocked);
        }
        Kind::Group(group) => {
            json["title"] = json!(group.title);
            json["opened"] = json!(true);
            json["blocked"] = json!(!group.standing(BOT).is_some_and(Standing::is_inside));
            json["basic"] = json!(group.form == crate::Form::Basic);
        }
    }
    json
}

/// The chat that a phone shows now.
pub(super) fn current<'a>(world: &'a World, phone: &Phone) -> Option<&'a Chat> {
    let mut chat = world.chat(phone.place.chat_id())?;
    while let Some(next) = chat.group().and_then(|group| group.upgraded_to) {
        chat = world.chat(next)?;
    }
    Some(chat)
}

fn name(world: &World, id: crate::UserId) -> Value {
    json!({"id": id, "name": world.user(id).map(|user| user.name.as_str())})
}

fn message(world: &World, message: &Message, zone: Tz) -> Value {
    let at = message.date.with_timezone(&zone);
    let mut json = json!({
        "id": message.id,
        "from": message.from,
        "who": world.user(message.from).map(|user| user.name.as_str()),
        "bot": message.is_from_bot(),
        "time": at.format("%H:%M").to_string(),
        "day": at.format("%Y-%m-%d").to_string(),
        "edits": message.earlier.len(),
        "silent": message.silent,
        "reactions": message.reactions.iter().map(|(_, emoji)| emoji).collect::<Vec<_>>(),
    });
    if let Some(words) = message.content.words() {
        json["html"] = json!(to_browser_html(words));
    }
    if let Some(original) = message.reply_to.and_then(|id| world.chat(message.chat)?.message(id)) {
        let text: String = original.text().chars().take(80).collect();
        json["reply"] = json!({"who": name(world, original.from)["name"], "text": text});
    }
    if let Some(file) = message.content.file() {
        let stored = world.file(file);
        json["file"] = json!({
            "id": file.0,
            "name": stored.and_then(|file| file.name.as_deref()),
            "size": stored.map(|file| file.bytes.len()),
            "picture": matches!(message.content, Content::Photo { .. }),
            "measures": stored.and_then(|file| file.measures),
        });
    }
    if let Content::Event(event) = &message.content {
        json["event"] = happening(world, event);
    }
    let rows = message.markup.as_ref().map_or(&[][..], |markup| markup.rows());
    json["buttons"] = rows.iter().map(|row| row.iter().map(button).collect::<Vec<_>>()).collect();
    json
}

fn button(button: &crate::world::Button) -> Value {
    match &button.press {
        Press::Url(url) => json!({"label": button.label, "url": url}),
        Press::Data(_) | Press::App(_) | Press::Other(_) => json!({"label": button.label}),
    }
}

/// What happened, for the page to put into words.
fn happening(world: &World, event: &Event) -> Value {
    let names = |ids: &[crate::UserId]| -> String {
        let names: Vec<&str> = ids.iter().filter_map(|id| Some(world.user(*id)?.name.as_str())).collect();
        names.join(", ")
    };
    match event {
        Event::Joined(users) => json!(["joined", names(users)]),
        Event::Gone(user) => json!(["gone", names(&[*user])]),
        Event::Created(title) => json!(["created", title]),
        Event::UpgradedTo(_) | Event::UpgradedFrom(_) => json!(["upgraded", ""]),
        Event::TopicCreated(name) => json!(["topic", name]),
        Event::TopicClosed => json!(["topic_closed", ""]),
        Event::TopicReopened => json!(["topic_reopened", ""]),
        Event::Pinned(_) => json!(["pinned", ""]),
    }
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    id: String,
}

/// A document's bytes, never shown inside the page, except pictures.
pub(super) async fn file(State(stage): State<Arc<Stage>>, Query(wanted): Query<Wanted>) -> Response {
    let found = stage.sandbox.world(|world| world.file(&FileId(wanted.id)).cloned());
    let Some(file) = found else { return StatusCode::NOT_FOUND.into_response() };
    let (kind, shown) = match file.measures {
        Some(_) if file.bytes.starts_with(b"\x89PNG") => ("image/png", "inline"),
        Some(_) => ("image/jpeg", "inline"),
        None => ("application/octet-stream", "attachment"),
    };
    let name: String =
        url::form_urlencoded::byte_serialize(file.name.unwrap_or_default().as_bytes()).collect();
    let disposition = format!("{shown}; filename*=UTF-8''{}", name.replace('+', "%20"));
    let disposition = HeaderValue::from_str(&disposition).unwrap_or(HeaderValue::from_static("attachment"));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ];
    (headers, file.bytes.to_vec()).into_response()
}
