//! Somebody who opened the whole office's link: they choose who they are, and the secretariat approves; the link
//! itself opens nothing but the names.

use anyhow::Result;
use teloxide::types::{CallbackQuery, Message as Incoming};

use super::{Conversation, name, people, title};
use office::{
    access::Caller,
    link, request,
    store::{Asking, ChatKind, Tx},
};
use plan::register::{EntryId, Kind, Listing};
use words::{Message, press::Access};

impl Conversation {
    /// Whether a code is the whole office's; then its names were shown.
    pub(super) async fn opened_for_office(&self, code: &str, caller: Caller) -> Result<bool> {
        let Some(message) = self.names_to_be(code, caller, 0).await? else { return Ok(false) };
        self.send(caller.place, &message).await?;
        Ok(true)
    }

    /// A newcomer's button: another page of names, or their own.
    pub(super) async fn newcomer_pressed(
        &self,
        pressed: &CallbackQuery,
        message: &Incoming,
        caller: Caller,
        press: Access,
    ) -> Result<()> {
        if self.asker(caller).await?.is_some_and(|asker| asker.chat.is_some()) {
            return Ok(());
        }
        match press {
            Access::Among { code, page } => match self.names_to_be(&code, caller, page).await? {
                Some(names) => {
                    self.wire.edit(caller.place, message.id.0, &names).await.map(drop).map_err(super::refused)
                }
                None => self.say(caller.place, "code-unknown").await,
            },
            Access::Am { code, entry } => self.i_am(pressed, message, caller, (&code, entry)).await,
            _ => Ok(()),
        }
    }

    /// Whom of the directory a newcomer may be: in a group a unit, in private an official too. None: the code
    /// opens nothing.
    async fn names_to_be(&self, code: &str, caller: Caller, page: usize) -> Result<Option<Message>> {
        let (moment, language, code) =
            (self.office.moment(), self.office.rules.language, code.trim().to_owned());
        let sought = code.clone();
        let look = move |tx: &Tx<'_>| match link::is_for_office(tx, &moment, &sought)? {
            true => people::see(tx, language).map(Some),
            false => Ok(None),
        };
        let Some(seen) = self.office.look(look).await? else { return Ok(None) };
        let keyboard = seen.people().choose(
            page,
            |listing| may_be(listing.kind, caller.kind),
            Listing::title,
            |entry| Access::Am { code: code.clone(), entry },
            |page| Access::Among { code: code.clone(), page },
        );
        let key = match caller.kind {
            ChatKind::Private => "newcomer-who",
            ChatKind::Group => "newcomer-which-unit",
        };
        Ok(Some(Message { text: language.html(key, &[]), keyboard }))
    }

    async fn i_am(
        &self,
        pressed: &CallbackQuery,
        message: &Incoming,
        caller: Caller,
        (code, entry): (&str, EntryId),
    ) -> Result<()> {
        if caller.kind == ChatKind::Group
            && !self.is_chat_administrator(message.chat.id, pressed.from.id).await
        {
            return self.say(caller.place, "code-administrators-only").await;
        }
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let Caller { user, place, kind } = caller;
        let (name, title, code) = (name(Some(&pressed.from)), title(message), code.to_owned());
        let ask = move |tx: &Tx<'_>| {
            let register = tx.register()?;
            let opens = link::is_for_office(tx, &moment, &code)?;
            let listing = register.get(entry).filter(|listing| opens && may_be(listing.kind, kind));
            let Some(listing) = listing else { return Ok("code-unknown") };
            let title = if kind == ChatKind::Private { name.clone() } else { title };
            let asking =
                Asking { user, name, place, kind, title, words: listing.title(), entry: Some(entry) };
            let asked = request::ask(tx, &rules, &moment, asking)?;
            Ok(if asked.is_some() { "request-sent" } else { "request-open" })
        };
        let said = self.office.run(ask).await?;
        self.say(caller.place, said).await
    }
}

fn may_be(kind: Kind, chat: ChatKind) -> bool {
    match kind {
        Kind::Official => chat == ChatKind::Private,
        Kind::Unit => true,
        Kind::Collective(_) => false,
    }
}
