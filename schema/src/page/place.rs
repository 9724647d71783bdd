//! Where each block stands, and with it what texts of it can name beyond their own block.

use super::link::{Links, Side, Target};
use super::outline::{DefinitionIndex, Outline};
use crate::phrase::{Place, Tree};
use std::collections::{BTreeMap, BTreeSet};

/// The places of definitions.
#[derive(Debug, Default)]
pub(super) struct Places {
    tree: Tree,
    paths: BTreeMap<DefinitionIndex, Vec<String>>,
}

impl Places {
    /// The places that the roots lead to. A definition that several arguments share, and what is in it, has none: what a name
    /// means there depends on where it is used.
    pub(super) fn of(outline: &Outline<'_>, links: &Links) -> Self {
        let mut places = Self::default();
        let reached = || links.order.iter().filter(|reached| reached.side == Side::Arguments);
        let mut uses: BTreeMap<DefinitionIndex, usize> = BTreeMap::new();
        for targets in reached().filter_map(|reached| links.targets.get(reached.definition)) {
            for target in targets {
                if let Target::Described(index, _) = target {
                    *uses.entry(*index).or_default() += 1;
                }
            }
        }
        let shared: BTreeSet<&[String]> = reached()
            .filter(|reached| uses.get(&reached.definition).is_some_and(|uses| *uses > 1))
            .map(|reached| reached.path.as_slice())
            .collect();
        for reached in reached() {
            let path = &reached.path;
            if (1..=path.len()).any(|end| path.get(..end).is_some_and(|around| shared.contains(around))) {
                continue;
            }
            let Some(definition) = outline.definitions.get(reached.definition) else { continue };
            for field in &definition.fields {
                let Some((name, parents)) = field.path.split_last() else { continue };
                let block: Vec<String> = path.iter().chain(parents).cloned().collect();
                places.tree.declare(&block, name);
            }
            places.paths.insert(reached.definition, path.clone());
        }
        places
    }

    /// The place of a definition, where it has one and only one.
    pub(super) fn place(&self, definition: DefinitionIndex) -> Option<Place<'_>> {
        let path = self.paths.get(&definition)?;
        Some(Place { tree: &self.tree, path })
    }
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::source::SourceFile;

    /// The rules of a page, each with its block and argument.
    fn rules(text: &str) -> Vec<String> {
        let document = Document { file: SourceFile::new("lamp.md", text), name: "lamp.md".to_owned() };
        let compilation = compile_documents(&[document], &Options::default(), &|_| ());
        let resource = &compilation.schema.resources[0];
        let of_block = resource.all_blocks().flat_map(|(id, block)| {
            block.arguments.iter().flat_map(move |argument| {
                let (id, name) = (id.clone(), &argument.name);
                argument.rules.iter().map(move |rule| format!("{id}/{name}: {rule}"))
            })
        });
        of_block.collect()
    }

    const HEAD: &str = "# Resource: acme_lamp\n\n## Argument Reference\n\n";

    #[test]
    fn texts_of_a_block_name_arguments_of_the_blocks_around() {
        let page = "* `kind` - (Optional) Kind of it.\n* `bulb` - (Optional) A bulb. See below.\n\n\
            ### bulb\n\n* `mode` - (Optional) Mode of it.\n* `socket` - (Optional) A socket. See below.\n\n\
            ### socket\n\n* `size` - (Optional) A size. Required when `mode` is `FAST`.\n\
            * `form` - (Optional) A form. Conflicts with `kind`.\n";
        let expected = [
            "socket/form: may not be set together with `kind`",
            "socket/size: must be set, when `bulb.mode` is `FAST`",
        ];
        let mut found = rules(&format!("{HEAD}{page}"));
        found.sort();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_block_with_two_places_has_none_around_it() {
        let page = "* `bulb` - (Optional) A bulb. See [socket](#socket) below.\n\
            * `lamp` - (Optional) A lamp. See [lamp](#lamp) below.\n\
            * `stand` - (Optional) A stand. See [stand](#stand) below.\n\n\
            ### lamp\n\n* `mode` - (Optional) Mode of it.\n* `socket` - (Optional) A socket. See [socket](#socket).\n\n\
            ### stand\n\n* `mode` - (Optional) Mode of it.\n* `socket` - (Optional) A socket. See [socket](#socket).\n\n\
            ### socket\n\n* `size` - (Optional) A size. Required when `mode` is `FAST`.\n";
        assert_eq!(rules(&format!("{HEAD}{page}")), ["socket/size: must be set, when `mode` is `FAST`"]);
        let words = rules(
            &format!("{HEAD}{page}").replace("`mode` is `FAST`", "`mode` of the parent block is `FAST`"),
        );
        assert_eq!(words, ["socket/size: must be set, when `mode` of the parent block is `FAST`"]);
    }

    #[test]
    fn pages_that_state_every_path_name_them_as_well() {
        let page = "# acme_lamp (Resource)\n\n## Schema\n\n### Optional\n\n- `bulb` (Block List) (see [below](#nestedblock--bulb))\n\n\
            <a id=\"nestedblock--bulb\"></a>\n### Nested Schema for `bulb`\n\nOptional:\n\n- `mode` (String) Mode.\n\
            - `socket` (Block List) (see [below](#nestedblock--bulb--socket))\n\n\
            <a id=\"nestedblock--bulb--socket\"></a>\n### Nested Schema for `bulb.socket`\n\nOptional:\n\n\
            - `size` (Number) A size. Required when `mode` is `FAST`.\n";
        let found = rules(page);
        assert!(
            found.contains(&"socket/size: must be set, when `bulb.mode` is `FAST`".to_owned()),
            "{found:?}"
        );
    }
}
