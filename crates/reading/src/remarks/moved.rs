//! Where an item has gone within its day: `dời sang Hội trường B`, `lùi sang 15h`, `chuyển về buổi chiều tại Phòng 2`;
//! another day is not read here, since whoever is put off so knows only that it is off today.

use super::{
    super::{
        folded::{Folded, fold_letters, pattern},
        hours,
        sentence::tidy,
    },
    Remark,
};
use plan::Session;
use script::dates::{self, Bare};

pattern!(
    MOVED = r"^(?:da\s+)?(?:doi|chuyen|lui|dich|{changed})(?:\s+(?:{place}|{hours}|gio|phong|lich))?(?:\s+(?:hop|{works}|{holds}))?\s+(?:sang|den|toi|len|ve|vao|thanh)\s+(?:luc\s+)?"
);
pattern!(
    SESSION =
        r"^(?:buoi\s+)?(?P<session>sang|chieu|toi)(?:\s+cung ngay)?(?:\s*$|\s*[,;-]\s*|\s+(?P<at>tai)\s)"
);
pattern!(PLACE = r"^[\s,;-]*(?:tai|o)?\s*");

/// What a remark moves, if that is an hour, a session or a room and nothing else.
pub fn moved(words: &str) -> Option<Vec<Remark>> {
    let words = words.trim().trim_end_matches(['.', ';', ',']);
    let folded = Folded::of(words);
    let found = folded.find(&MOVED)?;
    let mut rest = words[found.end..].trim();
    let plain = fold_letters(rest);
    if !dates::mark(&plain, Bare::Nothing).0.is_empty() {
        return None;
    }
    let mut remarks = Vec::new();
    let to = Folded::of(rest);
    if let Some((hours, length)) = hours::leading(&to.text) {
        remarks.extend([Remark::Hours(hours)]);
        // The session of the row is that of the hour that was printed first.
        remarks.extend(hours.from.map(|from| Remark::Session(Session::of_hour(from))));
        rest = &rest[to.origin(length)..];
    } else if let Some(session) = SESSION.captures(&to.text) {
        remarks.extend(hours::session_in_cell(&session["session"]).map(Remark::Session));
        // The word that leads to a place belongs to it.
        let end = match (session.name("at"), session.get(0)) {
            (Some(at), _) => at.start(),
            (None, whole) => whole.map_or(0, |whole| whole.end()),
        };
        rest = &rest[to.origin(end)..];
    }
    let ahead = Folded::of(rest);
    let place = tidy(&rest[ahead.find(&PLACE).map_or(0, |ahead| ahead.end)..]);
    if place.starts_with(|c: char| c.is_alphabetic()) {
        remarks.push(Remark::MovedTo(place));
    }
    (!remarks.is_empty()).then_some(remarks)
}
