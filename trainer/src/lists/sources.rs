//! Reading what the lists are made from.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::fold::fold;

pub(super) fn text(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

/// The strings of a JSON object, the nested ones too, in order, each with its key as an id in one word.
pub(super) fn json_values(path: &Path) -> Result<Vec<(String, String)>, String> {
    fn collect(key: &str, value: &serde_json::Value, found: &mut Vec<(String, String)>) {
        match value {
            serde_json::Value::String(text) => found.push((id(key), text.clone())),
            serde_json::Value::Object(map) => map.iter().for_each(|(key, value)| collect(key, value, found)),
            _ => {}
        }
    }
    let value = serde_json::from_str(&text(path)?).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut found = Vec::new();
    collect("", &value, &mut found);
    Ok(found)
}

/// An English name as an id: `abraham-lincoln`.
pub(super) fn id(name: &str) -> String {
    name.to_lowercase().split_whitespace().collect::<Vec<_>>().join("-")
}

/// The name without what stands in brackets and without bidi controls; empty where it holds anything but Arabic letters
/// and spaces.
pub(super) fn clean(name: &str) -> String {
    let name = name.split(['(', '،', ',', '|']).next().unwrap_or_default();
    let name: String = name.chars().filter(|&c| !super::fold::is_invisible(c) && !super::fold::is_extender(c)).collect();
    let arabic = |c: char| c == ' ' || ('\u{621}'..='\u{64A}').contains(&c) || matches!(c, 'پ' | 'چ' | 'ڤ' | 'گ');
    if name.chars().all(arabic) { name.split_whitespace().collect::<Vec<_>>().join(" ") } else { String::new() }
}

/// The words of a name, folded.
pub(super) fn words(name: &str) -> Vec<String> {
    name.split_whitespace().map(fold).collect()
}

/// The hand-written lists that the others must agree with.
pub(super) struct HandWritten {
    /// First names.
    pub(super) given: BTreeSet<String>,
    /// First names that are no other word.
    pub(super) sure_given: BTreeSet<String>,
    /// Every phrase of the lists of names.
    pub(super) names: BTreeSet<String>,
}

impl HandWritten {
    pub(super) fn read(lexicon: &Path) -> Result<Self, String> {
        let forms = |name: &str, without: &str| -> Result<BTreeSet<String>, String> {
            let text = text(&lexicon.join(name).with_extension("tsv"))?;
            let rows = text.lines().filter(|line| !line.starts_with('#') && !line.split('\t').any(|cell| cell == without));
            Ok(rows.filter_map(|row| row.rsplit('\t').next()).flat_map(|forms| forms.split('|')).map(fold).collect())
        };
        let given = forms("given_names", "")?;
        let mut names = given.clone();
        for list in ["family_names", "countries", "places_in_the_news", "organizations"] {
            names.extend(forms(list, "")?);
        }
        Ok(Self { sure_given: forms("given_names", "word")?, given, names })
    }
}

/// Words of people's names with how many people bear them.
pub(super) struct PersonWords(pub(super) BTreeMap<String, (u32, String)>);

impl PersonWords {
    pub(super) fn read(path: &Path) -> Result<Self, String> {
        let mut words = BTreeMap::new();
        for line in text(path)?.lines() {
            let Some((count, word)) = line.split_once('\t') else { continue };
            let (Ok(count), word) = (count.trim().parse::<u32>(), clean(word)) else { continue };
            if word.chars().count() >= 2 {
                words.entry(fold(&word)).or_insert((0, word)).0 += count;
            }
        }
        Ok(Self(words))
    }

    /// How many people bear it.
    pub(super) fn count(&self, word: &str) -> u32 {
        self.0.get(word).map_or(0, |found| found.0)
    }
}
