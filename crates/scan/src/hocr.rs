//! What recognition wrote down (hOCR): lines of words with their boxes; knows the format alone.

use roxmltree::{Document, Node, ParsingOptions};
use unicode_normalization::UnicodeNormalization;

use crate::letters;

/// A recognised word, in dots of the picture it was recognised in.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    pub text: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
    /// How sure recognition is, of 100.
    pub sure: f64,
}

/// A line of words.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub words: Vec<Word>,
    /// Where its letters stand.
    pub base: f64,
    /// Height of its letters, from the lowest to the highest.
    pub size: f64,
}

/// The lines of each picture, in order.
pub fn pictures(hocr: &str) -> Vec<Vec<Line>> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    let Ok(document) = Document::parse_with_options(hocr, options) else { return Vec::new() };
    let pages = document.descendants().filter(|node| is(node, &["ocr_page"]));
    let lines = |page: Node| page.descendants().filter_map(|node| line(&node)).collect();
    pages.map(lines).collect()
}

fn is(node: &Node, classes: &[&str]) -> bool {
    node.attribute("class").is_some_and(|class| classes.contains(&class))
}

fn line(node: &Node) -> Option<Line> {
    if !is(node, &["ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat"]) {
        return None;
    }
    let words: Vec<Word> = node.descendants().filter_map(|node| word(&node)).collect();
    let [size] = property(node, "x_size")?;
    let mut feet: Vec<f64> = words.iter().map(|word| word.bottom - descent(&word.text) * size).collect();
    feet.sort_by(f64::total_cmp);
    Some(Line { base: *feet.get(feet.len() / 2)?, words, size })
}

/// How far a word reaches below the line that its letters stand on, in sizes. Recognition's own notion of that
/// line is off where few letters stand on it.
fn descent(word: &str) -> f64 {
    let below =
        |letter: char| "gjpqy,;()[]/ạặậẹệịọộợụựỵ".contains(letter.to_lowercase().next().unwrap_or(letter));
    if word.chars().any(below) { DESCENT } else { 0.0 }
}

const DESCENT: f64 = 0.21;

fn word(node: &Node) -> Option<Word> {
    if !is(node, &["ocrx_word"]) {
        return None;
    }
    let text: String = node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect();
    let text = letters::meant(&text.trim().nfc().collect::<String>());
    let [left, top, right, bottom] = property(node, "bbox")?;
    let [sure] = property(node, "x_wconf").unwrap_or([0.0]);
    (!text.is_empty()).then_some(Word { text, left, top, right, bottom, sure })
}

/// The numbers behind a name in the node's title: `bbox 8 28 372 62; x_wconf 96`.
fn property<const COUNT: usize>(node: &Node, name: &str) -> Option<[f64; COUNT]> {
    let all = node.attribute("title")?.split(';');
    let mut found =
        all.filter_map(|part| part.trim().strip_prefix(name)).filter(|rest| rest.starts_with(' '));
    let numbers: Vec<f64> =
        found.next()?.split_whitespace().filter_map(|number| number.parse().ok()).collect();
    numbers.get(..COUNT)?.try_into().ok()
}
