//! What the lists say of each token of a paragraph at a glance: rules are tried only where something stands that they begin with.

use super::words::Words;
use crate::document::Document;
use crate::lexicon::{List, Match};

/// What the lists say of one token.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Glance {
    /// The lists of the phrases that begin here, a bit each.
    lists: u64,
    /// The classes of all readings.
    classes: u32,
}

impl Glance {
    /// True where a phrase of one of these lists begins here, with whatever reading.
    #[inline]
    pub(super) fn begins(self, lists: u64) -> bool {
        self.lists & lists != 0
    }

    /// True where some reading is of one of these classes.
    #[inline]
    pub(super) fn is(self, classes: u32) -> bool {
        self.classes & classes != 0
    }
}

/// The bits of `lists`.
pub(super) const fn lists<const COUNT: usize>(lists: [List; COUNT]) -> u64 {
    let (mut bits, mut at) = (0, 0);
    while at < COUNT {
        bits |= 1 << lists[at] as u32;
        at += 1;
    }
    bits
}

/// All tokens of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Glances {
    tokens: Vec<Glance>,
    /// The lists of all phrases.
    lists: u64,
}

impl Glances {
    /// The words of `paragraph`, of each of which is kept here what is seen at a glance.
    pub(super) fn read<'d, 't>(&mut self, paragraph: &'d Document<'t>) -> Words<'d, 't> {
        self.lists = 0;
        self.tokens.clear();
        // One more, for what comes after the last token.
        self.tokens.resize(paragraph.tokens().len() + 1, Glance::default());
        Words::read(paragraph, |found: &Match, classes| {
            let list = lists([found.list]);
            self.lists |= list;
            if let Some(glance) = self.tokens.get_mut(found.first as usize) {
                glance.lists |= list;
                glance.classes |= classes;
            }
        })
    }

    /// True where there is a phrase of one of these lists.
    pub(super) fn any(&self, lists: u64) -> bool {
        self.lists & lists != 0
    }

    /// Token `i`; nothing beyond the end.
    #[inline]
    pub(super) fn at(&self, i: u32) -> Glance {
        self.tokens.get(i as usize).copied().unwrap_or_default()
    }

    /// Each token with the one after it.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (u32, Glance, Glance)> {
        (0..).zip(self.tokens.windows(2)).map(|(i, pair)| (i, pair[0], pair[1]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_has_a_bit() {
        assert!(List::from_number(u64::BITS as u8).is_none());
    }
}
