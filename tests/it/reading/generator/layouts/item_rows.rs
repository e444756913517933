//! Layout B: one item a row, day and session merged down, left blank or repeated on the following rows.

use chrono::NaiveDate;
use plan::{Session, Status};

use super::{Written, framed};
use crate::reading::generator::case::{Case, Job, Secretary};
use crate::reading::generator::clauses;
use crate::reading::generator::dice::Dice;
use crate::reading::generator::notation::{self, Hours, hhmm, session_word};
use crate::reading::generator::page::{Grid, Line, Number, Part, Spot};
use crate::reading::score::Wanted;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Day,
    Session,
    Hour,
    Work,
    Place,
    Chair,
    Guests,
    Units,
    Notes,
}

use Column::{Chair, Day, Guests, Hour, Notes, Place, Session as Half, Units, Work};

const FORMS: [&[Column]; 9] = [
    &[Day, Half, Work, Place, Chair],
    &[Day, Hour, Work, Chair, Place],
    &[Day, Hour, Work],
    &[Day, Half, Hour, Work, Chair, Place, Notes],
    &[Day, Hour, Work, Place, Chair, Guests, Units],
    &[Day, Work, Units, Chair],
    &[Day, Half, Hour, Work, Units, Place, Chair],
    &[Day, Half, Work, Chair, Units, Notes],
    &[Day, Hour, Place, Work, Chair],
];

impl Column {
    fn header(self, dice: &mut Dice) -> &'static str {
        match self {
            Day => dice.word(&["Ngày", "Thứ, ngày", "Thứ/Ngày", "Ngày, tháng", "Thứ ngày"]),
            Half => dice.word(&["Buổi", "Buổi", "Sáng/Chiều"]),
            Hour => dice.word(&["Giờ", "Thời gian", "Thời gian (giờ)"]),
            Work => dice.word(&["Nội dung", "Nội dung công việc", "Nội dung công tác", "NỘI DUNG"]),
            Place => dice.word(&["Địa điểm", "Nơi họp", "ĐỊA ĐIỂM"]),
            Chair => dice.word(&["Chủ trì", "Lãnh đạo chủ trì", "Người chủ trì", "CHỦ TRÌ", "Lãnh đạo"]),
            Guests => dice.word(&["Thành phần", "Thành phần tham dự", "Thành phần, mời dự"]),
            Units => dice.word(&["Đơn vị chuẩn bị", "Chuẩn bị", "Bộ phận chuẩn bị"]),
            Notes => "Ghi chú",
        }
    }
}

/// How one document fills its rows.
struct Form {
    columns: &'static [Column],
    hours: Option<Hours>,
    day_style: usize,
    carry: Carry,
    /// An hour ahead of the content, where there is no column for it.
    prefix: usize,
    place_first: bool,
    /// A day and the one whose weekday it is given.
    misnamed: Option<(NaiveDate, NaiveDate)>,
}

/// What stands in the day and session cells of the rows after the first.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Carry {
    Repeat,
    Blank,
    Merge,
}

impl Form {
    fn named(&self, job: &Job) -> NaiveDate {
        self.misnamed.filter(|(date, _)| *date == job.date).map_or(job.date, |(_, named)| named)
    }

    fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }
}

pub fn write(case: &Case) -> Written {
    let mut dice = case.dice();
    let dice = &mut dice;
    let columns = *dice.pick(&FORMS);
    let hourly = columns.contains(&Hour) || !dice.one_in(3);
    let form = Form {
        columns,
        hours: hourly.then(|| Hours::draw(dice)),
        day_style: dice.roll(12),
        carry: *dice.pick(&[Carry::Repeat, Carry::Blank, Carry::Merge]),
        prefix: dice.roll(3),
        place_first: dice.one_in(3),
        misnamed: case.misnamed.map(|date| (date, case.named(date))),
    };
    let mut read = Secretary::of(case);
    let header = columns.iter().map(|c| Spot::bold(c.header(dice))).collect::<Vec<_>>();
    let repeated = dice.one_in(4);
    let bare = dice.one_in(15) && !columns.contains(&Guests) && !columns.contains(&Notes);
    let mut rows = if bare { vec![] } else { vec![header.clone()] };
    let mut groups: Vec<(Column, usize, usize)> = vec![];
    for jobs in case.rows_of_days() {
        if repeated && !bare && rows.len() > 4 && dice.one_in(3) {
            rows.push(header.clone());
        }
        let first = rows.len();
        let halves = day(case, jobs, &form, &mut rows, &mut read, dice);
        groups.push((Day, first, rows.len()));
        groups.extend(halves.into_iter().map(|(from, to)| (Half, from, to)));
    }
    let single = |date| case.jobs.iter().any(|job| job.date == date && job.end.is_none());
    if let Some(date) = case.misnamed.filter(|date| notation::names_weekday(form.day_style) && single(*date))
    {
        read.doubts(date);
    }
    let mut grid = Grid { rows, headers: usize::from(!bare) };
    for (column, from, to) in groups {
        let Some(place) = columns.iter().position(|c| *c == column) else { continue };
        match form.carry {
            Carry::Repeat => {}
            Carry::Merge => grid.merge_down(place, from, to),
            Carry::Blank => {
                grid.rows[from + 1..to].iter_mut().for_each(|row| row[place] = Spot::text(""));
            }
        }
    }
    framed(case, dice, false, vec![Part::Grid(grid)], read)
}

