//! The fields of an item that people write by hand, each by its word in buttons; it knows no values.

/// A field of an item that is written by hand. Its word stands in buttons and, after `edit-`, `edit-ask-` and
/// `field-`, in `locales/`; its letter stood in buttons and notes before.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    serde::Serialize,
    serde::Deserialize,
    strum::Display,
    strum::EnumString,
    strum::VariantArray,
)]
pub enum Field {
    #[strum(to_string = "day", serialize = "d")]
    #[serde(alias = "d")]
    Day,
    #[strum(to_string = "session", serialize = "s")]
    #[serde(alias = "s")]
    Session,
    #[strum(to_string = "place", serialize = "l")]
    #[serde(alias = "l")]
    Place,
    #[strum(to_string = "chairs", serialize = "o")]
    #[serde(alias = "o")]
    Chairs,
    #[strum(to_string = "units", serialize = "u")]
    #[serde(alias = "u")]
    Units,
    #[strum(to_string = "content", serialize = "c")]
    #[serde(alias = "c")]
    Content,
    #[strum(to_string = "attendees")]
    Attendees,
    #[strum(to_string = "notes")]
    Notes,
}
