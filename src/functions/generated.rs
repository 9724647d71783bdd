// @generated from codegen/functions; do not edit.

//! Every function of Terraform, typed.
use super::call;
use super::variadic::{Variadic, with};
use crate::expr::Expr;
use crate::marker::{Any, List, Map, Number, Set};
use crate::typed::{IntoTyped, Sequence, ValueType};
use crate::value::Value;

/// The absolute value of a number.
///
/// `abs(-3)` gives `3`.
#[must_use]
pub fn abs(number: impl Into<Value<Number>>) -> Expr<Number> {
    call("abs", vec![number.into().any()])
}

/// A path from the root of the file system, made of one that is relative to Terraform's working folder.
///
/// `endswith(abspath("greeting.txt"), "/greeting.txt")` gives `true`.
#[must_use]
pub fn abspath(path: impl Into<Value<String>>) -> Expr<String> {
    call("abspath", vec![path.into().any()])
}

/// Whether every item is true, which holds for an empty list.
///
/// `alltrue([true, false])` gives `false`.
#[must_use]
pub fn alltrue(list: impl Into<Value<List<bool>>>) -> Expr<bool> {
    call("alltrue", vec![list.into().any()])
}

/// Whether at least one item is true.
///
/// `anytrue([true, false])` gives `true`.
#[must_use]
pub fn anytrue(list: impl Into<Value<List<bool>>>) -> Expr<bool> {
    call("anytrue", vec![list.into().any()])
}

/// The text behind Base64. It must be UTF-8.
///
/// `base64decode("SGVsbG8=")` gives `"Hello"`.
#[must_use]
pub fn base64decode(text: impl Into<Value<String>>) -> Expr<String> {
    call("base64decode", vec![text.into().any()])
}

/// The UTF-8 bytes of a text in Base64.
///
/// `base64encode("Hello")` gives `"SGVsbG8="`.
#[must_use]
pub fn base64encode(text: impl Into<Value<String>>) -> Expr<String> {
    call("base64encode", vec![text.into().any()])
}

/// The UTF-8 bytes of a text, compressed with gzip, in Base64.
///
/// `startswith(base64gzip("Hello"), "H4sI")` gives `true`.
#[must_use]
pub fn base64gzip(text: impl Into<Value<String>>) -> Expr<String> {
    call("base64gzip", vec![text.into().any()])
}

/// The SHA-256 of a text in Base64: not the same as the Base64 of `sha256`, which is of hexadecimal digits.
///
/// `base64sha256("Hello")` gives `"GF+NsyJx/iX1Yab8k4suJkMG7DBO2lGAB9F2SCY4GWk="`.
#[must_use]
pub fn base64sha256(text: impl Into<Value<String>>) -> Expr<String> {
    call("base64sha256", vec![text.into().any()])
}

/// The SHA-512 of a text in Base64.
///
/// `base64sha512("Hello")` gives `"NhX4DJ0pPtdAJof5SyLVjlKbjMeRb4+sf933+9WvTPd309eVp6AKFr9+fz+5Vh7puq5IDan+ehh2nnGIawPzFQ=="`.
#[must_use]
pub fn base64sha512(text: impl Into<Value<String>>) -> Expr<String> {
    call("base64sha512", vec![text.into().any()])
}

/// The last part of a path.
///
/// `basename("logs/2024/may.txt")` gives `"may.txt"`.
#[must_use]
pub fn basename(path: impl Into<Value<String>>) -> Expr<String> {
    call("basename", vec![path.into().any()])
}

/// A password hashed with bcrypt and a new salt, so that every run gives another text. Where nothing speaks for another cost, 10 is usual.
///
/// `length(bcrypt("secret", 4))` gives `60`.
#[must_use]
pub fn bcrypt(
    password: impl Into<Value<String>>,
    cost: impl Into<Value<Number>>,
) -> Expr<String> {
    call("bcrypt", vec![password.into().any(), cost.into().any()])
}

/// Whether an expression can be evaluated without an error.
///
/// `can(tonumber("ten"))` gives `false`.
#[must_use]
pub fn can(value: impl Into<Value<Any>>) -> Expr<bool> {
    call("can", vec![value.into()])
}

/// A number rounded up to a whole one.
///
/// `ceil(1.2)` gives `2`.
#[must_use]
pub fn ceil(number: impl Into<Value<Number>>) -> Expr<Number> {
    call("ceil", vec![number.into().any()])
}

/// Text without the line breaks at its end.
///
/// `chomp("Hello\r\n\n")` gives `"Hello"`.
#[must_use]
pub fn chomp(text: impl Into<Value<String>>) -> Expr<String> {
    call("chomp", vec![text.into().any()])
}

/// The items of a list in lists of at most so many.
///
/// `chunklist(["a", "b", "c"], 2)` gives `[["a","b"],["c"]]`.
#[must_use]
pub fn chunklist<T: ValueType>(
    list: impl IntoTyped<Type = List<T>>,
    size: impl Into<Value<Number>>,
) -> Expr<List<List<T>>> {
    call("chunklist", vec![list.into_typed().any(), size.into().any()])
}

