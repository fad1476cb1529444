//! The caller's names as phrases of hashed words, sorted. Built in one pass and one sort, without a copy of the names: a
//! newsroom may bring fifty thousand. The built-in lists have another form (`lexicon::packed`), which is small but slower to make.

use std::ops::Range;

use crate::document::Document;
use crate::text::fold::{fold_char, fold_into};
use crate::text::token::{Token, TokenKind, tokenize};

/// The most ways that the cases of one name are spelled: a name with more varying words is taken as it stands.
const MOST_SPELLINGS: usize = 16;
/// The bits of the table that says which words no phrase begins with.
const FIRST_BITS: u32 = 18;

/// Phrases of folded words, each with the number of the name that it spells.
#[derive(Debug, Default)]
pub(super) struct Phrases {
    /// The words of the phrases beyond their second one.
    more: Vec<u64>,
    /// Sorted by their words, then by name.
    phrases: Vec<Phrase>,
    /// A bit for the first word of each phrase.
    first: Vec<u64>,
}

/// A phrase by the hashes of its words; 0 stands for none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Phrase {
    words: [u64; 2],
    /// Where the other words stand in [`Phrases::more`].
    more: (u32, u32),
    name: u32,
}

impl Phrases {
    /// The phrases of `texts`, each with the number of its name, in every case that their words are written in.
    ///
    /// # Errors
    ///
    /// The first text that holds no letter or digit, with its number.
    pub(super) fn new<'t>(texts: impl IntoIterator<Item = (&'t str, u32)>) -> Result<Self, (&'t str, u32)> {
        let mut found = Self::default();
        let mut tokens: Vec<Token> = Vec::new();
        let mut spellings: Vec<Vec<u64>> = vec![Vec::with_capacity(8)];
        let letters = Letters::new();
        for (text, name) in texts {
            spellings.truncate(1);
            spellings[0].clear();
            // Most names are Arabic letters and spaces: no need to ask of each character what it is.
            if !letters.words(text, |word, hash| spell(word, hash, &mut spellings)) {
                spellings.truncate(1);
                spellings[0].clear();
                tokens.clear();
                tokenize(text, &mut tokens);
                if !tokens.iter().any(is_word) {
                    return Err((text, name));
                }
                for token in &tokens {
                    let word = token.span.slice(text);
                    spell(word, hash(word), &mut spellings);
                }
            }
            spellings.iter().for_each(|words| found.push(words, name));
        }
        found.sort();
        Ok(found)
    }

    fn push(&mut self, words: &[u64], name: u32) {
        let word = |at: usize| words.get(at).copied().unwrap_or(0);
        let start = self.more.len() as u32;
        self.more.extend(words.iter().skip(2));
        self.phrases.push(Phrase { words: [word(0), word(1)], more: (start, self.more.len() as u32), name });
    }

    fn sort(&mut self) {
        let more = &self.more;
        let rest = |phrase: &Phrase| &more[phrase.more.0 as usize..phrase.more.1 as usize];
        let others = |a: &Phrase, b: &Phrase| a.words[1].cmp(&b.words[1]).then_with(|| rest(a).cmp(rest(b))).then(a.name.cmp(&b.name));
        self.phrases.sort_unstable_by(|a, b| a.words[0].cmp(&b.words[0]).then_with(|| others(a, b)));
        self.first = vec![0; 1 << (FIRST_BITS - 6)];
        for phrase in &self.phrases {
            let bit = phrase.words[0] >> (64 - FIRST_BITS);
            self.first[(bit >> 6) as usize] |= 1 << (bit & 63);
        }
    }

    /// Calls `found` with (name, first token, end token, reading) for every phrase in `document`, whatever proclitics
    /// stand before it. Of names spelled alike only the first is found.
    pub(super) fn find(&self, document: &Document<'_>, mut found: impl FnMut(u32, u32, u32, u8)) {
        if self.phrases.is_empty() {
            return;
        }
        for first in 0..document.tokens().len() as u32 {
            for (number, reading) in document.readings(first).iter().enumerate() {
                let begins = [hash(document.reading_form(reading)), self.without_tanwin(document, first, document.reading_form(reading))];
                for word in begins.into_iter().filter(|&word| self.begins(word)) {
                    self.follow(document, first, word, |name, end| found(name, first, end, number as u8));
                }
            }
        }
    }

    /// False where no phrase begins with the word.
    fn begins(&self, word: u64) -> bool {
        let bit = word >> (64 - FIRST_BITS);
        self.first[(bit >> 6) as usize] >> (bit & 63) & 1 != 0
    }

    /// Calls `found` with (name, end token) for every phrase from token `first` on, whose word is given.
    fn follow(&self, document: &Document<'_>, first: u32, word: u64, mut found: impl FnMut(u32, u32)) {
        let mut range = self.narrow(0..self.phrases.len(), 0, word);
        let mut end = first + 1;
        while let Some(shortest) = self.phrases.get(range.start).filter(|_| !range.is_empty()) {
            let length = (end - first) as usize;
            if self.word(shortest, length) == 0 {
                found(shortest.name, end);
            }
            if document.token(end).is_none_or(|token| token.starts_paragraph) {
                return;
            }
            let form = document.form(end);
            let next = self.narrow(range.clone(), length, hash(form));
            range = if next.is_empty() { self.narrow(range, length, self.without_tanwin(document, end, form)) } else { next };
            end += 1;
        }
    }

    /// The phrases of `range`, which agree in the words before, that have this word at `at`.
    fn narrow(&self, range: Range<usize>, at: usize, word: u64) -> Range<usize> {
        let (start, phrases) = (range.start, &self.phrases[range]);
        let below = phrases.partition_point(|phrase| self.word(phrase, at) < word);
        let same = phrases[below..].partition_point(|phrase| self.word(phrase, at) == word);
        if word == 0 { start..start } else { start + below..start + below + same }
    }

    /// The word of a phrase at `at`, 0 beyond its end.
    fn word(&self, phrase: &Phrase, at: usize) -> u64 {
        match phrase.words.get(at) {
            Some(&word) => word,
            None => self.more[phrase.more.0 as usize..phrase.more.1 as usize].get(at - 2).copied().unwrap_or(0),
        }
    }

    /// The hash of a word with the tanwin of the accusative, without the alif that bears it (محمدًا); 0 where it has none.
    fn without_tanwin(&self, document: &Document<'_>, token: u32, form: &str) -> u64 {
        let bare = form.strip_suffix('ا').filter(|_| document.surface(token).contains('\u{64B}'));
        bare.map_or(0, hash)
    }
}

