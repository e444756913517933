//! What single cells of a row add to it: marks of officials, notes, states, days that are none; knows no day above.

use super::{
    super::{
        chairs,
        dates::Bare,
        document::{Cell, Paragraph},
        entries,
        folded::{Folded, fold_letters, one_line, pattern},
        gathered::{Beside, Group},
        grid::{self, Line, is_blank},
        hours,
        layout::{self, Layout, Role},
        listing,
        people::{self, Person},
        remarks, sentence,
    },
    is_nothing, is_rest,
    when::{When, named_weekday, read_when},
};
use plan::Status;

/// Whether a day cell means the whole period: `Trong tháng`.
pub(super) fn is_whole(text: &str) -> bool {
    WHOLE.is_match(fold_letters(text).trim())
}

/// What stands in a row's own day cell though it names no day; only an empty cell, a session or a sign of
/// repetition goes on with the day above.
pub(super) fn unread_day(line: &Line<'_>, layout: &Layout) -> Option<String> {
    let only = layout.columns(&Role::When).count() == 1;
    let named = |column: usize| layout.headers.get(column).map_or("", String::as_str);
    let place = line.places.iter().find(|place| {
        let header = named(place.column);
        let hourly = ["gio", "thoi gian", "buoi", "tg"].iter().any(|word| header.contains(word));
        let daily =
            header.contains("ngay") || header.contains("thu") || (header.is_empty() && place.column == 0);
        place.first && is_when(layout, place.column) && (only || daily && !hourly) && !is_blank(place.cell)
    })?;
    let mut alone = When::default();
    let text = standing(place.cell);
    let text = if named(place.column).starts_with("thu") { named_weekday(&text) } else { text };
    read_when(&text, Bare::Day, false, &mut alone);
    if alone.session.is_some() || !alone.hours.is_empty() {
        return None;
    }
    let text = one_line(&place.cell.text());
    let repeats = people::is_ditto(&text) || is_rest(&text);
    (!repeats).then_some(text)
}

pattern!(WHOLE = r"^(?:trong|ca|suot)\s+(?:thang|tuan|quy|ky)\b|^(?:hang|hang) ngay\b|^thuong xuyen\b");

/// `CT`, `x`, `Chủ trì`.
pub(super) const LONGEST_MARK: usize = 8;

/// A row under a merged day whose first cell is lacking, so that all others stand one column too far left.
pub(super) fn shifted<'a>(line: &Line<'a>, layout: &Layout, columns: usize) -> Option<Line<'a>> {
    let header = |column: usize| layout.headers.get(column).map_or("", String::as_str);
    let daily = header(0).contains("ngay") || header(0).contains("thu");
    let hourly = |text: &str| ["gio", "thoi gian", "tg"].iter().any(|word| text.contains(word));
    let first = line.places.first().filter(|place| place.column == 0 && place.first && place.columns == 1)?;
    let folded = fold_letters(&one_line(&first.cell.text()));
    let timed = hours::leading(&folded).is_some_and(|(_, length)| folded[length..].trim().is_empty());
    let room = line.at(columns - 1).is_none_or(|place| is_blank(place.cell));
    if !(daily && !hourly(header(0)) && hourly(header(1)) && timed && room) {
        return None;
    }
    let places = line.places.iter().filter(|place| place.column + place.columns < columns);
    Some(Line { places: places.map(|place| grid::Place { column: place.column + 1, ..*place }).collect() })
}

pub(super) fn owners(role: &Role) -> Vec<Person> {
    match role {
        Role::Owner(persons) => persons.clone(),
        _ => Vec::new(),
    }
}

/// What stands in the column whose header begins so.
pub(super) fn beside_header(line: &Line<'_>, layout: &Layout, header: &str) -> Option<String> {
    let column = layout.headers.iter().position(|own| own.starts_with(header))?;
    line.at(column).map(|place| one_line(&place.cell.text())).filter(|text| !text.is_empty())
}

/// The numbers of the paragraphs in a line's own cells, of certain columns.
pub(super) fn ids_of(line: &Line<'_>, wanted: impl Fn(usize) -> bool) -> Vec<u32> {
    let cells = line.places.iter().filter(|place| place.first && wanted(place.column));
    cells.flat_map(|place| &place.cell.paragraphs).flat_map(|paragraph| paragraph.ids.clone()).collect()
}

