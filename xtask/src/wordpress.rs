//! `cargo xtask test-wordpress`: the plugin in a real WordPress. Apart from `cargo xtask test`, since it fetches 160 MB and
//! takes some minutes.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::workspace::{self, command, root, run_quietly};
use crate::{browser, build};

/// WordPress as WebAssembly with SQLite, and the files of WordPress itself; both are pinned by the lock file beside them.
const FOLDER: &str = "tests/wordpress";

/// The task.
///
/// # Errors
///
/// Where WordPress does not start or a test fails.
pub fn run() -> Result<()> {
    build::run()?;
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let mut install = Command::new(npm);
    install.args(["ci", "--no-fund", "--no-audit", "--ignore-scripts"]).current_dir(root().join(FOLDER));
    run_quietly("npm ci: WordPress", install)?;
    let site = root().join(FOLDER).join("site");
    let plugin = root().join("target/wordpress/hashiya");
    unpack(&site)?;
    let mut bundle = command("node", &["integrations/wordpress/bundle.js"]);
    bundle.arg(&plugin);
    run_quietly("bundle of the plugin", bundle)?;

    let server = Server::start(&site, &plugin)?;
    let mut playwright = command("node", &["node_modules/@playwright/test/cli.js", "test", "--config", FOLDER]);
    playwright.env("HASHIYA_WORDPRESS", &server.url).env("HASHIYA_CHROMIUM", browser::path()?);
    workspace::run(playwright)
}

/// The package keeps the program in an archive and its scripts and styles beside it. Each run begins with a new site.
fn unpack(site: &Path) -> Result<()> {
    let package = root().join(FOLDER).join("node_modules/@wp-playground/wordpress-builds");
    if site.exists() {
        fs::remove_dir_all(site)?;
    }
    fs::create_dir_all(site)?;
    let mut unzip = Command::new("python3");
    unzip.args(["-m", "zipfile", "-e"]).arg(package.join("src/wordpress/wp-nightly.zip")).arg(site);
    run_quietly("WordPress, unpacked", unzip)?;
    let mut copy = Command::new("cp");
    copy.arg("-r").arg(package.join("public/wp-nightly/.")).arg(site);
    run_quietly("WordPress, its scripts and styles", copy)?;
    let mut arabic = command("node", &[&format!("{FOLDER}/arabic.js")]);
    arabic.arg(site);
    run_quietly("WordPress, in Arabic", arabic).map(drop)
}

/// A running WordPress; it stops when this is dropped.
struct Server {
    url: String,
    process: Child,
}

impl Server {
    fn start(site: &Path, plugin: &Path) -> Result<Self> {
        let mut node = command("node", &[&format!("{FOLDER}/node_modules/@wp-playground/cli/wp-playground.js"), "server"]);
        // One that was free a moment ago.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port().to_string();
        node.args(["--port", &port, "--login", "--wordpress-install-mode", "install-from-existing-files"]);
        node.arg("--mount-before-install").arg(format!("{}:/wordpress", site.display()));
        node.arg("--mount").arg(format!("{}:/wordpress/wp-content/plugins/hashiya", plugin.display()));
        let mut process = node.stdout(Stdio::piped()).spawn().context("cannot start WordPress")?;
        let output = process.stdout.take().context("WordPress has no output")?;
        let mut server = Self { url: String::new(), process };
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            if let Some((_, url)) = line?.split_once("running on ") {
                server.url = url.split_whitespace().next().unwrap_or_default().to_owned();
                // Its output goes on; nobody may be held up by a full pipe.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(server);
            }
        }
        bail!("WordPress ended before it was ready")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
