//! Elements that were found, and those of them that fit.

use super::{Property, listed};
use std::fmt;

/// A resource or a data source.
#[derive(Debug, Clone, PartialEq)]
pub struct Element {
    stack: String,
    address: String,
    properties: Property,
}

/// Elements of one type.
#[derive(Debug, Clone)]
pub struct Elements {
    /// What was asked for, in words.
    asked: String,
    found: Vec<Element>,
    /// What there is of the type, before conditions.
    before: Vec<Element>,
    /// Other types that there are.
    other_types: Vec<String>,
}

impl Element {
    #[inline]
    pub(super) const fn new(stack: String, address: String, properties: Property) -> Self {
        Self { stack, address, properties }
    }

    /// Id of the stack that it is in.
    #[must_use]
    #[inline]
    pub fn stack(&self) -> &str {
        &self.stack
    }

    /// Its address in Terraform (`aws_sqs_queue.orders`).
    #[must_use]
    #[inline]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// What stands at a path: names with dots between them, and numbers for items of lists (`rule.0.name`). Null where
    /// nothing does.
    #[must_use]
    #[inline]
    pub fn get(&self, path: &str) -> Property {
        self.properties.at(path).clone()
    }

    /// All of it, without the comment that says where it comes from.
    #[must_use]
    #[inline]
    pub const fn properties(&self) -> &Property {
        &self.properties
    }
}

/// Prints its properties as JSON.
impl fmt::Display for Element {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.properties.fmt(f)
    }
}

impl Elements {
    #[inline]
    pub(super) fn new(asked: String, found: Vec<Element>, other_types: Vec<String>) -> Self {
        Self { asked, before: found.clone(), found, other_types }
    }

    /// Those that have a value at a path, as [`Element::get`] reads it.
    #[must_use]
    pub fn with<T>(mut self, path: &str, value: T) -> Self
    where
        Property: PartialEq<T>,
        T: fmt::Debug,
    {
        self.asked = format!("{} with {path} = {value:?}", self.asked);
        self.found.retain(|element| *element.properties.at(path) == value);
        self
    }

    /// Those whose address ends with a logical id.
    #[must_use]
    #[inline]
    pub fn named(mut self, id: &str) -> Self {
        self.asked = format!("{} called {id}", self.asked);
        self.found.retain(|element| element.address.rsplit('.').next() == Some(id));
        self
    }

    /// How many they are.
    #[must_use]
    #[inline]
    pub fn count(&self) -> usize {
        self.found.len()
    }

    /// The only one.
    ///
    /// # Panics
    /// Where there is none, or more than one.
    #[must_use]
    #[track_caller]
    #[inline]
    pub fn one(&self) -> Element {
        let [one] = self.found.as_slice() else {
            panic!("there is not one {}, but {}", self.asked, self.instead());
        };
        one.clone()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Element> {
        self.found.iter()
    }

    #[inline]
    fn instead(&self) -> String {
        let print = |elements: &[Element]| {
            let each = elements.iter().map(|one| format!("\n{} in `{}`: {one}", one.address, one.stack));
            each.collect::<String>()
        };
        match (self.found.as_slice(), self.before.as_slice()) {
            ([], []) => format!("none, of these types: {}", listed(&self.other_types)),
            ([], before) => format!("these:{}", print(before)),
            (found, _) => format!("{}:{}", found.len(), print(found)),
        }
    }
}
