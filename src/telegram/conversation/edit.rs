//! `/sua` and `/hoantac`: an item is found, changed with buttons and words, and the draft leads to the desk's
//! preview.

use anyhow::Result;
use serde::{Deserialize, Serialize};

use super::{Awaited, Conversation, Turn};
use office::{
    Moment, announce,
    desk::press_of,
    edit::{self, Edit, Edited},
    store::{Draft, Tx},
};
use plan::{
    Status,
    directory::Directory,
    register::{ItemId, Planned, RevisionId},
};
use strum::VariantArray;
use words::{
    Button, Html, Keyboard, Language, Message,
    announcement::Names,
    labels::{in_full, told_apart},
    people::button,
    press::{self, Field},
};

/// Revisions offered to go back to.
const MOST_EARLIER: u32 = 12;

/// What a secretary was asked to write about an item.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) enum Question {
    /// Which item, in words or by its day.
    Which,
    Field(ItemId, Field),
    /// A new item, in one line.
    New,
}

impl Conversation {
    /// `/sua`, `/sua 13/11`, `/sua họp giao ban`, `/sua + 13/11 14:00 …`.
    pub(super) async fn edit(&self, turn: Turn, asked: &str) -> Result<()> {
        let (place, asked) = (turn.caller.place, asked.trim());
        let message = if asked.is_empty() {
            self.expect(&turn, Question::Which).await?;
            let new = button(turn.asker.language, "edit-new", press::Edit::New);
            Message { text: turn.asker.language.html("edit-which", &[]), keyboard: vec![vec![new]] }
        } else {
            self.found(&turn, asked).await?
        };
        self.send(place, &message).await
    }

    /// `+` and a line add an item; anything else is looked for.
    async fn found(&self, turn: &Turn, asked: &str) -> Result<Message> {
        if let Some(line) = asked.strip_prefix('+') {
            return self.added(turn, line.trim()).await;
        }
        let (moment, language, asked) = (self.office.moment(), turn.asker.language, asked.to_owned());
        let look = move |tx: &Tx<'_>| edit::find(tx, &moment, &asked);
        let found = self.office.look(look).await?;
        if let [only] = found.as_slice() {
            return self.item_card(turn, only.id).await;
        }
        let key = if found.is_empty() { "edit-nothing-found" } else { "edit-found" };
        let Message { text, mut keyboard } = choices(language, &found);
        keyboard.push(vec![button(language, "edit-new", press::Edit::New)]);
        Ok(Message { text: language.html(key, &[]).then(text), keyboard })
    }

    pub(super) async fn edit_told(&self, turn: Turn, question: Question, text: &str) -> Result<()> {
        let message = match question {
            Question::Which => self.found(&turn, text.trim()).await?,
            Question::New => self.added(&turn, text.trim().trim_start_matches('+').trim()).await?,
            Question::Field(item, field) => {
                self.do_edit(&turn, item, Edit::Put(field, text.to_owned())).await?
            }
        };
        self.send(turn.caller.place, &message).await
    }

    pub(super) async fn edit_pressed(&self, turn: Turn, number: i32, press: press::Edit) -> Result<()> {
        let shown = match press {
            press::Edit::Item { item } => self.item_card(&turn, item).await?,
            press::Edit::Field { item, field } => self.ask_field(&turn, item, field).await?,
            press::Edit::Put { item, field, value } => {
                self.do_edit(&turn, item, Edit::Put(field, value)).await?
            }
            press::Edit::Cancel { item } => {
                self.do_edit(&turn, item, Edit::Status(Status::Cancelled)).await?
            }
            press::Edit::Restore { item } => {
                self.do_edit(&turn, item, Edit::Status(Status::Scheduled)).await?
            }
            press::Edit::New => {
                self.expect(&turn, Question::New).await?;
                let text = turn.asker.language.html("edit-ask-new", &[]);
                Message { text, keyboard: Keyboard::new() }
            }
            press::Edit::GoBack { revision } => self.go_back(&turn, revision).await?,
        };
        self.show(&turn, number, Some(shown)).await
    }

