//! Every sentence of the program in one list, its gaps filled in, for whoever reads them as a clerk would;
//! `MESSAGES=write cargo test --test it -- tidy::messages` writes it anew.

use std::{collections::BTreeMap, fs, sync::LazyLock};

use regex::Regex;
use words::{Language, Value};

const LIST: &str = "docs/messages.vi.md";

const HEAD: &str = "# Mọi câu của nhaclich\n\n\
    Mỗi câu trong `locales/vi.ftl`, chỗ trống được điền mẫu; một dòng `⏎` là xuống dòng. Danh sách này do \
    `MESSAGES=write cargo test --test it -- tidy::messages` lập ra.\n";

/// What fills a gap, by its name; numbers are 2.
const SAMPLES: &[(&str, &str)] = &[
    ("name", "đ/c Lạc"),
    ("names", "đ/c Lạc, BTXH"),
    ("people", "đ/c Lạc (08:15 12/11)"),
    ("day", "thứ Sáu 12/11"),
    ("days", "12/11, 13/11"),
    ("what", "hôm nay, thứ Sáu 12/11"),
    ("from", "01/11"),
    ("to", "30/11/2021"),
    ("hour", "06:30"),
    ("time", "08:15"),
    ("words", "Họp giao ban"),
    ("content", "Họp giao ban"),
    ("item", "Họp giao ban"),
    ("items", "“Họp giao ban” (08:00 sáng) và “Tiếp công dân” (sáng)"),
    ("by", "Trần Thị Mai (Văn phòng)"),
    ("units", "BTXH, TE-PCTNXH"),
    ("unit", "BTXH"),
    ("reason", "theo lịch mới của UBND tỉnh"),
    ("chat", "Phòng BTXH"),
    ("written", "Hoa"),
    ("was", "chiều 12/11"),
    ("until", "08:00 19/11/2021"),
    ("link", "https://t.me/nhaclich_bot?start=ABCD"),
    ("since", "01/11/2021"),
    ("place", "Hội trường tầng 2"),
    ("places", "Hội trường tầng 2"),
    ("at", "08:15 12/11/2021"),
    ("span", "08/11 – 14/11/2021"),
    ("when", "08:00 sáng thứ Sáu 12/11"),
    ("file", "thang-11.docx"),
    ("issuer", "Sở Y tế"),
    ("known", "Sở Lao động - Thương binh và Xã hội"),
    ("role", "Văn phòng"),
    ("kinds", "1 hủy, 2 dời ngày"),
    ("before", "“Đi kiểm tra cơ sở” (16/11)"),
    ("after", "“Đi kiểm tra cơ sở” (27/11)"),
    ("bot", "nhaclich_bot"),
    ("month", "11/2021"),
    ("year", "2021"),
    ("notes", "mang theo tài liệu"),
    ("part", "tham dự"),
    ("action", "công bố"),
    ("address", "https://lich.example/bang/abcd"),
    ("cells", "Cambria"),
    ("code", "ABCD"),
    ("detail", "phiên bản 2"),
    ("doubtful", "2"),
    ("falls", "thứ Sáu"),
    ("field", "Chủ trì"),
    ("first", "“Họp giao ban”"),
    ("font", "Cambria"),
    ("fonts", "Cambria"),
    ("hint", "Viết cả câu."),
    ("hours", "08:00–11:30, 14:00–17:00"),
    ("id", "123456789"),
    ("ids", "123456789"),
    ("into", "Lạc"),
    ("kind", "Cán bộ"),
    ("line", "nghỉ tết"),
    ("mark", "▸"),
    ("newer", "docx"),
    ("note", "Bỏ qua 1 dòng bị gạch ngang."),
    ("other", "Tiếp công dân"),
    ("printed", "thứ Năm"),
    ("question", "Đây là hai người hay một?"),
    ("row", "2"),
    ("second", "“Tiếp công dân”"),
    ("session", "sáng"),
    ("several", "Hoa (GĐ); Hoa (PGĐ)"),
    ("status", "hoãn"),
    ("text", "Họp giao ban"),
    ("today", "12/11/2021"),
    ("url", "https://t.me/nhaclich_bot"),
    ("version", "Điều chỉnh lần 2"),
    ("who", "đ/c Lạc"),
    ("whole", "“Họp giao ban”"),
    ("why", "còn một giờ khác nằm trong nội dung"),
    ("works", "2"),
    ("form", "tệp Word"),
    ("read", "chiều mai"),
    ("unwanted", "1"),
];

/// Gaps that hold a number wherever they stand, or a number in some sentences and words in others.
const NUMBERS: &[&str] = &[
    "count",
    "number",
    "of",
    "off",
    "more",
    "sent",
    "seen",
    "unseen",
    "waiting",
    "missed",
    "recalled",
    "total",
    "told",
    "officials",
    "collectives",
    "unlinked",
    "unreachable",
    "questions",
    "changes",
    "immaterial",
    "letters",
    "minutes",
    "seconds",
    "chats",
    "week",
    "most",
    "draft",
];

static GAP: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"\{\s*\$([a-z]+)").expect("a pattern"));

fn filled(key: &str, source: &str) -> String {
    // A count of units or items chooses among forms, a list of them stands in a sentence.
    let chooses = |name: &str| source.contains(&format!("${name} ->"));
    let mut values: BTreeMap<&'static str, Value> = BTreeMap::new();
    for gap in GAP.captures_iter(source) {
        let name: &'static str = String::leak(gap[1].to_owned());
        let sample = SAMPLES.iter().find(|(known, _)| *known == name).map(|(_, sample)| *sample);
        let counted = matches!(name, "items" | "units" | "days")
            && source.contains(&format!("{{ ${name} }} việc"))
            || matches!(name, "units") && source.contains("{ $units } đơn vị")
            || matches!(name, "days") && source.contains("{ $days } ngày");
        let value = match sample {
            _ if NUMBERS.contains(&name) || chooses(name) || counted => Value::Number(2),
            Some(sample) => sample.into(),
            None => "…".into(),
        };
        values.insert(name, value);
    }
    let values: Vec<(&'static str, Value)> = values.into_iter().collect();
    Language::Vi.text(key, &values).trim().replace('\n', " ⏎ ")
}

/// The list as it has to be, a sentence a line, in the order of `locales/`.
fn list() -> String {
    let text = fs::read_to_string("locales/vi.ftl").expect("Vietnamese");
    let entry = Regex::new(r"(?m)^([a-z][a-z0-9-]*) =(.*(?:\n[ \t]+.*)*)").expect("a pattern");
    let line = |found: regex::Captures<'_>| format!("- `{}`: {}\n", &found[1], filled(&found[1], &found[2]));
    std::iter::once(format!("{HEAD}\n")).chain(entry.captures_iter(&text).map(line)).collect()
}

#[test]
fn the_list_of_sentences_is_what_the_program_says() {
    let list = list();
    if std::env::var_os("MESSAGES").is_some() {
        fs::write(LIST, &list).expect("the list");
    }
    let kept = fs::read_to_string(LIST).unwrap_or_default();
    let stale = list.lines().zip(kept.lines()).find(|(now, kept)| now != kept);
    assert!(list == kept, "{LIST} is stale, MESSAGES=write writes it anew: {stale:?}");
}
