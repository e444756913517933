//! The programme's table: days, work, who prepares, who chairs; knows what is marked, not how Word marks it.

use chrono::NaiveTime;

use super::{
    body::{Body, Cell, Merge, Paragraph, RowKind},
    text::{Ink, Run, differing, replaced},
};
use crate::{
    dates,
    handout::paper::{Line, Mark, Paper, Rows},
};
use plan::{Item, Session, Status, changes::Kind};

const WIDTHS: [u32; 4] = [1150, 4505, 1600, 2100];

pub fn programme(paper: &Paper<'_>, body: &mut Body) {
    body.begin_table("Programme", &WIDTHS, &paper.title());
    let titles: Vec<Cell> = (0..)
        .zip(paper.columns())
        .map(|(at, title)| cell(at, vec![Paragraph::new("TableHead", vec![Run::bold(title)])]))
        .collect();
    body.row(RowKind::Header, &titles);
    for rows in paper.rows() {
        match rows {
            Rows::Weekend { from, to } => {
                let weekday = |day| dates::weekday(paper.language, day);
                let mut names = vec![weekday(from)];
                names.extend((from != to).then(|| weekday(to)));
                let mut cells = vec![
                    cell(0, days(paper.days(from, to), Ink::Plain)),
                    cell(1, vec![Paragraph::new("TableText", vec![Run::bold(names.join(", "))])]),
                ];
                cells.extend((2..WIDTHS.len()).map(|at| cell(at, Vec::new())));
                body.row(RowKind::Plain, &cells);
            }
            Rows::Work { from, to, lines } => {
                let last = lines.len() - 1;
                for (at, line) in lines.iter().enumerate() {
                    let mut cells = row(paper, line);
                    let ink = if lines.iter().all(|line| is_gone(line)) { Ink::Removed } else { Ink::Plain };
                    cells[0] = match (at, last) {
                        (0, 0) => cell(0, days(paper.days(from, to), ink)),
                        (0, _) => Cell { merge: Merge::Begins, ..cell(0, days(paper.days(from, to), ink)) },
                        _ => Cell { merge: Merge::GoesOn, ..cell(0, Vec::new()) },
                    };
                    // A day stays on one page, where its name stands.
                    for paragraph in cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
                        paragraph.keeps = at < last;
                    }
                    for cell in &mut cells[1..] {
                        (cell.dotted_above, cell.dotted_below) = (at > 0, at < last);
                    }
                    body.row(kind(line), &cells);
                }
            }
        }
    }
    body.end_table();
}

fn cell(at: usize, paragraphs: Vec<Paragraph>) -> Cell {
    Cell { width: WIDTHS[at], paragraphs, ..Cell::default() }
}

fn days(lines: Vec<String>, ink: Ink) -> Vec<Paragraph> {
    lines.into_iter().map(|line| Paragraph::new("TableDay", vec![Run::bold(line).inked(ink)])).collect()
}

fn is_gone(line: &Line<'_>) -> bool {
    matches!(line.mark, Mark::Gone { .. })
}

fn kind(line: &Line<'_>) -> RowKind {
    match line.mark {
        Mark::Gone { .. } => RowKind::Removed,
        Mark::Same | Mark::New | Mark::Changed { .. } => RowKind::Plain,
    }
}

/// One item's cells; the first, for its day, is left to whoever knows the rows around it.
fn row(paper: &Paper<'_>, line: &Line<'_>) -> Vec<Cell> {
    let Line { item, mark } = line;
    let mut work = vec![words(paper, line)];
    work.extend(place(paper, line).map(|runs| Paragraph::new("TableText", runs)));
    work.extend(attendees(paper, line).map(|runs| Paragraph::new("TableText", runs)));
    work.extend(item.notes.as_ref().map(|notes| {
        let notes = paper.say("paper-notes", &[("notes", notes.as_str().into())]);
        Paragraph::new("TableText", vec![Run::italic(notes).inked(ink(*mark))])
    }));
    if let Mark::Changed { before, kinds } = mark
        && kinds.contains(&Kind::Moved)
    {
        let days = paper.days(before.date, before.last_day()).join(" ");
        let note = Run::italic(paper.say("paper-before", &[("days", days.into())])).inked(Ink::Removed);
        work.push(Paragraph::new("TableText", vec![note]));
    }
    let before = |kind: Kind| match mark {
        Mark::Changed { before, kinds } if kinds.contains(&kind) => Some(*before),
        _ => None,
    };
    let units = |item: &Item| item.units.join(", ");
    let cells = [
        field(&units(item), before(Kind::UnitsChanged).map(units), *mark),
        field(&paper.chairs(item), before(Kind::ChairChanged).map(|item| paper.chairs(item)), *mark),
    ];
    let mut row = vec![cell(0, Vec::new()), cell(1, work)];
    row.extend((2..).zip(cells).map(|(at, runs)| cell(at, vec![Paragraph::new("TableText", runs)])));
    row
}

