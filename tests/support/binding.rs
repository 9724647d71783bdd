//! Bindings of a made-up provider, in the shape that the generator writes.

use ferroform::Scope;
use ferroform::binding::v1 as rt;
use std::marker::PhantomData;

/// `acme_api`
#[derive(Debug, Clone)]
pub(crate) struct Api {
    element: rt::Element,
}

pub(crate) static API: rt::TypeTable = rt::TypeTable::new(
    r#"2 resource acme_api api.md Api (provider acme acme/acme 1.2.3)
 (block "" "" (arg name 10 r string) (arg protocol 11 r string))"#,
);

impl Api {
    #[track_caller]
    pub(crate) fn create(scope: &impl Scope, id: &str, protocol: impl Into<rt::Value<String>>) -> Self {
        let mut config = rt::ResourceConfig::new(&API);
        config.set::<String>("name", "example".into());
        config.set::<String>("protocol", protocol.into());
        Self { element: config.create(scope, id) }
    }

    pub(crate) fn id(&self) -> rt::Expr<String> {
        self.element.attribute("id")
    }
}

impl rt::Resource for Api {
    fn table() -> Option<&'static rt::TypeTable> {
        Some(&API)
    }

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
pub(crate) struct Filter {
    block: rt::BlockValue,
}

impl Filter {
    pub(crate) fn new() -> Self {
        Self { block: rt::BlockValue::new() }
    }

    pub(crate) fn code(mut self, value: impl Into<rt::Value<String>>) -> Self {
        self.block.set::<String>("code", value.into());
        self
    }

    pub(crate) fn filter(mut self, value: impl Into<rt::Value<rt::List<Self>>>) -> Self {
        self.block.set::<rt::List<Self>>("filter", value.into());
        self
    }
}

rt::block!(Filter);

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

pub(crate) static LINK: rt::TypeTable = rt::TypeTable::new(
    r#"2 resource acme_link link.md Link (provider acme acme/acme 1.2.3)
 (context "socket APIs" api_id acme_api protocol SOCKET) (context "web APIs" api_id acme_api protocol HTTP HTTPS)
 (block "" ""
 (arg api_id 10 r string)
 (arg mode 11 "" string (rule 12 "" "Either `FAST` or `SLOW`; `SLOW` for socket APIs only." -
  (one_of closed FAST (SLOW (context "socket APIs")))))
 (arg timeout 13 "" number
  (rule 14 "" "At most 30,000 for web APIs." (context "web APIs") (range 50 30000 none -))
  (rule 15 "" "A multiple of ten." - (multiple_of 10)))
 (arg connection 16 "" string (rule 17 "" "Between 1 and 5 characters." - (length 1 5))
  (rule 18 "" "Web APIs only." - (only_when (context "web APIs"))))
 (arg method 19 "" string
  (rule 20 "" "Must be set unless the mode is `FAST`." (not (is mode FAST)) (required)))
 (arg role 21 "" string (rule 22 "" "The ARN of a role." - (format arn))
  (rule 23 "" "Not together with `user`." - (conflicts user)))
 (arg user 24 "" string (rule 25 "" "Needs a `password`." - (with password)))
 (arg password 26 "" string)
 (arg zones 27 "" (set string) (rule 28 "" "Up to two zones." - (items - 2)))
 (arg filter 29 "" (block filter list))
 (arg size 30 "" number (rule corrections.yaml:3 Basic "At least 2." - (range 1.5 - min -)))
 (group 31 "" "Give `role` or `connection`, not both." (is mode FAST) exactly_one role connection))
 (block filter Filter
 (arg code 40 r string (rule 41 "" "A number from 200 to 599." - (range 200 599 none -1)))
 (arg filter 42 "" (block filter list)))"#,
);

/// A required argument that is set shows in the type, as in generated builders.
pub(crate) struct LinkBuilder<ApiId = rt::Unset> {
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
    pub(crate) fn builder() -> LinkBuilder {
        LinkBuilder { config: rt::ResourceConfig::new(&LINK), state: PhantomData }
    }
}

impl<S> LinkBuilder<S> {
    pub(crate) fn api_id(mut self, value: impl Into<rt::Value<String>>) -> LinkBuilder<rt::IsSet> {
        self.config.set::<String>("api_id", value.into());
        LinkBuilder { config: self.config, state: PhantomData }
    }

    pub(crate) fn mode(mut self, value: impl Into<rt::Value<Mode>>) -> Self {
        self.config.set::<Mode>("mode", value.into());
        self
    }

    pub(crate) fn zones(mut self, value: impl Into<rt::Value<rt::Set<String>>>) -> Self {
        self.config.set::<rt::Set<String>>("zones", value.into());
        self
    }

    pub(crate) fn filter(mut self, value: impl Into<rt::Value<rt::List<Filter>>>) -> Self {
        self.config.set::<rt::List<Filter>>("filter", value.into());
        self
    }

    /// Any other argument; the tests keep to the table where they do not mean to leave it.
    pub(crate) fn set(mut self, name: &'static str, value: impl Into<rt::Value<rt::Any>>) -> Self {
        self.config.set::<rt::Any>(name, value.into());
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
    fn table() -> Option<&'static rt::TypeTable> {
        Some(&LINK)
    }

    fn element(&self) -> &rt::Element {
        &self.element
    }
}
