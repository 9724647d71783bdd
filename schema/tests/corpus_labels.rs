//! What pages state, as people labelled it, against what the compiler reads: precision and recall by family.
//! Run with `cargo test -p ferroform-schema --test corpus_labels -- --ignored --nocapture`.

#![allow(clippy::print_stdout, reason = "it prints its figures")]
#![allow(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use ferroform_rules::{CharacterSet, path_in_words};
use ferroform_schema::compile::{Options, compile};
use ferroform_schema::model::{
    Argument, Block, Bounds, Check, Condition, DefaultValue, Evidence, GroupKind, Nesting, Number, Range,
    Resource, Rule,
};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Below this share of what is read being right, or of what is stated being read, something was lost.
const FLOORS: (f64, f64) = (99.5, 92.0);

/// A rule in the notation of the labels: family, what it says, when.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    family: String,
    says: String,
    when: Option<String>,
}

impl Line {
    fn new(family: &str, says: impl Into<String>, when: Option<&Condition>) -> Self {
        Self { family: family.to_owned(), says: says.into(), when: when.map(condition) }
    }

    fn parse(text: &str) -> Self {
        let (rule, when) = match text.split_once(" if ") {
            Some((rule, when)) => (rule, Some(when.to_owned())),
            None => (text, None),
        };
        let (family, says) = rule.split_once(' ').unwrap_or((rule, ""));
        let mut line = Self { family: family.to_owned(), says: says.to_owned(), when };
        if line.family.starts_with("enum") || matches!(&*line.family, "conflict" | "requires") {
            let mark = if line.family.starts_with("enum") { '|' } else { ',' };
            line.says = sorted(says.split(mark).map(str::to_owned).collect(), mark);
        }
        if matches!(&*line.family, "chars" | "first" | "last" | "some")
            && let Some(set) = CharacterSet::parse(says)
        {
            line.says = set.to_string();
        }
        if line.family == "group" && says != "*" {
            let (kind, names) = says.split_once(' ').unwrap_or((says, ""));
            line.says = format!("{kind} {}", sorted(names.split(',').map(str::to_owned).collect(), ','));
        }
        line
    }

    /// Whether a label and what was read are the same rule, or the same as far as words go.
    fn is(&self, read: &Self) -> bool {
        let in_words = |text: &str| text == "~";
        if self.family != read.family {
            // Who may be set alone with others is in conflict with them.
            return self.family == "conflict" && read.family == "group" && {
                let (kind, names) = read.says.split_once(' ').unwrap_or_default();
                matches!(kind, "one" | "most")
                    && self.says.split(',').all(|own| names.split(',').any(|n| n == own))
            };
        }
        let when = match (&self.when, &read.when) {
            (Some(label), Some(_)) if in_words(label) => true,
            (Some(label), Some(read)) => names(label, read),
            (label, read) => label == read,
        };
        let by_name = matches!(&*self.family, "conflict" | "requires" | "required" | "only");
        let says = self.says == read.says || (by_name && names(&self.says, &read.says));
        when && (says || in_words(&self.says) || self.says == "*")
    }

    /// Whether what was read says less than the label, and nothing wrong: a condition in words, an open set.
    fn is_more_than(&self, read: &Self) -> bool {
        let opened = self.family == "enum" && read.family == "enum?" && self.says == read.says;
        let worded = self.family == read.family
            && (read.says == "~" || (self.says == read.says && read.when.as_deref() == Some("~")));
        opened || worded
    }

    fn kind(&self) -> &str {
        match &*self.family {
            "enum" | "enum?" => "values",
            "range" | "measure" | "multiple" => "range",
            "required" | "only" | "conflict" | "group" | "requires" | "default" | "length" | "items"
            | "sensitive" => &self.family,
            _ => "form",
        }
    }
}

