//! The secretariat's board: of one publication, who was sent it, who has seen it, who has not, whom it did not
//! reach and why; kept current, like the card of a publication, by editing the messages that show it.

use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use rust_xlsxwriter::Workbook;

use super::{Moment, Rules, announce::CALL_BACK, deliver::reason, desk::File};
use crate::store::{Announcement, ChatState, Earlier, Face, Key, Lane, Manner, Owed, State, Tx};
use plan::register::{Audience, Register, RevisionId};
use words::{Html, Keyboard, Language, Message, Press, agenda, pages, people::button};

pub mod card;

/// Several taps within this make one edit.
const GATHERED: TimeDelta = TimeDelta::seconds(1);
/// Above this many chats a board follows deliveries once a minute, not one by one.
pub const SMALL: usize = 100;

/// Where an announcement stands, as the board groups them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Standing {
    Seen,
    Unseen,
    Waiting,
    Unreachable,
}

fn standing(told: &Announcement) -> Standing {
    if !told.seen.is_empty() {
        return Standing::Seen;
    }
    match told.delivery {
        State::Sent => Standing::Unseen,
        State::Pending | State::Sending if told.state != ChatState::Unreachable => Standing::Waiting,
        _ => Standing::Unreachable,
    }
}

/// `đ/c Lam`, `VP`, or the chat's title.
pub fn name(language: Language, register: &Register, told: &Announcement) -> String {
    let reader = agenda::Reader { language, register, audience: &Audience::Everybody };
    let names: Vec<String> = told.entries.iter().map(|id| reader.name(*id)).collect();
    if names.is_empty() { told.title.clone() } else { names.join(", ") }
}

/// The board of a publication; nothing for one that does not exist.
pub fn render(
    tx: &Tx<'_>,
    moment: &Moment,
    language: Language,
    revision: RevisionId,
) -> Result<Option<Message>> {
    let Some(published) = tx.revision(revision)? else { return Ok(None) };
    let told = tx.announcements_of(revision)?;
    let register = tx.register()?;
    let local = |at: DateTime<Utc>| Moment { now: at, zone: moment.zone }.local();
    let at = local(published.published_at);
    let count = |wanted: Standing| told.iter().filter(|told| standing(told) == wanted).count();
    let untold = tx.untold(revision)?;
    let values = [
        ("number", i64::from(published.number).into()),
        ("time", at.format("%H:%M").to_string().into()),
        ("day", at.format("%d/%m/%Y").to_string().into()),
        ("sent", (count(Standing::Seen) + count(Standing::Unseen)).into()),
        ("seen", count(Standing::Seen).into()),
        ("unseen", count(Standing::Unseen).into()),
        ("waiting", count(Standing::Waiting).into()),
        ("unreachable", (count(Standing::Unreachable) + untold.len()).into()),
    ];
    let mut blocks = vec![language.html("board-title", &values)];
    let groups = [
        (Standing::Unseen, "board-unseen"),
        (Standing::Unreachable, "board-unreachable"),
        (Standing::Waiting, "board-waiting"),
        (Standing::Seen, "board-seen"),
    ];
    for (wanted, title) in groups {
        let mut lines: Vec<Html> = told
            .iter()
            .filter(|told| standing(told) == wanted)
            .map(|told| line(language, &register, told, &local))
            .collect();
        if wanted == Standing::Unreachable {
            let reader = agenda::Reader { language, register: &register, audience: &Audience::Everybody };
            lines.extend(
                untold.iter().map(|id| language.html("board-unlinked", &[("name", reader.name(*id).into())])),
            );
        }
        if !lines.is_empty() {
            blocks.push(Html::text("\n").then(language.html(title, &[])));
            blocks.extend(lines);
        }
    }
    let mut parts = pages::paginate(blocks);
    let cut = parts.len() > 1;
    let mut text = if parts.is_empty() { Html::new() } else { parts.swap_remove(0) };
    if cut {
        text.push("\n");
        text.push(language.html("board-more", &[]));
    }
    let mut keyboard = Keyboard::new();
    if count(Standing::Unseen) > 0 {
        keyboard.push(vec![button(language, "board-nudge", Press::Nudge { revision })]);
    }
    keyboard.push(vec![button(language, "board-sheet", Press::SeenSheet { revision })]);
    Ok(Some(Message { text, keyboard }))
}

fn line(
    language: Language,
    register: &Register,
    told: &Announcement,
    local: &dyn Fn(DateTime<Utc>) -> chrono::NaiveDateTime,
) -> Html {
    let hour = |at: DateTime<Utc>| local(at).format("%H:%M %d/%m").to_string();
    let name = name(language, register, told);
    match standing(told) {
        Standing::Seen => {
            let people: Vec<String> =
                told.seen.iter().map(|seen| format!("{} {}", seen.name, hour(seen.at))).collect();
            let values = [("name", name.into()), ("people", people.join(", ").into())];
            language.html("board-seen-line", &values)
        }
        Standing::Unreachable => {
            let since = if told.state == ChatState::Active {
                told.settled_at.unwrap_or(told.state_since)
            } else {
                told.state_since
            };
            let why = reason(language, told.reason.as_deref().unwrap_or("unreachable"));
            let values = [("name", name.into()), ("reason", why.into()), ("since", hour(since).into())];
            language.html("board-unreachable-line", &values)
        }
        Standing::Unseen if told.is_superseded => {
            language.html("board-superseded-line", &[("name", name.into())])
        }
        Standing::Unseen if told.reminded_at.is_some() => {
            let at = told.reminded_at.map(hour).unwrap_or_default();
            language.html("board-reminded-line", &[("name", name.into()), ("time", at.into())])
        }
        Standing::Unseen | Standing::Waiting => language.html("board-line", &[("name", name.into())]),
    }
}

