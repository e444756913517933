//! Ranks by which somebody is addressed in a letter: what their abbreviations stand for; no list is complete, and
//! what is not known is not guessed.

/// Offices' own ranks, not the party's: `Giám đốc` is how a letter addresses whoever is also `TUV` and `BTĐU`.
const RANKS: &[(&str, &str)] = &[
    ("GĐ", "Giám đốc"),
    ("PGĐ", "Phó Giám đốc"),
    ("TGĐ", "Tổng Giám đốc"),
    ("PTGĐ", "Phó Tổng Giám đốc"),
    ("CT", "Chủ tịch"),
    ("PCT", "Phó Chủ tịch"),
    ("CVP", "Chánh Văn phòng"),
    ("PCVP", "Phó Chánh Văn phòng"),
    ("TP", "Trưởng phòng"),
    ("PTP", "Phó Trưởng phòng"),
    ("CT UBND", "Chủ tịch UBND"),
    ("PCT UBND", "Phó Chủ tịch UBND"),
    ("CCT", "Chi cục trưởng"),
    ("PCCT", "Phó Chi cục trưởng"),
    ("HT", "Hiệu trưởng"),
    ("PHT", "Phó Hiệu trưởng"),
];

/// Ranks that name whose they are: `Giám đốc Sở`.
const OF_THE_OFFICE: &[&str] = &["Giám đốc", "Phó Giám đốc"];
const DEPARTMENT: &str = "Sở";

/// `TUV, BTĐU, GĐ` of a `Sở …` is addressed as `Giám đốc Sở`; none where no rank is known.
pub fn addressed(positions: &[String], issuer: Option<&str>) -> Option<String> {
    let rank = |position: &String| {
        let written = position.trim();
        let known =
            RANKS.iter().find(|(short, full)| *short == written || full.eq_ignore_ascii_case(written));
        known.map(|(_, full)| *full)
    };
    let rank = positions.iter().rev().find_map(rank)?;
    let is_department = issuer.is_some_and(|name| name.split_whitespace().next() == Some(DEPARTMENT));
    Some(match is_department && OF_THE_OFFICE.contains(&rank) {
        true => format!("{rank} {DEPARTMENT}"),
        false => rank.to_owned(),
    })
}
