//! Questions one at a time: the row's own words, the choices, and what an answer does to the draft.

use anyhow::Result;

use super::{Desk, Step, button, customs, suspect};
use plan::changes::{About, Answer, Doubt, Verdict};
use reading::{self, Effect};
use words::{
    Html, Keyboard, Message,
    findings::Say,
    labels::{in_full, told_apart},
    press::Desk as Act,
};

/// Something that must be decided before publishing.
#[derive(Clone, Debug)]
pub enum Question {
    /// Index into the reading's findings.
    Finding(usize),
    /// About the comparison with what is in force.
    Doubt(Box<Doubt>),
}

/// Letters that stand below a picture, as Telegram counts them.
const CAPTION: usize = 1024;
/// Rows whose own words are shown.
const ROWS: usize = 3;

impl Desk<'_> {
    /// What is open, in the document's order; what the comparison asks comes last.
    pub fn questions(&self) -> Vec<Question> {
        let findings = self.draft.reading.findings.iter().enumerate();
        let open = findings.filter(|(_, finding)| finding.is_question());
        let doubts = self.plan.doubts.iter().filter(|doubt| doubt.is_question() && !self.is_settled(doubt));
        open.map(|(at, _)| Question::Finding(at))
            .chain(doubts.map(|doubt| Question::Doubt(Box::new(doubt.clone()))))
            .collect()
    }

    fn is_settled(&self, doubt: &Doubt) -> bool {
        match &doubt.about {
            About::OtherPerson { before, after } => {
                self.draft.decisions.apart.contains(&(before.clone(), after.clone()))
            }
            About::SameItem { .. } | About::Split { .. } | About::Merged { .. } => false,
        }
    }

    /// The first open question and what there is to look at; without any, the draft as it stands.
    pub fn asked(&self) -> Result<Step> {
        let cutout = match self.questions().first() {
            Some(Question::Finding(at)) => self.draft.reading.findings[*at].about.cutout(),
            _ => None,
        };
        let picture = match cutout {
            Some(number) => self.tx.cutout(self.draft.id, number)?,
            None => None,
        };
        let most = picture.as_ref().map(|_| CAPTION);
        Ok(Step { picture, ..Step::show(self.question(most)?) })
    }

    /// The first open question; of the rows' own words, what has room in so many letters.
    pub fn question(&self, most: Option<usize>) -> Result<Message> {
        let questions = self.questions();
        let Some(question) = questions.first() else { return self.summary() };
        let answered = self.draft.decisions.answered;
        let language = self.language();
        let (said, items): (&dyn Say, _) = match question {
            Question::Finding(at) => {
                let finding = &self.draft.reading.findings[*at];
                (finding, &finding.items)
            }
            Question::Doubt(doubt) => (&**doubt, &doubt.items),
        };
        let (message, choices) = (said.message(language), said.labels(language));
        let values = [
            ("number", (answered + 1).into()),
            ("of", (answered + questions.len()).into()),
            ("question", message.as_str().into()),
        ];
        let mut text = self.say("desk-question", &values);
        let labels = told_apart(&choices);
        let listed = in_full(&choices, &labels).map_or_else(Html::new, |full| Html::text("\n\n").then(full));
        for words in self.own_words(items) {
            let words = Html::text("\n").then(self.say("desk-own-words", &[("words", words.into())]));
            let length = |html: &Html| html.to_plain().encode_utf16().count();
            if most.is_none_or(|most| length(&text) + length(&words) + length(&listed) <= most) {
                text.push(words);
            }
        }
        text.push(listed);
        Ok(Message { text, keyboard: self.choices(labels, items) })
    }

    fn choices(&self, labels: Vec<String>, items: &[usize]) -> Keyboard {
        let mut keyboard = Keyboard::new();
        let is_open = labels.is_empty();
        for (choice, label) in labels.into_iter().enumerate() {
            keyboard.push(vec![button(label, &self.draft, Act::Answer { choice })]);
        }
        if is_open {
            keyboard.push(vec![self.button("desk-keep", Act::Keep)]);
        }
        let last = vec![self.button("desk-back-one", Act::Back), self.button("desk-to-draft", Act::Summary)];
        if items.is_empty() {
            keyboard.push(last);
            return keyboard;
        }
        keyboard
            .push(vec![self.button("desk-amend", Act::Amend), self.button("desk-skip-row", Act::SkipRow)]);
        keyboard.push(last);
        keyboard
    }

    /// The rows that a question is about, as the document writes them.
    fn own_words(&self, items: &[usize]) -> Vec<String> {
        let mut words: Vec<String> = Vec::new();
        for item in items.iter().filter_map(|at| self.draft.reading.items.get(*at)) {
            let text = if item.source.text.is_empty() { &item.content } else { &item.source.text };
            if !words.contains(text) && words.len() < ROWS {
                words.push(text.clone());
            }
        }
        words
    }
}

