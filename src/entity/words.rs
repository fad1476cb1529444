//! What the lists say of each word, as bits, so that the rules compare numbers and not strings.

use super::candidate::{Candidate, Phrase};
use super::class;
use super::glance::lists;
use super::vocabulary;
use crate::document::Document;
use crate::hash;
use crate::lexicon::{
    self, List, Match, family_names, given_names, organization_articles, organization_heads, organizations, person_names, place_heads,
    places_in_the_news, titles,
};
use crate::text::clitic::Reading;
use crate::text::marks::MarkPair;
use crate::text::token::TokenKind;

/// The classes of every reading of every token.
pub(super) struct Words<'d, 't> {
    pub(super) document: &'d Document<'t>,
    classes: Classes,
    /// Whether the article is on sports: several of its words are.
    pub(super) on_sports: bool,
}

/// What the lists say of the words of a paragraph or of a whole document.
#[derive(Clone, Debug, Default)]
pub(super) struct Classes {
    /// By reading.
    of_readings: Vec<u32>,
    /// How many words of sports there are.
    sports_words: usize,
}

/// An article with so many words of sports is on sports.
const SPORTS_WORDS: usize = 6;

impl<'d, 't> Words<'d, 't> {
    #[cfg(any(test, feature = "training"))]
    pub(super) fn new(document: &'d Document<'t>) -> Self {
        Self::read(document, |_, _, _| ())
    }

    /// The words of `document`; `glance` is told of each token the lists of the phrases that begin there, a bit each, and the
    /// classes of all its readings.
    pub(super) fn read(document: &'d Document<'t>, mut glance: impl FnMut(u32, u64, u32)) -> Self {
        const TOPIC_WORDS: u64 = lists([List::TopicWords]);
        let mut classes = Classes { of_readings: vocabulary::classes(document.all_keys()), sports_words: 0 };
        for token in 0..document.tokens().len() as u32 {
            let (found, of_readings) = (document.matches_at(token), &mut classes.of_readings[document.reading_range(token)]);
            let mut lists = 0;
            for found in found {
                lists |= 1 << found.list as u32;
                let said = of(found, found.end == token + 1);
                if said == 0 {
                    continue;
                }
                if let Some(classes) = of_readings.get_mut(usize::from(found.reading)) {
                    *classes |= if found.reading > 0 && is_future(document, found) { said & class::ORDINARY } else { said };
                }
            }
            if lists & TOPIC_WORDS != 0 {
                classes.sports_words += found.iter().filter(|found| found.list == List::TopicWords && found.reading == 0).count();
            }
            glance(token, lists, of_readings.iter().fold(0, |all, classes| all | classes));
        }
        Self::with(document, classes)
    }

