//! What an editor may want to look at: one name spelled two ways, one title given to two people.

use std::collections::BTreeMap;

use super::candidate::Candidate;
use super::words::Words;
use crate::annotation::{Diagnostic, Entity, EntityKind};

/// The diagnostics of an article, whose entities are `groups` of `kept`.
pub(super) fn find(words: &Words<'_, '_>, kept: &[Candidate], groups: &[Vec<usize>], entities: &[Entity]) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for members in groups {
        spelled_two_ways(words, kept, members, &mut found);
    }
    given_to_two(words, kept, groups, entities, &mut found);
    found
}

/// A spelling, how often it stands, and the first mention with it.
type Spelling<'s> = (&'s String, &'s (usize, usize));

/// Mentions of one entity with as many words that differ in letters other than the article.
fn spelled_two_ways(words: &Words<'_, '_>, kept: &[Candidate], members: &[usize], found: &mut Vec<Diagnostic>) {
    let mut spellings: BTreeMap<String, (usize, usize)> = BTreeMap::new();
    for &member in members.iter().filter(|&&member| kept[member].key.is_empty() && kept[member].custom.is_none()) {
        let seen = spellings.entry(folded(words, &kept[member])).or_insert((0, member));
        seen.0 += 1;
        seen.1 = seen.1.min(member);
    }
    let level = |form: &str| form.split(' ').map(super::name::level).collect::<Vec<_>>();
    let mut by_level: BTreeMap<Vec<String>, Vec<Spelling<'_>>> = BTreeMap::new();
    for (form, seen) in &spellings {
        by_level.entry(level(form)).or_default().push((form, seen));
    }
    for spellings in by_level.values().filter(|spellings| spellings.len() > 1) {
        let usual = spellings.iter().max_by_key(|(_, (count, first))| (*count, std::cmp::Reverse(*first)));
        let Some((form, (_, first))) = usual else { continue };
        let surface = |member: usize| kept[member].span(words.document).slice(words.document.text());
        for (_, (_, other)) in spellings.iter().filter(|(other, _)| other != form) {
            found.push(Diagnostic {
                span: kept[*other].span(words.document),
                code: "name-spelled-two-ways",
                message: format!("The same name is spelled «{}» elsewhere in the article.", surface(*first)),
                rule: "name-spelled-two-ways".into(),
                confidence: 0.8,
            });
        }
    }
}

fn folded(words: &Words<'_, '_>, candidate: &Candidate) -> String {
    let form = |i: u32| words.form(i, if i == candidate.first { candidate.reading } else { 0 });
    (candidate.first..candidate.end).map(form).collect::<Vec<_>>().join(" ")
}

/// A title that only one person holds at a time, with the names of two.
fn given_to_two(words: &Words<'_, '_>, kept: &[Candidate], groups: &[Vec<usize>], entities: &[Entity], found: &mut Vec<Diagnostic>) {
    const SOLE: [&str; 9] =
        ["رئيس الوزراء", "رئيس الحكومة", "رئيس الجمهورية", "وزير", "وزيرة", "الأمين العام", "الناطق", "رئيس مجلس", "رئيس البرلمان"];
    let mut holders: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for (group, (members, entity)) in groups.iter().zip(entities).enumerate() {
        if entity.kind != EntityKind::Person {
            continue;
        }
        for title in entity.titles.iter().filter(|title| title.split(' ').count() >= 3 && SOLE.iter().any(|sole| title.starts_with(sole))) {
            let Some(&member) = members
                .iter()
                .filter(|&&member| kept[member].title.is_some_and(|span| super::bare(span.slice(words.document.text())) == **title))
                .min()
            else {
                continue;
            };
            match holders.get(title.as_str()) {
                Some(&(other, _)) if other != group => found.push(Diagnostic {
                    span: kept[member].span(words.document),
                    code: "title-given-to-two-people",
                    message: format!("«{title}» stands before «{}» and before «{}».", entities[other].name, entity.name),
                    rule: "title-given-to-two-people".into(),
                    confidence: 0.6,
                }),
                _ => {
                    holders.insert(title, (group, member));
                }
            }
        }
    }
}
