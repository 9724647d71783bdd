//! Parameters of the program's classes: their types, and what they are given.

use super::call::Arguments;
use super::construct::Standing;
use super::data::{ClassId, Data, Object, program};
use super::node::Argument;
use super::state::{Holding, Instance, Kind, Lowering, Plain, Type, Variable};
use crate::names::Path;
use ferroform_cdktf::{Expression, Function, Parameter as Source, TypeName};
use ferroform_codegen::names::Ident;
use quote::quote;
use std::collections::BTreeMap;

/// A parameter of a class in Rust.
#[derive(Debug, Clone)]
pub(super) struct Parameter<'p> {
    /// Its place among the parameters of the constructor, its name there, and the members that lead to it.
    pub(super) place: usize,
    pub(super) source: String,
    pub(super) path: Vec<String>,
    pub(super) name: Ident,
    /// What it is within the constructor.
    pub(super) data: Data<'p>,
}

/// Parameters that are members of one object.
#[derive(Debug, Clone)]
pub(super) struct Set<'p> {
    class: ClassId,
    place: usize,
    source: String,
    path: Vec<String>,
    record: Option<&'p [Source]>,
    seed: Option<Object<'p>>,
    found: BTreeMap<String, Data<'p>>,
}

/// What a parameter is, what it is given, and how that is written.
pub(super) type Given<'p> = (Data<'p>, Data<'p>, (usize, Argument<'p>));

impl<'p> Lowering<'p> {
    /// Makes the parameters of a constructor known. The first is where the object is created, the second its id.
    pub(super) fn bind_parameters(&mut self, class: ClassId, function: &'p Function, given: &Arguments<'p>) {
        let is_literal = self.id_is_literal(function);
        for (place, parameter) in function.parameters.iter().enumerate() {
            let data = match place {
                0 => {
                    let path = Path { tokens: quote! { scope }, is_reference: true };
                    Data::Scope(self.add_scope(path, false))
                }
                1 if !is_literal => {
                    let name = ferroform_codegen::names::Scope::reserving([]).take(&["id"]);
                    let holds = Holding::Parameter(Type::Plain(Plain::Text));
                    self.variables.push(Variable { name, holds, is_native: true });
                    Data::Variable(self.variables.len() - 1)
                }
                _ => {
                    let seed = given.get(&parameter.name, place).cloned();
                    let seed = seed.filter(|seed| !matches!(seed, Data::Null));
                    let source = (place, parameter.name.clone(), Vec::new());
                    let data = self.parameter(class, source, parameter, function, seed);
                    if let (Some(default), Data::Variable(id)) = (&parameter.default, &data) {
                        let (id, default) = (*id, self.evaluate(default));
                        self.defaults.insert(id, default);
                    }
                    data
                }
            };
            if parameter.is_field {
                self.set_member(&parameter.name, data.clone());
            }
            if parameter.members.is_empty() {
                self.define(&parameter.name, data);
                continue;
            }
            // `{ name, size = 1 }: Props`
            for member in &parameter.members {
                let value = match &data {
                    Data::Object(Object { parameters: Some(set), .. }) => {
                        self.found_parameter(*set, &member.name)
                    }
                    _ => Data::Null,
                };
                if let (Some(default), Data::Variable(id)) = (&member.default, &value) {
                    let (id, default) = (*id, self.evaluate(default));
                    self.defaults.insert(id, default);
                }
                self.define(&member.name, value);
            }
        }
    }

    /// Whether the second parameter is no id: the constructor gives one of its own.
    fn id_is_literal(&self, function: &Function) -> bool {
        function.parameters.get(1).is_some_and(|parameter| {
            matches!(
                &parameter.ty,
                Some(TypeName::Named(_) | TypeName::Record(_) | TypeName::List(_) | TypeName::Map(_))
            )
        })
    }

