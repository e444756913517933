//! Understanding: a sentence → the best of its readings, the second-best, and what has to be asked back.
//!
//! Every reading of the words becomes a frame; frames are compared by what their words cost. Where the second says
//! something else and is about as good, both are offered; words of weight that filled nothing are named.

use chrono::Datelike;

use super::{
    Asks, Choice, Doubt, Known, Label, Name, Question, Understood, Whose,
    calendar::{Calendar, one_day, shift},
    cover::{Piece, Scales, Thing, corrected, covers},
    days::{Dated, Unclear},
    frame::{self, Frame, Slot},
    people::Kind,
    phrases::{self, Manner, Pronoun, Sense, Talk},
    select,
    typing::{Dictionary, Listed, untangle},
    words::{Word, chunks, unshouted},
};
use script::search;

mod back;
mod command;
mod order;

pub use order::Todo;

/// Readings of a sentence that are compared.
const READINGS: usize = 12;
/// Costs nearer than this are told apart by nobody: a tenth of a word.
const DOUBTFUL: f32 = 0.1;

impl Dictionary for Known<'_> {
    fn knows(&self, fold: &str) -> bool {
        phrases::knows(fold) || self.index.vocabulary.knows(fold) || self.index.people.knows(fold)
    }

    fn begins(&self, fold: &str) -> bool {
        phrases::begins(fold)
    }

    fn knows_exactly(&self, key: &str) -> bool {
        phrases::knows_exactly(key)
            || self.index.vocabulary.knows_exactly(key)
            || self.index.people.knows_exactly(key)
    }

    fn words(&self) -> impl Iterator<Item = &Listed> {
        phrases::words().chain(self.index.words.iter())
    }

    fn of_consonants(&self, fold: &str) -> &[Listed] {
        phrases::of_consonants(fold)
    }
}

/// What a sentence came to, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Understanding {
    pub what: Understood,
    /// How much worse the next reading is that says something else; infinite where there is none.
    pub margin: f32,
    /// Words of weight that were not understood.
    pub unused: Vec<String>,
    /// Whether something of the question before is kept.
    pub follows: bool,
    /// The sentence as it was read, where some word of it was taken for a slip.
    pub corrected: Option<String>,
}

impl Understanding {
    fn of(what: Understood) -> Self {
        Self { what, margin: f32::INFINITY, unused: Vec::new(), follows: false, corrected: None }
    }
}

/// One reading of a sentence.
#[derive(Clone, Debug, PartialEq)]
struct Reading {
    what: Understood,
    unused: Vec<String>,
    follows: bool,
    pieces: Vec<Piece>,
}

/// What a sentence asks.
pub fn understand(text: &str, known: &Known<'_>) -> Understanding {
    let Some(text) = command::as_sentence(text) else { return Understanding::of(Understood::Nothing) };
    let text = unquoted(&text);
    if is_code(&text) {
        return Understanding::of(Understood::Nothing);
    }
    let words = untangle(chunks(&unshouted(&text)), known);
    if let [Word { fold, .. }] = &words[..]
        && let Some(number) = fold.parse().ok().filter(|number| (1..=31).contains(number))
    {
        return Understanding::of(back::bare_number(number, known));
    }
    let calendar = Calendar { today: known.today, covered: known.covered };
    let manner = Manner::of(&words);
    let scales =
        Scales { people: &known.index.people, vocabulary: &known.index.vocabulary, calendar, manner };
    let readings = covers(&words, scales, READINGS).into_iter().map(|(cost, pieces)| {
        let (misfit, reading) = read(pieces.clone(), &words, manner, known);
        (cost + misfit, Reading { pieces, ..reading })
    });
    let choice = search::Choice::among(readings, |one, other| one.what == other.what);
    let Some(choice) = choice else { return Understanding::of(Understood::Nothing) };
    let between = match (&choice.best.what, choice.second.as_ref().map(|second| &second.what)) {
        (Understood::Question(best), Some(Understood::Question(second))) if choice.margin < DOUBTFUL => {
            back::between(best, second, known)
        }
        _ => None,
    };
    Understanding {
        what: between.unwrap_or(choice.best.what),
        margin: choice.margin,
        unused: choice.best.unused,
        follows: choice.best.follows,
        corrected: corrected(&choice.best.pieces, &words, scales),
    }
}

