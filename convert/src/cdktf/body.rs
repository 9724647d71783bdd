//! The configuration of a construct as the body of a block. Whether a member is an argument or a block, and what it is
//! called, the bindings say.

use super::data::{Data, IteratorId, Object};
use super::hcl::{Around, Missing, is_word, quoted, spelled};
use super::known::letters;
use super::state::{Kind, Lowering, Made};
use crate::bindings::Bound;
use ferroform_cdktf::Expression;
use ferroform_codegen::names::snake;
use ferroform_codegen::plan::{Argument, Block, Type};

/// How deep blocks may stand in each other.
const DEEPEST: usize = 32;

/// Where a body stands.
#[derive(Clone, Copy)]
pub(super) struct Frame<'p, 'a> {
    /// What the bindings know about it.
    pub(super) known: Option<(Bound<'p>, &'p Block)>,
    /// The iterators of `dynamic` blocks around it.
    pub(super) around: &'a Around<'a>,
    pub(super) depth: usize,
}

impl<'p> Frame<'p, '_> {
    fn argument(&self, name: &str) -> Option<&'p Argument> {
        let (_, block) = self.known?;
        let names = block.arguments.iter().map(|argument| argument.name.as_str());
        let plain = name.trim_end_matches('_');
        let name = spelled(name, names.clone()).or_else(|| spelled(plain, names))?;
        block.arguments.iter().find(|argument| argument.name == name)
    }
}

impl<'p> Made<'p> {
    /// The attribute of this name, as Terraform spells it. The argument behind it has a name of its own in CDKTF.
    pub(super) fn attribute(&self, name: &str) -> String {
        let Some(bound) = self.bound else {
            return snake(name.strip_suffix("Input").or(name.strip_suffix("_input")).unwrap_or(name));
        };
        let getters = bound.module.construct.getters.iter().map(|getter| getter.attribute.as_str());
        let arguments = bound.module.root.arguments.iter().map(|argument| argument.name.as_str());
        let known = |name: &str| spelled(name, getters.clone().chain(arguments.clone())).map(str::to_owned);
        let own = name.strip_suffix("Input").or(name.strip_suffix("_input"));
        known(name).or_else(|| own.and_then(known)).unwrap_or_else(|| snake(own.unwrap_or(name)))
    }

    /// The argument of this name, as Terraform spells it.
    pub(super) fn argument(&self, name: &str) -> String {
        let arguments = self
            .bound
            .into_iter()
            .flat_map(|bound| bound.module.root.arguments.iter().map(|a| a.name.as_str()));
        spelled(name, arguments).map_or_else(|| snake(name), str::to_owned)
    }
}

impl<'p> Lowering<'p> {
    /// Writes members as arguments and blocks. What cannot be written is said in a comment above.
    pub(super) fn body(
        &mut self,
        object: &Object<'p>,
        frame: Frame<'p, '_>,
        at: &'p Expression,
        out: &mut String,
    ) {
        for (name, value) in &object.members {
            if matches!(value, Data::Null) {
                continue;
            }
            let argument = frame.argument(name);
            let own =
                argument.map_or_else(|| snake(name.trim_end_matches('_')), |argument| argument.name.clone());
            if !is_word(&own) || frame.depth > DEEPEST {
                continue;
            }
            let block = argument.and_then(|argument| block_of(frame.known, &argument.ty));
            let written = match (block, value) {
                (Some(known), value) => self.blocks(&own, known, value, frame, at, out),
                (None, Data::Dynamic(iterator, content)) => {
                    self.dynamic(&own, *iterator, content, None, frame, at, out)
                }
                (None, value) => {
                    let is_map = argument.is_some_and(|argument| matches!(argument.ty, Type::Map(_)));
                    let value = if is_map || argument.is_some() {
                        value.clone()
                    } else {
                        self.untyped(&own, value.clone())
                    };
                    let value = if is_map { value } else { self.spelled(value) };
                    let value = self.without_missing(&own, without_nulls(value), frame.around, at);
                    let written = value.as_ref().map(|value| self.hcl(value, frame.around));
                    match written {
                        Some(Ok(value)) => out.push_str(&format!("{own} = {value}\n")),
                        // What must be given is asked for when the program runs.
                        _ if argument.is_some_and(|argument| argument.state.is_some()) => {
                            out.push_str(&format!("{own} = null\n"));
                        }
                        _ => {}
                    }
                    Ok(())
                }
            };
            if let Err(missing) = written {
                self.miss(&own, value, missing, at);
            }
        }
    }

