//! How often a block may stand, by the section that describes it.

use super::super::link::Target;
use super::super::outline::{DeclaredField, DefinitionIndex};
use super::super::reading::FieldReading;
use super::{Emitter, described};
use crate::facts::{Claim, Subject};
use crate::model::{BlockSyntax, Check, Evidence, Nesting, Presence, Type};
use crate::phrase::{self, Statement};
use std::sync::Arc;

/// What decides which statements about a block's occurrence count.
pub(super) struct BlockNesting {
    /// The text speaks of how often it stands.
    stated: bool,
    /// `headers { items = […] }`: a plural name is that of the members.
    holds_collections: bool,
    /// `word_list { words = […] }`: what a text says of a list is said of the only member.
    is_collection: bool,
    /// Its members in words, but for those that are called like several of it: "a set of conditions" in the text of a block
    /// with `conditions` counts these.
    members: Vec<String>,
    /// It must be given a name: "A `hinge` block" says what it is then, and not that it stands once.
    is_named: bool,
}

impl BlockNesting {
    /// Whether something else says more about the block of this name than a statement about its text does.
    pub(super) fn outspeaks(&self, name: &str, text: &str, statement: &Statement) -> bool {
        if statement.evidence != Evidence::Name && says_several(&statement.claim) {
            let counted = phrase::counted(text, statement.range.clone());
            if self.members.iter().any(|member| phrase::holds_words(&counted, member)) {
                return true;
            }
        }
        match &statement.claim {
            Claim::Nesting(Nesting::Single) => {
                let words = text.get(statement.range.clone()).unwrap_or_default();
                self.is_named && statement.evidence != Evidence::Name && words.contains(&format!("`{name}`"))
            }
            // "An array of sites. Only one is supported."
            Claim::Type(_) => self.stated || self.is_collection,
            Claim::Nesting(Nesting::List | Nesting::Set) => {
                self.is_collection || self.holds_collections && statement.evidence == Evidence::Name
            }
            _ => false,
        }
    }
}

impl Emitter<'_, '_> {
    pub(super) fn block_nesting(&self, name: &str, reading: &FieldReading, target: Target) -> BlockNesting {
        let holds_collections = described(target).is_some_and(|index| self.holds_collections(index));
        let is_named_so = ["_list", "_set"].iter().any(|ending| name.ends_with(ending));
        let states =
            |said: &Statement| matches!(said.claim, Claim::Nesting(_)) && said.evidence != Evidence::Name;
        let members = described(target).and_then(|index| self.page.outline.definitions.get(index));
        let members = members.into_iter().flat_map(|found| &found.fields).map(DeclaredField::own_name);
        let others = members.filter(|member| phrase::is_of_other_things(member, name));
        BlockNesting {
            members: others.map(|member| member.replace('_', " ")).collect(),
            stated: reading.statements().any(|(_, statement)| states(statement)),
            holds_collections,
            is_collection: holds_collections && is_named_so,
            is_named: self.is_known_by_name(target, name) && !is_single_by_name(reading),
        }
    }

    /// The section of a block can say that it may stand several times: its heading in the plural, its intro ("using one
    /// or more `x` sub-blocks"), members that are no more than a name and a value.
    pub(in super::super) fn repeated_by_section(
        &mut self,
        subject: &Arc<Subject>,
        name: &str,
        target: Target,
    ) {
        let page = self.page;
        let Some(definition) = described(target).and_then(|index| page.outline.definitions.get(index)) else {
            return;
        };
        let remarks = definition.remarks.iter().map(|remark| remark.text);
        for text in definition.intros.iter().copied().chain(remarks) {
            // "This argument is processed in attribute-as-blocks mode" is about what stands several times.
            let as_blocks = phrase::as_blocks(text);
            if as_blocks {
                let stated = page.file.location(text.span);
                self.push(subject, Claim::Syntax(BlockSyntax::Object), Evidence::Declaration, stated);
            }
            if as_blocks || phrase::speaks_of_several(text.text(), name) {
                let at = page.file.location(text.span);
                self.push(subject, Claim::Nesting(Nesting::List), Evidence::ListIntro, at);
            }
        }
        let plurals: Vec<String> = phrase::plurals_of(name).collect();
        let in_plural = |anchor: &&str| plurals.contains(&anchor.replace('-', "_"));
        // Where the page declares the plural as well, the heading is that one's.
        let declares_plural = || plurals.iter().any(|plural| self.declared.contains(plural.as_str()));
        if definition.anchors.iter().any(in_plural) && !declares_plural() {
            let at = page.file.location(definition.at);
            self.push(subject, Claim::Nesting(Nesting::List), Evidence::Section, at);
        }
        let named = self.has_own_name(target, name) || self.is_known_by_name(target, name);
        if let Some(evidence) = self.entry(target).or(named.then_some(Evidence::Name)) {
            let at = page.file.location(definition.at);
            self.push(subject, Claim::Nesting(Nesting::List), evidence, at);
        }
    }

