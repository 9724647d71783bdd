//! Methods of constructs, of iterators, of texts and lists.

use super::call::{Arguments, entries, numbered};
use super::data::{Data, Known, Step, program};
use super::evaluate::read;
use super::known::letters;
use super::node::{Call, Node};
use super::state::{IteratorKind, Kind, Lowering};
use ferroform_cdktf::Expression;

impl<'p> Lowering<'p> {
    pub(super) fn method(
        &mut self,
        object: Data<'p>,
        name: &str,
        given: Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        let plain = letters(name);
        match object {
            Data::Known(Known::Runtime(class)) => self.static_method(&class, name, given, at),
            Data::Known(Known::Element { provider, module, class }) if plain == "generateconfigforimport" => {
                self.generated_import(&provider, module.as_deref(), &class, &given, at)
            }
            Data::Known(_) => program(self.file, at, "a function of a class"),
            Data::Reference(id, steps) => self.of_construct(id, steps, name, &plain, given, at),
            Data::Scope(_) => self.of_scope(object, &plain, &given, at),
            Data::This => match self.own_method(name) {
                Some(callable) => self.follow(&callable, given, at),
                None => self.of_scope(Data::This, &plain, &given, at),
            },
            Data::Instance(instance) => self.of_instance(instance, name, &given, at),
            Data::Iterator(iterator) => match (plain.as_str(), given.at(0)) {
                ("dynamic", Some(content)) => Data::Dynamic(iterator, Box::new(content.clone())),
                // Keys and values of a set are its items.
                ("keys" | "values", _) if self.goes_over_a_list(iterator) => call("tolist", object),
                ("keys", _) => call("keys", object),
                ("values", _) => call("values", object),
                ("pluckproperty", Some(Data::Text(name))) => {
                    let values = call("values", object);
                    read(read(values, Step::All), Step::Name(name.clone()))
                }
                (get, Some(Data::Text(name))) if get.starts_with("get") => {
                    read(Data::Each(iterator, "value"), Step::Name(name.clone()))
                }
                _ => program(self.file, at, "a `for` expression"),
            },
            Data::Method(inner, of) if of == "node" => match (plain.as_str(), given.at(0).cloned()) {
                ("adddependency", Some(_)) => {
                    for other in given.placed {
                        if !self.depends_on(&inner, &other) {
                            return program(self.file, at, "a dependency on something that is not known");
                        }
                    }
                    Data::Null
                }
                _ => program(self.file, at, "a question about the construct tree"),
            },
            Data::List(items) => self.of_list(items, &plain, &given, at),
            Data::Object(object) => match plain.as_str() {
                "items" | "entries" => entries(object),
                "keys" => Data::List(object.members.into_iter().map(|(name, _)| Data::Text(name)).collect()),
                "values" => Data::List(object.members.into_iter().map(|(_, value)| value).collect()),
                "get" => {
                    let found = given.at(0).and_then(Data::text).and_then(|name| object.get(&name).cloned());
                    found.or_else(|| given.at(1).cloned()).unwrap_or(Data::Null)
                }
                _ => match object.get(name) {
                    Some(Data::Function(function)) => {
                        let function = std::rc::Rc::clone(function);
                        self.follow(&function, given, at)
                    }
                    _ => program(self.file, at, "a method of something that is not known"),
                },
            },
            Data::Text(text) => match (plain.as_str(), given.at(0)) {
                ("touppercase" | "upper", None) => Data::Text(text.to_uppercase()),
                ("tolowercase" | "lower", None) => Data::Text(text.to_lowercase()),
                ("trim" | "strip", None) => Data::Text(text.trim().to_owned()),
                ("tostring", None) => Data::Text(text),
                ("concat", Some(other)) => Data::joined(vec![Data::Text(text), other.clone()]),
                // Python's `", ".join(items)`
                ("join", Some(Data::List(items))) => joined(items, &text),
                _ => program(self.file, at, "a method of a text"),
            },
            Data::Joined(_) | Data::Number(_) | Data::Variable(_) if plain == "tostring" => object,
            Data::Read(..) | Data::Call { .. } | Data::Each(..) => match (plain.as_str(), given.at(0)) {
                ("get" | "lookup", Some(index)) => read(object, Step::Item(Box::new(index.clone()))),
                ("tostring", _) => object,
                (get, Some(Data::Text(name))) if get.starts_with("get") => {
                    read(object, Step::Name(name.clone()))
                }
                _ => program(self.file, at, "a method of a value that only Terraform knows"),
            },
            Data::Program(_) => object,
            _ => program(self.file, at, "a method of something that is not known"),
        }
    }