/// What one cover of the words says, and what it costs beside the cover.
fn read(pieces: Vec<Piece>, words: &[Word], manner: Manner, known: &Known<'_>) -> (f32, Reading) {
    let nothing = |what| Reading { what, unused: Vec::new(), follows: false, pieces: Vec::new() };
    if let Some(todo) = order::todo(&pieces, words, known).filter(|todo| order::is_theirs(todo, known)) {
        return (0.0, nothing(Understood::Todo(todo)));
    }
    let order = order::is_order(&pieces, words);
    let elsewhere = pieces.iter().any(|piece| piece.thing == Thing::Sense(Sense::Foreign));
    let pieces = frame::without_manners(pieces, words);
    if order || order::is_order(&pieces, words) {
        return (0.0, nothing(Understood::Nothing));
    }
    let pieces = frame::beside_words(pieces, words, manner);
    let mut frame = Frame::of(&pieces, words, known);
    // "làm sao để nấu phở": what was taken for a purpose is all that it is about.
    if elsewhere && ![Slot::Day, Slot::Schedule, Slot::Whose].iter().any(|slot| frame.has(*slot)) {
        frame.note(Slot::Elsewhere);
    }
    // "gửi tôi file Word của tuần đó": of what was shown.
    let handed_out = frame.has(Slot::Form) && frame.has(Slot::Pronoun);
    if known.previous.is_some() && (frame.only_asks() || handed_out) {
        frame.note(Slot::FollowUp);
    }
    let follows = known.previous.is_some() && (frame.has(Slot::FollowUp) || frame.has(Slot::Pronoun));
    let mut what = meaning(&frame, &pieces, words, known);
    if frame.mixes_strange() {
        frame.leaves_strange = true;
        let less = meaning(&frame, &pieces, words, known);
        let (with, without) = (found(&what, known), found(&less, known));
        frame.leaves_strange = !without.is_empty() && (with.is_empty() || with == without);
        what = if frame.leaves_strange { less } else { what };
    }
    let unused = frame.unused();
    (frame.misfit(), Reading { what, unused, follows, pieces: Vec::new() })
}

fn found(what: &Understood, known: &Known<'_>) -> Vec<usize> {
    match what {
        Understood::Question(question) => select::answer(question.clone(), known).items,
        _ => Vec::new(),
    }
}

fn meaning(frame: &Frame<'_>, pieces: &[Piece], words: &[Word], known: &Known<'_>) -> Understood {
    let calendar = Calendar { today: known.today, covered: known.covered };
    if let Some(talk) = frame.talk.filter(|talk| talks(frame, *talk)) {
        return Understood::Talk(talk);
    }
    if frame.has(Slot::Elsewhere) {
        return Understood::Nothing;
    }
    if let Some(doubt) = back::whom(frame, known) {
        return doubt;
    }
    if !frame.says_something() {
        return searched_as_a_whole(words, known);
    }
    let dated = match &frame.dated {
        Ok(dated) => dated.clone(),
        Err(unclear) => return not_a_day(unclear, frame, known),
    };
    let question = frame.question(dated, known);
    if let Some((pronoun, written)) = &frame.pronoun {
        return back::pronoun(question, *pronoun, written, frame, known);
    }
    back::over_today(pieces, &question, known, calendar).unwrap_or(Understood::Question(question))
}

/// Whether a sentence is about the bot alone.
fn talks(frame: &Frame<'_>, talk: Talk) -> bool {
    let asked = [Slot::Day, Slot::Words, Slot::Part, Slot::Schedule, Slot::How];
    talk == Talk::Contact || !asked.iter().any(|slot| frame.has(*slot))
}

fn not_a_day(unclear: &Unclear, frame: &Frame<'_>, known: &Known<'_>) -> Understood {
    let choices = unclear.instead.iter().map(|period| {
        let label = if period.from == period.to { Label::Day(period.from) } else { Label::Period(*period) };
        let dated = Dated { days: vec![*period], ..Dated::default() };
        Choice { label, question: frame.question(dated, known) }
    });
    Understood::Doubt(unclear.doubt.clone(), choices.collect())
}

/// "sắp xếp" says nothing, but the programme may speak of it.
fn searched_as_a_whole(words: &[Word], known: &Known<'_>) -> Understood {
    let held = words.len() > 1 && known.index.vocabulary.longest(words, 0) == words.len();
    if !held {
        return Understood::Nothing;
    }
    let phrase: Vec<String> = words.iter().map(|word| known.index.vocabulary.as_searched(word)).collect();
    Understood::Question(Question { words: vec![phrase.join(" ")], ..Question::default() })
}

/// Lines without the marks that mail and lists put ahead of them.
fn unquoted(text: &str) -> String {
    let line =
        |line: &str| line.trim_start_matches(|c: char| c.is_whitespace() || ">-–•*+".contains(c)).to_owned();
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Programs and queries are nobody's question about meetings.
fn is_code(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).collect();
    let sum = letters
        .windows(3)
        .any(|w| w[0].is_ascii_digit() && matches!(w[1], '+' | '*' | '×' | '^') && w[2].is_ascii_digit());
    sum || text.contains(['{', '}', '<', '>', '=', '`', '$', '|'])
        || text.contains("();")
        || text.contains("--")
}
