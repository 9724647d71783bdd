//! `for` expressions, splats, and what is read of elements that stand several times.

use super::receiver::receiver;
use super::{Coded, Context, RustForm, Typed, Why};
use crate::bindings::Bound;
use crate::code::{Converter, Target};
use crate::configuration::Declaration;
use crate::order::{attribute, mentions};
use crate::types::Ty;
use crate::variables::{Holds, LoopVariable, cloned_but_last, names_it};
use hcl_edit::expr::{Expression, ForExpr, FuncCall, Traversal, TraversalOperator};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

/// A collection with the type of its items.
pub(crate) struct Collection<'a> {
    pub(crate) tokens: TokenStream,
    pub(crate) item: Ty<'a>,
    pub(crate) is_map: bool,
}

impl<'a> Converter<'a> {
    /// An expression that is iterated over, by a loop that wants keys or not.
    pub(crate) fn collection(
        &self,
        context: Context<'a>,
        expression: &Expression,
        wants_keys: bool,
    ) -> Result<Collection<'a>, Why> {
        let any = || Box::new(Ty::Any);
        if matches!(expression, Expression::Array(_) | Expression::Object(_)) {
            let ty = super::reference::inferred(expression);
            let (ty, item, is_map) = match ty {
                Ty::List(item) => (Ty::List(item.clone()), *item, false),
                Ty::Map(item) => (Ty::Map(item.clone()), *item, true),
                _ if matches!(expression, Expression::Array(_)) => (Ty::List(any()), Ty::Any, false),
                _ => (Ty::Map(any()), Ty::Any, true),
            };
            let value = self.value(context, expression, &ty);
            self.imports.runtime("literal");
            return Ok(Collection { tokens: quote! { literal(#value) }, item, is_map });
        }
        // What is known of a call of `values` or `toset` is what is known of its argument.
        let open = if wants_keys { Ty::Map(any()) } else { Ty::List(any()) };
        let (tokens, ty) = self.typed(context, expression, &open)?;
        Ok(match ty {
            Ty::List(item) | Ty::Set(item) => Collection { tokens, item: *item, is_map: false },
            Ty::Map(item) => Collection { tokens, item: *item, is_map: true },
            _ => {
                let (tokens, to) = (receiver(tokens), open.tokens(&self.imports));
                Collection { tokens: quote! { #tokens.cast::<#to>() }, item: Ty::Any, is_map: wants_keys }
            }
        })
    }

    pub(super) fn for_expression(
        &self,
        context: Context<'a>,
        for_expr: &ForExpr,
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        let intro = &for_expr.intro;
        // A key that nothing reads is none.
        let key = intro.key_var.as_ref().map(|name| name.value().as_str());
        let key = key.filter(|key| is_read(for_expr, key));
        let value = intro.value_var.value().as_str();
        if let Some(target) = self.repeated_target(&intro.collection_expr) {
            return self.for_each_instance(context, for_expr, target, hint);
        }
        let Collection { mut tokens, item, is_map } =
            self.collection(context, &intro.collection_expr, key.is_some())?;
        // Closures over a map take its keys as well; over a list, the index only where it is mapped.
        let names: Vec<(String, Holds<'a>)> = match key {
            Some(key) => {
                vec![(key.to_owned(), Holds::Expression(if is_map { Ty::String } else { Ty::Number }))]
            }
            None if is_map => vec![("_".to_owned(), Holds::Expression(Ty::String))],
            None => vec![],
        };
        let indexed = key.is_some() && !is_map;
        let names = || names.iter().cloned().chain([(value.to_owned(), Holds::Expression(item.clone()))]);
        let closure = |body: &dyn Fn() -> Typed<'a>| -> Result<(TokenStream, Ty<'a>), Why> {
            let (variables, body) = self.variables.with(names(), body).ok_or(Why::For)?;
            let (mut body, ty) = body?;
            for variable in &variables {
                body = cloned_but_last(body, variable);
            }
            let parameters: Vec<TokenStream> =
                variables.iter().map(|variable| unused_as_blank(variable, &body)).collect();
            Ok((function_of(&parameters, &body).unwrap_or_else(|| quote! { |#(#parameters),*| #body }), ty))
        };
        if let Some(condition) = &for_expr.cond {
            if indexed {
                return Err(Why::For);
            }
            let (closure, _) =
                closure(&|| Ok((self.operand(context, &condition.expr, &Ty::Bool)?, Ty::Bool)))?;
            tokens = quote! { #tokens.filter(#closure) };
        }
        let names_item =
            |expression: &Expression| expression.as_variable().is_some_and(|v| v.as_str() == value);
        let Some(key_expr) = &for_expr.key_expr else {
            if names_item(&for_expr.value_expr) && !indexed && !is_map {
                return Ok((tokens, Ty::List(Box::new(item))));
            }
            let wanted = match hint {
                Ty::List(element) | Ty::Set(element) => (**element).clone(),
                _ => Ty::Any,
            };
            let (closure, ty) = closure(&|| self.typed_or_literal(context, &for_expr.value_expr, &wanted))?;
            let map = if indexed {
                quote! { map_indexed }
            } else {
                quote! { map }
            };
            return Ok((quote! { #tokens.#map(#closure) }, Ty::List(Box::new(ty))));
        };
        if indexed {
            return Err(Why::For);
        }
        if for_expr.grouping {
            if !names_item(&for_expr.value_expr) {
                return Err(Why::For);
            }
            let (closure, _) = closure(&|| Ok((self.operand(context, key_expr, &Ty::String)?, Ty::String)))?;
            let group = Ty::Map(Box::new(Ty::List(Box::new(item.clone()))));
            return Ok((quote! { #tokens.group_by(#closure) }, group));
        }
        let wanted = match hint {
            Ty::Map(element) => (**element).clone(),
            _ => Ty::Any,
        };
        let keeps_key =
            is_map && key.is_some_and(|key| key_expr.as_variable().is_some_and(|v| v.as_str() == key));
        if keeps_key && names_item(&for_expr.value_expr) {
            return Ok((tokens, Ty::Map(Box::new(item))));
        }
        if !is_map && names_item(&for_expr.value_expr) {
            let (closure, _) = closure(&|| Ok((self.operand(context, key_expr, &Ty::String)?, Ty::String)))?;
            return Ok((quote! { #tokens.key_by(#closure) }, Ty::Map(Box::new(item))));
        }
        if keeps_key {
            let (closure, ty) = closure(&|| self.typed_or_literal(context, &for_expr.value_expr, &wanted))?;
            return Ok((quote! { #tokens.map_values(#closure) }, Ty::Map(Box::new(ty))));
        }
        let (closure, ty) = closure(&|| {
            let (value, ty) = self.typed_or_literal(context, &for_expr.value_expr, &wanted)?;
            let key = self.operand(context, key_expr, &Ty::String)?;
            Ok((quote! { (#key, #value) }, ty))
        })?;
        Ok((quote! { #tokens.into_map(#closure) }, Ty::Map(Box::new(ty))))
    }

    /// A `for` expression over what stands several times.
    fn for_each_instance(
        &self,
        context: Context<'a>,
        for_expr: &ForExpr,
        target: Target<'a>,
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        if for_expr.cond.is_some() || for_expr.grouping {
            return Err(Why::For);
        }
        let key = for_expr.intro.key_var.as_ref().map(|name| name.value().as_str());
        let value = for_expr.intro.value_var.value().as_str();
        let at = self.place(target).ok_or(Why::Undeclared)?;
        let handle = self.handle(target);
        let wanted = match hint {
            Ty::List(element) | Ty::Set(element) | Ty::Map(element) => (**element).clone(),
            _ => Ty::Any,
        };
        let body = || self.typed_or_literal(context, &for_expr.value_expr, &wanted);
        let Some(key_expr) = &for_expr.key_expr else {
            // The keys are not among what the closure gets; a body that reads one finds no such name.
            let names = [(value.to_owned(), Holds::One(at))];
            let (variables, body) = self.variables.with(names, body).ok_or(Why::For)?;
            let (body, ty) = body?;
            return Ok((quote! { #handle.all(|#(#variables),*| #body) }, Ty::List(Box::new(ty))));
        };
        let keeps_key = key.is_some_and(|key| key_expr.as_variable().is_some_and(|v| v.as_str() == key));
        if is_counted(target) || !keeps_key {
            return Err(Why::For);
        }
        let key = (key.unwrap_or("_").to_owned(), Holds::Expression(Ty::String));
        let (variables, body) =
            self.variables.with([key, (value.to_owned(), Holds::One(at))], body).ok_or(Why::For)?;
        let (mut body, ty) = body?;
        if let Some(key) = variables.first() {
            body = cloned_but_last(body, key);
        }
        let parameters = variables.iter().map(|variable| unused_as_blank(variable, &body));
        Ok((quote! { #handle.by_key(|#(#parameters),*| #body) }, Ty::Map(Box::new(ty))))
    }

    /// An expression of its own type, or a literal of the type that is wanted.
    fn typed_or_literal(&self, context: Context<'a>, expression: &Expression, want: &Ty<'a>) -> Typed<'a> {
        match self.typed(context, expression, want) {
            Err(Why::Literal) => {
                let ty = match super::reference::inferred(expression) {
                    Ty::Any => want.expression(),
                    ty => ty,
                };
                let Coded { tokens, form } = self.coded(context, expression, &ty);
                // Of the type that is wanted already.
                if matches!(form, RustForm::Wanted) {
                    return Ok((tokens, ty));
                }
                let of = ty.tokens(&self.imports);
                let wrap = self.imports.runtime("Value");
                Ok((quote! { #wrap::<#of>::from(#tokens) }, ty))
            }
            typed => typed,
        }
    }

    /// What is read of the variable of a loop.
    pub(super) fn loop_variable(
        &self,
        context: Context<'a>,
        variable: &LoopVariable<'a>,
        operators: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        let name = &variable.variable;
        let field = operators.first().and_then(|operator| attribute(operator));
        let rest = operators.get(1..).unwrap_or_default();
        match &variable.holds {
            Holds::Expression(ty) => self.walk(context, quote! { #name }, ty.clone(), operators, hint),
            Holds::Item(_) | Holds::Instance(_) if field == Some("key") => {
                self.walk(context, quote! { #name.key }, Ty::String, rest, hint)
            }
            Holds::Item(ty) if field == Some("value") => {
                self.walk(context, quote! { #name.value }, ty.clone(), rest, hint)
            }
            Holds::Instance(at) if field == Some("value") => {
                let target = self.target(*at).ok_or(Why::Undeclared)?;
                self.instance(context, target, quote! { #name.value }, rest, hint)
            }
            Holds::One(at) => {
                let target = self.target(*at).ok_or(Why::Undeclared)?;
                self.instance(context, target, quote! { #name }, operators, hint)
            }
            Holds::Item(_) | Holds::Instance(_) => Err(Why::Word),
            #[cfg(feature = "cdktf")]
            Holds::Native(ty) => {
                self.imports.runtime("literal");
                self.walk(context, quote! { literal(#name) }, ty.clone(), operators, hint)
            }
            #[cfg(feature = "cdktf")]
            Holds::Value(ty) => {
                self.imports.runtime("literal");
                self.walk(context, quote! { literal(#name.clone()) }, ty.clone(), operators, hint)
            }
            #[cfg(feature = "cdktf")]
            Holds::Code(code, ty) => self.walk(context, code.clone(), ty.clone(), operators, hint),
        }
    }

    /// What is read of one of several.
    fn instance(
        &self,
        context: Context<'a>,
        target: Target<'a>,
        instance: TokenStream,
        operators: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        let Some((first, rest)) = operators.split_first() else {
            if matches!(target.item.declares, Declaration::Module(_)) {
                return Err(Why::Repeated);
            }
            self.imports.traits();
            return Ok((quote! { #instance.element().whole() }, Ty::Any));
        };
        let name = attribute(first).ok_or(Why::Splat)?;
        let of_last = if rest.is_empty() { hint } else { &Ty::Any };
        let (tokens, ty) = match &target.item.declares {
            Declaration::Module(_) => {
                let ty = of_last.expression();
                let of = ty.tokens(&self.imports);
                (quote! { #instance.output::<#of>(#name) }, ty)
            }
            declares => {
                let bound: Option<Bound<'a>> = self.bound(declares);
                self.read(instance, bound, name, of_last)
            }
        };
        self.walk(context, tokens, ty, rest, hint)
    }

    /// What is read of an element or a module that stands several times.
    pub(super) fn repeated(
        &self,
        context: Context<'a>,
        target: Target<'a>,
        operators: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        let Some((first, rest)) = operators.split_first() else { return Err(Why::Repeated) };
        let is_counted = is_counted(target);
        match first {
            TraversalOperator::Index(index) if is_counted => {
                let handle = self.handle(target);
                let index = self.value(context, index, &Ty::Number);
                self.instance(context, target, quote! { #handle.at(#index) }, rest, hint)
            }
            TraversalOperator::LegacyIndex(index) if is_counted => {
                let (handle, index) = (self.handle(target), *index.value());
                self.instance(context, target, quote! { #handle.at(#index) }, rest, hint)
            }
            TraversalOperator::Index(key) => {
                let handle = self.handle(target);
                let key = self.value(context, key, &Ty::String);
                self.instance(context, target, quote! { #handle.get(#key) }, rest, hint)
            }
            TraversalOperator::FullSplat(_) if is_counted => self.all(context, target, rest, &[], hint),
            TraversalOperator::AttrSplat(_) if is_counted => {
                // Only names belong to it: an index behind is one of the list.
                let names = rest.iter().take_while(|operator| attribute(operator).is_some()).count();
                let (each, of_list) = rest.split_at(names);
                self.all(context, target, each, of_list, hint)
            }
            _ => Err(Why::Repeated),
        }
    }

    fn all(
        &self,
        context: Context<'a>,
        target: Target<'a>,
        each: &[&TraversalOperator],
        of_list: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        if each.is_empty() {
            return Err(Why::Repeated);
        }
        let handle = self.handle(target);
        let wanted = match hint {
            Ty::List(element) | Ty::Set(element) if of_list.is_empty() => (**element).clone(),
            _ => Ty::Any,
        };
        let (read, ty) = self.instance(context, target, quote! { one }, each, &wanted)?;
        let list = quote! { #handle.all(|one| #read) };
        self.walk(context, list, Ty::List(Box::new(ty)), of_list, hint)
    }

    /// `values(…)[*].name`, over what stands several times under keys.
    pub(super) fn all_of_keyed(
        &self,
        context: Context<'a>,
        call: &FuncCall,
        operators: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Option<Typed<'a>> {
        let target = self.repeated_argument(call, "values")?;
        match operators.split_first()? {
            (TraversalOperator::FullSplat(_) | TraversalOperator::AttrSplat(_), each)
                if !is_counted(target) =>
            {
                Some(self.all(context, target, each, &[], hint))
            }
            _ => None,
        }
    }

    /// `length(…)` of what stands several times, and `keys(…)` of what has keys.
    pub(super) fn about_repeated(&self, call: &FuncCall) -> Option<(TokenStream, Ty<'a>)> {
        if let Some(target) = self.repeated_argument(call, "length").filter(|target| is_counted(*target)) {
            let handle = self.handle(target);
            return Some((quote! { #handle.number() }, Ty::Number));
        }
        if let Some(target) = self.repeated_argument(call, "length") {
            let (functions, handle) = (self.imports.runtime("functions"), self.handle(target));
            return Some((quote! { #functions::length(#handle.keys()) }, Ty::Number));
        }
        let target = self.repeated_argument(call, "keys").filter(|target| !is_counted(*target))?;
        let handle = self.handle(target);
        Some((quote! { #handle.keys() }, Ty::List(Box::new(Ty::String))))
    }

    /// What stands several times, where it is the only argument of a function of this name.
    fn repeated_argument(&self, call: &FuncCall, function: &str) -> Option<Target<'a>> {
        if call.name.name.as_str() != function || !call.name.namespace.is_empty() || call.args.len() != 1 {
            return None;
        }
        self.repeated_target(call.args.iter().next()?)
    }

    /// What stands several times, where an expression names it as a whole.
    pub(crate) fn repeated_target(&self, expression: &Expression) -> Option<Target<'a>> {
        let declares = crate::order::declaration_of(expression)?;
        if matches!(declares, Declaration::Variable(_) | Declaration::Local(_)) {
            return None;
        }
        self.find(&declares).filter(|target| super::reference::repeats(target.item))
    }

    /// A splat over a list.
    pub(super) fn splat(
        &self,
        context: Context<'a>,
        tokens: TokenStream,
        element: &Ty<'a>,
        each: &[&TraversalOperator],
        hint: &Ty<'a>,
    ) -> Typed<'a> {
        if each.is_empty() {
            return Ok((tokens, Ty::List(Box::new(element.clone()))));
        }
        let wanted = match hint {
            Ty::List(element) | Ty::Set(element) => (**element).clone(),
            _ => Ty::Any,
        };
        let (read, ty) = self.walk(context, quote! { one }, element.clone(), each, &wanted)?;
        Ok((quote! { #tokens.map(|one| #read) }, Ty::List(Box::new(ty))))
    }
}

/// Whether anything in a loop but its head reads a variable of this name.
fn is_read(for_expr: &ForExpr, name: &str) -> bool {
    let parts = for_expr.key_expr.iter().chain([&for_expr.value_expr]);
    parts.chain(for_expr.cond.as_ref().map(|condition| &condition.expr)).any(|part| mentions(part, name))
}

/// The function that a closure with one parameter does nothing but call.
fn function_of(parameters: &[TokenStream], body: &TokenStream) -> Option<TokenStream> {
    let [parameter] = parameters else { return None };
    let call: syn::ExprCall = syn::parse2(body.clone()).ok()?;
    let function = matches!(&*call.func, syn::Expr::Path(path) if path.path.segments.len() > 1);
    let argument = call.args.first().filter(|_| function && call.args.len() == 1)?;
    let (argument, parameter) = (quote! { #argument }.to_string(), parameter.to_string());
    (argument == parameter).then(|| {
        let function = &call.func;
        quote! { #function }
    })
}

/// The parameter of a closure.
pub(crate) fn unused_as_blank(variable: &Ident, body: &TokenStream) -> TokenStream {
    if names_it(body, variable) {
        quote! { #variable }
    } else {
        quote! { _ }
    }
}

/// The call that a traversal begins with.
pub(super) fn call_of(traversal: &Traversal) -> Option<&FuncCall> {
    match &traversal.expr {
        Expression::FuncCall(call) => Some(call),
        _ => None,
    }
}

/// Whether something stands several times by a number, and not by keys.
fn is_counted(target: Target<'_>) -> bool {
    target.item.body().is_some_and(|body| body.has_attribute("count"))
}
