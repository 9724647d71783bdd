//! Names of items in the program: the construct id and the Rust variable.

use crate::configuration::{Declaration, Item};
use ferroform_codegen::names::{Ident, Scope, snake};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use std::collections::{BTreeMap, BTreeSet};

/// What an item is called.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    /// Its construct id, unique where it is created.
    pub(crate) id: Id,
    /// The name that Terraform knows it by, where that is not made of the id.
    pub(crate) logical_id: Option<String>,
    /// The variable that holds its handle.
    pub(crate) variable: Ident,
    /// Where it is created; none for the stack.
    pub(crate) scope: Option<Path>,
    /// How its handle is reached, where that is no variable of its own.
    pub(crate) handle: Option<Path>,
}

/// A construct id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Id {
    Text(String),
    /// Computed, by this expression of Rust.
    #[cfg_attr(not(feature = "cdktf"), allow(dead_code, reason = "only programs compute them"))]
    Computed(String),
}

impl ToTokens for Id {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Text(text) => text.to_tokens(tokens),
            Self::Computed(code) => tokens.extend(code.parse::<TokenStream>().unwrap_or_default()),
        }
    }
}

/// How something is reached.
#[derive(Debug, Clone)]
pub(crate) struct Path {
    pub(crate) tokens: TokenStream,
    /// Whether that is a reference already.
    pub(crate) is_reference: bool,
}

impl Path {
    /// A reference to it.
    pub(crate) fn borrowed(&self) -> TokenStream {
        let tokens = &self.tokens;
        if self.is_reference {
            tokens.clone()
        } else {
            quote! { &#tokens }
        }
    }
}

/// Names that the program uses itself.
const RESERVED: [&str; 4] = ["app", "main", "stack", "each"];

/// Names all items. A name that is used once stays as it is; the others carry what they are.
pub(crate) fn assign(items: &[Item<'_>]) -> Vec<Name> {
    let wishes: Vec<[String; 3]> = items.iter().map(wishes).collect();
    let words: Vec<Vec<String>> =
        wishes.iter().map(|wishes| wishes.iter().map(|wish| snake(wish)).collect()).collect();
    let variables = Scope::reserving(RESERVED).assign(&words);
    let mut taken: BTreeSet<String> = BTreeSet::from(["backend".to_owned()]);
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let named = items.iter().zip(wishes).zip(variables).map(|((item, wishes), variable)| {
        let free = wishes.iter().find(|wish| !taken.contains(*wish)).cloned();
        let last = wishes[2].as_str();
        let id = free.unwrap_or_else(|| {
            // Numbers below are taken: a name that thousands want is not counted up each time.
            let next = numbers.entry(last.to_owned()).or_insert(2);
            let numbered = (*next..).map(|n| (n, format!("{last}_{n}"))).find(|(_, id)| !taken.contains(id));
            let (n, id) = numbered.unwrap_or_else(|| (*next, last.to_owned()));
            *next = n;
            id
        });
        taken.insert(id.clone());
        let own = own_name(&item.declares);
        // The id of what stands in another construct is made of both.
        let logical_id = own.filter(|own| *own != id || item.check.is_some()).map(str::to_owned);
        Name { id: Id::Text(id), logical_id, variable, scope: None, handle: None }
    });
    named.collect()
}

/// The name that Terraform knows an item by.
fn own_name(declares: &Declaration) -> Option<&str> {
    match declares {
        Declaration::Resource { name, .. }
        | Declaration::Data { name, .. }
        | Declaration::Ephemeral { name, .. } => Some(name),
        Declaration::Check(name)
        | Declaration::Variable(name)
        | Declaration::Local(name)
        | Declaration::Output(name)
        | Declaration::Module(name) => Some(name),
        Declaration::Provider { .. } | Declaration::Settings | Declaration::Other { .. } => None,
    }
}

/// The names that an item would like, best first.
fn wishes(item: &Item<'_>) -> [String; 3] {
    let three = |name: &str, what: &str, full: &str| {
        [name.to_owned(), format!("{name}_{what}"), format!("{name}_{full}")]
    };
    match &item.declares {
        Declaration::Resource { type_name, name } => three(name, short(type_name), type_name),
        Declaration::Data { type_name, name } => {
            three(name, &format!("{}_data", short(type_name)), &format!("{type_name}_data"))
        }
        Declaration::Ephemeral { type_name, name } => {
            three(name, &format!("{}_ephemeral", short(type_name)), &format!("{type_name}_ephemeral"))
        }
        Declaration::Check(name) => three(name, "check", "check_block"),
        Declaration::Provider { name, alias: None } => three(name, "provider", "provider"),
        Declaration::Provider { name, alias: Some(alias) } => {
            three(&format!("{name}_{alias}"), "provider", "provider")
        }
        Declaration::Variable(name) => three(name, "variable", "input_variable"),
        Declaration::Local(name) => three(name, "local", "local_value"),
        Declaration::Output(name) => three(name, "output", "output_value"),
        Declaration::Module(name) => three(name, "module", "module_call"),
        Declaration::Settings => three("terraform", "settings", "settings"),
        Declaration::Other { keyword, .. } => three(keyword, "block", "block"),
    }
}

/// A type's name without its provider.
fn short(type_name: &str) -> &str {
    type_name.split_once('_').map_or(type_name, |(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::configuration::{Input, read};

    #[test]
    fn a_name_that_is_used_once_stays() {
        let text = "resource \"a_vpc\" \"main_net\" {}\nresource \"a_role\" \"x\" {}\nresource \"a_queue\" \"x\" {}\n\
                    data \"a_type\" \"type\" {}\n";
        let input = [Input::new("main.tf", text)];
        let items = read(&input, &mut Vec::new());
        let names: Vec<String> = assign(&items)
            .into_iter()
            .map(|name| match name.id {
                Id::Text(id) => format!("{} {id} {:?}", name.variable, name.logical_id),
                Id::Computed(code) => code,
            })
            .collect();
        assert_eq!(
            names,
            ["main_net main_net None", "x_role x None", "x_queue x_queue Some(\"x\")", "r#type type None"]
        );
    }
}
