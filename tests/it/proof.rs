//! The proof page: a document beside its reading, as a file and in the browser.

mod acts;
mod door;
mod page;

use std::sync::Arc;

use nhaclich::program::{Extras, Front};
use reqwest::{
    Client, RequestBuilder, Response, StatusCode,
    header::{COOKIE, LOCATION, ORIGIN, SET_COOKIE},
};
use sandbox::Person;
use url::Url;

use crate::support::{
    at, rules,
    running::{self, Running, running_with},
};

/// The bot with its pages at an address of this machine.
struct Served {
    bot: Running,
    address: String,
}

async fn served(programme: &[&str]) -> Served {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.set_nonblocking(true).expect("a listener for tokio");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let mut rules = rules();
    rules.public_url = Some(Url::parse(&address).expect("an address"));
    let front = Front { listener: Arc::new(listener), pages: axum::Router::new() };
    let extras = Extras { front: Some(front), ..running::extras() };
    Served { bot: running_with(rules, at(2, "08:00"), programme, extras).await, address }
}

/// Somebody's browser.
#[derive(Clone)]
struct Browser {
    client: Client,
    origin: String,
    cookie: Option<String>,
}

impl Browser {
    fn new(served: &Served) -> Self {
        let client = Client::builder().redirect(reqwest::redirect::Policy::none());
        Self { client: client.build().expect("a client"), origin: served.address.clone(), cookie: None }
    }

    fn dressed(&self, request: RequestBuilder) -> RequestBuilder {
        match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    async fn get(&self, url: &str) -> Response {
        self.dressed(self.client.get(url)).send().await.expect("an answer")
    }

    /// What a form on one of our pages sends.
    async fn post(&mut self, url: &str, fields: &[(&str, &str)]) -> Response {
        let form = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.dressed(self.client.post(url)).header(ORIGIN, &self.origin);
        let request = request.header("content-type", "application/x-www-form-urlencoded").body(form);
        let answer = request.send().await.expect("an answer");
        let set = answer.headers().get(SET_COOKIE).and_then(|cookie| cookie.to_str().ok());
        if let Some(pair) = set.and_then(|cookie| cookie.split(';').next()) {
            self.cookie = Some(pair.to_owned());
        }
        answer
    }

    /// Follows a link out of the chat and presses its button; the page's address.
    async fn enter(&mut self, link: &str) -> String {
        assert_eq!(self.get(link).await.status(), StatusCode::OK);
        let entered = self.post(link, &[]).await;
        assert_eq!(entered.status(), StatusCode::SEE_OTHER);
        led_to(link, &entered)
    }
}

fn led_to(from: &str, answer: &Response) -> String {
    let to = answer.headers().get(LOCATION).expect("an address").to_str().expect("an address");
    Url::parse(from).and_then(|from| from.join(to)).expect("an address").to_string()
}

/// The link that the bot hands out under a draft.
async fn link_of(person: &Person) -> String {
    person.press("Đối chiếu trên trình duyệt").await;
    let message = person.wait_text("Đường dẫn của riêng").await;
    let html = message.html();
    let (_, rest) = html.split_once("href=\"").expect("a link");
    rest.split_once('"').expect("a link").0.to_owned()
}

const SAMPLE: &[u8] = include_bytes!("../../samples/chuong-trinh-cong-tac-11-2026.txt");

async fn secretary(served: &Served) -> Person {
    let mai = served.bot.sandbox.person_with_id("Trần Thị Mai", 1);
    mai.write("/start");
    mai.wait_text("Anh/chị có thể hỏi").await;
    let sent = mai.send_document("lịch.txt", SAMPLE.to_vec(), "");
    let answer = mai.wait_after(sent).await;
    mai.wait_message("what was read", |m| m.id == answer.id && !m.text().starts_with("Đang đọc")).await;
    mai
}

/// A draft whose page is open in a browser.
async fn opened() -> (Served, Person, Browser, String) {
    let served = served(&[]).await;
    let mai = secretary(&served).await;
    let link = link_of(&mai).await;
    let mut browser = Browser::new(&served);
    let page = browser.enter(&link).await;
    (served, mai, browser, page)
}
