//! Tables read row by row: day and session carried down, columns by their roles; knows no names.

use super::{
    Is,
    calendar::Calendar,
    dates::{self, Bare},
    document::{Paragraph, Table},
    doubts::Odd,
    entries,
    folded::{fold_letters, one_line},
    foot,
    gathered::{Beside, Gathered, Group, Today},
    grid::{self, Line, Sheet, is_blank},
    hours,
    layout::{self, Layout, Role},
    listing::{self, Draft, Manner},
    unsure,
};
use plan::Session;

mod across;
mod cells;
mod continued;
mod lifted;
mod lost;
mod rest;
mod wall;
mod when;

use cells::{
    beside, fields, ids_of, is_list, is_when, is_whole, marked, notes, own_day, shifted, standing, state,
    units_and_chairs, unread_day, workless, works,
};
use lost::fitting;
pub use rest::{is_nothing, is_rest};
use when::{When, is_yes, named_weekday, read_when};

/// What goes on from table to table: a programme cut by pages is one programme.
#[derive(Default)]
pub struct Walk {
    layout: Option<(Layout, usize)>,
    today: Option<Today>,
    session: Option<Session>,
    /// Entries of the rows above, for `nt`.
    chairs_above: Beside,
    units_above: Beside,
    places_above: Beside,
    attendees_above: Vec<String>,
    drafts_above: Vec<Draft>,
    pub found_layout: bool,
    /// No header told the columns, and their cells don't tell all of them.
    unsure: bool,
    /// Whether the row has a day of its own, or a blank cell for it.
    own_day: Option<bool>,
    /// What the title says is done.
    pub work: Option<String>,
    /// The last heading above the table, for one that does not say what its work is.
    pub caption: String,
}

impl Walk {
    /// Reads one table; false when it is no part of the programme.
    pub fn table(&mut self, table: &Table, calendar: &Calendar, found: &mut Gathered) -> bool {
        if let Some(days) = wall::unrolled(table) {
            return self.table(&days, calendar, found);
        }
        let sheet = grid::lay_out(table);
        let Some((first, mut layout)) = self.layout_of(&sheet) else { return false };
        let continued = continued::rows(&sheet, &layout, first);
        if !continued.is_empty() {
            return self.table(&continued::joined(table, &continued), calendar, found);
        }
        let end = foot::begins(&sheet, first);
        if self.today.is_none()
            && let Some(lifted) = lifted::table(table, &sheet, &layout, first..end)
        {
            return self.table(&lifted, calendar, found);
        }
        found.chairs_set_apart |= layout.column(&Role::Chair).is_some()
            || layout.roles.iter().any(|r| matches!(r, Some(Role::Owner(_))));
        self.found_layout = true;
        self.unsure = first == 0 && self.layout.is_none() && layout::is_unsure(&sheet, &layout);
        if found.shape.is_empty() {
            found.shape = layout.headers.join(" | ");
        }
        for line in &sheet.lines[..first] {
            if layout::of_header(line).is_some() {
                found.mark(&ids_of(line, |_| true), Is::Header);
            }
        }
        for (index, line) in sheet.lines.iter().enumerate().take(end).skip(first) {
            found.rows += 1;
            if line.is_blank() {
                continue;
            }
            if let Some(again) = layout::of_header(line).filter(Layout::holds_work) {
                found.mark(&ids_of(line, |_| true), Is::Header);
                if again.headers != layout.headers
                    && let Some(again) = layout::from_cells(&sheet, index + 1, Some(again))
                {
                    layout = again;
                }
                continue;
            }
            found.unsure.extend(unsure::cells(found.rows, line, &layout));
            let shifted = shifted(line, &layout, sheet.columns);
            self.row(shifted.as_ref().unwrap_or(line), &layout, calendar, found);
        }
        self.layout = Some((layout, sheet.columns));
        true
    }

    /// A title of a further week: nothing above it goes on.
    pub fn begin_section(&mut self) {
        (self.today, self.session) = (None, None);
    }

    /// A day named between tables.
    pub fn begin_day(&mut self, today: Today) {
        self.today = Some(today);
        self.session = None;
    }

    /// The layout of a table and its first row below the header.
    fn layout_of(&self, sheet: &Sheet<'_>) -> Option<(usize, Layout)> {
        for (index, line) in sheet.lines.iter().enumerate().take(HEADER_WITHIN) {
            let Some(mut header) = layout::of_header(line) else { continue };
            let mut first = index + 1;
            // A second header row tells what the columns under a spanning one are.
            if let Some(below) = sheet.lines.get(first).and_then(layout::of_header) {
                header.above.clone_from(&header.roles);
                for (column, role) in below.roles.iter().enumerate() {
                    if role.is_some() && column < header.roles.len() {
                        header.roles[column].clone_from(role);
                    }
                }
                first += 1;
            }
            if let Some(layout) = layout::from_cells(sheet, first, Some(header)) {
                return Some((first, layout));
            }
        }
        if let Some((layout, columns)) = &self.layout
            && *columns == sheet.columns
        {
            return Some((0, layout.clone()));
        }
        if sheet.columns < 2 || sheet.lines.len() < 2 {
            return None;
        }
        let layout = layout::from_cells(sheet, 0, None)?;
        layout.column(&Role::When).map(|_| (0, layout))
    }

