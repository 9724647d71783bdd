//! Commands that work on `ferroform.toml`.

use super::{Folder, PAGE};
use std::process::Command;

const SETTINGS: &str = "\
[providers.acme]
source = \"acme/acme\"
docs = \"docs\"
out = \"crates/acme\"
";

impl Folder {
    fn run_in(&self, below: &str, args: &[&str]) -> super::Run {
        let output = Command::new(env!("CARGO_BIN_EXE_ferroform"))
            .args(args)
            .current_dir(self.path().join(below))
            .output()
            .expect("the command can be run");
        super::Run(output)
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).expect("a file")
    }
}

#[test]
fn generate_and_check_do_what_the_file_says() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE), ("ferroform.toml", SETTINGS), ("src/main.rs", "")]);
    let run = folder.run_in("src", &["generate"]);
    assert_eq!(run.code(), 0, "{}", run.all());
    assert!(run.stderr().starts_with("1 doubt about the documents"), "{}", run.stderr());
    assert!(folder.read("crates/acme/src/lamp.rs").contains("watts"));
    assert_eq!(folder.run(&["generate", "--check"]).code(), 0);
    assert!(folder.run_in("src", &["generate"]).stderr().contains("nothing changed"));

    folder.write("docs/lamp.md", &PAGE.replace("between `5` and `60`", "between `5` and `75`"));
    let run = folder.run(&["generate", "--check"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("to mend it, run\n\n    ferroform generate\n"), "{}", run.stderr());

    let run = folder.run(&["check"]);
    assert_eq!(run.code(), 0);
    assert!(run.stderr().contains("docs/lamp.md:20:"), "{}", run.stderr());
    let explained = folder.run_in("src", &["explain", "acme_lamp.watts"]);
    assert!(explained.stdout().contains("../docs/lamp.md:19"), "{}", explained.all());
}

#[test]
fn levels_and_types_of_the_file_hold() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    folder.write("ferroform.toml", &format!("{SETTINGS}\n[warnings]\nundescribed-block = \"deny\"\n"));
    let run = folder.run(&["generate"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("error[undescribed-block]"), "{}", run.stderr());
    assert!(!folder.path().join("crates").exists());
    assert_eq!(folder.run(&["check"]).code(), 1);

    folder.write("ferroform.toml", &format!("{SETTINGS}types = [\"acme_lmap\"]\n"));
    for command in ["generate", "check"] {
        let run = folder.run(&[command]);
        assert_eq!(run.code(), 1);
        assert!(run.stderr().contains("did you mean `acme_lamp`?"), "{}", run.stderr());
    }
}

#[test]
fn each_of_several_providers_is_written() {
    let plug = PAGE.replace("acme_lamp", "other_lamp");
    let settings = format!("{SETTINGS}\n[providers.other]\ndocs = \"theirs\"\n");
    let folder =
        Folder::with(&[("docs/lamp.md", PAGE), ("theirs/lamp.md", &plug), ("ferroform.toml", &settings)]);
    assert_eq!(folder.run(&["generate", "--provider", "other"]).code(), 0);
    assert!(!folder.path().join("crates").exists());
    assert_eq!(folder.run(&["generate", "--check"]).code(), 1);
    assert_eq!(folder.run(&["generate"]).code(), 0);
    assert_eq!(folder.run(&["generate", "--check"]).code(), 0);
    let run = folder.run(&["generate", "--provider", "othr"]);
    assert_eq!(run.code(), 2);
    assert!(run.stderr().contains("did you mean `other`?"), "{}", run.stderr());
    for command in ["generate", "check", "lint"] {
        let run = folder.run(&[command, "acme/other"]);
        assert_eq!(run.code(), 2);
        let help = format!("`ferroform {command} --provider other`");
        assert!(run.stderr().contains(&help), "{}", run.stderr());
        assert!(!folder.run(&[command, "acme/none"]).stderr().contains("--provider"));
    }
    let run = folder.run(&["generate", "--out", "x"]);
    assert_eq!(run.code(), 2);
    assert!(run.stderr().contains("set `out` in `ferroform.toml`"), "{}", run.stderr());
}