/// A column of those who follow or write down the work names nobody who takes part.
pub(super) fn is_clerks_column(layout: &Layout, column: usize) -> bool {
    layout.headers.get(column).is_some_and(|header| layout::names_clerks(header))
}

/// A cell's text without what is struck through, unless all of it is.
pub(super) fn standing(cell: &Cell) -> String {
    let stands: Vec<&str> =
        cell.paragraphs.iter().filter(|p| !p.struck && !p.boxed).map(|p| p.text.as_str()).collect();
    if stands.iter().all(|text| text.trim().is_empty()) { cell.text() } else { stands.join("\n") }
}

pub(super) fn is_when(layout: &Layout, column: usize) -> bool {
    matches!(layout.roles.get(column), Some(Some(Role::When | Role::Until)))
}

/// `Đã hoãn`, `Hủy` in a column of notes or states.
pub(super) fn state(folded: &str) -> Option<Status> {
    let folded = folded.trim();
    let short = folded.chars().count() < 40 || folded.starts_with("hoan") || folded.starts_with("huy");
    if !short {
        return None;
    }
    let word = |w: &str| folded.split(|c: char| !c.is_alphanumeric()).any(|part| part == w);
    if word("huy") || word("cancelled") || word("canceled") {
        return Some(Status::Cancelled);
    }
    (word("postponed")
        || word("hoan") && !folded.contains("hoan thanh") && !folded.contains("hoan thien")
        || folded.contains("doi lich")
        || folded.contains("lui lich"))
    .then_some(Status::Postponed)
}

/// Words of a cell that says its state and nothing else: `Đã hoãn`.
const STATE_WORDS: usize = 3;

/// A column for each official that holds no more than a mark: `CT` leads, `TD` takes part.
pub(super) fn marked(line: &Line<'_>, layout: &Layout, group: &mut Group) {
    for (column, role) in layout.roles.iter().enumerate() {
        let Some(Role::Owner(persons)) = role else { continue };
        let Some(place) = line.at(column).filter(|p| p.first && !is_blank(p.cell)) else { continue };
        let mark = fold_letters(&one_line(&place.cell.text()));
        if ["td", "du", "tham du", "cung du", "pt"].contains(&mark.as_str()) {
            group.attendees.extend(persons.iter().map(|person| person.name.clone()));
        } else if mark.chars().count() <= LONGEST_MARK {
            group.owners.extend(persons.iter().cloned());
        }
    }
}

/// What columns of notes, states and participants add.
pub(super) fn notes(line: &Line<'_>, layout: &Layout, group: &mut Group) {
    for (column, role) in layout.roles.iter().enumerate() {
        let Some(place) = line.at(column) else { continue };
        let text = match role {
            Some(Role::Notes | Role::Company | Role::Attends | Role::Ignored) | None => place.cell.text(),
            _ => continue,
        };
        let folded = fold_letters(&text);
        let own = place.first && place.column == column && !is_blank(place.cell) && !is_nothing(&text);
        match role {
            Some(Role::Company | Role::Attends) if own && !is_clerks_column(layout, column) => {
                group.attendees.extend(sentence::taking_part(&remarks::extract(&text, |_| {})));
            }
            Some(Role::Notes | Role::Ignored) if own && !layout.headers[column].contains("chuc") => {
                // What only says that it is off is said by the status.
                if state(&folded).is_none() || folded.split_whitespace().count() > STATE_WORDS {
                    group.notes.push(one_line(&text));
                }
            }
            _ => {}
        }
        if matches!(role, Some(Role::Notes)) || role.is_none() {
            match (remarks::moved(&text), state(&folded)) {
                (Some(moved), _) => group.moved.extend(moved),
                (None, Some(status)) => group.status = status,
                (None, None) => {}
            }
            if folded.contains("chuan bi") {
                group.prepares.extend(remarks::units_of(&text));
            }
        } else {
            group.prepares.extend(preparing(&text));
            // `P. KTHT, P. TCKH (P. KTHT chuẩn bị)`: who prepares, said among those who take part.
            remarks::extract(&text, |remark| {
                if let remarks::Remark::Units(units) = remark {
                    group.prepares.extend(units);
                }
            });
        }
        for part in text.split('\n').filter(|part| fold_letters(part).trim_start().starts_with("chu tri")) {
            group.owners.extend(chairs::in_text(part, true));
        }
    }
}

pattern!(
    MARKED_PREPARING = r"([^,;()\n]+)\(\s*(?:{chair}\s+)?{prepares}(?: {content}| {papers}| {report})?\s*\)"
);

