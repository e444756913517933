//! `nhaclich demo`: the bot against the built-in sandbox, with the sample programme in the visitor's hand.

use std::{net::TcpListener, sync::Arc};

use anyhow::{Context, Result, bail};
use chrono::{DateTime, Utc};
use clap::Args;
use url::Url;

mod story;

use super::output;
use crate::{
    config::Settings,
    program::{self, Extras, Front},
    telegram::wire::Dial,
};
use clock::Clock;
use office::{
    Office, Rules, feeds, link,
    store::{Actor, Invited, Purpose, Tx},
};
use plan::{directory::Directory, register::Kind};
use sandbox::{
    Sandbox,
    page::{self, Link, Paper, Role, Scene},
};
use story::both;

/// The evening before a working day of the sample programme.
const START: &str = "2026-11-12T17:00:00+07:00";
const SAMPLE_NAME: &str = "chuong-trinh-cong-tac-11-2026.txt";
const SAMPLE: &[u8] = include_bytes!("../../samples/chuong-trinh-cong-tac-11-2026.txt");
const ADJUSTED_NAME: &str = "chuong-trinh-cong-tac-11-2026-dieu-chinh.txt";
const ADJUSTED: &[u8] = include_bytes!("../../samples/chuong-trinh-cong-tac-11-2026-dieu-chinh.txt");
const SCAN_NAME: &str = "lich-tuan-47-2026-ban-chup.jpg";
const SCAN: &[u8] = include_bytes!("../../samples/lich-tuan-47-2026-ban-chup.jpg");
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
        let mut scene = scene(&sandbox, settings);

        let listener = listen(settings)?;
        let address = Url::parse(&format!("http://{}/", listener.local_addr()?))?;
        let mut rules = Rules::from(settings);
        // Whoever subscribes to a calendar here does it from this machine.
        rules.public_url = Some(address.clone());
        rules.administrators = vec![scene.person(Role::Secretariat).id().0];
        let database = folder.path().join("demo.db");
        let office = Office::open(database.clone(), rules, clock)?;
        learn_directory(&office).await?;
        scene.links.push(Link { title: both("demo-board"), url: open_board(&office).await? });
        let front =
            Front { listener: Arc::new(listener), pages: page::router(sandbox.clone(), scene.clone()) };
        let extras = Extras { database, front: Some(front), ..Extras::default() };
        let running = tokio::spawn(program::run_with(office.clone(), dial(&sandbox), extras, stop));
        take_seats(&office, &scene).await?;
        output::print(address.as_str())?;
        eprintln!("Open the address in a browser; Ctrl-C ends the demo and forgets everything.");
        running.await.context("the bot broke down")?
    }
}

fn scene(sandbox: &Sandbox, settings: &Settings) -> Scene {
    let mut scene = Scene::office(sandbox, settings.zone);
    let paper = |file_name: &str, bytes: &[u8]| Paper { file_name: file_name.into(), bytes: bytes.to_vec() };
    scene.headline = Some(both("demo-headline"));
    scene.papers = vec![paper(SAMPLE_NAME, SAMPLE), paper(ADJUSTED_NAME, ADJUSTED), paper(SCAN_NAME, SCAN)];
    scene.tries = story::tries();
    scene.story = story::story();
    for phone in &mut scene.phones {
        let says: &[&str] = match phone.role {
            Role::Secretariat => &["/theodoi", "/thongbao"],
            Role::Director => &["demo-says-tomorrow", "demo-says-next-week"],
            Role::Deputy => &["demo-says-changes", "demo-says-wednesday"],
            // In a group the bot hears commands alone.
            Role::Unit => &["/chuanbi", "/homnay"],
            Role::Stranger => &["demo-says-where"],
        };
        // Commands stand for themselves, sentences in `locales/`.
        let said = |key: &&str| match key.starts_with('/') {
            true => (*key).to_owned(),
            false => words::Language::Vi.text(key, &[]),
        };
        phone.says = says.iter().map(said).collect();
    }
    scene
}

/// What an office knows from the months before: who is who. The programme itself is sent by the visitor.
async fn learn_directory(office: &Office) -> Result<()> {
    let learn = |tx: &Tx<'_>| tx.learn(&reading::read(SAMPLE, &Directory::default())?.directory);
    office.run(learn).await.map(drop).context("learning who is who")
}

/// The board for a screen is open from the start; gives its path.
async fn open_board(office: &Office) -> Result<String> {
    let moment = office.moment();
    let open = move |tx: &Tx<'_>| feeds::secret(tx, &moment, Purpose::Board, None, Actor::Demo);
    Ok(format!("/bang/{}", office.run(open).await.context("opening the board")?))
}

/// At what is asked for; else at the usual address, or at any that is free.
fn listen(settings: &Settings) -> Result<TcpListener> {
    let listener = match settings.http {
        Some(http) => {
            TcpListener::bind(http).with_context(|| format!("NHACLICH_HTTP: {http} can't be listened at"))?
        }
        None => TcpListener::bind(LISTEN)
            .or_else(|_| TcpListener::bind("127.0.0.1:0"))
            .context("opening the chat page")?,
    };
    listener.set_nonblocking(true)?;
    Ok(listener)
}

fn dial(sandbox: &Sandbox) -> Dial {
    Dial {
        token: sandbox.token().to_owned().into(),
        api_url: Some(sandbox.api_url()),
        proxy: None,
        rate: std::num::NonZeroU32::new(30),
        patience: Dial::PATIENCE,
    }
}

/// The director, a deputy and the unit's group follow their invitations; the others come without one.
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
    scene.person(Role::Stranger).write("/start");
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
        link::invite(tx, &moment, invited, Actor::Demo)
    };
    office.run(invite).await
}