/// One day's rows; returns the stretches of rows that share one session.
fn day(
    case: &Case,
    jobs: &[Job],
    form: &Form,
    rows: &mut Vec<Vec<Spot>>,
    read: &mut Secretary,
    dice: &mut Dice,
) -> Vec<(usize, usize)> {
    let mut halves: Vec<(Session, usize, usize)> = vec![];
    let mut above: Option<Vec<String>> = None;
    for job in jobs {
        let mut item = job.wanted();
        let both = form.has(Half) && form.hours.is_none() && job.session == Session::AllDay && dice.one_in(3);
        let shown = if both { Session::Morning } else { job.session };
        let same_chair = above.as_ref() == Some(&job.chair_names()) && !both;
        let ditto = (same_chair && dice.one_in(2)).then(|| dice.word(&["nt", "-nt-", "nt."]));
        let row = row(case, job, form, (shown, both, ditto), &mut item, dice);
        above = Some(job.chair_names());
        note_half(&mut halves, shown, rows.len());
        rows.push(row);
        if both {
            let mut again = rows.last().expect("just pushed").clone();
            let half = form.columns.iter().position(|c| *c == Half).expect("both halves have a column");
            again[half] = Spot::text("Chiều");
            note_half(&mut halves, Session::Afternoon, rows.len());
            rows.push(again);
        }
        read.reads(item);
    }
    let last = jobs.last().expect("a day has a job");
    let evening_free = matches!(last.session, Session::Morning) && last.end.is_none();
    if form.has(Half) && evening_free && dice.one_in(3) {
        let empty = form.columns.iter().map(|column| match column {
            Day => day_spot(last, form, dice),
            Half => Spot::text("Chiều"),
            _ => Spot::text(""),
        });
        let empty = empty.collect();
        note_half(&mut halves, Session::Afternoon, rows.len());
        rows.push(empty);
    }
    halves.into_iter().map(|(_, from, to)| (from, to)).collect()
}

fn note_half(halves: &mut Vec<(Session, usize, usize)>, session: Session, row: usize) {
    match halves.last_mut() {
        Some((last, _, to)) if *last == session && session != Session::Unspecified => *to = row + 1,
        _ => halves.push((session, row, row + 1)),
    }
}

fn row(
    case: &Case,
    job: &Job,
    form: &Form,
    (shown, both, ditto): (Session, bool, Option<&str>),
    item: &mut Wanted,
    dice: &mut Dice,
) -> Vec<Spot> {
    let hour = form.hours.filter(|_| job.session != Session::Unspecified || !form.has(Half));
    if hour.is_some() {
        item.time = Some(hhmm(job.hour));
    }
    if !form.has(Half) && job.session != Session::AllDay {
        let session = if hour.is_some() { Session::of_hour(job.hour) } else { Session::Unspecified };
        item.session = session;
    }
    let said = form.has(Half) && !both;
    let work = work(job, form, (hour, said), item, dice);
    let join = if case.office.naming.is_given() { "; " } else { dice.word(&[", ", "\n", "; "]) };
    let chairs = job.chairs.iter().map(|chair| chair.1.clone()).collect::<Vec<_>>().join(join);
    if form.has(Chair) {
        item.officials = job.chair_names();
    }
    let mut spot = |column: &Column| match column {
        Day => day_spot(job, form, dice),
        Half => Spot::text(session_word(shown)),
        Hour => hour_spot(job, form, hour, dice),
        Work => Spot::new(work.clone()),
        Place => match job.place {
            Some(place) => {
                item.location = Some(place.into());
                Spot::text(place)
            }
            None => Spot::text(""),
        },
        Chair => Spot::new(ditto.unwrap_or(&chairs).split('\n').map(Line::new).collect()),
        Guests => Spot::text(dice.word(&["", "Trưởng các phòng", "Đ/c Mạc Thị Thư, Tổ giúp việc"])),
        Units => {
            item.units = job.unit_names();
            Spot::text(job.written_units())
        }
        Notes => Spot::text(dice.word(&["", "", "Xe 38A-123.45", "Thay thư mời", "Trang phục: áo trắng"])),
    };
    form.columns.iter().map(&mut spot).collect()
}

