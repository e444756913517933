//! The database: what it keeps, what it refuses, what it finds.

use chrono::{NaiveDate, Utc};
use office::store::{NewRevision, Store, Tx};
use plan::{
    Item, Period, Priority, Session, Source, Status,
    directory::{Collective, Directory, MembersAre, Official, Unit},
    register::Planned,
};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}

fn november() -> Period {
    Period { from: day(1), to: day(30) }
}

fn item(on: u32, content: &str) -> Item {
    Item {
        date: day(on),
        end_date: None,
        session: Session::Morning,
        time: None,
        end_time: None,
        content: content.into(),
        location: None,
        units: Vec::new(),
        officials: Vec::new(),
        status: Status::Scheduled,
        attendees: Vec::new(),
        notes: None,
        source: Source { row: 1, text: content.into() },
    }
}

fn publish(tx: &Tx<'_>, contents: &[(u32, &str)]) -> anyhow::Result<u32> {
    let programme = tx.programme(november(), Some("Sở Mẫu"))?;
    let items = contents
        .iter()
        .map(|(on, content)| {
            Ok(Planned {
                delegated: Vec::new(),
                id: tx.new_item(programme)?,
                programme,
                item: tx.register()?.identified(item(*on, content)),
            })
        })
        .collect::<anyhow::Result<Vec<_>>>()?;
    let priorities = [Priority { text: "Chuyển đổi số".into(), due: Some(day(15)) }];
    let new = NewRevision {
        programme,
        document: None,
        version: None,
        reason: None,
        published_by: office::store::Actor::CommandLine,
        published_at: Utc::now(),
        priorities: &priorities,
        items: &items,
    };
    Ok(tx.publish_revision(&new)?.1)
}

fn contents(tx: &Tx<'_>) -> Vec<String> {
    tx.planned(november()).expect("items").into_iter().map(|planned| planned.item.content).collect()
}

#[test]
fn a_later_revision_replaces_the_one_before_and_numbers_go_up() {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            assert_eq!(publish(tx, &[(2, "Họp giao ban"), (1, "Lễ chào cờ")])?, 1);
            assert_eq!(contents(tx), ["Lễ chào cờ", "Họp giao ban"]);
            assert_eq!(publish(tx, &[(3, "Tiếp công dân")])?, 2);
            assert_eq!(contents(tx), ["Tiếp công dân"]);
            assert_eq!(tx.priorities(day(9))?.len(), 1, "priorities of the revision in force alone");
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn a_transaction_that_fails_leaves_nothing_behind() {
    let mut store = Store::in_memory().expect("a store");
    let failed: anyhow::Result<()> = store.transact(|tx| {
        publish(tx, &[(1, "Lễ chào cờ")])?;
        anyhow::bail!("the power went")
    });
    assert!(failed.is_err_and(|error| error.to_string() == "the power went"));
    let left = store.look(|tx| Ok(contents(tx))).expect("a look");
    assert!(left.is_empty());
}

#[test]
fn search_needs_neither_diacritics_nor_case_nor_whole_last_words() {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            publish(
                tx,
                &[
                    (1, "Tập huấn công tác trẻ em tại huyện Đức Thọ"),
                    (2, "Họp Đảng ủy lúc 7h30: \"mở rộng\""),
                ],
            )?;
            let found = |words: &str| tx.search(words, 10).expect("a search").len();
            assert_eq!(found("tre em"), 1);
            assert_eq!(found("duc tho"), 1);
            assert_eq!(found("ĐỨC THỌ"), 1);
            assert_eq!(found("dang uy"), 1);
            assert_eq!(found("tap hu"), 1, "the last word may be a beginning");
            assert_eq!(found("7h30: \"mo"), 1, "its own syntax means nothing in a search");
            assert_eq!(found("khong co"), 0);
            assert_eq!(found("  * \" "), 0);
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn the_directory_learns_spellings_but_keeps_what_the_secretariat_said() {
    let first = Directory {
        officials: ["Lam", "Hà"].map(|name| Official { name: name.into(), ..Official::default() }).to_vec(),
        units: vec![Unit { code: "TH-KT".into(), ..Unit::default() }],
        collectives: vec![Collective {
            name: "Lãnh đạo Sở".into(),
            of: MembersAre::Officials,
            members: vec!["Lam".into()],
            aliases: Vec::new(),
        }],
    };
    let mut second = first.clone();
    second.units[0].aliases.push("TH, KT".into());
    second.officials[0].positions = vec!["GĐ".into()];
    second.collectives[0].members.push("Hà".into());
    let mut store = Store::in_memory().expect("a store");
    let directory = store
        .transact(|tx| {
            tx.learn(&first)?;
            tx.learn(&second)?;
            Ok(tx.register()?.to_directory())
        })
        .expect("a transaction");
    assert_eq!(directory.units[0].aliases, ["TH, KT"]);
    assert_eq!(directory.officials[0].positions, ["GĐ"]);
    assert_eq!(directory.collectives[0].members, ["Lam"], "members are the secretariat's to say");
}

#[test]
fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("sub/office.db");
    drop(Store::open(&path).expect("a new database, with its folder"));
    let connection = rusqlite::Connection::open(&path).expect("the file");
    connection.pragma_update(None, "user_version", 999).expect("a version");
    drop(connection);
    let error = Store::open(&path).err().expect("a refusal");
    assert!(format!("{error:#}").contains("newer nhaclich"), "{error:#}");
    let connection = rusqlite::Connection::open(&path).expect("the file");
    let version: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0)).expect("it");
    assert_eq!(version, 999);
}

#[test]
fn a_published_revision_can_be_neither_changed_nor_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.db");
    let mut store = Store::open(&path).expect("a store");
    store.transact(|tx| publish(tx, &[(1, "Lễ chào cờ")])).expect("a revision");
    let connection = rusqlite::Connection::open(&path).expect("the file");
    for sql in [
        "update item_state set content = 'x'",
        "delete from item_state",
        "update revision set number = 9",
        "delete from revision",
    ] {
        assert!(connection.execute(sql, []).is_err(), "{sql}");
    }
}

#[test]
fn a_file_that_is_no_database_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("office.db");
    std::fs::write(&path, "Chương trình công tác ".repeat(200)).expect("a file");
    assert!(Store::open(&path).is_err());
    let kept = std::fs::read_to_string(&path).expect("the file");
    assert!(kept.starts_with("Chương trình"), "and left as it was");
}
