//! What stands ahead of and behind the programme: title, period, issuer, version, priorities.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{
    dates::{self, Bare, Days, Partial},
    document::Paragraph,
    entries::without_bullet,
    folded::{Folded, fold_letters, one_line, pattern},
};
use plan::{Period, Priority};

/// What the lines around the programme say.
#[derive(Clone, Debug, Default)]
pub struct Head {
    /// Every period that a line names, those of titles first; which one holds, the dates below tell.
    pub periods: Vec<Named>,
    pub year: Option<i32>,
    /// The month that a title names without its year.
    pub month: Option<u32>,
    pub version: Option<String>,
    /// What the title says is done, for lines that name only who and when: `Lịch tiếp công dân` .
    pub work: Option<String>,
    /// The day of the place-and-date line ahead of the title.
    pub signed: Option<NaiveDate>,
    /// The title speaks of a programme or schedule.
    pub titled: bool,
}

/// A period and how it was named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    pub period: Period,
    /// In a title, or as a range; a single date elsewhere may be anything.
    pub sure: bool,
}

pattern!(
    TITLE = r"\b(?:{programme} (?:{duty}|{works}|tuan|thang)|lich (?:{duty}|{works}|hop|tuan|tiep|hoat dong|{job}|truc|sinh hoat|tuan {duty})|ke hoach (?:{duty}|tuan|thang)|du kien {programme})\b"
);
// What a document rests on has dates of its own.
pattern!(LEGAL = r"^(?:can cu|{carries_out}|theo|ky niem|chao mung|nhan dip)\b");
pattern!(QUARTER = r"\bquy\s+(i{1,3}|iv|[1-4])\s*(?:/|-|nam|,\s*nam)\s*(\d{4})\b");
pattern!(STAMP = r"(?:{updated}|in luc|ban hanh|kem theo|theo quyet dinh|so:|so \d|/qd|/tb)");
pattern!(
    PLACE_LINE = r"^[^,:]{2,40},\s*(?:ngay\s+(\S{1,3})\s+thang\s+(\S{1,3})\s+nam\s+(\d{4})|ngay\s+(\d{1,2})/(\d{1,2})/(\d{4}))\s*\.?$"
);
pattern!(PLACED = r"[^,.\d]{2,40},\s*ngay\s+\S{1,2}\s+thang\s+\S{1,2}\s+nam\s+(\d{4})\s*");
pattern!(MONTH = r"(?:^|[^\d])\bthang\s+(\d{1,2})\s*(?:/|-|nam|,\s*nam)\s*(\d{4})\b");
pattern!(DAY_OF = r"\bngay\s+\d{1,2}\s+thang\b");
pattern!(WEEK = r"\btuan\s+(?:thu\s+)?(\d{1,2})\s*(?:/|-|,?\s*nam)\s*(\d{4})\b");
pattern!(YEAR = r"\b(?:nam\s+|/)(20\d{2})\b");
pattern!(
    DONE = r"\blich\s+(tiep cong dan|tiep dan|tiep xuc cu tri|truc(?: ban| {leaders}| {agency})?|hoc tap|{briefing})\b"
);
pattern!(ANY_YEAR = r"\b(20[0-4]\d)\b");
pattern!(
    VERSION = r"\b({adjusted}(?:\s+(?:lan\s+(?:thu\s+)?\w+|bo sung))?|du thao(?:\s+lan\s+\w+)?|chinh thuc|bo sung lan \w+)\b"
);

/// Reads the lines ahead of the programme; `lines` may go on into it, only titles are looked at.
pub fn read(lines: &[String]) -> Head {
    let mut head = Head::default();
    let mut place_date = None;
    let mut after_title = usize::MAX;
    for line in lines {
        let line = one_line(line);
        let folded = fold_letters(&line);
        if let Some(date) = place_and_date(&folded) {
            place_date = Some(date);
            continue;
        }
        // A page without paragraphs puts the place-and-date line and the title into one.
        let folded = PLACED.replace(&folded, " ").into_owned();
        if LEGAL.is_match(&folded) {
            continue;
        }
        let titled = TITLE.is_match(&folded);
        head.titled |= titled;
        if let Some(found) = DONE.captures(&folded).filter(|_| head.work.is_none()) {
            let words = Folded::of(&line);
            let same = words.text == folded;
            head.work = found.get(1).filter(|_| same).map(|work| words.words(work.range()).to_lowercase());
        }
        after_title = if titled { 0 } else { after_title.saturating_add(1) };
        let about_time = folded.contains("tuan")
            || folded.contains("tu ngay")
            || folded.starts_with("ngay ")
            || folded.starts_with("thang ")
            || folded.starts_with("(");
        if !titled && after_title > 3 && !about_time {
            continue;
        }
        if head.version.is_none() {
            head.version = version(&line, &folded);
        }
        let folded = STAMP.find(&folded).map_or(folded.as_str(), |m| &folded[..m.start()]);
        take_time(&mut head, folded, titled);
    }
    head.signed = place_date;
    head
}

