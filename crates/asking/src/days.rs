//! Days of a sentence: what its pieces say about days, put together to periods; sees no names, no words.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    Doubt,
    calendar::{Calendar, Turn, one_day, shift},
    cover::Piece,
    dates::{Said, weeks},
    phrases::When,
    words::Word,
};
use plan::{Period, Session};

mod marks;
mod ranges;
mod sessions;

use marks::{Mark, Timed};

/// Why the days cannot be told, and which days would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unclear {
    pub doubt: Doubt,
    pub instead: Vec<Period>,
}

/// The periods that a sentence names, and the sessions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Dated {
    /// In order; none if none is named.
    pub days: Vec<Period>,
    /// Of all of the periods.
    pub sessions: Vec<Session>,
    /// Of each period, where they differ.
    pub day_sessions: Vec<Vec<Session>>,
}

impl Dated {
    fn of(mut stretches: Vec<(Period, Vec<Session>)>) -> Self {
        for (_, sessions) in &mut stretches {
            *sessions = sessions::in_order(sessions);
        }
        stretches.sort_by_key(|(period, _)| (period.from, period.to));
        stretches.dedup();
        let (days, mut each): (Vec<_>, Vec<_>) = stretches.into_iter().unzip();
        let same = each.iter().all(|sessions| *sessions == each[0]);
        let sessions = if same { each.pop().unwrap_or_default() } else { Vec::new() };
        Self { days, sessions, day_sessions: if same { Vec::new() } else { each } }
    }
}

/// What a sentence says about days and sessions.
pub fn days(pieces: &[Piece], words: &[Word], calendar: Calendar<'_>) -> Result<Dated, Unclear> {
    let (mut timed, dayless) = marks::timed(pieces, words);
    for item in &timed {
        match item.said {
            Said::NoSuchDay(none) => {
                return Err(Unclear { doubt: Doubt::NoSuchDay(none), instead: around(none, calendar) });
            }
            Said::WhichWeek(number) => {
                let of_month = weeks::week_of_month(calendar.month(0), number);
                let instead = of_month.into_iter().chain(weeks::iso_week(number, calendar)).collect();
                return Err(Unclear { doubt: Doubt::WhichWeek(number), instead });
            }
            Said::NoSuchWeekday(number) => {
                return Err(Unclear { doubt: Doubt::NoSuchWeekday(number), instead: Vec::new() });
            }
            _ => {}
        }
    }
    if timed.is_empty() {
        return Ok(Dated { sessions: sessions::in_order(&dayless), ..Dated::default() });
    }
    sessions::inherit(&mut timed);
    weekdays_of_the_weeks(&mut timed, calendar);
    weekdays_of_dates(&mut timed, calendar)?;
    drop_wider(&mut timed, calendar);
    Ok(Dated::of(ranges::stretches(&timed, calendar)))
}

/// "thứ 5 tuần sau": weekdays are those of the week that is named after them, else of the one before.
fn weekdays_of_the_weeks(timed: &mut Vec<Timed>, calendar: Calendar<'_>) {
    // "từ thứ 6 đến hết tuần sau": a week that ends a range is no weekday's.
    let week = |item: &Timed| match item.said {
        Said::Relative(
            When::Week(offset) | When::WeekStart(offset) | When::WeekMiddle(offset) | When::WeekEnd(offset),
        ) if matches!(item.mark, Mark::None | Mark::From) => Some(offset),
        _ => None,
    };
    let weeks: Vec<(usize, i64)> =
        timed.iter().enumerate().filter_map(|(at, item)| Some((at, week(item)?))).collect();
    let mut taken = vec![false; timed.len()];
    for at in 0..timed.len() {
        let Said::Weekday(weekday, turn) = timed[at].said else { continue };
        let after = weeks.iter().find(|(week, _)| *week > at);
        let Some((week, offset)) = after.or_else(|| weeks.iter().rfind(|(week, _)| *week < at)) else {
            continue;
        };
        taken[*week] = true;
        let monday = calendar.week(*offset).from;
        let literal = *offset != 0 || matches!(timed[*week].said, Said::Relative(When::Week(_)));
        timed[at].said = Said::Day(if literal {
            shift(monday, i64::from(weekday.num_days_from_monday()))
        } else {
            // "thứ 2 đầu tuần" said on a Friday.
            calendar.weekday(weekday, turn)
        });
    }
    marks::drop_items(timed, &taken);
}

