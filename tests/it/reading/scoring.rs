//! The measure measured: each rule by which readings are judged, on a reading with one thing wrong.

use chrono::{NaiveDate, NaiveTime};
use plan::directory::Directory;
use plan::{Item, Period, Session, Source, Status};
use reading::{About, Column, Finding, Reading, Severity};

use super::score::{Gold, Score, Wanted, likeness, score};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day of November")
}

fn wanted(date: u32, content: &str) -> Wanted {
    Wanted {
        date: day(date),
        end_date: None,
        session: Session::Morning,
        time: Some("08:00".into()),
        content: content.into(),
        without_subject: None,
        location: None,
        units: vec!["TE-PCTNXH".into()],
        officials: vec!["Khang".into()],
        ambiguous: false,
        status: Status::Scheduled,
    }
}

fn gold() -> Gold {
    let aliases = [("TE-PCTNXH".to_owned(), vec!["TE, PCTNXH".to_owned()])];
    Gold {
        items: vec![
            wanted(12, "Họp Ban Biên tập Cổng thông tin điện tử"),
            wanted(13, "Kiểm tra tiến độ sửa chữa hồ chứa nước Khe Trầm"),
        ],
        unit_aliases: aliases.into(),
        ..Gold::default()
    }
}

fn item(want: &Wanted) -> Item {
    Item {
        date: want.date,
        end_date: want.end_date,
        session: want.session,
        time: NaiveTime::from_hms_opt(8, 0, 0),
        end_time: None,
        content: want.content.clone(),
        location: want.location.clone(),
        units: want.units.clone(),
        officials: want.officials.clone(),
        status: want.status,
        attendees: Vec::new(),
        notes: None,
        source: Source::default(),
    }
}

fn reading(gold: &Gold) -> Reading {
    Reading {
        schema: Reading::SCHEMA.into(),
        issuer: None,
        period: Period { from: day(1), to: day(30) },
        version: None,
        priorities: vec![],
        items: gold.items.iter().map(item).collect(),
        directory: Directory::default(),
        findings: vec![],
        shape: String::new(),
        trace: Vec::new(),
        facsimile: Default::default(),
        cutouts: Vec::new(),
    }
}

fn question(items: Vec<usize>, date: Option<NaiveDate>) -> Finding {
    Finding::question(About::Alignment { column: Column::Chairs, works: 2 }, None, date, items)
}

fn figures(reading: &Reading) -> Score {
    score(&gold(), reading).0
}

#[test]
fn a_right_reading_is_exact_in_every_item() {
    let right = Score { items: 2, found: 2, exact: 2, ..Score::default() };
    assert_eq!(figures(&reading(&gold())), right);
}

#[test]
fn spelling_space_and_closing_punctuation_do_not_make_an_item_wrong() {
    let mut read = reading(&gold());
    read.items[0].content = "họp  Ban Biên tập Cổng thông tin điện tử.".into();
    read.items[0].units = vec!["te, pctnxh".into()];
    read.items[1].units = vec!["TE - PCTNXH".into()];
    read.items[1].officials = vec!["Đ/c Khang".into()];
    assert_eq!(figures(&read).exact, 2);
}

#[test]
fn a_wrong_official_that_nobody_asks_about_is_silent() {
    let mut read = reading(&gold());
    read.items[1].officials = vec!["Thoa".into()];
    assert_eq!(figures(&read), Score { items: 2, found: 2, exact: 1, silent: 1, ..Score::default() });
}

#[test]
fn a_question_about_the_item_or_its_day_makes_an_error_heard() {
    let mut read = reading(&gold());
    read.items[1].officials = vec!["Thoa".into()];
    for finding in [question(vec![1], None), question(vec![], Some(day(13)))] {
        read.findings = vec![finding];
        assert_eq!(figures(&read).silent, 0);
    }
    read.findings = vec![question(vec![], Some(day(12)))];
    assert_eq!(figures(&read).silent, 1);
}

#[test]
fn a_question_about_a_right_item_is_needless_and_a_note_is_not() {
    let mut read = reading(&gold());
    read.findings = vec![question(vec![0], None)];
    assert_eq!(figures(&read).asked, 1);
    read.findings[0].severity = Severity::Note;
    assert_eq!(figures(&read).asked, 0);
}

#[test]
fn what_is_missing_or_invented_is_silent_until_asked_about() {
    let mut read = reading(&gold());
    let mut invented = read.items.pop().expect("has two");
    assert_eq!(figures(&read), Score { items: 2, found: 1, exact: 1, silent: 1, ..Score::default() });
    invented.content = "Ghi chú: gửi báo cáo về Văn phòng".into();
    read.items.push(invented);
    assert_eq!(figures(&read).extra, 1);
    assert_eq!(figures(&read).silent, 2);
    read.findings = vec![question(vec![], Some(day(13)))];
    assert_eq!(figures(&read).silent, 0);
}

#[test]
fn a_postponed_item_may_be_left_out_but_not_kept_as_scheduled() {
    let mut gold = gold();
    gold.items[1].status = Status::Postponed;
    let mut read = reading(&gold);
    assert_eq!(score(&gold, &read).0.exact, 2);
    read.items[1].status = Status::Scheduled;
    assert_eq!(score(&gold, &read).0.silent, 1);
    read.items.pop();
    assert_eq!(score(&gold, &read).0, Score { items: 2, found: 2, exact: 2, ..Score::default() });
}

#[test]
fn of_an_ambiguous_item_people_do_not_count_but_a_question_is_wanted() {
    let mut gold = gold();
    gold.items[0].ambiguous = true;
    let mut read = reading(&gold);
    read.items[0].officials = vec!["Thoa".into()];
    assert_eq!(score(&gold, &read).0.silent, 1);
    read.findings = vec![question(vec![0], None)];
    assert_eq!(score(&gold, &read).0, Score { items: 2, found: 2, exact: 2, ..Score::default() });
}

#[test]
fn likeness_is_the_share_of_letters_in_common_runs() {
    assert!((likeness("abcd", "bcde") - 0.75).abs() < 1e-9);
    assert!((likeness("abxcd", "abcd") - 8.0 / 9.0).abs() < 1e-9);
    assert!(likeness("họp giao ban", "kiểm tra hồ") < 0.6);
}
