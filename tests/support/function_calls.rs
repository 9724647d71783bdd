// @generated from codegen/functions; do not edit.

//! A call of each function, and what Terraform gives for it, in JSON.
use ferroform::functions::*;
use ferroform::{Any, Value, hcl};
pub(crate) fn calls() -> Vec<(&'static str, Value<Any>, &'static str)> {
    vec![
        ("abs", abs(- 3).into(), "3"), ("abspath", endswith(abspath("greeting.txt"),
        "/greeting.txt").into(), "true"), ("alltrue", alltrue([true, false]).into(),
        "false"), ("anytrue", anytrue([true, false]).into(), "true"), ("base64decode",
        base64decode("SGVsbG8=").into(), "\"Hello\""), ("base64encode",
        base64encode("Hello").into(), "\"SGVsbG8=\""), ("base64gzip",
        startswith(base64gzip("Hello"), "H4sI").into(), "true"), ("base64sha256",
        base64sha256("Hello").into(),
        "\"GF+NsyJx/iX1Yab8k4suJkMG7DBO2lGAB9F2SCY4GWk=\""), ("base64sha512",
        base64sha512("Hello").into(),
        "\"NhX4DJ0pPtdAJof5SyLVjlKbjMeRb4+sf933+9WvTPd309eVp6AKFr9+fz+5Vh7puq5IDan+ehh2nnGIawPzFQ==\""),
        ("basename", basename("logs/2024/may.txt").into(), "\"may.txt\""), ("bcrypt",
        length(bcrypt("secret", 4)).into(), "60"), ("can", can(tonumber("ten")).into(),
        "false"), ("ceil", ceil(1.2).into(), "2"), ("chomp", chomp("Hello\r\n\n").into(),
        "\"Hello\""), ("chunklist", chunklist(["a", "b", "c"], 2).into(),
        "[[\"a\",\"b\"],[\"c\"]]"), ("cidrhost", cidrhost("10.0.0.0/24", 5).into(),
        "\"10.0.0.5\""), ("cidrnetmask", cidrnetmask("10.0.0.0/20").into(),
        "\"255.255.240.0\""), ("cidrsubnet", cidrsubnet("10.0.0.0/16", 8, 2).into(),
        "\"10.0.2.0/24\""), ("cidrsubnets", cidrsubnets("10.0.0.0/16", [4, 8]).into(),
        "[\"10.0.0.0/20\",\"10.0.16.0/24\"]"), ("coalesce", coalesce(["", "b", "c"])
        .into(), "\"b\""), ("coalescelist", coalescelist([vec![], vec!["b"], vec!["c"]])
        .into(), "[\"b\"]"), ("compact", compact(["a", "", "b"]).into(),
        "[\"a\",\"b\"]"), ("concat", concat([vec!["a"], vec!["b", "c"]]).into(),
        "[\"a\",\"b\",\"c\"]"), ("contains", contains(["a", "b"], "b").into(), "true"),
        ("csvdecode", csvdecode("name,size\na,1\n").into(),
        "[{\"name\":\"a\",\"size\":\"1\"}]"), ("dirname", dirname("logs/2024/may.txt")
        .into(), "\"logs/2024\""), ("distinct", distinct(["b", "a", "b"]).into(),
        "[\"b\",\"a\"]"), ("element", element(["a", "b", "c"], 4).into(), "\"b\""),
        ("endswith", endswith("photo.png", ".png").into(), "true"), ("ephemeralasnull",
        ephemeralasnull("a").into(), "\"a\""), ("file", file("greeting.txt").into(),
        "\"Hello\""), ("filebase64", filebase64("greeting.txt").into(), "\"SGVsbG8=\""),
        ("filebase64sha256", filebase64sha256("greeting.txt").into(),
        "\"GF+NsyJx/iX1Yab8k4suJkMG7DBO2lGAB9F2SCY4GWk=\""), ("filebase64sha512",
        filebase64sha512("greeting.txt").into(),
        "\"NhX4DJ0pPtdAJof5SyLVjlKbjMeRb4+sf933+9WvTPd309eVp6AKFr9+fz+5Vh7puq5IDan+ehh2nnGIawPzFQ==\""),
        ("fileexists", fileexists("no-such-file.txt").into(), "false"), ("filemd5",
        filemd5("greeting.txt").into(), "\"8b1a9953c4611296a827abf8c47804d7\""),
        ("fileset", fileset(".", "greeting.*").into(),
        "[\"greeting.tftpl\",\"greeting.txt\"]"), ("filesha1", filesha1("greeting.txt")
        .into(), "\"f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0\""), ("filesha256",
        filesha256("greeting.txt").into(),
        "\"185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969\""),
        ("filesha512", filesha512("greeting.txt").into(),
        "\"3615f80c9d293ed7402687f94b22d58e529b8cc7916f8fac7fddf7fbd5af4cf777d3d795a7a00a16bf7e7f3fb9561ee9baae480da9fe7a18769e71886b03f315\""),
        ("flatten", flatten([vec!["a", "b"], vec!["c"]]).into(), "[\"a\",\"b\",\"c\"]"),
        ("floor", floor(1.8).into(), "1"), ("format", format("%s-%03d", ["web".into(), 7
        .into()]).into(), "\"web-007\""), ("formatdate", formatdate("DD MMM YYYY",
        "2024-05-01T10:00:00Z").into(), "\"01 May 2024\""), ("formatlist",
        formatlist("%s-%s", ["web".into(), ["a", "b"].into()]).into(),
        "[\"web-a\",\"web-b\"]"), ("indent", indent(2, "a\nb").into(), "\"a\\n  b\""),
        ("index", index(["a", "b"], "b").into(), "1"), ("issensitive",
        issensitive(sensitive("a")).into(), "true"), ("join", join("-", ["a", "b"])
        .into(), "\"a-b\""), ("jsondecode", jsondecode("[1, true]").into(), "[1,true]"),
        ("jsonencode", jsonencode(["a", "b"]).into(), "\"[\\\"a\\\",\\\"b\\\"]\""),
        ("keys", keys([("b", 2), ("a", 1)]).into(), "[\"a\",\"b\"]"), ("length",
        length("Grüße").into(), "5"), ("log", log(8, 2).into(), "3"), ("lookup",
        lookup([("a", 1)], "b", 0).into(), "0"), ("lower", lower("ÀB").into(),
        "\"àb\""), ("matchkeys", matchkeys(["a", "b", "c"], [1, 2, 1], [1]).into(),
        "[\"a\",\"c\"]"), ("max", max([2, 7, 5]).into(), "7"), ("md5", md5("Hello")
        .into(), "\"8b1a9953c4611296a827abf8c47804d7\""), ("merge", merge([[("a", 1)],
        [("a", 2)]]).into(), "{\"a\":2}"), ("min", min([2, 7, 5]).into(), "2"),
        ("nonsensitive", nonsensitive(sensitive("a")).into(), "\"a\""), ("one",
        one(["a"]).into(), "\"a\""), ("parseint", parseint("ff", 16).into(), "255"),
        ("pathexpand", pathexpand("/etc/hosts").into(), "\"/etc/hosts\""),
        ("plantimestamp", length(plantimestamp()).into(), "20"), ("pow", pow(2, 10)
        .into(), "1024"), ("range", range(0, 10, 4).into(), "[0,4,8]"), ("regex",
        regex("[0-9]+", "room 101").into(), "\"101\""), ("regexall", regexall("[0-9]+",
        "1, 22, 333").into(), "[\"1\",\"22\",\"333\"]"), ("replace", replace("1+1", "+",
        "-").into(), "\"1-1\""), ("reverse", reverse(["a", "b"]).into(),
        "[\"b\",\"a\"]"), ("rsadecrypt", can(rsadecrypt("AAAA", "no key")).into(),
        "false"), ("sensitive", nonsensitive(sensitive(1)).into(), "1"),
        ("setintersection", setintersection([["a", "b"], ["b", "c"]]).into(), "[\"b\"]"),
        ("setproduct", setproduct([vec!["a", "b"], vec!["1"]]).into(),
        "[[\"a\",\"1\"],[\"b\",\"1\"]]"), ("setsubtract", setsubtract(["a", "b"], ["b"])
        .into(), "[\"a\"]"), ("setunion", setunion([["a", "b"], ["b", "c"]]).into(),
        "[\"a\",\"b\",\"c\"]"), ("sha1", sha1("Hello").into(),
        "\"f7ff9e8b7bb2e09b70935a5d785e0cc5d9d0abf0\""), ("sha256", sha256("Hello")
        .into(), "\"185f8db32271fe25f561a6fc938b2e264306ec304eda518007d1764826381969\""),
        ("sha512", sha512("Hello").into(),
        "\"3615f80c9d293ed7402687f94b22d58e529b8cc7916f8fac7fddf7fbd5af4cf777d3d795a7a00a16bf7e7f3fb9561ee9baae480da9fe7a18769e71886b03f315\""),
        ("signum", signum(- 7).into(), "-1"), ("slice", slice(["a", "b", "c"], 1, 3)
        .into(), "[\"b\",\"c\"]"), ("sort", sort(["b", "a", "B"]).into(),
        "[\"B\",\"a\",\"b\"]"), ("split", split(",", "a,b").into(), "[\"a\",\"b\"]"),
        ("startswith", startswith("web-1", "web-").into(), "true"), ("strcontains",
        strcontains("web-1", "b-").into(), "true"), ("strrev", strrev("abc").into(),
        "\"cba\""), ("substr", substr("hello", 1, 3).into(), "\"ell\""), ("sum", sum([1,
        2, 3]).into(), "6"), ("templatefile", templatefile("greeting.tftpl",
        Value::object([("name", "Ann".into())])).into(), "\"Hello, Ann!\""),
        ("templatestring", templatestring(hcl:: < String > ("local.greeting"),
        Value::object([("name", "Ann".into())])).into(), "\"Hi, Ann!\""),
        ("textdecodebase64", textdecodebase64("SABpAA==", "UTF-16LE").into(), "\"Hi\""),
        ("textencodebase64", textencodebase64("Hi", "UTF-16LE").into(), "\"SABpAA==\""),
        ("timeadd", timeadd("2024-05-01T10:00:00Z", "90m").into(),
        "\"2024-05-01T11:30:00Z\""), ("timecmp", timecmp("2024-05-01T10:00:00Z",
        "2024-05-01T12:00:00+02:00").into(), "0"), ("timestamp", length(timestamp())
        .into(), "20"), ("title", title("hello world").into(), "\"Hello World\""),
        ("tobool", tobool("true").into(), "true"), ("tolist", tolist(toset(["a"]))
        .into(), "[\"a\"]"), ("tomap", tomap:: < String > (Value::object([("a", "x"
        .into()), ("b", 1.into())])).into(), "{\"a\":\"x\",\"b\":\"1\"}"), ("tonumber",
        tonumber("1.50").into(), "1.5"), ("toset", toset(["b", "a", "b"]).into(),
        "[\"a\",\"b\"]"), ("tostring", tostring(true).into(), "\"true\""), ("transpose",
        transpose([("a", vec!["x", "y"]), ("b", vec!["x"])]).into(),
        "{\"x\":[\"a\",\"b\"],\"y\":[\"a\"]}"), ("trim", trim("?!hello?!", "!?").into(),
        "\"hello\""), ("trimprefix", trimprefix("web-1", "web-").into(), "\"1\""),
        ("trimspace", trimspace("  hello\n").into(), "\"hello\""), ("trimsuffix",
        trimsuffix("photo.png", ".png").into(), "\"photo\""), ("try",
        try_([parseint("ten", 10), parseint("a", 16)]).into(), "10"), ("upper",
        upper("àb").into(), "\"ÀB\""), ("urlencode", urlencode("a b&c").into(),
        "\"a+b%26c\""), ("uuid", length(uuid()).into(), "36"), ("uuidv5", uuidv5("dns",
        "example.com").into(), "\"cfbff0d1-9375-5685-968c-48ce8b15ae17\""), ("values",
        values([("b", 2), ("a", 1)]).into(), "[1,2]"), ("yamldecode",
        yamldecode("a: [1, true]").into(), "{\"a\":[1,true]}"), ("yamlencode",
        yamlencode(Value::object([("a", 1.into())])).into(), "\"\\\"a\\\": 1\\n\""),
        ("zipmap", zipmap(["a", "b"], [1, 2]).into(), "{\"a\":1,\"b\":2}")
    ]
}
