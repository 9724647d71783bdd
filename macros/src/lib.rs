//! The derive macros of `ferroform`, which re-exports them: `#[derive(Resource)]` and `#[derive(Block)]` on your own
//! structs, held against the provider's documents.
//!
//! ```text
//! attributes ─> input ──┐
//! text ──────> schema ──┴─> resolve ─> check ─> expand
//! ```
//!
//! A macro cannot look into another crate, so where a module of bindings has the schema, the derive only calls the macro
//! that this module exports, with the struct as its argument; that one calls back with the schema in front.

mod check;
mod derive;
mod errors;
mod expand;
mod input;
mod resolve;
mod rust_type;
mod schema;
mod source;
mod suggest;

use input::Derive;
use proc_macro::TokenStream;

/// Makes a struct of your own a resource: its fields are arguments, checked against the provider's documents.
///
/// ```ignore
/// use ferroform::{Resource, Value};
///
/// /// Our standard integration of a queue.
/// #[derive(Resource)]
/// #[resource(ferroform_aws::apigatewayv2_integration)]
/// #[resource(fixed(integration_type = "AWS_PROXY", integration_subtype = "SQS-SendMessage"))]
/// struct SqsIntegration {
///     api_id: Value<String>,
///     credentials_arn: Value<String>,
///     description: Option<String>,
/// }
///
/// let integration = SqsIntegration { api_id: api.id().into(), credentials_arn: role.arn().into(), description: None }
///     .create(&stack, "queue");
/// ```
///
/// # Where the schema is
/// The first thing in `#[resource(…)]` says it; one of:
/// - `bindings::module`: a module of generated bindings, of another crate or of this one. `create` returns the construct of
///   the bindings.
/// - `"aws_type"`: a type that the crate's `build.rs` compiles with `ferroform_codegen`. `create` returns a construct that
///   the derive makes, `NameConstruct`.
/// - `document = "docs/type.md"`, and perhaps `overlay = "docs/type.yaml"`: a document of the crate, by its path from the
///   manifest; an edit recompiles. Needs the feature `documents`.
///
/// # On the struct
/// - `fixed(argument = value, …)`: arguments that are the same for every value of the struct. Literals are checked here.
/// - `construct = Name`: how the construct is called where the derive makes it.
/// - `any_context`: the struct may hold arguments of contexts that exclude each other (WebSocket and HTTP APIs).
/// - `crate = path`: where `ferroform` is.
///
/// # On a field
/// - A field is the argument of its name: `T`, `Value<T>` or `Expr<T>` is always set, `Option` of them when it is `Some`.
///   Lists are `Vec`s and arrays, maps `BTreeMap`s, nested blocks structs with [`macro@Block`].
/// - `rename = "argument"`: the argument has another name.
/// - `default = value`: used when the field is `None`.
/// - `flatten`: a struct with [`macro@Block`] that holds some of the arguments.
/// - `skip`: the field is not about the resource.
///
/// # What is checked
/// Names, required arguments, types, fixed values and defaults against the values, ranges, lengths and patterns of the
/// document, and the rules across arguments as far as they are decidable from what the struct fixes, always sets, may set
/// and never sets. Each message names the line of the document. A rule that the document's own example breaks is a
/// warning, which `#[allow(deprecated)]` on the struct silences. Everything else is checked at synth.
#[proc_macro_derive(Resource, attributes(resource))]
pub fn resource(item: TokenStream) -> TokenStream {
    derive::first(item.into(), Derive::Resource).into()
}

/// Makes a struct of your own a nested block, or a set of arguments that several resources share.
///
/// ```ignore
/// #[derive(Block)]
/// #[block(ferroform_aws::apigatewayv2_integration, "response_parameters")]
/// struct Response {
///     status_code: String,
///     mappings: BTreeMap<String, String>,
/// }
///
/// /// Arguments of the resources themselves, for `#[resource(flatten)]`.
/// #[derive(Block)]
/// #[block(ferroform_aws::lambda_function)]
/// #[block(ferroform_aws::apigatewayv2_api)]
/// struct StandardTags {
///     tags: BTreeMap<String, String>,
/// }
/// ```
///
/// The schema is named as in [`macro@Resource`], then the path of the block (`"rule.action"`). The options are those of
/// [`macro@Resource`] as well, in `#[block(…)]`.
#[proc_macro_derive(Block, attributes(block))]
pub fn block(item: TokenStream) -> TokenStream {
    derive::first(item.into(), Derive::Block).into()
}

/// The second expansion of [`macro@Resource`]: schema, number of the attribute, struct.
#[doc(hidden)]
#[proc_macro]
pub fn __bind_resource(input: TokenStream) -> TokenStream {
    derive::second(input.into(), Derive::Resource).into()
}

/// The second expansion of [`macro@Block`]: schema, number of the attribute, struct.
#[doc(hidden)]
#[proc_macro]
pub fn __bind_block(input: TokenStream) -> TokenStream {
    derive::second(input.into(), Derive::Block).into()
}
