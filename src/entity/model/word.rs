//! What a word shows by itself, wherever it stands: its form, its hosts (the readings without proclitics), its first and
//! last letters, its shape, its clusters, the lists that know it, and what its letters say.

use super::attributes::Template;
use super::clusters::{Clusters, LEVELS};
use super::context;
use super::key::Key;
use super::letters::{Letters, Likeness};
use crate::document::Document;
use crate::lexicon::{List, Match};
use crate::text::fold::{is_extender, is_invisible};
use crate::text::token::{Token, TokenKind};

/// What the attributes of other tokens take from a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Its key.
    pub key: u32,
    /// Its middle cluster, or what stands for it where it has none.
    pub cluster: u32,
    /// How it has the article: 0 in front, 1 after a proclitic, [`NO_WORD`], [`WITHOUT`].
    pub article: u32,
    /// What the lists say of it; 0 where none knows it.
    pub lists: u32,
}

/// The article of what is no Arabic word.
pub const NO_WORD: u32 = 2;
/// A word without the article.
pub const WITHOUT: u32 = 3;

/// Reads attributes off words: knows the built-in lists, and what training found out about words.
#[derive(Debug)]
pub struct Reader {
    clusters: Clusters,
    letters: Letters,
}

impl Reader {
    /// A reader that knows these clusters and these weights of letters.
    pub fn new(clusters: Clusters, letters: Letters) -> Self {
        Self { clusters, letters }
    }

    /// The clusters.
    pub fn clusters(&self) -> &Clusters {
        &self.clusters
    }

    /// Calls `vote` with (template, key) for every attribute that token `at` has by itself. They follow from its surface and
    /// the built-in lists alone.
    pub fn read(&self, document: &Document<'_>, at: u32, mut vote: impl FnMut(Template, u32)) -> Word {
        let Some(token) = document.token(at) else { return Word { article: NO_WORD, ..Word::default() } };
        let form = document.form(at);
        let word = word_key(token, form);
        let shape = shape(token, document.surface(at));
        vote(Template::Word, Template::Word.key().add(word).finish());
        vote(Template::Shape, Template::Shape.key().add(shape).finish());
        let mut cluster = self.clusters.of(word);
        if matches!(token.kind, TokenKind::Word | TokenKind::Latin) {
            for (number, reading) in document.readings(at).iter().enumerate() {
                let host = document.reading_form(reading);
                let key = word_key(token, host);
                vote(Template::Host, Template::Host.key().add(key).finish());
                if number > 0 && cluster.is_none() {
                    cluster = self.clusters.of(key);
                }
                if let Some(bare) = host.strip_prefix("ال") {
                    vote(Template::Bare, Template::Bare.key().text(bare).finish());
                } else {
                    vote(Template::Bare, Template::Bare.key().text(host).finish());
                }
            }
            affixes(form, &mut vote);
        }
        if token.kind == TokenKind::Word {
            let last = letters(document.surface(at)).next_back().map_or(0, u32::from);
            vote(Template::Ending, Template::Ending.key().add(last).finish());
        }
        let likeness = self.likeness(document, at, token);
        if let Some(likeness) = likeness {
            let key = Template::Letters.key().add(likeness.name);
            vote(Template::Letters, key.finish());
            vote(Template::Letters, key.add(likeness.person + 1).finish());
        }
        let path = cluster.map_or([0; LEVELS], |cluster| self.clusters.path(cluster));
        for (level, &number) in (0u32..).zip(&path) {
            let template = if level == 0 { Template::Cluster } else { Template::Coarse };
            vote(template, template.key().add(level).add(number).finish());
        }
        let middle = match (cluster, likeness) {
            (Some(_), _) => path[1],
            (None, Some(likeness)) => likeness.name | 1 << 17,
            (None, None) => shape | 1 << 16,
        };
        let alone = document.matches_at(at).iter().filter(|found| found.end == at + 1);
        let lists = alone.fold(0, |lists, found| lists ^ context::listed(found, 3, &mut vote));
        Word { key: word, cluster: middle, article: article(token, form), lists }
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

/// How a word has the article.
fn article(token: &Token, form: &str) -> u32 {
    if token.kind != TokenKind::Word {
        return NO_WORD;
    }
    let cut = ["وال", "بال", "لل", "فال", "كال"].iter().any(|beginning| form.starts_with(beginning));
    match form.chars().count() {
        4.. if form.starts_with("ال") => 0,
        5.. if cut => 1,
        _ => WITHOUT,
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
fn affixes(form: &str, vote: &mut impl FnMut(Template, u32)) {
    let mut key = Template::Prefix.key();
    let mut near = Template::PrefixNear.key();
    for (count, c) in form.chars().take(4).enumerate() {
        key = key.add(c as u32);
        near = near.add(c as u32);
        vote(Template::Prefix, key.finish());
        if count == 1 || count == 2 {
            vote(Template::PrefixNear, near.finish());
        }
    }
    let mut key = Template::Suffix.key();
    let mut near = Template::SuffixNear.key();
    for (count, c) in form.chars().rev().take(4).enumerate() {
        key = key.add(c as u32);
        near = near.add(c as u32);
        vote(Template::Suffix, key.finish());
        if count < 3 {
            vote(Template::SuffixNear, near.finish());
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
