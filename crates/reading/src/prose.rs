//! Running lists under day headings, as offices paste them; knows lines, not tables.

use super::{
    Is,
    calendar::Calendar,
    dates::{self, Bare, Mark},
    document::Paragraph,
    doubts::Odd,
    entries::BULLETS,
    folded::{Folded, fold_letters, one_line, pattern},
    gathered::{Gathered, Group, Today},
    head, hours,
    listing::{self, Manner},
    tables::{is_nothing, is_rest},
};
use plan::{Period, Session};

mod dated;

pub use dated::is_dated_item;
use dated::{announced, dated_item, is_between};

pattern!(
    SKIPPED = r"^\(?\s*(?:{updated}|lich (?:{duty}|{works}|nay|hop|tuan)?\s*(?:nay\s+)?(?:co the|thay|duoc|se)\b|trang \d)"
);
pattern!(
    FOOT = r"^(?:{recipients}|{notes}\s*:?|{mind}|{drafter}|lich nay thay|tren day la|de nghi cac|t/?l\.|kt\.|tm\.|ky ten|kinh gui|{chief}$|pho {chief}$|{director}$|{chairman}$|pho {director}$|thua lenh)"
);
pattern!(NOTES = r"^(?:{recipients}|{notes}|{mind})");
pattern!(SECTION = r"^(?:[ivx]{1,4}|[a-c])\s*[.)/-]\s+\S");
pattern!(
    EVERY_DAY = r"^(?:cac ngay(?: {works})?(?: trong tuan)?|hang ngay|ca tuan|trong tuan|tu thu hai den thu sau)\s*[:,(]"
);
pattern!(
    MANY_DATES = r"(?:^|[.;]\s+|\s-\s|\s)(?:(?:thu \w+|{sunday}),?\s*)?(?:ngay\s+)?\d{1,2}[/.]\d{1,2}(?:[/.]\d{4})?\s*:\s"
);

pattern!(
    LAST_HEADING =
        r"[.;)]\s+\*?\s*((?:thu \w+|t\. ?\w+|{sunday}|cn|ngay \d)[^.;]{3,30}|{notes}\s*:|{recipients}\s*:)$"
);

/// The lines under one heading.
struct Body {
    today: Today,
    row: u32,
    session: Option<Session>,
    paragraphs: Vec<Paragraph>,
    /// The heading's own line went on with the work.
    inline: bool,
    /// The line is an item with its date: what follows is another, unless it plainly goes on.
    single: bool,
}

impl Body {
    fn of(today: Today, row: u32, first: Option<Paragraph>) -> Self {
        Self {
            today,
            row,
            session: None,
            paragraphs: first.into_iter().collect(),
            inline: false,
            single: false,
        }
    }
}

/// Reads paragraphs as day headings and what stands under them.
pub fn read(paragraphs: &[&Paragraph], calendar: &Calendar, found: &mut Gathered) {
    let whole = unbroken(paragraphs);
    let mut bodies = bodies(&whole, calendar, found);
    let announced = has_only_days(&bodies).then(|| announced(&whole)).flatten();
    if let Some(work) = &announced {
        bodies.iter_mut().for_each(|body| body.paragraphs = vec![work.clone()]);
    }
    let bare_labels = officials_lead(&bodies);
    let lines = bodies.iter().flat_map(|body| &body.paragraphs).filter(|p| !p.text.trim().is_empty());
    let (mut marked, mut all) = (0_usize, 0_usize);
    for line in lines {
        all += 1;
        marked += usize::from(is_marked(line));
    }
    let manner = Manner { prose: true, marked: marked * 2 >= all, bare_labels, ..Manner::default() };
    let mut groups = Vec::new();
    for body in bodies {
        let digest = body.inline
            && body.paragraphs.len() == 1
            && !fold_letters(&body.paragraphs[0].text).contains("thanh phan");
        let paragraphs = if digest { split_events(&body.paragraphs[0]) } else { body.paragraphs };
        let paragraphs = if manner.marked { mended(paragraphs, manner) } else { paragraphs };
        let mut drafts = listing::items(&paragraphs, manner);
        drafts.retain(|draft| !is_rest(&draft.source) && !is_nothing(&draft.source));
        if drafts.is_empty() {
            continue;
        }
        groups.push(Group {
            row: body.row,
            days: body.today.spans.clone(),
            heading: body.today.heading,
            session: body.session,
            paragraphs: paragraphs.len(),
            drafts,
            odd: announced.is_some().then_some(Odd::NoWork),
            ..Group::default()
        });
    }
    found.groups.append(&mut groups);
}