    /// Of a document whose paragraphs have these classes, in order.
    pub(super) fn of_paragraphs<'c>(document: &'d Document<'t>, paragraphs: impl Iterator<Item = &'c Classes>) -> Self {
        let mut all = Classes { of_readings: Vec::with_capacity(document.reading_count()), sports_words: 0 };
        for paragraph in paragraphs {
            all.of_readings.extend_from_slice(&paragraph.of_readings);
            all.sports_words += paragraph.sports_words;
        }
        Self::with(document, all)
    }

    fn with(document: &'d Document<'t>, classes: Classes) -> Self {
        Self { document, on_sports: classes.sports_words >= SPORTS_WORDS, classes }
    }

    /// The classes, to be kept.
    pub(super) fn into_classes(self) -> Classes {
        self.classes
    }

    /// The number of tokens.
    pub(super) fn len(&self) -> u32 {
        self.document.tokens().len() as u32
    }

    /// The classes of a reading of token `i`; none beyond the end.
    pub(super) fn class(&self, i: u32, reading: u8) -> u32 {
        let readings = self.document.reading_range(i);
        self.classes.of_readings[readings].get(usize::from(reading)).copied().unwrap_or(0)
    }

    /// True where the whole word `i` is of one of these classes.
    pub(super) fn is(&self, i: u32, classes: u32) -> bool {
        self.class(i, 0) & classes != 0
    }

    /// The first reading of token `i` of one of these classes.
    pub(super) fn reading_of(&self, i: u32, classes: u32) -> Option<u8> {
        let of_readings = &self.classes.of_readings[self.document.reading_range(i)];
        of_readings.iter().position(|class| class & classes != 0).map(|reading| reading as u8)
    }

    /// True where some reading of token `i` is of one of these classes.
    pub(super) fn any(&self, i: u32, classes: u32) -> bool {
        self.reading_of(i, classes).is_some()
    }

    /// How many readings token `i` has.
    pub(super) fn readings(&self, i: u32) -> u8 {
        self.document.reading_range(i).len() as u8
    }

    /// A reading of token `i`.
    pub(super) fn reading(&self, i: u32, reading: u8) -> Option<&Reading> {
        self.document.readings(i).get(usize::from(reading))
    }

    /// The folded form of a reading's host; empty beyond the end.
    pub(super) fn form(&self, i: u32, reading: u8) -> &'d str {
        self.reading(i, reading).map_or("", |reading| self.document.reading_form(reading))
    }

    /// The keys of the words of `phrase`.
    fn keys(&self, phrase: Phrase) -> impl Iterator<Item = u32> {
        (phrase.first..phrase.end).map(move |i| self.document.keys(i).get(usize::from(phrase.reading_of(i))).copied().unwrap_or(0))
    }

    /// One key for the words of `phrase` together.
    pub(super) fn key_of(&self, phrase: Phrase) -> u64 {
        self.keys(phrase).fold(0, |key, word| hash::join(key, word.into()))
    }

    /// The key of the last word of a name.
    pub(super) fn last_key(&self, name: &Candidate) -> u32 {
        self.keys(name.phrase()).last().unwrap_or(0)
    }

    /// True for a token of Arabic letters.
    pub(super) fn is_word(&self, i: u32) -> bool {
        self.document.token(i).is_some_and(|token| token.kind == TokenKind::Word)
    }

    /// The pair of quotation marks that token `i` opens.
    pub(super) fn mark_pair(&self, i: u32) -> Option<&'d MarkPair> {
        let marks = self.document.marks();
        marks.get(marks.partition_point(|pair| pair.open < i)).filter(|pair| pair.open == i)
    }

    /// True where token `i` goes on the paragraph of the token before.
    pub(super) fn goes_on(&self, i: u32) -> bool {
        self.document.token(i).is_some_and(|token| !token.starts_paragraph)
    }

    /// True for a word with the article written whole (العراق, not للعراق).
    pub(super) fn is_definite(&self, i: u32) -> bool {
        let form = self.form(i, 0);
        form.starts_with("ال") && form.len() >= 8 && self.is_word(i)
    }

    /// True for a word with the article, with or without proclitics before it (الأندية، بالأندية، للأندية).
    pub(super) fn is_definite_inside(&self, i: u32) -> bool {
        self.is_word(i) && (0..self.readings(i)).any(|reading| self.form(i, reading).starts_with("ال") && self.form(i, reading).len() >= 8)
    }

    /// True for a word written with tanwin, which foreign names and names in running text do not have.
    pub(super) fn has_tanwin(&self, i: u32) -> bool {
        let surface = self.document.surface(i);
        // Folding keeps the length of a letter and drops signs: most words have none.
        surface.len() != self.form(i, 0).len() && surface.contains(['\u{64B}', '\u{64C}', '\u{64D}'])
    }

    /// True for the preposition على, whose folded form is that of the name علي.
    pub(super) fn is_preposition(&self, i: u32, reading: u8) -> bool {
        self.form(i, reading) == "علي" && self.document.surface(i).ends_with('ى')
    }

    /// True for a word that no list knows and that does not look like a verb or a noun with a pronoun: a name, likely.
    pub(super) fn is_unknown(&self, i: u32, reading: u8) -> bool {
        let form = self.form(i, reading);
        let known = |reading: u8| self.class(i, reading) & class::KNOWN != 0 && self.form(i, reading).len() >= 6;
        self.is_word(i)
            && form.len() >= 6
            && !self.has_tanwin(i)
            && self.class(i, reading) & class::KNOWN == 0
            && !(0..self.readings(i)).any(known)
            && !inflected(form)
    }
}