/// The day on which the document was signed, wherever its place-and-date line stands.
pub fn signed(lines: &[String]) -> Option<NaiveDate> {
    lines.iter().find_map(|line| place_and_date(&fold_letters(line)))
}

fn place_and_date(folded: &str) -> Option<NaiveDate> {
    let found = PLACE_LINE.captures(folded)?;
    let part = |first: usize, second: usize| {
        found.get(first).or_else(|| found.get(second)).and_then(|m| m.as_str().parse::<u32>().ok())
    };
    let year = i32::try_from(part(3, 6)?).ok()?;
    // A day left open for the pen, `ngày … tháng 11 năm 2026`, still tells month and year.
    let month = part(2, 5).unwrap_or(1);
    NaiveDate::from_ymd_opt(year, month, part(1, 4).unwrap_or(1))
}

pattern!(BARE_MONTH = r"\bthang\s+(\d{1,2})\s*$");

/// A range, a month, a week or a day in a title.
fn take_time(head: &mut Head, folded: &str, titled: bool) {
    let year = YEAR
        .captures(folded)
        .or_else(|| ANY_YEAR.captures(folded).filter(|_| titled))
        .and_then(|found| found[1].parse::<i32>().ok());
    head.year = head.year.or(year);
    if let Some(period) = range(folded, head.year) {
        head.periods.push(Named { period, sure: true });
        return;
    }
    if let Some(found) = QUARTER.captures(folded) {
        let quarter = match &found[1] {
            "i" | "1" => 1,
            "ii" | "2" => 2,
            "iii" | "3" => 3,
            _ => 4,
        };
        let months = found[2]
            .parse()
            .ok()
            .and_then(|year| Some((month(year, quarter * 3 - 2)?, month(year, quarter * 3)?)));
        let period = months.map(|(first, last)| Period { from: first.from, to: last.to });
        head.periods.extend(period.map(|period| Named { period, sure: titled }));
        head.year = found[2].parse().ok().or(head.year);
    } else if let Some(found) = MONTH.captures(folded).filter(|_| !DAY_OF.is_match(folded)) {
        let period = found[1].parse().ok().zip(found[2].parse().ok()).and_then(|(m, y)| month(y, m));
        head.periods.extend(period.map(|period| Named { period, sure: titled }));
        head.year = found[2].parse().ok().or(head.year);
    } else if let Some(found) = WEEK.captures(folded) {
        head.year = found[2].parse().ok();
    } else if let Some(found) = BARE_MONTH.captures(folded).filter(|_| titled && !DAY_OF.is_match(folded)) {
        head.month = found[1].parse().ok().filter(|month| (1..=12).contains(month));
    } else if let Some((Days::Each(each), _)) = dates::all(folded).first()
        && let [Partial { day, month: Some(month), year }] = each.as_slice()
        && let Some(year) = year.or(head.year)
        && let Some(date) = NaiveDate::from_ymd_opt(year, *month, *day)
    {
        head.periods.push(Named { period: Period { from: date, to: date }, sure: titled });
        head.year = Some(year);
    } else if titled
        && !folded.contains("tuan")
        && !folded.contains("thang")
        && let Some(year) = year
        && let (Some(first), Some(last)) = (month(year, 1), month(year, 12))
    {
        head.periods.push(Named { period: Period { from: first.from, to: last.to }, sure: false });
    }
}

/// `từ ngày 12/5 đến ngày 16/5/2025`, `(02-08/9/2019)`.
pub fn range(folded: &str, year: Option<i32>) -> Option<Period> {
    let spans = dates::all(folded).into_iter().filter_map(|(days, _)| match days {
        Days::Span(from, to) => Some((from, to)),
        Days::Each(_) => None,
    });
    for (from, to) in spans {
        let Some(last_year) = to.year.or(year) else { continue };
        let (Some(from_month), Some(to_month)) = (from.month, to.month) else { continue };
        let first_year = from.year.unwrap_or(if from_month > to_month { last_year - 1 } else { last_year });
        let from = NaiveDate::from_ymd_opt(first_year, from_month, from.day);
        let to = NaiveDate::from_ymd_opt(last_year, to_month, to.day);
        if let (Some(from), Some(to)) = (from, to)
            && from <= to
        {
            return Some(Period { from, to });
        }
    }
    // `Từ thứ Hai, 12/5/2025 … Chủ nhật, 18/5/2025`: two single dates of one line.
    let single = |days: &Days| match days {
        Days::Each(each) if each.len() == 1 => Some(each[0]),
        _ => None,
    };
    let found: Vec<Partial> = dates::all(folded).iter().filter_map(|(days, _)| single(days)).collect();
    if let [from, to] = found.as_slice()
        && folded.contains("tu ")
        && folded.contains("den ")
    {
        let year_of = |date: &Partial| date.year.or(to.year).or(year);
        let from = NaiveDate::from_ymd_opt(year_of(from)?, from.month?, from.day)?;
        let to = NaiveDate::from_ymd_opt(year_of(to)?, to.month?, to.day)?;
        return (from <= to).then_some(Period { from, to });
    }
    None
}

