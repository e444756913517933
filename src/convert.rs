//! Files that can't be read as they are made readable by programs that may be installed; knows LibreOffice,
//! Tesseract and Poppler, and nothing of what a file says. Reading itself runs no programs.

use std::{
    borrow::Cow,
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::Duration,
};

use tempfile::TempDir;

mod scans;

use document::{Format, recognise};
use plan::directory::Directory;
use reading::{self, Reading, Unreadable, document};

/// How long a program may take, in steps of [`STEP`].
const STEPS: u32 = 1200;
const STEP: Duration = Duration::from_millis(50);

/// A file that can be read, and how it came about.
#[derive(Debug)]
pub struct Converted<'b> {
    pub bytes: Cow<'b, [u8]>,
    /// For the secretary, in Vietnamese.
    pub notes: Vec<String>,
}

/// Reads a document of any format, converting it first if need be.
pub fn read(bytes: &[u8], known: &Directory) -> Result<Reading, Unreadable> {
    let readable = readable(bytes)?;
    let Converted { bytes, notes } = &readable;
    scan::read(bytes, notes, known).unwrap_or_else(|| reading::read_with_notes(bytes, notes, known))
}

/// The file in a format that [`document::open`] or [`scan::read`] reads.
pub fn readable(bytes: &[u8]) -> Result<Converted<'_>, Unreadable> {
    document::limits::input(bytes)?;
    match recognise(bytes) {
        Format::Doc => through_office(bytes, "doc", "docx", "Word đời cũ (.doc)"),
        Format::Rtf => through_office(bytes, "rtf", "docx", ".rtf"),
        Format::Odt => through_office(bytes, "odt", "docx", ".odt"),
        Format::Xls => through_office(bytes, "xls", "xlsx", "Excel đời cũ (.xls)"),
        Format::Ods => through_office(bytes, "ods", "xlsx", ".ods"),
        Format::Picture => recognised(scans::of_picture(bytes), "ảnh"),
        Format::Pdf if document::is_scan(bytes) => recognised(scans::of_pdf(bytes), "PDF quét"),
        _ => Ok(Converted { bytes: Cow::Borrowed(bytes), notes: Vec::new() }),
    }
}

fn through_office<'b>(
    bytes: &[u8],
    ending: &str,
    newer: &str,
    name: &str,
) -> Result<Converted<'b>, Unreadable> {
    let folder = folder()?;
    let input = folder.path().join(format!("in.{ending}"));
    fs::write(&input, bytes).map_err(|_| no_room())?;
    let mut command = Command::new("soffice");
    // A profile of its own: one running already, for a person or another file, would swallow the request.
    command.arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()));
    command.args(["--headless", "--norestore", "--nolockcheck", "--convert-to", newer, "--outdir"]);
    command.arg(folder.path()).arg(&input);
    if !run(command, folder.path())? {
        return Err(document::format::refusal(recognise(bytes)));
    }
    let converted = fs::read(folder.path().join(format!("in.{newer}"))).map_err(|_| {
        Unreadable::Damaged(format!(
            "tệp {name} không mở được; hãy mở ra, lưu lại thành .{newer} rồi gửi lại"
        ))
    })?;
    let note = format!(
        "Tệp {name} đã được chuyển sang .{newer} bằng LibreOffice để đọc; nên xem lại ngày giờ và người chủ trì."
    );
    Ok(Converted { bytes: Cow::Owned(converted), notes: vec![note] })
}

/// What was recognised on the pages of a scan or a photo.
fn recognised<'b>(
    pages: Result<Vec<scan::Recognised>, Unreadable>,
    what: &str,
) -> Result<Converted<'b>, Unreadable> {
    let bytes = scan::written(&pages?).map_err(|_| no_room())?;
    let note = format!(
        "Chữ trong {what} được nhận dạng bằng máy; chỗ nào chưa chắc đều được hỏi, nên đối chiếu với bản gốc."
    );
    Ok(Converted { bytes: Cow::Owned(bytes), notes: vec![note] })
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
    Err(Unreadable::TooLarge("chuyển đổi tệp mất quá lâu; hãy gửi tệp .docx, .xlsx hoặc PDF có chữ".into()))
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
    Unreadable::Unsupported(
        "máy chủ không ghi được tệp tạm để chuyển đổi; hãy gửi tệp .docx, .xlsx hoặc PDF có chữ".into(),
    )
}
