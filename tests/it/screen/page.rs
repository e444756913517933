//! The page: its words, its colours, and that a programme's text stays text.

use plan::Session;
use proptest::prelude::*;
use words::{
    Language,
    handout::{
        board::{Look, STYLE, page},
        picture::Theme,
        spread::{Day, Entry, Mark, Rest, Revision, Span, Spread},
    },
};

use super::text;
use crate::support::day;

const LOOK: Look = Look { chosen: None, stays: false };

fn entry(content: &str) -> Entry {
    Entry {
        session: Session::Morning,
        hours: Some("08:00".into()),
        content: content.into(),
        place: Some("Phòng họp số 1".into()),
        chairs: vec!["đ/c Lam".into(), "đ/c Vịnh".into()],
        units: vec!["VP".into()],
        notes: Vec::new(),
        mark: None,
        goes_on: false,
    }
}

fn week(entries: Vec<Entry>) -> Spread {
    let of_day = |number: u32| Day {
        date: day(number),
        rest: if number > 13 { Rest::Weekend } else { Rest::Workday },
        is_published: number != 15,
        entries: Vec::new(),
    };
    let mut days: Vec<Day> = (9..16).map(of_day).collect();
    days[3].entries = entries;
    let at = day(12).and_hms_opt(7, 0, 0).expect("an hour");
    Spread {
        language: Language::Vi,
        office: Some("Sở Nông nghiệp và Môi trường".into()),
        whose: None,
        span: Span::Week,
        days,
        today: day(12),
        as_of: at,
        revision: Some(Revision { number: 2, published_at: at }),
    }
}

#[test]
fn a_board_shows_the_week_with_sessions_chairs_units_and_what_is_different() {
    let moved =
        Entry { mark: Some(Mark::Moved(day(16))), session: Session::Afternoon, ..entry("Tiếp công dân") };
    let until = Entry {
        notes: vec!["(đến hết thứ Sáu 13/11)".into()], ..entry("Tập huấn <nghiệp vụ>")
    };
    let shown = page(&week(vec![until, moved]), LOOK);
    insta::assert_snapshot!(text(&shown), @r#"
    Sở Nông nghiệp và Môi trường
    Lịch công tác tuần 09/11 – 15/11/2026
    ◀ Tuần trước
    Tuần này
    Tuần sau ▶
    Dừng tự cập nhật
    English
    Thứ Hai 09/11
    Không có lịch
    Thứ Ba 10/11
    Không có lịch
    Thứ Tư 11/11
    Không có lịch
    Thứ Năm 12/11 Hôm nay
    SÁNG
    08:00 Tập huấn <nghiệp vụ>
    Địa điểm: Phòng họp số 1Chủ trì: đ/c Lam, đ/c VịnhChuẩn bị: VP
    (đến hết thứ Sáu 13/11)
    CHIỀU
    DỜI sang 16/11 08:00 Tiếp công dân
    Địa điểm: Phòng họp số 1Chủ trì: đ/c Lam, đ/c VịnhChuẩn bị: VP
    Thứ Sáu 13/11
    Không có lịch
    Thứ Bảy 14/11
    Không có lịch
    Chủ nhật 15/11
    Chưa có chương trình
    MỚI ĐỔI HỦY thay đổi trong 7 ngày qua
    Bản số 2, công bố 07:00 ngày 12/11/2026
    "#);
    assert_eq!(shown.matches("class=\"day today\"").count(), 1);
    assert!(
        shown.contains("<strong class=\"mark off\">DỜI sang 16/11</strong>")
            && shown.contains("<s lang=\"vi\">Tiếp công dân</s>")
    );
}

#[test]
fn its_links_keep_the_language_and_whether_it_stays() {
    let look = Look { chosen: Some(Language::En), stays: true };
    let shown = page(&Spread { language: Language::En, ..week(Vec::new()) }, look);
    for link in
        ["?tuan=2026-11-02&amp;lang=en&amp;dung=1", "?lang=en&amp;dung=1", "?lang=en", "?lang=vi&amp;dung=1"]
    {
        assert!(shown.contains(&format!("href=\"{link}\"")), "{link}: {shown}");
    }
}

#[test]
fn a_fuller_week_has_smaller_letters() {
    let class = |items: usize| {
        let shown = page(&week(vec![entry(&"chữ ".repeat(20)); items]), LOOK);
        shown
            .split("<body class=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a class")
            .to_owned()
    };
    assert_eq!([0, 2, 4, 6, 12].map(class), ["calm", "calm", "steady", "busy", "full"]);
}

#[test]
fn board_and_pictures_have_the_same_colours() {
    for theme in Theme::ALL {
        for pair in theme.palette().pairs() {
            let heat = theme.palette().heat;
            for colour in [pair.ink, pair.ground] {
                assert!(heat.contains(&colour) || STYLE.contains(colour), "{theme:?}: {colour}");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn whatever_a_programme_says_is_text_and_nothing_else(
        content in "[<>&\"'=/ a-zA-Zạ!-]{1,60}|\\PC{1,60}",
        place in "[<>&\"'= a-z]{1,30}",
        office in "[<>&\"'= a-z]{1,30}",
    ) {
        let mut spread = week(vec![Entry { place: Some(place.clone()), chairs: vec![content.clone()], ..entry(&content) }]);
        spread.office = Some(office.clone());
        let shown = page(&spread, LOOK);
        let plain = page(&week(vec![entry("a")]), LOOK);
        let document = scraper::Html::parse_document(&shown);
        let elements = |page: &scraper::Html| page.tree.values().filter(|node| node.is_element()).count();
        prop_assert_eq!(elements(&document), elements(&scraper::Html::parse_document(&plain)));
        let selector = scraper::Selector::parse(".what span[lang], .office, dd").expect("a selector");
        let said: Vec<String> = document.select(&selector).map(|it| it.text().collect()).collect();
        prop_assert_eq!(said, [office, content.clone(), place, content, "VP".into()]);
    }
}
