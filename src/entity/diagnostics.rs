//! What an editor may want to look at: one name spelled two ways, one title given to two people.

use std::collections::{BTreeMap, HashMap};

use super::candidate::Candidate;
use super::group::Group;
use super::grouped::{Grouped, Mention};
use super::keyed::Keyed;
use super::name::leveled;
use super::words::Words;
use crate::annotation::{Diagnostic, Entity, EntityKind};

/// The diagnostics of an article with these mentions and their groups, which are these entities.
pub(super) fn find(words: &Words<'_, '_>, mentions: &[Mention<'_>], grouped: &Grouped, entities: &[Entity]) -> Vec<Diagnostic> {
    let groups = grouped.spelled_two_ways.iter().map(|&id| &grouped.groups[id as usize]);
    let mut found: Vec<Diagnostic> = groups.flat_map(|group| spelled_two_ways(words, mentions, group)).collect();
    given_to_two(words, mentions, &grouped.groups, entities, &mut found);
    found
}

/// A spelling, how often it stands, and the first mention with it.
type Spelling<'s> = (&'s String, &'s (usize, usize));

/// Mentions of one entity with as many words that differ in letters other than the article.
pub(super) fn spelled_two_ways(words: &Words<'_, '_>, mentions: &[Mention<'_>], group: &Group) -> Vec<Diagnostic> {
    let spelled = |&&member: &&usize| mentions[member].name.key.is_empty() && mentions[member].name.custom.is_none();
    let members = || group.members.iter().filter(spelled).map(|&member| (words.key_of(mentions[member].placed().phrase()), member));
    let mut found = Vec::new();
    // Most are spelled one way.
    let first = members().next();
    if members().all(|(key, _)| Some(key) == first.map(|(key, _)| key)) {
        return found;
    }
    let mut by_key: HashMap<u64, (usize, usize), Keyed> = HashMap::default();
    for (key, member) in members() {
        by_key.entry(key).or_insert((0, member)).0 += 1;
    }
    let spellings: BTreeMap<String, (usize, usize)> =
        by_key.into_values().map(|seen| (folded(words, &mentions[seen.1].placed()), seen)).collect();
    let level = |form: &str| form.split(' ').map(|word| leveled(word).collect()).collect::<Vec<String>>();
    let mut by_level: BTreeMap<Vec<String>, Vec<Spelling<'_>>> = BTreeMap::new();
    for (form, seen) in &spellings {
        by_level.entry(level(form)).or_default().push((form, seen));
    }
    for spellings in by_level.values().filter(|spellings| spellings.len() > 1) {
        let usual = spellings.iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
        let Some((form, (_, first))) = usual else { continue };
        let surface = |member: usize| mentions[member].span.slice(words.document.text());
        for (_, (_, other)) in spellings.iter().filter(|(other, _)| other != form) {
            found.push(Diagnostic {
                span: mentions[*other].span,
                code: "name-spelled-two-ways",
                message: format!("The same name is spelled «{}» elsewhere in the article.", surface(*first)),
                rule: "name-spelled-two-ways".into(),
                confidence: 0.8,
            });
        }
    }
    found
}

fn folded(words: &Words<'_, '_>, candidate: &Candidate) -> String {
    let form = |i: u32| words.form(i, if i == candidate.first { candidate.reading } else { 0 });
    (candidate.first..candidate.end).map(form).collect::<Vec<_>>().join(" ")
}

/// A title that only one person holds at a time, with the names of two.
fn given_to_two(words: &Words<'_, '_>, mentions: &[Mention<'_>], groups: &[Group], entities: &[Entity], found: &mut Vec<Diagnostic>) {
    const SOLE: [&str; 9] =
        ["رئيس الوزراء", "رئيس الحكومة", "رئيس الجمهورية", "وزير", "وزيرة", "الأمين العام", "الناطق", "رئيس مجلس", "رئيس البرلمان"];
    let mut holders: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (number, (group, entity)) in groups.iter().zip(entities).enumerate() {
        if entity.kind != EntityKind::Person {
            continue;
        }
        for title in entity.titles.iter().filter(|title| SOLE.iter().any(|sole| title.starts_with(sole)) && title.split(' ').count() >= 3) {
            let holds = |member: &&usize| mentions[**member].title().is_some_and(|span| super::spelled_title(words, span) == **title);
            let Some(&member) = group.members.iter().find(holds) else { continue };
            match holders.get(title.as_str()) {
                Some(&(other, _)) if other != number => found.push(Diagnostic {
                    span: mentions[member].span,
                    code: "title-given-to-two-people",
                    message: format!("«{title}» stands before «{}» and before «{}».", entities[other].name, entity.name),
                    rule: "title-given-to-two-people".into(),
                    confidence: 0.6,
                }),
                _ => {
                    holders.insert(title, (number, member));
                }
            }
        }
    }
}
