//! What publishing a draft would change and what each would be told, word for word; after it, who was told and who has
//! seen it.

use maud::{Markup, PreEscaped, html};

use super::{STYLE, WORK_SCRIPT, asset, framed};
use crate::{Html, Language};

/// A draft before it is published, or the publication that it became.
#[derive(Clone, Debug)]
pub struct Letters {
    pub language: Language,
    pub draft: i64,
    pub edition: u32,
    pub title: String,
    /// What became of what was last tried.
    pub notices: Vec<String>,
    pub stage: Stage,
}

#[derive(Clone, Debug)]
pub enum Stage {
    /// So many questions are open, or somebody else holds the draft.
    NotYet(String),
    Ahead(Box<Ahead>),
    Published(Published),
}

#[derive(Clone, Debug, Default)]
pub struct Ahead {
    /// In how many places what changes.
    pub summary: Html,
    pub changes: Vec<Html>,
    pub clashes: Vec<Html>,
    /// Whom nothing reaches.
    pub untold: Vec<String>,
    /// Who, and the messages they would get.
    pub letters: Vec<(String, Vec<Html>)>,
    pub reason: String,
    /// The hash of all of this, if whoever looks may publish.
    pub shown: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Published {
    pub revision: i64,
    pub summary: Html,
    /// Seconds in which it can be called back.
    pub seconds: i64,
    pub board: Html,
}

pub fn page(letters: &Letters) -> String {
    let say = |key: &str| letters.say(key);
    let title = format!("{}: {}", say("proof-onward"), letters.title);
    let head = html! {
        link rel="stylesheet" href=(asset("../trang.css", STYLE));
        script src=(asset("../sua.js", WORK_SCRIPT)) defer {}
    };
    let body = html! {
        body.letters {
            header {
                h1 { (title) }
                p { a href=(format!("../{}", letters.draft)) { (say("proof-to-draft")) } }
                @for notice in &letters.notices { p.notice role="alert" { (notice) } }
            }
            main tabindex="0" data-edition=(letters.edition) {
                @match &letters.stage {
                    Stage::NotYet(why) => p { (why) },
                    Stage::Ahead(ahead) => (letters.ahead(ahead)),
                    Stage::Published(published) => (letters.published(published)),
                }
            }
            p.trouble role="alert" hidden data-offline=(say("proof-offline")) data-gone=(say("proof-session-over")) {}
        }
    };
    framed(letters.language, &title, head, body)
}

impl Letters {
    fn say(&self, key: &str) -> String {
        self.language.text(key, &[])
    }

    fn edition(&self) -> Markup {
        html! { input type="hidden" name="edition" value=(self.edition); }
    }

    fn ahead(&self, ahead: &Ahead) -> Markup {
        html! {
            p.message { (message(&ahead.summary)) }
            @if !ahead.untold.is_empty() {
                p.notice { (self.say("proof-untold")) " " (ahead.untold.join(", ")) }
            }
            @for clash in &ahead.clashes { p.notice { (message(clash)) } }
            form.bar method="post" data-act {
                (self.edition())
                label for="ly-do" { span { (self.say("desk-reason")) }
                    input #ly-do name="reason" lang="vi" value=(ahead.reason) autocomplete="off";
                }
                button.quiet name="act" value="reason" { (self.say("proof-save")) }
                @if let Some(shown) = &ahead.shown {
                    input type="hidden" name="shown" value=(shown);
                    button.publish name="act" value="publish" { (self.say("desk-publish")) }
                }
            }
            @if !ahead.changes.is_empty() {
                h2 { (self.say("desk-changes")) }
                @for change in &ahead.changes { p.message { (message(change)) } }
            }
            h2 { (self.say("desk-recipients")) }
            @if ahead.letters.is_empty() { p { (self.say("desk-nobody-told")) } }
            @for (name, parts) in &ahead.letters {
                details open {
                    summary { (name) }
                    @for part in parts { p.message { (message(part)) } }
                }
            }
        }
    }

    fn published(&self, published: &Published) -> Markup {
        html! {
            p.message { (message(&published.summary)) }
            @if published.seconds > 0 {
                form method="post" data-act data-until=(published.seconds) {
                    (self.edition())
                    input type="hidden" name="revision" value=(published.revision);
                    button name="act" value="callback" {
                        (self.say("desk-call-back")) " (" span data-seconds { (published.seconds) } ")"
                    }
                }
            }
            p.message { (message(&published.board)) }
            p { a href="" { (self.say("proof-look-again")) } }
        }
    }
}

/// The markup of a message is what we made ourselves, escaped by its type.
fn message(text: &Html) -> PreEscaped<&str> {
    PreEscaped(text.as_str())
}
