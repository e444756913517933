//! A draft in the browser: the way there, and the page itself.

use anyhow::Result;

use super::{Desk, Hand, Step};
use crate::{
    Moment, Rules, browser,
    store::{DraftId, Tx},
};
use words::{
    Message, Press,
    handout::proof::{self, Proof},
    people,
};

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
pub fn page(tx: &Tx<'_>, rules: &Rules, moment: &Moment, hand: &Hand, id: DraftId) -> Result<Option<String>> {
    if tx.draft(id)?.is_none() {
        return Ok(None);
    }
    let mut desk = Desk::open(tx, rules, moment, hand, id)?;
    desk.draft.reading.facsimile = tx.facsimile_of(id)?;
    let name = match desk.draft.document {
        Some(document) => tx.document_name(document)?,
        None => None,
    };
    let name = name.unwrap_or_else(|| hand.text("proof-edits"));
    Ok(Some(proof::online(Proof { language: hand.language, name: &name, reading: &desk.draft.reading })))
}
