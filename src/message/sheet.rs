//! A programme as a sheet for Excel, in columns that the reader of documents takes back as they are.

use anyhow::Result;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use crate::{
    programme::{Item, Session, Status},
    reading::Reading,
};

/// The columns: title and width in characters. The office's language, whoever downloads it.
const COLUMNS: &[(&str, f64)] = &[
    ("Ngày", 12.0),
    ("Đến ngày", 12.0),
    ("Buổi", 10.0),
    ("Từ giờ", 8.0),
    ("Đến giờ", 8.0),
    ("Nội dung", 60.0),
    ("Địa điểm", 30.0),
    ("Đơn vị chuẩn bị", 22.0),
    ("Chủ trì", 24.0),
    ("Trạng thái", 12.0),
];

/// The sheet's bytes.
pub fn programme(reading: &Reading) -> Result<Vec<u8>> {
    let mut book = Workbook::new();
    // Excel's files carry a date of creation; the programme's first day keeps this room without a clock.
    let created = ExcelDateTime::from_timestamp(0)?;
    book.set_properties(&DocProperties::new().set_creation_datetime(&created));
    let sheet = book.add_worksheet().set_name("Lịch công tác")?;
    for (column, (_, width)) in (0..).zip(COLUMNS) {
        sheet.set_column_width(column, *width)?;
    }
    let mut row = head(sheet, reading)?;
    let title = Format::new().set_bold().set_border(FormatBorder::Thin).set_align(FormatAlign::Center);
    for (column, (name, _)) in (0..).zip(COLUMNS) {
        sheet.write_string_with_format(row, column, *name, &title)?;
    }
    sheet.set_freeze_panes(row + 1, 0)?;
    for item in &reading.items {
        row += 1;
        line(sheet, row, item)?;
    }
    Ok(book.save_to_buffer()?)
}

/// Issuer, title, period and priorities; gives the row after them.
fn head(sheet: &mut Worksheet, reading: &Reading) -> Result<u32> {
    let bold = Format::new().set_bold();
    let mut row = 0;
    let mut write = |text: &str, format: &Format| -> Result<()> {
        sheet.write_string_with_format(row, 0, text, format)?;
        row += 1;
        Ok(())
    };
    if let Some(issuer) = &reading.issuer {
        write(&issuer.to_uppercase(), &bold)?;
    }
    write("CHƯƠNG TRÌNH CÔNG TÁC", &bold)?;
    let (from, to) = (reading.period.from.format("%d/%m/%Y"), reading.period.to.format("%d/%m/%Y"));
    write(&format!("(Từ ngày {from} đến ngày {to})"), &Format::new())?;
    if !reading.priorities.is_empty() {
        write("I. TRỌNG TÂM CHỈ ĐẠO", &bold)?;
        for priority in &reading.priorities {
            write(&format!("- {}", priority.text), &Format::new())?;
        }
        write("II. LỊCH CÔNG TÁC CỤ THỂ", &bold)?;
    }
    Ok(row)
}

fn line(sheet: &mut Worksheet, row: u32, item: &Item) -> Result<()> {
    let cell = Format::new().set_text_wrap().set_border(FormatBorder::Thin).set_align(FormatAlign::Top);
    let hour =
        |time: Option<chrono::NaiveTime>| time.map(|t| t.format("%H:%M").to_string()).unwrap_or_default();
    let day = |day: chrono::NaiveDate| day.format("%d/%m/%Y").to_string();
    let status = match item.status {
        Status::Scheduled => "",
        Status::Postponed => "Hoãn",
        Status::Cancelled => "Hủy",
    };
    let session = match item.session {
        Session::AllDay => "Cả ngày",
        Session::Morning => "Sáng",
        Session::Afternoon => "Chiều",
        Session::Evening => "Tối",
        Session::Unspecified => "",
    };
    let cells = [
        day(item.date),
        item.end_date.map(day).unwrap_or_default(),
        session.to_owned(),
        hour(item.time),
        hour(item.end_time),
        item.content.clone(),
        item.location.clone().unwrap_or_default(),
        item.units.join("; "),
        item.officials.join("; "),
        status.to_owned(),
    ];
    for (column, text) in (0..).zip(&cells) {
        sheet.write_string_with_format(row, column, text, &cell)?;
    }
    Ok(())
}
