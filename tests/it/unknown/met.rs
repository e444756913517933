//! Conversations with a Telegram of next month: documents are read, and whoever can't be understood hears it.

use std::process::Child;

use clock::Clock;
use nhaclich::program::Extras;
use office::store::Store;
use sandbox::{Fault, Sandbox};
use serde_json::{Value, json};

use crate::{
    delivery::crashes::{Killed, program},
    support::{
        at, reading, rules,
        running::{Running, extras, running, running_with},
    },
};

const DAY: &str = "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở";

fn document() -> Vec<u8> {
    use words::handout::workbook;
    workbook::write(&office::handout::paper_of(&reading(&[DAY]))).expect("a sheet")
}

/// From now on Telegram marks days in captions and texts, and says of each chat what it never said before.
fn of_next_month(update: &mut Value) {
    let message = &mut update["message"];
    if !message.is_object() {
        return;
    }
    let marked = json!([{"offset": 0, "length": 2, "type": "date_time", "unix_time": 1_636_673_405}]);
    let list = if message["caption"].is_string() { "caption_entities" } else { "entities" };
    message[list] = marked;
    message["chat"]["mood"] = json!({"type": "calm"});
    message["from"]["badge"] = json!([1, 2]);
}

async fn a_document_is_read(bot: &Running) {
    let mai = bot.sandbox.person_with_id("Trần Thị Mai", 1);
    mai.write("/start");
    mai.wait_text("Anh/chị có thể hỏi").await;
    bot.sandbox.act(|world, _| world.updates.alter(of_next_month));
    mai.send_document("lịch.xlsx", document(), "12/11: bản sửa");
    mai.wait_text("1 việc, 0 cán bộ").await;
    let answer = mai.ask("/trogiup").await;
    assert!(answer.text().contains("/homnay"), "{}", answer.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_whose_caption_holds_something_new_is_read() {
    let bot = running(at(12, "09:00"), &[]).await;
    a_document_is_read(&bot).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_where_updates_are_brought_by_webhook() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let url = format!("http://{free}/").parse().unwrap();
    let extras = Extras { http: Some(free), webhook: Some(url), ..extras() };
    let bot = running_with(rules(), at(12, "09:00"), &[], extras).await;
    a_document_is_read(&bot).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_said_to_whoever_sent_it_and_nobody_else_waits() {
    let bot = running(at(12, "09:00"), &[DAY]).await;
    let lac = bot.linked("Lạc", "Lạc").await;
    let (group, owner) = bot.unit_group("VP").await;
    bot.sandbox.act(|world, _| {
        world.updates.alter(|update| {
            let message = &mut update["message"];
            if message["text"] == "new" {
                message.as_object_mut().unwrap().remove("text");
                message["hologram"] = json!({"file_id": "x"});
            }
        })
    });
    let said = lac.ask("new").await;
    insta::assert_snapshot!(said.text(), @"Xin lỗi, tôi chưa đọc được tin vừa rồi. Anh/chị vui lòng gửi lại, bằng chữ hoặc bằng tệp.");
    let before = group.from_bot().len();
    owner.at(&group).write("new");
    let answer = lac.ask("/homnay").await;
    assert!(answer.text().contains("Giao ban tháng"), "{}", answer.text());
    bot.sandbox.wait_taken().await;
    assert_eq!(group.from_bot().len(), before, "in a group it was hardly meant for the bot");
}

/// Lets the program begin with what came in, and kills it then.
async fn killed_in_the_middle(run: Child, database: &std::path::Path, times: i64) {
    let mut run = Killed(run);
    let begun = || {
        let store = Store::open_reader(database).ok()?;
        drop(store);
        let database = rusqlite::Connection::open(database).ok()?;
        let ask = "select max(attempts) from incoming where handled_at is null";
        database.query_row(ask, [], |row| row.get::<_, Option<i64>>(0)).ok()?
    };
    while begun() != Some(times) {
        tokio::task::yield_now().await;
    }
    run.0.kill().unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_program_dies_of_twice_is_answered_with_an_apology_and_tried_no_more() {
    let sandbox = Sandbox::start("127.0.0.1:0", Clock::starting_at(at(12, "09:00").now)).await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("nhaclich.db");
    let an = sandbox.person("An");
    an.write("/start");
    // Nothing is answered, so the program is in the middle of it whenever it is killed.
    sandbox.inject(Fault::Delay(std::time::Duration::from_secs(600)).on("sendMessage").always());
    for times in 1..=2 {
        killed_in_the_middle(program(folder.path(), &sandbox).spawn().unwrap(), &database, times).await;
    }
    sandbox.clear_faults();
    let _run = Killed(program(folder.path(), &sandbox).spawn().unwrap());
    let said = an.wait_text("Xin lỗi").await;
    insta::assert_snapshot!(said.text(), @"Xin lỗi, tôi đã thử hai lần mà không xử lý được yêu cầu gần đây của anh/chị nên tạm bỏ qua. Anh/chị vui lòng gửi lại; nếu là tệp, nên mở ra, lưu lại thành tệp mới rồi gửi.");
    let asked = an.write("/homnay");
    an.wait_after(asked).await;
}
