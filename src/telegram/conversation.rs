//! What people write and press: an update becomes a verb of the office, its answer a reply.
//!
//! Nothing is decided here but who is asked what; see `office::access` for who may see what.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use teloxide::{
    prelude::Requester,
    types::{Message as Incoming, Update, UpdateKind, User},
    utils::command::BotCommands,
};
use tokio::sync::OnceCell;

use super::{
    commands::{self, Command},
    wire::Wire,
};
use crate::apart::Reader;
use ::office::{
    Office,
    access::{self, Asker, Caller},
    acknowledge,
    deliver::Outcome,
    desk::Expected,
    store::{Actor, ChatKind, Place, Role, Tx},
    undelivered,
};
use words::{Html, Keyboard, Message};

mod addressed;
mod agenda;
mod album;
mod arrival;
mod broadcast;
mod calendar;
mod delegate;
mod desk;
mod edit;
mod export;
mod inline;
mod invite;
mod newcomer;
mod office;
mod people;
mod picture;
mod prepare;
mod pressed;
mod question;
mod request;
mod screen;
mod seen;
mod settings;

use arrival::title;

/// Speaks with everybody who writes to the bot; clones share it.
#[derive(Clone)]
pub struct Conversation {
    pub office: Office,
    pub wire: Wire,
    /// The bot's own name in Telegram, without `@`; asked for when it is first needed.
    pub me: Arc<OnceCell<String>>,
    /// Who reads what the secretariat sends.
    pub reader: Reader,
}

/// Somebody who is known, writing or pressing somewhere.
#[derive(Clone, Debug)]
struct Turn {
    caller: Caller,
    asker: Asker,
    /// The person's name, as Telegram shows it.
    name: String,
}

impl Turn {
    /// The caller's role at the secretariat's desk, which stands in private chats alone: in a group the
    /// others would look on.
    fn desk(&self) -> Option<Role> {
        self.asker.role.filter(|_| self.caller.kind == ChatKind::Private)
    }

    fn actor(&self) -> Actor {
        Actor::User(self.caller.user)
    }
}

/// What somebody was asked to write next, and by whom.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Awaited {
    /// A stranger: who they are.
    Introduction,
    /// A secretary: a name, a spelling, positions for the directory.
    People(people::Question),
    /// A secretary at the desk: a reason, an item's field.
    Desk(Expected),
    /// A secretary: what to say to many, in words, a picture or a file.
    Broadcast,
    /// A secretary: which item, or what a field of it shall be.
    Edit(edit::Question),
    /// A secretary: days off and days worked instead.
    OfficeDays,
    /// Somebody: at which hour their digest shall come.
    DigestHour,
}

impl Conversation {
    /// Learns the bot's name and shows its menus; tried until Telegram answers.
    pub async fn introduce(&self) {
        let mut pause = Duration::from_secs(1);
        while let Err(error) = self.try_to_introduce().await {
            tracing::debug!("not introduced to Telegram yet: {error:#}");
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(Duration::from_secs(60));
        }
    }

    async fn try_to_introduce(&self) -> Result<()> {
        let name = self.me().await?.to_owned();
        self.office.run(move |tx| tx.set_bot_name(&name)).await?;
        commands::set_menus(self.wire.bot()).await?;
        let administrators = self.office.rules.administrators.clone();
        let desks = self.office.look(move |tx| tx.desk_places(&administrators)).await?;
        for desk in desks {
            self.show_desk_menu(desk, true).await;
        }
        Ok(())
    }

    /// A menu is a convenience: where it can't be set, everything works all the same.
    async fn show_desk_menu(&self, chat: i64, is_desk: bool) {
        if let Err(error) = commands::set_desk_menu(self.wire.bot(), chat, is_desk).await {
            tracing::debug!("a menu of the secretariat was not set: {error:#}");
        }
    }

    async fn me(&self) -> Result<&str> {
        let ask = || async {
            let me = self.wire.bot().get_me().await.context("asking for the bot's name")?;
            Ok(me.username().to_owned())
        };
        self.me.get_or_try_init(ask).await.map(String::as_str)
    }

