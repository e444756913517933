//! A draft in the browser: the way there, the page, and what can be done on it. The same draft, steps and rules as in the
//! chat: one holder, one edition, and nothing of an older edition is acted on.

use anyhow::Result;

use super::{Desk, Hand, Step, questions::Question};
use crate::{
    Moment, Rules, announce, browser,
    store::{Draft, DraftId, Tx},
};
use words::{
    Button, Message, Press,
    handout::proof::{self, Asked, Proof, Work},
    people,
};

pub mod acts;
mod differences;
pub mod publication;

pub use acts::{Act, Done, act};

/// "Đối chiếu trên trình duyệt": a link of one's own, and the Mini App.
pub fn link(desk: &Desk<'_>) -> Result<Step> {
    let (user, draft) = (desk.hand.user, desk.draft.id);
    let Some(link) = browser::link(desk.tx, desk.rules, desk.moment, user, draft)? else {
        return Ok(Step::default().toast(desk.hand.text("desk-stale")));
    };
    let minutes = ("minutes", browser::LINK_FOR.num_minutes().into());
    let text = desk.say("desk-proof-link", &[("url", link.into()), minutes]);
    let app = people::button(desk.language(), "desk-proof-app", Press::App { draft: draft.0 });
    Ok(Step { say: vec![Message { text, keyboard: vec![vec![app]] }], ..Step::default() })
}

/// The proof page of a draft, for a member of the secretariat; none where there is no such draft.
pub fn page(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    id: DraftId,
    (part, notices): (usize, Vec<String>),
) -> Result<Option<String>> {
    let Some(mut desk) = Desk::of_draft(tx, rules, moment, hand, id)? else { return Ok(None) };
    desk.draft.reading.facsimile = tx.facsimile_of(id)?;
    let questions = desk.open_questions();
    let work = Work {
        draft: id.0,
        edition: desk.draft.edition,
        is_open: desk.draft.is_open,
        part,
        holder: desk.holder()?,
        may_rearrange: may_rearrange(&desk.draft),
        notices,
        directory: &desk.plan.directory,
    };
    let name = desk.name()?;
    let reading = &desk.draft.reading;
    let proof =
        Proof { language: hand.language, name: &name, reading, questions: &questions, work: Some(&work) };
    Ok(Some(proof::online(proof)))
}

/// In edits of what is in force the place of an item says which one it is.
fn may_rearrange(draft: &Draft) -> bool {
    draft.document.is_some()
}

impl Desk<'_> {
    /// The way to the proof page, where it can be reached.
    pub(super) fn to_browser(&self) -> Option<Vec<Button>> {
        self.rules.public_url.as_ref()?;
        Some(vec![self.button("desk-proof", super::Act::Proof)])
    }

    fn name(&self) -> Result<String> {
        let name = match self.draft.document {
            Some(document) => self.tx.document_name(document)?,
            None => None,
        };
        Ok(name.unwrap_or_else(|| self.hand.text("proof-edits")))
    }

    /// Why this hand may not change the draft.
    fn holder(&self) -> Result<Option<String>> {
        if !self.draft.is_open {
            return Ok(Some(self.hand.text("proof-closed")));
        }
        if self.is_mine() {
            return Ok(None);
        }
        let since = Moment { now: self.draft.held_at, zone: self.moment.zone }.local();
        let values = [
            ("name", announce::actor_name(self.tx, self.language(), self.draft.held_by)?.into()),
            ("time", since.format("%H:%M").to_string().into()),
        ];
        Ok(Some(self.language().text("proof-held", &values)))
    }

    fn open_questions(&self) -> Vec<Asked> {
        let language = self.language();
        let questions = self.questions();
        let asked = questions.iter().enumerate().map(|(number, question)| match question {
            Question::Finding(at) => Asked::about(language, number, &self.draft.reading.findings[*at]),
            Question::Doubt(doubt) => Asked::about(language, number, doubt),
        });
        asked.collect()
    }
}
