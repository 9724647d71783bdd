//! Encryption of states and plans, which OpenTofu has.

use crate::data::{Args, Data};
use crate::json::Object;
use crate::marker::{Any, Number};
use crate::synth::Resolver;
use crate::value::Value;
use std::borrow::Cow;

/// What makes keys for the encryption of a state: OpenTofu's `key_provider`.
///
/// Kinds beside these have [`KeyProvider::new`].
#[derive(Debug, Clone)]
pub struct KeyProvider {
    kind: Cow<'static, str>,
    name: String,
    args: Args,
}

impl KeyProvider {
    /// A key provider of any kind, by a name that is unique among those of its kind.
    #[must_use]
    pub fn new(kind: impl Into<Cow<'static, str>>, name: impl Into<String>) -> Self {
        Self { kind: kind.into(), name: name.into(), args: Args::default() }
    }

    /// A key made of a passphrase of at least 16 characters.
    #[must_use]
    pub fn pbkdf2(name: impl Into<String>, passphrase: impl Into<Value<String>>) -> Self {
        Self::new("pbkdf2", name).set("passphrase", passphrase.into().any())
    }

    /// A key of AWS KMS.
    #[must_use]
    pub fn aws_kms(
        name: impl Into<String>,
        key_id: impl Into<Value<String>>,
        region: impl Into<Value<String>>,
    ) -> Self {
        let key = Self::new("aws_kms", name).set("kms_key_id", key_id.into().any());
        key.set("region", region.into().any()).set("key_spec", "AES_256")
    }

    /// A key of Google Cloud KMS, by its resource name.
    #[must_use]
    pub fn gcp_kms(name: impl Into<String>, key: impl Into<Value<String>>) -> Self {
        Self::new("gcp_kms", name)
            .set("kms_encryption_key", key.into().any())
            .set("key_length", Value::<Number>::from(32).any())
    }

    /// A key of OpenBao's or Vault's transit engine.
    #[must_use]
    pub fn openbao(name: impl Into<String>, key_name: impl Into<Value<String>>) -> Self {
        Self::new("openbao", name).set("key_name", key_name.into().any())
    }

    /// Sets an argument: literals, variables and local values, because OpenTofu reads it before anything else.
    #[must_use]
    pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.args.set(name.into(), value.into().data);
        self
    }
}

/// How a state is encrypted: OpenTofu's `method`.
#[derive(Debug, Clone)]
pub struct EncryptionMethod {
    kind: Cow<'static, str>,
    name: String,
    args: Args,
    keys: Option<KeyProvider>,
}

impl EncryptionMethod {
    /// AES-GCM with a key.
    #[must_use]
    pub fn aes_gcm(name: impl Into<String>, keys: &KeyProvider) -> Self {
        Self { keys: Some(keys.clone()), ..Self::new("aes_gcm", name) }
    }

    /// No encryption: what a state is read with that is not encrypted yet.
    #[must_use]
    pub fn unencrypted(name: impl Into<String>) -> Self {
        Self::new("unencrypted", name)
    }

    /// A method of any kind.
    #[must_use]
    pub fn new(kind: impl Into<Cow<'static, str>>, name: impl Into<String>) -> Self {
        Self { kind: kind.into(), name: name.into(), args: Args::default(), keys: None }
    }

    /// Sets an argument.
    #[must_use]
    pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
        self.args.set(name.into(), value.into().data);
        self
    }
}

