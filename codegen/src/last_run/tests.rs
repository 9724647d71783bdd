use super::*;
use crate::emit::{Content, MARK, OutFile};
use std::fs;

/// A folder with a document, and a crate that was made from it.
struct Project(tempfile::TempDir);

impl Project {
    fn new() -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        project.put("docs/queue.md", "# Queue");
        project.put("docs/more/topic.md", "# Topic");
        project.generate(&["src/lib.rs", "src/queue.rs"]);
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::create_dir_all(self.path(name).parent().unwrap()).unwrap();
        fs::write(self.path(name), text).unwrap();
    }

    fn run(&self, config: &Config, settings: &str, documents: &[&str]) -> LastRun {
        let documents: Vec<PathBuf> = documents.iter().map(|name| self.path(name)).collect();
        LastRun::of_crate(&self.path("crate"), config, settings, &documents)
    }

    fn again(&self) -> LastRun {
        self.run(&Config::new(), "", &["docs"])
    }

    fn generate(&self, files: &[&str]) {
        let last = self.again();
        let text = |path: &str| Content::Whole(format!("{MARK} by a test.\n// {path}\n"));
        let files: Vec<OutFile> =
            files.iter().map(|path| OutFile { path: (*path).to_owned(), content: text(path) }).collect();
        let report = last.write(&files).unwrap();
        last.remember(&report, &["one warning".to_owned()]).unwrap();
    }
}

#[test]
fn a_run_from_the_same_is_fresh_and_tells_the_same() {
    let project = Project::new();
    assert_eq!(project.again().if_fresh(), Some(["one warning".to_owned()].as_slice()));
    assert_eq!(project.again().files(), 2);
}

/// What is done to a project, with a name for the message.
type Change<'a> = (&'a str, &'a dyn Fn(&Project));

#[test]
fn every_change_of_an_input_counts() {
    let changes: [Change<'_>; 6] = [
        ("edited", &|project| project.put("docs/queue.md", "# Queues")),
        ("added", &|project| project.put("docs/stream.md", "# Stream")),
        ("removed", &|project| fs::remove_file(project.path("docs/queue.md")).unwrap()),
        ("renamed", &|project| fs::rename(project.path("docs/queue.md"), project.path("docs/q.md")).unwrap()),
        ("moved", &|project| {
            fs::rename(project.path("docs/more/topic.md"), project.path("docs/topic.md")).unwrap();
        }),
        ("swapped", &|project| {
            project.put("docs/queue.md", "# Topic");
            project.put("docs/more/topic.md", "# Queue");
        }),
    ];
    for (what, change) in changes {
        let project = Project::new();
        change(&project);
        assert_eq!(project.again().if_fresh(), None, "{what}");
    }
}

#[test]
fn every_change_of_an_output_counts() {
    let stale = format!("{MARK} by an earlier run.\n");
    let changes: [Change<'_>; 4] = [
        ("edited", &|project| project.put("crate/src/queue.rs", &format!("{MARK}\n// mine"))),
        ("cut", &|project| project.put("crate/src/queue.rs", MARK)),
        ("removed", &|project| fs::remove_file(project.path("crate/src/queue.rs")).unwrap()),
        ("a stale one came back", &|project| project.put("crate/src/topic.rs", &stale)),
    ];
    for (what, change) in changes {
        let project = Project::new();
        change(&project);
        assert_eq!(project.again().if_fresh(), None, "{what}");
        project.generate(&["src/lib.rs", "src/queue.rs"]);
        assert!(project.again().if_fresh().is_some(), "{what}, then generated");
    }
}

#[test]
fn what_people_put_beside_the_outputs_does_not_count() {
    let project = Project::new();
    project.put("crate/src/mine.rs", "fn mine() {}");
    project.put("crate/README.md", "# Mine");
    assert!(project.again().if_fresh().is_some());
}

#[test]
fn other_settings_and_another_provider_schema_count() {
    let project = Project::new();
    let mut config = Config::new();
    assert_eq!(project.run(&config, "--all", &["docs"]).if_fresh(), None);
    assert_eq!(project.run(&config, "", &["docs/queue.md", "docs/more"]).if_fresh(), None);
    config.provider_version("2");
    assert_eq!(project.run(&config, "", &["docs"]).if_fresh(), None);
    let mut config = Config::new();
    project.put("schema.json", "{}");
    config.provider_schema(project.path("schema.json"));
    let before = project.run(&config, "", &["docs"]).inputs;
    project.put("schema.json", "[]");
    assert_ne!(project.run(&config, "", &["docs"]).inputs, before);
}

#[test]
fn outputs_that_are_no_longer_given_are_removed_unless_edited() {
    let project = Project::new();
    // The folder of a crate is swept by the writer; here only what was remembered counts.
    project.generate(&["src/lib.rs", "data/a.txt", "data/b.txt"]);
    project.put("crate/data/b.txt", "edited");
    project.generate(&["src/lib.rs"]);
    assert!(!project.path("crate/data/a.txt").exists());
    assert!(project.path("crate/data/b.txt").exists());
}

#[test]
fn the_memory_is_passed_over_by_version_control_and_can_be_lost() {
    let project = Project::new();
    assert_eq!(fs::read_to_string(project.path("crate/.ferroform/.gitignore")).unwrap(), "*\n");
    project.put("crate/.ferroform/crate.state", "damaged");
    assert_eq!(project.again().if_fresh(), None);
    fs::remove_dir_all(project.path("crate/.ferroform")).unwrap();
    assert_eq!(project.again().if_fresh(), None);
}
