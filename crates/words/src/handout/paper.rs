//! A programme laid out for paper, before any file format: its title, its days with their items, and what became
//! of each; knows neither fonts nor cells, so that the document and the workbook say the same.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use plan::{
    Item, Period, Priority, Session, Status,
    changes::{Change, Kind},
    directory::{Directory, Entry},
    register::is_person,
    workdays::is_weekend,
};

use crate::{Language, Value, dates};
use reading::Stationery;

/// All that stands on the paper.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// Of its headings. What the reader is to take back has to be Vietnamese, whoever downloads it.
    pub language: Language,
    pub issuer: Option<&'a str>,
    pub period: Period,
    /// What the document says of its own version: `Điều chỉnh lần 9`.
    pub version: Option<&'a str>,
    /// Whose items alone these are; everybody's without it.
    pub of: Option<&'a str>,
    pub priorities: &'a [Priority],
    pub items: &'a [Item],
    pub directory: &'a Directory,
    /// What the office prints around its programmes, where that is known.
    pub frame: Option<&'a Stationery>,
    /// What is to be marked, where that is asked for.
    pub marked: Option<Marked<'a>>,
}

/// What differs from an earlier revision.
#[derive(Clone, Copy, Debug)]
pub struct Marked<'a> {
    /// The day on which the earlier one was published.
    pub since: NaiveDate,
    pub changes: &'a [Change],
}

/// What became of an item since the earlier revision.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark<'a> {
    Same,
    New,
    Changed {
        kinds: &'a [Kind],
        before: &'a Item,
    },
    /// It stands here no more: called off, or gone to another day.
    Gone {
        to: Option<&'a Item>,
    },
}

/// An item with its mark.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    pub item: &'a Item,
    pub mark: Mark<'a>,
}

/// Rows that share a cell for their days.
#[derive(Clone, Debug)]
pub enum Rows<'a> {
    /// Items of one day, or of one range of days.
    Work { from: NaiveDate, to: NaiveDate, lines: Vec<Line<'a>> },
    /// Saturday, Sunday or both, without work.
    Weekend { from: NaiveDate, to: NaiveDate },
}

/// Left to be filled in by whoever signs.
pub const BLANK: &str = "……………";

impl<'a> Paper<'a> {
    /// Who stands above the office in the letterhead.
    pub fn superior(&self) -> String {
        self.frame.and_then(|frame| frame.superior.clone()).unwrap_or_else(|| BLANK.repeat(2))
    }

    /// `Số: 12/CTr-SLĐTBXH`.
    pub fn number(&self) -> String {
        self.frame.and_then(|frame| frame.number.clone()).unwrap_or_else(|| self.say("paper-number", &[]))
    }

    /// `Hà Tĩnh, ngày 02 tháng 11 năm 2021`.
    pub fn dated(&self) -> String {
        let year = self.period.from.year().to_string();
        let blank = || self.say("paper-dated", &[("place", BLANK.into()), ("year", year.into())]);
        self.frame.and_then(|frame| frame.dated.clone()).unwrap_or_else(blank)
    }

    /// The headings of priorities and of the programme itself.
    pub fn headings(&self) -> [String; 2] {
        let headings = self.frame.map_or(&[][..], |frame| &frame.headings);
        match headings {
            [first, second, ..] => [first.clone(), second.clone()],
            _ => ["paper-priorities", "paper-programme"].map(|key| self.say(key, &[])),
        }
    }

    /// The titles of the table's columns: day, work, who prepares, who chairs.
    pub fn columns(&self) -> [String; 4] {
        let own = self.frame.and_then(|frame| <[String; 4]>::try_from(frame.columns.clone()).ok());
        let usual = ["paper-column-day", "paper-column-work", "paper-column-units", "paper-column-leaders"];
        own.unwrap_or_else(|| usual.map(|key| self.say(key, &[])))
    }

    /// Who gets it, a line each.
    pub fn recipients(&self) -> Vec<String> {
        match self.frame {
            Some(frame) if !frame.recipients.is_empty() => frame.recipients.clone(),
            _ => {
                ["paper-to-leaders", "paper-to-units", "paper-to-file"].map(|key| self.say(key, &[])).to_vec()
            }
        }
    }

    /// Who signs: office, rank, name; none where no document has said it.
    pub fn signature(&self) -> &[String] {
        self.frame.map_or(&[], |frame| &frame.signature)
    }

