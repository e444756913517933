//! Days of a sentence: what its pieces say about days, put together to periods; sees no names, no words.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    Doubt,
    calendar::{Calendar, Turn, one_day, shift},
    cover::{Piece, Thing},
    dates::Said,
    phrases::{Sense, When},
    words::{Gap, Word},
};
use crate::programme::Period;

/// What stands ahead of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    None,
    From,
    To,
    Before,
    After,
}

struct Timed {
    mark: Mark,
    /// "và" stands before it: one more day, not the same day said again.
    listed: bool,
    said: Said,
}

/// Why the days cannot be told, and which days would do.
pub struct Unclear {
    pub doubt: Doubt,
    pub instead: Vec<NaiveDate>,
}

/// The periods that a sentence names, in order; none if it names none.
pub fn days(pieces: &[Piece], words: &[Word], calendar: Calendar<'_>) -> Result<Vec<Period>, Unclear> {
    let mut timed = timed(pieces, words);
    for item in &timed {
        match item.said {
            Said::NoSuchDay(none) => {
                return Err(Unclear { doubt: Doubt::NoSuchDay(none), instead: around(none, calendar) });
            }
            Said::NoSuchWeekday(number) => {
                return Err(Unclear { doubt: Doubt::NoSuchWeekday(number), instead: Vec::new() });
            }
            _ => {}
        }
    }
    weekdays_of_the_week(&mut timed, calendar);
    weekdays_of_dates(&mut timed, calendar)?;
    drop_wider(&mut timed, calendar);
    let mut periods = stretches(&timed, calendar);
    periods.sort_by_key(|period| (period.from, period.to));
    periods.dedup();
    Ok(periods)
}

/// The pieces about days, each with the mark before it.
fn timed(pieces: &[Piece], words: &[Word]) -> Vec<Timed> {
    let mut timed: Vec<Timed> = Vec::new();
    let mut mark = Mark::None;
    let mut listed = false;
    let mut previous_end = None;
    for piece in pieces {
        let said = match &piece.thing {
            Thing::Said(said) => said.clone(),
            Thing::Sense(Sense::When(when)) => Said::Relative(*when),
            Thing::Sense(sense) => {
                listed |= *sense == Sense::And;
                mark = match sense {
                    Sense::From => Mark::From,
                    Sense::To => Mark::To,
                    Sense::Before => Mark::Before,
                    Sense::After => Mark::After,
                    Sense::Filler | Sense::Session(_) => mark,
                    _ => Mark::None,
                };
                continue;
            }
            Thing::Hour(_) => continue,
            _ => {
                mark = Mark::None;
                continue;
            }
        };
        if previous_end == Some(piece.at) && words[piece.at].gap == Gap::Dash && mark == Mark::None {
            mark = Mark::To;
        }
        let listed = std::mem::take(&mut listed);
        timed.push(Timed { mark: std::mem::replace(&mut mark, Mark::None), listed, said });
        previous_end = Some(piece.at + piece.length);
    }
    timed
}

/// "thứ 5 tuần sau": the weekdays are those of the one week that is named.
fn weekdays_of_the_week(timed: &mut Vec<Timed>, calendar: Calendar<'_>) {
    let is_week = |item: &Timed| matches!(item.said, Said::Relative(When::Week(_)));
    let weeks: Vec<i64> = timed
        .iter()
        .filter_map(|item| match item.said {
            Said::Relative(When::Week(offset)) => Some(offset),
            _ => None,
        })
        .collect();
    let ([offset], true) = (&weeks[..], timed.iter().any(|i| matches!(i.said, Said::Weekday(..)))) else {
        return;
    };
    let monday = calendar.week(*offset).from;
    for item in timed.iter_mut() {
        if let Said::Weekday(weekday, _) = item.said {
            item.said = Said::Day(shift(monday, i64::from(weekday.num_days_from_monday())));
        }
    }
    timed.retain(|item| !is_week(item));
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
            timed.remove(weekday_at);
            timed[at].mark = mark;
        } else {
            at += 1;
        }
    }
    Ok(())
}

fn one(said: &Said, calendar: Calendar<'_>) -> Option<NaiveDate> {
    match said {
        Said::Day(date) => Some(*date),
        Said::Relative(When::Day(offset)) => Some(calendar.day(*offset)),
        _ => None,
    }
}