fn day_spot(job: &Job, form: &Form, dice: &mut Dice) -> Spot {
    let paragraphs = |text: String| Spot::new(text.split('\n').map(Line::new).collect());
    match job.end {
        Some(end) => paragraphs(notation::days_cell(dice.roll(5), job.date, end)),
        None => {
            let mut spot = paragraphs(notation::day_cell(form.day_style, job.date, form.named(job)));
            let bare: fn(NaiveDate) -> Number = Number::Date;
            spot.number = (form.day_style == 0).then(|| bare(job.date));
            spot
        }
    }
}

fn hour_spot(job: &Job, form: &Form, hour: Option<Hours>, dice: &mut Dice) -> Spot {
    let Some(hours) = hour else { return Spot::text("") };
    let mut text = hours.range(job.hour, job.until, dice);
    let plain = job.until.is_none() && hours == Hours::Colon;
    if job.session == Session::AllDay && !form.has(Half) {
        text.push_str(dice.word(&[" (Cả ngày)", "\n(Cả ngày)", " (cả ngày)"]));
        return Spot::new(text.split('\n').map(Line::new).collect());
    }
    if dice.one_in(20) {
        return Spot::text(format!("{text} (NEW)"));
    }
    let mut spot = Spot::text(text);
    spot.number = plain.then_some(Number::Time(job.hour));
    spot
}

/// The paragraphs of the work, with the clauses that have no column of their own.
fn work(
    job: &Job,
    form: &Form,
    hour: (Option<Hours>, bool),
    item: &mut Wanted,
    dice: &mut Dice,
) -> Vec<Line> {
    let mut text = job.sentence.clone();
    if let (Some(place), false, true) = (job.place, form.has(Place), form.place_first) {
        item.location = Some(place.into());
        text = format!("Tại {place}: {text}");
    }
    let (hour, said) = hour;
    if let (Some(hours), false) = (hour, form.has(Hour)) {
        let written = hours.range(job.hour, job.until, dice);
        text = match form.prefix {
            0 => format!("({written}) {text}"),
            1 => format!("{written}: {text}"),
            _ => format!("{written}, {text}"),
        };
    }
    if let (Some(place), false, false) = (job.place, form.has(Place), form.place_first) {
        item.location = Some(place.into());
        text.push_str(&clauses::place(place, dice));
    }
    if !form.has(Units) && dice.one_in(3) {
        item.units = job.unit_names();
        text.push_str(&clauses::units(&job.written_units(), dice));
    }
    let marked_elsewhere = said || (form.has(Hour) && hour.is_some());
    if job.session == Session::AllDay && !marked_elsewhere {
        text.push_str(" (cả ngày)");
    }
    let struck = job.status != Status::Scheduled && dice.one_in(3);
    if struck {
        item.status = Status::Cancelled;
    } else {
        text.push_str(clauses::mark(job.status, dice));
    }
    let mut lines = vec![Line { struck, ..Line::new(text) }];
    if !form.has(Chair) {
        item.officials = job.chair_names();
        let chairs = job.chairs.iter().map(|chair| chair.1.clone()).collect::<Vec<_>>().join("; ");
        lines.push(Line { struck, ..Line::new(format!("Chủ trì: {chairs}.")) });
        if dice.one_in(2) {
            let guests = clauses::participants(dice);
            lines.push(Line { struck, ..Line::new(guests.trim_start_matches(['.', ' '])) });
        }
    }
    lines
}
