//! Blocks: the paragraphs that a quotation can reach over, and what one of them gives by itself.
//!
//! What is said where, and where its speaker is to be found, is a function of a block's text and of the names and times in
//! it. It is kept with the block's first paragraph, and found anew only where one of these is another; who the speakers are
//! is decided over the whole text, each time.

use super::Known;
use super::assemble;
use super::content::Attributions;
use super::cue;
use super::draft::Draft;
use super::headline;
use super::people::{self, Introduced};
use super::scene::{Scene, Sight};
use super::speech::{self, Marked};
use crate::annotation::EntityKind;
use crate::document::Document;
use crate::order::Order as _;
use crate::outline::{Named, Timed};
use crate::span::Span;
use crate::text::marks::MarkPair;
use crate::text::sentence::Tokens;

/// A paragraph, or several that marks of quotation join. Everything in it is numbered as in the text.
pub(super) struct Block<'a> {
    pub(super) tokens: Tokens,
    /// The byte at which its first token begins.
    pub(super) start: u32,
    /// Whether something is quoted before it.
    pub(super) follows_speech: bool,
    /// How many paragraphs stand before it.
    pub(super) first_paragraph: usize,
    pub(super) paragraphs: &'a [Tokens],
    /// How many sentences stand before it.
    pub(super) first_sentence: usize,
    pub(super) sentences: &'a [Tokens],
    pub(super) marks: &'a [MarkPair],
    pub(super) mentions: &'a [Named],
    pub(super) times: &'a [Timed],
}

/// The blocks of `document`; what each of them gives is kept with its paragraphs, and right.
pub(super) fn refreshed<'a>(document: &'a Document<'_>, known: Known<'a>, paragraphs: &mut [&mut Kept]) -> Vec<Block<'a>> {
    let mut blocks = blocks(document, known);
    let mut spoken = false;
    for block in &mut blocks {
        block.follows_speech = spoken;
        let own = block.first_paragraph..block.first_paragraph + block.paragraphs.len();
        spoken |= Kept::refresh(paragraphs.get_mut(own).unwrap_or_default(), document, block);
    }
    blocks
}

/// The blocks of `document`, in text order. Linear.
fn blocks<'a>(document: &'a Document<'_>, known: Known<'a>) -> Vec<Block<'a>> {
    let (mut sentences, mut marks) = (document.sentences(), document.marks());
    let (mut mentions, mut times) = (known.mentions, known.times);
    let (mut paragraphs, mut first_paragraph, mut first_sentence) = (document.paragraphs(), 0, 0);
    let mut blocks = Vec::with_capacity(paragraphs.len());
    while let Some(first) = paragraphs.first() {
        let (mut length, mut joined) = (1, 0);
        let mut end = first.end;
        while let Some(pair) = marks.get(joined).filter(|pair| pair.open < end) {
            joined += 1;
            while pair.close.is_some_and(|close| close >= end)
                && let Some(next) = paragraphs.get(length)
            {
                (length, end) = (length + 1, next.end);
            }
        }
        let span = document.span(first.start..end);
        let block = Block {
            tokens: first.start..end,
            start: span.start,
            follows_speech: false,
            first_paragraph,
            paragraphs: take(&mut paragraphs, length),
            first_sentence,
            sentences: take_while(&mut sentences, |sentence| sentence.end <= end),
            marks: take(&mut marks, joined),
            mentions: take_while(&mut mentions, |mention| mention.span.start < span.end),
            times: take_while(&mut times, |time| time.span.start < span.end),
        };
        first_paragraph += length;
        first_sentence += block.sentences.len();
        blocks.push(block);
    }
    blocks
}

/// Takes the first `count` items from `rest`.
fn take<'a, T>(rest: &mut &'a [T], count: usize) -> &'a [T] {
    let (taken, left) = rest.split_at(count);
    *rest = left;
    taken
}

/// Takes those items from the beginning of `rest` for which `belongs` is true.
fn take_while<'a, T>(rest: &mut &'a [T], belongs: impl Fn(&T) -> bool) -> &'a [T] {
    let count = rest.iter().take_while(|item| belongs(item)).count();
    take(rest, count)
}

