//! `/sua` and `/hoantac`: edits gather in a draft and become a revision with its own changes.

use office::{
    announce,
    editor::{Editor, Unfit},
    publish::{Origin, Published},
    store::{Draft, Invited, Tx},
};
use plan::{Session, Status, changes::Kind, register::Planned};
use sandbox::Person;
use words::{Language, findings::Say, press::Field};

use super::{Running, office, press};
use crate::support::{day, reading};

async fn draft(bot: &Running) -> Draft {
    let mut open = bot.office.look(|tx| tx.open_drafts()).await.expect("drafts");
    assert_eq!(open.len(), 1, "edits gather in one draft");
    open.remove(0)
}

/// Publishes the open draft as the desk does, and gives what changed.
pub(super) async fn publish(bot: &Running) -> (Published, Vec<Vec<Kind>>) {
    let (draft, rules, moment) = (draft(bot).await, bot.office.rules.clone(), bot.office.moment());
    let published = bot.office.run(move |tx| {
        let (reading, verdicts) = (&draft.reading, &draft.decisions.verdicts);
        let plan = announce::Plan::of(tx, &rules, &moment, reading, verdicts)?;
        assert!(plan.doubts.is_empty(), "an edit is not asked about: {:?}", plan.doubts);
        let kinds = plan.changes.iter().map(|change| change.kinds.clone()).collect();
        let origin = Origin { by: office::store::Actor::User(1), ..Origin::default() };
        let announced = announce::publish(tx, &rules, &moment, reading, verdicts, &origin)?;
        tx.close_draft(
            draft.id,
            office::store::DraftOutcome::Published,
            Some(announced.published.revision),
            moment.now,
        )?;
        Ok((announced.published, kinds))
    });
    published.await.expect("a revision")
}

async fn items(bot: &Running) -> Vec<Planned> {
    let all = |tx: &Tx<'_>| tx.planned(plan::Period { from: day(1), to: day(30) });
    bot.office.look(all).await.expect("items")
}

pub(super) async fn edit(desk: &Person, found: &str, button: &str, ask: &str, words: &str) {
    desk.ask(&format!("/sua {found}")).await;
    press(desk, button, ask).await;
    let said = desk.ask(words).await;
    assert!(said.text().contains("Đã sửa trong dự thảo"), "{}", said.text());
}

#[tokio::test]
async fn an_item_is_found_by_words_or_by_its_day() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let card = desk.ask("/sua tiep cong dan").await;
    insta::assert_snapshot!(card.transcript("bot"), @r#"
    bot: <b>Tiếp công dân định kỳ</b>
    Thời gian: sáng thứ Hai 16/11
    Chủ trì: đ/c Lam
    Chuẩn bị: VP
      [Dời ngày] [Đổi buổi, giờ]
      [Địa điểm] [Chủ trì]
      [Đơn vị] [Nội dung]
      [Thành phần dự] [Ghi chú]
      [Hủy việc này]
      [Ủy quyền]
    "#);
    let list = desk.ask("/sua 13/11").await;
    insta::assert_snapshot!(list.transcript("bot"), @"
    bot: Chọn việc cần sửa:

    1. sáng thứ Sáu 13/11: Họp UBND tỉnh
    2. 14:00 chiều thứ Sáu 13/11: Làm việc với Đoàn kiểm tra
      [1. sáng thứ Sáu 13/11: Họp…]
      [2. 14:00 chiều thứ Sáu…]
      [Thêm việc mới]
    ");
    assert!(desk.ask("/sua không có việc này").await.text().contains("Không tìm thấy"));
    desk.ask("/edit").await;
    assert!(desk.ask("tổng kết năm").await.text().contains("Tổng kết năm"));
}

#[tokio::test]
async fn several_edits_are_published_together_and_are_the_same_items() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let before = items(&bot).await;
    edit(&desk, "tiếp công dân", "Dời ngày", "ngày mới", "17/11").await;
    edit(&desk, "tiếp công dân", "Đổi buổi, giờ", "buổi hoặc giờ", "chiều 14h30").await;
    edit(&desk, "đoàn kiểm tra", "Địa điểm", "địa điểm mới", "Phòng họp số 5").await;
    edit(&desk, "đoàn kiểm tra", "Chủ trì", "người chủ trì", "đ/c Thoa").await;
    desk.ask("/sua tổng kết năm").await;
    press(&desk, "Hủy việc này", "Đã sửa trong dự thảo").await;
    assert_eq!(items(&bot).await, before, "nobody sees a draft");
    let (published, changes) = publish(&bot).await;
    assert_eq!((published.number, changes.len()), (2, 3), "{changes:?}");
    let after = items(&bot).await;
    let mut ids: Vec<_> = after.iter().map(|planned| planned.id).collect();
    ids.sort();
    let mut known: Vec<_> = before.iter().map(|planned| planned.id).collect();
    known.sort();
    assert_eq!(ids, known, "no item was taken for another one");
    let named =
        |words: &str| after.iter().find(|p| p.item.content.contains(words)).expect("the item").clone();
    assert_eq!(named("Tiếp công dân").item.date, day(17));
    assert_eq!(named("Tiếp công dân").item.session, Session::Afternoon);
    assert_eq!(named("Đoàn kiểm tra").item.by_name().officials, ["Thoa"]);
    assert_eq!(named("Tổng kết").item.status, Status::Cancelled);
}

