//! Telegram's length: long answers become several messages, cut between blocks, never inside a tag.

use super::Html;

/// Code points a part may show. Telegram takes 4096
/// (<https://core.telegram.org/bots/api#sendmessage>); long messages are hard to read on a phone and
/// run into flood limits sooner, so parts end earlier.
pub const PART_CHARS: usize = 3500;

/// Joins blocks (an item, a heading) with line breaks into as few parts as fit.
///
/// A single block that is too long on its own is cut between words, its markup dropped.
pub fn paginate(blocks: impl IntoIterator<Item = Html>) -> Vec<Html> {
    split(blocks, PART_CHARS)
}

/// The same into parts of `chars`; a block that is longer stands alone.
pub fn split(blocks: impl IntoIterator<Item = Html>, chars: usize) -> Vec<Html> {
    let mut parts: Vec<Html> = Vec::new();
    let mut part = Html::new();
    let mut length = 0;
    for block in blocks.into_iter().flat_map(fit) {
        let more = block.visible_chars() + 1;
        if length > 0 && length + more > chars {
            parts.push(std::mem::take(&mut part));
            length = 0;
        }
        if length > 0 {
            part.push("\n");
        }
        part.push(block);
        length += more;
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

fn fit(block: Html) -> Vec<Html> {
    if block.visible_chars() <= PART_CHARS {
        return vec![block];
    }
    let plain = block.to_plain();
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut length = 0;
    for word in plain.split_inclusive(char::is_whitespace).flat_map(bounded) {
        let more = word.chars().count();
        if length + more > PART_CHARS {
            pieces.push(Html::text(piece.trim_end()));
            piece.clear();
            length = 0;
        }
        piece.push_str(word);
        length += more;
    }
    pieces.push(Html::text(piece.trim_end()));
    pieces
}

/// A "word" without any space for thousands of letters is cut between letters.
fn bounded(word: &str) -> Vec<&str> {
    let mut rest = word;
    let mut pieces = Vec::new();
    while let Some((at, _)) = rest.char_indices().nth(PART_CHARS) {
        let (piece, after) = rest.split_at(at);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}
