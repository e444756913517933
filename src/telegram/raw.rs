//! Updates as text, before they are read: one that is no proper JSON must not take the others of its batch with it.
//!
//! Half of a surrogate pair or a number beyond all bounds is enough for a parser to refuse a whole answer, and the
//! same answer comes again until somebody confirms it.

use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

#[derive(Deserialize)]
struct Answer<'a> {
    #[serde(borrow)]
    result: Vec<&'a RawValue>,
}

/// What must be known of an update even where nothing else can be.
#[derive(Deserialize)]
struct Numbered {
    update_id: i64,
}

/// The updates of an answer that could not be read in one piece; none: it is no answer with updates.
pub fn updates(answer: &str) -> Option<Vec<Value>> {
    let answer: Answer<'_> = serde_json::from_str(answer).ok()?;
    Some(answer.result.into_iter().filter_map(|update| self::update(update.get())).collect())
}

/// One update: as it is, mended, or at least its number.
pub fn update(text: &str) -> Option<Value> {
    serde_json::from_str(text).or_else(|_| serde_json::from_str(&mended(text))).ok().or_else(|| {
        let numbered: Numbered = serde_json::from_str(text).ok()?;
        Some(json!({"update_id": numbered.update_id}))
    })
}

/// Halves of surrogate pairs become the sign for a letter that is not known.
fn mended(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('\\') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = match (unit(rest), rest.get(6..).and_then(unit)) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => 12,
            (Some(0xD800..=0xDFFF), _) => {
                out.push_str("\\ufffd");
                rest = &rest[6..];
                continue;
            }
            // Whatever is escaped, a backslash among it, goes with its sign.
            _ => rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at),
        };
        out.push_str(&rest[..length]);
        rest = &rest[length..];
    }
    out + rest
}

/// The sixteen bits of an escape such as `\u1ea3` at the beginning of a text.
fn unit(text: &str) -> Option<u16> {
    u16::from_str_radix(text.strip_prefix("\\u")?.get(..4)?, 16).ok()
}
