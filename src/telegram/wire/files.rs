//! Files on the wire: what people send is fetched, what they ask for is sent; nobody looks inside here.

use teloxide::{
    net::Download,
    payloads::SendDocument,
    prelude::Requester,
    requests::{MultipartRequest, Request},
    types::{ChatId as TelegramChat, FileId, InputFile, MessageId, ThreadId},
};
use tokio::io::AsyncReadExt;

use super::{Method, Wire, pictures::NewDocument, replies::Try, worded};
use office::{deliver::Outcome, store::Place};
use words::Html;

/// Bytes that Telegram lets a bot fetch (<https://core.telegram.org/bots/api#getfile>).
pub const DOWNLOAD_LIMIT: u32 = 20 * 1024 * 1024;
/// Bytes under way between the network and memory.
const CHUNK: usize = 64 << 10;

impl Wire {
    /// Sends a file with a caption. Gives the message's number.
    pub async fn document(
        &self,
        place: Place,
        name: &str,
        bytes: Vec<u8>,
        caption: &Html,
    ) -> Result<i32, Outcome> {
        let send = |this: Try| {
            let (place, plain) = (this.place, this.plain);
            let caption = &self.marked(this, caption);
            let file = InputFile::memory(bytes.clone()).file_name(name.to_owned());
            let mut payload = SendDocument::new(TelegramChat(place.chat), file);
            let (text, parse_mode) = worded(caption, plain);
            payload.caption = Some(text);
            payload.parse_mode = parse_mode;
            payload.message_thread_id = (place.thread != 0).then_some(ThreadId(MessageId(place.thread)));
            async move {
                let sent = MultipartRequest::new(self.bot.clone(), NewDocument(payload));
                let sent = self.asked(Method::Document, place.chat, sent.send()).await;
                sent.map(|sent| sent.message_id)
            }
        };
        self.tried(Method::Document, place, send).await
    }

    /// The bytes of a file that somebody sent; never more than [`DOWNLOAD_LIMIT`], whatever was said of its size.
    pub async fn fetch(&self, file: &str) -> anyhow::Result<Vec<u8>> {
        let file = self.bot.get_file(FileId(file.to_owned())).await.map_err(without_address)?;
        let (mut there, here) = tokio::io::duplex(CHUNK);
        let mut bytes = Vec::new();
        let fetched = async {
            let fetched = self.bot.download_file(&file.path, &mut there).await;
            // Whoever reads waits for the end.
            drop(there);
            fetched
        };
        let mut here = here.take(u64::from(DOWNLOAD_LIMIT) + 1);
        let kept = async {
            let kept = here.read_to_end(&mut bytes).await;
            drop(here);
            kept
        };
        let (fetched, kept) = tokio::join!(fetched, kept);
        if kept? > DOWNLOAD_LIMIT as usize {
            anyhow::bail!("the file is larger than a bot may fetch");
        }
        fetched.map_err(|error| anyhow::anyhow!("the file could not be fetched: {}", kind_of(&error)))?;
        Ok(bytes)
    }
}

/// Errors of the network carry the address, and that the token.
fn without_address(error: teloxide::RequestError) -> anyhow::Error {
    anyhow::anyhow!("the file could not be asked for: {:?}", super::outcome::of_error(&error))
}

fn kind_of(error: &teloxide::DownloadError) -> &'static str {
    match error {
        teloxide::DownloadError::Network(_) => "network",
        teloxide::DownloadError::Io(_) => "memory",
    }
}
