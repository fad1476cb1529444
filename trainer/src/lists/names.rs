//! Which words are names and which are ordinary words.

use std::path::Path;

use super::fold::fold;
use super::news::{Seen, Words};
use super::output::List;
use super::sources::{HandWritten, PersonWords, clean, json_values, words};

/// A word must stand this often in the news to count as a word of the language.
const ORDINARY_FROM: u32 = 5;
/// The letters of the shortest name word that is taken from a source.
const SHORTEST: usize = 3;

/// What is known of a word.
pub(super) struct Judge<'d> {
    pub(super) known: &'d HandWritten,
    pub(super) people: &'d PersonWords,
    pub(super) news: &'d Words,
}

impl Judge<'_> {
    fn seen(&self, word: &str) -> Seen {
        self.news.get(word).map_or_else(Seen::default, |found| found.0)
    }

    /// True for a word of the language: often in the news, seldom after a first name, borne by few people for that.
    pub(super) fn is_ordinary(&self, word: &str) -> bool {
        let seen = self.seen(word);
        let often = seen.count >= ORDINARY_FROM || seen.count >= 2 && self.inflects(word);
        often
            && !self.known.names.contains(word)
            && !self.is_mined(word)
            && !self.is_family(word)
            && !self.is_borne(word)
            && self.people.count(word) < 3 * seen.count
    }

    /// True where the same word stands with و or the article elsewhere in the news: names of foreigners seldom do.
    fn inflects(&self, word: &str) -> bool {
        ["ال", "وال", "بال"].iter().any(|article| self.seen(&format!("{article}{word}")).count >= 3)
    }

    /// True for a family name of the news: mostly after a first name.
    pub(super) fn is_mined(&self, word: &str) -> bool {
        let seen = self.seen(word);
        let inflected = word.starts_with(['ي', 'ت', 'ن', 'و', 'ف', 'ل', 'ب']) && !word.starts_with("بن") && !word.starts_with("بو")
            || ["ها", "هم", "ته", "نا", "ون", "ين", "ات", "تان", "وا"].iter().any(|ending| word.ends_with(ending));
        let enough = if word.starts_with("ال") { 2 } else { 3 };
        seen.after_given >= enough && seen.after_given * 5 >= seen.count * 2 && word.chars().count() >= SHORTEST && !inflected
    }

    /// True for a word that stands after a first name now and then and has the shape of a family name: with the article
    /// and the ending of origin (العبيدي), or with بو, بل, بن before it. What else stands there often enough is one too.
    pub(super) fn is_family(&self, word: &str) -> bool {
        let seen = self.seen(word);
        let shaped =
            word.starts_with("ال") && word.ends_with('ي') || ["بو", "بل", "بن"].iter().any(|beginning| word.starts_with(beginning));
        let inflected =
            word.starts_with(['ي', 'ت', 'و', 'ل', 'ف']) || ["ه", "ها", "هم", "ات", "ون", "ين"].iter().any(|end| word.ends_with(end));
        let share = |least: u32| seen.after_given * 100 >= seen.count * least;
        seen.after_given >= 2 && word.chars().count() > SHORTEST && (shaped && share(8) || !inflected && share(20))
    }

    /// True for a word that mostly stands after a first name, be that an ordinary word too (الهادي مجدوب).
    pub(super) fn is_borne(&self, word: &str) -> bool {
        let seen = self.seen(word);
        let inflected = word.starts_with('و') || word.starts_with("لل") || ["ها", "ته", "هم"].iter().any(|end| word.ends_with(end));
        !inflected && seen.after_any >= 3 && seen.after_any * 2 >= seen.count && word.chars().count() >= SHORTEST
    }

    /// True where all words of a phrase are ordinary ones, or names of people.
    pub(super) fn is_unsafe(&self, phrase: &str) -> bool {
        let words = words(phrase);
        let name = |word: &String| self.known.given.contains(word) || self.people.count(word) >= 3 || self.is_mined(word);
        words.iter().all(|word| self.is_ordinary(word) || name(word)) && words.len() < 3 || words.iter().all(|word| self.is_ordinary(word))
    }
}

