//! In the place of `pattern.rs` where the crate is built without the feature `patterns`: every pattern is refused.

use std::ops::Range;

use crate::error::BuildError;
use crate::options::CustomPattern;

/// There is none.
#[derive(Debug)]
pub(super) enum Pattern {}

impl Pattern {
    pub(super) fn find<'t>(&'t self, _: &'t str) -> impl Iterator<Item = Range<u32>> + 't {
        match *self {}
        #[allow(unreachable_code)]
        std::iter::empty()
    }
}

/// # Errors
///
/// Always; the message says how to get a program that runs patterns.
pub(super) fn compile(pattern: &CustomPattern) -> Result<Pattern, BuildError> {
    let way_out = "load the module that has them: init({ patterns: true }); in Rust, build with the feature `patterns`";
    Err(BuildError::new(format!("patterns: {:?}: this program runs no regular expressions; {way_out}", pattern.id)))
}