/// A choice of the first open question is taken.
pub fn answer(mut desk: Desk<'_>, choice: usize) -> Result<Step> {
    let question = desk.questions().into_iter().next();
    if question.as_ref().is_some_and(|question| gives_up(&desk, question, choice)) {
        return super::discard(desk);
    }
    if !question.is_some_and(|question| take(&mut desk, question, choice)) {
        let stale = desk.hand.text("desk-stale");
        return Ok(Step::default().toast(stale));
    }
    answered(desk)
}

/// Whether a choice says that the document is no programme at all.
pub(super) fn gives_up(desk: &Desk<'_>, question: &Question, choice: usize) -> bool {
    match question {
        Question::Finding(at) => suspect::gives_up(&desk.draft.reading.findings[*at], choice),
        Question::Doubt(_) => false,
    }
}

/// Takes a choice of a question; false when there is no such choice.
pub(super) fn take(desk: &mut Desk<'_>, question: Question, choice: usize) -> bool {
    match question {
        Question::Finding(at) => {
            let finding = &desk.draft.reading.findings[at];
            let effect = finding.choices.get(choice).map(|choice| choice.effect.clone());
            desk.draft.decisions.customs.extend(customs::told(
                &desk.draft.reading.shape,
                finding,
                effect.as_ref(),
            ));
            remember_verdicts_without(desk, effect.as_ref());
            let reading = &mut desk.draft.reading;
            let taken = reading::apply(reading, at, choice);
            if let (true, Some(Effect::SameName { canonical, spelling })) = (taken, effect) {
                desk.draft.decisions.same.push((canonical, spelling));
            }
            taken
        }
        Question::Doubt(doubt) => decide(desk, &doubt, choice),
    }
}

fn decide(desk: &mut Desk<'_>, doubt: &Doubt, choice: usize) -> bool {
    match (doubt.choices.get(choice), &doubt.about) {
        (Some(Answer::Verdict(verdict)), _) => desk.draft.decisions.verdicts.push(*verdict),
        (Some(Answer::TwoPersons), About::OtherPerson { before, after }) => {
            desk.draft.decisions.apart.push((before.clone(), after.clone()));
        }
        (Some(Answer::OnePerson), About::OtherPerson { before, after }) => {
            reading::same_name(&mut desk.draft.reading, before, after);
            desk.draft.decisions.same.push((before.clone(), after.clone()));
        }
        _ => return false,
    }
    true
}

/// Indexes in verdicts follow the items when some are dropped.
fn remember_verdicts_without(desk: &mut Desk<'_>, effect: Option<&Effect>) {
    let verdicts = &mut desk.draft.decisions.verdicts;
    match effect {
        Some(Effect::Drop(dropped)) => forget_items(verdicts, dropped),
        Some(Effect::Join { gone, .. }) => forget_items(verdicts, &[*gone]),
        _ => {}
    }
}

pub(super) fn forget_items(verdicts: &mut Vec<Verdict>, dropped: &[usize]) {
    verdicts.retain(|verdict| !dropped.contains(&verdict.after));
    for verdict in verdicts {
        verdict.after -= dropped.iter().filter(|at| **at < verdict.after).count();
    }
}

fn answered(mut desk: Desk<'_>) -> Result<Step> {
    desk.draft.decisions.answered += 1;
    let desk = desk.change()?;
    let done = desk.questions().is_empty();
    let step = desk.asked()?;
    Ok(if done { step.toast(desk.hand.text("desk-all-answered")) } else { step })
}

/// The rows that the first open question is about are left out of the draft.
pub fn skip_row(mut desk: Desk<'_>) -> Result<Step> {
    let Some(question) = desk.questions().into_iter().next() else {
        return Ok(Step::show(desk.summary()?));
    };
    if !skip(&mut desk, &question) {
        return Ok(Step::default().toast(desk.hand.text("desk-stale")));
    }
    answered(desk)
}

/// Leaves out the rows that a question is about; false when it is about none.
pub(super) fn skip(desk: &mut Desk<'_>, question: &Question) -> bool {
    let (finding, items) = match question {
        Question::Finding(at) => (Some(*at), desk.draft.reading.findings[*at].items.clone()),
        Question::Doubt(doubt) => (None, doubt.items.clone()),
    };
    if items.is_empty() {
        return false;
    }
    forget_items(&mut desk.draft.decisions.verdicts, &items);
    reading::drop_items(&mut desk.draft.reading, finding, &items);
    true
}

/// What was read stays as it is, or as it was put right by hand.
pub fn settle(mut desk: Desk<'_>) -> Result<Step> {
    match desk.questions().into_iter().next() {
        Some(Question::Finding(at)) => {
            desk.draft.reading.findings.remove(at);
            answered(desk)
        }
        _ => desk.asked(),
    }
}

/// One answer back.
pub fn back(desk: Desk<'_>) -> Result<Step> {
    if !desk.tx.step_back(desk.draft.id)? {
        return Ok(Step::show(desk.summary()?).toast(desk.hand.text("desk-first")));
    }
    let desk = desk.reopened()?;
    desk.asked()
}
