//! References: to elements, variables, locals, modules, and what is read of them.

use super::{Context, Typed, Why, literal_type};
use crate::bindings::Bound;
use crate::code::{Converter, Target, ident};
use crate::configuration::{Content, Declaration, Item};
use crate::order::attribute;
use crate::types::Ty;
use hcl_edit::expr::{Expression, TraversalOperator};
use proc_macro2::TokenStream;
use quote::quote;

/// How many members of members are read with types.
const DEEPEST_READ: usize = 64;

impl<'a> Converter<'a> {
    pub(super) fn reference(
        &self,
        context: Context<'a>,
        root: &str,
        operators: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        let name = |at: usize| operators.get(at).and_then(|operator| attribute(operator)).ok_or(Why::Word);
        let after = |count: usize| operators.get(count..).unwrap_or_default();
        if let Some(variable) = self.variables.find(root) {
            return self.loop_variable(context, &variable, operators, hint);
        }
        match root {
            "var" => {
                let target = self.find(&Declaration::Variable(name(0)?.to_owned())).ok_or(Why::Undeclared)?;
                let handle = self.handle(target);
                self.walk(context, quote! { #handle.value() }, variable_type(target.item), after(1), hint)
            }
            "local" => {
                let target = self.find(&Declaration::Local(name(0)?.to_owned())).ok_or(Why::Undeclared)?;
                let handle = self.handle(target);
                self.walk(context, quote! { #handle.value() }, local_type(target.item), after(1), hint)
            }
            "module" => {
                let target = self.find(&Declaration::Module(name(0)?.to_owned())).ok_or(Why::Undeclared)?;
                if repeats(target.item) {
                    return self.repeated(context, target, after(1), hint);
                }
                let (handle, output) = (self.handle(target), name(1)?);
                let rest = after(2);
                let ty = if rest.is_empty() { hint.expression() } else { Ty::Any };
                let of = ty.tokens(&self.imports);
                self.walk(context, quote! { #handle.output::<#of>(#output) }, ty, rest, hint)
            }
            "count" if name(0) == Ok("index") => {
                self.imports.runtime("count_index");
                Ok((quote! { count_index() }, Ty::Number))
            }
            "each" if name(0) == Ok("key") => {
                self.imports.runtime("each_key");
                Ok((quote! { each_key() }, Ty::String))
            }
            "each" if name(0) == Ok("value") => {
                let rest = after(1);
                let ty = if rest.is_empty() { hint.expression() } else { Ty::Any };
                let of = ty.tokens(&self.imports);
                self.imports.runtime("each_value");
                self.walk(context, quote! { each_value::<#of>() }, ty, rest, hint)
            }
            "self" => {
                let (attribute, rest) = (name(0)?, after(1));
                let ty = if rest.is_empty() { hint.expression() } else { Ty::Any };
                let of = ty.tokens(&self.imports);
                self.imports.runtime("self_attribute");
                self.walk(context, quote! { self_attribute::<#of>(#attribute) }, ty, rest, hint)
            }
            "data" => {
                let (type_name, own) = (name(0)?.to_owned(), name(1)?.to_owned());
                let target = self.find(&Declaration::Data { type_name, name: own }).ok_or(Why::Undeclared)?;
                self.element_reference(context, target, after(2), hint)
            }
            "ephemeral" => {
                let (type_name, own) = (name(0)?.to_owned(), name(1)?.to_owned());
                let target =
                    self.find(&Declaration::Ephemeral { type_name, name: own }).ok_or(Why::Undeclared)?;
                self.element_reference(context, target, after(2), hint)
            }
            "path" | "terraform" => {
                let known = match (root, name(0)?) {
                    ("path", folder @ ("cwd" | "module" | "root")) => format!("path_{folder}"),
                    ("terraform", "workspace") => "terraform_workspace".to_owned(),
                    _ => return Err(Why::Keyword),
                };
                let function = self.imports.runtime(&known);
                self.walk(context, quote! { #function() }, Ty::String, after(1), hint)
            }
            type_name => {
                let own = name(0)?.to_owned();
                let target = self
                    .find(&Declaration::Resource { type_name: type_name.to_owned(), name: own })
                    .ok_or(Why::Undeclared)?;
                self.element_reference(context, target, after(1), hint)
            }
        }
    }

    fn element_reference(
        &self,
        context: Context<'a>,
        target: Target<'a>,
        operators: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        if repeats(target.item) {
            return self.repeated(context, target, operators, hint);
        }
        let handle = self.handle(target);
        let Some((first, rest)) = operators.split_first() else {
            self.imports.traits();
            return Ok((quote! { #handle.element().whole() }, Ty::Any));
        };
        let attribute = attribute(first).ok_or(Why::Splat)?;
        let bound = self.bound(&target.item.declares);
        let (tokens, ty) =
            self.read(quote! { #handle }, bound, attribute, if rest.is_empty() { hint } else { &Ty::Any });
        self.walk(context, tokens, ty, rest, hint)
    }

    /// An attribute of an element.
    pub(super) fn read(
        &self,
        handle: TokenStream,
        bound: Option<Bound<'a>>,
        attribute: &str,
        hint: &Ty<'a>,
    ) -> (TokenStream, Ty<'a>) {
        if let Some(bound) = bound
            && let Some(getter) = bound.getter(attribute)
        {
            let method = ident(&getter.method);
            return (quote! { #handle.#method() }, Ty::of(bound, &getter.ty).expression());
        }
        let ty = hint.expression();
        let of = ty.tokens(&self.imports);
        match bound {
            Some(_) => {
                self.imports.traits();
                (quote! { #handle.element().attribute::<#of>(#attribute) }, ty)
            }
            None => (quote! { #handle.attribute::<#of>(#attribute) }, ty),
        }
    }

    /// What is read of a value by the operators behind it.
    pub(super) fn walk(
        &self,
        context: Context<'a>,
        mut tokens: TokenStream,
        mut ty: Ty<'a>,
        operators: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        // Each is a call in a chain, and is copied into the next.
        if operators.len() > DEEPEST_READ {
            return Err(Why::Member);
        }
        for (i, operator) in operators.iter().enumerate() {
            let next = if i + 1 == operators.len() { hint.expression() } else { Ty::Any };
            let of = next.tokens(&self.imports);
            (tokens, ty) = match (&ty, operator) {
                (Ty::Map(element), TraversalOperator::GetAttr(name)) => {
                    let name = name.as_str();
                    (quote! { #tokens.key(#name) }, (**element).clone())
                }
                (Ty::Map(element), TraversalOperator::Index(key)) => {
                    let key = self.value(context, key, &Ty::String);
                    (quote! { #tokens.key(#key) }, (**element).clone())
                }
                (Ty::List(element), TraversalOperator::Index(index)) => {
                    let index = self.value(context, index, &Ty::Number);
                    (quote! { #tokens.at(#index) }, (**element).clone())
                }
                (Ty::List(element), TraversalOperator::LegacyIndex(index)) => {
                    let index = *index.value();
                    (quote! { #tokens.at(#index) }, (**element).clone())
                }
                // A block that stands once is read as itself, whether Terraform holds it in a list or not.
                (Ty::Block(..), index) if is_zero(index) => (tokens, ty),
                (Ty::Block(bound, block), TraversalOperator::GetAttr(name)) => {
                    let block = bound.block(block).ok_or(Why::Member)?;
                    let read = block.reads.iter().find(|read| read.attribute == name.as_str());
                    let read = read.ok_or(Why::Member)?;
                    let method = ident(&read.method);
                    (quote! { #tokens.#method() }, Ty::of(*bound, &read.ty).expression())
                }
                (Ty::Any, TraversalOperator::GetAttr(name)) => {
                    let name = name.as_str();
                    (quote! { #tokens.property::<#of>(#name) }, next)
                }
                (Ty::Any, TraversalOperator::Index(Expression::String(name))) => {
                    let name = name.value();
                    (quote! { #tokens.property::<#of>(#name) }, next)
                }
                (Ty::Any, TraversalOperator::Index(index)) => {
                    let index = self.value(context, index, &Ty::Number);
                    (quote! { #tokens.index::<#of>(#index) }, next)
                }
                (Ty::Any, TraversalOperator::LegacyIndex(index)) => {
                    let index = *index.value();
                    (quote! { #tokens.index::<#of>(#index) }, next)
                }
                (Ty::List(element), TraversalOperator::FullSplat(_)) => {
                    let each = operators.get(i + 1..).unwrap_or_default();
                    return self.splat(context, tokens, element, each, hint);
                }
                // Of this one, only names are read of each; what follows is read of the list.
                (Ty::List(element), TraversalOperator::AttrSplat(_)) => {
                    let behind = operators.get(i + 1..).unwrap_or_default();
                    let names = behind.iter().take_while(|operator| attribute(operator).is_some()).count();
                    let (each, rest) = behind.split_at(names);
                    let (tokens, ty) = self.splat(context, tokens, element, each, hint)?;
                    return self.walk(context, tokens, ty, rest, hint);
                }
                (_, TraversalOperator::AttrSplat(_) | TraversalOperator::FullSplat(_)) => {
                    return Err(Why::Splat);
                }
                _ => return Err(Why::Member),
            };
        }
        // A block as a whole is no expression.
        if matches!(ty, Ty::Block(..)) {
            return Err(Why::Member);
        }
        Ok((tokens, ty))
    }
}

/// Whether an operator reads the first item.
fn is_zero(operator: &TraversalOperator) -> bool {
    match operator {
        TraversalOperator::LegacyIndex(index) => *index.value() == 0,
        TraversalOperator::Index(Expression::Number(index)) => index.value().as_u64() == Some(0),
        _ => false,
    }
}

/// Whether an element stands several times.
pub(crate) fn repeats(item: &Item<'_>) -> bool {
    item.body().is_some_and(|body| body.has_attribute("count") || body.has_attribute("for_each"))
}

/// The type of an input variable.
pub(crate) fn variable_type<'a>(item: &Item<'_>) -> Ty<'a> {
    stated_type(item).map_or(Ty::Any, |stated| constraint(&stated))
}

/// The type constraint of a variable, which old configurations and files in JSON have as text.
pub(crate) fn stated_type(item: &Item<'_>) -> Option<Expression> {
    let stated = &item.body()?.get_attribute("type")?.value;
    match stated.as_str() {
        Some(text) => text.parse().ok(),
        None => Some(stated.clone()),
    }
}

/// The type that a type constraint of Terraform states; what Rust has no type for is any.
pub(crate) fn constraint<'a>(expression: &Expression) -> Ty<'a> {
    match expression {
        Expression::Variable(name) => match name.as_str() {
            "string" => Ty::String,
            "number" => Ty::Number,
            "bool" => Ty::Bool,
            // Without what they hold, as old configurations have them.
            "list" => Ty::List(Box::new(Ty::Any)),
            "map" => Ty::Map(Box::new(Ty::Any)),
            _ => Ty::Any,
        },
        Expression::FuncCall(call) => {
            let inner = || Box::new(call.args.iter().next().map_or(Ty::Any, constraint));
            match call.name.name.as_str() {
                "list" => Ty::List(inner()),
                "set" => Ty::Set(inner()),
                "map" => Ty::Map(inner()),
                _ => Ty::Any,
            }
        }
        _ => Ty::Any,
    }
}

/// The type of a local value.
pub(crate) fn local_type<'a>(item: &Item<'_>) -> Ty<'a> {
    match &item.content {
        Content::Value(value) => inferred(value),
        Content::Body(_) | Content::Elsewhere => Ty::Any,
    }
}

pub(crate) fn inferred<'a>(value: &Expression) -> Ty<'a> {
    if let Some(ty) = literal_type(value) {
        return ty;
    }
    match value {
        Expression::Array(items) => match common(items.iter()) {
            Some(element) => Ty::List(Box::new(element)),
            None => Ty::Any,
        },
        Expression::Object(object) => match common(object.iter().map(|(_, value)| value.expr())) {
            Some(element) => Ty::Map(Box::new(element)),
            None => Ty::Any,
        },
        _ => Ty::Any,
    }
}

/// The literal type that all of these have.
fn common<'a, 'e>(mut items: impl Iterator<Item = &'e Expression>) -> Option<Ty<'a>> {
    let first = literal_type(items.next()?)?;
    items.all(|item| literal_type(item).is_some_and(|ty| ty.same(&first))).then_some(first)
}
