//! Paragraphs of a cell or of a day's list, turned into pieces of work; knows headings and labels, no dates.

use super::{
    document::Paragraph,
    entries::BULLETS,
    folded::{fold_letters, one_line, pattern},
    hours::{self, Hours},
    people::Person,
    sentence::{self, Sentence},
    splitting::{self, Lost, Part},
};
use plan::{Session, Status};

mod ahead;
mod labels;

use ahead::{Head, head_of, state_ahead};
pub use labels::{bare_label, label_of};

/// How a body of paragraphs is to be taken.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// The whole is one item, whatever its paragraphs: the row has an hour of its own.
    pub one: bool,
    /// Pasted text: officials may be labels ahead of their items, and lines may be broken anywhere.
    pub prose: bool,
    /// Most lines of this body carry a bullet, a number or an hour, so one without goes on with the last.
    pub marked: bool,
    /// Officials on a line of their own lead what stands below them.
    pub bare_labels: bool,
    pub lost: Lost,
}

/// One piece of work as its body shows it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub sentence: Sentence,
    /// The words it was read from.
    pub source: String,
    pub paragraph: usize,
    /// Counts the session headings of the body.
    pub block: usize,
    /// Officials named by a label ahead.
    pub label: Vec<Person>,
    /// The label stands in this item's own line.
    pub own_label: bool,
    /// It may only go on with the item before it.
    pub doubtful: bool,
    /// The paragraphs that its words come from.
    pub ids: Vec<u32>,
}

/// What the reader of a body keeps in mind from line to line.
#[derive(Default)]
struct Reader {
    manner: Manner,
    drafts: Vec<Draft>,
    open: Option<Open>,
    session: Option<Session>,
    block: usize,
    label: Vec<Person>,
    label_alone: bool,
    label_mark: Option<char>,
    /// The label was given before any session heading, so sessions stand under it.
    label_outside: bool,
    pending: Hours,
}

/// The item that is being collected.
struct Open {
    text: String,
    mark: Option<char>,
    depth: u8,
    paragraph: usize,
    session: Option<Session>,
    /// The session was said in the item's own line, not in a heading above.
    own_session: bool,
    hours: Hours,
    block: usize,
    label: Vec<Person>,
    own_label: bool,
    doubtful: bool,
    ids: Vec<u32>,
    struck: bool,
    status: Option<Status>,
}

impl Open {
    fn take(&mut self, paragraph: &Paragraph) {
        let more = paragraph.ids.iter().filter(|id| !self.ids.contains(id));
        let more: Vec<u32> = more.copied().collect();
        self.ids.extend(more);
    }
}

pattern!(
    CLAUSE = r"^(?:{place}|{met_at}|{at_place}|{members}|{along}|cung di|di cung|{clerk}|phien dich|{invites}|moi|{guests}|{delegates}|{attends}|{prepares}|{unit} {prepares}|{unit} {with}|{with}|ldvp|{expert}|{notes}|{mind}|trang phuc|{vehicle}|xe)\b|^(?:diem|d/?\s?diem|d/?d|(?:nguoi )?{chair}|{presides}|{content}|{hours}|{hours}(?:,| va| -|/)?\s*{place}|cv|vp|cvvp)\s*:"
);
/// Reads the items of a body.
pub fn items(paragraphs: &[Paragraph], manner: Manner) -> Vec<Draft> {
    let mut reader = Reader { manner, ..Reader::default() };
    for (index, paragraph) in paragraphs.iter().enumerate() {
        for line in lines_of(&paragraph.text) {
            let whole = || vec![Part { text: line, doubtful: false }];
            let parts = if manner.one { whole() } else { splitting::inline(line, manner.lost) };
            for (number, part) in parts.into_iter().enumerate() {
                reader.line(part, paragraph, index, number > 0);
            }
        }
    }
    reader.close();
    reader.drafts
}

/// The lines of a paragraph; a line that only goes on is kept with the one before.
fn lines_of(text: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices('\n') {
        if begins_anew(&text[at + 1..]) {
            lines.push(&text[start..at]);
            start = at + 1;
        }
    }
    lines.push(&text[start..]);
    lines.retain(|line| !line.trim().is_empty());
    lines
}

/// Whether a line announces something by itself: bullet, number, hour, session, label or clause.
pub fn is_marked(text: &str) -> bool {
    begins_anew(text) || label_of(text.trim_start()).is_some()
}

/// Whether a line is a clause of the item above: place, participants, who prepares.
pub fn is_clause(line: &str) -> bool {
    CLAUSE.is_match(fold_letters(line).trim_start_matches(|c: char| c == ' ' || "-+*".contains(c)))
}

fn begins_anew(text: &str) -> bool {
    let text = text.trim_start_matches(' ');
    let folded = fold_letters(text.split('\n').next().unwrap_or(""));
    text.starts_with(BULLETS)
        || ahead::is_numbered(&folded)
        || hours::leading(&folded).is_some()
        || ahead::names_session(&folded)
        || CLAUSE.is_match(&folded)
        || state_ahead(&folded).is_some()
}

