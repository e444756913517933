//! One instance, copies that can be trusted, and what the night removes.

use std::{
    collections::HashSet,
    fs::Permissions,
    io::BufRead,
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
    process::{Command, Stdio},
};

use chrono::TimeDelta;
use nhaclich::lock::Lock;
use office::{
    store::{Actor, ChatKind, Deed, Detail, Form, Lane, Owed, Place, Role, Store, Subject, Tx, backup},
    upkeep,
};
use sandbox::Sandbox;
use words::{Html, Message};

use super::{
    crashes::{Killed, program, terminate},
    running::opened,
};
use crate::support;

fn nhaclich(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let run = Command::new(env!("CARGO_BIN_EXE_nhaclich"))
        .args(arguments)
        .current_dir(folder)
        .env_clear()
        .env("NHACLICH_DB", "nhaclich.db")
        .env("NHACLICH_CLOCK", "2026-11-12T09:00:00+07:00")
        .output()
        .expect("the program");
    (run.status.code().expect("an exit"), String::from_utf8(run.stderr).expect("UTF-8"))
}

async fn sandbox() -> Sandbox {
    let clock = clock::Clock::starting_at(support::at(12, "09:00").now);
    Sandbox::start("127.0.0.1:0", clock).await.unwrap()
}

fn owe(tx: &Tx<'_>, telegram_id: i64, key: &str) -> bool {
    let now = support::at(12, "06:30").now;
    let place = Place { chat: telegram_id, thread: 0 };
    let chat = tx.welcome_chat(place, ChatKind::Private, &format!("Cán bộ {telegram_id}"), now).unwrap();
    let message = Message { text: Html::text(key), keyboard: Vec::new() };
    let lane = Lane::Digest;
    let key = &support::key(key);
    tx.owe(&Owed { chat, key, part: 1, message: &message, lane, not_before: now, expires_at: None }, now)
        .unwrap()
}

