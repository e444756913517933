//! The languages we speak, Vietnamese first; sentences live in `locales/*.ftl` and nowhere else.

use std::{str::FromStr, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use serde::{Deserialize, Serialize};

use super::Html;

type Bundle = FluentBundle<FluentResource>;

static VI: LazyLock<Bundle> = LazyLock::new(|| bundle("vi", include_str!("../../../locales/vi.ftl")));
static EN: LazyLock<Bundle> = LazyLock::new(|| bundle("en", include_str!("../../../locales/en.ftl")));

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Vi,
    En,
}

/// What a sentence's placeholder is filled with.
#[derive(Clone, Debug)]
pub enum Value {
    Text(String),
    Number(i64),
    /// Already escaped; only for [`Language::html`].
    Html(Html),
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The tag, as settings and Telegram's `language_code` write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }

    /// A sentence as plain text: button labels, terminal output.
    pub fn text(self, key: &str, values: &[(&'static str, Value)]) -> String {
        self.format(key, values, |value| match value {
            Value::Html(html) => html.to_plain().into(),
            other => plain(other),
        })
    }

    /// A sentence as HTML: the tags of `locales/` stay, what is filled in is escaped.
    pub fn html(self, key: &str, values: &[(&'static str, Value)]) -> Html {
        Html::trusted(self.format(key, values, |value| match value {
            Value::Text(text) => Html::text(text).into_string().into(),
            other => plain(other),
        }))
    }

    /// Whether the sentence exists in this language.
    pub fn has(self, key: &str) -> bool {
        self.bundle().has_message(key)
    }

    fn bundle(self) -> &'static Bundle {
        match self {
            Self::Vi => &VI,
            Self::En => &EN,
        }
    }

    /// A sentence missing from `locales/` shows its key: visible in a test, harmless to a reader.
    fn format(
        self,
        key: &str,
        values: &[(&'static str, Value)],
        fill: impl Fn(&Value) -> FluentValue<'static>,
    ) -> String {
        let bundle = self.bundle();
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            tracing::error!(key, language = self.code(), "sentence missing from locales");
            return key.to_owned();
        };
        let args: FluentArgs = values.iter().map(|(name, value)| (*name, fill(value))).collect();
        let mut errors = Vec::new();
        let text = bundle.format_pattern(pattern, Some(&args), &mut errors).into_owned();
        if !errors.is_empty() {
            tracing::error!(key, ?errors, language = self.code(), "sentence could not be filled in");
        }
        text
    }
}

impl FromStr for Language {
    type Err = ();

    fn from_str(code: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or(())
    }
}

fn plain(value: &Value) -> FluentValue<'static> {
    match value {
        Value::Text(text) => text.clone().into(),
        Value::Number(number) => (*number).into(),
        Value::Html(html) => html.as_str().to_owned().into(),
    }
}

fn bundle(code: &str, source: &'static str) -> Bundle {
    let language = code.parse().expect("a language tag");
    let resource = FluentResource::try_new(source.to_owned())
        .unwrap_or_else(|(_, errors)| panic!("locales/{code}.ftl: {errors:?}"));
    let mut bundle = Bundle::new_concurrent(vec![language]);
    // Isolation marks (U+2068, U+2069) would travel into messages, searches and copies.
    bundle.set_use_isolating(false);
    bundle.add_resource(resource).unwrap_or_else(|errors| panic!("locales/{code}.ftl: {errors:?}"));
    bundle
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Html> for Value {
    fn from(html: Html) -> Self {
        Self::Html(html)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<usize> for Value {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}
