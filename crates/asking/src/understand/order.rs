//! Orders: sentences that want something done rather than told. What can be done is understood as a [`Todo`], for
//! somebody to confirm; what cannot is no question either.

use chrono::{NaiveDate, NaiveTime};

use crate::{
    Asker, Asks, Known, Name, Question, Whose,
    cover::{Piece, Thing, hour_at},
    days::Dated,
    frame::Frame,
    numbers::{may_be, number_at},
    people::Kind,
    phrases::{Manner, Sense},
    words::{Word, key},
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
    /// Hand the items of this question to somebody.
    Delegate {
        to: Name,
        of: Question,
    },
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
            Self::Delegate { of, .. } | Self::Cancel(of) | Self::Move { of, .. } => Some(of),
            _ => None,
        }
    }
}

const REMIND: &[&str] = &["nhắc", "báo trước", "remind me"];
const DELEGATE: &[&str] = &["ủy quyền", "uỷ quyền", "delegate"];
/// "nhờ anh Dũng đi thay": with somebody who stands in.
const STAND_IN: &[&str] = &["nhờ"];
const INSTEAD: &[&str] = &["thay"];
const CANCEL: &[&str] = &["hủy", "huỷ", "hoãn", "xóa", "xoá", "cancel", "delete"];
const MOVE: &[&str] = &["dời", "chuyển", "đổi", "lùi", "move", "reschedule"];
const DIGEST: &[&str] = &["tin sáng", "bản tin", "giờ tin", "giờ gửi tin", "giờ nhận tin", "tin", "digest"];
const OFF: &[&str] = &["tắt", "đừng gửi", "không gửi", "ngừng", "thôi gửi", "turn off", "stop"];
const ON: &[&str] = &["bật", "gửi cả", "turn on"];
const WEEKEND: &[&str] = &["cuối tuần", "thứ bảy", "chủ nhật", "weekend", "weekends"];
const TO: &[&str] = &["sang", "qua", "thành", "đến", "vào", "to"];
/// What is ordered as well, and done nowhere by a sentence.
const OTHERS: &[&str] = &[
    "thêm",
    "tạo",
    "đặt",
    "sửa",
    "bổ sung",
    "ghi",
    "lưu",
    "đăng",
    "chạy",
    "cài",
    "viết",
    "remove",
    "add",
    "tắt",
    "bật",
];
/// What is told to somebody else if somebody else is named.
const TELLING: &[&str] = &["gửi", "nhắn", "báo", "thông báo", "chuyển", "forward"];
/// Words that ask.
const ASKING: &[&str] = &[
    "gì", "nào", "không", "chưa", "ai", "mấy", "đâu", "mô", "chi", "ko", "k", "hok", "hông", "chăng", "bao",
    "any", "what", "which",
];

fn is(word: &Word, any: &[&str]) -> bool {
    any.iter().any(|listed| {
        if !may_be(word, listed) {
            return false;
        }
        let listed = key(listed);
        word.key == listed || (word.is_plain() && word.fold == script::fold::fold(&listed))
    })
}

fn starts_with(words: &[Word], any: &[&str]) -> bool {
    any.iter().any(|verb| {
        let mut parts = verb.split(' ').enumerate();
        parts.all(|(at, part)| words.get(at).is_some_and(|word| is(word, &[part])))
    })
}

fn holds(words: &[Word], any: &[&str]) -> bool {
    (0..words.len()).any(|at| starts_with(&words[at..], any))
}