#[test]
fn a_second_instance_is_told_who_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("nhaclich.db");
    let now = support::at(12, "09:00").now;
    let first = Lock::take(&database, now).unwrap();
    let error = Lock::take(&database, now).unwrap_err().to_string();
    assert!(error.contains(&format!("process {}", std::process::id())), "{error}");
    assert!(error.contains("since 2026-11-12 02:00:00 UTC"), "{error}");
    drop(first);
    Lock::take(&database, now).unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_run_and_a_restore_under_a_running_bot_exit_with_one_line() {
    let (sandbox, folder) = (sandbox().await, tempfile::tempdir().unwrap());
    let first = Killed(program(folder.path(), &sandbox).spawn().unwrap());
    sandbox.wait_for("the first instance", |_| sandbox.calls().first().map(|_| ())).await;
    let second = program(folder.path(), &sandbox).stderr(std::process::Stdio::piped()).output().unwrap();
    let said = String::from_utf8(second.stderr).unwrap();
    assert_eq!(second.status.code(), Some(1), "{said}");
    assert!(said.contains(&format!("process {}", first.0.id())), "{said}");
    let (status, said) = nhaclich(folder.path(), &["restore", "copy.db"]);
    assert_eq!(status, 1);
    assert!(said.contains("another nhaclich works on nhaclich.db already"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_made_while_the_bot_sends_is_whole_and_can_be_put_back() {
    let (sandbox, folder) = (sandbox().await, tempfile::tempdir().unwrap());
    let people: Vec<_> = (0..300).map(|number| opened(&sandbox, &format!("Cán bộ {number}"))).collect();
    let database = folder.path().join("nhaclich.db");
    let mut store = Store::open(&database).unwrap();
    let all = people.iter().map(|person| person.chat_id().0);
    let owed =
        store.transact(|tx| Ok(all.filter(|chat| owe(tx, *chat, "digest:2026-11-12")).count())).unwrap();
    assert_eq!(owed, 300);
    drop(store);
    let mut run = Killed(program(folder.path(), &sandbox).env("NHACLICH_RATE", "0").spawn().unwrap());
    sandbox.wait_for("the first messages", |world| (world.sent > 10).then_some(())).await;
    let (status, said) = nhaclich(folder.path(), &["backup", "copy.db"]);
    assert_eq!((status, said.as_str()), (0, "nhaclich.db copied to copy.db\n"));
    sandbox.wait_for("all messages", |world| (world.sent >= 300).then_some(())).await;
    terminate(&run.0);
    assert!(run.0.wait().unwrap().success());

    backup::check(&folder.path().join("copy.db")).unwrap();
    assert!(!folder.path().join("copy.db-wal").exists(), "one file");
    let (status, said) = nhaclich(folder.path(), &["restore", "copy.db"]);
    insta::assert_snapshot!(said, @"nhaclich.db restored; the old file is nhaclich.db.before-restore-20261112-090000");
    assert_eq!(status, 0);
    let count = |path: &Path| {
        let now = support::at(12, "09:00").now;
        let figures = Store::open(path).unwrap().look(|tx| tx.figures(now)).unwrap();
        figures.messages.iter().map(|(_, count)| count).sum::<u64>()
    };
    assert_eq!(count(&database), 300);
    assert_eq!(count(&folder.path().join("nhaclich.db.before-restore-20261112-090000")), 300);
}

/// Whoever may read or write a file, as `ls -l` shows it.
fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).mode() & 0o777
}

#[tokio::test(flavor = "multi_thread")]
async fn database_log_lock_and_copies_are_for_their_owner_alone_whatever_the_umask() {
    let (sandbox, folder) = (sandbox().await, tempfile::tempdir().unwrap());
    let in_folder = |name: &str| folder.path().join(name);
    // What an earlier version left open is closed.
    drop(Store::open(&in_folder("nhaclich.db")).unwrap());
    std::fs::set_permissions(in_folder("nhaclich.db"), Permissions::from_mode(0o666)).unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", "umask 000; exec \"$0\" run", env!("CARGO_BIN_EXE_nhaclich")]);
    command.current_dir(folder.path()).env_clear().stderr(Stdio::piped());
    command
        .envs(program(folder.path(), &sandbox).get_envs().filter_map(|(name, value)| Some((name, value?))));
    let mut run = Killed(command.env("NHACLICH_BACKUP_DIR", "kept/copies").spawn().unwrap());
    let log = std::io::BufReader::new(run.0.stderr.take().unwrap());
    assert!(log.lines().any(|line| line.unwrap().contains("the nightly copy is made")));
    for file in ["nhaclich.db", "nhaclich.db-wal", "nhaclich.db-shm", "nhaclich.db.lock"] {
        assert_eq!(mode(&in_folder(file)), 0o600, "{file}");
    }
    assert_eq!(mode(&in_folder("kept/copies/nhaclich-2026-11-12.db")), 0o600);
    assert_eq!(mode(&in_folder("kept/copies")), 0o700);

    std::fs::write(in_folder("copy.db"), "an older copy").unwrap();
    std::fs::set_permissions(in_folder("copy.db"), Permissions::from_mode(0o644)).unwrap();
    let (status, said) = nhaclich(folder.path(), &["backup", "copy.db"]);
    assert_eq!((status, mode(&in_folder("copy.db"))), (0, 0o600), "{said}");
    // The log's reader is gone by now; that must not keep the bot from ending well.
    terminate(&run.0);
    assert!(run.0.wait().unwrap().success());
    std::fs::set_permissions(in_folder("nhaclich.db"), Permissions::from_mode(0o644)).unwrap();
    let (status, said) = nhaclich(folder.path(), &["restore", "copy.db"]);
    assert_eq!((status, mode(&in_folder("nhaclich.db"))), (0, 0o600), "{said}");
    assert_eq!(mode(&in_folder("nhaclich.db.before-restore-20261112-090000")), 0o600);
}

/// `deploy/restore-drill` as an operator runs it: its exit status, and what it says.
fn drill(folders: &[&Path]) -> (i32, String, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/restore-drill");
    let run = Command::new(script).args(folders).env("NHACLICH", env!("CARGO_BIN_EXE_nhaclich")).output();
    let run = run.expect("the script");
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    (run.status.code().expect("an exit"), text(run.stdout), text(run.stderr))
}

