//! What chats chose: the evening before, the week ahead, quiet days, short and silent digests, and the
//! minutes before an item.

use chrono::NaiveTime;
use office::{
    Moment,
    access::Asker,
    remind,
    settings::{press, typed_hour},
    store::{Attachment, ChatId, Store, Tx},
};
use plan::Period;
use words::{
    Language, Press,
    press::Settings,
    settings::{Habit, Preview},
};

use super::remind::{nudge, office, owed};
use crate::support::{at, day, rules};

fn hour(text: &str) -> NaiveTime {
    NaiveTime::parse_from_str(text, "%H:%M").expect("an hour")
}

/// An office with one chat that is linked to a name and chose these.
fn chosen(name: &str, habits: &[Habit]) -> (Store, ChatId) {
    let (mut store, chats) = office(&[name]);
    store.transact(|tx| habits.iter().try_for_each(|habit| tx.set_habit(chats[0], *habit))).expect("habits");
    (store, chats[0])
}

fn told(store: &mut Store, moment: Moment) -> String {
    nudge(store, &moment);
    let texts: Vec<String> = owed(store, &moment).into_iter().map(|(_, text)| text).collect();
    texts.join("\n----\n")
}

#[test]
fn the_evening_before_tells_tomorrow_once_and_the_morning_still_comes() {
    let (mut store, _) = chosen("Vịnh", &[Habit::EveAt(Some(hour("20:00")))]);
    assert_eq!(told(&mut store, at(12, "19:59")), "");
    insta::assert_snapshot!(told(&mut store, at(12, "20:00")));
    assert_eq!(nudge(&mut store, &at(12, "20:01")).owed, 0);
    assert_eq!(nudge(&mut store, &at(12, "19:30")).owed, 0);
    assert_eq!(nudge(&mut store, &at(13, "06:30")).owed, 1);
}

#[test]
fn the_evening_can_take_the_mornings_place() {
    let (mut store, _) = chosen("Vịnh", &[Habit::EveAt(Some(hour("20:00"))), Habit::Morning(false)]);
    assert_eq!(nudge(&mut store, &at(12, "20:00")).owed, 1);
    assert_eq!(nudge(&mut store, &at(13, "06:30")).owed, 0);
}

#[test]
fn the_week_ahead_comes_on_the_afternoon_or_evening_that_was_chosen() {
    let (mut store, _) = chosen("Thoa", &[Habit::Preview(Some(Preview::FridayAfternoon))]);
    nudge(&mut store, &at(13, "15:59"));
    assert!(owed(&mut store, &at(13, "15:59")).is_empty());
    insta::assert_snapshot!(told(&mut store, at(13, "16:00")));
    assert_eq!(nudge(&mut store, &at(13, "16:01")).owed, 0);
    assert_eq!(nudge(&mut store, &at(15, "19:00")).owed, 0);
    let (mut store, _) = chosen("Thoa", &[Habit::Preview(Some(Preview::SundayEvening))]);
    assert_eq!(nudge(&mut store, &at(15, "18:59")).owed, 0);
    assert_eq!(nudge(&mut store, &at(15, "19:00")).owed, 1);
}

#[test]
fn whoever_wants_quiet_weekends_hears_of_mondays_work_on_sunday_evening_only() {
    let line = "14 sáng | Trực cơ quan | | VP | Lam";
    let (mut store, chats) = office(&["Lam"]);
    store
        .transact(|tx| {
            crate::support::publish(
                tx,
                &at(2, "08:00"),
                &crate::support::reading(&[line, "16 sáng | Họp | | VP | Lam"]),
            );
            Ok(())
        })
        .expect("a programme");
    let quiet = |store: &mut Store, on: bool| {
        store.transact(|tx| tx.set_habit(chats[0], Habit::Weekends(on))).expect("a habit");
    };
    store.transact(|tx| tx.set_habit(chats[0], Habit::EveAt(Some(hour("20:00"))))).expect("a habit");
    quiet(&mut store, false);
    assert_eq!(nudge(&mut store, &at(13, "20:00")).owed, 0, "nothing about a Saturday");
    assert_eq!(nudge(&mut store, &at(14, "06:30")).owed, 0);
    assert_eq!(nudge(&mut store, &at(15, "20:00")).owed, 1, "Monday's, on Sunday");
    quiet(&mut store, true);
    assert_eq!(nudge(&mut store, &at(14, "06:30")).owed, 1);
}

#[test]
fn a_day_without_items_is_told_to_whoever_wants_to_know() {
    let (mut store, _) = chosen("Lam", &[Habit::EmptyDays(true)]);
    insta::assert_snapshot!(
        told(&mut store, at(14, "06:30")),
        @r"
    Lịch công tác Thứ Bảy 14/11
    Hôm nay đ/c Lam không có lịch công tác.
    Gần nhất: thứ Hai 16/11, 1 việc.
    "
    );
}

