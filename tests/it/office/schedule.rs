//! On which days and at which hours a chat is told, by what it chose and what the office decided: weekends,
//! holidays, days worked instead, other zones, and a program that was down.

use chrono::{DateTime, NaiveDate, NaiveTime};
use office::{
    Moment, Rules,
    remind::{self, Pace},
    store::{ChatKind, Place, Store},
};
use plan::{Item, Period};
use words::settings::{Habit, Preview};

use crate::support::{at, publish, reading, rules};

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// An office where Lam has one item on every day of half a year, and chose these.
fn daily(from: &str, habits: &[Habit]) -> Store {
    let mut daily = reading(&["13 sáng | Giao ban | | VP | Lam"]);
    let from = date(from);
    daily.period = Period { from, to: from + chrono::Days::new(180) };
    let days = from.iter_days().take(180);
    daily.items = days.map(|day| Item { date: day, ..daily.items[0].clone() }).collect();
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            publish(tx, &at(1, "08:00"), &daily);
            let place = Place { chat: 100, thread: 0 };
            let chat = tx.welcome_chat(place, ChatKind::Private, "Lam", at(1, "08:00").now)?;
            let lam = tx.register()?.find("Lam")[0].id;
            tx.link(chat, Some(lam), 1, at(1, "08:00").now)?;
            habits.iter().try_for_each(|habit| tx.set_habit(chat, *habit))
        })
        .expect("an office");
    store
}

/// The keys of what is owed when the program is nudged each half hour between two hours of the office's
/// clock; `down`: hours in which it is not running.
fn owed(
    store: &mut Store,
    zone: chrono_tz::Tz,
    span: (&str, &str),
    down: Option<(&str, &str)>,
) -> Vec<String> {
    let instant = |text: &str| {
        let local = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("a moment");
        Moment { now: DateTime::UNIX_EPOCH, zone }.instant(local)
    };
    let (mut now, end) = (instant(span.0), instant(span.1));
    let down = down.map(|(from, to)| (instant(from), instant(to)));
    let rules = Rules { zone, ..rules() };
    let (mut keys, mut pace) = (Vec::new(), Pace::CatchingUp);
    while now <= end {
        if down.is_some_and(|(from, to)| (from..to).contains(&now)) {
            pace = Pace::CatchingUp;
        } else {
            let moment = Moment { now, zone };
            store.transact(|tx| remind::remind(tx, &rules, &moment, pace)).expect("a nudge");
            let claimed = store.transact(|tx| {
                let rows = tx.claim(now, 50, &Default::default(), &office::store::Form::ALL)?;
                rows.iter().try_for_each(|row| tx.mark_sent(row.id, 1, now).map(drop))?;
                Ok(rows)
            });
            let hour = moment.local().format("%d/%m %H:%M");
            let late = |text: &str| if text.contains("gửi muộn") { " (late)" } else { "" };
            let row = |row: office::store::Claimed| {
                format!("{hour} {}{}", row.key, late(row.message.text.as_str()))
            };
            keys.extend(claimed.expect("the outbox").into_iter().map(row));
            pace = Pace::Steady;
        }
        now += chrono::TimeDelta::minutes(30);
    }
    keys
}

const VN: chrono_tz::Tz = chrono_tz::Asia::Ho_Chi_Minh;

fn hour(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").expect("an hour")
}

fn shown(store: &mut Store, zone: chrono_tz::Tz, span: (&str, &str), down: Option<(&str, &str)>) -> String {
    owed(store, zone, span, down).join("\n")
}

