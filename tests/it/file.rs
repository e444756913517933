//! The office's one file: who may work on it, and what is said where it is missing, empty, damaged or of another time.

use std::{
    path::Path,
    process::{Command, Stdio},
};

use clock::Clock;
use nhaclich::lock::Lock;
use office::store::{Store, backup};
use sandbox::Sandbox;

use crate::{
    delivery::crashes::{Killed, program},
    support::at,
};

/// A command in a folder: its status, and what it says to people.
fn nhaclich(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_nhaclich"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("NHACLICH_BACKUP_DIR", "copies")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A folder with an office and a nightly copy of it.
fn office() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("nhaclich.db");
    drop(Store::open(&database).unwrap());
    std::fs::create_dir(folder.path().join("copies")).unwrap();
    for day in ["2026-11-11", "2026-11-12"] {
        backup::backup(&database, &folder.path().join(format!("copies/nhaclich-{day}.db"))).unwrap();
    }
    folder
}

#[test]
fn a_file_has_one_instance_by_whatever_name_it_is_called() {
    let folder = office();
    let (now, name) = (at(12, "09:00").now, |name: &str| folder.path().join(name));
    std::os::unix::fs::symlink(name("nhaclich.db"), name("soft.db")).unwrap();
    std::fs::hard_link(name("nhaclich.db"), name("hard.db")).unwrap();
    let first = Lock::take(&name("nhaclich.db"), now).unwrap();
    let own = format!("process {}", std::process::id());
    for (other, holder) in
        [("soft.db", own.as_str()), ("hard.db", "another process, perhaps under another name")]
    {
        let said = Lock::take(&name(other), now).unwrap_err().to_string();
        assert!(said.contains(holder), "{other}: {said}");
    }
    drop(first);
    let other = Lock::take(&name("hard.db"), now).unwrap();
    assert!(Lock::take(&name("nhaclich.db"), now).is_err(), "the other way round");
    drop(other);
    Lock::take(&name("soft.db"), now).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_through_a_hard_link_ends_with_one_line_and_the_first_goes_on() {
    let sandbox = Sandbox::start("127.0.0.1:0", Clock::starting_at(at(12, "09:00").now)).await.unwrap();
    let folder = office();
    let _first = Killed(program(folder.path(), &sandbox).spawn().unwrap());
    sandbox.wait_polled().await;
    std::fs::hard_link(folder.path().join("nhaclich.db"), folder.path().join("hard.db")).unwrap();
    let mut second = program(folder.path(), &sandbox);
    let second = second.env("NHACLICH_DB", "hard.db").stderr(Stdio::piped()).output().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(1), "{said}");
    assert!(said.contains("another nhaclich works on hard.db already"), "{said}");
    let an = sandbox.person("An");
    an.write("/start");
    an.wait_text("Văn phòng").await;
}

#[test]
fn a_command_in_a_folder_without_an_office_says_so_and_makes_none() {
    let folder = tempfile::tempdir().unwrap();
    let commands: [&[&str]; 7] = [
        &["ask", "mai có gì"],
        &["digest"],
        &["agenda"],
        &["export", "ics"],
        &["doctor"],
        &["invite", "--reader"],
        &["backup", "copy.db"],
    ];
    for command in commands {
        let (status, said) = nhaclich(folder.path(), command);
        assert_eq!(status, 2, "{command:?}: {said}");
        assert!(said.contains("there is no database \"nhaclich.db\" here"), "{command:?}: {said}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0, "{command:?} left something behind");
    }
}

#[test]
fn where_the_database_is_missing_the_newest_copy_is_named() {
    let folder = office();
    std::fs::remove_file(folder.path().join("nhaclich.db")).unwrap();
    let (status, said) = nhaclich(folder.path(), &["agenda"]);
    assert_eq!(status, 2);
    assert!(said.ends_with("nhaclich restore copies/nhaclich-2026-11-12.db\n"), "{said}");
}

#[test]
fn a_database_that_is_empty_damaged_or_newer_is_called_so_with_the_way_back() {
    let mut said = Vec::new();
    for (what, spoil) in [
        ("empty", spoil_all as fn(&Path)),
        ("damaged", |path| std::fs::write(path, [b'x'; 9_000]).unwrap()),
        ("newer", |path| {
            rusqlite::Connection::open(path).unwrap().pragma_update(None, "user_version", 999).unwrap();
        }),
    ] {
        let folder = office();
        let database = folder.path().join("nhaclich.db");
        spoil(&database);
        // The newest copy is of no use either.
        std::fs::write(folder.path().join("copies/nhaclich-2026-11-12.db"), "").unwrap();
        for command in ["agenda", "doctor"] {
            let (status, line) = nhaclich(folder.path(), &[command]);
            assert_eq!(status, 2, "{what}: {line}");
            assert!(line.ends_with("nhaclich restore copies/nhaclich-2026-11-11.db\n"), "{what}: {line}");
            said.push(format!("{what}: {}", line.trim_end()));
        }
        let (status, line) = nhaclich(folder.path(), &["restore", "copies/nhaclich-2026-11-11.db"]);
        assert_eq!(status, 0, "{what}: {line}");
        assert_eq!(nhaclich(folder.path(), &["agenda"]).0, 0, "{what}");
    }
    said.dedup();
    insta::assert_snapshot!(said.join("\n"), @r#"
    empty: nhaclich: NHACLICH_DB: "nhaclich.db" can't be used: the database is damaged: the file is empty; to put a copy back: nhaclich restore copies/nhaclich-2026-11-11.db
    damaged: nhaclich: NHACLICH_DB: "nhaclich.db" can't be used: the database is damaged: file is not a database; to put a copy back: nhaclich restore copies/nhaclich-2026-11-11.db
    newer: nhaclich: NHACLICH_DB: "nhaclich.db" can't be used: the database has form 999, this program knows 20: it was written by a newer nhaclich; use that one; to put a copy back: nhaclich restore copies/nhaclich-2026-11-11.db
    "#);
}

fn spoil_all(path: &Path) {
    std::fs::write(path, "").unwrap();
}
