//! Layout C: a running list under day headings; the official is the subject of the sentence.

use plan::Session;

use super::{Written, framed};
use crate::reading::generator::case::{Case, Job, Secretary};
use crate::reading::generator::clauses;
use crate::reading::generator::dice::Dice;
use crate::reading::generator::notation::{self, Hours, hhmm};
use crate::reading::generator::page::{Line, Part};
use crate::reading::generator::words::lowered;
use crate::reading::score::Wanted;

/// How a document sets its items and their clauses apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// One paragraph an item, clauses inside it.
    Paragraphs,
    /// `1- 08h30: …`, then a line for each clause.
    Labels,
    /// All of a day in one paragraph, items set apart by ` - `.
    OneParagraph,
}

pub fn write(case: &Case) -> Written {
    let mut dice = case.dice();
    let dice = &mut dice;
    let form = *dice.pick(&[Form::Paragraphs, Form::Paragraphs, Form::Labels, Form::OneParagraph]);
    let hours = Hours::draw(dice);
    let heading = dice.roll(9);
    let bullets = dice.one_in(3);
    let mut read = Secretary::of(case);
    let mut lines = vec![];
    for jobs in case.days() {
        lines.push(Line::bold(notation::day_heading(heading, jobs[0].date, case.named(jobs[0].date))));
        let mut day = vec![];
        for (index, job) in jobs.iter().enumerate() {
            let (item, sentence, clauses) = sentence(case, job, (hours, form), dice);
            read.reads(item);
            match form {
                Form::Labels => {
                    day.push(Line::new(format!("{}- {sentence}", index + 1)));
                    day.extend(clauses.into_iter().map(Line::new));
                }
                Form::Paragraphs if bullets => {
                    day.push(Line { bullet: true, ..Line::new(sentence) });
                }
                Form::Paragraphs | Form::OneParagraph => day.push(Line::new(format!("- {sentence}"))),
            }
        }
        if form == Form::OneParagraph {
            let all: Vec<&str> = day.iter().map(|line| line.text.as_str()).collect();
            day = vec![Line::new(all.join(" "))];
        }
        lines.extend(day);
    }
    if let Some(date) = case.misnamed {
        read.doubts(date);
    }
    let body = lines.into_iter().map(Part::Line).collect();
    framed(case, dice, false, body, read)
}

/// The item as read, its sentence, and the clauses that stand on lines of their own.
fn sentence(
    case: &Case,
    job: &Job,
    (hours, form): (Hours, Form),
    dice: &mut Dice,
) -> (Wanted, String, Vec<String>) {
    let mut item = job.wanted();
    item.end_date = job.end;
    item.time = Some(hhmm(job.hour));
    if job.session != Session::AllDay {
        item.session = Session::of_hour(job.hour);
    }
    item.officials = job.chair_names();
    let delegated = job.subject.is_some() && job.chairs.len() == 1 && dice.one_in(15);
    let subject = subject(case, job, dice);
    let deed = lowered(&job.deed);
    let mut text =
        if delegated { format!("Ủy quyền {subject} {deed}") } else { format!("{subject} {deed}") };
    if let Some(end) = job.end {
        text.push_str(&format!(", đến hết ngày {}", end.format("%d/%m")));
    }
    item.content.clone_from(&text);
    item.without_subject = Some(text.strip_prefix("Ủy quyền ").unwrap_or(&text)[subject.len() + 1..].into());
    let mut lines = vec![];
    if let Some(place) = job.place {
        item.location = Some(place.into());
        match form {
            Form::Labels => lines.push(format!("- Địa điểm: {place}.")),
            _ => text.push_str(&clauses::place(place, dice)),
        }
    }
    if dice.one_in(3) {
        item.units = job.unit_names();
        text.push_str(&clauses::units(&job.written_units(), dice));
    }
    if dice.one_in(3) {
        let guests = clauses::participants(dice);
        match form {
            Form::Labels => lines.push(format!("- {}.", guests.trim_start_matches(['.', ' ']))),
            _ => text.push_str(&guests),
        }
    }
    if job.session == Session::AllDay {
        text.push_str(" (cả ngày)");
    }
    text.push_str(clauses::mark(job.status, dice));
    let written = hours.write(job.hour);
    let colon = form == Form::Labels || dice.one_in(4);
    let text = if colon { format!("{written}: {text}.") } else { format!("{written}, {text}.") };
    (item, text, lines)
}

fn subject(case: &Case, job: &Job, dice: &mut Dice) -> String {
    let people: Vec<String> = job
        .chairs
        .iter()
        .map(|(name, written)| {
            let person = case.office.people.iter().find(|person| &person.name == name);
            person.map_or(written.clone(), |person| person.subject.clone())
        })
        .collect();
    let all = people.join(dice.word(&[", ", " và "]));
    let mut letters = all.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
