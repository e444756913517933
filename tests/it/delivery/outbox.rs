//! The outbox as a state machine, on a real database.

use std::{collections::HashSet, time::Duration};

use chrono::{DateTime, TimeDelta, Utc};
use office::{
    Moment, Rules,
    deliver::{Absence, Answered, Outcome, gone, recover, settle},
    store::{ChatId, ChatKind, Claimed, Form, Lane, Owed, Place, Role, Store, Tx},
    undelivered,
};
use plan::sessions::SessionHours;
use words::{Html, Language, Message};

use crate::support;

fn morning() -> DateTime<Utc> {
    "2021-11-11T23:30:00Z".parse().unwrap()
}

fn rules() -> Rules {
    Rules {
        zone: chrono_tz::Asia::Ho_Chi_Minh,
        digest_at: "06:30:00".parse().unwrap(),
        language: Language::Vi,
        session_hours: SessionHours::parse("08:00-11:30,14:00-17:00,19:00-21:00").expect("hours"),
        administrators: vec![900],
        public_url: None,
        mails: false,
    }
}

fn at(now: DateTime<Utc>) -> Moment {
    Moment { now, zone: rules().zone }
}

fn chat(tx: &Tx<'_>, telegram_id: i64) -> ChatId {
    let kind = if telegram_id < 0 { ChatKind::Group } else { ChatKind::Private };
    let place = Place { chat: telegram_id, thread: 0 };
    tx.welcome_chat(place, kind, &format!("chat {telegram_id}"), morning()).unwrap()
}

fn owe(tx: &Tx<'_>, chat: ChatId, key: &str, part: u32, lane: Lane) -> bool {
    let message = Message { text: Html::text(&format!("{key} {part}")), keyboard: Vec::new() };
    let key = &support::key(key);
    let owed = Owed { chat, key, part, message: &message, lane, not_before: morning(), expires_at: None };
    tx.owe(&owed, morning()).unwrap()
}

fn claim(store: &mut Store, now: DateTime<Utc>) -> Vec<Claimed> {
    store.transact(|tx| tx.claim(now, 100, &HashSet::new(), &Form::ALL)).unwrap()
}

fn texts(claimed: &[Claimed]) -> Vec<&str> {
    claimed.iter().map(|row| row.message.text.as_str()).collect()
}

fn answer(store: &mut Store, claimed: &Claimed, outcome: Outcome, now: DateTime<Utc>) {
    let answered = Answered { claimed: claimed.clone(), outcome, took: Duration::ZERO };
    store.transact(|tx| settle(tx, &rules(), &answered, now)).unwrap();
}

const ACCEPTED: Outcome = Outcome::Accepted { message_id: 17 };

fn blocked() -> Outcome {
    Outcome::Gone(Absence::Blocked, "Forbidden: bot was blocked by the user".into())
}

#[test]
fn owing_twice_is_a_no_op_for_ever() {
    let mut store = Store::in_memory().unwrap();
    let chat = store.transact(|tx| Ok(chat(tx, 1))).unwrap();
    assert!(store.transact(|tx| Ok(owe(tx, chat, "digest:2021-11-12", 1, Lane::Digest))).unwrap());
    let row = claim(&mut store, morning()).remove(0);
    answer(&mut store, &row, ACCEPTED, morning());
    assert!(!store.transact(|tx| Ok(owe(tx, chat, "digest:2021-11-12", 1, Lane::Digest))).unwrap());
    assert!(claim(&mut store, morning()).is_empty());
}

#[test]
fn urgent_messages_leave_before_announcements_and_those_before_digests() {
    let mut store = Store::in_memory().unwrap();
    store
        .transact(|tx| {
            owe(tx, chat(tx, 1), "digest", 1, Lane::Digest);
            owe(tx, chat(tx, 2), "revision", 1, Lane::Announcement);
            owe(tx, chat(tx, 3), "cancelled today", 1, Lane::Urgent);
            Ok(())
        })
        .unwrap();
    assert_eq!(texts(&claim(&mut store, morning())), ["cancelled today 1", "revision 1", "digest 1"]);
}

