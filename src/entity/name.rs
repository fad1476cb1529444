//! A mention's words as they are compared: without the article where it varies, particles joined, spellings leveled.

use std::ops::Range;

use super::candidate::{Candidate, Custom};
use super::words::Words;
use super::{gender, rules};
use crate::annotation::{EntityKind, Gender};
use crate::hash::{hash, join};
use crate::lexicon::{List, Match, nationalities};
use crate::span::Span;
use crate::text::token::{Token, TokenKind};
use crate::word_set::WordSet;

/// Mentions, ready to compare. Words and names are hashes here: equal for equal ones.
#[derive(Debug, Default)]
pub(super) struct Names {
    all: Vec<Name>,
    units: Vec<Unit>,
    key: u64,
}

/// A mention.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) kind: EntityKind,
    /// What a list or the caller knows it by, with its kind; none where nobody does.
    pub(super) key: Option<u64>,
    /// The spelling of the whole, with its kind.
    pub(super) spelling: u64,
    /// Its words as they stand.
    pub(super) form: u64,
    /// True for initials in brackets right after the mention before, in the same paragraph.
    pub(super) initials: bool,
    /// Its bytes, from the beginning of the paragraph on.
    pub(super) span: Span,
    /// The gender that it shows.
    pub(super) gender: Option<Gender>,
    /// Where its units stand among all units.
    units: Range<usize>,
}

/// A word of a name, with the particles that are joined to it, its spelling leveled.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    /// The whole of it.
    pub(super) whole: u64,
    /// The same without the article.
    bare: u64,
    role: Role,
}

/// What a word does in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// It only repeats what kind of body it is.
    Generic,
    Ministry,
    /// A place that is called by its first word.
    Compound,
    /// What kind of place it is.
    KindOfPlace,
    /// After بن: the father of the one who is named before it.
    Father,
    Other,
}

/// Particles that go with the word after them.
static JOINED: WordSet = WordSet::new("عبد ابو ابي ابا ال دي دا دو دل فان فون لا لو ام سان عبيد");
/// Particles that say whose child it is: a name is the same with and without them.
static CHILD: WordSet = WordSet::new("بن ابن بنت");
/// Words with a role, as they are once leveled.
#[rustfmt::skip]
const ROLES: [(Role, &[&str]); 4] = [
    (Role::Generic, &["منظمه", "وكاله", "صحيفه", "تنظيم", "حركه", "جماعه", "شركه", "حزب", "نادي", "قناه"]),
    (Role::Ministry, &["وزاره"]),
    (Role::Compound, &["الضفه", "الجمهوريه", "الامارات", "المدينه"]),
    (Role::KindOfPlace, &["هضبه", "قتاع", "جزيره"]),
];

impl Names {
    /// The names of the candidates of one paragraph that begins at byte `start`, in their order; `spelled` is room to work in.
    pub(super) fn new(
        words: &Words<'_, '_>,
        candidates: impl ExactSizeIterator<Item = Candidate>,
        start: u32,
        spelled: &mut String,
    ) -> Self {
        let mut names =
            Self { all: Vec::with_capacity(candidates.len()), units: Vec::with_capacity(2 * candidates.len()), ..Self::default() };
        let mut before: Option<Candidate> = None;
        for candidate in candidates {
            let follows = before.is_some_and(|before| before.kind == candidate.kind && candidate.first <= before.end + 2);
            let initials = candidate.rule == rules::ACRONYM.id && follows;
            names.add(words, &candidate, start, initials, spelled);
            before = Some(candidate);
        }
        // A spelling says the kind and the units too.
        let key = |key, name: &Name| join(join(key, name.spelling), join(join(name.key.unwrap_or(0), name.form), name.initials.into()));
        names.key = names.all.iter().fold(0, key);
        names
    }

