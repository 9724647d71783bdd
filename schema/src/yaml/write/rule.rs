//! Rules, defaults and conditions.

use super::{Map, Writer, word};
use crate::model::{
    Affixes, Bounds, CharacterSet, Characters, Check, Condition, Default, DefaultValue, ExampleVerdict,
    Group, Number, Range, Rule, ValueSet,
};
use crate::yaml::format::CONDITION_WORDS;
use serde_yaml::Value;

impl Writer<'_> {
    pub(super) fn rule(&self, rule: &Rule) -> Value {
        let mut out = Map::new();
        let mut when = rule.when.as_ref();
        let check: Value = match &rule.check {
            Check::OneOf(set) => values(set),
            Check::Range(value) => range(value).into(),
            Check::Measure(value) => {
                let mut out = self::range(&value.range);
                out.put("unit", value.unit.as_str());
                out.into()
            }
            Check::Characters(value) => characters(value).into(),
            Check::Affixes(value) => affixes(value).into(),
            Check::Template(value) => value.clone().into(),
            Check::Length(value) | Check::Items(value) => bounds(value).into(),
            Check::MultipleOf(value) => number(*value),
            Check::Pattern(value) => value.as_str().into(),
            Check::Format(value) => word(value),
            // What must be set always is a presence; `all` of nothing holds always.
            Check::Required => when.take().map_or_else(|| condition(&Condition::All(Vec::new())), condition),
            Check::OnlyWhen(value) => condition(value),
            Check::ConflictsWith(names) | Check::RequiredWith(names) => names.clone().into(),
        };
        out.put(rule.check.family(), check);
        out.put_some("when", when.map(condition));
        out.put("text", rule.text.as_str());
        out.put_some("contradicted_by", contradiction(&rule.standing));
        out.put("bases", self.bases(&rule.bases));
        out.into()
    }

    pub(super) fn group(&self, group: &Group) -> Value {
        let mut out = Map::new();
        out.put(&crate::yaml::provenance::print_word(&group.kind), group.arguments.clone());
        out.put_some("when", group.when.as_ref().map(condition));
        out.put("text", group.text.as_str());
        out.put_some("contradicted_by", contradiction(&group.standing));
        out.put("bases", self.bases(&group.bases));
        out.into()
    }

    pub(super) fn default(&self, default: &Default) -> Value {
        let mut out = Map::new();
        match &default.value {
            DefaultValue::Literal(value) => out.put("value", literal(value)),
            DefaultValue::Words(words) => out.put("words", words.as_str()),
        }
        out.put_some("when", default.when.as_ref().map(condition));
        out.put("text", default.text.as_str());
        out.put("bases", self.bases(&default.bases));
        out.into()
    }
}

fn contradiction(standing: &ExampleVerdict) -> Option<&str> {
    match standing {
        ExampleVerdict::Holds => None,
        ExampleVerdict::Contradicted { by } => Some(by),
    }
}

fn values(set: &ValueSet) -> Value {
    let value = |value: &crate::model::EnumValue| {
        if value.note.is_none() && value.when.is_none() {
            return Value::String(value.value.clone());
        }
        let mut out = Map::new();
        out.put("value", value.value.as_str());
        out.put_some("note", value.note.as_deref());
        out.put_some("when", value.when.as_ref().map(condition));
        out.into()
    };
    let list: Value = set.values.iter().map(value).collect();
    // The short form is a list that is not empty.
    if set.closed && !set.values.is_empty() {
        return list;
    }
    let mut out = Map::new();
    out.put("values", list);
    if !set.closed {
        out.put("open", true);
    }
    out.into()
}

fn range(range: &Range) -> Map {
    let mut out = Map::new();
    out.put_some("min", range.min.map(number));
    out.put_some("max", range.max.map(number));
    if range.exclusive_min {
        out.put("exclusive_min", true);
    }
    if range.exclusive_max {
        out.put("exclusive_max", true);
    }
    out.put_some("or", range.or.map(number));
    out
}

fn characters(characters: &Characters) -> Map {
    let mut out = Map::new();
    let set = |set: &CharacterSet| set.to_string();
    out.put_some("only", characters.only.as_ref().map(set));
    out.put_some("first", characters.first.as_ref().map(set));
    out.put_some("last", characters.last.as_ref().map(set));
    if !characters.some.is_empty() {
        out.put("some", characters.some.iter().map(set).collect::<Vec<_>>());
    }
    if !characters.without.is_empty() {
        out.put("without", characters.without.clone());
    }
    out
}

fn affixes(affixes: &Affixes) -> Map {
    let mut out = Map::new();
    if !affixes.begins.is_empty() {
        out.put("begins", affixes.begins.clone());
    }
    if !affixes.ends.is_empty() {
        out.put("ends", affixes.ends.clone());
    }
    if affixes.not {
        out.put("not", true);
    }
    out
}

fn bounds(bounds: &Bounds) -> Map {
    let mut out = Map::new();
    out.put_some("min", bounds.min);
    out.put_some("max", bounds.max);
    out
}

fn number(number: Number) -> Value {
    match number {
        Number::Integer(n) => n.into(),
        Number::Decimal(n) => n.into(),
    }
}

fn condition(condition: &Condition) -> Value {
    let mut out = Map::new();
    match condition {
        Condition::Context(name) => out.put("context", name.as_str()),
        Condition::Is { argument, values } => {
            let values = match values.as_slice() {
                [one] => Value::String(one.clone()),
                _ => values.clone().into(),
            };
            if CONDITION_WORDS.contains(&argument.as_str()) {
                out.put("argument", argument.as_str());
                out.put("is", values);
            } else {
                out.put(argument, values);
            }
        }
        Condition::Set(argument) => out.put("set", argument.as_str()),
        Condition::Not(inner) => out.put("not", self::condition(inner)),
        Condition::All(parts) => out.put("all", parts.iter().map(self::condition).collect::<Value>()),
        Condition::Any(parts) => out.put("any", parts.iter().map(self::condition).collect::<Value>()),
        Condition::Words(words) => out.put("words", words.as_str()),
    }
    out.into()
}

fn literal(value: &serde_json::Value) -> Value {
    match value {
        serde_json::Value::Null => Value::Null,
        serde_json::Value::Bool(value) => (*value).into(),
        serde_json::Value::Number(value) => match (value.as_i64(), value.as_u64(), value.as_f64()) {
            (Some(n), ..) => n.into(),
            (_, Some(n), _) => n.into(),
            (.., Some(n)) => n.into(),
            (None, None, None) => Value::Null,
        },
        serde_json::Value::String(value) => value.as_str().into(),
        serde_json::Value::Array(items) => items.iter().map(literal).collect(),
        serde_json::Value::Object(entries) => {
            let mut out = Map::new();
            for (key, value) in entries {
                out.put(key, literal(value));
            }
            out.into()
        }
    }
}
