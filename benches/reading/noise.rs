//! Gold documents damaged as the world damages them, and what reading makes of each: exact, asked or silent.
//!
//! Right is what `score` calls right, by the gold of the document before it was damaged. Where letters were
//! changed, a content or a place is held against the words as they now stand on the page; a name counts as it
//! was as long as the page still spells it right somewhere, else as it now stands. What an emptied cell held
//! may be missing. Everything else that changes the reading without a question is silent.

use std::collections::BTreeMap;
use std::path::Path;

use plan::directory::Directory;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use reading::{Reading, Traced, document, document::Document};
use unicode_normalization::UnicodeNormalization;

use crate::reading::generator::{dice::Dice, layouts};
use crate::reading::score::{Gold, Score, score};

mod carried;
mod damage;
mod letters;

use damage::Damage;

const SEED: [u8; 32] = *b"lich cong tac thang 11 nam 2026!";
/// Programmes drawn for each layout.
const DRAWN: usize = 60;
/// How often a programme is damaged in each way: one drawn, one written by hand.
const ROUNDS: [usize; 2] = [1, 3];
/// Faults that are told of each kind of damage.
const TOLD: usize = 4;

/// A programme that is read without a fault as it is.
struct Sound {
    name: String,
    bytes: Vec<u8>,
    document: Document,
    trace: Vec<Traced>,
    gold: Gold,
    rounds: usize,
}

#[derive(Default)]
struct Figures {
    documents: usize,
    score: Score,
    wrong: usize,
    faults: BTreeMap<String, usize>,
    /// How many items questions of each kind point at.
    asked: BTreeMap<String, usize>,
    told: Vec<String>,
}

/// `only`: one kind of damage, and every document of it that is misread in silence.
pub fn run(only: Option<&str>) {
    let (sound, unsound) = sources();
    println!("{} programmes; {unsound} more are not read without a fault as they are\n", sound.len());
    let mut figures: BTreeMap<Damage, Figures> = BTreeMap::new();
    for (number, programme) in (0_u64..).zip(&sound) {
        for damage in
            Damage::ALL.into_iter().filter(|kind| only.is_none_or(|only| format!("{kind:?}") == only))
        {
            for round in 0..programme.rounds as u64 {
                let mut dice = Dice::new((number * 64 + damage as u64) * 8 + round + 1);
                if let Some((document, gold)) = programme.damaged(damage, &mut dice) {
                    figures.entry(damage).or_default().add(programme, &document, &gold, only.is_some());
                }
            }
        }
    }
    told(&figures);
}

impl Sound {
    fn of(name: String, bytes: Vec<u8>, gold: Gold, rounds: usize) -> Option<Self> {
        let document = document::open(&bytes).ok()?;
        let mut reading = read(&document)?;
        let trace = std::mem::take(&mut reading.trace);
        let (score, _) = score(&gold, &reading);
        let sound = score.exact == score.items && score.silent == 0 && score.extra == 0 && score.items > 0;
        sound.then_some(Self { name, bytes, document, trace, gold, rounds })
    }

    /// The programme with this damage, and what is right to read in it; none where there is nothing to damage.
    fn damaged(&self, damage: Damage, dice: &mut Dice) -> Option<(Document, Gold)> {
        if damage == Damage::Decomposed {
            let text = std::str::from_utf8(&self.bytes).ok()?;
            let text: String = text.nfd().collect();
            return Some((document::open(text.as_bytes()).ok()?, self.gold.clone()));
        }
        let mut document = self.document.clone();
        let mut gold = self.gold.clone();
        damage.apply(&mut document, &mut gold, &self.trace, dice)?;
        Some((document, gold))
    }
}

fn read(document: &Document) -> Option<Reading> {
    reading::read_document(document, &[], &Directory::default()).ok()
}

