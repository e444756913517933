//! The settings: the only reader of the environment; it complains about every bad one at once.
//!
//! Names and defaults are an interface: `.env.example` and the README explain each.

use std::{collections::HashMap, fmt, net::SocketAddr, num::NonZeroU32, path::PathBuf};

use chrono::{DateTime, NaiveTime, Utc};
use chrono_tz::Tz;
use secrecy::SecretString;
use url::Url;

use crate::mail::Server;
use office::Rules;
use plan::sessions::SessionHours;
use words::Language;

/// What is in force for this run.
#[derive(Clone, Debug)]
pub struct Settings {
    pub token: Option<SecretString>,
    /// Another Bot API server than Telegram's.
    pub api_url: Option<Url>,
    /// HTTP or SOCKS5 proxy for Telegram alone.
    pub proxy: Option<Url>,
    pub db: PathBuf,
    /// Telegram user ids that are administrators from the start.
    pub administrators: Vec<i64>,
    pub zone: Tz,
    pub digest_at: NaiveTime,
    pub language: Language,
    /// For items whose hour the programme leaves open, in calendars.
    pub session_hours: SessionHours,
    pub http: Option<SocketAddr>,
    /// Where figures are served, if not there.
    pub metrics: Option<SocketAddr>,
    pub public_url: Option<Url>,
    /// Messages a second over all chats; none: no limit (load tests).
    pub rate: Option<NonZeroU32>,
    pub clock: Option<DateTime<Utc>>,
    /// Mail for those who gave and confirmed an address.
    pub smtp: Option<Server>,
    pub log: String,
    /// Updates come to `public_url` instead of being asked for.
    pub webhook: bool,
    /// Where the nightly copy goes.
    pub backup_dir: Option<PathBuf>,
    /// How long sent messages and the audit log are kept.
    pub keep_days: NonZeroU32,
}

/// A setting that can't be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Complaint {
    pub setting: &'static str,
    pub given: String,
    pub accepted: &'static str,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.given.is_empty() {
            return write!(f, "{} is not set; needed: {}", self.setting, self.accepted);
        }
        write!(f, "{}: \"{}\" can't be used; accepted: {}", self.setting, self.given, self.accepted)
    }
}

/// Every setting's name, for `doctor`, the README's and `.env.example`'s tests.
pub const NAMES: &[&str] = &[
    "TELOXIDE_TOKEN",
    "TELOXIDE_API_URL",
    "TELOXIDE_PROXY",
    "NHACLICH_DB",
    "NHACLICH_SECRETARIAT",
    "NHACLICH_TIMEZONE",
    "NHACLICH_DIGEST_AT",
    "NHACLICH_LANG",
    "NHACLICH_SESSION_HOURS",
    "NHACLICH_HTTP",
    "NHACLICH_METRICS",
    "NHACLICH_PUBLIC_URL",
    "NHACLICH_RATE",
    "NHACLICH_CLOCK",
    "NHACLICH_SMTP_URL",
    "NHACLICH_WEBHOOK",
    "NHACLICH_BACKUP_DIR",
    "NHACLICH_KEEP_DAYS",
    "RUST_LOG",
];

impl From<&Settings> for Rules {
    fn from(settings: &Settings) -> Self {
        Self {
            zone: settings.zone,
            digest_at: settings.digest_at,
            language: settings.language,
            session_hours: settings.session_hours,
            administrators: settings.administrators.clone(),
            // An address at which nobody listens would be a dead link.
            public_url: settings.public_url.clone().filter(|_| settings.http.is_some()),
            mails: settings.smtp.is_some(),
        }
    }
}

impl Settings {
    /// From the environment and from `.env` in the working directory; the environment wins.
    pub fn from_environment() -> Result<Self, Vec<Complaint>> {
        let mut values = HashMap::new();
        match dotenvy::from_path_iter(".env") {
            Ok(lines) => {
                for line in lines {
                    let (name, value) = line.map_err(|error| vec![unreadable_env_file(&error)])?;
                    values.insert(name, value);
                }
            }
            Err(error) if error.not_found() => {}
            Err(error) => return Err(vec![unreadable_env_file(&error)]),
        }
        for name in NAMES {
            if let Some(value) = std::env::var_os(name) {
                values.insert((*name).to_owned(), value.to_string_lossy().into_owned());
            }
        }
        Self::from_values(|name| values.get(name).cloned())
    }

