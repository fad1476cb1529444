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
    for token in sentence.clone() {
        lists_at(document, sentence, token, lists, &mut vote);
    }
    let mut before: Option<(Word, u32)> = None;
    let mut lead = None;
    for ((token, &word), &list) in sentence.clone().zip(words).zip(&*lists) {
        if document.token(token).is_some_and(|token| token.starts_paragraph) {
            vote(token, Template::Paragraph, Template::Paragraph.key().finish());
        }
        lead = led(document, sentence.start, words, token, lead, &mut vote);
        if let Some((left, left_list)) = before {
            let (words, clusters) = (Template::WordPair.key().add(left.key), Template::ClusterPair.key().add(left.cluster));
            vote(token - 1, Template::WordPair, words.add(word.key).finish());
            vote(token - 1, Template::ClusterPair, clusters.add(word.cluster).finish());
            if left_list != 0 || list != 0 {
                vote(token - 1, Template::ListPair, Template::ListPair.key().add(left_list).add(list).finish());
            }
            if left_list != 0 {
                vote(token - 1, Template::ListWord, Template::ListWord.key().add(left_list).add(word.key).finish());
            }
            if list != 0 {
                vote(token - 1, Template::ListWord, Template::ListWord.key().add(left.key).add(list).add(1).finish());
            }
        }
        before = Some((word, list));
    }
    if !sentence.is_empty() {
        vote(sentence.start, Template::Edge, Template::Edge.key().add(0).finish());
        vote(sentence.end - 1, Template::Edge, Template::Edge.key().add(1).finish());
    }
}

/// What the lists say of the phrases of several words that begin at `first`; the sum of what they say of a token goes to
/// `seen`.
fn lists_at(document: &Document<'_>, sentence: &Tokens, first: u32, seen: &mut [u32], vote: &mut impl FnMut(u32, Template, u32)) {
    let found = document.matches_at(first);
    for (at, phrase) in found.iter().enumerate().filter(|(_, phrase)| phrase.end > first + 1) {
        // Of the phrases of one list that begin alike, only the longest counts.
        let longer = |other: &Match| other.list == phrase.list && other.reading == phrase.reading && other.end > phrase.end;
        if found[at + 1..].iter().take(8).any(longer) {
            continue;
        }
        let end = phrase.end.min(sentence.end);
        for token in first..end {
            let place = u32::from(token == first) | u32::from(token + 1 == end) << 1;
            let said = listed(phrase, place, |template, key| vote(token, template, key));
            if let Some(seen) = seen.get_mut((token - sentence.start) as usize) {
                *seen ^= said;
            }
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

/// The attributes of a token after the head of a body or a title; what leads the token after it.
fn led(
    document: &Document<'_>,
    start: u32,
    words: &[Word],
    at: u32,
    lead: Option<Lead>,
    vote: &mut impl FnMut(u32, Template, u32),
) -> Option<Lead> {
    let token = document.token(at)?;
    let nominal = matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number);
    let mut lead = lead.filter(|lead| (nominal || is_quotation_mark(token)) && at - lead.at <= LONGEST_LEAD);
    if let Some(lead) = &mut lead {
        let article = |at: u32| words.get((at - start) as usize).map_or(NO_WORD, |word| word.article);
        let (far, next, article) = (at - lead.at, article(at + 1), article(at));
        let key = Template::Lead.key().add(lead.class);
        vote(at, Template::Lead, key.add(far).add(article).add(lead.bare.min(3)).finish());
        vote(at, Template::Lead, key.add(article << 4 | next).add(lead.bare.min(3)).finish());
        vote(at, Template::Lead, Template::Lead.key().add(lead.word).add(far.min(3)).add(article).finish());
        lead.bare += u32::from(nominal && article == WITHOUT);
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
