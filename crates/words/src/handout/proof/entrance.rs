//! The pages around the proof page: a link that waits for a press, a Mini App that asks Telegram who it is, and the way
//! out; they know nobody.

use maud::{Markup, html};

use super::{STYLE, asset, framed};
use crate::Language;

/// What the Mini App runs to be let in.
pub const APP_SCRIPT: &str = include_str!("app.js");

/// What a link shows: nothing happens until the button is pressed.
pub fn link(language: Language) -> String {
    let say = |key: &str| language.text(key, &[]);
    page(
        language,
        "../",
        html! {
            p { (say("proof-entrance")) }
            form method="post" { button type="submit" { (say("proof-enter")) } }
        },
    )
}

/// What a Mini App shows until it is let in.
pub fn app(language: Language) -> String {
    let say = |key: &str| language.text(key, &[]);
    page(
        language,
        "../",
        html! {
            p role="status" data-refused=(say("proof-app-refused")) { (say("proof-app")) }
            noscript { p { (say("proof-app-refused")) } }
            script src=(asset("../ung-dung.js", APP_SCRIPT)) defer {}
        },
    )
}

pub fn gone(language: Language) -> String {
    page(language, "", html! { p { (language.text("proof-gone", &[])) } })
}

fn page(language: Language, up: &str, body: Markup) -> String {
    let title = language.text("proof-entrance-title", &[]);
    let head = html! { link rel="stylesheet" href=(asset(&format!("{up}trang.css"), STYLE)); };
    framed(language, &title, head, html! { body.entrance { main { h1 { (title) } (body) } } })
}
