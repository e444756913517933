//! Keys and states of the outbox: rows outlive the program that wrote them, so each form is read for ever.

use office::store::{Key, State};
use strum::VariantArray;

/// Every form that a key was ever written in. A line may be added here, none may be changed or taken out.
const FORMS: &[&str] = &[
    "digest:2026-11-12",
    "digest:2026-11-12@revision:41",
    "digest-report:2026-11-12",
    "eve:2026-11-13",
    "week:2026-11-16",
    "prepare:2026-11-12",
    "before:17:2026-11-13:1400",
    "before:17:2026-11-13:1400-30",
    "revision:41",
    "called-back:41",
    "superseded:40@revision:41",
    "nudge:41:2984",
    "reminder:41",
    "unseen:41:1790000000",
    "board:3:2",
    "broadcast:5",
    "broadcast-test:5:1790000000000",
    "delegation:8",
    "delegation-ended:8",
    "delegation-seen:8",
    "delegation-declined:8",
    "request:4",
    "taken-over:3:7",
    "cut:9:1790000000000",
    "revoked:1790000000000",
    "chat-gone:9:1790000000000",
    "chat-topic-gone:9:1790000000000",
    "undelivered:1790000000000",
    "ask-again:77",
];

#[test]
fn every_key_is_read_as_it_was_written() {
    let mut kinds = std::collections::BTreeSet::new();
    for form in FORMS {
        let key: Key = form.parse().unwrap_or_else(|unknown| panic!("{unknown}"));
        assert_eq!(key.to_string(), *form);
        kinds.insert(format!("{key:?}").split(' ').next().unwrap_or_default().to_owned());
    }
    let source = std::fs::read_to_string("crates/office/src/store/key.rs").expect("the keys");
    let declared = source.lines().filter(|line| line.trim_end().ends_with("\",")).count();
    assert_eq!(kinds.len(), declared, "a key is missing among the forms");
}

#[test]
fn what_is_no_key_of_ours_is_none() {
    for form in
        ["", "digest", "digest:", "digest:today", "digest:2026-11-12:late", "revision:41:1", "board:3"]
    {
        assert!(form.parse::<Key>().is_err(), "{form}");
    }
}

#[test]
fn states_stand_in_the_database_by_the_words_that_its_constraint_knows() {
    let form = std::fs::read_to_string("migrations/0002_delivery.sql").expect("the outbox");
    for state in State::VARIANTS {
        assert!(form.contains(&format!("'{state}'")), "{state}");
        assert_eq!(state.to_string().parse(), Ok(*state));
    }
}
