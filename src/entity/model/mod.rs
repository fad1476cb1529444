//! The learned scorer: a linear-chain model over attributes of words, their neighbours, and the whole article.
//!
//! An article is read twice. The first time each word's attributes vote on the tags near it; the second time what the
//! first found elsewhere in the article votes too. Weights are learned by the `trainer` crate and ship as one file; no
//! file, no model, and rules and lists work alone.

pub mod article;
pub mod attributes;
pub mod clusters;
pub mod context;
pub mod decode;
pub mod file;
pub mod hints;
pub mod key;
pub mod letters;
pub mod marginals;
pub mod memo;
pub mod tags;
mod votes;
pub mod word;

use std::sync::{LazyLock, Mutex, OnceLock, PoisonError};

use crate::annotation::EntityKind;
use crate::document::Document;
use crate::error::BuildError;
use crate::span::Span;
use crate::text::sentence::Tokens;
use article::Memory;
use clusters::Clusters;
use decode::{Decoder, Transitions};
use hints::Hint;
use letters::Letters;
use marginals::{Factors, Marginals};
use memo::{First, Memo};
use tags::{KINDS, OUTSIDE, Tag};
use votes::{Ballot, Rows, Seen};
use word::{Reader, Word};

/// A name that the model found.
#[derive(Clone, Debug, PartialEq)]
pub struct Tagged {
    /// The bytes, without proclitics.
    pub span: Span,
    /// The tokens.
    pub tokens: Tokens,
    /// Which reading of the first token begins the name: index into its readings.
    pub reading: u8,
    /// What it names.
    pub kind: EntityKind,
    /// 0 to 1: the share of such names expected to be right.
    pub confidence: f32,
}

/// A loaded model.
#[derive(Debug)]
pub struct Model {
    reader: Reader,
    transitions: Transitions,
    factors: Factors,
    rows: Rows,
    calibration: Vec<u8>,
    /// Room to work in, one for each thread that ever worked at the same time.
    rooms: Mutex<Vec<Room>>,
}

include!(concat!(env!("OUT_DIR"), "/model.rs"));

/// The model of the names file, where it was installed.
static INSTALLED: OnceLock<Model> = OnceLock::new();

impl Model {
    /// A model from the bytes of a model file.
    ///
    /// # Errors
    ///
    /// Where the bytes are no model file, of another version, cut short or changed.
    pub fn load(bytes: &[u8]) -> Result<Self, BuildError> {
        let contents = file::unpack(bytes).map_err(|why| BuildError::new(format!("the entity model cannot be used: {why}")))?;
        Ok(Self {
            reader: Reader::new(Clusters::new(&contents.cluster_words, contents.cluster_paths), Letters::new(&contents.letters)),
            transitions: Transitions::new(&contents.transitions),
            factors: Factors::new(&contents.transitions, contents.scale),
            rows: Rows::new(&contents.rows),
            calibration: contents.calibration,
            rooms: Mutex::default(),
        })
    }

