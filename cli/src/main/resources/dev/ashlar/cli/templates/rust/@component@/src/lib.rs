//! Answers HTTP requests.

use wstd::http::{Body, Error, Request, Response};

#[wstd::http_server]
async fn main(request: Request<Body>) -> Result<Response<Body>, Error> {
    let query = request.uri().query().unwrap_or_default();
    let name = query.split('&').find_map(|pair| pair.strip_prefix("name=")).unwrap_or("world");
    Ok(Response::builder()
        .header("content-type", "text/plain; charset=utf-8")
        .body(format!("Hello, {name}, from Rust!\n").into())?)
}
