//! What documents say, through Terraform.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use ferroform_schema::compile::Options;
use ferroform_testing::provider::Knowledge;
use ferroform_testing::report::Report;
use ferroform_testing::{Documents, Folder, Terraform};
use std::path::PathBuf;
use std::sync::Arc;

const PAGE: &str = "\
# Resource: acme_lamp

Manages a lamp.

## Argument Reference

This resource supports the following arguments:

* `name` - (Required) Name of the lamp. Must be between 1 and 8 characters.
* `watts` - (Optional) Number of watts. Must be between 5 and 60. Defaults to `40`.
* `mode` - (Optional, Forces new resource) Mode of the lamp. Valid values are `FAST` and `SLOW`.
* `shade` - (Optional) Configuration block for the shade. See [Shade](#shade) below.

### Shade

* `width` - (Optional) Width of the shade, in inches. Must be between 1 and 9. Conflicts with `girth`.
* `girth` - (Optional) Girth of the shade, in inches.

## Attribute Reference

This resource exports the following attributes in addition to the arguments above:

* `id` - Id of the lamp.
";

struct Case {
    folder: tempfile::TempDir,
}

impl Case {
    fn new(configuration: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("docs")).unwrap();
        std::fs::create_dir(folder.path().join("prod")).unwrap();
        std::fs::write(folder.path().join("docs/lamp.md"), PAGE).unwrap();
        let case = Self { folder };
        case.write(configuration);
        case
    }

    fn prod(&self) -> PathBuf {
        self.folder.path().join("prod")
    }

    fn write(&self, configuration: &str) {
        let head =
            "terraform {\n  required_providers {\n    acme = { source = \"hashicorp/acme\" }\n  }\n}\n";
        std::fs::write(self.prod().join("main.tf"), format!("{head}{configuration}")).unwrap();
    }

    fn open(&self, terraform: &Terraform) -> (Folder, Arc<Documents>, ferroform_schema::source::Sources) {
        let (documents, compilation) =
            Documents::compile(&[self.folder.path().join("docs")], &Options::default());
        assert!(!compilation.has_errors(), "{:?}", compilation.diagnostics);
        let knowledge: Arc<dyn Knowledge> = Arc::clone(&documents) as Arc<dyn Knowledge>;
        let folder = Folder::open(&self.prod(), terraform, &documents.schemas(), &knowledge).unwrap();
        (folder, documents, compilation.sources)
    }

    fn report(&self, terraform: &Terraform) -> String {
        let (mut folder, documents, sources) = self.open(terraform);
        let diagnostics = folder.validate().unwrap();
        let text = Report::new(diagnostics, &documents, sources).to_text(false);
        text.replace(&*self.folder.path().to_string_lossy(), "[folder]")
    }
}

#[test]
fn broken_rules_have_both_places() {
    let Some(terraform) = Terraform::for_test("broken_rules_have_both_places") else { return };
    let case = Case::new(
        r#"
terraform {
  backend "s3" {
    bucket = "states"
  }
}

variable "watts" {
  type = number
}

locals {
  much = 10 * 50
}

resource "acme_lamp" "desk" {
  name  = "a name that is long"
  watts = local.much
  mode  = "FASTT"
  shade {
    width = 3
    girth = 4
  }
}

resource "acme_lamp" "hall" {
  name  = "hall"
  watts = var.watts
  wats  = 3
}
"#,
    );
    insta::assert_snapshot!(case.report(&terraform));
    let left: Vec<_> = std::fs::read_dir(case.prod()).unwrap().collect();
    assert_eq!(left.len(), 1, "nothing but the file is in the folder");
}

#[test]
fn defaults_are_planned_and_what_is_fixed_replaces() {
    let Some(terraform) = Terraform::for_test("defaults_are_planned_and_what_is_fixed_replaces") else {
        return;
    };
    let text = |mode: &str| {
        format!("resource \"acme_lamp\" \"desk\" {{\n  name = \"desk\"\n  mode = \"{mode}\"\n}}\n")
    };
    let case = Case::new(&text("FAST"));
    let (documents, _) = Documents::compile(&[case.folder.path().join("docs")], &Options::default());
    let knowledge: Arc<dyn Knowledge> = Arc::clone(&documents) as Arc<dyn Knowledge>;
    let mut workspace =
        ferroform_testing::Workspace::new(&terraform, &documents.schemas(), &knowledge).unwrap();
    workspace.write("main.tf", &text("FAST")).unwrap();
    let (plan, _) = workspace.plan().unwrap();
    assert_eq!(plan.resource("acme_lamp.desk").unwrap().change.after["watts"], 40);
    workspace.apply().unwrap();
    assert!(workspace.plan().unwrap().0.is_empty());
    workspace.write("main.tf", &text("SLOW")).unwrap();
    assert_eq!(workspace.plan().unwrap().0.to_string(), "replace acme_lamp.desk\n");
}
