//! What a column is for, by the words of its header; knows no cells.

use super::{
    super::{
        chairs,
        dates::{self, Bare},
        folded::{fold_letters, pattern},
        hours,
        people::Kind,
    },
    Role,
};

pattern!(
    CONTENT = r"^(?:\(?(?:dia diem|thoi gian)\)?\s*[-,/&]\s*)?(?:(?:ten|tom tat|chi tiet)\s+)?(?:noi dung|noidung|cong viec|cong tac|su kien|tieu de|cuoc hop|nhiem vu|viec lam|hoat dong|chuong trinh|lich cong tac|lich lam viec|content|title|subject|summary|event)\b(?:\s*(?:cong viec|cong tac|lam viec|cuoc hop|hop|chinh|hoat dong|lich|su kien|chi tiet|thuc hien|va|/|,|-|&|dia diem|noi dung|\(.*\)))*\s*$"
);

pattern!(
    WHEN = r"^(?:thu|ngay|buoi|gio|thoi gian|thoi diem|thoigian|ngay thang|thu ngay|date|time|start|begin|from|sang/chieu|tu|tu gio|tu ngay|bat dau|tg|t\.gian)\b|^(?:gio|ngay|thoi gian) (?:bat dau|hop|lam viec)|^ngay[,/ -]|\bngay\b.*\bthang\b|^khung gio"
);

pattern!(
    UNTIL = r"^(?:end|finish|until|to$|den|den gio|den ngay|ket thuc|(?:gio|ngay|thoi gian) ket thuc)\b"
);

pattern!(
    PLACE = r"\b(?:dia diem|diadiem|noi hop|noi lam viec|diem hop|noi to chuc|phong hop|vi tri|location|venue)\b|^(?:room|place|dd|d/d|d\.d|o dau|noi|phong)$"
);

pattern!(
    UNITS = r"\b(?:chuan bi|phoi hop|tham muu|chuanbi|prepared by)\b|^(?:don vi|phong,? don vi|don vi(?:,? ca nhan)? (?:thuc hien|phuc vu|lien quan|phu trach)|bo phan(?: thuc hien)?|co quan|phong ban|don vi,? phong|phong chuyen mon|cq chuan bi|dv chuan bi|cac phong)$|^don vi chu tri"
);

pattern!(PREPARES = r"\b(?:chuan bi|chuanbi|tham muu)\b");

pattern!(
    CHAIR = r"\b(?:chu tri|chutri|chu toa|lanh dao|lanhdao|nguoi thuc hien|can bo thuc hien|nguoi tiep|can bo tiep|lanh dao tiep|nguoi truc|nguoi du|can bo phu trach|phu trach|lanh dao phu trach|thuong truc|nguoi dieu hanh|phan cong|thuc hien|nguoi di|host)\b|^(?:bgh|ban giam hieu|ban giam doc|bgd|nguoi chu tri|can bo|ho ten|ho va ten|nhan su|ld)$"
);

// Who follows the work or writes it down, leads nothing: `LĐVP theo dõi`, `Trực lãnh đạo` of the day.
pattern!(
    CLERKS = r"\btheo doi\b|^(?:ldvp|lanh dao vp|lanh dao van phong|chuyen vien|thu ky|tham muu|cv)\b|^(?:truc|lich truc|can bo truc|truc ban|truc lanh dao|lanh dao truc|truc co quan)\b"
);

pattern!(
    ATTENDS = r"^(?:thamgia|tham gia|thanh phan tham gia|nguoi tham gia|tham du|nguoi tham du|can bo tham gia|du hop|can bo du)$|lanh dao.*\b(?:du|tham du|tham gia)\b"
);

pattern!(
    COMPANY = r"\b(?:thanh phan|moi du|kinh moi|khach moi|thanhphan|doi tuong|dai bieu|cung du|tham du)\b"
);

pattern!(
    NOTES = r"^(?:ghi chu|ghichu|luu y|trang thai|tinh trang|ket qua|notes?|status|state|ghi chu.*|trangthai|y kien.*)$"
);

pattern!(NUMBER = r"^(?:stt|tt|so tt|so thu tu|ma lich|ma|id|so|#|no\.?|malich|tuan)$");

pattern!(
    IGNORED = r"\b(?:phuong tien|lai xe|xe|nguoi nhap|ngay tao|nguoi tao|cap nhat|so dien thoai|dien thoai|email|file|chuc vu|chuc danh|dinh kem|thiet bi|nguoi dang ky|so luong|so nguoi|tai lieu|van ban|hau can)\b|^thay doi$"
);

