//! Settings of backends that have settings of their own.

use crate::block::BlockValue;
use crate::marker::{Any, List, Map, Number};
use crate::value::Value;

macro_rules! nested {
    ($(
        $(#[$doc:meta])+
        $name:ident ($($required:ident: $required_ty:ty),*) {
            $($(#[$setting_doc:meta])+ $setting:ident: $ty:ty;)*
        }
    )+) => {$(
        $(#[$doc])+
        #[must_use = "give it to a backend"]
        pub struct $name {
            block: BlockValue,
        }

        crate::__block!($name);

        impl $name {
            /// With what it must have.
            #[allow(clippy::new_without_default, reason = "most must have something")]
            pub fn new($($required: impl Into<Value<$required_ty>>),*) -> Self {
                #[allow(unused_mut, reason = "some must have nothing")]
                let mut block = BlockValue::new();
                $(block.set::<$required_ty>(stringify!($required), $required.into());)*
                Self { block }
            }

            $(
                $(#[$setting_doc])+
                pub fn $setting(mut self, value: impl Into<Value<$ty>>) -> Self {
                    self.block.set::<$ty>(stringify!($setting), value.into());
                    self
                }
            )*
        }

        impl From<$name> for Value<Map<Any>> {
            fn from(settings: $name) -> Self {
                Self::new(settings.block.into_data())
            }
        }
    )+};
}

nested! {
    /// A role that an [`S3Backend`](super::S3Backend) assumes.
    ///
    /// ```
    /// use ferroform::backends::{AssumeRole, S3Backend};
    /// # use ferroform::{App, Stack};
    /// # let app = App::new();
    /// # let stack = Stack::new(&app, "shop");
    /// let role = AssumeRole::new("arn:aws:iam::123456789012:role/states").session_name("deploy").duration("1h");
    /// S3Backend::new("states", "shop.tfstate").assume_role(role).create(&stack);
    /// # assert_eq!(stack.to_json()?["terraform"]["backend"]["s3"]["assume_role"]["duration"], "1h");
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    AssumeRole (role_arn: String) {
        /// How long the role is assumed for (`1h`); 15 minutes to 12 hours.
        duration: String;
        /// What the other account demands besides.
        external_id: String;
        /// A policy, as JSON, that narrows the role.
        policy: String;
        /// Policies, by their ARNs, that narrow the role.
        policy_arns: List<String>;
        /// The name of the session.
        session_name: String;
        /// Who asks, for the logs of the account.
        source_identity: String;
        /// Tags of the session.
        tags: Map<String>;
        /// Tags that later sessions take over.
        transitive_tag_keys: List<String>;
    }

    /// A role that an [`S3Backend`](super::S3Backend) assumes with a web identity.
    AssumeRoleWithWebIdentity (role_arn: String) {
        /// How long the role is assumed for (`1h`); 15 minutes to 12 hours.
        duration: String;
        /// A policy, as JSON, that narrows the role.
        policy: String;
        /// Policies, by their ARNs, that narrow the role.
        policy_arns: List<String>;
        /// The name of the session.
        session_name: String;
        /// The token of the identity.
        web_identity_token: String;
        /// The file of the token.
        web_identity_token_file: String;
    }

    /// The endpoints of the services that an [`S3Backend`](super::S3Backend) uses.
    S3Endpoints () {
        /// Of the table with locks.
        dynamodb: String;
        /// Of IAM.
        iam: String;
        /// Of the bucket.
        s3: String;
        /// Of IAM Identity Center.
        sso: String;
        /// Of the security token service.
        sts: String;
    }

    /// A role that a [`CosBackend`](super::CosBackend) assumes, for a time in seconds.
    ///
    /// ```
    /// use ferroform::backends::{CosAssumeRole, CosBackend};
    /// # use ferroform::{App, Stack};
    /// # let app = App::new();
    /// # let stack = Stack::new(&app, "shop");
    /// let role = CosAssumeRole::new("qcs::cam::uin/1:roleName/states", "deploy", 7200);
    /// CosBackend::new("states-1250000000").region("ap-guangzhou").assume_role(role).create(&stack);
    /// # let role = &stack.to_json()?["terraform"]["backend"]["cos"]["assume_role"][0];
    /// # assert_eq!((&role["session_name"], &role["session_duration"]), (&"deploy".into(), &7200.into()));
    /// # Ok::<(), ferroform::SynthErrors>(())
    /// ```
    CosAssumeRole (role_arn: String, session_name: String, session_duration: Number) {
        /// What the other account demands besides.
        external_id: String;
        /// A policy, as JSON, that narrows the role.
        policy: String;
    }

    /// A command that gives a [`KubernetesBackend`](super::KubernetesBackend) its credentials.
    KubernetesExec (api_version: String, command: String) {
        /// The arguments of the command.
        args: List<String>;
        /// Variables of its environment.
        env: Map<String>;
    }
}

/// A block that stands once, held as a set.
impl From<CosAssumeRole> for Value<List<Map<Any>>> {
    fn from(role: CosAssumeRole) -> Self {
        Self::from([Value::<Map<Any>>::from(role)])
    }
}
