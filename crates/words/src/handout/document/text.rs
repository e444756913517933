//! Runs and paragraphs in WordprocessingML; knows letters and what became of them, no programme.

use similar::{ChangeTag, TextDiff};

/// What became of some words since the earlier revision.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ink {
    #[default]
    Plain,
    /// Underlined and highlighted. No tracked insertion: programs give those a colour that hides on yellow.
    Added,
    /// Struck through, as a tracked deletion: whoever accepts the changes is rid of it, and so is the reader.
    Removed,
}

/// Words in one look.
#[derive(Clone, Debug, Default)]
pub struct Run {
    pub text: String,
    pub bold: bool,
    pub italic: bool,
    pub strike: bool,
    pub ink: Ink,
}

impl Run {
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn bold(text: impl Into<String>) -> Self {
        Self { bold: true, ..Self::plain(text) }
    }

    pub fn italic(text: impl Into<String>) -> Self {
        Self { italic: true, ..Self::plain(text) }
    }

    pub fn inked(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }
}

/// What was `before` struck, what is `after` marked.
pub fn replaced(before: &str, after: &str) -> Vec<Run> {
    if before == after {
        return vec![Run::plain(after)];
    }
    let gap = if before.is_empty() || after.is_empty() { "" } else { " " };
    let before = Run::plain(format!("{before}{gap}")).inked(Ink::Removed);
    vec![before, Run::plain(after).inked(Ink::Added)]
}

/// The same word by word.
pub fn differing(before: &str, after: &str) -> Vec<Run> {
    let diff = TextDiff::from_words(before, after);
    // Where many words differ, two sentences are easier to read than a patchwork.
    if diff.ratio() < PATCHWORK {
        return replaced(before, after);
    }
    let mut runs: Vec<Run> = Vec::new();
    for change in diff.iter_all_changes() {
        let ink = match change.tag() {
            ChangeTag::Equal => Ink::Plain,
            ChangeTag::Delete => Ink::Removed,
            ChangeTag::Insert => Ink::Added,
        };
        match runs.last_mut() {
            Some(last) if last.ink == ink => last.text.push_str(change.value()),
            _ => runs.push(Run::plain(change.value()).inked(ink)),
        }
    }
    runs
}

/// Below this likeness, words are replaced as a whole.
const PATCHWORK: f32 = 0.75;

/// Text as it stands between tags or in an attribute; characters that XML can't hold are left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' => out.push(' '),
            '\u{0}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            letter => out.push(letter),
        }
    }
    out
}
