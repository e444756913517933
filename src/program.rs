//! The running bot: listener, courier and the minute's tick over one office, until it is told to stop.

use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};

use anyhow::{Context, Result};
use axum::Router;
use secrecy::SecretString;
use tokio::{
    net::TcpListener,
    sync::{Notify, OnceCell},
};
use tokio_cron_scheduler::{Job, JobScheduler};
use tokio_util::{sync::CancellationToken, task::TaskTracker};
use tower_http::compression::CompressionLayer;
use url::Url;

use crate::{
    apart::Reader,
    config::Settings,
    mail,
    telegram::{
        conversation::Conversation,
        courier::Courier,
        listener::{Intake, Listener},
        webhook::Webhook,
        wire::{Dial, Wire},
    },
    upkeep::{self, Upkeep},
    web,
};
use office::{Office, acknowledge, board, remind, store};

/// How long replies under way are waited for at the end; the courier waits as long for its messages.
const LAST_REPLIES: Duration = Duration::from_secs(4);

/// What a run consists of beside the bot itself.
#[derive(Clone, Default)]
pub struct Extras {
    /// Where health, figures and the webhook listen.
    pub http: Option<SocketAddr>,
    /// Where figures listen, if not with the rest.
    pub metrics: Option<SocketAddr>,
    /// Where everything is served beside a page that somebody opened before.
    pub front: Option<Front>,
    /// Updates are brought to this address instead of being asked for.
    pub webhook: Option<Url>,
    pub database: PathBuf,
    pub backup_dir: Option<PathBuf>,
    /// None: what is old stays.
    pub keep_days: Option<u32>,
    /// Who reads documents.
    pub reader: Reader,
    /// Where letters are brought.
    pub smtp: Option<mail::Server>,
}

/// Pages beside the program's own, and where they are waited for.
#[derive(Clone)]
pub struct Front {
    pub listener: Arc<std::net::TcpListener>,
    pub pages: Router,
}

impl From<&Settings> for Extras {
    fn from(settings: &Settings) -> Self {
        Self {
            http: settings.http,
            metrics: settings.metrics,
            front: None,
            webhook: settings.public_url.clone().filter(|_| settings.webhook),
            database: settings.db.clone(),
            backup_dir: settings.backup_dir.clone(),
            keep_days: Some(settings.keep_days.get()),
            reader: Reader::default(),
            smtp: settings.smtp.clone(),
        }
    }
}

/// The bot alone, without anything to watch it by: in `demo` and tests.
pub async fn run(office: Office, dial: Dial, stop: CancellationToken) -> Result<()> {
    run_with(office, dial, Extras::default(), stop).await
}

/// Works until `stop`, then finishes what is under way, within five seconds.
pub async fn run_with(office: Office, dial: Dial, extras: Extras, stop: CancellationToken) -> Result<()> {
    let wire = Wire::new(&dial, office.clone())?;
    let conversation = Conversation {
        office: office.clone(),
        wire: wire.clone(),
        me: Arc::new(OnceCell::new()),
        reader: extras.reader.clone(),
    };
    let introduction = conversation.clone();
    let handler = move |update| {
        let conversation = conversation.clone();
        Box::pin(async move { conversation.handle_or_apologise(update).await }) as _
    };
    let intake = Intake::new(office.clone(), wire.clone(), Arc::new(handler));
    let listener = Listener::new(&dial, intake.clone())?;
    let webhook = Webhook::new(intake.clone())?;

    let tasks = TaskTracker::new();
    let until = |stop: &CancellationToken| stop.clone().cancelled_owned();
    let watched =
        web::Watched { office: office.clone(), reach: wire.reach().clone(), metrics: wire.metrics().clone() };
    open_doors(&extras, watched, (&webhook, &dial.token), &tasks, &stop).await?;
    tasks.spawn(Courier::new(office.clone(), wire.clone(), dial.rate).run(stop.clone()));
    intake.replay().await;
    match extras.webhook.clone() {
        Some(url) => {
            let (wire, stop) = (wire.clone(), stop.clone());
            tasks.spawn(async move { webhook.announce(&wire, &url, stop).await });
        }
        None => {
            tasks.spawn(listener.run(stop.clone()));
        }
    }
    let introduced = until(&stop);
    tasks.spawn(async move {
        tokio::select! {
            () = introduced => {}
            () = introduction.introduce() => {}
        }
    });
    if let Some(server) = extras.smtp {
        tasks.spawn(mail::Courier::new(office.clone(), server).await?.run(stop.clone()));
    }
    tasks.spawn(keep_reminding(office.clone(), stop.clone()));
    let upkeep = Upkeep {
        office,
        metrics: wire.metrics().clone(),
        database: extras.database,
        backup_dir: extras.backup_dir,
        keep_days: extras.keep_days,
    };
    tasks.spawn(upkeep.run(stop.clone()));
    tasks.close();
    upkeep::notify(&[sd_notify::NotifyState::Ready]);

    stop.cancelled().await;
    tokio::join!(intake.finish(LAST_REPLIES), tasks.wait());
    Ok(())
}

