//! A document comes in: what the secretary is told of it, and what everybody else is.
use sandbox::World;

use super::{PROGRAMME, document, html, secretary, send, with};
use crate::support::{self, at, running::running};

#[tokio::test]
async fn a_document_is_answered_with_what_was_read() {
    let bot = running(at(12, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    let sent = mai.send_document("thang-11.xlsx", document(PROGRAMME), "");
    let progress = mai.wait_after(sent).await;
    let answer = mai.wait_text("Dự thảo chương trình").await;
    assert_eq!(answer.id, progress.id, "the progress line becomes the answer");
    insta::assert_snapshot!(html(&answer));
}

#[tokio::test]
async fn while_a_document_is_read_the_chat_shows_that_the_bot_is_typing() {
    let bot = running(at(12, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    mai.send_document("thang-11.xlsx", document(PROGRAMME), "");
    let typing = |world: &World| world.chat(mai.chat_id())?.action.clone();
    let (action, _) = bot.sandbox.wait_for("a sign of life", typing).await;
    assert_eq!(action, "typing");
}

#[tokio::test]
async fn the_same_file_twice_is_noticed_and_its_draft_kept() {
    let bot = running(at(12, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    send(&mai, "thang-11.xlsx", document(PROGRAMME)).await;
    let again = send(&mai, "ban-sao.xlsx", document(PROGRAMME)).await;
    assert!(again.text().contains("Tệp này đã nhận rồi"), "{}", again.text());
    mai.press("Xem trước khi công bố").await;
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố phiên bản 1").await;
    let third = send(&mai, "thang-11.xlsx", document(PROGRAMME)).await;
    assert!(
        third.text().contains("Trần Thị Mai (Văn phòng) công bố thành phiên bản 1 lúc 08:0"),
        "{}",
        third.text()
    );
}

#[tokio::test]
async fn a_document_of_anybody_else_is_declined_in_one_sentence() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let stranger = bot.sandbox.person("Người Lạ");
    stranger.write("/start");
    stranger.wait_text("liên hệ Văn phòng").await;
    for (person, words) in [(&lam, "Chỉ Văn phòng"), (&stranger, "liên hệ Văn phòng")] {
        let sent = person.send_document("lich.xlsx", document(&with(&[(3, "")])), "");
        assert!(person.wait_after(sent).await.text().contains(words));
    }
    let drafts = bot.office.look(|tx| tx.open_drafts()).await.expect("drafts");
    assert!(drafts.is_empty());
}

#[tokio::test]
async fn what_cannot_be_read_is_one_clear_line_and_nothing_is_lost() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let answer = send(&mai, "thiep-moi.txt", "Kính mời dự tiệc.".into()).await;
    assert!(answer.text().starts_with("Không đọc được “thiep-moi.txt”: "), "{}", answer.text());
    assert_eq!(answer.text().lines().count(), 1);
    let sent = mai.send_document_of_size("lon.docx", 21 * 1024 * 1024);
    assert!(mai.wait_after(sent).await.text().contains("20 MB"));
    let kept = bot.office.look(|tx| tx.document(1)).await.expect("a look").expect("the file is kept");
    assert_eq!(kept.0, "thiep-moi.txt");
}

#[tokio::test]
async fn a_draft_is_looked_at_by_day_as_a_person_and_as_a_sheet() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    send(&mai, "thang-11.xlsx", document(PROGRAMME)).await;
    mai.press("Xem theo ngày").await;
    let first = mai.wait_text("Thứ Năm, 12/11/2026 – dự thảo, 1 việc").await;
    assert_eq!(first.labels()[0], ["▶"]);
    mai.press("▶").await;
    mai.wait_text("Thứ Sáu, 13/11/2026 – dự thảo, 2 việc").await;
    mai.press("Xem theo từng người").await;
    mai.wait_text("Xem dự thảo theo phần việc của ai?").await;
    mai.press("Vịnh").await;
    let seen = mai.wait_text("Thứ Năm, 12/11/2026 – dự thảo, đ/c Vịnh: 1 việc").await;
    assert!(seen.text().contains("Giao ban tháng"), "through a collective: {}", seen.text());
    mai.press("Quay lại").await;
    mai.press("Tải bảng Excel").await;
    let file = mai.wait_text("Anh/chị sửa trong Excel").await;
    let bytes = mai.bytes(&file);
    let read = reading::read(&bytes, &plan::directory::Directory::default()).expect("a sheet");
    assert!(!read.has_questions(), "{:#?}", read.findings);
    let plain = |items: &[plan::Item]| -> Vec<plan::Item> {
        items.iter().map(|item| plan::Item { source: Default::default(), ..item.clone() }).collect()
    };
    assert_eq!(plain(&read.items), plain(&support::reading(PROGRAMME).items));
}

#[tokio::test]
async fn a_damaged_file_is_called_what_it_is() {
    let bot = running(at(12, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    let noise: Vec<u8> = (0..4096u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    let half = [b"PK\x03\x04".as_slice(), &noise].concat();
    for (name, bytes, says) in [
        ("thang-11.xlsx", half.clone(), "tệp Excel bị hỏng"),
        ("thang-11.docx", half, "tệp Word bị hỏng"),
        ("anh.jpg", noise.clone(), "tệp ảnh bị hỏng"),
        ("thang-11.pdf", noise, "tệp PDF bị hỏng"),
    ] {
        let answer = send(&mai, name, bytes).await;
        assert!(answer.text().contains(says), "{name}: {}", answer.text());
    }
}
