//! Names of modules and of the types in them.

use super::provider_name;
use crate::names::{Ident, PRELUDE_TYPES, ROOT_MODULES, Scope, camel, file, is_state_parameter};
use ferroform_schema::model::{BlockId, Resource, ResourceKind};

/// The names of a module and of its construct.
pub(super) struct ModuleNames {
    pub(super) module: Ident,
    pub(super) construct: String,
}

/// Names the modules of all types: without the provider's prefix wherever that is enough.
pub(super) fn modules(resources: &[&Resource]) -> Vec<ModuleNames> {
    let wishes: Vec<Vec<String>> = resources
        .iter()
        .map(|resource| {
            let provider = provider_name(resource);
            let short = resource.type_name.strip_prefix(provider).and_then(|rest| rest.strip_prefix('_'));
            match resource.kind {
                ResourceKind::Provider => vec!["provider".to_owned(), file(&format!("{provider}_provider"))],
                ResourceKind::Resource => {
                    vec![file(short.unwrap_or(&resource.type_name)), file(&resource.type_name)]
                }
                ResourceKind::DataSource => {
                    let short = short.unwrap_or(&resource.type_name);
                    vec![file(&format!("data_{short}")), file(&format!("data_{}", resource.type_name))]
                }
            }
        })
        .collect();
    let modules = Scope::reserving(ROOT_MODULES.iter().copied()).assign(&wishes);
    let named = resources.iter().zip(modules).map(|(resource, module)| {
        let construct = match resource.kind {
            // There is one for each provider, whatever its module is called.
            ResourceKind::Provider => camel(&format!("{}_provider", resource.type_name)),
            _ => camel(module.word()),
        };
        ModuleNames { module, construct }
    });
    named.collect()
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
        let config = scope.take(&[&format!("{construct}Config"), &format!("{construct}Arguments")]);
        (Self { scope, construct: construct.to_owned() }, name, config)
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
