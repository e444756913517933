//! From the preview to everybody informed; and what keeps a publication from being another one than shown.

use super::{PROGRAMME, document, html, secretary, send, wait_a_minute, with};
use crate::support::{at, running::running};

#[tokio::test]
async fn a_secretary_sees_who_is_told_what_before_publishing() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let changed = with(&[
        (1, "16 chiều | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB | Lam"),
        (2, "13 chiều 14:00 | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Tài"),
    ]);
    send(&mai, "dieu-chinh.xlsx", document(&changed)).await;
    mai.press("Xem trước khi công bố").await;
    let preview = mai.wait_text("Xem trước công bố").await;
    insta::assert_snapshot!(html(&preview));
    mai.press("Ghi lý do").await;
    mai.write("theo lịch mới của UBND tỉnh");
    let preview = mai.wait_text("Lý do: theo lịch mới của UBND tỉnh").await;
    mai.press_on(preview.id, "Danh sách thay đổi").await;
    let list = mai.wait_text("ĐỔI CHỦ TRÌ").await;
    assert!(list.text().contains("DỜI"), "{}", list.text());
    mai.press("Quay lại").await;
    mai.press("Tin gửi từng nơi").await;
    mai.wait_text("1 nơi sẽ nhận tin").await;
    mai.press("đ/c Lam").await;
    let shown = mai.wait_text("Tin gửi đ/c Lam:").await;
    mai.press("Gửi thử cho tôi").await;
    let trial = mai.wait_message("the trial", |m| m.text().starts_with("DỜI")).await;
    assert_eq!(mai.press_on(trial.id, "Đã xem").await.text, "Đây là tin gửi thử.");
    mai.press_on(shown.id, "Quay lại").await;
    mai.press("Quay lại").await;
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố phiên bản 2").await;
    wait_a_minute(&bot);
    let told = lam.wait_text("DỜI").await;
    assert_eq!(told.text(), trial.text(), "what is shown is what is sent");
}

#[tokio::test]
async fn a_publication_is_called_back_within_a_minute_and_its_draft_is_open_again() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    send(&mai, "dieu-chinh.xlsx", document(&with(&[(3, "")]))).await;
    mai.press("Xem trước khi công bố").await;
    mai.press("Công bố").await;
    let heard = lam.from_bot().len();
    mai.press("Thu hồi").await;
    mai.wait_text("Đã thu hồi").await;
    mai.wait_message("the draft again", |m| m.text().starts_with("Dự thảo chương trình")).await;
    wait_a_minute(&bot);
    assert!(lam.ask("/ngay 16/11").await.text().contains("Tiếp công dân"));
    assert_eq!(lam.from_bot().len(), heard + 1);
}

#[tokio::test]
async fn what_has_changed_since_it_was_shown_is_shown_again() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    send(&mai, "dieu-chinh.xlsx", document(&with(&[(3, "")]))).await;
    mai.press("Xem trước khi công bố").await;
    bot.linked("Nguyễn Lam", "Lam").await;
    let toast = mai.press("Công bố").await;
    assert!(toast.text.contains("đã thay đổi"), "{}", toast.text);
    let again = mai.wait_text("Có thay đổi trong lúc anh/chị xem").await;
    assert!(again.text().contains("1 cán bộ"), "{}", again.text());
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố phiên bản 2").await;
}

#[tokio::test]
async fn a_button_of_an_earlier_edition_and_one_that_was_forged_do_nothing() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let draft = send(&mai, "dieu-chinh.xlsx", document(&with(&[(3, "")]))).await;
    wait_a_minute(&bot);
    for data in ["d:1:99:y", "d:77:1:y", "d:1:1:g:00000000", "d:::", "undo:1", "undo:x"] {
        let toast = mai.press_data(draft.id, data).await;
        assert!(!toast.text.is_empty(), "{data} says that it did nothing");
    }
    let own = lam.last();
    for data in ["d:1:1:y", "d:1:1:g:00000000", "undo:1", "nudge:1", "orig:1", "seen:1"] {
        lam.press_data(own.id, data).await;
    }
    let drafts = bot.office.look(|tx| tx.open_drafts()).await.expect("drafts");
    assert_eq!(drafts.len(), 1, "still open");
    assert_eq!(bot.office.look(|tx| tx.revisions(9, 0)).await.expect("revisions").len(), 1);
}

#[tokio::test]
async fn a_second_secretary_sees_whose_the_draft_is_and_takes_it_over() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let now = bot.clock.now();
    bot.office
        .run(move |tx| tx.grant(2, "Lê Văn Bình", office::store::Role::Secretariat, None, now))
        .await
        .expect("a role");
    let binh = bot.sandbox.person_with_id("Lê Văn Bình", 2);
    binh.write("/start");
    binh.wait_text("Anh/chị có thể hỏi").await;
    let mine = send(&mai, "dieu-chinh.xlsx", document(&with(&[(3, "")]))).await;
    let other = send(&binh, "khac.xlsx", document(&with(&[(4, "")]))).await;
    assert!(other.text().starts_with("Dự thảo chương trình"));
    let held = binh.wait_text("đang do Trần Thị Mai (Văn phòng) mở từ 08:0").await;
    assert_eq!(
        bot.office.look(|tx| tx.open_drafts()).await.expect("drafts").len(),
        2,
        "nothing is overwritten"
    );
    binh.press_on(held.id, "Tiếp nhận").await;
    mai.wait_text("Lê Văn Bình (Văn phòng) đã tiếp nhận dự thảo").await;
    let toast = mai.press_on(mine.id, "Xem trước khi công bố").await;
    assert_eq!(toast.text, "Dự thảo này người khác đang mở.");
    mai.wait_text("đang do Lê Văn Bình (Văn phòng) mở").await;
}

#[tokio::test]
async fn the_log_tells_who_did_what_and_gives_the_original_file() {
    let bot = running(at(12, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    send(&mai, "thang-11.xlsx", document(PROGRAMME)).await;
    mai.press("Xem trước khi công bố").await;
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố phiên bản 1").await;
    let log = mai.ask("/nhatky").await;
    assert!(log.text().contains("Trần Thị Mai (Văn phòng): công bố"), "{}", log.text());
    mai.press("Tệp gốc: phiên bản 1 (01/11 – 30/11)").await;
    let file = mai.wait_text("Tệp gốc của phiên bản 1").await;
    assert_eq!(mai.bytes(&file), document(PROGRAMME));
    assert_eq!(mai.file_name(&file).as_deref(), Some("thang-11.xlsx"));
}
