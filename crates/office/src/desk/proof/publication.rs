//! The page ahead of "Công bố" and after it: every change, every message word for word, who can't be told; then the
//! minute to call it back, and who has seen it.

use anyhow::Result;

use super::super::{Desk, Hand};
use crate::{
    Moment, Rules,
    announce::CALL_BACK,
    board,
    store::{DraftId, Tx},
};
use plan::register::RevisionId;
use words::{
    announcement::Names,
    handout::proof::letters::{self, Ahead, Letters, Published, Stage},
};

/// The page of a draft, or of what it was published as; none where there is no such draft.
pub fn page(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    id: DraftId,
    notices: Vec<String>,
) -> Result<Option<String>> {
    let Some(desk) = Desk::of_draft(tx, rules, moment, hand, id)? else { return Ok(None) };
    let stage = match desk.draft.revision {
        Some(revision) => desk.published(revision)?,
        None => desk.ahead()?,
    };
    let letters = Letters {
        language: hand.language,
        draft: id.0,
        edition: desk.draft.edition,
        title: desk.name()?,
        notices,
        stage,
    };
    Ok(Some(letters::page(&letters)))
}

impl Desk<'_> {
    fn ahead(&self) -> Result<Stage> {
        if let Some(holder) = self.holder()? {
            return Ok(Stage::NotYet(holder));
        }
        let open = self.questions().len();
        if open > 0 {
            let count = [("count", open.into())];
            return Ok(Stage::NotYet(self.language().text("proof-still-open", &count)));
        }
        let (plan, names) =
            (&self.plan, Names { language: self.language(), directory: &self.plan.directory });
        let letters = (0..plan.letters.len()).map(|at| Ok((self.recipient(at), self.words(at)?)));
        let clash = |clash: &plan::clashes::Clash| {
            let items: Vec<_> = clash.items().iter().map(|at| &plan.items[*at]).collect();
            names.clash(clash, &items)
        };
        Ok(Stage::Ahead(Box::new(Ahead {
            summary: self.counts(),
            changes: plan.changes.iter().map(|change| names.change(change)).collect(),
            clashes: plan.clashes.iter().map(clash).collect(),
            untold: plan.untold.clone(),
            letters: letters.collect::<Result<_>>()?,
            reason: self.draft.reason.clone().unwrap_or_default(),
            shown: self.hand.may_publish.then(|| plan.hash()),
        })))
    }

    fn published(&self, revision: RevisionId) -> Result<Stage> {
        let Some(known) = self.tx.revision(revision)? else { return self.ahead() };
        let passed = self.moment.now - known.published_at;
        let seconds = if self.hand.may_publish { (CALL_BACK - passed).num_seconds().max(0) } else { 0 };
        let board = board::render(self.tx, self.moment, self.language(), revision)?;
        let values = [("number", i64::from(known.number).into())];
        Ok(Stage::Published(Published {
            revision: revision.0,
            summary: self.say("proof-published", &values),
            seconds,
            board: board.map(|message| message.text).unwrap_or_default(),
        }))
    }
}
