//! The single changes of a disk, so that tests can stop before any of them.

use std::io::Result;

/// Is asked before each change of the disk.
#[derive(Debug, Default)]
pub(super) struct Steps {
    #[cfg(test)]
    stop: Option<(std::sync::atomic::AtomicIsize, Stop)>,
}

/// What happens instead of a step.
#[cfg(test)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The process ends, with everything left as it is.
    Kill,
    /// This step fails, and the ones after it succeed: no room for one file.
    Fail,
    /// This step fails and so does every later one that needs room.
    Full,
}

impl Steps {
    /// Before a step that may fail for want of room.
    pub(super) fn next(&self) -> Result<()> {
        #[cfg(test)]
        if let Some((left, stop)) = &self.stop {
            let left = left.fetch_sub(1, std::sync::atomic::Ordering::Relaxed);
            match stop {
                Stop::Kill if left == 0 => std::panic::resume_unwind(Box::new("killed")),
                Stop::Fail if left == 0 => return Err(std::io::ErrorKind::StorageFull.into()),
                Stop::Full if left <= 0 => return Err(std::io::ErrorKind::StorageFull.into()),
                _ => {}
            }
        }
        Ok(())
    }

    /// Before a step that needs no room: a file goes, or another takes the place of one that is there.
    pub(super) fn freeing(&self) {
        #[cfg(test)]
        if let Some((left, Stop::Kill)) = &self.stop
            && left.fetch_sub(1, std::sync::atomic::Ordering::Relaxed) == 0
        {
            std::panic::resume_unwind(Box::new("killed"));
        }
    }

    /// Stops after so many steps.
    #[cfg(test)]
    pub(super) fn stopping(after: isize, stop: Stop) -> Self {
        Self { stop: Some((after.into(), stop)) }
    }

    /// Whether the stop was reached.
    #[cfg(test)]
    pub(super) fn stopped(&self) -> bool {
        self.stop.as_ref().is_some_and(|(left, _)| left.load(std::sync::atomic::Ordering::Relaxed) < 0)
    }
}
