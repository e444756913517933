//! The words of which labels, titles and headers are made, folded; knows no sentence.
//!
//! A pattern names them: `{prepares}` is `chuan bi`. So each stands once in the program, whoever looks for it.

/// What offices say, by what it says.
pub const PHRASES: [(&str, &str); 66] = [
    ("adjusted", "dieu chinh"),
    ("advises", "tham muu"),
    ("agency", "co quan"),
    ("along", "cung du"),
    ("asked_to", "moi du"),
    ("assigned", "phan cong"),
    ("at_place", "diem tai"),
    ("attends", "tham du"),
    ("board", "ban giam"),
    ("branch", "chi cuc"),
    ("briefing", "giao ban"),
    ("carries_out", "thuc hien"),
    ("centre", "trung tam"),
    ("chair", "chu tri"),
    ("chairman", "chu tich"),
    ("changed", "thay doi"),
    ("chief", "chanh van phong"),
    ("clerk", "thu ky"),
    ("command", "chi huy"),
    ("committee", "ban chap hanh"),
    ("content", "noi dung"),
    ("council", "hoi dong"),
    ("culture_house", "nha van hoa"),
    ("delegates", "dai bieu"),
    ("director", "giam doc"),
    ("drafter", "nguoi lap"),
    ("driver", "lai xe"),
    ("duty", "cong tac"),
    ("entire_day", "nguyen ngay"),
    ("expert", "chuyen vien"),
    ("guests", "khach moi"),
    ("hall", "hoi truong"),
    ("holds", "to chuc"),
    ("hours", "thoi gian"),
    ("invites", "kinh moi"),
    ("job", "cong viec"),
    ("joins", "tham gia"),
    ("leaders", "lanh dao"),
    ("meeting", "hoi nghi"),
    ("members", "thanh phan"),
    ("met_at", "noi hop"),
    ("mind", "luu y"),
    ("notes", "ghi chu"),
    ("office", "van phong"),
    ("papers", "tai lieu"),
    ("party", "dang uy"),
    ("place", "dia diem"),
    ("police", "cong an"),
    ("prepares", "chuan bi"),
    ("presides", "chu toa"),
    ("programme", "chuong trinh"),
    ("recipients", "noi nhan"),
    ("report", "bao cao"),
    ("room", "phong hop"),
    ("rooms_of", "cac phong"),
    ("seat", "tru so"),
    ("section", "bo phan"),
    ("serves", "phuc vu"),
    ("standing", "thuong truc"),
    ("sunday", "chu nhat"),
    ("unit", "don vi"),
    ("updated", "cap nhat"),
    ("vehicle", "phuong tien"),
    ("whole_day", "ca ngay"),
    ("with", "phoi hop"),
    ("works", "lam viec"),
];

/// A pattern with the words that it names.
pub fn expanded(pattern: &str) -> String {
    PHRASES
        .iter()
        .fold(pattern.to_owned(), |pattern, (name, words)| pattern.replace(&format!("{{{name}}}"), words))
}

/// Words that a header or a label may be made of. One of them is meant by a word that nobody could speak.
pub const WORDS: [&str; 79] = [
    "ban", "bat", "bi", "bo", "buoi", "cac", "chi", "chieu", "chu", "chuan", "cong", "cung", "cuoc", "dai",
    "dang", "dao", "dau", "dia", "diem", "doc", "don", "dong", "du", "dung", "gia", "giam", "gian", "giao",
    "ghi", "gio", "hien", "hieu", "hoan", "hoi", "hop", "huy", "ket", "khoa", "kinh", "lanh", "lich", "moi",
    "ngay", "nguoi", "noi", "phan", "pho", "phoi", "phong", "phu", "phut", "quyen", "sang", "so", "tac",
    "tai", "tham", "thang", "thanh", "thoi", "thu", "thuc", "thuong", "tich", "to", "toa", "toi", "tra",
    "trach", "tri", "truc", "trung", "truong", "tam", "uy", "van", "vi", "viec", "vien",
];
