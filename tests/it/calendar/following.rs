//! What goes into whose calendar, and what becomes of an event when the programme changes.

use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty};
use office::{
    Moment,
    calendar::{Chronicle, View},
    store::{Store, Tx},
};
use plan::register::EntryId;

use super::{at as when, events, is_cancelled, read, sequence, summary, text};
use crate::support::{at, publish, reading, rules};

const PROGRAMME: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh | | TCCB, VP | Lam",
    "13 chiều 14:00 | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Vịnh, Tài",
    "16 | Đi kiểm tra cơ sở | | Phòng CM | Thoa",
    "17-19 sáng 08:00 | Hội thảo trồng rừng | | CNTY | Thoa",
    "24 cả | Hội đồng bồi thường | | QLĐĐ | Tài",
];

fn office(programme: &[&str]) -> Store {
    let mut store = Store::in_memory().expect("a store");
    store.transact(|tx| Ok(publish(tx, &at(2, "08:00"), &reading(programme)))).expect("a programme");
    store
}

fn entry(tx: &Tx<'_>, name: &str) -> EntryId {
    tx.register().expect("the directory").find(name)[0].id
}

/// What a calendar of these people (nobody: the whole programme) holds at a moment.
fn calendar(tx: &Tx<'_>, moment: &Moment, names: &[&str]) -> ICalendar {
    let of = names.iter().map(|name| entry(tx, name)).collect();
    let view = View { of, language: rules().language, hours: Some(rules().session_hours) };
    read(&Chronicle::load(tx, moment).expect("a chronicle").calendar(&view).write())
}

fn summaries(calendar: &ICalendar) -> Vec<String> {
    events(calendar).into_iter().map(summary).collect()
}

fn find<'a>(calendar: &'a ICalendar, words: &str) -> &'a ICalendarComponent {
    let found = events(calendar).into_iter().find(|event| summary(event).contains(words));
    found.unwrap_or_else(|| panic!("no {words}: {:?}", summaries(calendar)))
}

fn uid(event: &ICalendarComponent) -> String {
    event.uid().expect("an identity").to_owned()
}

#[test]
fn each_gets_their_own_items_with_those_of_their_collectives_and_a_reader_gets_all() {
    office(PROGRAMME)
        .look(|tx| {
            let now = at(12, "08:00");
            assert_eq!(summaries(&calendar(tx, &now, &["Lam"])), ["Giao ban tháng", "Họp UBND tỉnh"]);
            let unit = summaries(&calendar(tx, &now, &["CNTY"]));
            assert_eq!(unit, ["Đi kiểm tra cơ sở", "08:00 Hội thảo trồng rừng"], "also as one of Phòng CM");
            assert_eq!(events(&calendar(tx, &now, &[])).len(), PROGRAMME.len());
            Ok(())
        })
        .expect("a look");
}

