//! What each column of a table holds, from its header and from its cells; knows no rows' meaning.

use super::{
    chairs,
    dates::{self, Bare, Mark},
    folded::{fold_letters, one_line, pattern},
    grid::{self, Line, Sheet},
    hours, listing,
    people::{Kind, Person},
    remarks,
};
use plan::Session;

mod headers;
mod mistyped;

use headers::is_header_word;
pub use headers::{names_clerks, role_of};

/// What a column is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Role {
    /// Day, session or hour: the cells themselves tell which.
    When,
    /// Last day or last hour.
    Until,
    Content,
    Place,
    Units,
    Chair,
    /// Who chairs and who prepares in one cell: `Chủ trì, đơn vị chuẩn bị`.
    Mixed,
    /// Those who take part; never officials, unless nobody else is named.
    Company,
    /// Those who take part by a header that may mean who leads: `Tham gia`, `Lãnh đạo dự`.
    Attends,
    Notes,
    Number,
    /// The month of the row's days: `Tháng 7` beside `Ngày 03; 10`.
    Month,
    Ignored,
    /// What happens in one session of the row's day.
    Session(Session),
    /// What one official does.
    Owner(Vec<Person>),
    /// What happens in one room.
    Room(String),
    /// What happens on one day.
    Day(Mark),
    /// Whether the row's work takes the whole day: `TRUE`, `x`.
    AllDay,
    /// Days of one month, by its folded header: who stands at the row's beginning does then what the title says.
    OfMonth(String),
}

/// The columns of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layout {
    /// Role of each column; shorter than the row when trailing columns have none.
    pub roles: Vec<Option<Role>>,
    /// Folded header of each column.
    pub headers: Vec<String>,
    /// Whose columns these are, by a header that spans several: `Sáng` and `Chiều` under one official.
    pub above: Vec<Option<Role>>,
}

impl Layout {
    pub fn column(&self, role: &Role) -> Option<usize> {
        self.roles.iter().position(|r| r.as_ref() == Some(role))
    }

    pub fn columns<'a>(&'a self, role: &'a Role) -> impl Iterator<Item = usize> + 'a {
        self.roles.iter().enumerate().filter(move |(_, r)| r.as_ref() == Some(role)).map(|(at, _)| at)
    }

    /// Columns that each hold work of their own, side by side.
    pub fn side_by_side(&self) -> Vec<(usize, &Role)> {
        let beside = |role: &Role| {
            matches!(
                role,
                Role::Session(_) | Role::Owner(_) | Role::Room(_) | Role::Day(_) | Role::OfMonth(_)
            )
        };
        self.roles
            .iter()
            .enumerate()
            .filter_map(|(at, r)| r.as_ref().map(|r| (at, r)))
            .filter(|(_, r)| beside(r))
            .collect()
    }

    /// No column says what the work is, so the words above the table do.
    pub fn is_captioned(&self) -> bool {
        let has = |role: Role| self.column(&role).is_some();
        !has(Role::Content) && has(Role::When) && has(Role::Chair) && self.side_by_side().len() < 2
    }

    pub fn holds_work(&self) -> bool {
        self.column(&Role::Content).is_some() || self.is_captioned() || self.side_by_side().len() >= 2
    }
}

/// The layout that a row announces as header, or nothing.
pub fn of_header(line: &Line<'_>) -> Option<Layout> {
    let mut layout = Layout::default();
    let (mut known, mut filled) = (0, 0);
    for place in &line.places {
        let text = one_line(&place.cell.text());
        if text.is_empty() {
            continue;
        }
        if place.first {
            filled += 1;
        }
        let header = Some(&text).filter(|text| text.chars().count() <= LONGEST_HEADER);
        let role = header.and_then(|text| {
            mistyped::mended(text).and_then(|meant| role_of(&meant)).or_else(|| role_of(text))
        });
        known += usize::from(role.is_some() && place.first);
        let folded = fold_letters(&text);
        for column in place.column..place.column + place.columns.min(MOST_COLUMNS) {
            set(&mut layout, column, role.clone(), &folded);
        }
    }
    // A weekday and a date beside each other begin a row; three or more are columns.
    let days = layout.roles.iter().filter(|role| matches!(role, Some(Role::Day(_)))).count();
    let months = layout.roles.iter().filter(|role| matches!(role, Some(Role::OfMonth(_)))).count();
    let numbered =
        line.places.iter().any(|p| p.first && is_day_number(&fold_letters(&one_line(&p.cell.text()))));
    let hourly = layout.headers.iter().any(|header| HOURLY.is_match(header));
    if (days > 0 && days < FEWEST_DAYS && !(days > 1 && hourly)) || numbered {
        return None;
    }
    let header_word = |text: &str| {
        is_header_word(text) || mistyped::mended(text).is_some_and(|meant| is_header_word(&meant))
    };
    let worded = days >= FEWEST_DAYS
        || months > 1
        || line.places.iter().any(|p| header_word(&fold_letters(&one_line(&p.cell.text()))));
    (filled >= 2 && known >= 2 && known * 2 >= filled && worded).then_some(layout)
}

