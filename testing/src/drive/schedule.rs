//! Several things at a time, each after those that come before it.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// What became of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Turn<T> {
    /// It had its turn.
    Done(T),
    /// It never had one, because of this other one.
    Passed(usize),
}

struct State<T> {
    turns: Vec<Option<Turn<T>>>,
    started: Vec<bool>,
}

/// Does `work` for each, at most `at_once` at a time, the first ones first. One starts when all that come `after` are done and
/// may be `followed`; otherwise it is passed over, and so are those behind it. Others go on.
pub(super) fn run<T: Send>(
    after: &[Vec<usize>],
    at_once: usize,
    work: impl Fn(usize) -> T + Sync,
    followed: impl Fn(&T) -> bool + Sync,
) -> Vec<Turn<T>> {
    let state =
        Mutex::new(State { turns: after.iter().map(|_| None).collect(), started: vec![false; after.len()] });
    let changed = Condvar::new();
    std::thread::scope(|scope| {
        for _ in 0..at_once.clamp(1, after.len().max(1)) {
            scope.spawn(|| {
                let mut held = lock(&state);
                loop {
                    if held.turns.iter().all(Option::is_some) {
                        return;
                    }
                    pass(after, &mut held, &followed);
                    let Some(next) = ready(after, &held) else {
                        if held.turns.iter().all(Option::is_some) {
                            changed.notify_all();
                            return;
                        }
                        held = changed.wait(held).unwrap_or_else(PoisonError::into_inner);
                        continue;
                    };
                    held.started[next] = true;
                    drop(held);
                    let done = work(next);
                    held = lock(&state);
                    held.turns[next] = Some(Turn::Done(done));
                    changed.notify_all();
                }
            });
        }
    });
    let state = state.into_inner().unwrap_or_else(PoisonError::into_inner);
    state.turns.into_iter().flatten().collect()
}

fn lock<T>(state: &Mutex<State<T>>) -> MutexGuard<'_, State<T>> {
    // Whatever failed in another thread fails the whole when the threads are joined.
    state.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Passes over what comes after something that may not be followed.
fn pass<T>(after: &[Vec<usize>], state: &mut State<T>, followed: impl Fn(&T) -> bool) {
    loop {
        let mut changed = false;
        for (index, before) in after.iter().enumerate() {
            if state.started[index] {
                continue;
            }
            let cause = before.iter().find_map(|before| match &state.turns[*before] {
                Some(Turn::Done(done)) if !followed(done) => Some(*before),
                // The first cause is the one to be told.
                Some(Turn::Passed(cause)) => Some(*cause),
                _ => None,
            });
            if let Some(cause) = cause {
                state.started[index] = true;
                state.turns[index] = Some(Turn::Passed(cause));
                changed = true;
            }
        }
        if !changed {
            return;
        }
    }
}

fn ready<T>(after: &[Vec<usize>], state: &State<T>) -> Option<usize> {
    let is_ready = |index: &usize| {
        !state.started[*index] && after[*index].iter().all(|before| state.turns[*before].is_some())
    };
    (0..after.len()).find(is_ready)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn each_has_its_turn_after_those_before_it() {
        let after = vec![vec![1, 2], vec![2], vec![], vec![]];
        let order = Mutex::new(Vec::new());
        let turns = run(&after, 1, |index| order.lock().expect("no panic").push(index), |()| true);
        assert_eq!(order.into_inner().expect("no panic"), [2, 1, 0, 3]);
        assert!(turns.iter().all(|turn| *turn == Turn::Done(())));
    }

    #[test]
    fn what_fails_stops_those_behind_it_and_nothing_else() {
        let after = vec![vec![], vec![0], vec![1], vec![]];
        let turns = run(&after, 2, |index| index, |index| *index != 0);
        assert_eq!(turns, [Turn::Done(0), Turn::Passed(0), Turn::Passed(0), Turn::Done(3)]);
    }

    #[test]
    fn no_more_than_allowed_run_at_once_and_as_many_as_can() {
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let barrier = std::sync::Barrier::new(3);
        run(
            &vec![vec![]; 9],
            3,
            |_| {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                barrier.wait();
                now.fetch_sub(1, Ordering::SeqCst);
            },
            |()| true,
        );
        assert_eq!(most.into_inner(), 3);
        assert!(run(&[], 3, |_| (), |()| true).is_empty());
    }
}
