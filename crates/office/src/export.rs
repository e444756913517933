//! `/xuat`: a published programme as a file for the secretariat; it only reads.

use anyhow::Result;
use chrono::NaiveDate;

use super::{
    Moment, Rules,
    access::Asker,
    ask::Asked,
    calendar::{Chronicle, View},
    desk::File,
    handout::{Days, Handout, Whose},
    spread::{Wanted, spread},
};
use crate::store::{ProgrammeHead, Tx};
use plan::{
    Item, Period,
    register::{Audience, ItemId, ProgrammeId, works},
};
use words::{
    Button, Keyboard, Language, Message, Press,
    handout::{
        document,
        paper::Paper,
        pdf,
        spread::{Span, Spread},
        workbook,
    },
    people::button,
    press::Form,
};

/// What there is to send.
#[derive(Debug)]
pub enum Sent {
    File(File),
    Picture(Box<Spread>, Wanted),
}

/// The forms in which a programme can be had: the one asked for, else the one in force.
pub fn offer(
    tx: &Tx<'_>,
    moment: &Moment,
    language: Language,
    programme: Option<ProgrammeId>,
) -> Result<Message> {
    let heads = published(tx)?;
    let current = Days::default().or_programme(tx, moment.today())?;
    let asked = heads.iter().position(|head| Some(head.id) == programme);
    let Some(at) = asked.or_else(|| heads.iter().position(|head| Some(head.period) == current)) else {
        return Ok(Message { text: language.html("export-empty", &[]), keyboard: Keyboard::new() });
    };
    let head = &heads[at];
    let number = tx.revision(head.revision)?.map_or(1, |revision| revision.number);
    let values = [
        ("from", full(head.period.from).into()),
        ("to", full(head.period.to).into()),
        ("number", i64::from(number).into()),
        ("items", works(&tx.items_of(head.revision)?).into()),
    ];
    let file =
        |form: Form| button(language, &format!("export-{form}"), Press::File { form, programme: head.id });
    let mut keyboard = vec![vec![file(Form::Word), file(Form::Excel), file(Form::Pdf)]];
    if earlier(tx, head)? {
        keyboard.push(vec![file(Form::Marked)]);
    }
    keyboard.push(vec![file(Form::Calendar), file(Form::Picture)]);
    let arrow =
        |label: String, to: &ProgrammeHead| Button { label, press: Press::Offer { programme: to.id } };
    let mut row = Vec::new();
    row.extend(at.checked_sub(1).map(|to| arrow(format!("◀ {}", short(&heads[to])), &heads[to])));
    row.extend(heads.get(at + 1).map(|to| arrow(format!("{} ▶", short(to)), to)));
    keyboard.push(row);
    keyboard.retain(|row| !row.is_empty());
    Ok(Message { text: language.html("export-title", &values), keyboard })
}

/// The file of a programme; nothing where the programme, or what to compare it with, is gone.
pub fn file(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    language: Language,
    (form, programme): (Form, ProgrammeId),
) -> Result<Option<Sent>> {
    let Some(head) = published(tx)?.into_iter().find(|head| head.id == programme) else { return Ok(None) };
    Ok(match form {
        Form::Word => Some(Sent::File(paper(tx, language, &head, (".docx", document::write))?)),
        Form::Excel => Some(Sent::File(paper(tx, language, &head, (".xlsx", workbook::write))?)),
        Form::Pdf => Some(Sent::File(paper(tx, language, &head, (".pdf", pdf::write))?)),
        Form::Marked => marked(tx, moment, language, &head)?.map(Sent::File),
        Form::Calendar => Some(Sent::File(calendar(tx, rules, moment, language, &head)?)),
        Form::Picture => {
            let period = head.period;
            let span = if (period.to - period.from).num_days() < WEEK { Span::Week } else { Span::Month };
            let wanted = Wanted { span, day: period.from, of: Vec::new(), language };
            Some(Sent::Picture(Box::new(spread(tx, moment, &wanted)?), wanted))
        }
    })
}