    /// The model that is part of the program or was [installed](Self::install), where one is. Loaded at the first call,
    /// in some milliseconds.
    pub fn builtin() -> Option<&'static Model> {
        static BUILTIN: LazyLock<Option<Model>> = LazyLock::new(|| Model::load(BUILTIN_FILE?).ok());
        INSTALLED.get().or_else(|| BUILTIN.as_ref())
    }

    /// Makes it the one that [`builtin`](Self::builtin) gives; the first one that is installed stays.
    pub fn install(self) {
        let _ = INSTALLED.set(self);
    }

    /// Finds the names in `document`, whose paragraphs are `paragraphs`, in order: each with what rules propose there, and with
    /// what the model made of it the last time. `memory` is of these paragraphs, and those that are gone were taken off it.
    /// Only what has changed is read again. Linear in the length of that, and in the number of all paragraphs.
    pub fn tag(&self, document: &Document<'_>, paragraphs: &mut [&mut Memo], memory: &mut Memory) {
        // What a room remembers changes how fast it goes, never what comes out; after a panic it may be used on.
        let rooms = || self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let mut room = rooms().pop().unwrap_or_default();
        room.seen.prepare();
        self.read_all(&mut room, document, paragraphs, memory);
        remember(document, paragraphs, memory);
        self.read_all_again(&mut room, document, paragraphs, memory);
        rooms().push(room);
    }

    /// The first reading of all paragraphs.
    fn read_all(&self, room: &mut Room, document: &Document<'_>, paragraphs: &mut [&mut Memo], memory: &mut Memory) {
        let mut sentences = document.sentences();
        let mut start = 0;
        for paragraph in paragraphs {
            let end = start + paragraph.tokens();
            let count = sentences.iter().take_while(|sentence| sentence.start < end).count();
            let (ours, rest) = sentences.split_at(count);
            if paragraph.first(ours, start, |hints, first| self.read(document, start..end, hints, first, room)) {
                paragraph.forget(memory);
                paragraph.named = paragraph.first.as_ref().map_or_else(Vec::new, |first| article::named(document, start, &first.tags));
                memory.add(&paragraph.named);
            }
            (sentences, start) = (rest, end);
        }
    }

    /// The second reading of the paragraphs for which the article remembers something else than the last time.
    fn read_all_again(&self, room: &mut Room, document: &Document<'_>, paragraphs: &mut [&mut Memo], memory: &mut Memory) {
        let changes = memory.changes();
        let mut place = (0, 0);
        for paragraph in paragraphs {
            let hosts = paragraph.hosts.as_deref().unwrap_or_default();
            let concerned = paragraph.is_changed() || changes.concern(hosts);
            if let Some(first) = paragraph.first.as_ref().filter(|_| concerned) {
                let mut votes = std::mem::take(&mut room.votes);
                votes.clear();
                if !memory.is_empty() {
                    memory.read(&first.tags, hosts, |token, _, key| votes.push((token, key)));
                }
                paragraph.second(&votes, |first, names| self.read_again(document, place, first, &votes, room, names));
                room.votes = votes;
            }
            place = (place.0 + paragraph.tokens(), place.1 + paragraph.bytes());
        }
    }

    /// The first reading of the tokens `range`, a paragraph of `document`.
    fn read(&self, document: &Document<'_>, range: Tokens, hints: &[Hint], first: &mut First, room: &mut Room) {
        first.scores.reserve_exact(range.len());
        first.tags.resize(range.len(), OUTSIDE);
        let Room { seen, words, lists, ballot, decoder, .. } = room;
        let mut hints = hints.iter().peekable();
        let mut from = 0;
        for &to in &first.sentences {
            let sentence = range.start + from..range.start + to;
            let here = from as usize..to as usize;
            let Some(tags) = first.tags.get_mut(here) else { break };
            ballot.begin_anew(tags.len());
            words.clear();
            for token in sentence.clone() {
                let word = seen.word(document.bytes(token), |total| self.reader.read(document, token, |_, key| self.rows.sum(key, total)));
                ballot.add(token - sentence.start, &word.votes);
                words.push(word.word);
            }
            context::read(document, &sentence, words, lists, |token, _, key| self.rows.vote(key, token - sentence.start, ballot));
            while let Some(hint) = hints.next_if(|hint| hint.tokens().start < to) {
                hint.read(|token, _, key| self.rows.vote(key, token.saturating_sub(from), ballot));
            }
            first.scores.extend_from_slice(ballot.scores());
            decoder.best(&self.transitions, ballot.scores(), tags);
            from = to;
        }
    }

    /// The second reading of a paragraph that begins at token and byte `place` of `document`.
    fn read_again(
        &self,
        document: &Document<'_>,
        place: (u32, u32),
        first: &First,
        votes: &[(u32, u32)],
        room: &mut Room,
        names: &mut Vec<Tagged>,
    ) {
        let Room { ballot, decoder, tags, marginals, .. } = room;
        let mut votes = votes.iter().peekable();
        let mut from = 0;
        for &to in &first.sentences {
            let any = votes.peek().is_some_and(|&&(token, _)| token < to);
            if let Some(here) = first.scores.get(from as usize..to as usize).filter(|_| any) {
                ballot.begin(here);
                while let Some(&(token, key)) = votes.next_if(|&&(token, _)| token < to) {
                    self.rows.vote(key, token - from, ballot);
                }
                tags.clear();
                tags.resize(here.len(), OUTSIDE);
                decoder.best(&self.transitions, ballot.scores(), tags);
                let mut found = tags::names(tags).peekable();
                if let Some(&(_, _, end)) = found.peek() {
                    marginals.weigh(&self.factors, ballot.scores(), end);
                }
                for (kind, begin, end) in found {
                    let probability = marginals.probability(&self.factors, kind, begin, end);
                    let tokens = place.0 + from + begin as u32..place.0 + from + end as u32;
                    names.push(self.name(document, tokens, kind, probability).moved(place.0.wrapping_neg(), place.1.wrapping_neg()));
                }
            }
            from = to;
        }
    }

    fn name(&self, document: &Document<'_>, tokens: Tokens, kind: usize, probability: f32) -> Tagged {
        let reading = self.host(document, tokens.start);
        let whole = document.span(tokens.clone());
        let start = document.readings(tokens.start).get(usize::from(reading)).map_or(whole.start, |reading| reading.start);
        Tagged {
            span: Span::new(start.clamp(whole.start, whole.end), whole.end),
            tokens,
            reading,
            kind: KINDS.get(kind).copied().unwrap_or(EntityKind::Misc),
            confidence: self.calibrated(probability),
        }
    }

    /// Which reading of a name's first token is the name: the one that the lists or the clusters know, the longest first.
    /// A word that nothing knows is cut only before the article.
    fn host(&self, document: &Document<'_>, token: u32) -> u8 {
        let readings = document.readings(token);
        let Some(first) = document.token(token) else { return 0 };
        let listed = |number: usize| document.matches_at(token).iter().any(|found| usize::from(found.reading) == number);
        let clustered = |number: usize| {
            let form = readings.get(number).map_or("", |reading| document.reading_form(reading));
            self.reader.clusters().of(word::word_key(first, form)).is_some()
        };
        let article =
            |number: usize| readings.get(number).is_some_and(|reading| number > 0 && document.reading_form(reading).starts_with("ال"));
        // سـ stands before verbs only.
        let numbers = || (0..readings.len()).filter(|&number| readings[number].preposition != Some('س'));
        let found =
            numbers().find(|&n| article(n)).or_else(|| numbers().find(|&n| listed(n))).or_else(|| numbers().find(|&n| clustered(n)));
        found.unwrap_or(0) as u8
    }

    /// The share of right names among those of this probability.
    fn calibrated(&self, probability: f32) -> f32 {
        let Some(last) = self.calibration.len().checked_sub(1) else { return probability };
        let at = probability.clamp(0.0, 1.0) * last as f32;
        let (below, part) = (at as usize, at.fract());
        let step = |index: usize| self.calibration.get(index.min(last)).map_or(0.0, |&share| f32::from(share) / 255.0);
        step(below) + (step(below + 1) - step(below)) * part
    }
}

