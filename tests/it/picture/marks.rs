//! What is put into a picture: the days asked for, for whom, and what was changed in the last seven days.

use office::{
    Moment,
    spread::{Wanted, spread},
    store::{Store, Tx},
};
use words::{
    Language,
    handout::spread::{Mark, Rest, Span, Spread},
};

use crate::support::{at, day, publish, reading};

const FIRST: &[&str] = &[
    "12 sáng 08:00 | Họp giao ban | @Phòng 1 | VP | Lam",
    "12 chiều | Làm việc với Bộ | | CNTY | Tài",
    "13 sáng | Tiếp công dân | | VP | Thoa",
    "10-12 sáng | Tập huấn nghiệp vụ | | TCCB | Lãnh đạo Sở",
];
const SECOND: &[&str] = &[
    "12 sáng 09:00 | Họp giao ban | @Phòng 1 | VP | Lam",
    "24 chiều | Làm việc với Bộ | | CNTY | Tài",
    "13 chiều | Kiểm tra đê điều | | TL-PCTT | Vịnh",
    "10-12 sáng | Tập huấn nghiệp vụ | | TCCB | Lãnh đạo Sở",
];

fn shown(tx: &Tx<'_>, moment: &Moment, span: Span, of: &[&str]) -> Spread {
    let register = tx.register().expect("a directory");
    let of = of.iter().map(|name| register.find(name)[0].id).collect();
    let wanted = Wanted { span, day: day(12), of, language: Language::Vi };
    spread(tx, moment, &wanted).expect("a spread")
}

/// `12 Morning MỚI Họp giao ban`: the items of a spread, a line each.
fn lines(spread: &Spread) -> String {
    let mut lines = Vec::new();
    for day in &spread.days {
        for entry in &day.entries {
            let mark = entry.mark.map_or("=".into(), |mark: Mark| mark.label(Language::Vi));
            let mut line =
                format!("{} {:?} [{mark}] {}", day.date.format("%d"), entry.session, entry.content);
            for (name, words) in [("chairs", &entry.chairs), ("units", &entry.units), ("notes", &entry.notes)]
            {
                if !words.is_empty() {
                    line += &format!(" | {name}: {}", words.join(", "));
                }
            }
            lines.push(line);
        }
    }
    lines.join("\n")
}

fn with_both<T>(look: impl FnOnce(&Tx<'_>) -> T) -> T {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            publish(tx, &at(2, "08:00"), &reading(FIRST));
            publish(tx, &at(11, "15:20"), &reading(SECOND));
            Ok(look(tx))
        })
        .expect("a transaction")
}

#[test]
fn what_was_changed_in_the_last_seven_days_is_marked() {
    with_both(|tx| {
        let spread = shown(tx, &at(12, "07:00"), Span::Week, &[]);
        insta::assert_snapshot!(lines(&spread), @r#"
        10 Morning [=] Tập huấn nghiệp vụ | chairs: Lãnh đạo Sở | units: TCCB | notes: (đến hết thứ Năm 12/11)
        11 AllDay [=] Tập huấn nghiệp vụ | chairs: Lãnh đạo Sở | units: TCCB | notes: tiếp từ thứ Ba 10/11
        12 AllDay [=] Tập huấn nghiệp vụ | chairs: Lãnh đạo Sở | units: TCCB | notes: tiếp từ thứ Ba 10/11
        12 Morning [ĐỔI] Họp giao ban | chairs: đ/c Lam | units: VP
        12 Afternoon [DỜI sang 24/11] Làm việc với Bộ | chairs: đ/c Tài | units: CNTY
        13 Morning [HỦY] Tiếp công dân | chairs: đ/c Thoa | units: VP
        13 Afternoon [MỚI] Kiểm tra đê điều | chairs: đ/c Vịnh | units: TL-PCTT
        "#);
        assert_eq!(spread.count(), 3, "what does not take place is not counted, what goes on once");
        assert_eq!(spread.revision.map(|revision| revision.number), Some(2));
        assert_eq!(spread.office.as_deref(), Some("Sở Nông nghiệp và Môi trường"));
    });
}

#[test]
fn after_seven_days_it_is_simply_so() {
    with_both(|tx| {
        let spread = shown(tx, &at(19, "07:00"), Span::Week, &[]);
        assert!(!spread.has_marks());
        assert!(!lines(&spread).contains("Tiếp công dân"), "{}", lines(&spread));
    });
}

#[test]
fn a_programme_published_for_the_first_time_has_no_marks() {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            publish(tx, &at(11, "15:20"), &reading(FIRST));
            assert!(!shown(tx, &at(12, "07:00"), Span::Week, &[]).has_marks());
            Ok(())
        })
        .expect("a transaction");
}

#[test]
fn an_officials_sheet_has_their_items_alone_and_does_not_repeat_their_name() {
    with_both(|tx| {
        let spread = shown(tx, &at(12, "07:00"), Span::Month, &["Lam"]);
        insta::assert_snapshot!(lines(&spread), @r#"
        10 Morning [=] Tập huấn nghiệp vụ | chairs: Lãnh đạo Sở | units: TCCB | notes: (đến hết thứ Năm 12/11)
        11 AllDay [=] Tập huấn nghiệp vụ | chairs: Lãnh đạo Sở | units: TCCB | notes: tiếp từ thứ Ba 10/11
        12 AllDay [=] Tập huấn nghiệp vụ | chairs: Lãnh đạo Sở | units: TCCB | notes: tiếp từ thứ Ba 10/11
        12 Morning [ĐỔI] Họp giao ban | units: VP
        "#);
        assert_eq!(spread.whom(), "Đ/c Lam");
        let tai = shown(tx, &at(12, "07:00"), Span::Month, &["Tài"]);
        assert!(lines(&tai).contains("[DỜI sang 24/11] Làm việc với Bộ"), "{}", lines(&tai));
    });
}

#[test]
fn days_off_and_days_that_no_programme_covers_are_told_apart() {
    let mut store = Store::in_memory().expect("a store");
    store
        .transact(|tx| {
            let mut half = reading(&["10 sáng | Họp giao ban | | VP | Lam"]);
            half.period.to = day(11);
            publish(tx, &at(2, "08:00"), &half);
            tx.set_office_day(day(13), Some(false), office::store::Actor::CommandLine, at(2, "08:00").now)?;
            let spread = shown(tx, &at(12, "07:00"), Span::Week, &[]);
            let of = |place: usize| (spread.days[place].rest, spread.nothing_on(&spread.days[place]));
            assert_eq!(of(2), (Rest::Workday, "Không có lịch".into()));
            assert_eq!(of(3), (Rest::Workday, "Chưa có chương trình".into()));
            assert_eq!(of(4), (Rest::Holiday, "Nghỉ lễ".into()));
            assert_eq!(of(5).0, Rest::Weekend);
            Ok(())
        })
        .expect("a transaction");
}
