//! What people write and press: an update becomes a verb of the office, its answer a reply.
//!
//! Nothing is decided here but who is asked what; see `office::access` for who may see what.

use std::{sync::Arc, time::Duration};

use anyhow::{Context, Result, anyhow};
use chrono::{Days, NaiveDate};
use teloxide::{
    prelude::Requester,
    types::{CallbackQuery, Message as Incoming, Update, UpdateKind, User},
    utils::command::BotCommands,
};
use tokio::sync::OnceCell;

use super::{
    commands::{self, Command},
    wire::Wire,
};
use crate::{
    message::{Html, Keyboard, Message},
    office::{
        Office,
        access::{self, Asker, Caller},
        answer::{self, Asked},
        link::{self, Visitor, Welcome},
        remind,
    },
    programme::days,
    store::{ChatKind, ChatState, DigestOutcome, Invited, Place, Tx},
};

/// Speaks with everybody who writes to the bot; clones share it.
#[derive(Clone)]
pub struct Conversation {
    pub office: Office,
    pub wire: Wire,
    /// The bot's own name in Telegram, without `@`; asked for when it is first needed.
    pub me: Arc<OnceCell<String>>,
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
        commands::set_menus(self.wire.bot()).await
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
        let place =
            update.chat().filter(|chat| chat.is_private()).map(|chat| Place { chat: chat.id.0, thread: 0 });
        let number = update.id.0;
        let Err(error) = self.handle(update).await else { return };
        tracing::error!(update = number, "an update could not be handled: {error:#}");
        if let Some(place) = place
            && let Err(error) = self.say(place, "failed").await
        {
            tracing::debug!("nor could that be said: {error:#}");
        }
    }

    /// Handles one update from beginning to end. May be called again for the same update after a crash.
    pub async fn handle(&self, update: Update) -> Result<()> {
        match update.kind {
            UpdateKind::Message(message) => self.message(&message).await,
            UpdateKind::CallbackQuery(pressed) => self.pressed(&pressed).await,
            _ => Ok(()),
        }
    }

    async fn message(&self, message: &Incoming) -> Result<()> {
        let Some(caller) = caller(message) else { return Ok(()) };
        let Some(text) = message.text() else { return Ok(()) };
        let command = match Command::parse(text, self.me().await?) {
            Ok(command) => command,
            // In a group only what is meant for the bot is answered: commands, by their names.
            Err(_) if caller.kind == ChatKind::Group => return Ok(()),
            Err(_) => Command::Trogiup,
        };
        if let Command::Start(code) = &command
            && !code.trim().is_empty()
        {
            return self.start_with(code.trim(), message, caller).await;
        }
        let Some(asker) = self.asker(caller).await? else {
            return self.say(caller.place, "stranger").await;
        };
        self.command(command, caller, asker, title(message)).await
    }

    async fn command(&self, command: Command, caller: Caller, asker: Asker, title: String) -> Result<()> {
        let today = self.office.moment().today();
        let language = asker.language;
        let asked = match command {
            Command::Homnay => Asked::Day(today),
            Command::Ngaymai => Asked::Day(today + Days::new(1)),
            Command::Tuan => Asked::Week { of: today, page: 0 },
            Command::Ngay(text) if text.trim().is_empty() => {
                return self.reply(caller.place, language.html("answer-which-day", &[])).await;
            }
            Command::Ngay(text) => match days::parse(&text, today) {
                Some(day) => Asked::Day(day),
                None => {
                    let html = language.html("answer-no-such-day", &[("day", text.trim().into())]);
                    return self.reply(caller.place, html).await;
                }
            },
            Command::Chuanbi => Asked::Prepare,
            Command::Trongtam => Asked::Focus,
            Command::Trogiup => Asked::Help,
            Command::Start(_) => return self.start_again(caller, asker, title).await,
            Command::Stop => return self.stop(caller, asker).await,
        };
        for message in self.answer(asker, asked).await? {
            self.send(caller.place, &message).await?;
        }
        Ok(())
    }

    /// `/start CODE`: links the chat, says so, and shows today at once.
    async fn start_with(&self, code: &str, message: &Incoming, caller: Caller) -> Result<()> {
        let (code, title) = (code.to_owned(), title(message));
        let name = message.from.as_ref().map_or_else(String::new, User::full_name);
        let is_chat_administrator = self.administers(message, caller).await;
        let moment = self.office.moment();
        let welcome = self
            .office
            .run(move |tx| {
                let visitor = Visitor {
                    user: caller.user,
                    name: &name,
                    place: caller.place,
                    kind: caller.kind,
                    title: &title,
                    is_chat_administrator,
                };
                link::link(tx, &moment, &code, &visitor)
            })
            .await?;
        let (invited, chat) = match welcome {
            Welcome::Linked(invited, chat) => (invited, chat),
            Welcome::UnknownCode => return self.say(caller.place, "code-unknown").await,
            Welcome::PrivateOnly => return self.say(caller.place, "code-private-only").await,
            Welcome::AdministratorsOnly => return self.say(caller.place, "code-administrators-only").await,
        };
        let Some(asker) = self.asker(caller).await? else { return Ok(()) };
        self.reply(caller.place, self.welcome(invited, &asker).await?).await?;
        if invited != Invited::Secretariat {
            for message in self.answer(asker, Asked::Day(moment.today())).await? {
                self.send(caller.place, &message).await?;
            }
            let digest_at = self.office.rules.digest_at;
            if moment.time() >= digest_at {
                // What the digest would tell was told just now.
                self.office
                    .run(move |tx| tx.decide_digest(chat, moment.today(), DigestOutcome::Owed, moment.now))
                    .await?;
            }
        }
        Ok(())
    }

    async fn welcome(&self, invited: Invited, asker: &Asker) -> Result<Html> {
        let hour = self.office.rules.digest_at.format("%H:%M").to_string();
        let (key, entry) = match invited {
            Invited::Official(entry) => ("welcome-official", Some(entry)),
            Invited::Unit(entry) => ("welcome-unit", Some(entry)),
            Invited::Reader => ("welcome-reader", None),
            Invited::Secretariat => ("welcome-secretariat", None),
        };
        let name = match entry {
            Some(entry) => {
                let title = move |tx: &Tx<'_>| Ok(tx.register()?.get(entry).map(|l| l.title()));
                self.office.look(title).await?.unwrap_or_default()
            }
            None => String::new(),
        };
        Ok(asker.language.html(key, &[("name", name.into()), ("hour", hour.into())]))
    }

    /// `/start` in a chat that is linked already: it receives again.
    async fn start_again(&self, caller: Caller, asker: Asker, title: String) -> Result<()> {
        let moment = self.office.moment();
        match asker.chat {
            Some(chat) => {
                let rules = self.office.rules.clone();
                // In the morning, today's digest follows at once, not only when the next minute begins.
                let back = move |tx: &Tx<'_>| {
                    tx.set_chat_state(chat, ChatState::Active, None, moment.now)?;
                    remind::remind(tx, &rules, &moment)
                };
                self.office.run(back).await?;
                self.reply(caller.place, asker.language.html("start-back", &[])).await?;
            }
            // The secretariat needs no link; their chat is remembered so that they can be told things.
            None => {
                let remember = move |tx: &Tx<'_>| {
                    tx.welcome_chat(caller.place, caller.kind, &title, moment.now).map(drop)
                };
                self.office.run(remember).await?;
                self.reply(caller.place, asker.language.html("start-secretariat", &[])).await?;
            }
        }
        for message in self.answer(asker, Asked::Help).await? {
            self.send(caller.place, &message).await?;
        }
        Ok(())
    }

    async fn stop(&self, caller: Caller, asker: Asker) -> Result<()> {
        if let Some(chat) = asker.chat {
            let moment = self.office.moment();
            self.office.run(move |tx| link::stop(tx, &moment, chat)).await?;
        }
        self.reply(caller.place, asker.language.html("stopped", &[])).await
    }

    /// A button under one of the bot's messages.
    async fn pressed(&self, pressed: &CallbackQuery) -> Result<()> {
        self.wire.acknowledge(&pressed.id.0, None).await;
        let Some(message) = pressed.message.as_ref().and_then(|message| message.regular_message()) else {
            return Ok(());
        };
        let place = place(message);
        let caller = Caller { user: user_id(&pressed.from), place, kind: kind(message) };
        let Some(asker) = self.asker(caller).await? else { return Ok(()) };
        let Some(asked) = pressed.data.as_deref().and_then(turn) else { return Ok(()) };
        for page in self.answer(asker, asked).await? {
            self.wire.edit(place, message.id.0, &page).await.map_err(refused)?;
        }
        Ok(())
    }

    async fn asker(&self, caller: Caller) -> Result<Option<Asker>> {
        let rules = self.office.rules.clone();
        self.office.look(move |tx| access::asker(tx, &rules, caller)).await
    }

    async fn answer(&self, asker: Asker, asked: Asked) -> Result<Vec<Message>> {
        let moment = self.office.moment();
        self.office.look(move |tx| answer::answer(tx, &moment, &asker, asked)).await
    }

    /// Whether the writer administers the group, as an anonymous administrator too.
    async fn administers(&self, message: &Incoming, caller: Caller) -> bool {
        if caller.kind == ChatKind::Private {
            return true;
        }
        if message.sender_chat.as_ref().is_some_and(|sender| sender.id == message.chat.id) {
            return true;
        }
        let Some(from) = &message.from else { return false };
        let member = self.wire.bot().get_chat_member(message.chat.id, from.id).await;
        member.is_ok_and(|member| member.is_privileged())
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

/// The page that a button of `/tuan` leads to.
fn turn(data: &str) -> Option<Asked> {
    let (day, page) = data.strip_prefix("week:")?.split_once(':')?;
    Some(Asked::Week { of: day.parse::<NaiveDate>().ok()?, page: page.parse().ok()? })
}

fn refused(outcome: crate::office::deliver::Outcome) -> anyhow::Error {
    anyhow!("a reply was not delivered: {outcome:?}")
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

fn title(message: &Incoming) -> String {
    match (message.chat.title(), &message.from) {
        (Some(title), _) => title.to_owned(),
        (None, Some(from)) => from.full_name(),
        (None, None) => String::new(),
    }
}
