//! Names of people, places and bodies, grouped into the entities of the article.
//!
//! Lists and rules propose candidates, the longest and surest stay, a second pass finds parts of the names found, and
//! mentions of one entity are grouped.

mod bodies;
mod by_rules;
mod candidate;
mod chain;
mod class;
mod combine;
mod complement;
mod custom;
mod diagnostics;
mod events;
mod gender;
mod glance;
mod group;
mod grouped;
mod keyed;
mod later;
pub mod model;
mod name;
mod pass;
#[cfg_attr(not(feature = "patterns"), path = "no_patterns.rs")]
mod pattern;
mod people;
mod phrases;
mod places;
mod rules;
#[cfg(test)]
mod tests;
mod vocabulary;
mod words;

use crate::annotation::{Diagnostic, Entity, EntityMention};
use crate::document::Document;
use crate::error::BuildError;
use crate::lexicon::List;
use crate::options::{CustomName, CustomPattern};
use crate::order::Order as _;
use crate::outline::Named;
use crate::span::Span;
use by_rules::ByRules;
use candidate::{Candidate, Custom};
use combine::Combined;
use custom::Denied;
use glance::Glances;
use group::Group;
use grouped::{Grouped, Mention};
use model::Model;
use model::article::Memory;
#[cfg(feature = "training")]
use model::hints::Hint;
use model::memo::Memo;
use name::Names;
use pass::{Pass, Passed, Shared};
use words::{Classes, Words};

/// Finds names. Holds what the caller added: names, denied words, patterns.
#[derive(Debug, Default)]
pub struct Recognizer {
    own: custom::Own,
    /// The caller's model; where there is none, that of the program, if it has one.
    model: Option<Model>,
}

/// Room to work in, used again from paragraph to paragraph.
#[derive(Debug, Default)]
pub struct Room {
    glances: Glances,
    candidates: Vec<Candidate>,
}

/// What one paragraph gives by itself, and what was made of it the last time. Tokens and bytes count from its beginning.
#[derive(Debug, Default)]
pub struct Proposed {
    /// By first token, and some of them stand over each other.
    candidates: Vec<Candidate>,
    denied: Denied,
    classes: Classes,
    by_rules: Passed,
    memo: Memo,
    combined: Passed,
    mentions: Names,
}

/// What the paragraphs of one article say together, kept for the next time that it is asked about.
#[derive(Debug, Default)]
pub struct Known {
    on_sports: bool,
    by_rules: Shared,
    memory: Memory,
    combined: Shared,
    grouped: Grouped,
}

impl Known {
    /// Takes off what it has of paragraphs that go.
    pub fn forget(&mut self, paragraph: &mut Proposed) {
        paragraph.memo.forget(&mut self.memory);
    }
}

/// What [`Recognizer::decide`] gives.
#[derive(Debug, Default)]
pub struct Found {
    /// In text order, disjoint.
    pub mentions: Vec<EntityMention>,
    /// What the mentions refer to, by first mention; `Entity::id` is the index.
    pub entities: Vec<Entity>,
    /// Names spelled two ways, titles given to two people.
    pub diagnostics: Vec<Diagnostic>,
}

impl Recognizer {
    /// A recogniser that also knows the caller's names and patterns, and decides with the model in the file `model`.
    ///
    /// # Errors
    ///
    /// Where a name is empty, a pattern is no regular expression or too large, or the model file is damaged.
    pub fn new(names: Vec<CustomName>, deny: &[String], patterns: &[CustomPattern], model: Option<&[u8]>) -> Result<Self, BuildError> {
        Ok(Self { own: custom::Own::new(names, deny, patterns)?, model: model.map(Model::load).transpose()? })
    }

    /// What lists and rules propose in `paragraph`, a document of one paragraph, by itself.
    pub fn propose(&self, paragraph: &Document<'_>, room: &mut Room) -> Proposed {
        let Room { glances, candidates } = room;
        let words = glances.read(paragraph);
        self.own.find(paragraph, candidates);
        people::find(&words, glances, candidates);
        places::find(&words, glances, candidates);
        bodies::find(&words, glances, candidates);
        events::find(&words, glances, candidates);
        let denied = self.own.denied(paragraph);
        candidates.retain(|candidate| !denied.holds(candidate, 0));
        candidates.order_by_key(|candidate| candidate.first);
        let mut own = Vec::with_capacity(candidates.len());
        own.append(candidates);
        let memo = Memo::new(paragraph.tokens().len() as u32, paragraph.text().len() as u32);
        Proposed { candidates: own, denied, classes: words.into_classes(), memo, ..Proposed::default() }
    }

    /// The names in `document`, whose paragraphs gave `proposed`, in order; grouped. What it finds out of the paragraphs, one by
    /// one and together, is kept there and in `known`, for the next time that the same ones are asked about.
    pub fn decide(&self, document: &Document<'_>, proposed: &mut [Proposed], known: &mut Known) -> Found {
        let (words, mentions) = self.mentions(document, proposed, known);
        self.found(&words, &mentions, &known.grouped)
    }

