//! The caller's names as a trie over numbered words. Built in one pass over the names, without a copy of them: a newsroom
//! may bring fifty thousand. The built-in lists have another form (`lexicon::packed`), which is small but slower to make.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::document::Document;
use crate::text::fold::fold_into;
use crate::text::token::{Token, TokenKind, tokenize};

/// The most ways that the cases of one name are spelled: a name with more varying words is taken as it stands.
const MOST_SPELLINGS: usize = 16;

/// Phrases of folded words, each with the number of the name that it spells.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// Word numbers, from 1, by folded form.
    words: HashMap<Box<str>, u32, Fast>,
    /// The node after a word, by node before and word number; node 0 is the beginning.
    steps: HashMap<(u32, u32), u32, Fast>,
    /// For each node the name that ends there + 1, or 0.
    names: Vec<u32>,
    room: Room,
}

/// Room to read names in.
#[derive(Debug, Default)]
struct Room {
    tokens: Vec<Token>,
    form: String,
    /// The nodes reached so far, one for each way of spelling.
    nodes: Vec<u32>,
    next: Vec<u32>,
}

impl Phrases {
    /// No phrases yet, with room for those of `names` names.
    pub(super) fn with_room_for(names: usize) -> Self {
        Self {
            words: HashMap::with_capacity_and_hasher(names, Fast::default()),
            steps: HashMap::with_capacity_and_hasher(names * 2, Fast::default()),
            names: vec![0],
            room: Room::default(),
        }
    }

    /// Adds a name in every case that its words are written in. Of two names spelled alike the first one stays. False
    /// where the name holds no letter or digit.
    pub(super) fn add(&mut self, text: &str, name: u32) -> bool {
        let mut room = std::mem::take(&mut self.room);
        room.tokens.clear();
        tokenize(text, &mut room.tokens);
        let found = room.tokens.iter().any(|token| matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number));
        if found {
            room.nodes.clear();
            room.nodes.push(0);
            for token in &room.tokens {
                room.form.clear();
                fold_into(token.span.slice(text), &mut room.form);
                room.next.clear();
                self.step_all(&room.nodes, &room.form, &mut room.next);
                if room.nodes.len() < MOST_SPELLINGS {
                    other_cases(&room.form, |other| self.step_all(&room.nodes, other, &mut room.next));
                }
                std::mem::swap(&mut room.nodes, &mut room.next);
            }
            for &node in &room.nodes {
                let end = &mut self.names[node as usize];
                *end = if *end == 0 { name + 1 } else { *end };
            }
        }
        self.room = room;
        found
    }

    /// The nodes after `form` from each of `nodes`, new ones where there are none.
    fn step_all(&mut self, nodes: &[u32], form: &str, reached: &mut Vec<u32>) {
        let word = match self.words.get(form) {
            Some(&word) => word,
            None => {
                let word = self.words.len() as u32 + 1;
                self.words.insert(form.into(), word);
                word
            }
        };
        for &node in nodes {
            let next = self.names.len() as u32;
            let node = *self.steps.entry((node, word)).or_insert(next);
            if node == next {
                self.names.push(0);
            }
            reached.push(node);
        }
    }

    /// True where there are no phrases.
    pub(super) fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Calls `found` with (name, first token, end token, reading) for every phrase in `document`, whatever proclitics
    /// stand before it.
    pub(super) fn find(&self, document: &Document<'_>, mut found: impl FnMut(u32, u32, u32, u8)) {
        if self.is_empty() {
            return;
        }
        for first in 0..document.tokens().len() as u32 {
            for (number, reading) in document.readings(first).iter().enumerate() {
                let Some(mut node) = self.step(0, document.reading_form(reading), document.surface(first)) else { continue };
                let mut end = first + 1;
                loop {
                    if let Some(name) = self.names.get(node as usize).and_then(|name| name.checked_sub(1)) {
                        found(name, first, end, number as u8);
                    }
                    let goes_on = document.token(end).is_some_and(|token| !token.starts_paragraph);
                    match self.step(node, document.form(end), document.surface(end)).filter(|_| goes_on) {
                        Some(next) => (node, end) = (next, end + 1),
                        None => break,
                    }
                }
            }
        }
    }

    /// The node after a word. A word with the tanwin of the accusative is also read without the alif that bears it
    /// (محمدًا).
    fn step(&self, node: u32, form: &str, surface: &str) -> Option<u32> {
        let step = |form: &str| self.steps.get(&(node, *self.words.get(form)?)).copied();
        step(form).or_else(|| {
            let bare = form.strip_suffix('ا')?;
            surface.contains('\u{64B}').then(|| step(bare))?
        })
    }
}

