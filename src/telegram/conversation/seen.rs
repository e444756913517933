//! "Đã xem": who confirms a change, who is asked again, and the board of a publication that shows it to the desk.

use anyhow::Result;

use super::{Conversation, Turn, desk::Under, refused};
use office::{
    Moment, Rules,
    access::{Asker, Caller},
    acknowledge, board,
    desk::{Hand, Step},
    store::{AnnouncementId, ChatKind, Face, Tx},
};
use plan::register::RevisionId;
use words::Html;

impl Conversation {
    pub(super) async fn board_pressed(&self, turn: &Turn, revision: RevisionId) -> Result<Option<String>> {
        if turn.desk().is_none() {
            return Ok(Some(turn.asker.language.text("desk-only", &[])));
        }
        self.show_board(turn, Some(revision)).await.map(|()| None)
    }

    /// The board of a publication as a message of its own, which is kept current from now on.
    pub(super) async fn show_board(&self, turn: &Turn, revision: Option<RevisionId>) -> Result<()> {
        let (moment, language, place) = (self.office.moment(), turn.asker.language, turn.caller.place);
        let found = self
            .office
            .look(move |tx| {
                let revision = match revision {
                    Some(revision) => Some(revision),
                    None => board::latest(tx)?,
                };
                let Some(revision) = revision else { return Ok(None) };
                Ok(board::render(tx, &moment, language, revision)?.map(|message| (revision, message)))
            })
            .await?;
        let Some((revision, message)) = found else {
            return self.reply(place, language.html("board-none", &[])).await;
        };
        let number = self.wire.reply(place, &message).await.map_err(refused)?;
        let (title, shown) = (turn.name.clone(), message.text.as_str().to_owned());
        let rules = self.office.rules.clone();
        self.office
            .run(move |tx| {
                // The chat may not be linked to anything; edits are owed to it all the same.
                let chat = match tx.chat_at(place)? {
                    Some(chat) => chat.id,
                    None => tx.welcome_chat(place, ChatKind::Private, &title, moment.now)?,
                };
                tx.add_board(revision, Face::Board, (chat, number), &shown)?;
                board::refresh(tx, &rules, &moment, revision)
            })
            .await
    }

    /// "Đã xem" under an announcement. Gives what is shown for a moment over the chat.
    pub(super) async fn seen_pressed(
        &self,
        turn: &Turn,
        under: Under,
        id: AnnouncementId,
    ) -> Result<Option<String>> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let (asker, caller, name) = (turn.asker.clone(), turn.caller, turn.name.clone());
        let step = self
            .office
            .run(move |tx| acknowledge::press(tx, &rules, &moment, &reader(&asker, caller, &name), id))
            .await?;
        let toast = step.toast.clone();
        self.take(turn, Some(under), step).await?;
        Ok(toast)
    }

    /// "Đã xem" as text.
    pub(super) async fn seen_typed(&self, turn: Turn) -> Result<()> {
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        let (asker, caller, name) = (turn.asker.clone(), turn.caller, turn.name.clone());
        let count = self
            .office
            .run(move |tx| acknowledge::typed(tx, &rules, &moment, &reader(&asker, caller, &name)))
            .await?;
        let key = if count == 0 { "seen-nothing" } else { "seen-typed" };
        let text: Html = turn.asker.language.html(key, &[("count", count.into())]);
        self.reply(turn.caller.place, text).await
    }
}

/// Who it is that says "Đã xem".
fn reader<'a>(asker: &Asker, caller: Caller, name: &'a str) -> acknowledge::Reader<'a> {
    acknowledge::Reader {
        chat: asker.chat,
        kind: caller.kind,
        user: caller.user,
        name,
        language: asker.language,
    }
}

pub(super) fn nudge(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    revision: RevisionId,
) -> Result<Step> {
    let count = acknowledge::nudge(tx, rules, moment, revision, hand.actor())?;
    let toast = hand.language.text("board-nudged", &[("count", count.into())]);
    Ok(Step { toast: Some(toast), ..Step::default() })
}

pub(super) fn board_sheet(tx: &Tx<'_>, moment: &Moment, hand: &Hand, revision: RevisionId) -> Result<Step> {
    Ok(Step { file: board::sheet(tx, moment, hand.language, revision)?, ..Step::default() })
}