#[test]
fn parts_leave_in_order_each_after_the_one_before_is_settled() {
    let mut store = Store::in_memory().unwrap();
    store
        .transact(|tx| {
            let chat = chat(tx, 1);
            for part in [3, 1, 2] {
                owe(tx, chat, "digest", part, Lane::Digest);
            }
            Ok(())
        })
        .unwrap();
    for part in 1..=3 {
        let claimed = claim(&mut store, morning());
        assert_eq!(texts(&claimed), [format!("digest {part}")]);
        assert!(claim(&mut store, morning()).is_empty(), "the next part waits");
        answer(&mut store, &claimed[0], ACCEPTED, morning());
    }
}

#[test]
fn a_chat_that_must_wait_holds_up_no_other() {
    let mut store = Store::in_memory().unwrap();
    store
        .transact(|tx| {
            let slow = chat(tx, 1);
            for revision in 0..50 {
                owe(tx, slow, &format!("revision:{revision}"), 1, Lane::Announcement);
            }
            owe(tx, chat(tx, 2), "digest", 1, Lane::Digest);
            Ok(())
        })
        .unwrap();
    let first = claim(&mut store, morning());
    assert_eq!(texts(&first), ["revision:0 1", "digest 1"]);
    answer(&mut store, &first[0], Outcome::TooFast { wait: Duration::from_secs(30) }, morning());
    assert!(claim(&mut store, morning() + TimeDelta::seconds(29)).is_empty());
    assert_eq!(claim(&mut store, morning() + TimeDelta::seconds(30)).len(), 1);
}

#[test]
fn nothing_leaves_before_its_time_or_after_its_expiry() {
    let mut store = Store::in_memory().unwrap();
    store
        .transact(|tx| {
            let message = Message { text: Html::text("digest"), keyboard: Vec::new() };
            let owed = Owed {
                chat: chat(tx, 1),
                key: &support::key("digest"),
                part: 1,
                message: &message,
                lane: Lane::Digest,
                not_before: morning(),
                expires_at: Some(morning() + TimeDelta::hours(5)),
            };
            tx.owe(&owed, morning())
        })
        .unwrap();
    assert!(claim(&mut store, morning() - TimeDelta::seconds(1)).is_empty());
    assert!(claim(&mut store, morning() + TimeDelta::hours(6)).is_empty());
    // It has failed by then, and does not come back when the clock goes back.
    assert!(claim(&mut store, morning()).is_empty());
}

#[test]
fn a_message_that_was_on_its_way_at_each_crash_is_repeated_each_time_a_little_later() {
    let mut store = Store::in_memory().unwrap();
    store.transact(|tx| Ok(owe(tx, chat(tx, 1), "digest", 1, Lane::Digest))).unwrap();
    assert_eq!(claim(&mut store, morning())[0].doubts, 0);
    store.transact(|tx| recover(tx, morning())).unwrap();
    assert!(claim(&mut store, morning()).is_empty(), "not at once: it may crash again");
    let later = morning() + TimeDelta::seconds(10);
    assert_eq!(claim(&mut store, later)[0].doubts, 1);
    assert_eq!(store.transact(|tx| recover(tx, later)).unwrap(), 1);
    assert!(claim(&mut store, later + TimeDelta::seconds(29)).is_empty());
    assert_eq!(claim(&mut store, later + TimeDelta::seconds(30))[0].doubts, 2);
}

#[test]
fn only_what_has_expired_in_doubt_stays_uncertain() {
    let mut store = Store::in_memory().unwrap();
    store
        .transact(|tx| {
            owe(tx, chat(tx, 1), "digest", 1, Lane::Digest);
            owe(tx, chat(tx, 2), "digest", 1, Lane::Digest);
            Ok(())
        })
        .unwrap();
    let rows = claim(&mut store, morning());
    answer(&mut store, &rows[0], Outcome::NoAnswer("timeout".into()), morning());
    answer(&mut store, &rows[1], Outcome::NotReached("no connection".into()), morning());
    let states = |store: &mut Store| store.look(|tx| tx.figures(morning())).unwrap().messages;
    let days = morning() + TimeDelta::days(3);
    store.transact(|tx| undelivered::report(tx, &rules(), &at(days))).unwrap();
    assert_eq!(states(&mut store), [("pending".to_owned(), 2)]);
    let after = days + TimeDelta::seconds(1);
    store.transact(|tx| undelivered::report(tx, &rules(), &at(after))).unwrap();
    assert_eq!(states(&mut store), [("failed".to_owned(), 1), ("uncertain".to_owned(), 1)]);
}