#[test]
fn a_chat_that_rests_on_days_off_is_told_on_days_worked_instead_and_not_on_holidays() {
    // 30 April and 1 May 2026 are a Thursday and a Friday; the office rests on 29 April, works on 2 May.
    let mut store = daily("2026-04-01", &[Habit::Weekends(false), Habit::EveAt(Some(hour("20:00")))]);
    store
        .transact(|tx| {
            tx.set_office_day(
                date("2026-04-29"),
                Some(false),
                office::store::Actor::CommandLine,
                at(1, "08:00").now,
            )?;
            tx.set_office_day(
                date("2026-05-02"),
                Some(true),
                office::store::Actor::CommandLine,
                at(1, "08:00").now,
            )
        })
        .expect("the office's days");
    insta::assert_snapshot!(shown(&mut store, VN, ("2026-04-28 00:00", "2026-05-04 12:00"), None));
}

#[test]
fn whoever_chose_nothing_is_told_on_every_day_with_items() {
    let mut store = daily("2026-04-01", &[]);
    let keys = owed(&mut store, VN, ("2026-04-29 00:00", "2026-05-04 12:00"), None);
    assert_eq!(keys.len(), 6, "{keys:?}");
    assert!(keys.iter().all(|key| key.contains("06:30 digest:")), "{keys:?}");
}

#[test]
fn the_week_ahead_comes_before_the_holiday_on_which_friday_falls() {
    let friday = &[Habit::Preview(Some(Preview::FridayAfternoon)), Habit::Morning(false)];
    // Friday 1 May 2026 is a holiday, so is Thursday; the whole week of Tết is.
    let mut store = daily("2026-01-20", friday);
    insta::assert_snapshot!(
        [
            shown(&mut store, VN, ("2026-02-06 00:00", "2026-02-24 00:00"), None),
            shown(&mut store, VN, ("2026-04-24 00:00", "2026-05-09 00:00"), None),
        ]
        .join("\n")
    );
    let sunday = &[Habit::Preview(Some(Preview::SundayEvening)), Habit::Morning(false)];
    let mut store = daily("2026-01-20", sunday);
    insta::assert_snapshot!(shown(&mut store, VN, ("2026-04-24 00:00", "2026-05-09 00:00"), None));
}

#[test]
fn what_the_program_slept_through_is_made_up_for_while_it_is_of_use() {
    let habits = &[Habit::Preview(Some(Preview::FridayAfternoon)), Habit::EveAt(Some(hour("20:00")))];
    let cases = [
        // Down over the evening and the morning: the digest is late, the week is still ahead.
        ("2026-04-10 15:00", "2026-04-11 09:00"),
        // Down into the afternoon: the digest is left out.
        ("2026-04-10 03:00", "2026-04-10 13:00"),
        // Down all weekend: the week has begun.
        ("2026-04-10 15:00", "2026-04-13 00:00"),
        // Down over an evening, up before midnight.
        ("2026-04-10 19:00", "2026-04-10 22:00"),
    ];
    let told = cases.map(|down| {
        let mut store = daily("2026-04-01", habits);
        let span = ("2026-04-10 00:00", "2026-04-13 07:00");
        format!("down from {} to {}\n{}", down.0, down.1, shown(&mut store, VN, span, Some(down)))
    });
    insta::assert_snapshot!(told.join("\n\n"));
}

#[test]
fn evenings_and_weeks_hold_through_both_changes_of_daylight_saving() {
    let habits = &[Habit::Preview(Some(Preview::SundayEvening)), Habit::EveAt(Some(hour("20:00")))];
    for (from, span) in [
        ("2026-03-01", ("2026-03-27 00:00", "2026-03-31 12:00")),
        ("2026-10-01", ("2026-10-23 00:00", "2026-10-27 12:00")),
    ] {
        let mut store = daily(from, habits);
        let keys = owed(&mut store, chrono_tz::Europe::Berlin, span, None);
        let kind = |kind: &str| keys.iter().filter(|key| key.contains(kind)).count();
        assert_eq!((kind("06:30 digest:"), kind("20:00 eve:"), kind("19:00 week:")), (5, 4, 1), "{keys:#?}");
        assert_eq!(keys.len(), 10, "{keys:#?}");
    }
}
