//! What a chat chose, and the buttons by which it chooses: each shows how it is and carries what it would
//! become, so that pressing twice does no more than once.

use chrono::NaiveTime;

use super::{Button, Keyboard, Language, Message};

/// When a chat is told of the week to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Preview {
    FridayAfternoon,
    SundayEvening,
}

/// What a chat chose; what it left alone is as for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Habits {
    /// None: the office's hour.
    pub digest_at: Option<NaiveTime>,
    pub morning: bool,
    pub eve_at: Option<NaiveTime>,
    pub preview: Option<Preview>,
    pub weekends: bool,
    pub empty_days: bool,
    pub language: Option<Language>,
    pub short: bool,
    pub silent: bool,
    pub minutes_before: Option<u32>,
    /// About what a unit has to prepare.
    pub nudged: bool,
    /// Of every change of theirs; else of what cannot wait, and the digest marks the others.
    pub changes: bool,
    /// Of what the secretariat says to many in its own words.
    pub broadcasts: bool,
    /// The week to come also as pictures.
    pub pictured: bool,
}

impl Default for Habits {
    /// Those of a chat that chose nothing.
    fn default() -> Self {
        Self {
            digest_at: None,
            morning: true,
            eve_at: None,
            preview: None,
            weekends: true,
            empty_days: false,
            language: None,
            short: false,
            silent: false,
            minutes_before: None,
            nudged: true,
            changes: true,
            broadcasts: true,
            pictured: false,
        }
    }
}

/// One thing that a chat chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Habit {
    DigestAt(NaiveTime),
    Morning(bool),
    EveAt(Option<NaiveTime>),
    Preview(Option<Preview>),
    Weekends(bool),
    EmptyDays(bool),
    Language(Language),
    Short(bool),
    Silent(bool),
    MinutesBefore(Option<u32>),
    Nudged(bool),
    Pictured(bool),
    Changes(bool),
    Broadcasts(bool),
}

impl Habit {
    /// Whether it stands among the kinds of notices.
    pub fn is_kind(self) -> bool {
        matches!(self, Self::MinutesBefore(_) | Self::Nudged(_) | Self::Changes(_) | Self::Broadcasts(_))
    }
}

/// What a button of the settings asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    Menu,
    Hours,
    /// The kinds of notices.
    Kinds,
    /// To be told of urgent changes alone: what that means, and whether it is meant.
    OnlyUrgent,
    Set(Habit),
}

/// Hours offered for the morning.
const HOURS: [(u32, u32); 9] = [(5, 30), (6, 0), (6, 15), (6, 30), (6, 45), (7, 0), (7, 15), (7, 30), (8, 0)];
/// Hours of the evening, and minutes ahead, through which their buttons go round.
const EVES: [u32; 4] = [18, 19, 20, 21];
const MINUTES: [u32; 3] = [30, 60, 15];

fn at(hour: u32, minute: u32) -> NaiveTime {
    NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default()
}

fn shown(hour: NaiveTime) -> String {
    hour.format("%H:%M").to_string()
}

/// The one after `now`; none after the last, the first after none.
fn next<T: PartialEq + Copy>(of: &[T], now: Option<T>) -> Option<T> {
    match now {
        None => of.first().copied(),
        Some(now) => of.iter().skip_while(|one| **one != now).nth(1).copied(),
    }
}

/// All settings, one a row; those of the whole office for the secretariat.
pub fn menu(habits: &Habits, language: Language, default: NaiveTime, is_desk: bool) -> Message {
    let label = |key: &str| language.text(key, &[]);
    let either = |key: &str, on: bool| label(&format!("{key}-{}", if on { "on" } else { "off" }));
    let hour = shown(habits.digest_at.unwrap_or(default));
    let eve = match habits.eve_at {
        Some(at) => language.text("set-eve", &[("hour", shown(at).into())]),
        None => label("set-eve-off"),
    };
    let preview = label(match habits.preview {
        None => "set-preview-off",
        Some(Preview::FridayAfternoon) => "set-preview-friday",
        Some(Preview::SundayEvening) => "set-preview-sunday",
    });
    let other = if language == Language::Vi { Language::En } else { Language::Vi };
    let eves = EVES.map(|hour| at(hour, 0));
    let previews = [Preview::FridayAfternoon, Preview::SundayEvening];
    let rows = [
        (language.text("set-hour", &[("hour", hour.into())]), "hours".to_owned()),
        (either("set-morning", habits.morning), data(Habit::Morning(!habits.morning))),
        (eve, data(Habit::EveAt(next(&eves, habits.eve_at)))),
        (preview, data(Habit::Preview(next(&previews, habits.preview)))),
        (either("set-pictured", habits.pictured), data(Habit::Pictured(!habits.pictured))),
        (either("set-weekends", habits.weekends), data(Habit::Weekends(!habits.weekends))),
        (either("set-empty", habits.empty_days), data(Habit::EmptyDays(!habits.empty_days))),
        (label("set-kinds"), "kinds".to_owned()),
        (either("set-short", habits.short), data(Habit::Short(!habits.short))),
        (either("set-silent", habits.silent), data(Habit::Silent(!habits.silent))),
        (label("set-language"), data(Habit::Language(other))),
    ];
    let mut keyboard: Keyboard = rows.into_iter().map(|(label, data)| vec![button(label, &data)]).collect();
    if is_desk {
        keyboard.push(vec![Button { label: label("set-office"), data: "office:menu".to_owned() }]);
    }
    Message { text: language.html("settings-title", &[]), keyboard }
}

