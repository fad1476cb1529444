//! Names that the news repeat over many articles, printed for a person to read: the heads of bodies with what follows them,
//! and what follows titles. What is right goes into `organizations.tsv` or `people_in_the_news.tsv`, with the number of
//! articles beside it.
//!
//! The name of a body begins with a head (هيئة, المعهد…) or stands after one that is no part of it (شركة, حزب…); a person's
//! stands after a title. Either ends where its right-hand neighbours vary: a name goes on in one way, what comes after it in
//! many.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fmt::Write as _;
use std::path::Path;

use clap::ValueEnum;
use hashiya::training::{Document, List, Match, TokenKind, organization_heads};
use hashiya::{Annotation, Annotator, EntityKind, Options};

use crate::train::corpus;

/// The most tokens of a phrase.
const LONGEST: u32 = 8;
/// The largest share of one right-hand neighbour after a phrase that ends there.
const ONE_NEIGHBOUR: f32 = 0.5;
/// Words that end no name.
const NEVER_LAST: &[&str] = &[
    "في",
    "من",
    "الي",
    "علي",
    "عن",
    "مع",
    "ان",
    "بين",
    "التي",
    "الذي",
    "قد",
    "كل",
    "هذا",
    "هذه",
    "او",
    "ثم",
    "الذين",
    "بعد",
    "قبل",
    "منذ",
    "حول",
    "خلال",
    "عند",
    "لم",
    "لا",
    "ما",
    "كما",
    "حيث",
    "بعض",
    "ضد",
    "عدد",
    "اكثر",
    "اليوم",
    "امس",
    "و",
    "بن",
    "بو",
    "عبد",
    "كان",
    "كانت",
];

/// What to look for.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Mined {
    Bodies,
    People,
}

impl Mined {
    fn kind(self) -> EntityKind {
        match self {
            Self::Bodies => EntityKind::Organization,
            Self::People => EntityKind::Person,
        }
    }

    /// Where a name may begin that the match introduces: token and reading.
    fn begins(self, m: &Match) -> Option<(u32, u8)> {
        match m.list {
            List::OrganizationHeads if self == Self::Bodies => match organization_heads::of(m)?.span {
                organization_heads::Span::Outside => Some((m.end, 0)),
                organization_heads::Span::Inside => Some((m.first, m.reading)),
            },
            List::OrganizationArticles if self == Self::Bodies => Some((m.first, m.reading)),
            List::Titles if self == Self::People => Some((m.end, 0)),
            _ => None,
        }
    }
}

/// What is known of a phrase.
#[derive(Default)]
struct Seen {
    articles: u32,
    last_article: usize,
    count: u32,
    /// How often it is found as it is by the program.
    found: u32,
    /// How often each token stands after it; what is no word counts once for each time.
    after: HashMap<String, u32>,
    /// How it is written, and the words around it the first time.
    written: String,
    shown: String,
}

/// Prints the phrases that stand in at least `least` articles and in no list, the least often found first.
pub(crate) fn run(data: &Path, mined: Mined, least: u32) -> Result<(), String> {
    let texts = corpus::news(data)?;
    let mut phrases: BTreeMap<String, Seen> = BTreeMap::new();
    let annotator = Annotator::new();
    for (number, text) in (1..).zip(&texts) {
        let article = annotator.annotate(text, &Options::default());
        let known = article.annotations.iter().filter_map(|annotation| match annotation {
            Annotation::Entity(mention) if mention.kind == mined.kind() => Some((mention.span.start, mention.span.end)),
            _ => None,
        });
        read(&Document::new(text), mined, number, &known.collect(), &mut phrases);
    }
    let mut lines: Vec<(u32, String)> = Vec::new();
    for (phrase, seen) in &phrases {
        let most = seen.after.values().copied().max().unwrap_or(0);
        let last = phrase.rsplit(' ').next().unwrap_or_default();
        if seen.articles < least || most as f32 > ONE_NEIGHBOUR * seen.count as f32 || NEVER_LAST.contains(&last) || listed(phrase) {
            continue;
        }
        let missed = seen.count - seen.found;
        let mut line = String::new();
        let _ = write!(line, "{}\t{}\t{}\t{}\t{}", seen.articles, missed, seen.count, seen.written, seen.shown);
        lines.push((missed, line));
    }
    lines.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    lines.iter().for_each(|(_, line)| println!("{line}"));
    Ok(())
}

/// True where a list has the whole phrase as a name.
fn listed(phrase: &str) -> bool {
    let document = Document::new(phrase);
    let end = document.tokens().len() as u32;
    document
        .matches_at(0)
        .iter()
        .any(|m| matches!(m.list, List::Organizations | List::PeopleInTheNews | List::FamousPeople) && m.end == end && m.reading == 0)
}

/// Counts the phrases of an article, in which the program finds `known`.
fn read(document: &Document<'_>, mined: Mined, number: usize, known: &BTreeSet<(u32, u32)>, phrases: &mut BTreeMap<String, Seen>) {
    let is_word = |at: u32| {
        let token = document.token(at).filter(|token| !token.starts_paragraph || at == 0);
        token.is_some_and(|token| matches!(token.kind, TokenKind::Word | TokenKind::Latin | TokenKind::Number))
    };
    for m in document.matches() {
        let Some((first, reading)) = mined.begins(m) else { continue };
        let Some(start) = document.readings(first).get(usize::from(reading)).filter(|_| is_word(first) || first == m.first) else {
            continue;
        };
        let mut phrase = document.reading_form(start).to_owned();
        for end in first + 1..first + LONGEST {
            if end > first + 1 || first > m.first {
                note(document, number, known, (first, start.start, end), &phrase, phrases);
            }
            if !is_word(end) {
                break;
            }
            phrase = format!("{phrase} {}", document.form(end));
        }
    }
}

fn note(
    document: &Document<'_>,
    number: usize,
    known: &BTreeSet<(u32, u32)>,
    (from, start, end): (u32, u32, u32),
    phrase: &str,
    phrases: &mut BTreeMap<String, Seen>,
) {
    let Some(last) = document.token(end - 1) else { return };
    let seen = phrases.entry(phrase.to_owned()).or_default();
    seen.count += 1;
    seen.articles += u32::from(seen.last_article != number);
    seen.last_article = number;
    seen.found += u32::from(known.contains(&(start, last.span.end)));
    let next = document.token(end).filter(|next| matches!(next.kind, TokenKind::Word | TokenKind::Latin) && !next.starts_paragraph);
    if next.is_some() {
        *seen.after.entry(document.form(end).to_owned()).or_default() += 1;
    }
    if seen.written.is_empty() {
        seen.written = document.text()[start as usize..last.span.end as usize].to_owned();
        let around = from.saturating_sub(5)..(end + 5).min(document.tokens().len() as u32);
        seen.shown = around.map(|at| document.surface(at)).collect::<Vec<_>>().join(" ");
    }
}
