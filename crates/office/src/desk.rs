//! The secretariat's desk: a document becomes a draft, its questions are answered, it is looked at from all
//! sides and published; every step is a verb that gives what the secretary sees next.
//!
//! Nothing here trusts what a button says: who presses, which edition of the draft they saw, and whether
//! they hold it are looked up each time.

use anyhow::{Result, anyhow};

use super::{Moment, Rules, announce::Plan};
use crate::store::{Actor, Deed, Detail, Draft, DraftId, DraftOutcome, Place, Subject, Tx};
use plan::register::EntryId;
use words::{
    Button, Html, Keyboard, Language, Message, Press, Value,
    press::{Desk as Act, Field},
};

pub mod amend;
mod customs;
mod holder;
mod known;
pub mod look;
pub mod preview;
pub mod proof;
pub mod questions;
pub mod receive;
mod summary;
mod suspect;

use holder::take_over;
pub use known::known;

/// A secretary at work.
#[derive(Clone, Debug)]
pub struct Hand {
    pub user: i64,
    /// As Telegram shows the person.
    pub name: String,
    pub place: Place,
    /// The message under which they pressed.
    pub message: Option<i32>,
    pub language: Language,
    /// Whether they may publish, not only draft.
    pub may_publish: bool,
}

impl Hand {
    pub fn actor(&self) -> Actor {
        Actor::User(self.user)
    }

    fn text(&self, key: &str) -> String {
        self.language.text(key, &[])
    }
}

/// What a press or a text brings about.
#[derive(Clone, Debug, Default)]
pub struct Step {
    /// Shown for a moment over the chat.
    pub toast: Option<String>,
    /// Takes the place of the message that was pressed.
    pub show: Option<Message>,
    /// Goes with what is shown: a cut-out (JPEG) of the page that a question is about.
    pub picture: Option<Vec<u8>>,
    /// Messages beside it.
    pub say: Vec<Message>,
    pub file: Option<File>,
    /// What the next text is the answer to.
    pub expect: Option<Expected>,
}

/// A file for the secretary.
#[derive(Clone, Debug)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
    pub caption: Html,
}

impl Step {
    pub fn show(message: Message) -> Self {
        Self { show: Some(message), ..Self::default() }
    }

    fn toast(mut self, words: String) -> Self {
        self.toast = Some(words);
        self
    }
}

/// What a secretary was asked to write next.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub enum Expected {
    /// Why the draft is published.
    Reason { draft: DraftId },
    /// The new value of an item's field.
    Field { draft: DraftId, edition: u32, item: usize, field: Field },
}

/// What a button under a draft as it is now asks for.
pub fn press_of(draft: &Draft, act: Act) -> Press {
    Press::Desk { draft: draft.id.0, edition: draft.edition, act }
}

fn button(label: String, draft: &Draft, act: Act) -> Button {
    Button { label, press: press_of(draft, act) }
}

/// A draft with everything that a screen about it needs.
pub struct Desk<'a> {
    tx: &'a Tx<'a>,
    rules: &'a Rules,
    moment: &'a Moment,
    hand: &'a Hand,
    draft: Draft,
    plan: Plan,
}

impl<'a> Desk<'a> {
    fn open(
        tx: &'a Tx<'a>,
        rules: &'a Rules,
        moment: &'a Moment,
        hand: &'a Hand,
        id: DraftId,
    ) -> Result<Self> {
        Self::of_draft(tx, rules, moment, hand, id)?.ok_or_else(|| anyhow!("draft {} is gone", id.0))
    }

    /// None where there is no such draft, as in an address that somebody made up.
    fn of_draft(
        tx: &'a Tx<'a>,
        rules: &'a Rules,
        moment: &'a Moment,
        hand: &'a Hand,
        id: DraftId,
    ) -> Result<Option<Self>> {
        let Some(mut draft) = tx.draft(id)? else { return Ok(None) };
        let base = match tx.programme_of(draft.reading.period)? {
            Some(programme) => tx.current_revision(programme)?,
            None => None,
        };
        // What was decided about another revision says nothing about this one.
        if draft.decisions.base != base {
            draft.decisions.verdicts.clear();
            draft.decisions.base = base;
        }
        let plan = Plan::of(tx, rules, moment, &draft.reading, &draft.decisions.verdicts)?;
        Ok(Some(Self { tx, rules, moment, hand, draft, plan }))
    }

    fn language(&self) -> Language {
        self.hand.language
    }

