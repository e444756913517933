//! Files that can't be read as they are made readable by programs that may be installed; knows LibreOffice,
//! Tesseract and Poppler, and nothing of what a file says. What they make is read like any other file.

use std::{
    fs,
    io::Read,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use tempfile::TempDir;

mod scans;

use reading::{
    Reading, Unreadable,
    document::{self, Format, Note, Older},
};
use words::{Language, Value, findings};

/// How long a program may take, in steps of [`STEP`].
const STEPS: u32 = 1200;
const STEP: Duration = Duration::from_millis(50);

/// How far a document of several pages is recognised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    pub number: usize,
    pub of: usize,
}

/// Whoever wants to know which page is at work.
pub type Told<'a> = &'a dyn Fn(Page);

/// A file that can be read, and how it came about.
#[derive(Debug)]
pub struct Converted {
    pub bytes: Vec<u8>,
    /// For the secretary.
    pub notes: Vec<Note>,
    /// The pages, where it was recognised.
    pages: Vec<scan::Recognised>,
}

impl Converted {
    fn new(bytes: Vec<u8>, note: Note) -> Converted {
        Converted { bytes, notes: vec![note], pages: Vec::new() }
    }

    /// Cuts out what the reading's questions are about.
    pub fn cut_out(&self, reading: &mut Reading) {
        for cutout in &mut reading.cutouts {
            cutout.picture = scan::cut_out(&self.pages, cutout).unwrap_or_default();
        }
    }
}

/// The file in a format that [`document::open`] or [`scan::read`] reads; none: what it takes for that is not installed.
pub fn converted(format: Format, bytes: &[u8], told: Told<'_>) -> Result<Option<Converted>, Unreadable> {
    match format {
        Format::Doc => through_office(bytes, "doc", "docx", Older::Word),
        Format::Rtf => through_office(bytes, "rtf", "docx", Older::Rtf),
        Format::Odt => through_office(bytes, "odt", "docx", Older::Odt),
        Format::Xls => through_office(bytes, "xls", "xlsx", Older::Excel),
        Format::Ods => through_office(bytes, "ods", "xlsx", Older::Ods),
        Format::Picture => recognised(scans::of_picture(bytes), Note::RecognisedPhoto),
        Format::Pdf => recognised(scans::of_pdf(bytes, told), Note::RecognisedScan),
        Format::Xlsx => Ok(computed(bytes)),
        _ => Ok(None),
    }
}

/// The workbook with the results of its formulas; none where they can't be worked out here.
fn computed(bytes: &[u8]) -> Option<Converted> {
    match folder().and_then(|folder| office_file(&folder, bytes, "xlsx", "xlsx")) {
        Ok(Some(saved)) if !saved.is_empty() => Some(Converted::new(saved, Note::Computed)),
        Ok(_) | Err(_) => None,
    }
}

fn through_office(
    bytes: &[u8],
    ending: &str,
    newer: &str,
    older: Older,
) -> Result<Option<Converted>, Unreadable> {
    let folder = folder()?;
    let Some(converted) = office_file(&folder, bytes, ending, newer)? else { return Ok(None) };
    if converted.is_empty() {
        let name = findings::older(Language::Vi, older);
        let values = [("name", name.into()), ("newer", newer.into())];
        return Err(Unreadable::Damaged(say("convert-damaged", &values)));
    }
    let note = Note::ThroughOffice { from: older, newer: newer.to_owned() };
    Ok(Some(Converted::new(converted, note)))
}

/// The file as LibreOffice saves it anew, empty where it can't open it; none where there is no LibreOffice.
fn office_file(
    folder: &TempDir,
    bytes: &[u8],
    ending: &str,
    newer: &str,
) -> Result<Option<Vec<u8>>, Unreadable> {
    let input = folder.path().join(format!("in.{ending}"));
    let saved = folder.path().join("saved");
    fs::write(&input, bytes).map_err(|_| no_room())?;
    let mut command = Command::new("soffice");
    // A profile of its own: one running already, for a person or another file, would swallow the request.
    command.arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()));
    command.args(["--headless", "--norestore", "--nolockcheck", "--convert-to", newer, "--outdir"]);
    command.arg(&saved).arg(&input);
    if !run(command, folder.path())? {
        return Ok(None);
    }
    Ok(Some(taken(&saved.join(format!("in.{newer}"))).unwrap_or_default()))
}

/// What was recognised on the pages of a scan or a photo; `note` says so.
fn recognised(
    pages: Result<Vec<scan::Recognised>, Unreadable>,
    note: Note,
) -> Result<Option<Converted>, Unreadable> {
    let pages = pages?;
    let bytes = scan::written(&pages).map_err(|_| no_room())?;
    Ok(Some(Converted { pages, ..Converted::new(bytes, note) }))
}

/// What a program has made, unless it is larger than anybody would send.
fn taken(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = document::limits::FILE_BYTES;
    fs::File::open(path).ok()?.take(most as u64 + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() <= most).then_some(bytes)
}

/// Runs a program to its end. False if it is not installed.
fn run(mut command: Command, folder: &Path) -> Result<bool, Unreadable> {
    command.current_dir(folder).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut child) = command.spawn() else { return Ok(false) };
    for _ in 0..STEPS {
        match child.try_wait() {
            Ok(Some(_)) => return Ok(true),
            Ok(None) => thread::sleep(STEP),
            Err(_) => break,
        }
    }
    end(&mut child);
    Err(Unreadable::TooLarge(say("convert-too-long", &[])))
}

fn end(child: &mut Child) {
    if let Err(error) = child.kill().and_then(|()| child.wait().map(|_| ())) {
        tracing::warn!(%error, "a conversion could not be ended");
    }
}

fn folder() -> Result<TempDir, Unreadable> {
    tempfile::tempdir().map_err(|_| no_room())
}

fn no_room() -> Unreadable {
    Unreadable::Unsupported(say("convert-no-room", &[]))
}

/// What reading says of a document is Vietnamese, and so is what is said of it here.
fn say(key: &str, values: &[(&'static str, Value)]) -> String {
    Language::Vi.text(key, values)
}
