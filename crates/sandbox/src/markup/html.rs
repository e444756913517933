//! The parser of Telegram's HTML: tags to entities, one pass, every error with the byte it was met at;
//! it does not trim, limit or look for links, which is done for every text alike.

use super::{Entity, EntityKind, Formatted};

/// The error is the part after "can't parse entities: ".
pub fn parse(source: &str) -> Result<Formatted, String> {
    Parser::new(source).parse()
}

struct Open {
    tag: String,
    argument: Option<String>,
    /// UTF-16 units and bytes of the plain text at which the tag opened.
    offset: usize,
    byte: usize,
}

struct Parser<'a> {
    source: &'a str,
    at: usize,
    plain: String,
    units: usize,
    open: Vec<Open>,
    entities: Vec<Entity>,
    /// The last `<code>` with a language: offset, length, language.
    code: Option<(usize, usize, String)>,
}

impl<'a> Parser<'a> {
    fn new(source: &'a str) -> Self {
        let (plain, open, entities) = (String::with_capacity(source.len()), Vec::new(), Vec::new());
        Self { source, at: 0, plain, units: 0, open, entities, code: None }
    }

    fn parse(mut self) -> Result<Formatted, String> {
        while let Some(c) = self.source[self.at..].chars().next() {
            if c == '<' && self.source[self.at..].starts_with("</") {
                self.end_tag()?;
            } else if c == '<' {
                self.start_tag()?;
            } else if let Some((decoded, length)) = reference(&self.source[self.at..]) {
                self.push(decoded, length);
            } else {
                self.push(c, c.len_utf8());
            }
        }
        match self.open.pop() {
            Some(open) => Err(format!("Can't find end tag corresponding to start tag \"{}\"", open.tag)),
            None => Ok(Formatted { text: self.plain, entities: self.entities }),
        }
    }

    fn push(&mut self, c: char, taken: usize) {
        // A reference may stand for a character that Telegram does not keep.
        if let Some(c) = super::cleaned(c) {
            self.plain.push(c);
            self.units += c.len_utf16();
        }
        self.at += taken;
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let inside = &self.source[begin + 1..];
        let unclosed = || format!("Unclosed start tag at byte offset {begin}");
        let name_length = inside.find(|c: char| c.is_ascii_whitespace() || c == '>').ok_or_else(unclosed)?;
        let tag = inside[..name_length].to_ascii_lowercase();
        if !is_supported(&tag) {
            return Err(format!("Unsupported start tag \"{tag}\" at byte offset {begin}"));
        }
        let (attributes, length) = attributes(&inside[name_length..], &tag, begin)?;
        let argument = argument(&tag, attributes);
        if tag == "span" && argument.as_deref() != Some("tg-spoiler") {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        self.open.push(Open { tag, argument, offset: self.units, byte: self.plain.len() });
        self.at = begin + 1 + name_length + length;
        Ok(())
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let Some(open) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        let inside = &self.source[begin + 2..];
        let end = inside.find('>').ok_or_else(|| format!("Unclosed end tag at byte offset {begin}"))?;
        let found = inside[..end].trim_end().to_ascii_lowercase();
        if found.contains(|c: char| c.is_ascii_whitespace()) {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        if !found.is_empty() && found != open.tag {
            let expected = &open.tag;
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{expected}>\", found \"</{found}>\""
            ));
        }
        self.at = begin + 2 + end + 1;
        self.close(open)
    }

    fn close(&mut self, open: Open) -> Result<(), String> {
        let length = self.units - open.offset;
        if length == 0 {
            return Ok(());
        }
        let kind = match open.tag.as_str() {
            "b" | "strong" => EntityKind::Bold,
            "i" | "em" => EntityKind::Italic,
            "u" | "ins" => EntityKind::Underline,
            "s" | "strike" | "del" => EntityKind::Strikethrough,
            "tg-spoiler" | "span" => EntityKind::Spoiler,
            "blockquote" if open.argument.is_some() => EntityKind::ExpandableBlockquote,
            "blockquote" => EntityKind::Blockquote,
            "pre" => EntityKind::Pre(self.language_inside(&open, length)),
            "code" => match open.argument {
                Some(language) => {
                    self.code = Some((open.offset, length, language));
                    EntityKind::Code
                }
                None => EntityKind::Code,
            },
            "tg-emoji" => {
                let id = open.argument.filter(|id| id.parse::<i64>().is_ok_and(|id| id != 0));
                EntityKind::CustomEmoji(id.ok_or("Invalid custom emoji identifier specified")?)
            }
            "a" => {
                let url = open.argument.unwrap_or_else(|| self.plain[open.byte..].to_owned());
                match link(&url) {
                    Some(kind) => kind,
                    None => return Ok(()),
                }
            }
            _ => return Ok(()),
        };
        self.entities.push(Entity { offset: open.offset, length, kind });
        Ok(())
    }