/// The address of a host in an IP range; a negative number counts from the end of the range.
///
/// `cidrhost("10.0.0.0/24", 5)` gives `"10.0.0.5"`.
#[must_use]
pub fn cidrhost(
    prefix: impl Into<Value<String>>,
    host: impl Into<Value<Number>>,
) -> Expr<String> {
    call("cidrhost", vec![prefix.into().any(), host.into().any()])
}

/// The mask of an IPv4 range in the form of an address.
///
/// `cidrnetmask("10.0.0.0/20")` gives `"255.255.240.0"`.
#[must_use]
pub fn cidrnetmask(prefix: impl Into<Value<String>>) -> Expr<String> {
    call("cidrnetmask", vec![prefix.into().any()])
}

/// A part of an IP range: so many bits longer than the range's own prefix, and the part of this number.
///
/// `cidrsubnet("10.0.0.0/16", 8, 2)` gives `"10.0.2.0/24"`.
#[must_use]
pub fn cidrsubnet(
    prefix: impl Into<Value<String>>,
    bits: impl Into<Value<Number>>,
    number: impl Into<Value<Number>>,
) -> Expr<String> {
    call("cidrsubnet", vec![prefix.into().any(), bits.into().any(), number.into().any()])
}

/// Parts of an IP range, one after the other, each so many bits longer than the range's own prefix.
///
/// `cidrsubnets("10.0.0.0/16", [4, 8])` gives `["10.0.0.0/20","10.0.16.0/24"]`.
#[must_use]
pub fn cidrsubnets(
    prefix: impl Into<Value<String>>,
    bits: impl Variadic<Type = Number>,
) -> Expr<List<String>> {
    call("cidrsubnets", with(vec![prefix.into().any()], bits))
}

/// The first value that is neither null nor an empty text.
///
/// `values` may be null.
///
/// `coalesce(["", "b", "c"])` gives `"b"`.
#[must_use]
pub fn coalesce<T: ValueType>(values: impl Variadic<Type = T>) -> Expr<T> {
    call("coalesce", with(vec![], values))
}

/// The first list that is not empty.
///
/// `lists` may be null.
///
/// `coalescelist([vec![], vec!["b"], vec!["c"]])` gives `["b"]`.
#[must_use]
pub fn coalescelist<T: ValueType>(
    lists: impl Variadic<Type = List<T>>,
) -> Expr<List<T>> {
    call("coalescelist", with(vec![], lists))
}

/// The items of a list without empty texts and nulls.
///
/// `compact(["a", "", "b"])` gives `["a","b"]`.
#[must_use]
pub fn compact(list: impl Into<Value<List<String>>>) -> Expr<List<String>> {
    call("compact", vec![list.into().any()])
}

/// Lists, one after the other, as one.
///
/// `concat([vec!["a"], vec!["b", "c"]])` gives `["a","b","c"]`.
#[must_use]
pub fn concat<T: ValueType>(lists: impl Variadic<Type = List<T>>) -> Expr<List<T>> {
    call("concat", with(vec![], lists))
}

/// Whether a list or a set has a value among its items.
///
/// `contains(["a", "b"], "b")` gives `true`.
#[must_use]
pub fn contains<S: Sequence>(
    values: impl IntoTyped<Type = S>,
    value: impl Into<Value<S::Item>>,
) -> Expr<bool> {
    call("contains", vec![values.into_typed().any(), value.into().any()])
}

/// The rows of a table in CSV, each with its values under the names that the first line gives.
///
/// `csvdecode("name,size\na,1\n")` gives `[{"name":"a","size":"1"}]`.
#[must_use]
pub fn csvdecode(text: impl Into<Value<String>>) -> Expr<List<Map<String>>> {
    call("csvdecode", vec![text.into().any()])
}

/// A path without its last part.
///
/// `dirname("logs/2024/may.txt")` gives `"logs/2024"`.
#[must_use]
pub fn dirname(path: impl Into<Value<String>>) -> Expr<String> {
    call("dirname", vec![path.into().any()])
}

/// The items of a list, each once, in the order in which they first come.
///
/// `distinct(["b", "a", "b"])` gives `["b","a"]`.
#[must_use]
pub fn distinct<S: Sequence>(values: impl IntoTyped<Type = S>) -> Expr<List<S::Item>> {
    call("distinct", vec![values.into_typed().any()])
}

/// The item at an index, counted from 0 and starting over at the end.
///
/// `element(["a", "b", "c"], 4)` gives `"b"`.
#[must_use]
pub fn element<T: ValueType>(
    list: impl IntoTyped<Type = List<T>>,
    index: impl Into<Value<Number>>,
) -> Expr<T> {
    call("element", vec![list.into_typed().any(), index.into().any()])
}

/// Whether a text ends with another.
///
/// `endswith("photo.png", ".png")` gives `true`.
#[must_use]
pub fn endswith(
    text: impl Into<Value<String>>,
    suffix: impl Into<Value<String>>,
) -> Expr<bool> {
    call("endswith", vec![text.into().any(), suffix.into().any()])
}