/// The words of people's names.
pub(super) fn person_names(judge: &Judge<'_>) -> List {
    let mut list = List::new(
        "person_names",
        "Words of people's names, beside the first and family names that were written by hand.\n\
         `sure`: borne by many, or in the news after a first name; `likely`: borne by some; `homograph`: an ordinary word too.\n\
         The number says how many people of Wikidata bear the word; `-` where the news alone know it.",
        "Wikidata, names of people (CC0); antcorpus, words after first names (Apache-2.0)",
        "strength:enum bearers:note",
    );
    for (word, (count, form)) in &judge.people.0 {
        let strength = match count {
            _ if judge.known.names.contains(word) || word.chars().count() < SHORTEST => continue,
            8.. if judge.is_ordinary(word) => "homograph",
            _ if judge.is_ordinary(word) => continue,
            8.. => "sure",
            3..8 => "likely",
            _ => continue,
        };
        list.add(&[strength, &count.to_string()], word.clone(), form);
    }
    for (word, (_, form)) in judge.news {
        let new = !judge.known.names.contains(word) && judge.people.count(word) < 3;
        if new && judge.is_mined(word) {
            list.add(&["sure", "-"], word.clone(), form);
        } else if new && (judge.is_family(word) || judge.is_borne(word)) {
            list.add(&["likely", "-"], word.clone(), form);
        }
    }
    list
}

/// The words of the language.
pub(super) fn ordinary_words(judge: &Judge<'_>) -> List {
    let mut list = List::new(
        "ordinary_words",
        "Words that stand often in the news and are no names: where a name ends.\n\
         The number is the binary logarithm of how often.",
        "antcorpus (Apache-2.0)",
        "log:u8",
    );
    // The commonest tell the core where a name ends; more of them cost the first load more than they give.
    list.loaded = "apart where log < 5";
    for (word, (seen, form)) in judge.news {
        if seen.count >= ORDINARY_FROM && judge.is_ordinary(word) {
            list.add(&[&seen.count.ilog2().to_string()], word.clone(), form);
        }
    }
    list
}

/// Full names of well-known people.
pub(super) fn famous_people(judge: &Judge<'_>, path: &Path) -> Result<List, String> {
    let about = "Full names of well-known people, with the key of the source: the name in English.";
    let mut list = List::new("famous_people", about, "ArWikiCats, people (MIT)", "role:enum id:note");
    for (id, name) in json_values(path)? {
        let name = clean(&name);
        if name.contains(' ') && !words(&name).iter().all(|word| judge.is_ordinary(word)) {
            list.add(&["full", &id], fold(&name), &name);
        }
    }
    list.keep_first_of_each_form();
    Ok(list)
}

/// Sports clubs.
pub(super) fn clubs(judge: &Judge<'_>, path: &Path) -> Result<List, String> {
    let mut list = List::new(
        "clubs",
        "Sports clubs, with the key of the source: the name in English.\n`context`: a place, a person or an ordinary word too; a club only after نادي or the like.",
        "ArWikiCats, clubs (MIT)",
        "tier:enum id:note",
    );
    for (id, name) in json_values(path)? {
        let name = clean(&name);
        let name = name.strip_prefix("نادي ").unwrap_or(&name);
        let name = name.split(" لكرة ").next().unwrap_or(name);
        if name.starts_with("دوري") || name.starts_with("كأس") || name.chars().count() < 4 {
            continue;
        }
        let folded = fold(name);
        let tier = if judge.is_unsafe(name) || !name.contains(' ') { "context" } else { "sure" };
        if !judge.known.names.contains(&folded) && !words(name).iter().all(|word| judge.is_ordinary(word)) {
            list.add(&[tier, &id], folded, name);
        }
    }
    list.keep_first_of_each_form();
    Ok(list)
}
