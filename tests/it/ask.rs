//! `nhaclich ask`: what the bot answers, on the command line; each outcome as JSON.

use std::{path::Path, process::Command};

use office::store::Store;
use plan::Priority;
use serde_json::{Value, json};

use crate::support::{at, day, publish, reading};

const FIRST: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh | | TCCB, VP | Lam",
    "13 sáng | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Lam",
    "16 sáng | Tiếp công dân định kỳ | | VP | Vịnh",
    "18 chiều | Nghiệm thu đề tài | | TCCB | Thoa",
];
/// The item of the 16th is moved, the one of the 18th is gone.
const SECOND: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh | | TCCB, VP | Lam",
    "13 sáng | Làm việc với Đoàn kiểm tra | @Phòng họp số 2 | VP | Lam",
    "17 sáng | Tiếp công dân định kỳ | | VP | Vịnh",
];

struct Office {
    folder: tempfile::TempDir,
}

impl Office {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let mut store = Store::open(&database(folder.path())).expect("a store");
        let published = store.transact(|tx| {
            publish(tx, &at(1, "08:00"), &reading(FIRST));
            let mut second = reading(SECOND);
            second.priorities.push(Priority { text: "Hoàn thành kế hoạch".into(), due: Some(day(20)) });
            publish(tx, &at(10, "08:00"), &second);
            Ok(())
        });
        published.expect("a programme");
        Self { folder }
    }

    fn ask(&self, of: &str, text: &str) -> Value {
        let run = Command::new(env!("CARGO_BIN_EXE_nhaclich"))
            .args(["ask", text, "--for", of, "--json"])
            .current_dir(self.folder.path())
            .env_clear()
            .env("NHACLICH_DB", database(self.folder.path()))
            .env("NHACLICH_CLOCK", "2026-11-12T07:00:00+07:00")
            .output()
            .expect("the program");
        assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
        serde_json::from_slice(&run.stdout).expect("one JSON object")
    }
}

fn database(folder: &Path) -> std::path::PathBuf {
    folder.join("office.db")
}

/// The fields without the text and without the items' other fields.
fn in_short(answer: &Value) -> Value {
    let fields = answer.as_object().expect("an object");
    let known = ["choices", "items", "margin", "nearest", "outcome", "text", "understood", "unused"];
    assert_eq!(fields.keys().map(String::as_str).collect::<Vec<_>>().len(), known.len());
    assert!(known.iter().all(|field| fields.contains_key(*field)), "{answer}");
    assert!(!fields["text"].as_str().expect("a text").is_empty());
    let item =
        |item: &Value| format!("{} {}", item["date"].as_str().unwrap(), item["content"].as_str().unwrap());
    let items: Vec<String> = fields["items"].as_array().expect("items").iter().map(item).collect();
    json!([fields["outcome"], items, fields["nearest"], fields["choices"]])
}

#[test]
fn each_outcome_is_one_object_with_the_same_fields() {
    let office = Office::new();
    let asked = [
        ("Lam", "mai có gì"),
        ("Lam", "ngày 14/11"),
        ("Vịnh", "ngày 19/11"),
        ("secretariat", "trọng tâm tháng này"),
        ("secretariat", "có gì thay đổi không"),
        ("Thoa", "có gì thay đổi không"),
        ("Lam", "có gì thay đổi không"),
        ("secretariat", "tuần này có trùng lịch không"),
        ("secretariat", "tuần sau có trùng lịch không"),
        ("Lam", "lịch đ/c Hùng"),
        ("Lam", "chào em"),
    ];
    let lines = asked.map(|(of, text)| format!("{of}: {text}\n    {}", in_short(&office.ask(of, text))));
    insta::assert_snapshot!(lines.join("\n"), @r#"
    Lam: mai có gì
        ["items",["2026-11-13 Họp UBND tỉnh","2026-11-13 Làm việc với Đoàn kiểm tra"],null,[]]
    Lam: ngày 14/11
        ["empty",[],"2026-11-13",[]]
    Vịnh: ngày 19/11
        ["empty",[],"2026-11-17",[]]
    secretariat: trọng tâm tháng này
        ["priorities",[],null,[]]
    secretariat: có gì thay đổi không
        ["changes",["2026-11-17 Tiếp công dân định kỳ","2026-11-18 Nghiệm thu đề tài"],null,[]]
    Thoa: có gì thay đổi không
        ["changes",["2026-11-18 Nghiệm thu đề tài"],null,[]]
    Lam: có gì thay đổi không
        ["changes",[],null,[]]
    secretariat: tuần này có trùng lịch không
        ["clashes",["2026-11-13 Họp UBND tỉnh","2026-11-13 Làm việc với Đoàn kiểm tra"],null,[]]
    secretariat: tuần sau có trùng lịch không
        ["empty",[],null,[]]
    Lam: lịch đ/c Hùng
        ["ask",[],null,["đ/c Lam","đ/c Vịnh","đ/c Tài","đ/c Thoa"]]
    Lam: chào em
        ["help",[],null,[]]
    "#);
}

#[test]
fn an_item_is_written_as_in_a_reading() {
    let office = Office::new();
    let answer = office.ask("secretariat", "tìm tiếp công dân");
    let expected = json!({
        "date": "2026-11-17", "end_date": null, "session": "morning", "time": null, "end_time": null,
        "content": "Tiếp công dân định kỳ", "location": null, "units": ["VP"], "officials": ["Vịnh"],
        "status": "scheduled", "attendees": [], "notes": null,
        "source": {"row": 4, "text": "17 sáng | Tiếp công dân định kỳ | | VP | Vịnh"},
    });
    assert_eq!(answer["items"], json!([expected]));
}

#[test]
fn what_was_taken_out_is_cancelled_among_the_changes() {
    let office = Office::new();
    let answer = office.ask("Thoa", "có gì thay đổi không");
    assert_eq!(answer["items"][0]["status"], "cancelled", "{answer}");
    assert!(answer["text"].as_str().expect("a text").contains("HỦY: Nghiệm thu đề tài"), "{answer}");
}

#[test]
fn the_empty_answer_names_the_nearest_day_in_words_and_as_a_date() {
    let office = Office::new();
    let answer = office.ask("Lam", "ngày 14/11");
    let text = answer["text"].as_str().expect("a text");
    assert!(text.contains("không có lịch. Gần nhất: thứ Sáu 13/11, 2 việc."), "{text}");
    assert_eq!(answer["nearest"], "2026-11-13");
}
