//! A page in the making: elements that are always closed, words and attributes that are always escaped.

use std::fmt::Write as _;

/// Well-formed HTML, since nothing but these verbs can put anything into it.
#[derive(Debug, Default)]
pub struct Markup(String);

impl Markup {
    pub fn new() -> Self {
        Self::default()
    }

    /// An element with what `inside` puts into it.
    pub fn element(
        &mut self,
        tag: &'static str,
        attributes: &[(&'static str, &str)],
        inside: impl FnOnce(&mut Self),
    ) {
        self.void(tag, attributes);
        inside(self);
        self.push(format_args!("</{tag}>"));
    }

    /// An element that has no end, such as `meta`.
    pub fn void(&mut self, tag: &'static str, attributes: &[(&'static str, &str)]) {
        self.push(format_args!("<{tag}"));
        for (name, value) in attributes {
            self.push(format_args!(" {name}=\""));
            self.text(value);
            self.push(format_args!("\""));
        }
        self.push(format_args!(">"));
    }

    /// Words of a programme or of ours; control characters are left out.
    pub fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                _ if letter.is_control() => self.0.push(' '),
                _ => self.0.push(letter),
            }
        }
    }

    pub fn into_string(self) -> String {
        self.0
    }

    fn push(&mut self, piece: std::fmt::Arguments<'_>) {
        self.0.write_fmt(piece).expect("writing into memory");
    }
}
