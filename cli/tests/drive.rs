//! `synth`, `plan`, `deploy`, `destroy`, `output` and `watch` as a user calls them: over a Terraform that only keeps a diary, and
//! over the real one.
#![cfg(unix)]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot be set up has failed")]

#[path = "drive/terminal.rs"]
mod terminal;

use ferroform_testing::Terraform;
use serde_json::{Value as Json, json};
use std::io::{BufRead as _, BufReader};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Writes down when it begins and ends; files in the folder of a stack say what goes wrong there.
const DIARY: &str = r#"#!/bin/sh
stack=$(basename "$PWD")
command=$1
note() { echo "$1 $command $stack" >> "$DIARY"; }
trap 'note interrupted; echo "it ends in good order"; exit 1' INT
note begin
for argument in "$@"; do
  case "$argument" in
    -out=*) : > "${argument#-out=}" ;;
    -destroy) command=plan-destroy ;;
    -var*) echo "$argument" >> "$DIARY" ;;
  esac
done
if [ -f "fails-$command" ]; then
  echo "Error: $stack does not $command"
  note end
  exit 1
fi
# Waits for company, where it needs some: whoever never comes is a failure.
if [ -f "meets-$command" ]; then
  tries=0
  until grep -q "begin $command $(cat "meets-$command")" "$DIARY"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 200 ]; then note alone; exit 1; fi
    sleep 0.05
  done
fi
while [ -f "holds-$command" ]; do sleep 0.05; done
note end
case "$command" in
  plan*) if [ -f unchanged ]; then echo "No changes."; exit 0; fi
    echo "what $stack would do"; echo "Plan: 1 to add, 0 to change, 0 to destroy."; exit 2 ;;
  apply) echo "thing.$stack: Creating..."; echo "Apply complete! Resources: 1 added, 0 changed, 0 destroyed." ;;
esac
"#;

struct Case {
    folder: tempfile::TempDir,
    terraform: Option<PathBuf>,
}

struct Run {
    code: Option<i32>,
    out: String,
    error: String,
}

impl Case {
    /// Stacks, each with those that it comes after.
    fn new(stacks: &[(&str, &[&str])]) -> Self {
        let case = Self { folder: tempfile::tempdir().expect("a folder"), terraform: None };
        let mut manifest = json!({ "version": "0.1.0", "stacks": {} });
        for (name, after) in stacks {
            case.write(&format!("cdktf.out/stacks/{name}/cdk.tf.json"), "{}");
            manifest["stacks"][*name] = json!({
                "name": name,
                "constructPath": format!("path/{name}"),
                "workingDirectory": format!("stacks/{name}"),
                "synthesizedStackPath": format!("stacks/{name}/cdk.tf.json"),
                "annotations": [],
                "dependencies": after.iter().map(|name| format!("path/{name}")).collect::<Vec<_>>(),
            });
        }
        case.write("cdktf.out/manifest.json", &manifest.to_string());
        case.write("terraform", DIARY);
        let script = case.path("terraform");
        let mode = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o755);
        std::fs::set_permissions(&script, mode).expect("a script");
        case.write("diary", "");
        Self { terraform: Some(script), ..case }
    }

    /// With the Terraform of this machine.
    fn real() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder"), terraform: None }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let file = self.path(name);
        std::fs::create_dir_all(file.parent().expect("a folder")).expect("a folder");
        std::fs::write(file, text).expect("a file");
    }

    /// Something about one stack that the diarist heeds.
    fn mark(&self, stack: &str, what: &str, text: &str) {
        self.write(&format!("cdktf.out/stacks/{stack}/{what}"), text);
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ferroform"));
        command.args(arguments).current_dir(self.folder.path()).stdin(Stdio::null());
        command.env("DIARY", self.path("diary"));
        if let Some(terraform) = &self.terraform {
            command.env("FERROFORM_TERRAFORM", terraform);
        }
        command
    }

    fn run(&self, arguments: &[&str]) -> Run {
        let Output { status, stdout, stderr } = self.command(arguments).output().expect("the command runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Run { code: status.code(), out: text(&stdout), error: text(&stderr) }
    }

    /// What the diary says of these commands, in its order.
    fn diary(&self, commands: &[&str]) -> Vec<String> {
        let text = std::fs::read_to_string(self.path("diary")).expect("a diary");
        let told = |line: &&str| commands.contains(&line.split(' ').nth(1).unwrap_or_default());
        text.lines().filter(told).map(str::to_owned).collect()
    }
}

const HOUSE: [(&str, &[&str]); 4] =
    [("app", &["network", "data"]), ("data", &["network"]), ("network", &[]), ("other", &[])];