/// Whether names or conditions are the same. A label names an argument of another block as the page does, what is read has
/// the whole way to it.
fn names(label: &str, read: &str) -> bool {
    let parts = |text| str::split(text, [',', '/', '&']).collect::<Vec<&str>>();
    fn split(part: &str) -> (&str, Option<&str>) {
        part.split_once('=').map_or((part, None), |(name, value)| (name, Some(value)))
    }
    let same = |label: &str, read: &str| {
        let ((label, wanted), (read, value)) = (split(label), split(read));
        let denied = |name: &str| name.starts_with('!');
        let (short, long) = (label.trim_start_matches('!'), read.trim_start_matches('!'));
        let ends = long.strip_suffix(short).is_some_and(|before| before.is_empty() || before.ends_with('.'));
        wanted == value && denied(label) == denied(read) && ends
    };
    let label = label.replace(".0.", ".");
    let (label, read) = (parts(&label), parts(read));
    label.len() == read.len() && label.iter().all(|label| read.iter().any(|read| same(label, read)))
}

fn sorted(mut parts: Vec<String>, mark: char) -> String {
    parts.sort();
    parts.join(&mark.to_string())
}

fn paths(paths: &[String]) -> String {
    sorted(paths.iter().map(|path| path_in_words(path).to_owned()).collect(), ',')
}

fn condition(condition: &Condition) -> String {
    let several = |parts: &[Condition], mark: &str| {
        let mut parts: Vec<String> = parts.iter().map(self::condition).collect();
        parts.sort();
        if parts.iter().any(|part| part == "~") { "~".to_owned() } else { parts.join(mark) }
    };
    match condition {
        Condition::Context(_) | Condition::Words(_) => "~".to_owned(),
        Condition::Is { argument, values } => format!("{}={}", path_in_words(argument), values.join("|")),
        Condition::Set(argument) => path_in_words(argument).to_owned(),
        Condition::Not(inner) => match self::condition(inner) {
            words if words == "~" => words,
            inner => format!("!{inner}"),
        },
        Condition::All(parts) => several(parts, "&"),
        Condition::Any(parts) => several(parts, "/"),
    }
}

fn range(range: &Range) -> String {
    let end = |n: Option<Number>| n.map(|n| n.to_string()).unwrap_or_default();
    let (low, high) =
        (if range.exclusive_min { ">" } else { "" }, if range.exclusive_max { "<" } else { "" });
    let or = range.or.map(|n| format!(" or {n}")).unwrap_or_default();
    format!("{low}{}..{high}{}{or}", end(range.min), end(range.max))
}

/// A template without the names of its holes.
fn nameless(template: &str) -> String {
    let parts = template.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
    parts.collect::<Vec<_>>().join("{}")
}

fn bounds(bounds: Bounds) -> String {
    let end = |n: Option<u64>| n.map(|n| n.to_string()).unwrap_or_default();
    format!("{}..{}", end(bounds.min), end(bounds.max))
}

