//! Examples of a type with several names.

use super::python;
use crate::model::{Example, ExampleLanguage};

/// Writes the code of an example with another name of a type, as its language spells it.
pub(crate) fn rename(example: &mut Example, type_name: &str, other: &str) {
    example.code = with_name(&example.code, type_name, other);
    if example.language != ExampleLanguage::Hcl {
        for (one, other) in python::spellings(type_name).iter().zip(python::spellings(other)) {
            example.code = with_name(&example.code, one, &other);
        }
    }
}

/// The code with one name for another, where it stands as a whole word.
fn with_name(code: &str, name: &str, other: &str) -> String {
    // `acme_` has no name of its own.
    if name.is_empty() {
        return code.to_owned();
    }
    let continues = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut out = String::with_capacity(code.len());
    let mut rest = code;
    while let Some((before, after)) = rest.split_once(name) {
        let whole = !before.ends_with(continues) && !after.starts_with(continues);
        out.push_str(before);
        out.push_str(if whole { other } else { name });
        rest = after;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_another_where_it_is_a_whole_word() {
        let code = "resource \"acme_box\" \"acme_box_1\" {\n  lid = acme_box.lid.id\n}";
        let renamed = "resource \"acme_crate\" \"acme_box_1\" {\n  lid = acme_crate.lid.id\n}";
        assert_eq!(with_name(code, "acme_box", "acme_crate"), renamed);
        assert_eq!(with_name(code, "", "acme_crate"), code);
    }
}
