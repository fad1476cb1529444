//! What a token is seen to be: its attributes, each of which votes on the tags of the tokens near it.
//!
//! An attribute is a key and says how far it votes. Of one word come its form, its hosts (the readings without
//! proclitics), its first and last letters, its shape, its clusters, the lists that know it, and what its letters say; of
//! two words side by side come the pairs; from the head of a body or a title before it comes how far before that stands.

#[cfg(feature = "training")]
use std::ops::RangeInclusive;

use super::clusters::{Clusters, LEVELS};
use super::key::Key;
use super::letters::{Letters, Likeness};
use crate::document::Document;
use crate::lexicon::{List, Match};
use crate::text::fold::{is_extender, is_invisible};
use crate::text::marks::is_quotation_mark;
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
    /// What the letters say of a word that is no ordinary one.
    Letters,
    /// The head of a body or the title that stands before, how far before, and whether the words since have the article.
    Lead,
}

impl Template {
    /// How far its attributes vote, as offsets from their own token.
    #[cfg(feature = "training")]
    pub const fn reach(self) -> RangeInclusive<i32> {
        use Template::*;
        match self {
            Bare | Prefix | Suffix | ListCut | ElsewhereShare | FirstBest | Lead => 0..=0,
            Letters | Host | PrefixNear | SuffixNear | Ending | Cluster | List | Paragraph | Rule | Elsewhere | ElsewhereRole | First => {
                -1..=1
            }
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
    letters: Letters,
}

/// What is remembered of the token before while a sentence is read.
#[derive(Clone, Copy, Default)]
struct Seen {
    word: u32,
    cluster: u32,
    list: u32,
}

/// The head of a body, or a title, that stands before a token, while what follows may belong to it.
#[derive(Clone, Copy)]
struct Lead {
    /// What list it is of, and which kind of word there.
    class: u32,
    /// Its last word.
    word: u32,
    /// That word's token.
    at: u32,
    /// How many words since then have no article.
    bare: u32,
}

/// How many tokens after its head a name may still go on.
const LONGEST_LEAD: u32 = 8;

impl Reader {
    /// A reader that knows the built-in lists, these clusters and these weights of letters.
    pub fn new(clusters: Clusters, letters: Letters) -> Self {
        Self { clusters, letters }
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
        let mut lead = None;
        for token in sentence.clone() {
            lead = Self::led(document, sentence, token, lead, &mut vote);
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

    /// The attributes of a token after the head of a body or a title; what leads the token after it.
    fn led(
        document: &Document<'_>,
        sentence: &Tokens,
        at: u32,
        lead: Option<Lead>,
        vote: &mut impl FnMut(u32, Template, u32),
    ) -> Option<Lead> {
        let token = document.token(at)?;
        let nominal = matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number);
        let mut lead = lead.filter(|lead| (nominal || is_quotation_mark(token)) && at - lead.at <= LONGEST_LEAD);
        if let Some(lead) = &mut lead {
            let (far, article) = (at - lead.at, article(document, at));
            let key = Template::Lead.key().add(lead.class);
            vote(at, Template::Lead, key.add(far).add(article).add(lead.bare.min(3)).finish());
            let next = if at + 1 < sentence.end { self::article(document, at + 1) } else { 2 };
            vote(at, Template::Lead, key.add(article << 4 | next).add(lead.bare.min(3)).finish());
            vote(at, Template::Lead, Template::Lead.key().add(lead.word).add(far.min(3)).add(article).finish());
            lead.bare += u32::from(nominal && article == 3);
        }
        let leads = |found: &&Match| matches!(found.list, List::OrganizationHeads | List::OrganizationArticles | List::Titles);
        let next = document.matches_at(at).iter().filter(leads).max_by_key(|found| (found.end, found.reading));
        match next {
            Some(next) => {
                let (last, class) = (next.end - 1, next.list.class(next.row));
                Some(Lead { class, word: word_key(document.token(last)?, document.form(last)), at: last, bare: 0 })
            }
            None => lead,
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
            let last = letters(document.surface(at)).next_back().map_or(0, u32::from);
            vote(at, Template::Ending, Template::Ending.key().add(last).finish());
        }
        let likeness = self.likeness(document, at, token);
        if let Some(likeness) = likeness {
            let key = Template::Letters.key().add(likeness.name);
            vote(at, Template::Letters, key.finish());
            vote(at, Template::Letters, key.add(likeness.person + 1).finish());
        }
        let path = cluster.map_or([0; LEVELS], |cluster| self.clusters.path(cluster));
        for (level, &number) in (0u32..).zip(&path) {
            let template = if level == 0 { Template::Cluster } else { Template::Coarse };
            vote(at, template, template.key().add(level).add(number).finish());
        }
        if token.starts_paragraph {
            vote(at, Template::Paragraph, Template::Paragraph.key().finish());
        }
        let middle = match (cluster, likeness) {
            (Some(_), _) => path[1],
            (None, Some(likeness)) => likeness.name | 1 << 17,
            (None, None) => shape | 1 << 16,
        };
        Seen { word, cluster: middle, list }
    }

    /// What the letters say of a word that is no ordinary one: of its host that is most like a name.
    fn likeness(&self, document: &Document<'_>, at: u32, token: &Token) -> Option<Likeness> {
        let ordinary = |found: &Match| found.list == List::OrdinaryWords;
        if token.kind != TokenKind::Word || document.matches_at(at).iter().any(ordinary) {
            return None;
        }
        document.readings(at).iter().filter_map(|reading| self.letters.likeness(document.reading_form(reading))).max()
    }
}

/// How a word has the article: 0 in front, 1 after a proclitic, 2 is no word or not there, 3 has none.
fn article(document: &Document<'_>, at: u32) -> u32 {
    match document.token(at) {
        Some(token) if token.kind == TokenKind::Word => {
            let form = document.form(at);
            let cut = ["وال", "بال", "لل", "فال", "كال"].iter().any(|beginning| form.starts_with(beginning));
            match form.chars().count() {
                4.. if form.starts_with("ال") => 0,
                5.. if cut => 1,
                _ => 3,
            }
        }
        _ => 2,
    }
}

/// The letters of a word as written: whether it has vowel signs says nothing of it.
fn letters(surface: &str) -> impl DoubleEndedIterator<Item = char> {
    surface.chars().filter(|&c| !is_extender(c) && !is_invisible(c))
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
        TokenKind::Word => 0x100 | letters(surface).take(8).count() as u32,
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
