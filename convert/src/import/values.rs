//! The values of a record that are arguments.

use super::escaped;
use super::record::Existing;
use super::secrets::{Secrets, is_all_marked, is_marked, sounds_secret};
use ferroform_schema::model::{Argument, Block, Nesting, Presence, Resource, Type};
use serde_json::{Map, Value as Json};

/// What an element's configuration says.
pub(super) fn arguments(
    existing: &Existing,
    resource: Option<&Resource>,
    name: &str,
    secrets: &mut Secrets,
) -> Map<String, Json> {
    let all_secret = is_all_marked(existing);
    match resource {
        Some(resource) => {
            let mut reader = Reader { resource, name, secrets, path: Vec::new() };
            let mut body = reader.block(&resource.root, &existing.values, &existing.secrets, all_secret);
            if !resource.timeouts.is_empty()
                && let Some(timeouts) = existing.values.get("timeouts").and_then(present)
            {
                body.insert("timeouts".to_owned(), timeouts);
            }
            body
        }
        None => {
            let mut body = Map::new();
            let mut undocumented = Undocumented { name, secrets, path: Vec::new() };
            for (key, value) in existing.values.iter().filter(|(key, _)| *key != "id") {
                let marks = if all_secret { &existing.secrets } else { &existing.secrets[key] };
                if let Some(value) = undocumented.member(key, value, marks) {
                    body.insert(key.clone(), value);
                }
            }
            body
        }
    }
}

/// The values of a type that no document describes: secrets are what the record marks, and what is called like one.
struct Undocumented<'a> {
    name: &'a str,
    secrets: &'a mut Secrets,
    path: Vec<&'a str>,
}

impl<'a> Undocumented<'a> {
    fn member(&mut self, key: &'a str, value: &'a Json, marks: &Json) -> Option<Json> {
        self.path.push(key);
        let is_plain = !value.is_array() && !value.is_object();
        let value = if *marks == true || sounds_secret(key) && is_plain && present(value).is_some() {
            // Also one that the record does not hold.
            Some(self.secrets.variable(self.name, &self.path, value))
        } else {
            self.value(value, marks)
        };
        self.path.pop();
        value
    }

    fn value(&mut self, value: &'a Json, marks: &Json) -> Option<Json> {
        match value {
            Json::Object(members) => {
                let members: Map<String, Json> = members
                    .iter()
                    .filter_map(|(key, value)| Some((escaped(key), self.member(key, value, &marks[key])?)))
                    .collect();
                (!members.is_empty()).then_some(Json::Object(members))
            }
            Json::Array(items) if items.is_empty() => None,
            Json::Array(items) => {
                let item = |(n, item): (usize, &'a Json)| {
                    if marks[n] == true {
                        return self.secrets.variable(self.name, &self.path, item);
                    }
                    // In a list an empty text is an item.
                    self.value(item, &marks[n]).unwrap_or_else(|| item.clone())
                };
                Some(Json::Array(items.iter().enumerate().map(item).collect()))
            }
            other => present(other),
        }
    }
}

/// A value that says something, as text that is no template.
fn present(value: &Json) -> Option<Json> {
    match value {
        Json::Null => None,
        Json::String(text) if text.is_empty() => None,
        Json::String(text) => Some(Json::String(escaped(text))),
        Json::Array(items) if items.is_empty() => None,
        Json::Array(items) => {
            // In a list an empty text is an item.
            let item = |item: &Json| present(item).unwrap_or_else(|| item.clone());
            Some(Json::Array(items.iter().map(item).collect()))
        }
        Json::Object(members) => {
            let members: Map<String, Json> =
                members.iter().filter_map(|(key, value)| Some((escaped(key), present(value)?))).collect();
            (!members.is_empty()).then_some(Json::Object(members))
        }
        other => Some(other.clone()),
    }
}

struct Reader<'a> {
    resource: &'a Resource,
    name: &'a str,
    secrets: &'a mut Secrets,
    path: Vec<&'a str>,
}

impl<'a> Reader<'a> {
    fn block(
        &mut self,
        block: &'a Block,
        values: &Map<String, Json>,
        marks: &Json,
        all_secret: bool,
    ) -> Map<String, Json> {
        let mut body = Map::new();
        for argument in &block.arguments {
            let value = values.get(&argument.name).unwrap_or(&Json::Null);
            // What is in a block is marked there.
            let marked = match argument.ty.value {
                Type::Block(_) => marks[&argument.name] == true,
                _ => is_marked(marks, &argument.name),
            };
            let secret = all_secret || marked || says(argument.sensitive.as_ref().map(|it| it.value));
            self.path.push(&argument.name);
            let required = argument.presence.value == Presence::Required;
            let value = match value {
                Json::Null if marked || secret && required => Some(self.secret(value)),
                Json::Null => None,
                value if secret => present(value).map(|_| self.secret(value)),
                value => self.value(argument, value, &marks[&argument.name], required),
            };
            self.path.pop();
            if let Some(value) = value {
                body.insert(argument.name.clone(), value);
            }
        }
        // Of a name and its beginning, the record has both, and a configuration one.
        let beginnings: Vec<String> = body
            .keys()
            .filter(|name| name.strip_suffix("_prefix").is_some_and(|whole| body.contains_key(whole)))
            .cloned()
            .collect();
        beginnings.iter().for_each(|name| drop(body.remove(name)));
        body
    }

    fn secret(&mut self, value: &Json) -> Json {
        self.secrets.variable(self.name, &self.path, value)
    }

    fn value(&mut self, argument: &'a Argument, value: &Json, marks: &Json, required: bool) -> Option<Json> {
        let computed = says(argument.computed.as_ref().map(|it| it.value));
        if !required && (is_default(argument, value) || computed && argument.deprecated.is_some()) {
            return None;
        }
        match &argument.ty.value {
            Type::Block(block) => {
                let definition = self.resource.block(&block.definition)?;
                let of = |reader: &mut Self, value: &Json, marks: &Json| {
                    let body = reader.block(definition, value.as_object()?, marks, false);
                    Some(Json::Object(body))
                };
                match (block.nesting, value) {
                    // Providers keep a block that stands once in a list.
                    (Nesting::Single, Json::Array(items)) => of(self, items.first()?, &marks[0]),
                    (Nesting::Single, value) => of(self, value, marks),
                    (Nesting::Map, Json::Object(members)) => {
                        let members: Map<String, Json> = members
                            .iter()
                            .filter_map(|(key, value)| Some((escaped(key), of(self, value, &marks[key])?)))
                            .collect();
                        (!members.is_empty()).then_some(Json::Object(members))
                    }
                    (_, Json::Array(items)) if !items.is_empty() => {
                        let items =
                            items.iter().enumerate().filter_map(|(n, value)| of(self, value, &marks[n]));
                        Some(items.collect())
                    }
                    _ => None,
                }
            }
            _ => present(value).or_else(|| required.then(|| value.clone())),
        }
    }
}

fn says(stated: Option<bool>) -> bool {
    stated == Some(true)
}

/// Whether the value is what holds without it.
fn is_default(argument: &Argument, value: &Json) -> bool {
    let Some(default) = argument.only_default() else { return false };
    match value {
        Json::String(text) => *text == default,
        Json::Number(number) => number.to_string() == default,
        Json::Bool(yes) => yes.to_string() == default,
        _ => false,
    }
}
