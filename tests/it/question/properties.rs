//! Whatever is typed is answered at once and without a panic.

use std::time::{Duration, Instant};

use proptest::prelude::*;

use super::sample::Sample;

/// Words that mean something to questions, to join in senseless ways.
const WORDS: &[&str] = &[
    "mai",
    "thứ",
    "5",
    "tuần",
    "sau",
    "từ",
    "đến",
    "12/3",
    "31/4",
    "-",
    ",",
    "và",
    "đ/c",
    "Thu",
    "phòng",
    "hăm",
    "mươi",
    "ngày",
    "tháng",
    "cuối",
    "8h",
    "99999999999",
    "chuẩn bị",
    "ai",
    "trùng",
    "rảnh",
    "t",
    "th",
    "/",
    "năm",
    "trước",
    "next",
    "March",
    "2024",
    "0",
    "nghị quyết",
    "57",
    "tới",
    "qua",
    "giám đốc",
    "ơi",
    "cho",
    "để",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}", day in 1..31u32) {
        let sample = Sample::new();
        for asker in ["Khang", "QLCL", "VT"] {
            let answer = sample.ask(asker, day, &text, None);
            prop_assert!(answer.items.iter().all(|index| *index < sample.items.len()));
        }
    }

    #[test]
    fn any_order_of_its_words_is_answered(words in prop::collection::vec(prop::sample::select(WORDS), 0..40), day in 1..31u32) {
        let sample = Sample::new();
        let text = words.join(" ");
        let first = sample.ask("Khang", day, &text, None);
        prop_assert_eq!(first, sample.ask("Khang", day, &text, None));
    }

    #[test]
    fn decomposed_letters_are_the_same_letters(words in prop::collection::vec(prop::sample::select(WORDS), 0..12)) {
        use unicode_normalization::UnicodeNormalization;
        let sample = Sample::new();
        let text = words.join(" ");
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(sample.ask("Thu", 12, &text, None), sample.ask("Thu", 12, &decomposed, None));
    }
}

#[test]
fn the_longest_text_takes_no_noticeable_time() {
    let sample = Sample::new();
    let texts =
        ["tuần sau đ/c Thu ".repeat(500), "x".repeat(4096), "lichtuannay".repeat(300), "1-".repeat(2000)];
    for text in texts {
        let start = Instant::now();
        sample.ask("Khang", 12, &text, None);
        // Unoptimised, on a busy machine; usual sentences take well under a millisecond.
        assert!(
            start.elapsed() < Duration::from_secs(2),
            "{} letters took {:?}",
            text.len(),
            start.elapsed()
        );
    }
}