#[test]
fn the_drill_tries_the_newest_copy_and_tells_what_is_in_it_or_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("nhaclich.db");
    let now = support::at(12, "09:00");
    let reading = support::reading(&["12 sáng | Họp giao ban | | VP | Lam"]);
    let mut store = Store::open(&database).unwrap();
    store
        .transact(|tx| {
            owe(tx, 1, "digest:2026-11-12");
            support::publish(tx, &now, &reading);
            Ok(())
        })
        .unwrap();
    let copies = folder.path().join("copies");
    std::fs::create_dir(&copies).unwrap();
    backup::backup(&database, &copies.join("nhaclich-2026-11-11.db")).unwrap();
    store.transact(|tx| Ok(owe(tx, 2, "digest:2026-11-12"))).unwrap();
    let newest = copies.join("nhaclich-2026-11-12.db");
    backup::backup(&database, &newest).unwrap();

    let (status, said, _) = drill(&[&copies]);
    let said = said.replace(&copies.canonicalize().unwrap().display().to_string(), "copies");
    let form = format!("form {}", store.version().unwrap());
    insta::assert_snapshot!(said.replace(&form, "form N"), @"ok copies/nhaclich-2026-11-12.db: whole, form N; programmes: 1, the newest revision no. 1 of 2026-11-01 to 2026-11-30, published 2026-11-12 09:00; chats: 2; messages: 2; 0 hours old");
    assert_eq!(status, 0);

    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(30 * 3600);
    std::fs::File::open(&newest).unwrap().set_modified(old).unwrap();
    let (status, _, said) = drill(&[&copies]);
    assert!(status == 1 && said.contains("but it is 30 hours old"), "{said}");
    std::fs::write(&newest, "not a database, only some text of sufficient length").unwrap();
    let (status, _, said) = drill(&[&copies]);
    assert!(
        status == 1 && said.starts_with("FAILED") && said.contains("2026-11-12.db can't be used"),
        "{said}"
    );
    let (status, said, failed) = drill(&[&folder.path().join("nowhere")]);
    assert!(status == 1 && said.is_empty() && failed.ends_with("nowhere: there is no copy\n"), "{failed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_doctor_names_who_is_not_linked_and_who_cannot_be_reached() {
    let (sandbox, folder) = (sandbox().await, tempfile::tempdir().unwrap());
    let now = support::at(12, "09:00");
    let reading = support::reading(&["12 sáng | Họp giao ban | | VP | Lam"]);
    let mut store = Store::open(&folder.path().join("nhaclich.db")).unwrap();
    store
        .transact(|tx| {
            support::publish(tx, &now, &reading);
            owe(tx, 1, "digest:2026-11-12");
            let gone = tx.chat_at(Place { chat: 1, thread: 0 })?.unwrap().id;
            tx.chat_gone(gone, "blocked", now.now)
        })
        .unwrap();
    drop(store);
    let mut doctor = Command::new(env!("CARGO_BIN_EXE_nhaclich"));
    doctor.arg("doctor").current_dir(folder.path()).env_clear();
    doctor.envs(program(folder.path(), &sandbox).get_envs().filter_map(|(name, value)| Some((name, value?))));
    let run = doctor.output().unwrap();
    let said = String::from_utf8(run.stdout).unwrap();
    let (_, findings) = said.split_once("programmes published").expect("what was found");
    insta::assert_snapshot!(findings, @r"
    : 1
    not linked: Lam, Vịnh, Tài, Thoa, VP, TCCB, CNTY, TL-PCTT, QLĐĐ
    queue: 1 waiting
    chats: 0 active, 1 unreachable
      can't be reached since 2026-11-12: Cán bộ 1 (người nhận đã chặn nhắc lịch)
    documents: read apart, without files, network or programs
    Telegram: reached, the bot is @nhaclich_sandbox_bot
    ");
    assert!(run.status.success());
}

#[test]
fn what_is_no_copy_of_ours_replaces_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("nhaclich.db");
    Store::open(&database).unwrap().transact(|tx| Ok(owe(tx, 1, "kept"))).unwrap();
    std::fs::write(folder.path().join("text.db"), "not a database, only some text of sufficient length")
        .unwrap();
    std::fs::write(folder.path().join("empty.db"), "").unwrap();
    let copy = folder.path().join("copy.db");
    backup::backup(&database, &copy).unwrap();
    let mut bytes = std::fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 4096].fill(0xff);
    std::fs::write(folder.path().join("damaged.db"), bytes).unwrap();
    for file in ["text.db", "empty.db", "damaged.db", "missing.db"] {
        let (status, said) = nhaclich(folder.path(), &["restore", file]);
        assert_eq!(status, 1, "{file}: {said}");
        assert!(said.starts_with("nhaclich: nothing was replaced: ") && said.contains(file), "{said}");
    }
    let kept = Store::open(&database).unwrap().transact(|tx| Ok(!owe(tx, 1, "kept"))).unwrap();
    assert!(kept, "the database is still the old one");
}

