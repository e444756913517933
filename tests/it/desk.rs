//! The secretariat's desk, as conversations: what the secretary does, and what reaches each chat.

mod announcing;
mod card;
mod document;
mod doubts;
mod exporting;
mod first_hour;
mod following;
mod labels;
mod minute;
mod publishing;
mod questions;
mod scans;
mod suspect;

use chrono::TimeDelta;
use sandbox::{Message, Person};
use words::handout::workbook;

use crate::support::{reading, running::Running};

/// The programme in force at the beginning of most conversations.
const PROGRAMME: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh thông qua nội dung trình HĐND | | TCCB | Lam",
    "13 chiều 14:00 | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Vịnh",
    "16 sáng | Tiếp công dân định kỳ | @Trụ sở | VP | Lam",
    "24 chiều | Tổng kết năm | | TCCB | Thoa",
];

/// The programme with some lines replaced or, by an empty line, taken out.
fn with(changes: &[(usize, &'static str)]) -> Vec<&'static str> {
    let mut lines = PROGRAMME.to_vec();
    for (at, line) in changes {
        lines[*at] = line;
    }
    lines.retain(|line| !line.is_empty());
    lines
}

/// A document that says this.
fn document(lines: &[&str]) -> Vec<u8> {
    workbook::write(&office::handout::paper_of(&reading(lines))).expect("a sheet")
}

/// The secretary, known to the bot.
async fn secretary(bot: &Running) -> Person {
    let mai = bot.sandbox.person_with_id("Trần Thị Mai", 1);
    mai.write("/start");
    mai.wait_text("Anh/chị có thể hỏi").await;
    mai
}

/// Sends a document and waits for what was read in it.
async fn send(person: &Person, name: &str, bytes: Vec<u8>) -> Message {
    let sent = person.send_document(name, bytes, "");
    let answer = person.wait_after(sent).await;
    let done = |m: &Message| m.id == answer.id && !m.text().starts_with("Đang đọc");
    person.wait_message("what was read", done).await
}

/// Lets the minute pass in which a publication can be called back.
fn wait_a_minute(bot: &Running) {
    bot.clock.set(bot.clock.now() + TimeDelta::seconds(61));
}

/// A message as a person sees it: text with its formatting, and the buttons.
fn html(message: &Message) -> String {
    let rows = message.labels().iter().map(|row| format!("[{}]", row.join("] ["))).collect::<Vec<_>>();
    format!("{}\n{}", message.html(), rows.join("\n"))
}
