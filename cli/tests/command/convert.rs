//! `ferroform convert`: programs for CDKTF.

use super::{Folder, PAGE};

const MAIN: &str = "#!/usr/bin/env python\nfrom cdktf import App, TerraformStack\nfrom lamps import Lamps\n\n\
    class Hall(TerraformStack):\n    def __init__(self, scope, id):\n        super().__init__(scope, id)\n        \
    # The lamps by the door.\n        Lamps(self, \"door\", 40)\n        if size() > 3:\n            Lamps(self, \"wall\", 60)\n\n\
    app = App()\nHall(app, \"hall\")\napp.synth()\n";

const LAMPS: &str = "from constructs import Construct\nfrom imports.acme.lamp import Lamp\n\n\
    class Lamps(Construct):\n    def __init__(self, scope, id, watts: int):\n        super().__init__(scope, id)\n        \
    for side in [\"left\", \"right\"]:\n            Lamp(self, side, name=f\"{id}-{side}\", watts=watts)\n";

#[test]
fn a_project_for_cdktf_becomes_a_program() {
    let folder = Folder::with(&[
        ("docs/lamp.md", PAGE),
        ("hall/cdktf.json", "{\"language\": \"python\", \"app\": \"pipenv run python main.py\"}"),
        ("hall/main.py", MAIN),
        ("hall/lamps.py", LAMPS),
        ("hall/main-test.py", "def test(): pass\n"),
        ("hall/imports/acme/lamp.py", "class Lamp: pass\n"),
    ]);
    let run = folder.run(&["convert", "hall", "--docs", "docs", "--bindings", "lamps", "--out", "src"]);
    assert_eq!(run.code(), 0, "{}", run.stderr());
    insta::assert_snapshot!(run.stderr());
    insta::assert_snapshot!(std::fs::read_to_string(folder.path().join("src/main.rs")).expect("the program"));
}

#[test]
fn a_place_that_does_not_parse_is_drawn() {
    let folder = Folder::with(&[("main.ts", "import { App } from \"cdktf\";\nconst app = new App(;\n")]);
    let run = folder.run(&["convert", "main.ts"]);
    assert_eq!(run.code(), 1);
    insta::assert_snapshot!(run.stderr());
}

#[test]
fn other_files_are_named() {
    let folder = Folder::with(&[("notes.txt", "no"), ("main.tf", ""), ("main.py", "")]);
    let run = folder.run(&["convert", "notes.txt"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("`notes.txt` is neither"), "{}", run.stderr());
    let run = folder.run(&["convert", "main.tf", "main.py"]);
    assert_eq!(run.code(), 1);
    assert!(run.stderr().contains("one after the other"), "{}", run.stderr());
}
