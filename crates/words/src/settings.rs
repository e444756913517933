//! What a chat chose, and the buttons by which it chooses: each shows how it is and carries what it would
//! become, so that pressing twice does no more than once.

use std::{
    collections::BTreeSet,
    fmt::{self, Display, Formatter},
    str::FromStr,
};

use chrono::NaiveTime;
use strum::VariantArray;

use super::{
    Button, Keyboard, Language, Message,
    press::{Office, Settings},
    wire::Unknown,
};
use plan::register::{Part, Parts};

/// When a chat is told of the week to come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::Display, strum::EnumString)]
pub enum Preview {
    #[strum(serialize = "friday")]
    FridayAfternoon,
    #[strum(serialize = "sunday")]
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
    /// Minutes ahead at which they are reminded of an item.
    pub reminders: BTreeSet<u32>,
    /// About what a unit has to prepare.
    pub nudged: bool,
    /// Their parts in items of which they are told.
    pub parts: Parts,
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
            reminders: BTreeSet::new(),
            nudged: true,
            parts: Parts::ALL,
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
    /// So many minutes ahead and not otherwise; never.
    MinutesBefore(Option<u32>),
    /// Also, or no longer, so many minutes ahead.
    Remind(u32, bool),
    Nudged(bool),
    /// Of items in which they have this part.
    Told(Part, bool),
    Pictured(bool),
    Changes(bool),
    Broadcasts(bool),
}

impl Habit {
    /// Whether it stands among the kinds of notices.
    pub fn is_kind(self) -> bool {
        matches!(self, Self::Nudged(_) | Self::Told(..) | Self::Changes(_) | Self::Broadcasts(_))
    }
}

/// Hours offered for the morning.
const HOURS: [(u32, u32); 9] = [(5, 30), (6, 0), (6, 15), (6, 30), (6, 45), (7, 0), (7, 15), (7, 30), (8, 0)];
/// Hours of the evening through which their button goes round, and minutes ahead of an item.
const EVES: [u32; 4] = [18, 19, 20, 21];
const MINUTES: [u32; 3] = [15, 30, 60];

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
        (language.text("set-hour", &[("hour", hour.into())]), Settings::Hours),
        (either("set-morning", habits.morning), Habit::Morning(!habits.morning).into()),
        (eve, Habit::EveAt(next(&eves, habits.eve_at)).into()),
        (preview, Habit::Preview(next(&previews, habits.preview)).into()),
        (either("set-pictured", habits.pictured), Habit::Pictured(!habits.pictured).into()),
        (either("set-weekends", habits.weekends), Habit::Weekends(!habits.weekends).into()),
        (either("set-empty", habits.empty_days), Habit::EmptyDays(!habits.empty_days).into()),
        (label("set-kinds"), Settings::Kinds),
        (either("set-short", habits.short), Habit::Short(!habits.short).into()),
        (either("set-silent", habits.silent), Habit::Silent(!habits.silent).into()),
        (label("set-language"), Habit::Language(other).into()),
    ];
    let mut keyboard: Keyboard = rows.into_iter().map(|(label, press)| vec![button(label, press)]).collect();
    keyboard.insert(1, MINUTES.map(|minutes| remind(habits, language, minutes)).to_vec());
    if is_desk {
        keyboard.push(vec![Button { label: label("set-office"), press: Office::Menu.into() }]);
    }
    Message { text: language.html("settings-title", &[]), keyboard }
}

/// Whether they are reminded so many minutes ahead.
fn remind(habits: &Habits, language: Language, minutes: u32) -> Button {
    let is_on = habits.reminders.contains(&minutes);
    let key = if is_on { "set-remind-on" } else { "set-remind-off" };
    button(language.text(key, &[("minutes", i64::from(minutes).into())]), Habit::Remind(minutes, !is_on))
}

/// Whether they want to be reminded at all, asked beneath their first digest that has an hour.
pub fn reminders(language: Language) -> Keyboard {
    let minutes = |minutes: u32| {
        let label = language.text("before-minutes", &[("minutes", i64::from(minutes).into())]);
        button(label, Settings::Remind { minutes })
    };
    let never = button(language.text("before-never", &[]), Settings::Remind { minutes: 0 });
    vec![MINUTES.map(minutes).to_vec(), vec![never]]
}

/// What was chosen, and where it is changed.
pub fn reminded(language: Language, minutes: u32) -> Message {
    let text = match minutes {
        0 => language.html("before-chosen-never", &[]),
        minutes => language.html("before-chosen", &[("minutes", i64::from(minutes).into())]),
    };
    Message { text, keyboard: Keyboard::new() }
}

/// Which kinds of notices come here.
pub fn kinds(habits: &Habits, language: Language) -> Message {
    let label = |key: &str| language.text(key, &[]);
    let either = |key: &str, on: bool| label(&format!("{key}-{}", if on { "on" } else { "off" }));
    // Changes of one's own work are not switched off by a slip of the thumb.
    let changes = if habits.changes { Settings::OnlyUrgent } else { Habit::Changes(true).into() };
    let mut rows: Vec<(String, Settings)> =
        Part::VARIANTS.iter().map(|part| told(habits, language, *part)).collect();
    rows.extend([
        (either("set-changes", habits.changes), changes),
        (either("set-nudged", habits.nudged), Habit::Nudged(!habits.nudged).into()),
        (either("set-broadcasts", habits.broadcasts), Habit::Broadcasts(!habits.broadcasts).into()),
        (label("set-back"), Settings::Menu),
    ]);
    let keyboard = rows.into_iter().map(|(label, press)| vec![button(label, press)]).collect();
    Message { text: language.html("settings-kinds", &[]), keyboard }
}