    /// Whether a block must be given a name of its own ("Name of the index" in `index`): it is one of several then.
    fn has_own_name(&self, target: Target, block: &str) -> bool {
        self.must_name(target, |reading| phrase::names_the(reading.prose().as_str(), block))
    }

    /// Whether a block must be given a name that is of nothing else, and free: the name of an `index`, not that of a
    /// search service's index, and none of a few names of tiers.
    fn is_known_by_name(&self, target: Target, block: &str) -> bool {
        let is_one_of = |said: &Statement| matches!(said.claim.check(), Some(Check::OneOf(_)));
        self.must_name(target, |reading| {
            phrase::names_only(reading.prose().as_str(), block)
                && !reading.statements().any(|(_, said)| is_one_of(said))
        })
    }

    /// Whether a block must be given a name that is like this.
    fn must_name(&self, target: Target, is_so: impl Fn(&FieldReading) -> bool) -> bool {
        let Some(index) = described(target) else { return false };
        let fields = self.page.outline.definitions.get(index).into_iter().flat_map(|found| &found.fields);
        let readings = self.page.readings.get(index).into_iter().flatten();
        fields
            .zip(readings)
            .any(|(field, reading)| field.own_name() == "name" && is_demanded(reading) && is_so(reading))
    }

    /// How surely a block is an entry of a list: a name and a value are all that it must have, or all that it has. A name with
    /// `values` is one even where a text calls it a block: `filter { name = "a", values = ["b"] }`.
    fn entry(&self, target: Target) -> Option<Evidence> {
        let index = described(target)?;
        let fields = self.page.outline.definitions.get(index).into_iter().flat_map(|found| &found.fields);
        let fields: Vec<_> = fields.zip(self.page.readings.get(index).into_iter().flatten()).collect();
        let is_pair = |names: &[&str]| {
            let has = |all: [&str; 2]| names.iter().any(|name| all.contains(name));
            names.len() == 2 && has(["name", "key"]) && has(["value", "values"])
        };
        let all: Vec<&str> = fields.iter().map(|(field, _)| field.own_name()).collect();
        let demanded = fields.iter().filter(|(_, reading)| is_demanded(reading));
        let demanded: Vec<&str> = demanded.map(|(field, _)| field.own_name()).collect();
        let named_values = is_pair(&all) && all.contains(&"name") && all.contains(&"values");
        match named_values {
            true => Some(Evidence::Section),
            false => (is_pair(&all) || is_pair(&demanded)).then_some(Evidence::Name),
        }
    }

    /// Whether all members of a block are lists, sets or maps.
    fn holds_collections(&self, index: DefinitionIndex) -> bool {
        let readings = self.page.readings.get(index).map(Vec::as_slice).unwrap_or_default();
        !readings.is_empty()
            && readings.iter().all(|reading| {
                matches!(reading.likely_type(), Some(Type::List(_) | Type::Set(_) | Type::Map(_)))
            })
    }
}

/// Whether the name of a block says that it stands once, as `…_configuration` does.
fn is_single_by_name(reading: &FieldReading) -> bool {
    let single = Claim::Nesting(Nesting::Single);
    reading.statements().any(|(_, said)| said.evidence == Evidence::Name && said.claim == single)
}

/// Whether a claim about a block says that there are several.
fn says_several(claim: &Claim) -> bool {
    matches!(claim, Claim::Nesting(Nesting::List | Nesting::Set) | Claim::Type(Type::List(_) | Type::Set(_)))
        || matches!(claim.check(), Some(Check::Items(_)))
}

