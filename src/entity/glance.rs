//! What the lists say of each token of a paragraph at a glance: rules are tried only where something stands that they begin with.

use super::class;
use super::words::{self, Words};
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

    /// True where it has one of the lists or classes of `other`.
    #[inline]
    fn shares(self, other: Self) -> bool {
        self.begins(other.lists) || self.is(other.classes)
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

/// The lists of names: what stands in them needs no other word.
const NAMES: u64 = lists([
    List::FamousPeople,
    List::PeopleInTheNews,
    List::Countries,
    List::PlacesInTheNews,
    List::Places,
    List::Organizations,
    List::Clubs,
    List::EventsAndWorks,
]);

/// With what a name of a place, a body or an event begins that is put together of several words.
const HEAD: Glance = Glance {
    lists: lists([List::OrganizationArticles, List::OrganizationHeads, List::PlaceHeads, List::EventHeads]),
    classes: class::BODY_HEAD | class::QUALIFIED_BODY,
};

/// What stands second in one whose first word needs no list to be known.
const SECOND: Glance = Glance {
    lists: lists([List::Countries, List::PlacesInTheNews]),
    classes: class::PORTFOLIO | class::PLACE_BEFORE | class::ALONE | class::NATIONALITY | class::PEOPLES | class::BODY_ADJECTIVE,
};

/// All tokens of a paragraph.
#[derive(Debug, Default)]
pub(super) struct Glances {
    tokens: Vec<Glance>,
    /// The lists of all phrases.
    lists: u64,
    names: Vec<Match>,
    /// The tokens with a [`HEAD`], or before what stands [second](SECOND).
    heads: Vec<u32>,
}

impl Glances {
    /// The words of `paragraph`, of each of which is kept here what is seen at a glance.
    pub(super) fn read<'d, 't>(&mut self, paragraph: &'d Document<'t>) -> Words<'d, 't> {
        self.lists = 0;
        self.tokens.clear();
        self.names.clear();
        self.heads.clear();
        let words = Words::read(paragraph, |token, lists, classes| {
            self.lists |= lists;
            let glance = Glance { lists, classes };
            self.tokens.push(glance);
            if glance.begins(NAMES) {
                let named = |found: &&Match| NAMES >> found.list as u32 & 1 != 0 && !words::is_future(paragraph, found);
                self.names.extend(paragraph.matches_at(token).iter().filter(named));
            }
            let before = token.wrapping_sub(1);
            if token > 0 && glance.shares(SECOND) && self.heads.last() != Some(&before) {
                self.heads.push(before);
            }
            if glance.shares(HEAD) {
                self.heads.push(token);
            }
        });
        // One more, for what comes after the last token.
        self.tokens.push(Glance::default());
        words
    }

    /// True where there is a phrase of one of these lists.
    pub(super) fn any(&self, lists: u64) -> bool {
        self.lists & lists != 0
    }

    /// The phrases of the lists of names, in text order.
    pub(super) fn names(&self) -> &[Match] {
        &self.names
    }

    /// Token `i`; nothing beyond the end.
    #[inline]
    pub(super) fn at(&self, i: u32) -> Glance {
        self.tokens.get(i as usize).copied().unwrap_or_default()
    }

    /// Each token at which a name of a place, a body or an event may begin that is put together of several words, with the
    /// token after it.
    pub(super) fn heads(&self) -> impl Iterator<Item = (u32, Glance, Glance)> {
        self.heads.iter().map(|&i| (i, self.at(i), self.at(i + 1)))
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
