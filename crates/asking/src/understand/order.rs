//! Orders: sentences that want something done rather than told. What can be done is understood as a [`Todo`], for
//! somebody to confirm; what cannot is no question either.

use std::ops::Range;

use chrono::{NaiveDate, NaiveTime};

use crate::{
    Asks, Known, Name, Question, Whose,
    classes::{self, Class, find, is, starts},
    cover::{Piece, Thing, hour_at},
    frame::{Frame, is_official},
    numbers::number_at,
    people::Kind,
    phrases::{Manner, Pronoun, Sense},
    words::Word,
};

/// Something to be done, after somebody has seen what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Todo {
    /// The hour of the morning digest.
    DigestAt(NaiveTime),
    Digest(bool),
    Weekends(bool),
    /// Reminders so many minutes ahead of what has an hour; none: no longer.
    RemindBefore(Option<u32>),
    /// The same of one of the items of this question alone.
    Remind {
        of: Question,
        minutes: u32,
    },
    /// Hand the items of this question to somebody.
    Delegate {
        to: Name,
        of: Question,
    },
    /// The same where nobody is named: the asker cannot be there.
    Absent(Question),
    Cancel(Question),
    Move {
        of: Question,
        to: NaiveDate,
    },
}

impl Todo {
    /// The items among which one is to be chosen.
    pub fn of(&self) -> Option<&Question> {
        match self {
            Self::Delegate { of, .. }
            | Self::Absent(of)
            | Self::Remind { of, .. }
            | Self::Cancel(of)
            | Self::Move { of, .. } => Some(of),
            _ => None,
        }
    }
}

