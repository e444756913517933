//! "Sửa": one field of one item of a draft, written by hand; it knows no published item.

use anyhow::Result;
use chrono::NaiveTime;

use super::{Desk, Expected, Step, button, questions::Question};
use plan::{Item, Session, days};
use script::fold::fold;
use words::{
    Html, Keyboard, Message,
    announcement::{Names, shortened},
};

/// Fields in the order of the buttons, with the key of their name.
const FIELDS: &[(char, &str)] = &[
    ('d', "field-day"),
    ('s', "field-session"),
    ('c', "field-content"),
    ('l', "field-place"),
    ('o', "field-chairs"),
    ('u', "field-units"),
];

/// `e`: which item; `e:3`: which field; `e:3:c`: what it shall be.
pub fn choose(desk: Desk<'_>, argument: &str) -> Result<Step> {
    let items = match desk.questions().first() {
        Some(Question::Finding(at)) => desk.draft.reading.findings[*at].items.clone(),
        Some(Question::Doubt(doubt)) => doubt.items.clone(),
        None => return Ok(Step::show(desk.summary()?)),
    };
    let mut parts = argument.split(':');
    let item = parts.next().and_then(|item| item.parse().ok()).or(match items.as_slice() {
        [only] => Some(*only),
        _ => None,
    });
    let Some(item) = item else { return which_item(&desk, &items) };
    if !items.contains(&item) || item >= desk.draft.reading.items.len() {
        return Ok(Step::default().toast(desk.hand.text("desk-stale")));
    }
    let field = parts.next().and_then(|field| field.chars().next());
    match FIELDS.iter().find(|(letter, _)| Some(*letter) == field) {
        None => Ok(Step::show(which_field(&desk, item))),
        Some((letter, name)) => ask(&desk, item, *letter, name),
    }
}

fn which_item(desk: &Desk<'_>, items: &[usize]) -> Result<Step> {
    let mut keyboard = Keyboard::new();
    for at in items {
        let Some(item) = desk.draft.reading.items.get(*at) else { continue };
        let label: String = shortened(&item.content).chars().take(50).collect();
        keyboard.push(vec![button(label, &desk.draft, &format!("e:{at}"))]);
    }
    keyboard.push(vec![desk.button("desk-back", "q")]);
    Ok(Step::show(Message { text: desk.say("desk-which-item", &[]), keyboard }))
}

fn which_field(desk: &Desk<'_>, at: usize) -> Message {
    let names = Names { language: desk.language(), directory: &desk.plan.directory };
    let item = &desk.draft.reading.items[at];
    let text = desk.say("desk-which-field", &[]).then("\n\n").then(whole(&names, item));
    let mut keyboard: Keyboard = FIELDS
        .chunks(2)
        .map(|pair| {
            pair.iter()
                .map(|(letter, name)| button(desk.hand.text(name), &desk.draft, &format!("e:{at}:{letter}")))
                .collect()
        })
        .collect();
    keyboard.push(vec![desk.button("desk-amend-done", "z"), desk.button("desk-back", "q")]);
    Message { text, keyboard }
}

/// An item as it stands, all of it.
fn whole(names: &Names<'_>, item: &Item) -> Html {
    let language = names.language;
    let lines = [
        ("letter-when", "what", names.when(item)),
        ("item-place", "place", item.location.clone().unwrap_or_else(|| "—".into())),
        ("item-chairs", "people", names.list(&item.officials)),
        ("item-prepares", "units", names.list(&item.units)),
    ];
    let mut text = Html::bold(Html::text(&item.content));
    for (key, name, value) in lines {
        let value = if value.is_empty() { "—".to_owned() } else { value };
        text.push("\n");
        text.push(language.html(key, &[(name, value.into())]));
    }
    text
}

fn ask(desk: &Desk<'_>, item: usize, field: char, name: &str) -> Result<Step> {
    let expected = Expected::Field { draft: desk.draft.id, edition: desk.draft.edition, item, field };
    let hint = desk.hand.text(&format!("{name}-hint"));
    let values = [("field", desk.hand.text(name).to_lowercase().into()), ("hint", hint.into())];
    let keyboard = vec![vec![button(desk.hand.text("desk-back"), &desk.draft, &format!("e:{item}"))]];
    let step = Step::show(Message { text: desk.say("desk-write-field", &values), keyboard });
    Ok(Step { expect: Some(expected), ..step })
}

