//! `/nhatky`: who did what, when, why, and the file that a publication came from; it only reads.

use anyhow::Result;

use super::{
    Moment, announce,
    desk::{File, Step},
};
use crate::{
    edit,
    store::{Actor, BroadcastId, ChatId, Deed, Detail, DraftId, Logged, Place, Role, Subject, Tx},
};
use plan::{
    Period,
    directory::Directory,
    register::{Audience, EntryId, Register, RevisionId},
};
use words::{
    Button, Html, Keyboard, Language, Message, Press, Value,
    agenda::Reader,
    announcement::{Names, shortened},
    dates,
    office::OfficeHabit,
};

/// Entries on one page.
const PAGE: u32 = 15;

/// A page of the log, newest first; publications bring a button for their original file.
pub fn page(tx: &Tx<'_>, moment: &Moment, language: Language, page: u32) -> Result<Message> {
    let mut entries = tx.audit_log(PAGE + 1, page * PAGE)?;
    let more = entries.len() > PAGE as usize;
    entries.truncate(PAGE as usize);
    let mut lines = vec![language.html("log-title", &[])];
    let mut keyboard = Keyboard::new();
    let told = Told { tx, language, register: &tx.register()? };
    for entry in &entries {
        let at = Moment { now: entry.at, zone: moment.zone }.local();
        let deed = entry.deed.map(|deed| language.text(&format!("log-{deed}"), &[])).unwrap_or_default();
        let values = [
            ("time", at.format("%d/%m %H:%M").to_string().into()),
            ("by", told.who(entry)?.into()),
            ("action", deed.into()),
            ("detail", told.of(entry)?.into()),
        ];
        lines.push(language.html("log-line", &values));
    }
    if entries.is_empty() {
        lines.push(language.html("log-empty", &[]));
    }
    if page == 0 {
        keyboard.extend(originals(tx, language)?);
    }
    let arrow = |label: &str, to: u32| Button { label: label.into(), press: Press::Log { page: to } };
    let mut row = Vec::new();
    row.extend(page.checked_sub(1).map(|to| arrow("◀", to)));
    row.extend(more.then(|| arrow("▶", page + 1)));
    if !row.is_empty() {
        keyboard.push(row);
    }
    Ok(Message { text: Html::join(lines, "\n"), keyboard })
}

/// Letters of a broadcast that the log quotes.
const QUOTED: usize = 40;

/// Names what was done to whom as people do: never by a number.
struct Told<'a> {
    tx: &'a Tx<'a>,
    language: Language,
    register: &'a Register,
}

