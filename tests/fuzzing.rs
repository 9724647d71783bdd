//! The targets of the fuzzer, each for a moment, with inputs made of its dictionaries: the same everywhere, so that a failure
//! can be repeated. `FERROFORM_FUZZ` names how many inputs a target gets.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

#[path = "../fuzz/targets.rs"]
mod targets;

use std::path::Path;

/// The words of a dictionary, in the fuzzer's format: one in quotes a line, bytes as `\x41`.
fn words(name: &str) -> Vec<Vec<u8>> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/dictionaries").join(name).with_extension("dict");
    let text = std::fs::read_to_string(&path).expect("a dictionary");
    let word = |line: &str| {
        let mut word = Vec::new();
        let mut rest = line.strip_prefix('"')?.strip_suffix('"')?;
        while let Some(first) = rest.as_bytes().first() {
            match rest.strip_prefix("\\x").and_then(|rest| Some((rest.get(..2)?, rest.get(2..)?))) {
                Some((digits, after)) => {
                    word.push(u8::from_str_radix(digits, 16).expect("hexadecimal digits"));
                    rest = after;
                }
                None => {
                    word.push(*first);
                    rest = &rest[1..];
                }
            }
        }
        Some(word)
    };
    text.lines().filter_map(word).collect()
}

fn dictionary(target: &str) -> &'static str {
    match target {
        "yaml" | "overlay" => "yaml",
        "state" => "paths",
        "bindings" => "bindings",
        "provider_schema" => "json",
        "hcl_example" | "python_example" | "program" | "configuration" => "code",
        "python_program" => "python",
        "typescript_program" => "typescript",
        _ => "markdown",
    }
}

/// What inputs of a target can begin as: the texts that the fuzzer begins with as well. Those that it has found are named by
/// their hash, without a dot, and are not on every machine.
fn seeds(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let files = std::fs::read_dir(folder).into_iter().flatten().map(|file| file.expect("a file").path());
    let mut files: Vec<_> = files.filter(|file| file.extension().is_some()).collect();
    files.sort();
    files.iter().map(|file| std::fs::read(file).expect("a text")).collect()
}

/// A seed that is changed in some places: a word more, a word instead of some bytes, or an end.
fn changed(mut input: Vec<u8>, words: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    for _ in 0..1 + random.below(6) {
        let from = random.below(input.len() + 1);
        let to = from + random.below(12).min(input.len() - from);
        match random.below(8) {
            0 => input.truncate(from),
            1 | 2 => drop(input.splice(from..to, words[random.below(words.len())].iter().copied())),
            3 => drop(input.drain(from..to)),
            _ => drop(input.splice(from..from, words[random.below(words.len())].iter().copied())),
        }
    }
    input
}

/// Words one after the other.
fn made_of(words: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let mut input = Vec::new();
    for _ in 0..random.below(40) {
        match random.below(12) {
            0 => input.push(random.below(256) as u8),
            1 if !input.is_empty() => input.truncate(random.below(input.len())),
            _ => input.extend_from_slice(&words[random.below(words.len())]),
        }
    }
    input
}

/// Xorshift: the same inputs on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % end.max(1)
    }
}

#[test]
fn every_target_holds_its_promise() {
    let inputs: usize = std::env::var("FERROFORM_FUZZ").ok().and_then(|n| n.parse().ok()).unwrap_or(120);
    for (name, target) in targets::TARGETS {
        let words = words(dictionary(name));
        assert!(words.len() > 20, "{name} has hardly a dictionary");
        let seeds = seeds(name);
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ name.len() as u64);
        for n in 0..inputs {
            let input = match seeds.get(n % (2 * seeds.len()).max(1)) {
                Some(seed) => changed(seed.clone(), &words, &mut random),
                None => made_of(&words, &mut random),
            };
            let result = std::panic::catch_unwind(|| target(&input));
            assert!(result.is_ok(), "`{name}` fails with input {n}: {:?}", String::from_utf8_lossy(&input));
        }
    }
}
