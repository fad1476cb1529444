//! Loading the names file into a program that was built without it.

use std::sync::OnceLock;

use crate::entity::model::Model;
use crate::error::BuildError;
use crate::lexicon::{self, names_file};

include!(concat!(env!("OUT_DIR"), "/names.rs"));

/// Loads the names file: the large lists of names and the entity model. Every annotator of the process knows them from
/// then on, those that were built before too; later calls change nothing.
///
/// A program with the feature `names` (the default) has them inside: there a call only checks the file. Without them and
/// before the call, the lists of the core and the rules alone decide what a name is: fewer names are found.
///
/// `file` is the `names.bin` that was built together with the program; it lies in the npm package.
///
/// # Errors
///
/// Where the bytes are no names file, cut short, changed, or of another build than the program.
pub fn load_names(file: &[u8]) -> Result<(), BuildError> {
    static LOADED: OnceLock<()> = OnceLock::new();
    let refused = |why: &str| BuildError::new(format!("the names file cannot be used: {why}"));
    let parts = names_file::read(file, CHECKSUM).map_err(refused)?;
    if cfg!(feature = "names") || LOADED.get().is_some() {
        return Ok(());
    }
    let lexicon = lexicon::with_names(parts.lexicon).map_err(|_| refused("its lists are damaged"))?;
    let model = if parts.model.is_empty() { None } else { Some(Model::load(parts.model)?) };
    // Of two threads that load at once the first one's are kept; both read the same file.
    lexicon::install(lexicon);
    if let Some(model) = model {
        model.install();
    }
    LOADED.get_or_init(|| ());
    Ok(())
}
