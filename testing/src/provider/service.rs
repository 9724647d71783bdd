//! The calls of the protocol, each from bytes to bytes.

use super::{Broken, Kind, Knowledge, Step, TypeRef, plan};
use crate::cty::{self, Type, Value};
use crate::protocol::messages as m;
use crate::protocol::{Version, schema};
use crate::schema::{Block, ProviderSchema, TypeSchema};
use bytes::Bytes;
use prost::Message;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Marks an object that was imported: what its configuration says about it is news, not a change.
const IMPORTED: &[u8] = b"imported";

/// A provider as Terraform calls it.
pub(crate) struct Service {
    schema: ProviderSchema,
    version: Version,
    knowledge: Arc<dyn Knowledge>,
}

/// Why there is no answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The protocol has such a call, and it is not answered here.
    Unimplemented,
    /// The call cannot be read.
    Invalid(String),
}

type Answer<T> = Result<T, Refusal>;

impl Service {
    pub(crate) fn new(schema: ProviderSchema, knowledge: Arc<dyn Knowledge>) -> Self {
        let version = if schema.has_nested_attributes() { Version::Six } else { Version::Five };
        Self { schema, version, knowledge }
    }

    pub(crate) const fn version(&self) -> Version {
        self.version
    }

    /// Answers a call. The path is `/tfplugin5.Provider/GetSchema`; where the versions have two names for one call, both
    /// are known.
    pub(crate) fn call(&self, path: &str, request: Bytes) -> Answer<Vec<u8>> {
        let (service, call) = path.trim_start_matches('/').split_once('/').ok_or(Refusal::Unimplemented)?;
        match service {
            "tfplugin5.Provider" | "tfplugin6.Provider" => {}
            // Asked by whoever keeps the connection; 1 is "serving".
            "grpc.health.v1.Health" => return Ok(vec![0x08, 0x01]),
            _ => return Err(Refusal::Unimplemented),
        }
        match call {
            "GetSchema" | "GetProviderSchema" => {
                Ok(schema::response(&self.schema, self.version).encode_to_vec())
            }
            "PrepareProviderConfig" | "ValidateProviderConfig" => {
                answer(request, |r| self.provider_config(r))
            }
            "Configure"
            | "ConfigureProvider"
            | "StopProvider"
            | "Stop"
            | "RenewEphemeralResource"
            | "CloseEphemeralResource" => Ok(m::Nothing {}.encode_to_vec()),
            "ValidateResourceTypeConfig" | "ValidateResourceConfig" => {
                answer(request, |r| self.validate(Kind::Resource, r))
            }
            "ValidateDataSourceConfig" | "ValidateDataResourceConfig" => {
                answer(request, |r| self.validate(Kind::DataSource, r))
            }
            "ValidateEphemeralResourceConfig" => answer(request, |r| self.validate(Kind::Ephemeral, r)),
            "UpgradeResourceState" => answer(request, |r| self.upgrade(r)),
            "ReadResource" => answer(request, read_back),
            "PlanResourceChange" => answer(request, |r| self.plan(r)),
            "ApplyResourceChange" => answer(request, |r| self.apply(r)),
            "ImportResourceState" => answer(request, |r| self.import(r)),
            "MoveResourceState" => answer(request, |r| self.moved(r)),
            "ReadDataSource" => answer(request, |r| self.read_data_source(r)),
            "OpenEphemeralResource" => answer(request, |r| self.open(r)),
            "CallFunction" => answer(request, |r| self.call_function(r)),
            _ => Err(Refusal::Unimplemented),
        }
    }

    fn types(&self, kind: Kind) -> &BTreeMap<String, TypeSchema> {
        static NONE: BTreeMap<String, TypeSchema> = BTreeMap::new();
        match kind {
            Kind::Provider => &NONE,
            Kind::Resource => &self.schema.resource_schemas,
            Kind::DataSource => &self.schema.data_source_schemas,
            Kind::Ephemeral => &self.schema.ephemeral_resource_schemas,
        }
    }

