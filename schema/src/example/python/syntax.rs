//! The expressions of Python code.
//!
//! Statements are passed over: what they hold is expressions, one after the other. So a statement that is no Python, of which
//! converted code has many, hides none of the others.

use super::token::{Kind, Token, tokens};
use std::ops::Range;

/// Deeper brackets are not looked into: recursion must end.
const MAX_DEPTH: usize = 128;

/// Words that go on with an expression.
const INFIX: &[&str] = &["and", "or", "in", "is", "if", "else", "not", "for", "async"];

/// Words that name nothing, and stand between or before expressions.
const RESERVED: &[&str] = &[
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not",
    "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

/// An expression with where it stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Expression {
    pub(super) shape: Shape,
    pub(super) range: Range<usize>,
    /// Whether something in it is no Python.
    pub(super) broken: bool,
}

/// What an expression is, as far as examples need it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    Name,
    Number,
    /// String literals one after the other, and whether values are put in.
    Text(Vec<Literal>, bool),
    List(Vec<Expression>),
    /// A dictionary's pairs.
    Dictionary(Vec<Pair>),
    /// One expression in parentheses.
    Parenthesized(Box<Expression>),
    /// `object.NAME`.
    Attribute(Box<Expression>, Range<usize>),
    Call(Box<Expression>, Vec<Argument>),
    /// Two operands of an arithmetical operator.
    Binary(Vec<Expression>),
    /// Anything else, with the expressions in it.
    Other(Vec<Expression>),
}

/// A string literal.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Literal {
    /// What stands between the quotes.
    pub(super) content: Range<usize>,
    /// Whether backslashes mean themselves.
    pub(super) raw: bool,
}

/// A pair of a dictionary.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Pair {
    pub(super) key: Expression,
    pub(super) value: Expression,
}

/// An argument of a call.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Argument {
    /// Where its name stands, if it has one.
    pub(super) name: Option<Range<usize>>,
    pub(super) value: Expression,
}

impl Argument {
    /// The argument with its name.
    pub(super) fn range(&self) -> Range<usize> {
        self.name.as_ref().map_or(self.value.range.start, |name| name.start)..self.value.range.end
    }
}

impl Expression {
    /// The expressions that it is made of.
    pub(super) fn parts(&self) -> Vec<&Self> {
        match &self.shape {
            Shape::Name | Shape::Number | Shape::Text(..) => Vec::new(),
            Shape::List(parts) | Shape::Binary(parts) | Shape::Other(parts) => parts.iter().collect(),
            Shape::Dictionary(pairs) => pairs.iter().flat_map(|pair| [&pair.key, &pair.value]).collect(),
            Shape::Parenthesized(inner) | Shape::Attribute(inner, _) => vec![inner.as_ref()],
            Shape::Call(function, arguments) => {
                let values = arguments.iter().map(|argument| &argument.value);
                std::iter::once(function.as_ref()).chain(values).collect()
            }
        }
    }
}

/// The expressions of some code, in its order.
#[derive(Debug, Default)]
pub(super) struct Code {
    pub(super) expressions: Vec<Expression>,
    /// The first place that is no Python.
    pub(super) error: Option<Range<usize>>,
}

/// Reads the expressions of code.
pub(super) fn parse(code: &str) -> Code {
    let mut parser = Parser { code, tokens: tokens(code), at: 0, error: None, depth: 0 };
    let mut expressions = Vec::new();
    // Whether an expression ended right before.
    let mut ended = false;
    while let Some(token) = parser.peek() {
        let range = token.range.clone();
        if parser.begins_expression() {
            if ended {
                parser.fail(range);
            }
            expressions.push(parser.expression());
            ended = true;
        } else {
            if matches!(token.kind, Kind::Close(_) | Kind::Broken) {
                parser.fail(range);
            }
            parser.at += 1;
            ended = false;
        }
    }
    Code { expressions, error: parser.error }
}

