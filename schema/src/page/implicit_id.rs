//! What every object of Terraform has, whether or not its page names it.

use super::title::Title;
use crate::facts::{Claim, Fact, Subject};
use crate::model::{BlockId, Evidence, ResourceKind, Type};

/// Every resource and data source has an `id`. Most pages list it; for the others it is inferred, from nothing but the
/// heading that names the type. Anything that a page or a stronger source says about it holds instead.
pub(super) fn read(title: &Title, facts: &mut Vec<Fact>) {
    let has_id = matches!(title.kind, ResourceKind::Resource | ResourceKind::DataSource);
    if !has_id || facts.iter().any(|fact| is_root_id(&fact.subject)) {
        return;
    }
    let id = Subject::Attribute(BlockId::root(), "id".to_owned());
    let text = "Identifier, as everything in Terraform has one; its document does not describe it.";
    for claim in [Claim::Declared, Claim::Type(Type::String), Claim::Description(text.to_owned())] {
        facts.push(Fact::new(id.clone(), claim, Evidence::Convention, title.at.clone()));
    }
}

fn is_root_id(subject: &Subject) -> bool {
    match subject {
        Subject::Argument(block, name) | Subject::Attribute(block, name) => block.is_root() && name == "id",
        Subject::Resource | Subject::Block(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::Diagnostics;
    use crate::facts::{Claim, Fact, Subject};
    use crate::model::Evidence;
    use crate::source::SourceFile;

    /// The evidence that an `id` is declared.
    fn declared(text: &str) -> Vec<Evidence> {
        let facts =
            crate::page::read(&SourceFile::new("box.md", text), &mut Diagnostics::new()).expect("a page");
        let about_id = |fact: &&Fact| match &*fact.subject {
            Subject::Argument(_, name) | Subject::Attribute(_, name) => name == "id",
            _ => false,
        };
        let declared = facts.facts.iter().filter(about_id).filter(|fact| fact.claim == Claim::Declared);
        declared.map(|fact| fact.basis.evidence).collect()
    }

    #[test]
    fn an_id_is_inferred_only_where_none_is_named() {
        let silent = "# Resource: acme_box\n\n## Argument Reference\n\n* `size` - (Required) Size.\n";
        assert_eq!(declared(silent), [Evidence::Convention]);
        let as_attribute = format!("{silent}\n## Attribute Reference\n\n* `id` - Id of the box.\n");
        assert_eq!(declared(&as_attribute), [Evidence::Section]);
        let as_argument = "# Data Source: acme_box\n\n## Argument Reference\n\n* `id` - (Required) Id.\n";
        assert_eq!(declared(as_argument), [Evidence::Marker]);
        let nested_only = "# Resource: acme_box\n\n## Argument Reference\n\n* `part` - (Optional) Part block.\n\n\
                           ### part\n\n* `id` - (Required) Id of the part.\n";
        assert_eq!(declared(nested_only), [Evidence::Marker, Evidence::Convention]);
    }
}
