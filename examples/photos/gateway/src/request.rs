use crate::answer::Answer;
use crate::form;
use crate::wasi::http::types::{IncomingRequest, Method};
use crate::wasi::io::streams::StreamError;

/// What a stream gives in one call, at most.
const PIECE: u64 = 64 << 10;

pub struct Request {
    request: IncomingRequest,
    target: String,
}

impl Request {
    pub fn of(request: IncomingRequest) -> Self {
        let target = request.path_with_query().unwrap_or_default();
        Self { request, target }
    }

    pub fn method(&self) -> Method {
        self.request.method()
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap_or_default()
    }

    pub fn query(&self) -> Result<Vec<(String, String)>, Answer> {
        let query = self.target.split_once('?').map_or("", |(_, query)| query);
        form::fields(query.as_bytes()).ok_or_else(|| Answer::error(400, "the query is not text in UTF-8"))
    }

    /// The value of a header that is there once and is plain text.
    pub fn header(&self, name: &str) -> Option<String> {
        match &self.request.headers().get(name)[..] {
            [value] => String::from_utf8(value.clone()).ok(),
            _ => None,
        }
    }

    /// All of it; refused as soon as it is known to be too long.
    pub fn body(&self, most: usize) -> Result<Vec<u8>, Answer> {
        let promised = self.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        let too_long = || Answer::error(413, &format!("the body is too long: at most {most} bytes are taken"));
        if promised > most {
            return Err(too_long());
        }
        let broken = || Answer::error(400, "the body cannot be read");
        let body = self.request.consume().map_err(|()| broken())?;
        let stream = body.stream().map_err(|()| broken())?;
        let mut bytes = Vec::with_capacity(promised);
        loop {
            match stream.blocking_read(PIECE) {
                Ok(piece) if bytes.len() + piece.len() > most => return Err(too_long()),
                Ok(piece) => bytes.extend_from_slice(&piece),
                Err(StreamError::Closed) => return Ok(bytes),
                Err(StreamError::LastOperationFailed(_)) => return Err(broken()),
            }
        }
    }
}