struct Parser<'a> {
    code: &'a str,
    tokens: Vec<Token>,
    at: usize,
    error: Option<Range<usize>>,
    depth: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Token> {
        self.tokens.get(self.at)
    }

    fn text(&self) -> &str {
        self.peek().and_then(|token| self.code.get(token.range.clone())).unwrap_or_default()
    }

    fn is(&self, kind: &Kind) -> bool {
        self.peek().is_some_and(|token| token.kind == *kind)
    }

    fn is_sign(&self, sign: &str) -> bool {
        self.is(&Kind::Sign) && self.text() == sign
    }

    fn is_reserved(&self, words: &[&str]) -> bool {
        self.is(&Kind::Word) && words.contains(&self.text())
    }

    /// Where the last word ends.
    fn end(&self) -> usize {
        self.at.checked_sub(1).and_then(|last| self.tokens.get(last)).map_or(0, |token| token.range.end)
    }

    fn here(&self) -> Range<usize> {
        self.peek().map_or(self.code.len()..self.code.len(), |token| token.range.clone())
    }

    fn fail(&mut self, range: Range<usize>) {
        if self.error.as_ref().is_none_or(|first| range.start < first.start) {
            self.error = Some(range);
        }
    }

    fn begins_expression(&self) -> bool {
        match self.peek().map(|token| &token.kind) {
            Some(Kind::Word) => !self.is_reserved(RESERVED) || self.is_reserved(&["not", "lambda", "await"]),
            Some(Kind::Number | Kind::Text { .. } | Kind::Open(_)) => true,
            Some(Kind::Sign) => ["-", "+", "~", "*", "**", "..."].contains(&self.text()),
            _ => false,
        }
    }

    /// An expression with the operators between its operands.
    fn expression(&mut self) -> Expression {
        let first = self.operand();
        if !self.is(&Kind::Sign) && !self.is_reserved(INFIX) {
            return first;
        }
        let start = first.range.start;
        let mut operands = vec![first];
        let (mut arithmetical, mut dangling) = (true, false);
        while let Some(arithmetic) = self.operator() {
            arithmetical &= arithmetic;
            if !self.begins_expression() {
                let here = self.here();
                self.fail(here);
                dangling = true;
                break;
            }
            operands.push(self.operand());
        }
        if let ([_], false) = (operands.as_slice(), dangling)
            && let Some(only) = operands.pop()
        {
            return only;
        }
        let broken = dangling || operands.iter().any(|operand| operand.broken);
        let shape = if arithmetical { Shape::Binary(operands) } else { Shape::Other(operands) };
        Expression { shape, range: start..self.end(), broken }
    }

    /// Takes an operator; whether it is an arithmetical one.
    fn operator(&mut self) -> Option<bool> {
        if self.is_reserved(INFIX) {
            // `not in`, `is not`, `async for`.
            while self.is_reserved(INFIX) {
                self.at += 1;
            }
            return Some(false);
        }
        if !self.is(&Kind::Sign) {
            return None;
        }
        let arithmetical = match self.text() {
            "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "&" | "|" | "^" | "<<" | ">>" => true,
            "==" | "!=" | "<>" | "<" | ">" | "<=" | ">=" | ":=" => false,
            _ => return None,
        };
        self.at += 1;
        Some(arithmetical)
    }

    /// An operand with the signs before it, and the calls, attributes and subscripts behind it.
    fn operand(&mut self) -> Expression {
        let start = self.here().start;
        if self.is_reserved(&["lambda"]) {
            // Its parameters end at a colon.
            while !self.is_sign(":")
                && !matches!(self.peek().map(|token| &token.kind), None | Some(Kind::End | Kind::Close(_)))
            {
                self.at += 1;
            }
            self.at += usize::from(self.is_sign(":"));
            return self.within(start, |_| Shape::Other(Vec::new()));
        }
        if self.is(&Kind::Sign) || self.is_reserved(&["not", "await"]) {
            let negative = ["-", "+", "~"].contains(&self.text());
            let alone = self.text() == "...";
            self.at += 1;
            // A bare `*` parts parameters.
            if alone || !self.begins_expression() {
                return Expression {
                    shape: Shape::Other(Vec::new()),
                    range: start..self.end(),
                    broken: false,
                };
            }
            return self.within(start, |inner| match inner.shape {
                Shape::Number if negative => Shape::Number,
                _ => Shape::Other(vec![inner]),
            });
        }
        let mut found = self.atom();
        for links in 1_usize.. {
            let start = found.range.start;
            if links.is_multiple_of(MAX_DEPTH) {
                // A longer chain is one that nobody wrote, and what is nested deeply is dropped deeply.
                found.shape = Shape::Other(Vec::new());
            }
            if self.is_sign(".") {
                self.at += 1;
                if self.is(&Kind::Word) {
                    let name = self.here();
                    self.at += 1;
                    let broken = found.broken;
                    let shape = Shape::Attribute(Box::new(found), name);
                    found = Expression { shape, range: start..self.end(), broken };
                } else {
                    let here = self.here();
                    self.fail(here);
                    found = Expression { broken: true, ..found };
                }
            } else if self.is(&Kind::Open(b'(')) {
                let (arguments, broken) = self.bracketed(Self::argument);
                let broken = broken || found.broken || arguments.iter().any(|argument| argument.value.broken);
                let shape = Shape::Call(Box::new(found), arguments);
                found = Expression { shape, range: start..self.end(), broken };
            } else if self.is(&Kind::Open(b'[')) {
                let (mut parts, broken) = self.bracketed(Self::item);
                let broken = broken || found.broken || parts.iter().any(|part| part.broken);
                parts.insert(0, found);
                found = Expression { shape: Shape::Other(parts), range: start..self.end(), broken };
            } else {
                break;
            }
        }
        found
    }

    /// What follows, one deeper, in the shape that is made of it.
    fn within(&mut self, start: usize, shape: impl FnOnce(Expression) -> Shape) -> Expression {
        if self.depth >= MAX_DEPTH {
            self.at += 1;
            return Expression { shape: Shape::Other(Vec::new()), range: start..self.end(), broken: false };
        }
        self.depth += 1;
        let inner = self.operand();
        self.depth -= 1;
        let (broken, end) = (inner.broken, inner.range.end);
        Expression { shape: shape(inner), range: start..end, broken }
    }

    fn atom(&mut self) -> Expression {
        let range = self.here();
        let Some(token) = self.peek() else {
            return Expression { shape: Shape::Other(Vec::new()), range, broken: true };
        };
        match token.kind.clone() {
            Kind::Word => {
                self.at += 1;
                Expression { shape: Shape::Name, range, broken: false }
            }
            Kind::Number => {
                self.at += 1;
                Expression { shape: Shape::Number, range, broken: false }
            }
            Kind::Text { .. } => {
                let (mut contents, mut any) = (Vec::new(), false);
                while let Some(Token { kind: Kind::Text { content, interpolated, raw }, .. }) = self.peek() {
                    contents.push(Literal { content: content.clone(), raw: *raw });
                    any |= interpolated;
                    self.at += 1;
                }
                Expression {
                    shape: Shape::Text(contents, any),
                    range: range.start..self.end(),
                    broken: false,
                }
            }
            Kind::Open(b'[') => {
                let (items, broken) = self.bracketed(Self::item);
                let broken = broken || items.iter().any(|item| item.broken);
                let comprehension = items.len() == 1 && self.mentions("for", &range);
                let shape = if comprehension { Shape::Other(items) } else { Shape::List(items) };
                Expression { shape, range: range.start..self.end(), broken }
            }
            Kind::Open(b'{') => {
                let (entries, broken) = self.bracketed(Self::entry);
                let pairs: Vec<Pair> = entries.into_iter().flatten().collect();
                let broken = broken || pairs.iter().any(|pair| pair.key.broken || pair.value.broken);
                Expression { shape: Shape::Dictionary(pairs), range: range.start..self.end(), broken }
            }
            Kind::Open(_) => {
                let before = self.at;
                let (mut items, broken) = self.bracketed(Self::item);
                let broken = broken || items.iter().any(|item| item.broken);
                let comma = self
                    .tokens
                    .get(self.at.saturating_sub(2))
                    .and_then(|token| self.code.get(token.range.clone()));
                let tuple = items.len() != 1 || comma == Some(",") && self.at > before + 2;
                let shape = match items.pop() {
                    Some(only) if !tuple => Shape::Parenthesized(Box::new(only)),
                    last => {
                        items.extend(last);
                        Shape::Other(items)
                    }
                };
                Expression { shape, range: range.start..self.end(), broken }
            }
            _ => {
                self.fail(range.clone());
                self.at += 1;
                Expression { shape: Shape::Other(Vec::new()), range, broken: true }
            }
        }
    }

    /// Whether a word stands right within the brackets that ended last and begin here.
    fn mentions(&self, word: &str, open: &Range<usize>) -> bool {
        let mut depth = 0_usize;
        let tokens = self.tokens.get(..self.at).unwrap_or_default();
        for token in tokens.iter().rev() {
            match token.kind {
                Kind::Close(_) => depth += 1,
                Kind::Open(_) => depth = depth.saturating_sub(1),
                Kind::Word if depth == 1 && self.code.get(token.range.clone()) == Some(word) => return true,
                _ => {}
            }
            if token.range.start <= open.start {
                return false;
            }
        }
        false
    }

    /// What stands between brackets, parted by commas; and whether something there is no Python.
    fn bracketed<T>(&mut self, read: fn(&mut Self) -> T) -> (Vec<T>, bool) {
        let open = self.here();
        self.at += 1;
        let mut parts = Vec::new();
        let mut broken = false;
        if self.depth >= MAX_DEPTH {
            self.skip_to_close();
            return (parts, broken);
        }
        self.depth += 1;
        loop {
            match self.peek().map(|token| token.kind.clone()) {
                None => {
                    self.fail(open.clone());
                    broken = true;
                    break;
                }
                Some(Kind::Close(opened)) => {
                    let here = self.here();
                    if self.code.as_bytes().get(open.start) != Some(&opened) {
                        self.fail(here);
                        broken = true;
                    }
                    self.at += 1;
                    break;
                }
                _ if self.begins_expression() => {
                    parts.push(read(self));
                    let ends = self.is_sign(",")
                        || matches!(self.peek().map(|token| &token.kind), Some(Kind::Close(_)));
                    if self.is_sign(",") {
                        self.at += 1;
                    } else if !ends && self.peek().is_some() {
                        broken = true;
                        let here = self.here();
                        self.fail(here);
                        // Where only the comma is missing, the next part begins on the next line.
                        self.skip_to_part();
                    }
                }
                // Slices, bare stars and comments of types.
                Some(Kind::Sign) if [":", "*", "/"].contains(&self.text()) => self.at += 1,
                Some(_) => {
                    broken = true;
                    let here = self.here();
                    self.fail(here);
                    let comma = self.is_sign(",");
                    self.at += 1;
                    if !comma {
                        self.skip_to_part();
                    }
                }
            }
        }
        self.depth -= 1;
        (parts, broken)
    }

    /// Goes on behind the next comma, at the next line or before the closing bracket.
    fn skip_to_part(&mut self) {
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Close(_) => return,
                _ if token.first => return,
                Kind::Open(_) => {
                    self.at += 1;
                    self.skip_to_close();
                }
                _ if self.is_sign(",") => {
                    self.at += 1;
                    return;
                }
                _ => self.at += 1,
            }
        }
    }

    /// Goes on behind the bracket that closes the one before.
    fn skip_to_close(&mut self) {
        let mut depth = 1_usize;
        while let Some(token) = self.peek() {
            match token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                _ => {}
            }
            self.at += 1;
            if depth == 0 {
                return;
            }
        }
    }

    fn item(&mut self) -> Expression {
        let mut found = self.expression();
        // A slice, or the type and the default value of a parameter.
        while self.is_sign(":") || self.is_sign("=") {
            self.at += 1;
            if self.begins_expression() {
                let next = self.expression();
                let (start, broken) = (found.range.start, found.broken || next.broken);
                let shape = Shape::Other(vec![found, next]);
                found = Expression { shape, range: start..self.end(), broken };
            }
        }
        found
    }

    fn argument(&mut self) -> Argument {
        let named = self.is(&Kind::Word)
            && self.tokens.get(self.at + 1).is_some_and(|next| {
                next.kind == Kind::Sign && self.code.get(next.range.clone()) == Some("=")
            });
        if !named {
            return Argument { name: None, value: self.item() };
        }
        let name = self.here();
        self.at += 2;
        if self.begins_expression() {
            return Argument { name: Some(name), value: self.expression() };
        }
        let here = self.here();
        self.fail(here.clone());
        let value =
            Expression { shape: Shape::Other(Vec::new()), range: here.start..here.start, broken: true };
        Argument { name: Some(name), value }
    }

    /// A pair of a dictionary; nothing for what is none.
    fn entry(&mut self) -> Option<Pair> {
        let key = self.expression();
        if !self.is_sign(":") {
            return None;
        }
        self.at += 1;
        if !self.begins_expression() {
            let here = self.here();
            self.fail(here);
            return None;
        }
        let value = self.expression();
        Some(Pair { key, value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The expressions in short: `f(a, n=1)` as `call(name, n=number)`.
    fn shown(code: &str) -> String {
        let read = parse(code);
        let all: Vec<String> = read.expressions.iter().map(|it| show(it, code)).collect();
        let error = read.error.map(|at| format!(" !{}", &code[at.start..])).unwrap_or_default();
        all.join("; ") + &error
    }

    fn show(it: &Expression, code: &str) -> String {
        let list =
            |parts: &[Expression]| parts.iter().map(|part| show(part, code)).collect::<Vec<_>>().join(", ");
        let text = match &it.shape {
            Shape::Name => code[it.range.clone()].to_owned(),
            Shape::Number => "number".to_owned(),
            Shape::Text(parts, filled) => format!("text{}{}", parts.len(), if *filled { "f" } else { "" }),
            Shape::List(parts) => format!("[{}]", list(parts)),
            Shape::Dictionary(pairs) => {
                let pair = |pair: &Pair| format!("{}: {}", show(&pair.key, code), show(&pair.value, code));
                format!("{{{}}}", pairs.iter().map(pair).collect::<Vec<_>>().join(", "))
            }
            Shape::Parenthesized(inner) => format!("({})", show(inner, code)),
            Shape::Attribute(of, name) => format!("{}.{}", show(of, code), &code[name.clone()]),
            Shape::Call(function, arguments) => {
                let argument = |argument: &Argument| match &argument.name {
                    Some(name) => format!("{}={}", &code[name.clone()], show(&argument.value, code)),
                    None => show(&argument.value, code),
                };
                let arguments: Vec<String> = arguments.iter().map(argument).collect();
                format!("{}({})", show(function, code), arguments.join(", "))
            }
            Shape::Binary(parts) => format!("binary<{}>", list(parts)),
            Shape::Other(parts) => format!("other<{}>", list(parts)),
        };
        if it.broken { format!("{text}?") } else { text }
    }

    #[test]
    fn expressions_have_their_shapes() {
        for (code, expected) in [
            ("a.b(c, d=-1)", "a.b(c, d=number)"),
            ("x = [1, 'a' \"b\", {}]", "x; [number, text2, {}]"),
            ("{'a': 1, **b, \"c\": [d]}", "{text1: number, text1: [d]}"),
            ("(a)\n(a,)\n(a, b)\n()", "(a); other<a>; other<a, b>; other<>"),
            ("\"a\" + b * 2", "binary<text1, b, number>"),
            ("a if b == c else d", "other<a, b, c, d>"),
            ("a not in b", "other<a, b>"),
            ("[x for x in y if z]", "other<other<x, x, y, z>>"),
            ("f(x for x in y)", "f(other<x, x, y>)"),
            ("lambda a, b: a + b", "binary<other<>, b>"),
            ("a[0].b[1:2](c)", "other<other<a, number>.b, other<number, number>>(c)"),
            ("not a", "other<a>"),
            ("f\"{a}\"", "text1f"),
            ("f(*a, **b)", "f(other<a>, other<b>)"),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
    }

    #[test]
    fn statements_are_passed_over() {
        for (code, expected) in [
            ("from a.b import c as d, e\nimport f", "a.b; c; d; e; f"),
            (
                "class A(B):\n    def f(self, x, *, y: int = 1) -> C:\n        return self.x",
                "A(B); f(self, x, other<>, other<other<y, int>, number>); C; self.x",
            ),
            ("for a in b:\n    pass\nelse:\n    del c", "other<a, b>; c"),
            ("@decorated\nasync def f(): await g()", "decorated; f(); other<g()>"),
            ("a = b = c; d += 1", "a; b; c; d; number"),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
    }

    #[test]
    fn what_is_no_python_is_found_and_the_rest_read() {
        for (code, expected) in [
            ("f(a= = 1, b=2)\ng(c)", "f(a=other<>?, b=number)?; g(c) != 1, b=2)\ng(c)"),
            ("f(a\n b)", "f(a, b)? !b)"),
            ("a b", "a; b !b"),
            ("f(a", "f(a)? !(a"),
            ("f(a]", "f(a)? !]"),
            ("f(a $ b, c)", "f(a, c)? !$ b, c)"),
            ("[1, \"a\n, 2]", "[number, number]? !\"a\n, 2]"),
        ] {
            assert_eq!(shown(code), expected, "{code}");
        }
    }

    #[test]
    fn hostile_shapes_end() {
        for open in ["(", "[", "{", "f(", "[{1:", "-", "not ", "lambda: ", "a.", "*"] {
            let code = open.repeat(50_000);
            assert!(parse(&code).expressions.len() <= 50_000, "{open}");
        }
    }
}
