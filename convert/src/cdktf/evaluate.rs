//! Expressions: what they are, as far as the program says it before it runs.

use super::data::{Callable, Data, Known, Object, Step, program};
use super::known::is_class;
use super::state::{Holding, Kind, Lowering};
use ferroform_cdktf::{Expression, ExpressionKind, Key, Part};
use std::rc::Rc;

/// Names of both languages that are no values of the program.
const BUILTIN: [&str; 22] = [
    "Array",
    "Boolean",
    "JSON",
    "Number",
    "Object",
    "String",
    "__dirname",
    "__file__",
    "console",
    "dict",
    "enumerate",
    "int",
    "json",
    "len",
    "list",
    "os",
    "path",
    "print",
    "process",
    "range",
    "str",
    "sys",
];

impl<'p> Lowering<'p> {
    /// What an expression is, whatever it costs: [`Self::evaluate`] holds it within the budget.
    pub(super) fn evaluated(&mut self, expression: &'p Expression) -> Data<'p> {
        let file = self.file;
        let other = |why| program(file, expression, why);
        match &expression.kind {
            ExpressionKind::Text(text) => Data::Text(text.clone()),
            ExpressionKind::Number(number) => match number_of(number) {
                Some(number) => Data::Number(number),
                None => other("a number that Terraform writes differently"),
            },
            ExpressionKind::Bool(value) => Data::Bool(*value),
            ExpressionKind::Null | ExpressionKind::Undefined => Data::Null,
            ExpressionKind::Template(parts) => {
                let parts = parts.iter().map(|part| match part {
                    Part::Text(text) => Data::Text(text.clone()),
                    Part::Value(value) => self.evaluate(value),
                });
                let parts: Vec<Data<'p>> = parts.collect();
                Data::joined(parts)
            }
            ExpressionKind::List(items) => Data::List(self.items(items)),
            ExpressionKind::Object(members) => self.object(members),
            ExpressionKind::Name(name) => self.name(name, expression),
            ExpressionKind::This => Data::This,
            ExpressionKind::Super => other("what a class extends"),
            ExpressionKind::Member(object, name) => {
                let object = self.evaluate(object);
                self.member(object, name, expression)
            }
            ExpressionKind::Index(object, index) => {
                let (object, index) = (self.evaluate(object), self.evaluate(index));
                self.index(object, index, expression)
            }
            ExpressionKind::Call { callee, arguments, named } => {
                self.call(callee, arguments, named, expression)
            }
            ExpressionKind::Binary(sign, left, right) => {
                let left = self.evaluate(left);
                // What is there needs no other value.
                if matches!(*sign, "??" | "||")
                    && let Some(decided) = self.or(&left, right)
                {
                    return decided;
                }
                let right = self.evaluate(right);
                self.binary(sign, left, right, expression)
            }
            ExpressionKind::Unary(sign, value) => match (*sign, self.evaluate(value)) {
                ("-", Data::Number(number)) => Data::Number(format!("-{number}")),
                ("+", number @ Data::Number(_)) => number,
                ("!", Data::Bool(value)) => Data::Bool(!value),
                (_, value @ Data::Program(_)) => value,
                _ => other("an operator of the program"),
            },
            ExpressionKind::Conditional(condition, yes, no) => match self.evaluate(condition) {
                Data::Bool(true) => self.evaluate(yes),
                Data::Bool(false) | Data::Null => self.evaluate(no),
                Data::Text(text) if !text.is_empty() => self.evaluate(yes),
                _ => other("the program decides between two values"),
            },
            ExpressionKind::Function(function) => {
                let frames = Some(self.frames.len());
                Data::Function(Rc::new(Callable { function, file, frames }))
            }
            ExpressionKind::Spread(inner) => self.evaluate(inner),
            ExpressionKind::Other => other("a construction of the language"),
        }
    }

    /// Items, of which some stand for several.
    pub(super) fn items(&mut self, items: &'p [Expression]) -> Vec<Data<'p>> {
        let mut found = Vec::new();
        for item in items {
            let value = self.evaluate(item);
            match (&item.kind, value) {
                (ExpressionKind::Spread(_), Data::List(inner)) => found.extend(inner),
                (ExpressionKind::Spread(_), _) => {
                    found.push(program(self.file, item, "items that are not known"))
                }
                (_, value) => found.push(value),
            }
        }
        found
    }

    fn object(&mut self, members: &'p [(Key, Expression)]) -> Data<'p> {
        let mut object = Object::default();
        for (key, value) in members {
            let data = self.evaluate(value);
            let is_null = matches!(value.kind, ExpressionKind::Null);
            // A name is sought among those before it.
            self.budget.spend(object.members.len() / 16);
            match key {
                Key::Text(name) => object.give(name.clone(), data, is_null),
                Key::Computed(key) => match self.evaluate(key).text() {
                    Some(name) => object.give(name, data, is_null),
                    None => return program(self.file, key, "a key that the program computes"),
                },
                Key::Spread => match data {
                    Data::Object(inner) => {
                        let nulls = inner.nulls.clone();
                        for (name, value) in self.all_members(inner) {
                            let is_null = nulls.contains(&name);
                            object.give(name, value, is_null);
                        }
                    }
                    Data::Null => {}
                    _ => return program(self.file, value, "members that are not known"),
                },
            }
        }
        Data::Object(object)
    }

    fn name(&mut self, name: &str, expression: &'p Expression) -> Data<'p> {
        let mut hidden = false;
        for (at, frame) in self.frames.iter().enumerate().rev() {
            if (!hidden || at == 0)
                && let Some(known) = frame.names.get(name)
            {
                let is_of_main = at == 0 && !self.open.is_empty();
                if is_of_main && matches!(known, Data::Reference(..) | Data::Scope(_) | Data::Instance(_)) {
                    return program(
                        self.file,
                        expression,
                        "a construct of another function: hand it over as a parameter",
                    );
                }
                return known.clone();
            }
            hidden |= frame.is_closed;
        }
        if let Some(class) = self.class_names.get(name) {
            return Data::Known(Known::Class(*class));
        }
        if name == "undefined" {
            return Data::Null;
        }
        // Examples leave imports out, above all those of the classes for blocks.
        if BUILTIN.contains(&name) || is_class(name) {
            return Data::Known(Known::Elsewhere(name.to_owned()));
        }
        program(self.file, expression, "a name that this file does not say")
    }

    /// `left ?? right`, where the left side decides it.
    fn or(&mut self, left: &Data<'p>, right: &'p Expression) -> Option<Data<'p>> {
        match left {
            Data::Null => Some(self.evaluate(right)),
            Data::Text(text) if text.is_empty() => Some(self.evaluate(right)),
            Data::Variable(id) => {
                let id = *id;
                let right = self.evaluate(right);
                if !right.is_scalar() && !matches!(right, Data::List(_) | Data::Object(_)) {
                    return None;
                }
                self.default_parameter(id, right).then_some(Data::Variable(id))
            }
            Data::Program(_) | Data::Bool(false) => None,
            known => Some(known.clone()),
        }
    }

    fn binary(
        &mut self,
        sign: &'static str,
        left: Data<'p>,
        right: Data<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        let other = |why| program(self.file, at, why);
        for side in [&left, &right] {
            if let Data::Program(_) = side {
                return side.clone();
            }
        }
        match (sign, &left, &right) {
            ("+", Data::List(one), Data::List(two)) => Data::List(one.iter().chain(two).cloned().collect()),
            ("+" | "-" | "*" | "/" | "%", Data::Number(one), Data::Number(two)) => {
                match calculated(sign, one, two) {
                    Some(number) => Data::Number(number),
                    None => other("a number that the program computes"),
                }
            }
            ("+", one, two) if is_text(one) || is_text(two) => Data::joined(vec![left, right]),
            ("==" | "!=", one, two) if is_literal(one) && is_literal(two) => {
                let same = match (one, two) {
                    (Data::Null, Data::Null) => true,
                    (Data::Bool(one), Data::Bool(two)) => one == two,
                    (one, two) => one.text().is_some() && one.text() == two.text(),
                };
                Data::Bool(same == (sign == "=="))
            }
            ("&&", Data::Bool(false), _) | ("||", Data::Bool(true), _) => left,
            ("&&", Data::Bool(true), _) | ("||" | "??", Data::Bool(false), _) => right,
            ("<" | "<=" | ">" | ">=", Data::Number(one), Data::Number(two)) => {
                match (one.parse::<f64>(), two.parse::<f64>()) {
                    (Ok(one), Ok(two)) => Data::Bool(match sign {
                        "<" => one < two,
                        "<=" => one <= two,
                        ">" => one > two,
                        _ => one >= two,
                    }),
                    _ => other("a comparison of the program"),
                }
            }
            _ => other("an operator of the program"),
        }
    }

    pub(super) fn index(&mut self, object: Data<'p>, index: Data<'p>, at: &'p Expression) -> Data<'p> {
        match (&object, &index) {
            (Data::List(items), Data::Number(number)) => {
                let found = match number.parse::<i64>() {
                    Ok(back) if back < 0 => {
                        items.len().checked_sub(back.unsigned_abs().try_into().unwrap_or(usize::MAX))
                    }
                    Ok(number) => usize::try_from(number).ok(),
                    Err(_) => None,
                };
                found.and_then(|at| items.get(at)).cloned().unwrap_or(Data::Null)
            }
            (Data::Object(_), Data::Text(name)) => self.member(object, name, at),
            (Data::Program(_), _) => object,
            (_, Data::Program(_)) => index,
            (Data::Known(Known::Elsewhere(_)), Data::Text(name)) => self.member(object, name, at),
            (
                Data::Reference(..) | Data::Call { .. } | Data::Read(..) | Data::Each(..) | Data::Variable(_),
                _,
            ) => read(object, Step::Item(Box::new(index))),
            _ => program(self.file, at, "an item of something that is not known"),
        }
    }

    /// A member of something, for its own sake.
    pub(super) fn member(&mut self, object: Data<'p>, name: &str, at: &'p Expression) -> Data<'p> {
        match object {
            Data::This => self.own_member(name, at),
            Data::Object(object) => match object.get(name) {
                Some(value) => value.clone(),
                None => match object.parameters {
                    Some(set) => self.found_parameter(set, name),
                    None => Data::Null,
                },
            },
            Data::List(items) if name == "length" => Data::Number(items.len().to_string()),
            Data::Reference(id, steps) => self.attribute(id, steps, name, at),
            Data::Instance(instance) => self.member_of(instance, name, at),
            Data::Iterator(iterator) => match name {
                "value" | "key" => Data::Each(iterator, if name == "key" { "key" } else { "value" }),
                _ => Data::Method(Box::new(Data::Iterator(iterator)), name.to_owned()),
            },
            Data::Count(_) if name == "index" => Data::Words("count.index".to_owned()),
            Data::Known(Known::Runtime(module)) if module.is_empty() => {
                Data::Known(Known::Runtime(name.to_owned()))
            }
            Data::Known(Known::Bindings { provider, module }) => Data::Known(if is_class(name) {
                Known::Element { provider, module, class: name.to_owned() }
            } else if provider.is_empty() {
                Known::Bindings { provider: name.to_owned(), module: None }
            } else {
                Known::Bindings { provider, module: Some(name.to_owned()) }
            }),
            Data::Known(Known::Elsewhere(words)) => self
                .class_named(name)
                .unwrap_or_else(|| Data::Known(Known::Elsewhere(format!("{words}.{name}")))),
            Data::Read(..) | Data::Call { .. } | Data::Each(..) => {
                read(object, Step::Name(ferroform_codegen::names::snake(name)))
            }
            Data::Variable(id) => match self.variable(id).map(|variable| &variable.holds) {
                Some(Holding::Constant(value)) => {
                    let value = (**value).clone();
                    self.member(value, name, at)
                }
                Some(Holding::Parameter(_)) => read(Data::Variable(id), Step::Name(name.to_owned())),
                _ => program(self.file, at, "a member of what the program computes"),
            },
            Data::Program(_) => object,
            Data::Scope(_) | Data::Method(..) | Data::Known(_) | Data::Function(_) => {
                Data::Method(Box::new(object), name.to_owned())
            }
            _ => program(self.file, at, "a member of something that is not known"),
        }
    }

    /// An attribute of a construct, or a member of one.
    fn attribute(&mut self, id: usize, steps: Vec<Step<'p>>, name: &str, at: &'p Expression) -> Data<'p> {
        let Some(made) = self.constructs.get(id) else {
            return program(self.file, at, "nothing is made of it");
        };
        if name == "node" {
            return Data::Method(Box::new(Data::Reference(id, steps)), name.to_owned());
        }
        let read = |name: String| {
            let mut steps = steps.clone();
            steps.push(Step::Name(name));
            Data::Reference(id, steps)
        };
        match made.kind {
            Kind::Resource | Kind::Data if steps.is_empty() => match name {
                "fqn" => Data::Reference(id, steps),
                _ => {
                    let name = made.attribute(name);
                    read(name)
                }
            },
            // The members of a variable and of a local value are ways to look at the one value.
            Kind::Variable | Kind::Local | Kind::Output if steps.is_empty() => Data::Reference(id, steps),
            Kind::Module if steps.is_empty() => {
                let output = name.strip_suffix("Output").unwrap_or(name);
                read(ferroform_codegen::names::snake(output))
            }
            Kind::Provider => program(self.file, at, "an argument of a provider's configuration"),
            _ => read(ferroform_codegen::names::snake(name)),
        }
    }

    /// A class of the program that another file names.
    pub(super) fn class_named(&self, name: &str) -> Option<Data<'p>> {
        self.class_names.get(name).map(|class| Data::Known(Known::Class(*class)))
    }
}

/// What is read of a value.
pub(super) fn read<'p>(value: Data<'p>, step: Step<'p>) -> Data<'p> {
    match value {
        Data::Reference(id, mut steps) => {
            steps.push(step);
            Data::Reference(id, steps)
        }
        Data::Read(value, mut steps) => {
            steps.push(step);
            Data::Read(value, steps)
        }
        other => Data::Read(Box::new(other), vec![step]),
    }
}

const fn is_text(data: &Data<'_>) -> bool {
    matches!(data, Data::Text(_) | Data::Joined(_))
}

const fn is_literal(data: &Data<'_>) -> bool {
    matches!(
        data,
        Data::Text(_) | Data::Number(_) | Data::Bool(_) | Data::Null | Data::Object(_) | Data::List(_)
    )
}

/// A number as Terraform and Rust write it.
fn number_of(written: &str) -> Option<String> {
    let hexadecimal = written.strip_prefix("0x").or_else(|| written.strip_prefix("0X"));
    if let Some(digits) = hexadecimal {
        return i64::from_str_radix(digits, 16).ok().map(|number| number.to_string());
    }
    let octal = written.strip_prefix("0o").or_else(|| written.strip_prefix("0O"));
    if let Some(digits) = octal {
        return i64::from_str_radix(digits, 8).ok().map(|number| number.to_string());
    }
    let is_whole = !written.is_empty() && written.bytes().all(|b| b.is_ascii_digit());
    if is_whole {
        return written.parse::<u64>().ok().map(|number| number.to_string());
    }
    written.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| number.to_string())
}

fn calculated(sign: &str, one: &str, two: &str) -> Option<String> {
    if let (Ok(one), Ok(two)) = (one.parse::<i64>(), two.parse::<i64>()) {
        let whole = match sign {
            "+" => one.checked_add(two),
            "-" => one.checked_sub(two),
            "*" => one.checked_mul(two),
            "%" => one.checked_rem(two),
            _ => (two != 0 && one.checked_rem(two) == Some(0)).then(|| one / two),
        };
        if let Some(whole) = whole {
            return Some(whole.to_string());
        }
    }
    let (one, two) = (one.parse::<f64>().ok()?, two.parse::<f64>().ok()?);
    let number = match sign {
        "+" => one + two,
        "-" => one - two,
        "*" => one * two,
        "%" => one % two,
        _ => one / two,
    };
    number.is_finite().then(|| number.to_string())
}