fn is_demanded(reading: &FieldReading) -> bool {
    reading.statements().any(|(_, said)| said.claim == Claim::Presence(Presence::Required))
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::model::{Nesting, Type};
    use crate::source::SourceFile;

    /// How the block of the one argument of a page nests.
    fn nesting(text: &str) -> Nesting {
        let mut diagnostics = Diagnostics::new();
        let text = format!("# Resource: acme_box\n\n## Argument Reference\n\n{text}");
        let facts = crate::page::read(&SourceFile::new("box.md", text), &mut diagnostics).expect("a page");
        let resource = crate::resolve::resolve(&[&facts], &mut diagnostics).expect("a resource");
        match &resource.root.arguments.first().expect("an argument").ty.value {
            Type::Block(block) => block.nesting,
            other => panic!("{other:?} is no block"),
        }
    }

    #[test]
    fn a_heading_in_the_plural_is_over_several() {
        let page = |heading: &str| {
            format!(
                "* `lid_hinge` - (Optional) Block that holds it. See [there](#{}).\n\n### {heading}\n\n\
                 * `size` - (Required) Size.\n",
                heading.to_lowercase().replace(' ', "-")
            )
        };
        assert_eq!(nesting(&page("Lid Hinge")), Nesting::Single);
        assert_eq!(nesting(&page("Lid Hinges")), Nesting::List);
        let both = format!("{}* `lid_hinges` - (Optional) Hinges.\n", page("Lid Hinges"));
        assert_eq!(nesting(&both), Nesting::Single);
    }

    #[test]
    fn a_name_and_a_value_are_an_entry() {
        let page = |first: &str, second: &str| {
            format!(
                "* `label` - (Optional) What it says. See below.\n\n### label\n\n\
                 * `{first}` - (Required) One.\n* `{second}` - (Required) Other.\n"
            )
        };
        assert_eq!(nesting(&page("key", "value")), Nesting::List);
        assert_eq!(nesting(&page("name", "values")), Nesting::List);
        assert_eq!(nesting(&page("key", "colour")), Nesting::Single);
        let with =
            |third: &str| format!("{}* `exact` - ({third}) Whether all must fit.\n", page("key", "values"));
        assert_eq!(nesting(&with("Optional")), Nesting::List);
        assert_eq!(nesting(&with("Required")), Nesting::Single);
    }

    #[test]
    fn a_name_with_values_is_an_entry_whatever_it_is_called() {
        let page = |first: &str, second: &str| {
            format!(
                "* `label` - (Optional) Configuration block. See below.\n\n### label\n\n\
                 * `{first}` - (Required) One.\n* `{second}` - (Required) Other.\n"
            )
        };
        assert_eq!(nesting(&page("name", "values")), Nesting::List);
        assert_eq!(nesting(&page("key", "value")), Nesting::Single);
    }

    #[test]
    fn what_must_have_a_name_is_one_of_several() {
        let page = |marker: &str, text: &str| {
            format!(
                "* `hinge` - (Optional) For the lid. See below.\n\n### hinge\n\n\
                 * `name` - ({marker}) {text}\n* `size` - (Required) Size.\n"
            )
        };
        assert_eq!(nesting(&page("Required", "Friendly name of the hinge.")), Nesting::List);
        assert_eq!(nesting(&page("Optional", "Friendly name of the hinge.")), Nesting::Single);
        assert_eq!(nesting(&page("Required", "Name of the maker of the hinge.")), Nesting::Single);
    }

    #[test]
    fn to_be_called_a_block_says_no_number_where_each_has_a_name() {
        let page = |text: &str| {
            format!(
                "* `lid_hinge` - (Optional) A `lid_hinge` block as defined below.\n\n\
                 A `lid_hinge` block supports:\n\n* `name` - (Required) {text}\n* `size` - (Required) Size.\n"
            )
        };
        for text in
            ["The name of the hinge.", "Specifies the unique name for this lid hinge.", "The hinge name."]
        {
            assert_eq!(nesting(&page(text)), Nesting::List, "{text}");
        }
        for text in [
            "The name of the hardware shop's hinge.",
            "The hinge name. Possible values are `left` and `right`.",
            "The name of the lid's maker.",
        ] {
            assert_eq!(nesting(&page(text)), Nesting::Single, "{text}");
        }
    }

    #[test]
    fn what_is_counted_can_be_the_members() {
        let page = |text: &str, member: &str| {
            format!(
                "* `lid_frame` - (Optional) {text} See below.\n\n### lid_frame\n\n* `{member}` - (Required) What it has.\n"
            )
        };
        assert_eq!(nesting(&page("A set of small hinges for the lid.", "hinges")), Nesting::Single);
        assert_eq!(
            nesting(&page("Holds the lid. It can have up to 5 small hinges.", "small_hinges")),
            Nesting::Single
        );
        assert_eq!(nesting(&page("A set of frames for hinges.", "hinges")), Nesting::Set);
        assert_eq!(nesting(&page("A set of frames.", "frames")), Nesting::Set);
    }

    #[test]
    fn a_plural_can_be_that_of_the_members() {
        let page = |text: &str| {
            format!(
                "* `hinges` - (Optional) For the lid. See below.\n\n### hinges\n\n* `item` - (Required) {text}\n"
            )
        };
        assert_eq!(nesting(&page("List of names.")), Nesting::Single);
        assert_eq!(nesting(&page("Name.")), Nesting::List);
    }

    #[test]
    fn a_block_called_a_list_can_hold_one() {
        let page = |name: &str, text: &str| {
            format!(
                "* `{name}` - (Optional) List of hinges. See below.\n\n### {name}\n\n* `item` - (Required) {text}\n"
            )
        };
        assert_eq!(nesting(&page("hinge_list", "List of names.")), Nesting::Single);
        assert_eq!(nesting(&page("hinge_list", "Name.")), Nesting::List);
        assert_eq!(nesting(&page("hinge", "List of names.")), Nesting::List);
    }

    #[test]
    fn intros_speak_of_several() {
        let page = |intro: &str| {
            format!(
                "* `hinge` - (Optional) For the lid. See below.\n\n{intro}\n\n* `size` - (Required) Size.\n"
            )
        };
        assert_eq!(nesting(&page("Each `hinge` supports the following:")), Nesting::List);
        assert_eq!(
            nesting(&page("The `hinge` block is read in attribute-as-blocks mode and supports:")),
            Nesting::List
        );
        assert_eq!(nesting(&page("The `hinge` block supports the following:")), Nesting::Single);
    }
}
