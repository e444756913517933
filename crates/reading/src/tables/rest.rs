//! Cells that say that there is nothing: days off, dashes, `không có lịch`; knows one text.

use super::super::folded::{fold_letters, one_line, pattern};

pattern!(
    REST = r"^(?:ngay )?nghi(?:[^a-z0-9]*$|[^a-z0-9]+(?:le|tet|bu|cuoi|hang|phep|thu|{sunday}|cn|t7|ngay|hoan|quoc|gio|lam|theo|dip|\d))",
    // `Lễ chào cờ` and `Tết trồng cây` are work; `Lễ Quốc khánh 02/9` and `Tết Nguyên đán` are not.
    r"|^(?:le|tet)(?:[^a-z0-9]+(?:le|tet|quoc khanh|quoc te lao dong|giai phong(?: mien nam)?|chien thang|gio to(?: hung vuong)?|nguyen dan|am lich|duong lich|ngay|thang|nam|va|\d+))*[^a-z0-9]*$",
    r"|^(?:toan (?:truong|{agency}|nganh)|ca {agency}|{agency}) nghi\b.*",
    r"|^(?:thu bay|thu 7|{sunday}|cn|t7|cuoi tuan|va|,|;|:|-|&|\s|ngay nghi|nghi|\.|\(|\))+$"
);

pattern!(
    NOTHING = r"^[\s.\-–_/x…*]*$|^\W*(?:khong|trong|(?:khong|chua) co(?: lich(?: \w+){0,2})?)\W*$",
    // `Bảo trì, không bố trí họp`, `Không tiếp (kỳ họp)`.
    r"|\bkhong (?:bo tri|xep|sap xep) (?:hop|lich)\W*$|^khong (?:tiep|hop)\b(?: cong dan)?\s*(?:\([^)]*\))?\W*$"
);

/// Whether a text is a weekend or holiday mark rather than work.
pub fn is_rest(text: &str) -> bool {
    let folded = fold_letters(&one_line(text));
    REST.is_match(folded.trim()) && folded.chars().count() < LONGEST_REST
}

/// `TOÀN TRƯỜNG NGHỈ … (Nghỉ bù ngày Giỗ tổ Hùng Vương – Thông báo số …)` is about this long.
pub(super) const LONGEST_REST: usize = 160;

pub fn is_nothing(text: &str) -> bool {
    NOTHING.is_match(fold_letters(text).trim())
}
