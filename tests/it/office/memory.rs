//! What a morning digest marks: only what its chat does not know from the digest before.

use chrono::NaiveTime;
use office::store::{ChatId, Store};
use words::settings::Habit;

use super::remind::{nudge, office, owed};
use crate::support::{at, publish, reading};

const AFTERWARDS: &[&str] = &[
    "13 sáng | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB, VP | Lam",
    "16 sáng 08:30 | Tiếp công dân định kỳ | | VP | Lam",
    "16 chiều | Nghe báo cáo chuyển đổi số | @Phòng họp số 1 | VP | Lam",
    "17 | Ký kết quy chế phối hợp | | VP | Lam",
];

const BEFORE: &[&str] = &[
    "13 sáng | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB, VP | Lam",
    "16 sáng | Tiếp công dân định kỳ | | VP | Lam",
    "16 chiều | Kiểm tra đê kè xung yếu huyện ven biển | | TL-PCTT | Lam",
    "16 | Ký kết quy chế phối hợp | | VP | Lam",
];

/// An office whose chat of Lam's has got the digest of the 13th.
fn told_on_the_13th() -> (Store, ChatId) {
    let (mut store, chats) = office(&["Lam"]);
    store.transact(|tx| Ok(publish(tx, &at(2, "08:00"), &reading(BEFORE)))).expect("a revision");
    assert_eq!(nudge(&mut store, &at(13, "06:30")).owed, 1);
    let sent = owed(&mut store, &at(13, "06:30"));
    assert!(!sent[0].1.contains("MỚI"), "a first digest has no marks: {}", sent[0].1);
    (store, chats[0])
}

fn digest(store: &mut Store) -> String {
    nudge(store, &at(16, "06:30"));
    owed(store, &at(16, "06:30")).pop().expect("a digest").1
}

#[test]
fn what_changed_since_the_last_digest_is_marked() {
    let (mut store, _) = told_on_the_13th();
    store.transact(|tx| Ok(publish(tx, &at(13, "10:00"), &reading(AFTERWARDS)))).expect("a revision");
    insta::assert_snapshot!(digest(&mut store));
}

#[test]
fn what_was_known_already_is_not_marked() {
    let (mut store, _) = told_on_the_13th();
    let text = digest(&mut store);
    assert!(!["MỚI:", "ĐỔI:", "HỦY:", "DỜI:"].iter().any(|mark| text.contains(mark)), "{text}");
}

#[test]
fn another_spelling_is_no_change() {
    let (mut store, _) = told_on_the_13th();
    let punctuated: Vec<String> = BEFORE.iter().map(|line| line.replace("định kỳ", "Định  kỳ;")).collect();
    let punctuated: Vec<&str> = punctuated.iter().map(String::as_str).collect();
    store.transact(|tx| Ok(publish(tx, &at(13, "10:00"), &reading(&punctuated)))).expect("a revision");
    let text = digest(&mut store);
    assert!(!text.contains("ĐỔI:"), "{text}");
}

#[test]
fn a_short_digest_is_marked_too() {
    let (mut store, chat) = told_on_the_13th();
    store
        .transact(|tx| {
            tx.set_habit(chat, Habit::Short(true))?;
            tx.set_habit(chat, Habit::DigestAt(NaiveTime::from_hms_opt(6, 0, 0).unwrap()))?;
            Ok(publish(tx, &at(13, "10:00"), &reading(AFTERWARDS)))
        })
        .expect("a revision");
    let text = digest(&mut store);
    assert!(text.contains("MỚI: Nghe báo cáo chuyển đổi số\n"), "{text}");
}
