//! `nhaclich setup`: the first start for real; asks what only a person can know, checks it, and writes `.env`.

use std::{io::Write, path::Path, time::Duration};

use anyhow::{Context, Result, bail};
use clap::Args;
use secrecy::ExposeSecret;

use super::{env_file::EnvFile, output};
use crate::{
    config::{self, Settings},
    telegram::{
        acquaintance::{self, Newcomer},
        wire::Dial,
    },
};
use office::{deliver::Outcome, link};
use words::{Language, Value};

const FILE: &str = ".env";
/// A wrong token or proxy is asked for again so often.
const TRIES: usize = 5;

/// Ask for the bot's token and its first administrator, check both with Telegram, and write .env.
///
/// Example: nhaclich setup
#[derive(Args)]
pub struct Setup {
    /// How long to wait for the administrator's /start.
    #[arg(long, value_name = "MINUTES", default_value_t = 10, value_parser = clap::value_parser!(u16).range(1..))]
    wait: u16,
}

/// A dialogue at the terminal: questions go to standard error, answers come from standard input.
struct Dialogue {
    language: Language,
}

impl Setup {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let say = Dialogue { language: settings.language };
        let mut file = EnvFile::read(Path::new(FILE)).with_context(|| say.text("setup-unreadable", &[]))?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        say.tell("setup-begin", &[])?;

        let (dial, bot) = runtime.block_on(say.bot(settings))?;
        file.set("TELOXIDE_TOKEN", dial.token.expose_secret());
        if let Some(proxy) = &dial.proxy {
            file.set("TELOXIDE_PROXY", proxy.as_str());
        }
        let patience = Duration::from_secs(u64::from(self.wait) * 60);
        let administrators = runtime.block_on(say.administrators(settings, &dial, &bot, patience))?;
        let ids: Vec<String> = administrators.iter().map(i64::to_string).collect();
        file.set("NHACLICH_SECRETARIAT", &ids.join(","));
        file.write(Path::new(FILE)).with_context(|| say.text("setup-unwritable", &[]))?;
        output::print(&say.text("setup-done", &[("bot", bot.into()), ("ids", ids.join(", ").into())]))
    }
}

impl Dialogue {
    fn text(&self, key: &str, values: &[(&'static str, Value)]) -> String {
        self.language.text(key, values)
    }

    fn tell(&self, key: &str, values: &[(&'static str, Value)]) -> Result<()> {
        Ok(writeln!(std::io::stderr(), "{}\n", self.text(key, values))?)
    }

    /// One line of the person's; the end of the input ends the dialogue.
    fn ask(&self, key: &str, values: &[(&'static str, Value)]) -> Result<String> {
        write!(std::io::stderr(), "{} ", self.text(key, values))?;
        let mut line = String::new();
        if std::io::stdin().read_line(&mut line)? == 0 {
            bail!(self.text("setup-no-terminal", &[]));
        }
        Ok(line.trim().to_owned())
    }

    /// A token that Telegram takes, and the name of its bot.
    async fn bot(&self, settings: &Settings) -> Result<(Dial, String)> {
        let mut dial = Dial::of(settings);
        for _ in 0..TRIES {
            let dialled = match dial.take() {
                Some(dialled) => dialled,
                None => match config::token(&self.ask("setup-token", &[])?) {
                    Some(token) => match Dial::of(&Settings { token: Some(token), ..settings.clone() }) {
                        Some(dialled) => dialled,
                        None => continue,
                    },
                    None => {
                        self.tell("setup-token-form", &[])?;
                        continue;
                    }
                },
            };
            match dialled.ask_name().await {
                Ok(name) => {
                    self.tell("setup-bot", &[("bot", name.as_str().into())])?;
                    return Ok((dialled, name));
                }
                Err(Outcome::TokenRefused) => self.tell("setup-token-refused", &[])?,
                Err(Outcome::NotReached(why) | Outcome::NoAnswer(why)) => {
                    dial = Some(self.another_way(dialled, &why)?);
                }
                Err(other) => {
                    self.tell("setup-trouble", &[("why", format!("{other:?}").into())])?;
                    self.ask("setup-again", &[])?;
                    dial = Some(dialled);
                }
            }
        }
        bail!(self.text("setup-no-bot", &[]))
    }

    /// Telegram was not reached: through a proxy perhaps, or the same way again.
    fn another_way(&self, dial: Dial, why: &str) -> Result<Dial> {
        self.tell("setup-not-reached", &[("why", why.into())])?;
        let given = self.ask("setup-proxy", &[])?;
        if given.is_empty() {
            return Ok(dial);
        }
        match config::proxy_url(&given) {
            Some(proxy) => Ok(Dial { proxy: Some(proxy), ..dial }),
            None => {
                self.tell("setup-proxy-form", &[])?;
                Ok(dial)
            }
        }
    }

    /// The ids that are given, those that are set already, or whoever sends the code.
    async fn administrators(
        &self,
        settings: &Settings,
        dial: &Dial,
        bot: &str,
        patience: Duration,
    ) -> Result<Vec<i64>> {
        if !settings.administrators.is_empty() {
            self.tell("setup-administrators-kept", &[])?;
            return Ok(settings.administrators.clone());
        }
        loop {
            let given = self.ask("setup-administrator", &[])?;
            match config::user_ids(&given) {
                Some(ids) if ids.is_empty() => return Ok(vec![self.newcomer(dial, bot, patience).await?.id]),
                Some(ids) => return Ok(ids),
                None => self.tell("setup-administrator-form", &[])?,
            }
        }
    }

    async fn newcomer(&self, dial: &Dial, bot: &str, patience: Duration) -> Result<Newcomer> {
        let code = link::new_code()?;
        let url = format!("https://t.me/{bot}?start={code}");
        self.tell("setup-open", &[("url", url.into()), ("bot", bot.into()), ("code", code.as_str().into())])?;
        match acquaintance::first_start(dial, &code, patience).await {
            Ok(Some(newcomer)) => {
                let name = || Value::from(newcomer.name.as_str());
                self.tell("setup-welcome", &[("name", name()), ("id", newcomer.id.to_string().into())])?;
                let greeting = self.text("setup-greeting", &[("name", name())]);
                if let Err(outcome) = acquaintance::greet(dial, &newcomer, &greeting).await {
                    // The terminal has said it already.
                    tracing::warn!(?outcome, "the administrator could not be greeted");
                }
                Ok(newcomer)
            }
            Ok(None) => bail!(self.text("setup-nobody", &[])),
            Err(Outcome::Refused(why)) => bail!(self.text("setup-elsewhere", &[("why", why.into())])),
            Err(other) => bail!(self.text("setup-trouble", &[("why", format!("{other:?}").into())])),
        }
    }
}
