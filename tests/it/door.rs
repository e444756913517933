//! The program's door: who connects and says nothing gets nowhere, and figures may have a door of their own.

use std::{net::SocketAddr, time::Duration};

use axum::{Router, routing::get};
use nhaclich::{program::Extras, web};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::Instant,
};
use tokio_util::sync::CancellationToken;

use crate::support::{
    at, rules,
    running::{extras, running_with},
};

async fn door() -> (SocketAddr, tokio_util::sync::DropGuard) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (address, stop) = (listener.local_addr().unwrap(), CancellationToken::new());
    tokio::spawn(web::serve(listener, Router::new().route("/", get(|| async { "in" })), stop.clone()));
    (address, stop.drop_guard())
}

/// Somebody who connects and says this much; they stay.
async fn guest(at: SocketAddr, says: &str) -> TcpStream {
    let mut stream = TcpStream::connect(at).await.unwrap();
    // Where the door was closed at once, what is said may not arrive.
    stream.write_all(says.as_bytes()).await.unwrap_or_default();
    stream
}

/// What they hear until the door is closed.
async fn heard(stream: &mut TcpStream) -> String {
    let mut heard = Vec::new();
    stream.read_to_end(&mut heard).await.unwrap_or_default();
    String::from_utf8(heard).unwrap()
}

const WHOLE: &str = "GET / HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn of_one_address_thirty_two_may_be_in_and_places_are_given_back() {
    let (at, _open) = door().await;
    let mut slow = Vec::new();
    for _ in 0..32 {
        slow.push(guest(at, "GET / HTTP/1.1\r\n").await);
    }
    assert_eq!(heard(&mut guest(at, WHOLE).await).await, "", "one too many");
    slow.truncate(31);
    while !heard(&mut guest(at, WHOLE).await).await.ends_with("in") {
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_does_not_come_to_the_point_in_ten_seconds_is_sent_away() {
    let (at, _open) = door().await;
    let begun = Instant::now();
    let mut silent = guest(at, "").await;
    let mut slow = guest(at, "GET / HT").await;
    tokio::join!(heard(&mut silent), heard(&mut slow));
    let took = begun.elapsed();
    assert!((Duration::from_secs(9)..Duration::from_secs(20)).contains(&took), "{took:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_served_at_their_own_door_alone() {
    let free = || std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let (http, metrics) = (free(), free());
    let extras = Extras { http: Some(http), metrics: Some(metrics), ..extras() };
    let _bot = running_with(rules(), at(12, "09:00"), &[], extras).await;
    let status = |at: SocketAddr, path: &'static str| async move {
        loop {
            if let Ok(answer) = reqwest::get(format!("http://{at}{path}")).await {
                return answer.status().as_u16();
            }
            tokio::task::yield_now().await;
        }
    };
    let found = [
        status(http, "/healthz").await,
        status(http, "/metrics").await,
        status(metrics, "/metrics").await,
        status(metrics, "/healthz").await,
    ];
    assert_eq!(found, [200, 404, 200, 404]);
}
