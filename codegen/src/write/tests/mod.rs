mod boundary;
mod whole;

use super::*;

fn whole(path: &str, text: &str) -> OutFile {
    OutFile { path: path.into(), content: Content::Whole(format!("{MARK} from x.md; do not edit.\n{text}")) }
}

fn kinds(report: &Report) -> Vec<(&str, ChangeKind)> {
    report.changes.iter().map(|change| (change.path.as_str(), change.kind)).collect()
}

#[test]
fn a_second_run_touches_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let files = [whole("src/a.rs", "a"), whole("src/lib.rs", "pub mod a;")];
    let first = write(dir.path(), &files, Mode::Write).unwrap();
    assert_eq!(first.count(ChangeKind::Created), 2);
    let modified = || std::fs::metadata(dir.path().join("src/a.rs")).unwrap().modified().unwrap();
    let before = modified();
    let second = write(dir.path(), &files, Mode::Write).unwrap();
    assert!(second.is_clean());
    assert_eq!(modified(), before);
    let leftovers = std::fs::read_dir(dir.path().join("src")).unwrap().count();
    assert_eq!(leftovers, 2, "no temporary file stays behind");
}

#[test]
fn checking_finds_edits_deletions_and_stale_files_and_mends_none() {
    let dir = tempfile::tempdir().unwrap();
    let old = [whole("a.rs", "a"), whole("b.rs", "b"), whole("gone.rs", "g"), whole("mod.rs", "m")];
    write(dir.path(), &old, Mode::Write).unwrap();
    std::fs::write(dir.path().join("mine.rs"), "fn mine() {}").unwrap();
    std::fs::write(dir.path().join("a.rs"), format!("{MARK}\nedited by hand\n")).unwrap();
    std::fs::remove_file(dir.path().join("b.rs")).unwrap();
    let new = [whole("a.rs", "a"), whole("b.rs", "b"), whole("mod.rs", "m")];
    for _ in 0..2 {
        let report = write(dir.path(), &new, Mode::Check).unwrap();
        use ChangeKind::*;
        let expected = [("a.rs", Changed), ("b.rs", Created), ("gone.rs", Removed), ("mod.rs", Unchanged)];
        assert_eq!(kinds(&report), expected);
        assert!(report.changes[0].diff().contains("-edited by hand"));
    }
    write(dir.path(), &new, Mode::Write).unwrap();
    assert!(!dir.path().join("gone.rs").exists());
    assert!(dir.path().join("mine.rs").exists());
}

#[test]
fn files_of_people_stay_and_nothing_else_is_written() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("b.rs"), "fn mine() {}").unwrap();
    let error = write(dir.path(), &[whole("a.rs", "a"), whole("b.rs", "b")], Mode::Write).unwrap_err();
    assert!(error.to_string().contains("was not generated"), "{error}");
    assert!(!dir.path().join("a.rs").exists());
    assert_eq!(std::fs::read_to_string(dir.path().join("b.rs")).unwrap(), "fn mine() {}");
}

#[test]
fn a_single_file_claims_no_folder() {
    let dir = tempfile::tempdir().unwrap();
    write(dir.path(), &[whole("aws.rs", "a")], Mode::Write).unwrap();
    write(dir.path(), &[whole("google.rs", "g")], Mode::Write).unwrap();
    assert!(dir.path().join("aws.rs").exists());
}

#[test]
fn the_head_of_a_manifest_survives() {
    let dir = tempfile::tempdir().unwrap();
    let manifest = |text: &str| OutFile {
        path: "Cargo.toml".into(),
        content: Content::BelowMark { text: text.into(), new_head: "[features]\n".into() },
    };
    let read = || std::fs::read_to_string(dir.path().join("Cargo.toml")).unwrap();
    write(dir.path(), &[manifest("a = []\n")], Mode::Write).unwrap();
    assert_eq!(read(), format!("[features]\n{MANIFEST_MARK}\na = []\n"));
    std::fs::write(dir.path().join("Cargo.toml"), format!("# mine\n[features]\n{MANIFEST_MARK}\nold = []\n"))
        .unwrap();
    write(dir.path(), &[manifest("a = []\n")], Mode::Write).unwrap();
    assert_eq!(read(), format!("# mine\n[features]\n{MANIFEST_MARK}\na = []\n"));
    std::fs::write(dir.path().join("Cargo.toml"), "[package]\n").unwrap();
    let error = write(dir.path(), &[manifest("a = []\n")], Mode::Write).unwrap_err();
    assert!(error.to_string().contains(MANIFEST_MARK), "{error}");
}
