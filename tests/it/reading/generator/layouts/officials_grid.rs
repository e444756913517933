//! Layout E: a grid with one column an official or a meeting room, rows by day and session.

use plan::Session;

use super::{Written, framed};
use crate::reading::generator::case::{Case, Job, Secretary};
use crate::reading::generator::clauses;
use crate::reading::generator::dice::Dice;
use crate::reading::generator::notation::{self, Hours, hhmm};
use crate::reading::generator::page::{Grid, Line, Part, Spot};
use crate::reading::score::Wanted;

const ROOMS: [&str; 3] = ["Phòng họp A1", "Phòng họp B2", "Hội trường lớn"];

/// Where a document says the session of an item.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sessions {
    /// `- S: 08:00, …` in the cell.
    Letters,
    /// A column of sessions, the day merged over its rows.
    Rows,
}

pub fn write(case: &Case) -> Written {
    let mut dice = case.dice();
    let dice = &mut dice;
    let rooms = dice.one_in(4);
    let sessions = *dice.pick(&[Sessions::Letters, Sessions::Rows]);
    let hours = *dice.pick(&[Hours::Colon, Hours::Padded, Hours::Short]);
    let style = dice.roll(11);
    let columns: Vec<String> = match rooms {
        true => ROOMS.iter().map(|room| (*room).into()).collect(),
        false => case.office.people.iter().map(|person| person.written.clone()).collect(),
    };
    let mut header = vec![Spot::bold("Ngày")];
    if sessions == Sessions::Rows {
        header.push(Spot::bold("Buổi"));
    }
    header.extend(columns.iter().map(Spot::bold));
    let mut rows = vec![header];
    let mut merges = vec![];
    let mut read = Secretary::of(case);
    for jobs in case.days() {
        let first = rows.len();
        let halves: Vec<&[Job]> = match sessions {
            Sessions::Letters => vec![jobs],
            Sessions::Rows => jobs.chunk_by(|a, b| half(a) == half(b)).collect(),
        };
        for jobs in halves {
            let day = notation::day_cell(style, jobs[0].date, jobs[0].date);
            let mut row = vec![Spot::new(day.split('\n').map(Line::new).collect())];
            if sessions == Sessions::Rows {
                row.push(Spot::text(notation::session_word(half(&jobs[0]))));
            }
            let mut cells = vec![vec![]; columns.len()];
            for job in jobs {
                let place = column(case, job, columns.len());
                let (item, lines) = entry(case, job, (place, rooms, sessions, hours), dice);
                cells[place].extend(lines);
                read.reads(item);
            }
            row.extend(cells.into_iter().map(Spot::new));
            rows.push(row);
        }
        merges.push((first, rows.len()));
    }
    let mut grid = Grid { rows, headers: 1 };
    for (from, to) in merges.into_iter().filter(|(from, to)| to - from > 1) {
        grid.merge_down(0, from, to);
    }
    framed(case, dice, false, vec![Part::Grid(grid)], read)
}

/// Work without a session and all-day work stand in the morning row.
fn half(job: &Job) -> Session {
    match job.session {
        Session::Morning | Session::AllDay | Session::Unspecified => Session::Morning,
        session => session,
    }
}

fn column(case: &Case, job: &Job, columns: usize) -> usize {
    let person = case.office.people.iter().position(|person| person.name == job.chairs[0].0);
    person.unwrap_or(job.sentence.len()) % columns
}

fn entry(
    case: &Case,
    job: &Job,
    (place, rooms, sessions, hours): (usize, bool, Sessions, Hours),
    dice: &mut Dice,
) -> (Wanted, Vec<Line>) {
    let mut item = job.wanted();
    item.end_date = None;
    let session = if job.session == Session::AllDay { Session::AllDay } else { half(job) };
    item.session = session;
    item.time = Some(hhmm(job.hour));
    let mut text = format!("{}, {}", hours.write(job.hour), job.sentence);
    if sessions == Sessions::Letters {
        let letter = match session {
            Session::Morning => "S: ",
            Session::Afternoon => "C: ",
            Session::Evening => "T: ",
            _ => "",
        };
        text = format!("{letter}{text}");
    }
    if rooms {
        item.location = Some(ROOMS[place].into());
    } else {
        item.officials = vec![case.office.people[place].name.clone()];
        if let Some(place) = job.place {
            item.location = Some(place.into());
            text.push_str(&format!(" (ĐĐ: {place})"));
        }
    }
    if session == Session::AllDay {
        text.push_str(" (cả ngày)");
    }
    text.push_str(clauses::mark(job.status, dice));
    let mut lines = vec![Line::new(format!("- {text}"))];
    if rooms {
        item.officials = job.chair_names();
        let chairs = job.chairs.iter().map(|chair| chair.1.clone()).collect::<Vec<_>>().join("; ");
        lines.push(Line::new(format!("Chủ trì: {chairs}")));
    }
    (item, lines)
}