/// Whether a list names days and nothing else; below the last may stand a remark.
fn has_only_days(bodies: &[Body]) -> bool {
    bodies.len() >= FEW_DAYS && bodies[..bodies.len() - 1].iter().all(|body| body.paragraphs.is_empty())
}

const FEW_DAYS: usize = 3;

/// A day with the month above it.
fn in_month(mark: &mut Mark, month: Option<(u32, Option<i32>)>) -> &Mark {
    if let Some((month, year)) = month {
        mark.in_month(month, year);
    }
    mark
}

/// Headings, bullets and numbers that an editor has broken off from what follows them.
fn unbroken(paragraphs: &[&Paragraph]) -> Vec<Paragraph> {
    let mut whole: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    for &paragraph in paragraphs.iter().filter(|p| !p.text.trim().is_empty()) {
        if let Some(last) = whole.last_mut()
            && last.text.chars().count() <= LONGEST_BROKEN
        {
            let joined = format!("{} {}", last.text.trim_end(), paragraph.text.trim_start());
            let alone = |text: &str| heading(text).is_some_and(|(mark, ..)| mark.days.is_some());
            let begun =
                fold_letters(last.text.trim_start_matches(|c: char| BULLETS.contains(&c) || c == ' '));
            let day = BEGUN.is_match(begun.trim()) && alone(&joined) && !alone(&last.text);
            if day || MARK_ALONE.is_match(begun.trim()) || begun.trim().is_empty() {
                last.text = joined;
                last.ids.extend(&paragraph.ids);
                continue;
            }
        }
        whole.push(paragraph.clone());
    }
    whole
}

const LONGEST_BROKEN: usize = 24;
pattern!(BEGUN = r"^(?:t\s?h\s?u|chu|ngay|(?:thu \w+|{sunday})\s*[,:\-]?(?:\s*ngay)?)$");
pattern!(MARK_ALONE = r"^\d{1,2}\s*[-.)]$");

/// Whether officials stand on lines of their own ahead of their work, rather than behind it.
fn officials_lead(bodies: &[Body]) -> bool {
    let bare = |paragraph: Option<&Paragraph>| {
        paragraph.is_some_and(|p| {
            let text = p.text.trim_start_matches(|c: char| BULLETS.contains(&c) || c == ' ');
            listing::bare_label(text).is_some()
        })
    };
    let ahead = bodies.iter().filter(|body| bare(body.paragraphs.first())).count();
    let behind =
        bodies.iter().filter(|body| body.paragraphs.len() > 1 && bare(body.paragraphs.last())).count();
    ahead > 0 && ahead >= behind
}

/// Lines that an editor has broken in the middle of a phrase, put together again.
fn mended(paragraphs: Vec<Paragraph>, manner: Manner) -> Vec<Paragraph> {
    let mut whole: Vec<Paragraph> = Vec::with_capacity(paragraphs.len());
    for paragraph in paragraphs {
        let goes_on = whole.last().is_some_and(|last| {
            let end = last.text.trim_end();
            !end.is_empty() && !end.ends_with(['.', ';', ':', '!', '?', '”', '"'])
        });
        let open = whole.last().is_some_and(|last| last.text.trim_end().ends_with([',', '-', '–', '(']));
        let names = manner.bare_labels && !open && listing::bare_label(&paragraph.text).is_some();
        if goes_on
            && !names
            && !listing::is_marked(&paragraph.text)
            && paragraph.list_depth == 0
            && let Some(last) = whole.last_mut()
        {
            let text = format!("{} {}", last.text.trim_end(), paragraph.text.trim_start());
            last.text = text;
            last.ids.extend(&paragraph.ids);
        } else {
            whole.push(paragraph);
        }
    }
    whole
}

/// Several events after one date, `;` between them.
fn split_events(paragraph: &Paragraph) -> Vec<Paragraph> {
    let timed = hours::find(&fold_letters(&paragraph.text)).is_some();
    if timed {
        return vec![paragraph.clone()];
    }
    let parts = paragraph.text.split("; ").filter(|part| !part.trim().is_empty());
    parts.map(|part| Paragraph { text: part.trim().to_owned(), ..paragraph.clone() }).collect()
}

