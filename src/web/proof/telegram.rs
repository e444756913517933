//! What Telegram says of whoever opened a Mini App, and whether it was Telegram who said it; knows no office.
//!
//! <https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app>

use chrono::DateTime;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use sha2::Sha256;
use subtle::ConstantTimeEq;

use office::browser::Ticket;

type Sha = Hmac<Sha256>;

/// What the bot's token makes of `WebAppData`; without `Debug`, so that no log shows it.
pub struct Key(Vec<u8>);

#[derive(Deserialize)]
struct User {
    id: i64,
}

impl Key {
    pub fn of(token: &SecretString) -> Self {
        Self(signed(b"WebAppData", token.expose_secret().as_bytes()))
    }

    /// Who it is, if Telegram has signed it.
    pub fn ticket(&self, init_data: &str) -> Option<Ticket> {
        let mut fields: Vec<(String, String)> =
            url::form_urlencoded::parse(init_data.as_bytes()).into_owned().collect();
        let hash = fields.iter().position(|(name, _)| name == "hash").map(|at| fields.remove(at).1)?;
        fields.sort();
        let checked: Vec<String> = fields.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let made: String =
            signed(&self.0, checked.join("\n").as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect();
        if !bool::from(made.as_bytes().ct_eq(hash.as_bytes())) {
            return None;
        }
        let field =
            |wanted: &str| fields.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.as_str());
        let user: User = serde_json::from_str(field("user")?).ok()?;
        let made_at = DateTime::from_timestamp(field("auth_date")?.parse().ok()?, 0)?;
        Some(Ticket { user: user.id, made_at, signature: hash })
    }
}

fn signed(key: &[u8], words: &[u8]) -> Vec<u8> {
    let mut mac = Sha::new_from_slice(key).expect("a key of any length");
    mac.update(words);
    mac.finalize().into_bytes().to_vec()
}
