//! The program as text.

use crate::code::{Converter, Statement};
use crate::summary::Summary;
use proc_macro2::TokenStream;
use quote::quote;

/// Marks of the formatter's input that become comments and empty lines: it keeps neither.
const COMMENT: &str = "__comment!(";
const BLANK: &str = "__blank!();";

/// Writes the statements as a program with one stack.
pub(crate) fn write(statements: Vec<Statement>, converter: Converter<'_>, stack: &str) -> (String, Summary) {
    let body: TokenStream = statements
        .into_iter()
        .enumerate()
        .map(|(at, statement)| lines(statement, converter.is_used(at)))
        .collect();
    for name in ["App", "Stack", "SynthErrors"] {
        converter.imports.runtime(name);
    }
    let uses = converter.imports.lines();
    let (_, mut summary) = converter.into_parts();
    let tokens = quote! {
        #uses

        fn main() -> Result<(), SynthErrors> {
            let app = App::new();
            let stack = Stack::new(&app, #stack);
            #body
            __blank!();
            app.synth()?;
            Ok(())
        }
    };
    // Tokens of ours always parse; were they not to, they are still the program.
    let program = match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => comments(&prettyplease::unparse(&file)),
        Err(_) => tokens.to_string(),
    };
    summary.untyped.sort();
    summary.lines_out = program.lines().count();
    (program, summary)
}

fn lines(statement: Statement, used: bool) -> TokenStream {
    let Statement { comments, variable, create, calls, by_value, after } = statement;
    let comments = comments.iter().map(|line| quote! { __comment!(#line); });
    let statement = match variable.filter(|_| used) {
        _ if create.is_empty() => TokenStream::new(),
        Some(variable) if by_value || calls.is_empty() => quote! { let #variable = #create #calls; },
        Some(variable) => quote! { let #variable = #create; #variable #calls; },
        None if by_value => quote! { let _ = #create #calls; },
        None => quote! { #create #calls; },
    };
    quote! { __blank!(); #(#comments)* #statement #after }
}

/// Comments and empty lines in the place of their marks.
fn comments(program: &str) -> String {
    let mut out = String::with_capacity(program.len());
    for line in program.lines() {
        let trimmed = line.trim_start();
        let indent = line.get(..line.len() - trimmed.len()).unwrap_or_default();
        if trimmed == BLANK {
            if !out.ends_with("\n\n") {
                out.push('\n');
            }
        } else if let Some(text) = trimmed.strip_prefix(COMMENT).and_then(|rest| rest.strip_suffix(");")) {
            let text = syn::parse_str::<syn::LitStr>(text).map(|text| text.value()).unwrap_or_default();
            out.push_str(&format!("{indent}// {text}\n"));
        } else {
            out.push_str(line);
            out.push('\n');
        }
    }
    out.replacen("\nfn main", "\n\nfn main", 1)
}
