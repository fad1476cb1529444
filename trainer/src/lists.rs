//! The word lists that come from free sources: each source is read, what is an ordinary word is told from what is a
//! name by the free news text, and the lists are written beside the hand-written ones. The same sources give the same
//! bytes.

#[path = "../../src/text/fold.rs"]
#[allow(dead_code, unreachable_pub)]
mod fold;
mod names;
mod news;
mod output;
mod places;
mod sources;

use std::collections::BTreeSet;
use std::path::Path;

/// Where the lists stand.
const LEXICON: &str = "src/lexicon";
/// The words of people's names, in the folder of sources.
const PERSON_WORDS: &str = "lists/wikidata-person-tokens/ar_name_token_freq.tsv";
/// The free news text, in the folder of sources.
const NEWS: &str = "news/antcorpus.jsonl.xz";
/// A word of the news that is seen fewer times may be anything.
const LEAST_SEEN: u32 = 2;

/// The words that the letters of names are learned from, folded.
pub(crate) struct Vocabulary {
    /// Words of people's names.
    pub(crate) people: BTreeSet<String>,
    /// Words of the names of places.
    pub(crate) places: BTreeSet<String>,
    /// Other words of the news.
    pub(crate) words: BTreeSet<String>,
}

/// Reads the vocabulary from the sources in `data`.
pub(crate) fn vocabulary(data: &Path) -> Result<Vocabulary, String> {
    let known = sources::HandWritten::read(Path::new(LEXICON))?;
    let people = sources::PersonWords::read(&data.join(PERSON_WORDS))?;
    let news = news::read(&data.join(NEWS), &known)?;
    let judge = names::Judge { known: &known, people: &people, news: &news };
    let is_name = |word: &String| word.chars().count() > 2 && !judge.is_ordinary(word);
    let mut found = Vocabulary {
        people: people.0.keys().filter(|word| is_name(word)).cloned().collect(),
        places: places::words(&data.join("lists"))?.into_iter().filter(is_name).collect(),
        words: BTreeSet::new(),
    };
    for (word, (seen, _)) in &news {
        let name = found.people.contains(word) || found.places.contains(word) || judge.is_mined(word) || known.names.contains(word);
        if seen.count >= LEAST_SEEN && !name && word.chars().count() > 2 {
            found.words.insert(word.clone());
        }
    }
    Ok(found)
}

/// Makes all lists from the sources in `data` anew.
pub(crate) fn run(data: &Path) -> Result<(), String> {
    let lexicon = Path::new(LEXICON);
    let known = sources::HandWritten::read(lexicon)?;
    let people = sources::PersonWords::read(&data.join(PERSON_WORDS))?;
    let news = news::read(&data.join(NEWS), &known)?;
    let judge = names::Judge { known: &known, people: &people, news: &news };
    for list in [
        names::person_names(&judge),
        names::ordinary_words(&judge),
        names::famous_people(&judge, &data.join("lists/arwikicats/people/peoples.json"))?,
        names::clubs(&judge, &data.join("lists/arwikicats/sports/Clubs_key.json"))?,
        places::places(&judge, &data.join("lists"))?,
    ] {
        list.write(lexicon)?;
        println!("{}: {} forms", list.name, list.count());
    }
    Ok(())
}
