//! Who may: tokens are given for a name and a password, and asked for with what changes something.

use serde::Serialize;

use crate::answer::Answer;
use crate::form;
use crate::photos::app::tokens::{self, Refusal};
use crate::request::Request;

const LONGEST_FORM: usize = 4096;

/// As OAuth calls it, and once more under the name that everybody tries first.
#[derive(Serialize)]
struct Issued<'a> {
    access_token: &'a str,
    token: &'a str,
    token_type: &'static str,
    expires_in: u32,
}

pub fn issue(request: &Request) -> Result<Answer, Answer> {
    let media_type = request.header("content-type").unwrap_or_default();
    if !media_type.to_ascii_lowercase().starts_with("application/x-www-form-urlencoded") {
        return Err(Answer::error(415, "send the fields user and password as application/x-www-form-urlencoded"));
    }
    let form = request.body(LONGEST_FORM)?;
    let fields = form::fields(&form).ok_or_else(|| Answer::error(400, "the form is not text in UTF-8"))?;
    let (Some(user), Some(password)) = (form::value(&fields, "user"), form::value(&fields, "password")) else {
        return Err(Answer::error(400, "the form needs the fields user and password"));
    };
    let token = tokens::issue(user, password).map_err(refuse)?;
    let body =
        Issued { access_token: &token.value, token: &token.value, token_type: "Bearer", expires_in: token.expires_in };
    Ok(Answer::json(200, &body).with("cache-control", "no-store"))
}

/// The user whose token the request has.
pub fn user(request: &Request) -> Result<String, Answer> {
    let credentials = request.header("authorization").unwrap_or_default();
    match credentials.split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => tokens::check(token.trim()).map_err(refuse),
        _ => Err(challenge("log in first: POST /token gives a token for the header Authorization: Bearer", "")),
    }
}

fn refuse(refusal: Refusal) -> Answer {
    match refusal {
        Refusal::Credentials => challenge("there is no such user, or the password is another one", ""),
        Refusal::Malformed => challenge("this is no token of ours", "invalid_token"),
        Refusal::Forged => challenge("the token's signature is wrong", "invalid_token"),
        Refusal::Expired => challenge("the token has expired: log in again", "invalid_token"),
        Refusal::Misconfigured(why) => Answer::error(500, &why),
    }
}

/// RFC 6750.
fn challenge(why: &str, code: &str) -> Answer {
    let error =
        if code.is_empty() { String::new() } else { format!(", error=\"{code}\", error_description=\"{why}\"") };
    Answer::error(401, why).with("www-authenticate", &format!("Bearer realm=\"photos\"{error}"))
}