#[tokio::test]
async fn a_cancelled_item_is_restored() {
    let bot = office().await;
    let desk = bot.administrator().await;
    desk.ask("/sua tổng kết năm").await;
    press(&desk, "Hủy việc này", "HỦY:").await;
    publish(&bot).await;
    desk.ask("/sua tổng kết năm").await;
    press(&desk, "Khôi phục", "Đã sửa trong dự thảo").await;
    publish(&bot).await;
    assert!(items(&bot).await.iter().all(|planned| planned.item.status == Status::Scheduled));
}

#[tokio::test]
async fn a_plus_adds_an_item() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let said = desk.ask("/sua + 18/11 14:00 Họp xét thi đua | Phòng họp số 1 | TCCB, VP | Lam, Thoa").await;
    insta::assert_snapshot!(said.transcript("bot"), @r#"
    bot: Đã thêm vào dự thảo, chưa công bố:

    <b>Họp xét thi đua</b>
    Thời gian: 14:00 chiều thứ Tư 18/11
    Địa điểm: Phòng họp số 1
    Chủ trì: đ/c Lam, đ/c Thoa
    Chuẩn bị: TCCB, VP
      [Thêm việc mới]
      [Xem trước và công bố]
    "#);
    let (_, changes) = publish(&bot).await;
    assert_eq!(changes, [[Kind::Added]]);
}

#[tokio::test]
async fn a_name_that_is_not_in_the_directory_is_asked_about_before_it_is_published() {
    let bot = office().await;
    let desk = bot.administrator().await;
    edit(&desk, "tiếp công dân", "Chủ trì", "người chủ trì", "đ/c Lan - PGĐ").await;
    press(&desk, "Trả lời câu hỏi", "Danh bạ chưa có “Lan”").await;
    press(&desk, "Thêm vào danh bạ", "không có điểm nào cần hỏi").await;
    publish(&bot).await;
    let register = bot.office.look(|tx| tx.register()).await.expect("the directory");
    let titles: Vec<String> = register.find("Lan").iter().map(|listing| listing.title()).collect();
    assert_eq!(titles, ["Lan (PGĐ)"]);
}

#[tokio::test]
async fn a_slip_of_the_finger_in_a_name_becomes_the_one_who_was_meant() {
    let bot = office().await;
    let desk = bot.administrator().await;
    edit(&desk, "tiếp công dân", "Chủ trì", "người chủ trì", "đ/c Thoaa").await;
    press(&desk, "Trả lời câu hỏi", "Danh bạ chưa có “Thoaa”").await;
    press(&desk, "Thoa", "không có điểm nào cần hỏi").await;
    publish(&bot).await;
    let named: Vec<Planned> = items(&bot).await;
    let chaired = named.iter().find(|planned| planned.item.content.contains("Tiếp công dân"));
    assert_eq!(chaired.expect("the item").item.by_name().officials, ["Thoa"]);
}

#[tokio::test]
async fn somebody_elses_draft_is_not_edited_over() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let second = bot.with_role("Phạm Thư Ký", Invited::Drafter).await;
    edit(&desk, "tiếp công dân", "Dời ngày", "ngày mới", "17/11").await;
    second.ask("/sua tổng kết năm").await;
    press(&second, "Hủy việc này", "Đang có dự thảo khác").await;
    assert_eq!(draft(&bot).await.held_by, office::store::Actor::User(1));
}

#[tokio::test]
async fn going_back_is_a_new_revision_with_its_own_changes() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let before = items(&bot).await;
    edit(&desk, "tiếp công dân", "Dời ngày", "ngày mới", "20/11").await;
    publish(&bot).await;
    assert_ne!(items(&bot).await, before);
    let offered = desk.ask("/hoantac").await;
    let label = offered.labels().concat()[0].to_owned();
    assert!(label.starts_with("Phiên bản 1"), "{label}");
    press(&desk, &label, "Đã lập dự thảo theo phiên bản 1").await;
    let back = draft(&bot).await;
    assert_eq!(back.reason.as_deref(), Some("Trở lại phiên bản 1"));
    let (published, changes) = publish(&bot).await;
    assert_eq!((published.number, changes), (3, vec![vec![Kind::Moved]]));
    assert_eq!(items(&bot).await, before, "the same items, as they were");
}

