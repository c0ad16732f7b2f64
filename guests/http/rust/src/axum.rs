//! An axum application, as it would be written for tokio but for the attribute of `main` and the client.

use axum::{
    Json, Router,
    body::Body,
    extract::{Path, Query, Request},
    http::{HeaderMap, StatusCode},
    routing::{any, get, post},
};
use serde::{Deserialize, Serialize};
use wstd::{
    http::Client,
    time::{Duration, Timer},
};

#[wstd_axum::http_server]
fn main() -> Router {
    Router::new()
        .route("/", get(|| async { "hello, world\n" }))
        .route("/users/{name}", get(user))
        .route("/sum", post(sum))
        .route("/echo", any(echo))
        .route("/wait", get(wait))
        .route("/relay", get(relay))
        .route("/panic", get(fail))
}

#[derive(Deserialize)]
struct Greeting {
    greeting: Option<String>,
}

async fn user(Path(name): Path<String>, Query(query): Query<Greeting>) -> String {
    format!("{}, {name}\n", query.greeting.as_deref().unwrap_or("hello"))
}

#[derive(Deserialize)]
struct Numbers {
    numbers: Vec<i64>,
}

#[derive(Serialize)]
struct Sum {
    sum: i64,
}

async fn sum(Json(asked): Json<Numbers>) -> Json<Sum> {
    Json(Sum {
        sum: asked.numbers.iter().sum(),
    })
}

async fn echo(request: Request) -> Body {
    request.into_body()
}

async fn wait() -> &'static str {
    Timer::after(Duration::from_millis(50)).wait().await;
    "waited\n"
}

async fn relay(headers: HeaderMap) -> Result<String, (StatusCode, String)> {
    let wrong = |problem: &dyn std::fmt::Display| (StatusCode::BAD_GATEWAY, format!("{problem}\n"));
    let url = headers
        .get("x-url")
        .and_then(|value| value.to_str().ok())
        .ok_or((StatusCode::BAD_REQUEST, "x-url is missing\n".to_owned()))?;
    let request = wstd::http::Request::get(url)
        .body(wstd::http::Body::empty())
        .map_err(|problem| wrong(&problem))?;
    let answer = Client::new().send(request).await.map_err(|problem| wrong(&problem))?;
    let text = answer
        .into_body()
        .str_contents()
        .await
        .map_err(|problem| wrong(&problem))?
        .to_owned();
    Ok(format!("relayed {text}"))
}

async fn fail() -> &'static str {
    panic!("on purpose")
}