    fn block(&self, kind: Kind, name: &str) -> Answer<&Block> {
        let schema = self.types(kind).get(name);
        schema
            .map(|schema| &schema.block)
            .ok_or_else(|| Refusal::Invalid(format!("there is no type `{name}`")))
    }

    fn provider_config(&self, request: m::ProviderConfigRequest) -> Answer<m::ProviderConfigResponse> {
        let ty = self.schema.provider.block.ty();
        let config = value(&ty, request.config.as_ref())?;
        let broken = self.knowledge.broken(&TypeRef { kind: Kind::Provider, name: "" }, &config);
        let diagnostics = broken.iter().map(diagnostic).collect();
        let prepared = (self.version == Version::Five).then_some(request.config).flatten();
        Ok(m::ProviderConfigResponse { prepared, diagnostics })
    }

    fn validate(&self, kind: Kind, request: m::ConfigRequest) -> Answer<m::DiagnosticsResponse> {
        let block = self.block(kind, &request.type_name)?;
        let config = value(&block.ty(), request.config.as_ref())?;
        let broken = self.knowledge.broken(&TypeRef { kind, name: &request.type_name }, &config);
        Ok(m::DiagnosticsResponse { diagnostics: broken.iter().map(diagnostic).collect() })
    }

    fn upgrade(&self, request: m::UpgradeRequest) -> Answer<m::ValueResponse> {
        let ty = self.block(Kind::Resource, &request.type_name)?.ty();
        let state = stored(&ty, request.raw_state.as_ref())?;
        Ok(m::ValueResponse { value: Some(message(&ty, &state)), diagnostics: Vec::new() })
    }

    fn plan(&self, request: m::PlanRequest) -> Answer<m::PlanResponse> {
        let block = self.block(Kind::Resource, &request.type_name)?;
        let ty = block.ty();
        let prior = value(&ty, request.prior_state.as_ref())?;
        let proposed = value(&ty, request.proposed_new_state.as_ref())?;
        let config = value(&ty, request.config.as_ref())?;
        let of = TypeRef { kind: Kind::Resource, name: &request.type_name };
        let mut planned = plan::plan(&*self.knowledge, &of, block, [&prior, &proposed, &config]);
        if request.prior_private == IMPORTED {
            planned.replaced_by.clear();
        }
        Ok(m::PlanResponse {
            planned_state: Some(message(&ty, &planned.state)),
            requires_replace: planned.replaced_by.iter().map(|steps| path(steps)).collect(),
            planned_private: Bytes::new(),
            diagnostics: Vec::new(),
            legacy_type_system: planned.has_bare_default,
        })
    }

    fn apply(&self, request: m::ApplyRequest) -> Answer<m::ApplyResponse> {
        let block = self.block(Kind::Resource, &request.type_name)?;
        let ty = block.ty();
        let planned = value(&ty, request.planned_state.as_ref())?;
        let new =
            if planned.is_null() { Value::Null } else { plan::settle(&request.type_name, block, &planned) };
        Ok(m::ApplyResponse {
            new_state: Some(message(&ty, &new)),
            private: Bytes::new(),
            diagnostics: Vec::new(),
            // Whatever was planned is what there is; only a planned default needs this, and it was let through before.
            legacy_type_system: true,
        })
    }

    fn import(&self, request: m::ImportRequest) -> Answer<m::ImportResponse> {
        let block = self.block(Kind::Resource, &request.type_name)?;
        let ty = TypeRef { kind: Kind::Resource, name: &request.type_name };
        let (state, private) = match self.knowledge.existing(&ty, &request.id) {
            Some(values) => (plan::existing(block, &values), Bytes::new()),
            None => (plan::import(&request.type_name, block, &request.id), Bytes::from_static(IMPORTED)),
        };
        let state = Some(message(&block.ty(), &state));
        let imported = m::Imported { state, type_name: request.type_name, private };
        Ok(m::ImportResponse { imported: vec![imported], diagnostics: Vec::new() })
    }

    fn moved(&self, request: m::MoveRequest) -> Answer<m::MoveResponse> {
        let ty = self.block(Kind::Resource, &request.target_type_name)?.ty();
        let state = stored(&ty, request.source_state.as_ref())?;
        Ok(m::MoveResponse {
            target_state: Some(message(&ty, &state)),
            diagnostics: Vec::new(),
            // What the type had before says nothing about what it is now.
            target_private: Bytes::from_static(IMPORTED),
        })
    }