impl Reader {
    fn line(&mut self, part: Part<'_>, paragraph: &Paragraph, index: usize, inline: bool) {
        let (mut head, mut rest) = head_of(part.text, self.manner);
        if self.manner.bare_labels
            && !inline
            && let Some(persons) =
                bare_label(rest).filter(|_| head.label.is_empty() && head.hours.from.is_none())
        {
            (head.label, rest) = (persons, "");
        }
        let rest = rest.trim();
        let depth = paragraph.list_depth;
        let clause = CLAUSE.is_match(&fold_letters(rest)) && head.label.is_empty();
        let bare = head.session.is_none() && head.hours.from.is_none() && head.label.is_empty();
        if bare
            && self.open.is_some()
            && !rest.is_empty()
            && (!inline || clause)
            && self.goes_on(&head, rest, clause, depth, inline)
        {
            if let Some(open) = &mut self.open {
                open.text.push('\n');
                open.text.push_str(rest);
                open.take(paragraph);
            }
            return;
        }
        if self.manner.one && self.open.is_some() {
            self.join_one(&head, rest);
            if let Some(open) = &mut self.open {
                open.take(paragraph);
            }
            return;
        }
        self.close();
        self.take_headings(&head, rest);
        if rest.is_empty() {
            self.pending = head.hours;
            return;
        }
        let hours = if head.hours.from.is_some() { head.hours } else { std::mem::take(&mut self.pending) };
        self.open = Some(Open {
            text: rest.to_owned(),
            mark: head.mark,
            depth,
            paragraph: index,
            session: head.session.or(self.session),
            own_session: head.session.is_some(),
            hours,
            block: self.block,
            label: self.label.clone(),
            own_label: !head.label.is_empty(),
            doubtful: part.doubtful,
            ids: paragraph.ids.clone(),
            struck: paragraph.struck,
            status: head.status,
        });
    }

    /// Whether a line without heading, hour and label belongs to the item before it.
    fn goes_on(&self, head: &Head, rest: &str, clause: bool, depth: u8, inline: bool) -> bool {
        let Some(open) = &self.open else { return false };
        if clause || self.manner.one {
            return true;
        }
        let ends = open.text.trim_end();
        let agenda = ends.ends_with(':') || open.text.lines().any(|line| line.trim_end().ends_with(':'));
        let listed = head.mark.is_some() || depth > 0;
        if listed {
            // Bullets of another kind below a line that ends with a colon are its agenda.
            let same = head.mark == open.mark && depth == open.depth;
            let deeper = depth > open.depth && open.depth > 0;
            return (agenda && !same && !inline) || deeper;
        }
        let lower = rest.starts_with(|c: char| c.is_lowercase() || c == '(' || c == ')');
        let unfinished = ends.ends_with([',', '-', '–', ':', '(']);
        let kept = !self.manner.prose || self.manner.marked;
        let marked = kept && (open.mark.is_some() || open.hours.from.is_some());
        let unclosed = open.text.matches('(').count() > open.text.matches(')').count();
        lower || unfinished || marked || unclosed
    }

    /// Adds a line to the one item of a row: a second hour or session there is a part of the text.
    fn join_one(&mut self, head: &Head, rest: &str) {
        let Some(open) = &mut self.open else { return };
        if open.hours.from.is_none() {
            open.hours = head.hours;
        }
        open.session = open.session.or(head.session);
        open.label.extend(head.label.iter().cloned());
        open.text.push('\n');
        open.text.push_str(rest);
    }

    fn take_headings(&mut self, head: &Head, rest: &str) {
        if !head.label.is_empty() {
            if self.label_outside {
                self.session = None;
            }
            self.label.clone_from(&head.label);
            self.label_alone = rest.is_empty();
            self.label_mark = head.mark;
            self.label_outside = self.session.is_none() && head.session.is_none();
        } else {
            let beside_label = !self.label_alone && head.mark.is_some() && head.mark == self.label_mark;
            if beside_label || (head.heading && !self.label_outside) {
                self.label.clear();
            }
        }
        if head.heading {
            self.session = head.session;
            self.block += 1;
        }
    }

    fn close(&mut self) {
        let Some(open) = self.open.take() else { return };
        let mut sentence = sentence::read(&open.text);
        if sentence.hours.from.is_none() {
            sentence.hours = open.hours;
        }
        let inherited = open.session.filter(|session| open.own_session || agrees(*session, sentence.hours));
        sentence.session = sentence.session.or(inherited);
        if sentence.status == Status::Scheduled {
            sentence.status = open.status.unwrap_or_default();
        }
        if open.struck && sentence.status == Status::Scheduled {
            sentence.status = Status::Cancelled;
        }
        if sentence.content.is_empty() {
            if let Some(last) = self.drafts.last_mut() {
                last.ids.extend(&open.ids);
            }
            self.attach_to_last(sentence);
            return;
        }
        let source = one_line(&open.text);
        let Open { paragraph, block, label, own_label, doubtful, ids, .. } = open;
        self.drafts.push(Draft { sentence, source, paragraph, block, label, own_label, doubtful, ids });
    }

    /// `(cả ngày)` or a place on a line of its own belongs to the item above.
    fn attach_to_last(&mut self, extra: Sentence) {
        let Some(last) = self.drafts.last_mut() else { return };
        let sentence = &mut last.sentence;
        sentence.location = sentence.location.take().or(extra.location);
        if sentence.hours.from.is_none() {
            sentence.hours = extra.hours;
        }
        sentence.units.extend(extra.units);
        sentence.attendees.extend(extra.attendees);
        sentence.notes.extend(extra.notes);
        sentence.officials.extend(extra.officials);
        if extra.session == Some(Session::AllDay) {
            sentence.session = extra.session;
        }
        if extra.status != Status::Scheduled {
            sentence.status = extra.status;
        }
    }
}

/// An hour that lies in the other half of the day does not stand under a heading.
pub fn agrees(session: Session, hours: Hours) -> bool {
    let Some(from) = hours.from else { return true };
    match session {
        Session::Morning => Session::of_hour(from) == Session::Morning,
        Session::Afternoon => Session::of_hour(from) != Session::Morning,
        Session::Evening => Session::of_hour(from) == Session::Evening,
        // `Cả ngày: …` above it is another work's.
        Session::AllDay => false,
        Session::Unspecified => true,
    }
}
