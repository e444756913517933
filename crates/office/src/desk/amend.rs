//! "Sửa": one field of one item of a draft, written by hand; it knows no published item.

use anyhow::Result;
use chrono::NaiveTime;

use super::{Desk, Expected, Step, button, questions::Question};
use plan::{Item, Session, days};
use script::fold::fold;
use strum::VariantArray;
use words::{
    Html, Keyboard, Message,
    announcement::{Names, shortened},
    press::{Desk as Act, Field},
};

/// "Sửa": which item, then which field of it, then what it shall be.
pub fn choose(desk: Desk<'_>, item: Option<usize>, field: Option<Field>) -> Result<Step> {
    let items = match desk.questions().first() {
        Some(Question::Finding(at)) => desk.draft.reading.findings[*at].items.clone(),
        Some(Question::Doubt(doubt)) => doubt.items.clone(),
        None => return Ok(Step::show(desk.summary()?)),
    };
    let only = match items.as_slice() {
        [only] => Some(*only),
        _ => None,
    };
    let Some(item) = item.or(only) else { return which_item(&desk, &items) };
    if !items.contains(&item) || item >= desk.draft.reading.items.len() {
        return Ok(Step::default().toast(desk.hand.text("desk-stale")));
    }
    match field {
        None => Ok(Step::show(which_field(&desk, item))),
        Some(field) => ask(&desk, item, field),
    }
}

fn which_item(desk: &Desk<'_>, items: &[usize]) -> Result<Step> {
    let mut keyboard = Keyboard::new();
    for at in items {
        let Some(item) = desk.draft.reading.items.get(*at) else { continue };
        let label: String = shortened(&item.content).chars().take(50).collect();
        keyboard.push(vec![button(label, &desk.draft, Act::AmendItem { item: *at })]);
    }
    keyboard.push(vec![desk.button("desk-back", Act::Question)]);
    Ok(Step::show(Message { text: desk.say("desk-which-item", &[]), keyboard }))
}

fn which_field(desk: &Desk<'_>, at: usize) -> Message {
    let names = Names { language: desk.language(), directory: &desk.plan.directory };
    let item = &desk.draft.reading.items[at];
    let text = desk.say("desk-which-field", &[]).then("\n\n").then(whole(&names, item));
    let field = |field: &Field| {
        let act = Act::AmendField { item: at, field: *field };
        button(desk.hand.text(&format!("field-{field}")), &desk.draft, act)
    };
    let rows = Field::VARIANTS.chunks(2);
    let mut keyboard: Keyboard = rows.map(|row| row.iter().map(field).collect()).collect();
    keyboard.push(vec![desk.button("desk-amend-done", Act::Keep), desk.button("desk-back", Act::Question)]);
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

fn ask(desk: &Desk<'_>, item: usize, field: Field) -> Result<Step> {
    let expected = Expected::Field { draft: desk.draft.id, edition: desk.draft.edition, item, field };
    let hint = desk.hand.text(&format!("field-{field}-hint"));
    let values =
        [("field", desk.hand.text(&format!("field-{field}")).to_lowercase().into()), ("hint", hint.into())];
    let keyboard = vec![vec![button(desk.hand.text("desk-back"), &desk.draft, Act::AmendItem { item })]];
    let step = Step::show(Message { text: desk.say("desk-write-field", &values), keyboard });
    Ok(Step { expect: Some(expected), ..step })
}

/// The new value came.
pub fn told(mut desk: Desk<'_>, at: usize, field: Field, text: &str) -> Result<Step> {
    let directory = desk.plan.directory.clone();
    let today = desk.draft.reading.period.from;
    let taken = match desk.draft.reading.items.get_mut(at) {
        Some(item) => put(item, field, text.trim(), today, |name| {
            directory.named(name).map_or_else(|| name.to_owned(), |entry| entry.name().to_owned())
        }),
        None => false,
    };
    if !taken {
        let hint = desk.hand.text(&format!("field-{field}-hint"));
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
    field: Field,
    text: &str,
    today: chrono::NaiveDate,
    name: impl Fn(&str) -> String,
) -> bool {
    let nothing = matches!(text, "-" | "–" | "—" | "");
    match field {
        Field::Day => {
            let Some(day) = days::parse(text, today) else { return false };
            let length = item.last_day() - item.date;
            item.date = day;
            item.end_date = item.end_date.map(|_| day + length);
        }
        Field::Session => return put_session(item, text),
        Field::Content if nothing => return false,
        Field::Content => item.content = text.split_whitespace().collect::<Vec<_>>().join(" "),
        Field::Place => item.location = (!nothing).then(|| text.to_owned()),
        Field::Chairs | Field::Units => {
            let names = text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty());
            let names =
                if nothing { Vec::new() } else { names.map(|part| name(without_honorific(part))).collect() };
            if field == Field::Chairs {
                item.officials = names;
            } else {
                item.units = names;
            }
        }
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