/// A value with everything ephemeral in it as null, so that it can be stored; what is not ephemeral stays.
///
/// `value` may be null.
///
/// `ephemeralasnull("a")` gives `"a"`.
#[must_use]
pub fn ephemeralasnull<T: ValueType>(value: impl IntoTyped<Type = T>) -> Expr<T> {
    call("ephemeralasnull", vec![value.into_typed().any()])
}

/// The content of a file, which must be UTF-8 and be there before Terraform runs.
///
/// `file("greeting.txt")` gives `"Hello"`.
#[must_use]
pub fn file(path: impl Into<Value<String>>) -> Expr<String> {
    call("file", vec![path.into().any()])
}

/// The bytes of a file in Base64.
///
/// `filebase64("greeting.txt")` gives `"SGVsbG8="`.
#[must_use]
pub fn filebase64(path: impl Into<Value<String>>) -> Expr<String> {
    call("filebase64", vec![path.into().any()])
}

/// The SHA-256 of a file's content in Base64.
///
/// `filebase64sha256("greeting.txt")` gives `"GF+NsyJx/iX1Yab8k4suJkMG7DBO2lGAB9F2SCY4GWk="`.
#[must_use]
pub fn filebase64sha256(path: impl Into<Value<String>>) -> Expr<String> {
    call("filebase64sha256", vec![path.into().any()])
}

/// The SHA-512 of a file's content in Base64.
///
/// `filebase64sha512("greeting.txt")` gives `"NhX4DJ0pPtdAJof5SyLVjlKbjMeRb4+sf933+9WvTPd309eVp6AKFr9+fz+5Vh7puq5IDan+ehh2nnGIawPzFQ=="`.
#[must_use]
pub fn filebase64sha512(path: impl Into<Value<String>>) -> Expr<String> {
    call("filebase64sha512", vec![path.into().any()])
}

/// Whether there is a file at a path. A folder is an error.
///
/// `fileexists("no-such-file.txt")` gives `false`.
#[must_use]
pub fn fileexists(path: impl Into<Value<String>>) -> Expr<bool> {
    call("fileexists", vec![path.into().any()])
}

/// The MD5 of a file's content in hexadecimal digits.
///
/// `filemd5("greeting.txt")` gives `"8b1a9953c4611296a827abf8c47804d7"`.
#[must_use]
pub fn filemd5(path: impl Into<Value<String>>) -> Expr<String> {
    call("filemd5", vec![path.into().any()])
}

/// The files in a folder whose path from there fits a pattern: `*` stands for part of a name, `**` for any folders, `{a,b}` for one or the other.
///
/// `fileset(".", "greeting.*")` gives `["greeting.tftpl","greeting.txt"]`.
#[must_use]
pub fn fileset(
    folder: impl Into<Value<String>>,
    pattern: impl Into<Value<String>>,
) -> Expr<Set<String>> {
    call("fileset", vec![folder.into().any(), pattern.into().any()])
}

/// The SHA-1 of a file's content in hexadecimal digits.
///
/// `filesha1("greeting.txt")` gives `"f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0"`.
#[must_use]
pub fn filesha1(path: impl Into<Value<String>>) -> Expr<String> {
    call("filesha1", vec![path.into().any()])
}

/// The SHA-256 of a file's content in hexadecimal digits.
///
/// `filesha256("greeting.txt")` gives `"185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969"`.
#[must_use]
pub fn filesha256(path: impl Into<Value<String>>) -> Expr<String> {
    call("filesha256", vec![path.into().any()])
}

/// The SHA-512 of a file's content in hexadecimal digits.
///
/// `filesha512("greeting.txt")` gives `"3615f80c9d293ed7402687f94b22d58e529b8cc7916f8fac7fddf7fbd5af4cf777d3d795a7a00a16bf7e7f3fb9561ee9baae480da9fe7a18769e71886b03f315"`.
#[must_use]
pub fn filesha512(path: impl Into<Value<String>>) -> Expr<String> {
    call("filesha512", vec![path.into().any()])
}

/// The items of the lists in a list, one after the other.
///
/// `flatten([vec!["a", "b"], vec!["c"]])` gives `["a","b","c"]`.
#[must_use]
pub fn flatten<T: ValueType>(
    lists: impl IntoTyped<Type = List<List<T>>>,
) -> Expr<List<T>> {
    call("flatten", vec![lists.into_typed().any()])
}

/// A number rounded down to a whole one.
///
/// `floor(1.8)` gives `1`.
#[must_use]
pub fn floor(number: impl Into<Value<Number>>) -> Expr<Number> {
    call("floor", vec![number.into().any()])
}

/// Text with values put in where it has verbs such as `%s`, `%d` or `%05.1f`.
///
/// `values` may be null.
///
/// `format("%s-%03d", ["web".into(), 7.into()])` gives `"web-007"`.
#[must_use]
pub fn format(
    format: impl Into<Value<String>>,
    values: impl IntoIterator<Item = Value<Any>>,
) -> Expr<String> {
    call("format", with(vec![format.into().any()], values))
}

/// A time (as RFC 3339 has it) in another form: `YYYY`, `MM`, `DD`, `hh`, `mm`, `ss` and others stand for its parts.
///
/// `formatdate("DD MMM YYYY", "2024-05-01T10:00:00Z")` gives `"01 May 2024"`.
#[must_use]
pub fn formatdate(
    format: impl Into<Value<String>>,
    time: impl Into<Value<String>>,
) -> Expr<String> {
    call("formatdate", vec![format.into().any(), time.into().any()])
}