/// Which kinds of notices come here.
pub fn kinds(habits: &Habits, language: Language) -> Message {
    let label = |key: &str| language.text(key, &[]);
    let either = |key: &str, on: bool| label(&format!("{key}-{}", if on { "on" } else { "off" }));
    let before = match habits.minutes_before {
        Some(minutes) => language.text("set-before", &[("minutes", i64::from(minutes).into())]),
        None => label("set-before-off"),
    };
    // Changes of one's own work are not switched off by a slip of the thumb.
    let changes = if habits.changes { "urgent".to_owned() } else { data(Habit::Changes(true)) };
    let rows = [
        (either("set-changes", habits.changes), changes),
        (either("set-nudged", habits.nudged), data(Habit::Nudged(!habits.nudged))),
        (before, data(Habit::MinutesBefore(next(&MINUTES, habits.minutes_before)))),
        (either("set-broadcasts", habits.broadcasts), data(Habit::Broadcasts(!habits.broadcasts))),
        (label("set-back"), "menu".to_owned()),
    ];
    let keyboard = rows.into_iter().map(|(label, data)| vec![button(label, &data)]).collect();
    Message { text: language.html("settings-kinds", &[]), keyboard }
}

/// What it means to be told of urgent changes alone.
pub fn only_urgent(language: Language) -> Message {
    let yes = button(language.text("button-confirm", &[]), &data(Habit::Changes(false)));
    let no = button(language.text("set-back", &[]), "kinds");
    Message { text: language.html("settings-only-urgent", &[]), keyboard: vec![vec![yes], vec![no]] }
}

/// The hours of the morning.
pub fn hours(language: Language) -> Message {
    let hour = |(hour, minute): &(u32, u32)| {
        let time = at(*hour, *minute);
        button(shown(time), &data(Habit::DigestAt(time)))
    };
    let mut keyboard: Keyboard = HOURS.chunks(3).map(|row| row.iter().map(hour).collect()).collect();
    keyboard.push(vec![button(language.text("set-back", &[]), "menu")]);
    Message { text: language.html("settings-hours", &[]), keyboard }
}

fn button(label: String, data: &str) -> Button {
    Button { label, data: format!("set:{data}") }
}

/// The whole data of the button that sets a habit.
pub fn press(habit: Habit) -> String {
    format!("set:{}", data(habit))
}

fn data(habit: Habit) -> String {
    let bit = |on: bool| if on { "1" } else { "0" }.to_owned();
    let hour = |time: NaiveTime| time.format("%H%M").to_string();
    let or_none = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let (name, value) = match habit {
        Habit::DigestAt(at) => ("hour", hour(at)),
        Habit::Morning(on) => ("morning", bit(on)),
        Habit::EveAt(at) => ("eve", or_none(at.map(hour))),
        Habit::Preview(preview) => ("preview", or_none(preview.map(|preview| preview.word().to_owned()))),
        Habit::Weekends(on) => ("weekends", bit(on)),
        Habit::EmptyDays(on) => ("empty", bit(on)),
        Habit::Language(language) => ("language", language.code().to_owned()),
        Habit::Short(on) => ("short", bit(on)),
        Habit::Silent(on) => ("silent", bit(on)),
        Habit::Nudged(on) => ("nudged", bit(on)),
        Habit::Pictured(on) => ("pictured", bit(on)),
        Habit::Changes(on) => ("changes", bit(on)),
        Habit::Broadcasts(on) => ("broadcasts", bit(on)),
        Habit::MinutesBefore(minutes) => ("before", or_none(minutes.map(|minutes| minutes.to_string()))),
    };
    format!("{name}:{value}")
}

/// A button's data after `set:`; nothing for what no button of ours carries.
pub fn parse(pressed: &str) -> Option<Pressed> {
    match pressed {
        "menu" => return Some(Pressed::Menu),
        "hours" => return Some(Pressed::Hours),
        "kinds" => return Some(Pressed::Kinds),
        "urgent" => return Some(Pressed::OnlyUrgent),
        _ => {}
    }
    let (name, value) = pressed.split_once(':')?;
    let bit = || match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    };
    let hour = || NaiveTime::parse_from_str(value, "%H%M").ok();
    let is_none = value == "-";
    Some(Pressed::Set(match name {
        "hour" => Habit::DigestAt(hour()?),
        "morning" => Habit::Morning(bit()?),
        "eve" => Habit::EveAt(if is_none { None } else { Some(hour()?) }),
        "preview" => Habit::Preview(if is_none { None } else { Some(Preview::of_word(value)?) }),
        "weekends" => Habit::Weekends(bit()?),
        "empty" => Habit::EmptyDays(bit()?),
        "language" => Habit::Language(value.parse().ok()?),
        "short" => Habit::Short(bit()?),
        "silent" => Habit::Silent(bit()?),
        "nudged" => Habit::Nudged(bit()?),
        "pictured" => Habit::Pictured(bit()?),
        "changes" => Habit::Changes(bit()?),
        "broadcasts" => Habit::Broadcasts(bit()?),
        "before" => Habit::MinutesBefore(match is_none {
            true => None,
            false => Some(value.parse().ok().filter(|minutes| (1..=240).contains(minutes))?),
        }),
        _ => return None,
    }))
}

impl Preview {
    pub fn word(self) -> &'static str {
        match self {
            Self::FridayAfternoon => "friday",
            Self::SundayEvening => "sunday",
        }
    }

    pub fn of_word(word: &str) -> Option<Self> {
        [Self::FridayAfternoon, Self::SundayEvening].into_iter().find(|preview| preview.word() == word)
    }
}
