//! Never faster than Telegram allows, and not slower either.

use std::{num::NonZeroU32, sync::Arc, time::Duration};

use nhaclich::telegram::{limits::Limits, pace::Pace};
use tokio::time::Instant;

const SECOND: Duration = Duration::from_secs(1);

/// Sends to `chats` in turn as fast as the limits allow; gives each departure.
fn broadcast(limits: &mut Limits, chats: impl IntoIterator<Item = i64>, start: Instant) -> Vec<Duration> {
    let mut now = start;
    let mut left = Vec::new();
    for chat in chats {
        while let Some(at) = limits.next_slot(now).max(limits.chat_opens(chat, now)) {
            now = at;
        }
        assert!(limits.slots(now) > 0, "a slot that has come is there");
        limits.take(chat, now);
        left.push(now - start);
    }
    left
}

/// The most departures in any span.
fn most_within(departures: &[Duration], span: Duration) -> usize {
    departures
        .iter()
        .enumerate()
        .map(|(first, from)| departures[first..].iter().take_while(|at| **at < *from + span).count())
        .max()
        .unwrap_or(0)
}

fn rate(rate: u32) -> Limits {
    Limits::new(NonZeroU32::new(rate))
}

#[test]
fn no_second_has_more_than_the_rate_and_the_whole_takes_no_more_than_two_percent_longer() {
    for (count, per_second) in [(100, 30), (1_000, 30), (10_000, 30), (500, 1), (1_000, 1_000)] {
        let left = broadcast(&mut rate(per_second), 1..=count, Instant::now());
        assert!(most_within(&left, SECOND) <= per_second as usize);
        let ideal = f64::from(count as u32) / f64::from(per_second);
        let took = left.last().unwrap().as_secs_f64();
        assert!(took <= ideal * 1.02, "{count} at {per_second}/s took {took} s instead of {ideal} s");
    }
}

#[test]
fn a_short_queue_uses_the_first_seconds_allowance_and_never_more_than_the_rate_in_any_second() {
    let mut limits = rate(30);
    limits.hurry(true);
    let left = broadcast(&mut limits, 1..=300, Instant::now());
    assert_eq!(most_within(&left, SECOND), 30);
    assert!(*left.last().unwrap() <= Duration::from_millis(9_200), "{:?}", left.last());
}

#[test]
fn what_arrives_late_counts_from_its_arrival() {
    let mut limits = rate(30);
    limits.hurry(true);
    let start = Instant::now();
    broadcast(&mut limits, 1..=30, start);
    let late = Duration::from_millis(200);
    limits.late(start, late);
    assert_eq!(limits.slots(start + Duration::from_millis(1_015)), 29);
    assert_eq!(limits.slots(start + Duration::from_millis(1_015) + late), 30);
}

#[tokio::test(start_paused = true)]
async fn whoever_asks_makes_the_queue_go_evenly_for_a_while() {
    let pace = Pace::new(NonZeroU32::new(30));
    assert_eq!((pace.room(false).slots, pace.room(true).slots), (1, 30));
    pace.reply(1).await;
    assert!(pace.room(true).slots <= 1);
    tokio::time::sleep(Duration::from_secs(21)).await;
    assert_eq!(pace.room(true).slots, 30);
}

#[test]
fn a_delay_is_caught_up() {
    let mut limits = rate(30);
    let start = Instant::now();
    broadcast(&mut limits, 1..=60, start);
    // A commit that took 200 ms: six messages are late, and leave together.
    let late = start + Duration::from_secs(10);
    broadcast(&mut limits, 61..=90, late);
    let after = late + SECOND + Duration::from_millis(200);
    assert!(limits.slots(after) >= 6);
}

#[test]
fn one_person_gets_three_replies_at_once_and_one_a_second_on_the_whole() {
    let left = broadcast(&mut rate(30), std::iter::repeat_n(7, 7), Instant::now());
    let whole_seconds: Vec<u64> = left.iter().map(Duration::as_secs).collect();
    assert_eq!(whole_seconds, [0, 0, 0, 3, 3, 3, 6]);
}

#[test]
fn the_queue_sends_one_a_second_to_a_chat() {
    let mut limits = rate(30);
    let now = Instant::now();
    limits.take(7, now);
    assert!(limits.closed(now + SECOND).0.contains(&7));
    assert!(limits.closed(now + Duration::from_millis(1015)).0.is_empty());
}

#[test]
fn a_group_gets_twenty_in_any_minute() {
    let left = broadcast(&mut rate(30), std::iter::repeat_n(-7, 100), Instant::now());
    assert_eq!(most_within(&left, Duration::from_secs(60)), 20);
}

#[test]
fn one_refused_chat_waits_alone_and_a_second_one_stops_all() {
    let mut limits = rate(30);
    let now = Instant::now();
    limits.too_fast(1, Duration::from_secs(30), now);
    assert_eq!(limits.chat_opens(1, now), Some(now + Duration::from_secs(30)));
    assert!(limits.slots(now) > 0);
    limits.too_fast(2, Duration::from_secs(20), now);
    assert_eq!(limits.slots(now), 0);
    assert_eq!(limits.next_slot(now), Some(now + Duration::from_secs(20)));
    assert!(limits.slots(now + Duration::from_secs(21)) > 0);
}

#[test]
fn what_no_longer_limits_is_forgotten() {
    let mut limits = Limits::new(None);
    let now = Instant::now();
    for chat in 1..=10_000 {
        for _ in 0..3 {
            limits.take(chat, now);
        }
    }
    assert_eq!(limits.closed(now).0.len(), 10_000);
    let later = now + Duration::from_secs(4);
    assert_eq!(limits.closed(later).0.len(), 0);
    assert_eq!(limits.counted_chats(), 0);
}

#[tokio::test(start_paused = true)]
async fn a_reply_waits_for_one_place_only_while_digests_wait_for_hundreds() {
    let pace = Arc::new(Pace::new(NonZeroU32::new(30)));
    let courier = pace.clone();
    let broadcast = tokio::spawn(async move {
        for chat in 1_000..2_000 {
            while courier.room(false).slots == 0 {
                let at = courier.room(false).grows_at.unwrap_or_else(Instant::now);
                tokio::time::sleep_until(at.max(Instant::now() + Duration::from_millis(1))).await;
            }
            courier.take(chat);
        }
    });
    tokio::time::sleep(Duration::from_secs(5)).await;
    let asked = Instant::now();
    pace.reply(1).await;
    assert!(asked.elapsed() <= Duration::from_millis(70), "{:?}", asked.elapsed());
    broadcast.abort();
}

#[tokio::test(start_paused = true)]
async fn replies_leave_in_the_order_in_which_they_were_asked_for() {
    let pace = Arc::new(Pace::new(NonZeroU32::new(1)));
    let (left, mut order) = tokio::sync::mpsc::unbounded_channel();
    for chat in 1..=5 {
        let (pace, left) = (pace.clone(), left.clone());
        tokio::spawn(async move {
            pace.reply(chat).await;
            left.send(chat).unwrap();
        });
        tokio::task::yield_now().await;
    }
    let mut seen = Vec::new();
    for _ in 0..5 {
        seen.push(order.recv().await.unwrap());
    }
    assert_eq!(seen, [1, 2, 3, 4, 5]);
}
