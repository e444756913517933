//! The command: whose items and which days it takes, where the bytes go, what its exit status says.

use std::{
    path::Path,
    process::{Command, Output},
};

use office::store::Store;
use plan::directory::Directory;
use serde_json::Value;

use crate::support::{self, at, publish};

/// A folder with a database in which a programme of November 2026 is published.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("nhaclich.db")).expect("a database");
    let lines = [
        "12 sáng | Tiếp công dân | Phòng tiếp dân | TTra | Lam",
        "13 chiều 14:00 | Họp giao ban | | VP | Vịnh",
        "18 | Kiểm tra cơ sở | | KHTC | Lam, Vịnh",
    ];
    store.transact(|tx| Ok(publish(tx, &at(1, "08:00"), &support::reading(&lines)))).expect("a publication");
    folder
}

fn export(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nhaclich"))
        .arg("export")
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("NHACLICH_CLOCK", "2026-11-12T09:00:00+07:00")
        .output()
        .expect("the program")
}

fn contents(output: &[u8]) -> Vec<String> {
    let document: Value = serde_json::from_slice(output).expect("JSON");
    let items = document["items"].as_array().expect("items");
    items.iter().map(|item| item["content"].as_str().expect("a content").to_owned()).collect()
}

#[test]
fn without_days_everything_in_force_is_exported() {
    let folder = office();
    let run = export(folder.path(), &["json"]);
    assert_eq!(run.status.code(), Some(0), "{run:?}");
    assert_eq!(contents(&run.stdout), ["Tiếp công dân", "Họp giao ban", "Kiểm tra cơ sở"]);
    let document: Value = serde_json::from_slice(&run.stdout).expect("JSON");
    insta::assert_snapshot!(document["items"][1], @r#"{"attendees":[],"content":"Họp giao ban","date":"2026-11-13","end_date":null,"end_time":null,"location":null,"notes":null,"officials":["Vịnh"],"session":"afternoon","source":{"row":2,"text":"13 chiều 14:00 | Họp giao ban | | VP | Vịnh"},"status":"scheduled","time":"14:00","units":["VP"]}"#);
}

#[test]
fn for_somebody_only_theirs_is_exported_and_days_narrow_it() {
    let folder = office();
    let run = |arguments: &[&str]| contents(&export(folder.path(), arguments).stdout);
    assert_eq!(run(&["json", "--for", "vinh"]), ["Họp giao ban", "Kiểm tra cơ sở"]);
    assert_eq!(run(&["json", "--from", "2026-11-13", "--to", "2026-11-17"]), ["Họp giao ban"]);
    assert_eq!(run(&["json", "--to", "2026-11-12"]), ["Tiếp công dân"]);
    assert_eq!(run(&["json", "--month", "2026-11", "--for", "TTra"]), ["Tiếp công dân"]);
    assert!(run(&["json", "--month", "2027-01"]).is_empty());
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let folder = office();
    let file = folder.path().join("thang-11.json");
    std::fs::write(&file, "cũ").expect("a file");
    let run = export(folder.path(), &["json", "--out", "thang-11.json"]);
    assert_eq!((run.status.code(), run.stdout.len()), (Some(0), 0), "{run:?}");
    assert_eq!(contents(&std::fs::read(&file).expect("the file")).len(), 3);
    let run = export(folder.path(), &["json", "--out", "không có/thang-11.json"]);
    assert_eq!(run.status.code(), Some(1));
    let said = String::from_utf8(run.stderr).expect("UTF-8");
    assert!(said.contains("không có/thang-11.json: can't be written") && said.lines().count() == 1, "{said}");
}

#[test]
fn what_cannot_be_exported_is_said_in_one_line() {
    let folder = office();
    let said = |folder: &Path, arguments: &[&str]| {
        let run = export(folder, arguments);
        assert!(run.stdout.is_empty());
        (run.status.code().expect("an exit"), String::from_utf8(run.stderr).expect("UTF-8"))
    };
    let (status, unknown) = said(folder.path(), &["json", "--for", "Nobody"]);
    assert_eq!(status, 2);
    insta::assert_snapshot!(unknown, @r#"nhaclich: --for: nobody is called "Nobody"; known: Lam, Vịnh, Tài, Thoa, VP, TCCB, CNTY, TL-PCTT, QLĐĐ, Lãnh đạo Sở, Phòng CM, TTra, KHTC"#);
    let (status, backwards) = said(folder.path(), &["json", "--from", "2026-11-13", "--to", "2026-11-12"]);
    assert_eq!(status, 2);
    insta::assert_snapshot!(backwards, @"nhaclich: --to is before --from");
    let empty = tempfile::tempdir().expect("a folder");
    drop(Store::open(&empty.path().join("nhaclich.db")).expect("a database"));
    let (status, nothing) = said(empty.path(), &["json"]);
    assert_eq!(status, 1);
    insta::assert_snapshot!(nothing, @"nhaclich: no programme has been published yet; `nhaclich import FILE --publish` publishes one");
}

#[test]
fn word_and_excel_come_as_files_of_the_programme_in_force() {
    let folder = office();
    for format in ["docx", "xlsx"] {
        let run = export(folder.path(), &[format]);
        assert_eq!(run.status.code(), Some(0), "{run:?}");
        let read = reading::read(&run.stdout, &Directory::default()).expect("a programme");
        assert_eq!(read.items.len(), 3);
        let run = export(folder.path(), &[format, "--for", "Vịnh"]);
        let read = reading::read(&run.stdout, &Directory::default()).expect("a programme");
        assert_eq!(read.items.len(), 2);
    }
}

#[test]
fn marks_are_refused_where_there_is_nothing_to_compare_or_no_way_to_mark() {
    let folder = office();
    let run = export(folder.path(), &["docx", "--changes"]);
    assert_eq!(run.status.code(), Some(1));
    let said = String::from_utf8(run.stderr).expect("UTF-8");
    insta::assert_snapshot!(said, @"nhaclich: --changes: there is no earlier revision to compare with; leave it out");
    let run = export(folder.path(), &["json", "--changes"]);
    assert_eq!(run.status.code(), Some(2));
    let said = String::from_utf8(run.stderr).expect("UTF-8");
    insta::assert_snapshot!(said, @"nhaclich: --changes: only docx and xlsx can mark what changed");
}
