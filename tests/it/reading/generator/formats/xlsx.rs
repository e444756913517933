//! Spreadsheets: merged cells, real dates and times beside written ones; knows no layout.

use rust_xlsxwriter::{Format, Workbook, Worksheet};

use super::super::dice::Dice;
use super::super::page::{Grid, Number, Page, Part, Spot};

pub fn write(page: &Page, dice: &mut Dice) -> Vec<u8> {
    let mut book = Workbook::new();
    let real = dice.one_in(2);
    if dice.one_in(5) {
        let sheet = book.add_worksheet().set_name("Hướng dẫn").expect("a name");
        sheet.write_string(0, 0, "Nhập lịch vào trang LICH, không đổi tên cột.").expect("a cell");
    }
    let sheet = book.add_worksheet();
    let indent = u16::from(dice.one_in(5));
    let mut row = 0;
    for part in &page.parts {
        match part {
            Part::Line(line) => {
                sheet.write_string(row, indent, &line.text).expect("a cell");
                row += 1;
            }
            Part::Grid(grid) => row = table(sheet, grid, (row, indent), real),
        }
    }
    book.save_to_buffer().expect("memory takes it")
}

fn table(sheet: &mut Worksheet, grid: &Grid, (top, left): (u32, u16), real: bool) -> u32 {
    for (row, spots) in (top..).zip(&grid.rows) {
        for (column, spot) in (left..).zip(spots).filter(|(_, spot)| !spot.covered) {
            cell(sheet, spot, (row, column), real);
        }
    }
    top + u32::try_from(grid.rows.len()).expect("few rows")
}

fn cell(sheet: &mut Worksheet, spot: &Spot, (row, column): (u32, u16), real: bool) {
    let struck = spot.lines.iter().any(|line| line.struck);
    let format = Format::new().set_text_wrap();
    let format = if struck { format.set_font_strikethrough() } else { format };
    let text = spot.lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n");
    if spot.down > 1 {
        let last = row + u32::try_from(spot.down).expect("few rows") - 1;
        sheet.merge_range(row, column, last, column, &text, &format).expect("a range");
    }
    match spot.number.filter(|_| real) {
        Some(Number::Date(date)) => {
            let format = format.set_num_format("dd/mm/yyyy");
            sheet.write_datetime_with_format(row, column, date, &format).expect("a date");
        }
        Some(Number::Time(time)) => {
            let format = format.set_num_format("hh:mm");
            sheet.write_datetime_with_format(row, column, time, &format).expect("a time");
        }
        None => {
            sheet.write_string_with_format(row, column, &text, &format).expect("a cell");
        }
    }
}
