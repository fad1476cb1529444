//! The word lists and how a text is looked up in them.
//!
//! A list is a file `NAME.tsv` beside this one; `format.rs` describes its format. `build.rs` checks all lists and
//! compiles them: the forms of the core's lists go into one packed [`Lexicon`], those of the lists that are loaded apart
//! into the names file (`names_file.rs`), and each list becomes a module `NAME` with a typed `Row`, `ROWS` and `of`, which
//! gives the row behind a [`Match`].

#[cfg(test)]
mod format;
pub mod names_file;
pub mod packed;
pub mod scan;

use std::sync::{LazyLock, OnceLock};

pub use packed::{Damaged, Lexicon, WordId};
pub use scan::Match;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));

/// The core's lists, packed.
const CORE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/core.lexicon"));

/// All lists, where those of the names file were installed.
static WITH_NAMES: OnceLock<Lexicon> = OnceLock::new();

/// The lists of the program, with those of the names file once they are [installed](install). Unpacked at the first call,
/// in some milliseconds; costs nothing later.
pub fn builtin() -> &'static Lexicon {
    static BUILTIN: LazyLock<Lexicon> = LazyLock::new(|| {
        #[cfg(feature = "names")]
        let parts = [CORE, include_bytes!(concat!(env!("OUT_DIR"), "/names.lexicon"))];
        #[cfg(not(feature = "names"))]
        let parts = [CORE];
        Lexicon::unpack(&parts).unwrap_or_default()
    });
    WITH_NAMES.get().unwrap_or_else(|| &BUILTIN)
}

/// True once the lists of the names file are [installed](install): what was looked up before may be known now.
pub fn is_installed() -> bool {
    WITH_NAMES.get().is_some()
}

/// The core's lists and those that the names file has `packed`.
///
/// # Errors
///
/// [`Damaged`] where the bytes are not what was packed.
pub fn with_names(packed: &[u8]) -> Result<Lexicon, Damaged> {
    Lexicon::unpack(&[CORE, packed])
}

/// Makes `lexicon` the one that [`builtin`] gives; the first one that is installed stays.
pub fn install(lexicon: Lexicon) {
    let _ = WITH_NAMES.set(lexicon);
}

#[cfg(test)]
mod tests {
    use super::{CORE, Lexicon, with_names};

    const NAMES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/names.lexicon"));

    #[test]
    fn the_built_in_lists_unpack() {
        let core = Lexicon::unpack(&[CORE]).unwrap();
        let all = with_names(NAMES).unwrap();
        let (city, country) = ("تيارت", "مصر");
        assert!(core.word(country).0 > 0 && all.word(country).0 > 0);
        assert!(core.word(city).0 == 0 && all.word(city).0 > 0);
    }
}