    /// From any source of values; an empty value counts as not given.
    pub fn from_values(value: impl Fn(&str) -> Option<String>) -> Result<Self, Vec<Complaint>> {
        let mut read = Reader { value, complaints: Vec::new() };
        let settings = Self {
            token: read.optional("TELOXIDE_TOKEN", "BotFather's token, such as 123456:ABC…", token),
            api_url: read.optional("TELOXIDE_API_URL", "an http(s) address", http_url),
            proxy: read.optional(
                "TELOXIDE_PROXY",
                "an http://, https://, socks5:// or socks5h:// address",
                proxy_url,
            ),
            db: read.or("NHACLICH_DB", "a file's path", "nhaclich.db", |v| Some(v.into())),
            administrators: read.or(
                "NHACLICH_SECRETARIAT",
                "Telegram user ids, separated by commas",
                "",
                user_ids,
            ),
            zone: read.or(
                "NHACLICH_TIMEZONE",
                "an IANA time zone, such as Asia/Ho_Chi_Minh",
                "Asia/Ho_Chi_Minh",
                |v| v.parse().ok(),
            ),
            digest_at: read.or("NHACLICH_DIGEST_AT", "an hour from 00:00 to 23:59", "06:30", hour),
            language: read.or("NHACLICH_LANG", "vi or en", "vi", |v| v.parse().ok()),
            session_hours: read.or(
                "NHACLICH_SESSION_HOURS",
                "the hours of morning, afternoon and evening, such as 08:00-11:30,14:00-17:00,19:00-21:00",
                "08:00-11:30,14:00-17:00,19:00-21:00",
                SessionHours::parse,
            ),
            http: read.optional("NHACLICH_HTTP", "host:port, such as 127.0.0.1:8080", socket),
            metrics: read.optional("NHACLICH_METRICS", "host:port, such as 127.0.0.1:9090", socket),
            public_url: read.optional("NHACLICH_PUBLIC_URL", "an http(s) address", http_url),
            rate: read.or("NHACLICH_RATE", "messages a second, 1 to 1000, or 0 for no limit", "30", |v| {
                v.parse::<u32>().ok().filter(|rate| *rate <= 1000).map(NonZeroU32::new)
            }),
            clock: read.optional(
                "NHACLICH_CLOCK",
                "an RFC 3339 instant, such as 2021-11-12T06:29:50+07:00",
                |v| DateTime::parse_from_rfc3339(v).ok().map(|instant| instant.to_utc()),
            ),
            smtp: read.optional(
                "NHACLICH_SMTP_URL",
                "smtp[s]://user:password@host:port?from=address",
                Server::parse,
            ),
            log: read.or("RUST_LOG", "log directives, such as info", "info", directives),
            webhook: read.or("NHACLICH_WEBHOOK", "0 or 1", "0", |v| match v {
                "0" => Some(false),
                "1" => Some(true),
                _ => None,
            }),
            backup_dir: read.optional("NHACLICH_BACKUP_DIR", "a folder's path", |v| Some(v.into())),
            keep_days: read.or("NHACLICH_KEEP_DAYS", "days, at least 1", "400", |v| v.parse().ok()),
        };
        if settings.webhook && (settings.public_url.is_none() || settings.http.is_none()) {
            read.complaints.push(Complaint {
                setting: "NHACLICH_WEBHOOK",
                given: "1".into(),
                accepted: "1 together with NHACLICH_PUBLIC_URL and NHACLICH_HTTP",
            });
        }
        if read.complaints.is_empty() { Ok(settings) } else { Err(read.complaints) }
    }

