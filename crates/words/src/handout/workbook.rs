//! A programme as an Excel workbook, one row an item, in columns that the reader of documents takes back as they
//! are; knows how Excel prints, not why anybody wants the sheet.

use anyhow::Result;
use chrono::{NaiveDate, NaiveTime};
use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet,
};

use super::paper::{Line, Mark, Paper};
use plan::{Item, Status, changes::Kind};

/// The columns: title and width in characters.
const COLUMNS: &[(&str, f64)] = &[
    ("paper-column-day", 11.0),
    ("paper-column-last-day", 11.0),
    ("paper-column-session", 9.0),
    ("paper-column-from", 7.5),
    ("paper-column-to", 7.5),
    ("paper-column-content", 52.0),
    ("paper-column-place", 20.0),
    ("paper-column-units", 16.0),
    ("paper-column-chairs", 24.0),
    ("paper-column-status", 10.0),
];
/// Added where an item has such.
const ATTENDEES: (&str, f64) = ("paper-column-attendees", 24.0);
const NOTES: (&str, f64) = ("paper-column-notes", 18.0);
/// Added where changes are to be marked.
const CHANGES: (&str, f64) = ("paper-column-changes", 26.0);

const FONT: &str = "Times New Roman";
const SIZE: f64 = 12.0;
/// A line of that size, in points; merged cells don't find their height by themselves.
const LINE: f64 = 16.5;
const A4: u8 = 9;

const NEW: Color = Color::RGB(0x00E2_F0D9);
const CHANGED: Color = Color::RGB(0x00FF_F2CC);

/// The workbook's bytes.
pub fn write(paper: &Paper<'_>) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    // Excel's files carry a date of creation; a fixed one keeps this room without a clock.
    let created = ExcelDateTime::from_timestamp(0)?;
    let properties = DocProperties::new().set_creation_datetime(&created).set_title(paper.title());
    book.set_properties(&properties.set_author(paper.issuer.unwrap_or_default()));
    let sheet = book.add_worksheet().set_name(paper.say("paper-sheet", &[]))?;
    let columns = columns(paper);
    for (column, (_, width)) in (0..).zip(&columns) {
        sheet.set_column_width(column, *width)?;
    }
    let last = u16::try_from(columns.len() - 1)?;
    let header = head(sheet, paper, &columns)?;
    let mut row = header;
    let (gone, mut lines): (Vec<_>, Vec<_>) =
        paper.lines().into_iter().partition(|line| matches!(line.mark, Mark::Gone { .. }));
    lines.sort_by_key(|line| line.item.reading_order());
    for line in &lines {
        row += 1;
        write_line(sheet, row, paper, line, &columns)?;
    }
    sheet.autofilter(header, 0, row, last)?;
    sheet.set_freeze_panes(header + 1, 0)?;
    sheet.set_landscape().set_paper_size(A4).set_repeat_rows(header, header)?.set_print_fit_to_pages(1, 0);
    sheet.set_margins(0.4, 0.4, 0.5, 0.5, 0.3, 0.3).set_footer("&C&P/&N");
    foot(sheet, row + 2, paper, &gone, &columns)?;
    Ok(book.save_to_buffer()?)
}

fn plain() -> Format {
    Format::new().set_font_name(FONT).set_font_size(SIZE)
}

/// A text over the whole width, as high as it needs to be.
fn across(
    sheet: &mut Worksheet,
    row: u32,
    text: &str,
    format: &Format,
    columns: &[(&str, f64)],
) -> Result<()> {
    let last = u16::try_from(columns.len() - 1)?;
    let width: f64 = columns.iter().map(|(_, width)| width).sum();
    sheet.merge_range(row, 0, row, last, text, &format.clone().set_text_wrap())?;
    sheet.set_row_height(row, lines_in(text, width) * LINE)?;
    Ok(())
}

/// How many lines a text takes in a column: not every program finds the height of a row by itself.
fn lines_in(text: &str, width: f64) -> f64 {
    // Letters of this font are narrower than the digits in which widths are counted, but words are not cut.
    const FILLED: f64 = 1.0;
    let lines = text.split('\n').map(|line| {
        let letters = u32::try_from(line.chars().count()).unwrap_or(u32::MAX);
        (f64::from(letters) / (width * FILLED)).ceil().max(1.0)
    });
    lines.sum()
}

