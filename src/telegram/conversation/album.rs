//! Photos that were sent together: one programme, whose pages come one message after the other; what they show is
//! read elsewhere.

use anyhow::Result;
use chrono::TimeDelta;
use teloxide::types::Message as Incoming;

use super::{Conversation, Turn, desk::Sent};
use crate::telegram::wire::files::DOWNLOAD_LIMIT;
use office::store::Album;

/// Telegram brings the pages of an album one right after the other; so long the last one waits for another.
const ANOTHER_PAGE: TimeDelta = TimeDelta::seconds(1);

impl Conversation {
    /// A page of an album. The last one has all of them read; one that comes late, all of them again.
    pub(super) async fn page(&self, turn: Turn, message: &Incoming, album: Album, sent: Sent) -> Result<()> {
        let (number, now) = (message.id.0, self.office.moment().now);
        let page = album.clone();
        self.office.run(move |tx| tx.keep_page(&page, number, &sent.files[0], now)).await?;
        if self.another_waits(&album, number).await? {
            return Ok(());
        }
        let clock = &self.office.clock;
        clock.wait_until(clock.now() + ANOTHER_PAGE).await;
        if self.another_waits(&album, number).await? {
            return Ok(());
        }
        let pages = album.clone();
        let files = self.office.look(move |tx| tx.pages(&pages)).await?;
        let count = [("count", files.len().into())];
        let name = turn.asker.language.text("desk-album-name", &count);
        self.read_sent(turn, Sent { files, name, size: 0 }).await
    }

    async fn another_waits(&self, album: &Album, number: i32) -> Result<bool> {
        let album = album.clone();
        self.office.look(move |tx| tx.page_waits(&album, number, DOWNLOAD_LIMIT)).await
    }
}