impl Figures {
    fn add(&mut self, programme: &Sound, document: &Document, gold: &Gold, shown: bool) {
        self.documents += 1;
        let Some(reading) = read(document) else {
            // Whoever is refused knows that nothing was read.
            let items = gold.items.len();
            self.score += Score { items, ..Score::default() };
            self.wrong += items;
            return;
        };
        let (score, faults) = score(gold, &reading);
        self.score += score;
        self.wrong += faults.len();
        for question in reading.findings.iter().filter(|finding| finding.is_question()) {
            *self.asked.entry(question.code().to_owned()).or_default() += question.items.len();
        }
        for fault in faults.iter().filter(|fault| fault.silent) {
            *self.faults.entry(fault.kind()).or_default() += 1;
            let of_document = self.told.iter().filter(|told| told.starts_with(&programme.name)).count();
            if self.told.len() < TOLD && of_document == 0 {
                self.told.push(format!("{}: {fault}", programme.name));
            }
        }
        if shown && score.silent > 0 {
            println!("==== {} {score:?}", programme.name);
            faults.iter().filter(|fault| fault.silent).for_each(|fault| println!("    {fault}"));
            println!("{}", damage::shown(document));
        }
    }
}

fn told(figures: &BTreeMap<Damage, Figures>) {
    println!("| damage | documents | items | exact | asked | silent | needless | silent in 1,000 |");
    println!("|---|---|---|---|---|---|---|---|");
    let mut total = Figures::default();
    for (damage, figures) in figures {
        row(&format!("{damage:?}"), figures);
        total.documents += figures.documents;
        total.score += figures.score;
        total.wrong += figures.wrong;
    }
    row("all", &total);
    for (damage, Figures { faults, told, asked, .. }) in figures {
        println!("\n{damage:?}, silent: {faults:?}; asked: {asked:?}");
        told.iter().for_each(|fault| println!("    {fault}"));
    }
}

fn row(name: &str, Figures { documents, score, wrong, .. }: &Figures) {
    let Score { items, exact, silent, asked, .. } = score;
    let mille = *silent as f64 * 1000.0 / (*items).max(1) as f64;
    println!(
        "| {name} | {documents} | {items} | {exact} | {} | {silent} | {asked} | {mille:.1} |",
        wrong - silent
    );
}

/// The programmes of the project that are read without a fault, and how many are not.
fn sources() -> (Vec<Sound>, usize) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut sound, mut unsound) = (vec![], 0);
    let mut take = |programme: Option<Sound>| match programme {
        Some(programme) => sound.push(programme),
        None => unsound += 1,
    };
    let folder = std::fs::read_dir(root.join("tests/data/programmes")).expect("a folder of the project");
    let mut golds: Vec<_> = folder.map(|entry| entry.expect("an entry").path()).collect();
    golds.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
    golds.sort();
    for path in golds {
        let name = path.file_name().expect("a file").to_string_lossy().replace(".gold.json", "");
        let gold = serde_json::from_slice(&std::fs::read(&path).expect("a gold")).expect("a gold");
        let format = name.split('-').nth(1).unwrap_or("txt");
        let beside = path.with_file_name(format!("{name}.{format}"));
        let file =
            if beside.exists() { beside } else { root.join("samples/chuong-trinh-cong-tac-11-2026.txt") };
        take(Sound::of(name, std::fs::read(file).expect("a programme"), gold, ROUNDS[1]));
    }
    let mut runner =
        TestRunner::new_with_rng(Config::default(), TestRng::from_seed(RngAlgorithm::ChaCha, &SEED));
    for layout in &layouts::ALL {
        for number in 0..DRAWN {
            let draw = layout.strategy().new_tree(&mut runner).expect("a draw").current();
            let drawn = layout.document(&draw);
            let name = format!("{}{number}.{}", layout.name, drawn.format.extension());
            take(Sound::of(name, drawn.bytes, drawn.gold, ROUNDS[0]));
        }
    }
    (sound, unsound)
}
