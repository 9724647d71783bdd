//! Rules in English: for rustdoc, the errors of synth and of the derive macros, `explain` and diagnostics.

use crate::table::{Nesting, Type};
use crate::{
    Affixes, Bounds, Characters, Check, Condition, GroupKind, Measure, Number, Range, ValueSet, path_in_words,
};
use std::fmt::{Display, Formatter, Result};

/// A rule with the condition under which it holds.
#[derive(Debug, Clone, Copy)]
pub struct RuleWords<'a> {
    /// What must hold.
    pub check: &'a Check,
    /// When.
    pub when: Option<&'a Condition>,
}

impl Display for RuleWords<'_> {
    /// The rule in one clause: "must be between 50 and 29,000, when used with WebSocket APIs".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "{}", self.check)?;
        when(self.when, f)
    }
}

/// A rule over several arguments.
#[derive(Debug, Clone, Copy)]
pub struct GroupWords<'a> {
    /// How many must be set.
    pub kind: GroupKind,
    /// Of these.
    pub arguments: &'a [String],
    /// When.
    pub when: Option<&'a Condition>,
}

impl Display for GroupWords<'_> {
    /// "exactly one of `a` and `b` must be set".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let names = listed(&arguments(self.arguments), "and");
        match self.kind {
            GroupKind::ExactlyOne => write!(f, "exactly one of {names} must be set")?,
            GroupKind::AtLeastOne => write!(f, "at least one of {names} must be set")?,
            GroupKind::AtMostOne => write!(f, "at most one of {names} may be set")?,
            GroupKind::AllOrNone => write!(f, "{names} must be set together, or none of them")?,
        }
        when(self.when, f)
    }
}

fn when(when: Option<&Condition>, f: &mut Formatter<'_>) -> Result {
    match when {
        Some(when) => write!(f, ", {} {when}", leading(when)),
        None => Ok(()),
    }
}

/// The word before a condition: "when" something is the case, "for" what a document only names.
pub(crate) fn leading(condition: &Condition) -> &'static str {
    match condition {
        Condition::Words(text) if !is_clause(text) => "for",
        _ => "when",
    }
}

/// Whether words of a document say that something is the case or is done: "it is dark", "using a lamp".
fn is_clause(text: &str) -> bool {
    const VERBS: [&str; 29] = [
        "is", "are", "was", "were", "isn't", "aren't", "be", "been", "has", "have", "had", "does", "do",
        "doesn't", "don't", "can", "cannot", "will", "must", "should", "may", "not", "you", "it", "set",
        "uses", "use", "used", "supports",
    ];
    let mut words = text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '_');
    let first = words.clone().next().unwrap_or_default();
    first.ends_with("ing") || words.any(|word| VERBS.iter().any(|verb| word.eq_ignore_ascii_case(verb)))
}

impl Display for Check {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::OneOf(set) => set.fmt(f),
            Self::Range(range) => write!(f, "must be {range}"),
            Self::Measure(measure) => measure.fmt(f),
            Self::Length(bounds) => write!(f, "must have {}", counted(*bounds, "character")),
            Self::Items(bounds) => write!(f, "must have {}", counted(*bounds, "item")),
            Self::MultipleOf(number) => write!(f, "must be a multiple of {}", number.grouped()),
            Self::Pattern(pattern) => write!(f, "must match `{pattern}`"),
            Self::Characters(characters) => characters.fmt(f),
            Self::Affixes(affixes) => affixes.fmt(f),
            Self::Template(templates) => write!(f, "must have the form {}", one_of(&ticked(templates))),
            Self::Format(format) => write!(f, "must be {}", format.in_words()),
            Self::Required => f.write_str("must be set"),
            Self::OnlyWhen(condition) => write!(f, "may be set only {} {condition}", leading(condition)),
            Self::ConflictsWith(others) => {
                write!(f, "may not be set together with {}", one_of(&arguments(others)))
            }
            Self::RequiredWith(others) => {
                write!(f, "may be set only together with {}", listed(&arguments(others), "and"))
            }
        }
    }
}

impl Display for ValueSet {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let also = if self.closed { "" } else { " (other values are possible)" };
        let mut values = Vec::new();
        for value in &self.values {
            values.push(format!("`{}`", value.value));
        }
        write!(f, "must be {}{also}", one_of(&values))
    }
}

