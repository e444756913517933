//! Why a picture could not be recognised is said, so that whoever took it knows what to do.

use image::{Rgb, imageops};
use scan::{Flaw, picture};

use super::{Drawn, Said, drawn, usual};

/// A page of which hardly a word was recognised.
fn unsure() -> Drawn {
    let mut page = drawn(&usual());
    for said in &mut page.said {
        *said = Said::unsure("xzq kwj");
    }
    page
}

#[test]
fn a_page_that_was_recognised_has_no_flaw() {
    assert_eq!(drawn(&usual()).recognised().flaw(), None);
}

#[test]
fn a_page_in_the_dark_is_too_dark() {
    let mut page = unsure();
    page.page.pixels_mut().for_each(|Rgb(dot)| *dot = dot.map(|channel| channel / 5));
    assert_eq!(page.recognised().flaw(), Some(Flaw::Dark));
}

#[test]
fn letters_of_a_few_dots_are_too_small() {
    let mut page = unsure();
    page.page = imageops::thumbnail(&page.page, 310, 438);
    assert_eq!(page.recognised().flaw(), Some(Flaw::Small));
}

#[test]
fn lines_that_end_at_the_edge_of_the_picture_are_cut_off() {
    let mut page = unsure();
    page.page = imageops::crop_imm(&page.page, 135, 0, 800, 1754).to_image();
    assert_eq!(page.recognised().flaw(), Some(Flaw::CutOff));
}

#[test]
fn a_page_in_light_and_whole_that_makes_no_sense_is_blurred() {
    assert_eq!(unsure().recognised().flaw(), Some(Flaw::Blurred));
}

#[test]
fn a_page_without_words_is_wordless() {
    let mut page = unsure();
    page.page.pixels_mut().for_each(|dot| *dot = Rgb([250; 3]));
    assert_eq!(page.recognised().flaw(), Some(Flaw::Wordless));
}

#[test]
fn a_picture_of_two_hundred_megapixels_is_refused_by_its_head() {
    // No more than the head is there, so nothing can have been unpacked.
    let mut head = crate::support::picture(1, 1)[..33].to_vec();
    head[16..24].copy_from_slice(&[0, 0, 0x4e, 0x20, 0, 0, 0x27, 0x10]);
    head.truncate(29);
    head.extend(crc(&head[12..29]));
    head.extend(b"\0\0\0\x10IDAT");
    let refused = picture::open(&head).expect_err("it is refused").to_string();
    insta::assert_snapshot!(refused, @"ảnh quá lớn (20000 × 10000 điểm); hãy quét lại ở 300 dpi hoặc gửi ảnh nhỏ hơn");
}

/// As PNG checks its parts.
fn crc(bytes: &[u8]) -> [u8; 4] {
    let mut crc = u32::MAX;
    for byte in bytes {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    (!crc).to_be_bytes()
}
