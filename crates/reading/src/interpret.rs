//! The order of reading: title, calendar, tables or lists, names, doubts; each step in its own room.

use chrono::NaiveDate;

use super::{
    Facsimile, Is, Reading, Unreadable, account,
    assemble::{self, Assembled},
    blanks,
    calendar::Calendar,
    collectives,
    document::{Block, Document, Paragraph, Table},
    doubts, findings,
    folded::one_line,
    gathered::Gathered,
    grid, habits,
    head::{self, Head},
    layout::{self, Layout},
    legend, letters, prose, rebuilt, sections,
    tables::Walk,
    unsure,
};
use plan::{Period, directory::Directory};

mod time;

use time::calendar_of;

pub fn interpret(original: &Document, known: &Directory) -> Result<Reading, Unreadable> {
    let mut document = in_plain_letters(original);
    legend::expand(&mut document);
    let rebuilt = rebuilt::table(&document);
    let document = rebuilt.as_ref().unwrap_or(&document);
    let lines = lines_ahead(document);
    let head = head::read(&lines);
    let (calendar, years) = calendar_of(document, &head, &lines);
    let mut found = gather(document, &calendar, &head);
    if found.groups.is_empty() {
        found = on_the_title_day(document, &calendar).ok_or_else(|| not_a_programme(&head, &found))?;
    }
    found.work.clone_from(&head.work);
    habits::leaders_behind(&mut found);
    let mut done = assemble::assemble(&found, known, &calendar);
    findings::about_days(&mut done, &found);
    findings::about_items(&mut done);
    findings::about_rows(&mut done, &found);
    unsure::ask(&mut done, &found);
    unsure::about_title(&mut done, document, &lines);
    let priorities = head::priorities(&paragraphs_ahead(document), calendar.year);
    unsure::about_text(&mut done, document, &found, &priorities);
    doubts::look(&mut done, &found, known);
    done.findings.extend(collectives::complete(&mut done.directory, known));
    done.findings.extend(years.as_deref().and_then(findings::about_year));
    let (trace, left) = account::account(original, &found, &done, &priorities, &calendar);
    done.findings.extend(left);
    let period = found.period.or(calendar.period);
    let facsimile = Facsimile::of(original);
    let shape = found.shape;
    Ok(Reading { trace, facsimile, priorities, shape, ..reading(document, &head, &lines, period, done) })
}

/// The document in the letters that Vietnamese is written with.
fn in_plain_letters(document: &Document) -> Document {
    let mut document = document.clone();
    let paragraphs = document.blocks.iter_mut().flat_map(|block| match block {
        Block::Paragraph(paragraph) => vec![paragraph],
        Block::Table(table) => {
            let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
            cells.flat_map(|cell| &mut cell.paragraphs).collect()
        }
    });
    let mut paragraphs: Vec<&mut Paragraph> = paragraphs.collect();
    let loose = blanks::are_loose(paragraphs.iter().map(|paragraph| paragraph.text.as_str()));
    for (paragraph, id) in paragraphs.iter_mut().zip(1..) {
        paragraph.text = letters::canonical(&paragraph.text);
        if loose {
            paragraph.text = blanks::single(&paragraph.text);
        }
        paragraph.ids = vec![id];
    }
    document
}

fn reading(
    document: &Document,
    head: &Head,
    lines: &[String],
    period: Option<Period>,
    done: Assembled,
) -> Reading {
    let Assembled { items, mut findings, directory, cutouts, .. } = done;
    findings.sort_by_key(|finding| (finding.severity, finding.date, finding.row));
    let days = items.iter().flat_map(|item| [item.date, item.last_day()]);
    let read = head::around(days).unwrap_or(Period { from: NaiveDate::MIN, to: NaiveDate::MIN });
    let foot: Vec<String> = last_lines(document);
    Reading {
        schema: Reading::SCHEMA.into(),
        issuer: head::issuer(lines, &foot),
        period: period.unwrap_or(read),
        version: head.version.clone(),
        priorities: Vec::new(),
        shape: String::new(),
        trace: Vec::new(),
        facsimile: Facsimile::default(),
        cutouts,
        items,
        directory,
        findings,
    }
}

/// Reads tables and the prose between and below them in one run; where no table holds work, everything as prose.
fn gather(document: &Document, calendar: &Calendar, head: &Head) -> Gathered {
    let mut found = Gathered::default();
    let mut walk = Walk::default();
    walk.work.clone_from(&head.work);
    let mut run: Vec<&Paragraph> = Vec::new();
    let sections = sections::of(document, calendar.year);
    found.period = sections::whole(&sections);
    let mut own = *calendar;
    for (at, block) in document.blocks.iter().enumerate() {
        if let Some(section) = sections.iter().find(|section| section.block == at) {
            if walk.found_layout {
                between(&mut run, &mut walk, &own, &mut found);
            }
            own = section.calendar(calendar);
            walk.begin_section();
            if let Block::Paragraph(title) = block {
                found.mark(&title.ids, Is::Title);
            }
        }
        match block {
            Block::Table(table) => {
                between(&mut run, &mut walk, &own, &mut found);
                walk.table(table, &own, &mut found);
            }
            Block::Paragraph(paragraph) => run.push(paragraph),
        }
    }
    if !found.groups.is_empty() {
        prose::read(&run, &own, &mut found);
        return found;
    }
    let mut listed = Gathered { period: found.period, ..Gathered::default() };
    for (blocks, own) in sections::stretches(&sections, document.blocks.len(), calendar) {
        let paragraphs = paragraphs_of(&document.blocks[blocks]);
        prose::read(&paragraphs.iter().collect::<Vec<_>>(), &own, &mut listed);
    }
    if listed.groups.is_empty() && !found.undated.is_empty() {
        listed.undated = found.undated;
    }
    listed
}

