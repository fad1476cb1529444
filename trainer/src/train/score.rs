//! Counting names that are right.

use hashiya::training::model::tags::{Tag, names};

/// How many names are right, found and wanted, by kind.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Score {
    right: [u32; 4],
    found: [u32; 4],
    wanted: [u32; 4],
}

impl Score {
    /// Counts one sentence.
    pub(crate) fn count(&mut self, wanted: &[Tag], found: &[Tag]) {
        let wanted: Vec<_> = names(wanted).collect();
        for name in names(found) {
            self.found[name.0] += 1;
            self.right[name.0] += u32::from(wanted.contains(&name));
        }
        for (kind, ..) in wanted {
            self.wanted[kind] += 1;
        }
    }

    pub(crate) fn add(&mut self, other: &Score) {
        for kind in 0..4 {
            self.right[kind] += other.right[kind];
            self.found[kind] += other.found[kind];
            self.wanted[kind] += other.wanted[kind];
        }
    }

    /// How many names are wanted.
    pub(crate) fn wanted(&self) -> u32 {
        self.wanted.iter().sum()
    }

    /// Precision, recall and F1 over the kinds, in per cent.
    pub(crate) fn rates(&self, kinds: std::ops::Range<usize>) -> (f32, f32, f32) {
        let sum = |counts: &[u32; 4]| counts[kinds.clone()].iter().sum::<u32>() as f32;
        let (right, found, wanted) = (sum(&self.right), sum(&self.found), sum(&self.wanted));
        (100.0 * right / found.max(1.0), 100.0 * right / wanted.max(1.0), 200.0 * right / (found + wanted).max(1.0))
    }
}

/// P L O M, then P+L+O, then all.
impl std::fmt::Display for Score {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (kind, name) in ["P", "L", "O", "M"].into_iter().enumerate() {
            write!(f, "{name} {:4.1}  ", self.rates(kind..kind + 1).2)?;
        }
        let ((p, r, all), with_misc) = (self.rates(0..3), self.rates(0..4).2);
        write!(f, "PLO p {p:4.1} r {r:4.1} f {all:4.1}  all f {with_misc:4.1}")
    }
}
