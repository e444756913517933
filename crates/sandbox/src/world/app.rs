//! A Mini App: its address as a client opens it, with what Telegram says of whoever opened it, signed as Telegram signs.
//!
//! <https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app>

use chrono::{DateTime, Utc};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use url::{Url, form_urlencoded};

use super::{User, UserId, World};
use crate::refusal::Refusal;

/// Telegram opens Mini Apps over TLS alone; this stand-in also those of its own machine.
pub fn checked(url: &str) -> Result<String, Refusal> {
    let refused = || {
        Refusal::bad(&format!(
            "inline keyboard button Web App URL '{url}' is invalid: Only HTTPS links are allowed"
        ))
    };
    let parsed = Url::parse(url).map_err(|_| refused())?;
    let is_here = matches!(parsed.host_str(), Some("127.0.0.1" | "localhost"));
    if parsed.scheme() == "https" || is_here { Ok(parsed.to_string()) } else { Err(refused()) }
}

impl World {
    pub fn init_data(&mut self, user: UserId, now: DateTime<Utc>) -> Option<String> {
        let query = self.query_id();
        let user = self.users.get(&user)?;
        Some(init_data(&crate::token(), &user.to_json().to_string(), &query, now))
    }
}

/// Where a client goes.
pub fn address(url: &str, user: &User, query: &str, now: DateTime<Utc>) -> String {
    let data = init_data(&crate::token(), &user.to_json().to_string(), query, now);
    let fragment = form_urlencoded::Serializer::new(String::new())
        .append_pair("tgWebAppData", &data)
        .append_pair("tgWebAppVersion", "9.0")
        .append_pair("tgWebAppPlatform", "sandbox")
        .finish();
    format!("{url}#{fragment}")
}

fn init_data(token: &str, user: &str, query: &str, now: DateTime<Utc>) -> String {
    let fields = [
        ("auth_date", now.timestamp().to_string()),
        ("query_id", query.to_owned()),
        ("user", user.to_owned()),
    ];
    let checked: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
    let key = signed(b"WebAppData", token.as_bytes());
    let hash: String =
        signed(&key, checked.join("\n").as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
    let mut written = form_urlencoded::Serializer::new(String::new());
    for (name, value) in &fields {
        written.append_pair(name, value);
    }
    written.append_pair("hash", &hash).finish()
}

fn signed(key: &[u8], words: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    mac.update(words);
    mac.finalize().into_bytes().to_vec()
}
