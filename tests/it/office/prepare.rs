//! Nudges about what units prepare: three working days and one ahead, until they say that they are done.

use office::{
    access::Asker,
    prepare,
    store::{ChatId, Store},
};
use words::{Language, Press, settings::Habit};

use super::remind::{nudge, office, owed};
use crate::support::{at, day};

fn texts(store: &mut Store, day: u32, hour: &str) -> String {
    nudge(store, &at(day, hour));
    let texts: Vec<String> = owed(store, &at(day, hour)).into_iter().map(|(_, text)| text).collect();
    texts.join("\n----\n")
}

fn asker(store: &mut Store, chat: ChatId) -> Asker {
    let of = store.look(|tx| tx.links_of(chat)).expect("links").into_iter().flatten().collect();
    Asker { chat: Some(chat), of, role: None, language: Language::Vi }
}

#[test]
fn a_unit_is_nudged_three_working_days_and_one_ahead_and_once() {
    let (mut store, _) = office(&["VP"]);
    assert_eq!(texts(&mut store, 10, "13:59"), "");
    insta::assert_snapshot!(texts(&mut store, 10, "14:00"));
    assert_eq!(nudge(&mut store, &at(10, "14:01")).owed, 0);
    let (mut store, _) = office(&["VP"]);
    assert_eq!(texts(&mut store, 11, "14:00").matches("Còn").count(), 1, "the 16th is three days ahead");
    let (mut store, _) = office(&["VP"]);
    assert_eq!(texts(&mut store, 14, "14:00"), "", "a Saturday");
}

#[test]
fn officials_and_chats_that_want_none_are_not_nudged() {
    let (mut store, chats) = office(&["Lam", "VP"]);
    store.transact(|tx| tx.set_habit(chats[1], Habit::Nudged(false))).expect("a habit");
    assert_eq!(nudge(&mut store, &at(10, "14:00")).owed, 0);
}

#[test]
fn whoever_is_done_says_so_and_everybody_concerned_sees_it() {
    let (mut store, chats) = office(&["VP", "TCCB", "Lam"]);
    nudge(&mut store, &at(12, "14:00"));
    let (vp, tccb, lam) =
        (asker(&mut store, chats[0]), asker(&mut store, chats[1]), asker(&mut store, chats[2]));
    let moment = at(12, "14:05");
    let day = moment.today();
    let planned = store
        .look(|tx| tx.planned(plan::Period { from: at(13, "00:00").today(), to: at(13, "00:00").today() }))
        .expect("items");
    let item = planned.iter().find(|p| p.item.content.contains("UBND tỉnh")).expect("the item").id;
    let mut say = |asker: &Asker| {
        store
            .transact(|tx| prepare::prepared(tx, &moment, asker, Some((7, "Nguyễn An")), (item, day)))
            .unwrap()
    };
    let shown = say(&vp).expect("the nudge");
    assert!(shown.text.to_plain().contains("Đã chuẩn bị xong: VP (Nguyễn An)"), "{}", shown.text);
    assert_eq!(say(&vp).expect("the nudge"), shown, "twice is once");
    assert!(say(&lam).is_none(), "it is not an official's to prepare");
    assert!(say(&tccb).expect("the nudge").text.to_plain().contains("VP (Nguyễn An), TCCB (Nguyễn An)"));
    let answer = store
        .look(|tx| {
            office::answer::answer(
                tx,
                &crate::support::rules(),
                &moment,
                &lam,
                office::answer::Asked::Prepare,
            )
        })
        .expect("an answer");
    assert!(answer[0].text.to_plain().contains("Đã chuẩn bị xong: VP (Nguyễn An)"), "{}", answer[0].text);
}

/// An office with one chat of VP's, and a programme of these lines.
fn preparing(lines: &[&str]) -> (Store, ChatId) {
    let (mut store, chats) = office(&["VP"]);
    store
        .transact(|tx| Ok(crate::support::publish(tx, &at(2, "08:00"), &crate::support::reading(lines))))
        .expect("a programme");
    (store, chats[0])
}

fn item(store: &mut Store, content: &str) -> plan::register::ItemId {
    let month = plan::Period { from: crate::support::day(1), to: crate::support::day(30) };
    let planned = store.look(|tx| tx.planned(month)).expect("items");
    planned.iter().find(|p| p.item.content.contains(content)).expect("the item").id
}

const THREE: &[&str] = &[
    "13 sáng | Họp giao ban | | VP | Lam",
    "13 chiều | Tiếp đoàn kiểm tra | | VP, TCCB | Lam",
    "13 chiều | Dự lễ trao giải | | VP | Vịnh",
];