    fn of_list(
        &mut self,
        items: Vec<Data<'p>>,
        name: &str,
        given: &Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        match (name, given.at(0)) {
            ("map" | "foreach", Some(function)) => {
                let function = function.clone();
                self.each(items, &function, at)
            }
            ("concat", Some(Data::List(others))) => {
                Data::List(items.into_iter().chain(others.clone()).collect())
            }
            ("join", Some(Data::Text(between))) => joined(&items, between),
            ("entries", None) => numbered(items),
            ("push" | "append", _) => program(self.file, at, "a list that is changed"),
            _ => program(self.file, at, "a method of a list"),
        }
    }

    fn of_construct(
        &mut self,
        id: usize,
        steps: Vec<Step<'p>>,
        name: &str,
        plain: &str,
        given: Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        let Some(made) = self.constructs.get(id).cloned() else {
            return program(self.file, at, "nothing is made of it");
        };
        let text = |place: usize| given.at(place).and_then(Data::text);
        let whole = || Data::Reference(id, steps.clone());
        if plain == "tostring" {
            return whole();
        }
        if !steps.is_empty() || matches!(made.kind, Kind::Module | Kind::RemoteState) {
            return match (plain, given.at(0)) {
                ("addoverride", _) | ("overridelogicalid", _) if steps.is_empty() => {
                    self.changed(id, plain, &given, at)
                }
                (get, Some(Data::Text(name))) if get.starts_with("get") => {
                    read(whole(), Step::Name(name.clone()))
                }
                ("get" | "lookup", Some(index)) => read(whole(), Step::Item(Box::new(index.clone()))),
                _ => program(self.file, at, "a method of a value that only Terraform knows"),
            };
        }
        if plain.starts_with("get") && plain.ends_with("attribute") || plain == "interpolationforattribute" {
            return match text(0) {
                Some(name) => read(whole(), Step::Name(name)),
                None => program(self.file, at, "an attribute that the program computes"),
            };
        }
        let slot = made.slot;
        match (plain, given.at(0).cloned()) {
            ("addmovetarget", Some(Data::Text(target))) => {
                self.targets.insert(target, id);
                Data::Null
            }
            ("moveto", Some(Data::Text(target))) if given.placed.len() == 1 => {
                match self.targets.get(&target) {
                    Some(other) if *other != id => {
                        let other = self.constructs.get(*other).map(|other| other.slot);
                        let Some(other) = other else { return Data::Null };
                        self.push(Node::Call { slot, call: Call::Other("move_to", other) });
                        Data::Null
                    }
                    _ => program(self.file, at, "a target that is named later"),
                }
            }
            ("movetoid", Some(Data::Text(to))) => {
                self.push(Node::Call { slot, call: Call::Text("move_to_address", to) });
                Data::Null
            }
            ("movefromid", Some(Data::Text(from))) => {
                self.push(Node::Call { slot, call: Call::Text("moved_from", from) });
                Data::Null
            }
            ("importfrom", Some(value)) if given.placed.len() == 1 => match self.value_slot(&value, at) {
                Some(value) => {
                    self.push(Node::Call { slot, call: Call::Import(value) });
                    Data::Null
                }
                None => program(self.file, at, "an id that the program computes"),
            },
            ("hasresourcemove", _) => program(self.file, at, "a question of the program"),
            // A block or an argument that is given later.
            (put, Some(value)) if put.starts_with("put") => {
                let path = ferroform_codegen::names::snake(name.get(3..).unwrap_or_default());
                let argument = made.argument(&path);
                let value = self.untyped(&argument, value);
                self.override_value(slot, argument, &value, at)
            }
            _ => self.changed(id, plain, &given, at),
        }
    }

    /// What all constructs can be told.
    fn changed(&mut self, id: usize, name: &str, given: &Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let Some(slot) = self.constructs.get(id).map(|made| made.slot) else { return Data::Null };
        match (name, given.at(0), given.at(1)) {
            ("overridelogicalid", Some(Data::Text(logical_id)), None) => {
                if let Some(slot) = self.slots.get_mut(slot) {
                    slot.name.logical_id = Some(logical_id.clone());
                }
                Data::Null
            }
            ("resetoverridelogicalid", None, None) => {
                if let Some(slot) = self.slots.get_mut(slot) {
                    slot.name.logical_id = None;
                }
                Data::Null
            }
            ("addoverride", Some(Data::Text(path)), Some(value)) => {
                let (path, value) = (path.clone(), value.clone());
                self.override_value(slot, path, &value, at)
            }
            _ => program(self.file, at, "a method that is not known"),
        }
    }

    fn override_value(
        &mut self,
        slot: usize,
        path: String,
        value: &Data<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        match self.value_slot(value, at) {
            Some(value) => {
                self.push(Node::Call { slot, call: Call::AddOverride(path, value) });
                Data::Null
            }
            None => value
                .program()
                .cloned()
                .map_or_else(|| program(self.file, at, "a value without a form"), Data::Program),
        }
    }

