//! Markup kept within bounds before it is parsed; counts tags only, because parsers take the square of the depth.

use std::borrow::Cow;

use crate::Unreadable;
use crate::document::limits;

/// Tags that close themselves or are closed by the next of their kind: they add no depth.
const FLAT: [&str; 27] = [
    "area", "base", "br", "col", "dd", "dt", "embed", "hr", "img", "input", "li", "link", "meta", "o:p",
    "option", "p", "param", "rp", "rt", "source", "tbody", "td", "th", "thead", "tr", "track", "wbr",
];
/// Tags that only set letters; left out when a page opens them without end.
const LETTERS: [&str; 18] = [
    "a", "b", "big", "code", "em", "font", "i", "ins", "label", "nobr", "s", "small", "span", "strike",
    "strong", "sub", "sup", "u",
];

/// The text if a parser can take it; without its letter tags if these are nested beyond any page.
pub fn bounded(text: &str) -> Result<Cow<'_, str>, Unreadable> {
    let (tags, depth) = measure(text);
    if tags > limits::HTML_TAGS {
        return Err(Unreadable::TooLarge(
            "trang web quá lớn so với một lịch công tác; hãy chỉ lưu phần lịch công tác rồi gửi lại".into(),
        ));
    }
    if depth <= limits::DEPTH {
        return Ok(Cow::Borrowed(text));
    }
    let bare = without_letter_tags(text);
    match measure(&bare).1 <= limits::DEPTH {
        true => Ok(Cow::Owned(bare)),
        false => Err(limits::too_deep()),
    }
}

/// Number of tags, and the most that are open at once.
fn measure(text: &str) -> (usize, usize) {
    let (mut tags, mut most) = (0, 0);
    let mut open = 0_usize;
    for (start, name) in names(text) {
        tags += 1;
        if FLAT.iter().any(|flat| name.eq_ignore_ascii_case(flat)) {
            continue;
        }
        if text.as_bytes()[start + 1] == b'/' {
            open = open.saturating_sub(1);
        } else {
            open += 1;
            most = most.max(open);
        }
    }
    (tags, most)
}

/// Where each tag begins, and its name.
fn names(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices('<').filter_map(|(start, _)| {
        let rest = &text[start + 1..];
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.bytes().position(|b| !(b.is_ascii_alphanumeric() || b == b':')).unwrap_or(rest.len());
        (end > 0 && rest.as_bytes()[0].is_ascii_alphabetic()).then(|| (start, &rest[..end]))
    })
}

fn without_letter_tags(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (start, name) in names(text) {
        let end = text[start..].find('>').map_or(text.len(), |end| start + end + 1);
        if start >= from && LETTERS.iter().any(|tag| name.eq_ignore_ascii_case(tag)) {
            out.push_str(&text[from..start]);
            from = end;
        }
    }
    out.push_str(&text[from..]);
    out
}