pattern!(HOURLY = r"^(?:gio|{hours}|buoi|tiet|khung gio|ca)$");

/// `06`, `13-14`: how a row begins, not a header.
fn is_day_number(folded: &str) -> bool {
    let mut parts = folded.split(['-', '/', ',']).map(str::trim);
    folded.chars().any(|c| c.is_ascii_digit())
        && parts.all(|part| part.len() <= 2 && part.chars().all(|c| c.is_ascii_digit()))
}

/// Fewer columns of days than this are the beginning of a row.
const FEWEST_DAYS: usize = 3;
/// Longer than this a cell is no header.
const LONGEST_HEADER: usize = 70;
/// Wider than this a table is no programme.
pub const MOST_COLUMNS: usize = 64;

fn set(layout: &mut Layout, column: usize, role: Option<Role>, folded: &str) {
    if column >= MOST_COLUMNS {
        return;
    }
    if layout.roles.len() <= column {
        layout.roles.resize(column + 1, None);
        layout.headers.resize(column + 1, String::new());
    }
    layout.roles[column] = role;
    folded.clone_into(&mut layout.headers[column]);
}

pattern!(
    ROOMS = r"^(?:tai\s+)?(?:{room}|{hall}|{seat}|ph\s?\d|p\.?\s?\d|{culture_house}|{centre} {meeting}|san\b|diem cau|truc tuyen|{hall})"
);

/// What a column's cells look like.
#[derive(Clone, Copy, Debug, Default)]
struct Holds {
    filled: f32,
    when: f32,
    session: f32,
    persons: f32,
    codes: f32,
    places: f32,
    length: f32,
    /// Cells that begin as work does: with an hour, a session, a bullet.
    announced: f32,
}

/// Completes a layout, or makes one, from what the columns hold.
pub fn from_cells(sheet: &Sheet<'_>, first: usize, header: Option<Layout>) -> Option<Layout> {
    let mut layout = header.unwrap_or_default();
    let columns = sheet.columns.min(MOST_COLUMNS);
    layout.roles.resize(columns.max(layout.roles.len()), None);
    layout.headers.resize(layout.roles.len(), String::new());
    let holds: Vec<Holds> = (0..columns).map(|column| holds(sheet, first, column)).collect();
    if layout.side_by_side().len() >= 2 && layout.column(&Role::Content).is_none() {
        // Whose row it is, stands ahead of the columns of days though no header may say so.
        let days = layout.roles.iter().any(|role| matches!(role, Some(Role::Day(_) | Role::OfMonth(_))));
        let free = |column: &usize| layout.roles[*column].is_none() && holds[*column].persons > 0.5;
        if let Some(whose) = (0..columns).find(free).filter(|_| days && layout.column(&Role::Chair).is_none())
        {
            layout.roles[whose] = Some(Role::Chair);
        }
        return settle(layout, false);
    }
    // A header that its cells belie says nothing.
    for (column, held) in holds.iter().enumerate() {
        let belied = held.filled >= 3.0
            && match &layout.roles[column] {
                Some(Role::When) => held.when < 0.2 && held.length > 25.0,
                Some(Role::Content) => held.when > 0.8 && held.length < 15.0,
                Some(Role::Chair) => held.when > 0.8 || (held.persons < 0.1 && held.length > 60.0),
                Some(Role::Units) => held.when > 0.8 || held.length > 80.0,
                _ => false,
            };
        if belied {
            layout.roles[column] = None;
        }
    }
    if layout.column(&Role::When).is_none() {
        for (column, held) in holds.iter().enumerate() {
            if layout.roles[column].is_none() && held.filled > 0.0 && held.when > 0.6 {
                layout.roles[column] = Some(Role::When);
            }
        }
    }
    let captioned = layout.is_captioned() && layout.roles.iter().all(Option::is_some);
    if layout.column(&Role::Content).is_none() && layout.side_by_side().len() < 2 && !captioned {
        let free = |column: &usize| layout.roles[*column].is_none() && holds[*column].when < 0.6;
        let longest =
            (0..columns).filter(free).max_by(|a, b| weight(&holds[*a]).total_cmp(&weight(&holds[*b])));
        layout.roles[longest.filter(|c| holds[*c].length > 12.0)?] = Some(Role::Content);
    }
    guess(&mut layout, &holds);
    // `Xét xử` beside `Hội họp, công tác khác`: work by its cells, whatever its header calls it.
    for (column, held) in holds.iter().enumerate() {
        let works = held.filled >= 2.0 && held.length > 25.0 && held.announced > 0.5;
        if layout.roles[column].is_none() && works && !layout.headers[column].is_empty() {
            layout.roles[column] = Some(Role::Content);
        }
    }
    let led = layout.columns(&Role::Content).any(|column| names_chairs(sheet, first, column));
    settle(layout, led)
}