impl Display for Range {
    /// "between 50 and 30,000", "at least 1", "greater than 0", "-1 or between 1 and 3,653".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(&range(self, &Number::grouped))
    }
}

fn range(range: &Range, number: &dyn Fn(Number) -> String) -> String {
    let or = range.or.map_or_else(String::new, |or| format!("{} or ", number(or)));
    let least = if range.exclusive_min { "greater than" } else { "at least" };
    let most = if range.exclusive_max { "less than" } else { "at most" };
    let words = match (range.min, range.max) {
        (Some(min), Some(max)) if min == max && !range.exclusive_min && !range.exclusive_max => number(min),
        (Some(min), Some(max)) if !range.exclusive_min && !range.exclusive_max => {
            format!("between {} and {}", number(min), number(max))
        }
        (Some(min), Some(max)) => format!("{least} {} and {most} {}", number(min), number(max)),
        (Some(min), None) => format!("{least} {}", number(min)),
        (None, Some(max)) => format!("{most} {}", number(max)),
        (None, None) => "any number".to_owned(),
    };
    format!("{or}{words}")
}

impl Display for Measure {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let number = |n: Number| format!("`{n}{}`", self.unit);
        write!(f, "must be {}", range(&self.range, &number))
    }
}

impl Display for Characters {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let mut parts = Vec::new();
        if let Some(only) = &self.only {
            parts.push(format!("must consist of {}", only.in_words()));
        }
        match (&self.first, &self.last) {
            (Some(first), Some(last)) if first == last => {
                parts.push(format!("must begin and end with {}", first.in_words()));
            }
            (first, last) => {
                if let Some(set) = first {
                    parts.push(format!("must begin with {}", set.in_words()));
                }
                if let Some(set) = last {
                    parts.push(format!("must end with {}", set.in_words()));
                }
            }
        }
        for set in &self.some {
            parts.push(format!("must have at least one of {}", set.in_words()));
        }
        if !self.without.is_empty() {
            parts.push(format!("may not contain {}", one_of(&ticked(&self.without))));
        }
        f.write_str(&listed(&parts, "and"))
    }
}

impl Display for Affixes {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let must = if self.not { "may not" } else { "must" };
        let mut parts = Vec::new();
        for (verb, texts) in [("begin", &self.begins), ("end", &self.ends)] {
            if !texts.is_empty() {
                parts.push(format!("{must} {verb} with {}", listed(&ticked(texts), "or")));
            }
        }
        f.write_str(&listed(&parts, "and"))
    }
}

impl Display for Condition {
    /// The condition in English: "`integration_type` is `AWS_PROXY`".
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let list = |f: &mut Formatter<'_>, parts: &[Self], word: &str, other: fn(&Self) -> bool| {
            for (i, part) in parts.iter().enumerate() {
                if i > 0 {
                    write!(f, " {word} ")?;
                }
                if other(part) { write!(f, "({part})")? } else { write!(f, "{part}")? }
            }
            Ok(())
        };
        let values = |values: &[String]| listed(&ticked(values), "or");
        match self {
            Self::Context(name) => write!(f, "used with {name}"),
            Self::Is { argument, values: v } => write!(f, "`{}` is {}", path_in_words(argument), values(v)),
            Self::Set(argument) => write!(f, "`{}` is set", path_in_words(argument)),
            Self::Not(inner) => match &**inner {
                Self::Is { argument, values: v } => {
                    write!(f, "`{}` is not {}", path_in_words(argument), values(v))
                }
                Self::Set(argument) => write!(f, "`{}` is not set", path_in_words(argument)),
                Self::Context(name) => write!(f, "not used with {name}"),
                other => write!(f, "not ({other})"),
            },
            Self::All(parts) => list(f, parts, "and", |part| matches!(part, Self::Any(_))),
            Self::Any(parts) => list(f, parts, "or", |part| matches!(part, Self::All(_))),
            Self::Words(text) => f.write_str(text),
        }
    }
}

