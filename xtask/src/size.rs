//! How large the package is for a reader, and whether that is within the budgets.

use anyhow::Result;

use crate::workspace::{command, run, run_quietly};

/// The script that weighs the files of the package as a server would send them.
const WEIGH: &str = "tests/package/size.js";

/// Prints the sizes.
pub fn report() -> Result<()> {
    print!("{}", run_quietly("sizes", command("node", &[WEIGH]))?);
    Ok(())
}

/// Prints the sizes.
///
/// # Errors
///
/// Where a part is larger than its budget; the table says which.
pub fn check() -> Result<()> {
    run(command("node", &[WEIGH, "--check"]))
}
