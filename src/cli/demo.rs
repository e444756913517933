//! `nhaclich demo`: the bot against the built-in sandbox, with the sample programme.

use anyhow::{Context, Result, bail, ensure};
use chrono::{DateTime, Utc};
use clap::Args;
use tokio_util::sync::CancellationToken;

use super::output;
use crate::{
    clock::Clock,
    config::Settings,
    office::{
        Office, Rules, link,
        publish::{self, Origin},
    },
    program::{self, Extras},
    programme::{directory::Directory, register::Kind},
    reading::{self, Severity},
    sandbox::{
        Sandbox,
        page::{self, Paper, Role, Scene},
    },
    store::{Invited, Tx},
    telegram::wire::Dial,
};

/// The evening before a working day of the sample programme.
const START: &str = "2026-11-12T17:00:00+07:00";
const SAMPLE_NAME: &str = "chuong-trinh-cong-tac-11-2026.txt";
const SAMPLE: &[u8] = include_bytes!("../../samples/chuong-trinh-cong-tac-11-2026.txt");
const ADJUSTED_NAME: &str = "chuong-trinh-cong-tac-11-2026-dieu-chinh.txt";
const ADJUSTED: &[u8] = include_bytes!("../../samples/chuong-trinh-cong-tac-11-2026-dieu-chinh.txt");
/// Where the page is, if nothing else is asked for and nobody else is there.
const LISTEN: &str = "127.0.0.1:8080";

/// Try everything without a token and without a network: a chat page in the browser, a throw-away database.
///
/// Example: nhaclich demo
#[derive(Args)]
pub struct Demo {}

impl Demo {
    pub fn run(self, settings: &Settings) -> Result<()> {
        let runtime = tokio::runtime::Runtime::new().context("starting the program's threads")?;
        runtime.block_on(self.play(settings))
    }

    async fn play(self, settings: &Settings) -> Result<()> {
        let stop = program::stop_on_signals()?;
        let folder = tempfile::tempdir().context("making a folder for the throw-away database")?;
        let start: DateTime<Utc> = DateTime::parse_from_rfc3339(START).context("the demo's clock")?.to_utc();
        let clock = Clock::starting_at(settings.clock.unwrap_or(start));
        let sandbox = Sandbox::start("127.0.0.1:0", clock.clone()).await.context("starting the sandbox")?;
        let scene = Scene::office(&sandbox, settings.zone, papers());

        let mut rules = Rules::from(settings);
        rules.administrators = vec![scene.person(Role::Secretariat).id().0];
        let database = folder.path().join("demo.db");
        let office = Office::open(database.clone(), rules, clock)?;
        publish_sample(&office).await?;
        let address = open_page(settings, sandbox.clone(), scene.clone()).await?;
        let running = start_bot(&sandbox, office.clone(), database, stop.clone());
        take_seats(&office, &scene).await?;
        output::print(&format!("http://{address}/"))?;
        eprintln!("Open the address in a browser; Ctrl-C ends the demo and forgets everything.");
        running.await.context("the bot broke down")?
    }
}

fn papers() -> Vec<Paper> {
    let paper = |vi: &str, en: &str, file_name: &str, bytes: &[u8]| Paper {
        vi: vi.into(),
        en: en.into(),
        file_name: file_name.into(),
        bytes: bytes.to_vec(),
    };
    vec![
        paper("Gửi chương trình mẫu", "Send the sample programme", SAMPLE_NAME, SAMPLE),
        paper("Gửi bản điều chỉnh", "Send the adjusted programme", ADJUSTED_NAME, ADJUSTED),
    ]
}

async fn publish_sample(office: &Office) -> Result<()> {
    let moment = office.moment();
    let publish = move |tx: &Tx<'_>| {
        let mut reading = reading::read(SAMPLE, &Directory::default())?;
        // One row of the sample is doubtful on purpose. Whoever sends it again on the page is asked; so
        // that the demo has a programme from the start, the first choice is taken here.
        while let Some(asked) = reading.findings.iter().position(|f| f.severity != Severity::Note) {
            ensure!(reading::apply(&mut reading, asked, 0), "the sample asks what has no choices");
        }
        let origin = Origin { document: Some((SAMPLE_NAME, SAMPLE)), by: "demo", reason: None };
        publish::publish(tx, &moment, &reading, &origin)
    };
    office.run(publish).await.map(drop).context("publishing the sample programme")
}

async fn open_page(settings: &Settings, sandbox: Sandbox, scene: Scene) -> Result<std::net::SocketAddr> {
    if let Some(http) = settings.http {
        let opened = page::open(&http.to_string(), sandbox, scene).await;
        return opened.with_context(|| format!("NHACLICH_HTTP: {http} can't be listened at"));
    }
    match page::open(LISTEN, sandbox.clone(), scene.clone()).await {
        Ok(address) => Ok(address),
        Err(_) => page::open("127.0.0.1:0", sandbox, scene).await.context("opening the chat page"),
    }
}

fn start_bot(
    sandbox: &Sandbox,
    office: Office,
    database: std::path::PathBuf,
    stop: CancellationToken,
) -> tokio::task::JoinHandle<Result<()>> {
    let dial = Dial {
        token: sandbox.token().to_owned().into(),
        api_url: Some(sandbox.api_url()),
        proxy: None,
        rate: std::num::NonZeroU32::new(30),
    };
    let extras = Extras { database, ..Extras::default() };
    tokio::spawn(program::run_with(office, dial, extras, stop))
}

/// The director, a deputy and the unit's group follow their invitations; the secretariat says hello.
async fn take_seats(office: &Office, scene: &Scene) -> Result<()> {
    let director = invite(office, Kind::Official, "Khang").await?;
    scene.person(Role::Director).write(&format!("/start {director}"));
    let deputy = invite(office, Kind::Official, "Thoa").await?;
    scene.person(Role::Deputy).write(&format!("/start {deputy}"));
    let unit = invite(office, Kind::Unit, "KHTC").await?;
    if let Some(phone) = scene.phone(Role::Unit) {
        scene.person(Role::Unit).at(&phone.place).write(&format!("/start@nhaclich_sandbox_bot {unit}"));
    }
    scene.person(Role::Secretariat).write("/start");
    Ok(())
}

async fn invite(office: &Office, kind: Kind, name: &'static str) -> Result<String> {
    let moment = office.moment();
    let invite = move |tx: &Tx<'_>| {
        let register = tx.register()?;
        let Some(listing) = register.find(name).into_iter().find(|listing| listing.kind == kind) else {
            bail!("the sample programme names no {name}");
        };
        let invited =
            if kind == Kind::Unit { Invited::Unit(listing.id) } else { Invited::Official(listing.id) };
        link::invite(tx, &moment, invited, "demo")
    };
    office.run(invite).await
}