/// Issuer, title, period, priorities and the header; gives the header's row.
fn head(sheet: &mut Worksheet, paper: &Paper<'_>, columns: &[(&str, f64)]) -> Result<u32> {
    let bold = plain().set_bold();
    let title = bold.clone().set_align(FormatAlign::Center);
    let mut rows: Vec<(String, &Format)> = Vec::new();
    rows.extend(paper.issuer.map(|issuer| (issuer.to_uppercase(), &bold)));
    rows.push((paper.title(), &title));
    rows.extend(paper.subtitles().into_iter().map(|line| (line, &title)));
    let bullet = plain().set_align(FormatAlign::Top);
    if !paper.priorities.is_empty() {
        rows.push((paper.say("paper-sheet-priorities", &[]), &bold));
        rows.extend(paper.priorities.iter().map(|priority| (format!("- {}", priority.text), &bullet)));
        rows.push((paper.say("paper-sheet-programme", &[]), &bold));
    }
    for (row, (text, format)) in (0..).zip(&rows) {
        across(sheet, row, text, format, columns)?;
    }
    let header = u32::try_from(rows.len())?;
    let format = bold
        .clone()
        .set_border(FormatBorder::Thin)
        .set_align(FormatAlign::Center)
        .set_align(FormatAlign::VerticalCenter)
        .set_background_color(Color::RGB(0x00D9_E2F3))
        .set_text_wrap();
    for (column, (name, _)) in (0..).zip(columns) {
        sheet.write_string_with_format(header, column, paper.say(name, &[]), &format)?;
    }
    sheet.set_row_height(header, 2.0 * LINE)?;
    Ok(header)
}

/// An office that writes down neither attendees nor notes has no empty columns for them.
fn columns(paper: &Paper<'_>) -> Vec<(&'static str, f64)> {
    let attended = paper.items.iter().any(|item| !item.attendees.is_empty());
    let noted = paper.items.iter().any(|item| item.notes.is_some());
    let added = [attended.then_some(ATTENDEES), noted.then_some(NOTES), paper.marked.map(|_| CHANGES)];
    COLUMNS.iter().copied().chain(added.into_iter().flatten()).collect()
}

fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    paper: &Paper<'_>,
    line: &Line<'_>,
    columns: &[(&str, f64)],
) -> Result<()> {
    let Line { item, mark } = line;
    let format = plain().set_text_wrap().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let format = match mark {
        Mark::New => format.set_background_color(NEW),
        Mark::Changed { .. } => format.set_background_color(CHANGED),
        Mark::Same | Mark::Gone { .. } => format,
    };
    let format = if item.status == Status::Cancelled { format.set_font_strikethrough() } else { format };
    let middle = format.clone().set_align(FormatAlign::Center);
    day(sheet, (row, 0), Some(item.date), &middle)?;
    day(sheet, (row, 1), item.end_date, &middle)?;
    sheet.write_string_with_format(row, 2, paper.session(item.session), &middle)?;
    hour(sheet, (row, 3), item.time, &middle)?;
    hour(sheet, (row, 4), item.end_time, &middle)?;
    let mut lines: f64 = 1.0;
    for (column, (title, width)) in (0..).zip(columns).skip(5) {
        let text = match *title {
            "paper-column-content" => item.content.clone(),
            "paper-column-place" => item.location.clone().unwrap_or_default(),
            "paper-column-units" => item.units.join("; "),
            "paper-column-chairs" => paper.chairs(item),
            "paper-column-status" => paper.status(item.status),
            "paper-column-attendees" => item.attendees.join("; "),
            "paper-column-notes" => item.notes.clone().unwrap_or_default(),
            _ => said(paper, item, mark),
        };
        sheet.write_string_with_format(row, column, &text, &format)?;
        lines = lines.max(lines_in(&text, *width));
    }
    sheet.set_row_height(row, lines * LINE)?;
    Ok(())
}