impl Display for Type {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::String => f.write_str("a string"),
            Self::Number => f.write_str("a number"),
            Self::Bool => f.write_str("`true` or `false`"),
            Self::Any => f.write_str("any value"),
            Self::List(inner) => write!(f, "a list of {}", plural(inner)),
            Self::Set(inner) => write!(f, "a set of {}", plural(inner)),
            Self::Map(inner) => write!(f, "a map of {}", plural(inner)),
            Self::Block(id, Nesting::Single) => write!(f, "one block `{id}`"),
            Self::Block(id, Nesting::List | Nesting::Set) => write!(f, "a list of blocks `{id}`"),
            Self::Block(id, Nesting::Map) => write!(f, "a map of blocks `{id}`"),
        }
    }
}

fn plural(ty: &Type) -> String {
    match ty {
        Type::String => "strings".to_owned(),
        Type::Number => "numbers".to_owned(),
        Type::Bool => "booleans".to_owned(),
        Type::Any => "values".to_owned(),
        Type::List(inner) => format!("lists of {}", plural(inner)),
        Type::Set(inner) => format!("sets of {}", plural(inner)),
        Type::Map(inner) => format!("maps of {}", plural(inner)),
        Type::Block(id, _) => format!("blocks `{id}`"),
    }
}

/// "1 to 128 characters"
fn counted(bounds: Bounds, unit: &str) -> String {
    let number = |n: u64| Number::Integer(i64::try_from(n).unwrap_or(i64::MAX)).grouped();
    let units = |n: u64| if n == 1 { unit.to_owned() } else { format!("{unit}s") };
    match (bounds.min, bounds.max) {
        (Some(min), Some(max)) if min == max => format!("exactly {} {}", number(min), units(min)),
        (Some(min), Some(max)) => format!("{} to {} {}", number(min), number(max), units(max)),
        (Some(min), None) => format!("at least {} {}", number(min), units(min)),
        (None, Some(max)) => format!("at most {} {}", number(max), units(max)),
        (None, None) => format!("any number of {unit}s"),
    }
}

/// Names or values of which one is meant: "`A`", "`A` or `B`", "one of `A`, `B` or `C`".
pub fn alternatives<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    one_of(&ticked_each(&mut values.into_iter()))
}

fn one_of(values: &[String]) -> String {
    match values.len() {
        0 => "another value".to_owned(),
        1 | 2 => listed(values, "or"),
        _ => format!("one of {}", listed(values, "or")),
    }
}

/// Names that are all meant: "`a`, `b` and `c`".
pub fn enumeration<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    listed(&ticked_each(&mut names.into_iter()), "and")
}

fn ticked_each(texts: &mut dyn Iterator<Item = &str>) -> Vec<String> {
    let mut all = Vec::new();
    for text in texts {
        all.push(format!("`{text}`"));
    }
    all
}

fn ticked(texts: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for text in texts {
        all.push(format!("`{text}`"));
    }
    all
}

/// The names of arguments at these paths.
fn arguments(paths: &[String]) -> Vec<String> {
    let mut all = Vec::new();
    for path in paths {
        all.push(format!("`{}`", path_in_words(path)));
    }
    all
}