    /// Handles one update; where that fails, says so in the log and to whoever asked.
    pub async fn handle_or_apologise(&self, update: Update) {
        let place = match &update.kind {
            UpdateKind::Message(message) => Some((place(message), kind(message))),
            UpdateKind::CallbackQuery(pressed) => {
                pressed.regular_message().map(|message| (place(message), kind(message)))
            }
            _ => None,
        };
        let number = update.id.0;
        let Err(error) = self.handle(update).await else { return };
        let undelivered = error.downcast_ref::<Undelivered>().is_some_and(Undelivered::is_on_its_way);
        if undelivered {
            // It may have arrived, and nothing can be said at present: not that it failed, and not now.
            tracing::warn!(update = number, "{error:#}");
        } else {
            tracing::error!(update = number, "an update could not be handled: {error:#}");
        }
        let told = match place {
            Some((place, _)) if undelivered => self.ask_again(place, number).await,
            Some((place, ChatKind::Private)) => self.say(place, "failed").await,
            _ => Ok(()),
        };
        if let Err(error) = told {
            tracing::debug!("nor could that be said: {error:#}");
        }
    }

    /// Whoever asked is told once that an answer may be lost, when anything arrives there again.
    async fn ask_again(&self, place: Place, update: u32) -> Result<()> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let owe = move |tx: &Tx<'_>| undelivered::ask_again(tx, &rules, &moment, place, update);
        if self.office.run(owe).await? { Ok(()) } else { self.say(place, "ask-again").await }
    }

    /// Handles one update from beginning to end. May be called again for the same update after a crash.
    pub async fn handle(&self, update: Update) -> Result<()> {
        match update.kind {
            UpdateKind::Message(message) => self.message(&message).await,
            UpdateKind::CallbackQuery(pressed) => self.pressed(&pressed).await,
            UpdateKind::InlineQuery(query) => self.offer(&query).await,
            _ => Ok(()),
        }
    }

    /// Something written, or a document sent.
    async fn message(&self, message: &Incoming) -> Result<()> {
        let Some(caller) = caller(message) else { return Ok(()) };
        let Some(text) = message.text() else { return self.without_text(message, caller).await };
        // An inline offer that somebody sent: the bot's own words.
        if message.via_bot.is_some() {
            return Ok(());
        }
        let command = Command::parse(text, self.me().await?).ok();
        if let Some(Command::Start(code)) = &command
            && !code.trim().is_empty()
        {
            return self.start_with(code.trim(), message, caller).await;
        }
        if command.is_none() && addressed::is_for_another_bot(text, self.me().await?) {
            return Ok(());
        }
        let seen = command.is_none() && acknowledge::says_seen(text);
        // In a group only what is meant for the bot is answered: commands, replies to it, and its name.
        if command.is_none()
            && caller.kind == ChatKind::Group
            && (text.starts_with('/') || !addressed::is_for_bot(message, text, self.me().await?))
        {
            return Ok(());
        }
        let awaited = self.awaited(caller).await?;
        let Some(asker) = self.asker(caller).await? else {
            return match awaited {
                Some(Awaited::Introduction) if command.is_none() => self.introduced(message, caller).await,
                _ => self.greet_stranger(caller).await,
            };
        };
        let turn = Turn { caller, asker, name: name(message.from.as_ref()) };
        match command {
            Some(Command::Start(_)) => self.start_again(turn, title(message)).await,
            Some(Command::Stop) => self.stop(turn).await,
            Some(Command::Lich) => self.calendar(turn, title(message)).await,
            Some(Command::Caidat) => self.settings(turn, message).await,
            Some(Command::Thu(written)) => self.mail(turn, message, written).await,
            Some(Command::Uyquyen) => self.delegate(turn).await,
            Some(command) if command.is_desk() => self.at_desk(turn, command).await,
            Some(command) => self.command(turn, command).await,
            None => match awaited {
                Some(Awaited::People(about)) => self.people_told(turn, about, text).await,
                Some(Awaited::Desk(expected)) => self.desk_told(turn, expected, text).await,
                Some(Awaited::Broadcast) => self.broadcast_told(turn, message).await,
                Some(Awaited::Edit(question)) if turn.desk().is_some() => {
                    self.edit_told(turn, question, text).await
                }
                // Words without a number are a question, whatever was asked of them.
                Some(Awaited::DigestHour) if text.contains(|c: char| c.is_ascii_digit()) => {
                    self.hour_told(turn, text).await
                }
                Some(Awaited::OfficeDays) if may_publish(&turn) => self.office_told(turn, text).await,
                _ if seen => self.seen_typed(turn).await,
                _ if text.starts_with('/') => self.command(turn, Command::Trogiup).await,
                _ => {
                    let text = addressed::without_mention(text, self.me().await?);
                    self.ask_of(turn, text, message.reply_to_message().map(|earlier| earlier.id.0)).await
                }
            },
        }
    }

    /// What the caller was asked to write; whatever they write now, it is asked no more.
    async fn awaited(&self, caller: Caller) -> Result<Option<Awaited>> {
        let now = self.office.clock.now();
        let waits = move |tx: &Tx<'_>| tx.expects_text(caller.user, caller.place);
        if !self.office.look(waits).await? {
            return Ok(None);
        }
        self.office.run(move |tx| tx.take_expected(caller.user, caller.place, now)).await
    }

    /// A command of the secretariat's desk.
    async fn at_desk(&self, turn: Turn, command: Command) -> Result<()> {
        if turn.desk().is_none() {
            let key = if turn.asker.role.is_some() { "desk-private-only" } else { "desk-only" };
            return self.reply(turn.caller.place, turn.asker.language.html(key, &[])).await;
        }
        match command {
            Command::Danhba => self.people(turn).await,
            Command::Moi => self.invite(turn).await,
            Command::Thongbao => self.broadcast(turn).await,
            Command::Sua(asked) => self.edit(turn, &asked).await,
            Command::Hoantac => self.undo(turn).await,
            Command::Bang => self.screen(turn).await,
            Command::Xuat => self.export(turn).await,
            Command::Dangxuat => self.leave_browsers(turn).await,
            command => self.desk_command(turn, command).await,
        }
    }

    async fn asker(&self, caller: Caller) -> Result<Option<Asker>> {
        let rules = self.office.rules.clone();
        self.office.look(move |tx| access::asker(tx, &rules, caller)).await
    }

    async fn say(&self, place: Place, key: &str) -> Result<()> {
        self.reply(place, self.office.rules.language.html(key, &[])).await
    }

    async fn reply(&self, place: Place, text: Html) -> Result<()> {
        self.send(place, &Message { text, keyboard: Keyboard::new() }).await
    }

    async fn send(&self, place: Place, message: &Message) -> Result<()> {
        self.wire.reply(place, message).await.map(drop).map_err(refused)
    }
}

