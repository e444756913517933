//! How a file was read, for whoever sent it; what was left out and what may be wrong. The sentences stand in `locales/`.

use serde::{Deserialize, Serialize};

/// Something about the file as a whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Letters of these fonts were no Unicode.
    OldFonts(Vec<String>),
    /// Letters whose code is not known; the font may have no name.
    UnknownFont {
        font: String,
        text: String,
    },
    /// Words struck through inside a sentence that stands; so many further places.
    Erased {
        words: Vec<String>,
        more: usize,
    },
    /// A file put into this one could not be read.
    LostPart,
    HiddenRows,
    /// Cells with formulas whose results were never stored.
    Uncomputed {
        cells: usize,
    },
    /// A page of a PDF could not be read.
    LostPage,
    /// Another program saved it in a newer format first.
    ThroughOffice {
        from: Older,
        newer: String,
    },
    /// Another program worked out its formulas.
    Computed,
    RecognisedScan,
    RecognisedPhoto,
}

/// A format that is not read as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Older {
    Word,
    Excel,
    Rtf,
    Odt,
    Ods,
}
