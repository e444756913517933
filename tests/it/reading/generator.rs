//! The adversary of the reader: draws programmes, writes them as offices do, and measures what is read.
//!
//! It draws only what a careful secretary could read from the page; what she could not is marked
//! ambiguous, and then a question is wanted. The draw is the same on every run, so that a floor that held
//! holds again; whoever wants other programmes changes [`SEED`].

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::PathBuf;

use plan::directory::Directory;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

mod case;
mod clauses;
mod dice;
mod formats;
mod handed_out;
mod layouts;
mod notation;
mod office;
mod page;
mod words;

use case::{Case, Span};
use dice::Dice;
use formats::Format;
use layouts::{Document, Draw, Layout};

use super::score::{Fault, Score, score};

const SEED: [u8; 32] = *b"lich cong tac thang 11 nam 2026!";

/// Programmes drawn for each layout.
const CASES: u32 = 100;

/// How many misread programmes of a format are made small and kept beside the test's output.
const KEPT: usize = 1;

/// Bound of the steps that make a misread programme small.
const SHRINKS: usize = 80;

/// What must hold; raised whenever the reader gets better, never lowered without a reason said.
struct Floor {
    /// Of 1000 items, at least so many are exact.
    exact: usize,
    /// Of 1000 items, at most so many are wrong without a question.
    silent: usize,
    /// Of 1000 items, at most so many are asked about though right.
    asked: usize,
}

#[derive(Default)]
struct Measured {
    figures: BTreeMap<&'static str, Score>,
    /// How often each field, or a whole item, is wrong without a question.
    kinds: BTreeMap<String, usize>,
    /// The first misread programmes, made small.
    misread: Vec<Draw>,
}

/// A layout under test.
struct Tested {
    layout: &'static Layout,
    floor: Floor,
}

impl Tested {
    /// Reads so many programmes.
    fn measure(&self, cases: u32) -> Measured {
        let mut seed = SEED;
        seed[0] = self.layout.name.bytes().fold(0, u8::wrapping_add);
        let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &seed);
        let mut runner = TestRunner::new_with_rng(Config::default(), rng);
        let strategy = self.layout.strategy();
        let mut measured = Measured::default();
        for _ in 0..cases {
            let mut tree = strategy.new_tree(&mut runner).expect("a draw");
            let document = self.layout.document(&tree.current());
            let (score, faults) = read(&document);
            *measured.figures.entry(document.format.extension()).or_default() += score;
            for fault in faults.iter().filter(|fault| fault.silent) {
                *measured.kinds.entry(fault.kind()).or_default() += 1;
            }
            let kept = measured.misread.iter().filter(|(_, format, _)| *format == document.format).count();
            if score.silent > 0 && kept < KEPT {
                measured.misread.push(self.smallest(&mut tree));
            }
        }
        measured
    }

    /// The smallest programme that is still misread without a question.
    fn smallest(&self, tree: &mut impl ValueTree<Value = Draw>) -> Draw {
        let mut best = tree.current();
        let mut smaller = tree.simplify();
        for _ in 0..SHRINKS {
            if !smaller {
                break;
            }
            let draw = tree.current();
            let misread = read(&self.layout.document(&draw)).0.silent > 0;
            if misread {
                best = draw;
            }
            smaller = if misread { tree.simplify() } else { tree.complicate() };
        }
        best
    }

    fn check(&self) {
        let Measured { figures, kinds, misread } = self.measure(CASES);
        let mut total = Score::default();
        let mut table = String::from(
            "| layout | format | items | exact | silent | asked | place |\n|---|---|---|---|---|---|---|\n",
        );
        for (format, score) in &figures {
            total += *score;
            row(&mut table, self.layout.name, format, score);
        }
        row(&mut table, self.layout.name, "all", &total);
        let table = format!("{table}\nsilent: {kinds:?}\n");
        let kept = self.keep(&table, &misread);
        println!("{table}\n{kept}");
        let per_mille = |part: usize| part * 1000 / total.items.max(1);
        assert!(per_mille(total.exact) >= self.floor.exact, "too few exact items\n{table}\n{kept}");
        assert!(per_mille(total.silent) <= self.floor.silent, "too many silent errors\n{table}\n{kept}");
        assert!(per_mille(total.asked) <= self.floor.asked, "too many needless questions\n{table}\n{kept}");
    }

    /// Leaves the table and the misread documents where whoever repairs the reader finds them.
    fn keep(&self, table: &str, misread: &[Draw]) -> String {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("generator").join(self.layout.name);
        if folder.exists() {
            std::fs::remove_dir_all(&folder).expect("the build folder can be written");
        }
        std::fs::create_dir_all(&folder).expect("the build folder can be written");
        std::fs::write(folder.join("table.md"), table).expect("the build folder can be written");
        let mut told = String::new();
        for (index, draw) in misread.iter().enumerate() {
            let document = self.layout.document(draw);
            let file = folder.join(format!("{index}.{}", document.format.extension()));
            std::fs::write(&file, &document.bytes).expect("the build folder can be written");
            let gold = serde_json::to_vec_pretty(&document.gold).expect("gold is plain");
            std::fs::write(file.with_extension("gold.json"), gold).expect("the build folder can be written");
            writeln!(told, "{}", file.display()).expect("memory takes it");
            for fault in read(&document).1 {
                writeln!(told, "    {fault}").expect("memory takes it");
            }
        }
        std::fs::write(folder.join("misread.txt"), &told).expect("the build folder can be written");
        told
    }
}