    async fn expect(&self, turn: &Turn, question: Question) -> Result<()> {
        let (caller, now) = (turn.caller, self.office.clock.now());
        let about = Awaited::Edit(question);
        self.office.run(move |tx| tx.expect_text(caller.user, caller.place, &about, now)).await
    }

    async fn ask_field(&self, turn: &Turn, item: ItemId, field: Field) -> Result<Message> {
        self.expect(turn, Question::Field(item, field)).await?;
        let language = turn.asker.language;
        let back = vec![button(language, "button-back", press::Edit::Item { item })];
        Ok(Message { text: language.html(&format!("edit-ask-{field}"), &[]), keyboard: vec![back] })
    }

    async fn do_edit(&self, turn: &Turn, item: ItemId, edit: Edit) -> Result<Message> {
        let (moment, by) = (self.office.moment(), turn.actor());
        let edited = self.office.run(move |tx| edit::edit(tx, &moment, by, item, &edit)).await?;
        match edited {
            Edited::Done(_) => self.item_card(turn, item).await,
            other => self.not_edited(turn, other, Some(item)).await,
        }
    }

    async fn added(&self, turn: &Turn, line: &str) -> Result<Message> {
        let (moment, by, line) = (self.office.moment(), turn.actor(), line.to_owned());
        let edited = self.office.run(move |tx| edit::add(tx, &moment, by, &line)).await?;
        let Edited::Done(draft) = edited else { return self.not_edited(turn, edited, None).await };
        let language = turn.asker.language;
        let look = move |tx: &Tx<'_>| tx.draft(draft);
        let Some(draft) = self.office.look(look).await? else { return Ok(gone(language)) };
        let names = Names { language, directory: &draft.reading.directory };
        let item = draft.reading.items.last().map(|item| names.card(item)).unwrap_or_default();
        let text = language.html("edit-added", &[]).then("\n\n").then(item);
        let keyboard =
            vec![vec![button(language, "edit-new", press::Edit::New)], vec![to_preview(language, &draft)]];
        Ok(Message { text, keyboard })
    }

    /// Why an edit was not made, and the way on.
    async fn not_edited(&self, turn: &Turn, edited: Edited, item: Option<ItemId>) -> Result<Message> {
        let language = turn.asker.language;
        let back = item.map(|item| vec![button(language, "button-back", press::Edit::Item { item })]);
        match edited {
            Edited::Unfit(unfit) => {
                Ok(Message { text: unfit.say(language), keyboard: back.into_iter().collect() })
            }
            Edited::Taken(draft) => {
                let held_by = draft.held_by;
                let name = move |tx: &Tx<'_>| announce::actor_name(tx, language, held_by);
                let by = self.office.look(name).await?;
                let open = vec![button(language, "edit-open-draft", press_of(&draft, press::Desk::Summary))];
                let text = language.html("edit-taken", &[("by", by.into())]);
                Ok(Message { text, keyboard: std::iter::once(open).chain(back).collect() })
            }
            Edited::Done(_) | Edited::Gone => Ok(gone(language)),
        }
    }

    /// The item as it would be after the edits so far, and what can be done with it.
    async fn item_card(&self, turn: &Turn, id: ItemId) -> Result<Message> {
        let (language, by) = (turn.asker.language, turn.actor());
        let look = move |tx: &Tx<'_>| Ok((edit::as_edited(tx, by, id)?, tx.register()?.to_directory()));
        let (found, directory) = self.office.look(look).await?;
        let Some((planned, draft)) = found else { return Ok(gone(language)) };
        Ok(card(language, &directory, &planned, draft.as_ref()))
    }

