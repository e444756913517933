//! What an office prints around its programme: who is above it, number, place and day, headings, column titles,
//! recipients and signer; taken from the account of a document, for whoever writes a programme out again.

use serde::{Deserialize, Serialize};

use super::{
    account::{Is, Traced},
    folded::{fold_letters, one_line, pattern},
};

pattern!(STATE = r"cong hoa xa hoi chu nghia|doc lap|tu do|hanh phuc");
pattern!(NUMBER = r"^so\s*:");
pattern!(DATED = r"\bngay\b.*\bthang\b.*\bnam\b");
pattern!(SECTION = r"^(?:\d+|[ivx]+|[a-h])[./)]\s*\p{L}");
pattern!(RECIPIENTS = r"^{recipients}");

/// Columns that the papers write.
const COLUMNS: usize = 4;
/// Lines of recipients or signatures; of more, something else was taken for them.
const LINES: usize = 15;

/// Each empty where the document has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stationery {
    /// `UBND TỈNH HÀ TĨNH`, above the office's own name.
    pub superior: Option<String>,
    /// `Số: 12/CTr-SLĐTBXH`.
    pub number: Option<String>,
    /// `Hà Tĩnh, ngày 02 tháng 11 năm 2021`.
    pub dated: Option<String>,
    /// `1. Các công việc tập trung chỉ đạo`, and those that follow.
    pub headings: Vec<String>,
    /// The titles of the table's columns, where it has the four of the papers.
    pub columns: Vec<String>,
    pub recipients: Vec<String>,
    /// `KT. GIÁM ĐỐC`, `PHÓ GIÁM ĐỐC`, the name.
    pub signature: Vec<String>,
}

impl Stationery {
    /// The frame of a document, from what became of each of its strips.
    pub fn of(trace: &[Traced]) -> Self {
        let mut frame = Self::default();
        let mut letterhead: Vec<String> = Vec::new();
        for strip in trace {
            for line in strip.text.lines().map(plain).filter(|line| !line.is_empty()) {
                match strip.is {
                    Is::Letterhead => frame.head(line, &mut letterhead),
                    Is::Title if SECTION.is_match(&fold_letters(&line)) => frame.headings.push(line),
                    Is::Header => frame.columns.push(line),
                    Is::Recipient if RECIPIENTS.is_match(&fold_letters(&line)) => {}
                    Is::Recipient if !is_upper(&line) => frame.recipients.push(line),
                    Is::Recipient | Is::Signature => frame.signature.push(line),
                    _ => {}
                }
            }
        }
        // The last of the names is the office's own.
        letterhead.pop();
        frame.superior = letterhead.pop();
        if frame.columns.len() != COLUMNS {
            frame.columns.clear();
        }
        for lines in [&mut frame.recipients, &mut frame.signature] {
            if lines.len() > LINES {
                lines.clear();
            }
        }
        frame
    }

    fn head(&mut self, line: String, names: &mut Vec<String>) {
        let folded = fold_letters(&line);
        match () {
            () if STATE.is_match(&folded) => {}
            () if NUMBER.is_match(&folded) => self.number = Some(line),
            () if DATED.is_match(&folded) => self.dated = Some(line),
            () if is_upper(&line) => names.push(line),
            () => {}
        }
    }
}

/// A line without what only sets it off.
fn plain(line: &str) -> String {
    one_line(line).trim_matches(['*', '_', ' ', '#']).to_owned()
}

fn is_upper(line: &str) -> bool {
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    letters().count() >= 2 && letters().all(char::is_uppercase)
}
