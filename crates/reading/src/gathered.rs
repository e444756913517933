//! What tables and lists yield before names and alignment are settled; knows no directory.

use chrono::NaiveDate;

use super::{
    calendar::{Calendar, DateDoubt, Resolved, Span},
    dates::Mark,
    entries::Piece,
    hours::Hours,
    listing::Draft,
    people::Person,
};
use plan::{Session, Status};

/// A cell whose entries belong to the items beside it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    pub pieces: Vec<Piece>,
    /// Paragraphs of the cell, empty ones included.
    pub paragraphs: usize,
}

/// The items of one row or one day's list, with what stands beside them.
#[derive(Clone, Debug, Default)]
pub struct Group {
    pub row: u32,
    pub days: Vec<Span>,
    /// Index into [`Gathered::headings`].
    pub heading: usize,
    pub session: Option<Session>,
    pub hours: Vec<Hours>,
    pub drafts: Vec<Draft>,
    /// Paragraphs of the content cell.
    pub paragraphs: usize,
    pub units: Beside,
    pub chairs: Beside,
    /// The column names those who take part as well: `Chủ trì, tham gia`.
    pub chairs_and_company: bool,
    pub places: Beside,
    /// Officials whose column or row this is.
    pub owners: Vec<Person>,
    pub place: Option<String>,
    /// Units named in a column of notes.
    pub prepares: Vec<String>,
    pub status: Status,
}

/// A day as a heading or a cell names it.
#[derive(Clone, Debug)]
pub struct Heading {
    pub row: u32,
    pub text: String,
    pub date: NaiveDate,
    pub doubt: Option<DateDoubt>,
}

/// Everything that was found, in the order of the document.
#[derive(Clone, Debug, Default)]
pub struct Gathered {
    pub groups: Vec<Group>,
    pub headings: Vec<Heading>,
    /// Rows that hold words but no day ahead of them.
    pub undated: Vec<(u32, String)>,
    /// Whether a column or labels tell who chairs; then the subject of a sentence does not.
    pub chairs_set_apart: bool,
    pub rows: u32,
}

/// The day that rows and lines are under.
#[derive(Clone, Debug, Default)]
pub struct Today {
    pub spans: Vec<Span>,
    pub heading: usize,
}

impl Gathered {
    /// Takes what stands where a day should and is none: the day above, with a question.
    pub fn begin_unread(&mut self, text: &str, row: u32, calendar: &Calendar) -> Option<Today> {
        let above = self.headings.last().map(|heading| heading.date);
        let date = above.or(calendar.period.map(|period| period.from))?;
        let doubt = Some(DateDoubt::Unread);
        self.headings.push(Heading { row, text: script::folded::one_line(text), date, doubt });
        Some(Today { spans: vec![Span { from: date, to: None }], heading: self.headings.len() - 1 })
    }

    /// Takes a row that is meant for the whole period: `Trong tháng`.
    pub fn begin_period(&mut self, period: plan::Period, text: &str, row: u32) -> Today {
        let heading = Heading { row, text: script::folded::one_line(text), date: period.from, doubt: None };
        self.headings.push(heading);
        let span = Span { from: period.from, to: Some(period.to).filter(|to| *to > period.from) };
        Today { spans: vec![span], heading: self.headings.len() - 1 }
    }

    /// Whether a day steps back by a little, which no order of a programme explains: a week that begins
    /// again for the next official goes back to its first day.
    fn falls(&self, spans: &[Span], last: Option<NaiveDate>, calendar: &Calendar) -> Option<DateDoubt> {
        let (from, last) = (spans.first()?.from, last?);
        let first = self.headings.iter().map(|heading| heading.date).min()?;
        let rising = self.headings.windows(2).all(|pair| pair[0].date <= pair[1].date);
        let monthly = calendar.period.is_some() && !calendar.weekly;
        (monthly && rising && from < last && from > first).then_some(DateDoubt::Falls)
    }

    /// Takes a new day, if the mark names one that can be found in the calendar.
    pub fn begin_day(&mut self, mark: &Mark, text: &str, row: u32, calendar: &Calendar) -> Option<Today> {
        let last = self.headings.last().map(|heading| heading.date);
        let Resolved { spans, doubt } = calendar.resolve(mark, last)?;
        let date = spans.first()?.from;
        let doubt = doubt.or_else(|| self.falls(&spans, last, calendar));
        self.headings.push(Heading { row, text: script::folded::one_line(text), date, doubt });
        Some(Today { spans, heading: self.headings.len() - 1 })
    }
}
