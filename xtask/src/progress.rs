//! A line that shows that something is going on and for how long.

use std::time::{Duration, Instant};

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

/// Shows `label` with a spinner and the seconds so far while `work` runs, then one line with the time that it took.
pub fn show<T>(label: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let style = ProgressStyle::with_template("{spinner} {msg} {elapsed}").expect("the template is valid");
    let bar = ProgressBar::new_spinner().with_style(style).with_message(label.to_owned());
    bar.enable_steady_tick(Duration::from_millis(120));
    let started = Instant::now();
    let result = work();
    bar.finish_and_clear();
    let sign = if result.is_ok() { '✓' } else { '✗' };
    eprintln!("{sign} {label} ({:.1} s)", started.elapsed().as_secs_f32());
    result
}
