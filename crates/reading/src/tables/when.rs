//! What the day, session and hour cells of a row say together; knows cells, not rows.

use super::super::{
    dates::{self, Bare, Mark},
    folded::{Folded, fold_letters},
    hours::{self, Hours},
    letters,
};
use plan::Session;

/// What the day, session and hour cells of a row say.
#[derive(Default)]
pub struct When {
    pub mark: Mark,
    pub text: String,
    pub session: Option<Session>,
    /// The session was told by an hour's own cell, so it is this row's alone.
    pub session_of_row: bool,
    /// One session a line, for as many works beside: `Sáng`, `Chiều`.
    pub sessions: Vec<Session>,
    pub hours: Vec<Hours>,
    pub rest: String,
}

impl When {
    /// How many works the cells speak of, each with its own hour or session.
    pub fn told(&self) -> usize {
        self.hours.len().max(self.sessions.len())
    }

    /// Lends the days the month that stands in a column of its own.
    pub fn in_month(&mut self, text: &str) {
        let folded = fold_letters(text);
        let mut numbers = folded.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse::<u32>().ok());
        let Some(month) = numbers.next().filter(|month| (1..=12).contains(month)) else { return };
        let year = numbers.next().and_then(|year| i32::try_from(year).ok());
        self.mark.in_month(month, year);
    }
}

/// Adds what one cell says to what the row's other cells say.
pub fn read_when(text: &str, bare: Bare, until: bool, when: &mut When) {
    let folded = Folded::of(text);
    let mut plain = folded.text.clone();
    if bare == Bare::Day
        && let Some(day) = letters::as_day(&plain)
    {
        plain = day;
    }
    let mut hours = Vec::new();
    let mut at = 0;
    while let Some((found, range)) = hours::find_at(&plain, at) {
        at = range.end;
        plain.replace_range(range.clone(), &" ".repeat(range.len()));
        if !hours::is_unset(found) {
            hours.push(found);
        }
    }
    if hours.is_empty() && bare == Bare::Nothing && when.hours.is_empty() {
        hours.extend(hours::in_cell(&plain));
    }
    if hours.is_empty() && when.sessions.is_empty() {
        when.sessions = sessions_by_lines(text);
    }
    let session = hours::session_in_cell(&plain);
    if session.is_some() && when.session.is_none() {
        when.session = session;
        // `Cả ngày` in a column of hours says nothing about the next row.
        let timeless = bare == Bare::Nothing && session == Some(Session::AllDay);
        when.session_of_row = !hours.is_empty() || timeless;
    }
    let dated = |rest: &&str| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            || ["thu ", "ngay ", "chu nhat"].iter().any(|word| rest.starts_with(word))
    };
    if let Some(rest) = plain.strip_prefix("ca ngay ").filter(dated) {
        plain = format!("{}{rest}", " ".repeat("ca ngay ".len()));
    }
    let (mark, end) = dates::mark(&plain, bare);
    if until {
        close_span(&mark, &hours, when);
        return;
    }
    if !mark.is_empty() {
        if when.mark.days.is_none() {
            when.mark.days = mark.days;
        }
        if when.mark.weekday.is_none() {
            (when.mark.weekday, when.mark.weekday_to) = (mark.weekday, mark.weekday_to);
        }
        when.rest.push_str(&plain[end..]);
        when.text.push(' ');
        when.text.push_str(text);
    }
    when.hours.extend(hours);
}

/// A lone weekday as a cell headed `Thứ` names it, with that word: `Hai`, `3`.
pub fn named_weekday(text: &str) -> String {
    let folded = fold_letters(text);
    let lone = matches!(
        folded.trim().trim_end_matches('.'),
        "hai" | "ba" | "tu" | "nam" | "sau" | "bay" | "2" | "3" | "4" | "5" | "6" | "7"
    );
    if lone { format!("Thứ {}", text.trim()) } else { text.to_owned() }
}

/// `TRUE`, `Có`, `x` in a column that asks a question.
pub fn is_yes(text: &str) -> bool {
    matches!(fold_letters(text).trim(), "true" | "co" | "x" | "1" | "yes" | "y" | "dung" | "v" | "✓" | "✔")
}

/// `Sáng` and, on a line below, `Chiều`.
fn sessions_by_lines(text: &str) -> Vec<Session> {
    let lines = text.lines().map(fold_letters).filter(|line| !line.trim().is_empty());
    let sessions: Option<Vec<Session>> = lines
        .map(|line| hours::session_in_cell(&line).filter(|_| line.chars().count() <= LONGEST_SESSION))
        .collect();
    sessions.filter(|sessions| sessions.len() > 1).unwrap_or_default()
}

/// `Buổi chiều:`
const LONGEST_SESSION: usize = 11;

/// The last day or hour, from a column of its own.
fn close_span(mark: &Mark, hours: &[Hours], when: &mut When) {
    if let (Some(first), Some(last)) = (when.hours.first_mut(), hours.first()) {
        first.to = last.from;
    }
    let single = |mark: &Mark| match &mark.days {
        Some(dates::Days::Each(each)) if each.len() == 1 => Some(each[0]),
        _ => None,
    };
    if let (Some(first), Some(last)) = (single(&when.mark), single(mark))
        && first != last
    {
        when.mark.days = Some(dates::Days::Span(first, last));
    }
}