/// "a, b and c"
pub(crate) fn listed(parts: &[String], word: &str) -> String {
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => format!("{} {word} {last}", first.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{CharacterSet, EnumValue, Format};

    #[test]
    fn rules_read_like_sentences() {
        let range =
            Range { min: Some(Number::Integer(50)), max: Some(Number::Integer(29_000)), ..Range::default() };
        let check = Check::Range(range);
        let context = Condition::Context("WebSocket APIs".into());
        let words = RuleWords { check: &check, when: Some(&context) };
        assert_eq!(words.to_string(), "must be between 50 and 29,000, when used with WebSocket APIs");
        let exclusive = Range { min: Some(Number::Integer(0)), exclusive_min: true, ..Range::default() };
        assert_eq!(exclusive.to_string(), "greater than 0");
        let sentinel = Range { or: Some(Number::Integer(-1)), ..range };
        assert_eq!(sentinel.to_string(), "-1 or between 50 and 29,000");
        let value = |value: &&str| EnumValue { value: (*value).into(), note: None, when: None };
        let set = |values: &[&str], closed| {
            Check::OneOf(ValueSet { values: values.iter().map(value).collect(), closed })
        };
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<String>>();
        let letters = CharacterSet::of([('a', 'z')]);
        for (check, expected) in [
            (set(&["A", "B"], true), "must be `A` or `B`"),
            (set(&["A", "B", "C"], false), "must be one of `A`, `B` or `C` (other values are possible)"),
            (Check::Length(Bounds { min: Some(1), max: Some(1024) }), "must have 1 to 1,024 characters"),
            (Check::Items(Bounds { min: None, max: Some(1) }), "must have at most 1 item"),
            (Check::ConflictsWith(names(&["a", "b"])), "may not be set together with `a` or `b`"),
            (Check::RequiredWith(names(&["a", "b", "c"])), "may be set only together with `a`, `b` and `c`"),
            (Check::Measure(Measure { unit: "s".into(), range }), "must be between `50s` and `29000s`"),
            (
                Check::Characters(Characters {
                    only: Some(letters.clone().or(CharacterSet::of([('-', '-')]))),
                    first: Some(letters.clone()),
                    last: Some(letters),
                    without: names(&["--"]),
                    ..Characters::default()
                }),
                "must consist of lower-case letters and `-`, must begin and end with lower-case letters and may not \
                 contain `--`",
            ),
            (
                Check::Affixes(Affixes { begins: names(&["aws:", "sys."]), ends: vec![], not: true }),
                "may not begin with `aws:` or `sys.`",
            ),
            (Check::Template(names(&["projects/{p}"])), "must have the form `projects/{p}`"),
            (Check::Format(Format::Cidr), "must be an IP range like `10.0.0.0/16`"),
        ] {
            assert_eq!(check.to_string(), expected);
        }
    }

    #[test]
    fn ranges_name_their_ends_and_whether_these_count() {
        let one = || Some(Number::Integer(1));
        let nine = || Some(Number::Integer(9));
        let range = |min, max, exclusive_min, exclusive_max| {
            Range { min, max, exclusive_min, exclusive_max, or: None }.to_string()
        };
        assert_eq!(range(one(), nine(), false, false), "between 1 and 9");
        assert_eq!(range(one(), nine(), true, false), "greater than 1 and at most 9");
        assert_eq!(range(one(), nine(), false, true), "at least 1 and less than 9");
        assert_eq!(range(one(), nine(), true, true), "greater than 1 and less than 9");
        assert_eq!(range(one(), one(), false, false), "1");
        assert_eq!(range(one(), one(), true, false), "greater than 1 and at most 1");
        assert_eq!(range(one(), one(), false, true), "at least 1 and less than 1");
        assert_eq!(range(one(), None, false, false), "at least 1");
        assert_eq!(range(None, nine(), false, false), "at most 9");
        assert_eq!(range(None, nine(), false, true), "less than 9");
        assert_eq!(range(None, None, false, false), "any number");
    }

    #[test]
    fn counts_are_in_the_singular_where_there_is_one() {
        let words = |min, max| counted(Bounds { min, max }, "item");
        assert_eq!(words(Some(1), Some(1)), "exactly 1 item");
        assert_eq!(words(Some(2), Some(2)), "exactly 2 items");
        assert_eq!(words(Some(0), Some(1)), "0 to 1 item");
        assert_eq!(words(Some(1), None), "at least 1 item");
        assert_eq!(words(Some(2), None), "at least 2 items");
        assert_eq!(words(None, None), "any number of items");
    }

    #[test]
    fn what_a_text_consists_of_is_told_part_by_part() {
        let digits = || CharacterSet::of([('0', '9')]);
        let letters = || CharacterSet::of([('a', 'z')]);
        let some = Characters {
            first: Some(letters()),
            last: Some(digits()),
            some: vec![digits(), letters()],
            ..Characters::default()
        };
        assert_eq!(
            some.to_string(),
            "must begin with lower-case letters, must end with digits, must have at least one of digits and must have at \
             least one of lower-case letters"
        );
        let last = Characters { last: Some(digits()), ..Characters::default() };
        assert_eq!(last.to_string(), "must end with digits");
        let names = |names: &[&str]| names.iter().map(|&name| name.to_owned()).collect::<Vec<String>>();
        let both = Affixes { begins: names(&["a"]), ends: names(&["b", "c"]), not: false };
        assert_eq!(both.to_string(), "must begin with `a` and must end with `b` or `c`");
        assert_eq!(Check::MultipleOf(Number::Integer(1024)).to_string(), "must be a multiple of 1,024");
        assert_eq!(Check::Pattern("^a$".into()).to_string(), "must match `^a$`");
        assert_eq!(Check::Required.to_string(), "must be set");
        let only = Check::OnlyWhen(Condition::Is { argument: "mode".into(), values: names(&["A", "B"]) });
        assert_eq!(only.to_string(), "may be set only when `mode` is `A` or `B`");
        let only = |words: &str| Check::OnlyWhen(Condition::Words(words.into())).to_string();
        assert_eq!(only("SRV records"), "may be set only for SRV records");
        assert_eq!(only("using SRV records"), "may be set only when using SRV records");
        assert_eq!(only("the lamp is lit"), "may be set only when the lamp is lit");
    }

    #[test]
    fn conditions_are_denied_in_words() {
        let not = |inner: Condition| Condition::Not(Box::new(inner)).to_string();
        let is = || Condition::Is { argument: "mode".into(), values: vec!["A".into()] };
        assert_eq!(not(is()), "`mode` is not `A`");
        assert_eq!(not(Condition::Context("lamps".into())), "not used with lamps");
        assert_eq!(not(Condition::Words("it is dark".into())), "not (it is dark)");
        let any = Condition::Any(vec![Condition::All(vec![is(), Condition::Set("b".into())]), is()]);
        assert_eq!(any.to_string(), "(`mode` is `A` and `b` is set) or `mode` is `A`");
        let kinds = [
            (GroupKind::AtLeastOne, "at least one of `a` and `b` must be set"),
            (GroupKind::AtMostOne, "at most one of `a` and `b` may be set"),
            (GroupKind::AllOrNone, "`a` and `b` must be set together, or none of them"),
        ];
        let arguments = ["a".to_owned(), "b".to_owned()];
        for (kind, words) in kinds {
            assert_eq!(GroupWords { kind, arguments: &arguments, when: None }.to_string(), words);
        }
    }

    #[test]
    fn types_are_told_down_to_what_stands_in_them() {
        let list = |inner| Type::List(Box::new(inner));
        let block = |nesting| Type::Block("part".into(), nesting);
        let told = [
            (Type::String, "a string"),
            (Type::Number, "a number"),
            (Type::Bool, "`true` or `false`"),
            (Type::Any, "any value"),
            (list(Type::String), "a list of strings"),
            (Type::Set(Box::new(Type::Number)), "a set of numbers"),
            (Type::Map(Box::new(list(Type::Bool))), "a map of lists of booleans"),
            (list(Type::Set(Box::new(Type::Any))), "a list of sets of values"),
            (list(Type::Map(Box::new(block(Nesting::List)))), "a list of maps of blocks `part`"),
            (block(Nesting::Single), "one block `part`"),
            (block(Nesting::List), "a list of blocks `part`"),
            (block(Nesting::Set), "a list of blocks `part`"),
            (block(Nesting::Map), "a map of blocks `part`"),
        ];
        for (ty, words) in told {
            assert_eq!(ty.to_string(), words);
        }
        assert_eq!(alternatives([]), "another value");
        assert_eq!(alternatives(["A"]), "`A`");
        assert_eq!(enumeration(["A", "B", "C"]), "`A`, `B` and `C`");
    }

    #[test]
    fn groups_and_conditions_read_like_sentences() {
        let arguments = ["a".to_owned(), "b".to_owned()];
        let either = Condition::Any(vec![Condition::Set("c".into()), Condition::Context("lamps".into())]);
        let when = Condition::All(vec![either, Condition::Not(Box::new(Condition::Set("d".into())))]);
        let words = GroupWords { kind: GroupKind::ExactlyOne, arguments: &arguments, when: Some(&when) };
        assert_eq!(
            words.to_string(),
            "exactly one of `a` and `b` must be set, when (`c` is set or used with lamps) and `d` is not set"
        );
        assert_eq!(alternatives(["A", "B", "C"]), "one of `A`, `B` or `C`");
    }
}