#[test]
fn what_is_typed_for_a_field_is_taken_or_asked_again() {
    let mut store = office::store::Store::in_memory().expect("a store");
    let register = store
        .transact(|tx| {
            crate::support::publish(
                tx,
                &crate::support::at(1, "08:00"),
                &reading(&["13 sáng | Họp | | VP | Lam"]),
            );
            tx.register()
        })
        .expect("the directory");
    let known = register.to_directory();
    let editor = Editor { known: &known, today: day(1) };
    let typed = |field, text: &str| {
        let mut reading = reading(&["13-14 sáng 08:00 | Họp | @Hội trường | VP | Lam"]);
        editor.put(&mut reading, 0, field, text).map(|()| reading)
    };
    let put = |field, text: &str| typed(field, text).map(|mut reading| reading.items.remove(0));
    let moved = put(Field::Day, "20/11").expect("a day");
    assert_eq!((moved.date, moved.end_date), (day(20), Some(day(21))), "as long as before");
    assert_eq!(put(Field::Day, "20/11 - 20/11").expect("a day").end_date, None);
    for (typed, session, from, to) in [
        ("cả ngày", Session::AllDay, None, None),
        ("14:00", Session::Afternoon, Some("14:00"), None),
        ("Sáng 8h30-10h", Session::Morning, Some("08:30"), Some("10:00")),
        ("19g", Session::Evening, Some("19:00"), None),
    ] {
        let put = put(Field::Session, typed).expect(typed);
        let hour = |time: Option<chrono::NaiveTime>| time.map(|time| time.format("%H:%M").to_string());
        assert_eq!(
            (put.session, hour(put.time).as_deref(), hour(put.end_time).as_deref()),
            (session, from, to)
        );
    }
    assert_eq!(put(Field::Place, "-").expect("a place").location, None);
    assert_eq!(put(Field::Chairs, "đ/c Thoa, lam").expect("names").officials, ["Thoa", "Lam"]);
    assert_eq!(put(Field::Attendees, "Phòng CNTY; Sở Tài chính").expect("names").attendees.len(), 2);
    assert_eq!(put(Field::Notes, "Xe 7 chỗ").expect("a note").notes.as_deref(), Some("Xe 7 chỗ"));
    assert_eq!(put(Field::Notes, "-").expect("no note").notes, None);
    for (field, typed, unfit) in [
        (Field::Day, "31/11", Unfit::Day),
        (Field::Day, "mai mốt", Unfit::Day),
        (Field::Session, "25:00", Unfit::Session),
        (Field::Session, "lúc nào đó", Unfit::Session),
        (Field::Content, " - ", Unfit::Content),
    ] {
        assert_eq!(put(field, typed).expect_err(typed), unfit);
    }
    assert_eq!(editor.add(&mut reading(&[]), "họp").expect_err("no day"), Unfit::Line);
    let asked = typed(Field::Chairs, "Lan - PGĐ").expect("a name that nobody knows").findings.remove(0);
    assert_eq!(asked.labels(Language::Vi), ["Thêm vào danh bạ", "Lam"], "never taken in silence: {asked:?}");
}

#[tokio::test]
async fn edits_go_through_the_desks_preview_to_whom_they_concern() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    edit(&desk, "tiếp công dân", "Dời ngày", "ngày mới", "17/11").await;
    press(&desk, "Xem trước và công bố", "[Công bố]").await;
    desk.press("Công bố").await;
    desk.wait_text("phiên bản 2").await;
    bot.set(crate::support::at(12, "08:05"));
    lam.wait_text("sáng thứ Ba 17/11").await;
    assert!(!thoa.transcript().contains("17/11"), "it is not Thoa's business");
}

#[tokio::test]
async fn a_plus_adds_work_of_several_days_and_hours_past_midnight() {
    let bot = office().await;
    let desk = bot.administrator().await;
    let added = desk.ask("/sua + 20/11-22/11 Tập huấn nghiệp vụ | Hội trường A | VP | Lam").await;
    assert!(added.text().contains("20/11") && added.text().contains("22/11"), "{}", added.text());
    let added = desk.ask("/sua + 25/11 - 26/11 Hội thi tay nghề").await;
    assert!(added.text().contains("25/11") && added.text().contains("26/11"), "{}", added.text());
    let added = desk.ask("/sua + 27/11 22:00-01:00 Trực phòng chống bão").await;
    assert!(added.text().contains("22:00–01:00"), "{}", added.text());
    assert!(desk.ask("/sua + 22/11-20/11 Ngược ngày").await.text().contains("Chưa rõ ngày nào"));
}

#[tokio::test]
async fn a_word_with_its_marks_finds_only_that_word() {
    let lines = ["13 sáng | Hội nghị tổng kết | | VP | Lam"];
    let bot = crate::support::running::running(crate::support::at(12, "08:00"), &lines).await;
    let desk = bot.administrator().await;
    assert!(desk.ask("/sua nghỉ").await.text().contains("Không tìm thấy"));
    assert!(desk.ask("/sua nghi").await.text().contains("Hội nghị tổng kết"));
    assert!(desk.ask("/sua hội nghị").await.text().contains("Hội nghị tổng kết"));
}
