//! Classes of words that rules ask for by name: the one place where such words are listed; no grammar.
//!
//! What a phrase of a question says is `phrases`; here stand words by which others are told apart.

use std::{ops::Range, sync::LazyLock};

use crate::words::{Word, key};
use script::fold::fold;

/// What the words of a class have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Orders.
    Remind,
    Ahead,
    Minutes,
    Hours,
    Each,
    Delegate,
    StandIn,
    Instead,
    Absent,
    Cancel,
    Move,
    Into,
    Change,
    Digest,
    Off,
    On,
    Weekend,
    /// What is ordered as well, and done nowhere by a sentence.
    OtherOrders,
    /// What is told to somebody else if somebody else is named.
    Telling,
    /// Shows that something is asked.
    Asking,
    /// Days: what follows a session or "tới" where a day is meant, and where a range ends.
    DayAfterSession,
    EndOfRange,
    From,
    BeginsPeriod,
    /// People: ahead of a name for certain, ahead of a capital, and who leads an office.
    Comrade,
    Sir,
    Kin,
    KinLetter,
    Chief,
    Which,
    Board,
    Given,
    Plural,
    /// Dates.
    MaybeSession,
    Until,
    EndsRange,
    Between,
    Turn,
    Numbered,
    Within,
    Month,
    Week,
    TomorrowButOne,
    WeekdayLetters,
    SlippedWeekday,
    Ordinal,
    EnglishTo,
    EnglishOn,
    EnglishOf,
    /// Units.
    OfOffice,
    Division,
    OwnDivision,
    Side,
    Office,
    NoName,
    And,
    Department,
    /// Words that say too little.
    Faint,
    Closing,
    Purpose,
    With,
    More,
    Room,
    Going,
    Again,
    Counter,
    Half,
    WhoAsked,
    ItemKind,
}

const TABLE: &[(Class, &str)] = &[
    (Class::Remind, "nhắc|báo trước|remind me"),
    (Class::Ahead, "trước|before|ahead"),
    (Class::Minutes, "phút|p|minutes|min"),
    (Class::Hours, "tiếng|giờ|h|hour|hours"),
    (Class::Each, "mỗi|mọi|từng|các|tất cả|every|each|all"),
    (Class::Delegate, "ủy quyền|uỷ quyền|delegate"),
    (Class::StandIn, "nhờ|cử"),
    (Class::Instead, "thay|dự thay|đi thay|họp thay|dự giúp|đi giúp"),
    (
        Class::Absent,
        "báo vắng|xin vắng|xin phép vắng|vắng mặt|xin được vắng|không dự được|không thể dự|không đi được|không thể đi|\
         không họp được|không thể họp|không tham dự được|không tham gia được|không thể tham dự|không đến được|ko dự được|\
         ko đi được|ko họp được|k dự được|k đi được|k họp được|bận không dự được|bận không đi được|không dự họp được|\
         can't attend|cannot attend",
    ),
    (Class::Cancel, "hủy|huỷ|hoãn|xóa|xoá|cancel|delete"),
    (Class::Move, "dời|chuyển|đổi|lùi|move|reschedule"),
    (Class::Into, "sang|qua|thành|đến|vào|to"),
    (Class::Change, "thay đổi"),
    (Class::Digest, "tin sáng|bản tin|giờ tin|giờ gửi tin|giờ nhận tin|tin|digest"),
    (Class::Off, "tắt|đừng gửi|không gửi|ngừng|thôi gửi|turn off|stop"),
    (Class::On, "bật|gửi cả|turn on"),
    (Class::Weekend, "cuối tuần|thứ bảy|chủ nhật|weekend|weekends"),
    (Class::OtherOrders, "thêm|tạo|đặt|sửa|bổ sung|ghi|lưu|đăng|chạy|cài|viết|remove|add|tắt|bật"),
    (Class::Telling, "gửi|nhắn|báo|thông báo|chuyển|forward"),
    (Class::Asking, "gì|nào|không|chưa|ai|mấy|đâu|mô|chi|ko|k|hok|hông|chăng|bao|any|what|which"),
    (Class::DayAfterSession, "nay|mai|mốt|ni|hôm|qua|kia|thứ|t|th|cn|ngày|bữa|mùng|mồng|chủ nhật"),
    (Class::EndOfRange, "cuối|hết|thứ|ngày|mùng|tháng|tuần|chủ|cn|t|th|mai"),
    (Class::From, "từ"),
    (Class::BeginsPeriod, "tuần|tháng|hôm|thứ|cuối|đầu"),
    (Class::Comrade, "đồng chí|đc|sếp|mr|mrs|ms|chị|bà|thủ trưởng"),
    (Class::Sir, "dc|anh|ông"),
    (Class::Kin, "cô|chú|bác|thầy|em|dì|cậu|mệ|cụ|chi|ba"),
    (Class::KinLetter, "a|c|o"),
    (Class::Chief, "sếp|thủ trưởng"),
    (Class::Which, "nào"),
    (Class::Board, "ban"),
    (Class::Given, "cho"),
    (Class::Plural, "các|những|hai|ba|mọi|cả|all"),
    (Class::MaybeSession, "sáng|tối"),
    (Class::Until, "tới"),
    (Class::EndsRange, "hết|đến|tới|rest|còn lại"),
    (Class::Between, "between"),
    (Class::Turn, "kia|mai|mốt|nay|hôm|qua|tới|sau|trước"),
    (Class::Numbered, "tháng|tuần|quý|số|lần|khóa|khoá|đợt|kỳ|năm"),
    (Class::Within, "trong"),
    (Class::Month, "tháng"),
    (Class::Week, "tuần"),
    (Class::TomorrowButOne, "mốt|một"),
    (Class::WeekdayLetters, "t|th|cn"),
    (Class::SlippedWeekday, "thư|thú|thừ|thử"),
    (Class::Ordinal, "st|nd|rd|th"),
    (Class::EnglishTo, "to"),
    (Class::EnglishOn, "on"),
    (Class::EnglishOf, "of"),
    (Class::OfOffice, "sở|cơ quan"),
    (Class::Division, "bộ phận|đơn vị|chi cục|trung tâm|phòng|ban|p|unit|division"),
    (Class::OwnDivision, "phòng|đơn vị|bộ phận"),
    (Class::Side, "bên|phía"),
    (Class::Department, "sở"),
    (
        Class::Office,
        "tổ chức cán bộ|tổ chức hành chính|kế hoạch tài chính|kế hoạch tổng hợp|hành chính tổng hợp|tổ chức|kế hoạch|\
         tài chính|hành chính|kế toán|nội vụ|tổng hợp|pháp chế|người có công|chính sách|đào tạo",
    ),
    (Class::NoName, "nào|mô|gì|họp|chống|thủ|ngừa|cháy|dịch|trừ"),
    (Class::And, "và|amp"),
    (Class::Faint, "gì|nào|việc|bận|what|which|work|plan|do"),
    (Class::Closing, "không|thế|vậy|nhé|nhỉ|nha"),
    (Class::Purpose, "để|nhằm"),
    (Class::With, "với"),
    (Class::More, "còn"),
    (Class::Room, "phòng"),
    (Class::Going, "đi"),
    (Class::Again, "nữa"),
    (Class::Counter, "nơi|chỗ|điểm|cuộc|buổi|việc|lịch|huyện|xã|đoàn"),
    (Class::Half, "nửa|rưỡi"),
    (Class::WhoAsked, "ai"),
    (Class::ItemKind, "hội|lễ"),
];

