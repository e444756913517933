//! Inline offers: what a linked person may send into any chat; the day, their week, and items one by one.

use anyhow::Result;
use chrono::{Datelike, Days, NaiveDate};

use super::ask::Enquiry;
use asking::{Outcome, Question};
use plan::{Period, register::Audience};
use words::{Html, agenda::Reader, pages};

/// Items that are offered one by one.
const ITEMS: usize = 10;
/// Letters of a title that a phone shows.
const TITLE: usize = 90;

/// Something to send.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    pub title: String,
    pub description: String,
    pub text: Html,
}

/// What is offered for the words typed so far; nothing for what is no question. No words: today.
pub fn offers(enquiry: Enquiry<'_>, words: &str) -> Result<Vec<Offer>> {
    let today = enquiry.moment.today();
    let asked = match words.trim() {
        "" => enquiry.question(Question::about(Period { from: today, to: today }))?,
        words => enquiry.sentence(words, None)?,
    };
    if matches!(asked.outcome, Outcome::Help | Outcome::Ask) {
        return Ok(Vec::new());
    }
    let mut offers: Vec<Offer> = whole(&asked.blocks).into_iter().collect();
    if let Some(question) = asked.question.as_ref().and_then(week_of) {
        let week = enquiry.question(question)?;
        offers.extend(whole(&week.blocks));
    }
    let register = enquiry.tx.register()?;
    // Others will read it: nobody's name is left out.
    let reader =
        Reader { language: enquiry.asker.language, register: &register, audience: &Audience::Everybody };
    offers.extend(asked.items.iter().take(ITEMS).map(|planned| {
        let line = reader.short_line(planned).to_plain();
        Offer {
            title: shortened(&planned.item.content),
            description: shortened(line.trim_start_matches("• ")),
            text: reader.line(planned),
        }
    }));
    Ok(offers)
}

/// An answer as one message.
fn whole(blocks: &[Html]) -> Option<Offer> {
    let text = pages::paginate(blocks.iter().cloned()).into_iter().next()?;
    let mut lines = blocks.iter().map(Html::to_plain);
    let title = shortened(lines.next()?.trim());
    let description = shortened(&lines.next().unwrap_or_default());
    Some(Offer { title, description, text })
}

/// The same question about the week in which its one day lies.
fn week_of(question: &Question) -> Option<Question> {
    let [day] = question.days.as_slice() else { return None };
    let monday = monday(day.from);
    let week = Period { from: monday, to: monday + Days::new(6) };
    (day.from == day.to && question.words.is_empty()).then(|| Question {
        days: vec![week],
        sessions: Vec::new(),
        day_sessions: Vec::new(),
        ..question.clone()
    })
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

fn shortened(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= TITLE {
        return text;
    }
    text.chars().take(TITLE - 1).chain(std::iter::once('…')).collect()
}
