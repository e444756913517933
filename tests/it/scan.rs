//! Scans and photos without any program: pages are drawn, and what a recogniser would say of each cut is given.

mod asking;
mod bound;
mod flaws;

use image::{DynamicImage, Rgb, RgbImage, imageops};
use plan::directory::Directory;
use reading::Reading;
use scan::{LOOKS, Picture, Recognised, Sheet};

/// A sheet of A4 at 150 dots to the inch.
const SHEET: (u32, u32) = (1240, 1754);
const BLACK: Rgb<u8> = Rgb([20; 3]);
/// Where the columns of the table begin, and where it ends: day, work, units, who chairs.
const COLUMNS: [u32; 5] = [100, 225, 750, 950, 1150];
const TABLE: u32 = 350;
const ROW: u32 = 80;
/// How large a word is drawn: a bar.
const BAR: (u32, u32) = (75, 17);

/// What a recogniser says of a cut: the words of its lines, and how sure it is of them, in each look.
#[derive(Clone, Debug)]
struct Said {
    looks: [(String, u32); 2],
}

impl Said {
    fn alike(words: &str) -> Said {
        Said { looks: [(words.into(), 95), (words.into(), 93)] }
    }

    fn differently(first: &str, second: &str) -> Said {
        Said { looks: [(first.into(), 80), (second.into(), 78)] }
    }

    fn unsure(words: &str) -> Said {
        Said { looks: [(words.into(), 25), (words.into(), 20)] }
    }
}

/// A page with a title line and a table of these rows, four cells each, and what would be recognised on it.
struct Drawn {
    page: RgbImage,
    said: Vec<Said>,
}

/// The usual head.
const TITLE: &str = "CHƯƠNG TRÌNH CÔNG TÁC THÁNG 11 NĂM 2026";
const HEADER: [&str; 4] = ["Ngày", "Nội dung công việc", "Đơn vị chuẩn bị", "Chủ trì"];

fn drawn(rows: &[[Said; 4]]) -> Drawn {
    let mut page = RgbImage::from_pixel(SHEET.0, SHEET.1, Rgb([250; 3]));
    bar(&mut page, 300, 200, 600, BLACK);
    let mut said = vec![Said::alike(TITLE)];
    let header = HEADER.map(Said::alike);
    for (at, row) in (0..).zip(std::iter::once(&header).chain(rows)) {
        let top = TABLE + at * ROW;
        fill(&mut page, (COLUMNS[0], top), (COLUMNS[4] - COLUMNS[0], 3), BLACK);
        for column in COLUMNS {
            fill(&mut page, (column, top), (3, ROW), BLACK);
        }
        for (cell, left) in row.iter().zip(COLUMNS) {
            bar(&mut page, left + 20, top + 30, BAR.0, BLACK);
            said.push(cell.clone());
        }
    }
    let end = TABLE + (1 + rows.len() as u32) * ROW;
    fill(&mut page, (COLUMNS[0], end), (COLUMNS[4] - COLUMNS[0], 3), BLACK);
    Drawn { page, said }
}

/// A word as a bar with gaps in it: no bar is so long that it could be a ruling line.
fn bar(page: &mut RgbImage, left: u32, top: u32, width: u32, ink: Rgb<u8>) {
    for x in (0..width).step_by(15) {
        fill(page, (left + x, top), (10, BAR.1), ink);
    }
}

fn fill(page: &mut RgbImage, (left, top): (u32, u32), (width, height): (u32, u32), ink: Rgb<u8>) {
    for y in top..(top + height).min(page.height()) {
        for x in left..(left + width).min(page.width()) {
            page.put_pixel(x, y, ink);
        }
    }
}

/// A table row: day, work, unit, chair, all of them clear.
fn row(cells: [&str; 4]) -> [Said; 4] {
    cells.map(Said::alike)
}

/// Enough of a programme that it is known as one.
fn usual() -> Vec<[Said; 4]> {
    vec![
        row(["02/11", "Sáng: Họp giao ban tháng", "VP", "Đ/c Lam"]),
        row(["03/11", "Chiều: Kiểm tra công tác dạy nghề", "DN", "Đ/c Vịnh"]),
        row(["04/11", "Sáng: Làm việc với Đoàn công tác", "TCCB", "Đ/c Thoa"]),
        row(["05/11", "Sáng: Dự Hội nghị sơ kết", "VP", "Đ/c Lam"]),
    ]
}