/// "thứ Sáu, 12/11": one day said twice, unless the two differ.
fn weekdays_of_dates(timed: &mut Vec<Timed>, calendar: Calendar<'_>) -> Result<(), Unclear> {
    let mut at = 0;
    while at + 1 < timed.len() {
        let pair = (&timed[at].said, &timed[at + 1].said);
        let (weekday, date, weekday_at) = match pair {
            (Said::Weekday(weekday, Turn::Next), said) => (*weekday, one(said, calendar), at),
            (said, Said::Weekday(weekday, Turn::Next)) => (*weekday, one(said, calendar), at + 1),
            _ => (Weekday::Mon, None, at),
        };
        if let Some(date) = date.filter(|_| timed[at + 1].mark == Mark::None && !timed[at + 1].listed) {
            if date.weekday() != weekday {
                return Err(Unclear { doubt: Doubt::WeekdayDiffers { date }, instead: both(weekday, date) });
            }
            let mark = timed[at].mark;
            let dropped = timed.remove(weekday_at);
            timed[at].mark = mark;
            timed[at].take_sessions(dropped.sessions);
        } else {
            at += 1;
        }
    }
    Ok(())
}

/// The day of what names a single one.
fn one(said: &Said, calendar: Calendar<'_>) -> Option<NaiveDate> {
    match said {
        Said::Day(date) => Some(*date),
        Said::Relative(When::Day(offset)) => Some(calendar.day(*offset)),
        _ => None,
    }
}

/// The date, and the day of that weekday which is nearest to it.
fn both(weekday: Weekday, date: NaiveDate) -> Vec<Period> {
    let nearest = (-3..=3).map(|offset| shift(date, offset)).find(|day| day.weekday() == weekday);
    let mut both: Vec<NaiveDate> = nearest.into_iter().chain([date]).collect();
    both.sort_unstable();
    both.into_iter().map(one_day).collect()
}

/// Days that may be meant by one that does not exist: the last of that month and the one after it.
fn around(none: super::NoSuchDay, calendar: Calendar<'_>) -> Vec<Period> {
    let month = (1..=12).contains(&none.month).then(|| calendar.named_month(none.month, none.year)).flatten();
    let near = none.day <= 31 && none.day > 28;
    month.filter(|_| near).map_or(Vec::new(), |month| vec![one_day(month.to), one_day(shift(month.to, 1))])
}

/// "ngày 12 tháng này", "cuối tuần này": what is named more closely stands for the wider period.
fn drop_wider(timed: &mut Vec<Timed>, calendar: Calendar<'_>) {
    let periods: Vec<Vec<Period>> = timed.iter().map(|item| periods_of(&item.said, calendar)).collect();
    let inside = |a: &Period, b: &Period| b.from <= a.from && a.to <= b.to && a != b;
    let wider = |at: usize| {
        let wide = matches!(
            timed[at].said,
            Said::Month(_) | Said::Relative(When::Week(_) | When::Month(_) | When::Year(_) | When::Past)
        );
        let marked =
            timed[at].mark != Mark::None || timed.get(at + 1).is_some_and(|next| next.mark == Mark::To);
        let others = periods.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, p)| p);
        // "trong tuần từ 15/11 đến 19/11": the range says which week.
        let spelled_out = matches!(timed[at].said, Said::Relative(_))
            && timed.get(at + 1).is_some_and(|next| next.mark == Mark::From && !next.listed);
        wide && !marked && (spelled_out || periods[at].iter().all(|b| others.clone().any(|a| inside(a, b))))
    };
    let dropped: Vec<bool> = (0..timed.len()).map(wider).collect();
    marks::drop_items(timed, &dropped);
}

fn periods_of(said: &Said, calendar: Calendar<'_>) -> Vec<Period> {
    match said {
        Said::Day(day) => vec![one_day(*day)],
        Said::Stretches(stretches) => stretches.clone(),
        Said::Month(period) => vec![*period],
        Said::Weekday(weekday, turn) => vec![one_day(calendar.weekday(*weekday, *turn))],
        Said::Relative(when) => calendar.period(*when).into_iter().collect(),
        Said::NoSuchDay(_) | Said::NoSuchWeekday(_) | Said::WhichWeek(_) => Vec::new(),
    }
}
