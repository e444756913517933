//! Letters, lines and colours: what can be drawn is, what can't is shown as a box, and all of it can be read.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use words::handout::picture::{
    Theme,
    fonts::{self, Weight},
    text::{clip, drawable, wrap},
    theme::Pair,
};

#[test]
fn every_vietnamese_letter_can_be_drawn() {
    let bases = "aăâeêioôơuưy";
    let tones = ["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"];
    let letters = bases.chars().flat_map(|base| tones.map(|tone| format!("{base}{tone}").nfc().to_string()));
    let mut count = 0;
    for letter in letters.chain(["đ".into()]).flat_map(|letter| [letter.to_uppercase(), letter]) {
        let mut chars = letter.chars();
        let (one, more) = (chars.next().expect("a letter"), chars.next());
        assert!(more.is_none() && fonts::has(one), "{letter}");
        count += 1;
    }
    assert_eq!(count, 146);
    for sign in "₫–—…“”‘’•→←✓■□●≥≤№°²½&<>\"'".chars() {
        assert!(fonts::has(sign), "{sign}");
    }
}

#[test]
fn letters_in_parts_are_drawn_as_the_whole_ones() {
    let whole = "Hội nghị trực tuyến ở Cẩm Xuyên";
    assert_eq!(drawable(&whole.nfd().to_string()), whole);
}

#[test]
fn what_cannot_be_drawn_is_shown_and_what_is_not_seen_vanishes() {
    assert_eq!(drawable("Họp\u{200b} 会议\u{feff} ①\u{a0}ＡＢＣ \u{f0b7} x\ty\r\nz"), "Họp □□ 1 ABC • x y z");
    assert_eq!(drawable("📌 Ghim"), "□ Ghim");
    assert_eq!(drawable(" \u{ad}\u{202e} "), "");
}

#[test]
fn a_long_address_is_broken_after_its_signs() {
    let address = "https://dichvucong.example.gov.vn/ho-so/2026/000.00.17.H26-241104-0007/chi-tiet";
    let lines = wrap(address, 30.0, Weight::Regular, 420.0, 0.0);
    assert_eq!(
        lines,
        ["https://dichvucong.example.", "gov.vn/ho-so/2026/000.00.17.", "H26-241104-0007/chi-tiet"]
    );
}

#[test]
fn what_is_left_out_of_a_line_is_seen_to_be() {
    let lines = wrap("một hai ba bốn năm sáu bảy", 30.0, Weight::Regular, 120.0, 0.0);
    let (clipped, is_cut) = clip(lines.clone(), 2, 30.0, Weight::Regular, 120.0);
    assert!(is_cut && clipped.len() == 2 && clipped[1].ends_with('…'), "{clipped:?}");
    assert_eq!(clip(lines.clone(), lines.len(), 30.0, Weight::Regular, 120.0), (lines, false));
}

#[test]
fn words_stand_out_from_what_they_stand_on_in_both_themes() {
    // https://www.w3.org/TR/WCAG22/#dfn-relative-luminance
    let light = |colour: &str| {
        let part = |place: usize| {
            let value = u8::from_str_radix(&colour[place..place + 2], 16).expect("a colour");
            let value = f64::from(value) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    for theme in Theme::ALL {
        for Pair { ink, ground } in theme.palette().pairs() {
            let (a, b) = (light(ink), light(ground));
            let contrast = (a.max(b) + 0.05) / (a.min(b) + 0.05);
            assert!(contrast >= 4.5, "{theme:?}: {ink} on {ground} has {contrast:.2}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn lines_hold_every_letter_and_none_is_too_wide(text in "\\PC{0,120}", width in 40.0f32..600.0, indent in 0.0f32..40.0) {
        let text = drawable(&text);
        prop_assert!(text.chars().all(|letter| letter == ' ' || fonts::has(letter)));
        let lines = wrap(&text, 24.0, Weight::Bold, width, indent);
        let letters = |text: &str| text.chars().filter(|letter| *letter != ' ').collect::<String>();
        prop_assert_eq!(letters(&lines.concat()), letters(&text));
        for (number, line) in lines.iter().enumerate() {
            let room = if number == 0 { width - indent } else { width };
            let wide = fonts::width(line, 24.0, Weight::Bold);
            // A single letter may be wider than the narrowest line.
            prop_assert!(wide <= room + 0.01 || line.chars().count() == 1, "{} in {}: {}", wide, room, line);
        }
    }
}
