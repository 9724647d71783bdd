use super::*;
use crate::config::Layout;
use crate::runtime::Runtime;
use ferroform_schema::diagnostic::{Level, one_line};
use std::fs;

fn read(text: &str) -> Result<Project, Vec<String>> {
    let mut diagnostics = Diagnostics::new();
    let project = Project::read(&SourceFile::new(FILE, text), Path::new("up"), &mut diagnostics);
    let wrong: Vec<String> = diagnostics.into_sorted().iter().map(one_line).collect();
    if wrong.is_empty() { Ok(project) } else { Err(wrong) }
}

#[test]
fn everything_that_can_be_set() {
    let text = r##"
        [providers.acme]
        source = "acme/acme"
        version = "~> 1.4"
        docs = ["docs", "more"]
        overlays = "overlays"
        schema = "schema.json"
        types = "acme_*"
        out = "crates/acme"
        runtime = "../ferroform"
        docs-url = "https://example.com/"
        examples = false

        [providers.acme.names]
        acme_storage_bucket = "bucket"

        [providers.acme.attributes]
        "acme_*" = ["#[derive(Hash)]", "#[non_exhaustive]"]

        [warnings]
        no-type-cue = "allow"
    "##;
    let project = read(text).unwrap();
    let [bindings] = project.bindings.as_slice() else { panic!("{project:?}") };
    let below = |names: &[&str]| names.iter().map(|name| Path::new("up").join(name)).collect::<Vec<_>>();
    assert_eq!(bindings.documents, below(&["docs", "more", "overlays"]));
    assert_eq!(bindings.out, Path::new("up/crates/acme"));
    let mut levels = ferroform_schema::diagnostic::Levels::default();
    levels.set(Code::NoTypeCue, Level::Allow);
    let mut expected = Config::new();
    expected
        .always_provider(true)
        .provider_source("acme/acme")
        .provider_version("~> 1.4")
        .provider_schema("up/schema.json")
        .types(["acme_*"])
        .runtime(Runtime::Path("../../../ferroform".to_owned()))
        .docs_url("https://example.com/")
        .examples(false)
        .name("acme_storage_bucket", "bucket")
        .attribute("acme_*", "#[derive(Hash)]")
        .attribute("acme_*", "#[non_exhaustive]")
        .levels(levels);
    assert_eq!(bindings.config, expected);
}

#[test]
fn a_program_can_be_all_there_is() {
    let text = "[program]\ncommand = \"make\"\noutput = \"out\"\nwatch = [\"src\", \"docs\"]\n";
    let project = read(text).unwrap();
    let watch = ["src", "docs"].map(PathBuf::from).to_vec();
    let program =
        ProgramSettings { command: Some("make".to_owned()), output: Some(PathBuf::from("out")), watch };
    assert_eq!((project.bindings.len(), project.program), (0, program));
    let wrong = read("[program]\ncomand = \"make\"\n").unwrap_err();
    assert!(wrong[0].starts_with("ferroform.toml:2:1"), "{wrong:?}");
}

#[test]
fn a_schema_alone_gives_all_its_types() {
    let project = read("[providers.acme]\nschema = \"s.json\"\n").unwrap();
    assert!(project.bindings[0].config.options().undocumented);
    let project = read("[providers.acme]\nschema = \"s.json\"\ndocs = \"docs\"\n").unwrap();
    assert!(!project.bindings[0].config.options().undocumented);
}

#[test]
fn what_is_no_toml_is_told_once_at_its_place() {
    let wrong = read("[providers.acme\ndocs = \"docs\"\n").unwrap_err();
    assert!(wrong[0].starts_with("ferroform.toml:1:"), "{wrong:?}");
    assert!(wrong[0].contains("this is no TOML"), "{wrong:?}");
    let wrong = read("").unwrap_err();
    assert!(wrong[0].contains("the settings have no provider"), "{wrong:?}");
}

