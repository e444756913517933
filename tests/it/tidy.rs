//! What must stay true of the house itself.

use std::{fs, path::Path};

use nhaclich::config;
use sha2::{Digest, Sha256};
use words::Language;

mod lexicon;
mod messages;
mod wording;

/// Every source file of the program, with its text.
fn sources() -> Vec<(String, String)> {
    fn walk(folder: &Path, files: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).expect("a folder of the project") {
            let path = entry.expect("an entry of the folder").path();
            if path.is_dir() {
                walk(&path, files);
            } else if path.extension().is_some_and(|ext| ext == "rs") {
                files.push((path.to_string_lossy().into_owned(), fs::read_to_string(&path).expect("UTF-8")));
            }
        }
    }
    let mut files = Vec::new();
    walk(Path::new("src"), &mut files);
    walk(Path::new("crates"), &mut files);
    assert!(files.len() > 20, "the walk found the sources");
    files
}

/// Lines of code in which a word stands, outside comments, in files for which `allowed` is false.
fn strangers(words: &[&str], allowed: impl Fn(&str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for (path, text) in sources() {
        if allowed(&path) {
            continue;
        }
        for (number, line) in text.lines().enumerate() {
            let code = line.split("//").next().unwrap_or_default();
            if words.iter().any(|word| code.contains(word)) {
                found.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    found
}

fn in_room(path: &str, room: &str) -> bool {
    path == format!("{room}.rs") || path.starts_with(&format!("{room}/"))
}

/// That a crate can't use tokio or SQLite, Cargo sees to; what the standard library offers, it can't forbid.
#[test]
fn the_pure_crates_have_no_async_no_io_and_no_clock() {
    let words =
        ["async ", ".await", "tokio::", "std::fs", "std::net", "std::process", "Utc::now", "Local::now"];
    let pure = ["script", "plan", "reading", "scan", "asking", "words"];
    let is_pure = |path: &str| pure.iter().any(|room| in_room(path, &format!("crates/{room}")));
    let found = strangers(&words, |path| !is_pure(path));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_store_has_sql() {
    let words = ["rusqlite", "\"select ", "\"insert into", "\"update ", "\"delete from"];
    let found = strangers(&words, |path| in_room(path, "crates/office/src/store"));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_door_to_telegram_names_teloxide() {
    let found = strangers(&["teloxide::", "use teloxide"], |path| in_room(path, "src/telegram"));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_the_clock_reads_the_clock() {
    let words = ["Utc::now", "Local::now", "SystemTime::now"];
    let found = strangers(&words, |path| in_room(path, "crates/clock"));
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_config_reads_the_environment() {
    let found = strangers(&["env::var", "std::env", "dotenvy"], |path| path == "src/config.rs");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn every_setting_stands_in_the_example_and_in_the_readme() {
    let example = fs::read_to_string(".env.example").expect("the example");
    let readme = fs::read_to_string("README.md").expect("the README");
    for name in config::NAMES {
        assert!(example.contains(name), ".env.example does not explain {name}");
        assert!(readme.contains(name), "README.md does not mention {name}");
    }
}

#[test]
fn both_languages_have_the_same_sentences() {
    let keys = |file: &str| -> Vec<String> {
        let text = fs::read_to_string(format!("locales/{file}.ftl")).expect("a language");
        let message = |line: &str| line.split_once(" =").map(|(key, _)| key.to_owned());
        text.lines()
            .filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()))
            .filter_map(message)
            .collect()
    };
    let sorted = |mut keys: Vec<String>| {
        keys.sort();
        keys
    };
    let (vi, en) = (sorted(keys("vi")), sorted(keys("en")));
    assert_eq!(vi, en);
    let mut once = vi.clone();
    once.dedup();
    assert_eq!(vi, once, "a key stands twice");
    assert!(vi.iter().all(|key| Language::ALL.iter().all(|language| language.has(key))));
}

#[test]
fn migrations_are_numbered_without_a_gap() {
    let mut names: Vec<String> = fs::read_dir("migrations")
        .expect("the migrations")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    for (number, name) in (1..).zip(&names) {
        assert!(name.starts_with(&format!("{number:04}_")), "{name} should have number {number:04}");
    }
}

#[test]
fn a_migration_never_changes_once_it_shipped() {
    // A database out there has run these very files: whatever is to be different comes in a new one.
    let shipped = [
        ("0001_programme.sql", "849f8d4a8086c5d65fbd55926ba5075100ec6f893f33833ed8d502079b65d606"),
        ("0002_delivery.sql", "6589b06ae45878ebb31643cb9e96ed96c036597bfe4532bc91ed66797e902b10"),
        ("0003_dialogue.sql", "42c80edf9e07ca38e96897fab8377a992f691da6197dd779780f6aa2f430288b"),
        ("0004_desk.sql", "9b816910977047e7620691b11c104affe50cb3170961c4930908345e1522d213"),
        ("0005_access.sql", "e135cbed0f69d49e0902b29c339b9fe6825950608de102a794abbae4274a3c9e"),
        ("0006_asked.sql", "e22a643d725ee1e426ee904d4f0526b78164b02f95d7133075e301508cd9ce2a"),
        ("0007_habits.sql", "c470b6ad3898cc85c6ba892e5061d77cf8f822b7ab6dc8f6c233a2cf3625f5b7"),
        ("0008_prepared.sql", "0065e775aac9b2479d9b521a6ebe630111b512eaf0444a7eef8ef53c47f481ee"),
        ("0009_feeds.sql", "e8604569161f06dbd036600e3738b7ef25fff7955f9819eb856bd1fad27f3f0f"),
        ("0010_notices.sql", "664bd5cd1f408d9bbc2026c63ee685c455cf875c8c0b15a60a99438e954273aa"),
        ("0011_week_picture.sql", "1a034a165d4dd5dd7c334b37952c75289f696e8c8dd3fe925d028ecf1f85e57e"),
        ("0012_answers.sql", "fcb79f45cc15723d6d1ae2c63ddf141e9d03631694c034f516a09a62d03c01de"),
        ("0014_scans.sql", "19e0be9c9e8d270bb4f4427ebe63dc08bc1c58fbd215e07c98cac9f4b19fe9e3"),
        ("0015_item_reminders.sql", "13a8c5a4179377345c75777d96c1674b1a2e5f8e3c21bbccb3b7e231e7c27c6c"),
        ("0016_cards.sql", "acfb459d9e4744e64372fc66fbf5527bc558fe43686db1e900485cbe6bbf5836"),
        ("0017_mail.sql", "9bc17d8e27e23fdcb32ef3302f299e33847b6970907b9dbee1895738b0353138"),
        ("0018_reminders.sql", "732978091f7a92e7fbc811496e1ad0d7e43b9e6b8e2b3c60e96838596e600068"),
        ("0019_frames.sql", "6bb88595ec93058ce55ec535c8fcec28893d164f30e28e68f56745432d94b752"),
        ("0020_proof.sql", "a9a5df6522c6ebafb10dde9666a8caff592e0695d8c5d4b8cd5871ee4e6de003"),
    ];
    for (name, sha256) in shipped {
        let text = fs::read(format!("migrations/{name}")).expect("a migration that shipped");
        let found: String = Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(found, sha256, "{name} was changed");
    }
}
