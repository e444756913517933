//! How much a PDF's pages become when they are interpreted, reckoned without interpreting them; knows what multiplies:
//! forms that draw forms, streams that are named again and again, letters that stand for whole texts.
//!
//! The interpreter makes every letter of a page before anybody counts them. Six kilobytes can ask for gigabytes so.

use std::collections::{HashMap, hash_map::Entry};

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{
    damaged,
    guard::{picture_end, string_end},
    too_large,
};
use crate::{Unreadable, document::limits};

/// How deep the interpreter goes into forms.
const FORMS: usize = 11;
/// Digits of the longest text that one letter may stand for; a ligature has twelve.
const LIGATURE: usize = 128;
/// Codes of the widest font.
const CODES: u64 = 0xFFFF;

/// What a page's description holds, or what becomes of it.
#[derive(Clone, Copy, Debug, Default)]
struct Weight {
    /// Letters at most: bytes of all strings.
    letters: u64,
    /// Operators and operands.
    words: u64,
    bytes: u64,
}

impl Weight {
    fn add(&mut self, other: Self, times: u64) {
        self.letters = self.letters.saturating_add(other.letters.saturating_mul(times));
        self.words = self.words.saturating_add(other.words.saturating_mul(times));
        self.bytes = self.bytes.saturating_add(other.bytes.saturating_mul(times));
    }

    fn is_beyond(self, times: u64) -> bool {
        self.letters > limits::PDF_PAGE_LETTERS * times
            || self.words > limits::PDF_PAGE_WORDS * times
            || self.bytes > limits::PDF_STREAM_BYTES as u64 * times
    }
}

/// A stream looked through once: its own weight, and the forms that it draws by name.
#[derive(Default)]
struct Scan {
    own: Weight,
    drawn: HashMap<Vec<u8>, u64>,
}

struct Scales<'d> {
    document: &'d Document,
    scans: HashMap<ObjectId, Scan>,
    /// By form, depth and resources.
    known: HashMap<(ObjectId, usize, usize), Weight>,
}

/// Refuses a document of which a page, or all of them together, would become too much.
pub fn pages(document: &Document) -> Result<(), Unreadable> {
    if document.objects.values().any(is_too_wide) {
        return Err(damaged());
    }
    let mut scales = Scales { document, scans: HashMap::new(), known: HashMap::new() };
    let mut all = Weight::default();
    for page in document.page_iter().take(limits::PDF_PAGES + 1) {
        let mut weight = Weight::default();
        let resources = scales.resources(page);
        for content in document.get_page_contents(page) {
            weight.add(scales.weight(content, resources, 0)?, 1);
            if weight.is_beyond(1) {
                return Err(too_large());
            }
        }
        all.add(weight, 1);
        if all.is_beyond(limits::PDF_FULL_PAGES) {
            return Err(too_large());
        }
    }
    Ok(())
}

impl<'d> Scales<'d> {
    /// A page's own resources, or those of the pages above it.
    fn resources(&self, page: ObjectId) -> Option<&'d Dictionary> {
        let mut node = self.document.get_dictionary(page).ok()?;
        for _ in 0..limits::PDF_DEPTH {
            if let Some(found) = self.dictionary(node, b"Resources") {
                return Some(found);
            }
            node = self.dictionary(node, b"Parent")?;
        }
        None
    }

    fn dictionary(&self, of: &'d Dictionary, name: &[u8]) -> Option<&'d Dictionary> {
        self.document.dereference(of.get(name).ok()?).ok()?.1.as_dict().ok()
    }

    fn weight(
        &mut self,
        id: ObjectId,
        resources: Option<&'d Dictionary>,
        depth: usize,
    ) -> Result<Weight, Unreadable> {
        let document = self.document;
        let Ok(stream) = document.get_object(id).and_then(Object::as_stream) else {
            return Ok(Weight::default());
        };
        let is_form = depth > 0;
        let resources = match self.dictionary(&stream.dict, b"Resources") {
            Some(own) if is_form => Some(own),
            _ => resources,
        };
        let key = (id, depth, resources.map_or(0, |of| std::ptr::from_ref(of).addr()));
        if let Some(known) = self.known.get(&key) {
            return Ok(*known);
        }
        let forms = resources.and_then(|of| self.dictionary(of, b"XObject"));
        let scan = match self.scans.entry(id) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(scan(&unpacked(stream)?)),
        };
        let mut weight = scan.own;
        let drawn: Vec<(ObjectId, u64)> = scan
            .drawn
            .iter()
            .filter_map(|(name, times)| Some((forms?.get(name).ok()?.as_reference().ok()?, *times)))
            .collect();
        for (form, times) in drawn {
            if depth < FORMS && is_form_object(document, form) {
                weight.add(self.weight(form, resources, depth + 1)?, times);
            }
        }
        self.known.insert(key, weight);
        Ok(weight)
    }
}

