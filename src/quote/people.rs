//! Those whom the article has named so far, with the words that describe them, so that «الوزير» finds its minister.

use std::borrow::Cow;

use super::block::Block;
use super::scene::Scene;
use crate::annotation::{Entity, EntityKind};
use crate::hash::hash;
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

/// The hash of a word's stem: equal for words that describe alike.
pub(super) type Stem = u64;

/// A name with the description that stands beside it: a title before it, an apposition after it, an outlet with its kind.
#[derive(Clone, Debug)]
pub(super) struct Introduced {
    /// Index of the mention, in its block.
    mention: usize,
    /// Its first token.
    token: u32,
    words: Vec<Stem>,
    /// True for an outlet.
    medium: bool,
}

/// Someone or something named.
#[derive(Clone, Debug)]
pub(super) struct Person<'a> {
    pub(super) entity: Option<u32>,
    pub(super) name: Cow<'a, str>,
    pub(super) nature: Nature,
    /// Stems of the last words of a person's name: of three words or more the last two.
    surnames: Vec<Stem>,
    /// Stems of the words that describe him, titles and name together.
    words: Vec<Stem>,
    /// Stems of the words that head his descriptions: «وزير», «صحيفة».
    heads: Vec<Stem>,
    /// The token of the last mention so far, as numbered in the text.
    last: u32,
}

/// All that were named, by first naming.
#[derive(Debug)]
pub(super) struct People<'a> {
    entities: &'a [Entity],
    people: Vec<Person<'a>>,
    /// The person of each entity, if it has been named.
    of_entity: Vec<Option<usize>>,
}

/// The most words kept of one description.
const LONGEST_DESCRIPTION: usize = 40;
/// The most people who are asked for a title.
const MEMORY: usize = 100;

impl<'a> People<'a> {
    /// Nobody yet; these are the entities of the text.
    pub(super) fn new(entities: &'a [Entity]) -> Self {
        Self { entities, people: Vec::new(), of_entity: vec![None; entities.len()] }
    }

    /// Adds those whom `block` introduces.
    pub(super) fn introduce(&mut self, block: &Block<'_>, introduced: &[Introduced]) {
        for Introduced { mention, token, words, medium } in introduced {
            let Some(mention) = block.mentions.get(*mention) else { continue };
            let person = self.of_entity(mention.entity);
            let known = &mut self.people[person];
            known.describe(words.iter().copied());
            if *medium {
                known.nature = Nature::Medium;
            }
            known.last = block.number(*token);
        }
    }

