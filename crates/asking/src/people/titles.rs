//! Titles of officials: short and long forms, in Vietnamese and English; who holds one is not known here.

use std::sync::LazyLock;

use super::{Manners, spelled};
use crate::{
    phrases::Manner,
    words::{Word, chunks, key},
};

/// Abbreviations of positions, as programmes print them.
const TITLES: [(&str, &str); 22] = [
    ("GĐ", "giám đốc"),
    ("GD", "giám đốc"),
    ("PGĐ", "phó giám đốc"),
    ("PGD", "phó giám đốc"),
    ("BTĐU", "bí thư đảng ủy"),
    ("BT", "bí thư"),
    ("PBT", "phó bí thư"),
    ("PBTĐU", "phó bí thư đảng ủy"),
    ("ĐU", "đảng ủy"),
    ("TUV", "tỉnh ủy viên"),
    ("ĐUV", "đảng ủy viên"),
    ("CT", "chủ tịch"),
    ("PCT", "phó chủ tịch"),
    ("CVP", "chánh văn phòng"),
    ("PCVP", "phó chánh văn phòng"),
    ("HT", "hiệu trưởng"),
    ("PHT", "phó hiệu trưởng"),
    ("TP", "trưởng phòng"),
    ("PTP", "phó trưởng phòng"),
    ("TGĐ", "tổng giám đốc"),
    ("CTT", "chánh thanh tra"),
    ("TT", "thường trực"),
];

/// `PBT ĐU` → `phó bí thư đảng ủy`.
pub fn expanded(position: &str) -> String {
    let words = chunks(position);
    let long = |word: &Word| {
        let known = TITLES.iter().find(|(short, _)| key(short) == word.key);
        known.map_or(word.typed.clone(), |(_, long)| (*long).to_owned())
    };
    words.iter().map(long).collect::<Vec<_>>().join(" ")
}

pub fn english(title: &str) -> &'static str {
    match title {
        "giám đốc" => "director",
        "phó giám đốc" => "deputy director",
        "chủ tịch" => "chairman",
        "phó chủ tịch" => "vice chairman",
        "hiệu trưởng" => "rector",
        _ => "",
    }
}

/// Whether words from `at` on name a title that somebody somewhere holds.
pub fn is_title(words: &[Word], at: usize, manner: Manner) -> Option<usize> {
    static LONG: LazyLock<Vec<Vec<Word>>> = LazyLock::new(|| {
        let long = TITLES.iter().map(|(_, long)| *long);
        long.filter(|long| long.contains(' ') && *long != "đảng ủy" && *long != "thường trực")
            .map(chunks)
            .collect()
    });
    LONG.iter()
        .filter_map(|long| spelled(long, words, at, manner, Manners::Title))
        .map(|(length, _)| length)
        .max()
}
