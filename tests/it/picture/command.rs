//! `nhaclich export png`: which pictures it writes, and under which names.

use std::{
    path::Path,
    process::{Command, Output},
};

use office::store::Store;

use crate::support::{at, publish, reading};

fn office(items: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let mut store = Store::open(&folder.path().join("nhaclich.db")).expect("a database");
    let lines: Vec<String> =
        (0..items).map(|number| format!("12 sáng | Cuộc họp số {number} | @Phòng 1 | VP | Lam")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    store.transact(|tx| Ok(publish(tx, &at(1, "08:00"), &reading(&lines)))).expect("a publication");
    folder
}

fn export(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_nhaclich"))
        .args(["export", "png"])
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("NHACLICH_CLOCK", "2026-11-12T09:00:00+07:00")
        .output()
        .expect("the program")
}

fn is_png(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG\r\n\x1a\n")
}

#[test]
fn one_picture_goes_into_a_pipe_several_want_a_name() {
    let folder = office(12);
    let one = export(folder.path(), &["--month", "2026-11", "--for", "vinh", "--dark"]);
    assert!(is_png(&one.stdout), "{}", String::from_utf8_lossy(&one.stderr));
    let several = export(folder.path(), &["--week", "2026-11-15"]);
    assert_eq!((several.status.code(), several.stdout.len()), (Some(2), 0));
    insta::assert_snapshot!(String::from_utf8(several.stderr).expect("UTF-8"), @"nhaclich: these are 2 files: add --out FILE, the others are numbered");
    let named = export(folder.path(), &["--week", "2026-11-15", "--out", "tuan.png"]);
    assert_eq!((named.status.code(), named.stdout.len()), (Some(0), 0));
    for name in ["tuan.png", "tuan-2.png"] {
        assert!(is_png(&std::fs::read(folder.path().join(name)).expect("the picture")), "{name}");
    }
}

#[test]
fn a_picture_shows_a_week_or_a_month_and_nothing_between() {
    let folder = office(1);
    let days = export(folder.path(), &["--from", "2026-11-12"]);
    assert_eq!(days.status.code(), Some(2));
    insta::assert_snapshot!(String::from_utf8(days.stderr).expect("UTF-8"), @"nhaclich: a picture shows a week or a month: --week DAY or --month YYYY-MM");
    let theirs = export(folder.path(), &["--for", "vinh"]);
    assert!(is_png(&theirs.stdout));
}
