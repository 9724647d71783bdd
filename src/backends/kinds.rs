//! The settings of each backend, as Terraform 1.11 has them.

use super::Workspaces;
use super::remote_state::RemoteState;
use crate::backend::Backend;
use crate::data::{Args, Data};
use crate::marker::{Any, List, Map, Number};
use crate::scope::Scope;
use crate::value::Value;
use std::borrow::Cow;

macro_rules! backends {
    ($(
        $(#[$doc:meta])+
        $name:ident $kind:literal, state in $remote:literal ($($required:ident: $required_ty:ty),*) {
            $($(#[$setting_doc:meta])+ $setting:ident: $ty:ty;)*
        }
    )+) => {$(
        $(#[$doc])+
        #[derive(Debug, Clone)]
        #[must_use = "create it in a stack, or read a state with it"]
        pub struct $name {
            args: Args,
        }

        impl $name {
            /// With what it must have.
            #[allow(clippy::new_without_default, reason = "most must have something")]
            pub fn new($($required: impl Into<Value<$required_ty>>),*) -> Self {
                #[allow(unused_mut, reason = "some must have nothing")]
                let mut args = Args::default();
                $(args.set(stringify!($required).into(), $required.into().data);)*
                Self { args }
            }

            $(
                $(#[$setting_doc])+
                pub fn $setting(self, value: impl Into<Value<$ty>>) -> Self {
                    self.set(stringify!($setting), value.into().any())
                }
            )*

            /// Any other setting.
            pub fn set(mut self, name: impl Into<Cow<'static, str>>, value: impl Into<Value<Any>>) -> Self {
                self.args.set(name.into(), value.into().data);
                self
            }

            /// Keeps the state of a stack there. Settings are literals, because Terraform reads them before anything else.
            #[track_caller]
            pub fn create(self, stack: &impl Scope) -> Backend {
                Backend::of(stack, $kind, self.args)
            }

            /// Reads the outputs of the state that is kept there.
            #[track_caller]
            pub fn remote_state(self, scope: &impl Scope, id: impl Into<String>) -> RemoteState {
                RemoteState::create(scope, &id.into(), $remote.to_owned(), Data::block(self.args))
            }
        }
    )+};
}

backends! {
    /// A blob of Azure Storage.
    AzurermBackend "azurerm", state in "azurerm" (storage_account_name: String, container_name: String, key: String) {
        /// The key that opens the storage account.
        access_key: String;
        /// The service connection of an Azure Pipeline.
        ado_pipeline_service_connection_id: String;
        /// A certificate of the client in Base64.
        client_certificate: String;
        /// The password of the certificate.
        client_certificate_password: String;
        /// The file of the certificate.
        client_certificate_path: String;
        /// The application that asks.
        client_id: String;
        /// The file that holds the application's id.
        client_id_file_path: String;
        /// The secret of the application.
        client_secret: String;
        /// The file that holds the secret.
        client_secret_file_path: String;
        /// The cloud: `public`, `usgovernment` or `china`.
        environment: String;
        /// Whether the account is asked for its endpoint.
        lookup_blob_endpoint: bool;
        /// The host of the metadata service.
        metadata_host: String;
        /// The endpoint of the managed identity.
        msi_endpoint: String;
        /// The bearer token for an OIDC token.
        oidc_request_token: String;
        /// Where an OIDC token is asked for.
        oidc_request_url: String;
        /// An OIDC token.
        oidc_token: String;
        /// The file of an OIDC token.
        oidc_token_file_path: String;
        /// The resource group of the storage account.
        resource_group_name: String;
        /// A token of shared access.
        sas_token: String;
        /// Whether the blob is kept as a snapshot before it changes.
        snapshot: bool;
        /// The subscription.
        subscription_id: String;
        /// The tenant.
        tenant_id: String;
        /// Whether the workload identity of AKS is used.
        use_aks_workload_identity: bool;
        /// Whether Microsoft Entra opens the blob, instead of a key.
        use_azuread_auth: bool;
        /// Whether the Azure CLI's login is used.
        use_cli: bool;
        /// Whether a managed identity is used.
        use_msi: bool;
        /// Whether OIDC is used.
        use_oidc: bool;
    }

    /// A workspace of HCP Terraform or Terraform Enterprise, as a `cloud` block has it. Its state is read through the `remote`
    /// backend.
    CloudBackend "cloud", state in "remote" (workspaces: Workspaces) {
        /// The host of Terraform Enterprise.
        hostname: String;
        /// The organization.
        organization: String;
        /// The token; better in the environment.
        token: String;
    }

    /// Consul's key-value store.
    ConsulBackend "consul", state in "consul" (path: String) {
        /// The token.
        access_token: String;
        /// The host and the port.
        address: String;
        /// The file of the authority's certificate.
        ca_file: String;
        /// The file of the client's certificate.
        cert_file: String;
        /// The data center.
        datacenter: String;
        /// Whether the state is compressed.
        gzip: bool;
        /// The user and the password, with a colon between them.
        http_auth: String;
        /// The file of the client's key.
        key_file: String;
        /// Whether the state is locked while it changes.
        lock: bool;
        /// `http` or `https`.
        scheme: String;
    }

    /// Tencent Cloud Object Storage.
    CosBackend "cos", state in "cos" (bucket: String) {
        /// Whether the bucket is reached by a global acceleration.
        accelerate: bool;
        /// The access control of the object.
        acl: String;
        /// A role that is assumed: a [`CosAssumeRole`](super::CosAssumeRole).
        assume_role: List<Map<Any>>;
        /// The role of the machine that it runs on.
        cam_role_name: String;
        /// The domain of the service.
        domain: String;
        /// Whether the object is encrypted by the service.
        encrypt: bool;
        /// The endpoint.
        endpoint: String;
        /// The name of the object.
        key: String;
        /// The folder of the object.
        prefix: String;
        /// The profile of the credentials.
        profile: String;
        /// The region.
        region: String;
        /// The id of the secret.
        secret_id: String;
        /// The key of the secret.
        secret_key: String;
        /// The token of temporary credentials.
        security_token: String;
        /// The folder of the credentials.
        shared_credentials_dir: String;
    }

    /// Google Cloud Storage.
    GcsBackend "gcs", state in "gcs" (bucket: String) {
        /// A token.
        access_token: String;
        /// The file of a service account's key, or its content.
        credentials: String;
        /// A key of one's own that encrypts the state, in Base64.
        encryption_key: String;
        /// The service account that is acted for.
        impersonate_service_account: String;
        /// The accounts on the way to that.
        impersonate_service_account_delegates: List<String>;
        /// The key of Cloud KMS that encrypts the state.
        kms_encryption_key: String;
        /// The folder of the state.
        prefix: String;
        /// An endpoint of one's own.
        storage_custom_endpoint: String;
    }

    /// A REST service.
    HttpBackend "http", state in "http" (address: String) {
        /// The certificate of the client, as PEM.
        client_certificate_pem: String;
        /// The authority's certificate, as PEM.
        client_ca_certificate_pem: String;
        /// The key of the client, as PEM.
        client_private_key_pem: String;
        /// Where a lock is set.
        lock_address: String;
        /// How a lock is set; `LOCK` by itself.
        lock_method: String;
        /// The password.
        password: String;
        /// How often it is tried again.
        retry_max: Number;
        /// The longest wait before it is tried again, in seconds.
        retry_wait_max: Number;
        /// The shortest wait before it is tried again, in seconds.
        retry_wait_min: Number;
        /// Whether the certificate of the service is not looked at.
        skip_cert_verification: bool;
        /// Where a lock is released.
        unlock_address: String;
        /// How a lock is released; `UNLOCK` by itself.
        unlock_method: String;
        /// How the state is written; `POST` by itself.
        update_method: String;
        /// The user.
        username: String;
    }

    /// A secret of Kubernetes.
    KubernetesBackend "kubernetes", state in "kubernetes" (secret_suffix: String) {
        /// The certificate of the client, as PEM.
        client_certificate: String;
        /// The key of the client, as PEM.
        client_key: String;
        /// The authority's certificate, as PEM.
        cluster_ca_certificate: String;
        /// The context of the configuration file.
        config_context: String;
        /// The user of the context.
        config_context_auth_info: String;
        /// The cluster of the context.
        config_context_cluster: String;
        /// The configuration file.
        config_path: String;
        /// Several configuration files.
        config_paths: List<String>;
        /// A command that gives credentials: a [`KubernetesExec`](super::KubernetesExec).
        exec: Map<Any>;
        /// The address of the cluster.
        host: String;
        /// Whether it runs within the cluster.
        in_cluster_config: bool;
        /// Whether the certificate of the cluster is not looked at.
        insecure: bool;
        /// Labels of the secret.
        labels: Map<String>;
        /// Whether the configuration file is read.
        load_config_file: bool;
        /// The namespace of the secret.
        namespace: String;
        /// The password.
        password: String;
        /// A proxy.
        proxy_url: String;
        /// A token.
        token: String;
        /// The user.
        username: String;
    }

    /// A file. Terraform finds a relative path from the folder of the stack (`cdktf.out/stacks/<id>`).
    LocalBackend "local", state in "local" (path: String) {
        /// The folder of the states of other workspaces.
        workspace_dir: String;
    }

    /// Alibaba Cloud Object Storage.
    OssBackend "oss", state in "oss" (bucket: String) {
        /// The access key.
        access_key: String;
        /// The access control of the object.
        acl: String;
        /// A policy that narrows the role.
        assume_role_policy: String;
        /// The role that is assumed.
        assume_role_role_arn: String;
        /// How long the role is assumed for, in seconds.
        assume_role_session_expiration: Number;
        /// The name of the session.
        assume_role_session_name: String;
        /// The role of the instance that it runs on.
        ecs_role_name: String;
        /// Whether the object is encrypted by the service.
        encrypt: bool;
        /// The endpoint.
        endpoint: String;
        /// The name of the object.
        key: String;
        /// The folder of the object.
        prefix: String;
        /// The profile of the credentials' file.
        profile: String;
        /// The region.
        region: String;
        /// The secret key.
        secret_key: String;
        /// The token of temporary credentials.
        security_token: String;
        /// The file of shared credentials.
        shared_credentials_file: String;
        /// The endpoint of the security token service.
        sts_endpoint: String;
        /// The endpoint of the table with locks.
        tablestore_endpoint: String;
        /// The table with locks.
        tablestore_table: String;
    }

    /// A database of PostgreSQL.
    PgBackend "pg", state in "pg" () {
        /// The connection, as `postgres://user:password@host/database`.
        conn_str: String;
        /// The schema; `terraform_remote_state` by itself.
        schema_name: String;
        /// Whether the index is there already.
        skip_index_creation: bool;
        /// Whether the schema is there already.
        skip_schema_creation: bool;
        /// Whether the table is there already.
        skip_table_creation: bool;
    }

    /// A workspace of HCP Terraform or Terraform Enterprise, as it was before `cloud` blocks.
    RemoteBackend "remote", state in "remote" (organization: String, workspaces: Workspaces) {
        /// The host of Terraform Enterprise.
        hostname: String;
        /// The token; better in the environment.
        token: String;
    }

    /// An object of Amazon S3, or of a service that speaks its language.
    S3Backend "s3", state in "s3" (bucket: String, key: String) {
        /// The access key; better in the environment.
        access_key: String;
        /// The access control of the object.
        acl: String;
        /// Accounts that must be used.
        allowed_account_ids: List<String>;
        /// A role that is assumed: an [`AssumeRole`](super::AssumeRole).
        assume_role: Map<Any>;
        /// A role that is assumed with a web identity: an
        /// [`AssumeRoleWithWebIdentity`](super::AssumeRoleWithWebIdentity).
        assume_role_with_web_identity: Map<Any>;
        /// A file of certificates of authorities.
        custom_ca_bundle: String;
        /// The DynamoDB table with locks.
        dynamodb_table: String;
        /// The address of the machine's metadata service.
        ec2_metadata_service_endpoint: String;
        /// How that is reached: `IPv4` or `IPv6`.
        ec2_metadata_service_endpoint_mode: String;
        /// Whether the object is encrypted by the service.
        encrypt: bool;
        /// Endpoints of one's own: [`S3Endpoints`](super::S3Endpoints).
        endpoints: Map<Any>;
        /// Accounts that must not be used.
        forbidden_account_ids: List<String>;
        /// The proxy of HTTP requests.
        http_proxy: String;
        /// The proxy of HTTPS requests.
        https_proxy: String;
        /// Whether the certificates of services are not looked at.
        insecure: bool;
        /// The key of KMS that encrypts the state.
        kms_key_id: String;
        /// How often it is tried again.
        max_retries: Number;
        /// Hosts without a proxy.
        no_proxy: String;
        /// The profile of the configuration files.
        profile: String;
        /// The region.
        region: String;
        /// How it is tried again: `standard` or `adaptive`.
        retry_mode: String;
        /// The secret key; better in the environment.
        secret_key: String;
        /// The configuration files.
        shared_config_files: List<String>;
        /// The files of credentials.
        shared_credentials_files: List<String>;
        /// Whether credentials are not tried before they are used.
        skip_credentials_validation: bool;
        /// Whether the metadata service of the machine is not asked.
        skip_metadata_api_check: bool;
        /// Whether the region may be unknown.
        skip_region_validation: bool;
        /// Whether the account is not asked for.
        skip_requesting_account_id: bool;
        /// Whether no checksum is sent.
        skip_s3_checksum: bool;
        /// A key of one's own that encrypts the state, in Base64.
        sse_customer_key: String;
        /// The region of the security token service.
        sts_region: String;
        /// The token of temporary credentials.
        token: String;
        /// Whether endpoints with IPv6 are used.
        use_dualstack_endpoint: bool;
        /// Whether endpoints after FIPS 140-2 are used.
        use_fips_endpoint: bool;
        /// Whether locks are files beside the state.
        use_lockfile: bool;
        /// Whether the bucket stands in the path, and not in the host.
        use_path_style: bool;
        /// The folder of the states of other workspaces.
        workspace_key_prefix: String;
    }
}
