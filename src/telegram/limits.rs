//! How fast we may write: over all chats, to one chat, to one group; pure, told the time.
//!
//! Telegram publishes three figures (<https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this>)
//! and refuses whoever passes them, so they are kept as what they are: so many in any span of time.
//!
//! Why not `governor`: it counts with one formula (GCRA), which lets through burst + rate in the first
//! span, twice the twenty a minute that a group allows unless half of it is given up for good. Two of its
//! limiters can't be asked together: what one has granted can't be returned when the other refuses. It
//! can't be told of a 429, and it has no order between a reply and a digest. What is left of it after
//! that is the arithmetic below.

use std::{
    collections::{HashMap, HashSet, VecDeque},
    num::NonZeroU32,
    time::Duration,
};

use tokio::time::Instant;

/// A second and a minute, and what clocks and networks may bunch together on the way.
const SECOND: Duration = Duration::from_millis(1015);
const MINUTE: Duration = Duration::from_millis(60_500);
/// Telegram tolerates short bursts in one chat. So many messages in as many seconds keeps the rate of one
/// a second however it counts; it is for replies, as nobody waits for the queue to hurry.
const BURST: usize = 3;
const GROUP_A_MINUTE: usize = 20;
/// Nobody who is merely too fast is asked to wait longer; see [`super::reach`] for who is.
const LONG_WAIT: Duration = Duration::from_secs(60);
/// How far behind its even pace the queue may catch up at once: a commit that took long, a timer that
/// rang late. Without it every delay would be lost for good.
const CATCH_UP: Duration = Duration::from_millis(250);

/// What has been sent lately, and what that allows.
#[derive(Debug)]
pub struct Limits {
    overall: Option<Overall>,
    chats: HashMap<i64, Chat>,
    /// Telegram asked for silence until then.
    silent_until: Option<Instant>,
}

#[derive(Debug)]
struct Overall {
    /// Even spacing, so that a message seldom waits for a whole window to pass.
    spacing: Duration,
    /// When the next message would leave at an even pace; none: before the first. A program that has just
    /// started has no delay to catch up: an earlier run may have used this second's messages.
    even: Option<Instant>,
    /// All that a second grants may leave at its beginning.
    hurries: bool,
    window: Window,
}

#[derive(Debug)]
struct Chat {
    burst: Window,
    /// In a group.
    minute: Option<Window>,
    silent_until: Option<Instant>,
}

/// At most `most` in any `span`.
#[derive(Debug)]
struct Window {
    span: Duration,
    most: usize,
    at: VecDeque<Instant>,
}

impl Limits {
    /// `rate`: messages a second over all chats; none: as many as the network carries.
    pub fn new(rate: Option<NonZeroU32>) -> Self {
        let overall = rate.map(|rate| Overall {
            spacing: Duration::from_secs(1) / rate.get(),
            even: None,
            hurries: false,
            window: Window::new(SECOND, rate.get() as usize),
        });
        Self { overall, chats: HashMap::new(), silent_until: None }
    }

    /// Whether a second's messages may leave together at its beginning. It ends a short queue a second sooner,
    /// and makes whatever comes after wait for up to a second.
    pub fn hurry(&mut self, hurries: bool) {
        if let Some(overall) = &mut self.overall {
            overall.hurries = hurries;
        }
    }

    /// How many messages may leave at this instant, over all chats.
    pub fn slots(&mut self, now: Instant) -> usize {
        if self.silent_until.is_some_and(|until| until > now) {
            return 0;
        }
        let Some(overall) = &mut self.overall else { return usize::MAX };
        if overall.hurries {
            return overall.window.room(now);
        }
        let even = overall.even(now);
        let evenly = match now.checked_duration_since(even) {
            Some(behind) => (behind.as_nanos() / overall.spacing.as_nanos()) as usize + 1,
            None => 0,
        };
        evenly.min(overall.window.room(now))
    }

    /// When the next message may leave, over all chats; none: now.
    pub fn next_slot(&mut self, now: Instant) -> Option<Instant> {
        let silent = self.silent_until.filter(|until| *until > now);
        let paced = self.overall.as_mut().and_then(|overall| {
            let even = overall.even.filter(|even| *even > now && !overall.hurries);
            even.max(overall.window.opens(now))
        });
        silent.max(paced)
    }

    /// When the next reply to this chat may leave; none: now, as far as the chat is concerned.
    pub fn chat_opens(&mut self, chat: i64, now: Instant) -> Option<Instant> {
        self.chats.get_mut(&chat)?.opens(now)
    }

