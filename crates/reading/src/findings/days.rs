//! Doubts about days: what a heading or a cell prints, and what the calendar says; knows no names.

use super::{
    super::{
        Effect, Finding,
        assemble::Assembled,
        calendar::DateDoubt,
        gathered::{Gathered, Heading},
    },
    About, Label, choice,
};
use plan::{Item, finding::Severity};

/// Doubts about the days of headings.
pub fn about_days(done: &mut Assembled, found: &Gathered) {
    let doubtful =
        found.headings.iter().filter(|h| matches!(h.doubt, Some(DateDoubt::Weekday { .. }))).count();
    if doubtful > 3 && doubtful * 2 > found.headings.len() {
        all_weekdays(done, found, doubtful);
    }
    for (index, heading) in found.headings.iter().enumerate() {
        let Some(doubt) = &heading.doubt else { continue };
        let falls = *doubt == DateDoubt::Falls;
        let about = |heading: usize| heading == index || falls && heading + 1 == index;
        let items: Vec<usize> = (0..done.items.len()).filter(|&at| about(done.origins[at].heading)).collect();
        if items.is_empty()
            || (matches!(doubt, DateDoubt::Weekday { .. })
                && doubtful > 3
                && doubtful * 2 > found.headings.len())
        {
            continue;
        }
        let finding = about_day(done, heading, doubt, items);
        done.findings.push(finding);
    }
}

pub(super) fn about_day(
    done: &Assembled,
    heading: &Heading,
    doubt: &DateDoubt,
    items: Vec<usize>,
) -> Finding {
    let date = heading.date;
    let about = About::Day { text: heading.text.clone(), doubt: doubt.clone() };
    let mut finding = Finding::question(about, Some(heading.row), Some(date), items.clone());
    if *doubt == DateDoubt::Turned {
        finding.severity = Severity::Note;
        return finding;
    }
    choice(&mut finding, Label::Day(date), Effect::Keep);
    if let DateDoubt::Weekday { meant: Some(other), .. } = *doubt {
        let moved = items.iter().map(|&at| (at, Item { date: other, ..done.items[at].clone() })).collect();
        choice(&mut finding, Label::Weekday(other), Effect::Set(moved));
    }
    choice(&mut finding, Label::DropDay, Effect::Drop(items));
    finding
}

/// Weekdays that contradict nearly all dates are one doubt about the document, not many about days.
pub(super) fn all_weekdays(done: &mut Assembled, found: &Gathered, doubtful: usize) {
    let about = About::Weekdays { doubtful, days: found.headings.len() };
    let mut finding = Finding::question(about, None, None, Vec::new());
    choice(&mut finding, Label::KeepDates, Effect::Keep);
    done.findings.push(finding);
}
