//! What Telegram finds in a text by itself: commands, mentions and addresses; only as much of each as a
//! bot or a reader of the chat page notices.

use super::{Entity, EntityKind, Formatted};

/// Adds what is found outside links and code.
pub fn add_found(formatted: &mut Formatted) {
    let mut found = Vec::new();
    let mut before = ' ';
    let mut units = 0;
    let mut skip = 0;
    for (at, c) in formatted.text.char_indices() {
        if at >= skip
            && !is_word(before)
            && let Some((kind, bytes)) = starts_here(&formatted.text[at..], before)
        {
            let length = formatted.text[at..at + bytes].encode_utf16().count();
            let taken = Entity { offset: units, length, kind };
            if !formatted.entities.iter().any(|entity| forbids(entity, &taken)) {
                found.push(taken);
            }
            skip = at + bytes;
        }
        units += c.len_utf16();
        before = c;
    }
    if !found.is_empty() {
        formatted.entities.append(&mut found);
        formatted.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
    }
}

fn forbids(entity: &Entity, found: &Entity) -> bool {
    let overlaps =
        entity.offset < found.offset + found.length && found.offset < entity.offset + entity.length;
    let within =
        entity.offset <= found.offset && found.offset + found.length <= entity.offset + entity.length;
    let sealed = matches!(
        entity.kind,
        EntityKind::Code | EntityKind::Pre(_) | EntityKind::Link(_) | EntityKind::Person(_)
    );
    overlaps && (sealed || !within)
}

fn starts_here(text: &str, before: char) -> Option<(EntityKind, usize)> {
    match text.as_bytes().first()? {
        b'/' if before != '/' && before != '<' => {
            let name = word(&text[1..], 64);
            let named_bot = text[1 + name..].strip_prefix('@').map_or(0, |bot| word(bot, 64));
            let address = if named_bot >= 3 { 1 + named_bot } else { 0 };
            (name > 0).then_some((EntityKind::Command, 1 + name + address))
        }
        b'@' => {
            let name = word(&text[1..], 32);
            (name >= 4).then_some((EntityKind::Mention, 1 + name))
        }
        b'h' => {
            let body = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"))?;
            let end = body.find(|c: char| c.is_whitespace() || "<>\"".contains(c)).unwrap_or(body.len());
            let kept = body[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')']).len();
            (kept > 0).then_some((EntityKind::Url, text.len() - body.len() + kept))
        }
        _ => None,
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// Length of the run of ASCII word characters, none if it is longer than allowed.
fn word(text: &str, limit: usize) -> usize {
    let length = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    if length > limit { 0 } else { length }
}
