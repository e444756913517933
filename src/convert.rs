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

use reading::{
    Unreadable,
    document::{self, Format},
};
use words::{Language, Value};

/// How long a program may take, in steps of [`STEP`].
const STEPS: u32 = 1200;
const STEP: Duration = Duration::from_millis(50);
/// Pages of a scan that are recognised; a programme has some.
const SCANNED_PAGES: u32 = 12;
/// Dots per inch at which pages are recognised.
const RESOLUTION: &str = "200";

/// A file that can be read, and how it came about.
#[derive(Debug)]
pub struct Converted {
    pub bytes: Vec<u8>,
    /// For the secretary, in Vietnamese.
    pub notes: Vec<String>,
}

/// The file in a format that [`document::open`] reads; none: what it takes for that is not installed.
pub fn converted(format: Format, bytes: &[u8]) -> Result<Option<Converted>, Unreadable> {
    match format {
        Format::Doc => through_office(bytes, "doc", "docx", &say("convert-old-word", &[])),
        Format::Rtf => through_office(bytes, "rtf", "docx", ".rtf"),
        Format::Odt => through_office(bytes, "odt", "docx", ".odt"),
        Format::Xls => through_office(bytes, "xls", "xlsx", &say("convert-old-excel", &[])),
        Format::Ods => through_office(bytes, "ods", "xlsx", ".ods"),
        Format::Picture => recognised(bytes, false),
        Format::Pdf => recognised(bytes, true),
        Format::Xlsx => Ok(computed(bytes)),
        _ => Ok(None),
    }
}

/// The workbook with the results of its formulas; none where they can't be worked out here.
fn computed(bytes: &[u8]) -> Option<Converted> {
    let note = say("convert-computed", &[]);
    match folder().and_then(|folder| office_file(&folder, bytes, "xlsx", "xlsx")) {
        Ok(Some(saved)) if !saved.is_empty() => Some(Converted { bytes: saved, notes: vec![note] }),
        Ok(_) | Err(_) => None,
    }
}

fn through_office(
    bytes: &[u8],
    ending: &str,
    newer: &str,
    name: &str,
) -> Result<Option<Converted>, Unreadable> {
    let folder = folder()?;
    let Some(converted) = office_file(&folder, bytes, ending, newer)? else { return Ok(None) };
    let values = [("name", name.into()), ("newer", newer.into())];
    if converted.is_empty() {
        return Err(Unreadable::Damaged(say("convert-damaged", &values)));
    }
    let note = say("convert-through-office", &values);
    Ok(Some(Converted { bytes: converted, notes: vec![note] }))
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

/// The letters of a scan or a photo as a PDF with a text layer.
fn recognised(bytes: &[u8], pages: bool) -> Result<Option<Converted>, Unreadable> {
    let folder = folder()?;
    let input = folder.path().join("in");
    fs::write(&input, bytes).map_err(|_| no_room())?;
    let mut list = folder.path().join("in");
    if pages {
        let mut command = Command::new("pdftoppm");
        command.args(["-r", RESOLUTION, "-gray", "-l", &SCANNED_PAGES.to_string()]);
        command.arg(&input).arg(folder.path().join("page"));
        if !run(command, folder.path())? {
            return Ok(None);
        }
        list = folder.path().join("pages.txt");
        fs::write(&list, page_files(folder.path())).map_err(|_| no_room())?;
    }
    let mut command = Command::new("tesseract");
    command.arg(&list).arg(folder.path().join("out")).args(["-l", "vie", "--dpi", RESOLUTION, "pdf"]);
    // One thread: the machine has other work, and the result is the same.
    command.env("OMP_THREAD_LIMIT", "1");
    if !run(command, folder.path())? {
        return Ok(None);
    }
    let Some(read) = taken(&folder.path().join("out.pdf")) else { return Ok(None) };
    let note = say(if pages { "convert-recognised-scan" } else { "convert-recognised-photo" }, &[]);
    Ok(Some(Converted { bytes: read, notes: vec![note] }))
}

/// What a program has made, unless it is larger than anybody would send.
fn taken(path: &Path) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = document::limits::FILE_BYTES;
    fs::File::open(path).ok()?.take(most as u64 + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() <= most).then_some(bytes)
}

/// The pages' pictures, one a line, in order.
fn page_files(folder: &Path) -> String {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .map(|entry| entry.path().to_string_lossy().into_owned())
        .filter(|name| name.ends_with(".pgm"))
        .collect();
    names.sort();
    names.join("\n") + "\n"
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
