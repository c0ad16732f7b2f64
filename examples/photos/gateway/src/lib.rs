//! Answers HTTP requests with the help of the other components.

mod answer;
mod collection;
mod form;
mod request;
mod time;
mod token;

wit_bindgen::generate!({ path: "../wit", world: "gateway", generate_all });

use answer::Answer;
use exports::wasi::http::incoming_handler::Guest;
use request::Request;
use wasi::http::types::{IncomingRequest, Method, ResponseOutparam};

struct Gateway;

export!(Gateway);

impl Guest for Gateway {
    fn handle(request: IncomingRequest, out: ResponseOutparam) {
        let request = Request::of(request);
        let answer = route(&request).unwrap_or_else(|refused| refused);
        answer.send(out);
    }
}

/// A refusal is an answer, too.
fn route(request: &Request) -> Result<Answer, Answer> {
    let segments: Vec<&str> = request.path().split('/').skip(1).collect();
    match segments[..] {
        ["token"] => match request.method() {
            Method::Post => token::issue(request),
            _ => Err(Answer::not_allowed("POST")),
        },
        ["photos"] => match request.method() {
            Method::Get | Method::Head => collection::list(request),
            Method::Post => collection::add(request),
            _ => Err(Answer::not_allowed("GET, HEAD, POST")),
        },
        ["photos", id] => read(request, id, collection::get),
        ["photos", id, "thumb"] => read(request, id, collection::thumbnail),
        ["photos", id, "image"] => read(request, id, collection::image),
        _ => Err(Answer::error(404, "there is nothing here")),
    }
}

fn read(request: &Request, id: &str, answer: fn(&str) -> Result<Answer, Answer>) -> Result<Answer, Answer> {
    match request.method() {
        Method::Get | Method::Head => answer(id),
        _ => Err(Answer::not_allowed("GET, HEAD")),
    }
}
