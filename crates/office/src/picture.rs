//! Buttons that ask for pictures: what they carry, whose week or month that is, and what stands under it.

use anyhow::Result;
use chrono::NaiveDate;

use super::{
    access::Asker,
    spread::{Wanted, days, span_of},
};
use crate::store::{AskedId, Place, Tx};
use asking::{Asks, Question, Whose};
use words::{
    Button, Keyboard, Language, Message, Press,
    handout::{picture::Theme, spread::Span},
    people::button,
    press::Answer,
};

/// What is to be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The asker's week of this day.
    Week(NaiveDate),
    /// The week or the month of an answer that was given, so many weeks on.
    Answer(AskedId, i64),
}

impl Subject {
    /// A row of buttons: in light and in dark.
    pub fn buttons(self, language: Language) -> Vec<Button> {
        let press = |theme: Theme| match self {
            Self::Week(day) => Press::PictureOfWeek { day, theme },
            Self::Answer(AskedId(asked), weeks) => {
                Press::PictureOfAnswer { answer: Answer { asked, weeks }, theme }
            }
        };
        let shown = |theme: Theme| button(language, &format!("picture-{theme}"), press(theme));
        Theme::ALL.map(shown).into()
    }

    /// The days and whose they are; nothing for an answer that was given elsewhere, or is forgotten.
    pub fn wanted(self, tx: &Tx<'_>, asker: &Asker, place: Place) -> Result<Option<Wanted>> {
        let language = asker.language;
        let (id, weeks) = match self {
            Self::Week(day) => {
                return Ok(Some(Wanted { span: Span::Week, day, of: asker.of.clone(), language }));
            }
            Self::Answer(id, weeks) => (id, weeks),
        };
        let kept = tx.asked(id, place)?.and_then(|kept| kept.question);
        let Some(question) = kept.and_then(|question| question.in_weeks(weeks)) else { return Ok(None) };
        let Some((span, day)) = of_question(&question) else { return Ok(None) };
        let of = match &question.whose {
            Whose::Unsaid | Whose::Asker => asker.of.clone(),
            Whose::Everybody | Whose::AllOf(_) => Vec::new(),
            Whose::AnyOf(names) => {
                let register = tx.register()?;
                let named = names.iter().flat_map(|name| register.find(&name.name));
                let of: Vec<_> = named.map(|listing| listing.id).collect();
                // Whoever was named is gone from the directory: nobody's sheet, not everybody's.
                if of.is_empty() {
                    return Ok(None);
                }
                of
            }
        };
        Ok(Some(Wanted { span, day, of, language }))
    }
}

/// The week or month that an answer shows as a whole; nothing where it shows anything less or else.
pub fn of_question(question: &Question) -> Option<(Span, NaiveDate)> {
    let [period] = question.days.as_slice() else { return None };
    let is_whole = question.asks == Asks::Items
        && question.part.is_none()
        && question.sessions.is_empty()
        && question.words.is_empty()
        && !matches!(question.whose, Whose::AllOf(_));
    span_of(*period).filter(|_| is_whole).map(|span| (span, period.from))
}

/// What stands under the pictures.
pub fn caption(language: Language, span: Span, day: NaiveDate, left_out: usize) -> Message {
    let period = days(span, day);
    let mut text = match span {
        Span::Week => {
            let span = format!("{} – {}", period.from.format("%d/%m"), period.to.format("%d/%m/%Y"));
            language.html("picture-week", &[("span", span.into())])
        }
        Span::Month => {
            let month = period.from.format("%m/%Y").to_string();
            language.html("picture-month", &[("month", month.into())])
        }
    };
    if left_out > 0 {
        text = text.then("\n").then(language.html("spread-left-out", &[("count", left_out.into())]));
    }
    Message { text, keyboard: Keyboard::new() }
}