    fn parameter(
        &mut self,
        class: ClassId,
        (place, source, path): (usize, String, Vec<String>),
        declared: &'p Source,
        function: &Function,
        seed: Option<Data<'p>>,
    ) -> Data<'p> {
        let record = match &declared.ty {
            Some(TypeName::Record(fields)) => Some(fields.as_slice()),
            Some(TypeName::Named(name)) => self.records.get(name).copied(),
            _ => None,
        };
        // A dictionary without a type: its members are parameters where they are asked for one by one.
        let body = self.written(self.file, &function.range);
        let name = &declared.name;
        let is_asked = body.contains(&format!("{name}.")) || body.contains(&format!("{name}["));
        let untyped = matches!(declared.ty, None | Some(TypeName::Other | TypeName::Named(_)));
        let is_object = matches!(seed, Some(Data::Object(_)) | None)
            && untyped
            && (is_asked || !declared.members.is_empty());
        if record.is_some() || is_object {
            let seed = match seed {
                Some(Data::Object(object)) => Some(object),
                _ => None,
            };
            self.sets.push(Set { class, place, source, path, record, seed, found: BTreeMap::new() });
            let parameters = Some(self.sets.len() - 1);
            return Data::Object(Object { parameters, ..Object::default() });
        }
        // What Rust has no short type for stays in the class, where only one object is made of it.
        if let Some(seed @ Data::List(items)) = &seed
            && items.iter().any(|item| matches!(item, Data::Object(_) | Data::List(_)))
            && is_known(seed)
            && self.is_made_once(class)
        {
            return seed.clone();
        }
        let wish = declared.name.clone();
        self.one(class, (place, source, path), &wish, declared.ty.as_ref(), seed)
    }

    /// Whether the program makes one object of a class.
    fn is_made_once(&self, class: ClassId) -> bool {
        let Some(name) = self.classes.get(class).map(|class| class.source.name.as_str()) else {
            return false;
        };
        let calls = self.files.iter().map(|file| {
            let text = &file.input.text;
            let before = |at: usize| text.get(..at).unwrap_or_default().trim_end();
            let is_call = |at: usize| {
                let whole =
                    !text.get(..at).is_some_and(|b| b.ends_with(|c: char| c.is_alphanumeric() || c == '_'));
                whole && !before(at).ends_with("class")
            };
            text.match_indices(&format!("{name}(")).filter(|(at, _)| is_call(*at)).count()
        });
        calls.sum::<usize>() == 1
    }

    /// A parameter that is one value.
    fn one(
        &mut self,
        class: ClassId,
        (place, source, path): (usize, String, Vec<String>),
        wish: &str,
        ty: Option<&TypeName>,
        seed: Option<Data<'p>>,
    ) -> Data<'p> {
        let name = self.fresh(wish);
        let ident = super::write::ident(&name);
        let reached = Path { tokens: quote! { #ident }, is_reference: true };
        let data = match &seed {
            Some(Data::Reference(id, steps)) if steps.is_empty() && self.is_handed_over(*id) => {
                match self.constructs.get(*id).cloned() {
                    Some(made) => {
                        let alias = self.elsewhere_slot(made.kind, &made, reached, name.word());
                        if let Some(slot) = self.constructs.get(alias).map(|made| made.slot)
                            && let Some(slot) = self.slots.get_mut(slot)
                        {
                            // Not the same construct for every object.
                            slot.original = None;
                        }
                        Data::Reference(alias, Vec::new())
                    }
                    None => Data::Null,
                }
            }
            Some(Data::Instance(instance)) => match self.instance(*instance).cloned() {
                Some(known) => {
                    let owner = Some(class);
                    let members = BTreeMap::new();
                    self.instances.push(Instance { path: reached, members, owner, ..known });
                    Data::Instance(self.instances.len() - 1)
                }
                None => Data::Null,
            },
            Some(Data::Scope(_) | Data::This) => Data::Scope(self.add_scope(reached, false)),
            seed => {
                let ty = refined(type_of(ty), seed.as_ref().and_then(of_data));
                let holds = Holding::Parameter(ty);
                self.variables.push(Variable { name: name.clone(), holds, is_native: false });
                Data::Variable(self.variables.len() - 1)
            }
        };
        if let Some(class) = self.classes.get_mut(class) {
            class.parameters.push(Parameter { place, source, path, name, data: data.clone() });
        }
        data
    }

    /// Whether a construct is handed over as such, and not as a value of Terraform.
    fn is_handed_over(&self, id: usize) -> bool {
        self.constructs.get(id).is_some_and(|made| {
            !made.repeats && matches!(made.kind, Kind::Resource | Kind::Data | Kind::Provider | Kind::Module)
        })
    }

    /// A member of an object of parameters, which is one from now on.
    pub(super) fn found_parameter(&mut self, set: usize, name: &str) -> Data<'p> {
        let Some(known) = self.sets.get(set) else { return Data::Null };
        if let Some(found) = known.found.get(name) {
            return found.clone();
        }
        let known = known.clone();
        let field = known.record.and_then(|record| record.iter().find(|field| field.name == name));
        let seed = known.seed.as_ref().and_then(|seed| seed.get(name)).cloned();
        let seed = seed.filter(|seed| !matches!(seed, Data::Null));
        let mut path = known.path.clone();
        path.push(name.to_owned());
        let inner = match field.and_then(|field| field.ty.as_ref()) {
            Some(TypeName::Record(fields)) => Some(fields.as_slice()),
            Some(TypeName::Named(name)) => self.records.get(name).copied(),
            _ => None,
        };
        let place = (known.place, known.source.clone(), path.clone());
        let data = match inner {
            Some(record) => {
                let seed = match seed {
                    Some(Data::Object(object)) => Some(object),
                    _ => None,
                };
                let (class, place, source) = (known.class, known.place, known.source);
                self.sets.push(Set {
                    class,
                    place,
                    source,
                    path,
                    record: Some(record),
                    seed,
                    found: BTreeMap::new(),
                });
                let parameters = Some(self.sets.len() - 1);
                Data::Object(Object { parameters, ..Object::default() })
            }
            None => {
                let data =
                    self.one(known.class, place, name, field.and_then(|field| field.ty.as_ref()), seed);
                if let (Some(default), Data::Variable(id)) =
                    (field.and_then(|field| field.default.as_ref()), &data)
                {
                    let (id, default) = (*id, self.evaluate(default));
                    self.defaults.insert(id, default);
                }
                data
            }
        };
        if let Some(set) = self.sets.get_mut(set) {
            set.found.insert(name.to_owned(), data.clone());
        }
        data
    }

    /// All members of an object; those of parameters as far as anything says what they are.
    pub(super) fn all_members(&mut self, object: Object<'p>) -> Vec<(String, Data<'p>)> {
        let Some(set) = object.parameters else { return object.members };
        let known = self.sets.get(set).cloned();
        let record = known.iter().filter_map(|set| set.record).flatten().map(|field| field.name.clone());
        let seed = known.iter().filter_map(|set| set.seed.as_ref()).flat_map(|seed| &seed.members);
        let mut names: Vec<String> = record.chain(seed.map(|(name, _)| name.clone())).collect();
        names.dedup();
        names.into_iter().map(|name| (name.clone(), self.found_parameter(set, &name))).collect()
    }

    /// What a parameter is where nothing is given; whether that can be said.
    pub(super) fn default_parameter(&mut self, id: usize, data: Data<'p>) -> bool {
        if !matches!(self.variable(id).map(|variable| &variable.holds), Some(Holding::Parameter(_))) {
            return false;
        }
        if let Some(variable) = self.variables.get_mut(id)
            && let Holding::Parameter(Type::Any) = variable.holds
            && let Some(ty) = of_data(&data)
        {
            variable.holds = Holding::Parameter(ty);
        }
        self.defaults.entry(id).or_insert(data);
        true
    }

    /// Place and id of an object.
    pub(super) fn standing_of(&mut self, class: ClassId, given: &Arguments<'p>) -> Option<Standing> {
        let parameters =
            self.classes.get(class)?.source.constructor.as_ref().map(|c| c.parameters.as_slice());
        let name = |place: usize| parameters.and_then(|p| p.get(place)).map_or("", |p| p.name.as_str());
        let (first, second) = (name(0), name(1));
        let scope = given.get(first, 0).or(given.get("scope", 0)).cloned()?;
        let id = given.get(second, 1).or(given.get("id", 1)).cloned();
        // One that has an id of its own takes any.
        let id = match id {
            Some(id @ (Data::Text(_) | Data::Joined(_) | Data::Variable(_) | Data::Number(_))) => id,
            _ => Data::Text(ferroform_codegen::names::snake(&self.classes.get(class)?.source.name)),
        };
        let given = Arguments { placed: vec![scope, id], named: Vec::new() };
        self.standing(&given)
    }

    /// What each parameter of a class is given.
    pub(super) fn arguments(
        &mut self,
        class: ClassId,
        given: &Arguments<'p>,
        at: &'p Expression,
    ) -> Result<Vec<Given<'p>>, Data<'p>> {
        let parameters = self.classes.get(class).map(|class| class.parameters.clone()).unwrap_or_default();
        let mut arguments = Vec::new();
        for (number, parameter) in parameters.into_iter().enumerate() {
            let mut value = given.get(&parameter.source, parameter.place).cloned().unwrap_or(Data::Null);
            // Named arguments that an object stands for in TypeScript.
            for name in &parameter.path {
                value = match value {
                    Data::Null => Data::Null,
                    value => self.member(value, name, at),
                };
            }
            let argument = match (&parameter.data, &value) {
                (Data::Reference(..), Data::Reference(id, steps)) if steps.is_empty() => {
                    let slot = self.constructs.get(*id).map(|made| made.slot);
                    Argument::Construct(slot.ok_or_else(|| program(self.file, at, "nothing is made of it"))?)
                }
                (Data::Instance(_), Data::Instance(other)) => {
                    let path = self.instance(*other).map(|other| other.path.clone());
                    Argument::Borrowed(
                        path.ok_or_else(|| program(self.file, at, "an object that is not known"))?,
                    )
                }
                (Data::Scope(_), scope) => {
                    let path =
                        self.scope_of(scope).and_then(|scope| self.scopes.get(scope)).map(|s| s.path.clone());
                    Argument::Borrowed(
                        path.ok_or_else(|| program(self.file, at, "a place that is not known"))?,
                    )
                }
                (Data::Variable(id), value) => self.value_argument(*id, value.clone(), &parameter.source, at),
                _ => {
                    return Err(program(self.file, at, "an argument that the class takes no such thing for"));
                }
            };
            arguments.push((parameter.data, value, (number, argument)));
        }
        Ok(arguments)
    }

    fn value_argument(&mut self, id: usize, value: Data<'p>, name: &str, at: &'p Expression) -> Argument<'p> {
        let is_native = self.variable(id).is_some_and(|variable| variable.is_native);
        let value = match (value, self.defaults.get(&id)) {
            (Data::Null, Some(default)) => default.clone(),
            (value, _) => value,
        };
        if is_native {
            return match value {
                Data::Text(_) | Data::Number(_) | Data::Bool(_) | Data::List(_) => Argument::Native(value),
                Data::Variable(other) if self.native(other).is_some() => Argument::Native(value),
                Data::Joined(_) if self.native_text(&value).is_some() => Argument::Native(value),
                value => {
                    let because = super::hcl::Missing::Because("Rust has to know it");
                    self.miss(name, &value, because, at);
                    Argument::Missing
                }
            };
        }
        if matches!(value, Data::Null) {
            return Argument::Missing;
        }
        match self.value_slot(&value, at) {
            Some(slot) => Argument::Value(slot),
            None => {
                let because = super::hcl::Missing::Because("it is no value of Terraform");
                self.miss(name, &value, because, at);
                Argument::Missing
            }
        }
    }
}