#[test]
fn the_secretariat_is_told_once_whom_a_message_has_perhaps_not_reached() {
    let mut store = Store::in_memory().unwrap();
    store
        .transact(|tx| {
            chat(tx, 900);
            for person in 1..=18 {
                owe(tx, chat(tx, person), "digest:2021-11-12", 1, Lane::Digest);
            }
            undelivered::report(tx, &rules(), &at(morning()))
        })
        .unwrap();
    for row in claim(&mut store, morning()) {
        answer(&mut store, &row, Outcome::Refused("Bad Request: a new rule of Telegram's".into()), morning());
    }
    let later = morning() + TimeDelta::seconds(20);
    assert_eq!(store.transact(|tx| undelivered::report(tx, &rules(), &at(later))).unwrap(), 18);
    let told = claim(&mut store, later);
    assert_eq!(told.len(), 1);
    let text = told[0].message.text.to_plain();
    let lines: Vec<&str> = text.lines().collect();
    insta::assert_snapshot!([lines[0], lines[1], lines[16]].join("\n"), @r"
    Có 18 tin không chắc đã tới nơi. Anh/chị vui lòng báo trực tiếp giúp:
    • chat 1: bản tin sáng thứ Sáu 12/11, 06:30 12/11 (Telegram không nhận nội dung tin)
    … và 3 tin khác
    ");
    // What tells of it is refused too: that is not told again.
    answer(&mut store, &told[0], Outcome::Refused("Bad Request: a new rule of Telegram's".into()), later);
    let again = later + TimeDelta::seconds(20);
    assert_eq!(store.transact(|tx| undelivered::report(tx, &rules(), &at(again))).unwrap(), 0);
}

#[test]
fn an_answer_that_comes_after_recovery_changes_nothing() {
    let mut store = Store::in_memory().unwrap();
    store.transact(|tx| Ok(owe(tx, chat(tx, 1), "digest", 1, Lane::Digest))).unwrap();
    let row = claim(&mut store, morning()).remove(0);
    store.transact(|tx| recover(tx, morning())).unwrap();
    answer(&mut store, &row, ACCEPTED, morning());
    assert_eq!(claim(&mut store, morning() + TimeDelta::seconds(10)).len(), 1);
}

#[test]
fn the_secretariat_is_told_once_when_a_chat_goes_away_and_start_brings_its_messages_back() {
    let mut store = Store::in_memory().unwrap();
    let person = store
        .transact(|tx| {
            tx.grant(901, "", Role::Secretariat, None, morning())?;
            chat(tx, 901);
            chat(tx, 900);
            let person = chat(tx, 1);
            owe(tx, person, "digest", 1, Lane::Digest);
            owe(tx, person, "revision", 1, Lane::Digest);
            Ok(person)
        })
        .unwrap();
    let row = claim(&mut store, morning()).remove(0);
    answer(&mut store, &row, blocked(), morning());
    let told = claim(&mut store, morning());
    let to: Vec<i64> = told.iter().map(|row| row.telegram_id).collect();
    assert_eq!(to, [901, 900], "both secretaries, and nothing for the chat that is gone");
    insta::assert_snapshot!(told[0].message.text.to_plain(), @"Không gửi được tin cho chat 1: người nhận đã chặn nhắc lịch. Liên kết vẫn giữ; khi người nhận bấm /start, tin sẽ được gửi tiếp.");
    store.transact(|tx| gone(tx, &rules(), person, Absence::Blocked, morning())).unwrap();
    assert!(claim(&mut store, morning()).is_empty(), "told once");

    store.transact(|tx| tx.chat_back(person, morning())).unwrap();
    assert_eq!(texts(&claim(&mut store, morning())), ["digest 1"]);
}

#[test]
fn a_chat_that_comes_back_is_not_sent_what_is_no_longer_worth_it() {
    let mut store = Store::in_memory().unwrap();
    let person = store
        .transact(|tx| {
            let person = chat(tx, 1);
            owe(tx, person, "digest", 1, Lane::Digest);
            Ok(person)
        })
        .unwrap();
    let row = claim(&mut store, morning()).remove(0);
    answer(&mut store, &row, blocked(), morning());
    let later = morning() + TimeDelta::days(4);
    store.transact(|tx| tx.chat_back(person, later)).unwrap();
    assert!(claim(&mut store, later).is_empty());
}

#[test]
fn an_upgraded_group_keeps_everything_under_its_new_id() {
    let mut store = Store::in_memory().unwrap();
    let group = store
        .transact(|tx| {
            let group = chat(tx, -5);
            owe(tx, group, "digest", 1, Lane::Digest);
            owe(tx, group, "revision", 1, Lane::Digest);
            tx.link(group, None, 1, morning())?;
            Ok(group)
        })
        .unwrap();
    let row = claim(&mut store, morning()).remove(0);
    answer(&mut store, &row, Outcome::Moved { to: -1005 }, morning());
    let again = claim(&mut store, morning());
    assert_eq!((again[0].telegram_id, again[0].doubts), (-1005, 0));
    answer(&mut store, &again[0], ACCEPTED, morning());
    assert_eq!(claim(&mut store, morning())[0].telegram_id, -1005);
    let place = Place { chat: -1005, thread: 0 };
    let (found, links) =
        store.look(|tx| Ok((tx.chat_at(place)?.map(|chat| chat.id), tx.links_of(group)?))).unwrap();
    assert_eq!((found, links.len()), (Some(group), 1));
}

#[test]
fn a_group_that_wrote_under_its_new_id_before_the_news_came_becomes_one_with_its_old_self() {
    let mut store = Store::in_memory().unwrap();
    let old = store
        .transact(|tx| {
            let (old, new) = (chat(tx, -5), chat(tx, -1005));
            tx.link(old, None, 1, morning())?;
            tx.link(new, None, 1, morning())?;
            owe(tx, old, "digest", 1, Lane::Digest);
            owe(tx, new, "digest", 1, Lane::Digest);
            owe(tx, new, "revision", 1, Lane::Digest);
            assert_eq!(tx.move_chat(-5, -1005)?, 1);
            Ok(old)
        })
        .unwrap();
    let first = claim(&mut store, morning());
    assert_eq!((first.len(), first[0].chat, first[0].telegram_id), (1, old, -1005));
    answer(&mut store, &first[0], ACCEPTED, morning());
    assert_eq!(texts(&claim(&mut store, morning())), ["revision 1"]);
}

#[test]
fn a_closed_topic_sends_to_general_and_tells_the_secretariat() {
    let mut store = Store::in_memory().unwrap();
    store
        .transact(|tx| {
            chat(tx, 900);
            let place = Place { chat: -1005, thread: 44 };
            let topic = tx.welcome_chat(place, ChatKind::Group, "Phòng Việc làm", morning())?;
            owe(tx, topic, "digest", 1, Lane::Digest);
            Ok(())
        })
        .unwrap();
    let row = claim(&mut store, morning()).remove(0);
    assert_eq!(row.thread_id, Some(44));
    answer(&mut store, &row, Outcome::TopicGone("Bad Request: TOPIC_CLOSED".into()), morning());
    let next = claim(&mut store, morning());
    insta::assert_snapshot!(next[0].message.text.to_plain(), @"Chủ đề của Phòng Việc làm đã đóng hoặc bị xóa. Từ nay tin được gửi vào mục chung của nhóm.");
    assert_eq!((next[1].telegram_id, next[1].thread_id), (-1005, None));
}

#[test]
fn a_newer_message_supersedes_what_still_waits() {
    let mut store = Store::in_memory().unwrap();
    store
        .transact(|tx| {
            owe(tx, chat(tx, 1), "revision:1", 1, Lane::Announcement);
            tx.supersede(&support::key("revision:1"), "revision:2", morning())
        })
        .unwrap();
    assert!(claim(&mut store, morning()).is_empty());
}
