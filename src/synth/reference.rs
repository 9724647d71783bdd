//! References as a stack writes them: within it, and through the state of another one.

use super::crossing::input_id;
use super::resolve::Resolver;
use crate::data::{Data, NodeId, OwnVariable, Reference, Repr, Step};
use crate::named_tree::Several;
use crate::tree::Content;

impl Resolver<'_, '_> {
    /// A reference as this stack writes it: through the other stack's state where it is an element of that.
    pub(crate) fn reference(&mut self, reference: &Reference) -> String {
        let Some(owner) = self.owner(reference) else { return "null".to_owned() };
        if owner == self.stack {
            self.note_reference(reference);
        }
        self.refuse_unreadable(reference.node);
        let address = self.named.address(reference.node);
        let attribute = self.attribute(reference);
        let Some(key) = &reference.instance else {
            self.refuse_bare(reference);
            return self.through(owner, address + &attribute);
        };
        match self.named.repetition(reference.node) {
            // A `count` that is unset: there is one.
            None if matches!(key.0, Repr::Number(n) if n.as_f64() == 0.0) => {
                self.through(owner, address + &attribute)
            }
            None => {
                self.fault(
                    format!("`{}` is there once, and one of several is asked for", self.path(reference)),
                    "its `count` or `for_each` is unset: refer to it without an index or a key",
                );
                "null".to_owned()
            }
            Some(_) if owner == self.stack || is_literal(key) => {
                let key = self.key(key);
                self.through(owner, format!("{address}{key}{attribute}"))
            }
            // What the key is, only the stack that refers knows.
            Some(several) => {
                let all = match (several, attribute.as_str()) {
                    (_, "") => address,
                    (Several::Count, attribute) => format!("{address}[*]{attribute}"),
                    (Several::ForEach, attribute) => {
                        format!("{{ for key, val in {address}: key => val{attribute} }}")
                    }
                };
                let all = self.through(owner, all);
                all + &self.key(key)
            }
        }
    }

    /// The same part of all instances, in a list.
    pub(super) fn all(&mut self, of: &Reference, path: &[Step]) -> String {
        let Some(owner) = self.owner(of) else { return "null".to_owned() };
        if owner == self.stack {
            self.note_reference(of);
        }
        self.refuse_unreadable(of.node);
        let mut text = self.named.address(of.node);
        // A splat of what is there once is a list of one.
        if self.named.repetition(of.node) == Some(Several::ForEach) {
            text = format!("values({text})");
        }
        text.push_str("[*]");
        for step in path {
            match step {
                Step::Name(name) => self.property(name, &mut text),
                Step::Index(key) => text += &self.key(key),
            }
        }
        self.through(owner, text)
    }

    /// What tells the instances of the construct at hand apart.
    pub(super) fn own_variable(&mut self, variable: OwnVariable, out: &mut String) {
        let (name, needs, how) = match variable {
            OwnVariable::Index => ("count.index", Several::Count, "count"),
            OwnVariable::Key => ("each.key", Several::ForEach, "for_each"),
            OwnVariable::Value => ("each.value", Several::ForEach, "for_each"),
        };
        if self.named.repetition(self.construct) != Some(needs) {
            self.fault(
                format!("`{name}` stands in what has no `{how}`"),
                "it is known within the repeated element alone: use what the closure gets there, and nowhere else",
            );
        }
        out.push_str(name);
    }

    /// What stands in a check is known there alone, outputs are known to tests alone, and what has moved is gone.
    fn refuse_unreadable(&mut self, node: NodeId) {
        self.refuse_moved(node);
        let tree = self.named.tree;
        if let Some(check) = self.named.layout.check_of(node)
            && !tree.is_within(self.construct, check)
        {
            let (path, check) = (tree.path(node), tree.path(check));
            self.fault(
                format!("it refers to `{path}`, which is known in the check `{check}` alone"),
                "create the data source beside the check: then both can refer to it",
            );
        }
        let content = |node| &tree.get(node).content;
        if matches!(content(node), Content::Output(_)) && !matches!(content(self.construct), Content::Test(_))
        {
            self.fault(
                "it refers to an output, which only tests of the stack can read",
                "refer to what the output shows",
            );
        }
    }

    /// What is repeated is never referred to as if it were one.
    fn refuse_bare(&mut self, reference: &Reference) {
        let (Some(attribute), Some(several)) = (&reference.attribute, self.named.repetition(reference.node))
        else {
            return;
        };
        let (how, one) = match several {
            Several::Count => ("count", "at(index)"),
            Several::ForEach => ("for_each", "get(key)"),
        };
        self.fault(
            format!(
                "`{attribute}` of `{}` is asked for as if there were one, and it is repeated with `{how}`",
                self.path(reference)
            ),
            &format!(
                "ask what `{how}` gives: `.{one}` for one of them, `.all(|one| …)` for a list of what each has"
            ),
        );
    }

    /// Text of the stack `owner` as this stack writes it.
    fn through(&mut self, owner: NodeId, text: String) -> String {
        if owner == self.stack {
            return text;
        }
        let output = self.crossings.refer(self.stack, owner, text);
        let input = input_id(&self.named, owner);
        format!("data.terraform_remote_state.{input}.outputs.{output}")
    }

    fn path(&self, reference: &Reference) -> String {
        self.named.tree.path(reference.node)
    }

    fn attribute(&self, reference: &Reference) -> String {
        reference.attribute.as_ref().map_or_else(String::new, |name| format!(".{name}"))
    }

    pub(super) fn key(&mut self, key: &Data) -> String {
        let mut out = "[".to_owned();
        self.hcl(key, &mut out);
        out.push(']');
        out
    }

    /// The stack of what a reference points to; a fault where it is another app's, or in no stack.
    pub(crate) fn owner(&mut self, reference: &Reference) -> Option<NodeId> {
        if reference.app != self.named.app {
            self.fault(
                "it refers to a construct of another `App`",
                "create both in the same app: stacks of one app can refer to each other",
            );
            return None;
        }
        // An element outside of any stack is reported as such.
        self.named.tree.get(reference.node).stack
    }
}

fn is_literal(key: &Data) -> bool {
    matches!(key.0, Repr::Number(_) | Repr::Text(_))
}
