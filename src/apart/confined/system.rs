//! Linux' own ways of giving up rights: Landlock for files, a filter of system calls for everything else.

use std::collections::BTreeMap;

use landlock::{ABI, Access, AccessFs, AccessNet, Ruleset, RulesetAttr, RulesetError, RulesetStatus, Scope};
use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule,
    TargetArch,
};

/// What reading takes: memory, a clock, randomness for hash maps, its pipes, an end. The rest is refused as not
/// permitted rather than punished, so that a library which asks for more goes on without.
const CALLS: &[i64] = &[
    libc::SYS_brk,
    libc::SYS_clock_gettime,
    libc::SYS_close,
    libc::SYS_exit,
    libc::SYS_exit_group,
    libc::SYS_futex,
    libc::SYS_getpid,
    libc::SYS_getrandom,
    libc::SYS_gettid,
    libc::SYS_madvise,
    libc::SYS_mmap,
    libc::SYS_mprotect,
    libc::SYS_mremap,
    libc::SYS_munmap,
    libc::SYS_read,
    libc::SYS_readv,
    libc::SYS_restart_syscall,
    libc::SYS_rt_sigaction,
    libc::SYS_rt_sigprocmask,
    libc::SYS_rt_sigreturn,
    libc::SYS_sched_getaffinity,
    libc::SYS_sched_yield,
    libc::SYS_sigaltstack,
    libc::SYS_write,
    libc::SYS_writev,
];

/// No file can be opened any more, as far as the kernel can see to that.
pub fn no_files() -> bool {
    landlocked().is_ok_and(|status| status != RulesetStatus::NotEnforced)
}

fn landlocked() -> Result<RulesetStatus, RulesetError> {
    let newest = ABI::V6;
    let status = Ruleset::default()
        .handle_access(AccessFs::from_all(newest))?
        .handle_access(AccessNet::from_all(newest))?
        .scope(Scope::from_all(newest))?
        .create()?
        .restrict_self()?;
    Ok(status.ruleset)
}

/// Only [`CALLS`] are left, and a signal to oneself, with which an abort ends.
pub fn few_calls() -> bool {
    let Some(filter) = filter() else { return false };
    seccompiler::apply_filter(&filter).is_ok()
}

fn filter() -> Option<BpfProgram> {
    let machine = if cfg!(target_arch = "x86_64") {
        TargetArch::x86_64
    } else if cfg!(target_arch = "aarch64") {
        TargetArch::aarch64
    } else {
        return None;
    };
    let mut rules: BTreeMap<i64, Vec<SeccompRule>> = CALLS.iter().map(|call| (*call, Vec::new())).collect();
    let own = u64::from(std::process::id());
    let to_oneself = SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Eq, own).ok()?;
    rules.insert(libc::SYS_tgkill, vec![SeccompRule::new(vec![to_oneself]).ok()?]);
    let not_permitted = SeccompAction::Errno(libc::EPERM.unsigned_abs());
    SeccompFilter::new(rules, not_permitted, SeccompAction::Allow, machine).ok()?.try_into().ok()
}
