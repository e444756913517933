//! What comes in: written down once, handled in order, and what it says of its chat.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use nhaclich::telegram::{
    arrivals::{News, arrival, news},
    flood::{Admission, Flood},
};
use office::store::{Incoming, Left, Store};
use serde_json::json;
use tokio::time::Instant;

fn now() -> DateTime<Utc> {
    "2021-11-11T23:30:00Z".parse().unwrap()
}

fn incoming(update_id: i64, source: i64) -> Incoming {
    Incoming { update_id, source, body: json!({ "update_id": update_id }).to_string(), received_at: now() }
}

fn next(store: &mut Store, source: i64) -> Option<i64> {
    store.look(|tx| tx.next_incoming(source)).unwrap().map(|incoming| incoming.update_id)
}

#[test]
fn an_update_that_comes_again_is_not_handled_again() {
    let mut store = Store::in_memory().unwrap();
    let come = |store: &mut Store| store.transact(|tx| tx.journal(&[incoming(7, 1)])).unwrap();
    come(&mut store);
    come(&mut store);
    assert_eq!(next(&mut store, 1), Some(7));
    store.transact(|tx| tx.incoming_handled(7, now())).unwrap();
    come(&mut store);
    assert_eq!(next(&mut store, 1), None);
}

#[test]
fn updates_of_a_chat_keep_their_order_and_chats_have_lines_of_their_own() {
    let mut store = Store::in_memory().unwrap();
    store.transact(|tx| tx.journal(&[incoming(9, 1), incoming(8, 1), incoming(7, 2)])).unwrap();
    assert_eq!((next(&mut store, 1), next(&mut store, 2)), (Some(8), Some(7)));
}

#[test]
fn an_update_that_brings_the_program_down_twice_is_set_aside_and_what_stood_behind_it_is_handled() {
    let mut store = Store::in_memory().unwrap();
    store.transact(|tx| tx.journal(&[incoming(7, 1), incoming(8, 1), incoming(9, 2)])).unwrap();
    let begin = |store: &mut Store, id| store.transact(|tx| tx.incoming_begun(id)).unwrap();
    let left = |store: &mut Store| store.transact(|tx| tx.incoming_left(now())).unwrap();
    begin(&mut store, 7);
    let once = Left { set_aside: vec![], suspects: vec![1], others: vec![2] };
    assert_eq!(left(&mut store), once, "it is tried once more, alone");
    begin(&mut store, 7);
    let twice = Left { set_aside: vec![incoming(7, 1)], suspects: vec![], others: vec![1, 2] };
    assert_eq!(left(&mut store), twice);
    assert_eq!(next(&mut store, 1), Some(8));
    assert_eq!(left(&mut store).set_aside, vec![], "whoever sent it is told once");
}

#[test]
fn restarts_in_order_do_not_count_however_many_there_are() {
    let mut store = Store::in_memory().unwrap();
    store.transact(|tx| tx.journal(&[incoming(7, 1)])).unwrap();
    for _ in 0..5 {
        store.transact(|tx| tx.incoming_begun(7)).unwrap();
        store.transact(|tx| tx.incoming_interrupted()).unwrap();
        let left = store.transact(|tx| tx.incoming_left(now())).unwrap();
        assert_eq!(left, Left { others: vec![1], ..Left::default() });
    }
}

#[test]
fn a_handled_update_leaves_no_text_behind_and_its_number_goes_after_three_days() {
    let mut store = Store::in_memory().unwrap();
    store.transact(|tx| tx.journal(&[incoming(7, 1)])).unwrap();
    store.transact(|tx| tx.incoming_handled(7, now())).unwrap();
    let forget = |store: &mut Store, days| {
        store.transact(|tx| tx.forget_incoming(now() + TimeDelta::days(days))).unwrap()
    };
    assert_eq!(forget(&mut store, 2), 0);
    assert_eq!(forget(&mut store, 4), 1);
}

#[test]
fn a_thousand_commands_a_minute_are_answered_sixty_times_and_told_once() {
    let mut flood = Flood::default();
    let start = Instant::now();
    let admissions: Vec<Admission> =
        (0..1_000).map(|n| flood.admit(1, start + Duration::from_millis(n * 59))).collect();
    let count = |wanted| admissions.iter().filter(|admission| **admission == wanted).count();
    assert_eq!((count(Admission::Handle), count(Admission::DropAndTell)), (60, 1));
    assert_eq!(flood.admit(2, start), Admission::Handle, "nobody else notices");
    assert_eq!(flood.admit(1, start + Duration::from_secs(61)), Admission::Handle);
}

#[test]
fn an_arrival_knows_its_chat_its_topic_and_its_sender() {
    let place = |update: serde_json::Value| {
        let arrival = arrival(&update, now()).unwrap();
        (arrival.place.chat, arrival.place.thread, arrival.user)
    };
    let message =
        json!({"update_id": 1, "message": {"chat": {"id": -5}, "from": {"id": 3}, "text": "/homnay"}});
    assert_eq!(place(message), (-5, 0, 3));
    let topic = json!({"update_id": 1, "message": {
        "chat": {"id": -5}, "from": {"id": 3}, "message_thread_id": 44, "is_topic_message": true}});
    assert_eq!(place(topic), (-5, 44, 3));
    let press = json!({"update_id": 1, "callback_query": {
        "id": "x", "from": {"id": 3}, "message": {"chat": {"id": -5}, "from": {"id": 99}}}});
    assert_eq!(place(press), (-5, 0, 3));
    let inline = json!({"update_id": 1, "inline_query": {"id": "x", "from": {"id": 3}}});
    assert_eq!(place(inline), (3, 0, 3));
    assert_eq!(arrival(&json!({"update_id": 1, "of next year": 1}), now()).unwrap().incoming.source, 0);
    assert!(arrival(&json!({"no": "number"}), now()).is_none());
}

#[test]
fn an_update_tells_when_its_chat_moved_went_or_came_back() {
    let member = |kind: &str, status: &str| {
        news(&json!({"update_id": 1, "my_chat_member": {
            "chat": {"id": 5, "type": kind}, "from": {"id": 3}, "new_chat_member": {"status": status}}}))
    };
    let said = |text: &str| news(&json!({"message": {"chat": {"id": 5}, "text": text}}));
    let table = [
        ("blocked", member("private", "kicked")),
        ("unblocked", member("private", "member")),
        ("removed", member("supergroup", "left")),
        ("let in", member("group", "administrator")),
        ("start", said("/start@nhaclich_bot ABC")),
        ("anything else", said("/homnay")),
        ("upgraded", news(&json!({"message": {"chat": {"id": -5}, "migrate_to_chat_id": -1005}}))),
        (
            "upgraded, from the new side",
            news(&json!({"message": {"chat": {"id": -1005}, "migrate_from_chat_id": -5}})),
        ),
    ];
    let moved = News::Moved { from: -5, to: -1005 };
    assert_eq!(table[6].1, Some(moved));
    assert_eq!(table[7].1, Some(moved));
    let table: Vec<String> =
        table[..6].iter().map(|(what, news)| format!("{what}: {:?}", news.unwrap())).collect();
    insta::assert_snapshot!(table.join("\n"), @r#"
    blocked: Gone { chat: 5, absence: Blocked }
    unblocked: Heard { chat: 5 }
    removed: Gone { chat: 5, absence: Removed }
    let in: Heard { chat: 5 }
    start: Back { chat: 5 }
    anything else: Heard { chat: 5 }
    "#);
}