#[test]
fn what_retention_removes_is_never_owed_again() {
    let mut store = Store::in_memory().unwrap();
    let sent_at = support::at(12, "06:31");
    assert!(store.transact(|tx| Ok(owe(tx, 1, "digest:2026-11-12"))).unwrap());
    store
        .transact(|tx| {
            let row = tx.claim(sent_at.now, 1, &HashSet::new(), &Form::ALL)?.remove(0);
            tx.mark_sent(row.id, 7, sent_at.now)?;
            tx.audit(sent_at.now, Actor::CommandLine, Deed::Publish, Subject::Office, Detail::Nothing)
        })
        .unwrap();
    let mut retain = |days| {
        let later = office::Moment { now: sent_at.now + TimeDelta::days(days), ..sent_at };
        store.transact(|tx| upkeep::retain(tx, &later, 30)).unwrap()
    };
    assert_eq!(retain(29), 0);
    assert_eq!(retain(31), 2, "the message and the line of the audit log");
    assert_eq!(retain(31), 0);
    assert!(!store.transact(|tx| Ok(owe(tx, 1, "digest:2026-11-12"))).unwrap());
}

#[test]
fn the_secretariat_is_told_by_seven_which_digests_have_not_arrived() {
    let mut store = Store::in_memory().unwrap();
    let rules = support::rules();
    store
        .transact(|tx| {
            tx.grant(50, "Văn thư", Role::Secretariat, None, support::at(12, "06:00").now)?;
            owe(tx, 50, "digest:2026-11-12");
            owe(tx, 51, "digest:2026-11-12");
            owe(tx, 52, "digest:2026-11-12");
            let rows = tx.claim(support::at(12, "06:30").now, 9, &HashSet::new(), &Form::ALL)?;
            tx.mark_sent(rows[0].id, 7, support::at(12, "06:30").now)?;
            tx.mark_failed(rows[1].id, "blocked", "", support::at(12, "06:30").now)
        })
        .unwrap();
    let mut report = |hour: &str| {
        let moment = support::at(12, hour);
        store.transact(|tx| upkeep::report_digests(tx, &rules, &moment)).unwrap()
    };
    assert_eq!(report("06:54"), None);
    assert_eq!(report("06:55"), Some(2));
    assert_eq!(report("06:56"), None, "once");
    let told =
        store.transact(|tx| tx.claim(support::at(12, "06:57").now, 9, &HashSet::new(), &Form::ALL)).unwrap();
    insta::assert_snapshot!(told[0].message.text.to_plain(), @r#"
    Bản tin sáng Thứ Năm, 12/11/2026: đã gửi 1 tin, còn 2 tin chưa tới nơi:
    • Cán bộ 51: người nhận đã chặn nhắc lịch
    • Cán bộ 52: còn chờ gửi
    "#);
}

#[test]
fn digests_that_are_made_up_for_have_their_time_before_they_are_reported() {
    let mut store = Store::in_memory().unwrap();
    let rules = support::rules();
    let late = support::at(12, "09:00").now;
    store
        .transact(|tx| {
            let chat = tx.welcome_chat(Place { chat: 51, thread: 0 }, ChatKind::Private, "An", late)?;
            let message = Message { text: Html::text("digest"), keyboard: Vec::new() };
            let (key, lane) = (&support::key("digest:2026-11-12"), Lane::Digest);
            tx.owe(
                &Owed { chat, key, part: 1, message: &message, lane, not_before: late, expires_at: None },
                late,
            )
        })
        .unwrap();
    let mut report = |hour: &str| {
        let moment = support::at(12, hour);
        store.transact(|tx| upkeep::report_digests(tx, &rules, &moment)).unwrap()
    };
    assert_eq!(report("09:01"), None);
    assert_eq!(report("09:25"), Some(1));
}
