//! A line that breaks on demand: an HTTP/1.1 proxy on loopback in front of any server.
//!
//! Requests are understood (so that the k-th PATCH can be told from the others), answers are passed on as they come.

use std::{
    collections::HashMap,
    io,
    net::SocketAddr,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{
        TcpListener, TcpStream,
        tcp::{OwnedReadHalf, OwnedWriteHalf},
    },
    task::{JoinHandle, JoinSet},
};

/// What befalls one request; every other passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The proxy answers with this status, the server hears nothing.
    Answer(u16),
    /// The connection ends after so many bytes of the body went on to the server.
    Cut {
        /// 0: after the head.
        after_body_bytes: u64,
    },
    /// The server gets all of it; the connection ends before its answer comes back.
    Swallow,
    /// The request is held up.
    Delay(Duration),
    /// The first byte of the body is changed.
    Damage,
}

/// One request as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// `PATCH`.
    pub method: String,
    /// As it stands in the request line.
    pub path: String,
    /// `Content-Length`.
    pub announced_bytes: u64,
    /// Bytes of the body that went on to the server.
    pub passed_bytes: u64,
    /// `Upload-Offset`.
    pub offset: Option<u64>,
    /// Which connection it came on, counted from 0.
    pub connection: usize,
}

/// The proxy. Ends with all its connections on drop.
#[must_use = "dropping it breaks the line"]
pub struct Proxy {
    address: SocketAddr,
    script: Arc<Script>,
    accepting: JoinHandle<()>,
}

#[derive(Default)]
struct Script {
    fates: Mutex<HashMap<(String, usize), Fate>>,
    seen: Mutex<Vec<Seen>>,
    refuse: Mutex<usize>,
}

impl Proxy {
    /// In front of `server`.
    ///
    /// # Errors
    /// When no port can be had.
    pub async fn to(server: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let script = Arc::<Script>::default();
        let accepting = tokio::spawn(accept(listener, server, Arc::clone(&script)));
        Ok(Self { address, script, accepting })
    }

    /// `http://` and its address, without a slash at the end.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Writes down what befalls the `nth` request (from 1) with this method.
    pub fn on(&self, method: &str, nth: usize, fate: Fate) {
        lock(&self.script.fates).insert((method.to_owned(), nth), fate);
    }

    /// The next `connections` end as soon as they begin.
    pub fn refuse(&self, connections: usize) {
        *lock(&self.script.refuse) = connections;
    }

    /// Every request so far, in order.
    pub fn seen(&self) -> Vec<Seen> {
        lock(&self.script.seen).clone()
    }

    /// Methods of all requests so far, one letter each: P`O`ST, `P`ATCH, `H`EAD.
    pub fn methods(&self) -> String {
        let letter = |seen: &Seen| match seen.method.as_str() {
            "POST" => 'O',
            "PATCH" => 'P',
            "HEAD" => 'H',
            _ => '?',
        };
        lock(&self.script.seen).iter().map(letter).collect()
    }

