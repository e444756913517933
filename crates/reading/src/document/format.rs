//! Which format a file's bytes are in; looks at content only, since names of files that people send lie.

use serde::{Deserialize, Serialize};

use super::{csv, encoding, text};
use crate::Unreadable;

/// A format of a file, whether or not it can be read here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    Docx,
    Xlsx,
    /// Excel 97–2003.
    Xls,
    Ods,
    Html,
    Csv,
    Text,
    Pdf,
    /// Word 97–2003.
    Doc,
    Rtf,
    Odt,
    /// A photo or a scan.
    Picture,
    /// An Office file behind a password.
    Encrypted,
    /// An archive that is none of the above.
    Archive,
    Unknown,
}

impl Format {
    /// Whether [`super::open`] reads it; the others need a conversion first, or can't be read.
    pub fn is_readable(self) -> bool {
        use Format::*;
        matches!(self, Docx | Xlsx | Html | Csv | Text) || (self == Pdf && cfg!(feature = "pdf"))
    }
}

const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";
/// How far into a file its marks are looked for.
const HEAD: usize = 4096;

/// The format of these bytes.
pub fn recognise(bytes: &[u8]) -> Format {
    let head = &bytes[..bytes.len().min(HEAD)];
    if contains(&head[..head.len().min(1024)], b"%PDF-") {
        return Format::Pdf;
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return archive(bytes);
    }
    if head.starts_with(COMPOUND_FILE) {
        return compound_file(bytes);
    }
    if head.trim_ascii_start().starts_with(b"{\\rtf") {
        return Format::Rtf;
    }
    if is_picture(head) {
        return Format::Picture;
    }
    if encoding::is_binary(bytes) {
        return Format::Unknown;
    }
    textual(bytes)
}

fn textual(bytes: &[u8]) -> Format {
    let text = encoding::decode(bytes);
    if is_html(&text) {
        return Format::Html;
    }
    if csv::delimiter(&text).is_some() {
        return Format::Csv;
    }
    Format::Text
}

/// A page, or at least markup from its first to its last line; not a text whose cells hold some tags.
fn is_html(text: &str) -> bool {
    let start = text.trim_start().get(..9).map(str::to_ascii_lowercase).unwrap_or_default();
    if start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml") {
        return true;
    }
    let lower = text.to_ascii_lowercase();
    if ["<table", "<html", "<body"].iter().any(|tag| lower.contains(tag)) {
        return true;
    }
    let tagged = |line: &&str| line.trim_start().starts_with('<') && line.contains('>');
    let lines = || lower.lines().filter(|line| !line.trim().is_empty());
    start.starts_with('<')
        && text::table_rows(text) < 2
        && lines().filter(tagged).count() * 2 > lines().count()
}

/// Zip archives tell themselves apart by the names of their parts, which stand uncompressed.
fn archive(bytes: &[u8]) -> Format {
    let has = |name: &[u8]| contains(bytes, name);
    if has(b"word/document") {
        Format::Docx
    } else if has(b"xl/workbook") {
        Format::Xlsx
    } else if has(b"application/vnd.oasis.opendocument.text") {
        Format::Odt
    } else if has(b"application/vnd.oasis.opendocument.spreadsheet") {
        Format::Ods
    } else {
        Format::Archive
    }
}

/// Office's old container, in which newer versions also put encrypted files; its directory is UTF-16.
fn compound_file(bytes: &[u8]) -> Format {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if has("EncryptedPackage") || has("EncryptionInfo") {
        Format::Encrypted
    } else if has("WordDocument") {
        Format::Doc
    } else if has("Workbook") || has("Book") {
        Format::Xls
    } else {
        Format::Unknown
    }
}

fn is_picture(head: &[u8]) -> bool {
    const MARKS: [&[u8]; 7] =
        [b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP  "];
    let boxed = head.get(4..12).is_some_and(|b| b.starts_with(b"ftyphei") || b.starts_with(b"ftypmif"));
    let webp = head.starts_with(b"RIFF") && head.get(8..12) == Some(b"WEBP");
    // "BM" also begins words: a bitmap has a zero reserved field after its size.
    let bitmap = !head.starts_with(b"BM") || head.get(6..10) == Some(&[0; 4]);
    boxed || webp || (bitmap && MARKS.iter().any(|mark| head.starts_with(mark)))
}

fn contains(bytes: &[u8], mark: &[u8]) -> bool {
    bytes.windows(mark.len()).any(|window| window == mark)
}

/// Why a format is not read as it is, and what would work.
pub fn refusal(format: Format) -> Unreadable {
    let unsupported = |line: &str| Unreadable::Unsupported(line.into());
    match format {
        Format::Doc => {
            unsupported("tệp Word đời cũ (.doc); hãy mở bằng Word, lưu lại thành .docx rồi gửi lại")
        }
        Format::Xls => {
            unsupported("tệp Excel đời cũ (.xls); hãy mở bằng Excel, lưu lại thành .xlsx rồi gửi lại")
        }
        Format::Ods => unsupported("tệp .ods; hãy mở bằng LibreOffice, lưu lại thành .xlsx rồi gửi lại"),
        Format::Rtf => unsupported("tệp .rtf; hãy mở bằng Word, lưu lại thành .docx rồi gửi lại"),
        Format::Odt => unsupported("tệp .odt; hãy mở bằng LibreOffice, lưu lại thành .docx rồi gửi lại"),
        Format::Picture => {
            unsupported("ảnh chụp hoặc ảnh quét, chưa đọc được chữ; hãy gửi tệp Word, Excel hoặc PDF gốc")
        }
        Format::Encrypted => {
            Unreadable::Encrypted("tệp có mật khẩu; hãy mở tệp, bỏ mật khẩu, lưu lại rồi gửi lại".into())
        }
        Format::Archive => unsupported("tệp nén; hãy giải nén rồi gửi tệp lịch công tác bên trong"),
        Format::Pdf => unsupported("bản cài đặt này không đọc PDF; hãy gửi tệp Word hoặc Excel gốc"),
        _ => unsupported("không nhận ra định dạng; hãy gửi tệp .docx, .xlsx, .pdf, .html, .csv hoặc .txt"),
    }
}