/// Endings of nouns with a pronoun and of plurals, which names of people hardly have.
const ENDINGS: [&str; 9] = ["ها", "هم", "هما", "تنا", "ته", "ات", "تهم", "كم", "وا"];
/// Beginnings of words with proclitics before the article, and of verbs.
const BEGINNINGS: [&str; 7] = ["لل", "است", "وال", "بال", "فال", "كال", "يست"];

fn inflected(form: &str) -> bool {
    let ends = form.starts_with("ال") && (form.ends_with("تين") || form.ends_with("ين"));
    form.chars().count() > 4
        && (ends || ENDINGS.iter().any(|ending| form.ends_with(ending)) || BEGINNINGS.iter().any(|beginning| form.starts_with(beginning)))
}

/// True for a match after سـ, which stands before verbs only: سجون is no name with something before it.
pub(super) fn is_future(document: &Document<'_>, found: &Match) -> bool {
    let reading = document.readings(found.first).get(usize::from(found.reading));
    reading.is_some_and(|reading| reading.preposition == Some('س'))
}

/// The bits of a match; a longer phrase gives bits to its first word only where it begins something.
fn of(found: &Match, single: bool) -> u32 {
    use class::*;
    match found.list {
        List::GivenNames if single => match given_names::of(found) {
            Some(row) => {
                let female = if row.gender == given_names::Gender::F { FEMALE } else { 0 };
                female | if row.origin == given_names::Origin::Word { GIVEN_WORD } else { GIVEN }
            }
            None => 0,
        },
        List::FamilyNames if single => match family_names::of(found).map(|row| row.role) {
            Some(family_names::Role::Alone) => ALONE | FAMILY,
            _ => FAMILY,
        },
        List::PeopleInTheNews if single => FAMILY,
        List::PersonNames if single => match person_names::of(found).map(|row| row.strength) {
            Some(person_names::Strength::Sure) => NAME,
            Some(person_names::Strength::Likely) => LIKELY,
            _ => HOMOGRAPH,
        },
        List::OrdinaryWords | List::FormsOfAddress if single => ORDINARY,
        List::Titles => titles::of(found).map_or(0, |_| TITLE),
        List::Nationalities if single => match lexicon::nationalities::of(found) {
            Some(row) if row.iso.starts_with('X') && row.iso != "XK" => PEOPLES,
            Some(_) => NATIONALITY,
            None => 0,
        },
        List::Countries if single => PLACE,
        List::PlacesInTheNews if single => match places_in_the_news::of(found).map(|row| row.tier) {
            Some(places_in_the_news::Tier::Sure) => PLACE,
            _ => PLACE_MAYBE,
        },
        List::Places if single => PLACE_MAYBE,
        List::OrganizationHeads if single => match organization_heads::of(found).map(|row| row.span) {
            Some(organization_heads::Span::Inside) => BODY_HEAD,
            _ => BODY_BEFORE,
        },
        List::OrganizationArticles => match organization_articles::of(found).map(|row| row.needs) {
            Some(organization_articles::Needs::Country) if single => COUNTRY_BODY,
            Some(_) if single => QUALIFIED_BODY,
            _ => 0,
        },
        List::OrganizationAdjectives if single => BODY_ADJECTIVE,
        List::Portfolios if single => PORTFOLIO,
        List::PlaceHeads if single => match place_heads::of(found).map(|row| row.span) {
            Some(place_heads::Span::Inside) => PLACE_HEAD,
            _ => PLACE_BEFORE,
        },
        List::Locatives if single => LOCATIVE,
        List::Organizations if single => match organizations::of(found).map(|row| row.tier) {
            Some(organizations::Tier::Sure) => BODY,
            _ => BODY_MAYBE,
        },
        List::EventHeads if single => EVENT_HEAD,
        List::Weekdays => TIME,
        List::Months if single => match lexicon::months::of(found).map(|row| row.needs) {
            Some(lexicon::months::Needs::Alone) => TIME,
            _ => 0,
        },
        _ => 0,
    }
}
