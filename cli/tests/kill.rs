//! `generate`, killed at any moment, never leaves half a file, and nothing at all after the next run.
//!
//! The steps of a write are stopped one by one in the tests of the writer; here the whole process is, whatever it is at.
//! `FERROFORM_KILLS` says how often (20 times by default).

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Types of the documents: enough for the writing to take its time.
const TYPES: usize = 60;

fn documents(folder: &Path, version: usize) {
    fs::create_dir_all(folder).expect("a folder");
    for n in 0..TYPES {
        // Some types are of one version only, and all others differ.
        if n % 10 == version {
            continue;
        }
        let page = format!(
            "# Resource: acme_box{n}\n\n## Argument Reference\n\n* `size` - (Required) Size, version {version}. Must be \
             between 1 and {}.\n",
            n + version + 2
        );
        fs::write(folder.join(format!("box{n}.md")), page).expect("a page");
    }
}

fn generate(docs: &Path, out: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ferroform"));
    command.arg("generate").arg(docs).arg("--out").arg(out).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Every file below a folder, the memory of the last run left out: it depends on what came before.
fn tree(folder: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(at) = folders.pop() {
        for entry in fs::read_dir(at).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = path.strip_prefix(folder).expect("it is below").to_string_lossy().replace('\\', "/");
            if path.is_dir() {
                folders.push(path);
            } else if name != ".ferroform/crate.state" {
                files.insert(name, fs::read_to_string(path).unwrap_or_default());
            }
        }
    }
    files
}

#[test]
fn a_killed_run_leaves_whole_files_and_the_next_one_leaves_nothing_else() {
    let kills: u64 = std::env::var("FERROFORM_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(20);
    let dir = tempfile::tempdir().expect("a folder");
    let docs = [0, 1].map(|version| dir.path().join(format!("docs{version}")));
    let mut longest = Duration::ZERO;
    let wanted = [0, 1].map(|version| {
        documents(&docs[version], version);
        let clean = dir.path().join(format!("clean{version}"));
        let start = Instant::now();
        assert!(generate(&docs[version], &clean).status().expect("a run").success());
        longest = longest.max(start.elapsed());
        tree(&clean)
    });
    let out = dir.path().join("out");
    let (mut random, mut ended, mut begun) = (0x9e37_79b9_u64, 0, 0);
    for n in 0..kills {
        let version = usize::from(n % 2 == 1);
        let mut run = generate(&docs[version], &out).spawn().expect("a run");
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        if n % 4 < 2 {
            // Anywhere.
            std::thread::sleep(longest.mul_f64((random.rotate_left(20) % 1000) as f64 / 1000.0));
        } else {
            // While files are written: within some milliseconds after the first of them.
            let pending = out.join(".ferroform/pending");
            while !pending.exists() && matches!(run.try_wait(), Ok(None)) {
                std::thread::sleep(Duration::from_micros(100));
            }
            std::thread::sleep(Duration::from_micros(random.rotate_left(20) % 12_000));
        }
        ended += u64::from(matches!(run.try_wait(), Ok(Some(_))));
        run.kill().expect("it can be killed");
        run.wait().expect("it has ended");
        begun += u64::from(out.join(".ferroform/pending").exists());
        for (name, text) in tree(&out).iter().filter(|(name, _)| !name.starts_with(".ferroform/pending/")) {
            let is_whole = wanted.iter().any(|tree| tree.get(name) == Some(text));
            assert!(is_whole, "kill {n}: `{name}` is of neither version:\n{text}");
        }
    }
    for version in [0, 1] {
        assert!(generate(&docs[version], &out).status().expect("a run").success());
        assert_eq!(tree(&out), wanted[version]);
    }
    println!("{kills} kills, {ended} after the end, {begun} while files were written");
}
