//! Layout D: a running list under day headings; the official is a label with the items under it.

use plan::Session;

use super::{Written, framed};
use crate::reading::generator::case::{Case, Job, Secretary};
use crate::reading::generator::clauses;
use crate::reading::generator::dice::Dice;
use crate::reading::generator::notation::{self, Hours, hhmm, session_word};
use crate::reading::generator::page::{Line, Part};
use crate::reading::generator::words::lowered;
use crate::reading::score::Wanted;

/// How a document hangs items onto a label.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `- Chủ tịch: 8 giờ, … . 13 giờ 30’, …` in one paragraph.
    OneParagraph,
    /// `2. Chủ tịch UBND xã:` and a line for each item.
    Lines,
    /// `* SÁNG:`, then labels with items that have no hour.
    Sessions,
}

pub fn write(case: &Case) -> Written {
    let mut dice = case.dice();
    let dice = &mut dice;
    let form = *dice.pick(&[Form::OneParagraph, Form::Lines, Form::Sessions]);
    let hours = *dice.pick(&[Hours::Words, Hours::Tick, Hours::Minutes, Hours::Padded]);
    let heading = dice.roll(9);
    let mut read = Secretary::of(case);
    let mut lines = vec![];
    for jobs in case.days() {
        lines.push(Line::bold(notation::day_heading(heading, jobs[0].date, case.named(jobs[0].date))));
        match form {
            Form::Sessions => by_session(case, jobs, &mut lines, &mut read, dice),
            _ => by_label(case, jobs, (form, hours), &mut lines, &mut read, dice),
        }
    }
    if let Some(date) = case.misnamed {
        read.doubts(date);
    }
    let body = lines.into_iter().map(Part::Line).collect();
    framed(case, dice, false, body, read)
}

/// The jobs of each set of officials, in the order in which the sets first come up.
fn by_official(jobs: &[Job]) -> Vec<Vec<&Job>> {
    let mut groups: Vec<Vec<&Job>> = vec![];
    for job in jobs {
        match groups.iter_mut().find(|group| group[0].chair_names() == job.chair_names()) {
            Some(group) => group.push(job),
            None => groups.push(vec![job]),
        }
    }
    groups
}

fn by_label(
    case: &Case,
    jobs: &[Job],
    (form, hours): (Form, Hours),
    lines: &mut Vec<Line>,
    read: &mut Secretary,
    dice: &mut Dice,
) {
    for (index, group) in by_official(jobs).into_iter().enumerate() {
        let label = label(case, group[0]);
        let items: Vec<String> = group
            .into_iter()
            .map(|job| {
                let mut item = job.wanted();
                let text = text(job, &mut item, dice);
                item.time = Some(hhmm(job.hour));
                if job.session != Session::AllDay {
                    item.session = Session::of_hour(job.hour);
                }
                read.reads(item);
                let written = hours.write(job.hour);
                let colon = form == Form::Lines;
                if colon { format!("{written}: {text}.") } else { format!("{written}, {}.", lowered(&text)) }
            })
            .collect();
        if form == Form::OneParagraph {
            let text = format!("- {label}: {}", items.join(" "));
            lines.push(Line { bold: "- ".len() + label.len(), text, ..Line::default() });
        } else {
            lines.push(Line::bold(format!("{}. {label}:", index + 1)));
            lines.extend(items.into_iter().map(|item| Line::new(format!("- {item}"))));
        }
    }
}

fn by_session(case: &Case, jobs: &[Job], lines: &mut Vec<Line>, read: &mut Secretary, dice: &mut Dice) {
    for half in jobs.chunk_by(|a, b| half_of(a) == half_of(b)) {
        let session = half_of(&half[0]);
        lines.push(Line::bold(format!("* {}:", session_word(session).to_uppercase())));
        for (index, group) in by_official(half).into_iter().enumerate() {
            let label = label(case, group[0]);
            let mut texts: Vec<String> = group
                .into_iter()
                .map(|job| {
                    let mut item = job.wanted();
                    let text = text(job, &mut item, dice);
                    if job.session != Session::AllDay {
                        item.session = session;
                    }
                    read.reads(item);
                    format!("{text}.")
                })
                .collect();
            if texts.len() == 1 {
                let text = format!("{}. {label}: {}", index + 1, texts.remove(0));
                lines.push(Line::new(text));
            } else {
                lines.push(Line::new(format!("{}. {label}:", index + 1)));
                lines.extend(texts.into_iter().map(|text| Line::new(format!("- {text}"))));
            }
        }
    }
}

/// All-day work and work without a session stand under the morning.
fn half_of(job: &Job) -> Session {
    match job.session {
        Session::AllDay | Session::Unspecified => Session::Morning,
        session => session,
    }
}

fn label(case: &Case, job: &Job) -> String {
    let written = job.chairs.iter().map(|(name, written)| {
        let person = case.office.people.iter().find(|person| &person.name == name);
        person.map_or(written.as_str(), |person| person.subject.as_str())
    });
    let all = written.collect::<Vec<_>>().join(", ");
    let mut letters = all.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}

/// The sentence with its clauses; what it tells goes into the item.
fn text(job: &Job, item: &mut Wanted, dice: &mut Dice) -> String {
    item.officials = job.chair_names();
    let mut text = job.deed.clone();
    if let Some(end) = job.end {
        text.push_str(&format!(" đến hết ngày {}", end.format("%d/%m")));
    }
    item.content.clone_from(&text);
    if let Some(place) = job.place {
        item.location = Some(place.into());
        text.push_str(&clauses::place(place, dice));
    }
    if dice.one_in(3) {
        item.units = job.unit_names();
        text.push_str(&clauses::units(&job.written_units(), dice));
    }
    if dice.one_in(4) {
        text.push_str(&clauses::participants(dice));
    }
    if dice.one_in(4) {
        text.push_str(" (LĐVP: Đ/c Thực)");
    }
    if job.session == Session::AllDay {
        text.push_str(" (cả ngày)");
    }
    text.push_str(clauses::mark(job.status, dice));
    text
}
