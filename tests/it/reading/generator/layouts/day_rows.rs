//! Layout A: one row a day, its items in one cell, units and chairs aligned with them only by order.

use chrono::Datelike;
use plan::Session;

use super::{Written, framed};
use crate::reading::generator::case::{Case, Job, Secretary, Span};
use crate::reading::generator::clauses;
use crate::reading::generator::dice::Dice;
use crate::reading::generator::notation::{self, Hours, hhmm, session_word};
use crate::reading::generator::office::Naming;
use crate::reading::generator::page::{Grid, Line, Part, Spot};

const DAY: [&str; 4] = ["Ngày", "Ngày, tháng", "Thời gian", "Thứ, ngày"];
const WORK: [&str; 3] = ["Nội dung công việc", "Nội dung", "Công việc"];
const UNITS: [&str; 4] =
    ["Đơn vị chuẩn bị", "Phòng, đơn vị chuẩn bị", "Chuẩn bị nội dung", "Đơn vị chuẩn bị nội dung"];
const CHAIR: [&str; 4] = ["Người chủ trì", "Chủ trì", "Lãnh đạo chủ trì", "Đồng chí chủ trì"];

/// How this document sets the entries of a cell apart.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apart {
    Paragraphs,
    Breaks,
    Spaces,
    Blanks,
    /// By nothing but what is known about the names.
    Nothing,
}

pub fn write(case: &Case) -> Written {
    let mut dice = case.dice();
    let dice = &mut dice;
    let bare_days = case.span == Span::Month && !dice.one_in(3);
    let style = [1, 2, 3, 9, 5][dice.roll(5)];
    let hours = dice.one_in(4).then(|| Hours::draw(dice));
    let apart = *dice.pick(&[Apart::Paragraphs, Apart::Spaces, Apart::Breaks, Apart::Blanks]);
    let header = [dice.word(&DAY), dice.word(&WORK), dice.word(&UNITS), dice.word(&CHAIR)];
    let repeated = dice.one_in(2);
    let mut read = Secretary::of(case);
    let mut grids = vec![vec![]];
    let mut last = case.from;
    for jobs in case.rows_of_days() {
        if case.span == Span::Month && jobs[0].date.iso_week() != last.iso_week() {
            weekend(&mut grids, case, last, dice);
            if repeated && grids.last().is_some_and(|rows| rows.len() > 3) {
                grids.push(vec![]);
            }
        }
        last = jobs[0].date;
        let day = written_day(&jobs[0], bare_days, style, dice);
        let row = day_row(case, jobs, (day, hours, apart), &mut read, dice);
        grids.last_mut().expect("starts with one").push(row);
    }
    let header = || header.iter().map(|text| Spot::bold(*text)).collect::<Vec<_>>();
    let body = grids.into_iter().filter(|rows| !rows.is_empty()).map(|rows| {
        let rows = [vec![header()], rows].concat();
        Part::Grid(Grid { rows, headers: 1 })
    });
    let body = body.collect();
    let priorities = dice.one_in(2);
    framed(case, dice, priorities, body, read)
}

fn written_day(job: &Job, bare: bool, style: usize, dice: &mut Dice) -> Vec<Line> {
    let (from, to) = (job.date, job.end.unwrap_or(job.date));
    let text = match (bare, from == to) {
        (true, true) => format!("{:02}", from.day()),
        (true, false) if from.month() == to.month() => format!("{:02}-{:02}", from.day(), to.day()),
        (false, true) => notation::day_cell(style, from, from),
        (_, false) => notation::days_cell(dice.roll(4), from, to),
    };
    let bold = dice.one_in(3);
    text.split('\n').map(|line| if bold { Line::bold(line) } else { Line::new(line) }).collect()
}

/// Saturday and Sunday between two weeks, without work.
fn weekend(grids: &mut [Vec<Vec<Spot>>], case: &Case, last: chrono::NaiveDate, dice: &mut Dice) {
    let monday = last.week(chrono::Weekday::Mon).first_day();
    let (sat, sun) = (monday + chrono::Days::new(5), monday + chrono::Days::new(6));
    let free = |day| case.jobs.iter().all(|job| day < job.date || job.end.unwrap_or(job.date) < day);
    if sat.month() == sun.month() && free(sat) && free(sun) && dice.one_in(2) {
        let day = Spot::bold(format!("{:02}-{:02}", sat.day(), sun.day()));
        let row = vec![day, Spot::bold("Thứ bảy, Chủ nhật"), Spot::text(""), Spot::text("")];
        grids.last_mut().expect("starts with one").push(row);
    }
}

