//! Bindings of a made-up provider, in the shape that the generator writes.

#![allow(dead_code, reason = "not every test crate uses all of it")]

use ferroform::Scope;
use ferroform::binding as rt;
use std::marker::PhantomData;

static PROVIDER: rt::ProviderTable =
    rt::ProviderTable { name: "acme", source: "acme/acme", version: Some("1.2.3") };

/// `acme_api`
#[derive(Debug, Clone)]
pub(crate) struct Api {
    element: rt::Element,
}

pub(crate) static API: rt::TypeTable = rt::TypeTable {
    type_name: "acme_api",
    kind: rt::ElementKind::Resource,
    provider: &PROVIDER,
    document: "api.md",
    root: &rt::BlockTable {
        arguments: &[
            argument("name", 10, true, rt::Kind::String, &[]),
            argument("protocol", 11, true, rt::Kind::String, &[]),
        ],
        groups: &[],
    },
    contexts: &[],
};

const fn argument(
    name: &'static str,
    line: u32,
    required: bool,
    kind: rt::Kind,
    rules: &'static [rt::Rule],
) -> rt::ArgumentTable {
    rt::ArgumentTable { name, line, required, kind, rules }
}

const fn rule(line: u32, text: &'static str, check: rt::Check) -> rt::Rule {
    rt::Rule { document: None, line, text, level: rt::Level::Deny, when: None, check }
}

impl Api {
    #[track_caller]
    pub(crate) fn create(scope: &impl Scope, id: &str, protocol: impl Into<rt::Value<String>>) -> Self {
        let mut config = rt::ResourceConfig::new(&API);
        config.set::<String>("name", "example");
        config.set::<String>("protocol", protocol);
        Self { element: config.create(scope, id) }
    }

    pub(crate) fn id(&self) -> rt::Expr<String> {
        self.element.attribute("id")
    }
}

impl rt::Resource for Api {
    const TABLE: Option<&'static rt::TypeTable> = Some(&API);

    fn element(&self) -> &rt::Element {
        &self.element
    }
}

/// `acme_link`, with arguments of all kinds and rules of all families.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    element: rt::Element,
}

/// A `filter` block.
#[derive(Debug, Clone)]
pub(crate) struct Filter {
    block: rt::BlockValue,
}

impl Filter {
    pub(crate) fn new() -> Self {
        Self { block: rt::BlockValue::new() }
    }

    pub(crate) fn code(mut self, value: impl Into<rt::Value<String>>) -> Self {
        self.block.set::<String>("code", value);
        self
    }

    pub(crate) fn filter(mut self, value: impl Into<rt::Value<rt::List<Self>>>) -> Self {
        self.block.set::<rt::List<Self>>("filter", value);
        self
    }
}

impl rt::Typed for Filter {
    fn into_data(self) -> rt::Data {
        self.block.into_data()
    }
}

impl rt::Block for Filter {
    const TABLE: &'static rt::BlockTable = &FILTER;
}

/// The modes of a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mode {
    Fast,
    Slow,
    Custom(String),
}

impl rt::EnumValue for Mode {
    fn as_str(&self) -> &str {
        match self {
            Self::Fast => "FAST",
            Self::Slow => "SLOW",
            Self::Custom(other) => other,
        }
    }
}

impl rt::Typed for Mode {
    fn into_data(self) -> rt::Data {
        rt::Data::of_enum(&self)
    }
}

static FILTER: rt::BlockTable = rt::BlockTable {
    arguments: &[
        argument(
            "code",
            40,
            true,
            rt::Kind::String,
            &[rule(
                41,
                "A number from 200 to 599.",
                rt::Check::Range {
                    min: Some(rt::Limit::Integer(200)),
                    max: Some(rt::Limit::Integer(599)),
                    exclusive_min: false,
                    exclusive_max: false,
                    or: Some(rt::Limit::Integer(-1)),
                },
            )],
        ),
        argument("filter", 42, false, rt::Kind::Block(rt::Nesting::List, &FILTER), &[]),
    ],
    groups: &[],
};

static SOCKET: rt::Condition = rt::Condition::Context("socket APIs");
static WEB: rt::Condition = rt::Condition::Context("web APIs");
static IS_FAST: rt::Condition = rt::Condition::Is { argument: "mode", values: &["FAST"] };
static NOT_FAST: rt::Condition = rt::Condition::Not(&IS_FAST);

