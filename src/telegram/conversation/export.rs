//! `/xuat`: a programme as a file, in the form that the secretariat chooses by a button.

use anyhow::Result;

use super::{Conversation, Turn, refused};
use office::{
    export::{self, Sent},
    picture::caption,
    store::Tx,
};
use plan::register::ProgrammeId;
use words::{Message, handout::picture::Theme, press::Form};

impl Conversation {
    pub(super) async fn export(&self, turn: Turn) -> Result<()> {
        let offer = self.export_offer(&turn, None).await?;
        self.send(turn.caller.place, &offer).await
    }

    async fn export_offer(&self, turn: &Turn, programme: Option<ProgrammeId>) -> Result<Message> {
        let (moment, language) = (self.office.moment(), turn.asker.language);
        self.office.look(move |tx| export::offer(tx, &moment, language, programme)).await
    }

    pub(super) async fn offer_pressed(&self, turn: Turn, number: i32, programme: ProgrammeId) -> Result<()> {
        let offer = self.export_offer(&turn, Some(programme)).await?;
        self.show(&turn, number, Some(offer)).await
    }

    pub(super) async fn file_pressed(
        &self,
        turn: Turn,
        number: i32,
        form: Form,
        programme: ProgrammeId,
    ) -> Result<()> {
        let (place, language) = (turn.caller.place, turn.asker.language);
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let look = move |tx: &Tx<'_>| export::file(tx, &rules, &moment, language, (form, programme));
        match self.office.look(look).await? {
            None => self.reply(place, language.html("desk-stale", &[])).await,
            Some(Sent::File(file)) => self
                .wire
                .document(place, &file.name, file.bytes, &file.caption)
                .await
                .map(drop)
                .map_err(refused),
            Some(Sent::Picture(spread, wanted)) => {
                let painted = self.wire.painted(*spread, Theme::Light).await?;
                let caption = caption(language, wanted.span, wanted.day, painted.left_out);
                let sent = self.wire.pictures(place, &painted.pictures, &caption, Some(number)).await;
                sent.map(drop).map_err(refused)
            }
        }
    }
}