fn is_form_object(document: &Document, id: ObjectId) -> bool {
    let form = document.get_object(id).and_then(Object::as_stream);
    form.and_then(|form| form.dict.get(b"Subtype"))
        .and_then(Object::as_name)
        .is_ok_and(|name| name == b"Form")
}

/// A stream that is interpreted, whatever it says of itself.
fn unpacked(stream: &Stream) -> Result<Vec<u8>, Unreadable> {
    match stream.decompressed_content_with_limit(limits::PDF_STREAM_BYTES) {
        Ok(content) => Ok(content),
        Err(lopdf::Error::Decompress(_)) => Err(too_large()),
        Err(_) => Ok(stream.content.clone()),
    }
}

/// Counts what stands in a page's description.
fn scan(content: &[u8]) -> Scan {
    let mut scan =
        Scan { own: Weight { bytes: content.len() as u64, ..Weight::default() }, ..Scan::default() };
    let mut name: &[u8] = b"";
    let mut at = 0;
    while at < content.len() {
        let start = at;
        at = match content[at] {
            b'(' => string_end(content, at) + 1,
            b'<' if content.get(at + 1) != Some(&b'<') => past(content, at, b'>'),
            b'%' => past(content, at, b'\n'),
            byte if is_regular(byte) || byte == b'/' => word_end(content, at + 1),
            _ => at + 1,
        };
        let word = &content[start..at.min(content.len())];
        match word {
            [b'(', ..] => scan.own.letters += word.len() as u64 - 1,
            [b'<', _, ..] => scan.own.letters += word.len() as u64 / 2,
            [b'/', rest @ ..] => name = rest,
            b"Do" => *scan.drawn.entry(name.to_vec()).or_default() += 1,
            b"ID" => at = picture_end(content, start) + 2,
            _ => {}
        }
        scan.own.words += u64::from(!word.first().is_some_and(u8::is_ascii_whitespace));
    }
    scan
}

fn past(content: &[u8], at: usize, end: u8) -> usize {
    content[at..].iter().position(|byte| *byte == end).map_or(content.len(), |found| at + found + 1)
}

fn word_end(content: &[u8], at: usize) -> usize {
    content[at..].iter().position(|byte| !is_regular(*byte)).map_or(content.len(), |found| at + found)
}

fn is_regular(byte: u8) -> bool {
    !byte.is_ascii_whitespace() && byte != 0 && !b"()<>[]{}/%".contains(&byte)
}

/// Whether a font's table of widths asks for more entries than there are codes.
fn is_too_wide(object: &Object) -> bool {
    let Ok(font) = object.as_dict() else { return false };
    let widths = [&b"W"[..], b"W2"].into_iter().filter_map(|name| font.get(name).ok()?.as_array().ok());
    widths.flatten().any(|width| width.as_i64().is_ok_and(|width| width.unsigned_abs() > CODES))
}

/// Whether a font's map of letters lets a letter stand for a whole text, or names more codes than there are.
pub fn is_beyond_letters(map: &[u8]) -> bool {
    let has = |word: &[u8]| map.windows(word.len()).any(|window| window == word);
    if !has(b"beginbf") && !has(b"begincid") {
        return false;
    }
    let mut before = u64::MAX;
    map.split(|byte| *byte == b'<').skip(1).any(|text| {
        let digits = text.split(|byte| *byte == b'>').next().unwrap_or_default();
        let code =
            std::str::from_utf8(digits).ok().and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok());
        // Only codes of more than two bytes can be so far apart; letters beyond the first plane can too.
        let is_far = digits.len() == 8 && code.is_some_and(|code| code.saturating_sub(before) > CODES << 8);
        before = code.unwrap_or(u64::MAX);
        digits.len() > LIGATURE || is_far
    })
}
