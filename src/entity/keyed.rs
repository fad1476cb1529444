//! Maps whose keys are hashes already: of words, of phrases, of whole names.

use std::hash::{BuildHasherDefault, Hasher};

use crate::hash::join;

/// For maps whose keys are hashes already.
pub(super) type Keyed = BuildHasherDefault<Key>;

/// The hasher of [`Keyed`]: for numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Key(u64);

impl Hasher for Key {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        bytes.iter().for_each(|&byte| self.write_u64(byte.into()));
    }

    fn write_u32(&mut self, key: u32) {
        self.write_u64(key.into());
    }

    fn write_u64(&mut self, key: u64) {
        self.0 = join(self.0, key);
    }
}
