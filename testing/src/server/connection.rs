//! One connection: gRPC, as far as calls of one request and one answer go.
//!
//! A message is a byte that says whether it is compressed (never), four bytes of length, and the message. How the call
//! ended stands in trailers.

use crate::provider::{Refusal, Service};
use bytes::{BufMut as _, Bytes, BytesMut};
use h2::server::SendResponse;
use http::{HeaderMap, HeaderValue, Request, Response};
use std::sync::Arc;
use tokio::io::{AsyncRead, AsyncWrite};

/// Larger than any provider's schema, and than any value in a configuration.
const LARGEST_REQUEST: usize = 256 << 20;

/// Speaks with one client until it leaves.
pub(super) async fn serve(stream: impl AsyncRead + AsyncWrite + Unpin, service: Arc<Service>) {
    let mut builder = h2::server::Builder::new();
    builder.initial_window_size(4 << 20).initial_connection_window_size(16 << 20);
    let Ok(mut connection) = builder.handshake(stream).await else { return };
    while let Some(Ok((request, respond))) = connection.accept().await {
        let service = Arc::clone(&service);
        tokio::spawn(async move {
            // The client is gone when this fails.
            let _ = answer(request, respond, &service).await;
        });
    }
}

async fn answer(
    request: Request<h2::RecvStream>,
    mut respond: SendResponse<Bytes>,
    service: &Service,
) -> Result<(), h2::Error> {
    let (head, mut body) = request.into_parts();
    let mut received = BytesMut::new();
    while let Some(data) = body.data().await {
        let data = data?;
        if received.len() + data.len() > LARGEST_REQUEST {
            return refuse(&mut respond, &Refusal::Invalid("the request is too large".to_owned()));
        }
        received.extend_from_slice(&data);
        body.flow_control().release_capacity(data.len())?;
    }
    let answer = unframe(received.freeze()).and_then(|message| service.call(head.uri.path(), message));
    match answer {
        Err(refusal) => refuse(&mut respond, &refusal),
        Ok(message) => {
            let mut stream = respond.send_response(head_of_response(), false)?;
            stream.send_data(frame(&message), false)?;
            stream.send_trailers(status(0, ""))
        }
    }
}

fn refuse(respond: &mut SendResponse<Bytes>, refusal: &Refusal) -> Result<(), h2::Error> {
    let (code, message) = match refusal {
        Refusal::Unimplemented => (12, "the provider does not answer this call"),
        Refusal::Invalid(message) => (3, message.as_str()),
    };
    let mut response = head_of_response();
    response.headers_mut().extend(status(code, message));
    respond.send_response(response, true).map(|_| ())
}

fn head_of_response() -> Response<()> {
    let mut response = Response::new(());
    response.headers_mut().insert("content-type", HeaderValue::from_static("application/grpc"));
    response
}

fn status(code: u16, message: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("grpc-status", HeaderValue::from(code));
    let printable: String =
        message.chars().map(|c| if matches!(c, ' '..='~') && c != '%' { c } else { '?' }).collect();
    if let Ok(message) = HeaderValue::from_str(&printable) {
        headers.insert("grpc-message", message);
    }
    headers
}

fn frame(message: &[u8]) -> Bytes {
    let mut framed = BytesMut::with_capacity(message.len() + 5);
    framed.put_u8(0);
    framed.put_u32(message.len() as u32);
    framed.put_slice(message);
    framed.freeze()
}

fn unframe(received: Bytes) -> Result<Bytes, Refusal> {
    let invalid = |what: &str| Err(Refusal::Invalid(what.to_owned()));
    let Some((head, rest)) = received.split_first_chunk::<5>() else {
        return invalid("the request has no message");
    };
    let [compressed, a, b, c, d] = *head;
    if compressed != 0 {
        return invalid("the request is compressed");
    }
    if rest.len() != u32::from_be_bytes([a, b, c, d]) as usize {
        return invalid("the length of the request is not what it says");
    }
    Ok(received.slice(5..))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_framed() {
        let message = Bytes::from_static(b"hello");
        assert_eq!(unframe(frame(&message)), Ok(message));
        for odd in [&b""[..], b"\0\0\0\0", b"\x01\0\0\0\0", b"\0\0\0\0\x02a"] {
            assert!(unframe(Bytes::from_static(odd)).is_err());
        }
    }
}
