//! A reader's confinement, which it puts on before it has heard a byte; it knows the operating system and no documents.
//!
//! Limits of memory and time hold on every Unix; no files and no network where the kernel has Landlock and seccomp.
//! What can't be had is done without: the process is still apart, and `nhaclich doctor` says what is missing.

use std::{
    fs,
    net::{TcpStream, UdpSocket},
    process::Command,
};

use nix::sys::resource::{Resource, setrlimit};
use serde::{Deserialize, Serialize};

/// Memory that a reader may take beside the program itself. A refused file must stay below 300 MB in all.
pub const MEMORY: u64 = 240 << 20;
/// Seconds on the processor. A programme takes a hundredth of one.
pub const SECONDS: u64 = 30;
/// Descriptors of a reader: its three pipes.
const PIPES: i32 = 3;

/// What a reader is kept from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Confinement {
    /// Its memory and its time are limited.
    pub limits: bool,
    /// It can open no file.
    pub files: bool,
    /// It can reach nobody.
    pub network: bool,
    /// It can start no program.
    pub programs: bool,
    /// Descriptors that it has beside its pipes.
    pub descriptors: usize,
}

/// Gives up everything that reading a document does not need.
pub fn confine() -> Confinement {
    close_descriptors();
    let descriptors = descriptors().len().saturating_sub(1);
    let limits = limit().is_ok();
    let files = system::no_files();
    // Each that is open is known by now, and none may follow.
    let no_more = setrlimit(Resource::RLIMIT_NOFILE, PIPES as u64, PIPES as u64).is_ok();
    let calls = system::few_calls();
    Confinement { limits: limits && no_more, files, network: calls, programs: calls, descriptors }
}

impl Confinement {
    /// The same as it turns out when it is tried.
    pub fn tried(self) -> Self {
        Self {
            files: fs::File::open("/").is_err() && fs::write("/tmp/nhaclich-probe", "").is_err(),
            network: TcpStream::connect("127.0.0.1:9")
                .is_err_and(|error| error.kind() != std::io::ErrorKind::ConnectionRefused)
                && UdpSocket::bind("127.0.0.1:0").is_err(),
            programs: Command::new("/bin/true").status().is_err(),
            ..self
        }
    }
}

/// Whoever started the bot may have left descriptors open, of files that are nobody's business here.
fn close_descriptors() {
    for descriptor in descriptors() {
        // The one through which they were listed is closed by now.
        nix::unistd::close(descriptor).unwrap_or_default();
    }
}

/// Descriptors that are open beside the pipes, the one among them through which they are listed.
fn descriptors() -> Vec<i32> {
    let Ok(listed) = fs::read_dir("/proc/self/fd") else { return Vec::new() };
    let number = |entry: fs::DirEntry| entry.file_name().to_str()?.parse().ok();
    listed.flatten().filter_map(number).filter(|number| *number >= PIPES).collect()
}

fn limit() -> nix::Result<()> {
    let memory = own_size() + MEMORY;
    setrlimit(Resource::RLIMIT_AS, memory, memory)?;
    setrlimit(Resource::RLIMIT_CPU, SECONDS, SECONDS + 1)?;
    setrlimit(Resource::RLIMIT_FSIZE, 0, 0)?;
    setrlimit(Resource::RLIMIT_CORE, 0, 0)
}

/// Address space that the program takes before it does anything, most of which is never touched.
fn own_size() -> u64 {
    /// Where that can't be asked.
    const USUAL: u64 = 64 << 20;
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmSize:"));
    let kilobytes = line.and_then(|line| line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok());
    kilobytes.map_or(USUAL, |kilobytes| kilobytes << 10)
}

#[cfg(target_os = "linux")]
mod system;

#[cfg(not(target_os = "linux"))]
mod system {
    pub fn no_files() -> bool {
        false
    }

    pub fn few_calls() -> bool {
        false
    }
}
