//! Doubts about what changed: whether two items are one, whether two names are one person; and a draft that
//! is thrown away.

use super::{PROGRAMME, document, html, secretary, send, wait_a_minute};
use crate::support::{
    at,
    running::{Running, running},
};
use sandbox::Person;

/// Routine work on two days: by its words alone nobody knows which one is which.
const ROUTINE: &[&str] = &["16 | Đi kiểm tra cơ sở | | VP | Lam", "18 | Đi kiểm tra cơ sở | | CNTY | Vịnh"];
/// One of them is gone, and there is one on another day, of somebody else.
const ELSEWHERE: &[&str] =
    &["18 | Đi kiểm tra cơ sở | | CNTY | Vịnh", "27 | Đi kiểm tra cơ sở | | TCCB | Thoa"];

struct Office {
    bot: Running,
    mai: Person,
    lam: Person,
    thoa: Person,
}

async fn asked(before: &[&str], after: &[&str]) -> Office {
    let bot = running(at(12, "08:00"), before).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let thoa = bot.linked("Lê Thoa", "Thoa").await;
    send(&mai, "dieu-chinh.xlsx", document(after)).await;
    mai.press("Trả lời câu hỏi").await;
    Office { bot, mai, lam, thoa }
}

impl Office {
    async fn publish(&self) {
        self.mai.wait_text("không có điểm nào cần hỏi").await;
        self.mai.press("Xem trước khi công bố").await;
        self.mai.press("Công bố").await;
        self.mai.wait_text("Đã công bố phiên bản 2").await;
        wait_a_minute(&self.bot);
    }
}

#[tokio::test]
async fn a_pair_that_is_said_to_be_one_item_is_told_as_moved() {
    let office = asked(ROUTINE, ELSEWHERE).await;
    let question = office.mai.wait_text("Câu 1/1").await;
    insta::assert_snapshot!(html(&question), @"
    <b>Câu 1/1</b>
    “Đi kiểm tra cơ sở” (16/11) và “Đi kiểm tra cơ sở” (27/11) có phải là cùng một việc không?
    Nguyên văn: <i>Đi kiểm tra cơ sở</i>

    1. Cùng một việc: dời ngày, đổi chủ trì, đổi đơn vị chuẩn bị
    2. Hai việc khác nhau: hủy việc trước, bổ sung việc sau
    [1. Cùng một việc: dời ngày,…]
    [2. Hai việc khác nhau: hủy…]
    [Sửa] [Bỏ qua dòng này]
    [Câu trước] [Về dự thảo]
    ");
    office.mai.press("1. Cùng một việc: dời ngày,…").await;
    office.publish().await;
    for person in [&office.lam, &office.thoa] {
        let told = person.wait_text("Đi kiểm tra cơ sở").await;
        assert!(told.text().contains("Trước: thứ Hai 16/11"), "{}", told.text());
        assert!(told.text().contains("Nay: thứ Sáu 27/11"), "{}", told.text());
    }
}

#[tokio::test]
async fn a_pair_that_is_said_to_be_two_items_is_told_as_cancelled_and_added() {
    let office = asked(ROUTINE, ELSEWHERE).await;
    office.mai.press("2. Hai việc khác nhau: hủy…").await;
    office.publish().await;
    let cancelled = office.lam.wait_text("Đi kiểm tra cơ sở").await;
    assert!(cancelled.text().starts_with("HỦY"), "{}", cancelled.text());
    let added = office.thoa.wait_text("Đi kiểm tra cơ sở").await;
    assert!(added.text().starts_with("BỔ SUNG"), "{}", added.text());
    assert!(!added.text().contains("16/11"), "{}", added.text());
}

#[tokio::test]
async fn a_discarded_draft_is_gone_and_the_programme_in_force_stays() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let lam = bot.linked("Nguyễn Lam", "Lam").await;
    let heard = lam.from_bot().len();
    send(&mai, "dieu-chinh.xlsx", document(&PROGRAMME[..3])).await;
    mai.press("Hủy bỏ").await;
    mai.wait_text("Hủy bỏ dự thảo này?").await;
    mai.press("Quay lại").await;
    mai.wait_message("the draft again", |m| m.text().starts_with("Dự thảo chương trình")).await;
    mai.press("Xem trước khi công bố").await;
    let preview = mai.wait_text("Xem trước công bố").await;
    mai.press_on(preview.id, "Hủy bỏ").await;
    mai.press("Đồng ý hủy bỏ").await;
    let gone = mai.wait_text("Đã hủy bỏ dự thảo").await;
    assert!(gone.labels().is_empty(), "{:?}", gone.labels());
    assert!(mai.ask("/duthao").await.text().contains("Không có dự thảo"), "{}", mai.transcript());
    wait_a_minute(&bot);
    assert!(lam.ask("/ngay 16/11").await.text().contains("Tiếp công dân"));
    assert_eq!(lam.from_bot().len(), heard + 1, "{}", lam.transcript());
    assert_eq!(bot.office.look(|tx| tx.revisions(9, 0)).await.expect("revisions").len(), 1);
}