    /// Counts a message that leaves now.
    pub fn take(&mut self, chat: i64, now: Instant) {
        if let Some(overall) = &mut self.overall {
            overall.even = Some(overall.even(now) + overall.spacing);
            overall.window.add(now);
        }
        let entry = self.chats.entry(chat).or_insert_with(|| Chat::new(chat));
        entry.burst.add(now);
        if let Some(minute) = &mut entry.minute {
            minute.add(now);
        }
    }

    /// A message that left then was on its way so much longer than usual: it may have arrived so much later,
    /// and counts from there, lest it arrives together with those of the next second.
    pub fn late(&mut self, left: Instant, by: Duration) {
        if let Some(overall) = &mut self.overall {
            overall.window.shift(left, by.min(SECOND));
        }
    }

    /// Telegram refused a message to this chat with 429.
    ///
    /// Its answer does not say whether it means the chat or the bot. A second chat that is refused while
    /// the first is still to wait means the bot.
    pub fn too_fast(&mut self, chat: i64, wait: Duration, now: Instant) {
        if wait > LONG_WAIT {
            return;
        }
        let until = now + wait;
        let others = self.chats.iter().any(|(id, other)| *id != chat && other.is_silent(now));
        self.chats.entry(chat).or_insert_with(|| Chat::new(chat)).silent_until = Some(until);
        if others {
            self.silent_until = self.silent_until.max(Some(until));
        }
    }

    /// Chats to which the queue may not send at this instant, and when the first of them opens.
    pub fn closed(&mut self, now: Instant) -> (HashSet<i64>, Option<Instant>) {
        let mut closed = HashSet::new();
        let mut first: Option<Instant> = None;
        self.chats.retain(|id, chat| {
            if let Some(opens) = chat.opens_to_queue(now) {
                closed.insert(*id);
                first = Some(first.map_or(opens, |first| first.min(opens)));
            }
            chat.matters(now)
        });
        (closed, first)
    }

    /// How many chats are kept account of.
    pub fn counted_chats(&self) -> usize {
        self.chats.len()
    }
}

impl Overall {
    fn even(&self, now: Instant) -> Instant {
        let earliest = now.checked_sub(CATCH_UP).unwrap_or(now);
        self.even.unwrap_or(now).max(earliest)
    }
}

impl Chat {
    fn new(chat: i64) -> Self {
        let burst = Window::new(SECOND * BURST as u32, BURST);
        let minute = is_group(chat).then(|| Window::new(MINUTE, GROUP_A_MINUTE));
        Self { burst, minute, silent_until: None }
    }

    /// One a second, without bursts.
    fn opens_to_queue(&mut self, now: Instant) -> Option<Instant> {
        let second = self.burst.last().map(|last| last + SECOND).filter(|opens| *opens > now);
        second.max(self.opens(now))
    }

    fn opens(&mut self, now: Instant) -> Option<Instant> {
        let minute = self.minute.as_mut().and_then(|window| window.opens(now));
        self.burst.opens(now).max(minute).max(self.silent_until.filter(|until| *until > now))
    }

    fn is_silent(&self, now: Instant) -> bool {
        self.silent_until.is_some_and(|until| until > now)
    }

    /// Whether what was sent still limits what may be sent.
    fn matters(&mut self, now: Instant) -> bool {
        self.burst.is_used(now)
            || self.minute.as_mut().is_some_and(|window| window.is_used(now))
            || self.is_silent(now)
    }
}

impl Window {
    fn new(span: Duration, most: usize) -> Self {
        Self { span, most, at: VecDeque::new() }
    }

    fn forget(&mut self, now: Instant) {
        while self.at.front().is_some_and(|at| *at + self.span <= now) {
            self.at.pop_front();
        }
    }

    fn room(&mut self, now: Instant) -> usize {
        self.forget(now);
        self.most.saturating_sub(self.at.len())
    }

    fn opens(&mut self, now: Instant) -> Option<Instant> {
        self.forget(now);
        // More than `most` happen when a reply and the queue take the last place together.
        let over = self.at.len().checked_sub(self.most)?;
        Some(self.at[over] + self.span)
    }

    /// One that is counted at this instant counts later.
    fn shift(&mut self, at: Instant, by: Duration) {
        if let Some(found) = self.at.iter().position(|counted| *counted == at) {
            self.at.remove(found);
            let place = self.at.partition_point(|counted| *counted <= at + by);
            self.at.insert(place, at + by);
        }
    }

    fn last(&self) -> Option<Instant> {
        self.at.back().copied()
    }

    fn is_used(&mut self, now: Instant) -> bool {
        self.forget(now);
        !self.at.is_empty()
    }

    fn add(&mut self, now: Instant) {
        self.at.push_back(now);
    }
}

/// Telegram gives people positive ids, groups and channels negative ones.
fn is_group(chat: i64) -> bool {
    chat < 0
}
