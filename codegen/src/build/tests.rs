use super::*;
use std::fs;

const QUEUE: &str = "\
resource: acme_queue
description: A queue.
arguments:
  name: {type: string, required: true, description: Its name.}
  kind: {type: string, one_of: [PLAIN, SORTED]}
";

struct Project {
    dir: tempfile::TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Self { dir: tempfile::tempdir().unwrap() };
        project.document("queue.yaml", QUEUE);
        project
    }

    fn document(&self, name: &str, text: &str) {
        fs::create_dir_all(self.docs()).unwrap();
        fs::write(self.docs().join(name), text).unwrap();
    }

    fn docs(&self) -> PathBuf {
        self.dir.path().join("docs")
    }

    fn out(&self, name: &str) -> PathBuf {
        self.dir.path().join("out").join(name)
    }

    fn build(&self, config: &mut Config) -> Result<Built, BuildError> {
        config.out_dir(self.dir.path().join("out")).build(&[self.docs()])
    }
}

fn config() -> Config {
    Config::for_build_script()
}

#[test]
fn nothing_is_done_when_nothing_changed() {
    let project = Project::new();
    let first = project.build(&mut config()).unwrap();
    assert!(!first.fresh);
    let text = fs::read_to_string(project.out("bindings.rs")).unwrap();
    assert!(text.contains("pub struct QueueBuilder<Name = rt::Unset>"), "{text}");
    let modified = || fs::metadata(project.out("bindings.rs")).unwrap().modified().unwrap();
    let before = modified();
    let second = project.build(&mut config()).unwrap();
    assert!(second.fresh);
    assert_eq!(second.instructions, first.instructions);
    assert_eq!(modified(), before);
}

#[test]
fn every_kind_of_change_is_seen() {
    let project = Project::new();
    let rebuilt = |what: &str, config: &mut Config| {
        assert!(!project.build(config).unwrap().fresh, "{what}");
        assert!(project.build(config).unwrap().fresh, "{what}, again");
    };
    rebuilt("the first build", &mut config());
    rebuilt("another setting", config().provider_version("2"));
    rebuilt("back to the first", &mut config());
    project.document("queue.yaml", &QUEUE.replace("SORTED", "STACKED"));
    rebuilt("an edited page", &mut config());
    assert!(fs::read_to_string(project.out("bindings.rs")).unwrap().contains("Stacked"));
    project.document("topic.yaml", &QUEUE.replace("queue", "topic"));
    rebuilt("an added page", &mut config());
    assert!(project.out("ferroform/derive/acme_topic.schema").exists());
    fs::remove_file(project.out("bindings.rs")).unwrap();
    rebuilt("a deleted output", &mut config());
    fs::write(project.out("bindings.rs"), format!("{}\nedited", crate::emit::MARK)).unwrap();
    rebuilt("an edited output", &mut config());
    fs::remove_file(project.docs().join("topic.yaml")).unwrap();
    rebuilt("a removed page", &mut config());
    assert!(!project.out("ferroform/derive/acme_topic.schema").exists());
    assert!(project.out("ferroform/derive/acme_queue.schema").exists());
}

#[test]
fn two_bindings_can_share_an_output_folder() {
    let project = Project::new();
    project.build(&mut config()).unwrap();
    project.build(config().layout(Layout::SingleFile("other".into()))).unwrap();
    assert!(project.out("bindings.rs").exists() && project.out("other.rs").exists());
    assert!(project.build(&mut config()).unwrap().fresh);
}

#[test]
fn errors_are_drawn_and_stop_the_build() {
    let project = Project::new();
    let error = project.build(config().types(["acme_quue"])).unwrap_err();
    assert!(format!("{error:?}").contains("did you mean `acme_queue`?"), "{error:?}");
    project.document("queue.yaml", "resource: acme_queue\narguments:\n  name: {typ: string}\n");
    let error = project.build(&mut config()).unwrap_err();
    assert!(error.to_string().contains("queue.yaml:3"), "{error}");
    assert!(!project.out("bindings.rs").exists());
}

#[test]
fn documents_are_watched() {
    let project = Project::new();
    let built = project.build(&mut config()).unwrap();
    assert_eq!(
        built.instructions.first().unwrap(),
        &format!("cargo::rerun-if-changed={}", project.docs().display())
    );
}

/// A provider's schema with the queue, which it names and types otherwise, and a type without a document.
fn truth(size: &str) -> String {
    let queue = format!(
        r#""acme_queue": {{"block": {{"attributes": {{
            "name": {{"type": "string", "required": true}},
            "kind": {{"type": "string", "optional": true}},
            "size": {{"type": "{size}", "optional": true}}
        }}}}}}"#
    );
    let topic = r#""acme_topic": {"block": {"attributes": {"name": {"type": "string", "required": true}}}}"#;
    format!(
        r#"{{"format_version": "1.0", "provider_schemas": {{"registry.terraform.io/acme/acme": {{
            "resource_schemas": {{{queue}, {topic}}}
        }}}}}}"#
    )
}

#[test]
fn a_providers_schema_is_laid_under_the_documents_and_watched() {
    let project = Project::new();
    let schema = project.dir.path().join("schema.json");
    fs::write(&schema, truth("number")).unwrap();
    let config = || {
        let mut config = config();
        config.provider_schema(&schema);
        config
    };
    let built = project.build(&mut config()).unwrap();
    let watched = format!("cargo::rerun-if-changed={}", schema.display());
    assert!(built.instructions.contains(&watched), "{:?}", built.instructions);
    let warned =
        |line: &String| line.contains("`size` stands in the provider's schema, but is not documented");
    assert!(built.instructions.iter().any(warned), "{:?}", built.instructions);
    let text = fs::read_to_string(project.out("bindings.rs")).unwrap();
    assert!(text.contains("fn size(mut self, value: impl rt::IntoNumber)"), "{text}");
    assert!(text.contains("enum Kind"), "the document's values stay: {text}");
    assert!(!text.contains("Topic"), "{text}");
    assert!(project.build(&mut config()).unwrap().fresh);

    fs::write(&schema, truth("bool")).unwrap();
    assert!(!project.build(&mut config()).unwrap().fresh);
    let text = fs::read_to_string(project.out("bindings.rs")).unwrap();
    assert!(text.contains("fn size(mut self, value: impl rt::IntoBool)"), "{text}");

    assert!(!project.build(config().undocumented(true)).unwrap().fresh);
    let text = fs::read_to_string(project.out("bindings.rs")).unwrap();
    assert!(text.contains("pub struct TopicBuilder"), "{text}");
    assert!(text.contains("acme/acme"), "the source address is that of the schema: {text}");
}

#[test]
fn a_providers_schema_that_cannot_be_read_stops_the_build() {
    let project = Project::new();
    let schema = project.dir.path().join("schema.json");
    fs::write(&schema, "{}").unwrap();
    let error = project.build(config().provider_schema(&schema)).unwrap_err().to_string();
    assert!(error.contains("this is no provider schema"), "{error}");
}
