//! Questions one at a time, and what the answers do.

use super::{html, secretary, send};
use crate::support::{
    at, day, rules,
    running::{running, running_by},
};
use office::Rules;
use words::Language;

/// A document with two weekdays that contradict their dates.
const DOUBTFUL: &str = "\
CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026
Ngày;Buổi;Nội dung;Địa điểm;Đơn vị chuẩn bị;Chủ trì
Thứ Năm 12/11/2026;Sáng;Giao ban tháng;Hội trường;Văn phòng;Lam
Thứ Hai 13/11/2026;Chiều;Làm việc với Đoàn kiểm tra;Phòng họp số 2;Văn phòng;Vịnh
Thứ Hai 16/11/2026;Sáng;Tiếp công dân định kỳ;Trụ sở;Văn phòng;Lam
Thứ Tư 17/11/2026;Sáng;Kiểm tra công tác phòng, chống thiên tai;Huyện Bình An;Văn phòng;Vịnh
";

#[tokio::test]
async fn questions_come_one_at_a_time_with_the_rows_own_words() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    let answer = send(&mai, "lich.csv", DOUBTFUL.into()).await;
    assert!(!answer.labels().iter().flatten().any(|label| *label == "Xem trước khi công bố"));
    mai.press("Trả lời câu hỏi").await;
    let question = mai.wait_text("Câu 1/").await;
    insta::assert_snapshot!(html(&question));
    mai.press("Đúng là ngày 13/11").await;
    mai.wait_text("Câu 2/2").await;
    mai.press("Câu trước").await;
    mai.wait_text("Câu 1/2").await;
    mai.press("Là thứ Hai, ngày 16/11").await;
    mai.wait_text("Câu 2/2").await;
    mai.press("Bỏ qua dòng này").await;
    let done = mai.wait_text("không có điểm nào cần hỏi").await;
    assert!(done.text().contains("3 việc"), "{}", done.text());
    let drafts = bot.office.look(|tx| tx.open_drafts()).await.expect("drafts");
    let moved = drafts[0].reading.items.iter().find(|item| item.content.contains("Đoàn kiểm tra"));
    assert_eq!(moved.expect("the item").date, day(16));
}

#[tokio::test]
async fn an_english_secretary_is_asked_in_english() {
    let bot = running_by(Rules { language: Language::En, ..rules() }, at(10, "08:00"), &[]).await;
    let mai = bot.sandbox.person_with_id("Trần Thị Mai", 1);
    mai.ask("/start").await;
    mai.send_document("lich.csv", DOUBTFUL.as_bytes().to_vec(), "");
    mai.wait_text("2 questions").await;
    mai.press("Answer the questions").await;
    let question = mai.wait_text("Question 1/2").await;
    insta::assert_snapshot!(html(&question), @r"
    <b>Question 1/2</b>
    The document says “Thứ Hai 13/11/2026”, but 13/11 is a Friday, not a Monday.
    In the document: <i>Làm việc với Đoàn kiểm tra</i>
    [It is 13/11]
    [It is Monday, 16/11]
    [Drop the items of this day]
    [Amend] [Leave this row out]
    [Previous question] [To the draft]
    ");
    mai.press("It is Monday, 16/11").await;
    mai.wait_text("Question 2/2").await;
}

#[tokio::test]
async fn a_row_is_put_right_by_hand() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    send(&mai, "lich.csv", DOUBTFUL.into()).await;
    mai.press("Trả lời câu hỏi").await;
    mai.press("Sửa").await;
    mai.wait_text("Sửa mục nào?").await;
    mai.press("Địa điểm").await;
    mai.wait_text("Xin viết địa điểm mới").await;
    mai.write("Phòng họp số 3");
    let item = mai.wait_text("Địa điểm: Phòng họp số 3").await;
    mai.press_on(item.id, "Buổi, giờ").await;
    let wrong = mai.ask("lúc nào đó").await;
    assert!(wrong.text().contains("Chưa rõ buổi hay giờ nào"), "{}", wrong.text());
    mai.write("sáng 9h30");
    let item = mai.wait_text("Thời gian: 09:30 sáng thứ Sáu 13/11").await;
    mai.press_on(item.id, "Xong").await;
    mai.wait_text("Câu 2/2").await;
}

/// A week whose places stand at the end of each sentence.
fn week_with_places(days: [u32; 4]) -> String {
    let works = ["Giao ban tuần", "Họp tổ giống", "Tiếp đoàn kiểm tra", "Sơ kết phong trào"];
    let rows = days.iter().zip(works).map(|(day, work)| {
        format!("{day:02}/11/2026;Sáng;{work}, phòng họp tầng {};Văn phòng;Đ/c Lam\n", day % 5 + 1)
    });
    let title = "LỊCH CÔNG TÁC THÁNG 11 NĂM 2026\nNgày;Buổi;Nội dung;Đơn vị chuẩn bị;Chủ trì\n";
    format!("{title}{}", rows.collect::<String>())
}

#[tokio::test]
async fn what_was_right_of_several_items_at_once_is_not_asked_of_the_next_document_of_that_shape() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    send(&mai, "tuan.csv", week_with_places([11, 12, 13, 16]).into()).await;
    mai.press("Trả lời câu hỏi").await;
    mai.wait_text("4 việc, như").await;
    mai.press("Đúng như đã đọc").await;
    mai.wait_text("không có điểm nào cần hỏi").await;
    mai.press("Xem trước khi công bố").await;
    mai.press("Công bố").await;
    mai.wait_text("Đã công bố").await;
    let next = send(&mai, "tuan-sau.csv", week_with_places([17, 18, 19, 20]).into()).await;
    assert!(next.text().contains("theo trả lời lần trước"), "{}", next.text());
    assert!(next.labels().iter().flatten().any(|label| *label == "Xem trước khi công bố"));
    let other = week_with_places([23, 24, 25, 26]).replace("Đơn vị chuẩn bị", "Phối hợp");
    let other = send(&mai, "khac.csv", other.into()).await;
    assert!(!other.text().contains("theo trả lời lần trước"), "{}", other.text());
}

#[tokio::test]
async fn an_answer_about_several_items_that_was_never_published_says_nothing_of_the_next_document() {
    let bot = running(at(10, "08:00"), &[]).await;
    let mai = secretary(&bot).await;
    send(&mai, "tuan.csv", week_with_places([11, 12, 13, 16]).into()).await;
    mai.press("Trả lời câu hỏi").await;
    mai.wait_text("4 việc, như").await;
    mai.press("Đúng như đã đọc").await;
    mai.wait_text("không có điểm nào cần hỏi").await;
    mai.press("Hủy bỏ").await;
    let next = send(&mai, "tuan-sau.csv", week_with_places([17, 18, 19, 20]).into()).await;
    assert!(!next.text().contains("theo trả lời lần trước"), "{}", next.text());
}