#[test]
fn a_short_digest_has_one_line_an_item_and_a_silent_one_no_sound() {
    let (mut store, _) = chosen("VP", &[Habit::Short(true), Habit::Silent(true)]);
    insta::assert_snapshot!(told(&mut store, at(13, "06:30")));
    let (mut store, _) = chosen("VP", &[Habit::Silent(true)]);
    nudge(&mut store, &at(13, "06:30"));
    let rows = store
        .transact(|tx| tx.claim(at(13, "06:30").now, 10, &Default::default(), &office::store::Form::ALL))
        .expect("the outbox");
    assert!(rows.iter().all(|row| row.manner.silent), "{rows:?}");
}

#[test]
fn an_hour_of_ones_own_and_a_language_of_ones_own() {
    let (mut store, _) = chosen("Vịnh", &[Habit::DigestAt(hour("07:15")), Habit::Language(Language::En)]);
    assert_eq!(nudge(&mut store, &at(13, "07:14")).owed, 0);
    let text = told(&mut store, at(13, "07:15"));
    assert!(text.contains("Friday"), "{text}");
}

#[test]
fn minutes_before_an_item_with_an_hour_whoever_asked_is_reminded_once() {
    let (mut store, _) = chosen("Vịnh", &[Habit::MinutesBefore(Some(30)), Habit::Morning(false)]);
    assert_eq!(told(&mut store, at(13, "13:29")), "");
    insta::assert_snapshot!(
        told(&mut store, at(13, "13:30")),
        @r"
    Sắp đến giờ: 14:00
    • Thứ Sáu 13/11, 14:00: Làm việc với Đoàn kiểm tra <117-QĐ/TU> & Sở Tài chính
       📍 Phòng họp số 2 · Cùng chủ trì: đ/c Tài · Chuẩn bị: VP
    "
    );
    assert_eq!(nudge(&mut store, &at(13, "13:31")).owed, 0);
    let (mut store, _) = chosen("Vịnh", &[Habit::MinutesBefore(Some(30)), Habit::Morning(false)]);
    assert_eq!(nudge(&mut store, &at(13, "14:00")).owed, 0, "it has begun");
}

#[test]
fn an_item_that_names_only_its_session_is_reminded_of_before_the_session_begins() {
    let (mut store, _) = chosen("Lam", &[Habit::MinutesBefore(Some(15)), Habit::Morning(false)]);
    assert_eq!(told(&mut store, at(13, "07:44")), "");
    let said = told(&mut store, at(13, "07:45"));
    assert!(said.starts_with("Sắp đến buổi sáng (từ 08:00)\n• Thứ Sáu 13/11, sáng: Họp UBND tỉnh"), "{said}");
}

#[test]
fn several_reminders_come_before_one_item_and_only_the_nearest_of_those_that_are_late() {
    let habits = [Habit::Remind(60, true), Habit::Remind(15, true), Habit::Morning(false)];
    let (mut store, _) = chosen("Vịnh", &habits);
    for (hour, count) in [("12:59", 0), ("13:00", 1), ("13:30", 0), ("13:45", 1), ("13:50", 0)] {
        assert_eq!(nudge(&mut store, &at(13, hour)).owed, count, "at {hour}");
    }
    let (mut store, _) = chosen("Vịnh", &habits);
    assert_eq!(nudge(&mut store, &at(13, "13:50")).owed, 1, "one for both that were missed");
    let (mut store, _) = chosen("Vịnh", &[Habit::Remind(60, true), Habit::Remind(60, false)]);
    nudge(&mut store, &at(13, "06:30"));
    assert_eq!(nudge(&mut store, &at(13, "13:00")).owed, 0, "given up");
}

#[test]
fn a_reminder_comes_once_more_ten_minutes_later_where_that_is_asked_for() {
    let (mut store, chat) = chosen("Vịnh", &[Habit::MinutesBefore(Some(30)), Habit::Morning(false)]);
    told(&mut store, at(13, "13:30"));
    let shown = store.transact(|tx| {
        let of = vec![tx.register()?.find("Vịnh")[0].id];
        let asker = Asker { chat: Some(chat), of, role: None, language: Language::Vi };
        let item = tx.planned(Period { from: day(13), to: day(13) })?;
        let item = item.iter().find(|p| p.item.time.is_some()).expect("an item with an hour").id;
        remind::again(tx, &rules(), &at(13, "13:32"), &asker, (item, day(13)))?;
        remind::again(tx, &rules(), &at(13, "13:32"), &asker, (item, day(13)))
    });
    let shown = shown.expect("a press").expect("a message");
    assert!(shown.text.to_plain().ends_with("Sẽ nhắc lại lúc 13:42."), "{}", shown.text.to_plain());
    assert!(owed(&mut store, &at(13, "13:41")).is_empty());
    let again = owed(&mut store, &at(13, "13:42"));
    assert_eq!(again.len(), 1, "pressed twice, reminded once");
    assert!(again[0].1.starts_with("Sắp đến giờ: 14:00"), "{}", again[0].1);
}

