//! Invitations as they are handed on: the link, its picture to be scanned, the letter and the paper that go with
//! it; a code is told here once and kept nowhere.

use anyhow::{Context, Result};
use qrcode::{Color, QrCode};

use super::{Moment, Rules, desk::File, link};
use crate::store::{Actor, Invited, Tx};
use plan::register::{Kind as Sort, Listing};
use script::positions;
use words::{
    Html, Language, Value,
    handout::{
        invitations::{self, Card, Invitation, Kind},
        print::Code,
    },
    people::in_order,
};

/// Pixels of one module, and modules of white around: what a phone reads off a screen or off paper.
const SCALE: usize = 8;
const MARGIN: usize = 4;

/// The link that brings a code; for a group, the one that first asks which.
pub fn link(bot: &str, code: &str, for_group: bool) -> String {
    let start = if for_group { "startgroup" } else { "start" };
    format!("https://t.me/{bot}?{start}={code}")
}

/// The squares that a phone reads as this link.
fn code(link: &str) -> Result<Code> {
    let code = QrCode::new(link.as_bytes()).context("a link too long for a QR code")?;
    let dark = code.to_colors().iter().map(|color| *color == Color::Dark).collect();
    Ok(Code { side: code.width(), dark })
}

/// The link as a PNG.
pub fn picture(link: &str) -> Result<Vec<u8>> {
    let code = code(link)?;
    let side = (code.side + 2 * MARGIN) * SCALE;
    let mut pixels = vec![255u8; side * side];
    for (place, _) in code.dark.iter().enumerate().filter(|(_, dark)| **dark) {
        let (top, left) = ((place / code.side + MARGIN) * SCALE, (place % code.side + MARGIN) * SCALE);
        for row in top..top + SCALE {
            pixels[row * side + left..row * side + left + SCALE].fill(0);
        }
    }
    let mut bytes = Vec::new();
    let width = u32::try_from(side)?;
    let mut encoder = png::Encoder::new(&mut bytes, width, width);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(bytes)
}

/// Invitations of everybody who is not linked yet: to print, and as letters to forward.
#[derive(Clone, Debug)]
pub struct Invitations {
    pub paper: File,
    pub letters: Vec<Html>,
}

/// Officials and units to whom no chat is linked, in the directory's order.
pub fn unlinked(tx: &Tx<'_>) -> Result<Vec<Listing>> {
    let (register, links) = (tx.register()?, tx.chats_by_entry()?);
    let is_unlinked = |listing: &&Listing| {
        !matches!(listing.kind, Sort::Collective(_)) && links.get(&Some(listing.id)).is_none_or(Vec::is_empty)
    };
    Ok(in_order(&register).into_iter().filter(is_unlinked).cloned().collect())
}

/// A code of their own for each who is not linked; none where everybody is.
pub fn everybody(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    language: Language,
    (bot, by): (&str, Actor),
) -> Result<Option<Invitations>> {
    let listings = unlinked(tx)?;
    if listings.is_empty() {
        return Ok(None);
    }
    let invitation = invitation(tx, rules, moment, language)?;
    let mut cards = Vec::new();
    for listing in &listings {
        let (invited, kind) = match listing.kind {
            Sort::Official => (Invited::Official(listing.id), Kind::Official),
            Sort::Unit | Sort::Collective(_) => (Invited::Unit(listing.id), Kind::Unit),
        };
        let code = link::invite(tx, moment, invited, by)?;
        let to = addressee(language, listing, invitation.issuer.as_deref());
        cards.push(card(to, kind, link(bot, &code, kind == Kind::Unit))?);
    }
    let letters = cards.iter().map(|card| letter(&invitation, card)).collect();
    Ok(Some(Invitations { paper: paper(&invitation, &cards)?, letters }))
}

/// One link for the whole office: its page to hang up, and the letter to forward, which has the link for groups
/// as well.
pub fn office(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    language: Language,
    (bot, by): (&str, Actor),
) -> Result<Invitations> {
    let invitation = invitation(tx, rules, moment, language)?;
    let code = link::invite_office(tx, moment, by)?;
    let to = language.text("invite-to-office", &[]);
    let card = card(to, Kind::Office, link(bot, &code, false))?;
    let group: Value = link(bot, &code, true).into();
    let text =
        letter(&invitation, &card).then("\n").then(language.html("invite-letter-group", &[("link", group)]));
    Ok(Invitations { paper: paper(&invitation, &[card])?, letters: vec![text] })
}

fn invitation(tx: &Tx<'_>, rules: &Rules, moment: &Moment, language: Language) -> Result<Invitation> {
    let issuer = match tx.published_span()? {
        Some(whole) => tx.programme_heads(whole)?.into_iter().rev().find_map(|head| head.issuer),
        None => None,
    };
    let until = (moment.now + link::VALID_FOR).with_timezone(&moment.zone).format("%H:%M %d/%m/%Y");
    let hour = rules.digest_at.format("%H:%M").to_string();
    Ok(Invitation { language, issuer, hour, until: until.to_string() })
}

fn card(to: String, kind: Kind, link: String) -> Result<Card> {
    Ok(Card { to, kind, code: code(&link)?, link })
}

/// `đ/c Lạc, Giám đốc Sở`; a unit by its full name.
fn addressee(language: Language, listing: &Listing, issuer: Option<&str>) -> String {
    match listing.kind {
        Sort::Official if listing.is_person() => {
            let person = language.text("person", &[("name", listing.name.as_str().into())]);
            let rank = positions::addressed(&listing.positions, issuer);
            std::iter::once(person).chain(rank).collect::<Vec<_>>().join(", ")
        }
        _ => listing.full_name.clone().unwrap_or_else(|| listing.name.clone()),
    }
}

/// The words that go with a link when it is forwarded.
fn letter(invitation: &Invitation, card: &Card) -> Html {
    let language = invitation.language;
    let [what, _] = card.kind.keys();
    let what = language.text(what, &[("hour", invitation.hour.as_str().into())]);
    let until = invitations::until(card.kind);
    let values = [
        ("name", card.to.as_str().into()),
        ("what", what.into()),
        ("link", card.link.as_str().into()),
        ("until", language.text(until, &[("until", invitation.until.as_str().into())]).into()),
    ];
    let key = if card.kind == Kind::Unit { "invite-letter-unit" } else { "invite-letter" };
    language.html(key, &values)
}

fn paper(invitation: &Invitation, cards: &[Card]) -> Result<File> {
    let caption = invitation.language.html("invite-paper-caption", &[("count", cards.len().into())]);
    Ok(File { name: "giay-moi.pdf".into(), bytes: invitations::write(invitation, cards)?, caption })
}
