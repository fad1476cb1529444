//! A mention's words as they are compared: without the article where it varies, particles joined, spellings leveled.

use super::candidate::{Candidate, Custom};
use super::words::Words;
use crate::annotation::EntityKind;
use crate::lexicon::nationalities;
use crate::text::token::{Token, TokenKind};

/// A mention, ready to compare.
#[derive(Debug)]
pub(super) struct Name {
    /// What a list knows it by, with its kind; empty where no list does.
    pub(super) key: String,
    /// The spelling key of the whole, with its kind.
    pub(super) spelling: String,
    /// The spelling keys of its units, particles joined with what follows them.
    pub(super) units: Vec<String>,
}

/// Particles that go with the word after them.
const JOINED: [&str; 16] = ["عبد", "ابو", "ابي", "ابا", "ال", "دي", "دا", "دو", "دل", "فان", "فون", "لا", "لو", "ام", "سان", "عبيد"];
/// Particles that say whose child it is: a name is the same with and without them.
const CHILD: [&str; 3] = ["بن", "ابن", "بنت"];
/// Words that only repeat what kind of thing it is.
const GENERIC: [&str; 10] = ["منظمه", "وكاله", "صحيفه", "تنظيم", "حركه", "جماعه", "شركه", "حزب", "نادي", "قناه"];

impl Name {
    pub(super) fn of(words: &Words<'_, '_>, candidate: &Candidate) -> Self {
        let kind = match candidate.kind {
            EntityKind::Person => 'P',
            EntityKind::Location => 'L',
            EntityKind::Organization => 'O',
            EntityKind::Misc => 'M',
        };
        let key = match candidate.custom {
            Some(Custom::Name(row)) => format!("{kind}#{row}"),
            _ if candidate.key.is_empty() => String::new(),
            _ => format!("{kind}={}", candidate.key),
        };
        let mut units: Vec<String> = Vec::new();
        let mut joins = false;
        for i in candidate.first..candidate.end {
            let form = words.form(i, if i == candidate.first { candidate.reading } else { 0 });
            let named = |token: &Token| matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number);
            if form.is_empty() || !words.document.token(i).is_some_and(named) {
                continue;
            }
            let last = i + 1 == candidate.end;
            if candidate.kind == EntityKind::Person && CHILD.contains(&form) && !last {
                joins = units.is_empty();
                continue;
            }
            let level = nationality(words, i).unwrap_or_else(|| level(form));
            match units.last_mut() {
                Some(unit) if joins || is_compound_end(form) && candidate.kind == EntityKind::Person => unit.push_str(&level),
                _ => units.push(level),
            }
            // «الحقيقة و الكرامة» is «الحقيقة والكرامة».
            joins = (candidate.kind == EntityKind::Person && JOINED.contains(&form) || form == "و") && !last;
        }
        if candidate.kind == EntityKind::Organization
            && units.len() > 1
            && units.first().is_some_and(|unit| GENERIC.contains(&unit.as_str()))
        {
            units.remove(0);
        }
        let spelling = format!("{kind}:{}", units.join(" "));
        Self { key, spelling, units }
    }

    /// How well this name, not longer than `full`, names the same: 4 the same words, 3 the last ones, 2 several of
    /// them, 1 the first one only; nothing where it cannot.
    pub(super) fn fits(&self, full: &Name, kind: EntityKind) -> Option<u8> {
        let (own, other) = (&self.units, &full.units);
        if own.is_empty() || other.len() < own.len() {
            return None;
        }
        if own.len() == other.len() {
            return own.iter().zip(other).all(|(a, b)| alike(a, b)).then_some(4);
        }
        match kind {
            EntityKind::Person => {
                let tail = other.iter().rev().zip(own.iter().rev()).all(|(a, b)| alike(a, b));
                let in_order = own.len() > 1 && is_subsequence(own, other);
                match own.len() {
                    1 if tail => Some(3),
                    1 => alike(&own[0], &other[0]).then_some(1),
                    _ if tail => Some(4),
                    _ => (in_order && alike(&own[0], &other[0])).then_some(3),
                }
            }
            // «الخارجية» of «وزارة الخارجية البريطانية»; «الاتحاد الآسيوي» of «الاتحاد الآسيوي لكرة القدم».
            EntityKind::Organization => {
                let head = alike(&own[0], &other[0]);
                let after_ministry = other.len() > 1 && other[0] == "وزاره" && alike(&own[0], &other[1]);
                let tail = own.len() > 1 && other.iter().rev().zip(own.iter().rev()).all(|(a, b)| alike(a, b));
                (own.len() > 1 && (head || after_ministry || tail) && is_subsequence(own, other)).then_some(3)
            }
            EntityKind::Location => {
                let compound = ["الضفه", "الجمهوريه", "الامارات", "المدينه"].contains(&own[0].as_str());
                let head = alike(&own[0], &other[0]);
                let tail = own.len() > 1 && other.last().zip(own.last()).is_some_and(|(a, b)| alike(a, b));
                // «قطاع غزة» is «غزة», «مطار منطقة الجوف» «مطار الجوف».
                let kind = own.len() == 1
                    && other.len() == 2
                    && ["هضبه", "قتاع", "جزيره"].contains(&other[0].as_str())
                    && alike(&own[0], &other[1]);
                (head && (compound || tail) && is_subsequence(own, other) || kind).then_some(3)
            }
            EntityKind::Misc => (alike(&own[0], &other[0]) && own.len() > 1 && is_subsequence(own, other)).then_some(3),
        }
    }
}

fn is_compound_end(form: &str) -> bool {
    ["الدين", "الله"].contains(&form)
}

/// True where the units of `short` stand in `long` in the same order.
fn is_subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|unit| rest.any(|other| alike(unit, other)))
}

/// The same word, with or without the article.
fn alike(a: &str, b: &str) -> bool {
    a == b || a.strip_prefix("ال").unwrap_or(a) == b.strip_prefix("ال").unwrap_or(b)
}

/// The adjective of a country by its code: أمريكي and الأميركية are one.
fn nationality(words: &Words<'_, '_>, i: u32) -> Option<String> {
    let found =
        words.document.matches_at(i).iter().find_map(|m| (m.end == i + 1 && m.reading == 0).then(|| nationalities::of(m)).flatten())?;
    (words.is_definite(i)).then(|| format!("@{}", found.iso))
}

/// A word with the usual differences of spelling leveled: غ, ق and ج for G; ؤ and ئ; what foreign names vary in.
pub(super) fn level(form: &str) -> String {
    form.chars()
        .filter_map(|c| match c {
            'غ' | 'ق' => Some('ج'),
            'ؤ' => Some('و'),
            'ئ' => Some('ي'),
            'ء' => None,
            'ط' => Some('ت'),
            'ص' => Some('س'),
            c => Some(c),
        })
        .collect()
}
