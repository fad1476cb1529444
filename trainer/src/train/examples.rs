//! From articles to sentences with numbered attributes, as read first and as read again.

use std::collections::HashMap;

use hashiya::training::model::article;
use hashiya::training::model::attributes::Template;
use hashiya::training::model::context;
use hashiya::training::model::tags::Tag;
use hashiya::training::model::word::Reader;
use hashiya::training::{Document, Recognizer};

use super::corpus::Article;
use super::crf::{Dictionary, Sentence};

/// An attribute seen fewer times than this is not learned.
const LEAST_COUNT: u32 = 2;

/// All articles, read.
pub(crate) struct Examples {
    pub(crate) articles: Vec<Article>,
    pub(crate) dictionary: Dictionary,
    /// The sentences of each article at the first reading.
    pub(crate) first: Vec<Vec<Sentence>>,
    without: Vec<Template>,
}

/// Token, template, key.
type Raw = (u32, Template, u32);

impl Examples {
    /// Reads the articles, leaving out the attributes of the templates in `without`.
    pub(crate) fn new(articles: Vec<Article>, reader: &Reader, without: &[Template]) -> Self {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut raw: Vec<Vec<Raw>> = Vec::new();
        let (mut words, mut lists, rules) = (Vec::new(), Vec::new(), Recognizer::default());
        for article in &articles {
            let document = Document::new(&article.text);
            let mut seen: Vec<Raw> = Vec::new();
            let mut see = |token, template, key| {
                if !without.contains(&template) {
                    seen.push((token, template, key));
                }
            };
            for sentence in document.sentences() {
                words.clear();
                for token in sentence.clone() {
                    words.push(reader.read(&document, token, |template, key| see(token, template, key)));
                }
                context::read(&document, sentence, &words, &mut lists, &mut see);
            }
            for hint in rules.hints(&document) {
                hint.read(&mut see);
            }
            for &(_, _, key) in &seen {
                *counts.entry(key).or_default() += 1;
            }
            seen.sort_by_key(|&(token, ..)| token);
            raw.push(seen);
        }
        let mut dictionary = Dictionary::default();
        let mut first = Vec::new();
        for (article, raw) in articles.iter().zip(raw) {
            let document = Document::new(&article.text);
            let kept: Vec<(u32, u32)> = raw
                .into_iter()
                .filter(|(_, _, key)| counts.get(key).is_some_and(|&count| count >= LEAST_COUNT))
                .map(|(token, template, key)| (token, dictionary.add(template, key)))
                .collect();
            first.push(sentences(&document, article, &kept));
        }
        Self { articles, dictionary, first, without: without.to_vec() }
    }

    /// The sentences of article `at` at the second reading, where `tags` are what the first one found. With `learn`, new
    /// attributes are numbered; else they are left out.
    pub(crate) fn second(&mut self, at: usize, tags: &[Tag], learn: bool) -> Vec<Sentence> {
        let article = &self.articles[at];
        let document = Document::new(&article.text);
        let mut seen: Vec<(u32, u32)> = Vec::new();
        article::read(&document, tags, |token, template, key| {
            if self.without.contains(&template) {
                return;
            }
            let number = if learn { Some(self.dictionary.add(template, key)) } else { self.dictionary.number(key) };
            seen.extend(number.map(|number| (token, number)));
        });
        seen.sort_by_key(|&(token, _)| token);
        let mut all: Vec<(u32, u32)> = Vec::new();
        let mut token = 0;
        for sentence in &self.first[at] {
            for place in 0..sentence.tags.len() {
                all.extend(sentence.of_token(place).iter().map(|&number| (token, number)));
                token += 1;
            }
        }
        all.extend(seen);
        all.sort_by_key(|&(token, _)| token);
        sentences(&document, article, &all)
    }
}

/// Cuts the attributes of an article's tokens into sentences.
fn sentences(document: &Document<'_>, article: &Article, attributes: &[(u32, u32)]) -> Vec<Sentence> {
    let mut rest = attributes.iter().peekable();
    let mut found = Vec::new();
    for tokens in document.sentences() {
        let mut sentence = Sentence { guideline: article.guideline as usize, ..Sentence::default() };
        for token in tokens.clone() {
            while let Some(&(_, number)) = rest.next_if(|&&(at, _)| at == token) {
                sentence.attributes.push(number);
            }
            sentence.ends.push(sentence.attributes.len() as u32);
            sentence.tags.push(article.tags[token as usize]);
        }
        found.push(sentence);
    }
    found
}
