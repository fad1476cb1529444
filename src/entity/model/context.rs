//! What a token shows by where it stands: the lists that know the phrase of several words that it is part of, the words
//! beside it, the head of a body or the title before it.

use super::attributes::Template;
use super::word::{NO_WORD, WITHOUT, Word, word_key};
use crate::document::Document;
use crate::lexicon::{List, Match};
use crate::text::marks::is_quotation_mark;
use crate::text::sentence::Tokens;
use crate::text::token::TokenKind;

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

/// Calls `vote` with (token, template, key) for every attribute that the tokens of `sentence` have from where they stand.
/// `words` says what each shows by itself; `lists` is room to work in.
pub fn read(document: &Document<'_>, sentence: &Tokens, words: &[Word], lists: &mut Vec<u32>, mut vote: impl FnMut(u32, Template, u32)) {
    lists.clear();
    lists.extend(words.iter().map(|word| word.lists));
    let mut before: Option<(&Word, u32)> = None;
    let mut lead = None;
    for ((at, word), index) in sentence.clone().zip(words).zip(0..) {
        let Some(token) = document.token(at) else { break };
        let found = document.matches_at(at);
        if token.starts_paragraph {
            vote(at, Template::Paragraph, Template::Paragraph.key().finish());
        }
        lists_at(found, sentence, at, lists, &mut vote);
        let nominal = matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number);
        // After the first of three words and more nothing is led: so were the weights learned.
        let near = |lead: &Lead| at.checked_sub(lead.at).is_some_and(|far| far <= LONGEST_LEAD);
        lead = lead.filter(|lead| (nominal || is_quotation_mark(token)) && near(lead));
        if let Some(lead) = &mut lead {
            led(lead, words.get(index..).unwrap_or_default(), at, &mut vote);
            lead.bare += u32::from(nominal && word.article == WITHOUT);
        }
        lead = leads(document, found).or(lead);
        let list = lists.get(index).copied().unwrap_or(0);
        if let Some((left, left_list)) = before {
            let (words, clusters) = (Template::WordPair.key().add(left.key), Template::ClusterPair.key().add(left.cluster));
            vote(at - 1, Template::WordPair, words.add(word.key).finish());
            vote(at - 1, Template::ClusterPair, clusters.add(word.cluster).finish());
            if left_list != 0 || list != 0 {
                vote(at - 1, Template::ListPair, Template::ListPair.key().add(left_list).add(list).finish());
            }
            if left_list != 0 {
                vote(at - 1, Template::ListWord, Template::ListWord.key().add(left_list).add(word.key).finish());
            }
            if list != 0 {
                vote(at - 1, Template::ListWord, Template::ListWord.key().add(left.key).add(list).add(1).finish());
            }
        }
        before = Some((word, list));
    }
    if !sentence.is_empty() {
        vote(sentence.start, Template::Edge, Template::Edge.key().add(0).finish());
        vote(sentence.end - 1, Template::Edge, Template::Edge.key().add(1).finish());
    }
}

/// What the lists say of the phrases of several words that begin at `first`, of all that are `found` there; the sum of what
/// they say of a token goes to `seen`.
#[inline]
fn lists_at(found: &[Match], sentence: &Tokens, first: u32, seen: &mut [u32], vote: &mut impl FnMut(u32, Template, u32)) {
    for (at, phrase) in found.iter().enumerate() {
        if phrase.end > first + 1 {
            several(phrase, &found[at + 1..], sentence, seen, vote);
        }
    }
}

/// The same of one phrase; `others` begin alike.
fn several(phrase: &Match, others: &[Match], sentence: &Tokens, seen: &mut [u32], vote: &mut impl FnMut(u32, Template, u32)) {
    // Of the phrases of one list that begin alike, only the longest counts.
    let longer = |other: &Match| other.list == phrase.list && other.reading == phrase.reading && other.end > phrase.end;
    if others.iter().take(8).any(longer) {
        return;
    }
    let end = phrase.end.min(sentence.end);
    for token in phrase.first..end {
        let place = u32::from(token == phrase.first) | u32::from(token + 1 == end) << 1;
        let said = listed(phrase, place, |template, key| vote(token, template, key));
        if let Some(seen) = seen.get_mut((token - sentence.start) as usize) {
            *seen ^= said;
        }
    }
}

/// What the list of `phrase` says of the token at `place` in it: 1 for the first one, plus 2 for the last one. Returns a
/// number for it.
pub fn listed(phrase: &Match, place: u32, mut vote: impl FnMut(Template, u32)) -> u32 {
    let key = Template::List.key().add(phrase.list.class(phrase.row)).add(place);
    vote(Template::List, key.finish());
    if place & 1 != 0 && phrase.reading > 0 {
        vote(Template::ListCut, key.add(4).finish());
    }
    key.add(5).finish()
}

/// The attributes of token `at`, the first of `words`, after the head of a body or a title.
fn led(lead: &mut Lead, words: &[Word], at: u32, vote: &mut impl FnMut(u32, Template, u32)) {
    let article = |index: usize| words.get(index).map_or(NO_WORD, |word| word.article);
    let (far, article, next) = (at - lead.at, article(0), article(1));
    let key = Template::Lead.key().add(lead.class);
    vote(at, Template::Lead, key.add(far).add(article).add(lead.bare.min(3)).finish());
    vote(at, Template::Lead, key.add(article << 4 | next).add(lead.bare.min(3)).finish());
    vote(at, Template::Lead, Template::Lead.key().add(lead.word).add(far.min(3)).add(article).finish());
}

/// The head of a body or the title among the phrases that are `found` at a token.
#[inline]
fn leads(document: &Document<'_>, found: &[Match]) -> Option<Lead> {
    let leads = |found: &&Match| matches!(found.list, List::OrganizationHeads | List::OrganizationArticles | List::Titles);
    let found = found.iter().filter(leads).max_by_key(|found| (found.end, found.reading))?;
    let last = found.end - 1;
    let word = word_key(document.token(last)?, document.form(last));
    Some(Lead { class: found.list.class(found.row), word, at: last, bare: 0 })
}
