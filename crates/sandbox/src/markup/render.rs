//! A formatted text back as HTML: Telegram's own for whoever reads a test, a browser's for the chat page;
//! everything that is not a tag of ours is escaped.

use super::{Entity, EntityKind, Formatted};

/// Telegram's HTML: tags for what the bot formatted; what Telegram found by itself stays plain text.
pub fn to_html(formatted: &Formatted) -> String {
    write(formatted, |kind, _| {
        let end = telegram_end(kind)?;
        let begin = match kind {
            EntityKind::Link(url) => format!("<a href=\"{}\">", escaped(url)),
            EntityKind::Person(id) => format!("<a href=\"tg://user?id={id}\">"),
            EntityKind::ExpandableBlockquote => "<blockquote expandable>".to_owned(),
            _ => end.replace('/', ""),
        };
        Some((begin, end))
    })
}

fn telegram_end(kind: &EntityKind) -> Option<&'static str> {
    Some(match kind {
        EntityKind::Bold => "</b>",
        EntityKind::Italic => "</i>",
        EntityKind::Underline => "</u>",
        EntityKind::Strikethrough => "</s>",
        EntityKind::Spoiler => "</tg-spoiler>",
        EntityKind::Blockquote | EntityKind::ExpandableBlockquote => "</blockquote>",
        EntityKind::Code => "</code>",
        EntityKind::Pre(_) => "</pre>",
        EntityKind::Link(_) | EntityKind::Person(_) => "</a>",
        EntityKind::CustomEmoji(_) | EntityKind::Command | EntityKind::Mention | EntityKind::Url => {
            return None;
        }
    })
}

/// HTML for a browser: links open elsewhere, commands can be clicked, spoilers uncovered.
pub fn to_browser_html(formatted: &Formatted) -> String {
    let address = |url: &str| format!("<a href=\"{}\" target=\"_blank\" rel=\"noopener\">", escaped(url));
    write(formatted, |kind, covered| {
        Some(match kind {
            EntityKind::Link(url) => (address(url), "</a>"),
            EntityKind::Url => (address(covered), "</a>"),
            EntityKind::Command => (format!("<a href=\"#\" data-command=\"{}\">", escaped(covered)), "</a>"),
            EntityKind::Mention | EntityKind::Person(_) => ("<span class=\"mention\">".to_owned(), "</span>"),
            EntityKind::Spoiler => ("<span class=\"spoiler\" tabindex=\"0\">".to_owned(), "</span>"),
            EntityKind::ExpandableBlockquote => ("<blockquote>".to_owned(), "</blockquote>"),
            other => {
                let end = telegram_end(other)?;
                (end.replace('/', ""), end)
            }
        })
    })
}

/// Writes the text with the tags that `tags` gives for an entity and the text it covers.
fn write(
    formatted: &Formatted,
    tags: impl Fn(&EntityKind, &str) -> Option<(String, &'static str)>,
) -> String {
    let tagged = formatted.entities.iter().filter_map(|entity| {
        let (begin, end) = tags(&entity.kind, covered(&formatted.text, entity))?;
        Some(Tagged { from: entity.offset, to: entity.offset + entity.length, begin, end })
    });
    let tagged: Vec<Tagged> = tagged.collect();
    let mut coming = tagged.iter().peekable();
    let mut html = String::with_capacity(formatted.text.len() * 2);
    let mut open: Vec<&Tagged> = Vec::new();
    let mut units = 0;
    for c in formatted.text.chars() {
        close_until(&mut html, &mut open, units);
        while let Some(next) = coming.next_if(|tagged| tagged.from <= units) {
            html.push_str(&next.begin);
            open.push(next);
        }
        escape_into(&mut html, c);
        units += c.len_utf16();
    }
    close_until(&mut html, &mut open, usize::MAX);
    html
}

struct Tagged {
    from: usize,
    to: usize,
    begin: String,
    end: &'static str,
}

/// Closes what has ended; what was opened later and goes on is closed and opened again.
fn close_until(html: &mut String, open: &mut Vec<&Tagged>, units: usize) {
    let Some(first) = open.iter().position(|tagged| tagged.to <= units) else { return };
    let tail = open.split_off(first);
    for tagged in tail.iter().rev() {
        html.push_str(tagged.end);
    }
    for tagged in tail.into_iter().filter(|tagged| tagged.to > units) {
        html.push_str(&tagged.begin);
        open.push(tagged);
    }
}

fn covered<'a>(text: &'a str, entity: &Entity) -> &'a str {
    let byte_at = |units: usize| {
        let mut seen = 0;
        let found = text.char_indices().find(|(_, c)| {
            let here = seen >= units;
            seen += c.len_utf16();
            here
        });
        found.map_or(text.len(), |(at, _)| at)
    };
    &text[byte_at(entity.offset)..byte_at(entity.offset + entity.length)]
}

fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    text.chars().for_each(|c| escape_into(&mut escaped, c));
    escaped
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