/// True where a text holds a letter or a digit.
pub(super) fn holds_word(text: &str) -> bool {
    let mut tokens = Vec::new();
    tokenize(text, &mut tokens);
    tokens.iter().any(is_word)
}

fn is_word(token: &Token) -> bool {
    matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number)
}

/// The letters of Arabic names with what they fold to.
struct Letters([u16; LETTERS.end as usize - LETTERS.start as usize]);

/// From hamza to yeh.
const LETTERS: Range<u16> = 0x621..0x64B;
/// The stroke that only stretches a word.
const TATWEEL: u16 = 0x640;

impl Letters {
    fn new() -> Self {
        let folded = |at: usize| {
            let letter = char::from_u32(at as u32 + u32::from(LETTERS.start)).filter(|&c| c as u32 != u32::from(TATWEEL));
            letter.and_then(fold_char).map_or(0, |c| c as u16)
        };
        Self(std::array::from_fn(folded))
    }

    /// Calls `found` with each word and its hash, where the text is nothing but Arabic letters and spaces, and some letter;
    /// false where it is not.
    fn words<'t>(&self, text: &'t str, mut found: impl FnMut(&'t str, u64)) -> bool {
        let (mut start, mut mixer, mut any) = (0, Mixer::new(), false);
        for (at, c) in text.char_indices() {
            let place = (c as u32).wrapping_sub(u32::from(LETTERS.start)) as usize;
            match self.0.get(place) {
                Some(&folded) if folded > 0 => mixer.add(u64::from(folded)),
                None if c == ' ' => {
                    if at > start {
                        found(&text[start..at], mixer.finish());
                        any = true;
                    }
                    (start, mixer) = (at + 1, Mixer::new());
                }
                _ => return false,
            }
        }
        if text.len() > start {
            found(&text[start..], mixer.finish());
        }
        any || text.len() > start
    }
}

