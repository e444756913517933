//! A document that may be the wrong one as a whole is asked about before anything else in it.

use super::{PROGRAMME, document, html, secretary, send};
use crate::support::{at, reading, running::running};
use office::handout::paper_of;
use words::handout::workbook;

#[tokio::test]
async fn a_programme_of_a_month_that_is_over_is_asked_about_first_and_can_be_given_up() {
    let mut december = at(12, "08:00");
    december.now += chrono::TimeDelta::days(25);
    let bot = running(december, &[]).await;
    let mai = secretary(&bot).await;
    let draft = send(&mai, "thang-11.xlsx", document(PROGRAMME)).await;
    mai.press_on(draft.id, "Trả lời câu hỏi").await;
    let asked = mai.wait_text("Câu 1/1").await;
    insta::assert_snapshot!(html(&asked), @"
    <b>Câu 1/1</b>
    Chương trình ghi từ ngày 01/11/2026 đến ngày 30/11/2026, đã qua (hôm nay là 07/12/2026). Có thể tiêu đề còn giữ của tháng trước. Có đúng là kỳ này không?
    [Đúng, đọc tiếp]
    [Không, bỏ dự thảo này]
    [Câu trước] [Về dự thảo]
    ");
    mai.press_on(asked.id, "Không, bỏ dự thảo này").await;
    mai.wait_text("Đã hủy bỏ dự thảo").await;
    assert!(bot.office.look(|tx| tx.open_drafts()).await.expect("drafts").is_empty());
}

#[tokio::test]
async fn a_month_that_is_far_off_is_asked_about_and_read_on_when_it_is_meant() {
    let mut september = at(1, "08:00");
    september.now -= chrono::TimeDelta::days(60);
    let bot = running(september, &[]).await;
    let mai = secretary(&bot).await;
    send(&mai, "thang-11.xlsx", document(PROGRAMME)).await;
    mai.press("Trả lời câu hỏi").await;
    mai.wait_text("còn xa hôm nay").await;
    mai.press("Đúng, đọc tiếp").await;
    mai.wait_message("the draft", |m| m.text().contains("không có điểm nào cần hỏi")).await;
}

#[tokio::test]
async fn a_document_of_another_office_is_asked_about_and_a_fuller_name_is_not() {
    let bot = running(at(12, "08:00"), PROGRAMME).await;
    let mai = secretary(&bot).await;
    let issued = |by: &str| {
        let mut reading = reading(PROGRAMME);
        reading.issuer = Some(by.into());
        workbook::write(&paper_of(&reading)).expect("a sheet")
    };
    let fuller = send(&mai, "cua-minh.xlsx", issued("Sở Nông nghiệp và Môi trường tỉnh Lam Giang")).await;
    assert!(fuller.text().contains("không có điểm nào cần hỏi"), "{}", fuller.text());
    send(&mai, "cua-so-khac.xlsx", issued("Sở Y tế")).await;
    mai.press("Trả lời câu hỏi").await;
    let asked = mai.wait_text("Câu 1/1").await;
    insta::assert_snapshot!(html(&asked), @"
    <b>Câu 1/1</b>
    Văn bản ghi cơ quan “Sở Y tế”, còn các chương trình trước là của “Sở Nông nghiệp và Môi trường”. Có đúng là văn bản của cơ quan mình không?
    [Đúng, đọc tiếp]
    [Không, bỏ dự thảo này]
    [Câu trước] [Về dự thảo]
    ");
}
