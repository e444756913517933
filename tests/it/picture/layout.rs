//! The pages: all that is planned stands in them once, inside the picture, and what has no room is said.

use plan::Session;
use proptest::prelude::*;
use words::{
    Language,
    handout::{
        picture::{HEIGHT, MOST_PAGES, Theme, WIDTH, draw},
        spread::{Entry, Mark, Rest, Spread},
    },
};

use super::{entry, lines, month, week, words};
use crate::support::day;

#[test]
fn a_week_says_who_when_what_where_and_what_is_different() {
    let mut spread = week();
    spread.days[0].entries = vec![Entry {
        hours: Some("08:00".into()),
        place: Some("Phòng họp số 1".into()),
        chairs: vec!["đ/c Lam".into(), "đ/c Vịnh".into()],
        units: vec!["VP".into()],
        ..entry("Họp giao ban <tuần> & ký kết")
    }];
    spread.days[3].entries = vec![
        Entry { mark: Some(Mark::Changed), ..entry("Tiếp công dân") },
        Entry {
            mark: Some(Mark::Moved(day(13))), session: Session::Afternoon, ..entry("Làm việc với Bộ")
        },
    ];
    spread.days[4].rest = Rest::Holiday;
    spread.days[6].is_published = false;
    let drawing = draw(&spread, Theme::Light);
    assert_eq!((drawing.pages.len(), drawing.left_out), (1, 0));
    insta::assert_snapshot!(words(&drawing.pages), @r#"
    SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG
    Lịch công tác tuần
    09/11 – 15/11/2026
    Toàn cơ quan
    2 việc
    Thứ Hai
    09/11
    1 việc
    SÁNG
    08:00
    Họp giao ban <tuần> & ký kết
    Địa điểm:
    Phòng họp số 1
    Chủ trì:
    đ/c Lam, đ/c Vịnh
    Chuẩn bị:
    VP
    Thứ Ba 10/11
    Không có lịch
    Thứ Tư 11/11
    Không có lịch
    Thứ Năm
    12/11
    1 việc
    Hôm nay
    SÁNG
    ĐỔI
    Tiếp công dân
    CHIỀU
    DỜI sang 13/11
    Làm việc với Bộ
    Thứ Sáu 13/11
    Nghỉ lễ
    Thứ Bảy 14/11
    Không có lịch
    Chủ nhật 15/11
    Chưa có chương trình
    MỚI
    ĐỔI
    HỦY
    thay đổi trong 7 ngày qua
    Bản số 2, công bố 15:20 ngày 11/11/2026
    Lập lúc 07:00 ngày 12/11/2026
    "#);
}

#[test]
fn a_month_is_a_calendar_sheet_with_a_list_below_it() {
    let mut spread = month();
    spread.whose = Some("đ/c Lam".into());
    spread.days[11].entries = vec![
        Entry { hours: Some("08:30".into()), ..entry("Hội nghị trực tuyến") },
        Entry { session: Session::Afternoon, mark: Some(Mark::New), ..entry("Tiếp công dân") },
    ];
    spread.days[12].entries = vec![Entry { goes_on: true, ..entry("Hội nghị trực tuyến") }];
    let drawing = draw(&spread, Theme::Dark);
    assert_eq!((drawing.pages.len(), drawing.left_out), (1, 0));
    let said = words(&drawing.pages);
    insta::assert_snapshot!(said[said.find("30\n").expect("the sheet")..], @r#"
    30
    T5
    12/11
    08:30
    Hội nghị trực tuyến
    MỚI
    Chiều
    Tiếp công dân
    MỚI
    ĐỔI
    HỦY
    thay đổi trong 7 ngày qua
    Bản số 2, công bố 15:20 ngày 03/11/2026
    Lập lúc 07:00 ngày 04/11/2026
    "#);
}

#[test]
fn a_month_of_hundreds_of_items_is_the_sheet_alone_and_says_so() {
    let mut spread = month();
    for day in spread.days.iter_mut().filter(|day| day.rest == Rest::Workday) {
        day.entries = (0..15).map(|number| entry(&format!("Việc số {number}"))).collect();
    }
    let drawing = draw(&spread, Theme::Light);
    assert_eq!(drawing.pages.len(), 1);
    let said = words(&drawing.pages);
    assert!(said.contains("315 việc") && said.contains("xem chi tiết theo từng tuần"), "{said}");
    assert!(said.contains("S15"), "the sessions of a day: {said}");
}

#[test]
fn a_week_that_needs_too_many_pictures_says_how_much_is_missing() {
    let mut spread = week();
    for day in &mut spread.days {
        day.entries =
            (0..60).map(|number| entry(&format!("Việc số {number}, {}", "dài ".repeat(20)))).collect();
    }
    let drawing = draw(&spread, Theme::Light);
    assert_eq!(drawing.pages.len(), MOST_PAGES);
    let drawn = words(&drawing.pages).matches("Việc số").count();
    assert!(drawing.left_out > 0);
    assert_eq!(drawn + drawing.left_out, 7 * 60);
    let last = words(&drawing.pages[MOST_PAGES - 1..]);
    assert!(last.contains(&format!("Còn {} việc", drawing.left_out)), "{last}");
}

#[test]
fn an_empty_week_is_one_small_picture_in_either_language() {
    for language in Language::ALL {
        let spread = Spread { language, revision: None, office: None, ..week() };
        let drawing = draw(&spread, Theme::Dark);
        assert_eq!(drawing.pages.len(), 1);
        assert!(drawing.pages[0].height < 900);
    }
}

#[test]
fn a_picture_is_painted_in_its_theme_and_no_larger_than_telegram_shows_it() {
    let mut spread = week();
    spread.days[3].entries = vec![entry("Tiếp công dân 会议")];
    for (theme, ground) in [(Theme::Light, [0xe9, 0xed, 0xf2]), (Theme::Dark, [0x0e, 0x15, 0x1d])] {
        let page = draw(&spread, theme).pages.remove(0);
        let bytes = page.png().expect("a picture");
        let mut picture = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
        let (width, height) = (picture.info().width, picture.info().height);
        assert_eq!((width, height), (page.width, page.height));
        assert!(width as f32 == WIDTH && height as f32 <= HEIGHT);
        let mut pixels = vec![0; picture.output_buffer_size().expect("a size")];
        picture.next_frame(&mut pixels).expect("the pixels");
        assert_eq!(pixels[pixels.len() - 3..], ground, "the last pixel");
        let inked = pixels.chunks(3).filter(|pixel| *pixel != ground).count();
        assert!(inked > 100_000, "{inked}");
    }
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let session = prop::sample::select(vec![Session::AllDay, Session::Morning, Session::Evening]);
    let mark =
        prop::sample::select(vec![None, Some(Mark::New), Some(Mark::Cancelled), Some(Mark::Moved(day(30)))]);
    let words = "([\\PC]{0,30} ){0,6}";
    let few = prop::collection::vec("\\PC{0,24}", 0..4);
    (session, mark, words, prop::option::of("\\PC{0,60}"), few.clone(), few, any::<bool>()).prop_map(
        |(session, mark, content, place, chairs, units, hour)| Entry {
            session,
            mark,
            content,
            place,
            chairs,
            units,
            hours: hour.then(|| "08:00–11:30".into()),
            ..entry("")
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn whatever_it_holds_a_picture_is_whole_and_its_words_stay_inside(
        of_days in prop::collection::vec(prop::collection::vec(any_entry(), 0..6), 7),
        office in prop::option::of("\\PC{0,120}"),
        whose in prop::option::of("\\PC{0,120}"),
    ) {
        let mut planned = 0;
        for (mut spread, is_week) in [(week(), true), (month(), false)] {
            (spread.office, spread.whose) = (office.clone(), whose.clone());
            planned = 0;
            for (day, entries) in spread.days.iter_mut().zip(&of_days) {
                day.entries = entries.clone();
                day.entries.sort_by_key(|entry| entry.session);
                for entry in &mut day.entries {
                    planned += 1;
                    entry.content = format!("Q{planned:03}Q {}", entry.content);
                }
            }
            let drawing = draw(&spread, Theme::Light);
            prop_assert_eq!(drawing.left_out, 0);
            for page in &drawing.pages {
                prop_assert!(page.width as f32 == WIDTH && page.height as f32 <= HEIGHT);
                for line in lines(page) {
                    let fits = line.left >= 0.0 && line.right <= WIDTH && line.base > 0.0;
                    prop_assert!(fits && line.base <= page.height as f32, "{:?}", line);
                }
            }
            let said = words(&drawing.pages);
            for number in 1..=planned {
                let times = said.matches(&format!("Q{number:03}Q")).count();
                prop_assert_eq!(times, 1, "item {} of a week: {}", number, is_week);
            }
        }
        prop_assert!(planned <= 42);
    }
}
