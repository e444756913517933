//! Layout F: a grid with one column for the morning and one for the afternoon, a row a day.

use plan::Session;

use super::{Written, framed};
use crate::reading::generator::case::{Case, Job, Secretary};
use crate::reading::generator::clauses;
use crate::reading::generator::dice::Dice;
use crate::reading::generator::notation::{self, Hours, hhmm};
use crate::reading::generator::page::{Grid, Line, Part, Spot};
use crate::reading::score::Wanted;

pub fn write(case: &Case) -> Written {
    let mut dice = case.dice();
    let dice = &mut dice;
    let apart = dice.one_in(2);
    let style = [1, 0, 9, 2, 3, 7][dice.roll(6)];
    let hours = dice.one_in(2).then(|| Hours::draw(dice));
    let words = *dice.pick(&[("Buổi sáng", "Buổi chiều"), ("Sáng", "Chiều"), ("BUỔI SÁNG", "BUỔI CHIỀU")]);
    let mut header = if apart { vec!["Thứ", "Ngày"] } else { vec!["Thứ, ngày"] };
    header.extend([words.0, words.1, "Ghi chú"]);
    let mut rows = vec![header.iter().map(|text| Spot::bold(*text)).collect::<Vec<_>>()];
    let mut read = Secretary::of(case);
    for jobs in case.days() {
        let date = jobs[0].date;
        let mut row = match apart {
            true => {
                vec![
                    Spot::text(notation::weekday(date)),
                    Spot::text(notation::day_cell(style.min(1), date, date)),
                ]
            }
            false => {
                vec![Spot::new(notation::day_cell(style, date, date).split('\n').map(Line::new).collect())]
            }
        };
        let (mut morning, mut afternoon) = (vec![], vec![]);
        for job in jobs {
            let (item, lines) = entry(job, hours, dice);
            let twice = item.session == Session::AllDay && hours.is_none() && dice.one_in(3);
            if item.session == Session::Afternoon {
                afternoon.extend(lines);
            } else {
                if twice {
                    afternoon.extend(lines.clone());
                }
                morning.extend(lines);
            }
            read.reads(item);
        }
        row.extend([Spot::new(morning), Spot::new(afternoon)]);
        row.push(Spot::text(dice.word(&["", "", "Trực: Văn phòng", "Xe 12 chỗ"])));
        rows.push(row);
    }
    let grid = Grid { rows, headers: 1 };
    framed(case, dice, false, vec![Part::Grid(grid)], read)
}

fn entry(job: &Job, hours: Option<Hours>, dice: &mut Dice) -> (Wanted, Vec<Line>) {
    let mut item = job.wanted();
    item.end_date = None;
    item.session = match job.session {
        Session::Evening => Session::Afternoon,
        Session::Unspecified => Session::Morning,
        session => session,
    };
    // Where nobody chairs, a sentence with a subject would name somebody who might.
    let chaired = !dice.one_in(3);
    item.content.clone_from(if chaired { &job.sentence } else { &job.deed });
    let mut text = item.content.clone();
    // An evening hour in the afternoon's column would contradict it.
    if let Some(hours) = hours.filter(|_| job.session != Session::Evening) {
        item.time = Some(hhmm(job.hour));
        text = format!("{}: {text}", hours.write(job.hour));
    }
    if let Some(place) = job.place {
        item.location = Some(place.into());
        text.push_str(&clauses::place(place, dice));
    }
    if dice.one_in(3) {
        item.units = job.unit_names();
        text.push_str(&clauses::units(&job.written_units(), dice));
    }
    if job.session == Session::AllDay {
        text.push_str(" (cả ngày)");
    }
    text.push_str(clauses::mark(job.status, dice));
    let mut lines = vec![];
    if chaired {
        item.officials = job.chair_names();
        let chairs = job.chairs.iter().map(|chair| chair.1.clone()).collect::<Vec<_>>().join("; ");
        if dice.one_in(2) {
            lines.push(Line::new(format!("- {text}. Chủ trì: {chairs}")));
        } else {
            lines.push(Line::new(format!("- {text}")));
            lines.push(Line::new(format!("Chủ trì: {chairs}")));
        }
    } else {
        lines.push(Line::new(format!("- {text}")));
    }
    (item, lines)
}
