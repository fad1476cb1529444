//! A block of the document as the quotation passes see it: for each token what the closed word lists say of it, which
//! quotation marks it stands in, and which names and times cover it.
//!
//! Tokens count from the block's beginning, and nothing outside of it can be seen: what is found in a block cannot depend
//! on another one. Bytes are those of the text.

use super::block::Block;
use crate::annotation::EntityKind;
use crate::document::{Document, work};
use crate::lexicon::Match;
use crate::lexicon::quotation_words::{self, roles};
use crate::lexicon::reporting_words::{self, Class, Shape, Tier};
use crate::outline::Named;
use crate::span::Span;
use crate::text::clitic::Reading;
use crate::text::marks::{MarkPair, is_quotation_mark};
use crate::text::sentence::Tokens;
use crate::text::token::{Token, TokenKind};

/// What is known of one token.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// Roles of the word, without a conjunction before it.
    pub(super) roles: u32,
    /// Roles of what stands after a preposition written together with it: للوزير.
    pub(super) after_preposition: u32,
    /// That preposition: ب, ل, ك or س; `'\0'` without one.
    pub(super) preposition: char,
    /// True where the word was found without a conjunction that is written before it.
    pub(super) conjunction: bool,
    /// What it is as a word of reporting: bits of [`verbs`].
    verbs: u8,
    /// True for a mark of quotation that opens.
    opens: bool,
    /// True where a time expression covers it.
    timed: bool,
    /// Index of the mention that covers it.
    mention: u32,
    /// Index of the outermost closed pair of marks that it stands in or is one of.
    pair: u32,
}

/// What a word of reporting is, in some reading.
pub(super) mod verbs {
    /// A circumstantial participle: مضيفا.
    pub(in crate::quote) const PARTICIPLE: u8 = 1;
    /// A finite verb.
    pub(in crate::quote) const FINITE: u8 = 1 << 1;
    /// A finite verb that reports wherever one of its frames follows.
    pub(in crate::quote) const SURE: u8 = 1 << 2;
    /// A finite verb that reports wherever one of its frames follows, or with care.
    pub(in crate::quote) const LIKELY: u8 = 1 << 3;
    /// A finite verb that is surely one of saying, without a preposition before it: يقول, أكد.
    pub(in crate::quote) const SAYS: u8 = 1 << 4;
}

/// The most tokens of a name to either side of one of its own. Only the caller's own patterns find longer ones.
const LONGEST_NAME: usize = 100;

/// No mention, no mark.
const NONE: u32 = u32::MAX;

impl Default for Word {
    fn default() -> Self {
        let (roles, after_preposition, preposition) = (0, 0, '\0');
        let (conjunction, verbs, opens, timed) = (false, 0, false, false);
        Self { roles, after_preposition, preposition, conjunction, verbs, opens, timed, mention: NONE, pair: NONE }
    }
}

/// What is seen of a block, with its names and times: a function of these and of its text.
#[derive(Clone, Debug, Default)]
pub(super) struct Sight {
    words: Vec<Word>,
    /// The pairs of marks, in the order in which they open.
    marks: Vec<MarkPair>,
}

