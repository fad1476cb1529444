//! The word lists and how a text is looked up in them.
//!
//! A list is a file `NAME.tsv` beside this one; `format.rs` describes its format. `build.rs` checks all lists and
//! compiles them: the forms of all lists go into one packed [`Lexicon`], and each list becomes a module `NAME` with a
//! typed `Row`, `ROWS` and `of`, which gives the row behind a [`Match`].

#[cfg(test)]
mod format;
pub mod packed;
pub mod scan;

use std::sync::LazyLock;

pub use packed::{Lexicon, WordId};
pub use scan::Match;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// All built-in lists. Unpacked at the first call, in some milliseconds; costs nothing later.
pub fn builtin() -> &'static Lexicon {
    static BUILTIN: LazyLock<Lexicon> =
        LazyLock::new(|| Lexicon::unpack(include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"))).unwrap_or_default());
    &BUILTIN
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_built_in_lists_unpack() {
        let packed = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));
        assert!(super::Lexicon::unpack(packed).is_ok());
    }
}
