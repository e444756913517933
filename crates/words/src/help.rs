//! What can be asked, for whoever asks.

use super::{Html, Language};

/// The commands of everybody who is linked, in the order of the menu: Vietnamese name, English name.
pub const COMMANDS: &[(&str, &str)] = &[
    ("homnay", "today"),
    ("ngaymai", "tomorrow"),
    ("tuan", "week"),
    ("thang", "month"),
    ("ngay", "day"),
    ("chuanbi", "prepare"),
    ("tim", "search"),
    ("trongtam", "focus"),
    ("thaydoi", "changes"),
    ("lich", "calendar"),
    ("caidat", "settings"),
    ("uyquyen", "delegate"),
    ("trogiup", "help"),
    ("start", "start"),
    ("stop", "stop"),
];

/// The secretariat's commands, likewise.
pub const DESK_COMMANDS: &[(&str, &str)] = &[
    ("duthao", "draft"),
    ("sua", "edit"),
    ("hoantac", "undo"),
    ("theodoi", "delivery"),
    ("xuat", "export"),
    ("thongbao", "broadcast"),
    ("danhba", "people"),
    ("moi", "invite"),
    ("bang", "board"),
    ("nhatky", "audit"),
    ("dangxuat", "logout"),
];

/// A command's line in Telegram's menu.
pub fn describe(language: Language, command: &str) -> String {
    language.text(&format!("menu-{command}"), &[])
}

/// The answer to `/trogiup`.
pub fn render(language: Language) -> Html {
    let name = |(vi, en): &(&'static str, &'static str)| match language {
        Language::Vi => *vi,
        Language::En => *en,
    };
    let lines = COMMANDS
        .iter()
        .filter(|(vi, _)| *vi != "start")
        .map(|command| Html::text(&format!("/{} – {}", name(command), describe(language, command.0))));
    language
        .html("help-title", &[])
        .then("\n")
        .then(Html::join(lines, "\n"))
        .then("\n")
        .then(language.html("help-words", &[]))
}
