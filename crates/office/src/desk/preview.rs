//! Before `Công bố`: how many are told and who can't be, every change, every message word for word; and the
//! publication itself, which happens only if it is still what was shown.

use std::collections::BTreeMap;

use anyhow::Result;

use super::{Desk, Expected, Step, button, customs, press_of};
use crate::{
    announce,
    board::card,
    publish::Origin,
    store::{DraftOutcome, Role},
};
use plan::{changes::Kind, clashes::Clash, register::RevisionId};
use words::{
    Button, Html, Keyboard, Message,
    announcement::{Imprint, Names},
    findings, pages,
    people::arrows,
    press::Desk as Act,
};

/// Names that a preview lists.
const LISTED: usize = 8;
/// Recipients on one page of buttons.
const RECIPIENTS: usize = 8;
/// Longest reason.
const REASON_CHARS: usize = 300;

impl Desk<'_> {
    /// What `Công bố` would do; `ahead` stands first.
    pub fn preview(&self, ahead: Option<Html>) -> Result<Message> {
        if !self.questions().is_empty() {
            return self.question(None);
        }
        let plan = &self.plan;
        let mut text = ahead.map(|ahead| ahead.then("\n\n")).unwrap_or_default();
        text.push(self.counts());
        if !plan.untold.is_empty() {
            let names: Vec<&str> = plan.untold.iter().take(LISTED).map(String::as_str).collect();
            let values = [
                ("count", plan.untold.len().into()),
                ("names", names.join(", ").into()),
                ("more", plan.untold.len().saturating_sub(LISTED).into()),
            ];
            text.push("\n");
            text.push(self.say("desk-preview-untold", &values));
        }
        if plan.base.is_some() && plan.immaterial > 0 {
            text.push("\n");
            text.push(self.say("desk-preview-immaterial", &[("count", plan.immaterial.into())]));
        }
        text.push(self.clash_line());
        text.push("\n");
        text.push(match &self.draft.reason {
            Some(reason) => self.say("letter-reason", &[("reason", reason.as_str().into())]),
            None => self.say("desk-no-reason", &[]),
        });
        Ok(Message { text, keyboard: self.preview_keyboard() })
    }

    /// How much changes, and how many are told.
    pub(super) fn counts(&self) -> Html {
        let plan = &self.plan;
        let period = self.draft.reading.period;
        let values = [
            ("from", period.from.format("%d/%m").to_string().into()),
            ("to", period.to.format("%d/%m/%Y").to_string().into()),
            ("items", plan.items.len().into()),
            ("changes", plan.changes.len().into()),
            ("immaterial", plan.immaterial.into()),
            ("officials", plan.officials.into()),
            ("units", plan.units.into()),
            ("letters", plan.letters.len().into()),
        ];
        let key = if plan.base.is_some() { "desk-preview" } else { "desk-preview-first" };
        self.say(key, &values)
    }

    fn preview_keyboard(&self) -> Keyboard {
        let mut keyboard = Keyboard::new();
        let mut row = Vec::new();
        if self.hand.may_publish {
            row.push(button(
                self.hand.text("desk-publish"),
                &self.draft,
                Act::Publish { shown: self.plan.hash() },
            ));
        }
        row.push(self.button("desk-discard", Act::Discard));
        keyboard.push(row);
        let recipients = self.button("desk-recipients", Act::Recipients { page: 0 });
        if self.plan.base.is_some() {
            let changes = self.button("desk-changes", Act::Changes { page: 0 });
            keyboard.push(vec![changes, recipients]);
        } else {
            keyboard.push(vec![recipients]);
        }
        keyboard.extend(self.clash_button());
        keyboard.push(vec![self.button("desk-trial", Act::Trial), self.button("desk-reason", Act::Reason)]);
        keyboard.push(vec![self.button("desk-to-draft", Act::Summary)]);
        keyboard
    }

    /// How many places of what is to come collide, on a line of its own; nothing where none does.
    pub fn clash_line(&self) -> Html {
        match self.plan.clashes.len() {
            0 => Html::new(),
            count => Html::text("\n").then(self.say("desk-clashes", &[("count", count.into())])),
        }
    }

    /// The way to what collides.
    pub fn clash_button(&self) -> Option<Vec<Button>> {
        let count = self.plan.clashes.len();
        let label = self.language().text("desk-to-clashes", &[("count", count.into())]);
        (count > 0).then(|| vec![button(label, &self.draft, Act::Clashes { page: 0 })])
    }

    /// `Gồm: 2 dời ngày, 1 đổi chủ trì.`
    pub fn kinds_of_change(&self) -> Html {
        let mut counts: BTreeMap<Kind, usize> = BTreeMap::new();
        for kind in self.plan.changes.iter().flat_map(|change| &change.kinds) {
            *counts.entry(*kind).or_default() += 1;
        }
        let told = |(kind, count): (Kind, usize)| {
            format!("{count} {}", self.language().text(findings::kind(kind), &[]))
        };
        let kinds = counts.into_iter().map(told).collect::<Vec<_>>().join(", ");
        self.say("desk-summary-kinds", &[("kinds", kinds.into())])
    }

    /// Every message, as it would be sent at this moment.
    pub(super) fn words(&self, at: usize) -> Result<Vec<Html>> {
        let Some(letter) = self.plan.letters.get(at) else { return Ok(Vec::new()) };
        let by = announce::actor_name(self.tx, self.rules.language, self.hand.actor())?;
        let reason = self.draft.reason.as_deref();
        Ok(self.plan.words(letter, Imprint { by: &by, at: self.moment.local(), reason }))
    }

    pub(super) fn recipient(&self, at: usize) -> String {
        let Some(letter) = self.plan.letters.get(at) else { return String::new() };
        let names = Names { language: self.language(), directory: &self.plan.directory };
        let of: Vec<String> = letter.of.iter().map(|(_, name)| name.clone()).collect();
        if of.is_empty() { letter.chat.title.clone() } else { names.list(&of) }
    }

    fn arrows(&self, page: usize, pages: usize, act: impl Fn(usize) -> Act) -> Vec<Button> {
        arrows(page, pages, |page| press_of(&self.draft, act(page)))
    }
}

