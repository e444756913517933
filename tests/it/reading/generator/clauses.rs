//! The clauses that documents hang onto a sentence: place, preparing units, participants, marks.

use plan::Status;

use super::dice::Dice;

/// A place behind a sentence.
pub fn place(place: &str, dice: &mut Dice) -> String {
    match dice.roll(4) {
        0 => format!(", điểm tại {place}"),
        1 => format!(". Địa điểm: {place}"),
        2 => format!(". Điểm tại {place}"),
        _ => format!(" (ĐĐ: {place})"),
    }
}

/// Who prepares, behind a sentence.
pub fn units(units: &str, dice: &mut Dice) -> String {
    match dice.roll(4) {
        0 => format!(" ({units} chuẩn bị)"),
        1 => format!(" (Giao {units} chuẩn bị nội dung)"),
        2 => format!(" ({units} chuẩn bị báo cáo)"),
        _ => format!(" (giao {units} chuẩn bị)"),
    }
}

/// Who comes along, behind everything else; never a chair.
pub fn participants(dice: &mut Dice) -> String {
    let people = [
        "Trưởng các phòng, đồng chí Mạc Thị Thư",
        "Chánh Văn phòng, ông Kiều Văn Thực và các thành viên Tổ giúp việc",
        "đại diện lãnh đạo các ban, ngành, đoàn thể",
        "Đ/c Mạc Thị Thư, đ/c Tống Bá Lộc, chuyên viên theo dõi",
    ];
    let people = dice.word(&people);
    match dice.roll(4) {
        0 => format!(". Thành phần: {people}"),
        1 => format!(". Mời {people} cùng dự"),
        2 => format!(". Cùng dự: {people}"),
        _ => format!(". Thành phần tham dự: {people}"),
    }
}

/// What is printed on an item that does not take place.
pub fn mark(status: Status, dice: &mut Dice) -> &'static str {
    match status {
        Status::Scheduled => "",
        Status::Postponed => dice.word(&[" (Hoãn)", " (hoãn)", " - HOÃN", " (Đã hoãn)"]),
        Status::Cancelled => dice.word(&[" (Hủy)", " (HỦY)", " (Đã hủy)"]),
    }
}
