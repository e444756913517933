//! Mail out: what is due as a letter is brought to the office's mail server, slowly and until it is taken; the only
//! place that names lettre. What becomes a letter is the store's to know (`office::mail`).

use std::{
    net::IpAddr,
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

use anyhow::{Context, Result};
use chrono::{DateTime, TimeDelta, Utc};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{Attachment, Mailbox, MultiPart, SinglePart, header::ContentType},
    transport::smtp::{
        Error,
        authentication::Credentials,
        client::{Tls, TlsParameters},
    },
};
use percent_encoding::percent_decode_str;
use tokio_util::sync::CancellationToken;
use url::Url;

use office::{
    Office,
    mail::{Post, due},
    store::{Code, Posted},
};
use words::{Html, Language, handout::calendar::Parties};

/// How often is looked whether a letter is due.
const LOOK_EVERY: Duration = Duration::from_secs(3);
/// The same while the server takes nothing.
const AFTER_A_FAILURE: Duration = Duration::from_secs(15);
/// Between two letters: mail servers take a newcomer's flood for spam.
const PACE: Duration = Duration::from_millis(500);
/// Letters taken up at a time, and how long the server may take over one.
const BATCH: u32 = 10;
const PATIENCE: Duration = Duration::from_secs(60);
/// How long the last letter is waited for when the program ends.
const LAST_LETTER: Duration = Duration::from_secs(3);
/// Minutes until a letter that was put off is tried again.
const PAUSES: [i64; 6] = [1, 2, 5, 10, 20, 30];
/// Letters of a subject.
const SUBJECT: usize = 120;
/// Events that go with one letter; the calendar to subscribe to has the others.
const EVENTS: usize = 20;

/// The office's mail server, as `NHACLICH_SMTP_URL` names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    pub url: Url,
    pub from: Address,
}

impl Server {
    /// `smtp[s]://user:password@host:port?from=address`.
    pub fn parse(text: &str) -> Option<Self> {
        let url = Url::parse(text).ok()?;
        let from = url.query_pairs().find(|(name, _)| name == "from")?.1.parse().ok()?;
        (matches!(url.scheme(), "smtp" | "smtps") && url.has_host()).then_some(Self { url, from })
    }

    fn transport(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>> {
        let host = self.url.host_str().context("the mail server's host")?;
        // Of an address whose scheme is not the web's every host is a name, numbers too.
        let number = host.trim_matches(['[', ']']).parse::<IpAddr>();
        let is_own_machine = host == "localhost" || number.is_ok_and(|at| at.is_loopback());
        let parameters = || TlsParameters::new(host.to_owned()).context("setting up TLS");
        let (tls, port) = match (self.url.scheme(), is_own_machine) {
            ("smtps", _) => (Tls::Wrapper(parameters()?), 465),
            // A password must not cross a network in the clear; on this machine there is none to cross.
            (_, true) => (Tls::None, 25),
            _ if self.url.password().is_some() => (Tls::Required(parameters()?), 587),
            _ => (Tls::Opportunistic(parameters()?), 25),
        };
        let mut server = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(host)
            .port(self.url.port().unwrap_or(port))
            .tls(tls)
            .timeout(Some(PATIENCE));
        if let Some(password) = self.url.password() {
            let plain = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
            server = server.credentials(Credentials::new(plain(self.url.username()), plain(password)));
        }
        Ok(server.build())
    }
}

pub struct Courier {
    office: Office,
    server: Server,
    transport: AsyncSmtpTransport<Tokio1Executor>,
    /// Tells this office's letters from those of others.
    mark: String,
    /// Said once when it begins, and once when it is over.
    is_failing: AtomicBool,
}

impl Courier {
    /// Takes up what a crash left, too.
    pub async fn new(office: Office, server: Server) -> Result<Self> {
        let transport = server.transport()?;
        let now = office.clock.now();
        let left = office.run(move |tx| Ok((tx.letters_after_a_crash(now)?, tx.office_mark()?))).await?;
        let (again, mark) = left;
        if again > 0 {
            tracing::info!(again, "letters that were under way when the program ended are sent again");
        }
        Ok(Self { office, server, transport, mark, is_failing: AtomicBool::new(false) })
    }