struct Spelt {
    key: String,
    fold: String,
}

/// The phrases of each class, the longest first.
static CLASSES: LazyLock<Vec<(Class, Vec<Vec<Spelt>>)>> = LazyLock::new(|| {
    let spelt = |word: &str| Spelt { key: key(word), fold: fold(word) };
    let phrase = |text: &str| text.split_whitespace().map(spelt).collect::<Vec<_>>();
    TABLE
        .iter()
        .map(|(class, listed)| {
            let mut phrases: Vec<Vec<Spelt>> = listed.split('|').map(phrase).collect();
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.len()));
            (*class, phrases)
        })
        .collect()
});

/// Typed with its diacritics, or with none at all.
fn is_word(word: &Word, listed: &Spelt) -> bool {
    word.key == listed.key || (word.is_plain() && word.fold == listed.fold)
}

/// How many words from `at` on are the longest phrase of the class that stands there; 0: none does.
pub fn length(words: &[Word], at: usize, class: Class) -> usize {
    let phrases = CLASSES.iter().filter(|(listed, _)| *listed == class).flat_map(|(_, phrases)| phrases);
    let stands = |phrase: &&Vec<Spelt>| {
        let typed = words.get(at..at + phrase.len());
        typed.is_some_and(|typed| typed.iter().zip(*phrase).all(|(word, listed)| is_word(word, listed)))
    };
    phrases.into_iter().find(stands).map_or(0, Vec::len)
}

pub fn is(word: &Word, class: Class) -> bool {
    length(std::slice::from_ref(word), 0, class) == 1
}

/// Where the first phrase of the class stands.
pub fn find(words: &[Word], class: Class) -> Option<Range<usize>> {
    let at = (0..words.len()).find(|at| length(words, *at, class) > 0)?;
    Some(at..at + length(words, at, class))
}

pub fn starts(words: &[Word], class: Class) -> bool {
    length(words, 0, class) > 0
}
