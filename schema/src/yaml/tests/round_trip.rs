//! What is written is read as the same.

use super::arbitrary;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::facts::DocumentFacts;
use crate::model::Resource;
use crate::resolve::resolve;
use crate::source::SourceFile;
use crate::yaml::{read, write};
use proptest::prelude::*;

/// Writes a resource, reads the text, and resolves what was read.
pub(super) fn again(resource: &Resource) -> (String, Option<Resource>, Vec<Diagnostic>) {
    let text = write(resource);
    let mut diagnostics = Diagnostics::new();
    let documents = read(&SourceFile::new("written.yaml", text.clone()), &mut diagnostics);
    let sources: Vec<&DocumentFacts> = documents.iter().collect();
    let said = diagnostics.into_sorted();
    (text, resolve(&sources, &mut Diagnostics::new()), said)
}

pub(super) fn resolved(document: &DocumentFacts) -> Resource {
    resolve(&[document], &mut Diagnostics::new()).expect("there is a document")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_resource_is_read_back_with_its_provenance(document in arbitrary::document()) {
        let resource = resolved(&document);
        let (text, back, said) = again(&resource);
        prop_assert!(said.is_empty(), "{said:?}\n{text}");
        prop_assert_eq!(back, Some(resource), "{}", text);
    }
}
