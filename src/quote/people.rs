//! Those whom the article has named so far, with the words that describe them, so that «الوزير» finds its minister.

use std::collections::HashMap;

use super::scene::Scene;
use crate::annotation::EntityKind;
use crate::lexicon::quotation_words::roles;
use crate::text::fold::fold;
use crate::text::sentence::Tokens;

/// What one is, as far as it decides who can be meant by a title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Nature {
    /// A person by name.
    Person,
    /// A newspaper, agency, channel or site.
    Medium,
    /// Another body, or a place that stands for one.
    Body,
    /// Known by a description only.
    Described,
}

/// Someone or something named.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) entity: Option<u32>,
    pub(super) name: String,
    pub(super) nature: Nature,
    /// Stems of the last words of a person's name: of three words or more the last two.
    surnames: Vec<String>,
    /// Stems of the words that describe him, titles and name together.
    words: Vec<String>,
    /// Stems of the words that head his descriptions: «وزير», «صحيفة».
    heads: Vec<String>,
    /// The token of the last mention so far.
    last: u32,
}

/// All that were named, by first naming.
#[derive(Debug, Default)]
pub(super) struct People {
    people: Vec<Person>,
    /// The person of each entity.
    of_entity: HashMap<u32, usize>,
}

/// The most words kept of one description.
const LONGEST_DESCRIPTION: usize = 40;
/// The most people who are asked for a title.
const MEMORY: usize = 100;

impl People {
    /// Those whom the document describes beside their names: a title before the name, an apposition after it, an outlet
    /// with its kind.
    pub(super) fn new(scene: &Scene<'_, '_>) -> Self {
        let mut people = Self::default();
        for mention in scene.known.mentions {
            let first = scene.document.token_at(mention.span.start);
            let described_by = match mention.kind {
                EntityKind::Person => titled(scene, first),
                EntityKind::Organization => medium(scene, first).or_else(|| body(scene, first)),
                EntityKind::Misc => medium(scene, first),
                EntityKind::Location => None,
            };
            if let Some(phrase) = described_by
                && scene.mention(first).is_some()
            {
                let person = people.of_entity(scene, mention.entity);
                people.describe(person, scene, &phrase);
                if mention.kind != EntityKind::Person && scene.heads(phrase.start, roles::MEDIUM) {
                    people.people[person].nature = Nature::Medium;
                }
                people.people[person].last = first;
            }
        }
        people
    }

    pub(super) fn get(&self, person: usize) -> &Person {
        &self.people[person]
    }

    /// Adds one who is known by the description `phrase` only, under `name`.
    pub(super) fn add(&mut self, scene: &Scene<'_, '_>, name: String, phrase: &Tokens) -> usize {
        let body = scene.heads(phrase.start, roles::BODY) && !scene.heads(phrase.start, roles::ROLE | roles::ANONYMOUS);
        let new = Person {
            entity: None,
            name,
            surnames: Vec::new(),
            nature: if body { Nature::Body } else { Nature::Described },
            words: Vec::new(),
            heads: Vec::new(),
            last: phrase.start,
        };
        self.people.push(new);
        let person = self.people.len() - 1;
        self.describe(person, scene, phrase);
        person
    }

    /// The fullest name of an entity.
    pub(super) fn label(scene: &Scene<'_, '_>, entity: u32) -> String {
        scene.known.entities.get(entity as usize).map(|entity| entity.name.clone()).unwrap_or_default()
    }

    fn of_entity(&mut self, scene: &Scene<'_, '_>, entity: u32) -> usize {
        if let Some(&person) = self.of_entity.get(&entity) {
            return person;
        }
        let known = scene.known.entities.get(entity as usize);
        let nature = if known.is_some_and(|known| known.kind == EntityKind::Person) { Nature::Person } else { Nature::Body };
        let name = Self::label(scene, entity);
        let count = name.split_whitespace().count();
        let surnames =
            name.split_whitespace().skip(count.saturating_sub(if count > 2 { 2 } else { 1 })).map(|word| stem(&fold(word))).collect();
        self.people.push(Person { entity: Some(entity), name, surnames, nature, words: Vec::new(), heads: Vec::new(), last: 0 });
        let person = self.people.len() - 1;
        self.of_entity.insert(entity, person);
        person
    }

