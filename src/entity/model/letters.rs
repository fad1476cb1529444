//! What the letters of a word say: is it more like a name or like a word of the language, and if a name, more like one of
//! people or of places? Learned from the lists of names and the vocabulary of the news, it speaks of words that stand in
//! neither, foreign names above all.

use super::key::{Key, KeyTable};

/// The most letters of a group that is weighed.
const LONGEST: usize = 4;
/// The letters of a word that count, its ends included.
const MOST: usize = 18;
/// Units of weight to a natural logarithm.
pub const SCALE: f32 = 16.0;

/// What one group of letters says, in units of [`SCALE`]: for a name and against a word; for people and against places.
pub type Weights = [i8; 2];

/// The weights of groups of two to four letters.
#[derive(Clone, Debug)]
pub struct Letters {
    groups: KeyTable,
    weights: Vec<Weights>,
}

/// How like a name a word is, in steps of one natural logarithm of the odds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Likeness {
    /// From 0, surely a word, to 9, surely a name.
    pub name: u32,
    /// From 0, rather a place, to 6, rather a person.
    pub person: u32,
}

impl Letters {
    /// From the weights of groups by key, as [`groups`] gives the keys.
    pub fn new(weights: &[(u32, Weights)]) -> Self {
        Self {
            groups: KeyTable::new(&weights.iter().map(|&(key, _)| key).zip(0..).collect::<Vec<_>>()),
            weights: weights.iter().map(|&(_, weights)| weights).collect(),
        }
    }

    /// What the letters of a folded word say; nothing where no weights are known.
    pub fn likeness(&self, form: &str) -> Option<Likeness> {
        if self.weights.is_empty() {
            return None;
        }
        let mut sums = [0i32; 2];
        groups(form, |key| {
            if let Some(weights) = self.groups.get(key).and_then(|at| self.weights.get(at as usize)) {
                sums[0] += i32::from(weights[0]);
                sums[1] += i32::from(weights[1]);
            }
        });
        let step = |sum: i32, below: i32, above: i32| (sum.div_euclid(SCALE as i32).clamp(-below, above) + below) as u32;
        Some(Likeness { name: step(sums[0], 5, 4), person: step(sums[1], 3, 3) })
    }
}

/// Calls `found` with the key of every group of two to four letters of a folded word; both ends of the word count as
/// letters.
pub fn groups(form: &str, mut found: impl FnMut(u32)) {
    let mut letters = ['^'; MOST];
    let mut count = 1;
    for c in form.chars().take(MOST - 2) {
        letters[count] = c;
        count += 1;
    }
    letters[count] = '$';
    count += 1;
    for first in 0..count - 1 {
        let mut key = Key::new(255).add(letters[first] as u32);
        for &letter in &letters[first + 1..count.min(first + LONGEST)] {
            key = key.add(letter as u32);
            found(key.finish());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_weighed_with_the_ends_of_the_word() {
        let mut keys = Vec::new();
        groups("اب", |key| keys.push(key));
        // ^ا ^اب ^اب$ اب اب$ ب$
        assert_eq!(keys.len(), 6);
        let letters = Letters::new(&[(keys[0], [40, -20])]);
        assert_eq!(letters.likeness("اب"), Some(Likeness { name: 7, person: 1 }));
        assert_eq!(letters.likeness("با"), Some(Likeness { name: 5, person: 3 }));
        assert_eq!(Letters::new(&[]).likeness("اب"), None);
        groups(&"ب".repeat(100), |_| ());
    }
}
