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
    CONTENT = r"^(?:\(?(?:{place}|{hours})\)?\s*[-,/&]\s*)?(?:(?:ten|tom tat|chi tiet)\s+)?(?:{content}|noidung|{job}|{duty}|su kien|tieu de|cuoc hop|nhiem vu|viec lam|hoat dong|{programme}|lich {duty}|lich {works}|content|title|subject|summary|event)\b(?:\s*(?:{job}|{duty}|{works}|cuoc hop|hop|chinh|hoat dong|lich|su kien|chi tiet|{carries_out}|va|/|,|-|&|{place}|{content}|\(.*\)))*\s*$"
);

pattern!(
    WHEN = r"^(?:thu|ngay|buoi|gio|{hours}|thoi diem|thoigian|ngay thang|thu ngay|date|time|start|begin|from|sang/chieu|tu|tu gio|tu ngay|bat dau|tg|t\.gian)\b|^(?:gio|ngay|{hours}) (?:bat dau|hop|{works})|^ngay[,/ -]|\bngay\b.*\bthang\b|^khung gio"
);

pattern!(UNTIL = r"^(?:end|finish|until|to$|den|den gio|den ngay|ket thuc|(?:gio|ngay|{hours}) ket thuc)\b");

pattern!(
    PLACE = r"\b(?:{place}|diadiem|{met_at}|noi {works}|diem hop|noi {holds}|{room}|vi tri|location|venue)\b|^(?:room|place|dd|d/d|d\.d|o dau|noi|phong)$"
);

pattern!(
    UNITS = r"\b(?:{prepares}|{with}|{advises}|chuanbi|prepared by)\b|^(?:{unit}|phong,? {unit}|{unit}(?:,? ca nhan)? (?:{carries_out}|{serves}|lien quan|phu trach)|{section}(?: {carries_out})?|{agency}|phong ban|{unit},? phong|phong chuyen mon|cq {prepares}|dv {prepares}|{rooms_of})$|^{unit} {chair}"
);

pattern!(PREPARES = r"\b(?:{prepares}|chuanbi|{advises})\b");

pattern!(
    CHAIR = r"\b(?:{chair}|chutri|{presides}|{leaders}|lanhdao|nguoi {carries_out}|can bo {carries_out}|nguoi tiep|can bo tiep|{leaders} tiep|nguoi truc|nguoi du|can bo phu trach|phu trach|{leaders} phu trach|{standing}|nguoi dieu hanh|{assigned}|{carries_out}|nguoi di|host)\b|^(?:bgh|{board} hieu|ban {director}|bgd|nguoi {chair}|can bo|ho ten|ho va ten|nhan su|ld)$"
);

// Who follows the work or writes it down, leads nothing: `LĐVP theo dõi`, `Trực lãnh đạo` of the day.
pattern!(
    CLERKS = r"\btheo doi\b|^(?:ldvp|{leaders} vp|{leaders} {office}|{expert}|{clerk}|{advises}|cv)\b|^(?:truc|lich truc|can bo truc|truc ban|truc {leaders}|{leaders} truc|truc {agency})\b"
);

pattern!(
    ATTENDS = r"^(?:thamgia|{joins}|{members} {joins}|nguoi {joins}|{attends}|nguoi {attends}|can bo {joins}|du hop|can bo du)$|{leaders}.*\b(?:du|{attends}|{joins})\b"
);

pattern!(
    COMPANY =
        r"\b(?:{members}|{asked_to}|{invites}|{guests}|thanhphan|doi tuong|{delegates}|{along}|{attends})\b"
);

pattern!(
    NOTES = r"^(?:{notes}|ghichu|{mind}|trang thai|tinh trang|ket qua|notes?|status|state|{notes}.*|trangthai|y kien.*)$"
);

pattern!(NUMBER = r"^(?:stt|tt|so tt|so thu tu|ma lich|ma|id|so|#|no\.?|malich|tuan)$");

pattern!(
    IGNORED = r"\b(?:{vehicle}|{driver}|xe|nguoi nhap|ngay tao|nguoi tao|{updated}|so dien thoai|dien thoai|email|file|chuc vu|chuc danh|dinh kem|thiet bi|nguoi dang ky|so luong|so nguoi|{papers}|van ban|hau can)\b|^{changed}$"
);

// Who typed a row in and when says nothing about its work: `Ngày tạo`, `Người nhập`.
pattern!(
    TYPED_IN = r"^(?:(?:ngay|{hours}|gio) (?:tao|nhap|dang|sua|{updated}|gui|duyet)|(?:nguoi|tai khoan) (?:tao|nhap|dang|sua|{updated}|gui)|{updated})\b"
);

pattern!(ALL_DAY = r"^(?:{whole_day}|{entire_day}|all ?day|is ?all ?day)\??$");

pattern!(OF_MONTH = r"^thang\s+(?:1[0-2]|0?[1-9])(?:\s*(?:/|nam|-)\s*\d{4})?$");

pattern!(
    SESSION = r"^(?:(?:{content}|{job}|lich)\s+)?\(?(?:buoi\s+)?(sang|chieu|toi)\)?(?:\s*\(.*\)|\s*[,:-]?\s*(?:tu\s+)?\d[\dhg:.,\s-]*)?$"
);

pattern!(ROOM = r"^(?:{room}|{hall}|phong|p\.?\s?h|giang duong|san)\b.*(?:\d|[a-z])");

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
