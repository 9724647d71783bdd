//! `manifest.json`: the stacks that a program wrote, where they are, and which come before which.

use super::Trouble;
use ferroform_schema::suggest::nearest;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

/// The name of the file.
pub const FILE: &str = "manifest.json";

/// One stack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stack {
    /// Its name, which is unique in the program.
    pub name: String,
    /// Its folder, in which Terraform runs.
    pub folder: PathBuf,
    /// The file with its configuration.
    pub file: PathBuf,
    /// The stacks that come before it, as indexes of [`Stacks::all`]; only those that are there.
    pub after: Vec<usize>,
}

/// The stacks of a program, or some of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stacks {
    /// In the order of their names.
    pub all: Vec<Stack>,
    /// For stacks that were selected: what they read and what is not selected, by name.
    pub left_out: Vec<(String, String)>,
    /// For stacks that were selected: by whom they are read that is not selected, by name.
    pub read_by: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct Manifest {
    stacks: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Entry {
    name: String,
    #[serde(default)]
    construct_path: Option<String>,
    working_directory: PathBuf,
    synthesized_stack_path: PathBuf,
    #[serde(default)]
    dependencies: Vec<String>,
}

impl Stacks {
    /// Reads the manifest in the folder that a program wrote to.
    ///
    /// # Errors
    /// When there is none, when it is none, or when it names what is not there.
    pub fn read(output: &Path) -> Result<Self, Trouble> {
        let file = output.join(FILE);
        let text = std::fs::read_to_string(&file).map_err(|error| {
            Trouble::new(format!(
                "`{}` cannot be read ({error}): no program has written its stacks there; `ferroform synth` lets it do so",
                file.display()
            ))
        })?;
        let manifest: Manifest = serde_json::from_str(&text)
            .map_err(|error| Trouble::new(format!("`{}` is no manifest: {error}", file.display())))?;
        let trouble =
            |name: &str, what: String| Trouble::new(format!("{}: stack `{name}` {what}", file.display()));
        let mut paths = BTreeMap::new();
        for (index, entry) in manifest.stacks.values().enumerate() {
            paths.insert(entry.construct_path.as_deref().unwrap_or(&entry.name), index);
        }
        let mut all = Vec::new();
        for entry in manifest.stacks.values() {
            let mut after = Vec::new();
            for dependency in &entry.dependencies {
                let index = paths.get(&**dependency).ok_or_else(|| {
                    trouble(&entry.name, format!("comes after `{dependency}`, which is no stack"))
                })?;
                after.push(*index);
            }
            after.sort_unstable();
            after.dedup();
            for path in [&entry.working_directory, &entry.synthesized_stack_path] {
                if !path.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
                    let message = format!("is at `{}`, which leads out of the folder", path.display());
                    return Err(trouble(&entry.name, message));
                }
            }
            let [folder, file] =
                [&entry.working_directory, &entry.synthesized_stack_path].map(|path| output.join(path));
            if !file.is_file() {
                return Err(trouble(&entry.name, format!("has no file `{}`", file.display())));
            }
            all.push(Stack { name: entry.name.clone(), folder, file, after });
        }
        let stacks = Self { all, left_out: Vec::new(), read_by: Vec::new() };
        match stacks.circle() {
            None => Ok(stacks),
            Some(name) => {
                Err(trouble(&name, "comes after itself, by way of the stacks that it comes after".to_owned()))
            }
        }
    }

    /// Those whose name fits one of these: a name, or a pattern in which `*` stands for any text and `?` for a character. All of
    /// them where there are no patterns.
    ///
    /// # Errors
    /// When a pattern fits none, with the nearest name.
    pub fn select(&self, patterns: &[String]) -> Result<Self, Trouble> {
        if patterns.is_empty() {
            return Ok(self.clone());
        }
        let mut chosen = BTreeSet::new();
        for pattern in patterns {
            let found: Vec<usize> =
                (0..self.all.len()).filter(|index| fits(pattern, &self.all[*index].name)).collect();
            if found.is_empty() {
                return Err(self.unknown(pattern));
            }
            chosen.extend(found);
        }
        let index: BTreeMap<usize, usize> = chosen.iter().enumerate().map(|(new, old)| (*old, new)).collect();
        let mut selected = Self { all: Vec::new(), left_out: Vec::new(), read_by: Vec::new() };
        for (at, stack) in self.all.iter().enumerate() {
            let names = stack.after.iter().map(|before| (before, &self.all[*before].name));
            if !chosen.contains(&at) {
                let read = names.filter(|(before, _)| chosen.contains(before));
                selected.read_by.extend(read.map(|(_, name)| (name.clone(), stack.name.clone())));
                continue;
            }
            let missing = names.filter(|(before, _)| !chosen.contains(before));
            selected.left_out.extend(missing.map(|(_, name)| (stack.name.clone(), name.clone())));
            let mut stack = stack.clone();
            // What comes before by way of what is not selected comes before all the same.
            stack.after = self.before(at).iter().filter_map(|before| index.get(before).copied()).collect();
            selected.all.push(stack);
        }
        Ok(selected)
    }

    /// Everything that comes before a stack.
    fn before(&self, stack: usize) -> BTreeSet<usize> {
        let mut known = BTreeSet::new();
        let mut open = self.all[stack].after.clone();
        while let Some(next) = open.pop() {
            if known.insert(next) {
                open.extend(&self.all[next].after);
            }
        }
        known
    }

    /// A stack that comes after itself.
    fn circle(&self) -> Option<String> {
        let mut left: BTreeSet<usize> = (0..self.all.len()).collect();
        loop {
            let free: Vec<usize> = left
                .iter()
                .copied()
                .filter(|stack| self.all[*stack].after.iter().all(|before| !left.contains(before)))
                .collect();
            if free.is_empty() {
                return left.first().map(|stack| self.all[*stack].name.clone());
            }
            for stack in free {
                left.remove(&stack);
            }
        }
    }

    fn unknown(&self, pattern: &str) -> Trouble {
        let names = self.all.iter().map(|stack| stack.name.as_str());
        let mut text = format!("no stack is called `{pattern}`");
        match nearest(pattern, names.clone()) {
            Some(name) => text += &format!("; did you mean `{name}`?"),
            None => {
                let names: Vec<String> = names.take(20).map(|name| format!("`{name}`")).collect();
                text += &format!("; there are {}", names.join(", "));
            }
        }
        Trouble::new(text)
    }
}

