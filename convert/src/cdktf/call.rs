//! Calls: constructors, functions of the program, and those of both languages that are known.

use super::data::{Callable, Data, Frame, Known, Object, program};
use super::known::{is_class, letters};
use super::state::{DEEPEST_CALL, Lowering};
use ferroform_cdktf::{Expression, ExpressionKind, Language};
use std::rc::Rc;

/// What a call is given.
pub(super) struct Arguments<'p> {
    pub(super) placed: Vec<Data<'p>>,
    pub(super) named: Vec<(String, Data<'p>)>,
}

impl<'p> Arguments<'p> {
    /// An argument by its place.
    pub(super) fn at(&self, place: usize) -> Option<&Data<'p>> {
        self.placed.get(place)
    }

    /// An argument by its name, or by its place.
    pub(super) fn get(&self, name: &str, place: usize) -> Option<&Data<'p>> {
        let wanted = letters(name);
        let named = self.named.iter().find(|(known, _)| letters(known) == wanted).map(|(_, value)| value);
        named.or_else(|| self.at(place))
    }

    /// Where a construct is created: the first argument. An argument of the same name may configure it.
    pub(super) fn scope(&self) -> Option<&Data<'p>> {
        self.at(0).or_else(|| self.get("scope", 0))
    }

    /// The id of a construct: the second argument.
    pub(super) fn id(&self) -> Option<&Data<'p>> {
        self.at(1).or_else(|| self.get("id", 1))
    }

    /// What is configured: the arguments by name, or the object in this place.
    pub(super) fn configuration(&self, place: usize) -> Result<Object<'p>, Data<'p>> {
        let mut object = match self.at(place) {
            Some(Data::Object(object)) => object.clone(),
            Some(Data::Null) | None => Object::default(),
            Some(other) => return Err(other.clone()),
        };
        for (name, value) in &self.named {
            let is_place = name == "scope" && self.placed.is_empty();
            let is_id = matches!(name.as_str(), "id" | "id_") && self.placed.len() < place;
            if !is_place && !is_id {
                object.set(name.clone(), value.clone());
            }
        }
        Ok(object)
    }
}