/// The whole of a month.
pub fn month(year: i32, month: u32) -> Option<Period> {
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    let next = if month == 12 {
        NaiveDate::from_ymd_opt(year + 1, 1, 1)
    } else {
        NaiveDate::from_ymd_opt(year, month + 1, 1)
    };
    Some(Period { from, to: next?.pred_opt()? })
}

/// The week that `Tuần 21/2018` names by ISO 8601, for documents whose weekdays carry no dates.
pub fn iso_week(lines: &[String]) -> Option<Period> {
    let found = lines.iter().find_map(|line| {
        let folded = fold_letters(line);
        WEEK.captures(&folded).map(|found| (found[1].to_owned(), found[2].to_owned()))
    })?;
    let from = NaiveDate::from_isoywd_opt(found.1.parse().ok()?, found.0.parse().ok()?, Weekday::Mon)?;
    Some(Period { from, to: from + chrono::Days::new(6) })
}

fn version(line: &str, folded: &str) -> Option<String> {
    let found = VERSION.find(folded)?;
    let inside = line.split(['(', ')']).map(one_line).find(|part| VERSION.is_match(&fold_letters(part)))?;
    // `(Điều chỉnh lần 9)` alone, or the words of a title that hold it.
    if fold_letters(&inside).trim().len() <= found.len() + 12 {
        return Some(inside);
    }
    let letters = folded[..found.start()].chars().count();
    let count = found.as_str().chars().count();
    Some(line.chars().skip(letters).take(count).collect())
}

pattern!(SECTION = r"^(?:[ivx]+|\d{1,2}|[a-d])\s*[.)/-]\s*\S");
pattern!(
    FOCUS = r"\b(?:trong tam|tap trung (?:chi dao|{carries_out}|{leaders})|nhiem vu (?:chu yeu|trong tam|chung)|{job} (?:tap trung|trong tam|chu yeu)|chi dao chung)\b"
);
pattern!(
    DUE = r"\b(?:truoc|cham nhat|muon nhat|han(?: chot| cuoi)?|den het|xong trong|hoan thanh trong|het)\b[^.;,\d]{0,20}"
);

/// The top-level bullets of the section ahead of the programme.
pub fn priorities(paragraphs: &[&Paragraph], year: Option<i32>) -> Vec<Priority> {
    let Some(start) = paragraphs.iter().position(|p| is_focus_heading(p)) else { return Vec::new() };
    let section = &paragraphs[start + 1..];
    let end = section.iter().position(|p| is_next_section(p)).unwrap_or(section.len());
    let section = &section[..end];
    let bulleted = section.iter().any(|p| is_bullet(p));
    let top = section.iter().filter(|p| is_bullet(p)).map(|p| p.list_depth).min().unwrap_or(0);
    let numbered = section.iter().any(|p| SECTION.is_match(&fold_letters(p.text.trim())));
    let mark = section.iter().find(|p| is_bullet(p)).and_then(|p| p.text.trim_start().chars().next());
    let is_top = |p: &Paragraph| {
        let text = p.text.trim_start();
        let same = p.list_depth > 0 || numbered || text.chars().next() == mark;
        !bulleted || (is_bullet(p) && p.list_depth == top && same)
    };
    let top = section.iter().filter(|p| !p.text.trim().is_empty() && is_top(p));
    top.map(|p| {
        let text = one_line(without_number(without_bullet(&p.text)));
        let due = due(&text, year);
        Priority { text, due }
    })
    .collect()
}

fn is_focus_heading(paragraph: &Paragraph) -> bool {
    let folded = fold_letters(paragraph.text.trim());
    FOCUS.is_match(&folded) && folded.chars().count() < 120 && !folded.starts_with('-')
}

fn is_next_section(paragraph: &Paragraph) -> bool {
    let folded = fold_letters(paragraph.text.trim());
    let heading = paragraph.bold || paragraph.heading > 0;
    (heading && SECTION.is_match(&folded)) || (TITLE.is_match(&folded) && folded.chars().count() < 140)
}

