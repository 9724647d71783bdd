//! Statements: what they make known, and what they create.

use super::data::{Data, Known, Object, Program, program};
use super::known;
use super::node::{Node, Rows};
use super::state::{Holding, Lowering, Plain, Type, Variable};
use ferroform_cdktf::{Expression, ExpressionKind, Statement, StatementKind};

/// How often a loop is written out, at most.
pub(super) const MOST_ROUNDS: i64 = 64;

impl<'p> Lowering<'p> {
    /// Executes statements; gives what is returned.
    pub(super) fn execute_all(&mut self, statements: &'p [Statement]) -> Option<Data<'p>> {
        for statement in statements {
            if let Some(result) = self.execute(statement) {
                return Some(result);
            }
        }
        None
    }

    /// Executes a statement, whatever it costs: [`Self::execute`] holds it within the budget.
    pub(super) fn executed(&mut self, statement: &'p Statement) -> Option<Data<'p>> {
        let result = self.execute_below_its_comment(statement);
        // What only says more of the construct before has its comment above that.
        if let Some(nodes) = self.nodes.last_mut()
            && let [.., one, Node::Comment(_)] = nodes.as_slice()
            && matches!(one, Node::Create(_) | Node::Call { .. })
            && matches!(statement.kind, StatementKind::Expression(_))
            && let Some(comment) = nodes.pop()
        {
            let at = nodes.iter().rposition(|node| matches!(node, Node::Create(_))).unwrap_or(nodes.len());
            nodes.insert(at, comment);
        }
        result
    }

    fn execute_below_its_comment(&mut self, statement: &'p Statement) -> Option<Data<'p>> {
        // The comment stays before what its statement becomes.
        let is_above = matches!(statement.kind, StatementKind::Import(_)) && self.nodes.len() == 1;
        if is_above {
            self.header.extend(statement.comments.iter().cloned());
        } else if !statement.comments.is_empty() && !matches!(statement.kind, StatementKind::Class(_)) {
            self.push(Node::Comment(statement.comments.clone()));
        }
        match &statement.kind {
            StatementKind::Import(imports) => {
                for import in imports {
                    let known = match known::import(import) {
                        Known::Elsewhere(name) => match self.class_named(&name) {
                            Some(class) => class,
                            None => self.elsewhere_named(name),
                        },
                        known => Data::Known(known),
                    };
                    self.define(&import.alias, known);
                }
            }
            StatementKind::Class(_) | StatementKind::Record { .. } | StatementKind::Nothing => {}
            StatementKind::Function(function) => {
                let callable = super::data::Callable { function, file: self.file, frames: None };
                self.define(&function.name, Data::Function(std::rc::Rc::new(callable)));
            }
            StatementKind::Assign { to, value } => self.assign(to, value, statement),
            StatementKind::Expression(expression) => self.expression(expression, statement),
            StatementKind::For { names, are_members, items, body } => {
                let items = self.evaluate(items);
                self.repeat(names, *are_members, items, body, statement);
            }
            StatementKind::If(branches) => return self.branches(branches, statement),
            StatementKind::Return(value) => {
                return Some(value.as_ref().map_or(Data::Null, |value| self.evaluate(value)));
            }
            StatementKind::Other => {
                self.leave_as_it_stands(self.file, &statement.range, "a construction of the language");
            }
        }
        None
    }

    /// A name of another file: what that defines at its top, if it is read already.
    fn elsewhere_named(&self, name: String) -> Data<'p> {
        let known = self.frames.first().and_then(|frame| frame.names.get(&name)).cloned();
        known.unwrap_or(Data::Known(Known::Elsewhere(name)))
    }

    pub(super) fn define(&mut self, name: &str, data: Data<'p>) {
        if let Some(frame) = self.frames.last_mut() {
            frame.names.insert(name.to_owned(), data);
        }
    }

    fn assign(&mut self, to: &'p Expression, value: &'p Expression, statement: &'p Statement) {
        match &to.kind {
            ExpressionKind::Name(name) => {
                self.wish = Some(name.clone());
                let data = self.evaluate(value);
                self.wish = None;
                let data = self.named(name, data, value);
                if data.program().is_some() && !self.makes_nothing(value) {
                    self.leave_as_it_stands(self.file, &statement.range, why(&data));
                }
                self.define(name, data);
            }
            ExpressionKind::Member(object, name) if object.kind == ExpressionKind::This => {
                self.wish = Some(name.clone());
                let data = self.evaluate(value);
                self.wish = None;
                if data.program().is_some() && !self.makes_nothing(value) {
                    self.leave_as_it_stands(self.file, &statement.range, why(&data));
                }
                self.set_member(name, data);
            }
            _ => self.leave_as_it_stands(self.file, &statement.range, "a member is given a value later"),
        }
    }

    /// A literal with a name is a variable of Rust, so that the name stays.
    fn named(&mut self, name: &str, data: Data<'p>, value: &Expression) -> Data<'p> {
        let is_written = matches!(
            value.kind,
            ExpressionKind::Text(_) | ExpressionKind::Number(_) | ExpressionKind::Bool(_)
        );
        let is_plain = match &data {
            Data::Text(text) => !text.contains("${") && !text.contains("%{"),
            Data::Number(number) => number.parse::<i64>().is_ok(),
            Data::Bool(_) => true,
            _ => false,
        };
        if !is_written || !is_plain {
            return data;
        }
        // What stands outside of all functions is a constant, which all of them see.
        if self.frames.len() == 1 && self.open.is_empty() && self.nodes.len() == 1 {
            let name = ferroform_codegen::names::snake(name).to_uppercase();
            let name = self.constant_names.take(&[&name]);
            self.variables.push(Variable { name, holds: Holding::Constant(Box::new(data)), is_native: true });
            self.constants.push(self.variables.len() - 1);
            return Data::Variable(self.variables.len() - 1);
        }
        let id = self.add_variable(name, Holding::Constant(Box::new(data)));
        self.push(Node::Let(id));
        Data::Variable(id)
    }

    /// Whether an expression only computes, so that its value is asked for where it is used.
    fn makes_nothing(&self, value: &Expression) -> bool {
        !matches!(value.kind, ExpressionKind::Call { .. } | ExpressionKind::Function(_))
    }

    fn expression(&mut self, expression: &'p Expression, statement: &'p Statement) {
        // `items.push(x)` changes what the name stands for.
        if let ExpressionKind::Call { callee, arguments, .. } = &expression.kind
            && let ExpressionKind::Member(list, method) = &callee.kind
            && matches!(method.as_str(), "push" | "append")
            && let Data::List(mut items) = self.evaluate(list)
        {
            items.extend(self.items(arguments));
            self.replace(list, Data::List(items));
            return;
        }
        let data = self.evaluate(expression);
        if let Data::Program(Program { why, .. }) = data {
            self.leave_as_it_stands(self.file, &statement.range, why);
        }
    }

    /// Gives a name that is known another value, where it was defined.
    fn replace(&mut self, to: &Expression, data: Data<'p>) {
        match &to.kind {
            ExpressionKind::Name(name) => {
                if let Some(frame) = self.frames.iter_mut().rev().find(|frame| frame.names.contains_key(name))
                {
                    frame.names.insert(name.clone(), data);
                }
            }
            ExpressionKind::Member(object, name) if object.kind == ExpressionKind::This => {
                self.set_member(name, data);
            }
            _ => {}
        }
    }

    fn branches(
        &mut self,
        branches: &'p [ferroform_cdktf::Branch],
        statement: &'p Statement,
    ) -> Option<Data<'p>> {
        for branch in branches {
            let condition = branch.condition.as_ref().map_or(Data::Bool(true), |condition| {
                if is_main(condition) { Data::Bool(true) } else { self.evaluate(condition) }
            });
            match condition {
                Data::Bool(true) => return self.execute_all(&branch.body),
                Data::Bool(false) | Data::Null => {}
                _ => {
                    self.leave_as_it_stands(self.file, &statement.range, "the program decides whether");
                    return None;
                }
            }
        }
        None
    }

    /// A loop: over literals a loop of Rust, over other things that are known each round for itself.
    pub(super) fn repeat(
        &mut self,
        names: &'p [String],
        are_members: bool,
        items: Data<'p>,
        body: &'p [Statement],
        statement: &'p Statement,
    ) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if let Data::Variable(id) = items
            && let ([name], false) = (&names[..], are_members)
            && let Some(Holding::Parameter(Type::List(inner))) =
                self.variable(id).map(|variable| &variable.holds)
            && let Type::Plain(plain) = **inner
        {
            if let Some(variable) = self.variables.get_mut(id) {
                variable.is_native = true;
            }
            let item = self.add_variable(name, Holding::Item(plain));
            let body = self.round(vec![(*name, Data::Variable(item))], body);
            self.push(Node::For { variables: vec![item], rows: Rows::Parameter(id), body });
            return;
        }
        let Data::List(items) = items else {
            let why =
                items.program().map_or("a loop over something that is not known", |program| program.why);
            self.leave_as_it_stands(self.file, &statement.range, why);
            return;
        };
        if i64::try_from(items.len()).is_ok_and(|rounds| rounds <= MOST_ROUNDS) || rows(&items).is_some() {
            if !changes(body)
                && let Some(rows) = rows(&items)
                && items.len() > 1
            {
                self.repeat_literals(&names, are_members, rows, body);
                return;
            }
            for item in items {
                let values = taken_apart(&names, are_members, item);
                let nodes = self.round(values, body);
                for node in nodes {
                    self.push(node);
                }
            }
            return;
        }
        self.leave_as_it_stands(self.file, &statement.range, "a loop of many rounds");
    }

    fn repeat_literals(
        &mut self,
        names: &[&'p str],
        are_members: bool,
        rows: Literals<'p>,
        body: &'p [Statement],
    ) {
        let Literals { shape, rows } = rows;
        let first: Vec<Data<'p>> = rows.first().cloned().unwrap_or_default();
        let mut variables = Vec::new();
        let mut value = |this: &mut Self, wish: &str, at: usize| {
            let plain = first.get(at).map_or(Plain::Text, plain_of);
            let id = this.add_variable(wish, Holding::Item(plain));
            variables.push(id);
            Data::Variable(id)
        };
        let known: Vec<(&str, Data<'p>)> = match &shape {
            Shape::Plain => {
                let name = names.first().copied().unwrap_or("item");
                vec![(name, value(self, name, 0))]
            }
            Shape::Items => {
                names.iter().enumerate().map(|(at, name)| (*name, value(self, name, at))).collect()
            }
            Shape::Members(keys) if are_members => {
                let known = keys.iter().enumerate().map(|(at, key)| (key.as_str(), value(self, key, at)));
                let known: Vec<(&str, Data<'p>)> = known.collect();
                names.iter().filter_map(|name| known.iter().find(|(key, _)| key == name).cloned()).collect()
            }
            Shape::Members(keys) => {
                let mut object = Object::default();
                for (at, key) in keys.iter().enumerate() {
                    let data = value(self, key, at);
                    object.set(key.clone(), data);
                }
                vec![(names.first().copied().unwrap_or("item"), Data::Object(object))]
            }
        };
        if matches!(shape, Shape::Items) && known.len() != first.len() {
            return;
        }
        let body = self.round(known, body);
        let numbers: Option<Vec<i64>> = rows
            .iter()
            .map(|row| match row.as_slice() {
                [Data::Number(number)] => number.parse().ok(),
                _ => None,
            })
            .collect();
        let range = numbers.and_then(|numbers| {
            let (first, last) = (*numbers.first()?, *numbers.last()?);
            let follow = numbers.iter().zip(first..).all(|(one, two)| *one == two);
            follow.then_some(Rows::Range(first, last.checked_add(1)?))
        });
        let rows = range.unwrap_or(Rows::Literals(rows));
        self.push(Node::For { variables, rows, body });
    }

    /// What one round does, with these names.
    fn round(&mut self, known: Vec<(&str, Data<'p>)>, body: &'p [Statement]) -> Vec<Node<'p>> {
        for (name, data) in known {
            self.define(name, data);
        }
        self.nodes.push(Vec::new());
        self.execute_all(body);
        self.nodes.pop().unwrap_or_default()
    }

    /// A function for each item, for its own sake or for what it gives.
    pub(super) fn each(&mut self, items: Vec<Data<'p>>, function: &Data<'p>, at: &'p Expression) -> Data<'p> {
        let Data::Function(callable) = function else {
            return program(self.file, at, "a function that is not known");
        };
        if i64::try_from(items.len()).map_or(true, |rounds| rounds > MOST_ROUNDS) {
            return program(self.file, at, "a loop of many rounds");
        }
        let mut results = Vec::new();
        for (number, item) in items.into_iter().enumerate() {
            let takes_apart = callable.function.parameters.len() > 1
                && self
                    .files
                    .get(self.file)
                    .is_some_and(|file| file.language == ferroform_cdktf::Language::Python);
            let placed = match item {
                // `for key, value in …` of a comprehension.
                Data::List(parts) if takes_apart => parts,
                item => vec![item, Data::Number(number.to_string())],
            };
            let given = super::call::Arguments { placed, named: Vec::new() };
            results.push(self.follow(callable, given, at));
        }
        Data::List(results)
    }
}

/// Names with the parts of an item.
fn taken_apart<'n, 'p>(names: &[&'n str], are_members: bool, item: Data<'p>) -> Vec<(&'n str, Data<'p>)> {
    match (names, item) {
        (names, Data::Object(object)) if are_members => {
            names.iter().map(|name| (*name, object.get(name).cloned().unwrap_or(Data::Null))).collect()
        }
        ([name], item) => vec![(*name, item)],
        (names, Data::List(parts)) => names.iter().copied().zip(parts).collect(),
        (names, item) => names.iter().map(|name| (*name, item.clone())).collect(),
    }
}

/// Items that are literals of Rust, all of one shape.
struct Literals<'p> {
    shape: Shape,
    rows: Vec<Vec<Data<'p>>>,
}

enum Shape {
    Plain,
    Items,
    Members(Vec<String>),
}

fn rows<'p>(items: &[Data<'p>]) -> Option<Literals<'p>> {
    let (shape, rows): (Shape, Vec<Vec<Data<'p>>>) = match items.first()? {
        first if first.is_scalar() => (Shape::Plain, items.iter().map(|item| vec![item.clone()]).collect()),
        Data::List(_) => {
            let rows =
                items.iter().map(|item| if let Data::List(row) = item { Some(row.clone()) } else { None });
            (Shape::Items, rows.collect::<Option<_>>()?)
        }
        Data::Object(first) => {
            let keys: Vec<String> = first.members.iter().map(|(name, _)| name.clone()).collect();
            let rows = items.iter().map(|item| {
                let Data::Object(object) = item else { return None };
                if object.members.len() != keys.len() {
                    return None;
                }
                keys.iter().map(|key| object.get(key).cloned()).collect::<Option<Vec<_>>>()
            });
            let rows = rows.collect::<Option<_>>()?;
            (Shape::Members(keys), rows)
        }
        _ => return None,
    };
    let first = rows.first()?;
    let alike = rows.iter().all(|row| {
        row.len() == first.len()
            && !row.is_empty()
            && row
                .iter()
                .zip(first)
                .all(|(one, two)| is_plain(one) && std::mem::discriminant(one) == std::mem::discriminant(two))
    });
    alike.then_some(Literals { shape, rows })
}

/// Whether Rust can write it as a literal that Terraform takes as it is.
fn is_plain(data: &Data<'_>) -> bool {
    match data {
        Data::Text(text) => !text.contains("${") && !text.contains("%{"),
        Data::Number(number) => number.parse::<i64>().is_ok(),
        Data::Bool(_) => true,
        _ => false,
    }
}

/// Which of the types that Rust knows a literal has.
pub(super) const fn plain_of(data: &Data<'_>) -> Plain {
    match data {
        Data::Number(_) => Plain::Number,
        Data::Bool(_) => Plain::Bool,
        _ => Plain::Text,
    }
}

/// `__name__ == "__main__"`
fn is_main(condition: &Expression) -> bool {
    match &condition.kind {
        ExpressionKind::Binary("==", left, _) => {
            matches!(&left.kind, ExpressionKind::Name(name) if name == "__name__")
                || matches!(&left.kind, ExpressionKind::Member(object, name)
                    if name == "main" && matches!(&object.kind, ExpressionKind::Name(name) if name == "require"))
        }
        _ => false,
    }
}

fn why(data: &Data<'_>) -> &'static str {
    data.program().map_or("the program computes it", |program| program.why)
}

/// Whether what a body does can only be told round by round: it decides, or changes what stands around it.
fn changes(body: &[Statement]) -> bool {
    body.iter().any(|statement| match &statement.kind {
        StatementKind::Assign { to, value } => !matches!(to.kind, ExpressionKind::Name(_)) || decides(value),
        StatementKind::Expression(expression) => decides(expression),
        StatementKind::For { items, body, .. } => decides(items) || changes(body),
        StatementKind::Import(_) | StatementKind::Nothing => false,
        _ => true,
    })
}

/// Whether an expression decides, computes or changes something.
fn decides(expression: &Expression) -> bool {
    let all = |items: &[Expression]| items.iter().any(decides);
    match &expression.kind {
        ExpressionKind::Conditional(..) | ExpressionKind::Function(_) | ExpressionKind::Other => true,
        ExpressionKind::Binary(sign, left, right) => {
            *sign != "+" || is_number(left) || is_number(right) || decides(left) || decides(right)
        }
        ExpressionKind::Unary(_, value) | ExpressionKind::Spread(value) => decides(value),
        ExpressionKind::Index(object, index) => {
            decides(object) || !matches!(index.kind, ExpressionKind::Number(_) | ExpressionKind::Text(_))
        }
        ExpressionKind::Call { callee, arguments, named } => {
            let changes = matches!(&callee.kind, ExpressionKind::Member(_, name)
                if matches!(name.as_str(), "push" | "append" | "set" | "add" | "extend" | "toUpperCase" | "toLowerCase" | "upper" | "lower" | "replace" | "split"));
            changes || decides(callee) || all(arguments) || named.iter().any(|(_, value)| decides(value))
        }
        ExpressionKind::List(items) => all(items),
        ExpressionKind::Object(members) => {
            members.iter().any(|(key, value)| !matches!(key, ferroform_cdktf::Key::Text(_)) || decides(value))
        }
        ExpressionKind::Template(parts) => parts.iter().any(|part| match part {
            ferroform_cdktf::Part::Text(_) => false,
            ferroform_cdktf::Part::Value(value) => decides(value),
        }),
        ExpressionKind::Member(object, _) => decides(object),
        _ => false,
    }
}

const fn is_number(expression: &Expression) -> bool {
    matches!(expression.kind, ExpressionKind::Number(_))
}