/// What is to be done, where that can be: said first, manners aside, and asking nothing.
pub fn todo(pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Option<Todo> {
    let first = verb(pieces, words)?;
    let said = &words[pieces[first].at..];
    if said.iter().any(|word| is(word, ASKING)) {
        return None;
    }
    if let Some(settings) = of_settings(said) {
        return Some(settings);
    }
    if starts_with(said, DELEGATE) || starts_with(said, STAND_IN) {
        return delegation(&pieces[first + 1..], words, known);
    }
    let moves = starts_with(said, MOVE) || starts_with(said, CANCEL) && holds(&said[1..], TO);
    if moves && let Some(todo) = moved(&pieces[first..], words, known) {
        return Some(todo);
    }
    let named = starts_with(said, CANCEL).then(|| question(&pieces[first + 1..], words, known)).flatten();
    named.map(Todo::Cancel)
}

/// The first piece that is no manner: where an order says what to do.
fn verb(pieces: &[Piece], words: &[Word]) -> Option<usize> {
    pieces.iter().position(|piece| {
        let typed = &words[piece.at..];
        let verb = [REMIND, DELEGATE, TELLING].iter().any(|verbs| starts_with(typed, verbs));
        let stands_in = starts_with(typed, STAND_IN) && holds(typed, INSTEAD);
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

/// "đổi giờ tin sáng thành 6h", "tắt tin cuối tuần", "nhắc tôi trước 30 phút"
fn of_settings(said: &[Word]) -> Option<Todo> {
    let switch = match () {
        () if starts_with(said, OFF) => Some(false),
        () if starts_with(said, ON) => Some(true),
        () => None,
    };
    if starts_with(said, REMIND) || switch.is_some() && holds(said, REMIND) {
        return match switch {
            Some(false) => Some(Todo::RemindBefore(None)),
            _ => minutes(said).map(|minutes| Todo::RemindBefore(Some(minutes))),
        };
    }
    if !holds(said, DIGEST) {
        return None;
    }
    let manner = Manner { diacritics: false, english: false };
    let hour = (0..said.len()).find_map(|at| hour_at(said, at, manner)).map(|(_, hour)| hour);
    match (switch, hour) {
        (None, Some(hour)) => Some(Todo::DigestAt(hour)),
        (Some(on), _) if holds(said, WEEKEND) => Some(Todo::Weekends(on)),
        (Some(on), _) => Some(Todo::Digest(on)),
        (None, None) => None,
    }
}

/// "trước 30 phút", "trước 1 tiếng", "1 giờ trước"
fn minutes(said: &[Word]) -> Option<u32> {
    let manner = Manner { diacritics: false, english: true };
    let ahead = holds(said, &["trước", "before", "ahead"]);
    let counted = |at: usize| {
        let (count, length, _) = number_at(said, at, manner)?;
        let unit = said.get(at + length)?;
        match () {
            () if is(unit, &["phút", "p", "minutes", "min"]) => Some(count),
            () if is(unit, &["tiếng", "giờ", "h", "hour", "hours"]) => Some(count * 60),
            () => None,
        }
    };
    (0..said.len()).find_map(counted).filter(|minutes| ahead && (1..=240).contains(minutes))
}

/// "ủy quyền cho anh Dũng ngày 15"
fn delegation(pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Option<Todo> {
    let to = pieces.iter().position(|piece| {
        matches!(&piece.thing, Thing::Whom(names) if names.len() == 1 && names[0].kind == Kind::Official)
    })?;
    let Thing::Whom(names) = &pieces[to].thing else { return None };
    let mut rest = pieces.to_vec();
    rest.remove(to);
    let of = question(&rest, words, known)?;
    Some(Todo::Delegate { to: names[0].clone(), of: Question { whose: Whose::Asker, ..of } })
}

/// "dời tiếp công dân sang 16/11"
fn moved(pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Option<Todo> {
    let to = pieces.iter().rposition(|piece| starts_with(&words[piece.at..], TO))?;
    let mut after = pieces[to..].to_vec();
    // "sang tuần sau" is one phrase.
    if after[0].length == 1 {
        after.remove(0);
    }
    let target = Frame::of(&after, words, known).dated.ok()?;
    let [day] = target.days[..] else { return None };
    let of = question(&pieces[1..to.max(1)], words, known)?;
    (day.from == day.to).then_some(Todo::Move { of, to: day.from })
}

/// The items that an order is about; it names something of them.
fn question(pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Option<Question> {
    let frame = Frame::of(pieces, words, known);
    let dated: Dated = frame.dated.as_ref().ok()?.clone();
    let mut question = frame.question(dated, known);
    question.asks = Asks::Items;
    if question.whose == Whose::Unsaid {
        question.whose = Whose::Everybody;
    }
    let named = !question.days.is_empty() || question.searches() || question.whose != Whose::Everybody;
    named.then_some(question)
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
    if else_said || said.iter().any(|word| is(word, ASKING)) {
        return false;
    }
    let to_others = || {
        let named = |piece: &Piece| {
            let others = Thing::Sense(Sense::Everything);
            piece.at > first.at
                && (matches!(piece.thing, Thing::Whom(_) | Thing::Unknown(_)) || piece.thing == others)
        };
        pieces.iter().any(|piece| named(piece) && words[piece.at - 1].fold == "cho")
    };
    // "thay đổi lịch sang thứ 6"
    let moved = || starts_with(said, &["thay đổi"]) && said.iter().any(|word| is(word, &["sang", "thành"]));
    let orders = [OTHERS, CANCEL, MOVE].iter().any(|verbs| starts_with(said, verbs));
    (orders && said.len() > 2) || (starts_with(said, TELLING) && to_others()) || moved()
}

/// Whether the asker may have this done at all; the verbs themselves look again.
pub fn is_theirs(todo: &Todo, known: &Known<'_>) -> bool {
    match todo {
        Todo::Cancel(_) | Todo::Move { .. } => known.desk,
        Todo::Delegate { .. } => {
            matches!(known.asker, Asker::Linked(names) if names.iter().any(|name| name.kind == Kind::Official))
        }
        _ => true,
    }
}
