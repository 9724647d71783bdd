//! What the examples of a document have to say about its rules.

use super::against_examples::{self, StatedRule};
use crate::example;
use crate::model::{BlockId, Resource};
use crate::source::Location;
use std::collections::BTreeMap;

/// An example that touches a rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Witness {
    /// The example's title, if it has one.
    pub title: Option<String>,
    /// The first place that obeys the rule, or that breaks it.
    pub at: Location,
    /// What it does instead of obeying ("sets it to `tall`").
    pub breaks: Option<String>,
}

/// The examples of a document, by the rules that they touch.
#[derive(Debug, Default)]
pub struct Witnesses(BTreeMap<StatedRule, Vec<Witness>>);

impl Witnesses {
    /// Holds the examples of a type against its rules. Corrections of an overlay are not tried: they are meant to stand
    /// against the document.
    ///
    /// ```
    /// use ferroform_schema::check::Witnesses;
    /// use ferroform_schema::compile::{Document, Options, compile_documents};
    /// use ferroform_schema::model::BlockId;
    /// use ferroform_schema::source::SourceFile;
    ///
    /// let example = "```terraform\nresource \"test_lamp\" \"a\" {\n  watts = 500\n}\n```";
    /// let arguments = "* `watts` - (Optional) Must be between 1 and 90.";
    /// let page = format!("# Resource: test_lamp\n\n{example}\n\n## Argument Reference\n\n{arguments}\n");
    /// let file = SourceFile::new("lamp.md", page.as_str());
    /// let documents = [Document { name: "lamp.md".to_owned(), file }];
    /// let compilation = compile_documents(&documents, &Options::default(), &|_| ());
    /// let witnesses = Witnesses::of(&compilation.schema.resources[0]);
    /// let [witness] = witnesses.of_rule(&BlockId::root(), 0, 0) else { panic!("the example sets the argument") };
    /// assert_eq!(witness.at.line, 5);
    /// assert_eq!(witness.breaks.as_deref(), Some("sets it to `500`"));
    /// ```
    #[must_use]
    pub fn of(resource: &Resource) -> Self {
        let mut found: BTreeMap<StatedRule, Vec<Witness>> = BTreeMap::new();
        let uses = resource.examples.iter().flat_map(|example| example::read(example, &resource.type_name).0);
        for used in uses.filter(|used| used.kind == resource.kind && used.type_name == resource.type_name) {
            for (statement, standings) in against_examples::hold(resource, &[&used]) {
                let seen = standings.first_obeyed.map(|at| (at, None));
                let broken = standings.broken.map(|broken| (broken.at, Some(broken.what)));
                let witness = |(at, breaks)| Witness { title: used.title.clone(), at, breaks };
                found.entry(statement).or_default().extend(seen.into_iter().chain(broken).map(witness));
            }
        }
        Self(found)
    }

    /// What touches a rule: the block, the argument's position in it, and the rule's at the argument.
    #[must_use]
    pub fn of_rule(&self, block: &BlockId, argument: usize, rule: usize) -> &[Witness] {
        self.about(&StatedRule::Rule(block.clone(), argument, rule))
    }

    /// What touches a group, by its position in the block.
    #[must_use]
    pub fn of_group(&self, block: &BlockId, group: usize) -> &[Witness] {
        self.about(&StatedRule::Group(block.clone(), group))
    }

    fn about(&self, statement: &StatedRule) -> &[Witness] {
        self.0.get(statement).map(Vec::as_slice).unwrap_or_default()
    }
}
