use serde::Serialize;

use crate::wasi::http::types::{Fields, OutgoingBody, OutgoingResponse, ResponseOutparam};

/// What a stream takes in one call.
const PIECE: usize = 4096;

/// A response that is complete.
pub struct Answer {
    status: u16,
    headers: Vec<(String, Vec<u8>)>,
    body: Vec<u8>,
}

#[derive(Serialize)]
struct Error<'a> {
    error: &'a str,
}

impl Answer {
    pub fn json(status: u16, body: &impl Serialize) -> Self {
        match serde_json::to_vec(body) {
            Ok(bytes) => Self::of(status, "application/json", bytes),
            Err(error) => Self::of(500, "text/plain", error.to_string().into_bytes()),
        }
    }

    pub fn of(status: u16, media_type: &str, body: Vec<u8>) -> Self {
        let answer = Self { status, headers: Vec::new(), body };
        let length = answer.body.len().to_string();
        answer
            .with("content-type", media_type)
            .with("content-length", &length)
            .with("x-content-type-options", "nosniff")
    }

    pub fn error(status: u16, error: &str) -> Self {
        Self::json(status, &Error { error })
    }

    pub fn not_allowed(methods: &str) -> Self {
        Self::error(405, "not with this method").with("allow", methods)
    }

    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// Whoever does not wait for all of it does not need it.
    pub fn send(self, out: ResponseOutparam) {
        let headers = Fields::from_list(&self.headers).expect("names and values are plain");
        let response = OutgoingResponse::new(headers);
        response.set_status_code(self.status).expect("a status");
        let body = response.body().expect("the first time");
        ResponseOutparam::set(out, Ok(response));
        let stream = body.write().expect("the first time");
        let complete = self.body.chunks(PIECE).all(|piece| stream.blocking_write_and_flush(piece).is_ok());
        drop(stream);
        if complete {
            let _ = OutgoingBody::finish(body, None);
        }
    }
}