/// `Phòng HTQT (chuẩn bị), Phòng LS`: of those who take part, who prepares.
fn preparing(text: &str) -> Vec<String> {
    let folded = Folded::of(text);
    let marked = MARKED_PREPARING.captures_iter(&folded.text);
    marked.filter_map(|found| found.get(1).map(|unit| one_line(folded.words(unit.range())))).collect()
}

/// The work of a row, column by column.
pub(super) fn works(line: &Line<'_>, layout: &Layout) -> Vec<Vec<Paragraph>> {
    let mut seen = None;
    let mut works = Vec::new();
    for column in layout.columns(&Role::Content) {
        let Some(place) = line.at(column).filter(|p| seen != Some(p.column)) else { continue };
        seen = Some(place.column);
        if (place.first || layout.column(&Role::Content) == Some(column)) && !is_blank(place.cell) {
            works.push(place.cell.paragraphs.clone());
        }
    }
    works
}

/// Whether a cell's paragraphs announce each their own work.
pub(super) fn is_list(paragraphs: &[Paragraph]) -> bool {
    paragraphs.iter().find(|p| !p.text.trim().is_empty()).is_some_and(|p| listing::is_marked(&p.text))
}

/// What stands in a row's column of this role.
pub(super) fn beside(line: &Line<'_>, layout: &Layout, role: &Role) -> Beside {
    let column = layout.column(role);
    column.and_then(|column| line.at(column)).map_or_else(Beside::default, |place| Beside {
        pieces: entries::pieces(&place.cell.paragraphs),
        paragraphs: place.cell.paragraphs.len(),
    })
}

/// Who prepares and who chairs, from columns of their own, of both together, and of positions.
pub(super) fn units_and_chairs(line: &Line<'_>, layout: &Layout) -> (Beside, Beside) {
    let (mut units, mut chairs) = (beside(line, layout, &Role::Units), beside(line, layout, &Role::Chair));
    let mixed = beside(line, layout, &Role::Mixed);
    if !mixed.pieces.is_empty() {
        let (who, by) = entries::apart(&mixed.pieces);
        chairs.pieces.extend(who);
        units.pieces.extend(by);
    }
    if let (Some(position), [only]) = (beside_header(line, layout, "chuc"), chairs.pieces.as_mut_slice()) {
        only.text = format!("{} - {position}", only.text);
    }
    (units, chairs)
}

/// The paragraphs beside the work, each with the field that it is.
pub(super) fn fields(line: &Line<'_>, layout: &Layout) -> Vec<(u32, &'static str)> {
    let mut cells = Vec::new();
    for (column, role) in layout.roles.iter().enumerate() {
        let field = match role {
            Some(Role::Units) => "units",
            Some(Role::Chair | Role::Mixed) => "officials",
            Some(Role::Place) => "location",
            Some(Role::Company | Role::Attends | Role::Owner(_)) => "attendees",
            Some(Role::Month) => "date",
            Some(Role::Notes | Role::Ignored) | None => "notes",
            _ => continue,
        };
        cells.extend(ids_of(line, |own| own == column).into_iter().map(|id| (id, field)));
    }
    cells
}

/// Whether a row has a day of its own, or a blank cell where it should stand; nothing where its cell goes on.
pub(super) fn own_day(line: &Line<'_>, layout: &Layout) -> Option<bool> {
    let place = line.at(layout.column(&Role::When)?).filter(|place| place.first)?;
    Some(!is_blank(place.cell))
}

/// What a row says of who and where though it says no work.
pub(super) fn workless(line: &Line<'_>, layout: &Layout) -> Option<String> {
    let beside = [Role::Chair, Role::Units, Role::Place, Role::Mixed];
    let own = |column: usize| line.at(column).filter(|p| p.first && p.column == column && !is_blank(p.cell));
    let texts: Vec<String> = beside
        .iter()
        .flat_map(|role| layout.columns(role))
        .filter_map(own)
        .map(|place| one_line(&place.cell.text()))
        .filter(|text| text.chars().filter(|c| c.is_alphabetic()).count() > 1)
        .filter(|text| !is_nothing(text) && !is_rest(text) && !people::is_ditto(text))
        .collect();
    line.at(layout.column(&Role::Content)?).filter(|place| place.first && !texts.is_empty())?;
    Some(texts.join("; "))
}
