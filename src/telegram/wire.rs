//! The wire: the requests that this program makes of Telegram, and how each went; it decides nothing.
//!
//! [`Wire::deliver`] makes one request for one message of the outbox and says what the answer means.
//! Everything else is for replies, which take their turn in [`Pace`] and are worth a second try only
//! while somebody waits for them.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use teloxide::{
    Bot, RequestError,
    payloads::{EditMessageText, SendMessage},
    prelude::Requester,
    requests::{JsonRequest, Payload},
    types::{
        ChatId as TelegramChat, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageId,
        ParseMode, ReplyMarkup, ThreadId,
    },
};
use tokio::sync::Semaphore;
use url::Url;

use super::{
    outcome,
    pace::Pace,
    reach::{Obstacle, Reach, Way},
};
use crate::{config::Settings, metrics::Metrics};
use office::{
    Office,
    deliver::Outcome,
    store::{Attachment, Claimed, Earlier, Place},
};
use words::{Html, Keyboard, Language, Message};

mod doing;
pub mod files;
mod pictures;

use pictures::Known;

/// Connecting takes less than this or fails.
const CONNECT: Duration = Duration::from_secs(5);
/// A request without an answer for so long has an unknown fate. teloxide sleeps 10 s on a 5xx before it
/// reads the body, inside this span.
const ANSWER: Duration = Duration::from_secs(30);
/// Somebody waits at a terminal.
const QUICK_ANSWER: Duration = Duration::from_secs(15);
/// Idle connections kept; more are opened while a broadcast needs them.
const IDLE_CONNECTIONS: usize = 64;
/// A reply is tried so often.
const REPLY_TRIES: u32 = 3;
/// A reply that would have to wait longer than this for Telegram's limit is given up.
const REPLY_PATIENCE: Duration = Duration::from_secs(30);

/// What it takes to reach Telegram.
#[derive(Clone)]
pub struct Dial {
    pub token: SecretString,
    pub api_url: Option<Url>,
    pub proxy: Option<Url>,
    pub rate: Option<NonZeroU32>,
}

/// The way to Telegram; clones share limits and state. It has no `Debug`: teloxide's would show the token.
#[derive(Clone)]
pub struct Wire {
    bot: Bot,
    pub(super) pace: Arc<Pace>,
    pub(super) reach: Arc<Reach>,
    pub(super) metrics: Metrics,
    office: Office,
    /// Pictures that are painted at the same time.
    easels: Arc<Semaphore>,
}

impl Wire {
    pub fn new(dial: &Dial, office: Office) -> Result<Self> {
        Ok(Self {
            bot: dial.bot(ANSWER)?,
            pace: Arc::new(Pace::new(dial.rate)),
            reach: Arc::default(),
            metrics: Metrics::default(),
            office,
            easels: Arc::new(Semaphore::new(easels())),
        })
    }

    /// For requests that neither write to a chat nor count against a limit.
    pub fn bot(&self) -> &Bot {
        &self.bot
    }

    pub fn reach(&self) -> &Arc<Reach> {
        &self.reach
    }

    pub fn metrics(&self) -> &Metrics {
        &self.metrics
    }

    /// One request for one message of the outbox.
    pub async fn deliver(&self, claimed: &Claimed, language: Language) -> Outcome {
        let mut text = claimed.message.text.clone();
        if claimed.doubts > 0 {
            text = language.html("delivery-again", &[]).then("\n").then(text);
        }
        let place = Place { chat: claimed.telegram_id, thread: claimed.thread_id.unwrap_or(0) };
        if let Some(Earlier::Number(message_id)) = claimed.manner.edits {
            // An edit that was made twice says the same twice: nothing to mark.
            let message = &claimed.message;
            return match self.edit_once(place, message_id, message, claimed.plain).await {
                Ok(()) => Outcome::Accepted { message_id },
                Err(outcome) => outcome,
            };
        }
        let known = match &claimed.attachment {
            Some(Attachment::Week(day)) => return self.send_week(claimed, text, *day, language).await,
            Some(Attachment::Photo(photo)) => Some(Known::Photo(photo)),
            Some(Attachment::Document(document)) => Some(Known::Document(document)),
            None => None,
        };
        if let Some(known) = known {
            return self.send_attached(place, &known, &text, claimed.plain).await;
        }
        self.send_once(place, &text, &claimed.message.keyboard, claimed.plain, claimed.manner.silent).await
    }

    /// Whether Telegram answers at all.
    pub async fn probe(&self) -> Result<(), Outcome> {
        self.bot.get_me().await.map(drop).map_err(|error| outcome::of_error(&error))
    }

