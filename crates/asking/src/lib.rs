//! Question: what somebody wants to know of the programmes, understood from a sentence and answered with
//! items; told the time, the asker and everything published, it reads nothing itself.
//!
//! [`understand`] never guesses: where a name fits several people, a day does not exist or words say two
//! things, the answer is another question, with choices. What is not about the programme is [`Understood::Nothing`].

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use plan::{Item, Period, Session, directory::Directory};

mod calendar;
mod classes;
mod cover;
mod dates;
mod days;
mod frame;
mod numbers;
mod people;
mod phrases;
mod search;
mod select;
mod typing;
mod understand;
mod vocabulary;
mod words;

pub use calendar::{Calendar, NoSuchDay};
pub use people::{Kind, Name};
pub use phrases::Talk;
pub use select::{Answer, Clash, Collision, Nearest, Outcome, answer, reply};
pub use understand::{Todo, Understanding, understand};

/// What is to be told of the items.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Asks {
    #[default]
    Items,
    Who,
    When,
    Where,
    Count,
    Clashes,
    Changes,
    Priorities,
    /// Days without items.
    Free,
    /// Items that were postponed or cancelled.
    Postponed,
    /// Which day of the calendar it is.
    Calendar,
    /// Rooms that nobody has taken.
    FreePlaces,
}

/// Which of the items that fit are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum How {
    /// Those that are not over.
    Remaining,
    /// The first to come, alone.
    Next,
    /// What goes on at this hour.
    Now,
}

/// What is taken out of an answer.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Except {
    pub names: Vec<Name>,
    pub words: Vec<String>,
}

impl Except {
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.words.is_empty()
    }
}

/// As which file an answer is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    Word,
    Excel,
    Calendar,
}

/// Which side of an item somebody is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, strum::Display)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    Preparing,
    Chairing,
}

/// Whose items.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// Not said: the asker's, or everybody's, as the rest of the question has it.
    #[default]
    Unsaid,
    Asker,
    Everybody,
    /// Those of any of these.
    AnyOf(Vec<Name>),
    /// Those that all of these have in common.
    AllOf(Vec<Name>),
}

/// A question, its days already those of the calendar.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Question {
    pub asks: Asks,
    pub part: Option<Part>,
    pub whose: Whose,
    /// In order; none when no period was named.
    pub days: Vec<Period>,
    /// None when any session will do, or when each of `days` has its own.
    pub sessions: Vec<Session>,
    /// "sáng thứ 2 và chiều thứ 4": the sessions of each of `days`, where they are not the same.
    #[serde(default)]
    pub day_sessions: Vec<Vec<Session>>,
    /// Phrases that the items must hold.
    pub words: Vec<String>,
    #[serde(default)]
    pub how: Option<How>,
    #[serde(default)]
    pub except: Except,
    /// The one item of so many before it, the last being the greatest number.
    #[serde(default)]
    pub nth: Option<usize>,
    #[serde(default)]
    pub form: Option<Form>,
    /// Answered yes or no before anything else.
    #[serde(default)]
    pub yes_or_no: bool,
}

impl Question {
    /// What the asker has on these days.
    pub fn about(days: Period) -> Self {
        Self { days: vec![days], ..Self::default() }
    }

    /// The same so many weeks later; none where the calendar ends.
    pub fn in_weeks(mut self, weeks: i64) -> Option<Self> {
        let shift = TimeDelta::try_weeks(weeks)?;
        for period in &mut self.days {
            period.from = period.from.checked_add_signed(shift)?;
            period.to = period.to.checked_add_signed(shift)?;
        }
        Some(self)
    }

    /// Whether it searches the content rather than somebody's days.
    pub fn searches(&self) -> bool {
        !self.words.is_empty()
    }

    /// Whether it is about the asker's items without saying so.
    pub fn is_own(&self) -> bool {
        let of_all = matches!(self.asks, Asks::Who | Asks::When | Asks::Where | Asks::Postponed);
        self.whose == Whose::Unsaid && !self.searches() && !of_all
    }

