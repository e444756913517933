//! The parts of a zipped Office file; knows how much may be unpacked, so that a small file stays small.

use std::io::{Cursor, Read};

use roxmltree::{Document as Xml, ParsingOptions};
use zip::ZipArchive;

use super::{encoding, limits};
use crate::Unreadable;

/// Parts in one archive; a workbook or a document has some dozens.
const PARTS: usize = 4_000;
/// What precedes the count of parts at the end of an archive.
const END: &[u8] = b"PK\x05\x06";

/// An opened archive.
pub struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    unpacked: u64,
    damaged: &'static str,
}

impl<'a> Archive<'a> {
    /// `damaged` is the line for an archive that can't be opened.
    pub fn open(bytes: &'a [u8], damaged: &'static str) -> Result<Self, Unreadable> {
        let broken = || Unreadable::Damaged(damaged.into());
        let tail = bytes.len().saturating_sub(66_000);
        let end = bytes[tail..].windows(END.len()).rposition(|window| window == END).map(|at| tail + at);
        let count = end
            .and_then(|at| bytes.get(at + 10..at + 12))
            .map(|count| u16::from_le_bytes([count[0], count[1]]));
        // The directory is read whole, so its length is looked at first.
        if count.is_none_or(|count| usize::from(count) > PARTS) {
            return Err(broken());
        }
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
        Ok(Archive { zip, unpacked: 0, damaged })
    }

    pub fn broken(&self) -> Unreadable {
        Unreadable::Damaged(self.damaged.into())
    }

    /// A part unpacked; none if there is no such part.
    pub fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, Unreadable> {
        let broken = self.broken();
        let Some(index) = self.zip.index_for_name(name) else { return Ok(None) };
        let file = self.zip.by_index(index).map_err(|_| broken.clone())?;
        let room = limits::PART_BYTES.min(limits::UNPACKED_BYTES - self.unpacked);
        let mut out = Vec::new();
        file.take(room + 1).read_to_end(&mut out).map_err(|_| broken)?;
        let length = out.len() as u64;
        if length > room {
            return Err(Unreadable::TooLarge(
                "tệp giải nén ra quá lớn so với một lịch công tác; hãy chép riêng phần lịch sang tệp mới rồi gửi lại".into(),
            ));
        }
        self.unpacked += length;
        Ok(Some(out))
    }

    /// A part as text.
    pub fn text(&mut self, name: &str) -> Result<Option<String>, Unreadable> {
        let part = self.part(name)?;
        Ok(part.map(|bytes| match String::from_utf8(bytes) {
            Ok(text) => match text.strip_prefix('\u{feff}') {
                Some(rest) => rest.to_owned(),
                None => text,
            },
            Err(error) => encoding::decode(error.as_bytes()),
        }))
    }
}

/// An XML part as a tree. Parts of Office files have no document type, so none is allowed.
pub fn xml<'t>(text: &'t str, damaged: &'static str) -> Result<Xml<'t>, Unreadable> {
    if attributes(text) > limits::ATTRIBUTES {
        return Err(Unreadable::Damaged(damaged.into()));
    }
    let too_many = || {
        Unreadable::TooLarge(
            "tệp có quá nhiều chi tiết so với một lịch công tác; hãy chép riêng phần lịch sang tệp mới rồi gửi lại".into(),
        )
    };
    // The parser makes room for all of them before it counts.
    if text.bytes().filter(|byte| *byte == b'<').count() > limits::XML_NODES as usize {
        return Err(too_many());
    }
    let options =
        ParsingOptions { allow_dtd: false, nodes_limit: limits::XML_NODES, ..ParsingOptions::default() };
    Xml::parse_with_options(text, options).map_err(|error| match error {
        roxmltree::Error::NodesLimitReached => too_many(),
        _ => Unreadable::Damaged(damaged.into()),
    })
}

/// The most attributes that one tag has; the parser compares each with each.
fn attributes(text: &str) -> usize {
    let (mut most, mut count) = (0, 0);
    let mut tag = false;
    let mut quote = None;
    for byte in text.bytes() {
        match (byte, quote) {
            (b'"' | b'\'', Some(open)) if open == byte => quote = None,
            (_, Some(_)) => {}
            (b'"' | b'\'', None) if tag => quote = Some(byte),
            (b'<', None) => (tag, count) = (true, 0),
            (b'>', None) => tag = false,
            (b'=', None) if tag => {
                count += 1;
                most = most.max(count);
            }
            _ => {}
        }
    }
    most
}
