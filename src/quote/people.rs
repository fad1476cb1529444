//! Those whom the article has named so far, with the words that describe them, so that «الوزير» finds its minister.

use super::scene::Scene;
use crate::annotation::EntityKind;
use crate::lexicon::quotation_words::roles;
use crate::text::sentence::Tokens;

/// Someone or something named.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) entity: Option<u32>,
    pub(super) name: String,
    /// Stems of the words that describe him, titles and name together.
    words: Vec<String>,
    /// Counts up with every mention; the newest is the largest.
    last: u32,
}

/// All that were named, by first naming.
#[derive(Debug, Default)]
pub(super) struct People {
    people: Vec<Person>,
    clock: u32,
}

/// The most words kept of one description.
const LONGEST_DESCRIPTION: usize = 40;

impl People {
    /// The people whom the names of the document describe: title before the name, apposition after it.
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let mut people = Self::default();
        for mention in scene.known.mentions {
            if mention.kind != EntityKind::Person {
                continue;
            }
            let first = scene.document.token_at(mention.span.start);
            let Some(phrase) = titled(scene, first) else { continue };
            let person = people.of_entity(scene, mention.entity);
            people.describe(person, described(scene, &phrase));
        }
        people
    }

    pub(super) fn get(&self, person: usize) -> &Person {
        &self.people[person]
    }

    pub(super) fn add(&mut self, entity: Option<u32>, name: String, words: Vec<String>) -> usize {
        self.clock += 1;
        self.people.push(Person { entity, name, words, last: self.clock });
        self.people.len() - 1
    }

    /// The fullest name of an entity.
    pub(super) fn label(&self, scene: &Scene<'_, '_>, entity: u32) -> String {
        scene.known.entities.get(entity as usize).map(|entity| entity.name.clone()).unwrap_or_default()
    }

    fn of_entity(&mut self, scene: &Scene<'_, '_>, entity: u32) -> usize {
        match self.people.iter().position(|person| person.entity == Some(entity)) {
            Some(person) => person,
            None => {
                let name = self.label(scene, entity);
                self.add(Some(entity), name, Vec::new())
            }
        }
    }

    /// The person behind `entity`, named again by `phrase`.
    pub(super) fn named(&mut self, scene: &Scene<'_, '_>, entity: u32, phrase: &Tokens) -> usize {
        let person = self.of_entity(scene, entity);
        self.describe(person, described(scene, phrase));
        self.clock += 1;
        self.people[person].last = self.clock;
        person
    }

    fn describe(&mut self, person: usize, words: Vec<String>) {
        let known = &mut self.people[person].words;
        for word in words {
            if known.len() < LONGEST_DESCRIPTION && !known.contains(&word) {
                known.push(word);
            }
        }
    }

    /// The newest person whose description holds every one of `words`, if they describe him at all.
    pub(super) fn holder(&self, words: &[String]) -> Option<usize> {
        if words.is_empty() {
            return None;
        }
        let holds = |person: &&(usize, &Person)| words.iter().all(|word| person.1.words.contains(word));
        self.people
            .iter()
            .enumerate()
            .collect::<Vec<_>>()
            .iter()
            .filter(holds)
            .max_by_key(|(_, person)| person.last)
            .map(|(index, _)| *index)
    }

    /// The one who was described in just these words.
    pub(super) fn same(&self, words: &[String]) -> Option<usize> {
        self.people.iter().position(|person| {
            !words.is_empty() && person.words.len() == words.len() && words.iter().all(|word| person.words.contains(word))
        })
    }
}

/// The stems of the words in `phrase` that describe: without article, conjunction and feminine ending.
pub(super) fn described(scene: &Scene<'_, '_>, phrase: &Tokens) -> Vec<String> {
    let mut words = Vec::new();
    for i in phrase.clone() {
        if scene.is_punctuation(i)
            || scene.is(i, roles::PREPOSITION | roles::ANAPHOR) && !scene.is(i, roles::ROLE)
            || words.len() >= LONGEST_DESCRIPTION
        {
            continue;
        }
        let word = stem(scene.form(i));
        if word.chars().count() > 1 {
            words.push(word);
        }
    }
    words
}

fn stem(form: &str) -> String {
    let bare = form
        .strip_prefix("وال")
        .filter(|rest| rest.chars().count() > 2)
        .or_else(|| form.strip_prefix("لل"))
        .or_else(|| form.strip_prefix("ال"))
        .unwrap_or(form);
    let bare = bare.strip_suffix('ه').filter(|rest| rest.chars().count() > 2).unwrap_or(bare);
    bare.replace('ئ', "ؤ")
}

/// The title before the name that begins at `first`: the words back to one that names an office.
fn titled(scene: &Scene<'_, '_>, first: u32) -> Option<Tokens> {
    let mut start = first;
    let mut found = None;
    while first - start < 12 && start > 0 {
        let before = start - 1;
        let word = scene.word(before);
        let comma = scene.is_comma(before) && start == first;
        if !comma
            && (scene.is_punctuation(before)
                || scene.is_timed(before)
                || scene.is_person(before)
                || word.roles & (roles::PREPOSITION | roles::RELATIVE | roles::COMPLEMENTISER) != 0)
        {
            break;
        }
        start = before;
        if word.roles & (roles::ROLE | roles::RELATION) != 0 {
            found = Some(start..first);
        }
    }
    let after = scene.mention_tokens(first).map(|name| name.end)?;
    let from = after + u32::from(scene.is_comma(after));
    if found.is_none() && scene.is(from, roles::ROLE) {
        let end = (from..from + 10)
            .find(|&i| scene.is_punctuation(i) || scene.is_timed(i) || scene.is(i, roles::RELATIVE | roles::COMPLEMENTISER))
            .unwrap_or(from + 10);
        found = Some(from..end);
    }
    found
}
