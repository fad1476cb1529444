//! A small server for the page: files of `www/`, and of `pkg/` under `/pkg/`, on this machine only.

use std::fs;
use std::io::Write;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Method, Request, Server};

use crate::workspace::root;

/// A running server; it stops when the process does.
pub struct Running {
    /// `http://127.0.0.1:PORT`.
    pub url: String,
    threads: Vec<thread::JoinHandle<()>>,
}

impl Running {
    /// Serves until the process is stopped.
    pub fn wait(self) {
        for thread in self.threads {
            // A thread ends only by a panic, which it has printed.
            let _ = thread.join();
        }
    }
}

/// Starts to serve on `port`; 0 chooses a free one.
///
/// # Errors
///
/// Where the port is taken; the message says how to choose another.
pub fn start(port: u16) -> Result<Running> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("cannot serve on port {port} ({error}): choose another with `cargo xtask start --port 8081`"))?;
    let server = Arc::new(server);
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    // A browser opens six connections at once, and more beside a worker's; whatever finds no thread waits for an answer that
    // may be a megabyte.
    let threads = (0..12)
        .map(|_| {
            let server = Arc::clone(&server);
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request);
                }
            })
        })
        .collect();
    Ok(Running { url: format!("http://127.0.0.1:{port}"), threads })
}

fn answer(request: Request) {
    let get = matches!(request.method(), Method::Get | Method::Head);
    let with_body = *request.method() != Method::Head;
    let file = file_for(request.url()).filter(|_| get).and_then(|path| Some((fs::read(&path).ok()?, path)));
    let (status, media_type, body) = match file {
        _ if !get => ("405 Method Not Allowed", "text/plain", Vec::new()),
        None => ("404 Not Found", "text/plain", b"not found".to_vec()),
        Some((body, path)) => ("200 OK", media_type(&path), body),
    };
    let response = format!(
        "HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n\
         Connection: close\r\nX-Content-Type-Options: nosniff\r\nReferrer-Policy: no-referrer\r\nContent-Security-Policy: {}\r\n",
        body.len(),
        policy(request.url())
    );
    let mut bytes = (response + "\r\n").into_bytes();
    if with_body {
        bytes.extend(body);
    }
    // A connection for each answer: tiny_http reads every open one on a thread of its own, and of two that come at once the
    // second may wait until a thread is free, which for one that is kept open is never.
    //
    // In one piece: tiny_http's own `respond` writes head and body apart, and the kernel then holds the second back for
    // 40 ms until the first is acknowledged. A browser that has gone away is not an error of the server.
    let mut writer = request.into_writer();
    let _ = writer.write_all(&bytes).and_then(|()| writer.flush());
}

/// What the page may do: run its own scripts and its own WebAssembly, load from here, connect to nowhere else.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; font-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Editors write styles into their own elements, and show embedded pictures and frames.
const EDITORS_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; \
                              img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

fn policy(url: &str) -> &'static str {
    if url.starts_with("/editors/") { EDITORS_POLICY } else { POLICY }
}

/// The file that a request's path names; `None` where it leaves the served folders.
fn file_for(url: &str) -> Option<PathBuf> {
    let path = percent_decoded(url.split(['?', '#']).next()?)?;
    let path = path.trim_start_matches('/');
    let relative = Path::new(if path.is_empty() { "index.html" } else { path });
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_)));
    if !plain || path.contains(['\\', '\0', ':']) {
        return None;
    }
    Some(if relative.starts_with("pkg") { root().join(relative) } else { root().join("www").join(relative) })
}

fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let (high, low) = (char::from(rest.next()?).to_digit(16)?, char::from(rest.next()?).to_digit(16)?);
                (high * 16 + low) as u8
            }
            _ => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "wasm" => "application/wasm",
        "woff2" => "font/woff2",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webmanifest" => "application/manifest+json",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_leave_the_served_folders_are_refused() {
        for url in ["/../Cargo.toml", "/pkg/../../etc/passwd", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/a\\..\\b", "//etc/%00", "/%zz"] {
            assert_eq!(file_for(url), None, "{url}");
        }
    }

    #[test]
    fn the_package_and_the_page_are_told_apart() {
        assert_eq!(file_for("/"), Some(root().join("www/index.html")));
        assert_eq!(file_for("/pkg/dist/index.js?v=1"), Some(root().join("pkg/dist/index.js")));
        assert_eq!(file_for("/pkgs"), Some(root().join("www/pkgs")));
    }
}
