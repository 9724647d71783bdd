//! The schemas of generated bindings.

use ferroform_rules::table::{ElementKind, Provider, Table};
use ferroform_rules::text;
use std::sync::OnceLock;

/// The schema of a resource type, a data source or a provider's configuration: names, types and rules, with the lines of
/// the document that state them.
///
/// Bindings carry it as one text, which is read when a program first uses the type.
#[derive(Debug)]
pub struct TypeTable {
    text: &'static str,
    read: OnceLock<Read>,
}

#[derive(Debug)]
struct Read {
    table: Table,
    fault: Option<String>,
}

impl TypeTable {
    /// The schema that the generator wrote.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, read: OnceLock::new() }
    }

    /// What it says.
    pub fn table(&self) -> &Table {
        &self.read().table
    }

    /// Why the text could not be read: it is of another version.
    pub(crate) fn fault(&self) -> Option<&str> {
        self.read().fault.as_deref()
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| match text::read(self.text) {
            Ok(table) => Read { table, fault: None },
            Err(fault) => Read { table: nameless(self.text), fault: Some(fault) },
        })
    }
}

/// What can be told of a type whose schema cannot be read: synth names it in the report.
fn nameless(text: &str) -> Table {
    let type_name = text.split_whitespace().nth(2).unwrap_or("unknown").to_owned();
    Table {
        kind: ElementKind::Resource,
        provider: Provider::of_type(&type_name),
        type_name,
        document: String::new(),
        construct: String::new(),
        contexts: Vec::new(),
        blocks: Vec::new(),
    }
}

/// A module's schema, as its macro hands it on: the text alone.
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    ($text:literal) => {
        $text
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_of_another_version_is_a_fault_of_a_type_that_has_a_name() {
        static KNOWN: TypeTable = TypeTable::new(
            "2 resource acme_lamp lamp.md Lamp (provider acme acme/acme 1.0) (block \"\" \"\")",
        );
        assert_eq!((KNOWN.fault(), &*KNOWN.table().document), (None, "lamp.md"));
        static LATER: TypeTable = TypeTable::new("900 resource acme_lamp (in another way)");
        assert!(LATER.fault().is_some());
        let table = LATER.table();
        assert_eq!((&*table.type_name, &*table.provider.source), ("acme_lamp", "hashicorp/acme"));
        static NOTHING: TypeTable = TypeTable::new("");
        assert!(NOTHING.fault().is_some());
        assert_eq!(NOTHING.table().type_name, "unknown");
    }
}
