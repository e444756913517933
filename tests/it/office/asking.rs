//! Questions to the office: answered from what is kept, which is never older than the database; marked with
//! what the chat does not know; said in pages that lose nothing.

use asking::Outcome;
use office::{
    Moment,
    access::Asker,
    announce,
    ask::{Asked, Enquiry, Shelves},
    delegate,
    publish::Origin,
    store::{AskedId, ChatId, ChatKind, Place, Store, Tx},
};
use plan::{Period, register::EntryId};
use words::{Language, Message, answer::page::Turn, settings::Habit};

use super::remind::nudge;
use crate::support::{at, day, publish, reading, rules};

/// An office that is asked again and again from the same shelves.
struct Office {
    store: Store,
    shelves: Shelves,
    moment: Moment,
}

impl Office {
    fn new(programme: &[&str]) -> Self {
        let mut store = Store::in_memory().expect("a store");
        store.transact(|tx| Ok(publish(tx, &at(1, "08:00"), &reading(programme)))).expect("a programme");
        Self { store, shelves: Shelves::default(), moment: at(12, "08:00") }
    }

    fn ask_as(&mut self, asker: &Asker, text: &str) -> Asked {
        let Self { store, shelves, moment } = self;
        store.look(|tx| Enquiry { tx, shelves, moment, asker }.sentence(text, None)).expect("an answer")
    }

    fn ask(&mut self, of: &str, text: &str) -> String {
        let of = self.store.look(|tx| Ok(entries(tx, of))).expect("the directory");
        said(&self.ask_as(&Asker { chat: None, of, role: None, language: Language::Vi }, text))
    }

    /// The answer as somebody would get it who reads the database for the first time.
    fn ask_anew(&mut self, of: &str, text: &str) -> String {
        let kept = std::mem::take(&mut self.shelves);
        let answer = self.ask(of, text);
        self.shelves = kept;
        answer
    }

