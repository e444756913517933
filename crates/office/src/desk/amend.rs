//! "Sửa": one field of one item of a draft, written by hand; what may be written is the editor's to say.

use anyhow::Result;

use super::{Desk, Expected, Step, button, questions::Question};
use crate::editor::Editor;
use strum::VariantArray;
use words::{
    Keyboard, Message,
    announcement::Names,
    labels::{in_full, told_apart},
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
    let reading = &desk.draft.reading;
    let works: Vec<(usize, String)> =
        items.iter().filter_map(|at| Some((*at, reading.items.get(*at)?.content.clone()))).collect();
    let contents: Vec<String> = works.iter().map(|(_, content)| content.clone()).collect();
    let labels = told_apart(&contents);
    let mut text = desk.say("desk-which-item", &[]);
    if let Some(full) = in_full(&contents, &labels) {
        text = text.then("\n\n").then(full);
    }
    let choice = |(label, (item, _)): (String, &(usize, String))| {
        vec![button(label, &desk.draft, Act::AmendItem { item: *item })]
    };
    let mut keyboard: Keyboard = labels.into_iter().zip(&works).map(choice).collect();
    keyboard.push(vec![desk.button("desk-back", Act::Question)]);
    Ok(Step::show(Message { text, keyboard }))
}

fn which_field(desk: &Desk<'_>, at: usize) -> Message {
    let names = Names { language: desk.language(), directory: &desk.plan.directory };
    let item = &desk.draft.reading.items[at];
    let text = desk.say("desk-which-field", &[]).then("\n\n").then(names.card(item));
    let field = |field: &Field| {
        let act = Act::AmendField { item: at, field: *field };
        button(desk.hand.text(&format!("field-{field}")), &desk.draft, act)
    };
    let rows = Field::VARIANTS.chunks(2);
    let mut keyboard: Keyboard = rows.map(|row| row.iter().map(field).collect()).collect();
    keyboard.push(vec![desk.button("desk-amend-done", Act::Keep), desk.button("desk-back", Act::Question)]);
    Message { text, keyboard }
}

fn ask(desk: &Desk<'_>, item: usize, field: Field) -> Result<Step> {
    let expected = Expected::Field { draft: desk.draft.id, edition: desk.draft.edition, item, field };
    let name = format!("field-{field}");
    let hint = desk.hand.text(&format!("{name}-hint"));
    let values = [("field", desk.hand.text(&name).to_lowercase().into()), ("hint", hint.into())];
    let keyboard = vec![vec![button(desk.hand.text("desk-back"), &desk.draft, Act::AmendItem { item })]];
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
