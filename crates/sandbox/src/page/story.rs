//! The story that a visitor plays: steps to press, and what to say meanwhile, found by what stands on the
//! phones; the page follows it without knowing what the bot is about.

use serde::{Deserialize, Serialize};

use super::Role;

/// Words in the page's two languages.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Both {
    pub vi: String,
    pub en: String,
}

/// Steps in their order, and the sentence after the last.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Story {
    pub steps: Vec<Step>,
    pub finale: Option<Both>,
}

/// One press that moves the story on.
#[derive(Clone, Debug, Serialize)]
pub struct Step {
    pub title: Both,
    pub act: Act,
    /// Of those whose sign is seen the last one is shown.
    pub cues: Vec<Cue>,
    /// The step lies behind once this is seen.
    pub done: Sign,
}

/// What happens at a press.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// The secretariat sends the scene's paper of this number.
    Paper(usize),
    Clock(Instant),
}

/// To where the clock can be moved.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Instant {
    AMinuteLater,
    AnHourLater,
    NextMorning,
    NextMonday,
}

/// What the visitor is told as long as something is seen.
#[derive(Clone, Debug, Serialize)]
pub struct Cue {
    /// None: from the start of the step.
    pub when: Option<Sign>,
    pub says: Both,
    /// Buttons on the phones that are shown to be the next ones.
    pub points: Vec<Point>,
    /// A button beside the words.
    pub offer: Option<Offer>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Offer {
    pub title: Both,
    pub act: Act,
}

/// What one message on a phone shows: one of these buttons, or one of these texts.
#[derive(Clone, Debug, Serialize)]
pub struct Sign {
    pub role: Role,
    pub labels: Vec<String>,
    /// Each a row of pieces that follow one another, with anything between them.
    pub texts: Vec<Vec<String>>,
}

/// Buttons under messages on this phone; without a label all of a message.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    pub role: Role,
    pub labels: Vec<String>,
    /// Only under messages that show this.
    pub under: Option<Sign>,
}
