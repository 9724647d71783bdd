//! What Terraform says of its functions: the output of `terraform metadata functions -json`, without its prose.

use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// The functions of one version of Terraform.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signatures {
    /// The version that they are of, such as `1.11.4`.
    pub terraform_version: String,
    /// By name; each once, without the namespace `core`.
    pub functions: BTreeMap<String, Signature>,
}

/// What a function takes and gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signature {
    /// What it takes, in order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// What it takes any number of behind these.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub variadic_parameter: Option<Parameter>,
    /// Its result, in Terraform's notation: `"string"`, `["list", "dynamic"]`.
    pub return_type: Json,
}

/// One argument of a function.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parameter {
    /// Its name, which matters to nobody: arguments go by their order.
    pub name: String,
    /// Its type, in Terraform's notation.
    #[serde(rename = "type")]
    pub ty: Json,
    /// Whether it may be null.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_nullable: bool,
}

impl Signatures {
    /// Reads what `terraform metadata functions -json` prints.
    ///
    /// # Errors
    /// When it is not that.
    pub fn from_terraform(text: &str, version: &str) -> Result<Self, serde_json::Error> {
        #[derive(Deserialize)]
        struct Metadata {
            function_signatures: BTreeMap<String, Signature>,
        }
        let Metadata { mut function_signatures } = serde_json::from_str(text)?;
        function_signatures.retain(|name, _| !name.contains("::"));
        Ok(Self { terraform_version: version.to_owned(), functions: function_signatures })
    }

    /// The names of functions that one has and the other has not, or has otherwise.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<String> {
        let names = self.functions.keys().chain(other.functions.keys());
        let names: std::collections::BTreeSet<&String> = names.collect();
        names
            .into_iter()
            .filter(|name| self.functions.get(*name) != other.functions.get(*name))
            .cloned()
            .collect()
    }
}
