//! A formatted text back as HTML: for the chat page and for whoever reads a test; everything that is not
//! a tag of ours is escaped.

use super::{Entity, EntityKind, Formatted};

/// Tags for what the bot formatted; what Telegram found by itself stays plain text.
pub fn to_html(formatted: &Formatted) -> String {
    let mut html = String::with_capacity(formatted.text.len() * 2);
    let shown: Vec<&Entity> =
        formatted.entities.iter().filter(|entity| tags(&entity.kind).is_some()).collect();
    let mut coming = shown.iter().copied().peekable();
    let mut open: Vec<&Entity> = Vec::new();
    let mut units = 0;
    for c in formatted.text.chars() {
        close_until(&mut html, &mut open, units);
        while let Some(entity) = coming.next_if(|entity| entity.offset <= units) {
            html.push_str(&start(entity));
            open.push(entity);
        }
        escape_into(&mut html, c);
        units += c.len_utf16();
    }
    close_until(&mut html, &mut open, usize::MAX);
    html
}

/// Closes what has ended; what was opened later and goes on is closed and opened again.
fn close_until(html: &mut String, open: &mut Vec<&Entity>, units: usize) {
    let ended = |entity: &Entity| entity.offset + entity.length <= units;
    let Some(first) = open.iter().position(|entity| ended(entity)) else { return };
    let tail = open.split_off(first);
    for entity in tail.iter().rev() {
        if let Some((_, end)) = tags(&entity.kind) {
            html.push_str(end);
        }
    }
    for entity in tail.into_iter().filter(|entity| !ended(entity)) {
        html.push_str(&start(entity));
        open.push(entity);
    }
}

fn start(entity: &Entity) -> String {
    let quoted = |value: &str| {
        let mut escaped = String::new();
        value.chars().for_each(|c| escape_into(&mut escaped, c));
        escaped
    };
    match &entity.kind {
        EntityKind::Link(url) => format!("<a href=\"{}\">", quoted(url)),
        EntityKind::Person(id) => format!("<a href=\"tg://user?id={id}\">"),
        kind => tags(kind).map_or_else(String::new, |(begin, _)| begin.to_owned()),
    }
}

fn tags(kind: &EntityKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        EntityKind::Bold => ("<b>", "</b>"),
        EntityKind::Italic => ("<i>", "</i>"),
        EntityKind::Underline => ("<u>", "</u>"),
        EntityKind::Strikethrough => ("<s>", "</s>"),
        EntityKind::Spoiler => ("<tg-spoiler>", "</tg-spoiler>"),
        EntityKind::Blockquote => ("<blockquote>", "</blockquote>"),
        EntityKind::ExpandableBlockquote => ("<blockquote expandable>", "</blockquote>"),
        EntityKind::Code => ("<code>", "</code>"),
        EntityKind::Pre(_) => ("<pre>", "</pre>"),
        EntityKind::Link(_) | EntityKind::Person(_) => ("<a>", "</a>"),
        EntityKind::CustomEmoji(_) | EntityKind::Command | EntityKind::Mention | EntityKind::Url => {
            return None;
        }
    })
}

fn escape_into(html: &mut String, c: char) {
    match c {
        '&' => html.push_str("&amp;"),
        '<' => html.push_str("&lt;"),
        '>' => html.push_str("&gt;"),
        '"' => html.push_str("&quot;"),
        c => html.push(c),
    }
}
