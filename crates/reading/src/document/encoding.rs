//! Bytes of a text as characters; knows encodings found in Viet Nam, since files rarely name theirs.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// How far into a page its encoding may be declared.
const DECLARATION: usize = 2048;

/// The text in NFC, whatever its encoding.
pub fn decode(bytes: &[u8]) -> String {
    nfc(&decoded(bytes, None))
}

/// As [`decode`], believing the page's own `<meta charset>` where there is no byte order mark.
pub fn decode_html(bytes: &[u8]) -> String {
    let head: Vec<u8> = bytes.iter().take(DECLARATION).map(u8::to_ascii_lowercase).collect();
    let declared = String::from_utf8_lossy(&head)
        .split("charset=")
        .nth(1)
        .map(|rest| rest.trim_start_matches(['"', '\'']))
        .and_then(|rest| rest.split(['"', '\'', '>', ';', ' ', '/', '?']).next().map(str::to_owned))
        .and_then(|label| Encoding::for_label(label.as_bytes()));
    nfc(&decoded(bytes, declared))
}

fn decoded(bytes: &[u8], declared: Option<&'static Encoding>) -> String {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    if let Some(wide) = wide(bytes) {
        return wide.decode_without_bom_handling(bytes).0.into_owned();
    }
    // Pages saved anew often keep a declaration that is no longer true: valid UTF-8 is never by accident.
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let encoding = match declared {
        Some(encoding) if encoding != UTF_8 => encoding,
        _ => detected(bytes),
    };
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

fn detected(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let guess = detector.guess(Some(b"vn"), Utf8Detection::Allow);
    // A few damaged bytes in UTF-8 are better shown as damaged than the whole text in another alphabet.
    let damaged = String::from_utf8_lossy(bytes).matches('\u{fffd}').count();
    let letters = bytes.iter().filter(|b| **b >= 0x80).count();
    if damaged * 20 < letters { UTF_8 } else { guess }
}

/// UTF-16 without a mark: every other byte of Latin text is zero.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let zeros = |odd: usize| head.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let half = head.len() / 2;
    if half < 4 {
        None
    } else if zeros(1) * 2 > half && zeros(0) * 20 < half {
        Some(UTF_16LE)
    } else if zeros(0) * 2 > half && zeros(1) * 20 < half {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether these bytes are no text in any encoding.
pub fn is_binary(bytes: &[u8]) -> bool {
    if Encoding::for_bom(bytes).is_some() || wide(bytes).is_some() {
        return false;
    }
    let head = &bytes[..bytes.len().min(64 << 10)];
    let control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1b);
    head.contains(&0) || head.iter().filter(control).count() * 50 > head.len()
}

/// Composed letters; most texts are already and are only copied.
pub fn nfc(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}