    pub(super) fn get(&self, person: usize) -> &Person<'a> {
        &self.people[person]
    }

    /// Adds one who is known by the description `phrase` only, under `name`.
    pub(super) fn add(&mut self, scene: &Scene<'_, '_>, name: String, phrase: &Tokens) -> usize {
        let body = scene.heads(phrase.start, roles::BODY) && !scene.heads(phrase.start, roles::ROLE | roles::ANONYMOUS);
        let nature = if body { Nature::Body } else { Nature::Described };
        let mut new = Person {
            entity: None,
            name: name.into(),
            surnames: Vec::new(),
            nature,
            words: Vec::new(),
            heads: Vec::new(),
            last: scene.number(phrase.start),
        };
        new.describe(described(scene, phrase));
        self.people.push(new);
        self.people.len() - 1
    }

    /// The fullest name of an entity.
    pub(super) fn label(&self, entity: u32) -> &'a str {
        self.entities.get(entity as usize).map_or("", |entity| &entity.name)
    }

    fn of_entity(&mut self, entity: u32) -> usize {
        if let Some(&Some(person)) = self.of_entity.get(entity as usize) {
            return person;
        }
        let name = self.label(entity);
        let (mut nature, mut surnames) = (Nature::Body, Vec::new());
        if self.entities.get(entity as usize).is_some_and(|known| known.kind == EntityKind::Person) {
            let count = name.split_whitespace().count();
            let last = name.split_whitespace().skip(count.saturating_sub(if count > 2 { 2 } else { 1 }));
            surnames.extend(last.map(|word| hash(stem(&fold(word)).as_bytes())));
            nature = Nature::Person;
        }
        let (name, words, heads) = (name.into(), Vec::new(), Vec::new());
        self.people.push(Person { entity: Some(entity), name, surnames, nature, words, heads, last: 0 });
        let person = self.people.len() - 1;
        if let Some(place) = self.of_entity.get_mut(entity as usize) {
            *place = Some(person);
        }
        person
    }

    /// The person behind `entity`, named again by `phrase`.
    pub(super) fn named(&mut self, scene: &Scene<'_, '_>, entity: u32, phrase: &Tokens) -> usize {
        let person = self.of_entity(entity);
        self.people[person].describe(described(scene, phrase));
        self.people[person].last = scene.number(phrase.start);
        person
    }

    /// The people named last, the newest description first.
    fn recent(&self) -> impl Iterator<Item = (usize, &Person<'a>)> {
        self.people.iter().enumerate().rev().take(MEMORY)
    }

    /// The one last named before token `at` whose description holds every one of `words`, and who can be headed as the
    /// phrase is: a body by what it is, a person by any word of his title or name.
    pub(super) fn holder(&self, words: &[Stem], body: bool, at: u32) -> Option<usize> {
        let head = words.first()?;
        let holds = |person: &(usize, &Person<'_>)| {
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
    pub(super) fn surnamed(&self, words: &[Stem], at: u32) -> Option<usize> {
        let named = |person: &(usize, &Person<'_>)| {
            person.1.nature == Nature::Person && words.iter().take(3).any(|word| person.1.surnames.contains(word))
        };
        self.recent().filter(named).max_by_key(|(_, person)| (person.last <= at, person.last)).map(|(index, _)| index)
    }

    /// The outlet named last before token `at`.
    pub(super) fn last_medium(&self, at: u32) -> Option<usize> {
        let before = |person: &(usize, &Person<'_>)| person.1.nature == Nature::Medium && person.1.last < at;
        self.recent().filter(before).max_by_key(|(_, person)| person.last).map(|(index, _)| index)
    }

    /// Notes that `person` is named again at token `at`.
    pub(super) fn touch(&mut self, person: usize, at: u32) {
        if let Some(person) = self.people.get_mut(person) {
            person.last = person.last.max(at);
        }
    }

    /// True where the description of `person` has one of `words`.
    pub(super) fn shares(&self, person: usize, words: &[Stem]) -> bool {
        self.people.get(person).is_some_and(|person| words.iter().any(|word| person.words.contains(word)))
    }

    /// The one who was described in just these words.
    pub(super) fn same(&self, words: &[Stem]) -> Option<usize> {
        let same = |person: &Person<'_>| person.words.len() == words.len() && words.iter().all(|word| person.words.contains(word));
        self.recent().find(|(_, person)| !words.is_empty() && same(person)).map(|(index, _)| index)
    }
}

impl Person<'_> {
    /// Notes that `words` describe this one, the first of which says what he is.
    fn describe(&mut self, words: impl Iterator<Item = Stem>) {
        for (at, word) in words.enumerate() {
            if at == 0 && !self.heads.contains(&word) {
                self.heads.push(word);
            }
            if self.words.len() < LONGEST_DESCRIPTION && !self.words.contains(&word) {
                self.words.push(word);
            }
        }
    }
}

/// The names that the block describes beside them.
pub(super) fn introduced(scene: &Scene<'_, '_>) -> Vec<Introduced> {
    let mut found = Vec::new();
    for (number, mention) in scene.mentions().iter().enumerate() {
        let token = scene.token_at(mention.span.start);
        let phrase = match mention.kind {
            _ if scene.mention(token).is_none() => None,
            EntityKind::Person => titled(scene, token),
            EntityKind::Organization => medium(scene, token).or_else(|| body(scene, token)),
            EntityKind::Misc => medium(scene, token),
            EntityKind::Location => None,
        };
        let Some(phrase) = phrase else { continue };
        let medium = mention.kind != EntityKind::Person && scene.heads(phrase.start, roles::MEDIUM);
        found.push(Introduced { mention: number, token, words: described(scene, &phrase).collect(), medium });
    }
    found
}

/// The stems of the words in `phrase` that describe: without article, conjunction and feminine ending.
pub(super) fn described(scene: &Scene<'_, '_>, phrase: &Tokens) -> impl Iterator<Item = Stem> {
    let describes = |&i: &u32| !scene.is_punctuation(i) && (!scene.is(i, roles::PREPOSITION | roles::ANAPHOR) || scene.is(i, roles::ROLE));
    let stem_of = |i: u32| {
        let form = scene.form(i);
        let mut word = stem(if scene.word(i).conjunction { form.trim_start_matches(['و', 'ف']) } else { form });
        if scene.is(i, roles::ROLE)
            && let Some(ours) = word.strip_suffix("نا")
        {
            word = ours.to_owned().into();
        }
        word.chars().nth(1).is_some().then(|| hash(word.as_bytes()))
    };
    phrase.clone().filter(describes).filter_map(stem_of).take(LONGEST_DESCRIPTION)
}

/// A folded word without article, conjunction and feminine ending.
fn stem(form: &str) -> Cow<'_, str> {
    let long = |rest: &&str| rest.chars().nth(2).is_some();
    let bare =
        form.strip_prefix("وال").filter(long).or_else(|| form.strip_prefix("لل")).or_else(|| form.strip_prefix("ال")).unwrap_or(form);
    let bare = bare.strip_suffix('ه').filter(long).unwrap_or(bare);
    // Letter by letter: the standard search stops at every first byte of two, which most letters share.
    if bare.chars().any(|letter| letter == 'ئ') { bare.replace('ئ', "ؤ").into() } else { bare.into() }
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
    scene.matches_at(i).iter().filter_map(of).any(|row| row.form == Form::Bare)
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