    /// A sentence of `locales/` in the paper's language.
    pub fn say(&self, key: &str, values: &[(&'static str, Value)]) -> String {
        self.language.text(key, values)
    }

    /// `CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2021`.
    pub fn title(&self) -> String {
        let Period { from, to } = self.period;
        if self.period.is_month() {
            let values =
                [("month", from.month().to_string().into()), ("year", from.year().to_string().into())];
            return self.say("paper-month", &values);
        }
        if self.is_week() {
            let week = from.iso_week();
            let values = [("week", week.week().to_string().into()), ("year", week.year().to_string().into())];
            return self.say("paper-week", &values);
        }
        self.say(if from == to { "paper-day" } else { "paper-days" }, &[])
    }

    /// What stands below the title: days that the title doesn't name, the version, whose items these are.
    pub fn subtitles(&self) -> Vec<String> {
        let Period { from, to } = self.period;
        let full = |day: NaiveDate| day.format("%d/%m/%Y").to_string();
        let mut lines = Vec::new();
        if from == to {
            lines.push(self.say("paper-on", &[("day", full(from).into())]));
        } else if !self.period.is_month() {
            lines.push(self.say("paper-from-to", &[("from", full(from).into()), ("to", full(to).into())]));
        }
        lines.extend(self.version.map(|version| format!("({version})")));
        lines.extend(self.of.map(|name| self.say("paper-of", &[("name", name.into())])));
        lines
    }

    /// Whether the period is a week from Monday on, in which a day is told by its weekday.
    pub fn is_week(&self) -> bool {
        let Period { from, to } = self.period;
        let days = (to - from).num_days();
        from.weekday() == Weekday::Mon && (4..=6).contains(&days)
    }

    /// `06-07`, `Thứ Hai` over `16/11`: how the first column tells these days.
    pub fn days(&self, from: NaiveDate, to: NaiveDate) -> Vec<String> {
        let inside = |day: NaiveDate| self.period.contains(day);
        let form = match () {
            () if self.period.is_month() && inside(from) && inside(to) => "%d",
            () if self.period.from.year() == self.period.to.year() && inside(from) && inside(to) => "%d/%m",
            () => "%d/%m/%Y",
        };
        let day = |day: NaiveDate| day.format(form).to_string();
        if from == to {
            let weekday = (!self.period.is_month()).then(|| dates::weekday(self.language, from));
            weekday.into_iter().chain([day(from)]).collect()
        } else {
            vec![format!("{}-{}", day(from), day(to))]
        }
    }

    /// The rows from the first day to the last; of everybody's programme the free weekends too.
    pub fn rows(&self) -> Vec<Rows<'a>> {
        let mut groups: BTreeMap<(NaiveDate, NaiveDate), Vec<Line<'a>>> = BTreeMap::new();
        for line in self.lines() {
            groups.entry((line.item.date, line.item.last_day())).or_default().push(line);
        }
        let mut rows: Vec<Rows<'a>> = groups
            .into_iter()
            .map(|((from, to), mut lines)| {
                // What is gone stands last, so that the rows above it stay together when it is taken out.
                lines.sort_by_key(|line| {
                    (matches!(line.mark, Mark::Gone { .. }), line.item.session, line.item.time)
                });
                Rows::Work { from, to, lines }
            })
            .collect();
        if self.of.is_none() {
            rows.extend(self.free_weekends());
        }
        rows.sort_by_key(Rows::first_day);
        rows
    }

    fn free_weekends(&self) -> Vec<Rows<'a>> {
        let Period { from, to } = self.period;
        let is_free = |day: NaiveDate| is_weekend(day) && !self.items.iter().any(|item| item.is_on(day));
        let mut rows: Vec<Rows<'a>> = Vec::new();
        for day in from.iter_days().take_while(|day| *day <= to).filter(|day| is_free(*day)) {
            match rows.last_mut() {
                Some(Rows::Weekend { to, .. }) if *to + Days::new(1) == day => *to = day,
                _ => rows.push(Rows::Weekend { from: day, to: day }),
            }
        }
        rows
    }

    /// Each item in the order given, then what is gone.
    pub fn lines(&self) -> Vec<Line<'a>> {
        let changes = self.marked.map_or(&[][..], |marked| marked.changes);
        let mut lines: Vec<Line<'a>> = self
            .items
            .iter()
            .map(|item| {
                let change = changes.iter().find(|change| change.after.as_ref() == Some(item));
                let mark = match change {
                    None => Mark::Same,
                    Some(Change { before: None, .. }) => Mark::New,
                    Some(Change { kinds, before: Some(before), .. }) => Mark::Changed { kinds, before },
                };
                Line { item, mark }
            })
            .collect();
        for change in changes {
            let Some(before) = &change.before else { continue };
            let moved = change.is(Kind::Moved) || change.after.is_none();
            if moved {
                lines.push(Line { item: before, mark: Mark::Gone { to: change.after.as_ref() } });
            }
        }
        lines
    }

    /// `Đ/c Lạc - TUV, BTĐU, GĐ; đ/c Dũng - PGĐ`.
    pub fn chairs(&self, item: &Item) -> String {
        let mut text = String::new();
        for name in &item.officials {
            let official = match self.directory.named(name) {
                Some(Entry::Official(official)) if is_person(name) => Some(official),
                _ => None,
            };
            let chair = match (official, text.is_empty()) {
                (None, _) => name.clone(),
                (_, true) => self.say("paper-chair", &[("name", name.as_str().into())]),
                (_, false) => self.say("paper-next-chair", &[("name", name.as_str().into())]),
            };
            let positions = official.map(|official| official.positions.join(", ")).unwrap_or_default();
            text.push_str(if text.is_empty() { "" } else { "; " });
            text.push_str(&chair);
            if !positions.is_empty() {
                text.push_str(" - ");
                text.push_str(&positions);
            }
        }
        text
    }

    /// The session as it is printed; nothing where the programme says none.
    pub fn session(&self, session: Session) -> String {
        match session {
            Session::AllDay => self.say("paper-all-day", &[]),
            Session::Morning => self.say("paper-morning", &[]),
            Session::Afternoon => self.say("paper-afternoon", &[]),
            Session::Evening => self.say("paper-evening", &[]),
            Session::Unspecified => String::new(),
        }
    }

    /// The status as it is printed; nothing for what takes place.
    pub fn status(&self, status: Status) -> String {
        match status {
            Status::Scheduled => String::new(),
            Status::Postponed => self.say("paper-postponed", &[]),
            Status::Cancelled => self.say("paper-cancelled", &[]),
        }
    }
}

impl Rows<'_> {
    /// By which they stand in order; ranges ahead of the items of their first day.
    fn first_day(&self) -> (NaiveDate, bool) {
        match self {
            Self::Work { from, to, .. } => (*from, from == to),
            Self::Weekend { from, .. } => (*from, true),
        }
    }
}
