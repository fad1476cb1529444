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
use clusters::Clusters;
use decode::{Decoder, Transitions};
use hints::Hint;
use letters::Letters;
use memo::{First, Memo};
use tags::{KINDS, OUTSIDE, TAGS};
use votes::{Rows, Seen};
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
            transitions: Transitions::new(&contents.transitions, contents.scale),
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

    /// The names in `document`, in text order, disjoint; `hints`, by first token, are what rules propose. `paragraphs` are
    /// those of the document, with what the model made of them the last time: only what has changed is read again. Linear
    /// in their length.
    pub fn tag(&self, document: &Document<'_>, hints: &[Hint], paragraphs: &mut [&mut Memo]) -> Vec<Tagged> {
        // What a room remembers changes how fast it goes, never what comes out; after a panic it may be used on.
        let rooms = || self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        let mut room = rooms().pop().unwrap_or_default();
        let found = self.tag_in(&mut room, document, hints, paragraphs);
        rooms().push(room);
        found
    }

    fn tag_in(&self, room: &mut Room, document: &Document<'_>, hints: &[Hint], paragraphs: &mut [&mut Memo]) -> Vec<Tagged> {
        let count = document.tokens().len();
        let mut tags = Vec::with_capacity(count);
        room.reading.seen.prepare();
        let (mut hints, mut sentences) = (hints, document.sentences());
        let mut start = 0;
        for paragraph in paragraphs.iter_mut() {
            let end = start + paragraph.tokens();
            let ours = sentences.partition_point(|sentence| sentence.start < end);
            room.sentences.clear();
            room.sentences.extend(sentences[..ours].iter().map(|sentence| sentence.end - start));
            let hinted = hints.partition_point(|hint| hint.tokens().start < end);
            room.hints.clear();
            room.hints.extend(hints[..hinted].iter().map(|hint| hint.moved(start)));
            (hints, sentences) = (&hints[hinted..], &sentences[ours..]);
            let first = paragraph.first(&room.sentences, &room.hints, |first| self.read(document, start..end, first, &mut room.reading));
            tags.extend_from_slice(&first.tags);
            start = end;
        }
        let memory = article::Memory::new(document, &tags);
        let mut found = Vec::new();
        let mut sentences = document.sentences();
        let (mut start, mut byte) = (0, 0);
        for paragraph in paragraphs {
            let end = start + paragraph.tokens();
            let ours = sentences.partition_point(|sentence| sentence.start < end);
            room.votes.clear();
            if !memory.is_empty() {
                for sentence in &sentences[..ours] {
                    memory.read(sentence, &tags, |token, _, key| room.votes.push((token - start, key)));
                }
            }
            sentences = &sentences[ours..];
            let names = paragraph.second(&mut room.votes, |first, votes, names| {
                self.read_again(document, (start, byte), first, votes, &mut room.reading.decoder, names);
            });
            found.extend(names.iter().map(|name| name.moved(start, byte)));
            start = end;
            byte += paragraph.bytes();
        }
        found
    }

    /// The first reading of the tokens `range`, a paragraph of `document`.
    fn read(&self, document: &Document<'_>, range: Tokens, first: &mut First, room: &mut Reading) {
        first.scores.resize(range.len(), [0; TAGS]);
        first.tags.resize(range.len(), OUTSIDE);
        let mut hints = first.hints.iter().peekable();
        let mut from = 0;
        for &to in &first.sentences {
            let sentence = range.start + from..range.start + to;
            let here = from as usize..to as usize;
            let (Some(scores), Some(tags)) = (first.scores.get_mut(here.clone()), first.tags.get_mut(here)) else { break };
            room.words.clear();
            for token in sentence.clone() {
                let word =
                    room.seen.word(document.surface(token), |sums| self.reader.read(document, token, |_, key| self.rows.sum(key, sums)));
                word.votes.add(token - sentence.start, scores);
                room.words.push(word.word);
            }
            context::read(document, &sentence, &room.words, &mut room.lists, |token, _, key| {
                self.rows.vote(key, token - sentence.start, scores);
            });
            while let Some(hint) = hints.next_if(|hint| hint.tokens().start < to) {
                hint.read(|token, _, key| self.rows.vote(key, token.saturating_sub(from), scores));
            }
            room.decoder.best(&self.transitions, scores, tags);
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
        decoder: &mut Decoder,
        names: &mut Vec<Tagged>,
    ) {
        let mut votes = votes.iter().peekable();
        let (mut scores, mut tags) = (Vec::new(), Vec::new());
        let mut from = 0;
        for &to in &first.sentences {
            let any = votes.peek().is_some_and(|&&(token, _)| token < to);
            if let Some(here) = first.scores.get(from as usize..to as usize).filter(|_| any) {
                scores.clear();
                scores.extend_from_slice(here);
                while let Some(&(token, key)) = votes.next_if(|&&(token, _)| token < to) {
                    self.rows.vote(key, token - from, &mut scores);
                }
                tags.clear();
                tags.resize(here.len(), OUTSIDE);
                decoder.best(&self.transitions, &scores, &mut tags);
                let mut found = tags::names(&tags).peekable();
                if found.peek().is_some() {
                    decoder.weigh(&self.transitions, &scores);
                }
                for (kind, begin, end) in found {
                    let probability = decoder.probability(&self.transitions, kind, begin, end);
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
    fn moved(&self, tokens: u32, bytes: u32) -> Self {
        let range = self.tokens.start.wrapping_add(tokens)..self.tokens.end.wrapping_add(tokens);
        Self { tokens: range, span: self.span.moved(bytes), ..self.clone() }
    }
}

/// Room to work in, used again from paragraph to paragraph and from article to article.
#[derive(Debug, Default)]
struct Room {
    sentences: Vec<u32>,
    hints: Vec<Hint>,
    votes: Vec<(u32, u32)>,
    reading: Reading,
}

/// Room for the first reading.
#[derive(Debug, Default)]
struct Reading {
    seen: Seen,
    words: Vec<Word>,
    lists: Vec<u32>,
    decoder: Decoder,
}
