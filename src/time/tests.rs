//! The examples of the rules, end to end; and what must be true of the table itself.

use std::collections::HashSet;

use super::pattern::{LONGEST, Symbol};
use super::{Found, Parsed, Room, resolve, rules};
use crate::document::Document;
use crate::options::Options;

fn options() -> Options {
    Options { date: "2020-08-18T12:00".parse().ok(), ..Options::default() }
}

/// The times of a document of one paragraph.
fn find(document: &Document<'_>, options: &Options) -> Found {
    resolve(&mut [Parsed::new(document, &mut Room::default())], options)
}

/// The text without its brackets, and the bytes that stood between them.
fn unbracket(text: &str) -> (String, std::ops::Range<usize>) {
    let plain: String = text.chars().filter(|c| !matches!(c, '[' | ']')).collect();
    match (text.find('['), text.find(']')) {
        (Some(open), Some(close)) => (plain, open..close - 1),
        _ => (plain.clone(), 0..plain.len()),
    }
}

#[test]
fn every_rule_finds_what_it_says() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for (value, text) in rule.yes {
            let (plain, span) = unbracket(text);
            let found = find(&Document::new(&plain), &options()).expressions;
            let hit = found.iter().find(|time| time.span.start as usize == span.start && time.span.end as usize == span.end);
            let right = hit.is_some_and(|time| time.value == *value && (rule.gives != Symbol::Top || time.rule == rule.id));
            if !right {
                let got: Vec<_> = found.iter().map(|time| format!("{} {} = {}", time.rule, time.span.slice(&plain), time.value)).collect();
                wrong.push(format!("{}: {text}\n    want {value}\n    got  {}", rule.id, got.join("; ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_rule_finds_what_it_must_not() {
    let mut wrong = Vec::new();
    for rule in rules::all() {
        for text in rule.no {
            for time in find(&Document::new(text), &options()).expressions.iter().filter(|time| time.rule == rule.id) {
                wrong.push(format!("{}: {text}: {} = {}", rule.id, time.span.slice(text), time.value));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_its_proof_and_its_own_name() {
    let mut names = HashSet::new();
    for rule in rules::all() {
        assert!(names.insert(rule.id), "{} stands twice", rule.id);
        assert!(!rule.yes.is_empty(), "{} has no text that must match", rule.id);
        assert!(rule.gives != Symbol::Top || !rule.no.is_empty(), "{} has no text that must not match", rule.id);
        assert!((1..=LONGEST).contains(&rule.pattern.len()), "{}", rule.id);
        assert!(rule.ahead < rule.pattern.len(), "{}", rule.id);
    }
}

/// A rule that could come back to its own symbol would make hostile text slow.
#[test]
fn no_symbol_is_made_of_itself() {
    let mut reach: Vec<HashSet<u8>> = vec![HashSet::new(); Symbol::ALL.len()];
    for rule in rules::all() {
        reach[rule.gives as usize].extend(rule.pattern.iter().map(|part| part.symbol() as u8));
    }
    for _ in 0..Symbol::ALL.len() {
        for at in 0..reach.len() {
            let more: Vec<u8> = reach[at].iter().flat_map(|&via| reach[via as usize].iter().copied()).collect();
            reach[at].extend(more);
        }
    }
    for &symbol in Symbol::ALL {
        assert!(!reach[symbol as usize].contains(&(symbol as u8)), "{symbol:?}");
    }
}
