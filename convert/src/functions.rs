//! What the functions of Terraform take and give, as far as their result has one type.

use crate::types::Ty;

/// A function.
pub(crate) struct Signature<'a> {
    pub(crate) parameters: Parameters<'a>,
    pub(crate) result: Ty<'a>,
}

/// How a function is called in Rust.
pub(crate) enum Parameters<'a> {
    /// By a function of its own, with these types.
    Typed(Vec<Ty<'a>>),
    /// By its name.
    Named,
}

/// What is known of a function of this name.
pub(crate) fn signature<'a>(name: &str) -> Option<Signature<'a>> {
    use Ty::{Any, Bool, Number, String};
    let list = |ty: Ty<'a>| Ty::List(Box::new(ty));
    let map = |ty: Ty<'a>| Ty::Map(Box::new(ty));
    let typed = |parameters: Vec<Ty<'a>>, result| {
        Some(Signature { parameters: Parameters::Typed(parameters), result })
    };
    let named = |result| Some(Signature { parameters: Parameters::Named, result });
    match name {
        "base64encode" | "base64decode" | "file" | "filebase64" | "filebase64sha256" | "lower" | "sha1"
        | "sha256" | "title" | "trimspace" | "upper" | "urlencode" => typed(vec![String], String),
        "abs" | "ceil" | "floor" => typed(vec![Number], Number),
        "cidrhost" => typed(vec![String, Number], String),
        "cidrsubnet" => typed(vec![String, Number, Number], String),
        "join" => typed(vec![String, list(String)], String),
        "replace" => typed(vec![String, String, String], String),
        "split" => typed(vec![String, String], list(String)),
        "jsonencode" | "yamlencode" | "tostring" => typed(vec![Any], String),
        "templatefile" => typed(vec![String, Any], String),
        "jsondecode" => typed(vec![String], Any),
        "length" => typed(vec![Any], Number),
        "tonumber" => typed(vec![Any], Number),
        "tobool" => typed(vec![Any], Bool),
        "abspath" | "base64gzip" | "base64sha256" | "base64sha512" | "basename" | "bcrypt" | "chomp"
        | "cidrnetmask" | "dirname" | "endpoint" | "filemd5" | "filesha1" | "filesha256" | "filesha512"
        | "format" | "formatdate" | "indent" | "md5" | "pathexpand" | "plantimestamp" | "rsadecrypt"
        | "sha512" | "strrev" | "substr" | "textdecodebase64" | "textencodebase64" | "timeadd"
        | "timestamp" | "trim" | "trimprefix" | "trimsuffix" | "uuid" | "uuidv5" => named(String),
        "log" | "max" | "min" | "parseint" | "pow" | "signum" | "strlen" | "sum" | "timecmp" => named(Number),
        "alltrue" | "anytrue" | "can" | "contains" | "endswith" | "fileexists" | "issensitive"
        | "startswith" | "strcontains" => named(Bool),
        "cidrsubnets" | "formatlist" | "keys" | "sort" => named(list(String)),
        "fileset" => named(Ty::Set(Box::new(String))),
        "csvdecode" => named(list(map(String))),
        _ => None,
    }
}
