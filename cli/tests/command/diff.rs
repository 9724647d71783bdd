//! `ferroform diff` as a user calls it.

use super::{Folder, PAGE, TRUTH};

const MAIN: &str = "resource \"acme_lamp\" \"desk\" {\n  name  = \"desk\"\n  watts = 70\n}\n";

#[test]
fn folders_are_compared_and_the_verdict_decides_the_exit_code() {
    let narrower = PAGE.replace("between `5` and `60`", "between `5` and `50`");
    let folder = Folder::with(&[("1/lamp.md", PAGE), ("2/lamp.md", &narrower)]);
    let run = folder.run(&["diff", "1", "2"]);
    insta::assert_snapshot!("diff_text", run.all());
    assert_eq!(folder.run(&["diff", "1", "2", "--fail-on", "major"]).code(), 1);
    assert_eq!(folder.run(&["diff", "2", "1", "--fail-on", "major"]).code(), 0);
    assert_eq!(folder.run(&["diff", "2", "1", "--fail-on", "minor"]).code(), 1);
    assert_eq!(folder.run(&["diff", "1", "1", "--fail-on", "patch"]).code(), 0);
    let markdown = folder.run(&["diff", "1", "2", "--format", "markdown"]).stdout();
    assert!(markdown.starts_with("**major: 1 change breaks programs"), "{markdown}");
    let json = folder.run(&["diff", "1", "2", "--format", "json"]).stdout();
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["verdict"], "major");
    assert_eq!(json["types"][0]["changes"][0]["new"]["file"], "2/lamp.md");
}

#[test]
fn schemas_stand_for_versions_as_well() {
    let folder = Folder::with(&[("1/lamp.md", PAGE), ("old.json", TRUTH)]);
    folder.write("new.json", &TRUTH.replace("\"watts\"", "\"power\""));
    folder.write("ours.json", &folder.run(&["schema", "1", "--format", "json"]).stdout());
    let run = folder.run(&["diff", "old.json", "new.json"]);
    assert!(run.stdout().contains("! `watts` was removed"), "{}", run.all());
    assert!(run.stdout().contains("old.json:10"), "{}", run.all());
    let same = folder.run(&["diff", "1", "ours.json"]);
    assert!(same.stdout().starts_with("none: nothing changed"), "{}", same.all());
    let nothing = folder.run(&["diff", "1", "3"]);
    assert_eq!(nothing.code(), 1);
    assert!(nothing.stderr().contains("`3` describes no type"), "{}", nothing.all());
}

#[test]
fn what_breaks_in_a_program_is_told() {
    let narrower = PAGE.replace("between `5` and `60`", "between `5` and `50`").replace("`name`", "`title`");
    let folder = Folder::with(&[("1/lamp.md", PAGE), ("2/lamp.md", &narrower), ("infra/main.tf", MAIN)]);
    let run = folder.run(&["diff", "1", "2", "--program", "infra", "--fail-on", "program"]);
    assert_eq!(run.code(), 1);
    insta::assert_snapshot!("diff_program", run.stdout());
    // What was broken before is nothing new.
    let run = folder.run(&["diff", "1", "1", "--program", "infra", "--fail-on", "program"]);
    assert_eq!(run.code(), 0);
    assert!(run.stdout().contains("of the program (1 element), nothing breaks"), "{}", run.all());
    assert_eq!(folder.run(&["diff", "1", "2", "--fail-on", "program"]).code(), 2);
    assert_eq!(folder.run(&["diff", "1", "2", "--program", "1"]).code(), 1);
}
