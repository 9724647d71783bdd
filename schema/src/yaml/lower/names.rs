//! Names of arguments in rules and conditions: a typing error there would silently switch a rule off.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::source::Location;
use crate::suggest;
use crate::yaml::format::CONDITION_WORDS;
use crate::yaml::node::{Entry, Node, shorten};

/// Reports rules and conditions that name arguments which do not exist. Rules with bases were read from another
/// document, which may be wrong itself.
pub(super) fn check(document: &Node, diagnostics: &mut Diagnostics) {
    let mut checker = Checker { document, diagnostics };
    checker.block(document);
    for entry in document.get("blocks").map(Node::entries).unwrap_or_default() {
        checker.block(&entry.value);
    }
}

struct Checker<'a> {
    document: &'a Node,
    diagnostics: &'a mut Diagnostics,
}

impl<'a> Checker<'a> {
    fn block(&mut self, block: &'a Node) {
        for Entry { value, .. } in block.get("arguments").map(Node::entries).unwrap_or_default() {
            self.argument(value, block);
        }
        for key in ["arguments", "attributes"] {
            for Entry { value, .. } in block.get(key).map(Node::entries).unwrap_or_default() {
                if let Some(inline) = value.get("block") {
                    self.block(inline);
                }
            }
        }
        for group in block.get("groups").map(Node::items).unwrap_or_default() {
            if group.get("bases").is_none() {
                for Entry { key, value, .. } in group.entries() {
                    match key.as_str() {
                        "when" => self.condition(value, block),
                        _ => self.names(value.items(), block),
                    }
                }
            }
        }
    }

    fn argument(&mut self, argument: &'a Node, block: &'a Node) {
        self.rule(argument, block);
        for key in ["rules", "defaults"] {
            for item in argument.get(key).map(Node::items).unwrap_or_default() {
                self.rule(item, block);
            }
        }
        if let Some(default) = argument.get("default") {
            self.rule(default, block);
        }
    }

    /// The rules among the keys of an argument, of a long rule or of a default.
    fn rule(&mut self, rule: &'a Node, block: &'a Node) {
        // The bases of an argument are a mapping, those of a rule a list.
        if rule.get("bases").is_some_and(|bases| bases.entries().is_empty()) {
            return;
        }
        for Entry { key, value, .. } in rule.entries() {
            match key.as_str() {
                "when" | "only_when" | "required_when" => self.condition(value, block),
                "conflicts_with" | "required_with" => self.names(value.items(), block),
                "one_of" => {
                    let list = value.get("values").unwrap_or(value);
                    for condition in list.items().iter().filter_map(|item| item.get("when")) {
                        self.condition(condition, block);
                    }
                }
                _ => {}
            }
        }
    }

    fn condition(&mut self, condition: &'a Node, block: &'a Node) {
        for Entry { key, at, value } in condition.entries() {
            match key.as_str() {
                "set" | "argument" => self.names(std::slice::from_ref(value), block),
                "not" => self.condition(value, block),
                "all" | "any" => value.items().iter().for_each(|item| self.condition(item, block)),
                word if CONDITION_WORDS.contains(&word) => {}
                name => self.name(name, at, block),
            }
        }
    }

    fn names(&mut self, names: &'a [Node], block: &'a Node) {
        for node in names {
            if let Some(name) = node.text() {
                self.name(name, &node.at, block);
            }
        }
    }

    fn name(&mut self, name: &str, at: &Location, block: &'a Node) {
        let names = |node: &'a Node| node.get("arguments").map(Node::entries).unwrap_or_default().iter();
        // A path with dots starts at the root; its first part says whether it can be right.
        let (first, place) = match name.split_once('.') {
            Some((first, _)) => (first, self.document),
            None => (name, block),
        };
        if names(place).any(|entry| entry.key == first) {
            return;
        }
        let message = format!("there is no argument `{}`", shorten(first));
        let help = match suggest::nearest(&shorten(first), names(place).map(|entry| entry.key.as_str())) {
            Some(near) => format!("did you mean `{near}`?"),
            None => {
                "name an argument of the same block, or write its path from the root with dots".to_owned()
            }
        };
        self.diagnostics.push(Diagnostic::new(Code::UnknownArgument, message, at.clone()).help(help));
    }
}
