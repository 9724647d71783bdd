//! What a synth leaves in a folder: whole files, those of its stacks, and nothing else touched, whatever happens.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use ferroform::{App, Output, Stack};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

/// An app of some stacks whose files are large enough to be caught half written.
fn app(stacks: &[&str], value: usize) -> App {
    let app = App::new();
    for id in stacks {
        let stack = Stack::new(&app, *id);
        for n in 0..50 {
            Output::new(&stack, format!("o{n}"), format!("{value} {}", "x".repeat(500)));
        }
    }
    app
}

/// Every file below a folder.
fn names(folder: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).into_iter().flatten().flatten() {
            let path = entry.path();
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
                folders.push(path);
            } else {
                let name =
                    path.strip_prefix(folder).expect("it is below").to_string_lossy().replace('\\', "/");
                // Where a folder cannot be locked, the file stays that is.
                if !(cfg!(windows) && name == ".ferroform.lock") {
                    names.insert(name);
                }
            }
        }
    }
    names
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn is_whole(path: &Path) -> bool {
    let text = fs::read_to_string(path).expect("a file");
    serde_json::from_str::<serde_json::Value>(&text).is_ok()
}

#[test]
fn threads_and_readers_see_whole_files_only() {
    let dir = tempfile::tempdir().expect("a folder");
    app(&["a", "b"], 0).synth_to(dir.path()).expect("a synth");
    let (done, reads) = (AtomicBool::new(false), AtomicUsize::new(0));
    let paths =
        ["stacks/a/cdk.tf.json", "stacks/b/cdk.tf.json", "manifest.json"].map(|name| dir.path().join(name));
    std::thread::scope(|scope| {
        for path in &paths {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    assert!(is_whole(path));
                    reads.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        let writers: Vec<_> = (0..4)
            .map(|n| {
                let dir = dir.path();
                scope.spawn(move || {
                    for m in 0..25 {
                        app(&["a", "b"], n * 100 + m).synth_to(dir).expect("a synth");
                    }
                })
            })
            .collect();
        let written: Vec<_> = writers.into_iter().map(std::thread::ScopedJoinHandle::join).collect();
        // Also when one failed: readers would go on for ever.
        done.store(true, Ordering::Relaxed);
        assert!(written.iter().all(Result::is_ok), "no synth fails");
    });
    assert!(reads.load(Ordering::Relaxed) > 100);
    assert_eq!(names(dir.path()), set(&["manifest.json", "stacks/a/cdk.tf.json", "stacks/b/cdk.tf.json"]));
}

#[test]
fn stacks_that_left_the_app_are_removed_and_what_others_put_there_is_not() {
    let dir = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    };
    app(&["a", "b", "c", "Kept", "d"], 1).synth_to(dir.path()).expect("a synth");
    put("stacks/b/terraform.tfstate", "{}");
    put("stacks/c/cdk.tf.json", "{\"mine\": true}");
    put("stacks/never/cdk.tf.json", "{\n  \"//\": {\n    \"metadata\": {\n");
    app(&["a", "kept"], 1).synth_to(dir.path()).expect("a synth");
    let mut left = set(&[
        "manifest.json",
        "stacks/a/cdk.tf.json",
        "stacks/b/terraform.tfstate",
        "stacks/c/cdk.tf.json",
        "stacks/kept/cdk.tf.json",
        "stacks/never/cdk.tf.json",
    ]);
    assert!(!dir.path().join("stacks/d").exists());
    // Where case counts, the stack that was renamed leaves a folder; it is not removed, because elsewhere it is the same, under
    // its first name.
    let now = || {
        let mut now = names(dir.path());
        if now.remove("stacks/Kept/cdk.tf.json") {
            now.insert("stacks/kept/cdk.tf.json".to_owned());
        }
        now
    };
    assert_eq!(now(), left);
    // A manifest that somebody forged.
    let ours = "{\n  \"//\": {\n    \"metadata\": {\n";
    put("cdk.tf.json", ours);
    put("stacks/a/more/cdk.tf.json", ours);
    for id in ["..", "../..", "a/more", "/", "con", "a\\\\..", ""] {
        put("manifest.json", &format!("{{\n\"workingDirectory\": \"stacks/{id}\",\n}}"));
        app(&["a", "kept"], 1).synth_to(dir.path()).expect("a synth");
    }
    left.extend(set(&["cdk.tf.json", "stacks/a/more/cdk.tf.json"]));
    assert_eq!(now(), left);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    use std::os::unix::fs::symlink;
    for link in ["stacks", "stacks/a", "stacks/a/cdk.tf.json", "manifest.json", ".ferroform"] {
        let dir = tempfile::tempdir().expect("a folder");
        let (out, other) = (dir.path().join("out"), dir.path().join("other"));
        fs::create_dir_all(out.join(link).parent().expect("a folder")).expect("a folder");
        fs::create_dir_all(other.join("a")).expect("a folder");
        for name in ["0.new", "cdk.tf.json", "a/cdk.tf.json"] {
            fs::write(other.join(name), "precious").expect("a file");
        }
        let to = if link.ends_with(".json") { other.join("cdk.tf.json") } else { other.clone() };
        symlink(to, out.join(link)).expect("a link");
        let error = app(&["a"], 1).synth_to(&out).expect_err("it is a link").to_string();
        assert!(
            error.contains("is no folder") || error.contains("something else than a file is there"),
            "{error}"
        );
        assert_eq!(names(&other), set(&["0.new", "a/cdk.tf.json", "cdk.tf.json"]), "{link}");
        assert!(fs::read_to_string(other.join("cdk.tf.json")).is_ok_and(|text| text == "precious"));
    }
    // The folder itself is the one that was given.
    let dir = tempfile::tempdir().expect("a folder");
    fs::create_dir(dir.path().join("real")).expect("a folder");
    symlink("real", dir.path().join("link")).expect("a link");
    app(&["a"], 1).synth_to(dir.path().join("link")).expect("a synth");
    assert!(dir.path().join("real/stacks/a/cdk.tf.json").exists());
}

