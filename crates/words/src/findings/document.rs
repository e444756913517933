//! What is said of a file as a whole.

use reading::document::{Note, Older};

use crate::Language;

/// What had to be done to read a file, or may be wrong with it.
pub fn note(language: Language, note: &Note) -> String {
    match note {
        Note::OldFonts(fonts) => language.text("file-old-fonts", &[("fonts", fonts.join(", ").into())]),
        Note::UnknownFont { font, text } if font.is_empty() => {
            language.text("file-unknown-letters", &[("text", text.as_str().into())])
        }
        Note::UnknownFont { font, text } => {
            let values = [("font", font.as_str().into()), ("text", text.as_str().into())];
            language.text("file-unknown-font", &values)
        }
        Note::Erased { words, more } => {
            let words: Vec<String> = words.iter().map(|words| format!("“{words}”")).collect();
            let values = [("words", words.join(", ").into()), ("more", (*more).into())];
            language.text("file-erased", &values)
        }
        Note::LostPart => language.text("file-lost-part", &[]),
        Note::HiddenRows => language.text("file-hidden-rows", &[]),
        Note::Uncomputed { cells } => language.text("file-uncomputed", &[("cells", (*cells).into())]),
        Note::LostPage => language.text("file-lost-page", &[]),
        Note::ThroughOffice { from, newer } => {
            let values = [("name", older(language, *from).into()), ("newer", newer.as_str().into())];
            language.text("convert-through-office", &values)
        }
        Note::Computed => language.text("convert-computed", &[]),
        Note::RecognisedScan => language.text("convert-recognised-scan", &[]),
        Note::RecognisedPhoto => language.text("convert-recognised-photo", &[]),
    }
}

/// What people call a format that is not read as it is.
pub fn older(language: Language, format: Older) -> String {
    match format {
        Older::Word => language.text("convert-old-word", &[]),
        Older::Excel => language.text("convert-old-excel", &[]),
        Older::Rtf => ".rtf".into(),
        Older::Odt => ".odt".into(),
        Older::Ods => ".ods".into(),
    }
}
