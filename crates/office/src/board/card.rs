//! The card of a publication, where `Công bố` was pressed: until when it can be called back, how far the sending
//! is, and who could not be told; who has seen it stands on the board.

use anyhow::Result;

use super::{Moment, Rules, Standing, standing};
use crate::{
    announce::CALL_BACK,
    desk::Hand,
    store::{ChatKind, Face, State, Tx},
};
use plan::register::{Audience, EntryId, RevisionId};
use words::{Html, Keyboard, Language, Message, Press, agenda::Reader, people::button, press::Invite};

/// Names that a card lists.
const LISTED: usize = 6;

/// The card at a moment; nothing for a publication that does not exist.
pub fn render(
    tx: &Tx<'_>,
    moment: &Moment,
    language: Language,
    revision: RevisionId,
) -> Result<Option<Message>> {
    let Some(published) = tx.revision(revision)? else { return Ok(None) };
    let mut told = tx.announcements_of(revision)?;
    // What was joined with the next publication is told by that one.
    told.retain(|told| told.delivery != State::Superseded);
    let count = |wanted: Standing| told.iter().filter(|told| standing(told) == wanted).count();
    let (seen, waiting) = (count(Standing::Seen), count(Standing::Waiting));
    let values = [
        ("number", i64::from(published.number).into()),
        ("total", told.len().into()),
        ("sent", (seen + count(Standing::Unseen)).into()),
        ("seen", seen.into()),
        ("missed", count(Standing::Unreachable).into()),
        ("seconds", CALL_BACK.num_seconds().into()),
    ];
    let may_be_called_back = moment.now < published.published_at + CALL_BACK;
    let state = match told.len() {
        0 => "card-nobody",
        _ if may_be_called_back => "card-waiting",
        _ if waiting > 0 => "card-sending",
        _ => "card-sent",
    };
    let mut text = language.html("desk-published", &values).then("\n").then(language.html(state, &values));
    let mut row = Vec::new();
    if may_be_called_back {
        row.push(button(language, "desk-call-back", Press::CallBack { revision }));
    }
    row.push(button(language, "desk-board", Press::Board { revision }));
    let mut keyboard: Keyboard = vec![row];
    let untold = tx.untold(revision)?;
    if !untold.is_empty() {
        text.push("\n");
        text.push(unlinked(tx, language, &untold)?);
        keyboard.push(vec![button(language, "people-invite", Invite::Open)]);
    }
    Ok(Some(Message { text, keyboard }))
}

/// Who should have been told and is linked to no chat.
fn unlinked(tx: &Tx<'_>, language: Language, untold: &[EntryId]) -> Result<Html> {
    let register = tx.register()?;
    let reader = Reader { language, register: &register, audience: &Audience::Everybody };
    let names: Vec<String> = untold.iter().take(LISTED).map(|id| reader.name(*id)).collect();
    let values = [
        ("count", untold.len().into()),
        ("names", names.join(", ").into()),
        ("more", untold.len().saturating_sub(LISTED).into()),
    ];
    Ok(language.html("card-untold", &values))
}

/// The message under which the hand has just pressed `Công bố` becomes the card, and is kept current.
pub fn follow(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    revision: RevisionId,
) -> Result<Message> {
    let card = render(tx, moment, hand.language, revision)?.unwrap_or_default();
    if let Some(number) = hand.message {
        // The chat may not be linked to anything; edits are owed to it all the same.
        let chat = match tx.chat_at(hand.place)? {
            Some(chat) => chat.id,
            None => tx.welcome_chat(hand.place, ChatKind::Private, &hand.name, moment.now)?,
        };
        tx.add_board(revision, Face::Card, (chat, number), card.text.as_str())?;
        super::refresh(tx, rules, moment, revision)?;
    }
    Ok(card)
}