    fn row(&mut self, line: &Line<'_>, layout: &Layout, calendar: &Calendar, found: &mut Gathered) {
        if self.heading_row(line, layout, calendar, found) {
            return;
        }
        let when = self.when(line, layout);
        self.own_day = own_day(line, layout);
        found.mark(&ids_of(line, |column| is_when(layout, column)), Is::Day);
        found.mark(
            &ids_of(line, |column| layout.roles.get(column) == Some(&Some(Role::Number))),
            Is::Furniture,
        );
        if !when.mark.is_empty() {
            let carried =
                line.places.iter().all(|p| !p.first || !is_when(layout, p.column) || is_blank(p.cell));
            if !carried || self.today.is_none() {
                let today = found.begin_day(&when.mark, &when.text, found.rows, calendar);
                let today = today
                    .or_else(|| found.begin_unread(&when.text, found.rows, calendar).filter(|_| !carried));
                if let Some(today) = today {
                    self.begin_day(today);
                }
            }
        } else if let Some(text) = unread_day(line, layout) {
            let whole = calendar.period.filter(|_| is_whole(&text));
            let today = match whole {
                Some(period) => Some(found.begin_period(period, &text, found.rows)),
                None => found.begin_unread(&text, found.rows, calendar),
            };
            if let Some(today) = today {
                self.begin_day(today);
            }
        }
        if when.session.is_some() && !when.session_of_row {
            self.session = when.session;
        }
        let side = layout.side_by_side();
        if layout.column(&Role::Content).is_some() || side.len() < 2 {
            self.content(line, layout, &when, found);
        } else {
            self.side_by_side(line, layout, &side, &when, calendar, found);
        }
    }

    /// A row that is one cell: a day, a session, a section or a remark.
    fn heading_row(
        &mut self,
        line: &Line<'_>,
        layout: &Layout,
        calendar: &Calendar,
        found: &mut Gathered,
    ) -> bool {
        let mut filled = line.places.iter().filter(|p| !is_blank(p.cell));
        let (Some(only), None) = (filled.next(), filled.next()) else { return false };
        let whole = only.columns > 1 && only.columns + 1 >= layout.roles.len();
        if !only.first || !(whole || (only.column == 0 && layout.column(&Role::Content) != Some(0))) {
            return false;
        }
        let text = one_line(&only.cell.text());
        let folded = fold_letters(&text);
        let (mark, end) = dates::mark(&folded, Bare::Nothing);
        let rest = folded[end..].trim_matches([' ', ':', '.', '-', '*', '(', ')', ',']);
        let session = hours::session_in_cell(&folded).filter(|_| folded.chars().count() < 60);
        if !mark.is_empty() && (rest.is_empty() || is_rest(rest) || session.is_some()) {
            found.mark(&ids_of(line, |_| true), Is::Day);
            if let Some(today) = found.begin_day(&mark, &text, found.rows, calendar) {
                self.begin_day(today);
                self.session = session;
            }
            return true;
        }
        if session.is_some() && folded.trim_matches([':', '.', ' ', '*', '-']).chars().count() <= 12 {
            self.session = session;
            found.mark(&ids_of(line, |_| true), Is::Session);
            return true;
        }
        if !whole {
            return false;
        }
        let work = hours::leading(&folded).is_some() && self.today.is_some() && !foot::opens(&folded);
        if work {
            let drafts = listing::items(&only.cell.paragraphs, Manner::default());
            self.push(found, Group { drafts, paragraphs: only.cell.paragraphs.len(), ..Group::default() });
        }
        true
    }

    fn when(&self, line: &Line<'_>, layout: &Layout) -> When {
        let mut when = When::default();
        let columns = layout.columns(&Role::When).chain(layout.columns(&Role::Until)).collect::<Vec<_>>();
        let mut seen = None;
        for column in columns {
            let Some(place) = line.at(column) else { continue };
            if seen == Some(place.column) || is_blank(place.cell) {
                continue;
            }
            seen = Some(place.column);
            let header = layout.headers.get(column).map_or("", String::as_str);
            let bare =
                if header.contains("gio") && !header.contains("ngay") { Bare::Nothing } else { Bare::Day };
            let until = layout.roles[column] == Some(Role::Until);
            let text = standing(place.cell);
            // `Hai` in a column that is headed `Thứ`.
            let text = if header.starts_with("thu") { named_weekday(&text) } else { text };
            read_when(&text, bare, until, &mut when);
        }
        if layout.columns(&Role::AllDay).filter_map(|column| line.at(column)).any(|p| is_yes(&p.cell.text()))
        {
            (when.session, when.session_of_row) = (Some(Session::AllDay), true);
            when.hours.clear();
        }
        if let Some(place) = layout.column(&Role::Month).and_then(|column| line.at(column)) {
            when.in_month(&place.cell.text());
        }
        when
    }

