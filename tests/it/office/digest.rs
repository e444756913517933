//! What a digest says beside the day's items: clashes, what comes next, and what is off since it was last
//! told, also on a day that has become empty.

use office::{
    remind::{self, Composer, Occasion, Pace, Recipient},
    store::{ChatId, ChatKind, ChatState, Place, Store},
};
use words::settings::Habit;

use super::remind::{nudge, office, owed};
use crate::support::{at, day, publish, reading, rules};

/// An office whose programme has these lines from the 2nd on, with a chat linked to each name.
fn planned(lines: &[&str], names: &[&str]) -> (Store, Vec<ChatId>) {
    let (mut store, chats) = office(names);
    republish(&mut store, "2 08:00", lines);
    (store, chats)
}

fn republish(store: &mut Store, when: &str, lines: &[&str]) {
    let (day, hour) = when.split_once(' ').expect("a day and an hour");
    let moment = at(day.parse().expect("a day"), hour);
    store.transact(|tx| Ok(publish(tx, &moment, &reading(lines)))).expect("a revision");
}

/// What leaves at a moment, for all chats.
fn told(store: &mut Store, day: u32, hour: &str) -> String {
    nudge(store, &at(day, hour));
    let texts: Vec<String> = owed(store, &at(day, hour)).into_iter().map(|(_, text)| text).collect();
    texts.join("\n----\n")
}

const CROWDED: &[&str] = &[
    "13 sáng 08:00 | Họp UBND tỉnh | @Phòng họp số 1 | VP | Lam",
    "13 sáng 08:30 | Tiếp đoàn công tác của Bộ | | TCCB | Lam, Vịnh",
    "13 sáng 08:00 | Giao ban khối | @Phòng họp số 1 | CNTY | Tài",
    "13 chiều | Dự hội nghị sơ kết | | VP | Lãnh đạo Sở",
    "13 chiều | Làm việc với huyện ven biển | | VP | Lãnh đạo Sở",
    "16 sáng | Tiếp công dân định kỳ | | VP | Lam",
    "16 chiều | Thăm mô hình tưới tiết kiệm | | TCCB | Lam",
];

#[test]
fn an_official_hears_of_their_own_clashes_and_of_what_comes_next() {
    let (mut store, _) = planned(CROWDED, &["Lam"]);
    insta::assert_snapshot!(told(&mut store, 13, "06:30"));
}

#[test]
fn the_whole_programme_hears_of_every_clash_of_the_day() {
    let (mut store, _) = planned(CROWDED, &["*"]);
    let text = told(&mut store, 13, "06:30");
    let clashes: Vec<&str> = text.lines().filter(|line| line.contains("Trùng")).collect();
    insta::assert_snapshot!(clashes.join("\n"));
}

#[test]
fn whoever_stands_in_takes_the_clash_with_the_item() {
    let (mut store, _) = planned(CROWDED, &["Lam"]);
    store
        .transact(|tx| {
            let register = tx.register()?;
            let id = |name: &str| register.find(name)[0].id;
            let days = plan::Period { from: day(13), to: day(13) };
            let item = tx.planned(days)?.into_iter().find(|p| p.item.content.contains("đoàn công tác"));
            tx.delegate(
                item.expect("the item").id,
                id("Lam"),
                id("Thoa"),
                office::store::Actor::CommandLine,
                at(12, "08:00").now,
            )
        })
        .expect("a delegation");
    let text = told(&mut store, 13, "06:30");
    let clashes: Vec<&str> = text.lines().filter(|line| line.contains("Trùng lịch")).collect();
    assert_eq!(clashes.len(), 1, "only the afternoon's is left: {text}");
}

