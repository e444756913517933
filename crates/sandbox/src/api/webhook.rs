//! The webhook: updates are pushed to the bot's own server, in order, until it answers 2xx; unlike
//! Telegram the sandbox also pushes to `http://` on this machine.

use std::{sync::Arc, time::Duration};

use serde_json::{Value, json};
use tokio_util::sync::{CancellationToken, DropGuard};
use url::{Host, Url};

use super::{methods, params::Params, polling};
use crate::{
    Shared,
    refusal::{Answer, Refusal},
};

const PORTS: [u16; 4] = [443, 80, 88, 8443];
const LONGEST_PAUSE: Duration = Duration::from_secs(64);

pub struct Webhook {
    url: String,
    most_connections: i64,
    last_error: Option<(i64, String)>,
    _task: DropGuard,
}

pub fn is_set(shared: &Shared) -> bool {
    hook(shared).is_some()
}

fn hook(shared: &Shared) -> std::sync::MutexGuard<'_, Option<Webhook>> {
    shared.webhook.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

pub fn set(shared: &Arc<Shared>, params: &mut Params) -> Answer {
    let Some(url) = params.some_text("url") else { return delete(shared, params) };
    check_url(&url)?;
    let secret = params.some_text("secret_token");
    if let Some(secret) = &secret {
        if secret.len() > 256 {
            return Err(Refusal::bad("secret token is too long"));
        }
        if !secret.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-') {
            return Err(Refusal::bad("secret token contains unallowed characters"));
        }
    }
    shared.act(|world, _| {
        if let Some(kinds) = polling::allowed(params) {
            world.updates.allow(&kinds);
        }
        if params.flag("drop_pending_updates") {
            world.updates.drop_all();
        }
    });
    let end = CancellationToken::new();
    tokio::spawn(end.clone().run_until_cancelled_owned(push_all(
        shared.clone(),
        url.clone(),
        secret.clone(),
    )));
    let most_connections = params.number("max_connections").unwrap_or(40).clamp(1, 100);
    let task = end.drop_guard();
    *hook(shared) = Some(Webhook { url, most_connections, last_error: None, _task: task });
    Ok(json!(true))
}

pub fn delete(shared: &Shared, params: &mut Params) -> Answer {
    *hook(shared) = None;
    if params.flag("drop_pending_updates") {
        shared.act(|world, _| world.updates.drop_all());
    }
    Ok(json!(true))
}

pub fn info(shared: &Shared) -> Answer {
    let (pending, allowed) = {
        let world = shared.world();
        let allowed = world.updates.allowed().map(|kinds| json!(kinds));
        (world.updates.pending(), allowed)
    };
    let mut info = json!({"url": "", "has_custom_certificate": false, "pending_update_count": pending});
    if let Some(hook) = &*hook(shared) {
        info["url"] = json!(hook.url);
        info["max_connections"] = json!(hook.most_connections);
        if let Some((at, message)) = &hook.last_error {
            info["last_error_date"] = json!(at);
            info["last_error_message"] = json!(message);
        }
    }
    if let Some(allowed) = allowed {
        info["allowed_updates"] = allowed;
    }
    Ok(info)
}

fn check_url(url: &str) -> Result<(), Refusal> {
    let parsed = Url::parse(url).map_err(|_| Refusal::bad("bad webhook: invalid webhook URL specified"))?;
    let is_here = match parsed.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        Some(Host::Domain(domain)) => domain == "localhost",
        None => false,
    };
    if is_here {
        return Ok(());
    }
    if parsed.scheme() != "https" {
        return Err(Refusal::bad("bad webhook: An HTTPS URL must be provided for webhook"));
    }
    if !parsed.port_or_known_default().is_some_and(|port| PORTS.contains(&port)) {
        return Err(Refusal::bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443"));
    }
    Ok(())
}

/// Pushes one update after the other; what is not taken is repeated: at once, then after 2, 4, … seconds.
async fn push_all(shared: Arc<Shared>, url: String, secret: Option<String>) {
    let client = reqwest::Client::new();
    let mut news = shared.news.subscribe();
    let mut pause = Duration::ZERO;
    loop {
        let next = shared.world().updates.first(1).next().map(|update| (update.id, update.to_json()));
        let Some((id, update)) = next else {
            if news.changed().await.is_err() {
                return;
            }
            continue;
        };
        let mut request =
            client.post(&url).header("content-type", "application/json").body(update.to_string());
        if let Some(secret) = &secret {
            request = request.header("x-telegram-bot-api-secret-token", secret);
        }
        match push(request).await {
            Ok(reply) => {
                pause = Duration::ZERO;
                shared.act(|world, _| world.updates.confirm(id + 1));
                obey(&shared, &reply);
            }
            Err(problem) => {
                if let Some(hook) = &mut *hook(&shared) {
                    hook.last_error = Some((shared.clock.now().timestamp(), problem));
                }
                tokio::time::sleep(pause).await;
                pause = (pause * 2).clamp(Duration::from_secs(2), LONGEST_PAUSE);
            }
        }
    }
}

async fn push(request: reqwest::RequestBuilder) -> Result<Vec<u8>, String> {
    let response = request.send().await.map_err(|_| "Connection refused".to_owned())?;
    if !response.status().is_success() {
        return Err(format!("Wrong response from the webhook: {}", response.status()));
    }
    Ok(response.bytes().await.map(|bytes| bytes.to_vec()).unwrap_or_default())
}

/// The reply to an update may be a method call; its result is told to nobody.
fn obey(shared: &Shared, reply: &[u8]) {
    let Ok(Value::Object(call)) = serde_json::from_slice(reply) else { return };
    let Some(method) = call.get("method").and_then(Value::as_str).map(str::to_lowercase) else { return };
    if method.starts_with("get") || method.ends_with("webhook") {
        return;
    }
    let mut params = Params::from_object(call);
    let done = shared.act(|world, now| methods::perform(world, &method, &mut params, now));
    if let Err(refusal) = done {
        tracing::debug!(method, description = %refusal.description, "sandbox: a webhook's reply was refused");
    }
}
