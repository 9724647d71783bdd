//! `ferroform import`

use super::{Folder, PAGE};

const STATE: &str = r#"{"version": 4, "resources": [
  {"mode": "managed", "type": "acme_lamp", "name": "desk", "provider": "provider[\"registry.terraform.io/acme/acme\"]",
   "instances": [{"attributes": {"id": "lamp-1", "name": "desk", "watts": 20, "serial": "x"}}]},
  {"mode": "managed", "type": "acme_safe", "name": "hall",
   "instances": [{"attributes": {"id": "safe-1", "pin_token": "1234", "lamp_id": "lamp-1"}}]}
]}"#;

#[test]
fn a_state_becomes_a_program() {
    let folder = Folder::with(&[("terraform.tfstate", STATE), ("docs/lamp.md", PAGE)]);
    let run = folder.run(&["import", "--state", "terraform.tfstate", "--docs", "docs", "--out", "src"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    insta::assert_snapshot!(run.stderr());
    insta::assert_snapshot!(std::fs::read_to_string(folder.path().join("src/main.rs")).expect("the program"));
    let one = folder.run(&["import", "acme_lamp.desk", "--state", "terraform.tfstate"]);
    assert!(one.stdout().contains("acme_lamp") && !one.stdout().contains("acme_safe"), "{}", one.stdout());
}

#[test]
fn what_cannot_be_imported_is_said() {
    let folder = Folder::with(&[("terraform.tfstate", STATE), ("none.json", "{}")]);
    let run = folder.run(&["import", "acme_lamp.des", "--state", "terraform.tfstate"]);
    assert_eq!(run.code(), 1);
    assert!(
        run.stderr().contains("there is no `acme_lamp.des`; there is `acme_lamp.desk`, `acme_safe.hall`"),
        "{}",
        run.stderr()
    );
    assert!(folder.run(&["import", "--plan", "none.json"]).stderr().contains("this is no state"));
    assert_eq!(folder.run(&["import"]).code(), 2);
}