/// The paragraphs ahead of a table: behind another table they may be a list of their own, and the last
/// day that they name is the table's.
fn between(run: &mut Vec<&Paragraph>, walk: &mut Walk, calendar: &Calendar, found: &mut Gathered) {
    let paragraphs = std::mem::take(run);
    if let Some(caption) = paragraphs.iter().rev().find(|p| head::is_section(&p.text)) {
        walk.caption = head::without_number(&caption.text).to_owned();
    }
    let before = found.groups.len();
    if walk.found_layout {
        prose::read(&paragraphs, calendar, found);
    }
    if found.groups.len() > before {
        return;
    }
    for paragraph in paragraphs.into_iter().filter(|p| p.text.chars().count() < LONGEST_DAY) {
        if let Some((mark, rest, _)) = prose::heading(&paragraph.text)
            && rest.trim().is_empty()
            && let Some(today) = found.begin_day(&mark, &paragraph.text, found.rows, calendar)
        {
            found.mark(&paragraph.ids, Is::Day);
            walk.begin_day(today);
        }
    }
}

/// A day heading above a table is shorter than this.
const LONGEST_DAY: usize = 60;

/// A list of one day whose date stands only in the title.
fn on_the_title_day(document: &Document, calendar: &Calendar) -> Option<Gathered> {
    let day = calendar.period.filter(|p| p.from == p.to)?.from;
    let paragraphs = all_paragraphs(document);
    let title = paragraphs.iter().position(|p| head::read(&[one_line(&p.text)]).titled)?;
    let heading = Paragraph { text: format!("Ngày {}:", day.format("%d/%m/%Y")), ..Paragraph::default() };
    let mut lines = vec![&heading];
    lines.extend(&paragraphs[title + 1..]);
    let mut found = Gathered::default();
    prose::read(&lines, calendar, &mut found);
    (!found.groups.is_empty()).then_some(found)
}

fn not_a_programme(head: &Head, found: &Gathered) -> Unreadable {
    let message = if head.titled || !found.undated.is_empty() {
        "Có tiêu đề lịch công tác nhưng không tìm thấy ngày nào của từng việc; xin gửi tệp gốc có ghi thứ, ngày."
    } else {
        "Không tìm thấy lịch công tác trong tệp này; xin gửi văn bản có bảng hoặc danh sách việc theo ngày."
    };
    Unreadable::NotAProgramme(message.into())
}

/// Every paragraph, those of table cells included, as running text.
fn all_paragraphs(document: &Document) -> Vec<Paragraph> {
    paragraphs_of(&document.blocks)
}

fn paragraphs_of(blocks: &[Block]) -> Vec<Paragraph> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Paragraph(paragraph) => all.push(paragraph.clone()),
            Block::Table(table) => {
                all.extend(
                    table.rows.iter().flat_map(|r| &r.cells).flat_map(|c| c.paragraphs.iter().cloned()),
                );
            }
        }
    }
    all
}

fn all_lines(document: &Document) -> Vec<String> {
    all_paragraphs(document)
        .iter()
        .flat_map(|p| p.text.split('\n').map(one_line).collect::<Vec<_>>())
        .collect()
}

/// The lines ahead of the programme: letterhead and title, in paragraphs, tables or the first rows of one.
fn lines_ahead(document: &Document) -> Vec<String> {
    let mut lines = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let named = prose::heading(&paragraph.text).is_some_and(|(mark, ..)| mark.weekday.is_some());
                let day = named || prose::is_dated_item(&paragraph.text);
                if day && !lines.is_empty() {
                    break;
                }
                lines.extend(paragraph.text.split('\n').map(one_line));
            }
            Block::Table(table) => {
                if rows_ahead(table, &mut lines) {
                    break;
                }
            }
        }
        if lines.len() > MOST_LINES_AHEAD {
            break;
        }
    }
    lines.retain(|line| !line.is_empty());
    lines
}

const MOST_LINES_AHEAD: usize = 80;

/// Adds the rows above the header; true when there is one.
fn rows_ahead(table: &Table, lines: &mut Vec<String>) -> bool {
    let sheet = grid::lay_out(table);
    for line in sheet.lines.iter().take(MOST_LINES_AHEAD) {
        if layout::of_header(line).is_some_and(|layout: Layout| layout.holds_work()) {
            return true;
        }
        let cells = line.places.iter().filter(|place| place.first).flat_map(|place| &place.cell.paragraphs);
        lines.extend(cells.flat_map(|p| p.text.split('\n').map(one_line).collect::<Vec<_>>()));
    }
    false
}

fn paragraphs_ahead(document: &Document) -> Vec<&Paragraph> {
    let mut ahead = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(paragraph) => ahead.push(paragraph),
            Block::Table(table) => {
                let sheet = grid::lay_out(table);
                for line in sheet.lines.iter().take(MOST_LINES_AHEAD) {
                    if layout::of_header(line).is_some_and(|layout: Layout| layout.holds_work()) {
                        return ahead;
                    }
                    ahead.extend(line.places.iter().filter(|p| p.first).flat_map(|p| &p.cell.paragraphs));
                }
            }
        }
    }
    ahead
}

/// The lines behind the programme, where a signature may name the office.
fn last_lines(document: &Document) -> Vec<String> {
    let all = all_lines(document);
    all[all.len().saturating_sub(MOST_LINES_BEHIND)..].to_vec()
}

const MOST_LINES_BEHIND: usize = 25;
