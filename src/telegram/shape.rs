//! The shape of an update for the log: names, types and the kinds that Telegram gives things; never what anybody wrote.

use std::fmt::Write;

use serde_json::Value;

/// Letters of a shape; it is a line of the log.
const MOST: usize = 1_000;
/// Names and kinds of Telegram's are shorter.
const WORD: usize = 40;

/// `{message: {chat: {id: number, type: "private"}, text: string}}`
pub fn of(update: &Value) -> String {
    let mut out = String::new();
    draw(update, false, &mut out);
    if let Some((end, _)) = out.char_indices().nth(MOST) {
        out.truncate(end);
        out.push('…');
    }
    out
}

fn draw(value: &Value, is_kind: bool, out: &mut String) {
    if out.len() > MOST {
        return;
    }
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(_) => out.push_str("bool"),
        Value::Number(_) => out.push_str("number"),
        Value::String(kind) if is_kind && is_word(kind) => {
            write!(out, "{kind:?}").expect("a string takes everything")
        }
        Value::String(_) => out.push_str("string"),
        Value::Array(of) => {
            out.push('[');
            for (place, value) in of.iter().enumerate() {
                out.push_str(if place > 0 { ", " } else { "" });
                draw(value, false, out);
            }
            out.push(']');
        }
        Value::Object(fields) => {
            out.push('{');
            for (place, (name, value)) in fields.iter().enumerate() {
                let name = if is_word(name) { name } else { "?" };
                write!(out, "{}{name}: ", if place > 0 { ", " } else { "" })
                    .expect("a string takes everything");
                draw(value, name == "type", out);
            }
            out.push('}');
        }
    }
}

/// As Telegram names things; nobody's text.
fn is_word(text: &str) -> bool {
    text.len() <= WORD && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
}
