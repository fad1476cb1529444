//! The data model of the npm package, as one line of JSON.

use super::Export;
use crate::wire;

pub(super) fn write(export: &Export<'_>) -> String {
    to_line(&wire::Article::new(export.article, &export.offset_map()))
}

/// A value as JSON on one line. Plain structs with string keys always can be written, so nothing is lost.
pub(super) fn to_line(value: &impl serde::Serialize) -> String {
    let mut line = serde_json::to_string(value).unwrap_or_default();
    line.push('\n');
    line
}
