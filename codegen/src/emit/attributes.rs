//! Attributes from the settings of a project.

use super::code::Code;

/// The attributes above an item, as the settings write them.
pub(super) fn attributes(texts: &[String], code: &mut Code) -> syn::Result<()> {
    for text in texts {
        crate::plan::parsed_attributes(text)?;
        code.line(text.trim());
    }
    Ok(())
}
