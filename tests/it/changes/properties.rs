//! What holds for every programme, tried on random ones.

use chrono::{Days, NaiveDate, NaiveTime};
use plan::{
    Item, Session, Source, Status,
    changes::{Change, Comparison, Kind, Places, names_a_place},
    directory::Directory,
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::notation::{compared_items, day, table};
use words::{Language, announcement::Names};

const WORKS: &[&str] = &[
    "Họp UBND tỉnh nghe báo cáo phương án di dời chợ",
    "Làm việc với Ban Quản lý dự án về giải ngân vốn đầu tư công",
    "Tập huấn nghiệp vụ quản lý chất lượng công trình cấp xã",
    "Công bố Quyết định thanh tra việc chấp hành pháp luật xây dựng",
    "Hội nghị sơ kết phong trào thi đua, khen thưởng",
    "Thẩm định đồ án quy hoạch phân khu",
    "Dự lễ kỷ niệm ngày thành lập Hội Kiến trúc sư",
    "Nghe dự thảo Nghị quyết hỗ trợ nhà ở xã hội",
    "Bàn giao mặt bằng tuyến đường vành đai phía Nam",
    "Tiếp công dân định kỳ",
    "Giao ban với trưởng các phòng chuyên môn",
    "Khảo sát hệ thống thoát nước, cây xanh đô thị",
];
const PLACES: &[&str] = &["An Phước", "Tân Lộc", "Bình Khê", "Sơn Hải", "Phú Lâm", "Đông Thành"];
const OFFICIALS: &[&str] = &["Thắng", "Hoa", "Kiên"];
const UNITS: &[&str] = &["VP", "KHTC", "TTr", "QLĐT", "HTKT-VT"];

fn first() -> NaiveDate {
    day("2/3")
}

/// An item; the serial number in it keeps two items of one programme apart where a test needs that.
fn an_item(serial: usize) -> impl Strategy<Value = Item> {
    let session = select(vec![Session::Morning, Session::Afternoon, Session::AllDay, Session::Unspecified]);
    let people = (select(OFFICIALS), proptest::sample::subsequence(UNITS, 1..3));
    (select(WORKS), select(PLACES), 0..28_u64, session, people).prop_map(
        move |(work, place, days, session, (official, units))| Item {
            date: first() + Days::new(days),
            end_date: None,
            session,
            time: None,
            end_time: None,
            content: format!("{work} xã {place} đợt {serial}"),
            location: Some("Hội trường Sở".into()),
            units: units.into_iter().map(str::to_owned).collect(),
            officials: vec![official.to_owned()],
            status: Status::Scheduled,
            attendees: Vec::new(),
            notes: None,
            source: Source::default(),
        },
    )
}

fn a_programme() -> impl Strategy<Value = Vec<Item>> {
    (3..25_usize).prop_flat_map(|count| (0..count).map(|at| an_item(at + 1)).collect::<Vec<_>>())
}

/// The same works on several days, as routine is.
fn a_routine_programme() -> impl Strategy<Value = Vec<Item>> {
    vec(an_item(1), 3..25)
}

/// Something that a secretary does to one item; `None` as the item takes it out.
fn edited(item: &Item, kind: Kind) -> Option<Item> {
    let mut item = item.clone();
    match kind {
        Kind::Added => {}
        Kind::Cancelled => return None,
        Kind::Moved => item.date = item.date + Days::new(3),
        Kind::Rescheduled => item.time = NaiveTime::from_hms_opt(9, 15, 0),
        Kind::Relocated => item.location = Some("Phòng họp số 2".into()),
        Kind::ChairChanged => {
            let at = OFFICIALS.iter().position(|o| *o == item.officials[0]).unwrap_or_default();
            item.officials = vec![OFFICIALS[(at + 1) % OFFICIALS.len()].into()];
        }
        Kind::UnitsChanged => item.units = vec!["Đội Trật tự".into()],
        Kind::AttendeesChanged => item.attendees = vec!["Hội Nông dân".into()],
        Kind::Reworded => item.content = format!("{} và trao quyết định bổ nhiệm", item.content),
    }
    Some(item)
}

const KINDS: &[Kind] = &[
    Kind::Added,
    Kind::Cancelled,
    Kind::Moved,
    Kind::Rescheduled,
    Kind::Relocated,
    Kind::ChairChanged,
    Kind::UnitsChanged,
    Kind::AttendeesChanged,
    Kind::Reworded,
];

/// A programme and, for some of its items, what is done to them.
fn an_edited_programme() -> impl Strategy<Value = (Vec<Item>, Vec<Option<Kind>>)> {
    a_programme().prop_flat_map(|items| {
        let edits = vec(proptest::option::weighted(0.3, select(KINDS)), items.len());
        (Just(items), edits)
    })
}

fn rows_shuffled(items: Vec<Item>) -> impl Strategy<Value = (Vec<Item>, Vec<Item>)> {
    (Just(items.clone()), Just(items).prop_shuffle())
}

/// Changes without the places in which their items stood.
fn wherever(mut changes: Vec<Change>) -> Vec<Change> {
    for change in &mut changes {
        change.places = Places::default();
    }
    changes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_programme_does_not_differ_from_itself(items in a_routine_programme()) {
        let comparison = compared_items(&items, &items);
        prop_assert_eq!(table(&comparison), "");
    }

    #[test]
    fn the_order_of_rows_changes_nothing(
        (old, shuffled) in a_routine_programme().prop_flat_map(rows_shuffled),
        (new, also_shuffled) in a_routine_programme().prop_flat_map(rows_shuffled),
    ) {
        prop_assert_eq!(table(&compared_items(&old, &shuffled)), "");
        let changes = |old: &[Item], new: &[Item]| wherever(compared_items(old, new).changes);
        prop_assert_eq!(changes(&old, &new), changes(&shuffled, &also_shuffled));
    }

    #[test]
    fn what_is_added_one_way_is_cancelled_the_other(old in a_routine_programme(), new in a_routine_programme()) {
        let mut there = wherever(compared_items(&old, &new).changes);
        let mut back = wherever(compared_items(&new, &old).changes);
        for change in &mut back {
            std::mem::swap(&mut change.before, &mut change.after);
            for kind in &mut change.kinds {
                *kind = match *kind {
                    Kind::Added => Kind::Cancelled,
                    Kind::Cancelled => Kind::Added,
                    other => other,
                };
            }
        }
        let order = |change: &Change| format!("{change:?}");
        there.sort_by_cached_key(order);
        back.sort_by_cached_key(order);
        prop_assert_eq!(there, back);
    }

    #[test]
    fn known_edits_are_found_and_nothing_else((old, edits) in an_edited_programme()) {
        let mut new = Vec::new();
        let mut expected = Vec::new();
        for (item, edit) in old.iter().zip(&edits) {
            match edit {
                None => new.push(item.clone()),
                Some(Kind::Added) => {
                    new.push(item.clone());
                    let extra = Item { content: format!("Trực Tết số {} theo phân công", new.len()), ..item.clone() };
                    expected.push(Change { kinds: vec![Kind::Added], before: None, after: Some(extra.clone()), places: Places::default() });
                    new.push(extra);
                }
                Some(kind) => {
                    let after = edited(item, *kind);
                    new.extend(after.clone());
                    expected.push(Change { kinds: vec![*kind], before: Some(item.clone()), after, places: Places::default() });
                }
            }
        }
        let found = compared_items(&old, &new);
        let in_order = |mut changes: Vec<Change>| {
            changes.sort_by_cached_key(|change| format!("{change:?}"));
            table(&Comparison { changes, ..Comparison::default() })
        };
        prop_assert_eq!(in_order(found.changes), in_order(expected));
        prop_assert!(found.immaterial.is_empty());
    }
}

/// A programme whose works name places in their sentences, and the same with some of them elsewhere, without one,
/// or with one in a field of its own.
fn programmes_that_move_within_sentences() -> impl Strategy<Value = (Vec<Item>, Vec<Item>)> {
    let place = || proptest::option::of(select(PLACES));
    a_programme().prop_flat_map(move |items| {
        let places = vec((place(), place(), any::<bool>()), items.len());
        (Just(items), places).prop_map(|(items, places)| {
            let at = |item: &Item, place: Option<&str>, apart: bool| {
                let (said, apart) = (place.filter(|_| !apart), place.filter(|_| apart));
                let said = said.map(|place| format!(" tại huyện {place}")).unwrap_or_default();
                Item {
                    content: format!("{}{said}", item.content),
                    location: apart.map(|place| format!("UBND huyện {place}")),
                    ..item.clone()
                }
            };
            let pairs = items.iter().zip(&places);
            pairs.map(|(item, (old, new, apart))| (at(item, *old, false), at(item, *new, *apart))).unzip()
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn before_and_now_are_two_different_and_true_phrases((old, new) in programmes_that_move_within_sentences()) {
        let directory = Directory::default();
        let names = Names { language: Language::Vi, directory: &directory };
        for change in compared_items(&old, &new).changes {
            let told = names.change(&change).to_plain();
            let line = |head: &str| {
                told.lines().find_map(|line| line.trim().strip_prefix(head)).unwrap_or_default().to_owned()
            };
            let (before, now) = (line("Trước: "), line("Nay: "));
            prop_assert!(before != now || before.is_empty(), "{}", told);
            for (said, item) in [(before, &change.before), (now, &change.after)] {
                let names_one = item.as_ref().is_some_and(names_a_place);
                prop_assert!(!(names_one && said.contains("chưa ghi địa điểm")), "{}", told);
            }
        }
    }
}

/// Far above what it takes (some 130 ms unoptimised), because other work may run beside the tests.
const FAST_ENOUGH: std::time::Duration = std::time::Duration::from_secs(3);

#[test]
fn five_hundred_items_are_compared_while_a_secretary_waits() {
    let works = |at: usize| format!("{} xã {}", WORKS[at % WORKS.len()], PLACES[at / 7 % PLACES.len()]);
    let old: Vec<Item> = (0..500)
        .map(|at| Item {
            date: first() + Days::new(at as u64 % 28),
            end_date: None,
            session: if at % 2 == 0 { Session::Morning } else { Session::Afternoon },
            time: None,
            end_time: None,
            content: works(at),
            location: None,
            units: vec![UNITS[at % UNITS.len()].into()],
            officials: vec![OFFICIALS[at % OFFICIALS.len()].into()],
            status: Status::Scheduled,
            attendees: Vec::new(),
            notes: None,
            source: Source::default(),
        })
        .collect();
    let new: Vec<Item> = old
        .iter()
        .enumerate()
        .map(|(at, item)| Item { date: item.date + Days::new(u64::from(at % 10 == 0)), ..item.clone() })
        .collect();
    let before = std::time::Instant::now();
    let comparison = compared_items(&old, &new);
    let took = before.elapsed();
    assert!(!comparison.changes.is_empty() && comparison.changes.len() <= 50);
    assert!(took < FAST_ENOUGH, "{took:?}");
}
