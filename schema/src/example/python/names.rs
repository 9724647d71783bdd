//! From classes of CDKTF bindings back to Terraform's type names.

use super::spelling::capitalized;
use crate::model::ResourceKind;
use std::collections::BTreeMap;

/// Where the classes of one example come from.
pub(super) struct Imports<'a> {
    /// Class to `provider.module`.
    modules: BTreeMap<&'a str, &'a str>,
    page_type: &'a str,
}

impl<'a> Imports<'a> {
    /// The imports of the code. They are read line by line: some of them are not Python
    /// (`from imports.aws. import AwsProvider`).
    pub(super) fn read(code: &'a str, page_type: &'a str) -> Self {
        let mut modules = BTreeMap::new();
        for line in code.lines() {
            let Some((module, classes)) =
                line.trim().strip_prefix("from ").and_then(|rest| rest.split_once(" import "))
            else {
                continue;
            };
            for class in classes.split(',') {
                let class = class.split(" as ").last().unwrap_or(class);
                modules.insert(class.trim(), module.trim());
            }
        }
        Self { modules, page_type }
    }

    /// What a class declares, if it declares a resource, a data source or a provider.
    pub(super) fn type_of(&self, class: &str) -> Option<(ResourceKind, String)> {
        match self.modules.get(class).and_then(|module| module.strip_prefix("imports.")) {
            Some(module) => match module.trim_end_matches('.').split_once('.') {
                Some((provider, name)) => Some(self.type_in_module(provider, name)),
                None => self.type_by_name(class),
            },
            None if self.modules.contains_key(class) => None,
            None => self.type_by_name(class),
        }
    }

    /// The type of a class in `imports.PROVIDER.NAME`.
    fn type_in_module(&self, provider: &str, name: &str) -> (ResourceKind, String) {
        let name = name.split('.').next().unwrap_or(name);
        if name == "provider" {
            return (ResourceKind::Provider, provider.to_owned());
        }
        let data = name.strip_prefix("data_").and_then(|rest| rest.strip_prefix(provider));
        let (kind, full) = match data {
            Some(rest) => (ResourceKind::DataSource, format!("{provider}{rest}")),
            None => (ResourceKind::Resource, format!("{provider}_{name}")),
        };
        // Bindings split some names at digits (`s3_control_bucket` for `s3control_bucket`).
        let own = squeezed(&full) == squeezed(self.page_type);
        (kind, if own { self.page_type.to_owned() } else { full })
    }

    /// A class that is not imported: the page's own type, or by the case of its name.
    fn type_by_name(&self, class: &str) -> Option<(ResourceKind, String)> {
        if !class.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let (provider, own) = self.page_type.split_once('_')?;
        let data = format!("Data{}", capitalized(provider));
        if let Some(rest) = class.strip_prefix(&data) {
            let rest = if squeezed(rest) == squeezed(own) { own.to_owned() } else { snake_case(rest) };
            return Some((ResourceKind::DataSource, format!("{provider}_{rest}")));
        }
        if squeezed(class) == squeezed(own) {
            return Some((ResourceKind::Resource, self.page_type.to_owned()));
        }
        if class == format!("{}Provider", capitalized(provider)) {
            return Some((ResourceKind::Provider, provider.to_owned()));
        }
        // CDKTF's own classes, which every example imports, are never the provider's.
        let foreign = ["Terraform", "Token", "Fn", "Op", "App", "My"];
        if foreign.iter().any(|prefix| class.starts_with(prefix)) {
            return None;
        }
        Some((ResourceKind::Resource, format!("{provider}_{}", snake_case(class))))
    }
}

/// A name without what case conversion may change.
fn squeezed(name: &str) -> String {
    name.replace('_', "").to_lowercase()
}

/// `LambdaFunction` and `lambdaFunction` as `lambda_function`; a name in snake case stays as it is.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    let mut after_lower = false;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && after_lower {
            snake.push('_');
        }
        after_lower = letter.is_ascii_lowercase() || letter.is_ascii_digit();
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use super::*;

    fn type_of(code: &str, page_type: &str, class: &str) -> Option<String> {
        let (kind, name) = Imports::read(code, page_type).type_of(class)?;
        Some(format!("{kind:?} {name}"))
    }

    #[test]
    fn the_module_of_an_import_names_the_type() {
        let code = "from imports.aws.apigatewayv2_api import Apigatewayv2Api\n\
                    from imports.aws.data_aws_ami import DataAwsAmi\n\
                    from imports.aws.provider import AwsProvider\n\
                    from imports.null.resource import Resource as NullResource\n\
                    from imports.aws. import AwsProvider as Second, Torch\n\
                    from imports.aws.la_mp import LaMp\n\
                    from cdktf import Token, TerraformOutput\n";
        let seen = |class| type_of(code, "aws_lamp", class);
        assert_eq!(seen("Apigatewayv2Api").unwrap(), "Resource aws_apigatewayv2_api");
        assert_eq!(seen("DataAwsAmi").unwrap(), "DataSource aws_ami");
        assert_eq!(seen("AwsProvider").unwrap(), "Provider aws");
        assert_eq!(seen("NullResource").unwrap(), "Resource null_resource");
        assert_eq!(seen("Torch").unwrap(), "Resource aws_torch");
        assert_eq!(seen("LaMp").unwrap(), "Resource aws_lamp");
        assert_eq!(seen("TerraformOutput"), None);
    }

    #[test]
    fn without_an_import_the_page_or_the_case_names_it() {
        let seen = |class| type_of("", "aws_apigatewayv2_vpc_link", class);
        assert_eq!(seen("Apigatewayv2VpcLink").unwrap(), "Resource aws_apigatewayv2_vpc_link");
        assert_eq!(seen("DataAwsApigatewayv2VpcLink").unwrap(), "DataSource aws_apigatewayv2_vpc_link");
        assert_eq!(seen("LambdaFunction").unwrap(), "Resource aws_lambda_function");
        assert_eq!(seen("AwsProvider").unwrap(), "Provider aws");
        assert_eq!(seen("TerraformVariable"), None);
        assert_eq!(seen("print"), None);
    }
}