/// The buttons beneath the digest of a morning.
fn buttons(store: &mut Store, moment: Moment) -> Vec<String> {
    nudge(store, &moment);
    let claim = |tx: &Tx<'_>| tx.claim(moment.now, 10, &Default::default(), &office::store::Form::ALL);
    let rows = store.transact(claim).expect("the outbox");
    rows.iter().flat_map(|row| row.message.keyboard.concat()).map(|button| button.label).collect()
}

#[test]
fn the_first_digest_that_has_an_hour_asks_once_whether_to_remind() {
    let (mut store, chat) = chosen("Vịnh", &[]);
    let first = buttons(&mut store, at(13, "06:30"));
    assert_eq!(first[..2], ["Ngày mai", "Tuần"]);
    assert!(first.ends_with(&["⏰ Trước 60 phút".into(), "Không cần nhắc trước giờ".into()]), "{first:?}");
    let answer = Settings::Remind { minutes: 30 };
    let said =
        store.transact(|tx| press(tx, &rules(), chat, answer, false)).expect("an answer").expect("a chat");
    assert_eq!(said.text.to_plain(), "Sẽ nhắc trước 30 phút. Đổi lại trong /caidat.");
    store.transact(|tx| tx.set_habit(chat, Habit::MinutesBefore(None))).expect("a habit");
    assert!(!store.transact(|tx| tx.ask_once(chat, "ask-before", at(14, "06:30").now)).expect("a look"));
    // Lam has no hour that day, and chairs: whom to send.
    let (mut store, _) = chosen("Lam", &[]);
    assert_eq!(buttons(&mut store, at(13, "06:30")), ["Ngày mai", "Tuần", "Ủy quyền"]);
}

#[test]
fn any_hour_can_be_typed_for_the_digest() {
    let (mut store, chat) = chosen("Vịnh", &[]);
    for (typed, hour) in [
        ("6h30", Some("06:30")),
        ("6g30", Some("06:30")),
        ("5:05", Some("05:05")),
        ("06h", Some("06:00")),
        ("7 giờ 15", Some("07:15")),
        ("25h", None),
        ("sớm", None),
    ] {
        let taken = store.transact(|tx| typed_hour(tx, &rules(), chat, typed, false)).expect("settings");
        assert_eq!(taken.is_some(), hour.is_some(), "{typed}");
        if let Some(expected) = hour {
            let kept = store.look(|tx| Ok(tx.habits(chat)?.expect("a chat").digest_at)).expect("habits");
            assert_eq!(kept, Some(self::hour(expected)), "{typed}");
        }
    }
}

#[test]
fn every_button_of_the_settings_is_understood_and_does_what_it_says() {
    let (mut store, chat) = chosen("Lam", &[]);
    let rules = rules();
    let mut show = |pressed: &Settings| {
        store.transact(|tx| press(tx, &rules, chat, pressed.clone(), false)).expect("settings").unwrap()
    };
    for screen in [Settings::Menu, Settings::Kinds, Settings::OnlyUrgent] {
        let shown = show(&screen);
        for button in shown.keyboard.concat() {
            let Press::Settings(pressed) = button.press else { panic!("{}", button.label) };
            let before = show(&screen);
            let after = show(&pressed);
            assert_ne!(after, before, "{} shows or changes something", button.label);
            // Twice is not back.
            assert_eq!(show(&pressed), after, "{}", button.label);
        }
    }
}

#[test]
fn whoever_wants_pictures_of_the_week_is_owed_them_once_after_the_words() {
    let (mut store, chat) =
        chosen("Thoa", &[Habit::Preview(Some(Preview::FridayAfternoon)), Habit::Pictured(true)]);
    let at_four = at(13, "16:00");
    assert_eq!(nudge(&mut store, &at_four).owed, 1);
    assert_eq!(nudge(&mut store, &at(13, "16:01")).owed, 0);
    let claim = |store: &mut Store| {
        let claimed = store
            .transact(|tx| tx.claim(at_four.now, 10, &Default::default(), &office::store::Form::ALL))
            .expect("a claim");
        for row in &claimed {
            store.transact(|tx| tx.mark_sent(row.id, 1, at_four.now)).expect("a mark");
        }
        claimed
    };
    let words = claim(&mut store);
    assert_eq!((words.len(), &words[0].attachment), (1, &None));
    let pictures = claim(&mut store);
    assert_eq!(pictures.len(), 1);
    assert_eq!(pictures[0].chat, chat);
    assert_eq!(pictures[0].attachment, Some(Attachment::Week(day(16))));
    assert_eq!(pictures[0].message.text.as_str(), "Lịch công tác tuần 16/11 – 22/11/2026");
    assert!(claim(&mut store).is_empty());
}