    /// Bytes that all requests with this method announced: at least what was sent.
    pub fn announced_bytes(&self, method: &str) -> u64 {
        let seen = lock(&self.script.seen);
        seen.iter().filter(|seen| seen.method == method).map(|seen| seen.announced_bytes).sum()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

impl Script {
    /// Enters a request; its number in the log and what befalls it.
    fn enter(&self, seen: Seen) -> (usize, Option<Fate>) {
        let method = seen.method.clone();
        let mut all = lock(&self.seen);
        all.push(seen);
        let nth = all.iter().filter(|seen| seen.method == method).count();
        (all.len() - 1, lock(&self.fates).get(&(method, nth)).copied())
    }

    fn passed(&self, at: usize, bytes: u64) {
        lock(&self.seen)[at].passed_bytes += bytes;
    }

    fn refuses(&self) -> bool {
        let mut left = lock(&self.refuse);
        let refused = *left > 0;
        *left = left.saturating_sub(1);
        refused
    }
}

async fn accept(listener: TcpListener, server: SocketAddr, script: Arc<Script>) {
    // Dropped with this task, and all connections with it.
    let mut lines = JoinSet::new();
    let mut connections = 0;
    while let Ok((client, _)) = listener.accept().await {
        if script.refuses() {
            continue;
        }
        let line = Line { script: Arc::clone(&script), connection: connections };
        connections += 1;
        lines.spawn(async move {
            // A broken connection is this proxy's trade.
            let _ = line.carry(client, server).await;
        });
    }
}

/// One connection.
struct Line {
    script: Arc<Script>,
    connection: usize,
}

impl Line {
    async fn carry(self, client: TcpStream, server: SocketAddr) -> io::Result<()> {
        let server = TcpStream::connect(server).await?;
        client.set_nodelay(true)?;
        server.set_nodelay(true)?;
        let (from_client, to_client) = client.into_split();
        let (from_server, to_server) = server.into_split();
        let to_client = tokio::sync::Mutex::new(to_client);
        let muted = AtomicBool::new(false);
        // Whichever ends first ends the connection.
        tokio::select! {
            ended = self.requests(from_client, to_server, &to_client, &muted) => ended,
            ended = answers(from_server, &to_client, &muted) => ended,
        }
    }

    async fn requests(
        &self,
        from_client: OwnedReadHalf,
        mut to_server: OwnedWriteHalf,
        to_client: &tokio::sync::Mutex<OwnedWriteHalf>,
        muted: &AtomicBool,
    ) -> io::Result<()> {
        let mut from_client = BufReader::new(from_client);
        loop {
            let head = head(&mut from_client).await?;
            let seen = self.read(&head)?;
            let (announced, is_head) = (seen.announced_bytes, seen.method == "HEAD");
            let (at, fate) = self.script.enter(seen);
            match fate {
                Some(Fate::Answer(status)) => {
                    let mut body = (&mut from_client).take(announced);
                    tokio::io::copy(&mut body, &mut tokio::io::sink()).await?;
                    let body = if is_head { "" } else { "{}" };
                    let answer =
                        format!("HTTP/1.1 {status} Scripted\r\ncontent-length: 2\r\n\r\n{body}");
                    to_client.lock().await.write_all(answer.as_bytes()).await?;
                    continue;
                }
                Some(Fate::Delay(time)) => tokio::time::sleep(time).await,
                Some(Fate::Swallow) => muted.store(true, Ordering::SeqCst),
                _ => {}
            }
            to_server.write_all(&head).await?;
            let limit = match fate {
                Some(Fate::Cut { after_body_bytes }) => announced.min(after_body_bytes),
                _ => announced,
            };
            let mut left = limit;
            let mut buffer = vec![0; 16 * 1024];
            while left > 0 {
                let room = usize::try_from(left).unwrap_or(usize::MAX).min(buffer.len());
                let count = from_client.read(&mut buffer[..room]).await?;
                if count == 0 {
                    return Ok(());
                }
                if fate == Some(Fate::Damage) && left == limit {
                    buffer[0] ^= 1;
                }
                to_server.write_all(&buffer[..count]).await?;
                left -= count as u64;
                self.script.passed(at, count as u64);
            }
            if matches!(fate, Some(Fate::Cut { .. })) {
                return Ok(());
            }
        }
    }

    fn read(&self, head: &[u8]) -> io::Result<Seen> {
        let unreadable = || io::Error::from(io::ErrorKind::InvalidData);
        let text = std::str::from_utf8(head).map_err(|_| unreadable())?;
        let mut lines = text.lines();
        let mut words = lines.next().unwrap_or_default().split(' ');
        let (Some(method), Some(path)) = (words.next(), words.next()) else {
            return Err(unreadable());
        };
        let headers: HashMap<_, _> = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.trim()))
            .collect();
        if headers.contains_key("transfer-encoding") {
            return Err(unreadable());
        }
        let number = |name: &str| headers.get(name).and_then(|value| value.parse().ok());
        Ok(Seen {
            method: method.to_owned(),
            path: path.to_owned(),
            announced_bytes: number("content-length").unwrap_or(0),
            passed_bytes: 0,
            offset: number("upload-offset"),
            connection: self.connection,
        })
    }
}

/// A request's head with the empty line that ends it.
async fn head(from_client: &mut BufReader<OwnedReadHalf>) -> io::Result<Vec<u8>> {
    let mut head = Vec::new();
    loop {
        let before = head.len();
        if from_client.read_until(b'\n', &mut head).await? == 0 || head.len() > 64 * 1024 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if &head[before..] == b"\r\n" {
            return Ok(head);
        }
    }
}

async fn answers(
    mut from_server: OwnedReadHalf,
    to_client: &tokio::sync::Mutex<OwnedWriteHalf>,
    muted: &AtomicBool,
) -> io::Result<()> {
    let mut buffer = vec![0; 16 * 1024];
    loop {
        let count = from_server.read(&mut buffer).await?;
        if count == 0 || muted.load(Ordering::SeqCst) {
            return Ok(());
        }
        to_client.lock().await.write_all(&buffer[..count]).await?;
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
