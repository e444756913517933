//! The door of the program's HTTP: who may come in, how many at once, and how long they may take to say what they
//! want; it knows no page.
//!
//! Whoever opens connections and says nothing, or a letter a minute, must get nowhere: their places are few, and given
//! back after [`HEAD`].

use std::{
    collections::HashMap,
    io::ErrorKind,
    net::{IpAddr, SocketAddr},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;

/// A request's head must have come within this time, also on a connection that was used before.
const HEAD: Duration = Duration::from_secs(10);
/// Connections at the same time.
const PLACES: usize = 512;
/// Connections of one address at the same time. A web server in front is one address: it needs one for each request
/// that is being answered.
const PLACES_EACH: usize = 32;
/// Where no connection can be taken, because the system has no more descriptors, it is tried again after this.
const PAUSE: Duration = Duration::from_millis(100);

/// Takes connections until `stop`, then no more; gives back those that are still being answered.
pub async fn serve(listener: TcpListener, routes: Router, stop: &CancellationToken) -> GracefulShutdown {
    let guests = Arc::new(Guests::default());
    let under_way = GracefulShutdown::new();
    loop {
        let taken = tokio::select! {
            () = stop.cancelled() => return under_way,
            taken = listener.accept() => taken,
        };
        match taken {
            Ok((stream, from)) => {
                // Whoever has no place finds the door closed.
                if let Some(place) = guests.admit(from) {
                    answer(stream, routes.clone(), place, &under_way);
                }
            }
            // Whoever knocked has gone already.
            Err(error) if is_of_one(error.kind()) => {}
            Err(error) => {
                tracing::warn!("no connection can be taken: {error}");
                tokio::time::sleep(PAUSE).await;
            }
        }
    }
}

fn is_of_one(error: ErrorKind) -> bool {
    matches!(error, ErrorKind::ConnectionAborted | ErrorKind::ConnectionRefused | ErrorKind::ConnectionReset)
}

fn answer(stream: TcpStream, routes: Router, place: Place, under_way: &GracefulShutdown) {
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(routes));
    let connection = under_way.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!("a connection ended early: {error}");
        }
        drop(place);
    });
}

/// Who is in, by address.
#[derive(Default)]
struct Guests {
    places: Mutex<HashMap<IpAddr, usize>>,
}

/// A place that is given back when it is dropped.
struct Place {
    guests: Arc<Guests>,
    from: IpAddr,
}

impl Guests {
    fn admit(self: &Arc<Self>, from: SocketAddr) -> Option<Place> {
        let from = from.ip().to_canonical();
        let mut places = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        let all: usize = places.values().sum();
        let own = places.entry(from).or_default();
        if all >= PLACES || *own >= PLACES_EACH {
            return None;
        }
        *own += 1;
        Some(Place { guests: self.clone(), from })
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut places = self.guests.places.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(own) = places.get_mut(&self.from) {
            *own -= 1;
            if *own == 0 {
                places.remove(&self.from);
            }
        }
    }
}
