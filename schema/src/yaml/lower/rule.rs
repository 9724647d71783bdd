//! Rules about arguments and groups of arguments.

use super::{Lower, condition};
use crate::facts::{Claim, Subject};
use crate::model::{
    Affixes, Bounds, CharacterSet, Characters, Check, Condition, DefaultValue, EnumValue, Format, GroupKind,
    Measure, Number, Range, ValueSet,
};
use crate::source::Location;
use crate::yaml::format::CHECKS;
use crate::yaml::node::{Entry, Node};
use crate::yaml::provenance::parse_word;
use crate::yaml::wording;

/// Reads the rules and defaults of an argument.
pub(crate) struct Rules<'s> {
    /// The argument.
    pub(crate) subject: &'s Subject,
}

impl Rules<'_> {
    /// Everything that the keys of an argument say about its value.
    pub(crate) fn state(&self, lower: &mut Lower<'_>, node: &Node) {
        if let Some(entry) = node.entry("default").filter(|entry| !entry.value.is_null()) {
            match entry.value.entries() {
                [] => self.default(lower, &entry.value, Some(&entry.value), &entry.at),
                _ => self.default(lower, &entry.value, None, &entry.at),
            }
        }
        for item in node.get("defaults").map(Node::items).unwrap_or_default() {
            self.default(lower, item, None, &item.at);
        }
        for key in CHECKS {
            if let Some(entry) = node.entry(key).filter(|entry| !entry.value.is_null()) {
                self.rule(lower, entry, None);
            }
        }
        for item in node.get("rules").map(Node::items).unwrap_or_default() {
            if let Some(entry) = item.entries().iter().find(|entry| CHECKS.contains(&entry.key.as_str())) {
                self.rule(lower, entry, Some(item));
            }
        }
    }

    fn default(&self, lower: &mut Lower<'_>, node: &Node, literal: Option<&Node>, at: &Location) {
        let value = match (literal.or_else(|| node.entry("value").map(|e| &e.value)), node.get_text("words"))
        {
            (Some(literal), _) => literal.to_json().map(DefaultValue::Literal),
            (None, words) => words.map(|words| DefaultValue::Words(words.to_owned())),
        };
        let Some(value) = value else { return };
        let when = node.get("when").and_then(|node| condition(lower, node));
        let text = stated_text(node).unwrap_or_else(|| wording::default(&value, when.as_ref()));
        let bases = lower.bases(node.get("bases"), at);
        lower.state(self.subject, &Claim::Default { value, when, text }, bases);
    }

    /// One rule; `around` is the mapping of a long form.
    fn rule(&self, lower: &mut Lower<'_>, entry: &Entry, around: Option<&Node>) {
        let also = around.and_then(|node| node.get("when")).and_then(|node| condition(lower, node));
        let Some((check, when)) = check(lower, entry, also) else { return };
        let text = around.and_then(stated_text).unwrap_or_else(|| wording::rule(&check, when.as_ref()));
        let bases = lower.bases(around.and_then(|node| node.get("bases")), &entry.at);
        lower.state(self.subject, &Claim::Rule { check: Box::new(check), when, text }, bases);
    }
}

/// The sentence under `text`, which may be empty.
fn stated_text(node: &Node) -> Option<String> {
    node.entry("text")?.value.text().map(str::to_owned)
}

fn check(
    lower: &mut Lower<'_>,
    entry: &Entry,
    when: Option<Condition>,
) -> Option<(Check, Option<Condition>)> {
    let Entry { key, at, value } = entry;
    let check = match key.as_str() {
        "one_of" => Check::OneOf(values(lower, value)?),
        "range" => Check::Range(range(lower, value, at)?),
        "measure" => Check::Measure(Measure {
            unit: value.get_text("unit")?.to_owned(),
            range: range(lower, value, at)?,
        }),
        "characters" => Check::Characters(characters(lower, value, at)?),
        "affixes" => Check::Affixes(affixes(lower, value, at)?),
        "template" => Check::Template(value.scalar_texts()),
        "length" => Check::Length(bounds(lower, value, at)?),
        "items" => Check::Items(bounds(lower, value, at)?),
        "multiple_of" => Check::MultipleOf(number(value)?),
        "pattern" => Check::Pattern(value.text()?.to_owned()),
        "format" => Check::Format(parse_word::<Format>(value.text()?)?),
        "only_when" => Check::OnlyWhen(condition(lower, value)?),
        "conflicts_with" => Check::ConflictsWith(value.scalar_texts()),
        "required_with" => Check::RequiredWith(value.scalar_texts()),
        _ => {
            if when.is_some() {
                let help = "write the whole condition under `required_when`";
                lower.invalid(at, "`required_when` stands beside `when`", help);
            }
            // No condition at all: asked for always, where the type does not demand it.
            let when = condition(lower, value)?;
            let always = matches!(&when, Condition::All(parts) if parts.is_empty());
            return Some((Check::Required, (!always).then_some(when)));
        }
    };
    Some((check, when))
}

