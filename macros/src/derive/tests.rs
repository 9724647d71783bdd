//! Whole expansions: what is said about structs, and what they become.

use super::*;
use proc_macro2::TokenTree;

/// A type with one of everything.
const THING: &str = r#"2 resource acme_thing thing.md Thing
(context "Big things" owner_id acme_owner kind BIG) (context "Small things" owner_id acme_owner kind SMALL)
(block "" ""
 (arg owner_id 10 r string)
 (arg mode 11 r string (enum Mode) (rule 11 "" "One of." -
  (one_of closed FAST SLOW (NONE (context "Big things")))))
 (arg size 12 "" number (default 5) (rule 12 "" "" - (range 1 9 none -)))
 (arg name 13 "" string (rule 13 "" "" - (length 1 4))
  (rule 14 "" "" - (pattern "^[a-z]+$")))
 (arg speed 15 "" number (rule 15 "" "" - (only_when (is mode FAST))))
 (arg delay 16 "" number (rule 16 "" "" (is mode SLOW) (required)))
 (arg method 17 "" string (rule 17 Basic "" (not (is mode NONE)) (required)))
 (arg weight 18 "" string (rule 18 "" "" - (only_when (context "Big things"))))
 (arg color 19 "" string (rule 19 "" "" - (only_when (context "Small things"))))
 (arg left 20 "" bool (rule 20 "" "" - (conflicts right)))
 (arg right 21 "" bool (rule 21 "" "" - (conflicts left)))
 (arg tags 22 "" (map string)) (arg names 23 "" (list string)) (arg part 24 "" (block part list))
 (arg only 25 "" (block only single)) (arg lock 26 "" bool (rule 26 "" "" - (with key)))
 (arg key 27 "" string) (arg a 28 "" string) (arg b 29 "" string)
 (arg wait 31 "" number
  (rule 31 "" "" (context "Big things") (range 1 5 none -))
  (rule 31 "" "" (context "Small things") (range 1 9 none -)))
 (attr id 40 string) (attr arn 41 string)
 (group 30 "" "" (set key) exactly_one a b))
(block only Only (arg text 51 "" string)) (block part Part (arg code 50 r string) (arg text 51 "" string))"#;

fn schema() -> String {
    THING.replace('\n', "")
}

fn expansion(item: TokenStream, derive: Derive) -> TokenStream {
    let text = schema();
    second(quote! { #text 0 #item }, derive)
}

/// The messages of compile errors and warnings in an expansion.
pub(super) fn messages(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    let mut last = String::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if last == "compile_error" => {
                found.push(group.stream().to_string());
                last.clear();
            }
            TokenTree::Group(group) => found.extend(messages(group.stream())),
            TokenTree::Literal(text) if last == "note" => found.push(format!("warning: {text}")),
            TokenTree::Ident(ident) => last = ident.to_string(),
            _ => {}
        }
    }
    found
}

fn said(item: TokenStream) -> String {
    messages(expansion(item, Derive::Resource)).join("\n")
}

fn pretty(tokens: TokenStream) -> String {
    prettyplease::unparse(&syn::parse2(tokens).expect("items"))
}

#[test]
fn nothing_is_said_about_a_good_struct() {
    let said = said(quote! {
        #[resource(acme::thing, fixed(mode = "FAST", size = 9, name = "abcd", method = "GET"))]
        struct Thing {
            owner_id: Value<String>,
            speed: Option<i64>,
            tags: BTreeMap<String, String>,
            part: Vec<Part>,
            only: Option<Only>,
            #[resource(rename = "names")] all: Vec<String>,
            left: Option<bool>,
            right: Option<bool>,
            #[resource(skip)] note: HashMap<String, u8>,
        }
    });
    assert_eq!(said, "");
}