/// The last publication that anybody was told of.
pub fn latest(tx: &Tx<'_>) -> Result<Option<RevisionId>> {
    const LOOKED_AT: u32 = 50;
    for revision in tx.revisions(LOOKED_AT, 0)? {
        if revision.is_withdrawn {
            continue;
        }
        if !tx.announcements_of(revision.id)?.is_empty() || !tx.untold(revision.id)?.is_empty() {
            return Ok(Some(revision.id));
        }
    }
    Ok(None)
}

/// Edits every message that shows the board or the card of this publication, if it shows something else by
/// now. A card stays as it is until the publication can't be called back any more.
pub fn refresh(tx: &Tx<'_>, rules: &Rules, moment: &Moment, revision: RevisionId) -> Result<()> {
    let Some(published) = tx.revision(revision)? else { return Ok(()) };
    for board in tx.boards_of(revision)? {
        let Some(chat) = tx.chat(board.chat)? else { continue };
        let language = chat.language.unwrap_or(rules.language);
        let (not_before, message) = match board.face {
            Face::Board => (moment.now + GATHERED, render(tx, moment, language, revision)?),
            Face::Card if published.is_withdrawn => continue,
            Face::Card => {
                let due = (moment.now + GATHERED).max(published.published_at + CALL_BACK);
                (due, card::render(tx, &Moment { now: due, ..*moment }, language, revision)?)
            }
        };
        let Some(message) = message else { continue };
        if message.text.as_str() == board.shown {
            continue;
        }
        tx.board_shows(board.id, message.text.as_str())?;
        let waiting = tx.told(board.chat, &Key::Board { board: board.id, edit: board.edits })?;
        if let Some(edit) = waiting.first()
            && tx.reword(edit.id, &message)?
        {
            continue;
        }
        let owed = Owed {
            chat: board.chat,
            key: &Key::Board { board: board.id, edit: tx.next_board_edit(board.id)? },
            part: 1,
            message: &message,
            lane: Lane::Announcement,
            not_before,
            expires_at: None,
        };
        let manner = Manner { edits: Some(Earlier::Number(board.message)), ..Manner::default() };
        tx.owe_so(&owed, manner, moment.now)?;
    }
    Ok(())
}

/// The boards and cards of recent publications, once a minute.
pub fn refresh_all(tx: &Tx<'_>, rules: &Rules, moment: &Moment) -> Result<()> {
    for revision in tx.revisions_with_boards(moment.now - TimeDelta::days(7))? {
        refresh(tx, rules, moment, revision)?;
    }
    Ok(())
}

/// The board as a sheet.
pub fn sheet(tx: &Tx<'_>, moment: &Moment, language: Language, revision: RevisionId) -> Result<Option<File>> {
    let Some(published) = tx.revision(revision)? else { return Ok(None) };
    let register = tx.register()?;
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let local = |at: DateTime<Utc>| {
        Moment { now: at, zone: moment.zone }.local().format("%H:%M %d/%m/%Y").to_string()
    };
    let text = |key: &str| language.text(key, &[]);
    let titles = ["board-column-name", "board-column-state", "board-column-seen", "board-column-reason"];
    let mut rows = vec![titles.map(text)];
    for told in tx.announcements_of(revision)? {
        let state = match standing(&told) {
            Standing::Seen => "board-state-seen",
            Standing::Unseen => "board-state-unseen",
            Standing::Waiting => "board-state-waiting",
            Standing::Unreachable => "board-state-unreachable",
        };
        let seen: Vec<String> =
            told.seen.iter().map(|seen| format!("{} {}", seen.name, local(seen.at))).collect();
        let why = told.reason.as_deref().filter(|_| told.delivery != State::Sent);
        let why = why.map(|why| reason(language, why)).unwrap_or_default();
        rows.push([name(language, &register, &told), text(state), seen.join("; "), why]);
    }
    for id in tx.untold(revision)? {
        let name = register.name(id).unwrap_or_default().to_owned();
        rows.push([name, text("board-state-unreachable"), String::new(), text("board-state-unlinked")]);
    }
    for (row, cells) in (0..).zip(&rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write_string(row, column, cell)?;
        }
    }
    sheet.autofit();
    let name = format!("theo-doi-phien-ban-{}.xlsx", published.number);
    let caption = language.html("board-sheet-caption", &[("number", i64::from(published.number).into())]);
    Ok(Some(File { name, bytes: book.save_to_buffer()?, caption }))
}