/// What was asked for, as the file in which it was asked for: those items and no others.
pub fn answered(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    asker: &Asker,
    asked: &Asked,
) -> Result<Option<File>> {
    let Some((question, form)) = asked.question.as_ref().and_then(|q| Some((q, q.form?))) else {
        return Ok(None);
    };
    let items = || asked.items.iter().map(|planned| planned.item.date);
    let from = question.days.iter().map(|days| days.from).min().or_else(|| items().min());
    let to = question.days.iter().map(|days| days.to).max().or_else(|| items().max());
    let Some(period) = from.zip(to).map(|(from, to)| Period { from, to }) else { return Ok(None) };
    let language = asker.language;
    if form == asking::Form::Calendar {
        let wanted: Vec<ItemId> = asked.items.iter().map(|planned| planned.id).collect();
        let view = View { of: Vec::new(), language, hours: Some(rules.session_hours) };
        let days = Days { from: Some(period.from), to: Some(period.to) };
        let bytes = Chronicle::of_days(tx, moment, days)?.calendar_of(&view, &wanted).write();
        return Ok(Some(named(language, "export-caption", period, ".ics", bytes)));
    }
    let whose = asked.understood.whose.clone();
    let name = Some(whose).filter(|_| !matches!(question.whose, asking::Whose::Everybody));
    let mut handout = Handout::load(tx, period, &Whose { audience: Audience::Everybody, name })?;
    let found: Vec<Item> = asked.items.iter().map(|planned| planned.item.by_name()).collect();
    handout.items.retain(|item| found.contains(item));
    let (ending, write): (&str, Writer) = match form {
        asking::Form::Excel => (".xlsx", workbook::write),
        _ => (".docx", document::write),
    };
    Ok(Some(named(language, "export-caption", period, ending, write(&handout.paper())?)))
}

/// Longer programmes are shown as months.
const WEEK: i64 = 7;

fn published(tx: &Tx<'_>) -> Result<Vec<ProgrammeHead>> {
    match tx.published_span()? {
        Some(whole) => tx.programme_heads(whole),
        None => Ok(Vec::new()),
    }
}

/// Whether there is a revision before the one in force.
fn earlier(tx: &Tx<'_>, head: &ProgrammeHead) -> Result<bool> {
    match tx.revision(head.revision)? {
        Some(revision) => Ok(tx.revision_before(&revision)?.is_some()),
        None => Ok(false),
    }
}

type Writer = fn(&Paper<'_>) -> Result<Vec<u8>>;

fn paper(
    tx: &Tx<'_>,
    language: Language,
    head: &ProgrammeHead,
    (ending, write): (&str, Writer),
) -> Result<File> {
    let handout = Handout::of_programme(tx, head)?;
    let bytes = write(&handout.paper())?;
    Ok(named(language, "export-caption", head.period, ending, bytes))
}

fn marked(tx: &Tx<'_>, moment: &Moment, language: Language, head: &ProgrammeHead) -> Result<Option<File>> {
    let mut handout = Handout::of_programme(tx, head)?;
    if !handout.mark_changes(tx, moment, &Whose::EVERYBODY)? {
        return Ok(None);
    }
    let bytes = document::write(&handout.paper())?;
    Ok(Some(named(language, "export-caption-marked", head.period, "-thay-doi.docx", bytes)))
}

fn calendar(
    tx: &Tx<'_>,
    rules: &Rules,
    moment: &Moment,
    language: Language,
    head: &ProgrammeHead,
) -> Result<File> {
    let days = Days { from: Some(head.period.from), to: Some(head.period.to) };
    let view = View { of: Vec::new(), language, hours: Some(rules.session_hours) };
    let bytes = Chronicle::of_days(tx, moment, days)?.calendar(&view).write();
    Ok(named(language, "export-caption", head.period, ".ics", bytes))
}

fn named(language: Language, caption: &str, period: Period, ending: &str, bytes: Vec<u8>) -> File {
    let values = [("from", full(period.from).into()), ("to", full(period.to).into())];
    let (from, to) = (period.from.format("%d%m%Y"), period.to.format("%d%m%Y"));
    let name = format!("chuong-trinh-{from}-{to}{ending}");
    File { name, bytes, caption: language.html(caption, &values) }
}

fn full(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}

/// `11/2026` for a month, else `16/11 – 22/11`.
fn short(head: &ProgrammeHead) -> String {
    let Period { from, to } = head.period;
    if head.period.is_month() {
        from.format("%m/%Y").to_string()
    } else {
        format!("{} – {}", from.format("%d/%m"), to.format("%d/%m"))
    }
}
