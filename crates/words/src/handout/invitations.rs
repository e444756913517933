//! Invitations to print and cut out: a card for each official and unit with the code that a phone scans; it knows
//! neither links nor who may invite.

use anyhow::Result;

use super::{
    picture::{canvas::Anchor, fonts::Weight, text::wrap},
    print::{Code, HEIGHT, Print, Style, WIDTH},
};
use crate::{Language, Value};

/// One card.
#[derive(Clone, Debug)]
pub struct Card {
    /// `đ/c Lạc, Giám đốc Sở`.
    pub to: String,
    /// Whose chat it opens: one person's, or a unit's group.
    pub kind: Kind,
    pub link: String,
    pub code: Code,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Official,
    Unit,
    /// Everybody of the office: whoever opens it says who they are.
    Office,
}

impl Kind {
    /// What is said to them stands in `locales/` under these names.
    pub fn keys(self) -> [&'static str; 2] {
        match self {
            Self::Official => ["invite-what", "invite-paper-how"],
            Self::Unit => ["invite-what-unit", "invite-paper-how-unit"],
            Self::Office => ["invite-what-office", "invite-paper-how-office"],
        }
    }
}

/// What all cards say.
#[derive(Clone, Debug)]
pub struct Invitation {
    pub language: Language,
    pub issuer: Option<String>,
    /// The hour of the morning's digest.
    pub hour: String,
    pub until: String,
}

const MARGIN: f32 = 42.0;
const CARDS: usize = 4;
const CARD: f32 = (HEIGHT - 2.0 * MARGIN) / CARDS as f32;
const CODE: f32 = 112.0;
/// Between the words and the code.
const GAP: f32 = 18.0;
const WORDS: f32 = WIDTH - 2.0 * MARGIN - CODE - GAP;

const SMALL: Style = Style::regular(9.0);
const BODY: Style = Style::regular(11.0);
const NAME: Style = Style::bold(13.0);
const LINK: Style = Style::regular(6.5);
/// Of a line, in the size of its letters.
const LEADING: f32 = 1.38;

/// The cards as A4 pages, four on each.
pub fn write(invitation: &Invitation, cards: &[Card]) -> Result<Vec<u8>> {
    let title = invitation.language.text("invite-paper-title", &[]);
    let mut print = Print::new(&title);
    for (at, card) in cards.iter().enumerate() {
        let place = at % CARDS;
        if at > 0 && place == 0 {
            print.new_page();
        }
        let top = MARGIN + place as f32 * CARD;
        draw(&mut print, invitation, card, top);
        if place + 1 < CARDS && at + 1 < cards.len() {
            // Where to cut.
            print.rule([MARGIN, top + CARD - 8.0], [WIDTH - MARGIN, top + CARD - 8.0], 0.5, true);
        }
    }
    print.finish()
}

fn draw(print: &mut Print, invitation: &Invitation, card: &Card, top: f32) {
    let say = |key: &str, values: &[(&'static str, Value)]| invitation.language.text(key, values);
    let [what, how] = card.kind.keys();
    let hour = [("hour", invitation.hour.as_str().into())];
    let paragraphs = [
        (SMALL, invitation.issuer.clone().unwrap_or_default(), 4.0),
        (NAME, say("invite-paper-to", &[("name", card.to.as_str().into())]), 6.0),
        (BODY, say(what, &hour), 4.0),
        (BODY, say(how, &[]), 4.0),
        (SMALL, say(until(card.kind), &[("until", invitation.until.as_str().into())]), 0.0),
    ];
    let mut y = top + 12.0;
    for (style, words, below) in paragraphs {
        for line in wrap(&words, style.size, style.weight, WORDS, 0.0).iter().filter(|line| !line.is_empty())
        {
            print.words([MARGIN, y], style, Anchor::Start, line);
            y += style.size * LEADING;
        }
        y += below;
    }
    let left = WIDTH - MARGIN - CODE;
    print.squares([left, top + 4.0], CODE, &card.code);
    let address = card.link.trim_start_matches("https://");
    for (number, line) in (0u8..).zip(wrap(address, LINK.size, Weight::Regular, CODE, 0.0)) {
        let y = top + 4.0 + CODE + 12.0 + f32::from(number) * LINK.size * LEADING;
        print.words([left + CODE / 2.0, y], LINK, Anchor::Middle, &line);
    }
}

/// How long a code can be used, and how often.
pub fn until(kind: Kind) -> &'static str {
    match kind {
        Kind::Official | Kind::Unit => "invite-paper-until",
        Kind::Office => "invite-paper-until-office",
    }
}