/// Adds a word, whose hash is `plain`, in every case to every spelling so far.
fn spell(word: &str, plain: u64, spellings: &mut Vec<Vec<u64>>) {
    let before = spellings.len();
    if varies(word) && before < MOST_SPELLINGS {
        let mut form = String::new();
        fold_into(word, &mut form);
        other_cases(&form, |other| {
            for at in 0..before {
                let mut spelling = spellings[at].clone();
                spelling.push(hash(other));
                spellings.push(spelling);
            }
        });
    }
    spellings[..before].iter_mut().for_each(|spelling| spelling.push(plain));
}

/// The hash of a word's folded form, never 0.
fn hash(word: &str) -> u64 {
    let mut mixer = Mixer::new();
    word.chars().filter_map(fold_char).for_each(|c| mixer.add(u64::from(c)));
    mixer.finish()
}

/// Hashes letters. 64 bits of a good mixer: two different words with one hash are not expected among all the words that were
/// ever written.
struct Mixer(u64);

impl Mixer {
    fn new() -> Self {
        Self(0x243F_6A88_85A3_08D3)
    }

    #[inline]
    fn add(&mut self, letter: u64) {
        self.0 = (self.0 ^ letter).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 ^= self.0 >> 29;
    }

    fn finish(self) -> u64 {
        let hash = (self.0 ^ (self.0 >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
        (hash ^ (hash >> 32)).max(1)
    }
}

/// False for words that are sure to be written in one way in all cases: plurals and duals end in ن, and the nouns that end in
/// another vowel in each case are short.
fn varies(word: &str) -> bool {
    word.ends_with('ن') || word.ends_with(['و', 'ي', 'ا', 'ى']) && word.chars().filter_map(fold_char).nth(LONGEST_OF_FIVE).is_none()
}

/// The letters of the longest of [`FIVE_NOUNS`].
const LONGEST_OF_FIVE: usize = 3;

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

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the names stand in `text`.
    fn found(names: &[&str], text: &str) -> Vec<String> {
        let phrases = Phrases::new(names.iter().copied().zip(0..)).unwrap();
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
            (" زرق\u{640}ون  ب\u{64E}نك ", "زرقون بنك", &["زرقون بنك"]),
            ("زرقون بنك", "زرق\u{640}ون ب\u{64E}نك", &["زرق\u{640}ون ب\u{64E}نك"]),
            ("زرقون-بنك 24", "زرقون-بنك 24", &["زرقون-بنك 24"]),
        ] {
            assert_eq!(found(&[name], text), want, "{name}");
        }
    }

    #[test]
    fn of_names_spelled_alike_the_first_stays_and_longer_ones_are_found_too() {
        assert_eq!(found(&["زرقون", "زرقون", "زرقون الكبير"], "عاد زرقون الكبير"), ["زرقون", "زرقون الكبير"]);
        assert_eq!(Phrases::new([("زرقون", 0), (" . ", 1)]).unwrap_err(), (" . ", 1));
    }

    #[test]
    fn many_varying_words_stay_few_spellings() {
        let name = ["أبو"; 40].join(" ");
        let phrases = Phrases::new([(name.as_str(), 0)]).unwrap();
        assert!(phrases.phrases.len() <= 3 * MOST_SPELLINGS);
    }
}