    fn say(&self, key: &str, values: &[(&'static str, Value)]) -> Html {
        self.language().html(key, values)
    }

    fn button(&self, key: &str, act: Act) -> Button {
        button(self.hand.text(key), &self.draft, act)
    }

    fn is_mine(&self) -> bool {
        self.draft.held_by == self.hand.actor()
    }

    /// Keeps another state of the draft and reads it again.
    fn change(self) -> Result<Self> {
        self.tx.change_draft(self.draft.id, &self.draft.reading, &self.draft.decisions)?;
        Self::open(self.tx, self.rules, self.moment, self.hand, self.draft.id)
    }

    fn reopened(&self) -> Result<Self> {
        Self::open(self.tx, self.rules, self.moment, self.hand, self.draft.id)
    }
}

/// A button under a draft was pressed, in the edition of it that was shown.
pub fn press(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    (id, edition, act): (DraftId, u32, Act),
) -> Result<Step> {
    let stale = || Step::default().toast(hand.text("desk-stale"));
    let Some(draft) = tx.draft(id)? else { return Ok(stale()) };
    if !draft.is_open {
        return Ok(stale());
    }
    let desk = Desk::open(tx, rules, moment, hand, id)?;
    if act == Act::TakeOver {
        return take_over(desk);
    }
    if act == Act::Proof {
        // Whoever is at the desk may look.
        return proof::link(&desk);
    }
    if !desk.is_mine() {
        return Ok(Step::show(desk.held()?).toast(hand.text("desk-not-yours")));
    }
    if edition != desk.draft.edition {
        // What was pressed was shown before the last change: nothing is done, the present state is shown.
        let step = Step::show(desk.summary()?);
        return Ok(step.toast(hand.text("desk-changed")));
    }
    do_act(desk, act)
}

fn do_act(desk: Desk<'_>, act: Act) -> Result<Step> {
    match act {
        Act::Summary => Ok(Step::show(desk.summary()?)),
        Act::Question => desk.asked(),
        Act::Answer { choice } => questions::answer(desk, choice),
        Act::SkipRow => questions::skip_row(desk),
        Act::Back => questions::back(desk),
        Act::Amend => amend::choose(desk, None, None),
        Act::AmendItem { item } => amend::choose(desk, Some(item), None),
        Act::AmendField { item, field } => amend::choose(desk, Some(item), Some(field)),
        Act::Keep => questions::settle(desk),
        Act::Day { day } => look::by_day(&desk, day, None),
        Act::DayOf { day, entry } => look::by_day(&desk, day, Some(EntryId(entry))),
        Act::Whose { page } => look::whose(&desk, page),
        Act::Sheet => look::sheet(&desk),
        Act::Preview if !desk.questions().is_empty() => desk.asked(),
        Act::Preview => Ok(Step::show(desk.preview(None)?)),
        Act::Changes { page } => preview::changes(&desk, page),
        Act::Clashes { page } => preview::clashes(&desk, page),
        Act::Recipients { page } => preview::recipients(&desk, page),
        Act::Letter { letter } => preview::letter(&desk, letter, 0),
        Act::LetterPart { letter, part } => preview::letter(&desk, letter, part),
        Act::Trial => preview::trial(&desk, None),
        Act::TrialOf { letter } => preview::trial(&desk, Some(letter)),
        Act::Reason => preview::ask_reason(&desk),
        Act::Publish { shown } => preview::publish(desk, &shown),
        Act::Discard => ask_discard(&desk),
        Act::DiscardSure => discard(desk),
        Act::TakeOver => take_over(desk),
        Act::Proof => proof::link(&desk),
    }
}

fn ask_discard(desk: &Desk<'_>) -> Result<Step> {
    let keyboard =
        vec![vec![desk.button("desk-discard-yes", Act::DiscardSure), desk.button("desk-back", Act::Summary)]];
    Ok(Step::show(Message { text: desk.say("desk-discard-sure", &[]), keyboard }))
}

fn discard(desk: Desk<'_>) -> Result<Step> {
    let (tx, now) = (desk.tx, desk.moment.now);
    tx.close_draft(desk.draft.id, DraftOutcome::Discarded, None, now)?;
    let subject = Subject::Draft { draft: desk.draft.id.0 };
    tx.audit(now, desk.hand.actor(), Deed::Discard, subject, Detail::Nothing)?;
    Ok(Step::show(Message { text: desk.say("desk-discarded", &[]), keyboard: Keyboard::new() }))
}

/// What a secretary wrote after being asked for it.
pub fn told(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    expected: &Expected,
    text: &str,
) -> Result<Step> {
    let (Expected::Reason { draft: id } | Expected::Field { draft: id, .. }) = expected;
    let is_open = tx.draft(*id)?.is_some_and(|draft| draft.is_open && draft.held_by == hand.actor());
    let said = |text: Html| Message { text, keyboard: Keyboard::new() };
    if !is_open {
        return Ok(Step { say: vec![said(hand.language.html("desk-stale", &[]))], ..Step::default() });
    }
    let desk = Desk::open(tx, rules, moment, hand, *id)?;
    match expected {
        Expected::Reason { .. } => preview::reason_told(desk, text),
        Expected::Field { edition, item, field, .. } => {
            if *edition != desk.draft.edition {
                let message = desk.summary()?;
                return Ok(Step {
                    say: vec![said(desk.say("desk-changed", &[])), message],
                    ..Step::default()
                });
            }
            amend::told(desk, *item, *field, text)
        }
    }
}

/// `/duthao`: what is open, and whose.
pub fn drafts(tx: &Tx<'_>, rules: &Rules, moment: &Moment, hand: &Hand) -> Result<Vec<Message>> {
    let open = tx.open_drafts()?;
    if open.is_empty() {
        let text = hand.language.html("desk-no-draft", &[]);
        return Ok(vec![Message { text, keyboard: Keyboard::new() }]);
    }
    let mut messages = Vec::new();
    for draft in open.iter().take(MOST_SHOWN) {
        let desk = Desk::open(tx, rules, moment, hand, draft.id)?;
        messages.push(if desk.is_mine() { desk.summary()? } else { desk.held()? });
    }
    Ok(messages)
}

/// Open drafts that `/duthao` shows.
const MOST_SHOWN: usize = 5;