    /// Works until `stop`.
    pub async fn run(self, stop: CancellationToken) {
        while !stop.is_cancelled() {
            if let Err(error) = self.deliver(&stop).await {
                tracing::error!("mail could not be looked after, trying again: {error:#}");
                // What was taken up then is taken up again.
                let now = self.office.clock.now();
                drop(self.office.run(move |tx| tx.letters_after_a_crash(now)).await);
            }
            let pause = if self.is_failing.load(Ordering::Relaxed) { AFTER_A_FAILURE } else { LOOK_EVERY };
            tokio::select! {
                () = stop.cancelled() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    async fn deliver(&self, stop: &CancellationToken) -> Result<()> {
        let now = self.office.clock.now();
        for code in self.office.look(move |tx| tx.codes_to_mail(now)).await? {
            self.mail_code(code, stop).await?;
        }
        let (rules, moment) = (self.office.rules.clone(), self.office.moment());
        // Where the server is away, the others of a batch don't wait for it one after the other.
        let mut away = None;
        for post in self.office.run(move |tx| due(tx, &rules, &moment, BATCH)).await? {
            let posted = match away {
                Some(at) => Posted::Later(at),
                None => self.post(&post, stop).await,
            };
            if let (Posted::Later(at), true) = (&posted, self.is_failing.load(Ordering::Relaxed)) {
                away = Some(*at);
            }
            match &posted {
                Posted::Taken => {}
                Posted::Later(at) => tracing::debug!(%at, "a letter was put off"),
                Posted::Refused(why) => tracing::warn!("a letter was refused: {why}"),
            }
            let now = self.office.clock.now();
            self.office.run(move |tx| tx.settle_letter(&post.letter, &posted, now)).await?;
            if away.is_none() && !stop.is_cancelled() {
                tokio::time::sleep(PACE).await;
            }
        }
        Ok(())
    }

    async fn mail_code(&self, code: Code, stop: &CancellationToken) -> Result<()> {
        let language = code.language.unwrap_or(self.office.rules.language);
        let value = || [("code", code.code.clone().into())];
        let text = language.html("mail-code", &value());
        let subject = language.text("mail-code-subject", &value());
        let letter = self.letter(&code.address, &subject);
        let posted = match letter.and_then(|letter| Ok(letter.singlepart(plain(&text))?)) {
            Ok(message) => self.send(message, 0, stop).await,
            Err(error) => Posted::Refused(format!("{error:#}")),
        };
        // One that was refused for good is not tried again: whoever asked sees that no code comes, and asks anew.
        if !matches!(posted, Posted::Later(_)) {
            let now = self.office.clock.now();
            self.office.run(move |tx| tx.code_mailed(&code, now)).await?;
        }
        Ok(())
    }

    async fn post(&self, post: &Post, stop: &CancellationToken) -> Posted {
        match self.message(post) {
            Ok(message) => self.send(message, post.letter.attempts, stop).await,
            Err(error) => Posted::Refused(format!("{error:#}")),
        }
    }

    /// Hands a letter to the server. Whoever ends the program does not wait for a server that is silent: what was
    /// being sent then is put off, and sent again under its own number.
    async fn send(&self, message: Message, attempts: u32, stop: &CancellationToken) -> Posted {
        let last = async {
            stop.cancelled().await;
            tokio::time::sleep(LAST_LETTER).await;
        };
        let sent = tokio::select! {
            sent = self.transport.send(message) => sent,
            () = last => return Posted::Later(self.office.clock.now()),
        };
        match sent {
            Ok(_) => {
                if self.is_failing.swap(false, Ordering::Relaxed) {
                    tracing::info!("the mail server takes letters again");
                }
                Posted::Taken
            }
            Err(error) => self.meaning(&error, attempts),
        }
    }

    /// What a server's answer, or its silence, means for a letter (RFC 5321, 4.2.1). One that refuses us, not the
    /// letter (RFC 4954, 6: a password that no longer holds), is asked again: the letter is not to blame.
    fn meaning(&self, error: &Error, attempts: u32) -> Posted {
        let status = error.status().map(|code| code.to_string());
        let is_ours = status.is_none_or(|code| ["530", "534", "535", "538"].contains(&code.as_str()));
        if error.is_permanent() && !is_ours {
            return Posted::Refused(error.to_string());
        }
        if is_ours && !self.is_failing.swap(true, Ordering::Relaxed) {
            tracing::warn!("letters wait: the mail server can't be used: {error}");
        }
        let pause = usize::try_from(attempts).ok().and_then(|tried| PAUSES.get(tried));
        let minutes = pause.or(PAUSES.last()).copied().unwrap_or_default();
        Posted::Later(self.office.clock.now() + TimeDelta::minutes(minutes))
    }

    fn message(&self, post: &Post) -> Result<Message> {
        let letter = &post.letter;
        let language = letter.language.unwrap_or(self.office.rules.language);
        let first: String =
            letter.text.to_plain().lines().next().unwrap_or_default().chars().take(SUBJECT).collect();
        let text = letter.text.clone().then("\n\n").then(language.html("mail-footer", &[]));
        // The same for ever, so that one that is sent twice is seen once.
        let id = format!("<{}.{}@nhaclich>", letter.id.0, self.mark);
        let builder = self.letter(&letter.address, first.trim())?.message_id(Some(id));
        let both = MultiPart::alternative().singlepart(plain(&text)).singlepart(marked_up(&text, language));
        let Some(calendar) = &post.calendar else { return Ok(builder.multipart(both)?) };
        let parties = Parties { organizer: self.server.from.as_ref(), attendee: &letter.address };
        let invitations: Vec<(ContentType, Vec<u8>)> = calendar
            .events
            .iter()
            .take(EVENTS)
            .map(|event| {
                let kind = format!("text/calendar; charset=utf-8; method={}", event.method());
                Ok((ContentType::parse(&kind)?, calendar.message(event, parties)))
            })
            .collect::<Result<_>>()?;
        // One event is the letter's own: Gmail and Outlook show it as an invitation. Several can only go beside it.
        if let [(kind, bytes)] = invitations.as_slice() {
            let event = SinglePart::builder().header(kind.clone()).body(bytes.clone());
            return Ok(builder.multipart(both.singlepart(event))?);
        }
        let all = invitations.into_iter().zip(1..).fold(
            MultiPart::mixed().multipart(both),
            |parts, ((kind, bytes), n)| {
                parts.singlepart(Attachment::new(format!("lich-{n}.ics")).body(bytes, kind))
            },
        );
        Ok(builder.multipart(all)?)
    }

    fn letter(&self, to: &str, subject: &str) -> Result<lettre::message::MessageBuilder> {
        let name = self.office.rules.language.text("mail-from", &[]);
        let now: DateTime<Utc> = self.office.clock.now();
        Ok(Message::builder()
            .from(Mailbox::new(Some(name), self.server.from.clone()))
            .to(Mailbox::new(None, to.parse()?))
            .subject(subject)
            .date(now.into()))
    }
}

fn plain(text: &Html) -> SinglePart {
    SinglePart::plain(text.to_plain())
}

/// Telegram's few tags are HTML's own; its line breaks are not.
fn marked_up(text: &Html, language: Language) -> SinglePart {
    let style = "white-space: pre-line; font-family: sans-serif; font-size: 16px; line-height: 1.4";
    SinglePart::html(format!(
        "<!doctype html><html lang=\"{}\"><body><div style=\"{style}\">{}</div></body></html>",
        language.code(),
        text.as_str()
    ))
}