#[test]
fn a_wrong_file_is_drawn_and_a_missing_one_is_told() {
    let folder = Folder::with(&[("ferroform.toml", "[providers.acme]\ndoc = \"docs\"\n")]);
    let run = folder.run(&["generate"]);
    insta::assert_snapshot!("project_wrong", run.all());
    folder.write("ferroform.toml", "[program]\ncommand = \"cargo run\"\n");
    let run = folder.run(&["generate"]);
    assert_eq!(run.code(), 2);
    assert!(run.stderr().contains("`ferroform.toml` has no provider"), "{}", run.stderr());
    let folder = Folder::with(&[]);
    let run = folder.run(&["generate"]);
    insta::assert_snapshot!("project_missing", run.all());
}

#[test]
fn a_provider_is_added_and_written() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    let run = folder.run(&["add", "acme/acme", "--docs", "docs", "--types", "acme_*", "--version", "~> 1.0"]);
    insta::assert_snapshot!(
        "add_first",
        format!("{}--- ferroform.toml\n{}", run.all(), folder.read("ferroform.toml"))
    );
    assert_eq!(folder.run(&["generate", "--check"]).code(), 0);
    assert!(folder.run(&["generate"]).stderr().contains("nothing changed"));

    folder.write("more/plug.md", &PAGE.replace("acme_lamp", "acme_plug"));
    folder.write("sub/x", "");
    let run = folder.run_in("sub", &["add", "acme", "--docs", "../more", "--types", "data.acme_plug"]);
    assert_eq!(run.code(), 1, "{}", run.all());
    assert!(run.stderr().contains("`../ferroform.toml` was not changed"), "{}", run.all());
    let run = folder.run_in("sub", &["add", "acme", "--docs", "../more"]);
    assert_eq!(run.code(), 0, "{}", run.all());
    assert!(folder.read("ferroform.toml").contains("docs = [\"docs\", \"more\"]"));
    assert!(folder.path().join("bindings/acme/src/plug.rs").is_file());
    let run = folder.run(&["add", "acme"]);
    assert!(run.stderr().contains("nothing to add"), "{}", run.stderr());
}

#[test]
fn what_cannot_be_added_is_explained_and_nothing_is_written() {
    let folder = Folder::with(&[("docs/lamp.md", PAGE)]);
    for (args, said, code) in [
        (&["add", "acme", "--docs", "docs"][..], "an address has a namespace, as in `hashicorp/acme`", 2),
        (&["add", "acme/acme"], "`--docs FOLDER` names its documents", 2),
        (&["add", "acme/acme", "--docs", "dosc"], "there is no file or folder `dosc`", 2),
        (&["add", "acme/acme", "--docs", "docs", "--types", "acme_lmap"], "did you mean `acme_lamp`?", 1),
        (&["add", "acme/Acme", "--docs", "docs"], "`Acme` is no name of a provider", 1),
    ] {
        let run = folder.run(args);
        assert_eq!(run.code(), code, "{}", run.all());
        assert!(run.stderr().contains(said), "{args:?}: {}", run.stderr());
        assert!(!folder.path().join("ferroform.toml").exists());
    }
}

#[test]
fn programs_are_written_over_the_names_of_the_file() {
    let settings = format!("{SETTINGS}\n[providers.acme.names]\nacme_lamp = \"lantern\"\n");
    let main = "resource \"acme_lamp\" \"desk\" {\n  name  = \"desk\"\n  watts = 40\n}\n";
    let state = r#"{"version": 4, "resources": [{"mode": "managed", "type": "acme_lamp", "name": "desk", "instances": [
        {"attributes": {"id": "l-1", "name": "desk", "watts": 40}}]}]}"#;
    let folder = Folder::with(&[
        ("docs/lamp.md", PAGE),
        ("ferroform.toml", &settings),
        ("infra/main.tf", main),
        ("infra/old.tfstate", state),
    ]);
    for args in [&["convert", "main.tf"][..], &["import", "--state", "old.tfstate"][..]] {
        let run = folder.run_in("infra", args);
        assert_eq!(run.code(), 0, "{}", run.all());
        assert!(run.stdout().contains("use acme_bindings::lantern::Lantern;"), "{}", run.all());
    }
    assert_eq!(folder.run(&["generate"]).code(), 0);
    let manifest = folder.read("crates/acme/Cargo.toml");
    folder.write("crates/acme/Cargo.toml", &manifest.replace("\"acme-bindings\"", "\"house-lights\""));
    let run = folder.run(&["convert", "infra"]);
    assert!(run.stdout().contains("use house_lights::lantern::Lantern;"), "{}", run.all());
    folder.write("ferroform.toml", "[providers.acme]\nsource = 1\n");
    assert_eq!(folder.run(&["convert", "infra"]).code(), 1);
}