fn is_marked(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.trim_start();
    let folded = fold_letters(text);
    paragraph.list_depth > 0
        || text.starts_with(BULLETS)
        || hours::leading(&folded).is_some()
        || folded.starts_with(|c: char| c.is_ascii_digit())
}

fn bodies(paragraphs: &[Paragraph], calendar: &Calendar, found: &mut Gathered) -> Vec<Body> {
    let mut bodies: Vec<Body> = Vec::new();
    let (mut closed, mut ended) = (true, false);
    let mut month: Option<(u32, Option<i32>)> = None;
    for paragraph in paragraphs {
        for line in dated_lines(&paragraph.text) {
            let text = one_line(line);
            if text.is_empty() {
                continue;
            }
            found.rows += 1;
            // An hour with its day is work, even below a note.
            let timed = is_dated_item(&text);
            if (!ended || timed)
                && let Some((mark, first)) = dated_item(&text)
                && let Some(today) = found.begin_day(&mark, &text, found.rows, calendar)
            {
                let first = Paragraph { text: first, ..paragraph.clone() };
                bodies.push(Body { single: true, ..Body::of(today, found.rows, Some(first)) });
                closed = false;
                continue;
            }
            if let Some((mut mark, rest, session)) = heading(line)
                && !is_title(&mark, calendar)
                // Deadlines among the notes at the end are no days of the programme.
                && !(ended && (mark.weekday.is_none() || !rest.trim().is_empty()))
                && let Some(today) = found.begin_day(in_month(&mut mark, month), &text, found.rows, calendar)
            {
                found.mark(&paragraph.ids, Is::Day);
                let inline = !rest.trim().is_empty();
                let first = inline.then(|| Paragraph { text: rest.to_owned(), ..paragraph.clone() });
                bodies.push(Body { session, inline, ..Body::of(today, found.rows, first) });
                closed = false;
                continue;
            }
            let folded = fold_letters(&text);
            if let Some(mark) = every_day(&folded, calendar)
                && let Some(today) = found.begin_day(&mark, &text, found.rows, calendar)
            {
                let rest = line.find(':').map_or("", |at| &line[at + 1..]);
                let first = Paragraph { text: rest.to_owned(), ..paragraph.clone() };
                bodies.push(Body::of(today, found.rows, Some(first)));
                continue;
            }
            if is_between(&folded) || is_rest(&text) {
                month = dated::month(&folded).or(month);
                found.mark(&paragraph.ids, Is::Day);
                continue;
            }
            if SKIPPED.is_match(folded.trim_start_matches(['*', '-', '+', ' ', '_'])) {
                continue;
            }
            if is_foot(&text, &folded, paragraph) {
                closed = true;
                ended |= NOTES.is_match(folded.trim_start_matches(['*', '-', ' ', '_']));
            }
            let goes_on = |body: &&mut Body| {
                !body.single
                    || listing::is_clause(&text)
                    || text.starts_with(|c: char| c.is_lowercase() || c == '(')
            };
            if let Some(body) = bodies.last_mut().filter(|_| !closed).filter(goes_on) {
                body.paragraphs.push(Paragraph { text: line.to_owned(), ..paragraph.clone() });
            }
        }
    }
    bodies
}

/// The day that a line names, as a heading or for itself.
pub fn day_of(line: &str) -> Option<Mark> {
    heading(line).map(|(mark, ..)| mark).or_else(|| dated_item(line).map(|(mark, _)| mark))
}

/// The line below the title that names the whole period is no day.
fn is_title(mark: &Mark, calendar: &Calendar) -> bool {
    let span = matches!(mark.days, Some(dates::Days::Span(..)));
    let whole = |period: Period| {
        let resolved = calendar.resolve(mark, None);
        resolved.is_some_and(|r| {
            r.spans.first().is_some_and(|s| s.from == period.from && s.to == Some(period.to))
        })
    };
    span && calendar.period.is_some_and(whole)
}

