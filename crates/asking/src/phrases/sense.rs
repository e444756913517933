//! What phrases say: the senses of words in questions; no words yet.

use crate::{Asks, Form, How, Part};
use plan::Session;

/// What a phrase says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sense {
    When(When),
    Session(Daytime),
    /// "từ", "đến", "trước", "sau" ahead of a day.
    From,
    To,
    Before,
    After,
    And,
    /// The asker: "tôi", "của mình".
    Myself,
    Everything,
    /// What several have in common.
    Common,
    Asks(Asks),
    Part(Part),
    How(How),
    /// What follows is taken out: "ngoài", "không phải của".
    Except,
    /// The same where it says of what something is without: "không phải của", "không có".
    Without,
    /// "không", "chưa": turns round what follows, or ends a question that is answered yes or no.
    Not,
    /// Ends or begins a question that is answered yes or no: "phải không".
    Affirm,
    /// Somebody or something that was spoken of before.
    Pronoun(Pronoun),
    FollowUp,
    Search,
    /// Shows that a schedule is asked for: "lịch", "có gì".
    Schedule,
    /// A kind of item rather than its subject: "họp", "cuộc".
    Event,
    /// Ahead of an addressee: "kính gửi", "đề nghị".
    Address,
    /// After an addressee: "cho biết", "ơi".
    Request,
    /// What offices meet about, whether a programme speaks of it or not.
    Subject,
    /// What no programme answers: "nhiều việc nhất"; it is said to be unclear.
    Beyond,
    /// Verbs that say nothing of an item: "lo", "dính"; they are never searched for.
    Carry,
    /// Ahead of the number or the name of a room.
    Place,
    /// "file Word": as what it is to be handed out.
    Form(Form),
    /// About the bot itself.
    Talk(Talk),
    /// Ahead of a person's name.
    Honorific,
    /// Says nothing here.
    Filler,
    /// Nothing that a programme could answer: greetings, thanks.
    Greeting,
    /// Something to be done, or another matter altogether.
    Foreign,
}

/// What stands for what was spoken of before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pronoun {
    Person,
    Unit,
    Day,
    /// The one item of an answer, or one of its place, the last being the greatest.
    Item(Option<usize>),
}

/// What is asked about the bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Talk {
    /// What can be asked, and how.
    Guide,
    /// Who helps when the bot does not.
    Contact,
}

/// A period relative to today.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    Day(i64),
    Week(i64),
    WeekEnd(i64),
    WeekStart(i64),
    WeekMiddle(i64),
    Month(i64),
    /// Some days of a month, counted from this one.
    PartOfMonth(MonthPart, i64),
    Year(i64),
    /// Whatever comes next.
    Coming,
    /// What has been.
    Past,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MonthPart {
    First,
    Middle,
    Last,
    FirstHalf,
    LastHalf,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Daytime {
    Morning,
    /// Neither clearly morning nor afternoon: no session is left out.
    Noon,
    Afternoon,
    Evening,
    /// "cả ngày": every session, said so.
    Whole,
}

impl Daytime {
    pub fn sessions(self) -> &'static [Session] {
        match self {
            Self::Morning => &[Session::Morning],
            Self::Noon => &[Session::Morning, Session::Afternoon],
            Self::Afternoon => &[Session::Afternoon],
            Self::Evening => &[Session::Evening],
            Self::Whole => &[Session::Morning, Session::Afternoon, Session::Evening],
        }
    }
}