    fn write<T>(&mut self, verb: impl FnOnce(&Tx<'_>) -> anyhow::Result<T>) -> T {
        self.store.transact(verb).expect("a transaction")
    }
}

fn entries(tx: &Tx<'_>, name: &str) -> Vec<EntryId> {
    let register = tx.register().expect("the directory");
    register.find(name).iter().map(|listing| listing.id).collect()
}

fn entry(tx: &Tx<'_>, name: &str) -> EntryId {
    entries(tx, name)[0]
}

fn said(asked: &Asked) -> String {
    asked.blocks.iter().map(|block| block.to_plain()).collect::<Vec<_>>().join("\n")
}

const PROGRAMME: &[&str] = &[
    "12 chiều | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "13 sáng | Họp UBND tỉnh | | TCCB, VP | Lam",
    "16 sáng | Tiếp công dân định kỳ | | VP | Vịnh",
];

#[test]
fn an_answer_is_never_older_than_the_database() {
    let mut office = Office::new(PROGRAMME);
    let moment = office.moment;
    type Verb<'a> = &'a dyn Fn(&Tx<'_>) -> anyhow::Result<()>;
    let verbs: [(&str, Verb<'_>); 9] = [
        ("publish", &|tx| {
            let later = reading(&["13 sáng | Họp UBND tỉnh | @Phòng họp số 3 | TCCB, VP | Lam"]);
            announce::publish(tx, &rules(), &moment, &later, &[], &Origin::default()).map(drop)
        }),
        ("call back", &|tx| {
            let period = Period { from: day(1), to: day(30) };
            let last = tx.current_revision(tx.programme_of(period)?.expect("a programme"))?;
            let actor = office::store::Actor::CommandLine;
            let called_back = announce::call_back(tx, &rules(), &moment, last.expect("a revision"), actor)?;
            assert_eq!(called_back, Some(0));
            Ok(())
        }),
        ("delegate", &|tx| {
            let item = tx.planned(Period { from: day(13), to: day(13) })?[0].id;
            let (from, to) = (entry(tx, "Lam"), entry(tx, "Thoa"));
            delegate::hand_over(tx, &rules(), &moment, item, (from, to), office::store::Actor::CommandLine)
                .map(drop)
        }),
        ("take back", &|tx| {
            let item = tx.planned(Period { from: day(13), to: day(13) })?[0].id;
            delegate::take_back(
                tx,
                &rules(),
                &moment,
                item,
                entry(tx, "Lam"),
                office::store::Actor::CommandLine,
            )
            .map(drop)
        }),
        ("remove a member", &|tx| {
            let (collective, member) = (entry(tx, "Lãnh đạo Sở"), entry(tx, "Thoa"));
            tx.remove_member(collective, member).map(drop)
        }),
        ("add a member", &|tx| tx.add_member(entry(tx, "Lãnh đạo Sở"), entry(tx, "Thoa"))),
        ("add an alias", &|tx| tx.add_alias(entry(tx, "Vịnh"), "Vĩnh Long")),
        ("rename", &|tx| tx.rename_entry(entry(tx, "VP"), "VPS")),
        ("merge", &|tx| tx.merge_entry(entry(tx, "Tài"), entry(tx, "Vịnh"), moment.now)),
    ];
    let questions =
        [("Lam", "tháng này"), ("Thoa", "tháng này"), ("*", "lịch anh Vĩnh Long"), ("Tài", "tháng này")];
    for (name, verb) in verbs {
        let before = questions.map(|(of, text)| office.ask(of, text));
        office.write(verb);
        let after = questions.map(|(of, text)| office.ask(of, text));
        assert_ne!(before, after, "{name} changes an answer");
        assert_eq!(after, questions.map(|(of, text)| office.ask_anew(of, text)), "after {name}");
    }
}

#[test]
fn what_a_transaction_read_that_was_taken_back_is_not_kept() {
    let mut office = Office::new(PROGRAMME);
    let before = office.ask("Lam", "mai có gì");
    let Office { store, shelves, moment } = &mut office;
    let nothing: anyhow::Result<()> = store.transact(|tx| {
        publish(tx, moment, &reading(&["13 sáng | Họp khác | | VP | Lam"]));
        let asker = Asker { chat: None, of: entries(tx, "Lam"), role: None, language: Language::Vi };
        let inside = said(&Enquiry { tx, shelves, moment, asker: &asker }.sentence("mai có gì", None)?);
        assert!(inside.contains("Họp khác"), "{inside}");
        anyhow::bail!("the disk is full")
    });
    assert!(nothing.is_err());
    // The next edition bears the number that was taken back.
    office.write(|tx| Ok(publish(tx, &at(12, "09:00"), &reading(PROGRAMME))));
    assert_eq!(office.ask("Lam", "mai có gì"), before);
}

#[test]
fn the_days_are_counted_anew_each_day() {
    let mut office = Office::new(PROGRAMME);
    assert!(office.ask("Lam", "mai có gì").contains("Họp UBND tỉnh"));
    office.moment = at(15, "08:00");
    assert!(office.ask("Vịnh", "mai có gì").contains("Tiếp công dân"));
}

const TOLD: &[&str] = &[
    "12 sáng | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "16 sáng | Tiếp công dân định kỳ | | VP | Lam",
    "16 chiều | Kiểm tra đê kè xung yếu huyện ven biển | | TL-PCTT | Lam",
    "17 | Ký kết quy chế phối hợp | | VP | Lam",
    "18 chiều | Tổng kết năm | | TCCB | Thoa",
];
const NOW: &[&str] = &[
    "12 sáng | Giao ban tháng | @Hội trường | VP | Lãnh đạo Sở",
    "16 sáng 08:30 | Tiếp công dân định kỳ | | VP | Lam",
    "16 chiều | Nghe báo cáo chuyển đổi số | @Phòng họp số 1 | VP | Lam",
    "19 | Ký kết quy chế phối hợp | | VP | Lam",
    "18 chiều | Tổng kết năm | @Hội trường | TCCB | Thoa",
];

/// Lam's chat has got the digest of the 12th; then something else was published.
fn changed_since_the_digest() -> (Office, Asker) {
    let mut office = Office::new(TOLD);
    let chat = office.write(|tx| {
        let place = Place { chat: 100, thread: 0 };
        let chat = tx.welcome_chat(place, ChatKind::Private, "Lam", at(1, "08:00").now)?;
        tx.link(chat, Some(entry(tx, "Lam")), 1, at(1, "08:00").now)?;
        Ok(chat)
    });
    assert_eq!(nudge(&mut office.store, &at(12, "06:30")).owed, 1);
    office.moment = at(13, "10:00");
    office.write(|tx| {
        let moment = at(12, "17:00");
        announce::publish(tx, &rules(), &moment, &reading(NOW), &[], &Origin::default()).map(drop)
    });
    let asker = lam(&mut office, chat);
    (office, asker)
}

fn lam(office: &mut Office, chat: ChatId) -> Asker {
    let of = office.store.look(|tx| Ok(entries(tx, "Lam"))).expect("the directory");
    Asker { chat: Some(chat), of, role: None, language: Language::Vi }
}

#[test]
fn answers_mark_what_changed_since_the_last_digest_as_digests_do() {
    let (mut office, asker) = changed_since_the_digest();
    let texts = ["thứ hai", "tìm kiểm tra đê", "lịch đ/c Thoa tháng này", "cả cơ quan tuần sau"];
    let answers = texts.map(|text| format!("> {text}\n{}", said(&office.ask_as(&asker, text))));
    insta::assert_snapshot!(answers.join("\n\n"));
}

#[test]
fn what_the_next_digest_told_is_marked_no_more() {
    let (mut office, asker) = changed_since_the_digest();
    assert!(said(&office.ask_as(&asker, "tháng này")).contains("MỚI:"));
    nudge(&mut office.store, &at(16, "06:30"));
    office.moment = at(16, "07:00");
    let answer = said(&office.ask_as(&asker, "tháng này"));
    assert!(!["MỚI:", "ĐỔI:", "HỦY:", "DỜI:"].iter().any(|mark| answer.contains(mark)), "{answer}");
}

#[test]
fn a_day_whose_only_item_was_moved_says_where_it_went() {
    let (mut office, asker) = changed_since_the_digest();
    let asked = office.ask_as(&asker, "ngày 17/11");
    assert_eq!(asked.outcome, Outcome::Empty);
    insta::assert_snapshot!(said(&asked));
}

#[test]
fn asked_for_changes_the_chat_is_told_them_in_the_words_of_the_announcement() {
    let (mut office, asker) = changed_since_the_digest();
    let asked = office.ask_as(&asker, "có gì thay đổi không");
    assert_eq!(asked.outcome, Outcome::Changes);
    insta::assert_snapshot!(said(&asked));
}

#[test]
fn changes_of_several_publications_since_the_digest_are_told_together() {
    let (mut office, asker) = changed_since_the_digest();
    let mut again = NOW.to_vec();
    again[4] = "18 chiều | Tổng kết năm | @Phòng họp số 2 | TCCB | Lam";
    office.write(|tx| {
        let moment = at(13, "09:00");
        let origin = Origin { reason: Some("theo lịch của UBND tỉnh"), ..Origin::default() };
        announce::publish(tx, &rules(), &moment, &reading(&again), &[], &origin).map(drop)
    });
    let answer = said(&office.ask_as(&asker, "có gì thay đổi không"));
    assert!(answer.ends_with("\nLý do: theo lịch của UBND tỉnh"), "{answer}");
    assert!(answer.contains("Nghe báo cáo chuyển đổi số"), "of the first publication: {answer}");
    assert!(answer.contains("Tổng kết năm"), "of the second: {answer}");
}

#[test]
fn a_chat_that_chose_short_texts_gets_one_line_an_item_in_answers_too() {
    let (mut office, asker) = changed_since_the_digest();
    let chat = asker.chat.expect("a chat");
    office.write(|tx| tx.set_habit(chat, Habit::Short(true)));
    insta::assert_snapshot!(said(&office.ask_as(&asker, "cả cơ quan tuần sau")));
}

/// The pages of an answer, each as it is sent.
fn pages(asked: &Asked) -> Vec<Message> {
    let page = |page| asked.message(Language::Vi, AskedId(1), Turn { page, ..Turn::default() });
    let mut pages = vec![page(0)];
    while pages[pages.len() - 1].keyboard[0].iter().any(|button| button.label == "▶") {
        pages.push(page(pages.len()));
    }
    pages
}

#[test]
fn a_month_of_three_hundred_items_fits_its_pages_and_nothing_is_lost_or_doubled() {
    let busy = |number: usize| {
        let (day, session) = (number / 10 + 1, ["sáng", "chiều", "tối", ""][number % 4]);
        let place = if number.is_multiple_of(3) {
            "@Hội trường tầng 3, trụ sở Ủy ban nhân dân tỉnh"
        } else {
            ""
        };
        format!(
            "{day} {session} | Họp thông qua hồ sơ số {number:03} về quy hoạch | {place} | VP, TCCB | Lam, Vịnh"
        )
    };
    let lines: Vec<String> = (0..300).map(busy).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    let mut office = Office::new(&lines);
    let everybody = Asker { chat: None, of: Vec::new(), role: None, language: Language::Vi };
    for text in ["tháng này", "lịch đ/c Lam tháng này", "tìm quy hoạch"] {
        let asked = office.ask_as(&everybody, text);
        assert_eq!(asked.items.len(), 300, "{text}");
        let pages = pages(&asked);
        for page in &pages {
            // Telegram counts 4096 code points after its entities, and 100 entities.
            assert!(page.text.visible_chars() <= 2200, "{}", page.text);
            assert!(page.text.as_str().matches("</").count() <= 100, "{}", page.text);
            assert!(page.keyboard.iter().flatten().all(|button| button.press.to_string().len() <= 64));
        }
        let whole: String = pages.iter().map(|page| page.text.to_plain()).collect();
        for number in 0..300 {
            let times = whole.matches(&format!("số {number:03} ")).count();
            assert_eq!(times, 1, "{text}: item {number} over {} pages", pages.len());
        }
        assert!(!whole.contains('|'), "no tables on a phone");
    }
}
