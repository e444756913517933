//! `/xuat`: the programme goes out as a file, in the form that the secretary chooses.

use plan::{Period, directory::Directory};
use reading::{self, Reading};
use sandbox::{Message, Person};

use super::{PROGRAMME, document, html, secretary, send, wait_a_minute, with};
use crate::support::{
    self, at, day,
    running::{Running, running},
};

/// The programme and a second revision of it, with one item moved to another hour and one gone.
async fn twice_published(bot: &Running) -> Person {
    let mai = secretary(bot).await;
    let lines =
        with(&[(2, "13 chiều 15:30 | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Vịnh"), (4, "")]);
    send(&mai, "thang-11-dieu-chinh.xlsx", document(&lines)).await;
    mai.press("Xem trước khi công bố").await;
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố phiên bản 2").await;
    wait_a_minute(bot);
    mai
}

/// Presses a button of the offer, and waits for what is sent.
async fn pressed(person: &Person, offer: &Message, label: &str) -> Message {
    let said = person.from_bot().len();
    person.press_on(offer.id, label).await;
    person.wait_messages(said + 1).await.pop().expect("a file")
}

fn read(bytes: &[u8]) -> Reading {
    let reading = reading::read(bytes, &Directory::default()).expect("a programme");
    assert!(!reading.has_questions(), "{:#?}", reading.findings);
    reading
}

#[tokio::test]
async fn before_anything_is_published_there_is_nothing_to_export() {
    let bot = running(at(12, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    let answer = mai.ask("/xuat").await;
    assert_eq!(answer.text(), "Chưa có chương trình nào được công bố để xuất.");
    assert!(answer.labels().is_empty());
}

#[tokio::test]
async fn a_first_revision_has_no_changes_to_mark() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    insta::assert_snapshot!(html(&mai.ask("/export").await), @"
    <b>Xuất chương trình 01/11/2026 – 30/11/2026</b>
    Phiên bản 1, 5 việc. Xin chọn dạng tệp:
    [Word] [Excel] [PDF để in]
    [iCalendar] [Hình ảnh]
    ");
}

#[tokio::test]
async fn word_excel_and_marked_word_come_as_files_that_read_back() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = twice_published(&bot).await;
    let offer = mai.ask("/xuat").await;
    insta::assert_snapshot!(html(&offer), @"
    <b>Xuất chương trình 01/11/2026 – 30/11/2026</b>
    Phiên bản 2, 4 việc. Xin chọn dạng tệp:
    [Word] [Excel] [PDF để in]
    [Word có đánh dấu thay đổi]
    [iCalendar] [Hình ảnh]
    ");
    for (label, name) in [
        ("Word", "chuong-trinh-01112026-30112026.docx"),
        ("Excel", "chuong-trinh-01112026-30112026.xlsx"),
        ("Word có đánh dấu thay đổi", "chuong-trinh-01112026-30112026-thay-doi.docx"),
    ] {
        let file = pressed(&mai, &offer, label).await;
        assert_eq!(mai.file_name(&file).as_deref(), Some(name));
        let reading = read(&mai.bytes(&file));
        assert_eq!(reading.items.len(), 4, "{label}");
        assert!(file.text().contains("01/11/2026 – 30/11/2026"), "{}", file.text());
    }
}

#[tokio::test]
async fn a_calendar_and_a_picture_are_had_there_too() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let offer = mai.ask("/xuat").await;
    let file = pressed(&mai, &offer, "iCalendar").await;
    let calendar = String::from_utf8(mai.bytes(&file)).expect("UTF-8");
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), PROGRAMME.len());
    let picture = pressed(&mai, &offer, "Hình ảnh").await;
    assert!(mai.bytes(&picture).starts_with(b"\x89PNG"));
}

#[tokio::test]
async fn arrows_lead_to_the_other_programmes() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mut week = support::reading(&["17 sáng | Họp tổ biên tập | | VP | Tài"]);
    week.period = Period { from: day(16), to: day(22) };
    bot.office.run(move |tx| Ok(support::publish(tx, &at(12, "08:00"), &week))).await.expect("a programme");
    let mai = secretary(&bot).await;
    let offer = mai.ask("/xuat").await;
    assert!(offer.text().contains("01/11/2026 – 30/11/2026"), "the month is in force: {}", offer.text());
    mai.press_on(offer.id, "16/11 – 22/11 ▶").await;
    let week = mai.wait_text("Xuất chương trình 16/11/2026 – 22/11/2026").await;
    assert_eq!(week.id, offer.id, "in place");
    let file = pressed(&mai, &week, "Word").await;
    let items = read(&mai.bytes(&file)).items;
    assert_eq!(items.len(), 1, "the week's own items alone: {items:#?}");
}

#[tokio::test]
async fn a_programme_that_is_not_there_is_a_button_out_of_use() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let offer = mai.ask("/xuat").await;
    for data in ["out:word:99", "out:marked:1"] {
        let said = mai.from_bot().len();
        mai.press_data(offer.id, data).await;
        let all = mai.wait_messages(said + 1).await;
        assert_eq!(all.last().expect("an answer").text(), "Nút này không còn dùng được.");
    }
}

/// Every kind of data that a button of `/xuat` can carry.
const FORGED: &[&str] =
    &["out:at:1", "out:word:1", "out:excel:1", "out:marked:1", "out:calendar:1", "out:picture:1"];

#[tokio::test]
async fn nobody_else_gets_the_programme_by_a_forged_button() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let stranger = bot.sandbox.person("Người Lạ");
    stranger.ask("/start").await;
    for person in [&lam, &stranger] {
        let last = person.ask("/homnay").await;
        let said = person.from_bot().len();
        for data in FORGED {
            person.press_data(last.id, data).await;
        }
        bot.sandbox.wait_taken().await;
        // A question that is answered comes after everything that was pressed before it.
        person.ask("/homnay").await;
        assert_eq!(person.from_bot().len(), said + 1, "{}", person.transcript());
    }
}

#[tokio::test]
async fn word_keeps_what_the_office_prints_around_its_programme() {
    const OWN: &[u8] = include_bytes!("../../data/programmes/a-docx-thang-7-2025.docx");
    let mut july = at(12, "08:00");
    july.now = "2025-07-01T01:00:00Z".parse().expect("an instant");
    let bot = running(july, &[]).await;
    let mai = secretary(&bot).await;
    let mut draft = send(&mai, "thang-7.docx", OWN.to_vec()).await;
    while draft.labels()[0][0] != "Xem trước khi công bố" {
        let (id, before) = (draft.id, draft.text().to_owned());
        mai.press_on(id, draft.labels()[0][0]).await;
        draft = mai.wait_message("the next question", |m| m.id == id && m.text() != before).await;
    }
    mai.press("Xem trước khi công bố").await;
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố phiên bản 1").await;
    let offer = mai.ask("/xuat").await;
    for label in ["Word", "PDF để in"] {
        let file = pressed(&mai, &offer, label).await;
        let document = reading::document::open(&mai.bytes(&file)).expect("a document");
        let words = format!("{:?}", document.blocks);
        for line in [
            "UBND TỈNH VÂN HÀ",
            "Vân Hà, ngày 27 tháng 6 năm 2025",
            "A. Các nhiệm vụ trọng tâm",
            "B. Lịch công tác",
            "CHUẨN BỊ",
            "- Lưu: VT, TCHC.",
        ] {
            assert!(words.contains(line), "{label}: {line}");
        }
    }
}
