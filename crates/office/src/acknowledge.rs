//! "Đã xem": who has seen an announcement, and who is reminded because nobody has; it sends nothing itself.

use anyhow::Result;
use chrono::{Days, TimeDelta};

use super::{
    Moment, Rules,
    announce::{CALL_BACK, seen_button},
    board,
    deliver::{owe_desk, reason},
    desk::Step,
};
use crate::store::{
    Actor, Announcement, AnnouncementId, ChatId, ChatKind, Deed, Detail, Key, Lane, Owed, State, Subject, Tx,
    revision_key,
};
use plan::register::RevisionId;
use words::{Html, Keyboard, Language, Message};

/// Working time after which whoever has not seen what is on today or tomorrow is reminded.
const PATIENCE: TimeDelta = TimeDelta::hours(2);
/// Publications older than this are not reminded of any more.
const LOOK_BACK: Days = Days::new(5);

/// Who presses or writes "Đã xem", and where.
#[derive(Clone, Debug)]
pub struct Reader<'a> {
    pub chat: Option<ChatId>,
    pub kind: ChatKind,
    pub user: i64,
    pub name: &'a str,
    pub language: Language,
}

/// The button under an announcement, or under the trial of one.
pub fn press(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    reader: &Reader<'_>,
    id: AnnouncementId,
) -> Result<Step> {
    let toast = |key: &str| Step { toast: Some(reader.language.text(key, &[])), ..Step::default() };
    if id == AnnouncementId::TRIAL {
        return Ok(toast("seen-trial"));
    }
    let Some(found) = tx.announcement(id)?.filter(|found| Some(found.chat) == reader.chat) else {
        return Ok(toast("seen-stale"));
    };
    tx.acknowledge(id, reader.user, reader.name, moment.now)?;
    board::refresh(tx, rules, moment, found.revision)?;
    let Some(found) = tx.announcement(id)? else { return Ok(toast("seen-stale")) };
    let told = tx.told(found.chat, &revision_key(found.revision))?;
    let show = told.last().map(|last| {
        let text = last.message.text.clone().then("\n").then(seen_by(reader, moment, &found));
        let keyboard = match reader.kind {
            ChatKind::Private => Keyboard::new(),
            ChatKind::Group => seen_button(reader.language, id),
        };
        Message { text, keyboard }
    });
    // What is superseded shows that, and stays so.
    Ok(Step { show: show.filter(|_| !found.is_superseded), ..toast("seen-noted") })
}

fn seen_by(reader: &Reader<'_>, moment: &Moment, found: &Announcement) -> Html {
    let people: Vec<String> = found
        .seen
        .iter()
        .map(|seen| {
            let at = Moment { now: seen.at, zone: moment.zone }.local().format("%H:%M %d/%m").to_string();
            match reader.kind {
                ChatKind::Private => at,
                ChatKind::Group => format!("{} ({at})", seen.name),
            }
        })
        .collect();
    reader.language.html("seen-by", &[("people", people.join(", ").into())])
}

/// "Đã xem" written as text: everything that the chat was told and this person has not confirmed. Gives how
/// many that is.
pub fn typed(tx: &Tx<'_>, rules: &Rules, moment: &Moment, reader: &Reader<'_>) -> Result<usize> {
    let Some(chat) = reader.chat else { return Ok(0) };
    let mut count = 0;
    for told in tx.announcements_to(chat)? {
        if told.delivery == State::Sent
            && !told.is_superseded
            && tx.acknowledge(told.id, reader.user, reader.name, moment.now)?
        {
            count += 1;
            board::refresh(tx, rules, moment, told.revision)?;
        }
    }
    Ok(count)
}

/// Whether a text says that something was seen.
pub fn says_seen(text: &str) -> bool {
    let folded = script::fold::fold(text);
    let words = folded.trim_matches(|c: char| !c.is_alphanumeric());
    matches!(words, "da xem" | "da xem roi" | "toi da xem" | "da nhan" | "da ro" | "seen")
}

