//! The entity model.

use std::path::Path;

pub(crate) fn run(_data: &Path) -> Result<(), String> {
    Ok(())
}