/// One text for each item of lists, as `format` makes it; a value that is no list goes into all of them.
///
/// `values` may be null.
///
/// `formatlist("%s-%s", ["web".into(), ["a", "b"].into()])` gives `["web-a","web-b"]`.
#[must_use]
pub fn formatlist(
    format: impl Into<Value<String>>,
    values: impl IntoIterator<Item = Value<Any>>,
) -> Expr<List<String>> {
    call("formatlist", with(vec![format.into().any()], values))
}

/// Text whose lines, all but the first, start with so many spaces more.
///
/// `indent(2, "a\nb")` gives `"a\n  b"`.
#[must_use]
pub fn indent(
    spaces: impl Into<Value<Number>>,
    text: impl Into<Value<String>>,
) -> Expr<String> {
    call("indent", vec![spaces.into().any(), text.into().any()])
}

/// The index of the first item that equals a value, counted from 0; an error where there is none.
///
/// `index(["a", "b"], "b")` gives `1`.
#[must_use]
pub fn index<T: ValueType>(
    list: impl IntoTyped<Type = List<T>>,
    value: impl Into<Value<T>>,
) -> Expr<Number> {
    call("index", vec![list.into_typed().any(), value.into().any()])
}

/// Whether Terraform keeps a value out of what it shows.
///
/// `value` may be null.
///
/// `issensitive(sensitive("a"))` gives `true`.
#[must_use]
pub fn issensitive<T: ValueType>(value: impl IntoTyped<Type = T>) -> Expr<bool> {
    call("issensitive", vec![value.into_typed().any()])
}

/// The items of a list as one text, with a separator between them.
///
/// `join("-", ["a", "b"])` gives `"a-b"`.
#[must_use]
pub fn join(
    separator: impl Into<Value<String>>,
    list: impl Into<Value<List<String>>>,
) -> Expr<String> {
    call("join", vec![separator.into().any(), list.into().any()])
}

/// What a text in JSON holds.
///
/// `jsondecode("[1, true]")` gives `[1,true]`.
#[must_use]
pub fn jsondecode(text: impl Into<Value<String>>) -> Expr<Any> {
    call("jsondecode", vec![text.into().any()])
}

/// A value as text in JSON.
///
/// `value` may be null.
///
/// `jsonencode(["a", "b"])` gives `"[\"a\",\"b\"]"`.
#[must_use]
pub fn jsonencode(value: impl Into<Value<Any>>) -> Expr<String> {
    call("jsonencode", vec![value.into()])
}

/// The keys of a map, in the order of the alphabet.
///
/// `keys([("b", 2), ("a", 1)])` gives `["a","b"]`.
#[must_use]
pub fn keys<T: ValueType>(map: impl IntoTyped<Type = Map<T>>) -> Expr<List<String>> {
    call("keys", vec![map.into_typed().any()])
}

/// The number of items of a list, set or map, or of the characters of a text as a reader counts them.
///
/// `length("Grüße")` gives `5`.
#[must_use]
pub fn length(value: impl Into<Value<Any>>) -> Expr<Number> {
    call("length", vec![value.into()])
}

/// The logarithm of a number to a base.
///
/// `log(8, 2)` gives `3`.
#[must_use]
pub fn log(
    number: impl Into<Value<Number>>,
    base: impl Into<Value<Number>>,
) -> Expr<Number> {
    call("log", vec![number.into().any(), base.into().any()])
}

/// The value under a key, or another one where the map has no such key.
///
/// `default` may be null.
///
/// `lookup([("a", 1)], "b", 0)` gives `0`.
#[must_use]
pub fn lookup<T: ValueType>(
    map: impl IntoTyped<Type = Map<T>>,
    key: impl Into<Value<String>>,
    default: impl Into<Value<T>>,
) -> Expr<T> {
    call("lookup", vec![map.into_typed().any(), key.into().any(), default.into().any()])
}

/// Text in lower case.
///
/// `lower("ÀB")` gives `"àb"`.
#[must_use]
pub fn lower(text: impl Into<Value<String>>) -> Expr<String> {
    call("lower", vec![text.into().any()])
}

/// The values whose key, at the same index of the second list, is among those of the third.
///
/// `matchkeys(["a", "b", "c"], [1, 2, 1], [1])` gives `["a","c"]`.
#[must_use]
pub fn matchkeys<T: ValueType, K: ValueType>(
    values: impl IntoTyped<Type = List<T>>,
    keys: impl IntoTyped<Type = List<K>>,
    wanted: impl Into<Value<List<K>>>,
) -> Expr<List<T>> {
    call(
        "matchkeys",
        vec![values.into_typed().any(), keys.into_typed().any(), wanted.into().any()],
    )
}

/// The greatest of some numbers.
///
/// `max([2, 7, 5])` gives `7`.
#[must_use]
pub fn max(numbers: impl Variadic<Type = Number>) -> Expr<Number> {
    call("max", with(vec![], numbers))
}