fn is_bullet(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.trim_start();
    paragraph.list_depth > 0
        || text.starts_with(super::entries::BULLETS)
        || SECTION.is_match(&fold_letters(text))
}

/// Whether a folded line is a title of a programme.
pub fn is_title(folded: &str) -> bool {
    TITLE.is_match(folded) && folded.chars().count() < LONGEST_TITLE
}

const LONGEST_TITLE: usize = 200;

/// `1. Tiếp công dân định kỳ`.
pub fn is_section(text: &str) -> bool {
    SECTION.is_match(&fold_letters(text.trim()))
}

pub fn without_number(text: &str) -> &str {
    let digits = text.trim_start().trim_start_matches(|c: char| c.is_ascii_digit());
    if digits.len() < text.trim_start().len() && digits.starts_with(['.', ')']) {
        digits[1..].trim_start()
    } else {
        text
    }
}

/// The day by which: `trước 15/11/2021`, `chậm nhất ngày 20/11`.
fn due(text: &str, year: Option<i32>) -> Option<NaiveDate> {
    let folded = fold_letters(text);
    DUE.find_iter(&folded).find_map(|found| {
        let at = found.as_str().find("ngay").map_or(found.end(), |_| found.end());
        let (date, _) = dates::leading(folded[at..].trim_start(), Bare::Nothing)?;
        NaiveDate::from_ymd_opt(date.year.or(year)?, date.month?, date.day)
    })
}

pattern!(
    BODY = r"^(?:so|ubnd|uy ban nhan dan|hdnd|{council} nhan dan|{party}|huyen uy|thanh uy|tinh uy|thi uy|quan uy|truong|benh vien|{centre}|tt|cong ty|tong cong ty|ban|lien hiep|hoi|{office}|{branch}|cuc|vien|bao|dai|doan|dang bo|phong|bo|tong cuc|mttq|uy ban mttq|ubmttq|lien doan|bhxh|kho bac|{police}|toa an|tap doan|dai hoc|hoc vien|bch|{committee})\b"
);

/// The office that issues the programme: the last body named in the letterhead, else in the signature.
pub fn issuer(head: &[String], foot: &[String]) -> Option<String> {
    let named = |line: &&String| {
        let text = line.trim();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        let upper = text.chars().filter(|c| c.is_uppercase()).count();
        let folded = fold_letters(text);
        BODY.is_match(&folded)
            && letters >= 4
            && text.chars().count() < 90
            && upper * 10 >= letters * 8
            && !TITLE.is_match(&folded)
    };
    let found = head.iter().rfind(named).or_else(|| foot.iter().rfind(named));
    found.map(|line| sentence_case(&one_line(line)))
}

/// `SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI` → `Sở Lao động - Thương binh và Xã hội`.
fn sentence_case(line: &str) -> String {
    let mut out = Vec::new();
    let mut capital = true;
    let mut place = false;
    let mut head = true;
    let words: Vec<&str> = line.trim_matches(['*', ' ', '_']).split(' ').collect();
    for (at, &word) in words.iter().enumerate() {
        let folded = fold_letters(word);
        // `Thương binh và Xã hội` is no commune.
        let society = folded == "xa" && words.get(at + 1).is_some_and(|next| fold_letters(next) == "hoi");
        let acronym = matches!(
            folded.as_str(),
            "ubnd" | "hdnd" | "mttq" | "ubmttq" | "bhxh" | "ldld" | "tnhh" | "tw" | "tp" | "bch" | "btv"
        );
        let small =
            matches!(folded.as_str(), "va" | "cua" | "cac" | "tinh" | "huyen" | "xa" | "phuong" | "quan")
                && !head
                && !society;
        let lower = word.to_lowercase();
        let kept = if acronym {
            word.to_uppercase()
        } else if (capital || place) && !small {
            let mut letters = lower.chars();
            letters.next().map_or(String::new(), |c| c.to_uppercase().chain(letters).collect())
        } else {
            lower
        };
        place = (place && !small)
            || (small && folded != "va" && folded != "cua" && folded != "cac")
            || !society && matches!(folded.as_str(), "tinh" | "huyen" | "xa" | "phuong" | "quan");
        capital = head || matches!(folded.as_str(), "-" | "–" | "va") || word.ends_with([',', '-']);
        head = false;
        out.push(kept);
    }
    out.join(" ")
}

/// Period from the items when the title names none.
pub fn around(days: impl Iterator<Item = NaiveDate> + Clone) -> Option<Period> {
    let from = days.clone().min()?;
    let to = days.max()?;
    (from.year() <= to.year()).then_some(Period { from, to })
}