/// The type that a stated one is, where it says enough.
fn type_of(ty: Option<&TypeName>) -> Option<Type> {
    Some(match ty? {
        TypeName::Text => Type::Plain(Plain::Text),
        TypeName::Number => Type::Plain(Plain::Number),
        TypeName::Bool => Type::Plain(Plain::Bool),
        TypeName::List(inner) => Type::List(Box::new(type_of(Some(inner)).unwrap_or(Type::Any))),
        TypeName::Map(inner) => Type::Map(Box::new(type_of(Some(inner)).unwrap_or(Type::Any))),
        TypeName::Named(_) | TypeName::Record(_) | TypeName::Other => return None,
    })
}

/// The type that is stated, as far as it says; the rest is that of what is given.
fn refined(stated: Option<Type>, seen: Option<Type>) -> Type {
    match (stated, seen) {
        (Some(Type::List(stated)), Some(Type::List(seen))) => {
            Type::List(Box::new(refined(Some(*stated), Some(*seen))))
        }
        (Some(Type::Map(stated)), Some(Type::Map(seen))) => {
            Type::Map(Box::new(refined(Some(*stated), Some(*seen))))
        }
        (Some(Type::Any) | None, Some(seen)) => seen,
        (Some(stated), _) => stated,
        (None, None) => Type::Any,
    }
}

