//! The grammar of a name: a chain of units. A unit is one word, or several that are never cut: عبد + الله, أبو + مازن,
//! بن + سلمان, آل + سعود, سيف + الدين, دي + ميستورا.

use super::class;
use super::complement::is_clause_word;
use super::words::Words;
use crate::lexicon::List;
use crate::word_set::WordSet;

/// The most units of one name.
const MOST_UNITS: usize = 8;
/// How many particles may stand before one word of a name.
const DEEPEST_UNIT: u8 = 3;

/// How sure it is that a unit is part of a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// In no list.
    Unknown,
    /// A name of few, or also an ordinary word.
    Maybe,
    /// A name.
    Name,
    /// A first name.
    Given,
}

/// A chain of units that reads as a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Chain {
    pub(super) end: u32,
    pub(super) units: u32,
    pub(super) first: Fit,
    /// The surest unit after the first one.
    pub(super) rest: Fit,
    /// Begins with أبو, بن…
    pub(super) particle: bool,
    /// Names one person of public life by itself.
    pub(super) alone: bool,
}

/// What ends a compound such as سيف الدين or نصر الله.
pub(super) static COMPOUND_ENDS: WordSet = WordSet::new("الدين العابدين الله الاسلام الحق الزمان الرحمن النبي الرب");
static COMPOUND_BEGINNINGS: WordSet = WordSet::new(
    "سيف نور صلاح علاء عز شمس جمال بدر ضياء تقي محيي محي زين فخر كمال نصر حسام عماد شهاب صدر خير سعد جاد \
     رزق عون نعمه فضل هبه حرز عطا ضيف خلف",
);

impl Words<'_, '_> {
    /// The unit of a name that begins at token `i`, as (the token after it, how sure). `led` says that a title or a name
    /// stands right before it, so that words of no list count.
    fn unit(&self, i: u32, reading: u8, led: bool) -> Option<(u32, Fit)> {
        self.nested_unit(i, reading, led, DEEPEST_UNIT)
    }

    /// `depth` more particles may follow each other (أبو عبد الله بن).
    fn nested_unit(&self, i: u32, reading: u8, led: bool, depth: u8) -> Option<(u32, Fit)> {
        let (form, class) = (self.form(i, reading), self.class(i, reading));
        if !self.is_word(i) || class & class::TIME != 0 || self.is_preposition(i, reading) || self.has_tanwin(i) {
            return None;
        }
        let next = i + 1;
        let goes_on = self.is_word(next) && self.goes_on(next) && depth > 0;
        if class & class::SERVANT != 0 && goes_on {
            let after = self.form(next, 0);
            return (after.starts_with("ال") || after == "ربه" || after == "رب").then_some((next + 1, Fit::Given));
        }
        if class & class::KIN != 0 && (form != "ال" || self.document.surface(i).contains('آ')) && goes_on {
            // جورج أبي صعب: after a first name any word can follow أبي.
            let plain =
                |i| self.is_word(i) && (led && form == "ابي" || self.is(i, class::PERSON) || self.is_definite(i) || self.is_unknown(i, 0));
            let (end, _) = self.nested_unit(next, 0, true, depth - 1).or_else(|| plain(next).then_some((next + 1, Fit::Maybe)))?;
            return Some((end, Fit::Name));
        }
        if led && class & class::PARTICLE != 0 && goes_on {
            let (end, fit) = self.nested_unit(next, 0, true, depth - 1)?;
            return Some((end, fit.min(Fit::Name)));
        }
        if goes_on
            && COMPOUND_ENDS.contains(self.form(next, 0))
            && (COMPOUND_BEGINNINGS.contains(form)
                || class & (class::GIVEN | class::GIVEN_WORD) != 0 && self.form(next, 0).ends_with("دين"))
        {
            return Some((next + 1, Fit::Given));
        }
        let fit = match class {
            _ if class & (class::GIVEN | class::GIVEN_WORD) != 0 => Fit::Given,
            _ if led && self.has_father(i) => Fit::Given,
            _ if class & (class::FAMILY | class::ALONE) != 0 => Fit::Name,
            _ if class & (class::NAME) != 0 && class & (class::PLACE | class::NATIONALITY | class::BODY | class::BODY_MAYBE) == 0 => {
                Fit::Name
            }
            _ if class & class::LIKELY != 0 && class & class::KNOWN == 0 => Fit::Maybe,
            _ if led && class & class::HOMOGRAPH != 0 && class & (class::TITLE | class::BODY_HEAD) == 0 => Fit::Maybe,
            _ if led && self.is_unknown(i, reading) && !self.document.surface(i).ends_with('ة') && !is_circumstance(form) => Fit::Unknown,
            _ => return None,
        };
        Some((next, fit))
    }

