//! The words that the rules for people ask for themselves, by key: what each of them is. One look at a word's key tells that
//! it is none of them, as most are.

use std::sync::LazyLock;

use super::class;
use super::model::key::KeyTable;
use crate::document::key;

/// Words with a space between them, and what they are.
#[rustfmt::skip]
const WORDS: [(u32, &str); 4] = [
    (class::SERVANT, "عبد عبيد"),
    (class::KIN, "ابو ابي ابا ام بن ابن بنت ال ولد ولي بو اخو بني ذو"),
    (class::PARTICLE, "دي دا دو دل ديل ديلا فان فون لا لو ماك سان دير تير دوس فن ني اوف بوت"),
    (class::SPEECH, "قال قالت روي روت اضاف اضافت اكد اكدت اوضح اوضحت صرح صرحت ذكر ذكرت تابع تابعت واصل شدد شددت اعتبر اعتبرت راي \
     حذر حذرت كشف كشفت اشار اشارت اردف اردفت بين يقول"),
];

/// Words for people by how they are related to another, as they stand before [`PRONOUNS`].
const RELATIVES: &str = "ابن ابنت شقيق شقيقت اخ اخو اخا اخي اخت زوج زوجت والد والدت نجل كريمت صديق صديقت حفيد حفيدت خطيبت \
     طليقت ارملت عم جد";
/// Pronouns written to a noun.
const PRONOUNS: [&str; 6] = ["ها", "هم", "هما", "نا", "ه", "ي"];

/// The classes of all these words.
static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::new);

struct Vocabulary {
    classes: KeyTable,
    /// A bit for the first twelve of each key: most words have one that is none of theirs.
    marks: [u64; 64],
}

impl Vocabulary {
    fn new() -> Self {
        let mut all: Vec<(u32, u32)> = Vec::new();
        let mut add = |word: &str, class: u32| match all.iter_mut().find(|(other, _)| *other == key(word)) {
            Some((_, classes)) => *classes |= class,
            None => all.push((key(word), class)),
        };
        for (class, words) in WORDS {
            words.split_whitespace().for_each(|word| add(word, class));
        }
        for relative in RELATIVES.split_whitespace() {
            PRONOUNS.iter().for_each(|pronoun| add(&format!("{relative}{pronoun}"), class::RELATIVE));
        }
        let mut marks = [0; 64];
        all.iter().for_each(|(key, _)| marks[(key >> 26) as usize] |= 1 << (key >> 20 & 63));
        Self { classes: KeyTable::new(&all), marks }
    }

    #[inline]
    fn of(&self, key: u32) -> u32 {
        if self.marks[(key >> 26) as usize] >> (key >> 20 & 63) & 1 == 0 { 0 } else { self.classes.find(key).unwrap_or(0) }
    }
}

/// The classes of the readings with these keys.
pub(super) fn classes(keys: &[u32]) -> Vec<u32> {
    let vocabulary = &*VOCABULARY;
    keys.iter().map(|&key| vocabulary.of(key)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known_by_their_keys() {
        for (word, classes) in [
            ("عبيد", class::SERVANT),
            ("بن", class::KIN),
            ("ديلا", class::PARTICLE),
            ("راي", class::SPEECH),
            ("حذر", class::SPEECH),
            ("اخي", class::RELATIVE),
            ("صديقتهما", class::RELATIVE),
            ("خطيبت", 0),
            ("مدينه", 0),
        ] {
            assert_eq!(super::classes(&[key(word)]), [classes], "{word}");
        }
    }
}