/// Whether all of a value is literal.
fn is_known(data: &Data<'_>) -> bool {
    match data {
        Data::Text(_) | Data::Number(_) | Data::Bool(_) | Data::Null => true,
        Data::List(items) => items.iter().all(is_known),
        Data::Object(object) => {
            object.parameters.is_none() && object.members.iter().all(|(_, value)| is_known(value))
        }
        _ => false,
    }
}

/// The type that a value has by itself.
fn of_data(data: &Data<'_>) -> Option<Type> {
    Some(match data {
        Data::Text(_) | Data::Joined(_) => Type::Plain(Plain::Text),
        Data::Number(_) => Type::Plain(Plain::Number),
        Data::Bool(_) => Type::Plain(Plain::Bool),
        Data::List(items) => {
            let first = items.first().and_then(of_data)?;
            let alike = items.iter().all(|item| of_data(item).as_ref() == Some(&first));
            Type::List(Box::new(if alike { first } else { Type::Any }))
        }
        Data::Object(object) => {
            let first = object.members.first().and_then(|(_, value)| of_data(value))?;
            let alike = object.members.iter().all(|(_, value)| of_data(value).as_ref() == Some(&first));
            Type::Map(Box::new(if alike { first } else { Type::Any }))
        }
        _ => return None,
    })
}
