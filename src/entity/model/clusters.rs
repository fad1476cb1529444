//! Words that are used alike share a cluster. Clusters are nested in coarser ones.

use super::key::KeyTable;

/// The number of levels, the finest first.
pub const LEVELS: usize = 3;

/// The cluster of each word.
#[derive(Clone, Debug)]
pub struct Clusters {
    words: KeyTable,
    /// For each finest cluster, its number on each level, from 1.
    paths: Vec<[u16; LEVELS]>,
}

impl Clusters {
    /// Clusters from pairs of word key and finest cluster, and what each finest cluster is part of.
    pub fn new(words: &[(u32, u16)], paths: Vec<[u16; LEVELS]>) -> Self {
        Self { words: KeyTable::new(&words.iter().map(|&(key, cluster)| (key, u32::from(cluster))).collect::<Vec<_>>()), paths }
    }

    /// The finest cluster of a word, by the word's key.
    #[inline]
    pub fn of(&self, word: u32) -> Option<u16> {
        self.words.get(word).map(|cluster| cluster as u16)
    }

    /// The numbers of the clusters around a finest one, from 1; zeros where there is none.
    #[inline]
    pub fn path(&self, cluster: u16) -> [u32; LEVELS] {
        self.paths.get(usize::from(cluster)).map_or([0; LEVELS], |path| path.map(u32::from))
    }
}