/// "Nhắc người chưa xem": everybody whom the publication reached and who has not confirmed it. Gives how many.
pub fn nudge(tx: &Tx<'_>, rules: &Rules, moment: &Moment, revision: RevisionId, by: Actor) -> Result<usize> {
    const ONCE_IN: i64 = 10 * 60;
    let mut count = 0;
    let unseen = tx.announcements_of(revision)?;
    let key = Key::Nudge { revision, window: moment.now.timestamp() / ONCE_IN };
    for told in unseen.iter().filter(|told| is_unseen(told)) {
        count += usize::from(remind(tx, rules, moment, told, &key)?);
    }
    if count > 0 {
        tx.audit(moment.now, by, Deed::Nudge, Subject::Revision { revision }, Detail::Chats { count })?;
    }
    Ok(count)
}

pub fn is_unseen(told: &Announcement) -> bool {
    told.delivery == State::Sent && told.seen.is_empty() && !told.is_superseded
}

/// Owes the announcement once more, saying why. False when it was owed under this key before.
fn remind(tx: &Tx<'_>, rules: &Rules, moment: &Moment, told: &Announcement, key: &Key) -> Result<bool> {
    let Some(chat) = tx.chat(told.chat)? else { return Ok(false) };
    let language = chat.language.unwrap_or(rules.language);
    let Some(first) = tx.told(told.chat, &revision_key(told.revision))?.into_iter().next() else {
        return Ok(false);
    };
    let text = language.html("seen-reminder", &[]).then("\n\n").then(first.message.text);
    let message = Message { text, keyboard: seen_button(language, told.id) };
    let owed = Owed {
        chat: told.chat,
        key,
        part: 1,
        message: &message,
        lane: Lane::Announcement,
        not_before: moment.now,
        expires_at: None,
    };
    tx.owe(&owed, moment.now)
}

/// After two working hours: reminds whoever has not seen changes of today and tomorrow, and tells the
/// secretariat who they are. Gives how many chats were reminded.
pub fn remind_unseen(tx: &Tx<'_>, rules: &Rules, moment: &Moment) -> Result<usize> {
    let calendar = tx.calendar()?;
    let mut by_revision: Vec<(RevisionId, Vec<Announcement>)> = Vec::new();
    for (id, revision) in tx.unseen_since(moment.now - LOOK_BACK)? {
        let (Some(told), Some(published)) = (tx.announcement(id)?, tx.revision(revision)?) else { continue };
        let at = Moment { now: published.published_at + CALL_BACK, zone: moment.zone }.local();
        let is_near = told.soonest.is_some_and(|day| day <= at.date() + Days::new(1));
        let is_over = told.soonest.is_none_or(|day| day < moment.today());
        if !is_near || is_over || calendar.working_time(at, moment.local()) < PATIENCE {
            continue;
        }
        match by_revision.last_mut() {
            Some((last, unseen)) if *last == revision => unseen.push(told),
            _ => by_revision.push((revision, vec![told])),
        }
    }
    let mut reminded = 0;
    for (revision, unseen) in by_revision {
        for told in &unseen {
            tx.mark_reminded(told.id, moment.now)?;
            if is_unseen(told) && remind(tx, rules, moment, told, &Key::Reminder { revision })? {
                reminded += 1;
            }
        }
        tell_desk(tx, rules, moment, revision, &unseen)?;
    }
    Ok(reminded)
}

fn tell_desk(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    revision: RevisionId,
    unseen: &[Announcement],
) -> Result<()> {
    let Some(published) = tx.revision(revision)? else { return Ok(()) };
    let register = tx.register()?;
    let key = Key::Unseen { revision, at: moment.now.timestamp() };
    let open: Vec<&Announcement> = unseen.iter().filter(|told| !told.is_superseded).collect();
    if open.is_empty() {
        return Ok(());
    }
    owe_desk(tx, rules, &key, Lane::Announcement, None, moment.now, |language| {
        let values = [("number", i64::from(published.number).into()), ("count", open.len().into())];
        let mut lines = vec![language.html("unseen-report", &values)];
        for told in &open {
            let name = board::name(language, &register, told);
            let line = if told.delivery == State::Sent {
                language.html("unseen-line", &[("name", name.into())])
            } else {
                let why = reason(language, told.reason.as_deref().unwrap_or("waiting"));
                language.html("unseen-line-why", &[("name", name.into()), ("reason", why.into())])
            };
            lines.push(line);
        }
        Html::join(lines, "\n")
    })
}