fn values(lower: &mut Lower<'_>, node: &Node) -> Option<ValueSet> {
    let list = if node.items().is_empty() { node.get("values")? } else { node };
    let mut values: Vec<EnumValue> = Vec::new();
    for item in list.items() {
        let Some(value) = item.scalar_text().or_else(|| item.get("value")?.scalar_text()) else { continue };
        if values.iter().any(|known| known.value == value) {
            lower.invalid(&item.at, format!("the value `{value}` stands twice"), "remove one of the two");
            continue;
        }
        let when = item.get("when").and_then(|node| condition(lower, node));
        let note = item.entry("note").and_then(|entry| entry.value.text()).map(str::to_owned);
        values.push(EnumValue { value: value.to_owned(), note, when });
    }
    let open = node.get("open").and_then(Node::bool).unwrap_or_default();
    Some(ValueSet { values, closed: !open })
}

fn range(lower: &mut Lower<'_>, node: &Node, at: &Location) -> Option<Range> {
    let flag = |key| node.get(key).and_then(Node::bool).unwrap_or_default();
    let range = Range {
        min: node.get("min").and_then(number),
        max: node.get("max").and_then(number),
        exclusive_min: flag("exclusive_min"),
        exclusive_max: flag("exclusive_max"),
        or: node.get("or").and_then(number),
    };
    ends(lower, at, node, range.min.map(Number::as_f64), range.max.map(Number::as_f64)).then_some(range)
}

fn characters(lower: &mut Lower<'_>, node: &Node, at: &Location) -> Option<Characters> {
    let set = |key| node.get_text(key).and_then(CharacterSet::parse);
    let texts = |key| node.get(key).map(Node::scalar_texts).unwrap_or_default();
    let characters = Characters {
        only: set("only"),
        first: set("first"),
        last: set("last"),
        some: texts("some").iter().filter_map(|text| CharacterSet::parse(text)).collect(),
        without: texts("without"),
    };
    demands(lower, at, node, &characters).then_some(characters)
}

fn affixes(lower: &mut Lower<'_>, node: &Node, at: &Location) -> Option<Affixes> {
    let texts = |key| node.get(key).map(Node::scalar_texts).unwrap_or_default();
    let not = node.get("not").and_then(Node::bool).unwrap_or_default();
    let affixes = Affixes { begins: texts("begins"), ends: texts("ends"), not };
    demands(lower, at, node, &Affixes { not: false, ..affixes.clone() }).then_some(affixes)
}

/// Whether a mapping demands anything; says so where it does not.
fn demands<T: Default + PartialEq>(lower: &mut Lower<'_>, at: &Location, node: &Node, read: &T) -> bool {
    let demands = *read != T::default();
    // What has a wrong form was reported.
    if !demands && node.entries().iter().all(|entry| entry.key == "not") {
        lower.invalid(at, "nothing is demanded", "write at least one of the keys");
    }
    demands
}

fn bounds(lower: &mut Lower<'_>, node: &Node, at: &Location) -> Option<Bounds> {
    let count = |key| node.get(key).and_then(Node::to_json).and_then(|value| value.as_u64());
    let bounds = Bounds { min: count("min"), max: count("max") };
    ends(lower, at, node, bounds.min.map(|n| n as f64), bounds.max.map(|n| n as f64)).then_some(bounds)
}

/// Whether the ends of a range make sense; says so where they do not.
fn ends(lower: &mut Lower<'_>, at: &Location, node: &Node, min: Option<f64>, max: Option<f64>) -> bool {
    match (min, max) {
        (None, None) => {
            // An end of a wrong type was reported.
            if node.entry("min").is_none() && node.entry("max").is_none() {
                lower.invalid(at, "neither `min` nor `max` is given", "write at least one of them");
            }
            false
        }
        (Some(min), Some(max)) if min > max => {
            lower.invalid(at, format!("`min` ({min}) is greater than `max` ({max})"), "exchange the two");
            false
        }
        _ => true,
    }
}

fn number(node: &Node) -> Option<Number> {
    let value = node.to_json()?;
    value.as_i64().map(Number::Integer).or_else(|| value.as_f64().map(Number::Decimal))
}

/// The rules over several arguments of a block.
pub(crate) fn groups(lower: &mut Lower<'_>, node: &Node, subject: &Subject) {
    for item in node.get("groups").map(Node::items).unwrap_or_default() {
        let found = item.entries().iter().find_map(|e| Some((parse_word::<GroupKind>(&e.key)?, e)));
        let Some((kind, Entry { at, value, .. })) = found else { continue };
        let arguments = value.scalar_texts();
        let when = item.get("when").and_then(|node| condition(lower, node));
        let text = stated_text(item).unwrap_or_else(|| wording::group(kind, &arguments, when.as_ref()));
        let bases = lower.bases(item.get("bases"), at);
        lower.state(subject, &Claim::Group { kind, arguments, when, text }, bases);
    }
}
