//! Gathering: a sentence → the question that it asks, or what has to be asked back; finds no items.

use super::{
    Asks, Choice, Doubt, Known, Label, Part, Question, Understood, Whose,
    calendar::{Calendar, one_day},
    cover::{Piece, Scales, Thing, cover},
    days::{self, Dated, Unclear},
    people::{Kind, Name},
    phrases::{self, Manner, Sense, When},
    typing::{Dictionary, untangle},
    vocabulary::is_abbreviation,
    words::{Gap, Word, chunks, is_syllable, unshouted},
};
use script::fold::fold;

mod address;
mod command;
mod content;
mod order;
mod shape;
mod sought;
mod whose;

use shape::{chosen, counts_the_next, is_code, is_letter, is_with_whom, more_particular, written};
use sought::{Events, Sort, Sought};

/// Words without any phrase, in a sentence at least so long, are manners that we do not know.
const LONG_SENTENCE: usize = 14;

impl Dictionary for Known<'_> {
    fn knows(&self, fold: &str) -> bool {
        phrases::knows(fold) || self.index.vocabulary.knows(fold) || self.index.people.knows(fold)
    }

    fn knows_exactly(&self, key: &str) -> bool {
        phrases::knows_exactly(key)
            || self.index.vocabulary.knows_exactly(key)
            || self.index.people.knows_exactly(key)
    }

    fn nearest(&self, fold: &str, swapped_only: bool) -> Option<&str> {
        phrases::nearest(fold, swapped_only).or_else(|| self.index.vocabulary.nearest(fold, swapped_only))
    }
}

/// What a sentence asks.
pub fn understand(text: &str, known: &Known<'_>) -> Understood {
    let Some(text) = command::as_sentence(text) else { return Understood::Nothing };
    if is_code(&text) {
        return Understood::Nothing;
    }
    let words = untangle(chunks(&unshouted(&text)), known);
    let calendar = Calendar { today: known.today, covered: known.covered };
    let scales = Scales {
        people: &known.index.people,
        vocabulary: &known.index.vocabulary,
        calendar,
        manner: Manner::of(&words),
    };
    let pieces = cover(&words, scales);
    let order = order::is_order(&pieces, &words);
    let elsewhere = pieces.iter().any(|piece| piece.thing == Thing::Sense(Sense::Foreign));
    let pieces = address::without_manners(pieces, &words);
    if order || order::is_order(&pieces, &words) {
        return Understood::Nothing;
    }
    let pieces = content::beside_words(pieces, &words, scales.manner);
    let mut gathered = Gathered::of(&pieces, &words);
    // "làm sao để nấu phở": what was taken for a purpose is all that it is about.
    gathered.foreign |= elsewhere && !(gathered.timed || gathered.schedule || !gathered.names.is_empty());
    gathered.follows_up |= known.previous.is_some() && gathered.only_asks();
    if let Some(doubt) = gathered.doubt(&pieces, &words, known, calendar) {
        return doubt;
    }
    if !gathered.says_something() {
        return content::searched_as_a_whole(&words, &gathered, known);
    }
    match days::days(&pieces, &words, calendar) {
        Ok(days) => Understood::Question(gathered.question(days, known, calendar)),
        Err(unclear) => not_a_day(unclear, &gathered, known, calendar),
    }
}

fn not_a_day(unclear: Unclear, gathered: &Gathered, known: &Known<'_>, calendar: Calendar<'_>) -> Understood {
    let choices = unclear.instead.into_iter().map(|day| Choice {
        label: Label::Day(day),
        question: gathered.question(Dated::on(day), known, calendar),
    });
    Understood::Doubt(unclear.doubt, choices.collect())
}

/// What the pieces of a sentence say, days left aside.
#[derive(Default)]
struct Gathered {
    asks: Option<Asks>,
    who: bool,
    part: Option<Part>,
    names: Vec<Vec<Name>>,
    unknown: Option<(Kind, String)>,
    myself: bool,
    myself_beside: bool,
    everybody: bool,
    /// "cho đ/c …"
    for_them: bool,
    /// "chuẩn bị gì cho tôi"
    for_me: bool,
    /// "phòng" without a name.
    division: bool,
    common: bool,
    /// "có việc gì với đ/c …"
    with_whom: bool,
    coming: bool,
    timed: bool,
    daytime: bool,
    sought: Sought,
    searches: bool,
    schedule: bool,
    follows_up: bool,
    foreign: bool,
    length: usize,
}

