//! Orders: sentences that want something done rather than told; knows verbs, not what they are about.

use crate::{
    cover::{Piece, Thing},
    numbers::may_be,
    phrases::Sense,
    words::{Word, key},
};

/// What only the secretariat does, and not by a sentence.
const VERBS: [&str; 27] = [
    "hủy",
    "huỷ",
    "xóa",
    "xoá",
    "thêm",
    "tạo",
    "đặt",
    "sửa",
    "chuyển",
    "dời",
    "hoãn",
    "đổi",
    "bổ sung",
    "ghi",
    "lưu",
    "đăng",
    "bật",
    "tắt",
    "chạy",
    "cài",
    "viết",
    "cancel",
    "delete",
    "move",
    "remove",
    "add",
    "reschedule",
];
/// What is told to somebody else if somebody else is named.
const TELLING: [&str; 6] = ["gửi", "nhắn", "báo", "thông báo", "chuyển", "forward"];
/// Words that ask.
const ASKING: [&str; 18] = [
    "gì", "nào", "không", "chưa", "ai", "mấy", "đâu", "mô", "chi", "ko", "k", "hok", "hông", "chăng", "bao",
    "any", "what", "which",
];

fn is(word: &Word, any: &[&str]) -> bool {
    any.iter().any(|listed| {
        if !may_be(word, listed) {
            return false;
        }
        let listed = key(listed);
        word.key == listed || (word.is_plain() && word.fold == script::fold::fold(&listed))
    })
}

fn starts_with(words: &[Word], any: &[&str]) -> bool {
    any.iter().any(|verb| {
        let mut parts = verb.split(' ').enumerate();
        parts.all(|(at, part)| words.get(at).is_some_and(|word| is(word, &[part])))
    })
}

/// "hủy cuộc họp chiều nay", "gửi lịch cho đ/c …"; not "hủy cuộc nào không", nor "đổi lịch" alone.
pub fn is_order(pieces: &[Piece], words: &[Word]) -> bool {
    let skipped = |piece: &&Piece| {
        let manners = match &piece.thing {
            Thing::Sense(sense) => matches!(
                sense,
                Sense::Address
                    | Sense::Request
                    | Sense::Myself
                    | Sense::Honorific
                    | Sense::Filler
                    | Sense::Greeting
                    | Sense::When(_)
                    | Sense::Session(_)
            ),
            Thing::Said(_) | Thing::Hour(_) => true,
            _ => false,
        };
        manners && !starts_with(&words[piece.at..piece.at + piece.length], &TELLING)
    };
    let Some(first) = pieces.iter().find(|piece| !skipped(piece)) else { return false };
    let start = first.at;
    let said = &words[start..];
    // "tat ca" and "dang uy" only look like "tắt" and "đăng".
    let else_said = match &first.thing {
        Thing::Whom(_) | Thing::Unknown(_) => true,
        Thing::Sense(sense) => *sense == Sense::Everything,
        Thing::Words => first.length > 1,
        _ => false,
    };
    if else_said {
        return false;
    }
    if said.iter().any(|word| is(word, &ASKING)) {
        return false;
    }
    let to_others = || {
        let named = |piece: &Piece| {
            let others = Thing::Sense(Sense::Everything);
            piece.at > start
                && (matches!(piece.thing, Thing::Whom(_) | Thing::Unknown(_)) || piece.thing == others)
        };
        pieces.iter().any(|piece| named(piece) && words[piece.at - 1].fold == "cho")
    };
    // "thay đổi lịch sang thứ 6"
    let moved = || starts_with(said, &["thay đổi"]) && said.iter().any(|word| is(word, &["sang", "thành"]));
    (starts_with(said, &VERBS) && said.len() > 2) || (starts_with(said, &TELLING) && to_others()) || moved()
}