#[test]
fn names_are_checked() {
    insta::assert_snapshot!(said(quote! {
        #[resource(acme::thing, fixed(mode = "FAST", method = "GET", size = 1))]
        struct Thing { owner_idd: String, id: String, size: i64, #[resource(rename = "zzz")] unheard_of: u8 }
    }));
}

#[test]
fn required_arguments_are_demanded() {
    insta::assert_snapshot!(said(quote! {
        #[resource(acme::thing, fixed(method = "GET"))]
        struct Thing { owner_id: Option<String> }
    }));
    insta::assert_snapshot!(
        messages(expansion(
            quote! { #[block(acme::thing, "part")] struct Part { text: String } },
            Derive::Block
        ))
        .join("\n")
    );
}

#[test]
fn types_are_checked() {
    insta::assert_snapshot!(said(quote! {
        #[resource(acme::thing, fixed(method = 5, left = "yes"))]
        struct Thing {
            owner_id: bool,
            mode: String,
            size: Option<String>,
            tags: HashMap<String, String>,
            names: String,
            part: Option<String>,
            only: Vec<Only>,
            right: Value<String>,
        }
    }));
}

#[test]
fn fixed_values_are_checked() {
    insta::assert_snapshot!(said(quote! {
        #[resource(acme::thing, fixed(mode = "FASTER", size = 10, name = "Abcde", method = "GET", speed = 1))]
        struct Thing { owner_id: String }
    }));
}

/// What is always set may decide the context; a value may be wrong in every context.
#[test]
fn fixed_values_are_checked_in_their_contexts() {
    let of = |wait: i64, fixed: TokenStream| {
        said(quote! {
            #[resource(acme::thing, fixed(mode = "FAST", method = "GET", wait = #wait #fixed))]
            struct Thing { owner_id: String }
        })
    };
    assert_eq!(of(7, quote! {}), "", "it fits Small things");
    assert_eq!(of(7, quote! { , color = "red" }), "");
    insta::assert_snapshot!([of(7, quote! { , weight = "1" }), of(10, quote! {})].join("\n"));
}

#[test]
fn rules_across_arguments_are_checked() {
    insta::assert_snapshot!(said(quote! {
        #[resource(acme::thing, fixed(mode = "SLOW", right = true, lock = true))]
        struct Thing { owner_id: String, left: bool, speed: Option<u8>, key: String, a: Option<String>, b: String }
    }));
    insta::assert_snapshot!(said(quote! {
        #[resource(acme::thing, fixed(mode = "FAST", lock = true, method = "GET"))]
        struct Thing { owner_id: String }
    }));
}

#[test]
fn contexts_that_exclude_each_other_are_told() {
    insta::assert_snapshot!(said(quote! {
        #[resource(acme::thing, fixed(mode = "NONE"))]
        struct Thing { owner_id: String, color: Option<String>, weight: String }
    }));
    let said = said(quote! {
        #[resource(acme::thing, any_context, fixed(mode = "NONE"))]
        struct Thing { owner_id: String, color: Option<String>, weight: String }
    });
    assert_eq!(said, "");
}

#[test]
fn what_cannot_be_a_resource_is_told() {
    for (item, expected) in [
        (quote! { #[resource(acme::thing)] enum Thing { A } }, "is for structs with named fields"),
        (quote! { #[resource(acme::thing)] struct Thing(String); }, "need names"),
        (quote! { #[resource(acme::thing, 5)] struct Thing; }, "expected"),
    ] {
        let said = said(item);
        assert!(said.contains(expected), "{said}");
    }
    let unnamed = messages(first(quote! { struct Thing; }, Derive::Resource));
    assert!(unnamed[0].contains("three ways"), "{unnamed:?}");
    let twice =
        first(quote! { #[resource("acme_thing")] #[resource("acme_other")] struct Thing; }, Derive::Resource);
    assert!(messages(twice).iter().any(|message| message.contains("second one")));
}

#[test]
fn a_struct_with_errors_still_has_its_items() {
    let items = pretty(expansion(
        quote! { #[resource(acme::thing)] struct Thing { owner: String } },
        Derive::Resource,
    ));
    assert!(items.contains("fn create"), "{items}");
    let items = pretty(first(quote! { #[block("acme_thing", "part")] struct Part {} }, Derive::Block));
    assert!(items.contains("From<Part>"), "{items}");
}

#[test]
fn expansion_with_bindings() {
    insta::assert_snapshot!(pretty(first(
        quote! { #[resource(acme::thing)] struct Thing { owner_id: String } },
        Derive::Resource
    )));
    insta::assert_snapshot!(pretty(expansion(
        quote! {
            #[resource(acme::thing, fixed(mode = "FAST", size = 5))]
            pub struct Thing {
                owner_id: Value<String>,
                #[resource(default = "GET")] method: Option<String>,
                part: Vec<Part>,
                #[resource(flatten)] tags: Tags,
                #[resource(skip)] note: String,
            }
        },
        Derive::Resource
    )));
}

#[test]
fn expansion_of_blocks() {
    insta::assert_snapshot!(pretty(expansion(
        quote! { #[block(acme::thing, "part")] struct Part<T: Into<Value<String>>> { code: T, text: Option<String> } },
        Derive::Block
    )));
    insta::assert_snapshot!(pretty(expansion(
        quote! { #[block(acme::thing)] struct Tags { tags: BTreeMap<String, String>, name: Option<String> } },
        Derive::Block
    )));
}

#[test]
fn expansion_without_bindings() {
    let item = quote! {
        #[resource("acme_thing")]
        struct Thing { owner_id: String, mode: String, method: String }
    };
    let items = pretty(expansion(item, Derive::Resource));
    assert!(!items.contains("compile_error"), "an enumeration is a type of bindings: {items}");
    insta::assert_snapshot!(items);
}
