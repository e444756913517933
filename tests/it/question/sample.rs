//! An invented programme of an invented department, March 2024, with names that are hard to tell from words.

use asking::{Answer, Asker, Index, Known, Label, Name, Question, Whose, reply};
use chrono::{NaiveDate, NaiveTime};
use plan::{
    Item, Period, Session, Source, Status,
    directory::{Collective, Directory, MembersAre, Official, Unit},
};

/// First and last day, session, content, who prepares, who chairs.
type Row = (u32, u32, Session, &'static str, &'static [&'static str], &'static [&'static str]);

use Session::{Afternoon, AllDay, Evening, Morning, Unspecified};

const ROWS: &[Row] = &[
    (1, 1, Morning, "Giao ban công tác tháng 3", &["VP"], &["Khang"]),
    (4, 4, AllDay, "Kiểm tra tiến độ gieo trồng vụ Xuân tại huyện Phú Lộc", &["TT-BVTV"], &["Thu"]),
    (6, 6, Morning, "Họp thẩm định kế hoạch vốn năm 2024", &["KHTC"], &["Hải"]),
    (8, 8, Afternoon, "Gặp mặt kỷ niệm Ngày Quốc tế Phụ nữ", &["VP"], &["Ban Giám đốc"]),
    (
        12,
        12,
        Morning,
        "Làm việc với Đoàn kiểm toán theo Quyết định số 57/QĐ-KTNN",
        &["KHTC", "VP"],
        &["Khang"],
    ),
    (12, 12, Afternoon, "Họp Hội đồng khoa học lần thứ 5", &["QLCL"], &["Thu"]),
    (12, 12, Evening, "Tiếp đoàn chuyên gia của tổ chức JICA", &["VP"], &["Khang"]),
    (13, 13, AllDay, "Kiểm tra cơ sở chế biến thủy sản", &["QLCL"], &["Hải"]),
    (13, 13, Morning, "Dự kỳ họp thứ 7 HĐND tỉnh", &["KHTC"], &["Khang"]),
    (14, 14, Afternoon, "Tiếp công dân định kỳ", &["Thanh tra"], &["Khang"]),
    (14, 14, Unspecified, "Đi cơ sở", &["Phòng CM"], &["Ban Giám đốc"]),
    (15, 15, Morning, "Tập huấn phòng trừ sâu bệnh cho cán bộ khuyến nông", &["TT-BVTV"], &["Nguyễn Minh"]),
    (15, 15, Afternoon, "Lễ công bố quyết định bổ nhiệm cán bộ", &["VP"], &["Khang", "Thu"]),
    (
        15,
        15,
        Afternoon,
        "Làm việc với ông Trần Văn Sang - Giám đốc Công ty Hoa Sen về vùng nguyên liệu",
        &["QLCL"],
        &["Thu"],
    ),
    (18, 20, AllDay, "Hội chợ nông sản các tỉnh miền Trung", &["QLCL"], &["Hải"]),
    (19, 19, Morning, "Dự hội nghị trực tuyến về chuyển đổi số", &["VP"], &["Trần Minh"]),
    (21, 21, Afternoon, "Nghe báo cáo đề án nông thôn mới kiểu mẫu", &["KHTC"], &["Khang"]),
    (22, 22, Morning, "Hội nghị người lao động", &["VP"], &["Ban Giám đốc"]),
    (25, 25, Afternoon, "Tiếp xúc cử tri huyện Phú Lộc", &["VP"], &["Khang"]),
    (28, 28, AllDay, "Kiểm tra an toàn thực phẩm trước lễ 30/4", &["QLCL"], &["Thu"]),
    (29, 29, Morning, "Sơ kết quý I", &["KHTC"], &["Khang"]),
];

/// The item that was put off.
const POSTPONED: usize = 17;

pub struct Sample {
    pub items: Vec<Item>,
    pub directory: Directory,
    pub index: Index,
    covered: Vec<Period>,
}

fn march(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 3, day).expect("a day of March")
}

fn strings(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).to_owned()).collect()
}

impl Sample {
    pub fn new() -> Self {
        let items: Vec<Item> = ROWS
            .iter()
            .enumerate()
            .map(|(at, (first, last, session, content, units, officials))| Item {
                date: march(*first),
                end_date: (last != first).then(|| march(*last)),
                session: *session,
                time: None,
                end_time: None,
                content: (*content).to_owned(),
                location: (at == 2).then(|| "Phòng họp số 2".to_owned()),
                units: strings(units),
                officials: strings(officials),
                status: if at == POSTPONED { Status::Postponed } else { Status::Scheduled },
                attendees: Vec::new(),
                notes: None,
                source: Source::default(),
            })
            .collect();
        let directory = directory();
        let index = Index::new(&items, &directory);
        Self { items, directory, index, covered: vec![Period { from: march(1), to: march(31) }] }
    }

    pub fn asker(&self, name: &str) -> Asker {
        match name {
            "VT" => Asker::Everybody,
            name if self.directory.officials.iter().any(|official| official.name == name) => {
                Asker::official(name)
            }
            name => Asker::unit(name),
        }
    }