/// Whether a name fits a pattern with `*` and `?`.
fn fits(pattern: &str, name: &str) -> bool {
    let (pattern, name): (Vec<char>, Vec<char>) = (pattern.chars().collect(), name.chars().collect());
    // Where to go on when what follows the last `*` does not fit: behind it, with one character more taken by it.
    let (mut p, mut n, mut star) = (0, 0, None);
    while n < name.len() {
        match pattern.get(p) {
            Some('*') => {
                star = Some((p + 1, n));
                p += 1;
            }
            Some(c) if *c == '?' || *c == name[n] => {
                p += 1;
                n += 1;
            }
            _ => match star {
                None => return false,
                Some((behind, taken)) => {
                    p = behind;
                    n = taken + 1;
                    star = Some((behind, n));
                }
            },
        }
    }
    pattern[p..].iter().all(|c| *c == '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stacks(list: &[(&str, &[usize])]) -> Stacks {
        let stack = |(name, after): &(&str, &[usize])| Stack {
            name: (*name).to_owned(),
            folder: PathBuf::new(),
            file: PathBuf::new(),
            after: after.to_vec(),
        };
        Stacks { all: list.iter().map(stack).collect(), left_out: Vec::new(), read_by: Vec::new() }
    }

    #[test]
    fn patterns_fit_names() {
        for (pattern, name, expected) in [
            ("prod", "prod", true),
            ("prod", "prod-1", false),
            ("prod-*", "prod-eu", true),
            ("*-eu", "prod-eu", true),
            ("p*d*u", "prod-eu", true),
            ("p*x*u", "prod-eu", false),
            ("?rod", "prod", true),
            ("?", "", false),
            ("*", "", true),
            ("a*a*a*a*a*a*a*a*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", false),
        ] {
            assert_eq!(fits(pattern, name), expected, "{pattern} {name}");
        }
    }

    #[test]
    fn what_is_selected_keeps_its_order_and_says_what_it_leaves_out() {
        let all = stacks(&[("app", &[1]), ("base", &[2]), ("network", &[]), ("other", &[2])]);
        let chosen = all.select(&["app".to_owned(), "net*".to_owned()]).expect("they are there");
        assert_eq!(chosen.all[0].after, [1], "by way of `base`");
        assert_eq!(chosen.left_out, [("app".to_owned(), "base".to_owned())]);
        let readers = [("network".to_owned(), "base".to_owned()), ("network".to_owned(), "other".to_owned())];
        assert_eq!(chosen.read_by, readers);
        let error = all.select(&["netwrok".to_owned()]).expect_err("it is not there");
        assert_eq!(error.to_string(), "no stack is called `netwrok`; did you mean `network`?");
    }

    #[test]
    fn circles_are_found() {
        assert_eq!(stacks(&[("a", &[1]), ("b", &[0]), ("c", &[])]).circle().as_deref(), Some("a"));
        assert_eq!(stacks(&[("a", &[]), ("b", &[0]), ("c", &[0, 1])]).circle(), None);
    }
}
