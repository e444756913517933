//! Which slots go together, and what a frame costs whose slots do not.

use super::{Frame, Owner, Slot, sought::Sort};
use crate::{
    Asks, How, Known, Part,
    classes::{Class, is},
};
use script::fold::fold;

/// Slots beside which another one is unlikely to be filled, with what that costs.
const UNLIKELY: [(Slot, Slot, f32); 4] = [
    (Slot::Talk, Slot::Day, 1.0),
    (Slot::Talk, Slot::Words, 1.0),
    (Slot::Search, Slot::How, 0.5),
    (Slot::FollowUp, Slot::Search, 0.3),
];

/// A word of weight that fills nothing, beside what it costs to know nothing of it: what explains all is likelier.
const UNUSED: f32 = 0.5;

/// The more particular of two things asked for.
pub fn more_particular(one: Option<Asks>, other: Asks) -> Option<Asks> {
    let weight = |asks: Asks| match asks {
        Asks::Items => 0,
        Asks::Where => 1,
        Asks::When => 2,
        Asks::Who => 3,
        Asks::Count => 4,
        Asks::Postponed => 5,
        Asks::Priorities => 6,
        Asks::Changes => 7,
        Asks::Free => 8,
        Asks::Clashes => 9,
        Asks::Calendar | Asks::FreePlaces => 10,
    };
    Some(one.filter(|asks| weight(*asks) >= weight(other)).unwrap_or(other))
}

impl Frame<'_> {
    /// What the frame costs beside the readings of its pieces.
    pub fn misfit(&self) -> f32 {
        let unlikely: f32 = UNLIKELY
            .iter()
            .filter(|(one, other, _)| self.has(*one) && self.has(*other))
            .map(|(.., cost)| cost)
            .sum();
        unlikely + UNUSED * self.unused().len() as f32
    }

    /// Whether what is looked for is where some item takes place.
    fn names_a_place(&self, known: &Known<'_>) -> bool {
        let sought: Vec<String> = self.sought_words().iter().map(|words| fold(words)).collect();
        !sought.is_empty()
            && known.items.iter().filter_map(|item| item.location.as_ref()).any(|place| {
                let place = fold(place);
                sought.iter().all(|words| place.contains(words.as_str()))
            })
    }

    /// Lets what fills one slot say how another is meant.
    pub(super) fn settle(&mut self, known: &Known<'_>) {
        self.turned_round(known);
        // "mai đi đâu": who asks it goes.
        if self.goes && self.owners.is_empty() && self.sought.is_empty() {
            self.owners.push((Owner::Myself, String::new()));
        }
        // "khi nào tôi phải họp nữa"
        let again = self.words.iter().any(|word| is(word, Class::Again));
        if again && self.wanted == Some(Asks::When) && self.how.is_none() && !self.sought.has(Sort::Subject) {
            self.how = Some(How::Next);
        }
        // "20/11 rơi vào thứ mấy" asks of the day, not of what is on it.
        let beside = [
            Slot::Whose,
            Slot::Session,
            Slot::Part,
            Slot::Words,
            Slot::How,
            Slot::Schedule,
            Slot::Except,
            Slot::Search,
            Slot::Pronoun,
        ];
        let of_a_day = self.has(Slot::Day) && self.sought.is_empty();
        if self.wanted == Some(Asks::When) && of_a_day && !beside.iter().any(|slot| self.has(*slot)) {
            self.wanted = Some(Asks::Calendar);
        }
        let of_a_place = || self.has(Slot::Place) || self.names_a_place(known);
        if self.wanted == Some(Asks::Free) && of_a_place() {
            self.wanted = Some(Asks::FreePlaces);
        }
        // "ngoài chị Hoa còn ai" is about others, not about later.
        if self.how == Some(How::Remaining) && self.has(Slot::Except) {
            self.how = None;
        }
        // "việc đang chuẩn bị" is no matter of this hour.
        if self.how == Some(How::Now) && self.part == Some(Part::Preparing) {
            self.how = None;
        }
    }
}