/// What is to be done, where that can be: said first, manners aside, and asking nothing.
pub fn todo(pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Option<Todo> {
    if let Some(absent) = absence(pieces, words, known) {
        return Some(absent);
    }
    let first = verb(pieces, words)?;
    let said = &words[pieces[first].at..];
    if asks(said) {
        return None;
    }
    let start = pieces[first].at;
    let after = |class| outside(&pieces[first..], &(start..start + classes::length(words, start, class)));
    if starts(said, Class::Remind)
        && let Some((minutes, span)) = ahead(words)
    {
        return Some(reminder(&outside(&after(Class::Remind), &span), minutes, words, known));
    }
    if let Some(settings) = of_settings(said) {
        return Some(settings);
    }
    if let Some(class) = [Class::Delegate, Class::StandIn].into_iter().find(|class| starts(said, *class)) {
        return delegation(&after(class), words, known);
    }
    let cancels = starts(said, Class::Cancel);
    let moves = starts(said, Class::Move) || cancels && find(&said[1..], Class::Into).is_some();
    if moves && let Some(todo) = moved(&pieces[first..], words, known) {
        return Some(todo);
    }
    let named = cancels.then(|| meant(&after(Class::Cancel), words, known, Whose::Everybody)).flatten();
    named.map(Todo::Cancel)
}

fn asks(words: &[Word]) -> bool {
    words.iter().any(|word| is(word, Class::Asking))
}

/// The pieces that share no word with the span.
fn outside(pieces: &[Piece], span: &Range<usize>) -> Vec<Piece> {
    let apart = |piece: &&Piece| piece.at + piece.length <= span.start || span.end <= piece.at;
    pieces.iter().filter(apart).cloned().collect()
}

/// The first piece that is no manner: where an order says what to do.
fn verb(pieces: &[Piece], words: &[Word]) -> Option<usize> {
    pieces.iter().position(|piece| {
        let typed = &words[piece.at..];
        let verb = [Class::Remind, Class::Delegate, Class::Telling].iter().any(|class| starts(typed, *class));
        let stands_in = starts(typed, Class::StandIn) && find(typed, Class::Instead).is_some();
        verb || stands_in || !is_manner(piece)
    })
}

fn is_manner(piece: &Piece) -> bool {
    match &piece.thing {
        Thing::Sense(sense) => matches!(
            sense,
            Sense::Address
                | Sense::Request
                | Sense::Myself
                | Sense::Honorific
                | Sense::Filler
                | Sense::Greeting
                | Sense::When(_)
                | Sense::Session(_)
        ),
        Thing::Said(_) | Thing::Hour(_) => true,
        _ => false,
    }
}

/// "đổi giờ tin sáng thành 6h", "tắt tin cuối tuần", "thôi nhắc trước"
fn of_settings(said: &[Word]) -> Option<Todo> {
    let switch = match () {
        () if starts(said, Class::Off) => Some(false),
        () if starts(said, Class::On) => Some(true),
        () => None,
    };
    if find(said, Class::Remind).is_some() {
        return match switch {
            Some(false) => Some(Todo::RemindBefore(None)),
            Some(true) => ahead(said).map(|(minutes, _)| Todo::RemindBefore(Some(minutes))),
            None => None,
        };
    }
    find(said, Class::Digest)?;
    let manner = Manner { diacritics: false, english: false };
    let hour = (0..said.len()).find_map(|at| hour_at(said, at, manner)).map(|(_, hour)| hour);
    match (switch, hour) {
        (None, Some(hour)) => Some(Todo::DigestAt(hour)),
        (Some(on), _) if find(said, Class::Weekend).is_some() => Some(Todo::Weekends(on)),
        (Some(on), _) => Some(Todo::Digest(on)),
        (None, None) => None,
    }
}

/// "trước 30 phút", "trước 1 tiếng", "1 giờ trước": so many minutes, and the words that say so.
fn ahead(words: &[Word]) -> Option<(u32, Range<usize>)> {
    let manner = Manner { diacritics: false, english: true };
    let is_ahead = |at: Option<usize>| at.and_then(|at| words.get(at)).is_some_and(|w| is(w, Class::Ahead));
    (0..words.len()).find_map(|at| {
        let half = |at: usize| words.get(at).is_some_and(|word| is(word, Class::Half));
        let (count, length) = match half(at) {
            true => (0, 0),
            false => number_at(words, at, manner).map(|(count, length, _)| (count, length))?,
        };
        let unit_at = at + length + usize::from(half(at));
        let unit = words.get(unit_at)?;
        let more = half(at) || half(unit_at + 1);
        let minutes = match () {
            () if is(unit, Class::Minutes) => count,
            () if is(unit, Class::Hours) => count * 60 + if more { 30 } else { 0 },
            () => return None,
        };
        let end = unit_at + 1 + usize::from(half(unit_at + 1));
        let (before, after) = (is_ahead(at.checked_sub(1)), is_ahead(Some(end)));
        let span = at - usize::from(before)..end + usize::from(after);
        ((before || after) && (1..=240).contains(&minutes)).then_some((minutes, span))
    })
}

/// "nhắc tôi việc này trước 1 tiếng", "nhắc tôi trước 30 phút" after an answer; else ahead of everything.
fn reminder(pieces: &[Piece], minutes: u32, words: &[Word], known: &Known<'_>) -> Todo {
    let every = pieces.iter().any(|piece| classes::length(words, piece.at, Class::Each) > 0);
    let of = meant(pieces, words, known, Whose::Asker).or_else(|| known.previous.map(plainly));
    match of.filter(|_| !every) {
        Some(of) => Todo::Remind { of, minutes },
        None => Todo::RemindBefore(Some(minutes)),
    }
}

/// "chiều nay tôi không dự được", "báo vắng sáng mai": somebody has to stand in, and may be named.
fn absence(pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Option<Todo> {
    let span = find(words, Class::Absent)?;
    if asks(&words[..span.start]) || asks(&words[span.end..]) {
        return None;
    }
    let rest = outside(pieces, &span);
    if rest.iter().any(|piece| matches!(piece.thing, Thing::Whom(_) | Thing::Unknown(_))) {
        let stands_in = [Class::StandIn, Class::Delegate, Class::Instead];
        let told = stands_in.iter().any(|class| find(words, *class).is_some());
        return told.then(|| delegation(&rest, words, known)).flatten();
    }
    let coming = Question { whose: Whose::Asker, ..Question::default() };
    let of = meant(&rest, words, known, Whose::Asker).or_else(|| known.previous.map(plainly));
    Some(Todo::Absent(Question { whose: Whose::Asker, ..of.unwrap_or(coming) }))
}

/// "ủy quyền cho anh Dũng ngày 15"
fn delegation(pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Option<Todo> {
    let to = pieces.iter().position(|piece| {
        matches!(&piece.thing, Thing::Whom(names) if names.len() == 1 && names[0].kind == Kind::Official)
    })?;
    let Thing::Whom(names) = &pieces[to].thing else { return None };
    let mut rest = pieces.to_vec();
    rest.remove(to);
    let of = meant(&rest, words, known, Whose::Asker).or_else(|| known.previous.map(plainly))?;
    Some(Todo::Delegate { to: names[0].clone(), of: Question { whose: Whose::Asker, ..of } })
}

/// "dời tiếp công dân sang 16/11"
fn moved(pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Option<Todo> {
    let to = pieces.iter().rposition(|piece| starts(&words[piece.at..], Class::Into))?;
    let mut after = pieces[to..].to_vec();
    // "sang tuần sau" is one phrase.
    if after[0].length == 1 {
        after.remove(0);
    }
    let target = Frame::of(&after, words, known).dated.ok()?;
    let [day] = target.days[..] else { return None };
    let of = meant(&pieces[1..to.max(1)], words, known, Whose::Everybody)?;
    (day.from == day.to).then_some(Todo::Move { of, to: day.from })
}

/// The items of a question, whatever was asked of them.
fn plainly(question: &Question) -> Question {
    Question { asks: Asks::Items, how: None, yes_or_no: false, form: None, ..question.clone() }
}

/// The items that an order is about: those that it names, or the one that was spoken of before.
fn meant(pieces: &[Piece], words: &[Word], known: &Known<'_>, whose: Whose) -> Option<Question> {
    let frame = Frame::of(pieces, words, known);
    if let Some((Pronoun::Item(nth), _)) = &frame.pronoun {
        let previous = plainly(known.previous?);
        return Some(Question { nth: nth.or(previous.nth), ..previous });
    }
    let dated = frame.dated.as_ref().ok()?.clone();
    let mut question = plainly(&frame.question(dated, known));
    let named = matches!(question.whose, Whose::AnyOf(_) | Whose::AllOf(_));
    if question.whose == Whose::Unsaid {
        question.whose = whose;
    }
    (named || !question.days.is_empty() || question.searches()).then_some(question)
}

/// "gửi lịch cho đ/c …", "thêm cuộc họp": what is ordered, and not by a sentence.
pub fn is_order(pieces: &[Piece], words: &[Word]) -> bool {
    let Some(first) = verb(pieces, words) else { return false };
    let first = &pieces[first];
    let said = &words[first.at..];
    // "tat ca" and "dang uy" only look like "tắt" and "đăng".
    let else_said = match &first.thing {
        Thing::Whom(_) | Thing::Unknown(_) => true,
        Thing::Sense(sense) => *sense == Sense::Everything,
        Thing::Words => first.length > 1,
        _ => false,
    };
    if else_said || asks(said) {
        return false;
    }
    let to_others = || {
        let named = |piece: &Piece| {
            let others = Thing::Sense(Sense::Everything);
            piece.at > first.at
                && (matches!(piece.thing, Thing::Whom(_) | Thing::Unknown(_)) || piece.thing == others)
        };
        pieces.iter().any(|piece| named(piece) && is(&words[piece.at - 1], Class::Given))
    };
    // "thay đổi lịch sang thứ 6"
    let moved = || starts(said, Class::Change) && find(said, Class::Into).is_some();
    let orders = [Class::OtherOrders, Class::Cancel, Class::Move].iter().any(|class| starts(said, *class));
    (orders && said.len() > 2) || (starts(said, Class::Telling) && to_others()) || moved()
}

/// Whether the asker may have this done at all; the verbs themselves look again.
pub fn is_theirs(todo: &Todo, known: &Known<'_>) -> bool {
    match todo {
        Todo::Cancel(_) | Todo::Move { .. } => known.desk,
        Todo::Delegate { .. } | Todo::Absent(_) => is_official(known.asker),
        _ => true,
    }
}
