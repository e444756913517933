//! Sentences drawn from a grammar by kinds: what somebody says, in each of the ways in which it is said, always
//! means the same. No list of sentences passes this; each kind has its own slots.

use chrono::NaiveDate;
use plan::{Item, Session};

use super::sample::Sample;

/// Ways to name a time, and the days and sessions of March that each means on Tuesday the 12th.
const TIMES: &[(&[&str], u32, u32, Option<Session>)] = &[
    (&["hôm nay", "hom nay", "hnay", "bữa ni", "ngày 12", "12/3", "hôm nya"], 12, 12, None),
    (&["ngày mai", "mai", "nmai", "13/3", "ngay mai", "thứ 4", "t4", "ngày mười ba"], 13, 13, None),
    (&["tuần này", "tuan nay", "tuần ni", "tuaanf nayf", "tuầm này", "tuần 11"], 11, 17, None),
    (&["tuần sau", "tuan sau", "tuần tới", "sang tuần", "tuần thứ tư của tháng", "tuần 12"], 18, 24, None),
    (
        &["chiều thứ 6", "chieu thu 6", "chiều t6", "chìêu 15/3", "ciều thứ 6"],
        15,
        15,
        Some(Session::Afternoon),
    ),
    (&["sáng 14/3", "sang thu 5", "sáng t5", "sánng thứ năm"], 14, 14, Some(Session::Morning)),
    (&["ngày cuối tháng", "31/3", "ngày cuối cùng của tháng"], 31, 31, None),
];

/// Ways to name whose items are asked for, and under which names items carry them; none: everybody's.
const OWNERS: &[(&[&str], &[&str])] = &[
    (&["đ/c Hải", "anh Hải", "dc hải", "PGĐ Hải", "anh Hair"], &["Hải", "Ban Giám đốc"]),
    (&["chị Thu", "đ/c Thu", "chị Thuu"], &["Thu", "Ban Giám đốc"]),
    (&["giám đốc", "sếp Khang", "đồng chí Giám đốc", "GĐ"], &["Khang", "Ban Giám đốc"]),
    (&["phòng KHTC", "khtc", "phòng kế hoạch tài chính"], &["KHTC", "Phòng CM"]),
];

/// What is asked of a time and somebody: `{w}` and `{t}`.
const WANTED: &[&str] = &[
    "lịch {w} {t}",
    "{t} {w} có lịch gì không",
    "{t} {w} co lich j k",
    "cho hỏi {t} {w} có việc gì ạ",
    "Kính đề nghị Văn phòng cho biết {t} {w} có những việc gì",
    "{w} {t} bận gì",
    "{w} có cv gì {t} z",
];

/// The same with somebody taken out.
const WITHOUT: &[&str] = &[
    "{t} ngoài {w} còn những việc gì của cả cơ quan",
    "lịch cả cơ quan {t} trừ {w}",
    "việc {t} không phải của {w}",
    "{t} những việc nào không có {w}",
];

fn date(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 3, day).expect("a day of March")
}

fn is_then(item: &Item, from: u32, to: u32, session: Option<Session>) -> bool {
    let overlaps = item.date <= date(to) && date(from) <= item.last_day();
    let fits = session.is_none_or(|session| {
        matches!(item.session, Session::Unspecified | Session::AllDay) || item.session == session
    });
    overlaps && fits
}

fn is_theirs(item: &Item, names: &[&str]) -> bool {
    item.officials.iter().chain(&item.units).any(|name| names.contains(&name.as_str()))
}

/// Every wording of every time and owner, and how many of them are answered with anything but the items meant.
fn drawn(patterns: &[&str], meant: impl Fn(&Item, &[&str]) -> bool) -> (usize, Vec<String>) {
    let sample = Sample::new();
    let (mut asked, mut wrong) = (0, Vec::new());
    for (times, from, to, session) in TIMES {
        for (owners, names) in OWNERS {
            for (at, pattern) in patterns.iter().enumerate() {
                // Each pattern meets each wording of a time and each of an owner over the whole, not their product.
                for (turn, time) in times.iter().enumerate() {
                    let owner = owners[(at + turn) % owners.len()];
                    let text = pattern.replace("{w}", owner).replace("{t}", time);
                    let answer = sample.ask("VT", 12, &text, None);
                    let fits = |index: &usize| {
                        let item = &sample.items[*index];
                        is_then(item, *from, *to, *session) && meant(item, names)
                    };
                    let expected: Vec<usize> = (0..sample.items.len()).filter(fits).collect();
                    let mut found = answer.items.clone();
                    found.sort_unstable();
                    asked += 1;
                    if found != expected {
                        wrong.push(format!(
                            "{text}: expected {expected:?}, found {:?} {found:?}",
                            answer.outcome
                        ));
                    }
                }
            }
        }
    }
    (asked, wrong)
}

/// At least 99 of 100.
fn check(patterns: &[&str], meant: impl Fn(&Item, &[&str]) -> bool) {
    let (asked, wrong) = drawn(patterns, meant);
    assert!(wrong.len() * 100 <= asked, "{} of {asked} are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn somebody_at_some_time_is_understood_in_every_wording() {
    check(WANTED, is_theirs);
}

#[test]
fn whoever_is_taken_out_is_taken_out_in_every_wording() {
    check(WITHOUT, |item, names| !is_theirs(item, names));
}