impl Tagged {
    /// The same name so many tokens and bytes further on.
    pub(super) fn moved(&self, tokens: u32, bytes: u32) -> Self {
        let range = self.tokens.start.wrapping_add(tokens)..self.tokens.end.wrapping_add(tokens);
        Self { tokens: range, span: self.span.moved(bytes), ..self.clone() }
    }
}

/// Finds out again which tokens are remembered, where that may have changed.
fn remember(document: &Document<'_>, paragraphs: &mut [&mut Memo], memory: &mut Memory) {
    let turned = memory.turned();
    let any = !turned.is_empty();
    if any {
        memory.note_named();
    }
    let mut start = 0;
    for paragraph in paragraphs {
        let tokens = start..start + paragraph.tokens();
        start = tokens.end;
        let mut concerned = document.tokens_with(tokens.clone(), |key| turned.get(key).is_some());
        if paragraph.hosts.is_none() || any && concerned.next().is_some() {
            paragraph.remember(document, tokens, memory);
        }
    }
}

/// Room to work in, used again from paragraph to paragraph and from article to article.
#[derive(Debug, Default)]
struct Room {
    seen: Seen,
    words: Vec<Word>,
    lists: Vec<u32>,
    votes: Vec<(u32, u32)>,
    ballot: Ballot,
    decoder: Decoder,
    tags: Vec<Tag>,
    marginals: Marginals,
}
