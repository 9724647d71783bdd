//! Ctrl-C: what runs is asked to end, and nothing new is started.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Whether somebody wishes to stop, and who has to be told.
///
/// Terraform ends in good order when it is interrupted: it finishes what it has begun, and writes its state. So it is told, once
/// for each interrupt, and waited for. It runs in a process group of its own, because a terminal interrupts all of a group by
/// itself, and the second interrupt makes Terraform leave at once.
#[derive(Debug, Clone, Default)]
pub struct Interrupt(Arc<Mutex<Running>>);

#[derive(Debug, Default)]
struct Running {
    requests: usize,
    /// The ids of the processes, which are those of their groups as well.
    processes: BTreeSet<u32>,
}

/// A process that is told, as long as this is there.
pub(super) struct Told<'i> {
    interrupt: &'i Interrupt,
    id: u32,
}

impl Interrupt {
    /// One that nobody requests so far.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Requests it: every process that runs is interrupted.
    pub fn request(&self) {
        let mut running = self.lock();
        running.requests += 1;
        running.processes.iter().for_each(|id| tell(*id));
    }

    /// Whether it was requested.
    #[must_use]
    pub fn is_requested(&self) -> bool {
        self.lock().requests > 0
    }

    /// Has a process told of requests, also of one that came just before.
    pub(super) fn watch(&self, id: u32) -> Told<'_> {
        let mut running = self.lock();
        running.processes.insert(id);
        if running.requests > 0 {
            tell(id);
        }
        Told { interrupt: self, id }
    }

    fn lock(&self) -> MutexGuard<'_, Running> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Told<'_> {
    fn drop(&mut self) {
        self.interrupt.lock().processes.remove(&self.id);
    }
}

#[cfg(unix)]
fn tell(id: u32) {
    use rustix::process::{Pid, Signal, kill_process_group};
    if let Some(group) = i32::try_from(id).ok().and_then(Pid::from_raw) {
        // Nobody is left to be told when it fails.
        let _ = kill_process_group(group, Signal::INT);
    }
}

/// The console tells every process in it.
#[cfg(not(unix))]
fn tell(_: u32) {}