    pub fn ask(&self, asker: &str, day: u32, text: &str, previous: Option<&Question>) -> Answer {
        let asker = self.asker(asker);
        let known = Known {
            items: &self.items,
            directory: &self.directory,
            index: &self.index,
            covered: &self.covered,
            changed: &[5, 12],
            today: march(day),
            hour: NaiveTime::from_hms_opt(8, 0, 0).expect("an hour"),
            asker: &asker,
            desk: asker == Asker::Everybody,
            previous,
        };
        reply(text, &known)
    }
}

fn directory() -> Directory {
    let official = |name: &str, positions: &[&str]| Official {
        name: name.to_owned(),
        positions: strings(positions),
        aliases: Vec::new(),
    };
    let unit = |code: &str| Unit { code: code.to_owned(), name: None, aliases: Vec::new() };
    let collective = |name: &str, of, members: &[&str]| Collective {
        name: name.to_owned(),
        of,
        members: strings(members),
        aliases: Vec::new(),
    };
    let leaders = ["Khang", "Thu", "Hải"];
    Directory {
        officials: vec![
            official("Khang", &["TUV", "BTĐU", "GĐ"]),
            official("Thu", &["PGĐ"]),
            official("Hải", &["PGĐ"]),
            official("Nguyễn Minh", &["CVP"]),
            official("Trần Minh", &["PCVP"]),
        ],
        units: ["VP", "KHTC", "QLCL", "TT-BVTV", "Thanh tra"].map(unit).to_vec(),
        collectives: vec![
            collective("Ban Giám đốc", MembersAre::Officials, &leaders),
            collective("Phòng CM", MembersAre::Units, &["KHTC", "QLCL", "TT-BVTV"]),
        ],
    }
}

/// An answer in one line: outcome, items, nearest day, choices, and what was understood.
pub fn in_short(answer: &Answer) -> String {
    let mut words = vec![format!("{:?}", answer.outcome).to_lowercase()];
    words.extend(answer.items.iter().map(usize::to_string));
    words.extend(
        answer.nearest.map(|nearest| format!("near {}:{}", nearest.day.format("%d/%m"), nearest.count)),
    );
    words.extend(answer.choices.iter().map(|choice| match &choice.label {
        Label::Name(name) => format!("[{}]", name.name),
        Label::Day(day) => format!("[{}]", day.format("%d/%m")),
        Label::Period(period) => format!("[{}]", span(*period)),
        Label::Hour(hour) => format!("[{hour}h]"),
        Label::Item(index) => format!("[#{index}]"),
        Label::Question => format!("[{}]", understood(&choice.question)),
    }));
    if !answer.free.is_empty() {
        words.push(format!("free {}", days(&answer.free)));
    }
    if !answer.free_places.is_empty() {
        words.push(format!("places {}", answer.free_places.join(",")));
    }
    if !answer.unused.is_empty() {
        words.push(format!("unclear {}", answer.unused.join(",")));
    }
    if !answer.idle.is_empty() {
        words.push(format!("idle {}", answer.idle.join(",")));
    }
    if let Some(question) = &answer.question {
        words.push(format!("| {}", understood(question)));
    }
    words.join(" ")
}

fn days(list: &[NaiveDate]) -> String {
    list.iter().map(|day| day.format("%d").to_string()).collect::<Vec<_>>().join(",")
}

fn span(period: Period) -> String {
    let (from, to) = (period.from.format("%d/%m"), period.to.format("%d/%m"));
    if period.from == period.to { from.to_string() } else { format!("{from}-{to}") }
}

fn understood(question: &Question) -> String {
    let names = |names: &[Name], between: &str| {
        names.iter().map(|n| n.name.clone()).collect::<Vec<_>>().join(between)
    };
    let mut parts = Vec::new();
    let asks = format!("{:?}", question.asks).to_lowercase();
    parts.extend((asks != "items").then_some(asks));
    parts.extend(question.part.map(|part| format!("{part:?}").to_lowercase()));
    parts.extend(question.form.map(|form| format!("{form:?}").to_lowercase()));
    if let Some(how) = question.how {
        parts.push(format!("{how:?}").to_lowercase());
    }
    match &question.whose {
        Whose::Unsaid => {}
        Whose::Asker => parts.push("own".into()),
        Whose::Everybody => parts.push("all".into()),
        Whose::AnyOf(list) => parts.push(names(list, ",")),
        Whose::AllOf(list) => parts.push(names(list, "+")),
    }
    if question.day_sessions.is_empty() {
        parts.extend(question.days.iter().map(|period| span(*period)));
        parts.extend(question.sessions.iter().map(|session| format!("{session:?}").to_lowercase()));
    } else {
        let each = question.days.iter().enumerate().map(|(at, period)| {
            let sessions = question.sessions_of(at).iter().map(|s| format!(" {s:?}").to_lowercase());
            span(*period) + &sessions.collect::<String>()
        });
        parts.push(each.collect::<Vec<_>>().join("; "));
    }
    parts.extend(question.words.iter().map(|words| format!("“{words}”")));
    let out = question.except.names.iter().map(|name| &name.name).chain(&question.except.words);
    parts.extend(out.map(|name| format!("-{name}")));
    parts.extend(question.nth.map(|nth| format!("nth {nth}")));
    parts.join(" ")
}