fn day(sheet: &mut Worksheet, at: (u32, u16), day: Option<NaiveDate>, format: &Format) -> Result<()> {
    let (row, column) = at;
    match day {
        Some(day) => {
            let format = format.clone().set_num_format("dd/mm/yyyy");
            sheet.write_datetime_with_format(row, column, day, &format)?;
        }
        None => drop(sheet.write_blank(row, column, format)?),
    }
    Ok(())
}

fn hour(sheet: &mut Worksheet, at: (u32, u16), time: Option<NaiveTime>, format: &Format) -> Result<()> {
    let (row, column) = at;
    match time {
        Some(time) => {
            let format = format.clone().set_num_format("hh:mm");
            sheet.write_datetime_with_format(row, column, time, &format)?;
        }
        None => drop(sheet.write_blank(row, column, format)?),
    }
    Ok(())
}

/// What became of an item, in words.
fn said(paper: &Paper<'_>, now: &Item, mark: &Mark<'_>) -> String {
    let (kinds, before) = match mark {
        Mark::New => return paper.say("paper-new", &[]),
        Mark::Same | Mark::Gone { .. } => return String::new(),
        Mark::Changed { kinds, before } => (kinds, before),
    };
    let was = |key: &str, text: String| {
        let text = if text.is_empty() { paper.say("paper-none", &[]) } else { text };
        paper.say(key, &[("was", text.into())])
    };
    let quoted = |key: &str| paper.say(key, &[("was", format!("“{}”", before.content).into())]);
    let lines = kinds.iter().map(|kind| match kind {
        Kind::Added => paper.say("paper-new", &[]),
        Kind::Cancelled => {
            let status = paper.status(now.status).to_lowercase();
            paper.say("paper-now", &[("status", status.into())])
        }
        Kind::Moved => was("paper-was-on", days(before)),
        Kind::Rescheduled => was("paper-was-at", hours(paper, before)),
        Kind::Relocated if before.location == now.location => quoted("paper-was-in"),
        Kind::Relocated => was("paper-was-in", before.location.clone().unwrap_or_default()),
        Kind::ChairChanged => was("paper-was-chaired", paper.chairs(before)),
        Kind::UnitsChanged => was("paper-was-prepared", before.units.join(", ")),
        Kind::AttendeesChanged => was("paper-was-attended", before.attendees.join("; ")),
        Kind::Reworded => quoted("paper-was-worded"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn days(item: &Item) -> String {
    match item.end_date {
        Some(end) => format!("{}-{}", item.date.format("%d/%m"), end.format("%d/%m")),
        None => item.date.format("%d/%m").to_string(),
    }
}

fn hours(paper: &Paper<'_>, item: &Item) -> String {
    let time = item.time.map(|time| time.format("%H:%M").to_string());
    let parts = [Some(paper.session(item.session)), time];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// What is gone, below the table, where nobody takes it for an item.
fn foot(
    sheet: &mut Worksheet,
    first: u32,
    paper: &Paper<'_>,
    gone: &[Line<'_>],
    columns: &[(&str, f64)],
) -> Result<()> {
    let Some(marked) = paper.marked else { return Ok(()) };
    let since = marked.since.format("%d/%m/%Y").to_string();
    let key = if gone.is_empty() { "paper-sheet-legend" } else { "paper-sheet-legend-gone" };
    let legend = paper.say(key, &[("since", since.into())]);
    across(sheet, first, &legend, &plain().set_italic(), columns)?;
    for (row, line) in (first + 1..).zip(gone) {
        let item = line.item;
        let to = match line.mark {
            Mark::Gone { to: Some(to) } => {
                format!(" {}", paper.say("paper-moved-to", &[("days", days(to).into())]))
            }
            _ => String::new(),
        };
        let who = [item.units.join(", "), paper.chairs(item)];
        let who = who.into_iter().filter(|who| !who.is_empty()).collect::<Vec<_>>().join("; ");
        let when = format!("{} {}", days(item), hours(paper, item));
        let text = format!("- {}: {}{to} – {who}", when.trim_end(), item.content);
        across(sheet, row, text.trim_end_matches([' ', '–']), &plain().set_font_strikethrough(), columns)?;
    }
    Ok(())
}
