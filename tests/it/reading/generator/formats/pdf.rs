//! PDF with a text layer: ruled tables, wrapped cells, rows cut by the page; knows no layout.
//!
//! The font is not embedded: readers of text need its widths and its map to Unicode, which are here. So
//! the writer stays small, and what it writes stays exact to the letter.

use super::super::page::{Grid, Page, Part};

const WIDTH: f64 = 842.0;
const HEIGHT: f64 = 595.0;
const MARGIN: f64 = 36.0;
const SIZE: f64 = 10.0;
const LEADING: f64 = 13.0;
/// Every letter is half as wide as high, so that columns can be counted in letters.
const LETTER: f64 = SIZE / 2.0;
const PADDING: f64 = 3.0;

/// The pages drawn so far, and how far down the last one is filled.
struct Sheet {
    pages: Vec<String>,
    y: f64,
}

pub fn write(page: &Page) -> Vec<u8> {
    let mut sheet = Sheet { pages: vec![String::new()], y: HEIGHT - MARGIN };
    for part in &page.parts {
        match part {
            Part::Line(line) => {
                let text = if line.bullet { format!("- {}", line.text) } else { line.text.clone() };
                for line in wrapped(&text, WIDTH - 2.0 * MARGIN) {
                    sheet.room(LEADING);
                    sheet.y -= LEADING;
                    let y = sheet.y;
                    sheet.print(MARGIN, y, &line);
                }
            }
            Part::Grid(grid) => table(&mut sheet, grid),
        }
    }
    file(&sheet.pages)
}

impl Sheet {
    fn room(&mut self, height: f64) {
        if self.y - height < MARGIN {
            self.pages.push(String::new());
            self.y = HEIGHT - MARGIN;
        }
    }

    fn print(&mut self, x: f64, y: f64, text: &str) {
        let codes: String = text.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
        let page = self.pages.last_mut().expect("starts with one");
        page.push_str(&format!("BT /F1 {SIZE} Tf {x:.1} {y:.1} Td <{codes}> Tj ET\n"));
    }

    fn rule(&mut self, from: (f64, f64), to: (f64, f64)) {
        let page = self.pages.last_mut().expect("starts with one");
        page.push_str(&format!("{:.1} {:.1} m {:.1} {:.1} l S\n", from.0, from.1, to.0, to.1));
    }
}

/// Lines no wider than a column, broken between words.
fn wrapped(text: &str, width: f64) -> Vec<String> {
    let most = ((width / LETTER) as usize).max(4);
    let mut lines = vec![];
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for word in paragraph.split(' ') {
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > most {
                lines.push(std::mem::take(&mut line));
            } else if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        lines.push(line);
    }
    lines
}

/// Columns as wide as their longest word at least, the rest shared out by what they hold.
fn widths(grid: &Grid) -> Vec<f64> {
    let columns = 0..grid.rows[0].len();
    let texts = |column: usize| {
        grid.rows.iter().flat_map(move |row| &row[column].lines).flat_map(|line| line.text.split('\n'))
    };
    let letters = |text: &str| text.chars().count() as f64;
    let word = |column| texts(column).flat_map(|text| text.split(' ')).map(letters).fold(3.0, f64::max);
    let line = |column| texts(column).map(letters).fold(3.0, f64::max).min(60.0);
    let least: Vec<f64> = columns.clone().map(|column| word(column) * LETTER + 2.0 * PADDING).collect();
    let asked: Vec<f64> = columns.map(line).collect();
    let spare = (WIDTH - 2.0 * MARGIN - least.iter().sum::<f64>()).max(0.0);
    let share = spare / asked.iter().sum::<f64>();
    least.iter().zip(&asked).map(|(least, asked)| least + asked * share).collect()
}

fn table(sheet: &mut Sheet, grid: &Grid) {
    let widths = widths(grid);
    let lefts: Vec<f64> =
        widths.iter().scan(MARGIN, |x, width| Some(std::mem::replace(x, *x + width))).collect();
    let right = lefts.last().expect("has columns") + widths.last().expect("has columns");
    let mut open = vec![0_usize; widths.len()];
    for row in &grid.rows {
        let cells: Vec<Vec<String>> = row
            .iter()
            .zip(&widths)
            .map(|(spot, width)| {
                spot.lines.iter().flat_map(|line| wrapped(&line.text, width - 2.0 * PADDING)).collect()
            })
            .collect();
        let lines = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
        let height = lines as f64 * LEADING + 2.0 * PADDING;
        let fresh = sheet.y - height < MARGIN;
        sheet.room(height);
        let (top, bottom) = (sheet.y, sheet.y - height);
        for (column, spot) in row.iter().enumerate() {
            let (left, next) = (lefts[column], lefts.get(column + 1).copied().unwrap_or(right));
            if open[column] == 0 || fresh {
                sheet.rule((left, top), (next, top));
            }
            open[column] = if spot.down > 1 { spot.down } else { open[column].max(1) } - 1;
            if open[column] == 0 {
                sheet.rule((left, bottom), (next, bottom));
            }
            sheet.rule((left, top), (left, bottom));
            sheet.rule((next, top), (next, bottom));
            for (index, line) in cells[column].iter().enumerate() {
                let y = top - PADDING - (index + 1) as f64 * LEADING + 3.0;
                sheet.print(left + PADDING, y, line);
            }
        }
        sheet.y = bottom;
    }
    sheet.y -= LEADING;
}

/// The objects of the file, their places, and the trailer.
fn file(pages: &[String]) -> Vec<u8> {
    let map = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def \
               1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange \
               <0000> <7FFF> <0000> <8000> <FFFF> <8000> endbfrange endcmap end end";
    let kids: Vec<String> = (0..pages.len()).map(|index| format!("{} 0 R", 7 + 2 * index)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type0 /BaseFont /Sans /Encoding /Identity-H \
         /DescendantFonts [4 0 R] /ToUnicode 6 0 R >>"
            .to_owned(),
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Sans /DW 500 /FontDescriptor 5 0 R \
         /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
            .to_owned(),
        "<< /Type /FontDescriptor /FontName /Sans /Flags 32 /FontBBox [0 -200 1000 800] /ItalicAngle 0 \
         /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{map}\nendstream", map.len()),
    ];
    for (index, drawing) in pages.iter().enumerate() {
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] \
             /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            8 + 2 * index
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{drawing}\nendstream", drawing.len()));
    }
    let mut file = String::from("%PDF-1.7\n");
    let mut places = vec![];
    for (index, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = file.len();
    file.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!(
        "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    ));
    file.into_bytes()
}