/// Whether items in which they have a part are told of; the last part can't be given up.
fn told(habits: &Habits, language: Language, part: Part) -> (String, Settings) {
    let (is_told, is_last) = (habits.parts.has(part), habits.parts.is_only(part));
    let state = match (is_told, is_last) {
        (true, true) => "set-told-last",
        (true, false) => "set-told-on",
        (false, _) => "set-told-off",
    };
    let label = language.text(state, &[("part", part_name(language, part).into())]);
    (label, Habit::Told(part, !is_told || is_last).into())
}

/// What one does in it: `chủ trì`.
pub fn part_name(language: Language, part: Part) -> String {
    language.text(&format!("part-{part}"), &[])
}

/// What it means to be told of urgent changes alone.
pub fn only_urgent(language: Language) -> Message {
    let yes = button(language.text("button-confirm", &[]), Habit::Changes(false));
    let no = button(language.text("set-back", &[]), Settings::Kinds);
    Message { text: language.html("settings-only-urgent", &[]), keyboard: vec![vec![yes], vec![no]] }
}

/// The hours of the morning.
pub fn hours(language: Language) -> Message {
    let hour = |(hour, minute): &(u32, u32)| {
        let time = at(*hour, *minute);
        button(shown(time), Habit::DigestAt(time))
    };
    let mut keyboard: Keyboard = HOURS.chunks(3).map(|row| row.iter().map(hour).collect()).collect();
    keyboard.push(vec![button(language.text("set-other-hour", &[]), Settings::OtherHour)]);
    keyboard.push(vec![button(language.text("set-back", &[]), Settings::Menu)]);
    Message { text: language.html("settings-hours", &[]), keyboard }
}

fn button(label: String, press: impl Into<Settings>) -> Button {
    Button { label, press: press.into().into() }
}

impl Display for Habit {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let hour = |time: NaiveTime| time.format("%H%M").to_string();
        let or_none = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
        let bit = |on: bool| if on { "1" } else { "0" }.to_owned();
        let (name, value) = match *self {
            Self::DigestAt(at) => ("hour", hour(at)),
            Self::Morning(on) => ("morning", bit(on)),
            Self::EveAt(at) => ("eve", or_none(at.map(hour))),
            Self::Preview(preview) => ("preview", or_none(preview.map(|preview| preview.to_string()))),
            Self::Weekends(on) => ("weekends", bit(on)),
            Self::EmptyDays(on) => ("empty", bit(on)),
            Self::Language(language) => ("language", language.code().to_owned()),
            Self::Short(on) => ("short", bit(on)),
            Self::Silent(on) => ("silent", bit(on)),
            Self::Nudged(on) => ("nudged", bit(on)),
            Self::Told(part, on) => return write!(f, "{part}:{}", bit(on)),
            Self::Pictured(on) => ("pictured", bit(on)),
            Self::Changes(on) => ("changes", bit(on)),
            Self::Broadcasts(on) => ("broadcasts", bit(on)),
            Self::Remind(minutes, on) => return write!(f, "remind{minutes}:{}", bit(on)),
            Self::MinutesBefore(minutes) => ("before", or_none(minutes.map(|minutes| minutes.to_string()))),
        };
        write!(f, "{name}:{value}")
    }
}

impl FromStr for Habit {
    type Err = Unknown;

    fn from_str(written: &str) -> Result<Self, Unknown> {
        habit(written).ok_or_else(|| Unknown(written.to_owned()))
    }
}

fn habit(written: &str) -> Option<Habit> {
    let (name, value) = written.split_once(':')?;
    let bit = || match value {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    };
    let hour = || NaiveTime::parse_from_str(value, "%H%M").ok();
    let is_none = value == "-";
    Some(match name {
        "hour" => Habit::DigestAt(hour()?),
        "morning" => Habit::Morning(bit()?),
        "eve" => Habit::EveAt(if is_none { None } else { Some(hour()?) }),
        "preview" => Habit::Preview(if is_none { None } else { Some(value.parse().ok()?) }),
        "weekends" => Habit::Weekends(bit()?),
        "empty" => Habit::EmptyDays(bit()?),
        "language" => Habit::Language(value.parse().ok()?),
        "short" => Habit::Short(bit()?),
        "silent" => Habit::Silent(bit()?),
        "nudged" => Habit::Nudged(bit()?),
        "pictured" => Habit::Pictured(bit()?),
        "changes" => Habit::Changes(bit()?),
        "broadcasts" => Habit::Broadcasts(bit()?),
        "before" if is_none => Habit::MinutesBefore(None),
        "before" => Habit::MinutesBefore(Some(minutes(value)?)),
        ahead if ahead.starts_with("remind") => {
            Habit::Remind(minutes(ahead.strip_prefix("remind")?)?, bit()?)
        }
        part => Habit::Told(part.parse().ok()?, bit()?),
    })
}

/// At most four hours ahead.
fn minutes(written: &str) -> Option<u32> {
    written.parse().ok().filter(|minutes| (1..=240).contains(minutes))
}

/// What is asked for whoever wants another hour.
pub fn other_hour(language: Language, is_unfit: bool) -> Message {
    let key = if is_unfit { "set-other-hour-unfit" } else { "set-other-hour-ask" };
    let back = button(language.text("set-back", &[]), Settings::Hours);
    Message { text: language.html(key, &[]), keyboard: vec![vec![back]] }
}
