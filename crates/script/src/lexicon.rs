//! The words of which labels, titles and headers are made, folded; knows no sentence.

/// Words that a header or a label may be made of. One of them is meant by a word that nobody could speak.
pub const WORDS: [&str; 79] = [
    "ban", "bat", "bi", "bo", "buoi", "cac", "chi", "chieu", "chu", "chuan", "cong", "cung", "cuoc", "dai",
    "dang", "dao", "dau", "dia", "diem", "doc", "don", "dong", "du", "dung", "gia", "giam", "gian", "giao",
    "ghi", "gio", "hien", "hieu", "hoan", "hoi", "hop", "huy", "ket", "khoa", "kinh", "lanh", "lich", "moi",
    "ngay", "nguoi", "noi", "phan", "pho", "phoi", "phong", "phu", "phut", "quyen", "sang", "so", "tac",
    "tai", "tham", "thang", "thanh", "thoi", "thu", "thuc", "thuong", "tich", "to", "toa", "toi", "tra",
    "trach", "tri", "truc", "trung", "truong", "tam", "uy", "van", "vi", "viec", "vien",
];