/// The nouns that end in another letter in each case.
const FIVE_NOUNS: [[&str; 3]; 4] = [["ابو", "ابي", "ابا"], ["اخو", "اخي", "اخا"], ["ذو", "ذي", "ذا"], ["بنو", "بني", "بني"]];

/// Calls `other` with the forms of a folded word in its other cases: أبو, أبي, أبا; ‑ون, ‑ين of plurals; ‑ان, ‑ين of duals.
fn other_cases(form: &str, mut other: impl FnMut(&str)) {
    // Most words end like none of these.
    if !form.ends_with(['و', 'ي', 'ا', 'ن']) {
        return;
    }
    for cases in FIVE_NOUNS.iter().filter(|cases| cases.contains(&form)) {
        let mut last = form;
        for &case in cases.iter().filter(|&&case| case != form) {
            if case != last {
                other(case);
            }
            last = case;
        }
    }
    if form.chars().count() < 6 {
        return;
    }
    let with = |ending: &str, instead: &str| form.strip_suffix(ending).map(|stem| format!("{stem}{instead}"));
    let definite = form.starts_with("ال");
    let cases = [with("ون", "ين"), definite.then(|| with("ين", "ون")).flatten(), definite.then(|| with("ان", "ين")).flatten()];
    cases.into_iter().flatten().for_each(|case| other(&case));
}

type Fast = BuildHasherDefault<Mixer>;

/// A quick hash for short keys; the caller's names are no attack on the caller's own page.
#[derive(Debug, Default)]
pub(super) struct Mixer(u64);

impl Mixer {
    fn mix(&mut self, value: u64) {
        let mixed = (self.0.rotate_left(26) ^ value).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
    }
}

impl Hasher for Mixer {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let mut eight = [0; 8];
            eight[..chunk.len()].copy_from_slice(chunk);
            self.mix(u64::from_le_bytes(eight));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.mix(value.into());
    }

    fn write_u32(&mut self, value: u32) {
        self.mix(value.into());
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the names stand in `text`.
    fn found(names: &[&str], text: &str) -> Vec<String> {
        let mut phrases = Phrases::with_room_for(names.len());
        for (name, number) in names.iter().zip(0..) {
            assert!(phrases.add(name, number), "{name}");
        }
        let document = Document::new(text);
        let mut found = Vec::new();
        phrases.find(&document, |_, first, end, reading| {
            let start = document.readings(first)[usize::from(reading)].start;
            found.push(text[start as usize..document.token(end - 1).unwrap().span.end as usize].to_owned());
        });
        found
    }

    #[test]
    #[rustfmt::skip]
    fn names_stand_in_every_case_and_after_every_proclitic() {
        for (name, text, want) in [
            ("أبو زرقون", "كتب أبو زرقون إلى أبي زرقون، ورأى أبا زرقون.", &["أبو زرقون", "أبي زرقون", "أبا زرقون"][..]),
            ("ذو الزرقون", "عاد ذي الزرقون", &["ذي الزرقون"]),
            ("الزرقونيون", "وصل الزرقونيون مع الزرقونيين", &["الزرقونيون", "الزرقونيين"]),
            ("النهران", "بين النهرين", &["النهرين"]),
            ("الزرقون", "للزرقون وبالزرقون والزرقون فالزرقون كالزرقون", &["لزرقون", "الزرقون", "الزرقون", "الزرقون", "الزرقون"]),
            ("زرقون", "وزرقون فزرقون بزرقون لزرقون كزرقون ولزرقون", &["زرقون", "زرقون", "زرقون", "زرقون", "زرقون", "زرقون"]),
            ("زرقون", "رأى زرقونا\u{64B} ثم زرقونا", &["زرقونا\u{64B}"]),
            ("بنك زرقون", "وببنك زرقون\nبنك\nزرقون", &["بنك زرقون"]),
        ] {
            assert_eq!(found(&[name], text), want, "{name}");
        }
    }

    #[test]
    fn of_names_spelled_alike_the_first_stays_and_longer_ones_are_found_too() {
        assert_eq!(found(&["زرقون", "زرقون", "زرقون الكبير"], "عاد زرقون الكبير"), ["زرقون", "زرقون الكبير"]);
        assert!(!Phrases::default().add(" . ", 0));
    }

    #[test]
    fn many_varying_words_stay_few_spellings() {
        let name = ["أبو"; 40].join(" ");
        let mut phrases = Phrases::with_room_for(1);
        assert!(phrases.add(&name, 0));
        assert!(phrases.names.len() < 40 * 3 * MOST_SPELLINGS);
    }
}