#[test]
fn a_day_that_became_empty_is_told_to_whoever_expected_something() {
    let (mut store, chats) = planned(CROWDED, &["Lam"]);
    assert!(told(&mut store, 12, "06:30").is_empty());
    told(&mut store, 13, "06:30");
    republish(
        &mut store,
        "13 15:00",
        &[
            CROWDED[0],
            "17 sáng | Tiếp công dân định kỳ | | VP | Lam",
            "16 chiều | Thăm mô hình tưới tiết kiệm | | TCCB | Vịnh",
        ],
    );
    insta::assert_snapshot!(told(&mut store, 16, "06:30"));
    // Told once: nothing is left to tell the day after.
    assert_eq!(told(&mut store, 16, "06:35"), "");
    let since = store.look(|tx| tx.last_told(chats[0], day(17), false)).expect("a look");
    assert_eq!(since, Some(at(16, "06:30").now));
}

#[test]
fn a_first_digest_of_a_day_without_items_is_none() {
    let (mut store, _) = planned(CROWDED, &["Lam"]);
    republish(&mut store, "3 15:00", &[CROWDED[0]]);
    assert_eq!(told(&mut store, 16, "06:30"), "");
}

#[test]
fn the_evening_marks_what_changed_and_the_morning_after_does_not_repeat_it() {
    let (mut store, chats) = planned(CROWDED, &["Lam"]);
    let at_eight = chrono::NaiveTime::from_hms_opt(20, 0, 0).expect("an hour");
    store.transact(|tx| tx.set_habit(chats[0], Habit::EveAt(Some(at_eight)))).expect("a habit");
    told(&mut store, 13, "06:30");
    let mut changed = CROWDED.to_vec();
    changed[5] = "16 sáng 09:00 | Tiếp công dân định kỳ | | VP | Lam";
    republish(&mut store, "13 15:00", &changed);
    insta::assert_snapshot!(told(&mut store, 15, "20:00"));
    let morning = told(&mut store, 16, "06:30");
    assert!(morning.contains("Hôm nay") && !morning.contains("ĐỔI:"), "{morning}");
}

#[test]
fn what_is_prepared_stands_beneath_the_item() {
    let (mut store, _) = planned(CROWDED, &["Lam"]);
    store
        .transact(|tx| {
            let days = plan::Period { from: day(13), to: day(13) };
            let item = tx.planned(days)?.into_iter().find(|p| p.item.content.contains("Họp UBND")).unwrap();
            let vp = tx.register()?.find("VP")[0].id;
            tx.set_prepared(item.id, vp, 7, "Nguyễn An", at(12, "15:00").now)
        })
        .expect("a mark");
    let text = told(&mut store, 13, "06:30");
    assert!(text.contains("Chuẩn bị: VP\n   Đã chuẩn bị xong: VP (Nguyễn An)\n"), "{text}");
}