    /// The person behind `entity`, named again by `phrase`.
    pub(super) fn named(&mut self, scene: &Scene<'_, '_>, entity: u32, phrase: &Tokens) -> usize {
        let person = self.of_entity(scene, entity);
        self.describe(person, scene, phrase);
        self.people[person].last = phrase.start;
        person
    }

    fn describe(&mut self, person: usize, scene: &Scene<'_, '_>, phrase: &Tokens) {
        let words = described(scene, phrase);
        let known = &mut self.people[person];
        if let Some(head) = words.first()
            && !known.heads.contains(head)
        {
            known.heads.push(head.clone());
        }
        for word in words {
            if known.words.len() < LONGEST_DESCRIPTION && !known.words.contains(&word) {
                known.words.push(word);
            }
        }
    }

    /// The people named last, the newest description first.
    fn recent(&self) -> impl Iterator<Item = (usize, &Person)> {
        self.people.iter().enumerate().rev().take(MEMORY)
    }

    /// The one last named before token `at` whose description holds every one of `words`, and who can be headed as the
    /// phrase is: a body by what it is, a person by any word of his title or name.
    pub(super) fn holder(&self, words: &[String], body: bool, at: u32) -> Option<usize> {
        let head = words.first()?;
        let holds = |person: &(usize, &Person)| {
            let headed = match person.1.nature {
                Nature::Person => !body,
                Nature::Described if !body => person.1.words.contains(head),
                _ => person.1.heads.contains(head),
            };
            let known = words.iter().take_while(|word| person.1.words.contains(word)).count();
            headed && (known == words.len() || known >= 3 && person.1.nature == Nature::Person)
        };
        self.recent().filter(holds).max_by_key(|(_, person)| (person.last <= at, person.last)).map(|(index, _)| index)
    }

    /// The person whose last name is among the first of `words`.
    pub(super) fn surnamed(&self, words: &[String], at: u32) -> Option<usize> {
        let named = |person: &(usize, &Person)| {
            person.1.nature == Nature::Person && words.iter().take(3).any(|word| person.1.surnames.contains(word))
        };
        self.recent().filter(named).max_by_key(|(_, person)| (person.last <= at, person.last)).map(|(index, _)| index)
    }

    /// The outlet named last before token `at`.
    pub(super) fn last_medium(&self, at: u32) -> Option<usize> {
        let before = |person: &(usize, &Person)| person.1.nature == Nature::Medium && person.1.last < at;
        self.recent().filter(before).max_by_key(|(_, person)| person.last).map(|(index, _)| index)
    }

    /// Notes that `person` is named again at token `at`.
    pub(super) fn touch(&mut self, person: usize, at: u32) {
        if let Some(person) = self.people.get_mut(person) {
            person.last = person.last.max(at);
        }
    }

    /// True where the description of `person` has one of `words`.
    pub(super) fn shares(&self, person: usize, words: &[String]) -> bool {
        self.people.get(person).is_some_and(|person| words.iter().any(|word| person.words.contains(word)))
    }

    /// The one who was described in just these words.
    pub(super) fn same(&self, words: &[String]) -> Option<usize> {
        let same = |person: &Person| person.words.len() == words.len() && words.iter().all(|word| person.words.contains(word));
        self.recent().find(|(_, person)| !words.is_empty() && same(person)).map(|(index, _)| index)
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
        let form = scene.form(i);
        let mut word = stem(if scene.word(i).conjunction { form.trim_start_matches(['و', 'ف']) } else { form });
        if scene.is(i, roles::ROLE)
            && let Some(ours) = word.strip_suffix("نا")
        {
            word = ours.to_owned();
        }
        if word.chars().count() > 1 {
            words.push(word);
        }
    }
    words
}

