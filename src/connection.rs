//! How provisioners reach what they work on.

use crate::block::BlockValue;
use crate::marker::{Any, Map, Number};
use crate::value::Value;

/// How provisioners reach what they work on: for [`Resource::connection`](crate::Resource::connection) and
/// [`Provisioner::connection`](crate::Provisioner::connection).
///
/// ```
/// use ferroform::{App, Connection, GenericResource, Provisioner, Stack, functions, prelude::*, self_attribute};
/// # let app = App::new();
/// # let stack = Stack::new(&app, "private");
/// GenericResource::resource("aws_instance")
///     .create(&stack, "web")
///     .connection(Connection::ssh(self_attribute::<String>("public_ip")).user("admin").agent(true))
///     .provisioner(Provisioner::remote_exec(["systemctl start shop"]));
/// # let web = &stack.to_json()?["resource"]["aws_instance"]["web"];
/// # assert_eq!((&web["connection"]["type"], &web["connection"]["host"]), (&"ssh".into(), &"${self.public_ip}".into()));
/// # Ok::<(), ferroform::SynthErrors>(())
/// ```
#[must_use = "give it to a resource or a provisioner"]
pub struct Connection {
    block: BlockValue,
}

macro_rules! settings {
    ($($(#[$doc:meta])+ $name:ident: $ty:ty;)+) => {$(
        $(#[$doc])+
        pub fn $name(mut self, value: impl Into<Value<$ty>>) -> Self {
            self.block.set(stringify!($name), value.into());
            self
        }
    )+};
}

impl Connection {
    /// By SSH.
    pub fn ssh(host: impl Into<Value<String>>) -> Self {
        Self::new("ssh", host)
    }

    /// By WinRM.
    pub fn winrm(host: impl Into<Value<String>>) -> Self {
        Self::new("winrm", host)
    }

    fn new(ty: &str, host: impl Into<Value<String>>) -> Self {
        let mut block = BlockValue::new();
        block.set::<String>("type", ty.into());
        block.set("host", host.into());
        Self { block }
    }

    settings! {
        /// Whether the SSH agent is asked for keys.
        agent: bool;
        /// The identity that the agent is asked for.
        agent_identity: String;
        /// The certificate of the host's authority, as PEM; of WinRM, that of the host.
        cacert: String;
        /// The bastion's own certificate or public key.
        bastion_certificate: String;
        /// The bastion through which the host is reached.
        bastion_host: String;
        /// The public key of the bastion.
        bastion_host_key: String;
        /// The password for the bastion.
        bastion_password: String;
        /// The port of the bastion.
        bastion_port: Number;
        /// The private key for the bastion.
        bastion_private_key: String;
        /// The user of the bastion.
        bastion_user: String;
        /// A certificate that an authority signed for the private key.
        certificate: String;
        /// The public key of the host.
        host_key: String;
        /// Whether WinRM goes over HTTPS.
        https: bool;
        /// Whether the certificate of the host is not looked at.
        insecure: bool;
        /// The password.
        password: String;
        /// The port.
        port: Number;
        /// The private key, as PEM.
        private_key: String;
        /// The host of a proxy.
        proxy_host: String;
        /// The port of the proxy.
        proxy_port: Number;
        /// `http`, `https` or `socks5`.
        proxy_scheme: String;
        /// The password for the proxy.
        proxy_user_password: String;
        /// The user of the proxy.
        proxy_user_name: String;
        /// Where scripts are put.
        script_path: String;
        /// `unix` or `windows`.
        target_platform: String;
        /// How long a connection is waited for (`5m`).
        timeout: String;
        /// Whether NTLM is used.
        use_ntlm: bool;
        /// The user.
        user: String;
    }
}

crate::__block!(Connection);

impl From<Connection> for Value<Map<Any>> {
    fn from(connection: Connection) -> Self {
        Self::new(connection.block.into_data())
    }
}
