//! The schema as versioned, canonical JSON: what one run writes and another reads.

use crate::model::{FORMAT_VERSION, Schema};
use crate::visible;
use serde::Deserialize;

/// Writes a schema as JSON with a newline at its end. Equal schemas give equal bytes.
///
/// ```
/// use ferroform_schema::{model::Schema, store};
/// let schema = Schema::new(Vec::new());
/// let text = store::write(&schema);
/// assert!(text.starts_with("{\n  \"format_version\": \"1."));
/// assert_eq!(store::read(&text), Ok(schema));
/// ```
#[must_use]
pub fn write(schema: &Schema) -> String {
    // Every part of the model can be written: keys are texts, and numbers are finite.
    let mut text = serde_json::to_string_pretty(schema).unwrap_or_default();
    text.push('\n');
    visible::json(text)
}

/// Reads a schema that [`write()`] wrote.
///
/// A later minor version is read: what it adds is passed over.
///
/// # Errors
/// The text is no JSON, has the format of another major version, or is not a schema.
pub fn read(text: &str) -> Result<Schema, StoreError> {
    #[derive(Deserialize)]
    struct Version {
        format_version: String,
    }
    // The version first: a schema of another version should not fail on one of its fields.
    let Version { format_version } = serde_json::from_str(text).map_err(StoreError::json)?;
    let major = |version: &str| version.split('.').next().unwrap_or_default().to_owned();
    if major(&format_version) != major(FORMAT_VERSION) {
        return Err(StoreError::Version { found: format_version });
    }
    let schema: Schema = serde_json::from_str(text).map_err(StoreError::json)?;
    // Files can be edited; readers rely on the order.
    Ok(Schema::new(schema.resources).with_functions(schema.functions))
}

/// Why a stored schema cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StoreError {
    /// It was written by another version of the compiler.
    Version {
        /// The version of its format.
        found: String,
    },
    /// It is not the JSON of a schema.
    Json {
        /// What is wrong, with line and column.
        message: String,
    },
}

impl StoreError {
    fn json(error: serde_json::Error) -> Self {
        Self::Json { message: error.to_string() }
    }
}

impl std::fmt::Display for StoreError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Version { found } => write!(
                f,
                "the schema has format version `{found}`, but this version of ferroform reads {FORMAT_VERSION}; \
                 compile it from its documents again"
            ),
            Self::Json { message } => write!(
                f,
                "this is not a schema that ferroform wrote: {message}; compile it from its documents again"
            ),
        }
    }
}

impl std::error::Error for StoreError {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::resolve::resolve;
    use crate::source::SourceFile;

    fn schema() -> Schema {
        let text = "resource: b\narguments: {x: {type: list(number), one_of: [1.5, 2]}}\n---\nresource: a\n";
        let mut diagnostics = Diagnostics::new();
        let documents = crate::yaml::read(&SourceFile::new("b.yaml", text), &mut diagnostics);
        let resources = documents.iter().filter_map(|d| resolve(&[d], &mut diagnostics)).collect();
        Schema::new(resources)
    }

    #[test]
    fn a_schema_is_read_as_it_was_written() {
        let text = write(&schema());
        assert_eq!(read(&text), Ok(schema()));
        let (a, b) = (text.find("\"type_name\": \"a\""), text.find("\"type_name\": \"b\""));
        assert!(a.is_some() && a < b);
    }

    #[test]
    fn a_later_minor_version_is_read_and_another_major_one_is_refused() {
        let text = write(&schema());
        let version = |version: &str| text.replacen(FORMAT_VERSION, version, 1);
        assert_eq!(read(&version("1.99").replacen('{', "{\"added\": 1, ", 1)), Ok(schema()));
        let refused = read(&version("2.0"));
        assert_eq!(refused, Err(StoreError::Version { found: "2.0".into() }));
        assert!(refused.is_err_and(|error| error.to_string().contains("format version `2.0`")));
    }

    #[test]
    fn anything_else_is_an_error_with_its_place() {
        for text in ["", "[]", "{\"format_version\": 1}", "{\"format_version\": \"1.0\", \"resources\": 5}"] {
            let Err(StoreError::Json { message }) = read(text) else { panic!("{text} was read") };
            assert!(message.contains("line 1"), "{message}");
        }
    }
}
