//! Programmes as they are handed out, read back: whatever the reader took in, the documents give back.

use office::{
    handout::{Handout, Whose},
    publish::{self, Origin},
    store::Store,
};
use plan::{Item, Period, directory::Directory};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reading::{self, Reading, Severity};
use words::{
    Language,
    findings::Say,
    handout::{document, paper::Paper, workbook},
};

use super::{Layout, SEED, layouts};
use crate::support::at;

/// Programmes drawn for each layout.
const CASES: usize = 25;

/// A form in which programmes are handed out.
type Form = (&'static str, fn(&Paper<'_>) -> anyhow::Result<Vec<u8>>);
const FORMS: [Form; 2] = [("docx", document::write), ("xlsx", workbook::write)];

/// What people go by in an item.
fn essence(item: &Item) -> String {
    let Item { date, end_date, session, time, end_time, content, location, units, officials, status, .. } =
        item;
    format!(
        "{date} {end_date:?} {session:?} {time:?} {end_time:?} | {content} | {location:?} | {units:?} | {officials:?} | {status:?}"
    )
}

fn essences(items: &[Item]) -> Vec<String> {
    let mut all: Vec<String> = items.iter().map(essence).collect();
    all.sort();
    all
}

/// What is in force once a reading is published.
fn in_force(reading: &Reading) -> Handout {
    let period = whole(reading);
    let mut store = Store::in_memory().expect("a store");
    let handout = store.transact(|tx| {
        publish::publish(
            tx,
            &at(1, "08:00"),
            reading,
            &Origin { by: office::store::Actor::CommandLine, ..Origin::default() },
        )?;
        Handout::load(tx, period, &Whose::EVERYBODY)
    });
    handout.expect("a publication")
}

/// The reading's period; items may begin before it or end after it.
fn whole(reading: &Reading) -> Period {
    let from = reading.items.iter().map(|item| item.date).min().unwrap_or(reading.period.from);
    let to = reading.items.iter().map(Item::last_day).max().unwrap_or(reading.period.to);
    if reading.period.contains(from) && reading.period.contains(to) {
        reading.period
    } else {
        Period { from, to }
    }
}

/// What a form loses or asks about; nothing where all is well.
fn lost(reading: &Reading) -> Vec<String> {
    let handout = in_force(reading);
    let wanted = essences(&handout.items);
    let mut faults = Vec::new();
    for (name, write) in FORMS {
        let bytes = write(&handout.paper()).expect("a file");
        for (who, known) in [("a stranger", &Directory::default()), ("the office", &handout.directory)] {
            let read = match reading::read(&bytes, known) {
                Ok(read) => read,
                Err(why) => {
                    faults.push(format!("{name}, {who}: {why}"));
                    continue;
                }
            };
            let got = essences(&read.items);
            let missing = wanted.iter().filter(|item| !got.contains(item)).map(|item| format!("lost {item}"));
            let invented =
                got.iter().filter(|item| !wanted.contains(item)).map(|item| format!("got  {item}"));
            let asked = read.findings.iter().filter(|finding| finding.severity != Severity::Note);
            let asked =
                asked.map(|finding| format!("asks {}: {}", finding.code(), finding.message(Language::Vi)));
            let all: Vec<String> = missing.chain(invented).chain(asked).collect();
            faults.extend(all.into_iter().map(|fault| format!("{name}, {who}: {fault}")));
        }
    }
    faults
}

fn check(layout: &Layout) {
    let mut seed = SEED;
    seed[1] = layout.name.bytes().fold(0, u8::wrapping_add);
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = layout.strategy();
    let mut faults = Vec::new();
    let mut read = 0;
    for case in 0..CASES {
        let document = layout.document(&strategy.new_tree(&mut runner).expect("a draw").current());
        let Ok(reading) = reading::read(&document.bytes, &Directory::default()) else { continue };
        // What was misread or is still asked about is no programme that anybody would hand out.
        if reading.has_questions() || super::read(&document).0.silent > 0 {
            continue;
        }
        read += reading.items.len();
        faults.extend(lost(&reading).into_iter().map(|fault| format!("{}{case} {fault}", layout.name)));
    }
    assert!(read > CASES, "{} gave only {read} items to hand out", layout.name);
    assert!(faults.is_empty(), "{} of {read} items:\n{}", faults.len(), faults.join("\n"));
}

macro_rules! handed_out_and_read_back {
    ($($test:ident: $name:literal;)*) => {$(
        #[test]
        fn $test() {
            check(layouts::named($name));
        }
    )*};
}

handed_out_and_read_back! {
    rows_of_a_day_come_back_as_they_were: "A";
    parentheses_behind_items_come_back_as_they_were: "A2";
    rows_of_an_item_come_back_as_they_were: "B";
    lists_of_sentences_come_back_as_they_were: "C";
    lists_under_officials_come_back_as_they_were: "D";
    columns_of_officials_come_back_as_they_were: "E";
    columns_of_sessions_come_back_as_they_were: "F";
    flat_sheets_come_back_as_they_were: "G";
}

#[test]
fn programmes_written_by_hand_come_back_as_they_were() {
    let mut read = 0;
    let mut faults = Vec::new();
    let mut samples: Vec<std::path::PathBuf> = std::fs::read_dir("tests/data/programmes")
        .expect("the programmes")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|extension| extension != "json"))
        .collect();
    samples.push("samples/chuong-trinh-cong-tac-11-2026-dieu-chinh.txt".into());
    samples.sort();
    for path in samples {
        let bytes = std::fs::read(&path).expect("a file");
        let mut reading = reading::read(&bytes, &Directory::default()).expect("a programme");
        // Of these, what is asked about stands for an answer of "as read".
        reading.findings.clear();
        read += 1;
        faults.extend(lost(&reading).into_iter().map(|fault| format!("{}: {fault}", path.display())));
    }
    assert!(read > 15, "only {read} programmes");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