#[test]
fn a_failure_changes_nothing() {
    let dir = tempfile::tempdir().expect("a folder");
    app(&["a", "b", "gone"], 1).synth_to(dir.path()).expect("a synth");
    let texts = |names: &BTreeSet<String>| -> Vec<String> {
        names.iter().map(|name| fs::read_to_string(dir.path().join(name)).expect("a file")).collect()
    };
    let before = names(dir.path());
    let known = texts(&before);
    // Found before anything is written: a folder where a file is to be.
    fs::create_dir_all(dir.path().join("stacks/c/cdk.tf.json")).expect("a folder");
    app(&["a", "b", "c"], 2).synth_to(dir.path()).expect_err("a folder is in the way");
    assert_eq!((names(dir.path()), texts(&before)), (before, known));
}

#[test]
fn names_that_no_folder_can_have_are_errors() {
    let message = |ids: &[&str]| -> Vec<String> {
        let errors = app(ids, 1).render().expect_err("a bad name");
        errors.errors().iter().map(|error| error.message().to_owned()).collect()
    };
    assert_eq!(message(&["Prod", "prod"]), ["the stack ids `Prod` and `prod` differ only in case"]);
    assert_eq!(message(&["con"]), ["the stack id `con` is the name of a device on Windows (`con`)"]);
    assert_eq!(message(&["a:b"]), ["the stack id `a:b` contains ':'"]);
    assert_eq!(message(&[".."]), ["the stack id `..` is not the name of a folder"]);
    assert_eq!(message(&["a."]), ["the stack id `a.` ends with a dot, which some systems drop"]);
    let long = "a".repeat(300);
    let [error] = &message(&[&long])[..] else { unreachable!("one error") };
    assert!(error.ends_with("…` is 300 bytes long; a folder's name has at most 255"), "{error}");
}

/// The environment variable that makes a run of this test a synth that is to be killed.
const VICTIM: &str = "FERROFORM_TEST_SYNTH_INTO";

/// `FERROFORM_KILLS` says how often (20 times by default).
#[test]
fn a_killed_synth_leaves_whole_files_and_the_next_one_leaves_nothing_else() {
    const STACKS: [&str; 6] = ["a", "b", "c", "d", "e", "f"];
    if let Some(folder) = std::env::var_os(VICTIM) {
        for value in 0.. {
            // Half of the stacks come and go.
            let stacks = if value % 2 == 0 { &STACKS[..] } else { &STACKS[..3] };
            app(stacks, value).synth_to(&folder).expect("a synth");
        }
    }
    let kills: u64 = std::env::var("FERROFORM_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let dir = tempfile::tempdir().expect("a folder");
    let program: PathBuf = std::env::current_exe().expect("this program");
    let (mut random, mut begun) = (1_u64, 0);
    for kill in 0..kills {
        let mut victim = std::process::Command::new(&program)
            .args(["--exact", "a_killed_synth_leaves_whole_files_and_the_next_one_leaves_nothing_else"])
            .env(VICTIM, dir.path())
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::null())
            .spawn()
            .expect("a process");
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(std::time::Duration::from_micros(15_000 + random.rotate_left(20) % 25_000));
        victim.kill().expect("it runs for ever");
        victim.wait().expect("it has ended");
        begun += u64::from(dir.path().join(".ferroform").exists());
        for name in names(dir.path()).iter().filter(|name| !name.starts_with(".ferroform/")) {
            assert!(is_whole(&dir.path().join(name)), "kill {kill}: half of `{name}`");
        }
    }
    app(&STACKS[..1], 1).synth_to(dir.path()).expect("a synth");
    assert_eq!(names(dir.path()), set(&["manifest.json", "stacks/a/cdk.tf.json"]));
    println!("{kills} kills, {begun} while files were written");
}
