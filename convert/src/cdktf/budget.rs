//! How far a program is followed. A short text can ask for work without end: loops within loops, functions that call each
//! other, a list that is put twice into itself, line by line. What is read here is somebody else's, so that the work may
//! grow with the text and no faster, and nothing may stand in itself deeper than the machine's stack holds.

use super::data::{Data, Object, Program, Step, program};
use super::state::{File, Lowering};
use ferroform_cdktf::{Expression, Statement};

/// What any program may cost, and what each of its bytes adds. Those of people cost less than ten for each byte.
const FOR_ANY: u64 = 1_000_000;
const FOR_A_BYTE: u64 = 64;

/// How deep statements and expressions are followed within each other, through functions and constructors. Sixteen calls
/// (as deep as functions are followed) of half a dozen statements and expressions within each other stay below it.
const DEEPEST: usize = 120;

/// How deep values may stand within each other.
const DEEPEST_VALUE: usize = 64;

/// Steps that cost as much as one line of the program that is written.
const STEPS_OF_A_NODE: usize = 200;

/// Bytes of text that cost as much as one step.
const BYTES_OF_A_STEP: usize = 16;

/// What following a program may still cost.
#[derive(Debug)]
pub(super) struct Budget {
    left: u64,
    /// How deep is followed right now.
    depth: usize,
    /// Whether it has been said that no more is followed.
    pub(super) is_told: bool,
}

impl Budget {
    pub(super) fn of(files: &[File<'_>]) -> Self {
        let bytes: usize = files.iter().map(|file| file.input.text.len()).sum();
        let left =
            u64::try_from(bytes).unwrap_or(u64::MAX).saturating_mul(FOR_A_BYTE).saturating_add(FOR_ANY);
        Self { left, depth: 0, is_told: false }
    }

    /// Notes a cost in steps.
    pub(super) fn spend(&mut self, steps: usize) {
        self.left = self.left.saturating_sub(u64::try_from(steps).unwrap_or(u64::MAX));
    }

    /// Notes that a text is copied.
    pub(super) fn spend_on_text(&mut self, bytes: usize) {
        self.spend(1 + bytes / BYTES_OF_A_STEP);
    }

    /// Notes that the program gets a line: it is read, laid out and written by several hands.
    pub(super) fn spend_on_node(&mut self) {
        self.spend(STEPS_OF_A_NODE);
    }

    #[cfg(test)]
    pub(super) const fn left(&self) -> u64 {
        self.left
    }

    pub(super) const fn is_spent(&self) -> bool {
        self.left == 0
    }
}

impl<'p> Lowering<'p> {
    /// What an expression is, within what the budget allows.
    pub(super) fn evaluate(&mut self, expression: &'p Expression) -> Data<'p> {
        if self.budget.is_spent() {
            return program(self.file, expression, "the program goes on for too long");
        }
        if self.budget.depth >= DEEPEST {
            return program(self.file, expression, "functions and classes too deep in each other");
        }
        self.budget.depth += 1;
        let data = self.evaluated(expression);
        self.budget.depth -= 1;
        let (steps, depth) = extent(&data);
        self.budget.spend(steps);
        if depth > DEEPEST_VALUE {
            return program(self.file, expression, "values too deep in each other");
        }
        data
    }

    /// Executes a statement within what the budget allows; gives what it returns. The first one that is too much stays, as a
    /// comment that says so, and those behind it are not looked at.
    pub(super) fn execute(&mut self, statement: &'p Statement) -> Option<Data<'p>> {
        self.budget.spend(1);
        if self.budget.is_spent() {
            if !std::mem::replace(&mut self.budget.is_told, true) {
                let why = "the program goes on for too long; nothing from here on was converted";
                self.leave_as_it_stands(self.file, &statement.range, why);
            }
            return None;
        }
        if self.budget.depth >= DEEPEST {
            let why = "functions and classes too deep in each other";
            self.leave_as_it_stands(self.file, &statement.range, why);
            return None;
        }
        self.budget.depth += 1;
        let result = self.executed(statement);
        self.budget.depth -= 1;
        result
    }
}

/// What a value costs to copy, and how deep it is.
fn extent(data: &Data<'_>) -> (usize, usize) {
    fn all<'d, 'p: 'd>(parts: impl IntoIterator<Item = &'d Data<'p>>) -> (usize, usize) {
        let start = (1_usize, 0_usize);
        let (steps, depth) = parts
            .into_iter()
            .map(extent)
            .fold(start, |(steps, depth), (more, inner)| (steps.saturating_add(more), depth.max(inner)));
        (steps, depth + 1)
    }
    let text = |text: &str| (1 + text.len() / BYTES_OF_A_STEP, 1);
    let read = |steps: &[Step<'_>]| {
        let items =
            steps.iter().filter_map(|step| if let Step::Item(item) = step { Some(&**item) } else { None });
        let (cost, depth) = all(items);
        (cost + steps.len(), depth)
    };
    match data {
        Data::Text(words) | Data::Number(words) | Data::Words(words) => text(words),
        Data::Joined(parts) | Data::List(parts) | Data::Call { arguments: parts, .. } => all(parts),
        Data::Object(Object { members, .. }) => {
            let names: usize = members.iter().map(|(name, _)| name.len() / BYTES_OF_A_STEP).sum();
            let (steps, depth) = all(members.iter().map(|(_, value)| value));
            (steps + names, depth)
        }
        Data::Binary(_, left, right) => all([&**left, &**right]),
        Data::Unary(_, value) | Data::Count(value) | Data::Dynamic(_, value) => all([&**value]),
        Data::Conditional(parts) => all(parts.iter()),
        Data::Reference(_, steps) => read(steps),
        Data::Read(value, steps) => {
            let ((one, inner), (two, items)) = (extent(value), read(steps));
            (one.saturating_add(two), 1 + inner.max(items))
        }
        Data::Method(object, name) => {
            let ((steps, depth), (more, _)) = (extent(object), text(name));
            (steps.saturating_add(more), depth + 1)
        }
        Data::Known(known) => text(known.words()),
        Data::Bool(_)
        | Data::Null
        | Data::Variable(_)
        | Data::Scope(_)
        | Data::Instance(_)
        | Data::This
        | Data::Iterator(_)
        | Data::Each(..)
        | Data::Function(_)
        | Data::Program(Program { .. }) => (1, 1),
    }
}