#[test]
fn stacks_are_deployed_in_the_order_in_which_they_read_each_other() {
    let case = Case::new(&HOUSE);
    let run = case.run(&["deploy", "--skip-synth", "--auto-approve", "--parallelism", "1"]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    let applied = ["network", "data", "app", "other"];
    let diary = applied.map(|stack| [format!("begin apply {stack}"), format!("end apply {stack}")]).concat();
    assert_eq!(case.diary(&["apply"]), diary);
    assert!(run.out.contains("── data ──\n\nwhat data would do\nPlan: 1 to add"), "{}", run.out);
    assert!(run.error.contains("app     │ thing.app: Creating..."), "{}", run.error);
    assert!(run.error.contains("app      done: 1 added, 0 changed, 0 destroyed\n"), "{}", run.error);
}

#[test]
fn stacks_that_do_not_read_each_other_are_deployed_at_once() {
    let case = Case::new(&HOUSE);
    case.mark("other", "meets-apply", "network");
    case.mark("network", "meets-apply", "other");
    let run = case.run(&["deploy", "--skip-synth", "--auto-approve"]);
    assert_eq!(run.code, Some(0), "{}\n{:?}", run.error, case.diary(&["apply"]));
}

#[test]
fn what_is_destroyed_goes_before_what_it_reads() {
    let case = Case::new(&HOUSE);
    let run = case.run(&["destroy", "--skip-synth", "--auto-approve", "network", "data", "a*"]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    let begun: Vec<String> =
        case.diary(&["apply"]).into_iter().filter(|line| line.starts_with("begin")).collect();
    assert_eq!(begun, ["begin apply app", "begin apply data", "begin apply network"]);
    assert_eq!(case.diary(&["plan-destroy"]).len(), 3);
}

#[test]
fn a_stack_that_fails_stops_those_behind_it_and_no_others() {
    let case = Case::new(&HOUSE);
    case.mark("data", "fails-apply", "");
    let run = case.run(&["deploy", "--skip-synth", "--auto-approve"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("Error: data does not apply"), "{}", run.out);
    for line in ["app      not started, because of `data`", "data     failed", "other    done: 1 added"] {
        assert!(run.error.contains(line), "{line}\n{}", run.error);
    }
    assert!(!case.diary(&["plan", "apply"]).iter().any(|line| line.ends_with("app")));
}

#[test]
fn a_plan_tells_by_its_exit_code_whether_there_is_something_to_do() {
    let case = Case::new(&[("a", &[]), ("b", &["a"])]);
    let plan = |more: &[&str]| case.run(&[&["plan", "--skip-synth"], more].concat());
    assert_eq!(plan(&[]).code, Some(0));
    let changed = plan(&["--detailed-exitcode"]);
    assert_eq!(changed.code, Some(2));
    assert!(changed.error.contains("b  1 to add, 0 to change, 0 to destroy\n"), "{}", changed.error);
    assert_eq!(case.diary(&["apply"]), [""; 0]);
    case.mark("a", "unchanged", "");
    case.mark("b", "unchanged", "");
    let unchanged = plan(&["--detailed-exitcode"]);
    assert_eq!((unchanged.code, &*unchanged.out), (Some(0), ""));
    case.mark("a", "fails-init", "");
    assert_eq!(plan(&["--detailed-exitcode"]).code, Some(1));
}

#[test]
fn variables_go_to_the_stacks_that_declare_them() {
    let case = Case::new(&[("a", &[]), ("b", &[])]);
    case.mark("a", "cdk.tf.json", r#"{"variable": {"stage": {}}}"#);
    case.write("prod.tfvars", "");
    let arguments =
        ["plan", "--skip-synth", "--parallelism", "1", "--var", "stage=prod", "--var-file", "prod.tfvars"];
    assert_eq!(case.run(&arguments).code, Some(0));
    let diary = std::fs::read_to_string(case.path("diary")).expect("a diary");
    assert_eq!(diary.matches("-var=stage=prod\n").count(), 1, "{diary}");
    assert_eq!(diary.matches("/prod.tfvars\n").count(), 2, "{diary}");
    let wrong = case.run(&["plan", "--skip-synth", "--var", "stag=prod"]);
    assert_eq!(wrong.code, Some(1));
    assert!(wrong.error.contains("variable `stag`; did you mean `stage`?"), "{}", wrong.error);
}

#[test]
fn nothing_is_done_that_nobody_approved_of() {
    let case = Case::new(&[("network", &[])]);
    let run = case.run(&["deploy", "--skip-synth"]);
    assert_eq!(run.code, Some(2));
    assert!(run.error.contains("`--auto-approve`"), "{}", run.error);
    let run = case.run(&["deploy", "--skip-synth", "--auto-approve", "netwrok"]);
    assert_eq!(run.code, Some(1));
    assert!(run.error.contains("no stack is called `netwrok`; did you mean `network`?"), "{}", run.error);
    assert_eq!(case.diary(&["init", "plan", "apply"]), [""; 0]);
}

#[test]
fn opentofu_is_driven_where_there_is_no_terraform() {
    let mut case = Case::new(&[("app", &["network"]), ("network", &[])]);
    let script = case.terraform.take().expect("a diarist");
    std::fs::create_dir(case.path("bin")).expect("a folder");
    std::fs::rename(script, case.path("bin/tofu")).expect("a script");
    // The one tool that the diarist needs, and nothing that is called `terraform`.
    std::os::unix::fs::symlink("/usr/bin/basename", case.path("bin/basename")).expect("a link");
    let mut command = case.command(&["deploy", "--skip-synth", "--auto-approve"]);
    command.env("PATH", case.path("bin")).env_remove("FERROFORM_TERRAFORM");
    let output = command.output().expect("the command runs");
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{error}");
    let done = ["network", "app"].map(|stack| [format!("begin apply {stack}"), format!("end apply {stack}")]);
    assert_eq!(case.diary(&["apply"]), done.concat());
}

#[test]
fn an_interrupt_is_handed_on_and_waited_for() {
    let case = Case::new(&[("a", &[]), ("b", &["a"]), ("c", &[])]);
    case.mark("a", "holds-apply", "");
    let mut command = case.command(&["deploy", "--skip-synth", "--auto-approve", "--parallelism", "1"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the command runs");
    let until = Instant::now() + Duration::from_secs(30);
    while case.diary(&["apply"]).is_empty() {
        assert!(Instant::now() < until, "it does not come so far");
        std::thread::sleep(Duration::from_millis(20));
    }
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
    let output = child.wait_with_output().expect("it ends");
    let error = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(130), "{error}");
    assert!(error.contains("a │ it ends in good order"), "{error}");
    assert_eq!(case.diary(&["apply"]), ["begin apply a", "interrupted apply a"]);
    for line in ["a  interrupted", "b  interrupted", "c  interrupted"] {
        assert!(error.contains(line), "{line}\n{error}");
    }
}

/// A program that writes two stacks, one of which reads the other's output, and says something.
const PROGRAM: &str = r#"
set -e
echo "the program speaks"
test "$CDKTF_CONTEXT_JSON" = '{"stage":"prod"}'
for stack in a b; do mkdir -p "$CDKTF_OUTDIR/stacks/$stack"; done
cp a.json "$CDKTF_OUTDIR/stacks/a/cdk.tf.json"
cp b.json "$CDKTF_OUTDIR/stacks/b/cdk.tf.json"
cp manifest.json "$CDKTF_OUTDIR/manifest.json"
"#;

fn program(case: &Case) {
    let stack = |name: &str| {
        json!({
            "name": name, "constructPath": name, "workingDirectory": format!("stacks/{name}"),
            "synthesizedStackPath": format!("stacks/{name}/cdk.tf.json"), "annotations": [],
            "dependencies": if name == "b" { vec!["a"] } else { vec![] },
        })
    };
    let backend =
        |name: &str| json!({ "backend": { "local": { "path": format!("../../../{name}.tfstate") } } });
    let a = json!({
        "terraform": backend("a"),
        "variable": { "size": { "type": "number" } },
        "resource": { "terraform_data": { "one": { "input": "${var.size}" } } },
        "output": {
            "one": { "value": "${terraform_data.one.output}" },
            "hidden": { "value": "secret", "sensitive": true },
            "cross-stack-output-x": { "value": "${terraform_data.one.output}", "sensitive": true },
        },
    });
    let b = json!({
        "terraform": backend("b"),
        "data": { "terraform_remote_state": { "a": { "backend": "local", "config": { "path": "../../../a.tfstate" } } } },
        "resource": { "terraform_data": {
            "two": { "input": "${data.terraform_remote_state.a.outputs.cross-stack-output-x + 1}" },
        } },
        "output": { "two": { "value": "${nonsensitive(terraform_data.two.output)}" } },
    });
    case.write("a.json", &a.to_string());
    case.write("b.json", &b.to_string());
    case.write(
        "manifest.json",
        &json!({ "version": "0.1.0", "stacks": { "a": stack("a"), "b": stack("b") } }).to_string(),
    );
    case.write("program.sh", PROGRAM);
    let settings = json!({ "language": "rust", "app": "sh program.sh", "context": { "stage": "prod" } });
    case.write("cdktf.json", &settings.to_string());
}

#[test]
fn a_program_is_planned_deployed_read_and_destroyed_by_the_real_terraform() {
    let name = "a_program_is_planned_deployed_read_and_destroyed_by_the_real_terraform";
    if Terraform::for_test(name).is_none() {
        return;
    }
    let case = Case::real();
    program(&case);
    let run = case.run(&["plan", "a", "--detailed-exitcode", "--var", "size=41"]);
    assert_eq!(run.code, Some(2), "{}{}", run.out, run.error);
    assert!(run.error.contains("the program speaks"), "{}", run.error);
    assert!(run.out.contains("terraform_data.one will be created"), "{}", run.out);
    assert!(!run.out.contains("Saved the plan"), "{}", run.out);

    let run = case.run(&["plan", "--skip-synth", "--var", "size=41"]);
    assert_eq!(run.code, Some(1));
    let note = "note: `b` reads `a`, which is not deployed as planned: deploy it first";
    assert!(run.error.contains(note), "{}", run.error);

    let run = case.run(&["deploy", "--auto-approve", "--var", "size=41"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.error);
    assert!(run.error.contains("b  done: 1 added, 0 changed, 0 destroyed"), "{}", run.error);
    let run = case.run(&["plan", "--detailed-exitcode", "--var", "size=41"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.error);

    let run = case.run(&["output"]);
    assert_eq!(run.out, "a\n  hidden = (sensitive)\n  one = 41\nb\n  two = 42\n", "{}", run.error);
    let run = case.run(&["output", "a", "--format", "json", "--show-sensitive"]);
    let outputs: Json = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(outputs, json!({ "a": { "hidden": "secret", "one": 41 } }));

    let run = case.run(&["destroy", "--skip-synth", "--auto-approve", "--var", "size=41"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.error);
    assert!(run.error.contains("a  done: 0 added, 0 changed, 1 destroyed"), "{}", run.error);
    let state: Json =
        serde_json::from_slice(&std::fs::read(case.path("a.tfstate")).expect("a state")).expect("JSON");
    assert_eq!(state["resources"], json!([]));
}

#[test]
fn a_synth_shows_the_order_and_why_a_program_wrote_nothing() {
    let case = Case::real();
    program(&case);
    let run = case.run(&["synth", "--output", "elsewhere"]);
    assert_eq!(run.code, Some(0), "{}", run.error);
    assert!(run.error.contains("elsewhere`\n  a\n  b (after a)\n"), "{}", run.error);
    assert!(case.path("elsewhere/manifest.json").is_file() && !case.path("cdktf.out").exists());
    let run = case.run(&["synth", "--app", "true"]);
    assert_eq!(run.code, Some(1));
    assert!(run.error.contains("`true` ended well, but wrote no `cdktf.out/manifest.json`"), "{}", run.error);
    let run = case.run(&["synth", "--app", "exit 7"]);
    assert!(run.error.contains("the program failed (exit status: 7)"), "{}", run.error);
    let run = case.run(&["output"]);
    assert_eq!(run.code, Some(1));
    assert!(run.error.contains("`ferroform synth`"), "{}", run.error);
    let case = Case::new(&[("a", &[])]);
    case.mark("a", "fails-init", "");
    let run = case.run(&["output"]);
    assert_eq!((run.code, &*run.out), (Some(1), ""));
    let words = "the outputs of `a` cannot be read: Error: a does not init";
    assert!(run.error.contains(words), "{}", run.error);
}

#[test]
fn a_change_is_planned_again_until_it_is_interrupted() {
    let case = Case::new(&[("a", &[])]);
    case.write("ferroform.toml", "[program]\ncommand = \"true\"\nwatch = [\"src\"]\n");
    case.write("src/main.rs", "1");
    let mut command = case.command(&["watch"]);
    let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the command runs");
    let lines = BufReader::new(child.stderr.take().expect("standard error")).lines();
    let (send, said) = std::sync::mpsc::channel();
    std::thread::spawn(move || lines.map_while(Result::ok).try_for_each(|line| send.send(line)));
    let mut all = Vec::new();
    let mut until = |words: &str| {
        while all.last().is_none_or(|line: &String| !line.contains(words)) {
            let Ok(line) = said.recv_timeout(Duration::from_secs(30)) else {
                let _ = child.kill();
                panic!("it never says `{words}`: {all:#?}");
            };
            all.push(line);
        }
    };
    until("watching for changes");
    case.write("src/main.rs", "12");
    until("src/main.rs` changed");
    until("a  1 to add");
    until("watching for changes");
    let kill = Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(kill.expect("kill runs").success());
    assert!(child.wait().expect("it ends").success());
    assert_eq!(case.diary(&["apply"]), [""; 0]);
    let begun = case.diary(&["plan"]).iter().filter(|line| line.starts_with("begin")).count();
    assert_eq!(begun, 2);
}