#[test]
fn deep_and_odd_files_are_no_panic() {
    for text in ["a = [".repeat(5_000), "[a.".repeat(2_000), "\u{feff}[providers]".to_owned(), "=".to_owned()]
    {
        assert!(read(&text).is_err());
    }
    assert!(read("providers = { acme = { docs = \"docs\" } }").is_ok());
}

const PAGE: &str = "\
resource: acme_storage_bucket
description: A bucket.
arguments:
  name: {type: string, required: true, description: Its name.}
";

/// A folder with a project and its documents.
fn project(settings: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("docs")).unwrap();
    fs::write(folder.path().join("docs/bucket.yaml"), PAGE).unwrap();
    fs::write(folder.path().join(FILE), settings).unwrap();
    folder
}

fn build(folder: &Path) -> Result<Built, BuildError> {
    let mut project = Project::from_file(folder.join(FILE))?;
    for bindings in &mut project.bindings {
        bindings.config.out_dir(folder.join("out"));
    }
    project.build()
}

#[test]
fn a_build_script_takes_its_settings_from_the_file() {
    let names = "[providers.acme.names]\nacme_storage_bucket = \"bucket\"\n";
    let folder = project(&format!("[providers.acme]\ndocs = \"docs\"\n{names}"));
    let built = build(folder.path()).unwrap();
    let watched = format!("cargo::rerun-if-changed={}", folder.path().join(FILE).display());
    assert_eq!(built.instructions.first(), Some(&watched));
    let text = fs::read_to_string(folder.path().join("out/acme.rs")).unwrap();
    assert!(text.contains("pub mod bucket") && text.contains("pub struct Bucket"), "{text}");
    assert!(build(folder.path()).unwrap().fresh);
}

#[test]
fn names_of_types_that_are_not_there_and_names_that_are_taken_are_errors() {
    let with = |names: &str| {
        project(&format!("[providers.acme]\ndocs = \"docs\"\n[providers.acme.names]\n{names}\n"))
    };
    let error = build(with("acme_storage_buckte = \"bucket\"").path()).unwrap_err().to_string();
    assert!(error.contains("did you mean `acme_storage_bucket`?"), "{error}");
    let error = build(with("acme_storage_bucket = \"lib\"").path()).unwrap_err().to_string();
    assert!(error.contains("cannot be called `lib`"), "{error}");
}

#[test]
fn warnings_can_be_allowed_and_denied() {
    let page = "# Resource: acme_lamp\n\n## Argument Reference\n\n* `gear` - (Optional) The gear.\n";
    let with = |level: &str| {
        let folder =
            project(&format!("[providers.acme]\ndocs = \"docs\"\n[warnings]\nno-type-cue = \"{level}\"\n"));
        fs::write(folder.path().join("docs/lamp.md"), page).unwrap();
        build(folder.path())
    };
    let told = |built: Built| built.instructions.iter().filter(|it| it.starts_with("cargo::warning")).count();
    assert_eq!(told(with("warn").unwrap()), 1);
    assert_eq!(told(with("allow").unwrap()), 0);
    assert!(with("deny").unwrap_err().to_string().contains("error[no-type-cue]"));
}

#[test]
fn doubts_about_types_that_nobody_chose_are_not_told() {
    let page = "# Resource: acme_lamp\n\n## Argument Reference\n\n* `gear` - (Optional) The gear.\n";
    let told = |types: &str| {
        let folder = project(&format!("[providers.acme]\ndocs = \"docs\"\ntypes = [\"{types}\"]\n"));
        fs::write(folder.path().join("docs/lamp.md"), page).unwrap();
        let built = build(folder.path()).unwrap();
        built.instructions.iter().filter(|it| it.starts_with("cargo::warning")).count()
    };
    assert_eq!((told("acme_storage_*"), told("acme_lamp"), told("*")), (0, 1, 1));
}

#[test]
fn a_file_that_is_not_there_is_an_error() {
    let error = Project::from_file("nowhere/ferroform.toml").unwrap_err().to_string();
    assert!(error.contains("nowhere/ferroform.toml"), "{error}");
    assert_eq!(Config::new().layout, Layout::Crate);
}
