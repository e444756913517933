//! Scans and photos through Poppler and Tesseract; knows how these programs are called, not how a page is cut or
//! what its words mean.

use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use image::DynamicImage;

use reading::Unreadable;
use scan::{Flaw, LOOKS, Picture, Recognised, Sheet, picture};

use super::{Page, Told, folder, no_room, run, say};

/// Pages of a scan; a programme has some.
const PAGES: usize = 30;
/// Dots of a page's longer side: A4 at 300 to the inch.
const LONGER_SIDE: &str = "3508";
/// A page less sure than this, of 100, may lie upside down.
const DOUBTED: f64 = 60.0;

/// The pages of a scanned PDF, recognised.
pub fn of_pdf(bytes: &[u8], told: Told<'_>) -> Result<Vec<Recognised>, Unreadable> {
    let folder = folder()?;
    let input = folder.path().join("in.pdf");
    fs::write(&input, bytes).map_err(|_| no_room())?;
    let count = page_count(&input)?;
    refuse_large_pictures(&input)?;
    (1..=count)
        .map(|number| {
            told(Page { number, of: count });
            let page = folder.path().join("page");
            let mut command = Command::new("pdftoppm");
            let which = number.to_string();
            command.args(["-f", &which, "-l", &which, "-singlefile", "-scale-to", LONGER_SIDE]);
            command.arg(&input).arg(&page);
            if !run(command, folder.path())? {
                return Err(missing());
            }
            let drawn = fs::read(page.with_extension("ppm")).map_err(|_| damaged(number))?;
            recognised(picture::open(&drawn)?, folder.path(), (count > 1).then_some(number))
        })
        .collect()
}

/// A photo, recognised.
pub fn of_picture(bytes: &[u8]) -> Result<Vec<Recognised>, Unreadable> {
    let folder = folder()?;
    Ok(vec![recognised(picture::open(bytes)?, folder.path(), None)?])
}

/// Recognises a page; one whose words make no sense also upside down. `number` is its own among several.
fn recognised(picture: DynamicImage, folder: &Path, number: Option<usize>) -> Result<Recognised, Unreadable> {
    let picture = Picture::of(picture);
    let sheet = Sheet::of(&picture);
    if let Some(flaw) = sheet.flaw() {
        return Err(refused(flaw, number));
    }
    let page = looked_at(&sheet, folder)?;
    let page = if page.sureness() >= DOUBTED {
        page
    } else {
        let turned = looked_at(&Sheet::of(&picture.turned_round()), folder)?;
        if turned.sureness() > page.sureness() { turned } else { page }
    };
    match page.flaw() {
        // The last page may hold no more than a stamp.
        Some(Flaw::Wordless) if number.is_some() => Ok(page),
        Some(flaw) => Err(refused(flaw, number)),
        None => Ok(page),
    }
}

/// Recognises the cuts of a page, each look in a process of its own.
fn looked_at(sheet: &Sheet, folder: &Path) -> Result<Recognised, Unreadable> {
    let looks = thread::scope(|scope| {
        let looks: Vec<_> = LOOKS
            .iter()
            .enumerate()
            .map(|(number, look)| {
                scope.spawn(move || look_at(sheet, *look, folder, &format!("look{number}")))
            })
            .collect();
        looks
            .into_iter()
            .map(|look| look.join().unwrap_or_else(|_| Err(no_room())))
            .collect::<Result<Vec<_>, _>>()
    })?;
    Ok(sheet.recognised(&looks))
}

/// What recognition writes down of all cuts of a page in one size.
fn look_at(sheet: &Sheet, look: f64, folder: &Path, name: &str) -> Result<String, Unreadable> {
    let mut list = String::new();
    for (index, picture) in sheet.pictures(look).enumerate() {
        let path = folder.join(format!("{name}-{index}.pgm"));
        fs::write(&path, picture).map_err(|_| no_room())?;
        list.push_str(&format!("{}\n", path.display()));
    }
    if list.is_empty() {
        return Ok(list);
    }
    let (pictures, out) = (folder.join(format!("{name}.txt")), folder.join(name));
    fs::write(&pictures, list).map_err(|_| no_room())?;
    let written = out.with_extension("hocr");
    if written.exists() {
        fs::remove_file(&written).map_err(|_| no_room())?;
    }
    let mut command = Command::new("tesseract");
    command.arg(&pictures).arg(&out).args(["-l", "vie", "--psm", "6", "--dpi", "300", "hocr"]);
    // The looks are at work side by side already.
    command.env("OMP_THREAD_LIMIT", "1");
    if !run(command, folder)? {
        return Err(missing());
    }
    // It leaves nothing behind when it lacks the language.
    fs::read_to_string(&written).map_err(|_| missing())
}

/// How many pages there are, if no more than a programme has.
fn page_count(input: &PathBuf) -> Result<usize, Unreadable> {
    let said = said("pdfinfo", &[], input)?;
    let count = said.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok());
    match count.unwrap_or(0) {
        0 => Err(damaged(1)),
        count if count > PAGES => {
            let values = [("count", count.into()), ("most", PAGES.into())];
            Err(Unreadable::TooLarge(say("convert-too-many-pages", &values)))
        }
        count => Ok(count),
    }
}

/// Refuses pictures too large to be unpacked: a page need not be large for that.
fn refuse_large_pictures(input: &PathBuf) -> Result<(), Unreadable> {
    for line in said("pdfimages", &["-list"], input)?.lines() {
        let columns: Vec<&str> = line.split_whitespace().collect();
        let size = |at: usize| columns.get(at).and_then(|number: &&str| number.parse::<u32>().ok());
        if let (Some(width), Some(height)) = (size(3), size(4))
            && u64::from(width) * u64::from(height) > picture::DOTS
        {
            return Err(picture::too_large(width, height));
        }
    }
    Ok(())
}

/// What a quick program says about a file.
fn said(program: &str, arguments: &[&str], input: &PathBuf) -> Result<String, Unreadable> {
    let output = Command::new(program).args(arguments).arg(input).stdin(Stdio::null()).output();
    output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).map_err(|_| missing())
}

/// For the secretary: what is wrong with the picture, and what would do.
fn refused(flaw: Flaw, number: Option<usize>) -> Unreadable {
    let what = match number {
        None => say("convert-photo", &[]),
        Some(number) => say("convert-page", &[("number", number.into())]),
    };
    let why = match flaw {
        Flaw::Dark => "convert-flaw-dark",
        Flaw::Small => "convert-flaw-small",
        Flaw::CutOff => "convert-flaw-cut",
        Flaw::Blurred => "convert-flaw-blurred",
        Flaw::Wordless => "convert-flaw-wordless",
    };
    Unreadable::Unsupported(say(why, &[("what", what.into())]))
}

fn damaged(number: usize) -> Unreadable {
    Unreadable::Damaged(say("convert-page-damaged", &[("number", number.into())]))
}

fn missing() -> Unreadable {
    Unreadable::Unsupported(say("convert-no-recognition", &[]))
}
