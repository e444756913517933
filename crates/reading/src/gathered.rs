//! What tables and lists yield before names and alignment are settled; knows no directory.

use chrono::NaiveDate;

use super::{
    Is,
    calendar::{Calendar, DateDoubt, Resolved, Span},
    dates::{self, Bare, Mark},
    doubts::Odd,
    entries::Piece,
    folded::fold_letters,
    hours::Hours,
    listing::Draft,
    people::Person,
    remarks::Remark,
    unsure::Unsure,
};
use plan::{Period, Session, Status};

/// A cell whose entries belong to the items beside it.
#[derive(Clone, Debug, Default)]
pub struct Beside {
    pub pieces: Vec<Piece>,
    /// Paragraphs of the cell, empty ones included.
    pub paragraphs: usize,
}

impl Beside {
    /// Takes out what is an error of a spreadsheet and nobody's name.
    pub fn take_errors(&mut self) -> Vec<String> {
        let is_error = |piece: &mut Piece| {
            let text = piece.text.trim();
            text.starts_with('#') && text[1..].starts_with(|c: char| c.is_ascii_uppercase())
                || text.starts_with('=')
        };
        self.pieces.extract_if(.., is_error).map(|piece| piece.text).collect()
    }
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
    /// Sessions that stand one a line, for the works in their order.
    pub sessions: Vec<Session>,
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
    /// Who takes part, from columns of their own.
    pub attendees: Vec<String>,
    /// What further columns say.
    pub notes: Vec<String>,
    /// Another hour or room than those printed, from a column of notes.
    pub moved: Vec<Remark>,
    /// Paragraphs of the cells beside the work, and which field they are.
    pub cells: Vec<(u32, &'static str)>,
    /// Whether the row has a day of its own, or its day's cell is blank; nothing where no cell is its own.
    pub own_day: Option<bool>,
    /// What is odd about how it stands in its table.
    pub odd: Option<Odd>,
    /// Cells that hold an error of a spreadsheet instead of a name: `#N/A`.
    pub errors: Vec<String>,
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
    /// Rows that say who or where, but not what; with their day.
    pub workless: Vec<(u32, Option<NaiveDate>, String)>,
    /// Whether a column or labels tell who chairs; then the subject of a sentence does not.
    pub chairs_set_apart: bool,
    pub rows: u32,
    /// Cells that recognition of a picture was unsure of.
    pub unsure: Vec<Unsure>,
    /// What the title says is done, where a line names only who and when.
    pub work: Option<String>,
    /// From the first to the last of several weeks that the document has titles for.
    pub period: Option<Period>,
    /// The headers of the first table; empty for a list.
    pub shape: String,
    /// What readers took paragraphs for, by their numbers; work is told by the drafts.
    pub marks: Vec<(u32, Is)>,
}

/// The day that rows and lines are under.
#[derive(Clone, Debug, Default)]
pub struct Today {
    pub spans: Vec<Span>,
    pub heading: usize,
}

impl Gathered {
    /// Remembers what paragraphs were taken for.
    pub fn mark(&mut self, ids: &[u32], is: Is) {
        self.marks.extend(ids.iter().map(|id| (*id, is)));
    }

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
        let sure: Vec<NaiveDate> =
            self.headings.iter().filter(|h| h.doubt.is_none()).map(|h| h.date).collect();
        let first = *sure.iter().min()?;
        let rising = sure.windows(2).all(|pair| pair[0] <= pair[1]) && sure.last() == Some(&last);
        let monthly = calendar.period.is_some() && !calendar.weekly;
        (monthly && rising && from < last && from > first).then_some(DateDoubt::Falls)
    }

    /// Takes the day of a column, which may lie before the last cell of the row above.
    pub fn begin_in_column(&mut self, mark: &Mark, text: &str, calendar: &Calendar) -> Option<Today> {
        let Resolved { spans, doubt } = calendar.resolve(mark, None)?;
        let (row, date) = (self.rows, spans.first()?.from);
        self.headings.push(Heading { row, text: script::folded::one_line(text), date, doubt });
        Some(Today { spans, heading: self.headings.len() - 1 })
    }

    /// Takes a new day, if the mark names one that can be found in the calendar.
    pub fn begin_day(&mut self, mark: &Mark, text: &str, row: u32, calendar: &Calendar) -> Option<Today> {
        let last = self.headings.last().map(|heading| heading.date);
        let Resolved { spans, doubt } = calendar.resolve(mark, last)?;
        let date = spans.first()?.from;
        let doubt = doubt.or_else(|| several(mark, text));
        let doubt = doubt.or_else(|| self.falls(&spans, last, calendar).filter(|_| is_day_alone(text)));
        self.headings.push(Heading { row, text: script::folded::one_line(text), date, doubt });
        Some(Today { spans, heading: self.headings.len() - 1 })
    }
}

/// Whether a text says a date and nothing else.
fn is_day_alone(text: &str) -> bool {
    let folded = fold_letters(text.trim());
    let (_, length) = dates::mark(&folded, Bare::Day);
    folded[length..].chars().all(|c| !c.is_alphanumeric())
}

/// A cell of days alone that goes on with a day of its own, when its first is told.
fn several(mark: &Mark, text: &str) -> Option<DateDoubt> {
    let folded = fold_letters(text.trim());
    let (_, length) = dates::mark(&folded, Bare::Day);
    let rest = folded[length..].trim_matches(|c: char| c.is_whitespace() || ":;,.-()*".contains(c));
    let (next, length) = dates::mark(rest, Bare::Day);
    let whole = rest[length..].chars().all(|c| !c.is_alphanumeric());
    let same = next.days == mark.days || mark.days.is_none();
    (next.days.is_some() && whole && !same).then_some(DateDoubt::Several)
}
