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

use std::path::Path;

/// Where the lists stand.
const LEXICON: &str = "src/lexicon";

/// Makes all lists from the sources in `data` anew.
pub(crate) fn run(data: &Path) -> Result<(), String> {
    let lexicon = Path::new(LEXICON);
    let known = sources::HandWritten::read(lexicon)?;
    let people = sources::PersonWords::read(&data.join("lists/wikidata-person-tokens/ar_name_token_freq.tsv"))?;
    let news = news::read(&data.join("news/antcorpus.jsonl.xz"), &known)?;
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
