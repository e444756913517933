//! Coming and going: `/start` with and without an invitation, `/stop`.

use anyhow::Result;
use teloxide::{
    prelude::Requester,
    types::{ChatId as TelegramChat, Message as Incoming, User, UserId},
};

use super::{Conversation, Turn, agenda};
use asking::Question;
use office::{
    access::{Asker, Caller},
    ask::Query,
    link::{self, Visitor, Welcome},
    remind,
    store::{ChatId, ChatKind, ChatState, DigestOutcome, Invited, Place, Tx},
};
use plan::Period;
use words::Html;

impl Conversation {
    /// `/start CODE`: links the chat, says so, and shows today at once.
    pub(super) async fn start_with(&self, code: &str, message: &Incoming, caller: Caller) -> Result<()> {
        let is_new = self.asker(caller).await?.is_none_or(|asker| asker.chat.is_none());
        if is_new && self.opened_for_office(code, caller).await? {
            return Ok(());
        }
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
        self.welcomed(caller.place, caller, invited, chat).await
    }

    /// Says to a chat that was just linked what it is linked to, and shows today at once.
    pub(super) async fn welcomed(
        &self,
        place: Place,
        caller: Caller,
        invited: Invited,
        chat: ChatId,
    ) -> Result<()> {
        let moment = self.office.moment();
        let Some(asker) = self.asker(caller).await? else { return Ok(()) };
        self.reply(place, self.welcome(invited, caller.kind, &asker).await?).await?;
        if matches!(invited, Invited::Drafter | Invited::Secretariat) {
            self.show_desk_menu(place.chat, true).await;
            return Ok(());
        }
        let today = Question::about(Period { from: moment.today(), to: moment.today() });
        self.ask_for(Caller { place, ..caller }, asker, Query::Question(today)).await?;
        let default = self.office.rules.digest_at;
        let told = move |tx: &Tx<'_>| {
            let hour = tx.habits(chat)?.and_then(|habits| habits.digest_at).unwrap_or(default);
            if moment.time() >= hour {
                // What the digest would tell was told just now.
                tx.decide_digest(chat, moment.today(), DigestOutcome::Owed, None, moment.now)?;
            }
            Ok(())
        };
        self.office.run(told).await
    }

    async fn welcome(&self, invited: Invited, kind: ChatKind, asker: &Asker) -> Result<Html> {
        let hour = self.office.rules.digest_at.format("%H:%M").to_string();
        let (key, entry) = match invited {
            Invited::Official(entry) => ("welcome-official", Some(entry)),
            Invited::Unit(entry) if kind == ChatKind::Private => ("welcome-unit-alone", Some(entry)),
            Invited::Unit(entry) => ("welcome-unit", Some(entry)),
            Invited::Reader => ("welcome-reader", None),
            Invited::Drafter => ("welcome-drafter", None),
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
    pub(super) async fn start_again(&self, turn: Turn, title: String) -> Result<()> {
        if turn.desk().is_some() {
            self.show_desk_menu(turn.caller.place.chat, true).await;
        }
        let help = agenda::help(&turn);
        let Turn { caller, asker, .. } = turn;
        let moment = self.office.moment();
        match asker.chat {
            Some(chat) => {
                let (rules, pace) = (self.office.rules.clone(), self.office.pace());
                // In the morning, today's digest follows at once, not only when the next minute begins.
                let back = move |tx: &Tx<'_>| {
                    tx.set_chat_state(chat, ChatState::Active, None, moment.now)?;
                    remind::remind(tx, &rules, &moment, pace)
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
        for message in self.answer(asker, help).await? {
            self.send(caller.place, &message).await?;
        }
        Ok(())
    }

    pub(super) async fn stop(&self, turn: Turn) -> Result<()> {
        let Turn { caller, asker, .. } = turn;
        if let Some(chat) = asker.chat {
            let moment = self.office.moment();
            self.office.run(move |tx| link::stop(tx, &moment, chat)).await?;
        }
        self.reply(caller.place, asker.language.html("stopped", &[])).await
    }

    /// Whether the writer administers the group, as an anonymous administrator too.
    pub(super) async fn administers(&self, message: &Incoming, caller: Caller) -> bool {
        if caller.kind == ChatKind::Private {
            return true;
        }
        if message.sender_chat.as_ref().is_some_and(|sender| sender.id == message.chat.id) {
            return true;
        }
        let Some(from) = &message.from else { return false };
        self.is_chat_administrator(message.chat.id, from.id).await
    }

    pub(super) async fn is_chat_administrator(&self, chat: TelegramChat, user: UserId) -> bool {
        let member = self.wire.bot().get_chat_member(chat, user).await;
        member.is_ok_and(|member| member.is_privileged())
    }
}

pub(super) fn title(message: &Incoming) -> String {
    match (message.chat.title(), &message.from) {
        (Some(title), _) => title.to_owned(),
        (None, Some(from)) => from.full_name(),
        (None, None) => String::new(),
    }
}
