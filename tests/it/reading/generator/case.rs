//! A programme as drawn: an office, a period and its jobs, before any layout writes them.

use chrono::{Datelike, Days, NaiveDate, NaiveTime};
use plan::{Session, Status};
use proptest::prelude::*;

use super::dice::Dice;
use super::office::{Naming, Office};
use super::words;
use crate::reading::score::{Gold, Wanted};

/// What a programme covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    Day,
    Week,
    Month,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub office: Office,
    pub span: Span,
    pub from: NaiveDate,
    pub to: NaiveDate,
    /// In the order of days, then sessions.
    pub jobs: Vec<Job>,
    /// A day that is printed under the weekday of another.
    pub misnamed: Option<NaiveDate>,
    pub seed: u64,
}

/// One piece of work.
#[derive(Clone, Debug)]
pub struct Job {
    pub date: NaiveDate,
    pub end: Option<NaiveDate>,
    pub session: Session,
    /// Fits the session; layouts without hours leave it out.
    pub hour: NaiveTime,
    pub until: Option<NaiveTime>,
    pub sentence: String,
    /// A sentence that can follow a subject.
    pub deed: String,
    /// As readings have them, and as written.
    pub chairs: Vec<(String, String)>,
    /// Indexes of the chairs that are people.
    pub subject: Option<usize>,
    pub units: Vec<&'static str>,
    pub place: Option<&'static str>,
    pub status: Status,
    /// The page does not say which of two people chairs.
    pub unclear: bool,
    pub seed: u64,
}

const PLACES: [&str; 8] = [
    "Hội trường tầng 2",
    "Phòng họp số 1",
    "PH2",
    "Trụ sở UBND xã An Trạch",
    "Hội trường A, Tỉnh ủy",
    "Nhà văn hóa thôn 3, xã Phú Lĩnh",
    "Trung tâm Hội nghị tỉnh",
    "Phòng họp trực tuyến B.203",
];

const HOURS: [(Session, [(u32, u32); 5]); 3] = [
    (Session::Morning, [(8, 0), (7, 30), (9, 15), (10, 0), (6, 45)]),
    (Session::Afternoon, [(14, 0), (13, 30), (15, 15), (16, 0), (12, 0)]),
    (Session::Evening, [(19, 0), (18, 0), (19, 30), (20, 15), (21, 0)]),
];

/// The numbers a job is made from; every one is tidy at 0.
type Raw = (u8, u8, u8, u64, u64, (u8, u8, u8));

impl Case {
    /// Programmes with up to `most` jobs.
    pub fn drawn(
        spans: &'static [Span],
        naming: &'static [Naming],
        most: usize,
    ) -> impl Strategy<Value = Self> {
        let job = (
            any::<u8>(),
            any::<u8>(),
            any::<u8>(),
            any::<u64>(),
            any::<u64>(),
            (any::<u8>(), any::<u8>(), any::<u8>()),
        );
        let naming = (prop::sample::select(spans), prop::sample::select(naming));
        let jobs = prop::collection::vec(job, 1..=most);
        (jobs, 0..4000_u64, naming, any::<u64>(), any::<u64>()).prop_map(
            move |(jobs, start, (span, naming), office, seed)| {
                Self::assemble(span, start, Office::draw(office, naming), seed, &jobs)
            },
        )
    }

    fn assemble(span: Span, start: u64, office: Office, seed: u64, raw: &[Raw]) -> Self {
        let day = NaiveDate::from_ymd_opt(2017, 1, 2).expect("a Monday") + Days::new(start);
        let (from, to) = match span {
            Span::Day => (day, day),
            Span::Week => {
                let monday = day - Days::new(u64::from(day.weekday().num_days_from_monday()));
                (monday, monday + Days::new(6))
            }
            Span::Month => {
                let first = day.with_day(1).expect("every month has a first");
                (first, first + Days::new(u64::from(first.num_days_in_month()) - 1))
            }
        };
        let mut jobs: Vec<Job> = raw.iter().map(|raw| Job::assemble(raw, from, to, &office)).collect();
        jobs.sort_by_key(|job| (job.date, job.end, rank(job.session), job.hour));
        jobs.dedup_by(|b, a| a.date == b.date && (a.sentence == b.sentence || a.deed == b.deed));
        if seed % 3 == 2 {
            name_unclearly(&mut jobs, &office);
        }
        let wrong = seed % 40 == 39;
        let misnamed = jobs.first().map(|job| job.date).filter(|_| wrong);
        Self { office, span, from, to, jobs, misnamed, seed }
    }

    /// The days that have jobs, each with its jobs.
    pub fn days(&self) -> Vec<&[Job]> {
        self.jobs.chunk_by(|a, b| a.date == b.date).collect()
    }

    /// The same, jobs that last longer apart from the others.
    pub fn rows_of_days(&self) -> Vec<&[Job]> {
        self.jobs.chunk_by(|a, b| a.date == b.date && a.end.is_none() && b.end.is_none()).collect()
    }

    /// The day whose weekday is printed beside a date.
    pub fn named(&self, date: NaiveDate) -> NaiveDate {
        if self.misnamed == Some(date) { date + Days::new(2) } else { date }
    }

    pub fn dice(&self) -> Dice {
        Dice::new(self.seed)
    }
}

/// Where the document tells two people of one given name apart, writes one of them once by that alone.
fn name_unclearly(jobs: &mut [Job], office: &Office) {
    let Some((given, pair)) = office.namesakes() else { return };
    let clear = |jobs: &[Job], name: &str| jobs.iter().filter(|job| job.chairs[0].0 == name).count();
    if !pair.iter().all(|name| clear(jobs, name) > 0) {
        return;
    }
    let spare = pair.iter().find(|name| clear(jobs, name) > 1);
    let last = spare.and_then(|name| jobs.iter_mut().rfind(|job| &job.chairs[0].0 == name));
    if let Some(job) = last.filter(|job| job.chairs.len() == 1) {
        job.chairs[0].1 = format!("Đ/c {given}");
        job.unclear = true;
    }
}