impl Sight {
    pub(super) fn new(document: &Document<'_>, block: &Block<'_>) -> Self {
        let (first, count) = (block.tokens.start, block.tokens.len());
        let mut words = vec![Word::default(); count];
        for found in document.matches_in(&block.tokens) {
            let reading = || document.readings(found.first).get(usize::from(found.reading));
            let at = (found.first - first) as usize;
            if let Some(row) = quotation_words::of(found) {
                let (word, Some(reading)) = (&mut words[at], reading()) else { continue };
                match reading.preposition {
                    None => {
                        word.roles |= row.roles;
                        word.conjunction |= reading.conjunction.is_some();
                    }
                    Some(preposition) => {
                        word.after_preposition |= row.roles;
                        word.preposition = preposition;
                    }
                }
            } else if let Some(row) = reporting_words::of(found) {
                words[at].verbs |= verbs_of(row, reading().is_some_and(|reading| reading.preposition.is_none()));
            }
        }
        let tokens = document.tokens().get(first as usize..block.tokens.end as usize).unwrap_or_default();
        let form = |i: u32| document.form(first + i);
        cover(tokens, block.mentions.iter().map(|mention| mention.span), |name, index| {
            let before = name.start.checked_sub(1);
            // المتحدث باسم الشركة: باسم is no given name there.
            let on_behalf = before.is_some_and(|before| words[before as usize].roles & roles::ROLE != 0) && form(name.start) == "باسم";
            // المسؤول العسكري: an adjective, no family name.
            let adjective =
                name.len() == 1 && before.is_some_and(|before| matches!(form(before), "المسؤول" | "المسوول" | "المصدر" | "المتحدث"));
            // روى لي: a verb with whom it was told.
            let told = name.len() == 2 && matches!(form(name.end - 1), "لي" | "لنا" | "له" | "لها" | "لهم");
            let named = &mut words[name.start as usize..name.end as usize];
            if on_behalf || adjective || told || !is_name(named) {
                return;
            }
            let person = block.mentions[index as usize].kind == EntityKind::Person;
            for word in named {
                word.mention = index;
                if person {
                    // علي is no preposition in a name.
                    word.roles &= !(roles::PREPOSITION | roles::ADVERB);
                }
            }
        });
        // قال فان غال: part of a name, no فإن.
        let mut from = 1;
        while let Some(next) = words[from.min(count)..].iter().position(|word| word.roles & roles::COMPLEMENTISER != 0) {
            let i = from + next;
            from = i + 1;
            let name = tokens[i].span.slice(document.text()) == "فان" && tokens[i - 1].kind == TokenKind::Word;
            if name && words.get(i + 1).is_some_and(|next| next.roles == 0) && !form(i as u32 + 1).starts_with("ال") {
                words[i] = Word { mention: words[i].mention, verbs: words[i].verbs, ..Word::default() };
            }
        }
        cover(tokens, block.times.iter().map(|time| time.span), |time, _| {
            words[time.start as usize..time.end as usize].iter_mut().for_each(|word| word.timed = true);
        });
        let local = |pair: &MarkPair| MarkPair { open: pair.open - first, close: pair.close.map(|close| close - first), ..*pair };
        let marks: Vec<MarkPair> = block.marks.iter().map(local).collect();
        let mut until = 0;
        for (pair, index) in marks.iter().zip(0..) {
            words[pair.open as usize].opens = true;
            let Some(close) = pair.close else { continue };
            if pair.open >= until {
                words[pair.open as usize..=close as usize].iter_mut().for_each(|word| word.pair = index);
                until = close + 1;
            }
        }
        Self { words, marks }
    }
}

/// A block with all that the passes ask of its tokens.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a, 't> {
    pub(super) document: &'a Document<'t>,
    block: &'a Block<'a>,
    sight: &'a Sight,
    tokens: &'a [Token],
    /// The number of each token's first reading.
    readings: &'a [u32],
}

impl<'a, 't> Scene<'a, 't> {
    pub(super) fn new(document: &'a Document<'t>, block: &'a Block<'a>, sight: &'a Sight) -> Self {
        let tokens = document.tokens().get(block.tokens.start as usize..block.tokens.end as usize).unwrap_or_default();
        Self { document, block, sight, tokens, readings: document.first_readings(&block.tokens) }
    }

    pub(super) fn count(&self) -> u32 {
        self.block.tokens.len() as u32
    }

    /// The byte at which the block begins.
    pub(super) fn start(&self) -> u32 {
        self.block.start
    }

