//! The crates under `examples/` build and run outside the workspace, as a user's would.

#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

/// Copies an example away from the repository, runs it, and gives the JSON of its stack.
fn run(example: &str, stack: &str) -> serde_json::Value {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let copy = folder.path().join(example);
    copy_folder(&root.join("examples").join(example), &copy);
    let manifest = copy.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest).expect("the example has a manifest");
    let moved = text.replace("path = \"../..", &format!("path = \"{}", root.display()));
    assert_ne!(moved, text, "the manifest depends on the repository by path");
    std::fs::write(&manifest, moved).expect("the copy can be written");
    // The versions that the workspace has, so that nothing else needs to be fetched.
    std::fs::copy(root.join("Cargo.lock"), copy.join("Cargo.lock")).expect("the workspace has a lock file");
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .current_dir(&copy)
        // Kept between runs: only the first one builds the dependencies.
        .env("CARGO_TARGET_DIR", target().join("downstream"))
        .env_remove("CDKTF_OUTDIR")
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "{example} failed:\n{}", String::from_utf8_lossy(&output.stderr));
    let file = copy.join("cdktf.out/stacks").join(stack).join("cdk.tf.json");
    let text = std::fs::read_to_string(file).expect("the example wrote its stack");
    serde_json::from_str(&text).expect("the stack is JSON")
}

/// The target folder of the test that is running.
fn target() -> PathBuf {
    let test = std::env::current_exe().expect("the path of the test");
    let deps = test.parent().expect("the folder `deps`");
    deps.parent().and_then(Path::parent).expect("the target folder").to_owned()
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder of the example") {
        let entry = entry.expect("an entry");
        let name = entry.file_name();
        let (source, copy) = (entry.path(), to.join(&name));
        if source.is_file() {
            std::fs::copy(&source, &copy).expect("a copy");
        } else if name != "target" && name != "cdktf.out" {
            copy_folder(&source, &copy);
        }
    }
}

#[test]
fn bindings_made_by_a_build_script() {
    let stack = run("build-script", "storage");
    insta::assert_json_snapshot!(stack, { ".terraform.backend.local.path" => "[path]" });
}

#[test]
fn types_of_a_team_with_the_derive() {
    let stack = run("derive", "messages");
    insta::assert_json_snapshot!(stack, { ".terraform.backend.local.path" => "[path]" });
}
