//! Morning digests: who is told what, when, and that nobody is told twice.

use office::{
    Moment, Rules,
    remind::{self, Pace},
    store::{ChatId, ChatKind, ChatState, Place, Store, Tx},
};
use plan::register::EntryId;
use words::Html;

use crate::support::{at, publish, reading, rules};

const PROGRAMME: &[&str] = &[
    "13 sáng | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB, VP | Lam",
    "13 chiều 14:00 | Làm việc với Đoàn kiểm tra <117-QĐ/TU> & Sở Tài chính | @Phòng họp số 2 | VP | Vịnh, Tài",
    "13 chiều | Bế giảng lớp tập huấn (hoãn) | | TCCB | Thoa",
    "16 sáng | Tiếp công dân định kỳ | | VP | Lam",
    "18-20 cả | Hội thảo phục hồi rừng ngập mặn | | TL-PCTT | Thoa",
    "19 | Đi kiểm tra cơ sở | | Phòng CM | Lãnh đạo Sở",
];

/// A store with the programme, and a chat linked to each name; `*` is linked to the whole programme.
pub(super) fn office(names: &[&str]) -> (Store, Vec<ChatId>) {
    let mut store = Store::in_memory().expect("a store");
    let moment = at(1, "08:00");
    let chats = store
        .transact(|tx| {
            publish(tx, &moment, &reading(PROGRAMME));
            (100..).zip(names).map(|(id, name)| linked(tx, &moment, id, name)).collect()
        })
        .expect("an office");
    (store, chats)
}

pub(super) fn linked(tx: &Tx<'_>, moment: &Moment, telegram_id: i64, name: &str) -> anyhow::Result<ChatId> {
    let place = Place { chat: telegram_id, thread: 0 };
    let chat = tx.welcome_chat(place, ChatKind::Private, name, moment.now)?;
    let entry = if name == "*" { None } else { Some(entry(tx, name)) };
    tx.link(chat, entry, 1, moment.now)?;
    Ok(chat)
}

fn entry(tx: &Tx<'_>, name: &str) -> EntryId {
    tx.register().expect("the directory").find(name)[0].id
}

pub(super) fn nudge(store: &mut Store, moment: &Moment) -> remind::Reminded {
    store.transact(|tx| remind::remind(tx, &rules(), moment, Pace::CatchingUp)).expect("a nudge")
}

/// What the outbox holds at a moment, as people will read it.
pub(super) fn owed(store: &mut Store, moment: &Moment) -> Vec<(ChatId, String)> {
    store
        .transact(|tx| {
            let claimed = tx.claim(moment.now, 100, &Default::default(), &office::store::Form::ALL)?;
            let text = |html: &Html| html.to_plain();
            Ok(claimed.into_iter().map(|row| (row.chat, text(&row.message.text))).collect())
        })
        .expect("the outbox")
}

fn digest_of(name: &str, day: u32, hour: &str) -> String {
    let (mut store, _) = office(&[name]);
    nudge(&mut store, &at(day, hour));
    let texts: Vec<String> = owed(&mut store, &at(day, hour)).into_iter().map(|(_, text)| text).collect();
    texts.join("\n----\n")
}

#[test]
fn an_official_gets_their_own_items_by_session() {
    insta::assert_snapshot!(digest_of("Vịnh", 13, "06:30"));
}

#[test]
fn a_unit_also_gets_what_falls_due_for_preparation() {
    insta::assert_snapshot!(digest_of("VP", 13, "06:30"));
}

#[test]
fn a_postponed_item_is_shown_as_such() {
    insta::assert_snapshot!(digest_of("Thoa", 13, "06:30"));
}

#[test]
fn a_collective_reaches_each_of_its_members() {
    assert!(digest_of("Tài", 19, "06:30").contains("Đi kiểm tra cơ sở"));
    assert!(digest_of("QLĐĐ", 19, "06:30").contains("Đi kiểm tra cơ sở"));
    assert_eq!(digest_of("TCCB", 19, "06:30"), "", "whoever is not in it is not told");
}

