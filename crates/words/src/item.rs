//! An item as it stands, all of it, a line for each field; it does not know who looks at it.

use super::{Html, announcement::Names};
use plan::{Item, Status};

impl Names<'_> {
    pub fn card(&self, item: &Item) -> Html {
        let language = self.language;
        let mut text = match item.status {
            Status::Scheduled => Html::new(),
            Status::Postponed => Html::bold(language.text("status-postponed", &[])).then(" "),
            Status::Cancelled => Html::bold(language.text("status-cancelled", &[])).then(" "),
        };
        text.push(Html::bold(&item.content));
        let place = item.location.clone().unwrap_or_default();
        let lines = [
            ("letter-when", "what", self.when(item)),
            ("item-place", "place", place),
            ("item-chairs", "people", self.list(&item.officials)),
            ("item-prepares", "units", self.list(&item.units)),
            ("item-attends", "people", self.attendees(item)),
            ("item-notes", "notes", item.notes.clone().unwrap_or_default()),
        ];
        for (key, name, value) in lines.into_iter().filter(|(_, _, value)| !value.is_empty()) {
            text.push("\n");
            text.push(language.html(key, &[(name, value.into())]));
        }
        text
    }
}