/// The MD5 of a text in hexadecimal digits. It protects nothing.
///
/// `md5("Hello")` gives `"8b1a9953c4611296a827abf8c47804d7"`.
#[must_use]
pub fn md5(text: impl Into<Value<String>>) -> Expr<String> {
    call("md5", vec![text.into().any()])
}

/// Maps laid over each other; where several have a key, the last one's value stays.
///
/// `maps` may be null.
///
/// `merge([[("a", 1)], [("a", 2)]])` gives `{"a":2}`.
#[must_use]
pub fn merge<T: ValueType>(maps: impl Variadic<Type = Map<T>>) -> Expr<Map<T>> {
    call("merge", with(vec![], maps))
}

/// The least of some numbers.
///
/// `min([2, 7, 5])` gives `2`.
#[must_use]
pub fn min(numbers: impl Variadic<Type = Number>) -> Expr<Number> {
    call("min", with(vec![], numbers))
}

/// A value that Terraform may show, though it comes from a sensitive one. That it gives nothing away is the caller's promise.
///
/// `value` may be null.
///
/// `nonsensitive(sensitive("a"))` gives `"a"`.
#[must_use]
pub fn nonsensitive<T: ValueType>(value: impl IntoTyped<Type = T>) -> Expr<T> {
    call("nonsensitive", vec![value.into_typed().any()])
}

/// The only item of a list or a set, null where there is none. Terraform reports a second one.
///
/// `one(["a"])` gives `"a"`.
#[must_use]
pub fn one<S: Sequence>(values: impl IntoTyped<Type = S>) -> Expr<S::Item> {
    call("one", vec![values.into_typed().any()])
}

/// The whole number that a text holds in a base from 2 to 62.
///
/// `parseint("ff", 16)` gives `255`.
#[must_use]
pub fn parseint(
    text: impl Into<Value<String>>,
    base: impl Into<Value<Number>>,
) -> Expr<Number> {
    call("parseint", vec![text.into().any(), base.into().any()])
}

/// A path whose `~` at the start is the home folder of the user who runs Terraform.
///
/// `pathexpand("/etc/hosts")` gives `"/etc/hosts"`.
#[must_use]
pub fn pathexpand(path: impl Into<Value<String>>) -> Expr<String> {
    call("pathexpand", vec![path.into().any()])
}

/// The time of the plan in RFC 3339, the same when that plan is applied.
///
/// `length(plantimestamp())` gives `20`.
#[must_use]
pub fn plantimestamp() -> Expr<String> {
    call("plantimestamp", vec![])
}

/// A number raised to a power.
///
/// `pow(2, 10)` gives `1024`.
#[must_use]
pub fn pow(
    number: impl Into<Value<Number>>,
    power: impl Into<Value<Number>>,
) -> Expr<Number> {
    call("pow", vec![number.into().any(), power.into().any()])
}

/// Numbers from `start` up to, and without, `limit`.
///
/// `range(0, 10, 4)` gives `[0,4,8]`.
#[must_use]
pub fn range(
    start: impl Into<Value<Number>>,
    limit: impl Into<Value<Number>>,
    step: impl Into<Value<Number>>,
) -> Expr<List<Number>> {
    call("range", vec![start.into().any(), limit.into().any(), step.into().any()])
}

/// The first part of a text that fits a regular expression; where the pattern has groups, what these caught, as a list or, with names, as an object. An error where nothing fits.
///
/// `regex("[0-9]+", "room 101")` gives `"101"`.
#[must_use]
pub fn regex(
    pattern: impl Into<Value<String>>,
    text: impl Into<Value<String>>,
) -> Expr<Any> {
    call("regex", vec![pattern.into().any(), text.into().any()])
}

/// Every part of a text that fits a regular expression, each as `regex` gives it.
///
/// `regexall("[0-9]+", "1, 22, 333")` gives `["1","22","333"]`.
#[must_use]
pub fn regexall(
    pattern: impl Into<Value<String>>,
    text: impl Into<Value<String>>,
) -> Expr<List<Any>> {
    call("regexall", vec![pattern.into().any(), text.into().any()])
}

/// Text with every occurrence of a part replaced. A part between slashes is a regular expression.
///
/// `replace("1+1", "+", "-")` gives `"1-1"`.
#[must_use]
pub fn replace(
    text: impl Into<Value<String>>,
    part: impl Into<Value<String>>,
    replacement: impl Into<Value<String>>,
) -> Expr<String> {
    call("replace", vec![text.into().any(), part.into().any(), replacement.into().any()])
}

/// The items of a list from the last to the first.
///
/// `reverse(["a", "b"])` gives `["b","a"]`.
#[must_use]
pub fn reverse<T: ValueType>(list: impl IntoTyped<Type = List<T>>) -> Expr<List<T>> {
    call("reverse", vec![list.into_typed().any()])
}

/// The text behind an RSA ciphertext in Base64 (PKCS #1 v1.5), opened with a private key in PEM.
///
/// `can(rsadecrypt("AAAA", "no key"))` gives `false`.
#[must_use]
pub fn rsadecrypt(
    ciphertext: impl Into<Value<String>>,
    private_key: impl Into<Value<String>>,
) -> Expr<String> {
    call("rsadecrypt", vec![ciphertext.into().any(), private_key.into().any()])
}

