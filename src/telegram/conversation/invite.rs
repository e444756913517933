//! `/moi`: for whom, then the link and its picture to hand on.

use anyhow::Result;

use super::{Conversation, Turn, may_grant, may_publish, refused};
use office::{
    desk::File,
    invite::{self, Invitations},
    link,
    store::{Invited, Tx},
};
use plan::register::{EntryId, Kind};
use words::{Button, Message, people::button, press::Invite};

/// Letters that are sent to be forwarded; of more, the paper has them all.
const MOST_LETTERS: usize = 30;

impl Conversation {
    pub(super) async fn invite(&self, turn: Turn) -> Result<()> {
        if !may_publish(&turn) {
            let text = turn.asker.language.html("desk-publish-only", &[]);
            return self.reply(turn.caller.place, text).await;
        }
        let message = self.whom_to_invite(&turn, 0).await?;
        self.send(turn.caller.place, &message).await
    }

    pub(super) async fn invite_pressed(&self, turn: Turn, number: i32, press: Invite) -> Result<()> {
        let invited = match press {
            Invite::List { page } => {
                let message = self.whom_to_invite(&turn, page).await?;
                return self.show(&turn, number, Some(message)).await;
            }
            Invite::Open => return self.invite(turn).await,
            Invite::Entry { entry } => self.invited_entry(entry).await?,
            Invite::Everybody => return self.invite_everybody(&turn).await,
            Invite::Office => return self.invite_office(&turn).await,
            Invite::Reader => Some(Invited::Reader),
            Invite::Drafter => may_grant(&turn).then_some(Invited::Drafter),
            Invite::Secretariat => may_grant(&turn).then_some(Invited::Secretariat),
        };
        match invited {
            Some(invited) => self.hand_out(&turn, invited).await,
            None => Ok(()),
        }
    }

    async fn invited_entry(&self, id: EntryId) -> Result<Option<Invited>> {
        let register = self.office.look(|tx| tx.register()).await?;
        Ok(register.get(id).and_then(|listing| match listing.kind {
            Kind::Official => Some(Invited::Official(id)),
            Kind::Unit => Some(Invited::Unit(id)),
            Kind::Collective(_) => None,
        }))
    }

    /// Whoever has no link yet stands first, on the buttons with a dot.
    async fn whom_to_invite(&self, turn: &Turn, page: usize) -> Result<Message> {
        let seen = self.seen(turn).await?;
        let unlinked = |id: EntryId| seen.links.get(&Some(id)).is_none_or(Vec::is_empty);
        let mut keyboard = seen.people().choose(
            page,
            |l| !matches!(l.kind, Kind::Collective(_)),
            |l| if unlinked(l.id) { format!("• {}", l.name) } else { l.name.clone() },
            |entry| Invite::Entry { entry },
            |page| Invite::List { page },
        );
        let language = seen.language;
        let missing = self.office.look(|tx| Ok(invite::unlinked(tx)?.len())).await?;
        let everybody = Button {
            label: language.text("invite-everybody", &[("count", missing.into())]),
            press: Invite::Everybody.into(),
        };
        let first = (missing > 0).then(|| vec![everybody]);
        keyboard
            .splice(0..0, first.into_iter().chain([vec![button(language, "invite-office", Invite::Office)]]));
        keyboard.push(vec![button(language, "invite-reader", Invite::Reader)]);
        if may_grant(turn) {
            keyboard.push(vec![
                button(language, "role-secretariat", Invite::Secretariat),
                button(language, "role-drafter", Invite::Drafter),
            ]);
        }
        Ok(Message { text: language.html("invite-whom", &[]), keyboard })
    }

    /// All who are not linked yet: a paper to print, then a letter each to forward.
    async fn invite_everybody(&self, turn: &Turn) -> Result<()> {
        let (rules, moment, language) =
            (self.office.rules.clone(), self.office.moment(), turn.asker.language);
        let (bot, by) = (self.me().await?.to_owned(), turn.actor());
        let make = move |tx: &Tx<'_>| invite::everybody(tx, &rules, &moment, language, (&bot, by));
        match self.office.run(make).await? {
            Some(invitations) => self.hand_on(turn, invitations).await,
            None => self.reply(turn.caller.place, language.html("invite-nobody", &[])).await,
        }
    }

    /// One link that everybody may open, to print or to forward.
    async fn invite_office(&self, turn: &Turn) -> Result<()> {
        let (rules, moment, language) =
            (self.office.rules.clone(), self.office.moment(), turn.asker.language);
        let (bot, by) = (self.me().await?.to_owned(), turn.actor());
        let make = move |tx: &Tx<'_>| invite::office(tx, &rules, &moment, language, (&bot, by));
        let invitations = self.office.run(make).await?;
        self.hand_on(turn, invitations).await
    }

    async fn hand_on(&self, turn: &Turn, invitations: Invitations) -> Result<()> {
        let (place, File { name, bytes, caption }) = (turn.caller.place, invitations.paper);
        self.wire.document(place, &name, bytes, &caption).await.map_err(refused)?;
        for letter in invitations.letters.into_iter().take(MOST_LETTERS) {
            self.reply(place, letter).await?;
        }
        Ok(())
    }

    /// A new code, shown once: the picture with the link under it.
    async fn hand_out(&self, turn: &Turn, invited: Invited) -> Result<()> {
        let (moment, by, language) = (self.office.moment(), turn.actor(), turn.asker.language);
        let make = move |tx: &Tx<'_>| {
            let code = link::invite(tx, &moment, invited, by)?;
            let name = match link::entry(invited) {
                Some(entry) => tx.register()?.get(entry).map(|listing| listing.title()),
                None => None,
            };
            Ok((code, name))
        };
        let (code, name) = self.office.run(make).await?;
        let (for_group, name) = match (invited, name) {
            (Invited::Unit(_), name) => (true, name.unwrap_or_default()),
            (Invited::Drafter, _) => (false, language.text("role-drafter", &[])),
            (Invited::Secretariat, _) => (false, language.text("role-secretariat", &[])),
            (_, name) => (false, name.unwrap_or_else(|| language.text("people-whole", &[]))),
        };
        let url = invite::link(self.me().await?, &code, for_group);
        let until = (moment.now + link::VALID_FOR).with_timezone(&moment.zone).format("%H:%M %d/%m/%Y");
        let key = if for_group { "invite-card-group" } else { "invite-card" };
        let values =
            [("name", name.into()), ("link", url.as_str().into()), ("until", until.to_string().into())];
        let caption = Message { text: language.html(key, &values), keyboard: Vec::new() };
        let picture = invite::picture(&url)?;
        self.wire.picture(turn.caller.place, picture, &caption).await.map(drop).map_err(refused)
    }
}