    /// The names of all of `parts`, in order.
    pub(super) fn joined<'p>(parts: impl Iterator<Item = &'p Names>) -> Self {
        let mut names = Self::default();
        for part in parts {
            let from = names.units.len();
            let moved = |name: &Name| Name { units: name.units.start + from..name.units.end + from, ..name.clone() };
            names.all.extend(part.all.iter().map(moved));
            names.units.extend_from_slice(&part.units);
        }
        names
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    /// A key for all that is compared, which other names have not.
    pub(super) fn key(&self) -> u64 {
        self.key
    }

    /// All names.
    pub(super) fn iter(&self) -> std::slice::Iter<'_, Name> {
        self.all.iter()
    }

    /// Name number `i`.
    pub(super) fn get(&self, i: usize) -> &Name {
        &self.all[i]
    }

    /// The units of name number `i`.
    pub(super) fn units(&self, i: usize) -> &[Unit] {
        &self.units[self.all[i].units.clone()]
    }

    /// Adds one; `spelled` is room to work in.
    fn add(&mut self, words: &Words<'_, '_>, candidate: &Candidate, start: u32, initials: bool, spelled: &mut String) {
        let kind = candidate.kind as u64;
        let key = match candidate.custom {
            Some(Custom::Name(row)) => Some(join(join(kind, 1), row.into())),
            _ if candidate.key.is_empty() => None,
            _ => Some(join(join(kind, 2), hash(candidate.key.as_bytes()))),
        };
        let from = self.units.len();
        spelled.clear();
        let mut joins = false;
        // Of the unit that is being spelled, and of the one after it.
        let (mut father, mut father_next) = (false, false);
        for i in candidate.first..candidate.end {
            let form = words.form(i, candidate.phrase().reading_of(i));
            let named = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number);
            if form.is_empty() || !words.document.token(i).is_some_and(named) {
                continue;
            }
            let last = i + 1 == candidate.end;
            if candidate.kind == EntityKind::Person && CHILD.contains(form) && !last {
                joins = self.units.len() == from && spelled.is_empty();
                father |= joins;
                father_next = !joins;
                continue;
            }
            let joined = joins || is_compound_end(form) && candidate.kind == EntityKind::Person;
            if !joined && !spelled.is_empty() {
                self.units.push(Unit::of(spelled, father));
                spelled.clear();
                (father, father_next) = (father_next, false);
            }
            match nationality(words, i) {
                Some(country) => spelled.extend(["@", country]),
                None if varies(form) => spelled.extend(leveled(form)),
                None => spelled.push_str(form),
            }
            // «الحقيقة و الكرامة» is «الحقيقة والكرامة».
            joins = (candidate.kind == EntityKind::Person && JOINED.contains(form) || form == "و") && !last;
        }
        if !spelled.is_empty() {
            self.units.push(Unit::of(spelled, father));
        }
        let generic = |unit: &Unit| candidate.kind == EntityKind::Organization && unit.role == Role::Generic;
        if self.units.len() > from + 1 && generic(&self.units[from]) {
            self.units.remove(from);
        }
        let spelling = self.units[from..].iter().fold(join(kind, 3), |spelling, unit| join(spelling, unit.whole));
        let form = words.key_of(candidate.phrase());
        let (span, gender) = (candidate.span(words.document).moved(start.wrapping_neg()), gender::shown_by(words, candidate));
        self.all.push(Name { kind: candidate.kind, key, spelling, form, initials, span, gender, units: from..self.units.len() });
    }
}

impl Unit {
    fn of(spelled: &str, father: bool) -> Self {
        let known = || ROLES.iter().find(|(_, words)| words.contains(&spelled)).map_or(Role::Other, |&(role, _)| role);
        let role = if father { Role::Father } else { known() };
        Self { whole: hash(spelled.as_bytes()), bare: hash(spelled.strip_prefix("ال").unwrap_or(spelled).as_bytes()), role }
    }
}