    /// Sends a reply when it is its turn. Gives the message's number.
    pub async fn reply(&self, place: Place, message: &Message) -> Result<i32, Outcome> {
        let send = |place: Place, plain| async move {
            match self.send_once(place, &message.text, &message.keyboard, plain, false).await {
                Outcome::Accepted { message_id } => Ok(message_id),
                other => Err(other),
            }
        };
        self.tried(place, send).await
    }

    /// Puts a message in the place of an earlier one. One that says the same already is no error.
    pub async fn edit(&self, place: Place, number: i32, message: &Message) -> Result<(), Outcome> {
        let edit = |place: Place, plain| async move { self.edit_once(place, number, message, plain).await };
        self.tried(place, edit).await
    }

    /// Ends the progress that the person who pressed a button sees; with words, if there are any.
    /// Telegram limits neither these nor how late they come, except that too late is an error.
    pub async fn acknowledge(&self, callback: &str, words: Option<&str>) {
        let mut request = self.bot.answer_callback_query(teloxide::types::CallbackQueryId(callback.into()));
        request.text = words.map(|words| words.chars().take(200).collect());
        if let Err(error) = request.await {
            // The button works all the same; the client stops showing progress by itself.
            tracing::debug!(outcome = ?outcome::of_error(&error), "a pressed button was not acknowledged");
        }
    }

    /// A reply's tries: each waits for its turn, and only what can change is tried again.
    pub async fn tried<T, F>(
        &self,
        mut place: Place,
        attempt: impl Fn(Place, bool) -> F,
    ) -> Result<T, Outcome>
    where
        F: Future<Output = Result<T, Outcome>>,
    {
        let mut plain = false;
        let mut tries = 0;
        loop {
            tries += 1;
            self.pace.reply(place.chat).await;
            let refused = match attempt(place, plain).await {
                Ok(value) => return Ok(value),
                Err(refused) => refused,
            };
            self.note(place, &refused).await;
            if tries >= REPLY_TRIES {
                return Err(refused);
            }
            match refused {
                Outcome::Moved { to } => place.chat = to,
                Outcome::MarkupRefused(_) if !plain => plain = true,
                Outcome::TopicGone(_) => place.thread = 0,
                Outcome::TooFast { wait } if wait <= REPLY_PATIENCE => {}
                Outcome::NotReached(_) | Outcome::Trouble(_) => {
                    tokio::time::sleep(Duration::from_secs(1)).await;
                }
                _ => return Err(refused),
            }
        }
    }

    /// What a refused reply tells about its chat.
    async fn note(&self, place: Place, refused: &Outcome) {
        let refused = refused.clone();
        let office = self.office.clone();
        let moment = office.moment();
        let told = match refused {
            Outcome::TooFast { wait } => {
                self.pace.too_fast(place.chat, wait);
                return;
            }
            Outcome::Moved { to } => self.office.run(move |tx| tx.move_chat(place.chat, to).map(drop)).await,
            Outcome::Gone(absence, _) => {
                self.office
                    .run(move |tx| match tx.chat_at(place)? {
                        Some(chat) => office::deliver::gone(tx, &office.rules, chat.id, absence, moment.now),
                        None => Ok(()),
                    })
                    .await
            }
            _ => return,
        };
        if let Err(error) = told {
            tracing::error!("a chat's new state could not be kept: {error:#}");
        }
    }

    async fn edit_once(
        &self,
        place: Place,
        number: i32,
        message: &Message,
        plain: bool,
    ) -> Result<(), Outcome> {
        let (text, parse_mode) = worded(&message.text, plain);
        let mut payload = EditMessageText::new(TelegramChat(place.chat), MessageId(number), text);
        payload.parse_mode = parse_mode;
        payload.link_preview_options = Some(no_preview());
        payload.reply_markup = Some(markup(&message.keyboard));
        match self.heard(JsonRequest::new(self.bot.clone(), Edited(payload)).await.map(drop)) {
            Err(Outcome::Refused(words)) if outcome::says_the_same(&words) => Ok(()),
            answer => answer,
        }
    }

    async fn send_once(
        &self,
        place: Place,
        text: &Html,
        keyboard: &Keyboard,
        plain: bool,
        silent: bool,
    ) -> Outcome {
        let (text, parse_mode) = worded(text, plain);
        let mut payload = SendMessage::new(TelegramChat(place.chat), text);
        payload.parse_mode = parse_mode;
        payload.message_thread_id = (place.thread != 0).then_some(ThreadId(MessageId(place.thread)));
        payload.link_preview_options = Some(no_preview());
        payload.disable_notification = silent.then_some(true);
        if !keyboard.is_empty() {
            payload.reply_markup = Some(ReplyMarkup::InlineKeyboard(markup(keyboard)));
        }
        match self.heard(JsonRequest::new(self.bot.clone(), Sent(payload)).await) {
            Ok(Numbered { message_id }) => Outcome::Accepted { message_id },
            Err(outcome) => outcome,
        }
    }