/// A value that Terraform keeps out of what it shows.
///
/// `value` may be null.
///
/// `nonsensitive(sensitive(1))` gives `1`.
#[must_use]
pub fn sensitive<T: ValueType>(value: impl IntoTyped<Type = T>) -> Expr<T> {
    call("sensitive", vec![value.into_typed().any()])
}

/// What all of some sets have in common.
///
/// `setintersection([["a", "b"], ["b", "c"]])` gives `["b"]`.
#[must_use]
pub fn setintersection<S: Sequence>(
    sets: impl Variadic<Type = S>,
) -> Expr<Set<S::Item>> {
    call("setintersection", with(vec![], sets))
}

/// Every way to take one item from each of some lists.
///
/// `setproduct([vec!["a", "b"], vec!["1"]])` gives `[["a","1"],["b","1"]]`.
#[must_use]
pub fn setproduct<T: ValueType>(
    sets: impl Variadic<Type = List<T>>,
) -> Expr<List<List<T>>> {
    call("setproduct", with(vec![], sets))
}

/// The items of a set that another one has not.
///
/// `setsubtract(["a", "b"], ["b"])` gives `["a"]`.
#[must_use]
pub fn setsubtract<S: Sequence>(
    set: impl IntoTyped<Type = S>,
    without: impl Into<Value<Set<S::Item>>>,
) -> Expr<Set<S::Item>> {
    call("setsubtract", vec![set.into_typed().any(), without.into().any()])
}

/// The items of some sets together, each once.
///
/// `setunion([["a", "b"], ["b", "c"]])` gives `["a","b","c"]`.
#[must_use]
pub fn setunion<S: Sequence>(sets: impl Variadic<Type = S>) -> Expr<Set<S::Item>> {
    call("setunion", with(vec![], sets))
}

/// The SHA-1 of a text in hexadecimal digits. It protects nothing.
///
/// `sha1("Hello")` gives `"f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0"`.
#[must_use]
pub fn sha1(text: impl Into<Value<String>>) -> Expr<String> {
    call("sha1", vec![text.into().any()])
}

/// The SHA-256 of a text in hexadecimal digits.
///
/// `sha256("Hello")` gives `"185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969"`.
#[must_use]
pub fn sha256(text: impl Into<Value<String>>) -> Expr<String> {
    call("sha256", vec![text.into().any()])
}

/// The SHA-512 of a text in hexadecimal digits.
///
/// `sha512("Hello")` gives `"3615f80c9d293ed7402687f94b22d58e529b8cc7916f8fac7fddf7fbd5af4cf777d3d795a7a00a16bf7e7f3fb9561ee9baae480da9fe7a18769e71886b03f315"`.
#[must_use]
pub fn sha512(text: impl Into<Value<String>>) -> Expr<String> {
    call("sha512", vec![text.into().any()])
}

/// -1 for a negative number, 0 for zero, 1 for a positive one.
///
/// `signum(-7)` gives `-1`.
#[must_use]
pub fn signum(number: impl Into<Value<Number>>) -> Expr<Number> {
    call("signum", vec![number.into().any()])
}

/// The items of a list from one index up to, and without, another.
///
/// `slice(["a", "b", "c"], 1, 3)` gives `["b","c"]`.
#[must_use]
pub fn slice<T: ValueType>(
    list: impl IntoTyped<Type = List<T>>,
    start: impl Into<Value<Number>>,
    end: impl Into<Value<Number>>,
) -> Expr<List<T>> {
    call("slice", vec![list.into_typed().any(), start.into().any(), end.into().any()])
}

/// Texts in the order of their characters' code points.
///
/// `sort(["b", "a", "B"])` gives `["B","a","b"]`.
#[must_use]
pub fn sort(list: impl Into<Value<List<String>>>) -> Expr<List<String>> {
    call("sort", vec![list.into().any()])
}

/// The parts of a text between separators.
///
/// `split(",", "a,b")` gives `["a","b"]`.
#[must_use]
pub fn split(
    separator: impl Into<Value<String>>,
    text: impl Into<Value<String>>,
) -> Expr<List<String>> {
    call("split", vec![separator.into().any(), text.into().any()])
}

/// Whether a text starts with another.
///
/// `startswith("web-1", "web-")` gives `true`.
#[must_use]
pub fn startswith(
    text: impl Into<Value<String>>,
    prefix: impl Into<Value<String>>,
) -> Expr<bool> {
    call("startswith", vec![text.into().any(), prefix.into().any()])
}

/// Whether a text has another somewhere in it.
///
/// `strcontains("web-1", "b-")` gives `true`.
#[must_use]
pub fn strcontains(
    text: impl Into<Value<String>>,
    part: impl Into<Value<String>>,
) -> Expr<bool> {
    call("strcontains", vec![text.into().any(), part.into().any()])
}

/// The characters of a text from the last to the first.
///
/// `strrev("abc")` gives `"cba"`.
#[must_use]
pub fn strrev(text: impl Into<Value<String>>) -> Expr<String> {
    call("strrev", vec![text.into().any()])
}

