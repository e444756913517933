//! Documents read in a process apart: whatever a file does to its reader, it does to a process without files, network
//! or much memory; here it is only known what came of it.
//!
//! The process is this same program under a hidden command. It gets the document through a pipe and gives back the
//! reading through another; it inherits nothing else, neither settings nor descriptors.

use std::{
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, ExitStatus, Stdio},
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};

use anyhow::{Context, Result, anyhow, bail};
use serde::{Deserialize, Serialize};
use tokio::sync::{Semaphore, watch};

use crate::{
    config,
    convert::{self, Page, Told},
};
use plan::directory::Directory;
use reading::{
    self, Facsimile, Reading, Unreadable,
    document::{self, Format, Note},
};

mod confined;

pub use confined::Confinement;

/// The hidden command.
pub const COMMAND: &str = "read-apart";
/// The reader's time on the clock; its time on the processor is limited by itself.
const PATIENCE: Duration = Duration::from_secs(90);
/// Bytes of an answer; a month of a busy office is a hundredth of that.
const ANSWER_BYTES: u64 = 16 << 20;
/// Bytes of what a reader may say as it dies.
const LAST_WORDS: u64 = 4 << 10;
/// Readers at work for the bot at the same time; each may take its memory and a core.
const PLACES: usize = 1;

#[derive(Serialize, Deserialize)]
enum Question {
    /// The bytes that follow, read; `notes` say how they were made readable.
    Read { known: Directory, notes: Vec<Note>, may_convert: bool },
    /// What the reader may do.
    Probe,
}

#[derive(Serialize, Deserialize)]
enum Answer {
    Read(Result<Box<Reading>, Unreadable>),
    /// Another program must make it readable first.
    Convert(Format),
    Probe(Confinement),
}

/// Whoever reads documents; clones share its places.
#[derive(Clone)]
pub struct Reader {
    program: PathBuf,
    places: Arc<Semaphore>,
}

impl Default for Reader {
    /// This very program.
    fn default() -> Self {
        Self::at(config::this_program())
    }
}

impl Reader {
    pub fn at(program: impl AsRef<Path>) -> Self {
        Self { program: program.as_ref().to_owned(), places: Arc::new(Semaphore::new(PLACES)) }
    }

    /// Reads beside the caller's task, so that nobody else waits; one document after the other. What became of
    /// every strip comes along.
    pub async fn read_beside(
        &self,
        bytes: Arc<[u8]>,
        known: Directory,
        told: watch::Sender<Option<Page>>,
    ) -> Result<std::result::Result<Reading, Unreadable>> {
        let _place = self.places.acquire().await?;
        let reader = self.clone();
        Ok(tokio::task::spawn_blocking(move || {
            let told = |page| {
                told.send_replace(Some(page));
            };
            reader.read_told(&bytes, &known, &told)
        })
        .await?)
    }

    /// Reads a document of any format, converting it first if need be.
    pub fn read(&self, bytes: &[u8], known: &Directory) -> Result<Reading, Unreadable> {
        self.read_traced(bytes, known).map(|reading| Reading {
            trace: Vec::new(),
            facsimile: Facsimile::default(),
            ..reading
        })
    }

    /// The same, with how the document looked and what became of every strip of it.
    pub fn read_traced(&self, bytes: &[u8], known: &Directory) -> Result<Reading, Unreadable> {
        self.read_told(bytes, known, &|_| ())
    }

    fn read_told(&self, bytes: &[u8], known: &Directory, told: Told<'_>) -> Result<Reading, Unreadable> {
        document::limits::input(bytes)?;
        let question = |notes: &[Note], may_convert| Question::Read {
            known: known.clone(),
            notes: notes.to_vec(),
            may_convert,
        };
        let format = match self.ask(&question(&[], true), bytes)? {
            Answer::Read(reading) => return reading.map(|reading| *reading),
            Answer::Convert(format) => format,
            Answer::Probe(_) => return Err(died()),
        };
        // Where the programs for that are not installed, the reader says what would work instead.
        let converted = convert::converted(format, bytes, told)?;
        let (bytes, notes) = match &converted {
            Some(converted) => (converted.bytes.as_slice(), converted.notes.as_slice()),
            None => (bytes, &[][..]),
        };
        match self.ask(&question(notes, false), bytes)? {
            Answer::Read(reading) => reading.map(|mut reading| {
                if let Some(converted) = &converted {
                    converted.cut_out(&mut reading);
                }
                *reading
            }),
            Answer::Convert(_) | Answer::Probe(_) => Err(died()),
        }
    }

    /// What a reader of this program may do on this machine.
    pub fn probe(&self) -> Result<Confinement> {
        match self.converse(&Question::Probe, &[])? {
            Answer::Probe(confinement) => Ok(confinement),
            Answer::Read(_) | Answer::Convert(_) => bail!("the reader answered something else"),
        }
    }

