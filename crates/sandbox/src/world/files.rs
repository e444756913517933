//! Files: the bytes that people and the bot sent, by the id under which either asks for them again; it
//! knows sizes and names, not what is inside, except a picture's measures.

use std::{collections::HashMap, fmt, sync::Arc};

use serde_json::{Value, json};

use super::World;
use crate::refusal::{Answer, Refusal};

const DOWNLOAD_LIMIT: usize = 20 << 20;
const UPLOAD_LIMIT: usize = 50 << 20;
const PHOTO_LIMIT: usize = 10 << 20;

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub String);

impl fmt::Display for FileId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[derive(Clone, Debug)]
pub struct File {
    pub name: Option<String>,
    pub mime: Option<String>,
    pub bytes: Arc<[u8]>,
    /// Under which it is downloaded.
    pub path: String,
    /// Width and height in pixels, of a picture.
    pub measures: Option<(u32, u32)>,
}

#[derive(Default)]
pub struct Files {
    by_id: HashMap<FileId, File>,
    /// Downloads of this many bytes are said to be larger than they are, to try limits cheaply.
    pub pretended_size: HashMap<FileId, usize>,
}

impl Files {
    pub fn get(&self, id: &FileId) -> Option<&File> {
        self.by_id.get(id)
    }

    pub fn add(&mut self, folder: &str, name: Option<&str>, mime: Option<&str>, bytes: Vec<u8>) -> FileId {
        let number = self.by_id.len();
        let id = FileId(format!("BQACAgUAAxkBAAM{number:08}"));
        let extension = name.and_then(|name| name.rsplit_once('.')).map_or("", |(_, extension)| extension);
        let dot = if extension.is_empty() { "" } else { "." };
        let path = format!("{folder}/file_{number}{dot}{extension}");
        let measures = picture_measures(&bytes);
        let (name, mime) = (name.map(str::to_owned), mime.map(str::to_owned));
        self.by_id.insert(id.clone(), File { name, mime, bytes: bytes.into(), path, measures });
        id
    }

    pub fn by_path(&self, path: &str) -> Option<&File> {
        self.by_id.values().find(|file| file.path == path)
    }

    fn size(&self, id: &FileId) -> usize {
        let real = self.by_id.get(id).map_or(0, |file| file.bytes.len());
        self.pretended_size.get(id).copied().unwrap_or(real)
    }

    fn meta(&self, id: &FileId) -> Value {
        json!({
            "file_id": id.0,
            "file_unique_id": format!("AgAD{}", id.0.trim_start_matches(|c: char| !c.is_ascii_digit())),
            "file_size": self.size(id),
        })
    }

    pub(super) fn document_json(&self, id: &FileId) -> Value {
        let mut json = self.meta(id);
        if let Some(file) = self.by_id.get(id) {
            if let Some(name) = &file.name {
                json["file_name"] = json!(name);
            }
            if let Some(mime) = &file.mime {
                json["mime_type"] = json!(mime);
            }
        }
        json
    }

    pub(super) fn photo_json(&self, id: &FileId) -> Value {
        let mut json = self.meta(id);
        let (width, height) = self.by_id.get(id).and_then(|file| file.measures).unwrap_or((1, 1));
        json["width"] = json!(width);
        json["height"] = json!(height);
        json!([json])
    }
}

impl World {
    pub fn get_file(&self, id: &str) -> Answer {
        let id = FileId(id.to_owned());
        let Some(file) = self.files.get(&id) else {
            return Err(Refusal::bad("invalid file_id"));
        };
        if self.files.size(&id) > DOWNLOAD_LIMIT {
            return Err(Refusal::bad("file is too big"));
        }
        let mut json = self.files.meta(&id);
        json["file_path"] = json!(file.path);
        Ok(json)
    }

    pub fn file_at(&self, path: &str) -> Option<&File> {
        self.files.by_path(path)
    }
}

/// What the bot gives for a file: new bytes, or the id of one that it knows.
pub enum Upload {
    New { name: Option<String>, mime: Option<String>, bytes: Vec<u8> },
    Known(String),
}

impl World {
    pub(super) fn take_document(&mut self, upload: Upload) -> Result<FileId, Refusal> {
        match upload {
            Upload::Known(id) => self.known(id),
            Upload::New { bytes, .. } if bytes.is_empty() => Err(Refusal::bad("file must be non-empty")),
            Upload::New { bytes, .. } if bytes.len() > UPLOAD_LIMIT => Err(Refusal::too_large()),
            Upload::New { name, mime, bytes } => {
                let name = name.filter(|name| !name.is_empty());
                Ok(self.files.add("documents", name.as_deref(), mime.as_deref(), bytes))
            }
        }
    }

    pub(super) fn take_photo(&mut self, upload: Upload) -> Result<FileId, Refusal> {
        let (name, bytes) = match upload {
            Upload::Known(id) => return self.known(id),
            Upload::New { name, bytes, .. } => (name, bytes),
        };
        if bytes.is_empty() {
            return Err(Refusal::bad("file must be non-empty"));
        }
        if bytes.len() > PHOTO_LIMIT {
            return Err(Refusal::bad("too big for a photo"));
        }
        let Some((width, height)) = picture_measures(&bytes) else {
            return Err(Refusal::bad("IMAGE_PROCESS_FAILED"));
        };
        let (long, short) = (width.max(height), width.min(height).max(1));
        if width + height > 10_000 || long > short.saturating_mul(20) {
            return Err(Refusal::bad("PHOTO_INVALID_DIMENSIONS"));
        }
        Ok(self.files.add("photos", name.as_deref(), None, bytes))
    }

    fn known(&self, id: String) -> Result<FileId, Refusal> {
        let id = FileId(id);
        if self.files.get(&id).is_some() {
            return Ok(id);
        }
        Err(Refusal::bad("wrong file identifier/HTTP URL specified"))
    }

    /// Lets a file seem larger than it is: to try a limit without as many bytes.
    pub fn pretend_size(&mut self, id: &FileId, bytes: usize) {
        self.files.pretended_size.insert(id.clone(), bytes);
    }
}

/// Width and height of a PNG or JPEG.
fn picture_measures(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize, length: usize| {
        let digits = bytes.get(at..at + length)?;
        Some(digits.iter().fold(0u32, |sum, byte| sum << 8 | u32::from(*byte)))
    };
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((number(16, 4)?, number(20, 4)?));
    }
    if !bytes.starts_with(b"\xff\xd8") {
        return None;
    }
    let mut at = 2;
    while *bytes.get(at)? == 0xff {
        let marker = *bytes.get(at + 1)?;
        let is_frame = (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker);
        if is_frame {
            return Some((number(at + 7, 2)?, number(at + 5, 2)?));
        }
        at += 2 + usize::try_from(number(at + 2, 2)?).ok()?;
    }
    None
}