/// Whether the list ends here: notes, recipients, signature.
fn is_foot(text: &str, folded: &str, paragraph: &Paragraph) -> bool {
    if head::signed(&[text.to_owned()]).is_some() {
        return true;
    }
    let plain = folded.trim_start_matches(['*', '-', ' ', '_']);
    let capitals = text.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
    let unlisted = !text.starts_with(BULLETS) && paragraph.list_depth == 0;
    FOOT.is_match(plain) && (unlisted || plain.starts_with("noi nhan") || plain.starts_with("ghi chu"))
        || (capitals
            && unlisted
            && !text.ends_with(':')
            && text.chars().count() > 8
            && hours::session_in_cell(folded).is_none()
            && listing::label_of(text).is_none())
        || (SECTION.is_match(plain) && paragraph.bold && capitals)
}

/// Lines of a paragraph, cut before each date of a list that stands on one line.
fn dated_lines(text: &str) -> Vec<&str> {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let folded = Folded::of(line);
        let cuts: Vec<usize> = MANY_DATES.find_iter(&folded.text).map(|m| folded.origin(m.start())).collect();
        if cuts.len() < 2 {
            // A heading that the page's end has glued to the sentence before it.
            match LAST_HEADING.captures(&folded.text).and_then(|found| found.get(1)) {
                Some(last) if ends_list(last.as_str(), folded.words(last.range())) => {
                    let at = folded.origin(last.start());
                    lines.extend([&line[..at], &line[at..]]);
                }
                _ => lines.push(line),
            }
            continue;
        }
        let mut start = 0;
        for cut in cuts.into_iter().filter(|cut| *cut > 0) {
            lines.push(&line[start..cut]);
            start = cut;
        }
        lines.push(&line[start..]);
    }
    lines
}

/// A heading or a note behind the last sentence of a day.
fn ends_list(folded: &str, words: &str) -> bool {
    folded.ends_with(':') && FOOT.is_match(folded)
        || heading(words).is_some_and(|(_, rest, _)| rest.trim().is_empty())
}

/// A day heading: its mark, the rest of its line and the session it names.
pub fn heading(line: &str) -> Option<(Mark, &str, Option<Session>)> {
    let bare =
        line.trim_start_matches(|c: char| c.is_whitespace() || BULLETS.contains(&c) || c == '#' || c == '_');
    let folded = Folded::of(bare);
    let text = folded.text.as_str();
    let numbered = NUMBER.find(text).map_or(0, |m| m.end());
    let (mark, end) = dates::mark(&text[numbered..], Bare::Nothing);
    let end = end + numbered;
    if mark.is_empty() {
        return None;
    }
    let after = text[end..].trim_start();
    let after_words = &bare[folded.origin(end)..];
    let worded = mark.weekday.is_some() || text[..end].contains("ngay");
    let closes = after.is_empty() || after.starts_with(':');
    let soft = after.starts_with(['-', ',', '.', '(', ';', '/'])
        && (after.len() < 3
            || hours::session_in_cell(&after.chars().take(12).collect::<String>()).is_some()
            || hours::leading(after.trim_start_matches(['-', ',', '.', ' '])).is_some()
            || after.starts_with('(') && after.trim_end().ends_with([')', ':']));
    let capital_session =
        worded && ["sang", "chieu", "toi", "buoi"].iter().any(|word| after.starts_with(word));
    if !(closes || (worded && soft) || capital_session) {
        return None;
    }
    // `Ngày 15/5: …` is a heading; `12/5 …` alone in running text is not.
    if !worded && !after.starts_with(':') && !after.is_empty() {
        return None;
    }
    let remark = after.starts_with('(') && after.trim_end().ends_with([')', ':']);
    let session = hours::session_in_cell(if remark { text } else { &text[..end] });
    let rest = after_words.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, ':' | '-' | '–' | ',' | '.' | '*' | '_' | ')' | ';')
    });
    let rest = if rest.starts_with('(') && rest.trim_end().ends_with([')', ':']) && rest.len() < 40 {
        ""
    } else {
        rest
    };
    Some((mark, rest, session))
}

pattern!(NUMBER = r"^(?:\d{1,2}|[ivx]{1,4})\s*[.)]\s+");

/// `Các ngày làm việc trong tuần:` — from the first to the last working day of the period.
fn every_day(folded: &str, calendar: &Calendar) -> Option<Mark> {
    let plain = folded.trim_start_matches(['*', '-', '+', ' ', '_']);
    if !EVERY_DAY.is_match(plain) || calendar.period.is_none_or(|_| !calendar.weekly) {
        return None;
    }
    Some(Mark { days: None, weekday: Some(chrono::Weekday::Mon), weekday_to: Some(chrono::Weekday::Fri) })
}
