//! The chat page: what a browser is told, and what somebody at it can do.

use chrono::{DateTime, Utc};
use sandbox::{
    Sandbox,
    page::{
        self, Paper, Role, Scene,
        story::{Act, Both, Cue, Instant, Offer, Point, Sign, Step},
    },
    world::Standing,
};
use serde_json::{Value, json};

use super::{granted, sandbox, updates};
use crate::support::picture;

const SECRETARIAT: usize = 0;
const DIRECTOR: usize = 1;
const UNIT: usize = 3;
const STRANGER: usize = 4;

struct Browser {
    address: String,
    sandbox: Sandbox,
    scene: Scene,
}

impl Browser {
    async fn open() -> Self {
        Self::open_with(|_| ()).await
    }

    async fn open_with(change: impl FnOnce(&mut Scene)) -> Self {
        let sandbox = sandbox().await;
        let mut scene = Scene::office(&sandbox, chrono_tz::Asia::Ho_Chi_Minh);
        scene.papers = vec![Paper { file_name: "chương trình.docx".to_owned(), bytes: b"PK".to_vec() }];
        change(&mut scene);
        let address = page::open("127.0.0.1:0", sandbox.clone(), scene.clone()).await.expect("a free port");
        Self { address: format!("http://{address}"), sandbox, scene }
    }

    async fn get(&self, path: &str) -> reqwest::Response {
        reqwest::get(format!("{}/{path}", self.address)).await.expect("an answer")
    }

    async fn state(&self, query: &str) -> Value {
        let text = self.get(&format!("state{query}")).await.text().await.expect("a body");
        serde_json::from_str(&text).expect("JSON")
    }