    /// The longest chain of units from token `i` on.
    pub(super) fn chain(&self, i: u32, reading: u8, led: bool) -> Option<Chain> {
        let (mut end, first) = self.unit(i, reading, led)?;
        let class = self.class(i, reading);
        let mut chain = Chain {
            end,
            units: 1,
            first,
            rest: Fit::Unknown,
            particle: class & class::KIN != 0 && end > i + 1,
            alone: class & class::ALONE != 0,
        };
        for _ in 1..MOST_UNITS {
            // «… طه وعاصم …»: another name begins.
            if self.begins_after_and(end) {
                break;
            }
            // مكارثي-فراي
            let hyphen = self.document.token(end).is_some_and(|token| token.glued && token.is('-'))
                && self.document.token(end + 1).is_some_and(|token| token.glued);
            end += u32::from(hyphen);
            if !self.goes_on(end) || !self.is_word(end) {
                break;
            }
            let Some((next, fit)) = self.unit(end, 0, true).or_else(|| self.last_unit(&chain, end)) else { break };
            // A family name with the article is the last word but for others of the kind; a title begins something new.
            let closed = self.is_definite(end - 1) && chain.units > 1 && fit <= Fit::Maybe && !self.is_definite(end);
            // ولي of «ولي ولي العهد» may be a name.
            let title = chain.units > 1
                && self.is(end, class::TITLE)
                && (self.begins_phrase(end) || !self.any(end + 1, class::PERSON) && self.is_word(end + 1));
            if (closed || title) && !hyphen {
                break;
            }
            chain.rest = if chain.units == 1 { fit } else { chain.rest.max(fit) };
            chain.units += 1;
            chain.end = next;
            end = next;
        }
        Some(chain)
    }

    /// «مساعد بن محمد»: right before بن stands a name, whatever the word is else.
    pub(super) fn has_father(&self, i: u32) -> bool {
        ["بن", "بنت"].contains(&self.form(i + 1, 0)) && self.goes_on(i + 1) && self.is(i + 2, class::PERSON) && !self.is_definite(i)
    }

    /// True where a title of several words begins.
    fn begins_phrase(&self, i: u32) -> bool {
        self.document.matches_at(i).iter().any(|found| found.list == List::Titles && found.reading == 0 && found.end > i + 1)
    }

    /// True where the word is و and a first name, and no name as a whole (وليد).
    fn begins_after_and(&self, i: u32) -> bool {
        let joined = self.reading(i, 1).is_some_and(|reading| reading.conjunction.is_some() && reading.preposition.is_none());
        joined && self.class(i, 0) & class::PERSON == 0 && self.class(i, 1) & (class::GIVEN | class::GIVEN_WORD | class::SERVANT) != 0
    }

    /// A family name that is an ordinary word too, right after a lone first name: the adjective of a country or place
    /// (المصري), a trade (النجار); also a word of no list in ة (دربالة).
    fn last_unit(&self, chain: &Chain, i: u32) -> Option<(u32, Fit)> {
        let adjective = self.is(i, class::NATIONALITY | class::PEOPLES) && self.is_definite(i) && self.form(i, 0).ends_with('ي');
        let lone = chain.first == Fit::Given && chain.units == 1 && self.is(chain.end - 1, class::GIVEN);
        let trade = self.is_definite(i)
            && !self.is(i, class::TITLE | class::NATIONALITY | class::PEOPLES | class::BODY_ADJECTIVE | class::PLACE | class::COUNTRY_BODY)
            && !is_clause_word(self, i);
        if lone && (trade || self.is_unknown(i, 0) && !is_circumstance(self.form(i, 0))) {
            return Some((i + 1, if trade { Fit::Maybe } else { Fit::Unknown }));
        }
        static TITLES: WordSet = WordSet::new("السيد الشيخ الامام القاضي الحاج المهندس الامير العالم");
        let title = TITLES.contains(self.form(i, 0)) && (!self.any(i + 1, class::PERSON) || self.form(i, 0) == "الحاج");
        (chain.first == Fit::Given && (chain.units == 1 && adjective || title)).then_some((i + 1, Fit::Maybe))
    }
}

/// True for the shape of a participle that says how (متأخرا).
fn is_circumstance(form: &str) -> bool {
    form.ends_with('ا') && form.starts_with("مت") && form.chars().count() > 4
}
