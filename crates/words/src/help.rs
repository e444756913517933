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
    ("thu", "mail"),
    ("uyquyen", "delegate"),
    ("trogiup", "help"),
    ("start", "start"),
    ("stop", "stop"),
];

/// The secretariat's commands, likewise.
pub const DESK_COMMANDS: &[(&str, &str)] = &[
    ("moi", "invite"),
    ("danhba", "people"),
    ("duthao", "draft"),
    ("sua", "edit"),
    ("hoantac", "undo"),
    ("theodoi", "delivery"),
    ("thongbao", "broadcast"),
    ("xuat", "export"),
    ("bang", "board"),
    ("nhatky", "audit"),
    ("dangxuat", "logout"),
];

/// The tasks in which the secretariat's commands are told, each with how many of them, in their order.
const TASKS: [(&str, usize); 4] = [
    ("help-task-people", 2),
    ("help-task-programme", 3),
    ("help-task-telling", 2),
    ("help-task-handing-out", 3),
];

/// A command's line in Telegram's menu.
pub fn describe(language: Language, command: &str) -> String {
    language.text(&format!("menu-{command}"), &[])
}

/// The answer to `/trogiup`.
pub fn render(language: Language) -> Html {
    let commands = COMMANDS.iter().filter(|(vi, _)| *vi != "start");
    language
        .html("help-title", &[])
        .then("\n")
        .then(lines(language, commands))
        .then("\n")
        .then(language.html("help-words", &[]))
}

/// The answer of the secretariat: first what is theirs, task by task, then how everybody asks.
pub fn desk(language: Language) -> Html {
    let mut text = language.html("help-desk", &[]);
    let mut rest = DESK_COMMANDS;
    for (task, count) in TASKS {
        let (commands, others) = rest.split_at(count.min(rest.len()));
        rest = others;
        text.push("\n\n");
        text.push(language.html(task, &[]));
        text.push("\n");
        text.push(lines(language, commands.iter()));
    }
    text.then("\n\n").then(render(language))
}

fn lines<'a>(language: Language, commands: impl Iterator<Item = &'a (&'a str, &'a str)>) -> Html {
    let line = |(vi, en): &(&str, &str)| {
        let name = match language {
            Language::Vi => vi,
            Language::En => en,
        };
        Html::text(&format!("/{name} – {}", describe(language, vi)))
    };
    Html::join(commands.map(line), "\n")
}
