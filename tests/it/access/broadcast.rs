//! `/thongbao`: the secretariat's own words to many.

use office::store::Invited;
use sandbox::{Message, Person, world::Content};

use super::{Running, data, office, press};
use crate::support::{at, picture};

/// Two officials, a unit's group and a reader of the whole programme are linked.
struct Office {
    bot: Running,
    desk: Person,
    lam: Person,
    thoa: Person,
    group: sandbox::Place,
    reader: Person,
}

async fn peopled() -> Office {
    let bot = office().await;
    let desk = bot.administrator().await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    let (group, _) = bot.unit_group("VP").await;
    let reader = bot.linked("Lê Đọc", "*").await;
    Office { bot, desk, lam, thoa, group, reader }
}

async fn draft(desk: &Person, words: &str) -> Message {
    desk.ask("/thongbao").await;
    desk.ask(words).await;
    desk.wait_text("Thông báo sẽ gửi tới").await
}

fn notices(messages: Vec<Message>) -> usize {
    messages.iter().filter(|message| message.text().contains("THÔNG BÁO CỦA VĂN PHÒNG")).count()
}

#[tokio::test]
async fn a_notice_reaches_everybody_linked_once_and_the_report_says_so() {
    let Office { bot: _bot, desk, lam, thoa, group, reader } = peopled().await;
    let preview = draft(&desk, "Chiều nay mất điện từ 14 giờ <đề nghị lưu dữ liệu>").await;
    insta::assert_snapshot!(preview.transcript("bot"), @r#"
    bot: Thông báo sẽ gửi tới: <b>Tất cả</b>, 4 nơi nhận.
      [Tất cả] [Cán bộ] [Đơn vị]
      [Chọn tên]
      [Gửi thử cho tôi]
      [Gửi tới 4 nơi] [Hủy bỏ]
    "#);
    desk.press("Gửi tới 4 nơi").await;
    let report = desk.wait_text("Đã gửi xong thông báo").await;
    assert_eq!(report.id, preview.id, "the progress is shown in one message");
    insta::assert_snapshot!(report.transcript("bot"), @r#"
    bot (edited): <b>Đã gửi xong thông báo</b>
    Đã gửi 4/4, còn chờ 0, đã thu hồi 0, không tới 0.
      [Thu hồi] [Cập nhật]
    "#);
    for messages in [lam.from_bot(), thoa.from_bot(), group.from_bot(), reader.from_bot()] {
        assert_eq!(notices(messages), 1);
    }
    assert!(
        lam.wait_text("mất điện").await.text().contains("<đề nghị lưu dữ liệu>"),
        "what was typed, as typed"
    );
    assert_eq!(notices(desk.from_bot()), 0, "the desk itself is not linked");
}

#[tokio::test]
async fn officials_units_or_picked_names_can_be_addressed() {
    let Office { bot: _bot, desk, lam, thoa, group, reader } = peopled().await;
    draft(&desk, "Họp đột xuất").await;
    press(&desk, "Cán bộ", "<b>Cán bộ</b>, 2 nơi").await;
    press(&desk, "Đơn vị", "<b>Đơn vị</b>, 1 nơi").await;
    press(&desk, "Chọn tên", "Bấm để chọn").await;
    press(&desk, "Lam", "✓ Lam").await;
    press(&desk, "VP", "✓ VP").await;
    press(&desk, "✓ VP", "[VP]").await;
    press(&desk, "Xong", "<b>Lam</b>, 1 nơi").await;
    desk.press("Gửi tới 1 nơi").await;
    desk.wait_text("Đã gửi xong").await;
    assert_eq!(notices(lam.from_bot()), 1);
    for messages in [thoa.from_bot(), group.from_bot(), reader.from_bot()] {
        assert_eq!(notices(messages), 0);
    }
}

#[tokio::test]
async fn a_test_goes_to_the_secretary_alone_and_a_discarded_notice_to_nobody() {
    let Office { bot: _bot, desk, lam, .. } = peopled().await;
    draft(&desk, "Thử một câu").await;
    press(&desk, "Gửi thử cho tôi", "THÔNG BÁO CỦA VĂN PHÒNG").await;
    let send = data(&desk, "Gửi tới 4 nơi");
    let preview = desk.wait_text("Thông báo sẽ gửi tới").await;
    press(&desk, "Hủy bỏ", "không gửi thông báo").await;
    desk.press_data(preview.id, &send).await;
    desk.ask("/homnay").await;
    assert_eq!(notices(lam.from_bot()), 0, "{}", lam.transcript());
}

#[tokio::test]
async fn pressing_send_twice_sends_once() {
    let Office { bot, desk, lam, .. } = peopled().await;
    let preview = draft(&desk, "Một lần thôi").await;
    let send = data(&desk, "Gửi tới 4 nơi");
    desk.press_data(preview.id, &send).await;
    desk.press_data(preview.id, &send).await;
    desk.wait_text("Đã gửi xong").await;
    bot.sandbox.wait_taken().await;
    assert_eq!(notices(lam.from_bot()), 1);
}

#[tokio::test]
async fn what_was_shown_is_what_is_sent_or_nothing_is() {
    let Office { bot, desk, lam, .. } = peopled().await;
    let preview = draft(&desk, "Có người vừa vào").await;
    let send = data(&desk, "Gửi tới 4 nơi");
    let tai = bot.linked("Lê Tài", "Tài").await;
    desk.press_data(preview.id, &send).await;
    desk.wait_message("the new count", |m| m.transcript("").contains("[Gửi tới 5 nơi]")).await;
    assert_eq!(notices(lam.from_bot()) + notices(tai.from_bot()), 0);
}

#[tokio::test]
async fn a_file_goes_with_its_caption() {
    let Office { bot: _bot, desk, lam, .. } = peopled().await;
    desk.ask("/thongbao").await;
    desk.send_document("giay-moi.pdf", b"%PDF-1.7 giay moi".to_vec(), "Giấy mời họp tổng kết");
    desk.wait_text("Thông báo sẽ gửi tới").await;
    desk.press("Gửi tới 4 nơi").await;
    let got = lam.wait_text("Giấy mời họp tổng kết").await;
    assert_eq!(lam.file_name(&got).as_deref(), Some("giay-moi.pdf"));
    assert_eq!(lam.bytes(&got), b"%PDF-1.7 giay moi");
}

#[tokio::test]
async fn a_photo_goes_as_a_picture_with_its_caption() {
    let Office { bot: _bot, desk, lam, group, .. } = peopled().await;
    desk.ask("/thongbao").await;
    desk.send_photo(picture(3, 2), "Sơ đồ phòng họp mới");
    desk.wait_text("Thông báo sẽ gửi tới").await;
    press(&desk, "Gửi thử cho tôi", "Sơ đồ phòng họp mới").await;
    assert_eq!(notices(lam.from_bot()), 0, "a test is the secretary's alone");
    desk.press("Gửi tới 4 nơi").await;
    for place in [lam.place(), &group] {
        let got = place.wait_text("Sơ đồ phòng họp mới").await;
        assert!(matches!(got.content, Content::Photo { .. }), "{}", got.transcript("bot"));
        assert_eq!(place.bytes(&got), picture(3, 2));
    }
    desk.wait_text("Đã gửi xong").await;
}

#[tokio::test]
async fn a_notice_can_be_taken_back_for_two_days() {
    let Office { bot, desk, lam, .. } = peopled().await;
    draft(&desk, "Gửi nhầm").await;
    desk.press("Gửi tới 4 nơi").await;
    desk.wait_text("Đã gửi xong").await;
    let report = press(&desk, "Thu hồi", "đã thu hồi 4").await;
    assert!(report.text().contains("Đã thu hồi thông báo"));
    assert_eq!(notices(lam.messages()), 0, "{}", lam.transcript());
    draft(&desk, "Gửi nhầm lần nữa").await;
    desk.press("Gửi tới 4 nơi").await;
    desk.wait_text("Đã gửi xong").await;
    let recall = data(&desk, "Thu hồi");
    bot.set(at(14, "09:00"));
    let last = desk.from_bot().last().expect("the report").id;
    desk.press_data(last, &recall).await;
    desk.ask("/homnay").await;
    assert_eq!(notices(lam.messages()), 1, "too late: it stays");
}

#[tokio::test]
async fn whoever_only_drafts_can_send_nothing_to_everybody() {
    let Office { bot, desk, lam, .. } = peopled().await;
    let preview = draft(&desk, "Chưa gửi").await;
    let send = data(&desk, "Gửi tới 4 nơi");
    let drafter = bot.with_role("Hoàng Soạn Thảo", Invited::Drafter).await;
    assert!(drafter.ask("/thongbao").await.text().contains("quyền công bố"));
    let last = drafter.from_bot().last().expect("a message").id;
    drafter.press_data(last, &send).await;
    drafter.ask("/homnay").await;
    assert_eq!(notices(lam.from_bot()), 0);
    assert!(desk.message(preview.id).expect("the preview").edited.is_none());
}

#[tokio::test]
async fn a_chat_that_wants_no_notices_gets_none_and_the_preview_says_so() {
    let Office { bot, desk, lam, thoa, .. } = peopled().await;
    let set = |tx: &office::store::Tx<'_>| {
        let lam = tx.register()?.find("Lam").first().map(|listing| listing.id);
        let habit = words::settings::Habit::Broadcasts(false);
        tx.set_habit(tx.chats_linked_to(lam)?[0].id, habit)
    };
    bot.office.run(set).await.expect("a habit");
    let preview = draft(&desk, "Chiều nay mất điện").await;
    assert!(preview.text().contains("Hiện không nhận được tin: Nguyễn Lam"), "{}", preview.text());
    desk.press("Gửi tới 3 nơi").await;
    desk.wait_text("Đã gửi xong thông báo").await;
    assert_eq!((notices(lam.from_bot()), notices(thoa.from_bot())), (0, 1));
}