    async fn act(&self, path: &str, body: Value) -> (u16, Value) {
        let request = reqwest::Client::new().post(format!("{}/{path}", self.address));
        let request = request.header("content-type", "application/json").body(body.to_string());
        let response = request.send().await.expect("an answer");
        let status = response.status().as_u16();
        let text = response.text().await.expect("a body");
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    async fn done(&self, path: &str, body: Value) -> Value {
        let (status, answer) = self.act(path, body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    /// The texts of the updates that the bot has not yet taken.
    async fn told(&self) -> Vec<String> {
        let told = updates(&self.sandbox).await;
        told.iter().filter_map(|update| update["message"]["text"].as_str().map(str::to_owned)).collect()
    }

    async fn moved(&self, to: &str) -> String {
        self.done("clock", json!({"to": to})).await;
        let now = self.sandbox.clock().now().with_timezone(&chrono_tz::Asia::Ho_Chi_Minh);
        now.format("%A %Y-%m-%d %H:%M").to_string()
    }
}

#[tokio::test]
async fn what_the_bot_sends_is_shown_with_its_formatting_and_nothing_else_is_markup() {
    let browser = Browser::open().await;
    browser.done("write", json!({"phone": DIRECTOR, "text": "/start <img src=x>"})).await;
    let chat = browser.scene.person(Role::Director).chat_id();
    let sent = json!({
        "chat_id": chat, "text": "<b>Sáng</b> &lt;script&gt; /homnay", "parse_mode": "HTML",
        "reply_markup": {"inline_keyboard": [[{"text": "Đã xem", "callback_data": "1"}]]},
    });
    granted(&browser.sandbox, "sendMessage", sent).await;
    let state = browser.state("").await;
    let messages = &state["phones"][DIRECTOR]["messages"];
    assert_eq!(messages[0]["html"], "<a href=\"#\" data-command=\"/start\">/start</a> &lt;img src=x&gt;");
    assert_eq!(
        messages[1]["html"],
        "<b>Sáng</b> &lt;script&gt; <a href=\"#\" data-command=\"/homnay\">/homnay</a>"
    );
    assert_eq!(messages[1]["buttons"], json!([[{"label": "Đã xem"}]]));
    assert_eq!(state["phones"][STRANGER]["opened"], json!(false));
}

#[tokio::test]
async fn a_browser_is_told_as_soon_as_something_changes() {
    let browser = Browser::open().await;
    let before = browser.state("").await["version"].clone();
    let query = format!("?since={before}");
    let (after, ()) = tokio::join!(browser.state(&query), async {
        browser.scene.person(Role::Stranger).write("Xin chào");
    });
    assert_ne!(after["version"], before);
    assert_eq!(after["phones"][STRANGER]["messages"][0]["html"], "Xin chào");
}

#[tokio::test]
async fn pressing_a_button_shows_what_the_bot_answers() {
    let browser = Browser::open().await;
    let director = browser.scene.person(Role::Director);
    director.write("/start");
    let keyboard = json!({"inline_keyboard": [[{"text": "Đã xem", "callback_data": "seen"}]]});
    let sent = json!({"chat_id": director.chat_id(), "text": "Lịch", "reply_markup": keyboard});
    let message = granted(&browser.sandbox, "sendMessage", sent).await["message_id"].clone();
    updates(&browser.sandbox).await;
    let press = json!({"phone": DIRECTOR, "message": message, "row": 0, "column": 0});
    let (answer, ()) = tokio::join!(browser.done("press", press.clone()), async {
        let update = granted(&browser.sandbox, "getUpdates", json!({"timeout": 20})).await;
        let id = update[0]["callback_query"]["id"].clone();
        granted(
            &browser.sandbox,
            "answerCallbackQuery",
            json!({"callback_query_id": id, "text": "Đã ghi nhận"}),
        )
        .await;
    });
    assert_eq!(answer, json!({"text": "Đã ghi nhận", "alert": false, "url": null}));
    let nowhere = json!({"phone": DIRECTOR, "message": message, "row": 4, "column": 0});
    let (status, answer) = browser.act("press", nowhere).await;
    assert_eq!((status, &answer["problem"]), (409, &json!("there is no such button")));
}

#[tokio::test]
async fn the_secretariat_sends_a_paper_and_anybody_a_file_of_their_own() {
    let browser = Browser::open().await;
    browser.done("paper", json!({"paper": 0})).await;
    let own =
        reqwest::Client::new().post(format!("{}/send?phone={DIRECTOR}&name=a%20b.txt", browser.address));
    assert_eq!(own.body("<script>").send().await.expect("an answer").status(), 200);
    let state = browser.state("").await;
    let paper = &state["phones"][SECRETARIAT]["messages"][0]["file"];
    assert_eq!((&paper["name"], &paper["size"]), (&json!("chương trình.docx"), &json!(2)));
    let file = &state["phones"][DIRECTOR]["messages"][0]["file"]["id"];
    let response = browser.get(&format!("file?id={}", file.as_str().expect("an id"))).await;
    // A document is never shown inside the page: it could be a page itself.
    let disposition = response.headers()["content-disposition"].to_str().expect("text").to_owned();
    assert_eq!(disposition, "attachment; filename*=UTF-8''a%20b.txt");
    assert_eq!(response.headers()["content-type"], "application/octet-stream");
    assert_eq!(response.text().await.expect("a body"), "<script>");
}

#[tokio::test]
async fn a_photo_is_sent_as_a_picture_with_its_caption_and_what_is_none_is_refused() {
    let browser = Browser::open().await;
    let address = format!(
        "{}/send?phone={DIRECTOR}&name=a.png&photo=true&caption=S%C6%A1%20%C4%91%E1%BB%93",
        browser.address
    );
    let send = |bytes: Vec<u8>| reqwest::Client::new().post(&address).body(bytes).send();
    assert_eq!(send(picture(3, 2)).await.expect("an answer").status(), 200);
    let refused = send(b"%PDF-1.7".to_vec()).await.expect("an answer");
    assert_eq!(refused.status(), 409);
    let message = browser.state("").await["phones"][DIRECTOR]["messages"][0].clone();
    assert_eq!((&message["html"], &message["file"]["picture"]), (&json!("Sơ đồ"), &json!(true)));
    assert_eq!(message["file"]["measures"], json!([3, 2]));
    let told = updates(&browser.sandbox).await;
    let told = &told.iter().find(|update| update["message"]["photo"].is_array()).expect("a photo")["message"];
    assert_eq!((&told["photo"][0]["width"], &told["caption"]), (&json!(3), &json!("Sơ đồ")));
    let id = message["file"]["id"].as_str().expect("an id").to_owned();
    let shown = browser.get(&format!("file?id={id}")).await;
    assert_eq!(shown.headers()["content-type"], "image/png");
}

#[tokio::test]
async fn the_page_is_given_the_story_in_the_form_that_it_plays() {
    let both = |vi: &str| Both { vi: vi.to_owned(), en: "…".to_owned() };
    let sign = Sign { role: Role::Director, labels: vec!["Đã xem".to_owned()], texts: Vec::new() };
    let point = Point { role: Role::Unit, labels: Vec::new(), under: Some(sign.clone()) };
    let offer = Offer { title: both("Sáng mai"), act: Act::Clock(Instant::NextMorning) };
    let cue = Cue { when: None, says: both("Bấm"), points: vec![point], offer: Some(offer) };
    let step = Step { title: both("Gửi"), act: Act::Paper(0), cues: vec![cue], done: sign };
    let browser = Browser::open_with(|scene| scene.story.steps.push(step)).await;
    let text = browser.get("scene").await.text().await.expect("a body");
    let told: Value = serde_json::from_str(&text).expect("JSON");
    let seen = json!({"role": "director", "labels": ["Đã xem"], "texts": []});
    let expected = json!([{
        "title": {"vi": "Gửi", "en": "…"},
        "act": {"paper": 0},
        "cues": [{
            "when": null,
            "says": {"vi": "Bấm", "en": "…"},
            "points": [{"role": "unit", "labels": [], "under": seen}],
            "offer": {"title": {"vi": "Sáng mai", "en": "…"}, "act": {"clock": "next_morning"}},
        }],
        "done": seen,
    }]);
    assert_eq!(told["story"]["steps"], expected);
}

#[tokio::test]
async fn the_clock_of_the_whole_program_moves_and_wakes_who_waits_for_it() {
    let browser = Browser::open().await;
    let mut moves = browser.sandbox.clock().moves();
    moves.mark_unchanged();
    assert_eq!(browser.moved("a_minute_later").await, "Friday 2021-11-12 06:01");
    assert_eq!(browser.moved("an_hour_later").await, "Friday 2021-11-12 07:01");
    assert_eq!(browser.moved("next_morning").await, "Saturday 2021-11-13 06:30");
    assert_eq!(browser.moved("next_monday").await, "Monday 2021-11-15 06:30");
    assert_eq!(browser.moved("next_monday").await, "Monday 2021-11-22 06:30");
    assert!(moves.has_changed().expect("the clock lives"));
    let told = browser.state("").await["now"].as_i64().and_then(DateTime::<Utc>::from_timestamp_millis);
    let apart = browser.sandbox.clock().now() - told.expect("an instant");
    assert!(apart.num_seconds().abs() < 30, "{apart}");
}

#[tokio::test]
async fn a_link_to_the_bot_is_opened_on_a_phone_or_in_a_group() {
    let browser = Browser::open().await;
    let open = |phone: usize, url: &str| json!({"phone": phone, "url": url});
    updates(&browser.sandbox).await;
    browser.done("follow", open(DIRECTOR, "https://t.me/nhaclich_sandbox_bot?start=ABC2")).await;
    browser.scene.phone(Role::Unit).expect("a group").place.kick_bot();
    browser.done("follow", open(UNIT, "https://t.me/nhaclich_sandbox_bot?startgroup=DEF3")).await;
    assert_eq!(browser.told().await, ["/start ABC2", "/start@nhaclich_sandbox_bot DEF3"]);
    let (status, _) = browser.act("follow", open(DIRECTOR, "https://example.org/")).await;
    assert_eq!(status, 400);
}

#[tokio::test]
async fn a_group_that_is_upgraded_stays_on_its_phone_and_its_members_take_turns() {
    let browser = Browser::open().await;
    browser.done("standing", json!({"phone": UNIT, "act": "upgrade"})).await;
    updates(&browser.sandbox).await;
    browser.done("write", json!({"phone": UNIT, "person": 1, "text": "/chuanbi"})).await;
    assert_eq!(browser.told().await, ["/chuanbi"]);
    let state = browser.state("").await;
    let last = state["phones"][UNIT]["messages"].as_array().and_then(|all| all.last()).expect("a message");
    assert_eq!(
        (&last["who"], &last["html"]),
        (&json!("Trần Quốc Bảo"), &json!("<a href=\"#\" data-command=\"/chuanbi\">/chuanbi</a>"))
    );
}

#[tokio::test]
async fn the_bot_is_blocked_and_removed_from_the_page() {
    let browser = Browser::open().await;
    browser.scene.person(Role::Director).write("/start");
    for phone in [DIRECTOR, UNIT] {
        browser.done("standing", json!({"phone": phone, "act": "block"})).await;
    }
    let state = browser.state("").await;
    assert_eq!(
        (&state["phones"][DIRECTOR]["blocked"], &state["phones"][UNIT]["blocked"]),
        (&json!(true), &json!(true))
    );
    let (status, answer) = browser.act("write", json!({"phone": DIRECTOR, "text": "a"})).await;
    assert_eq!((status, &answer["problem"]), (409, &json!("the bot is blocked")));
    browser.done("standing", json!({"phone": UNIT, "act": "unblock"})).await;
    let unit = browser.scene.phone(Role::Unit).expect("a group").place.chat_id();
    let bot = browser.sandbox.world(|world| world.chat(unit)?.group()?.standing(sandbox::world::BOT));
    assert_eq!(bot, Some(Standing::Member));
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere_and_has_every_word_in_both_languages() {
    let browser = Browser::open().await;
    let mut words = String::new();
    for path in
        ["", "page.css", "phone.css", "icon.svg", "page.js", "phone.js", "bubble.js", "story.js", "words.js"]
    {
        let response = browser.get(path).await;
        assert_eq!(response.status(), 200, "{path}");
        let policy = response.headers()["content-security-policy"].to_str().expect("text");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        let text = response.text().await.expect("a body");
        let is_elsewhere = |part: &&str| part.starts_with("http") || part.starts_with("//");
        // The name of SVG's language is an address that nobody goes to.
        let named = |part: &&str| *part != "http://www.w3.org/2000/svg";
        let elsewhere: Vec<&str> = text.split('"').filter(is_elsewhere).filter(named).collect();
        assert!(elsewhere.is_empty(), "{path}: {elsewhere:?}");
        words = text;
    }
    let (vi, en) = words.split_once("\n  en: {").expect("two languages");
    let keys = |text: &str| -> Vec<String> {
        let plain: String = text.split('"').step_by(2).collect();
        let mut keys: Vec<String> = plain
            .split([',', '{', '\n'])
            .filter_map(|part| part.trim().split_once(':').map(|(key, _)| key.to_owned()))
            .filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c == '_') && key != "vi")
            .collect();
        keys.sort();
        keys
    };
    assert!(keys(vi).len() > 40);
    assert_eq!(keys(vi), keys(en));
}