/// Items without a session stand ahead of the first heading, the others in the order of the day.
fn rank(session: Session) -> u8 {
    match session {
        Session::Unspecified => 0,
        Session::AllDay => 1,
        Session::Morning => 2,
        Session::Afternoon => 3,
        Session::Evening => 4,
    }
}

impl Job {
    fn assemble(raw: &Raw, from: NaiveDate, to: NaiveDate, office: &Office) -> Self {
        let &(day, session, hour, words, seed, (chair, unit, place)) = raw;
        let length = u64::try_from((to - from).num_days()).expect("a period goes forward") + 1;
        // Of a month only some days, so that several jobs meet on one.
        let mut date =
            from + Days::new(if length > 7 { u64::from(day % 9) * 3 } else { u64::from(day) % length });
        if length > 7 && date.weekday().num_days_from_monday() >= 5 && date > from + Days::new(2) {
            date = date - Days::new(2);
        }
        let session = match session {
            0..100 => Session::Morning,
            100..190 => Session::Afternoon,
            190..205 => Session::Evening,
            205..230 => Session::AllDay,
            230.. => Session::Unspecified,
        };
        let hours = HOURS.iter().find(|(of, _)| *of == session).map_or(HOURS[0].1, |(_, hours)| *hours);
        let (h, m) = hours[usize::from(hour) % hours.len()];
        let hour = NaiveTime::from_hms_opt(h, m, 0).expect("an hour");
        let mut dice = Dice::new(seed);
        let end = (length > 1 && dice.one_in(14)).then(|| date + Days::new(1 + dice.roll(2) as u64));
        let until = dice.one_in(6).then(|| hour + chrono::TimeDelta::minutes(90));
        let mut chairs = vec![office.chair(usize::from(chair % 12))];
        let subject = Some(usize::from(chair % 12)).filter(|index| *index < office.people.len());
        if chair >= 200 {
            let second = office.chair(usize::from(chair % 12) + 1);
            chairs.push(second);
        }
        let mut units = vec![office.unit(usize::from(unit))];
        for more in [160, 225] {
            if unit >= more {
                let next = office.unit(usize::from(unit) + usize::from(more) / 10);
                if !units.contains(&next) {
                    units.push(next);
                }
            }
        }
        let status = match dice.roll(30) {
            29 => Status::Postponed,
            28 => Status::Cancelled,
            _ => Status::Scheduled,
        };
        Self {
            date,
            end: end.filter(|end| *end <= to),
            session,
            hour,
            until,
            sentence: words::work(&mut Dice::new(words)),
            deed: words::deed(&mut Dice::new(words)),
            chairs,
            subject,
            units,
            place: (place >= 120).then(|| PLACES[usize::from(place) % PLACES.len()]),
            status,
            unclear: false,
            seed: dice_seed(seed),
        }
    }

    /// The item as the secretary reads it when the page shows all of it.
    pub fn wanted(&self) -> Wanted {
        Wanted {
            date: self.date,
            end_date: self.end,
            session: self.session,
            time: None,
            content: self.sentence.clone(),
            without_subject: None,
            location: None,
            units: vec![],
            officials: vec![],
            ambiguous: self.unclear,
            status: self.status,
        }
    }

    pub fn dice(&self) -> Dice {
        Dice::new(self.seed)
    }

    /// The units, now and then in another spelling.
    pub fn written_units(&self) -> String {
        let mut dice = Dice::new(self.seed.rotate_left(7));
        let spelled = self.units.iter().map(|unit| {
            let variants = spellings(unit);
            if variants.is_empty() || !dice.one_in(4) { (*unit).into() } else { dice.pick(&variants).clone() }
        });
        spelled.collect::<Vec<_>>().join(", ")
    }

    pub fn unit_names(&self) -> Vec<String> {
        self.units.iter().map(|unit| (*unit).to_owned()).collect()
    }

    pub fn chair_names(&self) -> Vec<String> {
        self.chairs.iter().map(|chair| chair.0.clone()).collect()
    }
}

/// In which other ways people write a unit; a hyphen, a space and a dot come and go.
pub fn spellings(unit: &str) -> Vec<String> {
    let all = [
        unit.replace('-', "- "),
        unit.replace('-', " - "),
        unit.replace(". ", "."),
        unit.replace('&', " & "),
    ];
    all.into_iter().filter(|spelling| spelling != unit).collect()
}

/// A different stream for the writer than for the draw, tidy where that is tidy.
fn dice_seed(seed: u64) -> u64 {
    seed.rotate_left(17)
}

/// Gathers what the secretary reads while a layout writes.
#[derive(Debug)]
pub struct Secretary {
    pub gold: Gold,
}

impl Secretary {
    pub fn of(case: &Case) -> Self {
        let units = case.office.units.iter().map(|unit| ((*unit).to_owned(), spellings(unit)));
        Self { gold: Gold { unit_aliases: units.collect(), ..Gold::default() } }
    }

    /// The day's items may be on another day: the page contradicts itself.
    pub fn doubts(&mut self, date: NaiveDate) {
        let items = self.gold.items.iter_mut().filter(|item| item.date == date && item.end_date.is_none());
        items.for_each(|item| item.ambiguous = true);
    }

    pub fn reads(&mut self, item: Wanted) {
        self.gold.items.push(item);
    }
}
