//! What the names that a program imports stand for.

use super::data::Known;
use crate::bindings::{Bindings, Bound};
use ferroform_cdktf::Import;
use ferroform_codegen::names::snake;

/// Packages that are CDKTF itself.
const RUNTIME: [&str; 2] = ["cdktf", "constructs"];

/// What an import makes known.
pub(super) fn import(import: &Import) -> Known {
    if RUNTIME.contains(&import.module.as_str()) {
        return Known::Runtime(import.name.clone().unwrap_or_default());
    }
    match (package(&import.module), &import.name) {
        (Some((provider, module)), Some(name)) => match (module, is_class(name)) {
            (module, true) => Known::Element { provider, module, class: name.clone() },
            // `from imports import aws`, `import { sqsQueue } from "@cdktf/provider-aws"`
            (_, false) if provider.is_empty() => Known::Bindings { provider: snake(name), module: None },
            (_, false) => Known::Bindings { provider, module: Some(name.clone()) },
        },
        (Some((provider, module)), None) => Known::Bindings { provider, module },
        // Files of the program: their classes are known by their names.
        (None, Some(name)) => Known::Elsewhere(name.clone()),
        (None, None) => Known::Elsewhere(import.module.clone()),
    }
}

/// The provider and the module that the path of a package of bindings names; `None` for other packages.
fn package(path: &str) -> Option<(String, Option<String>)> {
    let parts: Vec<&str> = path.split(['/', '.']).filter(|part| !part.is_empty()).collect();
    let parts: Vec<&str> = parts.into_iter().filter(|part| *part != "lib" && *part != "index").collect();
    let at = parts.iter().position(|part| {
        part.starts_with("cdktf_cdktf_provider_")
            || part.starts_with("provider-")
            || *part == "providers"
            || *part == "imports"
            || *part == "modules"
    })?;
    let (first, rest) = parts.get(at..)?.split_first()?;
    let (provider, rest) =
        match first.strip_prefix("cdktf_cdktf_provider_").or(first.strip_prefix("provider-")) {
            Some(provider) => (provider, rest),
            None => match rest.split_first() {
                Some((provider, rest)) => (*provider, rest),
                None => ("", rest),
            },
        };
    let provider = if provider.is_empty() { String::new() } else { snake(provider) };
    Some((provider, rest.first().map(|module| (*module).to_owned())))
}

/// Whether a name is that of a class.
pub(super) fn is_class(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_uppercase())
}

/// Letters and digits of a name, which spellings of it have in common.
pub(super) fn letters(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// A construct that a class of bindings makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Element {
    Resource(String),
    Data(String),
    Provider(String),
}

/// What a class of the bindings for a provider makes. The module that it stands in has the type in its name; a class that
/// is imported from the whole package, only in its own.
pub(super) fn element(bindings: &Bindings, provider: &str, module: Option<&str>, class: &str) -> Element {
    let provider = provider.replace('-', "_");
    let own = letters(class);
    let prefix = letters(&provider);
    if own == format!("{prefix}provider") || module.is_some_and(|module| letters(module) == "provider") {
        return Element::Provider(provider);
    }
    let data = own.strip_prefix("data").and_then(|rest| rest.strip_prefix(&prefix));
    let module = module.map(|module| {
        let module = snake(module);
        let of_data = module.strip_prefix("data_").map(str::to_owned);
        match of_data {
            Some(rest) if data.is_some() => {
                rest.strip_prefix(&format!("{provider}_")).unwrap_or(&rest).to_owned()
            }
            _ => module,
        }
    });
    let words = match (&module, data) {
        (Some(module), _) => module.clone(),
        (None, Some(_)) => {
            let class = snake(class);
            class.strip_prefix(&format!("data_{provider}_")).unwrap_or(&class).to_owned()
        }
        (None, None) => snake(class),
    };
    // A type that a language has a word for already: `StringResource` of `random_string`.
    let plain = words.strip_suffix("_resource").unwrap_or(&words).to_owned();
    let names = [words.clone(), plain];
    let known = names.iter().find_map(|words| {
        let spelled = letters(&format!("{provider}_{words}"));
        let found = if data.is_some() {
            bindings.data_spelled(&spelled)
        } else {
            bindings.resource_spelled(&spelled)
        };
        found.map(|bound: Bound<'_>| bound.module.type_name.clone())
    });
    // What is known by its class only may have lost a word of its provider (`google_beta`).
    let type_name = known.unwrap_or_else(|| {
        let words = if class.ends_with("Resource") { &names[1] } else { &names[0] };
        format!("{provider}_{words}")
    });
    if data.is_some() { Element::Data(type_name) } else { Element::Resource(type_name) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(module: &str, name: Option<&str>) -> Known {
        import(&Import { module: module.to_owned(), name: name.map(str::to_owned), alias: String::new() })
    }

    #[test]
    fn packages_name_provider_and_module() {
        let element = |module: Option<&str>, class: &str| Known::Element {
            provider: "aws".to_owned(),
            module: module.map(str::to_owned),
            class: class.to_owned(),
        };
        assert_eq!(
            known("@cdktf/provider-aws/lib/s3-bucket", Some("S3Bucket")),
            element(Some("s3-bucket"), "S3Bucket")
        );
        assert_eq!(
            known("./.gen/providers/aws/s3-bucket", Some("S3Bucket")),
            element(Some("s3-bucket"), "S3Bucket")
        );
        assert_eq!(known("imports.aws.s3_bucket", Some("S3Bucket")), element(Some("s3_bucket"), "S3Bucket"));
        assert_eq!(known("cdktf_cdktf_provider_aws.vpc", Some("Vpc")), element(Some("vpc"), "Vpc"));
        assert_eq!(known("imports.aws", Some("Vpc")), element(None, "Vpc"));
        let bindings = |module: Option<&str>| Known::Bindings {
            provider: "aws".to_owned(),
            module: module.map(str::to_owned),
        };
        assert_eq!(known("@cdktf/provider-aws", None), bindings(None));
        assert_eq!(known("@cdktf/provider-aws", Some("sqsQueue")), bindings(Some("sqsQueue")));
        assert_eq!(known("imports", Some("aws")), bindings(None));
        assert_eq!(known("cdktf", Some("App")), Known::Runtime("App".to_owned()));
        assert_eq!(known("./network", Some("Network")), Known::Elsewhere("Network".to_owned()));
    }

    #[test]
    fn classes_are_types() {
        let none = Bindings::none();
        let element = |module, class| element(&none, "aws", module, class);
        assert_eq!(element(Some("s3-bucket"), "S3Bucket"), Element::Resource("aws_s3_bucket".to_owned()));
        assert_eq!(element(Some("data-aws-vpc"), "DataAwsVpc"), Element::Data("aws_vpc".to_owned()));
        assert_eq!(element(None, "DataAwsVpc"), Element::Data("aws_vpc".to_owned()));
        assert_eq!(element(None, "AwsProvider"), Element::Provider("aws".to_owned()));
        assert_eq!(
            element(Some("string-resource"), "StringResource"),
            Element::Resource("aws_string".to_owned())
        );
    }
}
