//! What somebody at the page does: every act is one of a person's verbs, or moves the program's clock.

use std::{sync::Arc, time::Duration};

use axum::{
    Json,
    body::Bytes,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Datelike, Days, NaiveTime, TimeDelta, TimeZone, Utc, Weekday};
use chrono_tz::Tz;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Phone, Role, Stage, story::Instant, view};
use crate::{
    ChatId, MessageId, UserId,
    markup::Formatted,
    person::mime_of,
    world::{
        BOT, Content, Standing,
        people::{Impossible, Pressed, Written},
    },
};

/// How long the page waits for the bot's answer to a pressed button.
const TOAST: Duration = Duration::from_secs(15);

/// What could not be done, in a few words.
pub(super) struct Refused(StatusCode, String);

type Done = Result<Json<Value>, Refused>;

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        (self.0, Json(json!({"problem": self.1}))).into_response()
    }
}

impl From<Impossible> for Refused {
    fn from(why: Impossible) -> Self {
        Self(StatusCode::CONFLICT, why.to_string())
    }
}

/// Which phone, and which of the people who use it.
#[derive(Deserialize)]
struct Hand {
    phone: usize,
    #[serde(default)]
    person: usize,
}

impl Stage {
    fn phone(&self, at: usize) -> Result<&Phone, Refused> {
        let missing = || Refused(StatusCode::NOT_FOUND, "there is no such phone".to_owned());
        self.scene.phones.get(at).ok_or_else(missing)
    }

    /// Who acts, and in which chat.
    fn seat(&self, hand: &Hand) -> Result<(UserId, ChatId), Refused> {
        let phone = self.phone(hand.phone)?;
        let person = phone.people.get(hand.person).or(phone.people.first());
        let chat = self.sandbox.world(|world| view::current(world, phone).map(|chat| chat.id));
        person
            .map(crate::Person::id)
            .zip(chat)
            .ok_or(Refused(StatusCode::NOT_FOUND, "nobody uses this phone".to_owned()))
    }

    fn write(&self, (user, chat): (UserId, ChatId), written: Written) -> Done {
        let id = self.sandbox.act(|world, now| world.write_as(user, chat, written, now))?;
        Ok(Json(json!({"message": id})))
    }

    fn send(&self, seat: (UserId, ChatId), name: &str, bytes: Vec<u8>, caption: &str) -> Done {
        let file = self.sandbox.act(|world, _| world.upload(name, mime_of(name), bytes));
        let content = Content::Document { file, caption: Formatted::plain(caption) };
        self.write(seat, Written { content, ..Written::default() })
    }
}

#[derive(Deserialize)]
pub(super) struct Writing {
    #[serde(flatten)]
    hand: Hand,
    text: String,
    reply_to: Option<i32>,
}

pub(super) async fn write(State(stage): State<Arc<Stage>>, Json(act): Json<Writing>) -> Done {
    let words = Formatted::plain(&act.text);
    if words.text.is_empty() {
        return Err(Refused(StatusCode::BAD_REQUEST, "nothing was written".to_owned()));
    }
    let (content, reply_to) = (Content::Text(words), act.reply_to.map(MessageId));
    stage.write(stage.seat(&act.hand)?, Written { content, reply_to, ..Written::default() })
}

#[derive(Deserialize)]
pub(super) struct Pressing {
    #[serde(flatten)]
    hand: Hand,
    message: i32,
    row: usize,
    column: usize,
}

/// Presses, and waits for what the bot answers.
pub(super) async fn press(State(stage): State<Arc<Stage>>, Json(act): Json<Pressing>) -> Done {
    let (user, chat) = stage.seat(&act.hand)?;
    let at = (chat, MessageId(act.message));
    let button = (act.row, act.column);
    let query = match stage.sandbox.act(|world, now| world.press_as(user, at, button, now))? {
        Pressed::Opened(url) => return Ok(Json(json!({"url": url}))),
        Pressed::Asked(query) => query,
    };
    let mut changes = stage.sandbox.shared.changed.subscribe();
    let answered = changes.wait_for(|_| stage.sandbox.world(|world| world.toast(&query).is_some()));
    // Without an answer in time the button simply stops spinning, as in Telegram.
    tokio::time::timeout(TOAST, answered).await.ok();
    let toast = stage.sandbox.world(|world| world.toast(&query).cloned()).unwrap_or_default();
    Ok(Json(json!({"text": toast.text, "alert": toast.is_alert, "url": toast.url})))
}

#[derive(Deserialize)]
pub(super) struct Sending {
    phone: usize,
    #[serde(default)]
    person: usize,
    name: String,
    /// A picture, not a file.
    #[serde(default)]
    photo: bool,
    #[serde(default)]
    caption: String,
    /// Of several photos that were chosen together.
    album: Option<String>,
}

