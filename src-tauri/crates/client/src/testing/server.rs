//! An intake of scripted answers, on loopback: one request per connection.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use url::Url;

/// One request as it came.
#[derive(Debug, Clone)]
pub(crate) struct Request {
    /// `GET /v1/policy`.
    pub(crate) line: String,
    pub(crate) token: Option<String>,
    pub(crate) body: Vec<u8>,
}

/// What the server does with a request.
#[derive(Debug, Clone)]
pub(crate) enum Reply {
    Answer(u16, Vec<u8>),
    /// The connection ends without an answer.
    Nothing,
    /// The connection ends in the middle of the body.
    Half(Vec<u8>),
    /// The answer never comes.
    Never,
}

impl Reply {
    pub(crate) fn ok(body: impl Into<Vec<u8>>) -> Self {
        Self::Answer(200, body.into())
    }

    /// Problem details with `more` members, as JSON without braces.
    pub(crate) fn problem(status: u16, code: &str, more: &str) -> Self {
        let comma = if more.is_empty() { "" } else { "," };
        let kind = format!("urn:seller-signup:problem:{code}");
        let problem = format!(
            r#"{{"type":"{kind}","title":"t","status":{status},"code":"{code}","detail":"d"{comma}{more}}}"#
        );
        Self::Answer(status, problem.into_bytes())
    }
}

/// Ends with all its connections on drop.
pub(crate) struct Server {
    pub(crate) url: Url,
    script: Arc<Script>,
    accepting: JoinHandle<()>,
}

#[derive(Default)]
struct Script {
    replies: Mutex<HashMap<String, Vec<Reply>>>,
    seen: Mutex<Vec<Request>>,
}

impl Server {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap()).parse().unwrap();
        let script = Arc::<Script>::default();
        let accepting = tokio::spawn(accept(listener, Arc::clone(&script)));
        Self { url, script, accepting }
    }

    /// From now on requests with this line get these replies, one after the other, and the last one for ever.
    pub(crate) fn on(&self, line: &str, replies: impl IntoIterator<Item = Reply>) {
        let mut replies: Vec<_> = replies.into_iter().collect();
        replies.reverse();
        lock(&self.script.replies).insert(line.to_owned(), replies);
    }

    /// Every request so far.
    pub(crate) fn seen(&self) -> Vec<Request> {
        lock(&self.script.seen).clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn accept(listener: TcpListener, script: Arc<Script>) {
    let mut connections = tokio::task::JoinSet::new();
    while let Ok((connection, _)) = listener.accept().await {
        let script = Arc::clone(&script);
        connections.spawn(async move {
            // A client that goes away is no failure of a test.
            let _ = serve(connection, &script).await;
        });
    }
}

async fn serve(connection: TcpStream, script: &Script) -> std::io::Result<()> {
    let mut connection = BufReader::new(connection);
    let request = read(&mut connection).await?;
    let reply = {
        let mut replies = lock(&script.replies);
        match replies.get_mut(&request.line) {
            Some(left) if left.len() > 1 => left.pop(),
            Some(left) => left.last().cloned(),
            None => None,
        }
    };
    lock(&script.seen).push(request);
    let (status, body, length) = match reply {
        Some(Reply::Answer(status, body)) => (status, body.clone(), body.len()),
        Some(Reply::Half(body)) => (200, body[..body.len() / 2].to_vec(), body.len()),
        Some(Reply::Nothing) => return Ok(()),
        Some(Reply::Never) => std::future::pending().await,
        None => (404, br#"{"no":"such route"}"#.to_vec(), 19),
    };
    let head = format!(
        "HTTP/1.1 {status} Scripted\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n"
    );
    connection.write_all(head.as_bytes()).await?;
    connection.write_all(&body).await?;
    connection.shutdown().await
}

async fn read(connection: &mut BufReader<TcpStream>) -> std::io::Result<Request> {
    let (mut first, mut token, mut length) = (String::new(), None, 0);
    connection.read_line(&mut first).await?;
    loop {
        let mut line = String::new();
        connection.read_line(&mut line).await?;
        let Some((name, value)) = line.trim().split_once(':') else { break };
        match name.to_ascii_lowercase().as_str() {
            "content-length" => length = value.trim().parse().unwrap_or(0),
            "authorization" => token = value.trim().strip_prefix("Bearer ").map(str::to_owned),
            _ => {}
        }
    }
    let mut body = vec![0; length];
    connection.read_exact(&mut body).await?;
    let line = first.trim().trim_end_matches(" HTTP/1.1").to_owned();
    Ok(Request { line, token, body })
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
