//! What an expression gives, where that is certain without evaluating it.

use crate::model::Type;

/// What a function of this name always gives.
pub(super) fn function(name: &str) -> Option<Type> {
    match name {
        "abspath" | "base64decode" | "base64encode" | "base64gzip" | "base64sha256" | "base64sha512"
        | "basename" | "bcrypt" | "chomp" | "cidrhost" | "cidrnetmask" | "cidrsubnet" | "dirname"
        | "file" | "filebase64" | "filebase64sha256" | "filebase64sha512" | "filemd5" | "filesha1"
        | "filesha256" | "filesha512" | "format" | "formatdate" | "indent" | "join" | "jsonencode"
        | "lower" | "md5" | "pathexpand" | "plantimestamp" | "replace" | "sha1" | "sha256" | "sha512"
        | "strrev" | "substr" | "templatefile" | "timeadd" | "timestamp" | "title" | "tostring" | "trim"
        | "trimprefix" | "trimspace" | "trimsuffix" | "upper" | "urlencode" | "uuid" | "yamlencode" => {
            Some(Type::String)
        }
        "abs" | "ceil" | "floor" | "length" | "max" | "min" | "parseint" | "pow" | "signum" | "sum"
        | "tonumber" => Some(Type::Number),
        "alltrue" | "anytrue" | "can" | "contains" | "endswith" | "fileexists" | "startswith" | "tobool" => {
            Some(Type::Bool)
        }
        "formatlist" | "split" => Some(Type::List(Box::new(Type::String))),
        _ => None,
    }
}

/// What a reference to an attribute of this name gives: names are strings with every provider. So is an `id`, but what takes
/// it may be a number, since Terraform turns one into the other.
pub(super) fn attribute(name: &str) -> Option<Type> {
    let text = matches!(name, "arn" | "name") || name.ends_with("_arn");
    text.then_some(Type::String)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_certain_is_said() {
        assert_eq!(function("jsonencode"), Some(Type::String));
        assert_eq!(function("length"), Some(Type::Number));
        assert_eq!(function("merge"), None);
        assert_eq!(attribute("invoke_arn"), Some(Type::String));
        assert_eq!(attribute("id"), None);
        assert_eq!(attribute("port"), None);
    }
}