fn may_publish(turn: &Turn) -> bool {
    turn.desk().is_some_and(Role::may_publish)
}

fn may_grant(turn: &Turn) -> bool {
    turn.desk().is_some_and(Role::may_grant)
}

fn name(user: Option<&User>) -> String {
    user.map_or_else(String::new, User::full_name)
}

/// A reply that Telegram did not take, or of which that is not known.
#[derive(Debug, thiserror::Error)]
#[error("a reply was not delivered: {0:?}")]
struct Undelivered(Outcome);

impl Undelivered {
    /// Whether it was Telegram or the way there that failed, not the reply.
    fn is_on_its_way(&self) -> bool {
        matches!(
            self.0,
            Outcome::NoAnswer(_)
                | Outcome::NotReached(_)
                | Outcome::Trouble(_)
                | Outcome::TooFast { .. }
                | Outcome::TokenRefused
        )
    }
}

fn refused(outcome: Outcome) -> anyhow::Error {
    Undelivered(outcome).into()
}

fn caller(message: &Incoming) -> Option<Caller> {
    if message.chat.is_channel() {
        return None;
    }
    let user = message.from.as_ref().map(user_id)?;
    Some(Caller { user, place: place(message), kind: kind(message) })
}

/// Telegram's user ids have at most 52 significant bits.
fn user_id(user: &User) -> i64 {
    i64::try_from(user.id.0).unwrap_or(i64::MAX)
}

fn kind(message: &Incoming) -> ChatKind {
    if message.chat.is_private() { ChatKind::Private } else { ChatKind::Group }
}

fn place(message: &Incoming) -> Place {
    let topic = message.is_topic_message.then_some(message.thread_id).flatten();
    Place { chat: message.chat.id.0, thread: topic.map_or(0, |thread| thread.0.0) }
}