impl Gathered {
    fn of(pieces: &[Piece], words: &[Word]) -> Self {
        let mut gathered = Self { length: words.len(), ..Self::default() };
        for (at, piece) in pieces.iter().enumerate() {
            let text = written(piece, words);
            match &piece.thing {
                Thing::Sense(sense) => gathered.sense(*sense, piece, pieces, at, words),
                Thing::Said(_) => gathered.timed = true,
                Thing::Hour(_) => gathered.daytime = true,
                Thing::Whom(names) => {
                    gathered.for_them |= piece.at > 0 && words[piece.at - 1].fold == "cho";
                    gathered.names.push(chosen(names, piece, words));
                }
                Thing::Unknown(kind) => gathered.unknown = Some((*kind, text)),
                // "3 PGĐ": they are counted.
                Thing::Words | Thing::Strange if counts_the_next(pieces, at, words) => {}
                // "ờ", "e": no letter alone is looked for.
                Thing::Words | Thing::Strange if is_letter(&text) => {}
                Thing::Words => gathered.phrase(pieces, at, words),
                Thing::Mention(honorific) => {
                    let name =
                        Piece { at: piece.at + honorific, length: piece.length - honorific, ..piece.clone() };
                    gathered.sought.push(Sort::Subject, written(&name, words));
                }
                Thing::Strange if words[piece.at].number().is_none() => {
                    let beside = at.checked_sub(1).and_then(|before| pieces.get(before));
                    gathered.sought.strange_beside_words |= beside.is_some_and(|piece| {
                        matches!(piece.thing, Thing::Words | Thing::Sense(Sense::Event | Sense::Search))
                    });
                    gathered.sought.push(Sort::Strange, text);
                }
                Thing::Strange => gathered.sought.push(Sort::Subject, text),
            }
        }
        gathered
    }

    fn sense(&mut self, sense: Sense, piece: &Piece, pieces: &[Piece], at: usize, words: &[Word]) {
        match sense {
            Sense::When(When::Coming) => self.coming = true,
            Sense::When(_) => self.timed = true,
            Sense::Session(_) => self.daytime = true,
            Sense::Myself => {
                self.myself = true;
                let near = [at.checked_sub(1), Some(at + 1)];
                self.myself_beside |= near.into_iter().flatten().any(|near| {
                    pieces
                        .get(near)
                        .is_some_and(|p| matches!(p.thing, Thing::Sense(Sense::And | Sense::Common)))
                });
            }
            Sense::Everything => self.everybody = true,
            Sense::Common => self.common = true,
            Sense::Asks(Asks::Who) => {
                self.who = true;
                self.asks = more_particular(self.asks, Asks::Who);
            }
            Sense::Asks(asks) => {
                self.who |= words[piece.at].fold == "ai";
                self.asks = more_particular(self.asks, asks);
            }
            Sense::Part(part) => self.part = self.part.or(Some(part)),
            Sense::FollowUp => self.follows_up = true,
            Sense::Search => self.searches = true,
            Sense::Schedule => {
                let faint = piece.length == 1
                    && matches!(
                        &*words[piece.at].fold,
                        "gi" | "nao" | "viec" | "ban" | "what" | "which" | "work" | "plan"
                    );
                self.schedule |= !faint;
            }
            Sense::Event => self.sought.push(Sort::Event, written(piece, words)),
            Sense::Foreign => self.foreign = true,
            // "and next week?"
            Sense::And => {
                self.follows_up |= at == 0;
                self.with_whom |= is_with_whom(piece.at, words);
            }
            Sense::From | Sense::To | Sense::Before | Sense::After => {}
            Sense::Request => {
                let to_me = matches!(&*words[piece.at].fold, "cho" if piece.length == 2);
                self.for_me |= to_me && self.part == Some(Part::Preparing);
            }
            Sense::Filler => {
                let typed = written(piece, words);
                self.division |= matches!(&*fold(&typed), "phong" | "don vi" | "bo phan");
            }
            Sense::Address | Sense::Honorific | Sense::Greeting => {}
        }
    }

    /// Syllables that follow one another are one phrase: the programme may hold it with others between.
    fn phrase(&mut self, pieces: &[Piece], at: usize, words: &[Word]) {
        let text = written(&pieces[at], words);
        let syllable = |piece: &Piece| {
            let word = &words[piece.at];
            piece.thing == Thing::Words
                && piece.length == 1
                && is_syllable(&word.fold)
                && !is_abbreviation(&word.typed)
        };
        let before = at.checked_sub(1).map(|before| &pieces[before]);
        let joins =
            syllable(&pieces[at]) && before.is_some_and(syllable) && words[pieces[at].at].gap == Gap::Space;
        self.sought.add_phrase(text, joins);
    }

    /// "ở đâu?", "ai chủ trì?": of what was answered a moment ago.
    fn only_asks(&self) -> bool {
        let asks = matches!(self.asks, Some(Asks::Who | Asks::When | Asks::Where | Asks::Count));
        let names_nobody = self.names.is_empty() && !self.myself && !self.everybody;
        let dayless = !(self.timed || self.coming || self.daytime);
        (asks || self.part.is_some()) && names_nobody && dayless && self.sought.is_empty()
    }