/// The date, and the day of that weekday which is nearest to it.
fn both(weekday: Weekday, date: NaiveDate) -> Vec<NaiveDate> {
    let nearest = (-3..=3).map(|offset| shift(date, offset)).find(|day| day.weekday() == weekday);
    let mut both: Vec<NaiveDate> = nearest.into_iter().chain([date]).collect();
    both.sort_unstable();
    both
}

/// Days that may be meant by one that does not exist: the last of that month and the one after it.
fn around(none: super::NoSuchDay, calendar: Calendar<'_>) -> Vec<NaiveDate> {
    let month = (1..=12).contains(&none.month).then(|| calendar.named_month(none.month, none.year)).flatten();
    let near = none.day <= 31 && none.day > 28;
    month.filter(|_| near).map_or(Vec::new(), |month| vec![month.to, shift(month.to, 1)])
}

/// "ngày 12 tháng này", "cuối tuần này": what is named more closely stands for the wider period.
fn drop_wider(timed: &mut Vec<Timed>, calendar: Calendar<'_>) {
    let periods: Vec<Vec<Period>> = timed.iter().map(|item| periods_of(&item.said, calendar)).collect();
    let inside = |a: &Period, b: &Period| b.from <= a.from && a.to <= b.to && a != b;
    let wider = |at: usize| {
        let wide = matches!(
            timed[at].said,
            Said::Month(_) | Said::Relative(When::Week(_) | When::Month(_) | When::Year(_))
        );
        let marked =
            timed[at].mark != Mark::None || timed.get(at + 1).is_some_and(|next| next.mark == Mark::To);
        let others = periods.iter().enumerate().filter(|(other, _)| *other != at).flat_map(|(_, p)| p);
        wide && !marked && periods[at].iter().all(|b| others.clone().any(|a| inside(a, b)))
    };
    let keep: Vec<bool> = (0..timed.len()).map(|at| !wider(at)).collect();
    let mut keep = keep.iter();
    timed.retain(|_| *keep.next().unwrap_or(&true));
}

fn periods_of(said: &Said, calendar: Calendar<'_>) -> Vec<Period> {
    match said {
        Said::Day(day) => vec![one_day(*day)],
        Said::Stretches(stretches) => stretches.clone(),
        Said::Month(period) => vec![*period],
        Said::Weekday(weekday, turn) => vec![one_day(calendar.weekday(*weekday, *turn))],
        Said::Relative(when) => calendar.period(*when).into_iter().collect(),
        Said::NoSuchDay(_) | Said::NoSuchWeekday(_) => Vec::new(),
    }
}

fn stretches(timed: &[Timed], calendar: Calendar<'_>) -> Vec<Period> {
    let mut found: Vec<Period> = Vec::new();
    let mut from: Option<usize> = None;
    for item in timed {
        let periods = periods_of(&item.said, calendar);
        let (Some(first), Some(last)) = (periods.first().copied(), periods.last().copied()) else { continue };
        match item.mark {
            Mark::To => {
                let mut end = last.to;
                match found.last_mut() {
                    Some(open) => {
                        // "từ thứ 5 đến thứ 2": the Monday after.
                        if end < open.from && matches!(item.said, Said::Weekday(..)) {
                            end = shift(end, 7);
                        }
                        *open = Period { from: open.from.min(end), to: open.from.max(end) };
                    }
                    None => found.push(Period { from: calendar.today.min(end), to: end }),
                }
                from = None;
            }
            Mark::Before => {
                let end = shift(first.from, -1);
                let start = if end < calendar.today { calendar.first_day().min(end) } else { calendar.today };
                found.push(Period { from: start, to: end });
            }
            Mark::After => {
                let start = shift(last.to, 1);
                found.push(Period { from: start, to: calendar.last_day().max(start) });
            }
            Mark::From => {
                from = Some(found.len());
                found.push(Period { from: first.from, to: last.to });
            }
            Mark::None => found.extend(periods),
        }
    }
    if let Some(open) = from.and_then(|at| found.get_mut(at)).filter(|open| open.from == open.to) {
        open.to = calendar.last_day().max(open.to);
    }
    found
}