fn row(table: &mut String, layout: &str, format: &str, score: &Score) {
    let Score { items, exact, silent, asked, place, places, .. } = score;
    let line = format!("| {layout} | {format} | {items} | {exact} | {silent} | {asked} | {place}/{places} |");
    writeln!(table, "{line}").expect("memory takes it");
}

/// How well a document is read; one that cannot be read at all misleads about each of its items.
fn read(document: &Document) -> (Score, Vec<Fault>) {
    match reading::read(&document.bytes, &Directory::default()) {
        Ok(reading) => score(&document.gold, &reading),
        Err(unreadable) => {
            let items = document.gold.items.len();
            let fault = |want: &super::score::Wanted| Fault {
                silent: true,
                date: want.date,
                what: format!("unreadable ({unreadable})"),
                content: want.content.clone(),
            };
            let faults = document.gold.items.iter().take(1).map(fault).collect();
            (Score { items, silent: items, ..Score::default() }, faults)
        }
    }
}

#[test]
fn what_a_reading_taught_the_directory_does_not_change_the_next_one() {
    let strategy = (Case::drawn(&[Span::Month], layouts::HONORIFICS, 14), any::<u64>());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &SEED);
    let mut runner = TestRunner::new_with_rng(Config::with_cases(40), rng);
    let outcome = runner.run(&strategy, |(case, seed)| {
        let (page, _) = layouts::day_rows::write(&case);
        let bytes = Format::Text.write(&page, &mut Dice::new(seed));
        let Ok(first) = reading::read(&bytes, &Directory::default()) else { return Ok(()) };
        let again = reading::read(&bytes, &first.directory).expect("it could be read before");
        prop_assert_eq!(first.items, again.items);
        Ok(())
    });
    outcome.expect("the same document reads the same");
}

#[test]
fn a_row_a_day_is_read_as_a_secretary_reads_it() {
    let floor = Floor { exact: 993, silent: 4, asked: 2 };
    Tested { layout: layouts::named("A"), floor }.check();
}

#[test]
fn a_parenthesis_behind_each_item_is_read_as_a_secretary_reads_it() {
    let floor = Floor { exact: 983, silent: 18, asked: 0 };
    Tested { layout: layouts::named("A2"), floor }.check();
}

#[test]
fn a_row_an_item_is_read_as_a_secretary_reads_it() {
    let floor = Floor { exact: 994, silent: 6, asked: 0 };
    Tested { layout: layouts::named("B"), floor }.check();
}

#[test]
fn a_list_of_sentences_is_read_as_a_secretary_reads_it() {
    let floor = Floor { exact: 1000, silent: 0, asked: 2 };
    Tested { layout: layouts::named("C"), floor }.check();
}

#[test]
fn a_list_under_officials_is_read_as_a_secretary_reads_it() {
    let floor = Floor { exact: 994, silent: 6, asked: 2 };
    Tested { layout: layouts::named("D"), floor }.check();
}

#[test]
fn a_column_an_official_is_read_as_a_secretary_reads_it() {
    let floor = Floor { exact: 1000, silent: 0, asked: 0 };
    Tested { layout: layouts::named("E"), floor }.check();
}

#[test]
fn a_column_a_session_is_read_as_a_secretary_reads_it() {
    let floor = Floor { exact: 994, silent: 9, asked: 0 };
    Tested { layout: layouts::named("F"), floor }.check();
}

#[test]
fn a_flat_sheet_is_read_as_a_secretary_reads_it() {
    let floor = Floor { exact: 994, silent: 6, asked: 0 };
    Tested { layout: layouts::named("G"), floor }.check();
}