    /// The paragraphs, as ranges of tokens.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = Tokens> {
        self.block.paragraphs.iter().map(|paragraph| self.local(paragraph.start)..self.local(paragraph.end))
    }

    /// The sentences before the one that token `i` is in, as ranges of tokens; all of them where there is no token `i`.
    pub(super) fn sentences_before(&self, i: u32) -> impl DoubleEndedIterator<Item = Tokens> + use<'a, 't> {
        let (sentences, first) = (self.block.sentences, self.block.tokens.start);
        let count = if i < self.count() { self.place(i, sentences) } else { sentences.len() };
        sentences[..count].iter().map(move |sentence| sentence.start - first..sentence.end - first)
    }

    /// The names in the block.
    pub(super) fn mentions(&self) -> &'a [Named] {
        self.block.mentions
    }

    /// The pairs of marks, in the order in which they open.
    pub(super) fn marks(&self) -> &'a [MarkPair] {
        &self.sight.marks
    }

    /// True for the block that the text begins with.
    pub(super) fn leads(&self) -> bool {
        self.block.first_paragraph == 0
    }

    /// True where something is quoted before the block.
    pub(super) fn follows_speech(&self) -> bool {
        self.block.follows_speech
    }

    /// The number of token `i` in the text; one beyond any where the block has no token `i`.
    pub(super) fn number(&self, i: u32) -> u32 {
        self.block.number(i)
    }

    /// The token of the block that is number `number` in the text.
    fn local(&self, number: u32) -> u32 {
        number - self.block.tokens.start
    }

    pub(super) fn token(&self, i: u32) -> Option<&'a Token> {
        work::step();
        self.tokens.get(i as usize)
    }

    /// The token as written, with its diacritics; empty beyond the end.
    pub(super) fn surface(&self, i: u32) -> &'t str {
        self.token(i).map_or("", |token| token.span.slice(self.document.text()))
    }

    /// The readings of token `i`, the whole word first; none beyond the end.
    pub(super) fn readings(&self, i: u32) -> &'a [Reading] {
        self.document.readings(self.number(i))
    }

    /// What the lists know that begins at token `i`, with numbers of tokens that count from the text's beginning.
    pub(super) fn matches_at(&self, i: u32) -> &'a [Match] {
        self.document.matches_at(self.number(i))
    }

    /// The tokens of a match in the block.
    pub(super) fn tokens_of(&self, found: &Match) -> Tokens {
        self.local(found.first)..self.local(found.end)
    }

    /// The first token that ends after byte `offset`; the number of tokens where none does.
    pub(super) fn token_at(&self, offset: u32) -> u32 {
        self.tokens.partition_point(|token| token.span.end <= offset) as u32
    }

    /// What the lists know that begins in the block, as of [`Self::matches_at`].
    pub(super) fn matches(&self) -> &'a [Match] {
        self.document.matches_in(&self.block.tokens)
    }

    /// What the list says of token `i`; nothing beyond the end.
    pub(super) fn word(&self, i: u32) -> Word {
        self.sight.words.get(i as usize).copied().unwrap_or_default()
    }

    /// True where token `i` has one of `wanted` without a preposition before it.
    pub(super) fn is(&self, i: u32, wanted: u32) -> bool {
        self.word(i).roles & wanted != 0
    }

    /// True where token `i` has one of `wanted`, with a preposition written before it or without: للوزارة.
    pub(super) fn heads(&self, i: u32, wanted: u32) -> bool {
        let word = self.word(i);
        (word.roles | word.after_preposition) & wanted != 0
    }

    /// True where token `i` is one of `wanted` in some reading: bits of [`verbs`].
    pub(super) fn reports(&self, i: u32, wanted: u8) -> bool {
        self.word(i).verbs & wanted != 0
    }

    /// True where token `i` is the punctuation mark `mark`.
    pub(super) fn is_mark(&self, i: u32, mark: char) -> bool {
        self.token(i).is_some_and(|token| token.is(mark))
    }

    /// True for a comma of either script.
    pub(super) fn is_comma(&self, i: u32) -> bool {
        self.is_mark(i, '،') || self.is_mark(i, ',')
    }

    /// True for punctuation of any kind, the end of the text too.
    pub(super) fn is_punctuation(&self, i: u32) -> bool {
        self.token(i).is_none_or(|token| token.kind == TokenKind::Punctuation)
    }

    /// True for a word of Arabic letters.
    pub(super) fn is_word(&self, i: u32) -> bool {
        self.token(i).is_some_and(|token| token.kind == TokenKind::Word)
    }

    pub(super) fn is_quotation_mark(&self, i: u32) -> bool {
        self.token(i).is_some_and(is_quotation_mark)
    }

    pub(super) fn is_timed(&self, i: u32) -> bool {
        self.word(i).timed
    }

    /// The mention that covers token `i`.
    pub(super) fn mention(&self, i: u32) -> Option<&'a Named> {
        self.block.mentions.get(self.word(i).mention as usize)
    }

    /// The tokens of the mention that covers token `i`: of one longer than any name those near `i`.
    pub(super) fn mention_tokens(&self, i: u32) -> Option<Tokens> {
        let mention = Some(self.word(i).mention).filter(|&mention| mention != NONE)?;
        let own = |word: &&Word| word.mention == mention;
        let (before, from) = self.sight.words.split_at_checked(i as usize)?;
        let back = before.iter().rev().take(LONGEST_NAME).take_while(own).count();
        let on = from.iter().take(LONGEST_NAME).take_while(own).count();
        Some(i - back as u32..i + on as u32)
    }

    /// True where a person's name covers token `i`.
    pub(super) fn is_person(&self, i: u32) -> bool {
        self.mention(i).is_some_and(|mention| mention.kind == EntityKind::Person)
    }

    /// The outermost closed pair of marks that token `i` is in or is one of.
    pub(super) fn pair(&self, i: u32) -> Option<&'a MarkPair> {
        self.sight.marks.get(self.word(i).pair as usize)
    }

    /// The pair that opens at token `i`, closed or not.
    pub(super) fn opening_pair(&self, i: u32) -> Option<&'a MarkPair> {
        let marks = self.marks();
        if !self.word(i).opens {
            return None;
        }
        marks.binary_search_by_key(&i, |pair| pair.open).ok().and_then(|at| marks.get(at))
    }

    /// The outermost closed pair whose closing mark is token `i`.
    pub(super) fn closing_pair(&self, i: u32) -> Option<&'a MarkPair> {
        self.pair(i).filter(|pair| pair.close == Some(i))
    }

    /// True where token `i` stands inside marks, not on one.
    pub(super) fn is_quoted(&self, i: u32) -> bool {
        self.pair(i).is_some_and(|pair| pair.open < i && pair.close.is_some_and(|close| i < close))
    }

    /// The sentence that token `i` is in.
    pub(super) fn sentence(&self, i: u32) -> Tokens {
        let sentence = self.block.sentences.get(self.place(i, self.block.sentences));
        sentence.map_or(i..i, |sentence| self.local(sentence.start)..self.local(sentence.end))
    }

    /// The number, in the text, of the sentence that token `i` is in; of the block's last one beyond the end.
    pub(super) fn sentence_of(&self, i: u32) -> usize {
        self.block.first_sentence + self.place(i, self.block.sentences)
    }

    /// The number, in the text, of the paragraph that token `i` is in; of the block's last one beyond the end.
    pub(super) fn paragraph_of(&self, i: u32) -> usize {
        self.block.first_paragraph + self.place(i, self.block.paragraphs)
    }

    /// The number in `ranges` of the one that token `i` is in; of the last one beyond the end.
    fn place(&self, i: u32, ranges: &[Tokens]) -> usize {
        let number = self.number(i);
        ranges.partition_point(|range| range.end <= number).min(ranges.len().saturating_sub(1))
    }

    /// The folded form of the whole token; empty beyond the end.
    pub(super) fn form(&self, i: u32) -> &'a str {
        self.readings.get(i as usize).map_or("", |&reading| self.document.form_of_reading(reading))
    }

    /// The conjunction that token `i` may begin with, و or ف, going by its letters alone.
    pub(super) fn leading_conjunction(&self, i: u32) -> Option<char> {
        self.readings(i).get(1).and_then(|reading| reading.conjunction)
    }

    /// True where token `i` is a name with a preposition written to it: وبمصر, not وبلال.
    pub(super) fn is_preposed_name(&self, i: u32) -> bool {
        let Some((name, token)) = self.mention(i).zip(self.token(i)) else { return false };
        let before = name.span.start.saturating_sub(token.span.start) as usize;
        self.surface(i).get(..before).is_some_and(|clitics| clitics.ends_with(['ب', 'ل', 'ك']))
    }

    /// True where token `i` has a reading with the preposition `wanted` before it.
    pub(super) fn has_preposition(&self, i: u32, wanted: char) -> bool {
        self.readings(i).iter().any(|reading| reading.preposition == Some(wanted))
    }

    /// True for a complementiser, with or without و, ف or ب: أن، بأنه، فإن; not for لأن and كأن.
    pub(super) fn is_complementiser(&self, i: u32) -> bool {
        let word = self.word(i);
        word.roles & roles::COMPLEMENTISER != 0 || word.preposition == 'ب' && word.after_preposition & roles::COMPLEMENTISER != 0
    }

    /// The bytes of tokens, an empty span where there are none.
    pub(super) fn span(&self, tokens: Tokens) -> Span {
        self.block.span(self.document, &tokens)
    }

    /// The number of words, numbers included, in `tokens`.
    pub(super) fn word_count(&self, tokens: Tokens) -> u32 {
        tokens.filter(|&i| !self.is_punctuation(i)).count() as u32
    }
}