impl Told<'_> {
    /// Who did it, and what they are to the office; a newcomer is nothing yet.
    fn who(&self, entry: &Logged) -> Result<String> {
        let Actor::User(user) = entry.actor else {
            return announce::actor_name(self.tx, self.language, entry.actor);
        };
        let role = self.tx.role_of(user)?;
        if role == Some(Role::Drafter) {
            return Ok(self.person(self.tx.user_name(user)?, role.map(|role| self.role(role))));
        }
        if role.is_some() || !entry.deed.is_some_and(Deed::is_anybodys) {
            return announce::actor_name(self.tx, self.language, entry.actor);
        }
        let asked = match entry.subject {
            Some(Subject::Request { request }) => {
                self.tx.request(request)?.map(|request| request.asking.name)
            }
            _ => None,
        };
        let chat = self.tx.chat_at(Place { chat: user, thread: 0 })?;
        let links = chat.map(|chat| self.tx.links_of(chat.id)).transpose()?.unwrap_or_default();
        let names: Vec<String> =
            links.into_iter().flatten().filter_map(|id| self.name(id).transpose()).collect::<Result<_>>()?;
        let name = self.tx.user_name(user)?.or(asked);
        Ok(self.person(name, (!names.is_empty()).then(|| names.join(", "))))
    }

    fn person(&self, name: Option<String>, of: Option<String>) -> String {
        let name = name.unwrap_or_else(|| self.language.text("log-somebody", &[]));
        match of {
            Some(of) => self.language.text("log-person", &[("name", name.into()), ("of", of.into())]),
            None => name,
        }
    }

    fn role(&self, role: Role) -> String {
        self.language.text(&format!("role-{role}"), &[])
    }

    fn of(&self, entry: &Logged) -> Result<String> {
        let subject = entry.subject.as_ref().map(|subject| self.subject(subject)).transpose()?.flatten();
        let told: Vec<String> = subject.into_iter().chain(self.detail(entry)?).collect();
        Ok(told.join(", "))
    }

    fn say(&self, key: &str, values: &[(&'static str, Value)]) -> Option<String> {
        Some(self.language.text(key, values))
    }

    fn span(&self, key: &str, period: Period, number: u32) -> Option<String> {
        let values = [
            ("number", i64::from(number).into()),
            ("from", period.from.format("%d/%m").to_string().into()),
            ("to", period.to.format("%d/%m/%Y").to_string().into()),
        ];
        self.say(key, &values)
    }

    fn name(&self, entry: EntryId) -> Result<Option<String>> {
        let reader =
            Reader { language: self.language, register: self.register, audience: &Audience::Everybody };
        match self.register.get(entry) {
            Some(_) => Ok(Some(reader.name(entry))),
            None => self.tx.entry_name(entry),
        }
    }

    /// Nothing for what is gone, or what the deed itself says.
    fn subject(&self, subject: &Subject) -> Result<Option<String>> {
        let tx = self.tx;
        Ok(match subject {
            Subject::Broadcast { broadcast } => {
                tx.broadcast(BroadcastId(*broadcast))?.and_then(|broadcast| {
                    let words: String = broadcast.text.to_plain().chars().take(QUOTED).collect();
                    self.say("log-words", &[("words", words.into())])
                })
            }
            Subject::Chat { chat } => tx
                .chat(ChatId(*chat))?
                .and_then(|chat| self.say("log-words", &[("words", chat.title.into())])),
            Subject::Day { day } => Some(dates::inline_day(self.language, *day)),
            Subject::Document { document } => {
                let name = tx.document_name(*document)?;
                name.and_then(|name| self.say("log-words", &[("words", name.into())]))
            }
            Subject::Draft { draft } => tx
                .draft(DraftId(*draft))?
                .and_then(|draft| self.span("log-draft", draft.reading.period, draft.edition)),
            Subject::Entry { entry } => self.name(*entry)?,
            Subject::Item { item } => edit::in_force(tx, *item)?.and_then(|(_, _, planned)| {
                let names = Names { language: self.language, directory: &Directory::default() };
                let words = shortened(&planned.item.content);
                self.say("log-item", &[("when", names.when(&planned.item).into()), ("words", words.into())])
            }),
            Subject::Programme { programme } => match tx.current_revision(*programme)? {
                Some(revision) => {
                    let found = tx.revision(revision)?;
                    found.and_then(|found| self.span("log-programme", found.period, found.number))
                }
                None => None,
            },
            Subject::Request { request } => tx.request(*request)?.map(|request| request.asking.name),
            Subject::Revision { revision } => tx
                .revision(*revision)?
                .and_then(|found| self.span("log-revision", found.period, found.number)),
            Subject::User { user } => tx.user_name(*user)?,
            Subject::Reader => self.say("people-whole", &[]),
            Subject::Role(role) => Some(self.role(*role)),
            Subject::Office | Subject::Nudges => None,
        })
    }

    fn detail(&self, entry: &Logged) -> Result<Option<String>> {
        let counted = |key: &str, count: &usize| self.say(key, &[("count", (*count).into())]);
        let quoted = |key: &str, words: &str| self.say(key, &[("words", words.into())]);
        let named = |key: &str, entry: &EntryId| -> Result<Option<String>> {
            let name = self.name(*entry)?.unwrap_or_default();
            Ok(self.say(key, &[("name", name.into())]))
        };
        Ok(match &entry.detail {
            Detail::Nothing => None,
            Detail::Revision { number, items } => {
                let values = [("number", i64::from(*number).into()), ("items", (*items).into())];
                self.say("log-number", &values)
            }
            Detail::Chats { count } => counted("log-chats", count),
            Detail::Unsent { count } => counted("log-unsent", count),
            Detail::Recalled { count } => counted("log-recalled", count),
            Detail::Between { from, to } => {
                let (from, to) = (self.name(*from)?.unwrap_or_default(), self.name(*to)?.unwrap_or_default());
                self.say("log-between", &[("from", from.into()), ("to", to.into())])
            }
            Detail::Works => self.say("log-works", &[]),
            Detail::Off => self.say("log-off", &[]),
            Detail::Calendar if entry.deed == Some(Deed::OfficeDay) => self.say("log-as-in-calendar", &[]),
            Detail::Calendar => self.say("log-calendar", &[]),
            Detail::Board => self.say("log-board", &[]),
            Detail::Habit(OfficeHabit::NudgeAt(hour)) => {
                self.say("log-nudge-at", &[("hour", hour.format("%H:%M").to_string().into())])
            }
            Detail::Habit(OfficeHabit::NudgeDays(days)) => {
                let days: Vec<String> = days.iter().map(usize::to_string).collect();
                self.say("log-nudge-days", &[("days", days.join(", ").into())])
            }
            Detail::Name { name } => quoted("log-name", name),
            Detail::FullName { name } => quoted("log-full-name", name),
            Detail::Positions { positions } => quoted("log-positions", positions),
            Detail::Alias { spelling } => quoted("log-alias", spelling),
            Detail::SplitOff { spelling } => quoted("log-split-off", spelling),
            Detail::MergedInto { entry } => named("log-merged-into", entry)?,
            Detail::Unmerged { entry } => named("log-unmerged", entry)?,
            Detail::Member { entry } => named("log-member", entry)?,
            Detail::NoMember { entry } => named("log-no-member", entry)?,
            Detail::Retired => self.say("log-retired", &[]),
            Detail::Words { words } => quoted("log-words", words),
            Detail::Of(subject) => self.subject(subject)?,
        })
    }
}

/// Buttons for the files of the last publications.
fn originals(tx: &Tx<'_>, language: Language) -> Result<Keyboard> {
    const SHOWN: usize = 5;
    let with_file = tx.revisions(50, 0)?.into_iter().filter(|revision| revision.document.is_some());
    let button = |revision: crate::store::Revision| {
        let values = [
            ("number", i64::from(revision.number).into()),
            ("from", revision.period.from.format("%d/%m").to_string().into()),
            ("to", revision.period.to.format("%d/%m").to_string().into()),
        ];
        vec![Button {
            label: language.text("log-original", &values),
            press: Press::Original { revision: revision.id },
        }]
    };
    Ok(with_file.take(SHOWN).map(button).collect())
}

/// The file that a publication came from.
pub fn original(tx: &Tx<'_>, language: Language, revision: RevisionId) -> Result<Step> {
    let gone = || Step { toast: Some(language.text("desk-stale", &[])), ..Step::default() };
    let Some(revision) = tx.revision(revision)? else { return Ok(gone()) };
    let Some(document) = revision.document else { return Ok(gone()) };
    let Some((name, bytes)) = tx.document(document)? else { return Ok(gone()) };
    let caption = language.html("log-original-caption", &[("number", i64::from(revision.number).into())]);
    Ok(Step { file: Some(File { name, bytes, caption }), ..Step::default() })
}