    /// Where the names stand and of what kind they are: what [`Self::decide`] gives, without what is known of them.
    pub(crate) fn outline(&self, document: &Document<'_>, proposed: &mut [Proposed], known: &mut Known) -> Vec<Named> {
        let (_, mentions) = self.mentions(document, proposed, known);
        let named = |(mention, &entity): (&Mention<'_>, &u32)| Named {
            span: mention.span,
            kind: mention.name.kind,
            entity,
            confidence: mention.name.confidence,
        };
        mentions.iter().zip(&known.grouped.entity_of).map(named).collect()
    }

    fn mentions<'d, 't, 'p>(
        &self,
        document: &'d Document<'t>,
        proposed: &'p mut [Proposed],
        known: &mut Known,
    ) -> (Words<'d, 't>, Vec<Mention<'p>>) {
        let words = Words::of_paragraphs(document, proposed.iter().map(|paragraph| &paragraph.classes));
        if std::mem::replace(&mut known.on_sports, words.on_sports) != words.on_sports {
            proposed.iter_mut().for_each(|paragraph| paragraph.by_rules.known = false);
        }
        pass::run(&ByRules, &words, proposed, &mut known.by_rules);
        let mut pass: &dyn Pass = &ByRules;
        if let Some(model) = self.model.as_ref().or_else(|| Model::builtin()) {
            combine::tag(&words, model, proposed, &mut known.memory);
            pass::run(&Combined, &words, proposed, &mut known.combined);
            pass = &Combined;
        }
        let mentions = known.grouped.update(pass, &words, proposed);
        (words, mentions)
    }

    /// What the rules tell the model of `text`.
    #[cfg(feature = "training")]
    pub fn hints(&self, document: &Document<'_>) -> Vec<Hint> {
        let mut room = Room::default();
        let (mut proposed, mut paragraph, mut rest) = (Vec::new(), Document::default(), document.text());
        while !rest.is_empty() {
            rest = paragraph.read_paragraph(rest);
            proposed.push(self.propose(&paragraph, &mut room));
        }
        let words = Words::new(document);
        combine::hints(&words, &by_rules::find(&words, &mut proposed))
    }

    fn found(&self, words: &Words<'_, '_>, mentions: &[Mention<'_>], grouped: &Grouped) -> Found {
        let entity = |(group, id)| self.entity(words, mentions, group, id);
        let entities: Vec<Entity> = grouped.groups.iter().zip(0u32..).map(entity).collect();
        let diagnostics = diagnostics::find(words, mentions, grouped, &entities);
        let mention = |(mention, &entity): (&Mention<'_>, &u32)| EntityMention {
            span: mention.span,
            kind: mention.name.kind,
            entity,
            title: mention.title(),
            reference: self.reference(mention.name),
            rule: mention.name.rule.clone(),
            confidence: mention.name.confidence,
        };
        Found { mentions: mentions.iter().zip(&grouped.entity_of).map(mention).collect(), entities, diagnostics }
    }

    fn reference(&self, candidate: &Candidate) -> Option<String> {
        match candidate.custom {
            Some(Custom::Name(row)) => self.own.names.get(row as usize)?.reference.clone(),
            _ => None,
        }
    }

    /// The entity of a group of mentions.
    fn entity(&self, words: &Words<'_, '_>, mentions: &[Mention<'_>], group: &Group, id: u32) -> Entity {
        let text = words.document.text();
        let members = || group.members.iter().map(|&member| &mentions[member]);
        let mut titles: Vec<String> = Vec::new();
        for title in members().filter_map(Mention::title) {
            if titles.iter().any(|known| known == title.slice(text)) {
                continue;
            }
            let title = spelled_title(words, title);
            if !titles.contains(&title) {
                titles.push(title);
            }
        }
        let own_name = members().find_map(|mention| match mention.name.custom {
            Some(Custom::Name(row)) => self.own.names.get(row as usize).map(|name| name.name.clone()),
            _ => None,
        });
        let fullest = &mentions[group.fullest];
        Entity {
            id,
            kind: fullest.name.kind,
            name: own_name.unwrap_or_else(|| spelled(words, &fullest.placed())),
            mentions: members().map(|mention| mention.span).collect(),
            titles,
            gender: gender::of(members().map(|mention| mention.gender)),
            reference: members().find_map(|mention| self.reference(mention.name)),
        }
    }
}

/// A title as it stands by itself.
fn spelled_title(words: &Words<'_, '_>, title: Span) -> String {
    let document = words.document;
    let titles = document.matches_at(document.token_at(title.start)).iter().filter(|found| found.list == List::Titles);
    let found = titles.filter(|found| document.span_of(found).start == title.start).max_by_key(|found| (found.end, found.reading));
    by_itself(title.slice(document.text()), found.map_or("", |found| words.form(found.first, found.reading)))
}

/// A name as it stands by itself.
fn spelled(words: &Words<'_, '_>, candidate: &Candidate) -> String {
    by_itself(candidate.span(words.document).slice(words.document.text()), words.form(candidate.first, candidate.reading))
}

/// What is `written`, with single spaces, and with the alif of the article that ل swallows: the first word's `form` has it.
fn by_itself(written: &str, form: &str) -> String {
    let swallowed = form.starts_with("ال") && written.starts_with('ل');
    let words = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if swallowed { format!("ا{words}") } else { words }
}
