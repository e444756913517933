//! A page as a secretary sees it: lines and grids; knows neither programmes nor file formats.

/// The parts of a page from top to bottom.
#[derive(Clone, Debug, Default)]
pub struct Page {
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub enum Part {
    Line(Line),
    Grid(Grid),
}

/// A paragraph. `\n` in its text is a line break inside it.
#[derive(Clone, Debug, Default)]
pub struct Line {
    pub text: String,
    /// How many leading bytes are bold.
    pub bold: usize,
    /// An entry of the container's own list: the bullet is not in the text.
    pub bullet: bool,
    pub heading: bool,
    pub struck: bool,
}

impl Line {
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    pub fn bold(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { bold: text.len(), text, ..Self::default() }
    }

    pub fn heading(text: impl Into<String>) -> Self {
        Self { heading: true, ..Self::bold(text) }
    }

    pub fn halves(&self) -> (&str, &str) {
        self.text.split_at(self.bold)
    }
}

/// A table; every place of every row is there, those under a merged cell as `covered`.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    pub rows: Vec<Vec<Spot>>,
    /// Rows at the top that are a header.
    pub headers: usize,
}

#[derive(Clone, Debug)]
pub struct Spot {
    pub lines: Vec<Line>,
    pub down: usize,
    pub across: usize,
    pub covered: bool,
    /// What a spreadsheet holds as a real date or time: days, and the part of a day.
    pub number: Option<Number>,
}

#[derive(Clone, Copy, Debug)]
pub enum Number {
    Date(chrono::NaiveDate),
    Time(chrono::NaiveTime),
}

impl Spot {
    pub fn new(lines: Vec<Line>) -> Self {
        Self { lines, down: 1, across: 1, covered: false, number: None }
    }

    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        let lines = if text.is_empty() { vec![] } else { vec![Line::new(text)] };
        Self::new(lines)
    }

    pub fn bold(text: impl Into<String>) -> Self {
        Self::new(vec![Line::bold(text)])
    }

    pub fn covered() -> Self {
        Self { covered: true, ..Self::new(vec![]) }
    }
}

impl Page {
    pub fn line(&mut self, line: Line) {
        self.parts.push(Part::Line(line));
    }

    pub fn text(&mut self, text: impl Into<String>) {
        self.line(Line::new(text));
    }

    pub fn grid(&mut self, grid: Grid) {
        self.parts.push(Part::Grid(grid));
    }
}

impl Grid {
    /// Makes the places of one column from `from` to `to` one cell.
    pub fn merge_down(&mut self, column: usize, from: usize, to: usize) {
        self.rows[from][column].down = to - from;
        for row in &mut self.rows[from + 1..to] {
            row[column] = Spot::covered();
        }
    }
}