    /// A value without the members that cannot be written, each of which is said in a comment; none where nothing is left.
    fn without_missing(
        &mut self,
        path: &str,
        data: Data<'p>,
        around: &Around<'_>,
        at: &'p Expression,
    ) -> Option<Data<'p>> {
        let missing = match self.hcl(&data, around) {
            Ok(_) => return Some(data),
            Err(missing) => missing,
        };
        match data {
            Data::Object(mut object) if object.parameters.is_none() => {
                let mut members = Vec::new();
                for (name, value) in object.members {
                    let path = format!("{path}.{name}");
                    if let Some(value) = self.without_missing(&path, value, around, at) {
                        members.push((name, value));
                    }
                }
                object.members = members;
                (!object.members.is_empty()).then_some(Data::Object(object))
            }
            Data::List(items) if items.iter().all(|item| matches!(item, Data::Object(_))) => {
                let items = items.into_iter().map(|item| self.without_missing(path, item, around, at));
                let items: Vec<Option<Data<'p>>> = items.collect();
                items.into_iter().collect::<Option<Vec<_>>>().map(Data::List)
            }
            other => {
                self.miss(path, &other, missing, at);
                None
            }
        }
    }

    /// Blocks of one name.
    fn blocks(
        &mut self,
        name: &str,
        known: (Bound<'p>, &'p Block),
        value: &Data<'p>,
        frame: Frame<'p, '_>,
        at: &'p Expression,
        out: &mut String,
    ) -> Result<(), Missing> {
        match value {
            Data::Object(object) => {
                out.push_str(&format!("{name} {{\n"));
                let inner = Frame { known: Some(known), around: frame.around, depth: frame.depth + 1 };
                self.body(object, inner, at, out);
                out.push_str("}\n");
                Ok(())
            }
            Data::List(items)
                if items.iter().all(|item| matches!(item, Data::Object(_) | Data::List(_) | Data::Null)) =>
            {
                if items.is_empty() {
                    // That there is none is said, too.
                    out.push_str(&format!("{name} = []\n"));
                }
                for item in items {
                    if !matches!(item, Data::Null) && frame.depth < DEEPEST {
                        let deeper = Frame { depth: frame.depth + 1, ..frame };
                        self.blocks(name, known, item, deeper, at, out)?;
                    }
                }
                Ok(())
            }
            Data::Dynamic(iterator, content) => {
                self.dynamic(name, *iterator, content, Some(known), frame, at, out)
            }
            Data::Program(program) => Err(Missing::Program(program.clone())),
            other => match other.program() {
                Some(program) => Err(Missing::Program(program.clone())),
                None => Err(Missing::Because("a value where the bindings have blocks")),
            },
        }
    }

    /// `dynamic "name" { … }`
    #[allow(clippy::too_many_arguments, reason = "what a block is made of")]
    fn dynamic(
        &mut self,
        name: &str,
        iterator: IteratorId,
        content: &Data<'p>,
        known: Option<(Bound<'p>, &'p Block)>,
        frame: Frame<'p, '_>,
        at: &'p Expression,
        out: &mut String,
    ) -> Result<(), Missing> {
        let Data::Object(object) = content else {
            return Err(Missing::Because("the content of a block that the program computes"));
        };
        let items = self.collection(iterator, frame.around, 0)?;
        out.push_str(&format!("dynamic \"{name}\" {{\nfor_each = {items}\ncontent {{\n"));
        let mut around = frame.around.to_vec();
        around.push((iterator, name.to_owned()));
        let inner = Frame { known, around: &around, depth: frame.depth + 1 };
        self.body(object, inner, at, out);
        out.push_str("}\n}\n");
        Ok(())
    }

    /// Says in the comment of the construct what has to be done about a member.
    pub(super) fn miss(&mut self, name: &str, value: &Data<'p>, missing: Missing, at: &'p Expression) {
        let program = match missing {
            Missing::Program(program) => program,
            Missing::Because(why) => match value.program() {
                Some(program) => program.clone(),
                None => super::data::Program { file: self.file, range: at.range.clone(), why },
            },
        };
        let written = self.written(program.file, &program.range);
        let short = written.lines().next().unwrap_or_default().trim();
        let dots = if written.lines().count() > 1 { " …" } else { "" };
        let what =
            if short.is_empty() { format!("`{name}`") } else { format!("`{name}`, of `{short}{dots}`") };
        let line = self.leave(&program, &what);
        self.pending.push(format!("To do: give {line}"));
    }

    /// A value of no type that is known. CDKTF writes names of members in its own way where it knows the type, and keeps
    /// the keys of maps; a value whose keys could all be such names is taken for the former unless its name says "map".
    pub(super) fn untyped(&self, name: &str, data: Data<'p>) -> Data<'p> {
        const MAPS: [&str; 12] = [
            "annotations",
            "default",
            "headers",
            "input",
            "labels",
            "mappings",
            "metadata",
            "parameters",
            "tags",
            "triggers",
            "values",
            "variables",
        ];
        if MAPS.iter().any(|word| name.ends_with(word)) {
            return data;
        }
        match data {
            Data::List(items) => Data::List(items.into_iter().map(|item| self.untyped(name, item)).collect()),
            Data::Object(object) => {
                let is_name = |key: &str| {
                    key.starts_with(|c: char| c.is_ascii_lowercase())
                        && key.chars().all(|c| c.is_ascii_alphanumeric())
                };
                let renames = object.is_block || object.members.iter().all(|(key, _)| is_name(key));
                let members = object.members.into_iter().map(|(key, value)| {
                    let own = if renames { snake(&key) } else { key };
                    let value = self.untyped(&own, value);
                    (own, value)
                });
                Data::Object(Object { members: members.collect(), ..object })
            }
            other => other,
        }
    }

    /// The arguments of classes for blocks, as Terraform spells them.
    fn spelled(&self, data: Data<'p>) -> Data<'p> {
        match data {
            Data::List(items) => Data::List(items.into_iter().map(|item| self.spelled(item)).collect()),
            Data::Object(object) if object.is_block => {
                let members = object.members.into_iter();
                let members =
                    members.map(|(name, value)| (snake(name.trim_end_matches('_')), self.spelled(value)));
                Data::Object(Object { members: members.collect(), ..object })
            }
            other => other,
        }
    }

    /// What Terraform itself reads of an element: gives the members that are left.
    pub(super) fn meta(
        &mut self,
        kind: Kind,
        object: Object<'p>,
        at: &'p Expression,
        out: &mut String,
    ) -> Object<'p> {
        let mut left = Object { members: Vec::new(), ..object };
        for (name, value) in object.members {
            let written = match (letters(&name).as_str(), &value) {
                (_, Data::Null) => {
                    left.members.push((name, value));
                    continue;
                }
                ("dependson", Data::List(items)) => {
                    let items: Result<Vec<String>, Missing> =
                        items.iter().map(|item| self.dependency(item)).collect();
                    items.map(|items| out.push_str(&format!("depends_on = [{}]\n", items.join(", "))))
                }
                ("provider", value) if kind != Kind::Module => {
                    self.hcl(value, &[]).map(|value| out.push_str(&format!("provider = {value}\n")))
                }
                ("count", value) => {
                    self.hcl(value, &[]).map(|value| out.push_str(&format!("count = {value}\n")))
                }
                ("foreach", Data::Iterator(iterator)) => self
                    .collection(*iterator, &[], 0)
                    .map(|items| out.push_str(&format!("for_each = {items}\n"))),
                ("lifecycle", Data::Object(lifecycle)) => self.lifecycle(lifecycle, at, out),
                ("provisioners", Data::List(provisioners)) => {
                    for provisioner in provisioners {
                        if let Data::Object(provisioner) = provisioner {
                            self.provisioner(provisioner, at, out);
                        }
                    }
                    Ok(())
                }
                ("connection", Data::Object(connection)) if kind == Kind::Resource => {
                    out.push_str("connection {\n");
                    self.body(connection, bare(), at, out);
                    out.push_str("}\n");
                    Ok(())
                }
                _ => {
                    left.members.push((name, value));
                    continue;
                }
            };
            if let Err(missing) = written {
                self.miss(&snake(&name), &value, missing, at);
            }
        }
        left
    }

    /// What something is created after.
    fn dependency(&self, data: &Data<'p>) -> Result<String, Missing> {
        match data {
            Data::Reference(id, _) => {
                let made = self.constructs.get(*id).filter(|made| made.kind != Kind::Provider);
                made.map(|made| made.address.clone())
                    .ok_or(Missing::Because("Terraform allows no such dependency"))
            }
            Data::Program(program) => Err(Missing::Program(program.clone())),
            Data::Text(address) => Ok(address.trim_start_matches("${").trim_end_matches('}').to_owned()),
            _ => Err(Missing::Because("a dependency on an object: write it as `depends_on`")),
        }
    }

    fn lifecycle(
        &mut self,
        lifecycle: &Object<'p>,
        at: &'p Expression,
        out: &mut String,
    ) -> Result<(), Missing> {
        out.push_str("lifecycle {\n");
        for (name, value) in &lifecycle.members {
            match (letters(name).as_str(), value) {
                ("createbeforedestroy" | "preventdestroy", Data::Bool(yes)) => {
                    out.push_str(&format!("{} = {yes}\n", snake(name)));
                }
                ("ignorechanges", Data::Text(_)) => out.push_str("ignore_changes = all\n"),
                ("ignorechanges", Data::List(items)) => {
                    let names: Vec<String> =
                        items.iter().filter_map(Data::text).map(|name| quoted(&name)).collect();
                    out.push_str(&format!("ignore_changes = [{}]\n", names.join(", ")));
                }
                ("replacetriggeredby", Data::List(items)) => {
                    let items: Result<Vec<String>, Missing> = items
                        .iter()
                        .map(|item| match item {
                            Data::Text(words) => {
                                Ok(words.trim_start_matches("${").trim_end_matches('}').to_owned())
                            }
                            item => self.hcl(item, &[]),
                        })
                        .collect();
                    match items {
                        Ok(items) => {
                            out.push_str(&format!("replace_triggered_by = [{}]\n", items.join(", ")))
                        }
                        Err(missing) => self.miss("replace_triggered_by", value, missing, at),
                    }
                }
                ("precondition" | "postcondition", Data::List(items)) => {
                    for item in items {
                        if let Data::Object(condition) = item {
                            self.condition(name, condition, at, out);
                        }
                    }
                }
                ("precondition" | "postcondition", Data::Object(condition)) => {
                    self.condition(name, condition, at, out)
                }
                (_, Data::Null) => {}
                _ => {
                    self.miss(&snake(name), value, Missing::Because("a value that the program computes"), at)
                }
            }
        }
        out.push_str("}\n");
        Ok(())
    }

    pub(super) fn condition(
        &mut self,
        name: &str,
        condition: &Object<'p>,
        at: &'p Expression,
        out: &mut String,
    ) {
        out.push_str(&format!("{} {{\n", snake(name)));
        self.body(condition, bare(), at, out);
        out.push_str("}\n");
    }

    fn provisioner(&mut self, provisioner: &Object<'p>, at: &'p Expression, out: &mut String) {
        let kind = provisioner.get("type").and_then(Data::text).unwrap_or_else(|| "local-exec".to_owned());
        out.push_str(&format!("provisioner {} {{\n", quoted(&kind)));
        let mut left = Object::default();
        for (name, value) in &provisioner.members {
            match (letters(name).as_str(), value) {
                ("type", _) => {}
                ("when" | "onfailure", Data::Text(word)) if is_word(word) => {
                    out.push_str(&format!("{} = {word}\n", snake(name)));
                }
                ("connection", Data::Object(connection)) => {
                    out.push_str("connection {\n");
                    self.body(connection, bare(), at, out);
                    out.push_str("}\n");
                }
                // Its keys are names of the environment.
                ("environment", value) => match self.hcl(value, &[]) {
                    Ok(value) => out.push_str(&format!("environment = {value}\n")),
                    Err(missing) => self.miss(name, value, missing, at),
                },
                _ => left.members.push((name.clone(), value.clone())),
            }
        }
        self.body(&left, bare(), at, out);
        out.push_str("}\n");
    }
}

/// A body that no bindings know.
pub(super) const fn bare<'p>() -> Frame<'p, 'static> {
    Frame { known: None, around: &[], depth: 0 }
}

/// The block that an argument is, if it is one.
fn block_of<'p>(known: Option<(Bound<'p>, &'p Block)>, ty: &Type) -> Option<(Bound<'p>, &'p Block)> {
    let (bound, _) = known?;
    match ty {
        Type::Block { name, nesting, .. } if !matches!(nesting, ferroform_schema::model::Nesting::Map) => {
            Some((bound, bound.block(name.word())?))
        }
        Type::List(inner) | Type::Set(inner) => block_of(known, inner),
        _ => None,
    }
}

/// A value without members that are not set.
fn without_nulls(data: Data<'_>) -> Data<'_> {
    match data {
        Data::Object(mut object) => {
            object.members.retain(|(_, value)| !matches!(value, Data::Null));
            object.members =
                object.members.into_iter().map(|(name, value)| (name, without_nulls(value))).collect();
            Data::Object(object)
        }
        Data::List(items) => Data::List(items.into_iter().map(without_nulls).collect()),
        other => other,
    }
}