fn stem(form: &str) -> String {
    let long = |rest: &&str| rest.chars().count() > 2;
    let bare =
        form.strip_prefix("وال").filter(long).or_else(|| form.strip_prefix("لل")).or_else(|| form.strip_prefix("ال")).unwrap_or(form);
    let bare = bare.strip_suffix('ه').filter(long).unwrap_or(bare);
    bare.replace('ئ', "ؤ")
}

/// The title before the name that begins at `first`, or after it: the words back to one that names an office.
fn titled(scene: &Scene<'_, '_>, first: u32) -> Option<Tokens> {
    let mut start = first;
    let mut found = None;
    while first - start < 12 && start > 0 {
        let before = start - 1;
        let word = scene.word(before);
        let comma = scene.is_comma(before) && start == first;
        let stops = roles::PREPOSITION | roles::RELATIVE | roles::COMPLEMENTISER;
        // مراسلة القناة في بيروت فلانة: over the place.
        if scene.form(before) == "في" && scene.mention(start).is_some_and(|mention| mention.kind == EntityKind::Location) {
            start = before;
            continue;
        }
        // إطلاق فلان, باسم فلان: no title of his.
        let governs = scene.form(before) == "باسم" || before + 1 == first && content_nouns_at(scene, before);
        if !comma
            && (governs || scene.is_punctuation(before) || scene.is_timed(before) || scene.is_person(before) || word.roles & stops != 0)
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
        let ends = |&i: &u32| scene.is_punctuation(i) || scene.is_timed(i) || scene.is(i, roles::RELATIVE | roles::COMPLEMENTISER);
        found = Some(from..(from..from + 10).find(ends).unwrap_or(from + 10));
    }
    found
}

/// True where token `i` is a verbal noun without the article: إطلاق، اعتقال.
fn content_nouns_at(scene: &Scene<'_, '_>, i: u32) -> bool {
    use crate::lexicon::content_nouns::{Form, of};
    scene.document.matches_at(i).iter().filter_map(of).any(|row| row.form == Form::Bare)
}

/// صحيفة «التايمز» البريطانية: the kind before the name that begins at `first`, and the adjective after it.
fn medium(scene: &Scene<'_, '_>, first: u32) -> Option<Tokens> {
    let mut head = first.checked_sub(1)?;
    if scene.is_quotation_mark(head) {
        head = head.checked_sub(1)?;
    }
    if scene.word(head).roles & roles::MEDIUM == 0 && scene.word(head).after_preposition & roles::MEDIUM == 0 {
        return None;
    }
    let mut end = scene.mention_tokens(first)?.end;
    if scene.is_quotation_mark(end) {
        end += 1;
    }
    let adjective = scene.form(end).starts_with("ال") && scene.form(end).ends_with(['ي', 'ه']);
    Some(head..end + u32::from(adjective))
}

/// منظمة حماية الطفولة «سياج»: what a body is, before its name or as the name's first word.
fn body(scene: &Scene<'_, '_>, first: u32) -> Option<Tokens> {
    let end = scene.mention_tokens(first)?.end;
    if scene.heads(first, roles::BODY) {
        return Some(first..end);
    }
    let stops = roles::PREPOSITION | roles::RELATIVE | roles::COMPLEMENTISER;
    let mut head = first;
    while first - head < 5 && head > 0 {
        let before = head - 1;
        let mark = before + 1 == first && scene.is_quotation_mark(before);
        if !mark && (!scene.is_word(before) || scene.is(before, stops) || scene.is_timed(before) || scene.mention(before).is_some()) {
            return None;
        }
        head = before;
        if scene.heads(head, roles::BODY) {
            return Some(head..end);
        }
    }
    None
}
