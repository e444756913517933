//! Names that may be another's, misspelt: by what the document spells elsewhere and by what Vietnamese can spell;
//! knows names, not rows.

use std::collections::BTreeMap;

use script::{folded::fold_letters, syllables};

use super::Odd;
use crate::{
    Effect, Finding,
    assemble::Assembled,
    findings::{About, Label, choice},
};
use plan::{Item, directory::Directory};

/// The names of one kind that an item has.
type Names = fn(&Item) -> &[String];

const KINDS: [(Names, Odd); 2] = [(|item| &item.officials, Odd::Name), (|item| &item.units, Odd::Unit)];

/// Asks about names seen once that are nearly another's; gives the items whose names nobody can spell so.
pub fn look(done: &mut Assembled, known: &Directory) -> Vec<(Odd, usize)> {
    let (mut odd, mut asked) = (Vec::new(), Vec::new());
    for (names, what) in KINDS {
        let mut seen: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, item) in done.items.iter().enumerate() {
            names(item).iter().for_each(|name| seen.entry(name).or_default().push(at));
        }
        let once = seen.iter().filter(|(name, items)| items.len() == 1 && !is_known(name, known));
        for (spelling, items) in once {
            let often = |other: &&&str| seen[**other].len() > 1 || is_known(other, known);
            let near = seen.keys().filter(|other| *other != spelling && resemble(spelling, other));
            match near.clone().find(often).or_else(|| near.clone().next()) {
                // Of two that were each seen once, the one that can be spelled so is the other's name.
                Some(name) if often(&name) || syllables::misspelt(spelling).is_some() => {
                    asked.push(question(spelling, name, items.clone()));
                }
                _ if syllables::misspelt(spelling).is_some() => odd.push((what, items[0])),
                _ => {}
            }
        }
    }
    done.findings.extend(asked);
    odd
}

fn is_known(name: &str, known: &Directory) -> bool {
    let unit = |unit: &plan::directory::Unit| {
        unit.code == name
            || unit.name.as_deref() == Some(name)
            || unit.aliases.iter().any(|alias| alias == name)
    };
    let official = |official: &plan::directory::Official| {
        official.name == name || official.aliases.iter().any(|alias| alias == name)
    };
    known.units.iter().any(unit) || known.officials.iter().any(official)
}

/// Whether they differ in marks alone, in letters that look alike, or in what no syllable can hold.
fn resemble(spelling: &str, name: &str) -> bool {
    let (here, there) = (comparable(spelling), comparable(name));
    here == there
        || syllables::misspelt(spelling).is_some()
            && strsim::damerau_levenshtein(&here, &there) <= FEW_LETTERS
}

const FEW_LETTERS: usize = 2;

/// Folded, and a digit among letters as the letter that it looks like.
fn comparable(name: &str) -> String {
    let folded = fold_letters(name);
    let letters: Vec<char> = folded.chars().collect();
    let among = |at: usize| {
        let beside = [at.checked_sub(1).and_then(|at| letters.get(at)), letters.get(at + 1)];
        beside.into_iter().flatten().any(|c| c.is_alphabetic())
    };
    let letter = |(at, &c): (usize, &char)| match c {
        '0' | 'q' if among(at) => 'o',
        '1' | 'i' if among(at) => 'l',
        '5' if among(at) => 's',
        '8' if among(at) => 'b',
        '2' if among(at) => 'z',
        _ => c,
    };
    letters.iter().enumerate().map(letter).filter(|c| c.is_alphanumeric()).collect()
}

fn question(spelling: &str, name: &str, items: Vec<usize>) -> Finding {
    let about = About::UnknownName { spelling: spelling.to_owned(), name: name.to_owned() };
    let mut finding = Finding::question(about, None, None, items);
    let same = Effect::SameName { canonical: name.to_owned(), spelling: spelling.to_owned() };
    choice(&mut finding, Label::SameUnit { name: name.to_owned() }, same);
    let names = vec![name.to_owned(), spelling.to_owned()];
    choice(&mut finding, Label::OtherName, Effect::DifferentNames { names });
    finding
}
