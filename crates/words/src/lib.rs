//! What we say: text for Telegram, escaped by construction, in the reader's language; no I/O, no clock.

use std::fmt;

pub mod agenda;
pub mod announcement;
pub mod answer;
pub mod calendar;
pub mod clashes;
pub mod dates;
pub mod digest;
pub mod findings;
pub mod handout;
pub mod help;
mod item;
pub mod labels;
pub mod language;
pub mod office;
pub mod pages;
pub mod people;
pub mod press;
pub mod settings;
pub mod wire;

pub use language::{Language, Value};
pub use press::Press;

/// Text in Telegram's HTML (<https://core.telegram.org/bots/api#html-style>). Document text gets in only
/// through [`Html::text`], which escapes it, so a value of this type is always well-formed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Html(String);

impl Html {
    pub fn new() -> Self {
        Self::default()
    }

    /// Plain text; `&`, `<` and `>` are escaped.
    pub fn text(text: &str) -> Self {
        Self(text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;"))
    }

    pub fn bold(inner: impl Into<Html>) -> Self {
        Self::tagged("b", inner.into())
    }

    pub fn italic(inner: impl Into<Html>) -> Self {
        Self::tagged("i", inner.into())
    }

    pub fn strike(inner: impl Into<Html>) -> Self {
        Self::tagged("s", inner.into())
    }

    fn tagged(tag: &'static str, inner: Html) -> Self {
        Self(format!("<{tag}>{}</{tag}>", inner.0))
    }

    pub fn push(&mut self, more: impl Into<Html>) {
        self.0.push_str(&more.into().0);
    }

    pub fn then(mut self, more: impl Into<Html>) -> Self {
        self.push(more);
        self
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn into_string(self) -> String {
        self.0
    }

    pub fn join(parts: impl IntoIterator<Item = Html>, between: &str) -> Self {
        let parts: Vec<String> = parts.into_iter().map(|part| part.0).collect();
        Self(parts.join(&Html::text(between).0))
    }

    /// Markup that this program wrote itself: a sentence of `locales/`, or a row of its own outbox.
    pub fn trusted(markup: String) -> Self {
        Self(markup)
    }

    /// Length as Telegram counts it: code points after its entities are parsed.
    pub fn visible_chars(&self) -> usize {
        self.plain_chars().count()
    }

    /// The text as a terminal shows it: without tags, entities resolved.
    pub fn to_plain(&self) -> String {
        self.plain_chars().collect()
    }

    fn plain_chars(&self) -> impl Iterator<Item = char> + '_ {
        let mut rest = self.0.as_str();
        std::iter::from_fn(move || {
            while rest.starts_with('<') {
                rest = rest.find('>').map_or("", |end| &rest[end + 1..]);
            }
            for (entity, c) in [("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&amp;", '&')] {
                if let Some(after) = rest.strip_prefix(entity) {
                    rest = after;
                    return Some(c);
                }
            }
            let c = rest.chars().next()?;
            rest = &rest[c.len_utf8()..];
            Some(c)
        })
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self::text(text)
    }
}

impl From<&String> for Html {
    fn from(text: &String) -> Self {
        Self::text(text)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self::text(&text)
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A button under a message. What it asks for comes back when it is pressed, in at most 64 bytes
/// (<https://core.telegram.org/bots/api#inlinekeyboardbutton>).
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Button {
    pub label: String,
    #[serde(rename = "data")]
    pub press: Press,
}

/// Rows of buttons.
pub type Keyboard = Vec<Vec<Button>>;

/// One message as it will be seen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Message {
    pub text: Html,
    pub keyboard: Keyboard,
}