/// Opens what answers over HTTP, where that is asked for.
async fn open_doors(
    extras: &Extras,
    watched: web::Watched,
    (webhook, token): (&Webhook, &SecretString),
    tasks: &TaskTracker,
    stop: &CancellationToken,
) -> Result<()> {
    if let Some(at) = extras.metrics {
        let listener = web::bind("NHACLICH_METRICS", at).await?;
        tasks.spawn(web::serve(listener, web::metrics(watched.clone()), stop.clone()));
    }
    if let Some(listener) = door(extras).await? {
        let mut routes = web::routes(watched.clone())
            .merge(web::calendar::routes(watched.office.clone()))
            .merge(web::board::routes(watched.office.clone()));
        if let Some(proof) = web::proof::routes(watched.office.clone(), token) {
            routes = routes.merge(proof);
        }
        if extras.metrics.is_none() {
            routes = routes.merge(web::metrics(watched));
        }
        if extras.webhook.is_some() {
            routes = routes.merge(webhook.routes());
        }
        if let Some(front) = &extras.front {
            routes = routes.merge(front.pages.clone());
        }
        tasks.spawn(web::serve(listener, routes.layer(CompressionLayer::new()), stop.clone()));
    }
    Ok(())
}

/// Where HTTP is listened to, if anywhere.
async fn door(extras: &Extras) -> Result<Option<TcpListener>> {
    match (&extras.front, extras.http) {
        (Some(front), _) => {
            let listener = front.listener.try_clone().context("sharing the page's listener")?;
            Ok(Some(TcpListener::from_std(listener).context("listening at the page's address")?))
        }
        (None, Some(at)) => web::bind("NHACLICH_HTTP", at).await.map(Some),
        (None, None) => Ok(None),
    }
}

/// A token that is cancelled when the system asks the program to end: Ctrl-C, or SIGTERM from systemd.
pub fn stop_on_signals() -> Result<CancellationToken> {
    use tokio::signal::unix::{SignalKind, signal};
    let stop = CancellationToken::new();
    let mut terminate = signal(SignalKind::terminate()).context("listening for SIGTERM")?;
    let mut interrupt = signal(SignalKind::interrupt()).context("listening for Ctrl-C")?;
    let asked = stop.clone();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping: messages in flight are finished first");
        asked.cancel();
    });
    Ok(stop)
}

/// Nudges `office::remind` when a minute of the office's clock begins, and when that clock is moved.
///
/// The scheduler ticks in seconds of the system's clock: an office's clock that was set to another
/// instant turns its minutes in between.
async fn keep_reminding(office: Office, stop: CancellationToken) {
    let tick = Arc::new(Notify::new());
    let mut scheduler = match start_ticking(tick.clone()).await {
        Ok(scheduler) => scheduler,
        Err(error) => {
            tracing::error!("no digest can be sent, the scheduler does not start: {error:#}");
            stop.cancel();
            return;
        }
    };
    let mut moves = office.clock.moves();
    let mut reminded = None;
    loop {
        let minute = office.clock.now().timestamp().div_euclid(60);
        if reminded != Some(minute) && remind_all(&office, &stop).await && follow_up(&office).await {
            reminded = Some(minute);
            read_ahead(&office).await;
        }
        tokio::select! {
            () = stop.cancelled() => break,
            () = tick.notified() => {}
            Ok(()) = moves.changed() => reminded = None,
        }
    }
    if let Err(error) = scheduler.shutdown().await {
        tracing::debug!("the scheduler did not stop: {error}");
    }
}

async fn start_ticking(tick: Arc<Notify>) -> Result<JobScheduler> {
    let scheduler = JobScheduler::new().await?;
    let each_second = Job::new("* * * * * *", move |_, _| tick.notify_one())?;
    scheduler.add(each_second).await?;
    scheduler.start().await?;
    Ok(scheduler)
}

/// Reads what questions are answered from before somebody asks: after a publication, and each day anew.
async fn read_ahead(office: &Office) {
    let (shelves, today) = (office.shelves.clone(), office.moment().today());
    let read = office.look(move |tx| shelves.today(tx, today).map(drop)).await;
    if let Err(error) = read {
        // Whoever asks will hear of it.
        tracing::debug!("not read ahead: {error:#}");
    }
}

/// Reminds whoever has not seen what is near, and brings the boards up to date.
async fn follow_up(office: &Office) -> bool {
    let (rules, moment) = (office.rules.clone(), office.moment());
    let followed = office.run(move |tx| {
        let reminded = acknowledge::remind_unseen(tx, &rules, &moment)?;
        board::refresh_all(tx, &rules, &moment)?;
        Ok(reminded)
    });
    match followed.await {
        Ok(0) => true,
        Ok(reminded) => {
            tracing::info!(reminded, "reminded of what nobody has seen");
            true
        }
        Err(error) => {
            tracing::error!("nobody could be reminded of announcements, trying again: {error:#}");
            false
        }
    }
}

/// Decides every digest that is due. Tells whether it came to its end; else it is tried again.
async fn remind_all(office: &Office, stop: &CancellationToken) -> bool {
    let pace = office.pace();
    loop {
        let (rules, moment) = (office.rules.clone(), office.moment());
        match office.run(move |tx| remind::remind(tx, &rules, &moment, pace)).await {
            Ok(done) => {
                if done.owed + done.missed > 0 {
                    tracing::info!(owed = done.owed, missed = done.missed, "digests decided");
                }
                if done.missed > 0 {
                    tracing::warn!(
                        missed = done.missed,
                        "too late for the morning's digests, they are left out"
                    );
                }
                if !done.more || stop.is_cancelled() {
                    office.note_nudged(moment.now);
                    return true;
                }
            }
            Err(error) => {
                // The office says what is wrong with its database, and this is tried each second.
                if !store::is_trouble(&error) {
                    tracing::error!("digests could not be decided, trying again: {error:#}");
                }
                return false;
            }
        }
    }
}
