//! Working days by the Vietnamese labour code, and what the office decides beside it.

use chrono::{DateTime, Datelike, Days, NaiveDate, TimeDelta};
use office::store::Store;
use plan::workdays::{
    Calendar, FIRST_YEAR, LUNAR, days_off, is_weekend,
    typed::{Decision, decisions},
};

use crate::support::at;

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

/// The weekdays off between two days of a year, as `20/1`.
fn weekdays_off(year: i32, from: (u32, u32), to: (u32, u32)) -> String {
    let span = date(year, from.0, from.1)..=date(year, to.0, to.1);
    let off = days_off(year).into_iter().filter(|day| span.contains(day) && !is_weekend(*day));
    off.map(|day| format!("{}/{}", day.day(), day.month())).collect::<Vec<_>>().join(" ")
}

#[test]
fn the_rest_at_tet_is_the_one_that_was_decided_each_year() {
    let decided = [
        (2021, "10/2 11/2 12/2 15/2 16/2"),
        (2022, "31/1 1/2 2/2 3/2 4/2"),
        (2023, "20/1 23/1 24/1 25/1 26/1"),
        (2024, "8/2 9/2 12/2 13/2 14/2"),
        (2025, "27/1 28/1 29/1 30/1 31/1"),
        (2026, "16/2 17/2 18/2 19/2 20/2"),
    ];
    for (year, days) in decided {
        assert_eq!(weekdays_off(year, (1, 15), (2, 25)), days, "Tết {year}");
    }
}

#[test]
fn holidays_on_a_weekend_are_made_up_for_on_the_next_working_days() {
    assert_eq!(weekdays_off(2022, (4, 25), (5, 8)), "2/5 3/5");
    assert_eq!(weekdays_off(2023, (4, 25), (5, 8)), "1/5 2/5 3/5");
    assert_eq!(weekdays_off(2026, (4, 20), (5, 8)), "27/4 30/4 1/5");
    assert_eq!(weekdays_off(2022, (1, 1), (1, 10)), "3/1");
}

#[test]
fn one_day_stands_beside_the_second_of_september() {
    let decided =
        [(2021, "2/9 3/9"), (2022, "1/9 2/9"), (2023, "1/9 4/9"), (2024, "2/9 3/9"), (2025, "1/9 2/9")];
    for (year, days) in decided {
        assert_eq!(weekdays_off(year, (8, 25), (9, 10)), days, "{year}");
    }
}

/// The instant of the `k`-th new moon after that of 6 January 2000, to within minutes, from the mean
/// lunation and its larger periodic terms (J. Meeus, Astronomical Algorithms, chapter 49).
fn new_moon(k: f64) -> DateTime<chrono::Utc> {
    let t = k / 1236.85;
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t;
    let sun = (2.5534 + 29.105_356_7 * k).to_radians();
    let moon = (201.5643 + 385.816_935_28 * k + 0.010_758_2 * t * t).to_radians();
    let node = (160.7108 + 390.670_502_84 * k - 0.001_611_8 * t * t).to_radians();
    let e = 1.0 - 0.002_516 * t;
    let terms = -0.407_20 * moon.sin()
        + 0.172_41 * e * sun.sin()
        + 0.016_08 * (2.0 * moon).sin()
        + 0.010_39 * (2.0 * node).sin()
        + 0.007_39 * e * (moon - sun).sin()
        - 0.005_14 * e * (moon + sun).sin()
        + 0.002_08 * e * e * (2.0 * sun).sin()
        - 0.001_11 * (moon - 2.0 * node).sin()
        - 0.000_57 * (moon + 2.0 * node).sin()
        + 0.000_56 * e * (2.0 * moon + sun).sin()
        - 0.000_42 * (3.0 * moon).sin()
        + 0.000_42 * e * (sun + 2.0 * node).sin()
        + 0.000_38 * e * (sun - 2.0 * node).sin();
    // Universal time runs 70 seconds behind the theory's in these years.
    let seconds = (mean + terms - 2_440_587.5) * 86_400.0 - 70.0;
    DateTime::from_timestamp(seconds as i64, 0).expect("an instant")
}

/// Which new moon falls on a day of the clock of Hà Nội; none: the day begins no lunar month.
fn lunation(day: NaiveDate) -> Option<i64> {
    let k = ((day - date(2000, 1, 6)).num_days() as f64 / 29.530_588_861).round() as i64;
    (k - 1..=k + 1).find(|k| (new_moon(*k as f64) + TimeDelta::hours(7)).date_naive() == day)
}

#[test]
fn the_lunar_table_agrees_with_the_moon_over_vietnam() {
    for (year, [tet, kings]) in (FIRST_YEAR..).zip(LUNAR) {
        let (tet, kings) = (date(year, tet.0, tet.1), date(year, kings.0, kings.1));
        let first = lunation(tet).unwrap_or_else(|| panic!("{tet} is no new moon"));
        let third = lunation(kings - Days::new(9)).unwrap_or_else(|| panic!("{kings} is no 10th"));
        // 2023 had a second second month.
        assert_eq!(third - first, if year == 2023 { 3 } else { 2 }, "{year}");
        // The first month is the one in which the sun enters Vũ thủy, on 18 or 19 February.
        assert!(tet <= date(year, 2, 19) && tet + Days::new(30) > date(year, 2, 18), "{tet}");
    }
}

