//! Documents that a Word document only holds and Word shows as its own text; knows their formats, and the
//! letter form in which web pages are put in.

use crate::Unreadable;
use crate::document::{Document, Format, encoding, format, html, recognise, text};

/// Documents inside one another.
const NESTED: usize = 2;

/// Opens a document that lies in so many others.
pub fn open(bytes: &[u8], outer: usize) -> Result<Document, Unreadable> {
    if let Some(page) = page_of_letter(bytes) {
        return html::open(&encoding::decode_html(&page));
    }
    match recognise(bytes) {
        Format::Docx if outer <= NESTED => super::nested(bytes, outer),
        Format::Html => html::open(&encoding::decode_html(bytes)),
        Format::Text | Format::Csv => text::open(&encoding::decode(bytes)),
        other => Err(format::refusal(other)),
    }
}

/// The web page in a letter of several parts (MHT).
fn page_of_letter(bytes: &[u8]) -> Option<Vec<u8>> {
    let letter = String::from_utf8_lossy(bytes).replace("\r\n", "\n");
    if !letter.trim_start().to_ascii_lowercase().starts_with("mime-version:") {
        return None;
    }
    let begun = letter.to_ascii_lowercase().find("content-type: text/html")?;
    let head = letter[..begun].rfind("\n--").map_or(0, |at| at + 1);
    let (head, body) = letter[head..].split_once("\n\n")?;
    let boundary = head.lines().next().filter(|line| line.starts_with("--"));
    let body = boundary.and_then(|line| body.split(line).next()).unwrap_or(body);
    match head.to_ascii_lowercase().contains("quoted-printable") {
        true => Some(unquoted(body)),
        false => Some(body.as_bytes().to_vec()),
    }
}

/// `=C3=A1` as the bytes that it stands for; `=` at a line's end joins it to the next.
fn unquoted(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut parts = text.split('=');
    out.extend(parts.next().unwrap_or_default().bytes());
    for part in parts {
        let code = part.get(..2).and_then(|code| u8::from_str_radix(code, 16).ok());
        match (code, part.strip_prefix('\n')) {
            (Some(byte), _) => {
                out.push(byte);
                out.extend(part[2..].bytes());
            }
            (None, Some(rest)) => out.extend(rest.bytes()),
            (None, None) => {
                out.push(b'=');
                out.extend(part.bytes());
            }
        }
    }
    out
}
