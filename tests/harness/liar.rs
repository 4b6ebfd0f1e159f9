//! An intake that lies: passes everything on to a real one and puts other answers in the place of chosen ones.

use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// What is done to an answer: method and path, what the real intake said; `Some`: say this instead.
type Lie = Box<dyn FnMut(&str, &str, &str) -> Option<String> + Send>;

/// The lying intake. Ends on drop.
#[must_use = "dropping it ends it"]
pub struct Liar {
    url: String,
    serving: JoinHandle<()>,
}

struct Truth {
    url: String,
    http: reqwest::Client,
    lie: Mutex<Lie>,
}

impl Liar {
    /// In front of the intake at `url`.
    pub async fn before(
        url: &str,
        lie: impl FnMut(&str, &str, &str) -> Option<String> + Send + 'static,
    ) -> Self {
        let http = reqwest::Client::builder().no_proxy().build().expect("a client");
        let truth = Truth { url: url.to_owned(), http, lie: Mutex::new(Box::new(lie)) };
        let router = Router::new().fallback(answer).with_state(Arc::new(truth));
        let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("loopback");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let serving = tokio::spawn(async move {
            // Ends with the test.
            let _ = axum::serve(listener, router).await;
        });
        Self { url, serving }
    }

    /// `http://` and its address, without a slash at the end.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Liar {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

async fn answer(State(truth): State<Arc<Truth>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let path = head.uri.path().to_owned();
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    let mut onward = truth.http.request(head.method.clone(), format!("{}{path}", truth.url));
    for (name, value) in &head.headers {
        if name != "host" && name != "content-length" {
            onward = onward.header(name, value);
        }
    }
    let Ok(told) = onward.body(body).send().await else { return refused() };
    let (status, headers) = (told.status(), told.headers().clone());
    let mut said: Bytes = told.bytes().await.unwrap_or_default();
    if let Ok(text) = std::str::from_utf8(&said) {
        let mut lie = truth.lie.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(lie) = lie(head.method.as_str(), &path, text) {
            said = lie.into();
        }
    }
    let mut answer = Response::new(Body::from(said));
    *answer.status_mut() = status;
    for (name, value) in &headers {
        if name != "content-length" && name != "transfer-encoding" {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer
}

fn refused() -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = axum::http::StatusCode::BAD_GATEWAY;
    answer
}