fn day_row(
    case: &Case,
    jobs: &[Job],
    (day, hours, apart): (Vec<Line>, Option<Hours>, Apart),
    read: &mut Secretary,
    dice: &mut Dice,
) -> Vec<Spot> {
    let (content, mut items) = content_cell(jobs, hours, dice);
    let units: Vec<String> = jobs.iter().map(Job::written_units).collect();
    let mut chairs: Vec<String> = jobs.iter().map(|job| written_chairs(case, job)).collect();
    if jobs.len() > 1 && dice.one_in(25) {
        chairs.pop();
        items.iter_mut().for_each(|item| item.ambiguous = true);
    }
    for item in items {
        read.reads(item);
    }
    let units_apart = if nothing_suffices(case, jobs) && dice.one_in(3) { Apart::Nothing } else { apart };
    let persons = jobs.iter().all(|job| job.chairs.len() == 1 && job.chairs[0].1.starts_with("Đ/c "));
    let chairs_apart = if persons && dice.one_in(3) { Apart::Nothing } else { apart };
    vec![
        Spot::new(day),
        Spot::new(content),
        Spot::new(entries(&units, units_apart, dice)),
        Spot::new(entries(&chairs, chairs_apart, dice)),
    ]
}

/// Two entries of one unit each, both known from other rows.
fn nothing_suffices(case: &Case, jobs: &[Job]) -> bool {
    let known = |job: &Job| {
        let same = |other: &&Job| other.units == job.units && other.date != job.date;
        job.units.len() == 1 && !job.units[0].contains(' ') && case.jobs.iter().any(|other| same(&other))
    };
    jobs.len() == 2 && jobs.iter().all(known)
}

fn written_chairs(case: &Case, job: &Job) -> String {
    let join = if case.office.naming == Naming::GivenAndPositions { "; " } else { ", " };
    let all: Vec<String> = job.chairs.iter().map(|chair| chair.1.clone()).collect();
    let text = all.join(join).replace("; Đ/c", "; đ/c");
    match job.dice().roll(8) {
        5 => text.replace("GĐ", "GD"),
        6 => text.replace(" - P", " -P"),
        7 if job.chairs.len() == 1 => format!("{text};"),
        _ => text,
    }
}

fn entries(entries: &[String], apart: Apart, dice: &mut Dice) -> Vec<Line> {
    let one = |text: String| vec![Line::new(text)];
    match apart {
        Apart::Paragraphs => entries.iter().map(Line::new).collect(),
        Apart::Breaks => one(entries.join("\n")),
        Apart::Spaces => one(entries.join(dice.word(&["  ", "   ", "    "]))),
        Apart::Blanks => {
            let lines = entries.iter().flat_map(|entry| [Line::new(""), Line::new(entry)]);
            lines.skip(1).collect()
        }
        Apart::Nothing => one(entries.join(" ")),
    }
}

/// The paragraphs of a day's work, and its items as read there.
fn content_cell(
    jobs: &[Job],
    hours: Option<Hours>,
    dice: &mut Dice,
) -> (Vec<Line>, Vec<crate::reading::score::Wanted>) {
    let (mut lines, mut items) = (vec![], vec![]);
    let inline = dice.one_in(2);
    let bullet = dice.word(&["- ", "- ", "+ ", "• "]);
    let mut heading = Session::Unspecified;
    for job in jobs {
        let mut item = job.wanted();
        let mut text = job.sentence.clone();
        (item.units, item.officials) = (job.unit_names(), job.chair_names());
        if let Some(hours) = hours.filter(|_| job.session != Session::Unspecified) {
            item.time = Some(hhmm(job.hour));
            text = format!("{}: {text}", hours.write(job.hour));
        }
        if job.session == Session::AllDay {
            text.push_str(" (cả ngày)");
        }
        text.push_str(clauses::mark(job.status, dice));
        text.push_str(dice.word(&["", "", ".", ";"]));
        let named = matches!(job.session, Session::Morning | Session::Afternoon | Session::Evening);
        if named && heading != job.session {
            heading = job.session;
            let word = format!("{}:", session_word(heading));
            if inline {
                lines.push(Line { bold: word.len(), text: format!("{word} {text}"), ..Line::default() });
            } else {
                lines.push(Line::bold(word));
                lines.push(Line::new(format!("{bullet}{text}")));
            }
        } else {
            let lone = jobs.len() == 1;
            lines.push(Line::new(if lone { text } else { format!("{bullet}{text}") }));
        }
        items.push(item);
    }
    (lines, items)
}
