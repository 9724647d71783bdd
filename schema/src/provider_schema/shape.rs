//! The shape of one type in a provider's schema, each member with its text in the file.

use serde_json::value::RawValue;
use serde_json::{Error, Value};
use std::collections::BTreeMap;

/// A part of the file: what it says, and its text, which tells where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed<'a, T> {
    pub(super) value: T,
    pub(super) text: &'a str,
}

/// What is read from a part of the file.
pub(super) trait Part<'a>: Sized {
    /// Reads it from its text.
    fn read(text: &'a str) -> Result<Self, Error>;
}

impl<'a, T: Part<'a>> Part<'a> for Placed<'a, T> {
    fn read(text: &'a str) -> Result<Self, Error> {
        Ok(Self { value: T::read(text)?, text })
    }
}

/// The members of a JSON object by name, each as its text in the file.
///
/// They are taken one by one: types that serde derives are some of the slowest code to compile, in every build script that
/// compiles documents.
pub(super) struct Members<'a>(BTreeMap<String, &'a RawValue>);

impl<'a> Members<'a> {
    /// The members of the object that is this text.
    pub(super) fn of(text: &'a str) -> Result<Self, Error> {
        serde_json::from_str(text).map(Self)
    }

    /// Their names and texts.
    pub(super) fn into_texts(self) -> impl Iterator<Item = (String, &'a str)> {
        self.0.into_iter().map(|(name, raw)| (name, raw.get()))
    }

    /// The text of a member.
    pub(super) fn text(&self, name: &str) -> Option<&'a str> {
        self.0.get(name).map(|raw| raw.get())
    }

    /// The text of a member that is not null.
    pub(super) fn some(&self, name: &str) -> Option<&'a str> {
        self.text(name).filter(|text| *text != "null")
    }

    /// `false` where there is none.
    fn flag(&self, name: &str) -> Result<bool, Error> {
        self.text(name).map_or(Ok(false), serde_json::from_str)
    }

    /// Empty where there is none.
    fn words(&self, name: &str) -> Result<String, Error> {
        self.text(name).map_or(Ok(String::new()), serde_json::from_str)
    }

    /// Zero where there is none.
    fn count(&self, name: &str) -> Result<u64, Error> {
        self.text(name).map_or(Ok(0), serde_json::from_str)
    }

    fn part<T: Part<'a> + Default>(&self, name: &str) -> Result<T, Error> {
        self.text(name).map_or_else(|| Ok(T::default()), T::read)
    }

    fn fields<T: Part<'a>>(&self, name: &str) -> Result<Fields<'a, T>, Error> {
        let Some(text) = self.text(name) else { return Ok(Fields::new()) };
        let members = Members::of(text)?.into_texts();
        members.map(|(name, text)| Ok((name, Placed::read(text)?))).collect()
    }
}

impl<'a> Part<'a> for TypeSchema<'a> {
    fn read(text: &'a str) -> Result<Self, Error> {
        Ok(Self { block: Members::of(text)?.part("block")? })
    }
}

impl<'a> Part<'a> for BlockSchema<'a> {
    fn read(text: &'a str) -> Result<Self, Error> {
        let members = Members::of(text)?;
        Ok(Self {
            attributes: members.fields("attributes")?,
            block_types: members.fields("block_types")?,
            description: members.words("description")?,
            deprecated: members.flag("deprecated")?,
        })
    }
}

impl<'a> Part<'a> for AttributeSchema<'a> {
    fn read(text: &'a str) -> Result<Self, Error> {
        let members = Members::of(text)?;
        Ok(Self {
            ty: members.some("type").map(serde_json::from_str).transpose()?,
            nested_type: members.some("nested_type").map(NestedTypeSchema::read).transpose()?,
            description: members.words("description")?,
            required: members.flag("required")?,
            optional: members.flag("optional")?,
            computed: members.flag("computed")?,
            sensitive: members.flag("sensitive")?,
            write_only: members.flag("write_only")?,
            deprecated: members.flag("deprecated")?,
        })
    }
}

impl<'a> Part<'a> for NestedTypeSchema<'a> {
    fn read(text: &'a str) -> Result<Self, Error> {
        let members = Members::of(text)?;
        Ok(Self { attributes: members.fields("attributes")?, nesting_mode: members.words("nesting_mode")? })
    }
}

impl<'a> Part<'a> for NestedBlockSchema<'a> {
    fn read(text: &'a str) -> Result<Self, Error> {
        let members = Members::of(text)?;
        Ok(Self {
            nesting_mode: members.words("nesting_mode")?,
            block: members.part("block")?,
            min_items: members.count("min_items")?,
            max_items: members.count("max_items")?,
        })
    }
}

/// The message without its place, which counts from the start of the part.
pub(super) fn why(error: &Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((message, _)) => message.to_owned(),
        None => text,
    }
}

pub(super) type Fields<'a, T> = BTreeMap<String, Placed<'a, T>>;

/// A resource type, a data source or a provider's configuration.
#[derive(Debug, Clone, Default)]
pub(super) struct TypeSchema<'a> {
    pub(super) block: BlockSchema<'a>,
}

/// One block.
#[derive(Debug, Clone, Default)]
pub(super) struct BlockSchema<'a> {
    /// Attributes, whether they are set or read.
    pub(super) attributes: Fields<'a, AttributeSchema<'a>>,
    pub(super) block_types: Fields<'a, NestedBlockSchema<'a>>,
    pub(super) description: String,
    pub(super) deprecated: bool,
}

/// One attribute.
#[derive(Debug, Clone, Default)]
pub(super) struct AttributeSchema<'a> {
    /// Its type in Terraform's JSON notation; absent with a nested type.
    pub(super) ty: Option<Value>,
    /// Its members, when it is an object whose members have flags of their own.
    pub(super) nested_type: Option<NestedTypeSchema<'a>>,
    pub(super) description: String,
    pub(super) required: bool,
    pub(super) optional: bool,
    pub(super) computed: bool,
    pub(super) sensitive: bool,
    pub(super) write_only: bool,
    pub(super) deprecated: bool,
}

/// The members of an attribute.
#[derive(Debug, Clone, Default)]
pub(super) struct NestedTypeSchema<'a> {
    pub(super) attributes: Fields<'a, AttributeSchema<'a>>,
    /// `single`, `list`, `set` or `map`.
    pub(super) nesting_mode: String,
}

/// A nested block.
#[derive(Debug, Clone, Default)]
pub(super) struct NestedBlockSchema<'a> {
    /// `single`, `group`, `list`, `set` or `map`.
    pub(super) nesting_mode: String,
    pub(super) block: BlockSchema<'a>,
    pub(super) min_items: u64,
    /// 0 for any number.
    pub(super) max_items: u64,
}
