//! `/moi`: for whom, then the link and its picture to hand on.

use anyhow::Result;

use super::{Conversation, Turn, may_grant, may_publish, refused};
use office::{
    invite, link,
    store::{Invited, Tx},
};
use plan::register::{EntryId, Kind};
use words::{Message, people::button, press::Invite};

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
            Invite::Entry { entry } => self.invited_entry(entry).await?,
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
        keyboard.push(vec![button(language, "invite-reader", Invite::Reader)]);
        if may_grant(turn) {
            keyboard.push(vec![
                button(language, "role-secretariat", Invite::Secretariat),
                button(language, "role-drafter", Invite::Drafter),
            ]);
        }
        Ok(Message { text: language.html("invite-whom", &[]), keyboard })
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