#[test]
fn what_is_done_cancelled_or_moved_away_brings_no_nudge() {
    let (mut store, _) = preparing(THREE);
    let done = item(&mut store, "giao ban");
    store
        .transact(|tx| {
            let vp = tx.register()?.find("VP")[0].id;
            tx.set_prepared(done, vp, 7, "Nguyễn An", at(11, "09:00").now)?;
            // The visit is off and the prizes are given a week later.
            let lines = [THREE[0], "20 chiều | Dự lễ trao giải | | VP | Vịnh"];
            Ok(crate::support::publish(tx, &at(11, "10:00"), &crate::support::reading(&lines)))
        })
        .expect("a revision");
    assert_eq!(texts(&mut store, 12, "14:00"), "");
    assert_eq!(nudge(&mut store, &at(12, "14:10")).owed, 0);
}

#[test]
fn what_was_said_by_mistake_is_taken_back() {
    let (mut store, chat) = preparing(THREE);
    assert!(texts(&mut store, 12, "14:00").contains("3. Còn 1 ngày làm việc"));
    let (vp, visit) = (asker(&mut store, chat), item(&mut store, "đoàn kiểm tra"));
    let mut say = |said: Option<(i64, &str)>| {
        let press = |tx: &office::store::Tx<'_>| {
            prepare::prepared(tx, &at(12, "14:05"), &vp, said, (visit, crate::support::day(12)))
        };
        store.transact(press).unwrap().expect("the nudge")
    };
    let done = say(Some((7, "Nguyễn An")));
    assert!(done.text.to_plain().contains("Đã chuẩn bị xong: VP (Nguyễn An)"));
    let labels: Vec<&str> = done.keyboard.iter().flatten().map(|button| button.label.as_str()).collect();
    assert_eq!(
        labels,
        ["Đã chuẩn bị xong việc thứ 1", "Chưa xong việc thứ 2, bỏ xác nhận", "Đã chuẩn bị xong việc thứ 3"]
    );
    assert_eq!(done.keyboard[1][0].press, Press::Unprepared { item: visit, day: day(12) });
    let back = say(None);
    assert!(!back.text.to_plain().contains("Đã chuẩn bị xong:"), "{}", back.text);
    assert_eq!(back.keyboard[1][0].press, Press::Prepared { item: visit, day: day(12) });
}

#[test]
fn fifty_items_due_are_a_few_messages_and_the_way_to_the_rest() {
    let lines: Vec<String> =
        (1..=50).map(|n| format!("13 sáng | Kiểm tra cơ sở số {n}. | | VP | Lam")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let (mut store, chat) = preparing(&lines);
    nudge(&mut store, &at(12, "14:00"));
    let mut parts: Vec<words::Message> = Vec::new();
    store
        .transact(|tx| {
            while let Some(row) =
                tx.claim(at(12, "14:00").now, 10, &Default::default(), &office::store::Form::ALL)?.pop()
            {
                tx.mark_sent(row.id, 1, at(12, "14:00").now)?;
                parts.push(row.message);
            }
            Ok(())
        })
        .expect("the outbox");
    assert_eq!(parts.len(), 3);
    assert!(parts.iter().all(|part| part.keyboard.len() <= 8 && part.text.visible_chars() < 4096));
    assert!(parts[0].text.to_plain().starts_with("(1/3)\n"));
    let last = parts[2].text.to_plain();
    assert!(last.ends_with("… và 26 việc khác. Gửi /chuanbi để xem đầy đủ."), "{last}");
    // A press in the second message shows the second message.
    let (vp, twelfth) = (asker(&mut store, chat), item(&mut store, "số 12."));
    let day = crate::support::day(12);
    let said = Some((7, "Nguyễn An"));
    let shown = store
        .transact(|tx| prepare::prepared(tx, &at(12, "14:05"), &vp, said, (twelfth, day)))
        .unwrap()
        .expect("the nudge");
    assert!(shown.text.to_plain().starts_with("(2/3)\n") && shown.text.to_plain().contains("Nguyễn An"));
}

#[test]
fn the_office_says_how_far_ahead_and_at_which_hour() {
    let (mut store, _) = preparing(&["13 sáng | Họp giao ban | | VP | Lam"]);
    let mut press = |data: &str| {
        let Ok(Press::Office(pressed)) = data.parse() else { panic!("{data}") };
        let press = |tx: &office::store::Tx<'_>| {
            office::habits::press(tx, &at(5, "08:00"), Language::Vi, office::store::Actor::User(1), &pressed)
        };
        store.transact(press).expect("a screen")
    };
    let menu = press("office:menu");
    let labels: Vec<&str> = menu.keyboard.iter().flatten().map(|button| button.label.as_str()).collect();
    insta::assert_snapshot!(labels.join("\n"));
    press("office:ahead:5-3-1");
    let menu = press("office:at:0800");
    assert!(menu.keyboard[1][0].label.contains("5, 3 và 1") && menu.keyboard[2][0].label.contains("08:00"));
    // Five working days ahead of Friday is the Friday before.
    assert!(texts(&mut store, 6, "08:00").contains("Còn 5 ngày làm việc"));
    assert_eq!(texts(&mut store, 10, "14:00"), "", "not at the old hour");
    assert!(texts(&mut store, 12, "08:30").contains("Còn 1 ngày làm việc"));
}
