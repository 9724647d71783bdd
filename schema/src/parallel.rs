//! The same work on many things, on all processors.
//!
//! Documents are many, and none needs another: a counter that threads take numbers from is all there is to it. A library of
//! parallel iterators would cost every build script that compiles documents more than reading them does.

use std::cell::Cell;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;

thread_local! {
    static ALONE: Cell<bool> = const { Cell::new(false) };
}

/// What `work` gives for each thing, in the order of the things. A panic in `work` is one of the caller.
///
/// ```
/// use ferroform_schema::parallel::map;
/// assert_eq!(map([1, 2, 3], |n| n * n), [1, 4, 9]);
/// ```
pub fn map<T: Send, R: Send>(things: impl IntoIterator<Item = T>, work: impl Fn(T) -> R + Sync) -> Vec<R> {
    let slots: Vec<Mutex<Slot<T, R>>> =
        things.into_iter().map(|thing| Mutex::new(Slot::Waiting(thing))).collect();
    each(slots.len(), &|n| {
        let Some(slot) = slots.get(n) else { return };
        let taken = std::mem::replace(&mut *lock(slot), Slot::Taken);
        if let Slot::Waiting(thing) = taken {
            let done = work(thing);
            *lock(slot) = Slot::Done(done);
        }
    });
    slots
        .into_iter()
        .filter_map(|slot| match slot.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Slot::Done(result) => Some(result),
            Slot::Waiting(_) | Slot::Taken => None,
        })
        .collect()
}

/// Runs something that starts no threads of its own: benchmarks count the work of one.
pub fn alone<R>(run: impl FnOnce() -> R) -> R {
    let before = ALONE.replace(true);
    let result = run();
    ALONE.set(before);
    result
}

/// A thing on its way. Nobody waits for a lock: each slot is one thread's.
enum Slot<T, R> {
    Waiting(T),
    Taken,
    Done(R),
}

fn lock<T>(slot: &Mutex<T>) -> MutexGuard<'_, T> {
    slot.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Calls `work` with each number below `count`, on this thread and others.
fn each(count: usize, work: &(dyn Fn(usize) + Sync)) {
    let next = AtomicUsize::new(0);
    let take = || {
        loop {
            let n = next.fetch_add(1, Ordering::Relaxed);
            if n >= count {
                return;
            }
            work(n);
        }
    };
    let processors = if ALONE.get() { 1 } else { thread::available_parallelism().map_or(1, usize::from) };
    thread::scope(|scope| {
        // Where the system gives no more threads, those that there are do the work.
        let others: Vec<_> = (1..processors.min(count))
            .map_while(|_| thread::Builder::new().spawn_scoped(scope, take).ok())
            .collect();
        take();
        for other in others {
            if let Err(panic) = other.join() {
                resume_unwind(panic);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn results_stand_in_the_order_of_the_things_whoever_did_them() {
        let threads = Mutex::new(HashSet::new());
        let results = map(0..500_usize, |n| {
            threads.lock().unwrap().insert(thread::current().id());
            // The first ones are the slowest.
            thread::sleep(std::time::Duration::from_micros(if n < 5 { 2_000 } else { 10 }));
            n.to_string()
        });
        assert_eq!(results, (0..500).map(|n| n.to_string()).collect::<Vec<_>>());
        let processors = thread::available_parallelism().map_or(1, usize::from);
        assert!((1..=processors).contains(&threads.into_inner().unwrap().len()));
        assert_eq!(map(Vec::<u8>::new(), |n| n), Vec::<u8>::new());
    }

    #[test]
    fn alone_is_the_thread_that_asks() {
        let here = thread::current().id();
        assert!(alone(|| map(0..50, |_| thread::current().id())).iter().all(|id| *id == here));
    }

    #[test]
    fn a_panic_is_the_callers() {
        let result = std::panic::catch_unwind(|| map(0..50, |n| assert_ne!(n, 40, "forty")));
        let panic = result.unwrap_err();
        assert!(panic.downcast_ref::<String>().is_some_and(|text| text.contains("forty")));
    }
}