/// Whether the cells of a column say themselves who chairs.
fn names_chairs(sheet: &Sheet<'_>, first: usize, column: usize) -> bool {
    let cells = sheet.lines.iter().skip(first).filter_map(|line| line.at(column)).filter(|place| place.first);
    let said = cells.filter(|place| CHAIRED.is_match(&fold_letters(&place.cell.text()))).count();
    said >= FEWEST_CHAIRED
}

const FEWEST_CHAIRED: usize = 2;

fn weight(holds: &Holds) -> f32 {
    holds.length * holds.filled
}

/// How much of a column suggests a role.
type Share = fn(&Holds) -> f32;

/// Gives the columns without a header the roles that their cells suggest most.
fn guess(layout: &mut Layout, holds: &[Holds]) {
    let free = |layout: &Layout, column: usize| layout.roles[column].is_none() && holds[column].filled > 0.0;
    for (column, held) in holds.iter().enumerate() {
        if free(layout, column) && held.when > 0.6 {
            layout.roles[column] = Some(Role::When);
        }
    }
    let kinds: [(Role, Share); 3] = [
        (Role::Place, |held| held.places),
        (Role::Chair, |held| held.persons),
        (Role::Units, |held| held.codes),
    ];
    for (role, share) in kinds {
        let fits = |column: &usize| free(layout, *column) && share(&holds[*column]) > 0.5;
        let best =
            (0..holds.len()).filter(fits).max_by(|a, b| share(&holds[*a]).total_cmp(&share(&holds[*b])));
        if let Some(column) = best.filter(|_| layout.column(&role).is_none()) {
            layout.roles[column] = Some(role);
        }
    }
}

pattern!(DUTY = r"^(?:{leaders} truc|truc {leaders}|nguoi truc|{command} truc)");

pattern!(CHAIRED = r"\b(?:{chair}|{presides})\s*:");

/// Settles what only the whole table can tell. `led`: the work says itself who chairs it.
fn settle(mut layout: Layout, led: bool) -> Option<Layout> {
    let has = |layout: &Layout, role: Role| layout.column(&role).is_some();
    if has(&layout, Role::Content) {
        for role in &mut layout.roles {
            if matches!(role, Some(Role::Session(_))) {
                *role = Some(Role::When);
            } else if matches!(role, Some(Role::Room(_) | Role::Day(_))) {
                *role = None;
            }
        }
    }
    let replace = |layout: &mut Layout, from: &Role, to: Role| {
        for role in &mut layout.roles {
            if role.as_ref() == Some(from) {
                *role = Some(to.clone());
            }
        }
    };
    if !has(&layout, Role::Chair) && has(&layout, Role::Attends) {
        replace(&mut layout, &Role::Attends, Role::Chair);
    }
    // On a roster, whoever commands the shift leads it.
    let duty = layout.headers.iter().position(|header| DUTY.is_match(header));
    if let Some(column) = duty.filter(|_| !led && !has(&layout, Role::Chair) && has(&layout, Role::Content)) {
        layout.roles[column] = Some(Role::Chair);
    }
    // `Đơn vị chủ trì` beside `Lãnh đạo` prepares; alone it chairs.
    let alone = layout.headers.iter().position(|header| header.starts_with("don vi chu tri"));
    if let Some(column) = alone.filter(|_| !has(&layout, Role::Chair)) {
        layout.roles[column] = Some(Role::Chair);
    }
    layout.holds_work().then_some(layout)
}