/// What the compiler reads of an argument in its own text: what another's says of it as well is that one's.
fn lines(argument: &Argument, block: &Block, at: u32) -> Vec<Line> {
    let mut lines = Vec::new();
    let own = |rule: &&Rule| rule.bases.iter().any(|basis| (at..at + 40).contains(&basis.at.line));
    for rule in argument.rules.iter().filter(own) {
        let when = rule.when.as_ref();
        let mut say = |family: &str, says: String| lines.push(Line::new(family, says, when));
        match &rule.check {
            Check::OneOf(set) => {
                let values = set.values.iter().map(|value| value.value.clone()).collect();
                say(if set.closed { "enum" } else { "enum?" }, sorted(values, '|'));
            }
            Check::Range(of) => say("range", range(of)),
            Check::Measure(of) => say("measure", format!("{} {}", of.unit, range(&of.range))),
            Check::Length(of) => say("length", bounds(*of)),
            Check::Items(of) => say("items", bounds(*of)),
            Check::MultipleOf(n) => say("multiple", n.to_string()),
            Check::Pattern(pattern) => say("pattern", pattern.clone()),
            Check::Characters(of) => {
                for (family, set) in [("chars", &of.only), ("first", &of.first), ("last", &of.last)] {
                    if let Some(set) = set {
                        say(family, set.to_string());
                    }
                }
                of.some.iter().for_each(|set| say("some", set.to_string()));
                of.without.iter().for_each(|text| say("without", text.clone()));
            }
            Check::Affixes(of) => {
                let not = if of.not { "not" } else { "" };
                of.begins.iter().for_each(|text| say(&format!("{not}begins"), text.clone()));
                of.ends.iter().for_each(|text| say(&format!("{not}ends"), text.clone()));
            }
            Check::Template(templates) => {
                templates.iter().for_each(|template| say("template", nameless(template)));
            }
            Check::Format(format) => say("format", format.word().to_owned()),
            Check::Required => {
                lines.push(Line::new("required", rule.when.as_ref().map(condition).unwrap_or_default(), None))
            }
            Check::OnlyWhen(only) => say("only", condition(only)),
            Check::ConflictsWith(names) => say("conflict", paths(names)),
            Check::RequiredWith(names) => say("requires", paths(names)),
        }
    }
    for default in &argument.defaults {
        let value = match &default.value {
            DefaultValue::Words(_) => "~".to_owned(),
            DefaultValue::Literal(serde_json::Value::String(text)) => text.clone(),
            DefaultValue::Literal(other) => other.to_string(),
        };
        lines.push(Line::new("default", value, default.when.as_ref()));
    }
    for group in block.groups.iter().filter(|group| group.arguments.contains(&argument.name)) {
        let kind = match group.kind {
            GroupKind::ExactlyOne => "one",
            GroupKind::AtLeastOne => "some",
            GroupKind::AtMostOne => "most",
            GroupKind::AllOrNone => "all",
        };
        let names = sorted(group.arguments.clone(), ',');
        lines.push(Line::new("group", format!("{kind} {names}"), group.when.as_ref()));
    }
    if let Some(sensitive) = &argument.sensitive
        && sensitive.value
        && sensitive.bases.iter().any(|basis| basis.evidence != Evidence::Name)
    {
        lines.push(Line::new("sensitive", "", None));
    }
    if argument.ty.value.block().is_some_and(|block| block.nesting == Nesting::Single) {
        lines.push(Line::new("single", "", None));
    }
    lines
}

struct Label {
    /// Which draw it is of, from 0.
    draw: usize,
    file: PathBuf,
    line: u32,
    argument: String,
    stated: Vec<Line>,
    /// What may be read as well.
    possible: Vec<Line>,
}

fn labels(corpus: &Path) -> Vec<Label> {
    let mut draw = 0;
    let mut read = |line: &str| {
        if line.starts_with("# Drawn later") {
            draw += 1;
        }
        if line.starts_with('#') {
            return None;
        }
        let mut columns = line.split('\t');
        let mut next = || columns.next().expect("four columns");
        let (file, at, argument, rules) = (next(), next(), next(), next());
        let rules = rules.split("; ").filter(|rule| *rule != "-");
        let (possible, stated): (Vec<&str>, Vec<&str>) = rules.partition(|rule| rule.starts_with('?'));
        Some(Label {
            draw,
            file: corpus.join(file),
            line: at.parse().expect("a line"),
            argument: argument.to_owned(),
            stated: stated.into_iter().map(Line::parse).collect(),
            possible: possible.into_iter().map(|rule| Line::parse(&rule[1..])).collect(),
        })
    };
    let text = include_str!("labels/rules.tsv");
    text.lines().filter_map(&mut read).collect()
}

/// The argument that a page declares on a line, with its block.
fn declared<'r>(resources: &'r [Resource], label: &Label) -> Option<(&'r Argument, &'r Block)> {
    let path = label.file.to_string_lossy();
    // Files of two providers can be called alike.
    let here = |argument: &Argument| {
        argument.name == label.argument
            && argument
                .declared
                .iter()
                .any(|basis| basis.at.line == label.line && path.ends_with(&*basis.at.path))
    };
    let blocks =
        resources.iter().flat_map(|resource| std::iter::once(&resource.root).chain(resource.blocks.values()));
    blocks.into_iter().find_map(|block| {
        let argument = block.arguments.iter().find(|argument| here(argument))?;
        Some((argument, block))
    })
}