impl<'p> Lowering<'p> {
    pub(super) fn call(
        &mut self,
        callee: &'p Expression,
        arguments: &'p [Expression],
        named: &'p [(String, Expression)],
        at: &'p Expression,
    ) -> Data<'p> {
        // The name that is waiting is for what this call makes, not for its arguments.
        let wish = self.wish.take();
        if is_super(callee) {
            let given = self.given(arguments, named);
            self.construct_base(given, at);
            return Data::Null;
        }
        let (object, name) = match &callee.kind {
            ExpressionKind::Member(object, name) => (Some(self.evaluate(object)), name.as_str()),
            _ => (None, ""),
        };
        let function = match &object {
            // Only what is known by name has members that can be called.
            Some(Data::Known(_)) => self.member(object.clone().unwrap_or(Data::Null), name, callee),
            Some(object) => Data::Method(Box::new(object.clone()), name.to_owned()),
            None => self.evaluate(callee),
        };
        let given = self.given(arguments, named);
        self.wish = wish;
        let made = match function {
            Data::Known(Known::Element { provider, module, class }) => {
                self.element_of(&provider, module.as_deref(), &class, given, at)
            }
            Data::Known(Known::Class(class)) => self.instantiate(class, given, at),
            Data::Known(Known::Runtime(class)) => self.runtime(&class, given, at),
            Data::Known(Known::Elsewhere(words)) => self.elsewhere(&words, given, at),
            Data::Function(function) => self.follow(&function, given, at),
            Data::Method(object, name) => self.method(*object, &name, given, at),
            other @ Data::Program(_) => other,
            _ => program(self.file, at, "a call of something that is not known"),
        };
        self.wish = None;
        made
    }

    fn given(&mut self, arguments: &'p [Expression], named: &'p [(String, Expression)]) -> Arguments<'p> {
        let placed = self.items(arguments);
        let mut given = Arguments { placed, named: Vec::new() };
        for (name, value) in named {
            let data = self.evaluate(value);
            given.named.push((name.clone(), data));
        }
        given
    }

    /// A function of the program, written out where it is called.
    pub(super) fn follow(
        &mut self,
        callable: &Rc<Callable<'p>>,
        given: Arguments<'p>,
        at: &'p Expression,
    ) -> Data<'p> {
        if self.depth >= DEEPEST_CALL {
            return program(self.file, at, "a function that calls itself");
        }
        let function = callable.function;
        let mut frame = Frame { is_closed: callable.frames.is_none(), ..Frame::default() };
        for (place, parameter) in function.parameters.iter().enumerate() {
            let value = given.get(&parameter.name, place).cloned();
            let value = match (value, &parameter.default) {
                (None | Some(Data::Null), Some(default)) => self.evaluate(default),
                (value, _) => value.unwrap_or(Data::Null),
            };
            if parameter.members.is_empty() {
                frame.names.insert(parameter.name.clone(), value);
                continue;
            }
            for member in &parameter.members {
                let data = self.member(value.clone(), &member.name, at);
                frame.names.insert(member.name.clone(), data);
            }
        }
        let file = std::mem::replace(&mut self.file, callable.file);
        self.depth += 1;
        self.frames.push(frame);
        let result = self.execute_all(&function.body);
        self.frames.pop();
        self.depth -= 1;
        self.file = file;
        result.unwrap_or(Data::Null)
    }

    /// Something of the language itself, or of a package that is not known.
    fn elsewhere(&mut self, words: &str, given: Arguments<'p>, at: &'p Expression) -> Data<'p> {
        let first = given.at(0).cloned();
        let last = words.rsplit('.').next().unwrap_or(words);
        match (words, first) {
            ("str" | "String" | "int" | "Number" | "list", Some(value)) => match (words, value) {
                ("str" | "String", Data::Number(number)) => Data::Text(number),
                ("int" | "Number", Data::Text(text)) if text.parse::<i64>().is_ok() => Data::Number(text),
                (_, value) => value,
            },
            ("dict", None) => Data::Object(Object { members: given.named, ..Object::default() }),
            ("len", Some(Data::List(items))) => Data::Number(items.len().to_string()),
            ("range", Some(_)) => {
                let number =
                    |at: usize| given.at(at).and_then(Data::text).and_then(|text| text.parse::<i64>().ok());
                let (from, to) = match (number(0), number(1)) {
                    (Some(to), None) if given.placed.len() == 1 => (0, to),
                    (Some(from), Some(to)) if given.placed.len() == 2 => (from, to),
                    _ => return program(self.file, at, "a range that the program computes"),
                };
                if to.saturating_sub(from) > super::execute::MOST_ROUNDS {
                    return program(self.file, at, "a range of many numbers");
                }
                Data::List((from..to).map(|number| Data::Number(number.to_string())).collect())
            }
            ("enumerate", Some(Data::List(items))) => numbered(items),
            ("Object.entries", Some(Data::Object(object))) => entries(object),
            ("Object.keys", Some(Data::Object(object))) => {
                Data::List(object.members.into_iter().map(|(name, _)| Data::Text(name)).collect())
            }
            ("Object.values", Some(Data::Object(object))) => {
                Data::List(object.members.into_iter().map(|(_, value)| value).collect())
            }
            ("JSON.stringify" | "json.dumps", Some(value))
                if given.placed.len() == 1 && given.named.is_empty() =>
            {
                let python = self.files.get(self.file).is_some_and(|file| file.language == Language::Python);
                let mut parts = Vec::new();
                match super::json_text::write(&value, python, &mut parts, 0) {
                    Some(()) => Data::joined(parts),
                    None => value.program().cloned().map_or_else(
                        || program(self.file, at, "a text that the program computes"),
                        Data::Program,
                    ),
                }
            }
            ("path.join" | "path.resolve" | "os.path.join", _) => {
                let parts = given.placed.iter().filter(|part| !is_here(part)).map(Data::text);
                match parts.collect::<Option<Vec<String>>>() {
                    Some(parts) => Data::Text(parts.join("/")),
                    None => program(self.file, at, "a path that the program computes"),
                }
            }
            ("os.path.dirname" | "os.path.abspath" | "path.dirname", Some(inner)) if is_here(&inner) => {
                Data::Known(Known::Elsewhere("__dirname".to_owned()))
            }
            ("print" | "console.log", _) => Data::Null,
            // A class for a block: its arguments are the block.
            _ if is_class(last) && given.placed.is_empty() => {
                Data::Object(Object { members: given.named, is_block: true, ..Object::default() })
            }
            _ if is_class(last)
                && matches!(given.placed.as_slice(), [Data::Object(_)])
                && given.named.is_empty() =>
            {
                match given.placed.into_iter().next() {
                    Some(Data::Object(object)) => Data::Object(Object { is_block: true, ..object }),
                    _ => Data::Null,
                }
            }
            _ if is_class(last) => program(self.file, at, "a class that this program does not show"),
            _ => program(self.file, at, "a function of the language"),
        }
    }
}

/// `super(…)`, `super().__init__(…)`, `TerraformStack.__init__(self, …)` of old programs not.
fn is_super(callee: &Expression) -> bool {
    match &callee.kind {
        ExpressionKind::Super => true,
        ExpressionKind::Member(object, name) => object.kind == ExpressionKind::Super && name == "__init__",
        _ => false,
    }
}

/// Whether a part of a path is the folder of the program.
fn is_here(data: &Data<'_>) -> bool {
    match data {
        Data::Known(Known::Elsewhere(words)) => matches!(words.as_str(), "__dirname" | "__file__"),
        _ => false,
    }
}

/// Items with their numbers in front.
pub(super) fn numbered(items: Vec<Data<'_>>) -> Data<'_> {
    let numbered = items.into_iter().enumerate();
    Data::List(numbered.map(|(at, item)| Data::List(vec![Data::Number(at.to_string()), item])).collect())
}

/// Members as pairs of name and value.
pub(super) fn entries(object: Object<'_>) -> Data<'_> {
    let members = object.members.into_iter();
    Data::List(members.map(|(name, value)| Data::List(vec![Data::Text(name), value])).collect())
}