/// A part of a text by its characters; a length of -1 takes the rest, and a negative offset counts from the end.
///
/// `substr("hello", 1, 3)` gives `"ell"`.
#[must_use]
pub fn substr(
    text: impl Into<Value<String>>,
    offset: impl Into<Value<Number>>,
    length: impl Into<Value<Number>>,
) -> Expr<String> {
    call("substr", vec![text.into().any(), offset.into().any(), length.into().any()])
}

/// The sum of the numbers of a list or a set, which must not be empty.
///
/// `sum([1, 2, 3])` gives `6`.
#[must_use]
pub fn sum(numbers: impl Into<Value<List<Number>>>) -> Expr<Number> {
    call("sum", vec![numbers.into().any()])
}

/// The content of a file whose `${…}` and `%{…}` are evaluated with the values of an object.
///
/// `templatefile("greeting.tftpl", Value::object([("name", "Ann".into())]))` gives `"Hello, Ann!"`.
#[must_use]
pub fn templatefile(
    path: impl Into<Value<String>>,
    values: impl Into<Value<Any>>,
) -> Expr<String> {
    call("templatefile", vec![path.into().any(), values.into()])
}

/// As `templatefile`, for a template that comes from an argument, a local value or a variable. Terraform takes only a reference here.
///
/// `templatestring(hcl::<String>("local.greeting"), Value::object([("name", "Ann".into())]))` gives `"Hi, Ann!"`.
#[must_use]
pub fn templatestring(
    template: impl Into<Value<String>>,
    values: impl Into<Value<Any>>,
) -> Expr<String> {
    call("templatestring", vec![template.into().any(), values.into()])
}

/// The text behind Base64 of bytes in an encoding that IANA names.
///
/// `textdecodebase64("SABpAA==", "UTF-16LE")` gives `"Hi"`.
#[must_use]
pub fn textdecodebase64(
    text: impl Into<Value<String>>,
    encoding: impl Into<Value<String>>,
) -> Expr<String> {
    call("textdecodebase64", vec![text.into().any(), encoding.into().any()])
}

/// A text in an encoding that IANA names, in Base64.
///
/// `textencodebase64("Hi", "UTF-16LE")` gives `"SABpAA=="`.
#[must_use]
pub fn textencodebase64(
    text: impl Into<Value<String>>,
    encoding: impl Into<Value<String>>,
) -> Expr<String> {
    call("textencodebase64", vec![text.into().any(), encoding.into().any()])
}

/// A time (as RFC 3339 has it) so much later, or earlier for a negative duration such as `-1h30m`.
///
/// `timeadd("2024-05-01T10:00:00Z", "90m")` gives `"2024-05-01T11:30:00Z"`.
#[must_use]
pub fn timeadd(
    time: impl Into<Value<String>>,
    duration: impl Into<Value<String>>,
) -> Expr<String> {
    call("timeadd", vec![time.into().any(), duration.into().any()])
}

/// -1 where the first time (as RFC 3339 has it) is before the second, 0 where they are the same, 1 where it is after.
///
/// `timecmp("2024-05-01T10:00:00Z", "2024-05-01T12:00:00+02:00")` gives `0`.
#[must_use]
pub fn timecmp(
    first: impl Into<Value<String>>,
    second: impl Into<Value<String>>,
) -> Expr<Number> {
    call("timecmp", vec![first.into().any(), second.into().any()])
}

/// The time in RFC 3339, another one in every run: an argument with it changes whenever it is applied.
///
/// `length(timestamp())` gives `20`.
#[must_use]
pub fn timestamp() -> Expr<String> {
    call("timestamp", vec![])
}

/// Text with the first letter of each word in upper case.
///
/// `title("hello world")` gives `"Hello World"`.
#[must_use]
pub fn title(text: impl Into<Value<String>>) -> Expr<String> {
    call("title", vec![text.into().any()])
}

/// A value as a boolean: `"true"`, `"false"` and null can be one.
///
/// `value` may be null.
///
/// `tobool("true")` gives `true`.
#[must_use]
pub fn tobool(value: impl Into<Value<Any>>) -> Expr<bool> {
    call("tobool", vec![value.into()])
}

/// A set as a list, whose order is Terraform's.
///
/// `values` may be null.
///
/// `tolist(toset(["a"]))` gives `["a"]`.
#[must_use]
pub fn tolist<S: Sequence>(values: impl IntoTyped<Type = S>) -> Expr<List<S::Item>> {
    call("tolist", vec![values.into_typed().any()])
}

/// An object as a map, whose values become of one type. Which one is the caller's promise.
///
/// `value` may be null.
///
/// `tomap::<String>(Value::object([("a", "x".into()), ("b", 1.into())]))` gives `{"a":"x","b":"1"}`.
#[must_use]
pub fn tomap<T: ValueType>(value: impl Into<Value<Any>>) -> Expr<Map<T>> {
    call("tomap", vec![value.into()])
}

/// A value as a number.
///
/// `value` may be null.
///
/// `tonumber("1.50")` gives `1.5`.
#[must_use]
pub fn tonumber(value: impl Into<Value<Any>>) -> Expr<Number> {
    call("tonumber", vec![value.into()])
}

