//! What a person at a terminal sees, is asked and can stop.

use super::Case;
use pty_process::blocking::{Command, Pty, open};
use std::fs::File;
use std::io::{Read as _, Write as _};
use std::process::Stdio;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// A command in a terminal of its own.
struct Session {
    child: std::process::Child,
    terminal: Arc<Pty>,
    shown: Receiver<Vec<u8>>,
    screen: String,
}

/// Runs `deploy` over the stacks of a case, with variables of the environment and, if wanted, standard output in a file.
fn deploy(case: &Case, arguments: &[&str], variables: &[(&str, &str)], out: Option<File>) -> Session {
    let (terminal, its_end) = open().expect("a terminal");
    let mut command = Command::new(env!("CARGO_BIN_EXE_ferroform"))
        .args(["deploy", "--skip-synth"])
        .args(arguments)
        .current_dir(case.folder.path())
        .env("DIARY", case.path("diary"))
        .env("TERM", "xterm")
        .env_remove("NO_COLOR")
        .envs(variables.iter().copied());
    if let Some(script) = &case.terraform {
        command = command.env("FERROFORM_TERRAFORM", script);
    }
    if let Some(file) = out {
        command = command.stdout(Stdio::from(file));
    }
    let child = command.spawn(its_end).expect("the command runs");
    let terminal = Arc::new(terminal);
    let (send, shown) = channel();
    let reader = Arc::clone(&terminal);
    std::thread::spawn(move || {
        let mut piece = [0; 4096];
        // Linux gives an error where others give the end, once the last process has left the terminal.
        while let Ok(length @ 1..) = (&*reader).read(&mut piece) {
            if send.send(piece[..length].to_vec()).is_err() {
                break;
            }
        }
    });
    Session { child, terminal, shown, screen: String::new() }
}

impl Session {
    /// Waits until this is on the screen.
    fn sees(&mut self, text: &str) {
        let until = Instant::now() + Duration::from_secs(60);
        while !self.screen.contains(text) {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(piece) = self.shown.recv_timeout(left) else { panic!("no `{text}` in:\n{}", self.screen) };
            self.screen.push_str(&String::from_utf8_lossy(&piece));
        }
    }

    fn types(&mut self, keys: &str) {
        (&*self.terminal).write_all(keys.as_bytes()).expect("a terminal");
    }

    /// Its exit code and all that was on the screen.
    fn end(mut self) -> (Option<i32>, String) {
        let status = self.child.wait().expect("it ends");
        while let Ok(piece) = self.shown.recv_timeout(Duration::from_secs(5)) {
            self.screen.push_str(&String::from_utf8_lossy(&piece));
        }
        (status.code(), self.screen)
    }
}

const QUESTION: &str = "Deploy `network`? Only `yes` is taken for it: ";

/// Whether a text changes the colour or the weight of letters, as `ESC [ 1 m` does.
fn is_coloured(text: &str) -> bool {
    text.split("\u{1b}[")
        .skip(1)
        .any(|rest| rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ';').starts_with('m'))
}

#[test]
fn yes_is_taken_for_it() {
    let case = Case::new(&[("network", &[])]);
    let mut session = deploy(&case, &[], &[], None);
    session.sees(QUESTION);
    assert!(session.screen.contains("what network would do"), "{}", session.screen);
    assert_eq!(case.diary(&["apply"]), [""; 0], "nothing is done before the answer");
    session.types("yes\n");
    let (code, screen) = session.end();
    assert_eq!(code, Some(0), "{screen}");
    assert!(screen.contains("network  done: "), "{screen}");
    assert_eq!(case.diary(&["apply"]), ["begin apply network", "end apply network"]);
}

#[test]
fn anything_else_is_a_no() {
    for answer in ["no\n", "y\n", "\n", "\u{4}"] {
        let case = Case::new(&[("app", &["network"]), ("network", &[])]);
        let mut session = deploy(&case, &[], &[], None);
        session.sees(QUESTION);
        session.types(answer);
        let (code, screen) = session.end();
        assert_eq!(code, Some(1), "{answer:?}: {screen}");
        assert!(screen.contains("network  not approved"), "{answer:?}: {screen}");
        assert!(screen.contains("app      not started, because of `network`"), "{answer:?}: {screen}");
        assert_eq!(case.diary(&["apply"]), [""; 0], "{answer:?}");
    }
}

#[test]
fn an_interrupt_at_the_question_leaves_everything_as_it_is() {
    let case = Case::new(&[("network", &[])]);
    let mut session = deploy(&case, &[], &[], None);
    session.sees(QUESTION);
    session.types("\u{3}");
    let (code, screen) = session.end();
    assert_eq!(code, Some(130), "{screen}");
    assert!(screen.contains("network  interrupted"), "{screen}");
    assert_eq!(case.diary(&["apply"]), [""; 0]);
}

/// The terminal interrupts all that is in its foreground: Terraform must not hear of it twice, or it leaves its state unwritten.
#[test]
fn an_interrupt_at_the_terminal_reaches_terraform_once() {
    let case = Case::new(&[("network", &[])]);
    case.mark("network", "holds-apply", "");
    let mut session = deploy(&case, &["--auto-approve"], &[], None);
    let until = Instant::now() + Duration::from_secs(60);
    while case.diary(&["apply"]).is_empty() {
        assert!(Instant::now() < until, "it does not come so far");
        std::thread::sleep(Duration::from_millis(20));
    }
    session.types("\u{3}");
    let (code, screen) = session.end();
    assert_eq!(code, Some(130), "{screen}");
    assert!(screen.contains("it ends in good order"), "{screen}");
    assert_eq!(case.diary(&["apply"]), ["begin apply network", "interrupted apply network"]);
}

#[test]
fn colours_and_moving_lines_are_for_terminals_and_for_those_who_want_them() {
    let plain = [("NO_COLOR", "1")];
    let unset = [("NO_COLOR", "")];
    for (arguments, variables, coloured) in [
        (&[][..], &[][..], true),
        (&[], &unset, true),
        (&[], &plain, false),
        (&["--color", "never"], &[], false),
        (&["--color", "always"], &plain, true),
    ] {
        let case = Case::new(&[("network", &[])]);
        let arguments = [arguments, &["--auto-approve"]].concat();
        let (code, screen) = deploy(&case, &arguments, variables, None).end();
        assert_eq!(code, Some(0), "{screen}");
        assert!(screen.contains("── network ──"), "{screen}");
        assert_eq!(is_coloured(&screen), coloured, "{arguments:?} {variables:?}: {screen:?}");
        // A line that moves is written over, whatever its colour.
        assert!(screen.contains("network  applying") || screen.contains("network  planning"), "{screen:?}");
        assert!(!screen.contains("network: planning"), "{screen:?}");
    }
}

/// Half of it may go into a file, which is no terminal.
#[test]
fn a_plan_in_a_file_has_no_colours() {
    let case = Case::new(&[("network", &[])]);
    let file = File::create(case.path("plan.txt")).expect("a file");
    let mut session = deploy(&case, &[], &[], Some(file));
    session.sees(QUESTION);
    session.types("yes\n");
    let (code, screen) = session.end();
    assert_eq!(code, Some(0), "{screen}");
    let text = std::fs::read_to_string(case.path("plan.txt")).expect("a file");
    assert!(text.contains("── network ──") && text.contains("what network would do"), "{text:?}");
    assert!(!text.contains('\u{1b}'), "{text:?}");
}