#[test]
fn an_item_of_several_days_is_told_on_each_of_them() {
    insta::assert_snapshot!(digest_of("Thoa", 19, "06:30"));
    assert_eq!(digest_of("Thoa", 21, "06:30"), "");
}

#[test]
fn nothing_leaves_before_its_hour_and_nothing_twice() {
    let (mut store, _) = office(&["Lam", "VP"]);
    assert_eq!(nudge(&mut store, &at(13, "06:29")).owed, 0);
    assert_eq!(nudge(&mut store, &at(13, "06:30")).owed, 2);
    assert_eq!(nudge(&mut store, &at(13, "06:30")).owed, 0);
    assert_eq!(nudge(&mut store, &at(13, "06:31")).owed, 0);
    assert_eq!(owed(&mut store, &at(13, "06:31")).len(), 2);
}

#[test]
fn a_clock_that_jumps_back_sends_nothing_again() {
    let (mut store, _) = office(&["Lam"]);
    assert_eq!(nudge(&mut store, &at(13, "06:31")).owed, 1);
    assert_eq!(nudge(&mut store, &at(13, "05:00")).owed, 0);
    assert_eq!(nudge(&mut store, &at(13, "06:30")).owed, 0);
}

#[test]
fn a_day_without_items_brings_no_digest() {
    let (mut store, _) = office(&["Lam", "*"]);
    let done = nudge(&mut store, &at(14, "06:30"));
    assert_eq!((done.owed, done.nothing), (0, 2));
}

#[test]
fn a_bot_that_was_down_makes_up_for_it_until_noon_and_says_so() {
    let late = digest_of("Lam", 13, "09:10");
    assert!(late.contains("lẽ ra gửi lúc 06:30"), "{late}");
    assert!(!digest_of("Lam", 13, "06:32").contains("lẽ ra"));
}

#[test]
fn after_noon_a_missed_digest_is_left_out() {
    let (mut store, _) = office(&["Lam"]);
    let done = nudge(&mut store, &at(13, "12:00"));
    assert_eq!((done.owed, done.missed), (0, 1));
    assert_eq!(nudge(&mut store, &at(13, "12:01")), remind::Reminded::default());
}

#[test]
fn a_chat_that_asked_for_silence_gets_none() {
    let (mut store, chats) = office(&["Lam"]);
    let moment = at(12, "10:00");
    store.transact(|tx| tx.set_chat_state(chats[0], ChatState::Stopped, None, moment.now)).expect("silence");
    assert_eq!(nudge(&mut store, &at(13, "06:30")).owed, 0);
}

#[test]
fn a_chat_linked_to_two_units_gets_one_digest_of_both() {
    let (mut store, chats) = office(&["TCCB"]);
    store
        .transact(|tx| {
            let second = entry(tx, "VP");
            tx.link(chats[0], Some(second), 1, at(1, "08:00").now)
        })
        .expect("a second link");
    nudge(&mut store, &at(13, "06:30"));
    let texts = owed(&mut store, &at(13, "06:30"));
    assert_eq!(texts.len(), 1);
    assert!(texts[0].1.contains("TCCB, VP: 2 việc, 1 việc hoãn"), "{}", texts[0].1);
}

#[test]
fn a_programme_published_in_the_morning_still_brings_todays_digest() {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            tx.learn(&reading(PROGRAMME).directory)?;
            linked(tx, &at(1, "08:00"), 100, "Lam")
        })
        .expect("a linked chat");
    assert_eq!(nudge(&mut store, &at(13, "06:30")).nothing, 1);
    store.transact(|tx| Ok(publish(tx, &at(13, "08:00"), &reading(PROGRAMME)))).expect("a revision");
    assert_eq!(nudge(&mut store, &at(13, "08:01")).owed, 1);
}

#[test]
fn what_documents_say_is_never_markup() {
    let (mut store, _) = office(&["Vịnh"]);
    nudge(&mut store, &at(13, "06:30"));
    let html = store
        .transact(|tx| {
            Ok(tx.claim(at(13, "06:30").now, 1, &Default::default(), &office::store::Form::ALL)?[0]
                .message
                .text
                .as_str()
                .to_owned())
        })
        .expect("the outbox");
    assert!(html.contains("&lt;117-QĐ/TU&gt; &amp; Sở"), "{html}");
}

