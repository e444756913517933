//! What is asked back: whom, which day, which item, which of two readings; each choice is a question of its own.

use super::{
    Asks, Calendar, Choice, Datelike, Doubt, Frame, Kind, Known, Label, Name, Piece, Pronoun, Question,
    Thing, Understood, Whose, one_day, select, shift,
};

/// Choices that somebody still looks through.
const CHOICES: usize = 6;

/// "14": the day, or the hour?
pub fn bare_number(number: u32, known: &Known<'_>) -> Understood {
    let calendar = Calendar { today: known.today, covered: known.covered };
    let day = calendar
        .date(number, None, None)
        .ok()
        .map(|day| Choice { label: Label::Day(day), question: Question::about(one_day(day)) });
    let hour = chrono::NaiveTime::from_hms_opt(number, 0, 0).map(|hour| Choice {
        label: Label::Hour(number),
        question: Question {
            sessions: vec![plan::Session::of_hour(hour)],
            ..Question::about(one_day(known.today))
        },
    });
    Understood::Doubt(Doubt::BareNumber(number), day.into_iter().chain(hour).collect())
}

/// Two readings, where they are answered differently.
pub fn between(best: &Question, second: &Question, known: &Known<'_>) -> Option<Understood> {
    let found = |question: &Question| {
        let answer = select::answer(question.clone(), known);
        (answer.outcome, answer.items, answer.free)
    };
    if found(best) == found(second) {
        return None;
    }
    let choice = |question: &Question| Choice { label: Label::Question, question: question.clone() };
    Some(Understood::Doubt(Doubt::Between, vec![choice(best), choice(second)]))
}

/// Names that fit several entries, or none.
pub fn whom(frame: &Frame<'_>, known: &Known<'_>) -> Option<Understood> {
    let (doubt, candidates) = if let Some((kind, written)) = frame.unknown() {
        let written = written.to_owned();
        let doubt = match kind {
            Kind::Official => Doubt::UnknownPerson { written },
            Kind::Unit | Kind::Collective => Doubt::UnknownUnit { written },
        };
        (doubt, known.index.people.all(kind))
    } else {
        let (names, written) = frame.several()?;
        (Doubt::Several { written: written.to_owned() }, names.to_vec())
    };
    Some(one_of(doubt, candidates, frame, known))
}

fn one_of(doubt: Doubt, candidates: Vec<Name>, frame: &Frame<'_>, known: &Known<'_>) -> Understood {
    let dated = frame.dated.clone().unwrap_or_default();
    let choices = candidates.into_iter().map(|name| {
        let mut question = frame.question(dated.clone(), known);
        question.whose = Whose::AnyOf(vec![name.clone()]);
        Choice { label: Label::Name(name), question }
    });
    Understood::Doubt(doubt, choices.collect())
}

/// What was spoken of before; where nothing was, it is asked what is meant.
pub fn pronoun(
    mut question: Question,
    pronoun: Pronoun,
    written: &str,
    frame: &Frame<'_>,
    known: &Known<'_>,
) -> Understood {
    let written = written.to_owned();
    match pronoun {
        Pronoun::Person | Pronoun::Unit => {
            let kind = if pronoun == Pronoun::Person { Kind::Official } else { Kind::Unit };
            match spoken_of(kind, known) {
                Some(name) => {
                    question.whose = Whose::AnyOf(vec![name]);
                    Understood::Question(question)
                }
                None => {
                    let doubt = Doubt::WhoMeant { written };
                    one_of(doubt, known.index.people.all(kind), frame, known)
                }
            }
        }
        Pronoun::Day => {
            match known.previous.map(|previous| days_of(previous, known)).filter(|days| !days.is_empty()) {
                Some(days) => {
                    question.days = days;
                    Understood::Question(question)
                }
                None => {
                    let near = (0..3).map(|offset| shift(known.today, offset)).map(|day| Choice {
                        label: Label::Day(day),
                        question: Question { days: vec![one_day(day)], ..question.clone() },
                    });
                    Understood::Doubt(Doubt::WhichDay { written }, near.collect())
                }
            }
        }
        Pronoun::Item(nth) => item(question, nth, written, known),
    }
}

/// The days of the question before; where it named none, the day of all that it found.
fn days_of(previous: &Question, known: &Known<'_>) -> Vec<plan::Period> {
    if !previous.days.is_empty() {
        return previous.days.clone();
    }
    let found = select::answer(previous.clone(), known).items;
    let mut days: Vec<plan::Period> = found.iter().map(|index| one_day(known.items[*index].date)).collect();
    days.dedup();
    if days.len() == 1 { days } else { Vec::new() }
}

/// The one person or unit of the question before.
fn spoken_of(kind: Kind, known: &Known<'_>) -> Option<Name> {
    match &known.previous?.whose {
        Whose::AnyOf(names) | Whose::AllOf(names) => {
            let mut of_kind = names.iter().filter(|name| name.kind == kind);
            of_kind.next().filter(|_| of_kind.next().is_none()).cloned()
        }
        _ => None,
    }
}

/// An item of the answer before, by its place in it or because it is the only one.
fn item(question: Question, nth: Option<usize>, written: String, known: &Known<'_>) -> Understood {
    let coming = Question { asks: Asks::Items, ..Question::default() };
    let previous = known.previous.unwrap_or(&coming);
    let about = |nth: Option<usize>| Question {
        asks: question.asks,
        part: question.part,
        how: None,
        nth: nth.or(previous.nth),
        yes_or_no: question.yes_or_no,
        ..previous.clone()
    };
    let items = select::answer(Question { asks: Asks::Items, ..previous.clone() }, known).items;
    if known.previous.is_some() && (nth.is_some() || items.len() == 1) {
        return Understood::Question(about(nth));
    }
    let choices = items
        .iter()
        .take(CHOICES)
        .enumerate()
        .map(|(place, index)| Choice { label: Label::Item(*index), question: about(Some(place)) });
    Understood::Doubt(Doubt::WhichItem { written }, choices.collect())
}

/// "thứ 6" on a Friday whose items are over: this one, or the next?
pub fn over_today(
    pieces: &[Piece],
    question: &Question,
    known: &Known<'_>,
    calendar: Calendar<'_>,
) -> Option<Understood> {
    let weekday = known.today.weekday();
    let named = |piece: &Piece| match piece.thing {
        Thing::Said(crate::dates::Said::Weekday(day, crate::calendar::Turn::Next)) => day == weekday,
        _ => false,
    };
    let today = one_day(known.today);
    if question.days != [today] || question.how.is_some() || !pieces.iter().any(named) {
        return None;
    }
    let items = select::answer(question.clone(), known).items;
    let over = |index: &usize| select::is_over(&known.items[*index], known);
    if items.is_empty() || !items.iter().all(over) {
        return None;
    }
    let on = |day| Choice {
        label: Label::Day(day),
        question: Question { days: vec![one_day(day)], ..question.clone() },
    };
    let choices = vec![on(known.today), on(calendar.day(7))];
    Some(Understood::Doubt(Doubt::OverToday(known.today), choices))
}
