//! A run that is stopped at any point leaves one whole set of files, at the latest after the next run.

use super::*;
use crate::write::steps::Stop;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Every file of a folder, with its text.
fn tree(dir: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(dir).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read_to_string(path).unwrap());
            }
        }
    }
    files
}

fn manifest(text: &str) -> OutFile {
    let content = Content::BelowMark { text: text.into(), new_head: "[features]\n".into() };
    OutFile { path: "Cargo.toml".into(), content }
}

fn old() -> Vec<OutFile> {
    vec![
        manifest("a = []\n"),
        whole("src/a.rs", "a"),
        whole("src/b.rs", "b"),
        whole("src/gone.rs", "gone"),
        whole("src/lib.rs", "a b gone"),
    ]
}

fn new() -> Vec<OutFile> {
    vec![
        manifest("a = []\nc = []\n"),
        whole("extra/deep/d.rs", "d"),
        whole("src/a.rs", "a, and more"),
        whole("src/b.rs", "b"),
        whole("src/c.rs", "c"),
        whole("src/lib.rs", "a b c"),
    ]
}

/// A folder as a crate's is: with generated files, and with others.
fn project() -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &old(), Mode::Write).unwrap();
    std::fs::write(dir.path().join("src/mine.rs"), "fn mine() {}").unwrap();
    std::fs::create_dir(dir.path().join(".ferroform")).unwrap();
    std::fs::write(dir.path().join(".ferroform/crate.state"), "state").unwrap();
    dir
}

/// Brings a folder to `new`, and is killed after so many steps; whether it was.
fn killed_after(dir: &Path, after: isize) -> bool {
    let steps = Steps::stopping(after, Stop::Kill);
    let run = catch_unwind(AssertUnwindSafe(|| write_after(dir, &new(), &[], Mode::Write, &steps)));
    assert_eq!(run.is_err(), steps.stopped());
    steps.stopped()
}

fn after_both() -> (BTreeMap<String, String>, BTreeMap<String, String>) {
    let dir = project();
    let before = tree(dir.path());
    write(dir.path(), &new(), Mode::Write).unwrap();
    (before, tree(dir.path()))
}

#[test]
fn killed_at_any_step_every_file_is_whole_and_the_next_run_leaves_one_set() {
    let (before, after) = after_both();
    let mut kills = 0;
    for step in 0.. {
        let dir = project();
        if !killed_after(dir.path(), step) {
            break;
        }
        kills += 1;
        for (name, text) in
            tree(dir.path()).iter().filter(|(name, _)| !name.starts_with(".ferroform/pending"))
        {
            assert!([before.get(name), after.get(name)].contains(&Some(text)), "step {step}: {name}");
        }
        recover(dir.path());
        let now = tree(dir.path());
        assert!(now == before || now == after, "step {step}: {:?}", now.keys());
        assert!(!dir.path().join(".ferroform/pending").exists(), "step {step}");
        write(dir.path(), &new(), Mode::Write).unwrap();
        assert_eq!(tree(dir.path()), after, "step {step}");
    }
    assert!(kills > 25, "{kills} steps");
}

#[test]
fn a_recovery_can_be_killed_at_any_step_as_well() {
    let (before, after) = after_both();
    let mut kills = 0;
    // Every third step: what is killed within a group of like steps is alike.
    for step in (0..).step_by(3) {
        let mut done = true;
        for second in 0.. {
            let dir = project();
            if !killed_after(dir.path(), step) {
                break;
            }
            done = false;
            let steps = Steps::stopping(second, Stop::Kill);
            let run =
                catch_unwind(AssertUnwindSafe(|| transaction::recover(Folder::new(dir.path()), &steps)));
            if run.is_ok() {
                break;
            }
            kills += 1;
            recover(dir.path());
            let now = tree(dir.path());
            assert!(now == before || now == after, "steps {step}, {second}: {:?}", now.keys());
        }
        if done {
            break;
        }
    }
    assert!(kills > 50, "{kills} kills");
}

#[test]
fn a_full_disk_changes_nothing() {
    let (before, after) = after_both();
    for stop in [Stop::Fail, Stop::Full] {
        for step in 0.. {
            let dir = project();
            let steps = Steps::stopping(step, stop);
            let run = write_after(dir.path(), &new(), &[], Mode::Write, &steps);
            if !steps.stopped() {
                assert!(step > 15, "{step} steps");
                assert_eq!(tree(dir.path()), after);
                break;
            }
            let error = run.unwrap_err().to_string();
            assert!(error.ends_with("; nothing was changed"), "{error}");
            assert_eq!(tree(dir.path()), before, "{stop:?} at step {step}");
        }
    }
}

#[test]
fn runs_at_the_same_time_wait_for_each_other() {
    let (_, after) = after_both();
    let dir = project();
    std::thread::scope(|scope| {
        for n in 0..8 {
            let dir = dir.path();
            scope.spawn(move || {
                for m in 0..10 {
                    let files = if (n + m) % 2 == 0 { old() } else { new() };
                    write(dir, &files, Mode::Write).unwrap();
                }
            });
        }
    });
    write(dir.path(), &new(), Mode::Write).unwrap();
    let mut now = tree(dir.path());
    // A folder that is not swept: another layout may share it.
    now.retain(|name, _| after.contains_key(name));
    assert_eq!(now, after);
    assert!(!dir.path().join(".ferroform/pending").exists());
}

#[test]
fn what_was_not_to_change_keeps_its_time_when_a_run_is_undone() {
    let dir = project();
    let time = |name: &str| std::fs::metadata(dir.path().join(name)).unwrap().modified().unwrap();
    let names = ["src/a.rs", "src/b.rs", "src/gone.rs", "src/lib.rs", "Cargo.toml"];
    let before = names.map(time);
    let steps = Steps::stopping(18, Stop::Fail);
    write_after(dir.path(), &new(), &[], Mode::Write, &steps).unwrap_err();
    assert_eq!(names.map(time), before);
}