    /// What is in force, as `doctor` shows it; the token is hidden, as is a proxy's password.
    pub fn describe(&self) -> Vec<(&'static str, String)> {
        let none = String::new;
        let url = |url: &Option<Url>| url.as_ref().map_or_else(none, without_password);
        let admins: Vec<String> = self.administrators.iter().map(i64::to_string).collect();
        let values = [
            self.token.as_ref().map_or_else(none, |_| "(hidden)".into()),
            url(&self.api_url),
            url(&self.proxy),
            self.db.display().to_string(),
            admins.join(","),
            self.zone.name().into(),
            self.digest_at.format("%H:%M").to_string(),
            self.language.code().into(),
            self.session_hours.to_string(),
            self.http.map_or_else(none, |http| http.to_string()),
            self.metrics.map_or_else(none, |metrics| metrics.to_string()),
            url(&self.public_url),
            self.rate.map_or(0, NonZeroU32::get).to_string(),
            self.clock.map_or_else(none, |clock| clock.with_timezone(&self.zone).to_rfc3339()),
            self.smtp.as_ref().map_or_else(none, |smtp| without_password(&smtp.url)),
            u8::from(self.webhook).to_string(),
            self.backup_dir.as_ref().map_or_else(none, |dir| dir.display().to_string()),
            self.keep_days.to_string(),
            self.log.clone(),
        ];
        NAMES.iter().copied().zip(values).collect()
    }
}

struct Reader<F> {
    value: F,
    complaints: Vec<Complaint>,
}

impl<F: Fn(&str) -> Option<String>> Reader<F> {
    fn optional<T>(
        &mut self,
        setting: &'static str,
        accepted: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let given = (self.value)(setting).map(|v| v.trim().to_owned()).filter(|v| !v.is_empty())?;
        let parsed = parse(&given);
        if parsed.is_none() {
            // A token, even a wrong one, is never repeated; nor is the password in an address.
            let given = if matches!(setting, "TELOXIDE_TOKEN" | "TELOXIDE_PROXY" | "NHACLICH_SMTP_URL") {
                "(hidden)".into()
            } else {
                given
            };
            self.complaints.push(Complaint { setting, given, accepted });
        }
        parsed
    }

    fn or<T>(
        &mut self,
        setting: &'static str,
        accepted: &'static str,
        default: &'static str,
        parse: impl Fn(&str) -> Option<T>,
    ) -> T {
        self.optional(setting, accepted, &parse)
            .unwrap_or_else(|| parse(default).expect("the default is acceptable"))
    }
}

fn unreadable_env_file(error: &dotenvy::Error) -> Complaint {
    // dotenvy repeats the whole line, which may be the token's: only its kind is told.
    let given = match error {
        dotenvy::Error::LineParse(_, position) => format!("a line that breaks off at character {position}"),
        _ => "a file that can't be opened".to_owned(),
    };
    Complaint { setting: ".env", given, accepted: "lines of NAME=value, quoted where the value has spaces" }
}

/// `digits:letters`; Telegram's own tokens have 35 letters, those of test servers may have fewer.
pub fn token(text: &str) -> Option<SecretString> {
    let (id, secret) = text.split_once(':')?;
    let plausible = !id.is_empty()
        && id.bytes().all(|b| b.is_ascii_digit())
        && !secret.is_empty()
        && secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    plausible.then(|| SecretString::from(text.to_owned()))
}

fn http_url(text: &str) -> Option<Url> {
    Url::parse(text).ok().filter(|url| matches!(url.scheme(), "http" | "https") && url.has_host())
}

pub fn proxy_url(text: &str) -> Option<Url> {
    Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https" | "socks5" | "socks5h") && url.has_host())
}

pub fn user_ids(text: &str) -> Option<Vec<i64>> {
    text.split(',').map(str::trim).filter(|id| !id.is_empty()).map(|id| id.parse().ok()).collect()
}

/// An hour as people write it in settings: `06:30` or `6:30`.
pub fn hour(text: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(text, "%H:%M").ok()
}

/// An address to listen at; a host's name is looked up.
fn socket(text: &str) -> Option<SocketAddr> {
    std::net::ToSocketAddrs::to_socket_addrs(text).ok()?.next()
}

/// This very program, on Linux also after its file was replaced by a newer one.
pub fn this_program() -> PathBuf {
    if cfg!(target_os = "linux") {
        return "/proc/self/exe".into();
    }
    std::env::current_exe().unwrap_or_else(|_| "nhaclich".into())
}

fn directives(text: &str) -> Option<String> {
    tracing_subscriber::EnvFilter::try_new(text).ok().map(|_| text.to_owned())
}

fn without_password(url: &Url) -> String {
    let mut url = url.clone();
    if url.password().is_some() {
        // Only an address that can't have a password refuses one, and this has one.
        url.set_password(Some("hidden")).unwrap_or_default();
    }
    url.to_string()
}