// Who typed a row in and when says nothing about its work: `Ngày tạo`, `Người nhập`.
pattern!(
    TYPED_IN = r"^(?:(?:ngay|thoi gian|gio) (?:tao|nhap|dang|sua|cap nhat|gui|duyet)|(?:nguoi|tai khoan) (?:tao|nhap|dang|sua|cap nhat|gui)|cap nhat)\b"
);

pattern!(ALL_DAY = r"^(?:ca ngay|nguyen ngay|all ?day|is ?all ?day)\??$");

pattern!(OF_MONTH = r"^thang\s+(?:1[0-2]|0?[1-9])(?:\s*(?:/|nam|-)\s*\d{4})?$");

pattern!(
    SESSION = r"^(?:(?:noi dung|cong viec|lich)\s+)?\(?(?:buoi\s+)?(sang|chieu|toi)\)?(?:\s*\(.*\)|\s*[,:-]?\s*(?:tu\s+)?\d[\dhg:.,\s-]*)?$"
);

pattern!(ROOM = r"^(?:phong hop|hoi truong|phong|p\.?\s?h|giang duong|san)\b.*(?:\d|[a-z])");

/// Whether a header is of those who follow the work, not of those who take part.
pub fn names_clerks(header: &str) -> bool {
    CLERKS.is_match(header)
}

/// Words that stand in headers and hardly ever alone in a cell below.
pub(super) fn is_header_word(folded: &str) -> bool {
    let folded = folded.trim();
    // `Tư` is a Wednesday oftener than `Từ` heads a column alone.
    if folded == "tu" {
        return false;
    }
    if !dates::mark(folded, Bare::Nothing).0.is_empty() {
        return false;
    }
    CONTENT.is_match(folded) && folded.chars().count() <= 50
        || (WHEN.is_match(folded)
            && !folded.contains(|c: char| c.is_ascii_digit())
            && folded.chars().count() <= 25)
        || NUMBER.is_match(folded)
}

pub fn role_of(text: &str) -> Option<Role> {
    let folded = fold_letters(text).replace('_', " ");
    let folded = folded.trim().trim_end_matches([':', '.', '*']).trim();
    if let Some(found) = SESSION.captures(folded) {
        return Some(Role::Session(hours::session_of(&found[1])));
    }
    if NUMBER.is_match(folded) {
        return Some(Role::Number);
    }
    if TYPED_IN.is_match(folded) {
        return Some(Role::Ignored);
    }
    if ALL_DAY.is_match(folded) {
        return Some(Role::AllDay);
    }
    if OF_MONTH.is_match(folded) {
        return Some(Role::OfMonth(folded.to_owned()));
    }
    let (mark, length) = dates::mark(folded, Bare::Nothing);
    if !mark.is_empty() && folded[length..].trim_matches([' ', ':', '.', ')']).is_empty() {
        return Some(Role::Day(mark));
    }
    if folded == "thang" {
        return Some(Role::Month);
    }
    if CLERKS.is_match(folded) {
        return Some(Role::Company);
    }
    if CHAIR.is_match(folded) && UNITS.is_match(folded) && folded.contains([',', '/', '-', ';']) {
        return Some(Role::Mixed);
    }
    if let Some(role) = worded_role(folded) {
        return Some(role);
    }
    let persons = chairs::in_text(text, false);
    if !persons.is_empty() && persons.iter().all(|p| p.kind != Kind::Other) {
        return Some(Role::Owner(persons));
    }
    ROOM.is_match(folded).then(|| Role::Room(text.to_owned()))
}

pub(super) fn worded_role(folded: &str) -> Option<Role> {
    let roles = [
        (&*NOTES, Role::Notes),
        (&*PREPARES, Role::Units),
        (&*UNTIL, Role::Until),
        (&*CONTENT, Role::Content),
        (&*WHEN, Role::When),
        (&*UNITS, Role::Units),
        (&*ATTENDS, Role::Attends),
    ];
    if folded.contains("phong hop") && folded.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some((_, role)) = roles.into_iter().find(|(pattern, _)| pattern.is_match(folded)) {
        let both = role == Role::Content && CHAIR.is_match(folded) && folded.starts_with("lanh dao");
        return Some(if both { Role::Chair } else { role });
    }
    if PLACE.is_match(folded) {
        return Some(Role::Place);
    }
    if IGNORED.is_match(folded) {
        return Some(Role::Ignored);
    }
    if CHAIR.is_match(folded) && !is_named(folded) {
        return Some(Role::Chair);
    }
    COMPANY.is_match(folded).then_some(Role::Company)
}

/// `Phó Chủ tịch Thường trực Nguyễn Văn A` heads that official's own column.
pub(super) fn is_named(folded: &str) -> bool {
    folded.starts_with("pho chu tich") || folded.starts_with("pho bi thu") || folded.starts_with("pct")
}
