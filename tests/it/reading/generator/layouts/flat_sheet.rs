//! Layout G: a flat sheet, the export of a database; a full date on every row.

use plan::{Session, Status};

use super::{Written, framed};
use crate::reading::generator::case::{Case, Job, Secretary};
use crate::reading::generator::dice::Dice;
use crate::reading::generator::notation::{Hours, hhmm};
use crate::reading::generator::page::{Grid, Number, Page, Part, Spot};
use crate::reading::score::Wanted;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Code,
    Date,
    LastDate,
    Session,
    Hour,
    From,
    Until,
    Work,
    Place,
    Chair,
    Guests,
    Units,
    Status,
}

use Column::{
    Chair, Code, Date, From, Guests, Hour, LastDate, Number as Counter, Place, Session as Half,
    Status as State, Units, Until, Work,
};

const FORMS: [&[Column]; 5] = [
    &[Counter, Date, Hour, Work, Place, Chair, Units],
    &[Work, Date, Hour, Place, Chair, Guests],
    &[Counter, Code, Date, Hour, Work, Chair, Units, Place, State],
    &[Counter, Date, From, Until, Work, Place, Chair],
    &[Date, LastDate, Half, Work, Chair, Place, Units],
];

impl Column {
    fn header(self, dice: &mut Dice) -> &'static str {
        match self {
            Counter => dice.word(&["STT", "TT", "Stt"]),
            Code => dice.word(&["Mã lịch", "Mã"]),
            Date => dice.word(&["Ngày", "Từ ngày", "Ngày họp"]),
            LastDate => "Đến ngày",
            Half => dice.word(&["Buổi", "Thời gian"]),
            Hour => dice.word(&["Giờ", "Thời gian", "Giờ bắt đầu"]),
            From => "Từ giờ",
            Until => "Đến giờ",
            Work => dice.word(&["Nội dung", "Nội dung công việc", "Tên cuộc họp"]),
            Place => dice.word(&["Địa điểm", "Nơi họp"]),
            Chair => dice.word(&["Chủ trì", "Lãnh đạo", "Lãnh đạo chủ trì"]),
            Guests => dice.word(&["Thành phần", "Thành phần tham dự"]),
            Units => dice.word(&["Đơn vị chuẩn bị", "Chuẩn bị"]),
            State => "Trạng thái",
        }
    }
}

pub fn write(case: &Case) -> Written {
    let mut dice = case.dice();
    let dice = &mut dice;
    let columns = *dice.pick(&FORMS);
    let iso = dice.one_in(3);
    let codes = dice.one_in(3);
    let mut read = Secretary::of(case);
    let mut rows = vec![columns.iter().map(|c| Spot::bold(c.header(dice))).collect::<Vec<_>>()];
    let mut jobs: Vec<&Job> = case.jobs.iter().collect();
    if dice.one_in(4) {
        jobs.reverse();
    }
    for (index, job) in jobs.into_iter().enumerate() {
        let (item, row) = row(case, job, (columns, index, iso, codes), dice);
        rows.push(row);
        read.reads(item);
    }
    let grid = Grid { rows, headers: 1 };
    if dice.one_in(3) {
        return (Page { parts: vec![Part::Grid(grid)] }, read.gold);
    }
    framed(case, dice, false, vec![Part::Grid(grid)], read)
}

fn row(
    case: &Case,
    job: &Job,
    (columns, index, iso, codes): (&[Column], usize, bool, bool),
    dice: &mut Dice,
) -> (Wanted, Vec<Spot>) {
    let mut item = job.wanted();
    let timed = columns.contains(&Hour) || columns.contains(&From);
    let untimed = timed && dice.one_in(10);
    item.end_date = job.end.filter(|_| columns.contains(&LastDate));
    item.time = (timed && !untimed).then(|| hhmm(job.hour));
    if timed && job.session != Session::AllDay {
        item.session = if untimed { Session::Unspecified } else { Session::of_hour(job.hour) };
    }
    item.officials = job.chair_names();
    let mut work = job.sentence.clone();
    if timed && job.session == Session::AllDay {
        work.push_str(" (cả ngày)");
    }
    if !columns.contains(&State) {
        work.push_str(crate::reading::generator::clauses::mark(job.status, dice));
    }
    let join = if case.office.naming.is_given() { "; " } else { dice.word(&[", ", "\n"]) };
    let day = |date: chrono::NaiveDate| {
        let text = if iso { date.format("%Y-%m-%d") } else { date.format("%d/%m/%Y") };
        Spot { number: Some(Number::Date(date)), ..Spot::text(text.to_string()) }
    };
    let clock = |time: chrono::NaiveTime| {
        if untimed {
            return Spot::text("00:00");
        }
        Spot { number: Some(Number::Time(time)), ..Spot::text(Hours::Colon.write(time)) }
    };
    let later = job.hour + chrono::TimeDelta::minutes(90);
    let row = columns.iter().map(|column| match column {
        Counter => Spot::text((index + 1).to_string()),
        Code => Spot::text(format!("LH{:05}", 4711 + 13 * index)),
        Date => day(job.date),
        LastDate => day(job.end.unwrap_or(job.date)),
        Half => Spot::text(half(job.session, codes)),
        Hour | From => clock(job.hour),
        Until => clock(job.until.unwrap_or(later)),
        Work => Spot::text(work.clone()),
        Place => {
            item.location = job.place.map(Into::into);
            Spot::text(job.place.unwrap_or_default())
        }
        Chair => {
            let all = job.chairs.iter().map(|chair| chair.1.clone()).collect::<Vec<_>>().join(join);
            Spot::new(all.split('\n').map(crate::reading::generator::page::Line::new).collect())
        }
        Guests => Spot::text("Trưởng các phòng, Mạc Thị Thư"),
        Units => {
            item.units = job.unit_names();
            Spot::text(job.written_units())
        }
        State => Spot::text(match job.status {
            Status::Scheduled => "Đã duyệt",
            Status::Postponed => "Đã hoãn",
            Status::Cancelled => "Đã hủy",
        }),
    });
    let row = row.collect();
    (item, row)
}

/// The session as people or as databases write it.
fn half(session: Session, codes: bool) -> &'static str {
    match (session, codes) {
        (Session::AllDay, true) => "ca_ngay",
        (Session::AllDay, false) => "Cả ngày",
        (Session::Morning, true) => "sang",
        (Session::Morning, false) => "Sáng",
        (Session::Afternoon, true) => "chieu",
        (Session::Afternoon, false) => "Chiều",
        (Session::Evening, true) => "toi",
        (Session::Evening, false) => "Tối",
        (Session::Unspecified, _) => "",
    }
}