/// The new value came.
pub fn told(mut desk: Desk<'_>, at: usize, field: char, text: &str) -> Result<Step> {
    let directory = desk.plan.directory.clone();
    let today = desk.draft.reading.period.from;
    let taken = match desk.draft.reading.items.get_mut(at) {
        Some(item) => put(item, field, text.trim(), today, |name| {
            directory.named(name).map_or_else(|| name.to_owned(), |entry| entry.name().to_owned())
        }),
        None => false,
    };
    if !taken {
        let name = FIELDS.iter().find(|(letter, _)| *letter == field).map_or("field-day", |(_, name)| name);
        let hint = desk.hand.text(&format!("{name}-hint"));
        let expected = Expected::Field { draft: desk.draft.id, edition: desk.draft.edition, item: at, field };
        let text = desk.say("desk-not-understood", &[("hint", hint.into())]);
        let say = vec![Message { text, keyboard: Keyboard::new() }];
        return Ok(Step { say, expect: Some(expected), ..Step::default() });
    }
    let desk = desk.change()?;
    Ok(Step { say: vec![which_field(&desk, at)], ..Step::default() })
}

/// Puts what was written into a field; false where it can't be that.
pub fn put(
    item: &mut Item,
    field: char,
    text: &str,
    today: chrono::NaiveDate,
    name: impl Fn(&str) -> String,
) -> bool {
    let nothing = matches!(text, "-" | "–" | "—" | "");
    match field {
        'd' => {
            let Some(day) = days::parse(text, today) else { return false };
            let length = item.last_day() - item.date;
            item.date = day;
            item.end_date = item.end_date.map(|_| day + length);
        }
        's' => return put_session(item, text),
        'c' if nothing => return false,
        'c' => item.content = text.split_whitespace().collect::<Vec<_>>().join(" "),
        'l' => item.location = (!nothing).then(|| text.to_owned()),
        'o' | 'u' => {
            let names = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
            let names =
                if nothing { Vec::new() } else { names.map(|part| name(without_honorific(part))).collect() };
            if field == 'o' {
                item.officials = names;
            } else {
                item.units = names;
            }
        }
        _ => return false,
    }
    true
}

fn without_honorific(name: &str) -> &str {
    ["đ/c ", "Đ/c ", "đồng chí ", "Đồng chí "]
        .iter()
        .find_map(|title| name.strip_prefix(title))
        .unwrap_or(name)
        .trim()
}

/// `sáng`, `14:00`, `chiều 14h30`, `8:00-10:00`, `cả ngày`.
fn put_session(item: &mut Item, text: &str) -> bool {
    let folded = fold(text);
    let session = [
        ("ca ngay", Session::AllDay),
        ("sang", Session::Morning),
        ("chieu", Session::Afternoon),
        ("toi", Session::Evening),
    ];
    let named = session.iter().find(|(word, _)| folded.contains(word)).map(|(_, session)| *session);
    let mut hours = folded
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | ','))
        .filter(|part| part.starts_with(|c: char| c.is_ascii_digit()))
        .map(hour);
    let (from, to) = (hours.next(), hours.next());
    if from.is_some_and(|hour| hour.is_none()) || named.is_none() && from.is_none() {
        return false;
    }
    item.time = from.flatten();
    item.end_time = to.flatten().filter(|to| item.time.is_some_and(|from| *to > from));
    item.session = named.or(item.time.map(Session::of_hour)).unwrap_or(item.session);
    true
}

fn hour(text: &str) -> Option<NaiveTime> {
    let text = text.trim_end_matches("gio").trim_end_matches("phut");
    let (hour, minute) = text.split_once([':', 'h', 'g']).unwrap_or((text, ""));
    let minute = if minute.is_empty() { 0 } else { minute.parse().ok()? };
    NaiveTime::from_hms_opt(hour.parse().ok()?, minute, 0)
}
