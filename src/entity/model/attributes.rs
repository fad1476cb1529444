//! What a token is seen to be: its attributes, each of which votes on the tags of the tokens near it.
//!
//! An attribute is a key and says how far it votes. Of one word come its form, its hosts (the readings without
//! proclitics), its first and last letters, its shape, its clusters, and the lists that know it; of two words side by
//! side come the pairs.

#[cfg(feature = "training")]
use std::ops::RangeInclusive;

use super::clusters::{Clusters, LEVELS};
use super::key::Key;
use crate::document::Document;
use crate::lexicon::Match;
use crate::text::sentence::Tokens;
use crate::text::token::{Token, TokenKind};

/// What an attribute is made of. The numbers are part of the model file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Template {
    /// The folded word.
    Word = 1,
    /// A reading's host.
    Host,
    /// A host without the article.
    Bare,
    /// The first one to four letters.
    Prefix,
    /// The first two and three letters, for the neighbours.
    PrefixNear,
    /// The last one to four letters.
    Suffix,
    /// The last one to three letters, for the neighbours.
    SuffixNear,
    /// Script, case, length, punctuation mark.
    Shape,
    /// The last letter as written.
    Ending,
    /// The finest cluster.
    Cluster,
    /// The coarser clusters.
    Coarse,
    /// A list that knows the phrase here, and the place in the phrase.
    List,
    /// The same where a proclitic is cut off.
    ListCut,
    /// Two words side by side.
    WordPair,
    /// Two clusters side by side.
    ClusterPair,
    /// What the lists know of two tokens side by side.
    ListPair,
    /// What the lists know of one token, with the word before or after.
    ListWord,
    /// The sentence's first and last token.
    Edge,
    /// A paragraph's first token.
    Paragraph,
    /// A rule that proposes a name here, with its kind and the place in it.
    Rule,
    /// The kind and the place alone.
    RuleKind,
    /// Second reading: kind of name that the word is elsewhere, and how often.
    Elsewhere,
    /// Second reading: kind of name and place in it elsewhere.
    ElsewhereRole,
    /// Second reading: the commonest kind elsewhere.
    ElsewhereBest,
    /// Second reading: the share of names among the occurrences elsewhere.
    ElsewhereShare,
    /// Second reading: the first reading's tag.
    First,
    /// Second reading: the first reading's tag and the commonest kind elsewhere.
    FirstBest,
}

impl Template {
    /// How far its attributes vote, as offsets from their own token.
    #[cfg(feature = "training")]
    pub const fn reach(self) -> RangeInclusive<i32> {
        use Template::*;
        match self {
            Bare | Prefix | Suffix | ListCut | ElsewhereShare | FirstBest => 0..=0,
            Host | PrefixNear | SuffixNear | Ending | Cluster | List | Paragraph | Rule | Elsewhere | ElsewhereRole | First => -1..=1,
            Word | Shape | Coarse | Edge | RuleKind | ElsewhereBest => -2..=2,
            WordPair | ClusterPair | ListPair | ListWord => 0..=1,
        }
    }

    /// The beginning of its keys.
    #[inline]
    pub const fn key(self) -> Key {
        Key::new(self as u8)
    }
}

/// Reads attributes off documents.
#[derive(Debug)]
pub struct Reader {
    clusters: Clusters,
}

/// What is remembered of the token before while a sentence is read.
#[derive(Clone, Copy, Default)]
struct Seen {
    word: u32,
    cluster: u32,
    list: u32,
}

impl Reader {
    /// A reader that knows the built-in lists and these clusters.
    pub fn new(clusters: Clusters) -> Self {
        Self { clusters }
    }

    /// The clusters.
    pub fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    /// Calls `vote` with (token, template, key) for every attribute of the tokens of `sentence`. `lists` is room to work in.
    pub fn read(&self, document: &Document<'_>, sentence: &Tokens, lists: &mut Vec<u32>, mut vote: impl FnMut(u32, Template, u32)) {
        lists.clear();
        lists.resize(sentence.len(), 0);
        for token in sentence.clone() {
            Self::lists_at(document, sentence, token, lists, &mut vote);
        }
        let mut before = Seen::default();
        for token in sentence.clone() {
            let list = lists.get((token - sentence.start) as usize).copied().unwrap_or(0);
            let seen = self.token(document, token, list, &mut vote);
            if token > sentence.start {
                let (key, cluster) = (Template::WordPair.key(), Template::ClusterPair.key());
                vote(token - 1, Template::WordPair, key.add(before.word).add(seen.word).finish());
                vote(token - 1, Template::ClusterPair, cluster.add(before.cluster).add(seen.cluster).finish());
                if before.list != 0 || seen.list != 0 {
                    let lists = Template::ListPair.key().add(before.list).add(seen.list).finish();
                    vote(token - 1, Template::ListPair, lists);
                    if before.list != 0 {
                        vote(token - 1, Template::ListWord, Template::ListWord.key().add(before.list).add(seen.word).finish());
                    }
                    if seen.list != 0 {
                        vote(token - 1, Template::ListWord, Template::ListWord.key().add(before.word).add(seen.list).add(1).finish());
                    }
                }
            }
            before = seen;
        }
        if !sentence.is_empty() {
            vote(sentence.start, Template::Edge, Template::Edge.key().add(0).finish());
            vote(sentence.end - 1, Template::Edge, Template::Edge.key().add(1).finish());
        }
    }

