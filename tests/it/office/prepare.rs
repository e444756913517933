//! Nudges about what units prepare: three working days and one ahead, until they say that they are done.

use nhaclich::{
    message::{Language, settings::Habit},
    office::{access::Asker, prepare},
    store::{ChatId, Store},
};

use super::remind::{nudge, office, owed};
use crate::support::at;

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
        .look(|tx| {
            tx.planned(nhaclich::programme::Period {
                from: at(13, "00:00").today(),
                to: at(13, "00:00").today(),
            })
        })
        .expect("items");
    let item = planned.iter().find(|p| p.item.content.contains("UBND tỉnh")).expect("the item").id;
    let mut say = |asker: &Asker| {
        store.transact(|tx| prepare::prepared(tx, &moment, asker, (7, "Nguyễn An"), (item, day))).unwrap()
    };
    let shown = say(&vp).expect("the nudge");
    assert!(shown.text.to_plain().contains("Đã chuẩn bị xong: VP (Nguyễn An)"), "{}", shown.text);
    assert_eq!(say(&vp).expect("the nudge"), shown, "twice is once");
    assert!(say(&lam).is_none(), "it is not an official's to prepare");
    assert!(say(&tccb).expect("the nudge").text.to_plain().contains("VP (Nguyễn An), TCCB (Nguyễn An)"));
    let answer = store
        .look(|tx| {
            nhaclich::office::answer::answer(tx, &moment, &lam, nhaclich::office::answer::Asked::Prepare)
        })
        .expect("an answer");
    assert!(answer[0].text.to_plain().contains("Đã chuẩn bị xong: VP (Nguyễn An)"), "{}", answer[0].text);
}