/// How well the name with the units `own`, not longer than that with `other`, names the same: 4 the same words, 3 the last
/// ones, 2 several of them, 1 the first one only; nothing where it cannot.
pub(super) fn fits(own: &[Unit], other: &[Unit], kind: EntityKind) -> Option<u8> {
    if own.is_empty() || other.len() < own.len() {
        return None;
    }
    if own.len() == other.len() {
        return own.iter().zip(other).all(|(a, b)| alike(a, b)).then_some(4);
    }
    match kind {
        EntityKind::Person => {
            // «سلمان بن عبد العزيز» is the father of «محمد بن سلمان بن عبد العزيز»; «بن سلمان» is «محمد بن سلمان».
            let father = other[other.len() - own.len()].role == Role::Father && own[0].role != Role::Father;
            let tail = !father && other.iter().rev().zip(own.iter().rev()).all(|(a, b)| alike(a, b));
            let in_order = own.len() > 1 && is_subsequence(own, other);
            let child = |unit: &Unit| unit.role == Role::Father && alike(unit, &own[0]);
            match own.len() {
                1 if own[0].role == Role::Father => other.iter().any(child).then_some(3),
                1 if tail => Some(3),
                1 => alike(&own[0], &other[0]).then_some(1),
                _ if tail => Some(4),
                _ => (in_order && alike(&own[0], &other[0])).then_some(3),
            }
        }
        // «الخارجية» of «وزارة الخارجية البريطانية»; «الاتحاد الآسيوي» of «الاتحاد الآسيوي لكرة القدم».
        EntityKind::Organization => {
            let head = alike(&own[0], &other[0]);
            let after_ministry = other.len() > 1 && other[0].role == Role::Ministry && alike(&own[0], &other[1]);
            let tail = own.len() > 1 && other.iter().rev().zip(own.iter().rev()).all(|(a, b)| alike(a, b));
            (own.len() > 1 && (head || after_ministry || tail) && is_subsequence(own, other)).then_some(3)
        }
        EntityKind::Location => {
            let compound = own[0].role == Role::Compound;
            let head = alike(&own[0], &other[0]);
            let tail = own.len() > 1 && other.last().zip(own.last()).is_some_and(|(a, b)| alike(a, b));
            // «قطاع غزة» is «غزة», «مطار منطقة الجوف» «مطار الجوف».
            let kind = own.len() == 1 && other.len() == 2 && other[0].role == Role::KindOfPlace && alike(&own[0], &other[1]);
            (head && (compound || tail) && is_subsequence(own, other) || kind).then_some(3)
        }
        EntityKind::Misc => (alike(&own[0], &other[0]) && own.len() > 1 && is_subsequence(own, other)).then_some(3),
    }
}
fn is_compound_end(form: &str) -> bool {
    ["الدين", "الله"].contains(&form)
}

/// True where the units of `short` stand in `long` in the same order.
fn is_subsequence(short: &[Unit], long: &[Unit]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|unit| rest.any(|other| alike(unit, other)))
}

/// The same word, with or without the article.
fn alike(a: &Unit, b: &Unit) -> bool {
    a.bare == b.bare
}

/// The country of a definite adjective: أمريكي and الأميركية are one.
fn nationality(words: &Words<'_, '_>, i: u32) -> Option<&'static str> {
    let alone = |m: &&Match| m.list == List::Nationalities && m.end == i + 1 && m.reading == 0;
    let found = words.document.matches_at(i).iter().filter(alone).find_map(nationalities::of)?;
    words.is_definite(i).then_some(found.iso)
}

/// False for most words in which [`leveled`] changes nothing: it looks at the last six bits of each byte.
fn varies(form: &str) -> bool {
    const fn last(c: char) -> u64 {
        1 << (c as u32 & 63)
    }
    const LEVELED: u64 = last('غ') | last('ق') | last('ؤ') | last('ئ') | last('ء') | last('ط') | last('ص');
    form.bytes().any(|byte| LEVELED >> (byte & 63) & 1 != 0)
}

/// A word with the usual differences of spelling leveled: غ, ق and ج for G; ؤ and ئ; what foreign names vary in.
pub(super) fn leveled(form: &str) -> impl Iterator<Item = char> {
    form.chars().filter_map(|c| match c {
        'غ' | 'ق' => Some('ج'),
        'ؤ' => Some('و'),
        'ئ' => Some('ي'),
        'ء' => None,
        'ط' => Some('ت'),
        'ص' => Some('س'),
        c => Some(c),
    })
}
