//! What is done on the proof page, each a step of the draft; what can't be done changes nothing and says why.

use anyhow::Result;

use super::{
    super::{Desk, Hand, discard, preview, questions, take_over},
    differences, may_rearrange,
};
use crate::{
    Moment, Rules, announce,
    editor::{Editor, Unfit},
    store::{DraftId, Tx},
};
use plan::register::RevisionId;
use reading::Reading;
use words::{handout::proof::fields::Fields, press::Field};

/// What a form of the page asks for.
#[derive(Clone, Debug)]
pub enum Act {
    /// The item's fields shall be so.
    Item {
        item: usize,
        fields: Box<Fields>,
    },
    /// Cut behind so many letters of the content.
    Split {
        item: usize,
        letters: usize,
    },
    Join {
        item: usize,
        with: usize,
    },
    Drop {
        item: usize,
    },
    Add {
        line: String,
    },
    Answer {
        question: usize,
        choice: usize,
    },
    Keep {
        question: usize,
    },
    Skip {
        question: usize,
    },
    Undo,
    TakeOver,
    Reason {
        reason: String,
    },
    Publish {
        shown: String,
        reason: String,
    },
    CallBack {
        revision: i64,
    },
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    Changed,
    /// It can't be so, for this reason.
    Unfit(String),
    /// The draft has moved on: who did what since it was shown. Nothing is done.
    Stale(Vec<String>),
    /// There is no such draft.
    Nothing,
}

/// Does it, if the draft is still what was shown.
pub fn act(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    hand: &Hand,
    (id, edition, act): (DraftId, u32, Act),
) -> Result<Done> {
    if tx.draft(id)?.is_none() {
        return Ok(Done::Nothing);
    }
    if let Act::CallBack { revision } = act {
        let step = preview::call_back(tx, rules, moment, hand, RevisionId(revision))?;
        return Ok(step.toast.map_or(Done::Changed, Done::Unfit));
    }
    let desk = Desk::open(tx, rules, moment, hand, id)?;
    if !desk.draft.is_open {
        return Ok(Done::Stale(vec![hand.text("proof-closed")]));
    }
    if matches!(act, Act::TakeOver) {
        return take_over(desk).map(|_| Done::Changed);
    }
    if desk.draft.edition != edition {
        return Ok(Done::Stale(differences::since(&desk, edition)?));
    }
    if let Some(holder) = desk.holder()? {
        return Ok(Done::Stale(vec![holder]));
    }
    if let Act::Publish { shown, reason } = act {
        return publish(desk, &shown, &reason);
    }
    change(desk, act)
}

fn change(mut desk: Desk<'_>, act: Act) -> Result<Done> {
    let known = desk.plan.directory.clone();
    let editor = Editor { known: &known, today: desk.draft.reading.period.from };
    let fits = match act {
        Act::Item { item, fields } => put(&editor, &mut desk.draft.reading, item, &fields),
        Act::Add { line } => editor.add(&mut desk.draft.reading, &line),
        Act::Split { .. } | Act::Join { .. } | Act::Drop { .. } | Act::Skip { .. }
            if !may_rearrange(&desk.draft) =>
        {
            return Ok(Done::Unfit(desk.hand.text("proof-not-possible")));
        }
        Act::Split { item, letters } => {
            let split = editor.split(&mut desk.draft.reading, item, letters);
            if split.is_ok() {
                let behind = desk.draft.decisions.verdicts.iter_mut().filter(|verdict| verdict.after > item);
                behind.for_each(|verdict| verdict.after += 1);
            }
            split
        }
        Act::Join { item, with } => {
            questions::forget_items(&mut desk.draft.decisions.verdicts, &[item]);
            editor.join(&mut desk.draft.reading, with, item)
        }
        Act::Drop { item } if item < desk.draft.reading.items.len() => {
            questions::forget_items(&mut desk.draft.decisions.verdicts, &[item]);
            reading::drop_items(&mut desk.draft.reading, None, &[item]);
            Ok(())
        }
        Act::Answer { question, .. } | Act::Keep { question } | Act::Skip { question } => {
            return decide(desk, question, &act);
        }
        Act::Undo if desk.tx.step_back(desk.draft.id)? => return Ok(Done::Changed),
        Act::Undo => return Ok(Done::Unfit(desk.hand.text("proof-nothing-to-undo"))),
        Act::Reason { reason } => return preview::reason_told(desk, &reason).map(|_| Done::Changed),
        Act::Drop { .. } | Act::TakeOver | Act::Publish { .. } | Act::CallBack { .. } => Err(Unfit::Line),
    };
    match fits {
        Ok(()) => desk.change().map(|_| Done::Changed),
        Err(unfit) => Ok(Done::Unfit(unfit.say(desk.language()).to_plain())),
    }
}

