//! The chat page: phones in a browser, for people who want to see what the bot does; it acts through
//! the same verbs as tests and shows what the world holds, nothing of the program's.
//!
//! ```ignore
//! let sandbox = Sandbox::start("127.0.0.1:0", clock.clone()).await?;
//! let scene = Scene::office(&sandbox, zone);      // secretariat, director, deputy, unit's group, stranger
//! let address = page::open("127.0.0.1:8080", sandbox.clone(), scene).await?;
//! println!("http://{address}/");
//! ```

use std::{io, net::SocketAddr, sync::Arc};

use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use chrono_tz::Tz;

mod acts;
pub mod story;
mod view;

use super::{Person, Place, Sandbox};
use story::{Both, Offer, Story};

/// A document that somebody drags into the page; Telegram's own limit for bots.
const UPLOAD_BYTES: usize = 20 << 20;

/// Who is on stage, and what they hold in their hands.
#[derive(Clone)]
pub struct Scene {
    /// The office's, in one sentence.
    pub headline: Option<Both>,
    pub phones: Vec<Phone>,
    /// Documents that the secretariat sends at a press of a button.
    pub papers: Vec<Paper>,
    pub story: Story,
    /// Things to try besides, when the visitor likes.
    pub tries: Vec<Offer>,
    /// Pages elsewhere at this address.
    pub links: Vec<Link>,
    /// Of the office: the clock on the page follows it.
    pub zone: Tz,
}

/// What somebody is to the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Secretariat,
    Director,
    Deputy,
    Unit,
    Stranger,
}

#[derive(Clone)]
pub struct Phone {
    pub role: Role,
    /// Who may use it; the first does unless another is chosen. In a group, its members.
    pub people: Vec<Person>,
    pub place: Place,
    /// What its owner would write, to be sent at a press.
    pub says: Vec<String>,
}

#[derive(Clone)]
pub struct Paper {
    pub file_name: String,
    pub bytes: Vec<u8>,
}

#[derive(Clone, Debug, serde::Serialize)]
pub struct Link {
    pub title: Both,
    pub url: String,
}

impl Scene {
    /// The office of `samples/`: nobody has opened the bot yet, and the group has it as a member.
    pub fn office(sandbox: &Sandbox, zone: Tz) -> Self {
        let phone = |role, people: Vec<Person>, place| Phone { role, people, place, says: Vec::new() };
        let alone = |role, person: Person| {
            let place = person.place().clone();
            phone(role, vec![person], place)
        };
        let head = sandbox.person("Lê Thị Hạnh");
        let group = sandbox.group("Phòng KHTC", &head).with_bot();
        let clerk = sandbox.person("Trần Quốc Bảo").join(&group);
        let phones = vec![
            alone(Role::Secretariat, sandbox.person("Võ Thu Ngân")),
            alone(Role::Director, sandbox.person("Nguyễn Đình Khang")),
            alone(Role::Deputy, sandbox.person("Phan Thị Thoa")),
            phone(Role::Unit, vec![head, clerk], group),
            alone(Role::Stranger, sandbox.person("Hoàng Anh Tú")),
        ];
        Self {
            headline: None,
            phones,
            papers: Vec::new(),
            story: Story::default(),
            tries: Vec::new(),
            links: Vec::new(),
            zone,
        }
    }

    /// The one who uses the phone of this role.
    ///
    /// # Panics
    ///
    /// If the scene has no such phone, or nobody uses it.
    pub fn person(&self, role: Role) -> &Person {
        let person = self.phone(role).and_then(|phone| phone.people.first());
        person.unwrap_or_else(|| panic!("nobody on stage is {role:?}"))
    }

    pub fn phone(&self, role: Role) -> Option<&Phone> {
        self.phones.iter().find(|phone| phone.role == role)
    }
}

struct Stage {
    sandbox: Sandbox,
    scene: Scene,
}

/// Serves the page at `host:port`, as long as the sandbox lives.
pub async fn open(listen: &str, sandbox: Sandbox, scene: Scene) -> io::Result<SocketAddr> {
    let listener = tokio::net::TcpListener::bind(listen).await?;
    let address = listener.local_addr()?;
    let pages = router(sandbox, scene);
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, pages).await {
            tracing::error!(%error, "the chat page ended");
        }
    });
    Ok(address)
}

/// The page's routes, to be served wherever there is a listener.
pub fn router(sandbox: Sandbox, scene: Scene) -> Router {
    let text = |kind: &'static str, body: &'static str| get(move || async move { asset(kind, body) });
    let script = |body| text("text/javascript; charset=utf-8", body);
    Router::new()
        .route("/", text("text/html; charset=utf-8", include_str!("page/page.html")))
        .route("/page.css", text("text/css; charset=utf-8", include_str!("page/page.css")))
        .route("/phone.css", text("text/css; charset=utf-8", include_str!("page/phone.css")))
        .route("/icon.svg", text("image/svg+xml", include_str!("page/icon.svg")))
        .route("/page.js", script(include_str!("page/page.js")))
        .route("/phone.js", script(include_str!("page/phone.js")))
        .route("/bubble.js", script(include_str!("page/bubble.js")))
        .route("/story.js", script(include_str!("page/story.js")))
        .route("/words.js", script(include_str!("page/words.js")))
        .route("/scene", get(view::scene))
        .route("/state", get(view::state))
        .route("/file", get(view::file))
        .route("/write", post(acts::write))
        .route("/press", post(acts::press))
        .route("/send", post(acts::send))
        .route("/paper", post(acts::paper))
        .route("/follow", post(acts::follow))
        .route("/standing", post(acts::standing))
        .route("/clock", post(acts::clock))
        .layer(DefaultBodyLimit::max(UPLOAD_BYTES))
        .with_state(Arc::new(Stage { sandbox, scene }))
}

fn asset(kind: &'static str, body: &'static str) -> Response {
    // Nothing may be loaded from elsewhere: the page works without any network.
    let policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
                  connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    let headers = [
        (header::CONTENT_TYPE, kind),
        (header::CACHE_CONTROL, "no-cache"),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
    ];
    (headers, body).into_response()
}
