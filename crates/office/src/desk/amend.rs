//! "Sửa": one field of one item of a draft, written by hand; what may be written is the editor's to say.

use anyhow::Result;

use super::{Desk, Expected, Step, button, questions::Question};
use crate::editor::{Editor, Field};
use words::{
    Keyboard, Message,
    announcement::{Names, shortened},
};

/// Fields in the order of the buttons, with the letter that stands for each in a button's data.
const FIELDS: &[(char, Field)] = &[
    ('d', Field::Day),
    ('s', Field::Session),
    ('c', Field::Content),
    ('l', Field::Place),
    ('o', Field::Chairs),
    ('u', Field::Units),
];

fn name(field: Field) -> String {
    format!("field-{}", field.word())
}

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
        Some((_, field)) => ask(&desk, item, *field),
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
    let text = desk.say("desk-which-field", &[]).then("\n\n").then(names.card(item));
    let mut keyboard: Keyboard = FIELDS
        .chunks(2)
        .map(|pair| {
            pair.iter()
                .map(|(letter, field)| {
                    button(desk.hand.text(&name(*field)), &desk.draft, &format!("e:{at}:{letter}"))
                })
                .collect()
        })
        .collect();
    keyboard.push(vec![desk.button("desk-amend-done", "z"), desk.button("desk-back", "q")]);
    Message { text, keyboard }
}

fn ask(desk: &Desk<'_>, item: usize, field: Field) -> Result<Step> {
    let expected = Expected::Field { draft: desk.draft.id, edition: desk.draft.edition, item, field };
    let name = name(field);
    let hint = desk.hand.text(&format!("{name}-hint"));
    let values = [("field", desk.hand.text(&name).to_lowercase().into()), ("hint", hint.into())];
    let keyboard = vec![vec![button(desk.hand.text("desk-back"), &desk.draft, &format!("e:{item}"))]];
    let step = Step::show(Message { text: desk.say("desk-write-field", &values), keyboard });
    Ok(Step { expect: Some(expected), ..step })
}

/// The new value came.
pub fn told(mut desk: Desk<'_>, at: usize, field: Field, text: &str) -> Result<Step> {
    let editor = Editor { known: &desk.plan.directory, today: desk.draft.reading.period.from };
    if let Err(unfit) = editor.put(&mut desk.draft.reading, at, field, text) {
        let text = unfit.say(desk.language());
        let expected = Expected::Field { draft: desk.draft.id, edition: desk.draft.edition, item: at, field };
        let say = vec![Message { text, keyboard: Keyboard::new() }];
        return Ok(Step { say, expect: Some(expected), ..Step::default() });
    }
    let desk = desk.change()?;
    Ok(Step { say: vec![which_field(&desk, at)], ..Step::default() })
}
