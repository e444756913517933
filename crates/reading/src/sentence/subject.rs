//! Who the subject of a sentence is, and what its verbs are; knows words, not clauses.

use super::super::{
    chairs,
    folded::{Folded, fold_letters, one_line, pattern},
    people::{self, Kind, Person},
};

/// The persons who are the subject of a sentence: `PGĐ Họ Tên dự …`, `Thường trực Thành ủy làm việc …`.
pub fn subject(content: &str) -> Vec<Person> {
    if !people::begins_person(content) {
        return Vec::new();
    }
    let folded = Folded::of(content);
    let verb = verbs(&folded).next();
    let end = match verb.filter(|verb| verb.start <= LONGEST_SUBJECT) {
        Some(verb) => folded.origin(verb.start),
        None => end_of_name(content),
    };
    let before = content[..end].trim().trim_end_matches([',', ':', '-', '–']);
    let people = chairs::in_text(before, false);
    people.into_iter().take_while(|person| person.kind != Kind::Other).collect()
}

pattern!(
    BODY = r"^(?:(?:cac\s+)?(?:tieu ban|ban|to {duty}|phong|chi bo|khoa)|{standing}|{council}|ubnd|hdnd|ubmttq|{party}|thanh uy|huyen uy|tinh uy|doan (?:giam sat|kiem tra|{duty}|thanh nien|dbqh)|{office}|cong doan|so|hoi (?:nong dan|phu nu|cuu chien binh|lien hiep)|to)\s"
);

/// The body that is the subject of a sentence: `Ban Pháp chế giám sát …` is led by that body.
pub fn body(content: &str) -> Vec<Person> {
    let folded = Folded::of(content);
    if !BODY.is_match(&folded.text) || !content.starts_with(char::is_uppercase) {
        return Vec::new();
    }
    let Some(verb) = verbs(&folded).next().filter(|verb| verb.start <= LONGEST_SUBJECT) else {
        return Vec::new();
    };
    let name = content[..folded.origin(verb.start)].trim().trim_end_matches([',', ':', '-', '–']);
    // `Phòng họp`, `Hội đồng nhân dân tỉnh khóa X kỳ họp thứ 3`: a body's name has words of its own.
    if name.split_whitespace().count() < 2 || name.contains([';', '.', '(']) {
        return Vec::new();
    }
    vec![named_body(name)]
}

/// Whether a text is the name of a body and nothing more.
pub fn is_body(text: &str) -> bool {
    let named = text.chars().count() <= LONGEST_BODY && text.starts_with(char::is_uppercase);
    named
        && (BODY.is_match(&fold_letters(text)) || fold_letters(text).starts_with("doan "))
        && !has_verb(text)
}

pub(super) const LONGEST_BODY: usize = 60;

/// A body as somebody who leads.
pub fn named_body(name: &str) -> Person {
    Person {
        name: one_line(name),
        positions: Vec::new(),
        kind: Kind::Collective,
        honorific: false,
        listed: false,
    }
}

/// Where the name ends that a sentence with an unknown verb begins with.
pub(super) fn end_of_name(content: &str) -> usize {
    let ends = content
        .match_indices(' ')
        .map(|(at, _)| at)
        .filter(|at| content[at + 1..].starts_with(char::is_lowercase));
    let named = |at: &usize| {
        let last = chairs::in_text(&content[..*at], false).pop();
        last.is_some_and(|person| person.kind == Kind::Person)
    };
    ends.take_while(|at| *at <= LONGEST_SUBJECT).find(named).unwrap_or(0)
}

/// Verbs that are no verbs behind these words: `Thường trực`, `Đại học`.
pub(super) const NOUNS: &[(&str, &str)] = &[
    ("thuong", "truc"),
    ("dai", "hoc"),
    ("khoa", "hoc"),
    ("tieu", "hoc"),
    ("trung", "hoc"),
    ("y", "hoc"),
    ("doan", "cong tac"),
    ("tieu", "ban"),
    ("ban", "to chuc"),
    ("phong", "hop"),
    ("can bo", "lam"),
];

/// Verbs that are no verbs ahead of these words: `đơn vị`, `học sinh`.
pub(super) const BEGUN_NOUNS: &[(&str, &str)] = &[
    ("don", "vi"),
    ("hoc", "sinh"),
    ("hoc", "vien"),
    ("ky", "hop"),
    ("di", "tich"),
    ("hop", "tac"),
    ("truc", "thuoc"),
];

/// A subject longer than this is a sentence of its own.
pub(super) const LONGEST_SUBJECT: usize = 160;

/// Whether a phrase says what somebody does.
pub fn has_verb(phrase: &str) -> bool {
    verbs(&Folded::of(phrase)).next().is_some()
}

/// The verbs of a sentence, by the folded bytes that they take.
pub(super) fn verbs<'a>(folded: &'a Folded<'_>) -> impl Iterator<Item = std::ops::Range<usize>> + 'a {
    VERB.find_iter(&folded.text).map(|m| m.range()).filter(|verb| {
        let before = folded.text[..verb.start].trim_end();
        let word = &folded.text[verb.clone()];
        let behind = folded.text[verb.end..].trim_start();
        let noun = NOUNS.iter().any(|(ahead, verb)| *verb == word && before.ends_with(ahead))
            || BEGUN_NOUNS.iter().any(|(verb, next)| *verb == word && behind.starts_with(next));
        verb.start > 0 && folded.words(verb.clone()).starts_with(char::is_lowercase) && !noun
    })
}

pattern!(
    VERB = r"\b(?:tiep tuc|{attends}|du|hop|{works}|{chair}|tiep|kiem tra|di|nghe|{joins}|phat bieu|tham|khao sat|truc|{duty}|",
    r"{holds}|giai quyet|doi thoai|ky|chuc|{briefing}|{presides}|trao|gap|hoi y|tham dinh|dang huong|dang hoa|vieng|hoc|{report}|lam|",
    r"giam sat|trien khai|cung|dan|thong qua|cho y kien|xem xet|nghien cuu|xu ly|duyet|nghi|len|ve|don|chi dao|dieu hanh|ket luan|",
    r"{with}|tap huan|boi duong|dong vien|khai mac|be mac|quan triet|xet|danh gia|sinh hoat|kiem diem|ra soat|day|giang|",
    r"tuyen truyen|{serves}|{prepares}|ban giao|nhan|cham|coi thi|phong van|phat dong|pho bien|cong bo|tang|be giang|khanh thanh|khoi cong|{assigned}|tham tra|thong nhat|thao luan|ban|huong dan|lay y kien|nghiem thu|tong ket|so ket|tong duyet|khen thuong|giao luu|hiep thuong|tiep xuc|ra quan|mung|gap go|van dong|kiem ke|bao ve|quyet dinh|cat bang|bo nhiem|hop bao|tra loi|{carries_out}|hoan thien|chot|tong hop|trinh|thi sat|toa dam|hoi dam)\b"
);