/// Encryption of a stack's state and plans; for OpenTofu, because Terraform has none and refuses it.
///
/// ```
/// use ferroform::{App, Encryption, EncryptionMethod, KeyProvider, Stack, Variable};
/// let app = App::new();
/// let stack = Stack::new(&app, "shop");
/// let passphrase = Variable::<String>::new(&stack, "passphrase").sensitive(true);
/// let key = KeyProvider::pbkdf2("main", passphrase.value());
/// let strong = EncryptionMethod::aes_gcm("strong", &key);
/// stack.encryption(Encryption::of_state(&strong).plan(&strong).enforced());
/// # let encryption = &stack.to_json()?["terraform"]["encryption"];
/// # assert_eq!(encryption["key_provider"]["pbkdf2"]["main"]["passphrase"], "${var.passphrase}");
/// # assert_eq!(encryption["method"]["aes_gcm"]["strong"]["keys"], "${key_provider.pbkdf2.main}");
/// # assert_eq!(encryption["state"]["method"], "${method.aes_gcm.strong}");
/// # assert_eq!(encryption["state"]["enforced"], true);
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[derive(Debug, Clone)]
#[must_use = "give it to `Stack::encryption`"]
pub struct Encryption {
    data: EncryptionData,
}

/// The encryption of a stack.
#[derive(Debug, Clone)]
pub(crate) struct EncryptionData {
    /// What makes its JSON: with everything behind it `inline`, a program without encryption does not compile it.
    pub(crate) render: Render,
    /// Kind, name and arguments.
    pub(crate) key_providers: Vec<Named>,
    pub(crate) methods: Vec<(Named, Option<String>)>,
    /// `state`, `plan`, `remote_state_data_sources`: addresses of the method and of what is tried when that fails.
    pub(crate) targets: Vec<(&'static str, Vec<String>)>,
    pub(crate) enforced: bool,
}

type Render = for<'a> fn(&mut Resolver<'a, '_>, &'a EncryptionData) -> Object<'a>;

#[derive(Debug, Clone)]
pub(crate) struct Named {
    pub(crate) kind: Cow<'static, str>,
    pub(crate) name: String,
    pub(crate) args: Data,
}

impl Encryption {
    /// The method for the state.
    #[inline]
    pub fn of_state(method: &EncryptionMethod) -> Self {
        let data = EncryptionData {
            render: |resolver, encryption| resolver.encryption(encryption),
            key_providers: Vec::new(),
            methods: Vec::new(),
            targets: Vec::new(),
            enforced: false,
        };
        Self { data }.target("state", method)
    }

    /// The method for plans that are saved.
    #[inline]
    pub fn plan(self, method: &EncryptionMethod) -> Self {
        self.target("plan", method)
    }

    /// The method for the states of other stacks that this one reads.
    #[inline]
    pub fn remote_states(self, method: &EncryptionMethod) -> Self {
        self.target("remote_state_data_sources", method)
    }

    /// What reads a state that was written with another method, as it is when encryption is new or a key changes.
    #[inline]
    pub fn fallback(self, method: &EncryptionMethod) -> Self {
        self.target("state", method)
    }

    /// Refuses what is not encrypted.
    #[inline]
    pub const fn enforced(mut self) -> Self {
        self.data.enforced = true;
        self
    }

    #[inline]
    pub(crate) fn into_data(self) -> EncryptionData {
        self.data
    }

    #[inline]
    fn target(mut self, target: &'static str, method: &EncryptionMethod) -> Self {
        let address = format!("method.{}.{}", method.kind, method.name);
        if let Some(keys) = &method.keys {
            let is_same = |one: &Named| one.kind == keys.kind && one.name == keys.name;
            if !self.data.key_providers.iter().any(is_same) {
                let args = Data::block(keys.args.clone());
                let named = Named { kind: keys.kind.clone(), name: keys.name.clone(), args };
                self.data.key_providers.push(named);
            }
        }
        let is_same = |(one, _): &(Named, _)| one.kind == method.kind && one.name == method.name;
        if !self.data.methods.iter().any(is_same) {
            let args = Data::block(method.args.clone());
            let named = Named { kind: method.kind.clone(), name: method.name.clone(), args };
            let keys = method.keys.as_ref().map(|keys| format!("key_provider.{}.{}", keys.kind, keys.name));
            self.data.methods.push((named, keys));
        }
        match self.data.targets.iter_mut().find(|(known, _)| *known == target) {
            Some((_, methods)) => methods.push(address),
            None => self.data.targets.push((target, vec![address])),
        }
        self
    }
}
