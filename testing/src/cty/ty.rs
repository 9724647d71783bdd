//! Types, and their form in JSON: `"string"`, `["list", "number"]`, `["object", {"a": "bool"}]`.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Value as Json, json};
use std::collections::{BTreeMap, BTreeSet};

/// A type of Terraform's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// `string`
    String,
    /// `number`
    Number,
    /// `bool`
    Bool,
    /// Any type; a value in such a place carries its own.
    Dynamic,
    /// `list(…)`
    List(Box<Type>),
    /// `set(…)`
    Set(Box<Type>),
    /// `map(…)`
    Map(Box<Type>),
    /// `object({…})`
    Object(ObjectType),
    /// `tuple([…])`
    Tuple(Vec<Type>),
}

/// The members of an object type.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ObjectType {
    /// Their types.
    pub members: BTreeMap<String, Type>,
    /// The names of those that may be left out.
    pub optional: BTreeSet<String>,
}

impl Type {
    /// An object of these members, none of which may be left out.
    pub fn object(members: impl IntoIterator<Item = (String, Type)>) -> Self {
        Self::Object(ObjectType { members: members.into_iter().collect(), optional: BTreeSet::new() })
    }

    /// A list of these.
    #[must_use]
    pub fn list(of: Self) -> Self {
        Self::List(Box::new(of))
    }

    /// Whether a value in such a place carries its own type somewhere.
    #[must_use]
    pub fn has_dynamic(&self) -> bool {
        match self {
            Self::Dynamic => true,
            Self::String | Self::Number | Self::Bool => false,
            Self::List(of) | Self::Set(of) | Self::Map(of) => of.has_dynamic(),
            Self::Object(object) => object.members.values().any(Self::has_dynamic),
            Self::Tuple(items) => items.iter().any(Self::has_dynamic),
        }
    }

    /// The type in JSON.
    #[must_use]
    pub fn to_json(&self) -> Json {
        match self {
            Self::String => "string".into(),
            Self::Number => "number".into(),
            Self::Bool => "bool".into(),
            Self::Dynamic => "dynamic".into(),
            Self::List(of) => json!(["list", of.to_json()]),
            Self::Set(of) => json!(["set", of.to_json()]),
            Self::Map(of) => json!(["map", of.to_json()]),
            Self::Tuple(items) => json!(["tuple", items.iter().map(Self::to_json).collect::<Vec<_>>()]),
            Self::Object(object) => {
                let members: serde_json::Map<String, Json> =
                    object.members.iter().map(|(name, ty)| (name.clone(), ty.to_json())).collect();
                if object.optional.is_empty() {
                    json!(["object", members])
                } else {
                    json!(["object", members, object.optional])
                }
            }
        }
    }

    /// The type that JSON describes.
    ///
    /// # Errors
    /// What is no type, in words.
    pub fn from_json(json: &Json) -> Result<Self, String> {
        let wrong = || Err(format!("`{json}` is no type"));
        match json {
            Json::String(name) => match name.as_str() {
                "string" => Ok(Self::String),
                "number" => Ok(Self::Number),
                "bool" => Ok(Self::Bool),
                "dynamic" => Ok(Self::Dynamic),
                _ => wrong(),
            },
            Json::Array(parts) => {
                let (Some(Json::String(kind)), Some(of)) = (parts.first(), parts.get(1)) else {
                    return wrong();
                };
                match (kind.as_str(), of) {
                    ("list", of) => Ok(Self::List(Box::new(Self::from_json(of)?))),
                    ("set", of) => Ok(Self::Set(Box::new(Self::from_json(of)?))),
                    ("map", of) => Ok(Self::Map(Box::new(Self::from_json(of)?))),
                    ("tuple", Json::Array(items)) => {
                        Ok(Self::Tuple(items.iter().map(Self::from_json).collect::<Result<_, _>>()?))
                    }
                    ("object", Json::Object(members)) => {
                        let member = |(name, ty): (&String, &Json)| Ok((name.clone(), Self::from_json(ty)?));
                        let members = members.iter().map(member).collect::<Result<_, String>>()?;
                        let optional = match parts.get(2) {
                            Some(Json::Array(names)) => {
                                names.iter().filter_map(Json::as_str).map(str::to_owned).collect()
                            }
                            _ => BTreeSet::new(),
                        };
                        Ok(Self::Object(ObjectType { members, optional }))
                    }
                    _ => wrong(),
                }
            }
            _ => wrong(),
        }
    }
}

impl Serialize for Type {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Type {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        Self::from_json(&json).map_err(serde::de::Error::custom)
    }
}
