//! Commands typed into a sentence's place (`/homnay`, `/ngay 12/11`): each as the sentence it stands for.

/// `/tuan sau`, `/thang 11`: what only says which one needs the word before it.
fn after(what: &str, rest: &str) -> String {
    let first = rest.split_whitespace().next().unwrap_or_default();
    if let "next" | "last" | "this" = first {
        return format!("{first} {}", if what == "tuần" { "week" } else { "month" });
    }
    // "/tuan BTXH": of this week.
    let named = first.starts_with(char::is_alphabetic) && !rest.contains(|c: char| c.is_ascii_digit());
    let which = ["này", "nay", "sau", "tới", "toi", "trước", "truoc"].contains(&first)
        || (what == "tháng" && first.starts_with(|c: char| c.is_ascii_digit()));
    match () {
        () if which => format!("{what} {rest}"),
        () if named => format!("{what} này {rest}"),
        () => rest.to_owned(),
    }
}

/// The sentence; nothing for commands that ask nothing of the programme.
pub fn as_sentence(text: &str) -> Option<String> {
    let text = text.trim();
    let Some(command) =
        text.strip_prefix('/').filter(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    else {
        return Some(text.to_owned());
    };
    let (name, rest) = command.split_once(char::is_whitespace).unwrap_or((command, ""));
    let name = name.split('@').next().unwrap_or(name).to_lowercase();
    let rest = rest.trim();
    let alone = |alone: &str| if rest.is_empty() { alone.to_owned() } else { rest.to_owned() };
    Some(match &*name {
        "homnay" | "today" => format!("hôm nay {rest}"),
        "ngaymai" | "tomorrow" => format!("ngày mai {rest}"),
        "tuan" | "week" => after("tuần", &alone("này")),
        "thang" | "month" => after("tháng", &alone("này")),
        "ngay" | "day" => format!("ngày {}", alone("hôm nay")),
        "chuanbi" | "prepare" => format!("chuẩn bị gì {rest}"),
        "tim" | "search" if !rest.is_empty() => format!("tìm {rest}"),
        "trongtam" | "focus" => "trọng tâm".to_owned(),
        "thaydoi" | "changes" => "thay đổi".to_owned(),
        _ => return None,
    })
}