    /// `/hoantac`: revisions that can be gone back to.
    pub(super) async fn undo(&self, turn: Turn) -> Result<()> {
        let (language, moment) = (turn.asker.language, self.office.moment());
        let look = move |tx: &Tx<'_>| {
            let mut offered = Keyboard::new();
            for revision in edit::earlier(tx, MOST_EARLIER)? {
                let at = Moment { now: revision.published_at, zone: moment.zone }.local();
                let values = [
                    ("number", i64::from(revision.number).into()),
                    ("at", at.format("%H:%M %d/%m/%Y").to_string().into()),
                    ("by", announce::actor_name(tx, language, revision.published_by)?.into()),
                ];
                let label = language.text("undo-revision", &values);
                offered.push(vec![Button {
                    label,
                    press: press::Edit::GoBack { revision: revision.id }.into(),
                }]);
            }
            Ok(offered)
        };
        let keyboard = self.office.look(look).await?;
        let key = if keyboard.is_empty() { "undo-nothing" } else { "undo-which" };
        self.send(turn.caller.place, &Message { text: language.html(key, &[]), keyboard }).await
    }

    async fn go_back(&self, turn: &Turn, to: RevisionId) -> Result<Message> {
        let (moment, by, language) = (self.office.moment(), turn.actor(), turn.asker.language);
        let spoken = self.office.rules.language;
        let back = move |tx: &Tx<'_>| {
            let number = tx.revision(to)?.map_or(0, |revision| i64::from(revision.number));
            let reason = spoken.text("undo-reason", &[("number", number.into())]);
            let edited = edit::go_back(tx, &moment, by, to, &reason)?;
            let draft = match edited {
                Edited::Done(id) => tx.draft(id)?,
                _ => None,
            };
            Ok((edited, draft, number))
        };
        let (edited, draft, number) = self.office.run(back).await?;
        let Some(draft) = draft else { return self.not_edited(turn, edited, None).await };
        let text = language.html("undo-ready", &[("number", number.into())]);
        Ok(Message { text, keyboard: vec![vec![to_preview(language, &draft)]] })
    }
}

/// `13/11 14:00: Họp giao ban…`, a button each; in full above them where buttons are too short for that.
fn choices(language: Language, found: &[Planned]) -> Message {
    let names = Names { language, directory: &Directory::default() };
    let told = |planned: &Planned| format!("{}: {}", names.when(&planned.item), planned.item.content);
    let told: Vec<String> = found.iter().map(told).collect();
    let labels = told_apart(&told);
    let full = in_full(&told, &labels).map(|full| Html::text("\n\n").then(full)).unwrap_or_default();
    let choice = |(label, planned): (String, &Planned)| {
        vec![Button { label, press: press::Edit::Item { item: planned.id }.into() }]
    };
    Message { text: full, keyboard: labels.into_iter().zip(found).map(choice).collect() }
}

/// The desk asks what is open, or shows what would change and whom it would tell.
fn to_preview(language: Language, draft: &Draft) -> Button {
    let (label, act) = match draft.reading.has_questions() {
        true => ("edit-to-questions", press::Desk::Question),
        false => ("edit-to-preview", press::Desk::Preview),
    };
    button(language, label, press_of(draft, act))
}

fn card(language: Language, directory: &Directory, planned: &Planned, draft: Option<&Draft>) -> Message {
    let names = Names { language, directory };
    let mut text = names.card(&planned.item.by_name());
    let item = planned.id;
    let field = |field: &Field| {
        button(language, &format!("edit-{field}"), press::Edit::Field { item, field: *field })
    };
    let mut keyboard: Keyboard =
        Field::VARIANTS.chunks(2).map(|row| row.iter().map(field).collect()).collect();
    keyboard.push(vec![match planned.item.status {
        Status::Scheduled => button(language, "edit-cancel", press::Edit::Cancel { item }),
        Status::Cancelled | Status::Postponed => {
            button(language, "edit-restore", press::Edit::Restore { item })
        }
    }]);
    keyboard.push(vec![button(language, "edit-delegate", press::Delegate::From { item })]);
    if let Some(draft) = draft {
        text.push("\n\n");
        text.push(language.html("edit-gathered", &[]));
        keyboard.push(vec![to_preview(language, draft)]);
    }
    Message { text, keyboard }
}

fn gone(language: Language) -> Message {
    Message { text: language.html("edit-gone", &[]), keyboard: Keyboard::new() }
}
