//! The form of the file: lines, letters, zones, whole days; other programs read back what was meant.

use calcard::icalendar::ICalendarProperty;
use chrono::{DateTime, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::{Asia::Ho_Chi_Minh, Tz};
use plan::sessions::SessionHours;
use proptest::prelude::*;
use words::handout::calendar::{Calendar, Event, When};

use super::{at, events, read, summary, text};
use crate::support::day;

fn hour(text: &str) -> NaiveDateTime {
    NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").expect("an hour")
}

fn event(when: When) -> Event {
    let modified = "2026-11-12T01:00:00Z".parse().expect("an instant");
    Event {
        uid: "7@office.nhaclich".into(),
        sequence: 2,
        created: modified,
        modified,
        is_cancelled: false,
        when,
        is_busy: true,
        summary: "Họp giao ban".into(),
        location: None,
        description: String::new(),
    }
}

fn written(zone: Tz, events: Vec<Event>) -> Vec<u8> {
    Calendar { name: "Lịch công tác – đ/c Lam".into(), zone, events }.write()
}

fn morning() -> When {
    When::Hours { from: hour("2026-11-13 08:00"), to: hour("2026-11-13 11:30") }
}

#[test]
fn a_file_says_what_it_is_and_how_often_to_look_again() {
    let full = Event {
        location: Some("Phòng họp số 2, tầng 3".into()),
        description: "Chủ trì: đ/c Lam\nChuẩn bị: VP; TCCB".into(),
        ..event(morning())
    };
    let text = String::from_utf8(written(Ho_Chi_Minh, vec![full])).expect("UTF-8");
    insta::assert_snapshot!(text.replace("\r\n", "\n"), @r"
    BEGIN:VCALENDAR
    VERSION:2.0
    PRODID:-//nhaclich//nhaclich//VI
    CALSCALE:GREGORIAN
    NAME:Lịch công tác – đ/c Lam
    X-WR-CALNAME:Lịch công tác – đ/c Lam
    X-WR-TIMEZONE:Asia/Ho_Chi_Minh
    REFRESH-INTERVAL;VALUE=DURATION:PT1H
    X-PUBLISHED-TTL:PT1H
    BEGIN:VTIMEZONE
    TZID:Asia/Ho_Chi_Minh
    X-LIC-LOCATION:Asia/Ho_Chi_Minh
    BEGIN:STANDARD
    DTSTART:20250101T070000
    TZOFFSETFROM:+0700
    TZOFFSETTO:+0700
    TZNAME:+07
    END:STANDARD
    END:VTIMEZONE
    BEGIN:VEVENT
    UID:7@office.nhaclich
    DTSTAMP:20261112T010000Z
    CREATED:20261112T010000Z
    LAST-MODIFIED:20261112T010000Z
    SEQUENCE:2
    DTSTART;TZID=Asia/Ho_Chi_Minh:20261113T080000
    DTEND;TZID=Asia/Ho_Chi_Minh:20261113T113000
    STATUS:CONFIRMED
    TRANSP:OPAQUE
    SUMMARY:Họp giao ban
    LOCATION:Phòng họp số 2\, tầng 3
    DESCRIPTION:Chủ trì: đ/c Lam\nChuẩn bị: VP\; TCCB
    END:VEVENT
    END:VCALENDAR
    ");
}

#[test]
fn a_whole_day_ends_on_the_next_one_and_several_days_after_the_last() {
    let one = event(When::Days { from: day(13), to: day(13) });
    let three = event(When::Days { from: day(29), to: day(30) });
    let calendar = read(&written(Ho_Chi_Minh, vec![one, three]));
    let spans: Vec<_> = events(&calendar)
        .into_iter()
        .map(|event| (at(event, ICalendarProperty::Dtstart), at(event, ICalendarProperty::Dtend)))
        .collect();
    let expected = [("20261113", "20261114"), ("20261129", "20261201")];
    assert_eq!(spans, expected.map(|(from, to)| (from.to_owned(), to.to_owned())));
    assert!(calendar.timezones().next().is_none(), "no hour is named, so no zone");
}

#[test]
fn whatever_ends_a_line_somewhere_is_a_line_break_of_the_text_and_controls_are_left_out() {
    let odd = "một\r\nhai\rba\u{2028}bốn\u{85}năm\u{b}sáu\tbảy\u{0}\u{7f}\u{1b}";
    let bytes = written(Ho_Chi_Minh, vec![Event { description: odd.into(), ..event(morning()) }]);
    let calendar = read(&bytes);
    let read = text(events(&calendar)[0], ICalendarProperty::Description);
    assert_eq!(read, "một\nhai\nba\nbốn\nnăm\nsáu bảy");
}

#[test]
fn a_cancelled_event_takes_up_nobodys_time() {
    let off = Event { is_cancelled: true, ..event(morning()) };
    let text = String::from_utf8(written(Ho_Chi_Minh, vec![off])).expect("UTF-8");
    assert!(text.contains("STATUS:CANCELLED\r\nTRANSP:TRANSPARENT\r\n"), "{text}");
}

/// The observances of the file's zone: the local hour from which each holds, and what it makes of UTC.
fn observances(text: &str) -> Vec<(NaiveDateTime, i32, i32)> {
    let unfolded = text.replace("\r\n ", "");
    let zone = unfolded.split("BEGIN:VTIMEZONE").nth(1).and_then(|rest| rest.split("END:VTIMEZONE").next());
    let mut found = Vec::new();
    let (mut hours, mut from) = (Vec::new(), 0);
    let distance = |text: &str| -> i32 {
        let digits: i32 = text[1..].parse().expect("digits");
        let seconds = digits / 100 * 3600 + digits % 100 * 60;
        if text.starts_with('-') { -seconds } else { seconds }
    };
    for line in zone.expect("a zone").lines() {
        match line.split_once(':') {
            Some(("DTSTART" | "RDATE", value)) => hours.extend(
                value.split(',').map(|v| NaiveDateTime::parse_from_str(v, "%Y%m%dT%H%M%S").expect("an hour")),
            ),
            Some(("TZOFFSETFROM", value)) => from = distance(value),
            Some(("TZOFFSETTO", value)) => {
                found.extend(hours.drain(..).map(|hour| (hour, from, distance(value))));
            }
            _ => {}
        }
    }
    found
}

/// What the file's zone makes of an instant: RFC 5545, 3.6.5, the last observance that began before it.
fn offset_by_file(observances: &[(NaiveDateTime, i32, i32)], instant: DateTime<Utc>) -> i32 {
    let begins =
        |(hour, from, _): &(NaiveDateTime, i32, i32)| hour.and_utc() - TimeDelta::seconds(i64::from(*from));
    let last = observances.iter().filter(|o| begins(o) <= instant).max_by_key(|o| begins(o));
    last.expect("an observance that has begun").2
}

#[test]
fn a_zone_holds_around_every_change_of_its_clocks_whatever_its_rules() {
    // One hour a year, half an hour, none any more, other rules in the south, and around the Ramadan.
    for name in [
        "Asia/Ho_Chi_Minh",
        "Europe/Berlin",
        "Australia/Lord_Howe",
        "America/Sao_Paulo",
        "America/Santiago",
        "Africa/Casablanca",
        "Asia/Kathmandu",
        "Europe/Dublin",
    ] {
        let zone: Tz = name.parse().expect("a zone");
        let bytes = written(zone, vec![event(morning())]);
        let observances = observances(std::str::from_utf8(&bytes).expect("UTF-8"));
        // Two years, hour by hour.
        let mut instant: DateTime<Utc> = "2025-12-01T00:30:00Z".parse().expect("an instant");
        for _ in 0..(2 * 365 * 24) {
            let expected = zone.offset_from_utc_datetime(&instant.naive_utc()).fix().local_minus_utc();
            assert_eq!(offset_by_file(&observances, instant), expected, "{name} at {instant}");
            instant += TimeDelta::hours(1);
        }
    }
}

#[test]
fn session_hours_are_three_spans_in_order() {
    let hours = "07:30-11:30,13:30-17:00,19:00-21:00";
    assert_eq!(SessionHours::parse(hours).expect("hours").to_string(), hours);
    for bad in [
        "",
        "08:00-11:30",
        "08:00-11:30,14:00-17:00",
        "11:30-08:00,14:00-17:00,19:00-21:00",
        "08:00-15:00,14:00-17:00,19:00-21:00",
        "08:00-11:30,14:00-17:00,19:00-25:00",
        "08:00-11:30,14:00-17:00,19:00-21:00,22:00-23:00",
        "sáng,chiều,tối",
    ] {
        assert_eq!(SessionHours::parse(bad), None, "{bad}");
    }
}

/// Text as people and damaged documents have it.
fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[ -~àáảãạăằâầđêềôồơờưừỵỸ,;:\\\\\"\n]{0,300}",
        "\\PC{0,120}",
        proptest::collection::vec(any::<char>(), 0..200).prop_map(|letters| letters.into_iter().collect()),
    ]
}

/// What of a text another program is to read.
fn readable(text: &str) -> String {
    let breaks = ['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    text.replace("\r\n", "\n")
        .replace(breaks, "\n")
        .replace('\t', " ")
        .chars()
        .filter(|letter| (*letter == '\n' || !letter.is_control()) && *letter != '\u{feff}')
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn any_text_comes_back_and_no_line_is_longer_than_75_octets(summary_is in any_text(), description in any_text()) {
        let odd = Event { summary: summary_is.clone(), description: description.clone(), ..event(morning()) };
        let bytes = written(Ho_Chi_Minh, vec![odd]);
        let file = std::str::from_utf8(&bytes).expect("UTF-8");
        prop_assert!(file.ends_with("\r\n"));
        prop_assert_eq!(file.matches('\n').count(), file.matches("\r\n").count());
        prop_assert_eq!(file.matches('\r').count(), file.matches("\r\n").count());
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
            prop_assert!(!line.chars().any(char::is_control), "{line:?}");
        }
        let calendar = read(&bytes);
        let events = events(&calendar);
        prop_assert_eq!(events.len(), 1);
        prop_assert_eq!(summary(events[0]), readable(&summary_is));
        prop_assert_eq!(text(events[0], ICalendarProperty::Description), readable(&description));
    }

    #[test]
    fn an_event_never_ends_before_it_began(days in 0i64..800, minutes in -3000i64..3000) {
        let from = hour("2026-01-01 00:00") + TimeDelta::days(days);
        let hours = event(When::Hours { from, to: from + TimeDelta::minutes(minutes) });
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day") + TimeDelta::days(days);
        let whole = event(When::Days { from: first, to: first + TimeDelta::minutes(minutes) });
        let calendar = read(&written(Ho_Chi_Minh, vec![hours, whole]));
        for event in events(&calendar) {
            prop_assert!(at(event, ICalendarProperty::Dtstart) < at(event, ICalendarProperty::Dtend));
        }
    }
}