    /// Keeps account of whether Telegram is there at all.
    fn heard<T>(&self, answer: Result<T, RequestError>) -> Result<T, Outcome> {
        let outcome = match answer {
            Ok(value) => {
                self.reach.answered(Way::Out);
                return Ok(value);
            }
            Err(error) => outcome::of_error(&error),
        };
        match &outcome {
            Outcome::NotReached(words) | Outcome::NoAnswer(words) => {
                self.reach.failed(Way::Out, Obstacle::Network, words);
            }
            Outcome::Trouble(words) => {
                self.reach.failed(Way::Out, Obstacle::Trouble, words);
            }
            Outcome::TokenRefused => {
                self.reach.failed(Way::Out, Obstacle::Token, "");
            }
            Outcome::TooFast { .. } => {
                self.metrics.too_fast.inc();
                self.reach.answered(Way::Out);
            }
            _ => self.reach.answered(Way::Out),
        }
        Err(outcome)
    }
}

impl Dial {
    /// What the settings say; nothing without a token.
    pub fn of(settings: &Settings) -> Option<Self> {
        Some(Self {
            token: settings.token.clone()?,
            api_url: settings.api_url.clone(),
            proxy: settings.proxy.clone(),
            rate: settings.rate,
        })
    }

    /// The bot's own name, asked once: whether Telegram is reached and takes the token.
    pub async fn ask_name(&self) -> Result<String, Outcome> {
        let bot = self.bot(QUICK_ANSWER).map_err(|error| Outcome::NotReached(format!("{error:#}")))?;
        let me = bot.get_me().await.map_err(|error| outcome::of_error(&error))?;
        Ok(me.username().to_owned())
    }

    /// A bot whose requests fail after `patience`.
    pub(super) fn bot(&self, patience: Duration) -> Result<Bot> {
        let mut client = teloxide::net::default_reqwest_settings()
            .connect_timeout(CONNECT)
            .timeout(patience)
            .pool_max_idle_per_host(IDLE_CONNECTIONS);
        if let Some(proxy) = &self.proxy {
            let proxy = reqwest::Proxy::all(proxy.as_str()).map_err(reqwest::Error::without_url);
            client = client.proxy(proxy.context("TELOXIDE_PROXY can't be used")?);
        }
        let client = client.build().context("preparing connections to Telegram")?;
        let bot = Bot::with_client(self.token.expose_secret(), client);
        Ok(match &self.api_url {
            Some(url) => bot.set_api_url(without_last_slash(url)),
            None => bot,
        })
    }
}

/// Painting takes a core for a tenth of a second: half of them are left to those who answer.
fn easels() -> usize {
    std::thread::available_parallelism().map_or(1, |cores| (cores.get() / 2).max(1))
}

/// teloxide adds segments to the path; an empty last one would double the slash.
fn without_last_slash(url: &Url) -> Url {
    let mut url = url.clone();
    if let Ok(mut segments) = url.path_segments_mut() {
        segments.pop_if_empty();
    }
    url
}

fn worded(text: &Html, plain: bool) -> (String, Option<ParseMode>) {
    if plain { (text.to_plain(), None) } else { (text.as_str().to_owned(), Some(ParseMode::Html)) }
}

fn markup(keyboard: &Keyboard) -> InlineKeyboardMarkup {
    InlineKeyboardMarkup::new(keyboard.iter().map(|row| {
        row.iter()
            .map(|button| InlineKeyboardButton::callback(button.label.clone(), button.press.to_string()))
    }))
}

/// Links in a programme are not there to be looked at first.
fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}

/// `sendMessage`, of whose answer only the number is read: the rest repeats what was sent, and a field
/// that this teloxide does not know must not turn an accepted message into an unknown one.
#[derive(Serialize)]
#[serde(transparent)]
struct Sent(SendMessage);

impl Payload for Sent {
    type Output = Numbered;
    const NAME: &'static str = "SendMessage";
}

/// `editMessageText`, likewise.
#[derive(Serialize)]
#[serde(transparent)]
struct Edited(EditMessageText);

impl Payload for Edited {
    type Output = serde::de::IgnoredAny;
    const NAME: &'static str = "EditMessageText";
}

#[derive(Deserialize)]
struct Numbered {
    message_id: i32,
}