#[test]
fn what_the_office_decides_goes_before_the_calendar() {
    let mut store = Store::in_memory().expect("a store");
    let now = at(1, "08:00").now;
    let (friday, saturday, monday) = (date(2026, 11, 13), date(2026, 11, 14), date(2026, 11, 16));
    let calendar = store
        .transact(|tx| {
            tx.set_office_day(friday, Some(false), office::store::Actor::CommandLine, now)?;
            tx.set_office_day(saturday, Some(true), office::store::Actor::CommandLine, now)?;
            tx.calendar()
        })
        .expect("a calendar");
    assert!(!calendar.is_workday(friday) && calendar.is_workday(saturday));
    assert_eq!(calendar.workdays_after(date(2026, 11, 12), 1), saturday);
    assert_eq!(calendar.workdays_until(date(2026, 11, 12), monday), 2);
    assert_eq!(Calendar::default().workdays_after(date(2026, 11, 12), 2), monday);
    let calendar = store
        .transact(|tx| {
            tx.set_office_day(friday, None, office::store::Actor::CommandLine, now)?;
            tx.calendar()
        })
        .expect("a calendar");
    assert!(calendar.is_workday(friday), "left to the calendar again");
}

#[test]
fn three_working_days_before_tet_reach_past_it() {
    assert_eq!(Calendar::default().workdays_after(date(2026, 2, 13), 1), date(2026, 2, 23));
    assert_eq!(Calendar::default().workdays_after(date(2025, 12, 31), 1), date(2026, 1, 2));
}

#[test]
fn days_off_and_days_worked_instead_are_understood_as_a_secretary_types_them() {
    let today = date(2026, 11, 24);
    let calendar = Calendar::default();
    let cases: &[(&str, &str)] = &[
        ("nghỉ 02/01", "Same { day: 2027-01-02, works: false }"),
        ("nghỉ 04/01", "04/01/2027-04/01/2027 nghỉ"),
        ("Nghỉ bù ngày 4/1/2027", "04/01/2027-04/01/2027 nghỉ"),
        ("làm bù 09/01", "09/01/2027-09/01/2027 làm"),
        ("lam bu 9.1", "09/01/2027-09/01/2027 làm"),
        ("09/01 làm bù", "09/01/2027-09/01/2027 làm"),
        ("Làm bù: 9/1", "09/01/2027-09/01/2027 làm"),
        ("work 9/1", "09/01/2027-09/01/2027 làm"),
        ("off 4/1", "04/01/2027-04/01/2027 nghỉ"),
        ("nghỉ 04/02 - 12/02", "04/02/2027-12/02/2027 nghỉ"),
        ("nghỉ từ ngày 4/2 đến ngày 12/2", "04/02/2027-12/02/2027 nghỉ"),
        ("nghỉ 4/1; làm bù 9/1", "04/01/2027-04/01/2027 nghỉ, 09/01/2027-09/01/2027 làm"),
        ("nghỉ 23/11", "Past(2026-11-23)"),
        ("làm bù 07/12", "Same { day: 2026-12-07, works: true }"),
        ("nghỉ 12/02 - 04/02", "Unclear(\"nghỉ 12/02 - 04/02\")"),
        ("nghỉ 30/02", "Unclear(\"nghỉ 30/02\")"),
        ("nghỉ 1/1/2027 - 1/1/2028", "Unclear(\"nghỉ 1/1/2027 - 1/1/2028\")"),
        ("04/01", "Unclear(\"04/01\")"),
        ("nghỉ làm 04/01", "Unclear(\"nghỉ làm 04/01\")"),
        ("nghỉ 4/1, mai", "Unclear(\"mai\")"),
        ("", "Unclear(\"\")"),
    ];
    let mut wrong = Vec::new();
    for (text, expected) in cases {
        let found = match decisions(text, today, &calendar) {
            Ok(decisions) => {
                let shown = |d: &Decision| {
                    let works = if d.works { "làm" } else { "nghỉ" };
                    format!("{}-{} {works}", d.from.format("%d/%m/%Y"), d.to.format("%d/%m/%Y"))
                };
                decisions.iter().map(shown).collect::<Vec<_>>().join(", ")
            }
            Err(refusal) => format!("{refusal:?}"),
        };
        if found != *expected {
            wrong.push(format!("{text}: {found}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_rests_of_a_year_are_shown_with_their_weekends() {
    let rests = Calendar::rests(date(2026, 11, 24), date(2027, 12, 31));
    let shown: Vec<String> = rests.iter().map(|(from, to)| format!("{from} – {to}")).collect();
    insta::assert_snapshot!(shown.join("\n"));
}
