//! Who takes part in an item without chairing or preparing it: who that is, and what they are told.

use office::{
    access::Asker,
    announce,
    ask::{Enquiry, Shelves},
    calendar::{Chronicle, View},
    publish::Origin,
    remind::{Composer, Occasion, Recipient},
    settings::press,
    store::{Actor, ChatId, Store, Tx},
};
use plan::{
    Period,
    register::{EntryId, Part, Parts},
};
use words::{Language, Press, press::Settings, settings::Habit};

use super::remind::{linked, office, owed};
use crate::support::{at, day, reading, rules};

const PROGRAMME: &[&str] = &[
    "13 sáng 08:00 | Họp Ban Chỉ đạo chuyển đổi số | @Hội trường | VP | Lam | Đ/c Thoa - PGĐ, Trưởng phòng TCCB, Sở Tài chính | Xe 7 chỗ",
    "13 chiều | Tiếp xúc cử tri | | QLĐĐ | Vịnh | Lãnh đạo Sở",
    "16 sáng | Tập huấn | | CNTY | Tài | Đại diện Phòng CM",
];

/// An office with this programme, with a chat linked to each name.
fn planned(lines: &[&str], names: &[&str]) -> (Store, Vec<ChatId>) {
    let mut store = Store::in_memory().expect("a store");
    announced(&mut store, 2, lines);
    let chats = store
        .transact(|tx| (100..).zip(names).map(|(id, name)| linked(tx, &at(2, "09:00"), id, name)).collect());
    (store, chats.expect("chats"))
}

/// What a publication tells, chat by chat.
fn announced(store: &mut Store, day: u32, lines: &[&str]) -> Vec<(ChatId, String)> {
    let (moment, reading) = (at(day, "08:00"), reading(lines));
    let origin = Origin { by: Actor::CommandLine, ..Origin::default() };
    store
        .transact(|tx| announce::publish(tx, &rules(), &moment, &reading, &[], &origin))
        .expect("a publication");
    owed(store, &at(day, "08:02"))
}

fn digest(store: &mut Store, chat: ChatId, of_day: u32) -> String {
    let parts = store.look(|tx| {
        let to = Recipient::load(tx, chat)?.expect("a chat");
        let composer = Composer::new(tx, Language::Vi, day(of_day))?;
        composer.parts(&to, Occasion::Morning { late_since: None })
    });
    parts.expect("a digest").iter().map(|part| part.to_plain()).collect()
}

fn entry(tx: &Tx<'_>, name: &str) -> EntryId {
    tx.register().expect("the directory").find(name)[0].id
}

