//! A sentence cut at its labels, each clause with what it is about; knows labels, not what follows them.

use super::{
    super::{
        entries::outside,
        folded::{Folded, pattern},
    },
    tidy,
};

/// What begins at a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Clause {
    Work,
    Place,
    Company,
    /// Who follows the work for the office; of no use here.
    Clerks,
    Chair,
    Units,
    Hour,
    /// `Thời gian, địa điểm: 07 giờ 00’ tại …`
    HourAndPlace,
}

pattern!(
    LABELS = r"(?P<place>(?:{place}|{met_at}|noi {works})(?: hop| {holds}| {works}| {carries_out}| du kien)?\s*[:.]\s*(?:tai\b)?|diem(?: tap trung| hop| don)? tai\b\s*:?|\bdiem(?: tap trung| hop)?\s*:\s*(?:tai\b)?|\bd/?\s?diem\s*:\s*(?:tai\b)?|\bdiem (?P<at>{hall}|{room}|phong|{culture_house}|nha thi dau|{seat}|san|{centre}|ubnd|{office}|cong|dinh|khu)\b|\b{place} tai\b|\bd\.?/?d\.?\s*:|(?:^|\s)@\s)",
    r"|(?P<company>\b{members}(?: {attends}| {joins}| du hop| du| moi| gom| {along}| hop| {invites}| {works})*\s*[:.]|\bcung (?:du(?: hop)?|di|{attends}|{joins}|{works})\s*:|\bdi cung\s*:|\b(?:kinh )?moi(?: du| {attends}| hop| du hop| {along})?\s*:|\b{guests}\s*:|\b{delegates}(?: moi| {attends})?\s*:|\b(?:{attends}|nguoi du|du hop)\s*:|(?P<along>\b(?:kinh )?moi\b[^.;:()]*\bcung (?:du|di|{attends}|{joins})\b)|(?P<invites>\b(?:kinh )?moi\b))",
    r"|(?P<clerks>\b(?:ldvp|cvvp|cv|vp|{expert}|cv theo doi|{clerk}|phien dich|{serves}|{driver}|xe|{vehicle})\s*:)",
    r"|(?P<chair>\b(?:nguoi |dong )?(?:{chair}|{presides})(?: {meeting}| cuoc hop| hop| buoi {works})?\s*:|\b{leaders} (?:{chair}|du|{attends})\s*:|\btruc (?:{leaders}|{command}|ban)\s*:)",
    r"|(?P<units>\b(?:(?:{unit}|{agency}|phong|{section}|phong, {unit})\s+)?(?:{prepares}|{advises}|{serves})(?: {content}| {papers}| {report})*\s*:|\b{unit} {with}\s*:|\b{with}\s*:)",
    r"|(?P<both>\b{hours}(?:,| va| -|/)?\s*{place}\s*:)",
    r"|(?P<hour>\b(?:{hours}|thoi diem)(?: hop| bat dau)?\s*:)",
    r"|(?P<work>\b{content}(?: hop| {job}| {works})?\s*:|\bv/v\s*:)"
);

/// Splits a text at its labels. What stands ahead of the first is the work.
pub(super) fn clauses(text: &str) -> Vec<(Clause, &str)> {
    let folded = Folded::of(text);
    let mut found = Vec::new();
    let (mut clause, mut start) = (Clause::Work, 0);
    for captures in LABELS.captures_iter(&folded.text) {
        let Some(label) = captures.get(0) else { continue };
        let begin = folded.origin(label.start());
        let kind = kind_of(&captures);
        // `tiếp Công ty Điện lực, nội dung: …` is one sentence.
        let within = kind == Clause::Work
            && text[..begin].trim_end().ends_with(|c: char| c == ',' || c.is_alphanumeric());
        // `Mời …` as a sentence of its own, not the work of inviting.
        let invites = captures.name("invites").is_some() && text[..begin].trim().is_empty();
        if within || invites || !opens_clause(&text[..begin], label.as_str()) {
            continue;
        }
        push_clause(&mut found, clause, text[start..begin].trim_end_matches(['-', '–', '+', '*', ' ', ',']));
        if let Some(along) = captures.name("along") {
            // `mời … cùng dự`: the label itself holds who.
            let whole = folded.words(along.range());
            let whole = whole.split_once(' ').map_or(whole, |(_, rest)| rest);
            let end = Folded::of(whole);
            let end = end.text.rfind("cung ").map_or(whole.len(), |at| end.origin(at));
            push_clause(&mut found, Clause::Company, &whole[..end]);
        }
        // `mời … cùng dự`, `Điểm tại`: the label is a part of what it says.
        let end = captures.name("at").map_or(label.end(), |place| place.start());
        (clause, start) = (kind, folded.origin(end));
    }
    push_clause(&mut found, clause, &text[start..]);
    found
}

pub(super) fn push_clause<'a>(found: &mut Vec<(Clause, &'a str)>, clause: Clause, words: &'a str) {
    if !words.trim().is_empty() {
        found.push((clause, words));
    }
}

pub(super) fn kind_of(captures: &regex::Captures<'_>) -> Clause {
    let kinds = [
        ("place", Clause::Place),
        ("company", Clause::Company),
        ("clerks", Clause::Clerks),
        ("chair", Clause::Chair),
        ("units", Clause::Units),
        ("hour", Clause::Hour),
        ("both", Clause::HourAndPlace),
    ];
    kinds.into_iter().find(|(name, _)| captures.name(name).is_some()).map_or(Clause::Work, |(_, kind)| kind)
}

/// A label counts where a clause may begin, or where its colon leaves no doubt.
pub(super) fn opens_clause(before: &str, label: &str) -> bool {
    let before = before.trim_end_matches(' ');
    before.is_empty()
        || before.ends_with(['.', ';', ',', '\n', '-', '–', '+', '*', '(', ':', ')', '”', '"', '!'])
        || label.trim_end().ends_with([':', '@'])
}

/// Those who take part, each as printed: parted at semicolons and lines, at commas where no colon gathers them.
pub fn taking_part(words: &str) -> Vec<String> {
    let mut all = Vec::new();
    for part in split_outside(words, &[';', '\n']) {
        let cuts: &[char] = if part.contains(':') { &[] } else { &[','] };
        for name in split_outside(part, cuts) {
            let name = tidy(name);
            if name.chars().any(char::is_alphanumeric) && !all.contains(&name) {
                all.push(name);
            }
        }
    }
    all
}

pub(super) fn split_outside<'a>(text: &'a str, separators: &[char]) -> Vec<&'a str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for at in outside(text, separators) {
        parts.push(&text[start..at]);
        start = at + 1;
    }
    parts.push(&text[start..]);
    parts
}