/// A document or a photo from the visitor's own disk, as the body.
pub(super) async fn send(State(stage): State<Arc<Stage>>, Query(act): Query<Sending>, bytes: Bytes) -> Done {
    let seat = stage.seat(&Hand { phone: act.phone, person: act.person })?;
    if !act.photo {
        return stage.send(seat, &act.name, bytes.to_vec(), &act.caption);
    }
    let file = stage.sandbox.act(|world, _| world.upload_photo(bytes.to_vec()))?;
    let content = Content::Photo { file, caption: Formatted::plain(&act.caption) };
    stage.write(seat, Written { content, album: act.album, ..Written::default() })
}

#[derive(Deserialize)]
pub(super) struct Handing {
    paper: usize,
}

/// The secretariat sends one of the scene's papers.
pub(super) async fn paper(State(stage): State<Arc<Stage>>, Json(act): Json<Handing>) -> Done {
    let missing = |what: &str| Refused(StatusCode::NOT_FOUND, format!("there is no such {what}"));
    let paper = stage.scene.papers.get(act.paper).ok_or_else(|| missing("paper"))?;
    let phone = stage.scene.phones.iter().position(|phone| phone.role == Role::Secretariat);
    let hand = Hand { phone: phone.ok_or_else(|| missing("phone"))?, person: 0 };
    stage.send(stage.seat(&hand)?, &paper.file_name, paper.bytes.clone(), "")
}

#[derive(Deserialize)]
pub(super) struct Following {
    #[serde(flatten)]
    hand: Hand,
    url: String,
}

/// Opens a link to the bot on this phone: `?start=` in a private chat, `?startgroup=` in a group.
pub(super) async fn follow(State(stage): State<Arc<Stage>>, Json(act): Json<Following>) -> Done {
    let seat = stage.seat(&act.hand)?;
    let url = url::Url::parse(&act.url).ok();
    let code = url.and_then(|url| {
        let mut pairs = url.query_pairs();
        pairs.find(|(key, _)| key.starts_with("start")).map(|(_, code)| code.into_owned())
    });
    let code = code.ok_or_else(|| Refused(StatusCode::BAD_REQUEST, "no link to the bot".to_owned()))?;
    let (user, chat) = seat;
    let text = stage.sandbox.act(|world, now| {
        let is_group = world.chat(chat).is_some_and(crate::world::Chat::is_group);
        if !is_group {
            return Ok(format!("/start {code}"));
        }
        let inside = world.chat(chat).and_then(|chat| chat.group()?.standing(BOT));
        if !inside.is_some_and(Standing::is_inside) {
            world.set_standing(chat, user, BOT, Standing::Member, now)?;
        }
        Ok::<_, Impossible>(format!("/start@{} {code}", world.bot_username()))
    })?;
    stage.write(seat, Written { content: Content::Text(Formatted::plain(&text)), ..Written::default() })
}

#[derive(Deserialize)]
pub(super) struct Turning {
    #[serde(flatten)]
    hand: Hand,
    act: Turn,
}

#[derive(Deserialize, PartialEq, Eq)]
#[serde(rename_all = "snake_case")]
enum Turn {
    /// In a group: the bot is removed.
    Block,
    Unblock,
    Upgrade,
}

/// Blocks the bot or takes it back; in a group removes or adds it, or makes the group a supergroup.
pub(super) async fn standing(State(stage): State<Arc<Stage>>, Json(act): Json<Turning>) -> Done {
    let (user, chat) = stage.seat(&act.hand)?;
    stage.sandbox.act(|world, now| {
        let is_group = world.chat(chat).is_some_and(crate::world::Chat::is_group);
        match (&act.act, is_group) {
            (Turn::Upgrade, _) => world.upgrade(chat, user, now).map(drop),
            (Turn::Block, true) => world.set_standing(chat, user, BOT, Standing::Kicked, now),
            (Turn::Unblock, true) => world.set_standing(chat, user, BOT, Standing::Member, now),
            (turn, false) => {
                world.set_blocked(user, *turn == Turn::Block, now);
                Ok(())
            }
        }
    })?;
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
pub(super) struct Moving {
    to: Instant,
}

/// Moves the program's clock; whoever waits for the time is woken by it.
pub(super) async fn clock(State(stage): State<Arc<Stage>>, Json(act): Json<Moving>) -> Done {
    let clock = stage.sandbox.clock();
    clock.set(moved(clock.now(), stage.scene.zone, act.to));
    // Other browsers are to see it too.
    stage.sandbox.act(|_, _| ());
    Ok(Json(view::whole(&stage)))
}

fn moved(now: DateTime<Utc>, zone: Tz, to: Instant) -> DateTime<Utc> {
    let today = now.with_timezone(&zone).date_naive();
    let day = match to {
        Instant::AMinuteLater => return now + TimeDelta::minutes(1),
        Instant::AnHourLater => return now + TimeDelta::hours(1),
        Instant::NextMorning => today + Days::new(1),
        Instant::NextMonday => {
            let since_monday = today.weekday().days_since(Weekday::Mon);
            today + Days::new(u64::from(7 - since_monday))
        }
    };
    // When the morning's messages go out.
    let morning = NaiveTime::from_hms_opt(6, 30, 0).unwrap_or_default();
    let local = zone.from_local_datetime(&day.and_time(morning)).earliest();
    local.map_or(now + TimeDelta::days(1), |local| local.with_timezone(&Utc))
}
