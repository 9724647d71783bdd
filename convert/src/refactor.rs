//! Blocks about addresses that get a statement of their own: what moves, what is taken over, what is given up.

use crate::code::Converter;
use crate::configuration::{Declaration, Item};
use crate::expression::reference::{inferred, repeats};
use crate::expression::{Context, unused_as_blank};
use crate::given::{Given, arguments};
use crate::moves::{Move, address};
use crate::order::{attribute, declaration};
use crate::types::Ty;
use crate::variables::{Holds, cloned_but_last};
use hcl_edit::expr::{Expression, TraversalOperator};
use hcl_edit::structure::Body;
use proc_macro2::TokenStream;
use quote::quote;

/// What an address names: a declaration as a whole, or one of what stands several times.
struct Named {
    declares: Declaration,
    key: Option<Expression>,
}

impl<'a> Converter<'a> {
    /// The calls of an element or module for what blocks beside it say.
    pub(crate) fn said_elsewhere(&self, declares: &Declaration) -> TokenStream {
        let said = self.moves.about(declares).iter().map(|about| match about {
            Move::From(address) => quote! { .moved_from(#address) },
            Move::Import(id) => quote! { .import_from(#id) },
        });
        said.collect()
    }

    /// The statement for a block; `None` where the runtime has no form for what it says.
    pub(crate) fn about_addresses(
        &self,
        item: &'a Item<'a>,
        keyword: &str,
        body: &Body,
    ) -> Option<TokenStream> {
        let context = Context { item };
        self.attempt(|| match keyword {
            "moved" => self.moved(context, body),
            "import" if body.has_attribute("for_each") => self.imports_of_each(context, body),
            "import" => self.import_of_one(context, body),
            "removed" => self.removed(context, body),
            _ => None,
        })
    }

    /// What an instance was.
    fn moved(&self, context: Context<'a>, body: &Body) -> Option<TokenStream> {
        has_only(body, &["from", "to"])?;
        let instance = self.instance_of(context, &named(&body.get_attribute("to")?.value)?)?;
        let from = address(context.item, body, "from")?;
        Some(quote! { #instance.moved_from(#from); })
    }

    fn import_of_one(&self, context: Context<'a>, body: &Body) -> Option<TokenStream> {
        has_only(body, &["to", "id", "provider"])?;
        let (to, id) = (&body.get_attribute("to")?.value, &body.get_attribute("id")?.value);
        let id = self.value(context, id, &Ty::String);
        // Of a provider, only an import says something that generates its configuration.
        if !body.has_attribute("provider")
            && let Some(named) = named(to)
            && let Some(one) = self.instance_of(context, &named)
        {
            return Some(quote! { #one.import_from(#id); });
        }
        let (import, scope) = (self.imports.runtime("Import"), self.stack_scope());
        let (to, provider) = (self.traversal(context, body, "to")?, self.provider_of_import(body)?);
        Some(quote! { #import::new(#scope, #to, #id)#provider; })
    }

    /// `to = aws_s3_bucket.logs[each.key]`
    fn imports_of_each(&self, context: Context<'a>, body: &Body) -> Option<TokenStream> {
        has_only(body, &["to", "id", "provider", "for_each"])?;
        let (to, id) = (&body.get_attribute("to")?.value, &body.get_attribute("id")?.value);
        let items = &body.get_attribute("for_each")?.value;
        let Named { declares, key } = named(to)?;
        if !is_each_key(&key?) {
            return None;
        }
        let (items, item) = self.items_by_key(context, items)?;
        let names = [("each".to_owned(), Holds::Item(item))];
        let (variables, id) = self.variables.with(names, || self.value(context, id, &Ty::String))?;
        let each = variables.first()?;
        let id = cloned_but_last(id, each);
        let each = unused_as_blank(each, &id);
        let repeated = self.find(&declares).filter(|target| {
            let keyed = target.item.body().is_some_and(|body| body.has_attribute("for_each"));
            keyed && matches!(declares, Declaration::Resource { .. })
        });
        if let Some(target) = repeated.filter(|_| !body.has_attribute("provider")) {
            let handle = self.handle(target);
            return Some(quote! { #handle.import_each(#items, |#each| #id); });
        }
        let Declaration::Resource { type_name, name } = declares else { return None };
        let (import, scope, to) =
            (self.imports.runtime("Import"), self.stack_scope(), format!("{type_name}.{name}"));
        let provider = self.provider_of_import(body)?;
        Some(quote! { #import::each(#scope, #to, #items, |#each| #id)#provider; })
    }

    /// A set of strings or a map, with what its items are.
    fn items_by_key(&self, context: Context<'a>, items: &Expression) -> Option<(TokenStream, Ty<'a>)> {
        if let Expression::FuncCall(call) = items
            && call.name.name.as_str() == "toset"
        {
            let list = call.args.iter().next()?;
            return Some((self.value(context, list, &Ty::Set(Box::new(Ty::String))), Ty::String));
        }
        if let (Expression::Object(_), map @ Ty::Map(item)) = (items, &inferred(items)) {
            return Some((self.value(context, items, map), (**item).clone()));
        }
        let collection = self.collection(context, items, true).ok()?;
        (collection.is_map || matches!(collection.item, Ty::String))
            .then_some((collection.tokens, collection.item))
    }

    fn provider_of_import(&self, body: &Body) -> Option<TokenStream> {
        let Some(provider) = body.get_attribute("provider") else { return Some(TokenStream::new()) };
        let handle = self.provider_handle(&provider.value)?;
        self.imports.traits();
        Some(quote! { .provider(#handle) })
    }

    /// What the program no longer has.
    fn removed(&self, context: Context<'a>, body: &Body) -> Option<TokenStream> {
        let from = self.traversal(context, body, "from").filter(|from| !from.contains('['))?;
        let mut calls = TokenStream::new();
        for (name, given) in arguments(body) {
            match (name, given) {
                ("from", _) => {}
                ("lifecycle", Given::Blocks(blocks)) => {
                    let [lifecycle] = blocks.as_slice() else { return None };
                    has_only(&lifecycle.body, &["destroy"])?;
                    if !lifecycle.body.get_attribute("destroy")?.value.as_bool()? {
                        calls.extend(quote! { .keep() });
                    }
                }
                ("provisioner", Given::Blocks(blocks)) => {
                    for block in blocks {
                        let provisioner = self.provisioner(context, block);
                        calls.extend(quote! { .provisioner(#provisioner) });
                    }
                }
                ("connection", Given::Blocks(blocks)) => {
                    let [block] = blocks.as_slice() else { return None };
                    let connection = self.connection(context, &block.body);
                    calls.extend(quote! { .connection(#connection) });
                }
                _ => return None,
            }
        }
        let (removed, scope) = (self.imports.runtime("Removed"), self.stack_scope());
        Some(quote! { #removed::new(#scope, #from)#calls; })
    }

    /// A resource of the program, or one of what stands several times.
    fn instance_of(&self, context: Context<'a>, named: &Named) -> Option<TokenStream> {
        if !matches!(named.declares, Declaration::Resource { .. }) {
            return None;
        }
        let target = self.find(&named.declares)?;
        if repeats(target.item) != named.key.is_some() {
            return None;
        }
        let counted = target.item.body().is_some_and(|body| body.has_attribute("count"));
        let handle = self.handle(target);
        self.imports.traits();
        Some(match &named.key {
            None => quote! { #handle },
            Some(key) if counted => {
                let key = self.value(context, key, &Ty::Number);
                quote! { #handle.at(#key) }
            }
            Some(key) => {
                let key = self.value(context, key, &Ty::String);
                quote! { #handle.get(#key) }
            }
        })
    }

    /// An address without expressions in it.
    fn traversal(&self, context: Context<'a>, body: &Body, name: &str) -> Option<String> {
        let value = &body.get_attribute(name)?.value;
        let parsed = parsed(value)?;
        let is_fixed = parsed.as_traversal()?.operators.iter().all(|operator| match operator.value() {
            TraversalOperator::GetAttr(_) => true,
            TraversalOperator::Index(key) => matches!(key, Expression::String(_) | Expression::Number(_)),
            _ => false,
        });
        if !is_fixed {
            return None;
        }
        address(context.item, body, name)
    }
}

/// An address, which files in JSON have as text.
fn parsed(address: &Expression) -> Option<Expression> {
    match address {
        Expression::String(text) => text.value().parse().ok(),
        other => Some(other.clone()),
    }
}

fn named(address: &Expression) -> Option<Named> {
    let address = parsed(address)?;
    let traversal = address.as_traversal()?;
    let root = traversal.expr.as_variable()?.as_str();
    let mut operators: Vec<&TraversalOperator> = traversal.operators.iter().map(|op| op.value()).collect();
    let key = match operators.last() {
        Some(TraversalOperator::Index(key)) => {
            operators.pop();
            Some(key.clone())
        }
        _ => None,
    };
    let names: Vec<&str> = operators.into_iter().map(attribute).collect::<Option<_>>()?;
    Some(Named { declares: declaration(root, &names)?, key })
}

/// `each.key`
fn is_each_key(expression: &Expression) -> bool {
    let Some(traversal) = expression.as_traversal() else { return false };
    let names: Option<Vec<&str>> = traversal.operators.iter().map(|op| attribute(op.value())).collect();
    traversal.expr.as_variable().is_some_and(|root| root.as_str() == "each")
        && names.as_deref() == Some(&["key"])
}

/// Whether a body has attributes of these names only.
fn has_only(body: &Body, names: &[&str]) -> Option<()> {
    let known =
        |(name, given): &(&str, Given<'_>)| names.contains(name) && matches!(given, Given::Attribute(_));
    arguments(body).iter().all(known).then_some(())
}
