//! Names of modules and of the types in them.

use super::{address, provider_name};
use crate::names::{Ident, PRELUDE_TYPES, ROOT_MODULES, Scope, camel, file, is_state_parameter};
use ferroform_schema::diagnostic::{Code, Diagnostic, Diagnostics};
use ferroform_schema::model::{BlockId, Resource, ResourceKind};
use ferroform_schema::suggest::nearest;
use std::collections::BTreeMap;

/// The names of a module and of its construct.
pub(super) struct ModuleNames {
    pub(super) module: Ident,
    pub(super) construct: String,
}

/// Names the modules of all types: as the settings say, or else without the provider's prefix wherever that is enough.
pub(super) fn modules(
    resources: &[&Resource],
    reserved: &[&str],
    given: &BTreeMap<String, String>,
    diagnostics: &mut Diagnostics,
) -> Vec<ModuleNames> {
    let addresses: Vec<String> = resources.iter().map(|resource| address(resource)).collect();
    report_unknown(given, &addresses, diagnostics);
    let (mut own, mut wishes): (Vec<Vec<String>>, Vec<Vec<String>>) = (Vec::new(), Vec::new());
    for (resource, address) in resources.iter().zip(&addresses) {
        match given.get(address) {
            Some(name) => own.push(vec![file(name)]),
            None => wishes.push(wished(resource)),
        }
    }
    let mut scope = Scope::reserving(ROOT_MODULES.iter().chain(reserved).copied());
    // What somebody chose goes before what would be chosen otherwise.
    let mut own = scope.assign(&own).into_iter();
    let mut wishes = scope.assign(&wishes).into_iter();
    let named = resources.iter().zip(&addresses).filter_map(|(resource, address)| {
        let module = match given.get(address) {
            Some(name) => {
                let module = own.next()?;
                if module.word() != name {
                    let message = format!("`{address}` cannot be called `{name}`: the name is taken");
                    let help = "give it another name in the settings";
                    diagnostics.push(Diagnostic::without_place(Code::InvalidSettings, message).help(help));
                }
                module
            }
            None => wishes.next()?,
        };
        let construct = match resource.kind {
            // There is one for each provider, whatever its module is called.
            ResourceKind::Provider => camel(&format!("{}_provider", resource.type_name)),
            _ => camel(module.word()),
        };
        Some(ModuleNames { module, construct })
    });
    named.collect()
}

/// The names that the module of a type would like, best first.
fn wished(resource: &Resource) -> Vec<String> {
    let provider = provider_name(resource);
    let short = resource.type_name.strip_prefix(provider).and_then(|rest| rest.strip_prefix('_'));
    let short = short.unwrap_or(&resource.type_name);
    match resource.kind {
        ResourceKind::Provider => vec!["provider".to_owned(), file(&format!("{provider}_provider"))],
        ResourceKind::Resource => vec![file(short), file(&resource.type_name)],
        ResourceKind::DataSource => {
            vec![file(&format!("data_{short}")), file(&format!("data_{}", resource.type_name))]
        }
        ResourceKind::Ephemeral => {
            vec![file(&format!("ephemeral_{short}")), file(&format!("ephemeral_{}", resource.type_name))]
        }
    }
}

/// Reports names that are given to types which are not generated.
fn report_unknown(given: &BTreeMap<String, String>, addresses: &[String], diagnostics: &mut Diagnostics) {
    for (address, name) in given.iter().filter(|(address, _)| !addresses.contains(address)) {
        let message = format!("`{address}`, which is to be called `{name}`, is not among the types");
        let help = match nearest(address, addresses.iter().map(String::as_str)) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "data sources are written `data.NAME`".to_owned(),
        };
        diagnostics.push(Diagnostic::without_place(Code::UnmatchedPattern, message).help(help));
    }
}

/// An enum that needs a name: where the argument with its values stands.
pub(super) struct EnumPlace<'a> {
    pub(super) block: &'a BlockId,
    pub(super) argument: &'a str,
    /// Whether several blocks have the argument with the same values.
    pub(super) shared: bool,
}

/// Names in the type namespace of one module.
pub(super) struct TypeNames {
    scope: Scope,
    construct: String,
}

impl TypeNames {
    pub(super) fn new(construct: &str) -> (Self, Ident, Ident) {
        let mut scope = Scope::reserving(PRELUDE_TYPES.iter().copied());
        let name = scope.take(&[construct, &format!("{construct}Resource")]);
        let builder = scope.take(&[&format!("{construct}Builder"), &format!("{construct}Arguments")]);
        (Self { scope, construct: construct.to_owned() }, name, builder)
    }

    /// Names of nested blocks.
    pub(super) fn blocks(&mut self, ids: &[&BlockId]) -> Vec<Ident> {
        let wishes: Vec<Vec<String>> = ids
            .iter()
            .map(|id| {
                let last = id.0.rsplit('.').next().unwrap_or(&id.0);
                self.wishes([camel(last), camel(&id.0)], &camel(&id.0))
            })
            .collect();
        self.scope.assign(&wishes)
    }

    /// Names of the enums of arguments. Those of the resource's own arguments come first, by the argument's name alone.
    /// Those of a nested block's carry the block's name, so that `type` of another block does not rename them.
    pub(super) fn enums(&mut self, arguments: &[EnumPlace<'_>]) -> Vec<Ident> {
        let root: Vec<Vec<String>> = arguments
            .iter()
            .filter(|place| place.block.is_root())
            .map(|place| self.wishes([camel(place.argument)], &camel(place.argument)))
            .collect();
        let nested: Vec<Vec<String>> = arguments
            .iter()
            .filter(|place| !place.block.is_root())
            .map(|EnumPlace { block, argument, shared }| {
                let last = block.0.rsplit('.').next().unwrap_or(&block.0);
                let qualified = camel(&format!("{last}.{argument}"));
                let first = if *shared { camel(argument) } else { qualified.clone() };
                let full = camel(&format!("{block}.{argument}"));
                self.wishes([first, qualified, full.clone()], &full)
            })
            .collect();
        let mut root = self.scope.assign(&root).into_iter();
        let mut nested = self.scope.assign(&nested).into_iter();
        let next = |place: &EnumPlace<'_>| if place.block.is_root() { root.next() } else { nested.next() };
        arguments.iter().filter_map(next).collect()
    }

    /// The name of the builder of a block.
    pub(super) fn builder(&mut self, block: &Ident) -> Ident {
        self.scope.take(&[&format!("{}Builder", block.word()), &format!("{}BlockBuilder", block.word())])
    }

    fn wishes<const N: usize>(&self, names: [String; N], full: &str) -> Vec<String> {
        let mut wishes: Vec<String> = names.into_iter().filter(|name| !is_state_parameter(name)).collect();
        wishes.dedup();
        wishes.push(format!("{}{full}", self.construct));
        wishes
    }
}
