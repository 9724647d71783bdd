//! What an example writes as a map, although the page describes what can be in it.

use crate::model::{Argument, Block, BlockId, BlockSyntax, BlockType, Evidence, Nesting, Type};
use std::collections::BTreeMap;

/// Makes maps of the arguments that examples set with `=` to one object all of whose members are texts: blocks are written
/// without the sign, and of eight such arguments of many providers six are maps. What the page says of the members goes on in
/// the text of the argument.
pub(super) fn spread(root: &mut Block, blocks: &mut BTreeMap<BlockId, Block>) {
    let of_texts: BTreeMap<BlockId, String> =
        blocks.iter().filter_map(|(id, block)| Some((id.clone(), members(block)?))).collect();
    for block in std::iter::once(root).chain(blocks.values_mut()) {
        for argument in &mut block.arguments {
            let Some(members) = set_as_object(argument).and_then(|ty| of_texts.get(&ty.definition)) else {
                continue;
            };
            argument.ty.value = Type::Map(Box::new(Type::String));
            if let Some(description) = &mut argument.description {
                description.value.push_str(members);
            }
        }
    }
}

/// The block of an argument that nothing but an example says to be one object behind a sign of equality.
fn set_as_object(argument: &Argument) -> Option<&BlockType> {
    let block = argument.ty.value.block()?;
    let by = |evidence: Evidence| argument.ty.bases.iter().any(|basis| basis.evidence == evidence);
    let declared = argument.ty.bases.iter().any(|basis| basis.evidence >= Evidence::Declaration);
    let set = block.syntax == BlockSyntax::Attribute && block.nesting == Nesting::Single;
    (set && by(Evidence::Example) && !declared && !says_object(argument)).then_some(block)
}

/// Whether the text of an argument calls it what only has the members that are described.
fn says_object(argument: &Argument) -> bool {
    let text = argument.description.as_ref().map(|text| text.value.to_lowercase()).unwrap_or_default();
    ["object", "nested attribute", "block"].iter().any(|word| text.contains(word))
}

/// The members of a block in words, where all of them are texts that a program sets.
fn members(block: &Block) -> Option<String> {
    let texts = block.arguments.iter().all(|argument| argument.ty.value == Type::String);
    if !texts || block.arguments.is_empty() || !block.attributes.is_empty() {
        return None;
    }
    let line = |argument: &Argument| {
        let text = argument.description.as_ref().map(|text| format!(" - {}", text.value)).unwrap_or_default();
        format!("\n* `{}`{text}", argument.name)
    };
    Some(format!("\n{}", block.arguments.iter().map(line).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use crate::compile::{Document, Options, compile_documents};
    use crate::model::{Argument, Block};
    use crate::source::SourceFile;

    fn marks(example: &str, second: &str) -> Argument {
        described("What it carries.", example, second)
    }

    fn described(said: &str, example: &str, second: &str) -> Argument {
        let text = format!(
            "# Resource: acme_box\n\n## Example Usage\n\n```hcl\nresource \"acme_box\" \"a\" {{\n  {example}\n}}\n```\n\n\
             ## Argument Reference\n\n* `marks` - (Optional) {said}\n  - `front` - (Required) A word.\n  \
             - `back` - (Optional) {second}\n"
        );
        let document = Document { file: SourceFile::new("box.md", text), name: "box.md".to_owned() };
        let compilation = compile_documents(&[document], &Options::default(), &|_| ());
        let root: &Block = &compilation.schema.resources[0].root;
        root.argument("marks").expect("marks").clone()
    }

    #[test]
    fn one_object_of_texts_is_a_map() {
        let found = marks("marks = { front = \"a\", back = \"b\" }", "Another word.");
        assert_eq!(found.ty.value.to_string(), "map(string)");
        let text = found.description.expect("a description").value;
        assert!(text.ends_with("* `front` - A word.\n* `back` - Another word."), "{text}");
    }

    #[test]
    fn what_is_written_as_a_block_or_holds_others_is_none() {
        for (example, second) in [
            ("marks {\n front = \"a\"\n }", "Another word."),
            ("marks = { front = \"a\", back = 3 }", "Number of words."),
        ] {
            assert!(marks(example, second).ty.value.block().is_some(), "{example}");
        }
        let object =
            described("Nested attributes object for it.", "marks = { front = \"a\" }", "Another word.");
        assert!(object.ty.value.block().is_some());
    }
}