fn ask(store: &mut Store, name: &str, text: &str) -> String {
    let asked = store.look(|tx| {
        let asker = Asker { chat: None, of: vec![entry(tx, name)], role: None, language: Language::Vi };
        let (shelves, moment) = (Shelves::default(), at(13, "07:00"));
        Enquiry { tx, shelves: &shelves, moment: &moment, asker: &asker }.sentence(text, None)
    });
    asked.expect("an answer").blocks.iter().map(|block| block.to_plain()).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_attendee_is_told_apart_from_who_chairs_and_from_who_prepares() {
    let (mut store, chats) = planned(PROGRAMME, &["Thoa", "Lam", "TCCB"]);
    let texts: Vec<String> = chats.iter().map(|chat| digest(&mut store, *chat, 13)).collect();
    insta::assert_snapshot!(texts.join("\n----\n"));
}

#[test]
fn whoever_is_named_is_never_told_that_there_is_nothing() {
    let (mut store, _) = planned(PROGRAMME, &[]);
    for (name, asked, found) in [
        ("Thoa", "hôm nay tôi có lịch không", "Họp Ban Chỉ đạo"),
        ("TCCB", "/homnay", "Họp Ban Chỉ đạo"),
        ("TCCB", "hôm nay có gì", "Họp Ban Chỉ đạo"),
        // Through a collective.
        ("Tài", "chiều nay tôi bận gì", "Tiếp xúc cử tri"),
        ("QLĐĐ", "thứ hai tuần sau", "Tập huấn"),
        // Of somebody else.
        ("Lam", "lịch đ/c Thoa hôm nay", "Họp Ban Chỉ đạo"),
        // A guest is found by words.
        ("Lam", "tìm Sở Tài chính", "Họp Ban Chỉ đạo"),
    ] {
        let said = ask(&mut store, name, asked);
        assert!(said.contains(found), "{name} asks {asked}: {said}");
    }
    assert!(ask(&mut store, "CNTY", "hôm nay có gì").contains("không có lịch"), "nobody else's");
}

#[test]
fn a_spelling_learned_later_counts_at_once() {
    let lines = ["13 sáng | Họp giao ban | | VP | Lam | Phòng Tổ chức"];
    let (mut store, _) = planned(&lines, &[]);
    assert!(ask(&mut store, "TCCB", "hôm nay có gì").contains("không có lịch"));
    store.transact(|tx| tx.add_alias(entry(tx, "TCCB"), "Tổ chức")).expect("an alias");
    assert!(ask(&mut store, "TCCB", "hôm nay có gì").contains("Họp giao ban"));
}

#[test]
fn who_is_put_on_and_who_is_taken_off_is_told_and_no_other_attendee() {
    let (mut store, chats) = planned(PROGRAMME, &["Thoa", "TCCB", "Lam", "CNTY"]);
    let mut changed = PROGRAMME.to_vec();
    changed[0] = "13 sáng 08:00 | Họp Ban Chỉ đạo chuyển đổi số | @Hội trường | VP | Lam | Trưởng phòng TCCB, Phòng CNTY | Xe 7 chỗ";
    let told = announced(&mut store, 3, &changed);
    let to: Vec<ChatId> = told.iter().map(|(chat, _)| *chat).collect();
    assert_eq!(to, [chats[0], chats[2], chats[3]], "TCCB takes part as before: {told:#?}");
    insta::assert_snapshot!(told.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>().join("\n----\n"));
}

#[test]
fn an_attendee_taken_off_reads_so_in_the_next_digest() {
    let (mut store, chats) = planned(PROGRAMME, &["Thoa"]);
    let other = "13 sáng 08:00 | Họp Ban Chỉ đạo chuyển đổi số | @Hội trường | VP | Lam | Phòng CNTY";
    let other = [other, PROGRAMME[2]];
    store
        .transact(|tx| {
            tx.decide_digest(
                chats[0],
                day(12),
                office::store::DigestOutcome::Owed,
                None,
                at(12, "06:30").now,
            )?;
            Ok(crate::support::publish(tx, &at(12, "08:00"), &reading(&other)))
        })
        .expect("a revision");
    let said = digest(&mut store, chats[0], 13);
    assert!(said.contains("THÔI PHỤ TRÁCH: 08:00 Họp Ban Chỉ đạo"), "{said}");
}

#[test]
fn a_chat_that_wants_no_attendances_hears_that_there_are_some_not_that_there_is_nothing() {
    let (mut store, chats) = planned(PROGRAMME, &["Thoa"]);
    let habits = [Habit::Told(Part::Attends, false), Habit::EmptyDays(true)];
    store.transact(|tx| habits.iter().try_for_each(|habit| tx.set_habit(chats[0], *habit))).expect("habits");
    let said = digest(&mut store, chats[0], 13);
    assert!(said.contains("còn 2 việc khác") && !said.contains("không có lịch"), "{said}");
    let mut changed = PROGRAMME.to_vec();
    changed[1] = "14 chiều | Tiếp xúc cử tri | | QLĐĐ | Vịnh | Lãnh đạo Sở";
    assert_eq!(announced(&mut store, 3, &changed), [], "nor of changes");
    assert!(ask(&mut store, "Thoa", "hôm nay có gì").contains("Họp Ban Chỉ đạo"), "asked, all is said");
}

#[test]
fn the_last_part_that_a_chat_is_told_of_can_not_be_given_up() {
    let (mut store, chats) = office(&["Thoa"]);
    let mut press = |pressed: &str| {
        let Ok(Press::Settings(pressed)) = pressed.parse::<Press>() else { panic!("no setting: {pressed}") };
        store.transact(|tx| press(tx, &rules(), chats[0], pressed, false)).expect("a menu").expect("a chat")
    };
    for part in ["chairs", "prepares"] {
        press(&format!("set:{part}:0"));
    }
    let menu = press("set:kinds");
    let last =
        menu.keyboard.iter().flatten().find(|button| button.label.contains("tham dự")).expect("a button");
    assert_eq!(last.label, "Việc tham dự: có nhận (giữ ít nhất một loại)");
    assert_eq!(last.press, Settings::Set(Habit::Told(Part::Attends, true)).into());
    let parts = store.look(|tx| Ok(tx.habits(chats[0])?.expect("a chat").parts)).expect("habits");
    assert_eq!(parts, Parts { chairs: false, prepares: false, attends: true });
}

#[test]
fn an_attendees_calendar_has_the_item_with_its_notes() {
    let (mut store, _) = planned(PROGRAMME, &[]);
    let calendar = store.look(|tx| {
        let of = vec![entry(tx, "TCCB")];
        let view = View { of, language: Language::Vi, hours: None };
        Ok(Chronicle::load(tx, &at(12, "08:00"))?.calendar(&view))
    });
    let events = calendar.expect("a calendar").events;
    assert_eq!(events.len(), 1, "{events:#?}");
    assert!(events[0].description.ends_with("Sở Tài chính\nChi tiết: Xe 7 chỗ"), "{}", events[0].description);
}

#[test]
fn attendees_and_notes_are_kept_as_they_were_printed() {
    let (mut store, _) = planned(PROGRAMME, &[]);
    let items = store.look(|tx| tx.planned(Period { from: day(13), to: day(13) })).expect("items");
    let item = &items[0].item;
    assert_eq!(item.by_name().attendees, ["Đ/c Thoa - PGĐ", "Trưởng phòng TCCB", "Sở Tài chính"]);
    assert_eq!(item.notes.as_deref(), Some("Xe 7 chỗ"));
    assert_eq!(items[0].entries(Part::Attends).count(), 2, "the guest is in no directory");
}

#[test]
fn a_guest_who_shares_a_name_with_somebody_here_is_told_nothing() {
    for guest in [
        "Đ/c Thoa - PCT UBND tỉnh",
        "Đ/c Thỏa",
        "Đ/c Thoa (Sở Tài chính)",
        "Đ/c Thoa - Giám đốc Sở Tài chính",
    ] {
        let line = format!("13 sáng 08:00 | Họp liên ngành | | VP | Lam | {guest}");
        let (mut store, _) = planned(&[&line], &["Thoa"]);
        let register = store.look(|tx| tx.register()).expect("a register");
        assert_eq!(register.attendee(guest), None, "{guest}");
    }
    let (mut store, _) = planned(PROGRAMME, &["Thoa"]);
    let register = store.look(|tx| tx.register()).expect("a register");
    for own in ["Đ/c Thoa", "Thoa - PGĐ", "đ/c Thoa (Phó Giám đốc Sở)", "Đ/c Thoa - PGĐ Sở Nội vụ, PGĐ"]
    {
        assert_eq!(register.attendee(own), register.find("Thoa").first().map(|line| line.id), "{own}");
    }
}