impl Drawn {
    fn recognised(&self) -> Recognised {
        let sheet = Sheet::of(&Picture::of(DynamicImage::ImageRgb8(self.page.clone())));
        self.on(&sheet)
    }

    /// What is said of the cuts, from top to bottom.
    fn on(&self, sheet: &Sheet) -> Recognised {
        let looks: Vec<String> = LOOKS
            .iter()
            .enumerate()
            .map(|(look, size)| {
                let pages = sheet.pictures(*size).enumerate().map(|(at, picture)| {
                    let (words, sure) = self.said.get(at).map_or(("", 0), |said| {
                        let (words, sure) = &said.looks[look];
                        (words.as_str(), *sure)
                    });
                    hocr(&picture, words, sure)
                });
                format!("<html>{}</html>", pages.collect::<String>())
            })
            .collect();
        sheet.recognised(&looks)
    }

    fn read(&self) -> (Reading, Vec<Recognised>) {
        let pages = vec![self.recognised()];
        let bytes = scan::written(&pages).expect("pages as bytes");
        let read = scan::read(&bytes, &[], &Directory::default()).expect("pages");
        (read.expect("a programme"), pages)
    }

    fn turned(&self, turn: fn(&RgbImage) -> RgbImage) -> Drawn {
        Drawn { page: turn(&self.page), said: self.said.clone() }
    }
}

/// A page of lines of text without a table.
fn lines(first: &[&str], second: &[&str]) -> Drawn {
    let mut page = RgbImage::from_pixel(SHEET.0, SHEET.1, Rgb([250; 3]));
    for line in 0..first.len() as u32 {
        bar(&mut page, 150, 200 + 40 * line, 900, BLACK);
    }
    Drawn { page, said: vec![Said::differently(&first.join("\n"), &second.join("\n"))] }
}

/// Lines of words, as wide and high as the picture's ink, as Tesseract writes them down.
fn hocr(picture: &[u8], words: &str, sure: u32) -> String {
    let head = String::from_utf8_lossy(&picture[..20]).into_owned();
    let mut numbers = head.split_whitespace().skip(1).filter_map(|number| number.parse::<u32>().ok());
    let (width, height) = (numbers.next().expect("a width"), numbers.next().expect("a height"));
    let longest = words.lines().map(|line| line.split_whitespace().count()).max().unwrap_or(1).max(1) as u32;
    let step = (width - 40) / longest;
    let (left, high) = (20, (height - 40) / words.lines().count().max(1) as u32);
    let lines = (0..).zip(words.lines()).map(|(line, words): (u32, &str)| {
        let (top, size) = (20 + line * high, high.min(60));
        let spans = (0..).zip(words.split_whitespace()).map(|(at, word): (u32, &str)| {
            let (from, to, bottom) = (left + at * step, left + at * step + step * 24 / 25, top + size);
            format!("<span class='ocrx_word' title='bbox {from} {top} {to} {bottom}; x_wconf {sure}'>{word}</span>")
        });
        format!("<span class='ocr_line' title='x_size {size}'>{}</span>", spans.collect::<String>())
    });
    format!("<div class='ocr_page'>{}</div>", lines.collect::<String>())
}

#[test]
fn what_both_looks_agree_on_is_read_without_a_question() {
    let (reading, _) = drawn(&usual()).read();
    let said: Vec<String> = reading
        .items
        .iter()
        .map(|item| {
            format!(
                "{} {} | {} | {}",
                item.date,
                item.content,
                item.units.join(", "),
                item.officials.join(", ")
            )
        })
        .collect();
    insta::assert_snapshot!(said.join("\n"), @r"
    2026-11-02 Họp giao ban tháng | VP | Lam
    2026-11-03 Kiểm tra công tác dạy nghề | DN | Vịnh
    2026-11-04 Làm việc với Đoàn công tác | TCCB | Thoa
    2026-11-05 Dự Hội nghị sơ kết | VP | Lam
    ");
    assert!(!reading.has_questions(), "{:?}", reading.findings);
}

#[test]
fn a_page_that_lies_on_its_side_is_turned() {
    let lying = drawn(&usual()).turned(imageops::rotate270);
    let (reading, _) = lying.read();
    assert_eq!(reading.items.len(), usual().len());
}
