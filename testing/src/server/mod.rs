//! Serves providers to Terraform over local sockets, from a thread of this process.

mod connection;

use crate::open::short;
use crate::provider::{Knowledge, Service};
use crate::schema::Schemas;
use serde_json::{Value as Json, json};
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::thread::JoinHandle;
use tokio::sync::oneshot;

/// Providers that run until this is dropped.
///
/// Terraform finds them by an environment variable, [`Server::VARIABLE`], and needs neither an installation nor `init`
/// for them.
#[derive(Debug)]
pub struct Server {
    attached: Json,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
    /// Holds the sockets; gone last.
    _folder: tempfile::TempDir,
}

impl Server {
    /// The environment variable that tells Terraform where providers run.
    pub const VARIABLE: &'static str = "TF_REATTACH_PROVIDERS";

    /// Starts a provider for each schema; `knowledge` is asked about all of them.
    ///
    /// # Errors
    /// When no socket can be opened.
    pub fn start(schemas: &Schemas, knowledge: &Arc<dyn Knowledge>) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix("ferroform").tempdir()?;
        let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build()?;
        let mut listeners = Vec::new();
        let mut attached = serde_json::Map::new();
        for (i, (address, schema)) in schemas.provider_schemas.iter().enumerate() {
            let service = Arc::new(Service::new(schema.clone(), Arc::clone(knowledge)));
            let (listener, place) = {
                let _inside = runtime.enter();
                Listener::open(&folder.path().join(i.to_string()))?
            };
            attached.insert(
                // Terraform and OpenTofu complete it each with the registry of its own.
                short(address).to_owned(),
                json!({
                    "Protocol": "grpc",
                    "ProtocolVersion": service.version().number(),
                    "Pid": std::process::id(),
                    // Terraform does not end what it has not started.
                    "Test": true,
                    "Addr": place,
                }),
            );
            listeners.push((listener, service));
        }
        let (stop, stopped) = oneshot::channel();
        let thread = std::thread::Builder::new().name("provider".to_owned()).spawn(move || {
            runtime.block_on(async move {
                for (listener, service) in listeners {
                    tokio::spawn(listen(listener, service));
                }
                // An error means that the sender is gone, which is an end as well.
                let _ = stopped.await;
            });
        })?;
        Ok(Self { attached: attached.into(), stop: Some(stop), thread: Some(thread), _folder: folder })
    }

    /// What [`Server::VARIABLE`] must hold.
    #[must_use]
    pub fn attached(&self) -> String {
        self.attached.to_string()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(stop) = self.stop.take() {
            let _ = stop.send(());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// A local socket: a file where the system has such sockets and the path fits, else a port of this machine.
enum Listener {
    #[cfg(unix)]
    File(tokio::net::UnixListener),
    Port(tokio::net::TcpListener),
}

impl Listener {
    fn open(path: &Path) -> io::Result<(Self, Json)> {
        #[cfg(unix)]
        if let Ok(listener) = tokio::net::UnixListener::bind(path) {
            let place = json!({ "Network": "unix", "String": path.to_string_lossy() });
            return Ok((Self::File(listener), place));
        }
        let _ = path;
        let listener = std::net::TcpListener::bind((std::net::Ipv4Addr::LOCALHOST, 0))?;
        listener.set_nonblocking(true)?;
        let place = json!({ "Network": "tcp", "String": listener.local_addr()?.to_string() });
        Ok((Self::Port(tokio::net::TcpListener::from_std(listener)?), place))
    }
}

async fn listen(listener: Listener, service: Arc<Service>) {
    loop {
        // A connection that fails to come about is its client's concern.
        match &listener {
            #[cfg(unix)]
            Listener::File(listener) => {
                if let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(connection::serve(stream, Arc::clone(&service)));
                }
            }
            Listener::Port(listener) => {
                if let Ok((stream, _)) = listener.accept().await {
                    tokio::spawn(connection::serve(stream, Arc::clone(&service)));
                }
            }
        }
    }
}