#[test]
fn a_month_in_a_day_is_split_between_items_within_telegrams_limit() {
    let lines: Vec<String> = (0..120)
        .map(|n| format!("13 sáng | Việc thứ {n}: {} | | VP | Lam", "kiểm tra tiến độ ".repeat(12)))
        .collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            publish(tx, &at(1, "08:00"), &reading(&lines));
            linked(tx, &at(1, "08:00"), 100, "Lam")
        })
        .expect("an office");
    nudge(&mut store, &at(13, "06:30"));
    let moment = at(13, "06:30");
    let mut parts: Vec<Html> = Vec::new();
    // Parts leave in order: each can be claimed once the one before it has left.
    store
        .transact(|tx| {
            while let Some(row) =
                tx.claim(moment.now, 10, &Default::default(), &office::store::Form::ALL)?.pop()
            {
                tx.mark_sent(row.id, 1, moment.now)?;
                parts.push(row.message.text);
            }
            Ok(())
        })
        .expect("the outbox");
    assert!(parts.len() > 5);
    let whole: String = parts.iter().map(|html| html.to_plain()).collect();
    assert!(parts.iter().all(|html| html.visible_chars() <= 4096));
    assert!((0..120).all(|n| whole.matches(&format!(" Việc thứ {n}:")).count() == 1));
    assert!(whole.contains(&format!("(1/{})", parts.len())));
}

/// The same office in a zone with daylight saving, whose digest falls into the hour that is skipped in
/// spring and comes twice in autumn.
fn nudge_in_berlin(store: &mut Store, instant: &str) -> remind::Reminded {
    let zone = chrono_tz::Europe::Berlin;
    let rules =
        Rules { zone, digest_at: chrono::NaiveTime::from_hms_opt(2, 30, 0).expect("an hour"), ..rules() };
    let now = chrono::DateTime::parse_from_rfc3339(instant).expect("an instant").to_utc();
    store.transact(|tx| remind::remind(tx, &rules, &Moment { now, zone }, Pace::CatchingUp)).expect("a nudge")
}

/// An office in which every day of two weeks of one month has an item.
fn daily_office(month: u32) -> Store {
    let mut daily = reading(&["13 sáng | Giao ban | | VP | Lam"]);
    let day = |day| chrono::NaiveDate::from_ymd_opt(2026, month, day).expect("a day");
    daily.period = plan::Period { from: day(1), to: day(31) };
    daily.items =
        (20..=31).map(|number| plan::Item { date: day(number), ..daily.items[0].clone() }).collect();
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            publish(tx, &at(1, "08:00"), &daily);
            linked(tx, &at(1, "08:00"), 100, "Lam")
        })
        .expect("an office");
    store
}

#[test]
fn a_digest_whose_hour_is_skipped_in_spring_is_sent_all_the_same_and_once() {
    let mut store = daily_office(3);
    // On 29 March 2026 the clock goes from 02:00 to 03:00.
    assert_eq!(nudge_in_berlin(&mut store, "2026-03-29T00:59:00Z").owed, 0, "01:59");
    assert_eq!(nudge_in_berlin(&mut store, "2026-03-29T01:00:00Z").owed, 1, "03:00");
    assert_eq!(nudge_in_berlin(&mut store, "2026-03-29T01:30:00Z").owed, 0, "03:30");
}

#[test]
fn a_digest_whose_hour_comes_twice_in_autumn_is_sent_once() {
    let mut store = daily_office(10);
    // On 25 October 2026 the clock goes from 03:00 back to 02:00.
    assert_eq!(nudge_in_berlin(&mut store, "2026-10-25T00:30:00Z").owed, 1, "02:30 for the first time");
    assert_eq!(nudge_in_berlin(&mut store, "2026-10-25T01:30:00Z").owed, 0, "02:30 once more");
}