#[test]
fn a_month_of_items_in_one_session_is_one_sentence_about_clashes() {
    let lines: Vec<String> = (0..60).map(|n| format!("13 sáng | Việc thứ {n} | | VP | Lam")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (mut store, _) = planned(&lines, &["Lam"]);
    let text = told(&mut store, 13, "06:30") + &told(&mut store, 13, "06:31");
    assert!(text.matches("trùng lịch").count() <= 1, "{text}");
}

/// A nudge of a program that has been up all morning.
fn steady(store: &mut Store, day: u32, hour: &str) -> String {
    let moment = at(day, hour);
    store.transact(|tx| remind::remind(tx, &rules(), &moment, Pace::Steady)).expect("a nudge");
    let texts: Vec<String> = owed(store, &moment).into_iter().map(|(_, text)| text).collect();
    texts.join("\n----\n")
}

fn hour(text: &str) -> Habit {
    Habit::DigestAt(chrono::NaiveTime::parse_from_str(text, "%H:%M").expect("an hour"))
}

#[test]
fn an_hour_moved_earlier_brings_the_digest_at_once_not_late_and_not_twice() {
    let (mut store, chats) = planned(CROWDED, &["Lam"]);
    store.transact(|tx| tx.set_habit(chats[0], hour("10:00"))).expect("a habit");
    assert_eq!(steady(&mut store, 13, "09:00"), "");
    store.transact(|tx| tx.set_habit(chats[0], hour("05:30"))).expect("a habit");
    let text = steady(&mut store, 13, "09:01");
    assert!(text.contains("Hôm nay") && !text.contains("gửi muộn"), "{text}");
    for other in ["06:00", "11:00", "08:00"] {
        store.transact(|tx| tx.set_habit(chats[0], hour(other))).expect("a habit");
        assert_eq!(steady(&mut store, 13, "11:00"), "", "told already, then chosen: {other}");
    }
}

#[test]
fn a_digest_of_a_programme_published_in_the_morning_is_not_late() {
    let mut store = Store::in_memory().expect("a store");
    let lines = &["17 chiều | Họp đột xuất | | VP | Lam"];
    store
        .transact(|tx| {
            tx.learn(&reading(lines).directory)?;
            let place = Place { chat: 100, thread: 0 };
            let chat = tx.welcome_chat(place, ChatKind::Private, "Lam", at(1, "08:00").now)?;
            let lam = tx.register()?.find("Lam")[0].id;
            tx.link(chat, Some(lam), 1, at(1, "08:00").now)
        })
        .expect("a linked chat");
    assert_eq!(steady(&mut store, 17, "06:30"), "");
    republish(&mut store, "17 08:00", lines);
    let text = steady(&mut store, 17, "08:01");
    assert!(text.contains("Họp đột xuất") && !text.contains("gửi muộn"), "{text}");
}

#[test]
fn whoever_comes_back_gets_todays_digest_and_it_is_not_late() {
    let (mut store, chats) = planned(CROWDED, &["Lam"]);
    let set = |store: &mut Store, state: ChatState, hour: &str| {
        store.transact(|tx| tx.set_chat_state(chats[0], state, None, at(13, hour).now)).expect("a state");
    };
    set(&mut store, ChatState::Stopped, "06:00");
    assert_eq!(steady(&mut store, 13, "06:30"), "");
    set(&mut store, ChatState::Active, "09:00");
    let text = steady(&mut store, 13, "09:00");
    assert!(text.contains("Hôm nay") && !text.contains("gửi muộn"), "{text}");
    set(&mut store, ChatState::Stopped, "09:10");
    set(&mut store, ChatState::Active, "09:20");
    assert_eq!(steady(&mut store, 13, "09:20"), "", "never twice");
}

#[test]
fn what_is_composed_is_what_is_sent() {
    let (mut store, chats) = planned(CROWDED, &["Lam"]);
    told(&mut store, 13, "06:30");
    republish(&mut store, "13 15:00", &CROWDED[..6]);
    let composed = store
        .look(|tx| {
            let to = Recipient::load(tx, chats[0])?.expect("the chat");
            let composer = Composer::new(tx, rules().language, day(16))?;
            let parts = composer.parts(&to, Occasion::Morning { late_since: None })?;
            Ok(parts.iter().map(|part| part.to_plain()).collect::<Vec<_>>().join("\n----\n"))
        })
        .expect("a digest");
    assert!(composed.contains("HỦY: Thăm mô hình"), "{composed}");
    assert_eq!(told(&mut store, 16, "06:30"), composed);
}

#[test]
fn a_topic_of_its_own_is_told_like_any_chat() {
    let (mut store, _) = planned(CROWDED, &[]);
    store
        .transact(|tx| {
            let place = Place { chat: -100, thread: 7 };
            let chat = tx.welcome_chat(place, ChatKind::Group, "Phòng VP", at(1, "08:00").now)?;
            let vp = tx.register()?.find("VP")[0].id;
            tx.link(chat, Some(vp), 1, at(1, "08:00").now)
        })
        .expect("a topic");
    assert!(told(&mut store, 13, "06:30").contains("VP: 3 việc"));
}