    fn read_data_source(&self, request: m::ConfigRequest) -> Answer<m::ValueResponse> {
        let read = self.read(Kind::DataSource, &request)?;
        Ok(m::ValueResponse { value: Some(read), diagnostics: Vec::new() })
    }

    fn open(&self, request: m::ConfigRequest) -> Answer<m::OpenResponse> {
        let result = self.read(Kind::Ephemeral, &request)?;
        Ok(m::OpenResponse { diagnostics: Vec::new(), result: Some(result) })
    }

    fn read(&self, kind: Kind, request: &m::ConfigRequest) -> Answer<m::DynamicValue> {
        let block = self.block(kind, &request.type_name)?;
        let config = value(&block.ty(), request.config.as_ref())?;
        Ok(message(&block.ty(), &plan::read(&request.type_name, block, &config)))
    }

    fn call_function(&self, request: m::CallRequest) -> Answer<m::CallResponse> {
        let function = self.schema.functions.get(&request.name);
        let Some(function) = function else {
            let text = format!("there is no function `{}`", request.name);
            return Ok(m::CallResponse { result: None, error: Some(m::FunctionError { text }) });
        };
        let ty = function.return_type.clone().unwrap_or(Type::Dynamic);
        let arguments: Vec<u8> =
            request.arguments.iter().flat_map(|argument| argument.msgpack.to_vec()).collect();
        let result = plan::function(&request.name, &ty, &arguments);
        Ok(m::CallResponse { result: Some(message(&ty, &result)), error: None })
    }
}

/// Nobody changes what nobody has.
fn read_back(request: m::ReadRequest) -> Answer<m::ReadResponse> {
    Ok(m::ReadResponse {
        new_state: request.current_state,
        diagnostics: Vec::new(),
        private: request.private,
    })
}

fn answer<R, A>(request: Bytes, call: impl FnOnce(R) -> Answer<A>) -> Answer<Vec<u8>>
where
    R: Message + Default,
    A: Message,
{
    let request = R::decode(request).map_err(|error| Refusal::Invalid(error.to_string()))?;
    Ok(call(request)?.encode_to_vec())
}

fn value(ty: &Type, message: Option<&m::DynamicValue>) -> Answer<Value> {
    match message {
        Some(message) if !message.msgpack.is_empty() => {
            cty::decode(ty, &message.msgpack).map_err(Refusal::Invalid)
        }
        Some(message) if !message.json.is_empty() => json(ty, &message.json),
        _ => Ok(Value::Null),
    }
}

fn json(ty: &Type, bytes: &[u8]) -> Answer<Value> {
    let json = serde_json::from_slice(bytes).map_err(|error| Refusal::Invalid(error.to_string()))?;
    Ok(cty::from_json(ty, &json))
}

fn stored(ty: &Type, state: Option<&m::RawState>) -> Answer<Value> {
    match state {
        Some(state) if !state.json.is_empty() => json(ty, &state.json),
        _ => Ok(Value::Null),
    }
}

fn message(ty: &Type, value: &Value) -> m::DynamicValue {
    m::DynamicValue { msgpack: cty::encode(ty, value).into(), json: Bytes::new() }
}

fn diagnostic(broken: &Broken) -> m::Diagnostic {
    m::Diagnostic {
        severity: if broken.is_warning { 2 } else { 1 },
        summary: broken.summary.clone(),
        detail: broken.detail.clone(),
        attribute: Some(path(&broken.path)),
    }
}

fn path(steps: &[Step]) -> m::AttributePath {
    let step = |step: &Step| m::Step {
        selector: Some(match step {
            Step::Attribute(name) => m::Selector::Attribute(name.clone()),
            Step::Index(i) => m::Selector::Index(*i as i64),
            Step::Key(key) => m::Selector::Key(key.clone()),
        }),
    };
    m::AttributePath { steps: steps.iter().map(step).collect() }
}
