//! Layout A with two columns: session and chair stand in a parenthesis behind each item.

use plan::Session;

use super::{Written, framed};
use crate::reading::generator::case::{Case, Job, Secretary};
use crate::reading::generator::clauses;
use crate::reading::generator::dice::Dice;
use crate::reading::generator::notation;
use crate::reading::generator::page::{Grid, Line, Part, Spot};
use crate::reading::generator::words::lowered;
use crate::reading::score::Wanted;

pub fn write(case: &Case) -> Written {
    let mut dice = case.dice();
    let dice = &mut dice;
    let style = [3, 2, 1, 5, 0][dice.roll(5)];
    let mut read = Secretary::of(case);
    let mut rows = vec![vec![Spot::bold("Ngày"), Spot::bold("Nội dung công việc")]];
    for jobs in case.days() {
        let day = notation::day_cell(style, jobs[0].date, jobs[0].date);
        let mut lines = vec![];
        for job in jobs {
            let (item, text) = entry(job, dice);
            read.reads(item);
            lines.push(Line::new(format!("{} {text}", dice.word(&["+", "-", "+"]))));
        }
        rows.push(vec![Spot::new(day.split('\n').map(Line::new).collect()), Spot::new(lines)]);
    }
    let grid = Grid { rows, headers: 1 };
    framed(case, dice, false, vec![Part::Grid(grid)], read)
}

fn entry(job: &Job, dice: &mut Dice) -> (Wanted, String) {
    let mut item = job.wanted();
    item.end_date = None;
    item.officials = job.chair_names();
    let chairs = job.chairs.iter().map(|chair| lowered_honorific(&chair.1)).collect::<Vec<_>>().join("; ");
    let session = match job.session {
        Session::AllDay => dice.word(&["ngày", "cả ngày"]),
        Session::Morning => "sáng",
        Session::Afternoon => "chiều",
        Session::Evening => "tối",
        Session::Unspecified => "",
    };
    let who = format!("{}{chairs}", dice.word(&["", "dự: ", "chủ trì: "]));
    let aside = if session.is_empty() { who } else { format!("{session}; {who}") };
    let mark = clauses::mark(job.status, dice);
    let text = format!("{} ({aside}){mark}{}", job.sentence, dice.word(&["", "", ".", ";"]));
    (item, text)
}

fn lowered_honorific(written: &str) -> String {
    if written.starts_with("Đ/c ") { lowered(written) } else { written.into() }
}
