//! CSV as spreadsheets save it: separators, quoted line breaks, encodings; knows no layout.

use encoding_rs::WINDOWS_1258;
use unicode_normalization::{UnicodeNormalization, char::decompose_canonical};

use super::super::dice::Dice;
use super::super::page::{Page, Part};

pub fn write(page: &Page, dice: &mut Dice) -> Vec<u8> {
    let separator = *dice.pick(b";,\t");
    let mut writer = ::csv::WriterBuilder::new().delimiter(separator).flexible(true).from_writer(vec![]);
    let widest = |part: &Part| match part {
        Part::Line(_) => 1,
        Part::Grid(grid) => grid.rows[0].len(),
    };
    let width = page.parts.iter().map(widest).max().unwrap_or(1);
    for part in &page.parts {
        match part {
            Part::Line(line) => {
                let mut row = vec![line.text.clone()];
                row.resize(width, String::new());
                writer.write_record(&row).expect("memory takes it");
            }
            Part::Grid(grid) => {
                for row in &grid.rows {
                    let cell = |spot: &super::super::page::Spot| {
                        spot.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
                    };
                    let mut row: Vec<String> = row.iter().map(cell).collect();
                    row.resize(width, String::new());
                    writer.write_record(&row).expect("memory takes it");
                }
            }
        }
    }
    let text = String::from_utf8(writer.into_inner().expect("memory takes it")).expect("text went in");
    match dice.roll(6) {
        1 => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
        2 => text.nfd().collect::<String>().into_bytes(),
        3 => utf16(&text),
        4 => windows_1258(&text),
        _ => text.into_bytes(),
    }
}

fn utf16(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// The old Vietnamese code page: tones as letters of their own behind the vowel.
fn windows_1258(text: &str) -> Vec<u8> {
    let mut spread = String::new();
    for letter in text.replace('’', "'").chars() {
        let (_, _, missing) = WINDOWS_1258.encode(letter.encode_utf8(&mut [0; 4]));
        if !missing {
            spread.push(letter);
            continue;
        }
        let (mut base, mut tone) = (String::new(), String::new());
        decompose_canonical(letter, |part| match part {
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone.push(part),
            part => base.push(part),
        });
        spread.extend(base.nfc().chain(tone.chars()));
    }
    WINDOWS_1258.encode(&spread).0.into_owned()
}