    fn ask(&self, question: &Question, bytes: &[u8]) -> Result<Answer, Unreadable> {
        self.converse(question, bytes).map_err(|error| {
            tracing::warn!(bytes = bytes.len(), "a document's reader ended without an answer: {error:#}");
            died()
        })
    }

    fn converse(&self, question: &Question, bytes: &[u8]) -> Result<Answer> {
        let mut child = Command::new(&self.program)
            .arg(COMMAND)
            .env_clear()
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .context("starting a reader")?;
        let spoken = speak(&mut child, question, bytes);
        // It has answered, or it never will. One that has ended by itself keeps its own status.
        let ended = child.kill().and_then(|()| child.wait()).context("ending a reader");
        match spoken {
            Ok(answer) => ended.map(|_| answer),
            Err(error) => Err(error.context(how(ended?))),
        }
    }
}

/// Puts the question, waits for the answer.
fn speak(child: &mut Child, question: &Question, bytes: &[u8]) -> Result<Answer> {
    let (Some(mut input), Some(output), Some(errors)) =
        (child.stdin.take(), child.stdout.take(), child.stderr.take())
    else {
        bail!("a reader without pipes");
    };
    let mut head = serde_json::to_vec(question)?;
    head.push(b'\n');
    let (answered, answer) = mpsc::channel();
    thread::scope(|scope| {
        // One that dies before it has read everything says so by its status.
        scope.spawn(move || input.write_all(&head).and_then(|()| input.write_all(bytes)).unwrap_or_default());
        scope.spawn(move || {
            let heard = heard(output, ANSWER_BYTES);
            let last_words = heard_text(errors);
            // Whoever waited may have lost patience.
            answered.send((heard, last_words)).unwrap_or_default();
        });
        let heard = answer.recv_timeout(PATIENCE);
        if heard.is_err() {
            child.kill()?;
        }
        let (heard, last_words) = heard.map_err(|_| anyhow!("it took longer than {PATIENCE:?}"))?;
        let heard = heard.context("reading its answer")?;
        serde_json::from_slice(&heard).map_err(|_| anyhow!("it said: {:?}", last_words.trim()))
    })
}

fn heard(pipe: impl Read, most: u64) -> std::io::Result<Vec<u8>> {
    let mut heard = Vec::new();
    pipe.take(most).read_to_end(&mut heard)?;
    Ok(heard)
}

fn heard_text(pipe: impl Read) -> String {
    String::from_utf8_lossy(&heard(pipe, LAST_WORDS).unwrap_or_default()).into_owned()
}

/// How a reader ended, for the log.
fn how(status: ExitStatus) -> String {
    format!("it ended with {status}")
}

/// For the secretary: what the file did to its reader is not known, only that it could not be read.
fn died() -> Unreadable {
    Unreadable::TooLarge(words::Language::Vi.text("convert-died", &[]))
}

/// The reader's side: confines itself, hears one question and answers it.
pub fn serve() -> ExitCode {
    // What a panic says may be the document's words; where it happened may not.
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(at) => eprintln!("panicked at {at}"),
        None => eprintln!("panicked"),
    }));
    let confinement = confined::confine();
    match answer(confinement) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn answer(confinement: Confinement) -> Result<()> {
    let mut input = BufReader::new(std::io::stdin().lock());
    let mut head = Vec::new();
    input.read_until(b'\n', &mut head)?;
    let answer = match serde_json::from_slice(&head)? {
        Question::Probe => Answer::Probe(confinement.tried()),
        Question::Read { known, notes, may_convert } => {
            drop(head);
            let mut bytes = Vec::new();
            input.take(document::limits::FILE_BYTES as u64 + 1).read_to_end(&mut bytes)?;
            match foreign(&bytes).filter(|_| may_convert) {
                Some(format) => Answer::Convert(format),
                None => {
                    let scanned = scan::read(&bytes, &notes, &known);
                    let read = scanned.unwrap_or_else(|| reading::read_traced(&bytes, &notes, &known));
                    Answer::Read(read.map(Box::new))
                }
            }
        }
    };
    let mut output = std::io::stdout().lock();
    serde_json::to_writer(&mut output, &answer)?;
    Ok(output.flush()?)
}

/// The format, if another program can make it readable.
fn foreign(bytes: &[u8]) -> Option<Format> {
    let format = document::recognise(bytes);
    let is_foreign = match format {
        Format::Doc | Format::Rtf | Format::Odt | Format::Xls | Format::Ods | Format::Picture => true,
        Format::Pdf => document::is_scan(bytes),
        Format::Xlsx => document::lacks_results(bytes),
        _ => false,
    };
    is_foreign.then_some(format)
}
