//! Numbers as Roman figures and as letters; knows how word processors and browsers count with them.

/// `IV`; beyond what is written so, figures.
pub fn roman(count: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count >= 4000 {
        return count.to_string();
    }
    let (mut out, mut left) = (String::new(), count);
    for (worth, sign) in SIGNS {
        while left >= worth {
            out.push_str(sign);
            left -= worth;
        }
    }
    out
}

/// `a` … `z`, `aa`, `bb` …, as Word counts.
pub fn letters(count: u32) -> String {
    let Some(index) = count.checked_sub(1).filter(|index| *index < 260) else { return count.to_string() };
    let letter = char::from_u32(u32::from('a') + index % 26).unwrap_or('a');
    std::iter::repeat_n(letter, index as usize / 26 + 1).collect()
}
