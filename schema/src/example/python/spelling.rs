//! How CDKTF's bindings spell Terraform's type names.

/// How bindings spell a type: module and class of the data source, then of the resource.
pub(in super::super) fn spellings(type_name: &str) -> [String; 4] {
    let class = |name: &str| name.split('_').map(capitalized).collect::<String>();
    let own = type_name.split_once('_').map_or(type_name, |(_, own)| own);
    [format!("data_{type_name}"), format!("Data{}", class(type_name)), own.to_owned(), class(own)]
}

/// A word with a capital letter.
pub(super) fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_ascii_uppercase().to_string() + letters.as_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_have_modules_and_classes() {
        assert_eq!(spellings("acme_lid_box"), ["data_acme_lid_box", "DataAcmeLidBox", "lid_box", "LidBox"]);
    }
}