#[test]
fn an_item_takes_its_hours_or_those_of_its_session_or_the_whole_day() {
    office(PROGRAMME)
        .look(|tx| {
            let all = calendar(tx, &at(12, "08:00"), &[]);
            let mut lines = Vec::new();
            for event in events(&all) {
                let (from, to) = (ICalendarProperty::Dtstart, ICalendarProperty::Dtend);
                let busy = format!("{:?}", event.transparency().expect("a transparency"));
                lines.push(format!("{} – {} {busy}: {}", when(event, from), when(event, to), summary(event)));
                let more = [ICalendarProperty::Location, ICalendarProperty::Description];
                lines.extend(more.map(|more| text(event, more)).into_iter().filter(|text| !text.is_empty()));
            }
            insta::assert_snapshot!(lines.join("\n"), @r"
            20261112T140000 – 20261112T170000 Opaque: Giao ban tháng
            Hội trường
            Buổi: Chiều (chương trình không ghi giờ)
            Chủ trì: Lãnh đạo Sở
            Chuẩn bị: VP
            20261113T080000 – 20261113T113000 Opaque: Họp UBND tỉnh
            Buổi: Sáng (chương trình không ghi giờ)
            Chủ trì: đ/c Lam
            Chuẩn bị: TCCB, VP
            20261113T140000 – 20261113T150000 Opaque: Làm việc với Đoàn kiểm tra
            Phòng họp số 2
            Chương trình không ghi giờ kết thúc; tạm tính một giờ.
            Chủ trì: đ/c Vịnh, đ/c Tài
            Chuẩn bị: VP
            20261116 – 20261117 Transparent: Đi kiểm tra cơ sở
            Chủ trì: đ/c Thoa
            Chuẩn bị: Phòng CM
            20261117 – 20261120 Opaque: 08:00 Hội thảo trồng rừng
            Chủ trì: đ/c Thoa
            Chuẩn bị: CNTY
            20261124 – 20261125 Opaque: Hội đồng bồi thường
            Chủ trì: đ/c Tài
            Chuẩn bị: QLĐĐ
            ");
            let view = View { of: Vec::new(), language: rules().language, hours: None };
            let whole = read(&Chronicle::load(tx, &at(12, "08:00"))?.calendar(&view).write());
            let event = find(&whole, "Họp UBND");
            assert_eq!(when(event, ICalendarProperty::Dtstart), "20261113");
            assert_eq!(summary(event), "Sáng: Họp UBND tỉnh");
            let busy = format!("{:?}", event.transparency().expect("a transparency"));
            assert_eq!(busy, "Transparent", "half a day doesn't block the day");
            let event = find(&whole, "Đoàn kiểm tra");
            assert_eq!(when(event, ICalendarProperty::Dtstart), "20261113T140000", "its own hour stays");
            Ok(())
        })
        .expect("a look");
}

#[test]
fn a_moved_item_keeps_its_identity_and_counts_its_changes() {
    office(PROGRAMME)
        .transact(|tx| {
            let before = calendar(tx, &at(3, "08:00"), &["Lam"]);
            let before = find(&before, "Họp UBND");
            let mut moved = PROGRAMME.to_vec();
            moved[1] = "20 chiều | Họp UBND tỉnh | | TCCB, VP | Lam";
            publish(tx, &at(4, "09:00"), &reading(&moved));
            let after = calendar(tx, &at(5, "08:00"), &["Lam"]);
            let [first, second] = events(&after)[..] else { panic!("{:?}", summaries(&after)) };
            assert_eq!(summary(first), "Giao ban tháng");
            assert_eq!(sequence(first), 0, "nothing became of it");
            assert_eq!(when(first, ICalendarProperty::LastModified), "20261102T010000");
            assert_eq!((uid(second), sequence(second)), (uid(before), sequence(before) + 1));
            assert_eq!(when(second, ICalendarProperty::Dtstart), "20261120T140000");
            assert_eq!(when(second, ICalendarProperty::LastModified), "20261104T020000");
            assert_eq!(when(second, ICalendarProperty::Created), "20261102T010000");
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn the_same_document_again_and_a_restart_change_not_a_letter() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.db");
    let bytes = |store: &mut Store| {
        let view = View { of: Vec::new(), language: rules().language, hours: Some(rules().session_hours) };
        store.look(|tx| Ok(Chronicle::load(tx, &at(12, "08:00"))?.calendar(&view).write())).expect("bytes")
    };
    let mut store = Store::open(&path).expect("a store");
    store.transact(|tx| Ok(publish(tx, &at(2, "08:00"), &reading(PROGRAMME)))).expect("a programme");
    let first = bytes(&mut store);
    store.transact(|tx| Ok(publish(tx, &at(3, "08:00"), &reading(PROGRAMME)))).expect("the same again");
    assert_eq!(bytes(&mut store), first);
    drop(store);
    assert_eq!(bytes(&mut Store::open(&path).expect("the store again")), first);
}

#[test]
fn what_is_struck_from_the_programme_stays_as_cancelled_for_thirty_days_and_goes() {
    office(PROGRAMME)
        .transact(|tx| {
            publish(tx, &at(4, "09:00"), &reading(&PROGRAMME[1..]));
            let days_on = |days: i64| Moment {
                now: at(4, "09:00").now + chrono::TimeDelta::days(days),
                ..at(4, "09:00")
            };
            for days in [0, 30] {
                let calendar = calendar(tx, &days_on(days), &["Lam"]);
                let event = find(&calendar, "Giao ban");
                assert!(is_cancelled(event), "after {days} days");
                assert_eq!((summary(event).as_str(), sequence(event)), ("HỦY: Giao ban tháng", 1));
            }
            let later = calendar(tx, &days_on(31), &["Lam"]);
            assert_eq!(summaries(&later), ["Họp UBND tỉnh"]);
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn what_is_marked_as_postponed_is_cancelled_in_calendars_and_comes_back_with_a_day() {
    office(PROGRAMME)
        .transact(|tx| {
            let mut programme = PROGRAMME.to_vec();
            programme[1] = "13 sáng | Họp UBND tỉnh (hoãn) | | TCCB, VP | Lam";
            publish(tx, &at(4, "09:00"), &reading(&programme));
            let postponed = calendar(tx, &at(5, "08:00"), &["Lam"]);
            let postponed = find(&postponed, "Họp UBND");
            assert!(is_cancelled(postponed));
            assert_eq!(summary(postponed), "HOÃN: Họp UBND tỉnh");
            programme[1] = "18 sáng | Họp UBND tỉnh | | TCCB, VP | Lam";
            publish(tx, &at(6, "09:00"), &reading(&programme));
            let again = calendar(tx, &at(7, "08:00"), &["Lam"]);
            let again = find(&again, "Họp UBND");
            assert!(!is_cancelled(again));
            assert_eq!((uid(again), sequence(again)), (uid(postponed), 2));
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn whoever_is_taken_off_an_item_has_it_no_longer_and_whoever_is_put_on_it_gets_it() {
    office(PROGRAMME)
        .transact(|tx| {
            let mut programme = PROGRAMME.to_vec();
            programme[1] = "13 sáng | Họp UBND tỉnh | | TCCB, VP | Thoa";
            publish(tx, &at(4, "09:00"), &reading(&programme));
            let now = at(5, "08:00");
            let (old, new) = (calendar(tx, &now, &["Lam"]), calendar(tx, &now, &["Thoa"]));
            assert_eq!(summaries(&old), ["Giao ban tháng"], "it takes place: nothing was cancelled");
            let new = find(&new, "Họp UBND");
            assert!(!is_cancelled(new));
            let put_on = (uid(new), sequence(new));
            // What becomes of it later is no business of theirs.
            programme.remove(1);
            publish(tx, &at(6, "09:00"), &reading(&programme));
            assert_eq!(summaries(&calendar(tx, &at(7, "08:00"), &["Lam"])), ["Giao ban tháng"]);
            // Put back on it, they have the same event again.
            programme.insert(1, "13 sáng | Họp UBND tỉnh | | TCCB, VP | Lam");
            publish(tx, &at(8, "09:00"), &reading(&programme));
            let again = calendar(tx, &at(9, "08:00"), &["Lam"]);
            let again = find(&again, "Họp UBND");
            assert!(!is_cancelled(again));
            assert_eq!(uid(again), put_on.0);
            assert!(sequence(again) > put_on.1);
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_publication_that_was_called_back_shows_nothing_of_itself_and_the_count_never_falls() {
    office(&PROGRAMME[..2])
        .transact(|tx| {
            let mut other = PROGRAMME[..3].to_vec();
            other[1] = "20 sáng | Họp UBND tỉnh | | TCCB, VP | Lam";
            let published = publish(tx, &at(4, "09:00"), &reading(&other));
            let shown = calendar(tx, &at(4, "09:00"), &[]);
            assert_eq!(sequence(find(&shown, "Họp UBND")), 1);
            let revision = tx.revision(published.revision)?.expect("the revision");
            tx.withdraw_revision(&revision, office::store::Actor::CommandLine, at(4, "09:01").now)?;
            let back = calendar(tx, &at(4, "09:02"), &[]);
            assert_eq!(summaries(&back), ["Giao ban tháng", "Họp UBND tỉnh"], "nothing of Đoàn kiểm tra");
            let event = find(&back, "Họp UBND");
            assert_eq!(when(event, ICalendarProperty::Dtstart), "20261113T080000");
            assert_eq!(sequence(event), 2, "programs that saw the other state must believe this one");
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_stand_in_has_the_item_in_their_calendar_for_as_long_as_they_stand_in() {
    office(PROGRAMME)
        .transact(|tx| {
            let item =
                tx.planned(reading(PROGRAMME).period)?.into_iter().find(|p| p.item.content.contains("UBND"));
            let item = item.expect("the item").id;
            tx.delegate(
                item,
                entry(tx, "Lam"),
                entry(tx, "Tài"),
                office::store::Actor::CommandLine,
                at(4, "09:00").now,
            )?;
            let theirs = calendar(tx, &at(5, "08:00"), &["Tài"]);
            let event = find(&theirs, "Họp UBND");
            assert!(text(event, ICalendarProperty::Description).contains("đ/c Lam (đ/c Tài dự thay)"));
            assert_eq!(sequence(event), 1);
            tx.end_delegation(item, entry(tx, "Lam"), at(6, "09:00").now)?;
            let theirs = calendar(tx, &at(7, "08:00"), &["Tài"]);
            assert!(!summaries(&theirs).contains(&"Họp UBND tỉnh".to_owned()), "{:?}", summaries(&theirs));
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn what_was_handed_on_comes_back_also_after_two_lines_of_the_sender_became_one() {
    office(PROGRAMME)
        .transact(|tx| {
            let (lam, thoa, tai) = (entry(tx, "Lam"), entry(tx, "Thoa"), entry(tx, "Tài"));
            let item =
                tx.planned(reading(PROGRAMME).period)?.into_iter().find(|p| p.item.content.contains("UBND"));
            let item = item.expect("the item").id;
            tx.delegate(item, lam, tai, office::store::Actor::CommandLine, at(4, "09:00").now)?;
            tx.merge_entry(lam, thoa, at(4, "10:00").now)?;
            let ended = tx.end_delegation(item, thoa, at(6, "09:00").now)?;
            assert_eq!(ended.map(|(_, to)| to), Some(tai));
            let theirs = calendar(tx, &at(7, "08:00"), &["Tài"]);
            assert!(!summaries(&theirs).contains(&"Họp UBND tỉnh".to_owned()), "{:?}", summaries(&theirs));
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_year_of_the_past_is_in_it_and_nothing_older() {
    office(PROGRAMME)
        .look(|tx| {
            let days_after_the_last = |days: i64| {
                let moment = at(24, "12:00");
                Moment { now: moment.now + chrono::TimeDelta::days(days), ..moment }
            };
            let kept = calendar(tx, &days_after_the_last(365), &[]);
            assert_eq!(summaries(&kept), ["Hội đồng bồi thường"]);
            assert!(summaries(&calendar(tx, &days_after_the_last(366), &[])).is_empty());
            Ok(())
        })
        .expect("a look");
}

#[test]
fn a_long_content_is_cut_between_words_and_stands_whole_in_the_description() {
    let content = "Hội nghị trực tuyến toàn quốc về chuyển đổi số trong quản lý đất đai, vận hành cơ sở dữ liệu \
                   dùng chung và tổng kết thực hiện chỉ thị";
    office(&[&format!("13 sáng | {content} | | VP | Lam")])
        .look(|tx| {
            let calendar = calendar(tx, &at(12, "08:00"), &["Lam"]);
            let event = events(&calendar)[0];
            assert_eq!(
                summary(event),
                "Hội nghị trực tuyến toàn quốc về chuyển đổi số trong quản lý đất đai, vận hành cơ sở dữ…"
            );
            assert!(text(event, ICalendarProperty::Description).starts_with(content));
            Ok(())
        })
        .expect("a look");
}