    /// The sessions asked for in one of `days`; none: any.
    pub fn sessions_of(&self, day: usize) -> &[Session] {
        self.day_sessions.get(day).unwrap_or(&self.sessions)
    }
}

/// Who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Asker {
    /// The secretariat, and readers that are nobody in the directory.
    #[default]
    Everybody,
    /// The officials or units to whom the chat is linked.
    Linked(Vec<Name>),
}

impl Asker {
    pub fn official(name: &str) -> Self {
        Self::Linked(vec![Name { kind: Kind::Official, name: name.to_owned() }])
    }

    pub fn unit(code: &str) -> Self {
        Self::Linked(vec![Name { kind: Kind::Unit, name: code.to_owned() }])
    }
}

/// What stands in the programmes, prepared for being asked about. Worth keeping as long as they last.
#[derive(Clone, Debug, Default)]
pub struct Index {
    people: people::People,
    vocabulary: vocabulary::Vocabulary,
    /// Words of the programme and of the directory, for slips of them.
    words: Vec<typing::Listed>,
}

impl Index {
    pub fn new(items: &[Item], directory: &Directory) -> Self {
        let people = people::People::new(directory);
        let vocabulary = vocabulary::Vocabulary::new(items);
        let listed =
            |key: &str| typing::Listed { key: key.to_owned(), fold: words::bare(key), weighty: false };
        let words: BTreeSet<&str> = vocabulary.words().chain(people.words()).collect();
        let words = words.into_iter().filter(|word| !word.contains(char::is_numeric)).map(listed).collect();
        Self { people, vocabulary, words }
    }
}

/// Everything that a question is asked about.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    pub items: &'a [Item],
    pub directory: &'a Directory,
    /// Made of these `items` and this `directory`.
    pub index: &'a Index,
    /// The periods of the programmes from which the items are.
    pub covered: &'a [Period],
    /// Items (by index) that a publication changed lately.
    pub changed: &'a [usize],
    pub today: NaiveDate,
    /// The hour at the office; what was before it is over.
    pub hour: NaiveTime,
    pub asker: &'a Asker,
    /// Whether they may change the programme.
    pub desk: bool,
    /// The question before, if it was asked a moment ago.
    pub previous: Option<&'a Question>,
}

/// What a sentence came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Understood {
    Question(Question),
    /// Something has to be asked back.
    Doubt(Doubt, Vec<Choice>),
    /// About the bot.
    Talk(Talk),
    /// Something to be done.
    Todo(Todo),
    Nothing,
}

/// Why something is asked back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// The words fit several people or units.
    Several {
        written: String,
    },
    UnknownPerson {
        written: String,
    },
    UnknownUnit {
        written: String,
    },
    NoSuchDay(NoSuchDay),
    /// There is no "thứ 8".
    NoSuchWeekday(u32),
    /// "chị ấy", "hôm đó", "việc này", and nothing was spoken of before.
    WhoMeant {
        written: String,
    },
    WhichDay {
        written: String,
    },
    WhichItem {
        written: String,
    },
    /// A bare number: a day or an hour?
    BareNumber(u32),
    /// "tuần 3": of the month, or of the year?
    WhichWeek(u32),
    /// "thứ 6" on a Friday whose items are over.
    OverToday(NaiveDate),
    /// Two understandings are about as good.
    Between,
    /// The weekday and the date that were named are not of one day.
    WeekdayDiffers {
        date: NaiveDate,
    },
}

/// What can be meant instead, and the question it makes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub label: Label,
    pub question: Question,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    Name(Name),
    Day(NaiveDate),
    Period(Period),
    /// An hour of today.
    Hour(u32),
    /// One of the items asked about, by its index.
    Item(usize),
    /// The question itself, in the words in which it is understood.
    Question,
}