/// What a row of the reporting words makes of a word: bits of [`verbs`]. `bare` is true without a preposition before it.
fn verbs_of(row: &reporting_words::Row, bare: bool) -> u8 {
    let when = |is: bool, bit: u8| if is { bit } else { 0 };
    let sure = row.tier == Tier::A;
    match row.shape {
        Shape::Participle => verbs::PARTICIPLE,
        Shape::Finite => {
            verbs::FINITE
                | when(sure, verbs::SURE)
                | when(row.tier != Tier::C, verbs::LIKELY)
                | when(bare && (sure || row.class == Class::Say), verbs::SAYS)
        }
        _ => 0,
    }
}

/// True unless the words are those of a clause (أن، الذي) or of an office only (سماحة المفتي).
fn is_name(words: &[Word]) -> bool {
    let clause = roles::COMPLEMENTISER | roles::RELATIVE | roles::QUESTION;
    !words.iter().any(|word| word.roles & clause != 0 || word.preposition == 'ب' && word.after_preposition & roles::COMPLEMENTISER != 0)
        && !words.iter().all(|word| word.roles & roles::ROLE != 0)
}

/// Calls `found` with those of `tokens` that each of `spans` (in text order, disjoint) covers, and that span's index. A token
/// that two of them share is the first one's.
fn cover(tokens: &[Token], spans: impl Iterator<Item = Span>, mut found: impl FnMut(Tokens, u32)) {
    let mut at = 0;
    for (span, index) in spans.zip(0..) {
        let first = at + tokens[at..].iter().take_while(|token| token.span.end <= span.start).count();
        at = first + tokens[first..].iter().take_while(|token| token.span.start < span.end).count();
        if first < at {
            found(first as u32..at as u32, index);
        }
    }
}
