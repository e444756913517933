//! The Bot API over HTTP: a request in any form that Telegram takes, its fault if one was ordered, the
//! world's answer; the meaning of each method is in [`methods`].

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
    routing::any,
};
use serde_json::{Value, json};

mod inline;
mod methods;
mod params;
mod polling;
pub(super) mod webhook;
mod words;

use super::{
    Call, Shared,
    faults::Fault,
    refusal::{Answer, Refusal},
    wire::Cut,
    world::ChatId,
};
use params::Params;

/// Everything under `/bot<token>/` and `/file/bot<token>/`.
pub(super) fn routes(shared: Arc<Shared>) -> Router {
    Router::new().fallback(any(serve)).with_state(shared)
}

async fn serve(
    State(shared): State<Arc<Shared>>,
    ConnectInfo(cut): ConnectInfo<Cut>,
    request: Request,
) -> Response {
    let path = request.uri().path().replace("%2F", "/").replace("%2f", "/").replace("%3A", ":");
    if let Some((token, file)) = path.strip_prefix("/file/bot").and_then(|rest| rest.split_once('/')) {
        if token != shared.token {
            return refused(&Refusal::unauthorized());
        }
        return suffer(&shared, cut, ("file", None), |shared| download(shared, file)).await;
    }
    let Some((token, method)) = path.strip_prefix("/bot").and_then(|rest| rest.split_once('/')) else {
        return refused(&Refusal::not_found());
    };
    if token != shared.token {
        return refused(&Refusal::unauthorized());
    }
    let method = method.to_lowercase();
    match Params::read(request).await {
        Ok(params) => perform(&shared, cut, &method, params).await,
        Err(refusal) => refused(&refusal),
    }
}

async fn perform(shared: &Arc<Shared>, cut: Cut, method: &str, mut params: Params) -> Response {
    let chat = params.peek_chat();
    let slow = match method {
        "getupdates" => Some(polling::get_updates(shared, &mut params).await),
        "setwebhook" => Some(webhook::set(shared, &mut params)),
        "deletewebhook" => Some(webhook::delete(shared, &mut params)),
        "getwebhookinfo" => Some(webhook::info(shared)),
        _ => None,
    };
    let response = match slow {
        Some(answer) => suffer(shared, cut, (method, chat), |_| respond(answer)).await,
        None => {
            let act = |shared: &Shared| {
                respond(shared.act(|world, now| methods::perform(world, method, &mut params, now)))
            };
            suffer(shared, cut, (method, chat), act).await
        }
    };
    if method != "getupdates" {
        let status = response.status().as_u16();
        shared.note(Call { at: shared.clock.now(), method: method.to_owned(), chat, status });
    }
    response
}

/// Does it, unless a fault was ordered for it, and answers, as the fault says.
async fn suffer(
    shared: &Shared,
    cut: Cut,
    (method, chat): (&str, Option<ChatId>),
    act: impl FnOnce(&Shared) -> Response,
) -> Response {
    let (latency, fault) = {
        let mut faults = shared.faults();
        (faults.latency, faults.befall(method, chat, shared.clock.now()))
    };
    if latency > Duration::ZERO {
        tokio::time::sleep(latency).await;
    }
    match fault {
        None => act(shared),
        Some(Fault::TooManyRequests(seconds)) => refused(&Refusal::too_many(seconds)),
        Some(Fault::Internal) => refused(&Refusal::internal()),
        Some(Fault::BadGateway) => bad_gateway(),
        Some(Fault::Refusal(code, description)) => {
            let body = json!({"ok": false, "error_code": code, "description": description});
            json_response(code, &body)
        }
        Some(Fault::Cut) => cut.cut().await,
        Some(Fault::CutAfter) => {
            drop(act(shared));
            cut.cut().await
        }
        Some(Fault::Delay(wait)) => {
            tokio::time::sleep(wait).await;
            act(shared)
        }
        Some(Fault::AnswerLate(wait)) => {
            let response = act(shared);
            tokio::time::sleep(wait).await;
            response
        }
        Some(Fault::Nonsense(body)) => ([(header::CONTENT_TYPE, "application/json")], body).into_response(),
        Some(Fault::Garbled) => {
            drop(act(shared));
            ([(header::CONTENT_TYPE, "application/json")], "{\"ok\":true,\"result\":{\"message_")
                .into_response()
        }
    }
}

fn respond(answer: Answer) -> Response {
    match answer {
        Ok(result) => json_response(200, &json!({"ok": true, "result": result})),
        Err(refusal) => refused(&refusal),
    }
}

fn refused(refusal: &Refusal) -> Response {
    let mut response = json_response(refusal.code, &refusal.to_json());
    if let Some(seconds) = refusal.retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn json_response(code: u16, body: &Value) -> Response {
    let status = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string()).into_response()
}

fn bad_gateway() -> Response {
    let page = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n\
                <center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n\
                </body>\r\n</html>\r\n";
    (StatusCode::BAD_GATEWAY, [(header::CONTENT_TYPE, "text/html")], page).into_response()
}

fn download(shared: &Shared, path: &str) -> Response {
    let bytes = shared.world().file_at(path).map(|file| file.bytes.clone());
    match bytes {
        Some(bytes) => {
            ([(header::CONTENT_TYPE, "application/octet-stream")], Body::from(bytes.to_vec())).into_response()
        }
        None => json_response(404, &json!({"ok": false, "error_code": 404, "description": "Not Found"})),
    }
}
