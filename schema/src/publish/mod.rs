//! What documents state, in forms for other programs: the rules by themselves, and a JSON Schema for editors.

mod editor;
mod rules;

pub use editor::editor_schema;
pub use rules::{RULES_VERSION, rules};