/// A page of the changes.
pub fn changes(desk: &Desk<'_>, page: usize) -> Result<Step> {
    let names = Names { language: desk.language(), directory: &desk.plan.directory };
    let blocks = desk.plan.changes.iter().map(|change| names.change(change).then("\n"));
    let mut parts = pages::paginate(blocks);
    if parts.is_empty() {
        parts.push(desk.say("desk-no-changes", &[]));
    }
    let page = page.min(parts.len() - 1);
    let mut row = desk.arrows(page, parts.len(), |page| Act::Changes { page });
    row.push(desk.button("desk-back", Act::Preview));
    Ok(Step::show(Message { text: parts.swap_remove(page), keyboard: vec![row] }))
}

/// A page of what collides.
pub fn clashes(desk: &Desk<'_>, page: usize) -> Result<Step> {
    let names = Names { language: desk.language(), directory: &desk.plan.directory };
    let sentence = |clash: &Clash| {
        let items: Vec<_> = clash.items().iter().map(|at| &desk.plan.items[*at]).collect();
        names.clash(clash, &items).then("\n")
    };
    let mut parts = pages::paginate(desk.plan.clashes.iter().map(sentence));
    if parts.is_empty() {
        return Ok(Step::show(desk.summary()?));
    }
    let page = page.min(parts.len() - 1);
    let mut row = desk.arrows(page, parts.len(), |page| Act::Clashes { page });
    row.push(desk.button("desk-back", Act::Summary));
    Ok(Step::show(Message { text: parts.swap_remove(page), keyboard: vec![row] }))
}

/// A page of those who are told.
pub fn recipients(desk: &Desk<'_>, page: usize) -> Result<Step> {
    let count = desk.plan.letters.len();
    let pages = count.div_ceil(RECIPIENTS).max(1);
    let page = page.min(pages - 1);
    let first = page * RECIPIENTS;
    let mut keyboard: Keyboard = (first..count.min(first + RECIPIENTS))
        .map(|at| vec![button(desk.recipient(at), &desk.draft, Act::Letter { letter: at })])
        .collect();
    let mut row = desk.arrows(page, pages, |page| Act::Recipients { page });
    row.push(desk.button("desk-back", Act::Preview));
    keyboard.push(row);
    Ok(Step::show(Message { text: desk.say("desk-whom", &[("count", count.into())]), keyboard }))
}

/// One message, word for word.
pub fn letter(desk: &Desk<'_>, at: usize, part: usize) -> Result<Step> {
    let words = desk.words(at)?;
    let Some(text) = words.get(part.min(words.len().saturating_sub(1))) else {
        return Ok(Step::default().toast(desk.hand.text("desk-stale")));
    };
    let head = desk.say("desk-letter-to", &[("name", desk.recipient(at).into())]);
    let mut row = desk.arrows(part, words.len(), |part| Act::LetterPart { letter: at, part });
    row.push(button(desk.hand.text("desk-trial"), &desk.draft, Act::TrialOf { letter: at }));
    row.push(desk.button("desk-back", Act::Recipients { page: 0 }));
    Ok(Step::show(Message { text: head.then("\n\n").then(text.clone()), keyboard: vec![row] }))
}

