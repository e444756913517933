//! The proof page: a document as it is beside what was read in it, each word of one tied to the other; it decides
//! nothing, and works for reading without its script.

use std::collections::BTreeMap;

use base64::{Engine, prelude::BASE64_STANDARD};
use maud::{DOCTYPE, Markup, PreEscaped, html};
use sha2::{Digest, Sha256};

use crate::{Language, Value, findings::Say};
use parts::Stretch;
use plan::{
    directory::Directory,
    finding::{Coded, Finding, Severity},
};
use reading::{Is, Reading};
use ties::Ties;

pub mod entrance;
pub mod fields;
mod forms;
mod items;
pub mod letters;
mod parts;
mod sheet;
mod ties;

/// How the page looks and what it does in a browser; the same for every office.
pub const STYLE: &str = include_str!("proof/proof.css");
pub const SCRIPT: &str = include_str!("proof/proof.js");
/// What a draft's forms do in a browser, and how names are suggested.
pub const WORK_SCRIPT: &str = concat!(include_str!("proof/work.js"), include_str!("proof/names.js"));

/// Places that are listed by number at the top.
const LISTED: usize = 40;

/// A document and its reading, to be compared by eye.
#[derive(Clone, Copy, Debug)]
pub struct Proof<'a> {
    pub language: Language,
    /// The document's name.
    pub name: &'a str,
    /// With its trace and its facsimile.
    pub reading: &'a Reading,
    /// What is open.
    pub questions: &'a [Asked],
    /// None: only to look at.
    pub work: Option<&'a Work<'a>>,
}

/// Something that has to be decided.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Its place among the open questions.
    pub number: usize,
    pub is_error: bool,
    /// The place itself is marked in the document.
    pub is_left_over: bool,
    /// Indexes into the reading's items.
    pub items: Vec<usize>,
    pub message: String,
    pub choices: Vec<String>,
}

impl Asked {
    /// What a reading leaves open.
    pub fn of(language: Language, reading: &Reading) -> Vec<Self> {
        let open = reading.findings.iter().filter(|finding| finding.is_question());
        open.enumerate().map(|(number, finding)| Self::about(language, number, finding)).collect()
    }

    /// About a document, or about its comparison with what is in force.
    pub fn about<About: Coded, Choice>(
        language: Language,
        number: usize,
        finding: &Finding<About, Choice>,
    ) -> Self
    where
        Finding<About, Choice>: Say,
    {
        Self {
            number,
            is_error: finding.severity == Severity::Error,
            is_left_over: finding.code() == LEFT_OVER,
            items: finding.items.clone(),
            message: finding.message(language),
            choices: finding.labels(language),
        }
    }
}

/// A draft that somebody has before them in a browser.
#[derive(Clone, Debug)]
pub struct Work<'a> {
    pub draft: i64,
    pub edition: u32,
    pub is_open: bool,
    /// Which part of a long programme is shown.
    pub part: usize,
    /// Who works on it, if not whoever looks; then nothing can be changed.
    pub holder: Option<String>,
    /// Whether items may be cut, joined and left out; in edits of what is in force their places stay.
    pub may_rearrange: bool,
    /// What became of what was last tried.
    pub notices: Vec<String>,
    /// Whose names are suggested.
    pub directory: &'a Directory,
}

impl Work<'_> {
    fn may_change(&self) -> bool {
        self.is_open && self.holder.is_none()
    }
}

/// The page as one file that needs nothing else and may load nothing else.
pub fn file(proof: Proof<'_>) -> String {
    let hash = BASE64_STANDARD.encode(Sha256::digest(SCRIPT));
    let policy = format!(
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{hash}'; img-src data:; base-uri 'none'; \
         form-action 'none'"
    );
    let head = html! {
        meta http-equiv="Content-Security-Policy" content=(policy);
        style { (PreEscaped(STYLE)) }
    };
    page(proof, head, html! { script { (PreEscaped(SCRIPT)) } })
}

/// The page of a draft, which asks for its style and script beside itself.
pub fn online(proof: Proof<'_>) -> String {
    let head = html! {
        link rel="stylesheet" href=(asset("trang.css", STYLE));
        script src=(asset("trang.js", SCRIPT)) defer {}
        script src=(asset("sua.js", WORK_SCRIPT)) defer {}
    };
    page(proof, head, html! {})
}

/// An address that changes with what it gives, so that it may be kept for ever.
fn asset(path: &str, text: &str) -> String {
    let hash: String = Sha256::digest(text).iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    format!("{path}?v={hash}")
}

fn page(proof: Proof<'_>, head: Markup, foot: Markup) -> String {
    let title = proof.text("proof-title", &[("name", proof.name.into())]);
    framed(proof.language, &title, head, html! { body { (proof.body()) (foot) } })
}

/// What every page of the proof has around what it shows: nobody finds it by searching, and it tells nobody whence one
/// came.
fn framed(language: Language, title: &str, head: Markup, body: Markup) -> String {
    html! {
        (DOCTYPE)
        html lang=(language.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="robots" content="noindex, nofollow";
                meta name="referrer" content="no-referrer";
                title { (title) }
                link rel="icon" href="data:,";
                (head)
            }
            (body)
        }
    }
    .into_string()
}