    /// Whether there is anything that the programme could answer.
    fn says_something(&self) -> bool {
        if self.foreign {
            return false;
        }
        let searched = self.searches || self.asks.is_some() || self.schedule || self.sought.has(Sort::Event);
        if self.sought.is_mostly_strange(self.timed || self.daytime) && !searched {
            return false;
        }
        self.follows_up && (self.myself || self.asks.is_some())
            || self.timed
            || self.coming
            || self.schedule
            || self.myself && self.part.is_some()
            || self.everybody
            || self.part.is_some()
            || self.daytime
            || !self.names.is_empty()
            || self.sought.has(Sort::Subject)
            || self.sought.has(Sort::Event)
            || matches!(
                self.asks,
                Some(Asks::Clashes | Asks::Changes | Asks::Priorities | Asks::Free | Asks::Postponed)
            )
            || (searched && self.sought.has(Sort::Strange))
    }

    fn doubt(
        &self,
        pieces: &[Piece],
        words: &[Word],
        known: &Known<'_>,
        calendar: Calendar<'_>,
    ) -> Option<Understood> {
        if self.foreign {
            return None;
        }
        let (doubt, candidates) = if let Some((kind, written)) = self.unknown.clone() {
            let candidates = known.index.people.all(kind);
            match kind {
                Kind::Official => (Doubt::UnknownPerson { written }, candidates),
                Kind::Unit | Kind::Collective => (Doubt::UnknownUnit { written }, candidates),
            }
        } else {
            let several = self.names.iter().position(|names| names.len() > 1 && !self.all_meant(names))?;
            let mut who = pieces.iter().filter(|piece| matches!(piece.thing, Thing::Whom(_)));
            let written = who.nth(several).map(|piece| written(piece, words)).unwrap_or_default();
            (Doubt::Several { written }, self.names[several].clone())
        };
        let days = days::days(pieces, words, calendar).unwrap_or_default();
        let choices = candidates.into_iter().map(|name| {
            let mut question = self.question(days.clone(), known, calendar);
            question.whose = Whose::AnyOf(vec![name.clone()]);
            Choice { label: Label::Name(name), question }
        });
        Some(Understood::Doubt(doubt, choices.collect()))
    }

    /// "các PGĐ" means all of them; [`chosen`] has marked it by repeating the first.
    fn all_meant(&self, names: &[Name]) -> bool {
        names.first() == names.last()
    }

    fn question(&self, dated: Dated, known: &Known<'_>, calendar: Calendar<'_>) -> Question {
        let mut question = Question {
            asks: self.asks.unwrap_or_default(),
            part: self.part,
            whose: self.whose(known),
            days: dated.days,
            sessions: dated.sessions,
            day_sessions: dated.day_sessions,
            words: self.words(),
        };
        let previous = known.previous.filter(|_| self.follows_up);
        if let Some(previous) = previous {
            self.keep(previous, &mut question);
        }
        // "chiều có gì": this afternoon.
        let timeless = question.days.is_empty() && !self.coming && question.asks != Asks::When;
        if timeless && self.daytime {
            question.days = vec![one_day(calendar.today)];
        }
        question
    }

    /// What a follow-up did not say anew stays as it was.
    fn keep(&self, previous: &Question, question: &mut Question) {
        if question.days.is_empty() && !self.coming {
            question.days.clone_from(&previous.days);
            if question.sessions.is_empty() {
                question.sessions.clone_from(&previous.sessions);
                question.day_sessions.clone_from(&previous.day_sessions);
            }
        }
        if question.whose == Whose::Unsaid {
            question.whose = previous.whose.clone();
        }
        if question.words.is_empty() {
            question.words.clone_from(&previous.words);
        }
        if self.asks.is_none() {
            question.asks = previous.asks;
        }
        question.part = question.part.or(previous.part);
    }

    /// The phrases to search for.
    fn words(&self) -> Vec<String> {
        let manners = self.length >= LONG_SENTENCE && !self.sought.strange_beside_words && !self.searches;
        let timed = self.timed || self.daytime || self.coming;
        let plain = !self.schedule && matches!(self.asks, None | Some(Asks::When)) && self.part.is_none();
        let bare = plain && self.names.is_empty() && !self.myself && !self.everybody;
        let events = match () {
            () if self.searches || (bare && !timed) => Events::Alone,
            () if bare => Events::AloneIfTelling,
            () => Events::BesideOthers,
        };
        let mut words = self.sought.words(!manners, events);
        if matches!(self.asks, Some(Asks::Clashes | Asks::Free | Asks::Changes)) {
            // "kiểm tra trùng lịch": to be done, not looked for.
            words.retain(|text| !matches!(&*fold(text), "kiem tra" | "ra soat" | "xem xet" | "check"));
        }
        words
    }
}