/// One message to the secretary alone, as its recipient would get it; without a number, the longest one.
pub fn trial(desk: &Desk<'_>, letter: Option<usize>) -> Result<Step> {
    let letters = desk.plan.letters.iter().enumerate();
    let longest = letters.max_by_key(|(_, letter)| letter.changes.len() + letter.own.len()).map(|(at, _)| at);
    let Some(at) = letter.or(longest) else {
        return Ok(Step::default().toast(desk.hand.text("desk-nobody-told")));
    };
    let words = desk.words(at)?;
    let last = words.len();
    let head = desk.say("desk-trial-of", &[("name", desk.recipient(at).into())]);
    let seen = |part: usize| {
        if part < last {
            return Keyboard::new();
        }
        announce::seen_button(desk.plan.letters[at].language, crate::store::AnnouncementId::TRIAL)
    };
    let mut say = vec![Message { text: head, keyboard: Keyboard::new() }];
    say.extend((1..).zip(words).map(|(part, text)| Message { text, keyboard: seen(part) }));
    Ok(Step { say, ..Step::default() })
}

pub fn ask_reason(desk: &Desk<'_>) -> Result<Step> {
    let keyboard = vec![vec![desk.button("desk-back", Act::Preview)]];
    let step = Step::show(Message { text: desk.say("desk-write-reason", &[]), keyboard });
    Ok(Step { expect: Some(Expected::Reason { draft: desk.draft.id }), ..step })
}

pub fn reason_told(desk: Desk<'_>, text: &str) -> Result<Step> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let reason: String = words.chars().take(REASON_CHARS).collect();
    let none = matches!(reason.as_str(), "-" | "–" | "—" | "");
    desk.tx.set_draft_reason(desk.draft.id, (!none).then_some(reason.as_str()))?;
    let desk = desk.reopened()?;
    Ok(Step { say: vec![desk.preview(None)?], ..Step::default() })
}

/// `Công bố`: in one transaction, and only what was shown.
pub fn publish(desk: Desk<'_>, shown: &str) -> Result<Step> {
    if !desk.hand.may_publish {
        return Ok(Step::default().toast(desk.hand.text("desk-may-not-publish")));
    }
    if !desk.questions().is_empty() {
        return Ok(desk.asked()?.toast(desk.hand.text("desk-questions-open")));
    }
    if desk.plan.hash() != shown {
        let preview = desk.preview(Some(desk.say("desk-shown-again", &[])))?;
        return Ok(Step::show(preview).toast(desk.hand.text("desk-changed")));
    }
    let (tx, moment, hand) = (desk.tx, desk.moment, desk.hand);
    let actor = hand.actor();
    let draft = &desk.draft;
    let origin = Origin { document: None, by: actor, reason: draft.reason.as_deref() };
    let mut reading = draft.reading.clone();
    remember_names(&mut reading, &draft.decisions.same);
    customs::remember(tx, &reading.shape, &draft.decisions.customs)?;
    let announced =
        announce::publish_planned(tx, desk.rules, moment, &reading, &desk.plan, &origin, draft.document)?;
    let revision = announced.published.revision;
    tx.close_draft(draft.id, DraftOutcome::Published, Some(revision), moment.now)?;
    Ok(Step::show(card::follow(tx, desk.rules, moment, hand, revision)?))
}

/// Spellings that a secretary explained go into the directory with the publication.
fn remember_names(reading: &mut reading::Reading, same: &[(String, String)]) {
    for (name, spelling) in same {
        reading::same_name(reading, name, spelling);
    }
}

/// `Thu hồi`: within the minute, by anybody who may publish.
pub fn call_back(
    tx: &crate::store::Tx<'_>,
    rules: &crate::Rules,
    moment: &crate::Moment,
    hand: &super::Hand,
    revision: RevisionId,
) -> Result<Step> {
    let done = match hand.may_publish {
        true => announce::call_back(tx, rules, moment, revision, hand.actor())?,
        false => None,
    };
    let Some(told) = done else { return Ok(Step::default().toast(hand.text("desk-too-late"))) };
    let mine = tx.open_drafts()?.into_iter().find(|draft| draft.held_by == hand.actor());
    let text = hand.language.html("desk-called-back", &[("told", told.into())]);
    let mut step = Step::show(Message { text, keyboard: Keyboard::new() });
    if let Some(draft) = mine {
        step.say.push(Desk::open(tx, rules, moment, hand, draft.id)?.summary()?);
    }
    Ok(step)
}

/// Whether a role may publish; who only drafts prepares for those who may.
pub fn may_publish(role: Option<Role>) -> bool {
    role.is_some_and(|role| role >= Role::Secretariat)
}