    /// What the lists say of the phrases that begin at `first`; the sum of what they say of a token goes to `seen`.
    fn lists_at(document: &Document<'_>, sentence: &Tokens, first: u32, seen: &mut [u32], vote: &mut impl FnMut(u32, Template, u32)) {
        let found = document.matches_at(first);
        for (at, phrase) in found.iter().enumerate() {
            // Of the phrases of one list that begin alike, only the longest counts.
            let longer = |other: &Match| other.list == phrase.list && other.reading == phrase.reading && other.end > phrase.end;
            if found[at + 1..].iter().take(8).any(longer) {
                continue;
            }
            let list = phrase.list.class(phrase.row);
            let end = phrase.end.min(sentence.end);
            for token in first..end {
                let place = u32::from(token == first) | u32::from(token + 1 == end) << 1;
                let key = Template::List.key().add(list).add(place);
                vote(token, Template::List, key.finish());
                if token == first && phrase.reading > 0 {
                    vote(token, Template::ListCut, key.add(4).finish());
                }
                if let Some(seen) = seen.get_mut((token - sentence.start) as usize) {
                    *seen ^= key.add(5).finish();
                }
            }
        }
    }

    /// The attributes of one token by itself.
    fn token(&self, document: &Document<'_>, at: u32, list: u32, vote: &mut impl FnMut(u32, Template, u32)) -> Seen {
        let Some(token) = document.token(at) else { return Seen::default() };
        let form = document.form(at);
        let word = word_key(token, form);
        let shape = shape(token, document.surface(at));
        vote(at, Template::Word, Template::Word.key().add(word).finish());
        vote(at, Template::Shape, Template::Shape.key().add(shape).finish());
        let mut cluster = self.clusters.of(word);
        if matches!(token.kind, TokenKind::Word | TokenKind::Latin) {
            for (number, reading) in document.readings(at).iter().enumerate() {
                let host = document.reading_form(reading);
                let key = word_key(token, host);
                vote(at, Template::Host, Template::Host.key().add(key).finish());
                if number > 0 && cluster.is_none() {
                    cluster = self.clusters.of(key);
                }
                if let Some(bare) = host.strip_prefix("ال") {
                    vote(at, Template::Bare, Template::Bare.key().text(bare).finish());
                } else {
                    vote(at, Template::Bare, Template::Bare.key().text(host).finish());
                }
            }
            affixes(at, form, vote);
        }
        if token.kind == TokenKind::Word {
            let last = document.surface(at).chars().next_back().map_or(0, u32::from);
            vote(at, Template::Ending, Template::Ending.key().add(last).finish());
        }
        let path = cluster.map_or([0; LEVELS], |cluster| self.clusters.path(cluster));
        for (level, &number) in (0u32..).zip(&path) {
            let template = if level == 0 { Template::Cluster } else { Template::Coarse };
            vote(at, template, template.key().add(level).add(number).finish());
        }
        if token.starts_paragraph {
            vote(at, Template::Paragraph, Template::Paragraph.key().finish());
        }
        let middle = if cluster.is_some() { path[1] } else { shape | 1 << 16 };
        Seen { word, cluster: middle, list }
    }
}

/// The key of a word; of a number only its length counts.
pub fn word_key(token: &Token, form: &str) -> u32 {
    match token.kind {
        TokenKind::Number => Key::new(0).add(form.len() as u32).finish(),
        _ => Key::new(0).text(form).finish(),
    }
}

/// The first and last letters, one to four of them.
fn affixes(at: u32, form: &str, vote: &mut impl FnMut(u32, Template, u32)) {
    let mut key = Template::Prefix.key();
    let mut near = Template::PrefixNear.key();
    for (count, c) in form.chars().take(4).enumerate() {
        key = key.add(c as u32);
        near = near.add(c as u32);
        vote(at, Template::Prefix, key.finish());
        if count == 1 || count == 2 {
            vote(at, Template::PrefixNear, near.finish());
        }
    }
    let mut key = Template::Suffix.key();
    let mut near = Template::SuffixNear.key();
    for (count, c) in form.chars().rev().take(4).enumerate() {
        key = key.add(c as u32);
        near = near.add(c as u32);
        vote(at, Template::Suffix, key.finish());
        if count < 3 {
            vote(at, Template::SuffixNear, near.finish());
        }
    }
}

/// Script, case, length and punctuation mark as one number.
fn shape(token: &Token, surface: &str) -> u32 {
    match token.kind {
        TokenKind::Word => 0x100 | surface.chars().take(8).count() as u32,
        TokenKind::Latin => {
            let capitals = surface.chars().take(8).filter(|c| c.is_uppercase()).count();
            let letters = surface.chars().take(8).count();
            let case = match capitals {
                0 => 0,
                1 if letters > 1 => 1,
                _ if capitals == letters => 2,
                _ => 3,
            };
            0x200 | case << 4 | letters.min(4) as u32
        }
        TokenKind::Number => 0x300 | surface.chars().take(5).count() as u32,
        TokenKind::Punctuation => 0x1_0000 | token.first as u32,
        TokenKind::Symbol => 0x400,
    }
}