    /// Methods of stacks and of the app.
    fn of_scope(
        &mut self,
        scope: Data<'p>,
        name: &str,
        given: &Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        let path = self.scope_of(&scope).and_then(|scope| self.scopes.get(scope)).cloned();
        let Some(scope) = path else {
            return program(self.file, at, "a method of something that is not known");
        };
        let path = scope.path;
        match (name, given.at(0), given.at(1)) {
            ("synth", ..) => {
                self.push(Node::Synth);
                Data::Null
            }
            ("addoverride", Some(Data::Text(text)), Some(value)) if scope.is_stack => {
                let (text, value) = (text.clone(), value.clone());
                match self.value_slot(&value, at) {
                    Some(value) => {
                        self.push(Node::OnStack {
                            path,
                            name: "add_override",
                            text: Some(text),
                            value: Some(value),
                        });
                        Data::Null
                    }
                    None => program(self.file, at, "a value that the program computes"),
                }
            }
            ("adddependency" | "dependson", Some(Data::Instance(other)), None) => {
                let other = self.instance(*other).map(|other| (other.class, other.path.clone()));
                match other {
                    Some((class, other)) if self.classes.get(class).is_some_and(|class| class.is_stack) => {
                        self.push(Node::OnOther { path, name: "depends_on", other, field: true });
                        Data::Null
                    }
                    _ => program(self.file, at, "a dependency of a stack"),
                }
            }
            _ => program(self.file, at, "a method that is not known"),
        }
    }

    fn of_instance(
        &mut self,
        instance: usize,
        name: &str,
        given: &Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        let plain = letters(name);
        match (plain.as_str(), given.at(0)) {
            ("adddependency", Some(Data::Instance(other))) => {
                let this = self.instance(instance).map(|this| (this.class, this.path.clone()));
                let other = self.instance(*other).map(|other| (other.class, other.path.clone()));
                let is_stack = |class: usize| self.classes.get(class).is_some_and(|class| class.is_stack);
                match (this, other) {
                    (Some((one, this)), Some((two, other))) if is_stack(one) && is_stack(two) => {
                        let tokens = this.tokens;
                        let path = crate::names::Path {
                            tokens: quote::quote! { #tokens.stack },
                            is_reference: false,
                        };
                        self.push(Node::OnOther { path, name: "depends_on", other, field: true });
                        Data::Null
                    }
                    _ => program(self.file, at, "a dependency on something that is not known"),
                }
            }
            _ => program(self.file, at, "a method of an object, called from outside"),
        }
    }

    fn goes_over_a_list(&self, iterator: usize) -> bool {
        self.iterator(iterator).is_some_and(|iterator| iterator.kind == IteratorKind::List)
    }

    /// `x.node.addDependency(y)`
    fn depends_on(&mut self, of: &Data<'p>, on: &Data<'p>) -> bool {
        if matches!(of, Data::Instance(_) | Data::Scope(_) | Data::This) {
            let path =
                self.scope_of(of).and_then(|scope| self.scopes.get(scope)).map(|scope| scope.path.clone());
            let other = match on {
                Data::Instance(_) | Data::Scope(_) => {
                    self.scope_of(on).and_then(|scope| self.scopes.get(scope)).map(|scope| scope.path.clone())
                }
                _ => None,
            };
            let slot = match on {
                Data::Reference(on, _) => self.constructs.get(*on).map(|made| made.slot),
                _ => None,
            };
            let (Some(path), true) = (path, slot.is_some() || other.is_some()) else { return false };
            self.push(Node::After { path, slot, other });
            return true;
        }
        let Data::Reference(of, _) = of else { return false };
        let Some(slot) =
            self.constructs.get(*of).filter(|made| made.kind != Kind::Provider).map(|made| made.slot)
        else {
            return false;
        };
        let call = match on {
            Data::Reference(on, _) => match self.constructs.get(*on) {
                Some(on) => Call::Other("depends_on", on.slot),
                None => return false,
            },
            Data::Instance(_) | Data::Scope(_) => {
                let Some(path) =
                    self.scope_of(on).and_then(|scope| self.scopes.get(scope)).map(|s| s.path.clone())
                else {
                    return false;
                };
                let tokens = path.tokens;
                let tokens = quote::quote! { #tokens.construct() };
                Call::Path("depends_on", crate::names::Path { tokens, is_reference: true })
            }
            _ => return false,
        };
        self.push(Node::Call { slot, call });
        true
    }
}

fn call<'p>(name: &str, argument: Data<'p>) -> Data<'p> {
    Data::Call { name: name.to_owned(), arguments: vec![argument], expands: false }
}

fn joined<'p>(items: &[Data<'p>], between: &str) -> Data<'p> {
    let mut parts = Vec::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            parts.push(Data::Text(between.to_owned()));
        }
        parts.push(item.clone());
    }
    Data::joined(parts)
}