impl Proof<'_> {
    fn say(&self, key: &str) -> String {
        self.language.text(key, &[])
    }

    fn text(&self, key: &str, values: &[(&'static str, Value)]) -> String {
        self.language.text(key, values)
    }

    fn body(&self) -> Markup {
        let ties = Ties::of(self.reading, self.questions);
        let parts = Stretch::all(self.reading, &ties);
        // A file to look at holds all of it, and so does a page of usual length.
        let at = self.work.filter(|_| parts.len() > 1).map(|work| work.part.min(parts.len() - 1));
        let part = at.map(|at| &parts[at]);
        let stops = self.stops(&ties, at.map(|_| &*parts));
        html! {
            header {
                h1 { (self.text("proof-title", &[("name", self.name.into())])) }
                p { (self.summary(stops.len())) }
                @if let Some(work) = self.work { (self.draft_bar(work)) }
                @if let Some(at) = at { (self.part_links(&parts, at)) }
                (self.stop_links(&stops))
                nav.sides aria-label=(self.say("proof-sides")) {
                    a href="#van-ban" data-side="sheet" { (self.say("proof-document")) }
                    a href="#ban-doc" data-side="items" { (self.say("proof-read")) }
                }
            }
            main data-edition=[self.work.map(|work| work.edition)] {
                section #van-ban .sheet tabindex="0" aria-label=(self.say("proof-document")) lang="vi" {
                    (self.sheet(&ties, part))
                }
                section #ban-doc .items tabindex="0" aria-label=(self.say("proof-read")) {
                    (self.items(&ties, part))
                }
            }
            @if let Some(work) = self.work {
                (self.suggestions(work))
                p.trouble role="alert" hidden data-offline=(self.say("proof-offline")) data-gone=(self.say("proof-session-over")) {}
            }
        }
    }

    fn summary(&self, stops: usize) -> String {
        let period = self.reading.period;
        let values = [
            ("from", period.from.format("%d/%m").to_string().into()),
            ("to", period.to.format("%d/%m/%Y").to_string().into()),
            ("items", self.reading.items.len().into()),
            ("stops", stops.into()),
        ];
        self.text("proof-summary", &values)
    }

    /// The way through what has to be looked at: by number for everybody, by a key with the script.
    fn stop_links(&self, stops: &[String]) -> Markup {
        html! {
            @if !stops.is_empty() {
                nav.stops aria-label=(self.say("proof-stops")) {
                    button type="button" data-next hidden { (self.say("proof-next")) " " kbd { "n" } }
                    ol {
                        @for (number, address) in (1..).zip(stops.iter().take(LISTED)) {
                            li { a href=(address) data-stop { (number) } }
                        }
                    }
                }
            }
        }
    }

    fn part_links(&self, parts: &[Stretch], shown: usize) -> Markup {
        html! {
            nav.parts aria-label=(self.say("proof-parts")) {
                @for (at, part) in parts.iter().enumerate() {
                    a href=(part_address(at)) aria-current=(if at == shown { "page" } else { "false" }) {
                        (part.from.format("%d/%m")) "–" (part.to.format("%d/%m"))
                    }
                }
            }
        }
    }

    /// What has to be looked at, in the document's order: the addresses of the places.
    fn stops(&self, ties: &Ties, parts: Option<&[Stretch]>) -> Vec<String> {
        let mut stops: BTreeMap<(usize, usize), String> = BTreeMap::new();
        let parts = parts.unwrap_or_default();
        let address =
            |part: Option<usize>, id: String| format!("{}#{id}", part.map(part_address).unwrap_or_default());
        let of_strip = |at: usize| parts.iter().position(|part| part.strips.contains(&at));
        let of_item = |item: &usize| {
            let day = self.reading.items.get(*item).map(|item| item.date)?;
            parts.iter().position(|part| part.has_day(day))
        };
        for (at, strip) in self.reading.trace.iter().enumerate() {
            if strip.is == Is::LeftOver {
                stops.insert((at, 0), address(of_strip(at), strip_id(at)));
            }
        }
        for asked in self.questions.iter().filter(|asked| !asked.is_left_over) {
            let first = asked.items.first().and_then(|item| ties.first_strip(*item)).unwrap_or(0);
            let part = asked.items.first().and_then(of_item);
            stops.insert((first, 1 + asked.number), address(part, question_id(asked.number)));
        }
        stops.into_values().collect()
    }
}

fn part_address(at: usize) -> String {
    format!("?phan={at}")
}

/// The code of findings that quote what is left over.
const LEFT_OVER: &str = "left_over";

fn strip_id(at: usize) -> String {
    format!("doan{at}")
}

fn item_id(at: usize) -> String {
    format!("viec{at}")
}

fn question_id(at: usize) -> String {
    format!("hoi{at}")
}

/// One of eight tints; neighbours differ.
fn tint(item: usize) -> String {
    format!("t{}", item % 8)
}
