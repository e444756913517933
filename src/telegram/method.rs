//! The methods by which messages leave; each can be away while the others work.

use office::store::Form;

/// A method of Telegram's that puts something into a chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    Message,
    Edit,
    Photo,
    Album,
    Document,
    Delete,
}

impl Method {
    pub const ALL: [Self; 6] =
        [Self::Message, Self::Edit, Self::Photo, Self::Album, Self::Document, Self::Delete];

    /// What a row of the outbox may leave by. Whether a week is one picture or an album shows when it is drawn.
    pub fn of(form: Form) -> &'static [Self] {
        match form {
            Form::Text => &[Self::Message],
            Form::Edit => &[Self::Edit],
            Form::Photo => &[Self::Photo],
            Form::Document => &[Self::Document],
            Form::Week => &[Self::Photo, Self::Album],
        }
    }

    /// Telegram's name for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Message => "sendMessage",
            Self::Edit => "editMessageText",
            Self::Photo => "sendPhoto",
            Self::Album => "sendMediaGroup",
            Self::Document => "sendDocument",
            Self::Delete => "deleteMessage",
        }
    }
}
