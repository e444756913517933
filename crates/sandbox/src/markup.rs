//! Telegram's markup: HTML in, plain text with entities out, refused in Telegram's own words; it knows no
//! messages. Offsets and lengths of entities are UTF-16 units, byte offsets in errors are UTF-8, as there.

use serde_json::{Value, json};

mod detect;
mod html;
mod render;

pub use render::{to_browser_html, to_html};

/// Telegram heeds only so many entities of a message.
const ENTITIES: usize = 100;

/// Text with its formatting, as Telegram keeps it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Formatted {
    pub text: String,
    pub entities: Vec<Entity>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entity {
    /// In UTF-16 units, like `length`.
    pub offset: usize,
    pub length: usize,
    pub kind: EntityKind,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntityKind {
    Bold,
    Italic,
    Underline,
    Strikethrough,
    Spoiler,
    Blockquote,
    ExpandableBlockquote,
    Code,
    Pre(Option<String>),
    Link(String),
    Person(i64),
    CustomEmoji(String),
    // Found by Telegram itself.
    Command,
    Mention,
    Url,
}

impl EntityKind {
    pub fn name(&self) -> &'static str {
        match self {
            Self::Bold => "bold",
            Self::Italic => "italic",
            Self::Underline => "underline",
            Self::Strikethrough => "strikethrough",
            Self::Spoiler => "spoiler",
            Self::Blockquote => "blockquote",
            Self::ExpandableBlockquote => "expandable_blockquote",
            Self::Code => "code",
            Self::Pre(_) => "pre",
            Self::Link(_) => "text_link",
            Self::Person(_) => "text_mention",
            Self::CustomEmoji(_) => "custom_emoji",
            Self::Command => "bot_command",
            Self::Mention => "mention",
            Self::Url => "url",
        }
    }

    fn from_json(value: &Value) -> Option<Self> {
        let text = |key: &str| value[key].as_str().map(str::to_owned);
        Some(match value["type"].as_str()? {
            "bold" => Self::Bold,
            "italic" => Self::Italic,
            "underline" => Self::Underline,
            "strikethrough" => Self::Strikethrough,
            "spoiler" => Self::Spoiler,
            "blockquote" => Self::Blockquote,
            "expandable_blockquote" => Self::ExpandableBlockquote,
            "code" => Self::Code,
            "pre" => Self::Pre(text("language")),
            "text_link" => Self::Link(text("url")?),
            "text_mention" => Self::Person(value["user"]["id"].as_i64()?),
            "custom_emoji" => Self::CustomEmoji(text("custom_emoji_id")?),
            _ => return None,
        })
    }
}

impl Entity {
    pub fn to_json(&self) -> Value {
        let mut json = json!({"type": self.kind.name(), "offset": self.offset, "length": self.length});
        match &self.kind {
            EntityKind::Pre(Some(language)) => json["language"] = json!(language),
            EntityKind::Link(url) => json["url"] = json!(url),
            EntityKind::Person(user) => {
                json["user"] = json!({"id": user, "is_bot": false, "first_name": user.to_string()});
            }
            EntityKind::CustomEmoji(id) => json["custom_emoji_id"] = json!(id),
            _ => {}
        }
        json
    }
}

impl Formatted {
    /// What a person typed, or the bot sent without a parse mode.
    pub fn plain(text: &str) -> Self {
        Self { text: clean(text), entities: Vec::new() }.finished()
    }

    /// Telegram's HTML. The error is the part after "can't parse entities: ".
    pub fn html(text: &str) -> Result<Self, String> {
        Ok(html::parse(&clean(text))?.finished())
    }

    /// Text with entities that the bot counted itself.
    pub fn with_entities(text: &str, entities: &[Value]) -> Self {
        let units = text.encode_utf16().count();
        let entities = entities
            .iter()
            .filter_map(|value| {
                let offset = usize::try_from(value["offset"].as_u64()?).ok()?;
                let length = usize::try_from(value["length"].as_u64()?).ok()?.min(units.checked_sub(offset)?);
                Some(Entity { offset, length, kind: EntityKind::from_json(value)? })
            })
            .collect();
        Self { text: clean(text), entities }.finished()
    }

    /// Code points: what Telegram's limits of 4096 and 1024 count.
    pub fn chars(&self) -> usize {
        self.text.chars().count()
    }

    pub fn entities_json(&self) -> Vec<Value> {
        self.entities.iter().map(Entity::to_json).collect()
    }

    fn finished(mut self) -> Self {
        self.trim();
        self.entities.retain(|entity| entity.length > 0);
        self.entities.sort_by_key(|entity| (entity.offset, std::cmp::Reverse(entity.length)));
        detect::add_found(&mut self);
        self.entities.truncate(ENTITIES);
        self
    }

    /// Leading and trailing blanks vanish, and the entities move with the text.
    fn trim(&mut self) {
        let kept = self.text.trim_end();
        let end = kept.encode_utf16().count();
        let body = kept.trim_start();
        let cut = kept[..kept.len() - body.len()].encode_utf16().count();
        for entity in &mut self.entities {
            let last = (entity.offset + entity.length).min(end).saturating_sub(cut);
            entity.offset = entity.offset.saturating_sub(cut);
            entity.length = last.saturating_sub(entity.offset);
        }
        self.text = body.to_owned();
    }
}

fn clean(text: &str) -> String {
    text.chars().filter_map(cleaned).collect()
}

/// Control characters become blanks; carriage returns and direction marks vanish.
fn cleaned(c: char) -> Option<char> {
    match c {
        '\r' | '\u{2028}'..='\u{202e}' => None,
        '\n' => Some('\n'),
        c if c.is_control() => Some(' '),
        c => Some(c),
    }
}