/// A list as a set: each item once, without an order.
///
/// `values` may be null.
///
/// `toset(["b", "a", "b"])` gives `["a","b"]`.
#[must_use]
pub fn toset<S: Sequence>(values: impl IntoTyped<Type = S>) -> Expr<Set<S::Item>> {
    call("toset", vec![values.into_typed().any()])
}

/// A text, a number or a boolean as a text.
///
/// `value` may be null.
///
/// `tostring(true)` gives `"true"`.
#[must_use]
pub fn tostring(value: impl Into<Value<Any>>) -> Expr<String> {
    call("tostring", vec![value.into()])
}

/// A map of lists turned around: under each item the keys whose list has it.
///
/// `transpose([("a", vec!["x", "y"]), ("b", vec!["x"])])` gives `{"x":["a","b"],"y":["a"]}`.
#[must_use]
pub fn transpose(map: impl Into<Value<Map<List<String>>>>) -> Expr<Map<List<String>>> {
    call("transpose", vec![map.into().any()])
}

/// Text without any of some characters at its start and its end.
///
/// `trim("?!hello?!", "!?")` gives `"hello"`.
#[must_use]
pub fn trim(
    text: impl Into<Value<String>>,
    characters: impl Into<Value<String>>,
) -> Expr<String> {
    call("trim", vec![text.into().any(), characters.into().any()])
}

/// Text without a prefix, where it has it.
///
/// `trimprefix("web-1", "web-")` gives `"1"`.
#[must_use]
pub fn trimprefix(
    text: impl Into<Value<String>>,
    prefix: impl Into<Value<String>>,
) -> Expr<String> {
    call("trimprefix", vec![text.into().any(), prefix.into().any()])
}

/// Text without white space around it.
///
/// `trimspace("  hello\n")` gives `"hello"`.
#[must_use]
pub fn trimspace(text: impl Into<Value<String>>) -> Expr<String> {
    call("trimspace", vec![text.into().any()])
}

/// Text without a suffix, where it has it.
///
/// `trimsuffix("photo.png", ".png")` gives `"photo"`.
#[must_use]
pub fn trimsuffix(
    text: impl Into<Value<String>>,
    suffix: impl Into<Value<String>>,
) -> Expr<String> {
    call("trimsuffix", vec![text.into().any(), suffix.into().any()])
}

/// The first value that can be evaluated without an error.
///
/// `try_([parseint("ten", 10), parseint("a", 16)])` gives `10`.
#[must_use]
pub fn try_<T: ValueType>(values: impl Variadic<Type = T>) -> Expr<T> {
    call("try", with(vec![], values))
}

/// Text in upper case.
///
/// `upper("àb")` gives `"ÀB"`.
#[must_use]
pub fn upper(text: impl Into<Value<String>>) -> Expr<String> {
    call("upper", vec![text.into().any()])
}

/// Text made safe for the query of a URL, with `+` for spaces.
///
/// `urlencode("a b&c")` gives `"a+b%26c"`.
#[must_use]
pub fn urlencode(text: impl Into<Value<String>>) -> Expr<String> {
    call("urlencode", vec![text.into().any()])
}

/// A new random UUID in every run: an argument with it changes whenever it is applied.
///
/// `length(uuid())` gives `36`.
#[must_use]
pub fn uuid() -> Expr<String> {
    call("uuid", vec![])
}

/// The UUID of a name within a namespace (`dns`, `url`, `oid`, `x500`, or a UUID), always the same.
///
/// `uuidv5("dns", "example.com")` gives `"cfbff0d1-9375-5685-968c-48ce8b15ae17"`.
#[must_use]
pub fn uuidv5(
    namespace: impl Into<Value<String>>,
    name: impl Into<Value<String>>,
) -> Expr<String> {
    call("uuidv5", vec![namespace.into().any(), name.into().any()])
}

/// The values of a map, in the order of their keys.
///
/// `values([("b", 2), ("a", 1)])` gives `[1,2]`.
#[must_use]
pub fn values<T: ValueType>(map: impl IntoTyped<Type = Map<T>>) -> Expr<List<T>> {
    call("values", vec![map.into_typed().any()])
}

/// What a text in YAML holds; a part of YAML 1.2.
///
/// `yamldecode("a: [1, true]")` gives `{"a":[1,true]}`.
#[must_use]
pub fn yamldecode(text: impl Into<Value<String>>) -> Expr<Any> {
    call("yamldecode", vec![text.into().any()])
}

/// A value as text in YAML.
///
/// `value` may be null.
///
/// `yamlencode(Value::object([("a", 1.into())]))` gives `"\"a\": 1\n"`.
#[must_use]
pub fn yamlencode(value: impl Into<Value<Any>>) -> Expr<String> {
    call("yamlencode", vec![value.into()])
}

/// A map of keys and, at the same index, their values.
///
/// `zipmap(["a", "b"], [1, 2])` gives `{"a":1,"b":2}`.
#[must_use]
pub fn zipmap<T: ValueType>(
    keys: impl Into<Value<List<String>>>,
    values: impl IntoTyped<Type = List<T>>,
) -> Expr<Map<T>> {
    call("zipmap", vec![keys.into().any(), values.into_typed().any()])
}