/// What a paragraph keeps of its quotations for the next time.
#[derive(Debug, Default)]
pub enum Kept {
    /// Nothing: it is new.
    #[default]
    Unread,
    /// What it gave, with the paragraphs that marks join to it.
    First(Box<Drafted>),
    /// It was read as a part of the block that begins with a paragraph before it.
    Inside,
}

impl Kept {
    /// Sees to it that what `block` gives is kept with the first of its `paragraphs`. Returns whether something is quoted in it.
    fn refresh(paragraphs: &mut [&mut Self], document: &Document<'_>, block: &Block<'_>) -> bool {
        let read = paragraphs.iter().skip(1).all(|paragraph| !matches!(paragraph, Self::Unread));
        let [first, inside @ ..] = paragraphs else { return false };
        if let Self::First(drafted) = first
            && read
            && drafted.fits(block)
        {
            return !drafted.drafts.is_empty();
        }
        let drafted = Drafted::new(document, block);
        let speaks = !drafted.drafts.is_empty();
        **first = Self::First(Box::new(drafted));
        inside.iter_mut().for_each(|paragraph| **paragraph = Self::Inside);
        speaks
    }

    /// What was found in the block that begins here.
    pub(super) fn drafted(&self) -> Option<&Drafted> {
        match self {
            Self::First(drafted) => Some(drafted),
            Self::Unread | Self::Inside => None,
        }
    }
}

/// What a block gives by itself. Tokens and bytes count from its beginning.
#[derive(Debug)]
pub struct Drafted {
    tokens: usize,
    leads: bool,
    follows_speech: bool,
    mentions: Vec<(Span, EntityKind)>,
    times: Vec<Span>,
    pub(super) sight: Sight,
    /// The quotations, in the order of their cues.
    pub(super) drafts: Vec<Draft>,
    /// The words in marks that are no quotation.
    pub(super) marks: Vec<Marked>,
    /// The names that are described beside them.
    pub(super) introduced: Vec<Introduced>,
}

impl Drafted {
    fn new(document: &Document<'_>, block: &Block<'_>) -> Self {
        let sight = Sight::new(document, block);
        let scene = Scene::new(document, block, &sight);
        let cues = cue::find(&scene);
        let all = assemble::attributions(&scene, cues);
        let mut drafts = assemble::with_cues(&scene, &Attributions { all: &all });
        headline::find(&scene, &mut drafts);
        let mut marks = speech::unclaimed(&scene, &mut drafts);
        drafts.order_by_key(|draft| draft.at);
        let back = 0_u32.wrapping_sub(block.start);
        for span in drafts.iter_mut().filter_map(|draft| draft.cue.as_mut()).chain(marks.iter_mut().map(|marked| &mut marked.mark.span)) {
            *span = span.moved(back);
        }
        let introduced = people::introduced(&scene);
        let (mentions, times) = (named(block).collect(), timed(block).collect());
        let (tokens, leads, follows_speech) = (block.tokens.len(), scene.leads(), block.follows_speech);
        Self { tokens, leads, follows_speech, mentions, times, sight, drafts, marks, introduced }
    }

    /// True where `block`, whose text is the one that this was found in, has the same names and times in it.
    fn fits(&self, block: &Block<'_>) -> bool {
        self.tokens == block.tokens.len()
            && self.leads == (block.first_paragraph == 0)
            && self.follows_speech == block.follows_speech
            && self.mentions.len() == block.mentions.len()
            && self.times.len() == block.times.len()
            && named(block).eq(self.mentions.iter().copied())
            && timed(block).eq(self.times.iter().copied())
    }
}

/// The names in a block, as far as what it gives depends on them.
fn named(block: &Block<'_>) -> impl Iterator<Item = (Span, EntityKind)> {
    let back = 0_u32.wrapping_sub(block.start);
    block.mentions.iter().map(move |mention| (mention.span.moved(back), mention.kind))
}

/// The times in a block.
fn timed(block: &Block<'_>) -> impl Iterator<Item = Span> {
    let back = 0_u32.wrapping_sub(block.start);
    block.times.iter().map(move |time| time.span.moved(back))
}