/// Whether a table begins with its first day and its cells don't tell what all columns are: one of them tells
/// nothing, or two tell days.
pub fn is_unsure(sheet: &Sheet<'_>, layout: &Layout) -> bool {
    let holds = (0..sheet.columns.min(MOST_COLUMNS)).map(|column| holds(sheet, 0, column));
    let held: Vec<(Option<&Role>, Holds)> =
        holds.enumerate().map(|(at, held)| (layout.roles.get(at).and_then(Option::as_ref), held)).collect();
    let untold: Vec<f32> = held
        .iter()
        .filter(|(role, held)| role.is_none() && held.filled > 0.0)
        .map(|(_, h)| h.length)
        .collect();
    let untold = untold.len() > 1 || untold.iter().any(|length| *length > SENTENCE);
    let dated = |column: &usize| {
        let text = sheet.lines.first().and_then(|line| line.at(*column)).map(|place| place.cell.text());
        text.is_some_and(|text| !dates::mark(&fold_letters(&one_line(&text)), Bare::Day).0.is_empty())
    };
    let days = layout.columns(&Role::When).filter(dated).count();
    days > 1 || days == 1 && untold
}

/// Cells of this length on the average hold sentences.
const SENTENCE: f32 = 30.0;

fn holds(sheet: &Sheet<'_>, first: usize, column: usize) -> Holds {
    let mut held = Holds::default();
    for line in sheet.lines.iter().skip(first).take(SAMPLE) {
        let Some(place) = line.at(column).filter(|p| p.first && p.columns == 1) else { continue };
        // Notes and recipients below a table are rows of one cell; they tell nothing about columns.
        if line.places.iter().filter(|p| !grid::is_blank(p.cell)).count() < 2 {
            continue;
        }
        let text = place.cell.text();
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let folded = fold_letters(text);
        held.filled += 1.0;
        held.length += f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX));
        let (mark, end) = dates::mark(&folded, Bare::Day);
        let dated = !mark.is_empty() && folded[end..].trim().chars().count() < 12;
        let timed = hours::in_cell(&folded).is_some() && folded.chars().count() < 40;
        let session = hours::session_in_cell(&folded).is_some() && folded.chars().count() < 12;
        // `Sáng: Lễ` is work, however short.
        let worded = folded.split_once(':').is_some_and(|(ahead, after)| {
            hours::session_in_cell(ahead).is_some() && after.contains(char::is_alphabetic)
        });
        held.when += f32::from(u8::from((dated || timed || session) && !worded));
        held.session += f32::from(u8::from(session));
        let persons = chairs::in_text(text, false);
        let share = persons.iter().map(|p| match p.kind {
            Kind::Person | Kind::Title => 1.0,
            Kind::Collective => 0.6,
            Kind::Other => 0.0,
        });
        held.persons +=
            share.fold(f32::INFINITY, f32::min).min(1.0) * f32::from(u8::from(!persons.is_empty()));
        let code = |word: &str| word.chars().filter(|c| c.is_uppercase()).count() >= 2;
        let unit = remarks::begins_unit(text) || text.split([',', ' ']).any(code);
        held.codes += f32::from(u8::from(text.chars().count() < 60 && unit));
        held.announced += f32::from(u8::from(listing::is_marked(text)));
        held.places += f32::from(u8::from(ROOMS.is_match(&folded)));
    }
    if held.filled > 0.0 {
        held.when /= held.filled;
        held.session /= held.filled;
        held.persons /= held.filled;
        held.codes /= held.filled;
        held.announced /= held.filled;
        held.places /= held.filled;
        held.length /= held.filled;
    }
    held
}

/// Rows that are enough to tell what a column holds.
const SAMPLE: usize = 60;