    /// `<pre><code class="language-…">` is one entity; a language means nothing without the `<pre>`.
    fn language_inside(&mut self, open: &Open, length: usize) -> Option<String> {
        let (offset, code_length, language) = self.code.take()?;
        if (offset, code_length) != (open.offset, length) {
            return None;
        }
        self.entities.pop();
        Some(language)
    }
}

fn is_supported(tag: &str) -> bool {
    let known = "a b strong i em s strike del u ins tg-spoiler tg-emoji tg-time span pre code blockquote";
    known.split(' ').any(|name| name == tag)
}

/// The one attribute of a tag that means something.
fn argument(tag: &str, attributes: Vec<(String, String)>) -> Option<String> {
    let wanted = match tag {
        "a" => "href",
        "code" | "span" => "class",
        "tg-emoji" => "emoji-id",
        "blockquote" => "expandable",
        _ => return None,
    };
    let value = attributes.into_iter().rev().find(|(name, _)| name == wanted)?.1;
    match tag {
        "code" => value.strip_prefix("language-").map(str::to_owned),
        "a" => Some(value).filter(|url| !url.is_empty()),
        _ => Some(value),
    }
}

/// Attributes up to and including the closing `>`, with the bytes they took.
fn attributes(rest: &str, tag: &str, begin: usize) -> Result<(Vec<(String, String)>, usize), String> {
    let mut found = Vec::new();
    let mut at = 0;
    let blanks = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    let unclosed = || format!("Unclosed start tag at byte offset {begin}");
    loop {
        at += blanks(&rest[at..]);
        if rest[at..].starts_with('>') {
            return Ok((found, at + 1));
        }
        let length = rest[at..]
            .find(|c: char| c.is_ascii_whitespace() || c == '=' || c == '>')
            .ok_or_else(unclosed)?;
        let name = rest[at..at + length].to_ascii_lowercase();
        if name.is_empty() {
            return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
        }
        at += length + blanks(&rest[at + length..]);
        if !rest[at..].starts_with('=') {
            if tag == "blockquote" && name == "expandable" {
                found.push((name, String::new()));
                continue;
            }
            return Err(format!(
                "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
            ));
        }
        at += 1 + blanks(&rest[at + 1..]);
        let (value, length) = attribute_value(&rest[at..], begin + at)?;
        at += length;
        if at >= rest.len() {
            return Err(unclosed());
        }
        found.push((name, value));
    }
}

fn attribute_value(rest: &str, offset: usize) -> Result<(String, usize), String> {
    let Some(quote) = rest.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        let length =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.' || c == '-')).unwrap_or(rest.len());
        return match rest[length..].chars().next() {
            Some(c) if c == '>' || c.is_ascii_whitespace() => {
                Ok((rest[..length].to_ascii_lowercase(), length))
            }
            _ => Err(format!("Unexpected end of name token at byte offset {offset}")),
        };
    };
    let end = rest[1..].find(quote).map_or(rest.len(), |end| end + 1);
    let mut value = String::new();
    let mut inside = &rest[1..end];
    while let Some(c) = inside.chars().next() {
        let (c, taken) = reference(inside).unwrap_or((c, c.len_utf8()));
        value.push(c);
        inside = &inside[taken..];
    }
    Ok((value, (end + 1).min(rest.len())))
}

/// A character reference at the start of the text: the four names and numbers, `;` may be missing.
fn reference(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let (c, length) = if let Some(digits) = body.strip_prefix('#') {
        let (digits, radix, lead) = match digits.strip_prefix('x') {
            Some(hex) => (hex, 16, 2),
            None => (digits, 10, 1),
        };
        let length = digits.find(|c: char| !c.is_digit(radix)).unwrap_or(digits.len());
        let code = u32::from_str_radix(&digits[..length], radix).ok()?;
        (char::from_u32(code).filter(|_| code != 0 && length < 8)?, lead + length)
    } else {
        let length = body.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(body.len());
        let c = match &body[..length] {
            "lt" => '<',
            "gt" => '>',
            "amp" => '&',
            "quot" => '"',
            _ => return None,
        };
        (c, length)
    };
    Some((c, 1 + length + usize::from(body[length..].starts_with(';'))))
}

/// A link that Telegram accepts; others silently lose their entity.
fn link(url: &str) -> Option<EntityKind> {
    if let Some(id) = url.strip_prefix("tg://user?id=") {
        return id.parse().ok().map(EntityKind::Person);
    }
    let with_scheme = if url.contains("://") { url.to_owned() } else { format!("http://{url}") };
    let parsed = url::Url::parse(&with_scheme).ok()?;
    let fits = match parsed.scheme() {
        "tg" | "ton" => true,
        "http" | "https" => parsed.host_str().is_some_and(|host| host.contains('.')),
        _ => false,
    };
    fits.then(|| EntityKind::Link(parsed.to_string()))
}
