//! The wire: the requests that this program makes of Telegram, and how each went; it decides nothing.
//!
//! [`Wire::deliver`] makes one request for one message of the outbox and says what the answer means.
//! Everything else is for replies ([`replies`]).

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use teloxide::{
    Bot, RequestError,
    payloads::{EditMessageText, SendMessage},
    prelude::Requester,
    requests::{JsonRequest, Payload, Request},
    types::{
        ChatId as TelegramChat, InlineKeyboardButton, InlineKeyboardMarkup, LinkPreviewOptions, MessageId,
        ParseMode, ReplyMarkup, ThreadId, WebAppInfo,
    },
};
use tokio::sync::Semaphore;
use url::Url;

use super::{
    method::Method,
    outcome,
    pace::Pace,
    reach::{Obstacle, Reach},
};
use crate::{config::Settings, metrics::Metrics};
use office::{
    Office, browser,
    deliver::Outcome,
    feeds,
    store::{Attachment, Claimed, Earlier, Place},
};
use words::{Button, Html, Keyboard, Language, Message, Press};

mod doing;
pub mod files;
mod pictures;
mod replies;

use pictures::Known;
pub use pictures::Picture;

/// Connecting takes less than this or fails.
const CONNECT: Duration = Duration::from_secs(5);
/// Somebody waits at a terminal.
const QUICK_ANSWER: Duration = Duration::from_secs(15);
/// Idle connections kept; more are opened while a broadcast needs them.
const IDLE_CONNECTIONS: usize = 64;
/// A pause that Telegram asks for and that is longer says that it is in trouble, not that we are too fast.
const LONG_WAIT: Duration = Duration::from_secs(60);

/// What it takes to reach Telegram.
#[derive(Clone)]
pub struct Dial {
    pub token: SecretString,
    pub api_url: Option<Url>,
    pub proxy: Option<Url>,
    pub rate: Option<NonZeroU32>,
    /// A request without an answer for so long has an unknown fate.
    pub patience: Duration,
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
    /// Where Mini Apps are.
    apps: Option<Url>,
}

impl Wire {
    pub fn new(dial: &Dial, office: Office) -> Result<Self> {
        Ok(Self {
            bot: dial.bot(dial.patience)?,
            pace: Arc::new(Pace::new(dial.rate)),
            reach: Arc::new(Reach::new(office.clock.clone())),
            metrics: Metrics::default(),
            easels: Arc::new(Semaphore::new(easels())),
            apps: apps(dial, &office),
            office,
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

    fn markup(&self, keyboard: &Keyboard) -> InlineKeyboardMarkup {
        let rows = keyboard.iter();
        InlineKeyboardMarkup::new(
            rows.map(|row| {
                row.iter().filter_map(|shown| button(shown, self.apps.as_ref())).collect::<Vec<_>>()
            }),
        )
    }

    /// One request for one message of the outbox.
    pub async fn deliver(&self, claimed: &Claimed, language: Language) -> Outcome {
        let mut text = claimed.message.text.clone();
        if claimed.doubts > 0 {
            text = again(language, text);
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
        payload.reply_markup = Some(self.markup(&message.keyboard));
        let edited = JsonRequest::new(self.bot.clone(), Edited(payload));
        match self.asked(Method::Edit, place.chat, edited.send()).await.map(drop) {
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
            payload.reply_markup = Some(ReplyMarkup::InlineKeyboard(self.markup(keyboard)));
        }
        let sent = JsonRequest::new(self.bot.clone(), Sent(payload));
        match self.asked(Method::Message, place.chat, sent.send()).await {
            Ok(Numbered { message_id }) => Outcome::Accepted { message_id },
            Err(outcome) => outcome,
        }
    }

    /// Makes a request, and keeps account of whether this method of Telegram's works.
    async fn asked<T>(
        &self,
        method: Method,
        chat: i64,
        request: impl Future<Output = Result<T, RequestError>>,
    ) -> Result<T, Outcome> {
        let flight = self.reach.begin(method, chat);
        let outcome = match request.await {
            Ok(value) => {
                flight.answered();
                return Ok(value);
            }
            Err(error) => outcome::of_error(&error),
        };
        match &outcome {
            Outcome::NotReached(words) => flight.failed(Obstacle::Network, words, false),
            Outcome::NoAnswer(words) => flight.failed(Obstacle::Network, words, true),
            Outcome::Trouble(words) => flight.failed(Obstacle::Trouble, words, false),
            Outcome::TokenRefused => flight.failed(Obstacle::Token, "", false),
            Outcome::TooFast { wait } => {
                self.metrics.too_fast.inc();
                if *wait > LONG_WAIT {
                    let words = format!("it asks for a pause of {} s", wait.as_secs());
                    flight.failed(Obstacle::Trouble, &words, false);
                } else {
                    flight.answered();
                }
            }
            _ => flight.answered(),
        }
        Err(outcome)
    }
}

impl Dial {
    /// teloxide sleeps 10 s on a 5xx before it reads the body, inside this span.
    pub const PATIENCE: Duration = Duration::from_secs(30);

    /// What the settings say; nothing without a token.
    pub fn of(settings: &Settings) -> Option<Self> {
        Some(Self {
            token: settings.token.clone()?,
            api_url: settings.api_url.clone(),
            proxy: settings.proxy.clone(),
            rate: settings.rate,
            patience: Self::PATIENCE,
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

/// What may stand in the chat already says so.
fn again(language: Language, text: Html) -> Html {
    language.html("delivery-again", &[]).then("\n").then(text)
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

/// Telegram refuses Mini Apps without TLS, and the whole message with them; a stand-in for it does not.
fn apps(dial: &Dial, office: &Office) -> Option<Url> {
    let public = office.rules.public_url.clone();
    public.filter(|url| url.scheme() == "https" || dial.api_url.is_some())
}

fn button(button: &Button, apps: Option<&Url>) -> Option<InlineKeyboardButton> {
    let label = button.label.clone();
    let Press::App { draft } = button.press else {
        return Some(InlineKeyboardButton::callback(label, button.press.to_string()));
    };
    let url = feeds::address(apps?, &format!("{}/ung-dung/{draft}", browser::PATH)).parse().ok()?;
    Some(InlineKeyboardButton::web_app(label, WebAppInfo { url }))
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
