//! When a rule applies.

use crate::{Facts, Known, Truth};

/// When a rule applies.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize), serde(rename_all = "snake_case"))]
pub enum Condition {
    /// The resource is used in a context that the document names in words ("WebSocket APIs"); a binding of the context
    /// to another resource's argument can make it decidable.
    Context(String),
    /// An argument has one of these values.
    Is {
        /// Path of the argument; see [`crate::path_from_around`].
        argument: String,
        /// The values, as text.
        values: Vec<String>,
    },
    /// An argument is set.
    Set(String),
    /// The condition does not hold.
    Not(Box<Condition>),
    /// All of these hold.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// A condition in the document's words that nothing can decide.
    Words(String),
}

impl Condition {
    /// Whether it holds, as far as the caller knows.
    ///
    /// An argument that is not set has the value that the document states as its default. Where none is stated, the
    /// provider chooses, and nothing is known: a program need not spell out what it leaves to the provider.
    pub fn holds(&self, facts: &dyn Facts) -> Truth {
        match self {
            Self::Context(name) => facts.context(name),
            Self::Words(_) => Truth::Unknown,
            Self::Is { argument, values } => match facts.known(argument) {
                Known::Value(value) => value.is_one_of(values),
                Known::Maybe => Truth::Unknown,
                Known::Unset => match facts.default(argument) {
                    Some(default) => values.iter().any(|value| *value == default).into(),
                    None => Truth::Unknown,
                },
            },
            Self::Set(argument) => facts.known(argument).is_set(),
            Self::Not(inner) => !inner.holds(facts),
            Self::All(parts) => {
                let mut all = Truth::True;
                for part in parts {
                    all = all.and(part.holds(facts));
                }
                all
            }
            Self::Any(parts) => {
                let mut any = Truth::False;
                for part in parts {
                    any = any.or(part.holds(facts));
                }
                any
            }
        }
    }

    /// The paths of the arguments that it looks at, each once, in its order.
    #[must_use]
    #[inline]
    pub fn arguments(&self) -> Vec<&str> {
        let mut found = Vec::new();
        self.each(&mut |part| {
            if let Self::Is { argument, .. } | Self::Set(argument) = part
                && !found.contains(&argument.as_str())
            {
                found.push(argument);
            }
        });
        found
    }

    /// The contexts without which it cannot hold.
    #[must_use]
    pub fn demanded_contexts(&self) -> Vec<&str> {
        let mut contexts = Vec::new();
        self.add_demanded(&mut contexts);
        contexts
    }

    fn add_demanded<'a>(&'a self, contexts: &mut Vec<&'a str>) {
        match self {
            Self::Context(name) => contexts.push(name),
            Self::All(parts) => {
                for part in parts {
                    part.add_demanded(contexts);
                }
            }
            _ => {}
        }
    }

    /// Visits it and its parts.
    #[inline]
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        match self {
            Self::Not(inner) => inner.each(visit),
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.each(visit)),
            Self::Context(_) | Self::Is { .. } | Self::Set(_) | Self::Words(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Value;

    fn is(argument: &str, value: &str) -> Condition {
        Condition::Is { argument: argument.into(), values: vec![value.into()] }
    }

    struct Example;

    impl Facts for Example {
        fn known(&self, path: &str) -> Known<'_> {
            let text = |text: &'static str| Value::Text(text.into());
            match path {
                "red" => Known::Value(text("yes")),
                "mixed" => Known::Value(Value::List(vec![text("yes"), text("no")])),
                "reference" => Known::set(),
                "absent" | "usual" => Known::Unset,
                _ => Known::Maybe,
            }
        }

        fn default(&self, path: &str) -> Option<std::borrow::Cow<'_, str>> {
            (path == "usual").then_some("yes".into())
        }
    }

    #[test]
    fn values_are_compared_where_they_are_known() {
        let is_yes = |argument: &str| is(argument, "yes").holds(&Example);
        assert_eq!(is_yes("red"), Truth::True);
        for unknown in ["mixed", "reference", "absent", "left out"] {
            assert_eq!(is_yes(unknown), Truth::Unknown, "{unknown}");
        }
        assert_eq!(is("mixed", "maybe").holds(&Example), Truth::False);
    }

    #[test]
    fn what_is_not_set_has_its_documented_default() {
        assert_eq!(is("usual", "yes").holds(&Example), Truth::True);
        assert_eq!(is("usual", "no").holds(&Example), Truth::False);
        assert_eq!(Condition::Set("usual".into()).holds(&Example), Truth::False);
    }

    #[test]
    fn being_set_does_not_need_the_value() {
        let set = |argument: &str| Condition::Set(argument.into()).holds(&Example);
        assert_eq!(set("reference"), Truth::True);
        assert_eq!(set("absent"), Truth::False);
        assert_eq!(set("left out"), Truth::Unknown);
    }

    #[test]
    fn what_is_known_decides_over_what_is_not() {
        let unknown = || Condition::Context("ceiling lamps".into());
        let yes = || is("red", "yes");
        let no = || Condition::Not(Box::new(yes()));
        let decide = |condition: Condition| condition.holds(&Example);
        assert_eq!(decide(Condition::All(vec![unknown(), no()])), Truth::False);
        assert_eq!(decide(Condition::All(vec![unknown(), yes()])), Truth::Unknown);
        assert_eq!(decide(Condition::Any(vec![unknown(), yes()])), Truth::True);
        assert_eq!(decide(Condition::Any(vec![unknown(), no()])), Truth::Unknown);
        assert_eq!(decide(Condition::Not(Box::new(unknown()))), Truth::Unknown);
    }

    #[test]
    fn arguments_and_contexts_are_listed_once() {
        let condition = Condition::All(vec![
            is("red", "yes"),
            Condition::Not(Box::new(Condition::Set("red".into()))),
            Condition::Context("lamps".into()),
            Condition::Any(vec![Condition::Set("blue".into()), Condition::Context("plugs".into())]),
        ]);
        assert_eq!(condition.arguments(), ["red", "blue"]);
        assert_eq!(condition.demanded_contexts(), ["lamps"]);
    }
}