pub(crate) static LINK: rt::TypeTable = rt::TypeTable {
    type_name: "acme_link",
    kind: rt::ElementKind::Resource,
    provider: &PROVIDER,
    document: "link.md",
    root: &rt::BlockTable {
        arguments: &[
            argument("api_id", 10, true, rt::Kind::String, &[]),
            argument(
                "mode",
                11,
                false,
                rt::Kind::String,
                &[rule(
                    12,
                    "Either `FAST` or `SLOW`; `SLOW` for socket APIs only.",
                    rt::Check::OneOf {
                        values: &[
                            rt::Allowed { value: "FAST", when: None },
                            rt::Allowed { value: "SLOW", when: Some(&SOCKET) },
                        ],
                        closed: true,
                    },
                )],
            ),
            argument(
                "timeout",
                13,
                false,
                rt::Kind::Number,
                &[
                    rt::Rule {
                        when: Some(&WEB),
                        ..rule(
                            14,
                            "At most 30,000 for web APIs.",
                            rt::Check::Range {
                                min: Some(rt::Limit::Integer(50)),
                                max: Some(rt::Limit::Integer(30_000)),
                                exclusive_min: false,
                                exclusive_max: false,
                                or: None,
                            },
                        )
                    },
                    rule(15, "A multiple of ten.", rt::Check::MultipleOf(rt::Limit::Integer(10))),
                ],
            ),
            argument(
                "connection",
                16,
                false,
                rt::Kind::String,
                &[
                    rule(17, "Between 1 and 5 characters.", rt::Check::Length { min: Some(1), max: Some(5) }),
                    rule(18, "Web APIs only.", rt::Check::OnlyWhen(&WEB)),
                ],
            ),
            argument(
                "method",
                19,
                false,
                rt::Kind::String,
                &[rt::Rule {
                    when: Some(&NOT_FAST),
                    ..rule(20, "Must be set unless the mode is `FAST`.", rt::Check::Required)
                }],
            ),
            argument(
                "role",
                21,
                false,
                rt::Kind::String,
                &[
                    rule(22, "The ARN of a role.", rt::Check::Format(rt::Format::Arn)),
                    rule(23, "Not together with `user`.", rt::Check::ConflictsWith(&["user"])),
                ],
            ),
            argument(
                "user",
                24,
                false,
                rt::Kind::String,
                &[rule(25, "Needs a `password`.", rt::Check::RequiredWith(&["password"]))],
            ),
            argument("password", 26, false, rt::Kind::String, &[]),
            argument(
                "zones",
                27,
                false,
                rt::Kind::Set(&rt::Kind::String),
                &[rule(28, "Up to two zones.", rt::Check::Items { min: None, max: Some(2) })],
            ),
            argument("filter", 29, false, rt::Kind::Block(rt::Nesting::List, &FILTER), &[]),
            argument(
                "size",
                30,
                false,
                rt::Kind::Number,
                &[rt::Rule {
                    level: rt::Level::Warn,
                    document: Some("corrections.yaml"),
                    ..rule(
                        3,
                        "At least 2.",
                        rt::Check::Range {
                            min: Some(rt::Limit::Decimal(1.5)),
                            max: None,
                            exclusive_min: true,
                            exclusive_max: false,
                            or: None,
                        },
                    )
                }],
            ),
        ],
        groups: &[rt::Group {
            document: None,
            line: 31,
            text: "Give `role` or `connection`, not both.",
            level: rt::Level::Deny,
            when: Some(&IS_FAST),
            kind: rt::GroupKind::ExactlyOne,
            arguments: &["role", "connection"],
        }],
    },
    contexts: &[
        rt::ContextTable {
            context: "socket APIs",
            argument: "api_id",
            target: "acme_api",
            target_argument: "protocol",
            values: &["SOCKET"],
        },
        rt::ContextTable {
            context: "web APIs",
            argument: "api_id",
            target: "acme_api",
            target_argument: "protocol",
            values: &["HTTP", "HTTPS"],
        },
    ],
};

/// A required argument that is set shows in the type, as in generated builders.
pub(crate) struct LinkConfig<ApiId = rt::Unset> {
    config: rt::ResourceConfig,
    state: PhantomData<fn() -> ApiId>,
}

#[diagnostic::on_unimplemented(
    message = "the required argument `api_id` is not set",
    label = "call `.api_id(..)` before this"
)]
pub(crate) trait ApiIdIsSet {}

impl ApiIdIsSet for rt::IsSet {}

impl Link {
    pub(crate) fn builder() -> LinkConfig {
        LinkConfig { config: rt::ResourceConfig::new(&LINK), state: PhantomData }
    }
}

impl<S> LinkConfig<S> {
    pub(crate) fn api_id(mut self, value: impl Into<rt::Value<String>>) -> LinkConfig<rt::IsSet> {
        self.config.set::<String>("api_id", value);
        LinkConfig { config: self.config, state: PhantomData }
    }

    pub(crate) fn mode(mut self, value: impl Into<rt::Value<Mode>>) -> Self {
        self.config.set::<Mode>("mode", value);
        self
    }

    pub(crate) fn zones(mut self, value: impl Into<rt::Value<rt::Set<String>>>) -> Self {
        self.config.set::<rt::Set<String>>("zones", value);
        self
    }

    pub(crate) fn filter(mut self, value: impl Into<rt::Value<rt::List<Filter>>>) -> Self {
        self.config.set::<rt::List<Filter>>("filter", value);
        self
    }

    /// Any other argument; the tests keep to the table where they do not mean to leave it.
    pub(crate) fn set(mut self, name: &'static str, value: impl Into<rt::Value<rt::Any>>) -> Self {
        self.config.set::<rt::Any>(name, value);
        self
    }

    #[track_caller]
    pub(crate) fn create(self, scope: &impl Scope, id: &str) -> Link
    where
        S: ApiIdIsSet,
    {
        Link { element: self.config.create(scope, id) }
    }
}

impl rt::Resource for Link {
    const TABLE: Option<&'static rt::TypeTable> = Some(&LINK);

    fn element(&self) -> &rt::Element {
        &self.element
    }
}