#[derive(Default, Clone, Copy)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl std::ops::Add for Count {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            wrong: self.wrong + other.wrong,
            missed: self.missed + other.missed,
        }
    }
}

fn share(part: usize, rest: usize) -> f64 {
    100.0 * part as f64 / (part + rest).max(1) as f64
}

fn show(name: &str, Count { right, wrong, missed }: &Count) {
    println!(
        "  {name:<10}{right:>6}{wrong:>6}{missed:>7}{:>11.1}{:>8.1}",
        share(*right, *wrong),
        share(*right, *missed)
    );
}

#[test]
#[ignore = "needs the corpus"]
fn corpus_labels() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    if !corpus.is_dir() {
        return println!("skipped: {} is absent", corpus.display());
    }
    let corpus = corpus.canonicalize().expect("the corpus has a path");
    let labels = labels(&corpus);
    let mut files: Vec<&PathBuf> = labels.iter().map(|label| &label.file).collect();
    files.dedup();
    let compilation = compile(&files, &Options::default());
    let mut counts: BTreeMap<(usize, String), Count> = BTreeMap::new();
    for label in &labels {
        let place = format!(
            "{}:{} {}",
            label.file.strip_prefix(&corpus).expect("below").display(),
            label.line,
            label.argument
        );
        let found = declared(&compilation.schema.resources, label);
        if found.is_none() && !label.stated.is_empty() {
            println!("undeclared {place}");
        }
        let mut read = found.map(|(argument, block)| lines(argument, block, label.line)).unwrap_or_default();
        let single = read.iter().position(|line| line.family == "single").map(|at| read.remove(at));
        for stated in &label.stated {
            let count = counts.entry((label.draw, stated.kind().to_owned())).or_default();
            let one = single.is_some() && stated.family == "items" && stated.says.ends_with("..1");
            if let Some(at) = read.iter().position(|line| stated.is(line)) {
                read.remove(at);
                count.right += 1;
            } else if one {
                count.right += 1;
            } else {
                count.missed += 1;
                read.retain(|line| !stated.is_more_than(line));
                println!(
                    "missed {place}: {} {} {}",
                    stated.family,
                    stated.says,
                    stated.when.as_deref().unwrap_or_default()
                );
            }
        }
        for line in read.iter().filter(|line| {
            !label.possible.iter().any(|possible| possible.is(line) || possible.is_more_than(line))
        }) {
            counts.entry((label.draw, line.kind().to_owned())).or_default().wrong += 1;
            println!(
                "wrong  {place}: {} {} {}",
                line.family,
                line.says,
                line.when.as_deref().unwrap_or_default()
            );
        }
    }
    let all = counts.values().fold(Count::default(), |all, count| all + *count);
    let draws = counts.keys().map(|(draw, _)| *draw).max().unwrap_or_default();
    for draw in (0..=draws).map(Some).chain([None]) {
        let title = draw.map_or("all".to_owned(), |draw| format!("draw {draw}"));
        println!("{title:<12}{:>6}{:>6}{:>7}{:>11}{:>8}", "right", "wrong", "missed", "precision", "recall");
        let mut families: BTreeMap<&str, Count> = BTreeMap::new();
        for ((_, family), count) in counts.iter().filter(|((of, _), _)| draw.is_none_or(|draw| draw == *of)) {
            for name in [family, "~all"] {
                let sum = families.entry(name).or_default();
                *sum = *sum + *count;
            }
        }
        families.iter().for_each(|(family, count)| show(family, count));
    }
    let (precision, recall) = (share(all.right, all.wrong), share(all.right, all.missed));
    assert!(precision >= FLOORS.0 && recall >= FLOORS.1, "precision {precision:.1}, recall {recall:.1}");
}