/// The ink of words that are neither compared nor replaced.
fn ink(mark: Mark<'_>) -> Ink {
    match mark {
        Mark::New => Ink::Added,
        Mark::Gone { .. } => Ink::Removed,
        Mark::Same => Ink::Plain,
        Mark::Changed { kinds, .. } if kinds.contains(&Kind::Moved) => Ink::Added,
        Mark::Changed { .. } => Ink::Plain,
    }
}

fn field(now: &str, before: Option<String>, mark: Mark<'_>) -> Vec<Run> {
    match before {
        Some(before) => replaced(&before, now),
        None => vec![Run::plain(now).inked(ink(mark))],
    }
}

/// `Sáng, 08h00: Họp giao ban (Hoãn)`.
fn words(paper: &Paper<'_>, line: &Line<'_>) -> Paragraph {
    let Line { item, mark } = line;
    let mut runs = Vec::new();
    let changed = |kind: Kind| match mark {
        Mark::Changed { before, kinds } if kinds.contains(&kind) => Some(*before),
        _ => None,
    };
    let label = |item: &Item| {
        let label = label(paper, item);
        if label.is_empty() { label } else { format!("{label}: ") }
    };
    match changed(Kind::Rescheduled) {
        Some(before) => {
            runs.push(Run::bold(label(before)).inked(Ink::Removed));
            runs.push(Run::bold(label(item)).inked(Ink::Added));
        }
        None => runs.push(Run::bold(label(item)).inked(ink(*mark))),
    }
    // Another place may stand in the sentence.
    match changed(Kind::Reworded).or(changed(Kind::Relocated)) {
        Some(before) => runs.extend(differing(&before.content, &item.content)),
        None => runs.push(Run::plain(&item.content).inked(ink(*mark))),
    }
    for run in &mut runs {
        run.strike = item.status == Status::Cancelled;
    }
    if item.session == Session::AllDay {
        let ink = if changed(Kind::Rescheduled).is_some() { Ink::Added } else { ink(*mark) };
        runs.push(Run::bold(format!(" {}", paper.say("paper-lasts-all-day", &[]))).inked(ink));
    }
    let state = paper.status(item.status);
    if !state.is_empty() {
        let ink = if changed(Kind::Cancelled).is_some() { Ink::Added } else { ink(*mark) };
        runs.push(Run::bold(format!(" ({state})")).inked(ink));
    }
    if let Mark::Gone { to: Some(to) } = mark {
        let day = to.date.format("%d/%m").to_string();
        let moved = paper.say("paper-moved-to-day", &[("day", day.into())]);
        runs.push(Run::italic(format!(" {moved}")).inked(Ink::Removed));
    }
    Paragraph::new("TableText", runs)
}

/// `Sáng, 08h00 - 09h30`; what lasts all day says so behind its words.
fn label(paper: &Paper<'_>, item: &Item) -> String {
    let hour = |time: NaiveTime| time.format("%Hh%M").to_string();
    let hours = match (item.time, item.end_time) {
        (Some(from), Some(to)) => format!("{} - {}", hour(from), hour(to)),
        (Some(from), None) => hour(from),
        (None, _) => String::new(),
    };
    let session = match item.session {
        Session::AllDay => String::new(),
        session => paper.session(session),
    };
    let parts = [session, hours];
    let filled: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    filled.join(", ")
}

/// `Thành phần: Phòng BTXH; đ/c Hoa`, under the label by which it is read back.
fn attendees(paper: &Paper<'_>, line: &Line<'_>) -> Option<Vec<Run>> {
    let Line { item, mark } = line;
    let said = |item: &Item| match item.attendees.as_slice() {
        [] => None,
        people => Some(paper.say("paper-attendees", &[("people", people.join("; ").into())])),
    };
    match mark {
        Mark::Changed { before, kinds } if kinds.contains(&Kind::AttendeesChanged) => {
            Some(replaced(&said(before).unwrap_or_default(), &said(item).unwrap_or_default()))
        }
        _ => said(item).map(|text| vec![Run::italic(text).inked(ink(*mark))]),
    }
}

fn place(paper: &Paper<'_>, line: &Line<'_>) -> Option<Vec<Run>> {
    let Line { item, mark } = line;
    let said = |item: &Item| {
        let place = item.location.as_deref()?;
        Some(paper.say("paper-place", &[("place", place.into())]))
    };
    if let Mark::Changed { before, kinds } = mark
        && kinds.contains(&Kind::Relocated)
    {
        return Some(replaced(&said(before).unwrap_or_default(), &said(item).unwrap_or_default()));
    }
    said(item).map(|text| vec![Run::italic(text).inked(ink(*mark))])
}
