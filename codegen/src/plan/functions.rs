//! The functions of a provider: typed calls.

use super::data::{Call, CallParameter, CallResult, Getter, Type};
use crate::config::Config;
use crate::docs::items::function as docs_of;
use crate::docs::{Documentation, Links};
use crate::names::{Ident, PRELUDE_TYPES, Scope, camel, snake};
use crate::pattern::matches;
use ferroform_schema::model::{self, Function, Schema};

/// How settings name a function: `function.arn_parse`.
pub(super) fn address(function: &Function) -> String {
    format!("function.{}", function.name)
}

/// The functions that the settings select: all, or those that a pattern names.
pub(super) fn select<'a>(schema: &'a Schema, config: &Config) -> Vec<&'a Function> {
    let wanted = |function: &&Function| {
        config.types.is_empty() || config.types.iter().any(|pattern| matches(pattern, &address(function)))
    };
    schema.functions.iter().filter(wanted).collect()
}

/// The calls of functions.
pub(super) fn calls(functions: &[&Function], provider: &str, links: Links<'_>, examples: bool) -> Vec<Call> {
    let wishes = |case: fn(&str) -> String| -> Vec<Vec<String>> {
        functions.iter().map(|function| vec![case(&function.name)]).collect()
    };
    let names = Scope::default().assign(&wishes(snake));
    let types = Scope::reserving(PRELUDE_TYPES.iter().copied()).assign(&wishes(camel));
    let named = functions.iter().zip(names).zip(types);
    named
        .map(|((function, name), of_result)| {
            let all: Vec<&model::Parameter> = function.parameters.iter().chain(&function.variadic).collect();
            let wishes: Vec<Vec<String>> = all.iter().map(|it| vec![snake(&it.name)]).collect();
            let words = Scope::default().assign(&wishes);
            let mut parameters: Vec<CallParameter> = all
                .iter()
                .zip(words)
                .map(|(parameter, name)| CallParameter { name, ty: ty(&parameter.ty) })
                .collect();
            let variadic = function.variadic.as_ref().and_then(|_| parameters.pop());
            let provider = function.provider.as_deref().unwrap_or(provider);
            Call {
                docs: docs_of(function, links, examples),
                path: format!("provider::{provider}::{}", function.name),
                result: result(function, &name, of_result, links),
                name,
                parameters,
                variadic,
            }
        })
        .collect()
}

fn result(function: &Function, name: &Ident, of_result: Ident, links: Links<'_>) -> CallResult {
    if function.members.is_empty() {
        return CallResult::Value(ty(&function.returns));
    }
    let wishes: Vec<Vec<String>> = function.members.iter().map(|member| vec![snake(&member.name)]).collect();
    // What every value of the kind has.
    let methods = Scope::reserving(["clone", "into"]).assign(&wishes);
    let getters = function.members.iter().zip(methods).map(|(member, method)| Getter {
        attribute: member.name.clone(),
        method,
        docs: crate::docs::items::member(member, links),
        deprecated: None,
        ty: ty(&member.ty),
    });
    CallResult::Object { name: of_result, docs: Documentation::given_by(name), getters: getters.collect() }
}

fn ty(ty: &model::Type) -> Type {
    match ty {
        model::Type::String => Type::String,
        model::Type::Number => Type::Number,
        model::Type::Bool => Type::Bool,
        model::Type::List(inner) => Type::List(Box::new(self::ty(inner))),
        model::Type::Set(inner) => Type::Set(Box::new(self::ty(inner))),
        model::Type::Map(inner) => Type::Map(Box::new(self::ty(inner))),
        model::Type::Any | model::Type::Block(_) => Type::Any,
    }
}