/// What differs from what stands there is put; one field that can't be so, and none is.
fn put(editor: &Editor<'_>, reading: &mut Reading, at: usize, fields: &Fields) -> Result<(), Unfit> {
    let mut after = reading.clone();
    let before = Fields::of(after.items.get(at).ok_or(Unfit::Line)?);
    let texts = |fields: &Fields| {
        [
            (Field::Day, fields.days()),
            (Field::Session, fields.session.clone()),
            (Field::Content, fields.content.clone()),
            (Field::Place, fields.place.clone()),
            (Field::Chairs, fields.chairs.clone()),
            (Field::Units, fields.units.clone()),
            (Field::Attendees, fields.attendees.clone()),
            (Field::Notes, fields.notes.clone()),
        ]
    };
    for ((field, was), (_, is)) in texts(&before).into_iter().zip(texts(fields)) {
        if was.trim() != is.trim() {
            editor.put(&mut after, at, field, &is)?;
        }
    }
    if let Some(status) = fields.status().filter(|status| *status != after.items[at].status) {
        let item = plan::Item { status, ..after.items[at].clone() };
        reading::replace(&mut after, at, item);
    }
    *reading = after;
    Ok(())
}

fn decide(mut desk: Desk<'_>, at: usize, act: &Act) -> Result<Done> {
    let question = desk.questions().into_iter().nth(at);
    if let (Some(question), Act::Answer { choice, .. }) = (&question, act)
        && questions::gives_up(&desk, question, *choice)
    {
        return discard(desk).map(|_| Done::Changed);
    }
    let decided = match (question, act) {
        (None, _) => false,
        (Some(question), Act::Answer { choice, .. }) => questions::take(&mut desk, question, *choice),
        (Some(question), Act::Skip { .. }) => questions::skip(&mut desk, &question),
        (Some(questions::Question::Finding(finding)), _) => {
            desk.draft.reading.findings.remove(finding);
            true
        }
        (Some(questions::Question::Doubt(_)), _) => false,
    };
    if !decided {
        return Ok(Done::Unfit(desk.hand.text("desk-stale")));
    }
    desk.draft.decisions.answered += 1;
    desk.change().map(|_| Done::Changed)
}

/// "Công bố": only what was shown, with the reason that stands beside the button.
fn publish(mut desk: Desk<'_>, shown: &str, reason: &str) -> Result<Done> {
    if desk.draft.reason.as_deref().unwrap_or_default() != reason.trim() {
        let (tx, rules, moment, hand) = (desk.tx, desk.rules, desk.moment, desk.hand);
        let id = desk.draft.id;
        preview::reason_told(desk, reason)?;
        desk = Desk::open(tx, rules, moment, hand, id)?;
    }
    let (tx, id, refused) = (desk.tx, desk.draft.id, desk.hand.text("desk-may-not-publish"));
    if !desk.hand.may_publish {
        return Ok(Done::Unfit(refused));
    }
    let again = desk.say("desk-shown-again", &[]).to_plain();
    preview::publish(desk, shown)?;
    let is_out = tx.draft(id)?.is_some_and(|draft| draft.revision.is_some());
    Ok(if is_out { Done::Changed } else { Done::Unfit(again) })
}

/// Who changed the draft, by name.
pub(super) fn names(desk: &Desk<'_>, actors: &[crate::store::Actor]) -> Result<String> {
    let names = actors.iter().map(|actor| announce::actor_name(desk.tx, desk.language(), *actor));
    Ok(names.collect::<Result<Vec<_>>>()?.join(", "))
}
