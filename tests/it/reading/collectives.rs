//! Who belongs to a collective that a document only names.

use plan::directory::{Collective, Directory, MembersAre};
use reading::{self, Reading, Severity};
use words::{Language, findings::Say};

const SAMPLE: &[u8] = include_bytes!("../../../samples/chuong-trinh-cong-tac-11-2026.txt");

fn members<'a>(reading: &'a Reading, name: &str) -> &'a [String] {
    let collective = reading.directory.collectives.iter().find(|c| c.name == name);
    &collective.unwrap_or_else(|| panic!("no {name}")).members
}

#[test]
fn professional_divisions_are_the_units_without_office_inspectorate_and_party() {
    let reading = reading::read(SAMPLE, &Directory::default()).expect("the sample");
    let divisions = members(&reading, "Phòng CM");
    assert!(divisions.contains(&"QLĐĐ".to_owned()) && divisions.contains(&"CNTY".to_owned()));
    assert!(["VP", "Thanh tra", "Đảng ủy"].iter().all(|unit| !divisions.contains(&(*unit).to_owned())));
}

#[test]
fn the_partys_standing_committee_has_at_least_its_secretaries() {
    let reading = reading::read(SAMPLE, &Directory::default()).expect("the sample");
    assert_eq!(members(&reading, "BTV Đảng ủy"), ["Khang", "Tài"]);
}

#[test]
fn what_was_concluded_is_said_in_a_note_that_asks_nothing() {
    let reading = reading::read(SAMPLE, &Directory::default()).expect("the sample");
    let notes: Vec<_> = reading.findings.iter().filter(|f| f.code() == "collective").collect();
    assert!(notes.iter().all(|note| note.severity == Severity::Note));
    insta::assert_snapshot!(notes[0].message(Language::Vi));
}

#[test]
fn members_that_the_secretariat_named_stay() {
    let known = Directory {
        collectives: vec![Collective {
            name: "Phòng CM".into(),
            of: MembersAre::Units,
            members: vec!["QLĐĐ".into()],
            aliases: Vec::new(),
        }],
        ..Directory::default()
    };
    let reading = reading::read(SAMPLE, &known).expect("the sample");
    assert_eq!(members(&reading, "Phòng CM"), ["QLĐĐ"]);
}
