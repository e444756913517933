//! A PDF's streams looked through before they are interpreted; knows how much they unpack to and how deep
//! they nest, because the interpreter unpacks without a limit and goes down into every bracket.

use lopdf::{Document, LoadOptions, Object, Stream};

use super::{damaged, too_large, weigh};
use crate::Unreadable;
use crate::document::limits;

/// Refuses a file whose streams unpack beyond the limits or nest beyond any page.
pub fn bounded(bytes: &[u8]) -> Result<(), Unreadable> {
    let options = LoadOptions::with_max_decompressed_size(limits::PDF_STREAM_BYTES);
    // What this parser can't open may still be repaired by the next; it can't unpack much either.
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        return if bytes.len() > limits::PDF_STREAM_BYTES / 4 { Err(damaged()) } else { Ok(()) };
    };
    let mut unpacked = 0;
    for object in document.objects.values() {
        let Object::Stream(stream) = object else { continue };
        if is_data(stream) {
            continue;
        }
        let content = match stream.decompressed_content_with_limit(limits::PDF_STREAM_BYTES) {
            Ok(content) => content,
            Err(lopdf::Error::Decompress(_)) => return Err(too_large()),
            // Not packed, or in a way that is not text.
            Err(_) => stream.content.clone(),
        };
        unpacked += content.len();
        if unpacked > limits::PDF_BYTES {
            return Err(too_large());
        }
        if depth(&content) > limits::PDF_DEPTH || weigh::is_beyond_letters(&content) {
            return Err(damaged());
        }
    }
    weigh::pages(&document)
}

/// Pictures and fonts: they are never interpreted as a page.
fn is_data(stream: &Stream) -> bool {
    let is = |key: &[u8], name: &[u8]| {
        stream.dict.get(key).and_then(Object::as_name).is_ok_and(|found| found == name)
    };
    is(b"Subtype", b"Image")
        || stream.dict.has(b"Length1")
        || stream.dict.has(b"Length2")
        || is(b"Type", b"Metadata")
}

/// The most brackets that are open at once, outside of strings and inline pictures.
fn depth(content: &[u8]) -> usize {
    let (mut open, mut most, mut at) = (0_usize, 0, 0);
    while at < content.len() {
        match content[at] {
            b'(' => at = string_end(content, at),
            b'[' => open += 1,
            b'<' if content.get(at + 1) == Some(&b'<') => (open, at) = (open + 1, at + 1),
            b']' => open = open.saturating_sub(1),
            b'>' if content.get(at + 1) == Some(&b'>') => (open, at) = (open.saturating_sub(1), at + 1),
            b'I' if is_word(content, at, b"ID") => at = picture_end(content, at),
            _ => {}
        }
        most = most.max(open);
        at += 1;
    }
    most
}

/// The bracket that closes a string.
pub(super) fn string_end(content: &[u8], start: usize) -> usize {
    let (mut open, mut at) = (0_usize, start);
    while at < content.len() {
        match content[at] {
            b'\\' => at += 1,
            b'(' => open += 1,
            b')' => open -= 1,
            _ => {}
        }
        if open == 0 {
            break;
        }
        at += 1;
    }
    at
}

/// The end of the picture whose data begins here.
pub(super) fn picture_end(content: &[u8], start: usize) -> usize {
    (start + 2..content.len())
        .find(|at| content[*at] == b'E' && is_word(content, *at, b"EI"))
        .unwrap_or(start)
}

fn is_word(content: &[u8], at: usize, word: &[u8]) -> bool {
    let blank = |at: Option<&u8>| at.is_none_or(u8::is_ascii_whitespace);
    content[at..].starts_with(word)
        && blank(at.checked_sub(1).and_then(|before| content.get(before)))
        && blank(content.get(at + word.len()))
}
