//! The words by which documents and questions are recognised stand once, in `script::lexicon`.

use std::collections::{BTreeMap, BTreeSet};

use regex::Regex;
use script::lexicon::PHRASES;

/// More files than this write no two words in their patterns that the lexicon could name.
const MOST_FILES: usize = 2;

/// The patterns of each file, without their escapes and without what they take from the lexicon.
fn patterns() -> BTreeMap<String, String> {
    let pattern = Regex::new(r"(?s)pattern!\(\s*\w+\s*=(.*?)\);").expect("a pattern");
    let named = Regex::new(r"\\[a-zA-Z]|\{[a-z_]+\}").expect("a pattern");
    let mut found = BTreeMap::new();
    for (path, text) in super::sources() {
        let texts: Vec<&str> = pattern
            .captures_iter(&text)
            .filter_map(|found| found.get(1))
            .map(|found| found.as_str())
            .collect();
        if !texts.is_empty() {
            found.insert(path, named.replace_all(&texts.join("\n"), "\n").into_owned());
        }
    }
    assert!(found.len() > 10, "the patterns are found");
    found
}

#[test]
fn what_the_lexicon_names_is_written_out_in_no_pattern() {
    let mut written = Vec::new();
    for (path, text) in patterns() {
        for (name, words) in PHRASES {
            let whole = Regex::new(&format!(r"\b{words}\b")).expect("words");
            if whole.is_match(&text) {
                written.push(format!("{path}: {words} is {{{name}}}"));
            }
        }
    }
    assert!(written.is_empty(), "{}", written.join("\n"));
}

#[test]
fn every_name_in_a_pattern_is_one_of_the_lexicon() {
    let named = Regex::new(r"\{([a-z_]+)\}").expect("a pattern");
    let pattern = Regex::new(r"(?s)pattern!\(\s*\w+\s*=(.*?)\);").expect("a pattern");
    let known: BTreeSet<&str> = PHRASES.iter().map(|(name, _)| *name).collect();
    let mut used = BTreeSet::new();
    for (path, text) in super::sources() {
        for found in pattern.captures_iter(&text) {
            for name in named.captures_iter(&found[1]) {
                assert!(known.contains(&name[1]), "{path}: {{{}}} is no phrase", &name[1]);
                used.insert(name[1].to_owned());
            }
        }
    }
    let unused: Vec<_> = known.into_iter().filter(|name| !used.contains(*name)).collect();
    assert!(unused.is_empty(), "nothing asks for {unused:?}");
}

#[test]
fn two_words_that_several_files_recognise_stand_in_the_lexicon() {
    let phrase = Regex::new(r"[a-z]+(?: [a-z]+)+").expect("a pattern");
    let mut files: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (path, text) in patterns() {
        for found in phrase.find_iter(&text) {
            let words: Vec<&str> = found.as_str().split(' ').collect();
            for pair in words.windows(2) {
                files.entry(pair.join(" ")).or_default().insert(path.clone());
            }
        }
    }
    files.retain(|_, files| files.len() > MOST_FILES);
    assert!(files.is_empty(), "{files:#?}");
}