    /// The row's work when one column holds it.
    fn content(&mut self, line: &Line<'_>, layout: &Layout, when: &When, found: &mut Gathered) {
        let columns = works(line, layout);
        let mut paragraphs: Vec<Paragraph> = columns.concat();
        // A stamp laid over the cell, `HOÃN`, is no sentence of it.
        let stamps: Vec<Paragraph> = paragraphs.extract_if(.., |paragraph| paragraph.boxed).collect();
        if layout.is_captioned() && line.places.iter().filter(|p| p.first && !is_blank(p.cell)).count() > 1 {
            paragraphs.push(self.title_work());
        }
        let text = paragraphs.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ");
        if text.trim().is_empty() || is_nothing(&text) || is_rest(&text) || self.is_day_off(when, &text) {
            paragraphs.iter().for_each(|paragraph| found.mark(&paragraph.ids, Is::Day));
            if let Some(text) = workless(line, layout).filter(|_| text.trim().is_empty()) {
                let day = self.today.as_ref().and_then(|today| today.spans.first()).map(|span| span.from);
                found.workless.push((found.rows, day, text));
            }
            return;
        }
        let first = layout.columns(&Role::Content).filter_map(|column| line.at(column)).any(|p| p.first);
        if !first && !layout.is_captioned() {
            return;
        }
        let manner = Manner { one: when.hours.len() == 1, ..Manner::default() };
        let (mut units, mut chairs) = units_and_chairs(line, layout);
        let errors = [&mut units, &mut chairs].into_iter().flat_map(Beside::take_errors).collect();
        let mut group = Group {
            errors,
            drafts: if super::people::is_ditto(&text) {
                self.drafts_above.clone()
            } else if columns.len() > 1 && columns.iter().all(|column| is_list(column)) {
                columns.iter().flat_map(|column| fitting(column, manner, &units, &chairs, 0)).collect()
            } else {
                fitting(&paragraphs, manner, &units, &chairs, when.told())
            },
            paragraphs: paragraphs.len(),
            session: when.session,
            hours: when.hours.clone(),
            sessions: when.sessions.clone(),
            units,
            chairs,
            places: beside(line, layout, &Role::Place),
            chairs_and_company: layout.column(&Role::Chair).is_some_and(|at| {
                let header = layout.headers.get(at).map_or("", String::as_str);
                ["tham gia", "tham du", "thanh phan", "thamgia", " du"]
                    .iter()
                    .any(|word| header.contains(word))
            }),
            ..Group::default()
        };
        marked(line, layout, &mut group);
        self.drafts_above.clone_from(&group.drafts);
        group.cells = fields(line, layout);
        self.repeat_above(&mut group);
        notes(line, layout, &mut group);
        match group.attendees.as_slice() {
            [only] if super::people::is_ditto(only) => group.attendees.clone_from(&self.attendees_above),
            [] => {}
            own => self.attendees_above = own.to_vec(),
        }
        for stamp in stamps {
            match state(&fold_letters(&stamp.text)) {
                Some(status) => group.status = status,
                None => group.notes.push(one_line(&stamp.text)),
            }
        }
        self.push(found, group);
    }

    /// `nt` stands for the whole cell above.
    fn repeat_above(&mut self, group: &mut Group) {
        for (cell, above) in [
            (&mut group.chairs, &mut self.chairs_above),
            (&mut group.units, &mut self.units_above),
            (&mut group.places, &mut self.places_above),
        ] {
            let ditto = |p: &entries::Piece| super::people::is_ditto(&p.text);
            if cell.pieces.len() == 1 && cell.pieces.iter().all(ditto) {
                cell.clone_from(above);
            } else if !cell.pieces.is_empty() && !cell.pieces.iter().any(ditto) {
                above.clone_from(cell);
            }
        }
    }

    /// A weekend or holiday whose content cell says no more than that.
    fn is_day_off(&self, when: &When, text: &str) -> bool {
        is_rest(&when.rest) && one_line(text).chars().count() < 40 && is_rest(text)
    }

    /// Puts the row's day and session on what was read in it.
    fn push(&mut self, found: &mut Gathered, mut group: Group) {
        group.row = found.rows;
        group.own_day = self.own_day;
        group.odd = self.unsure.then_some(Odd::Layout);
        if group.drafts.is_empty() {
            return;
        }
        // A session carried down from a row above holds only as far as this row's own hour allows.
        let hours = group.hours.first().copied().unwrap_or_default();
        group.session = group.session.or(self.session.filter(|session| listing::agrees(*session, hours)));
        match &self.today {
            Some(today) => {
                group.days.clone_from(&today.spans);
                group.heading = today.heading;
                found.groups.push(group);
            }
            None => {
                found.undated.extend(group.drafts.into_iter().map(|Draft { source, .. }| (group.row, source)))
            }
        }
    }
}

/// Letterhead and title rows may stand ahead of the header within the same table.
const HEADER_WITHIN: usize = 25;
