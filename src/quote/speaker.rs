//! Who speaks: names, titles, documents, and those who spoke before.

use super::agreement::{self, Agreement};
use super::block::Part;
use super::draft::{Draft, Source};
use super::naming::{plain_name, without_conjunction};
use super::noun_phrase;
use super::people::{Nature, People, Stem, described};
use super::scene::Scene;
use super::subject;
use crate::annotation::{Entity, EntityKind};
use crate::lexicon::quotation_words::roles;
use crate::span::Span;
use crate::text::sentence::Tokens;

/// The speaker of one quotation.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Speaker {
    pub(super) span: Option<Span>,
    pub(super) name: Option<String>,
    pub(super) entity: Option<u32>,
    /// How sure the link is, 0 to 1.
    pub(super) confidence: f32,
}

/// How sure it is that nobody is meant to be named: قيل إن.
const NOBODY: f32 = 0.85;
/// How sure a quotation is whose speaker is not found.
const UNKNOWN: f32 = 0.6;

/// The most attributions that a speaker without words is looked for in.
const MEMORY: usize = 8;

/// One who has spoken.
struct Spoke {
    person: usize,
    agreement: Agreement,
    sentence: usize,
    /// How sure it is that this one spoke.
    confidence: f32,
}

/// The speakers of all drafts of `parts`, the blocks of the text, in their order.
pub(super) fn resolve(parts: &[Part<'_, '_>], entities: &[Entity]) -> Vec<Speaker> {
    let mut people = People::new(entities);
    parts.iter().for_each(|part| people.introduce(part.block, part.introduced()));
    let mut resolver = Resolver { parts, people, history: Vec::new() };
    let drafts = parts.iter().enumerate().flat_map(|(number, part)| part.drafts().iter().map(move |draft| (number, draft)));
    // A heading names its speaker by title or surname; the text below says who he is, so headings come last.
    let (mut speakers, mut headings) = (Vec::new(), Vec::new());
    for (part, draft) in drafts {
        if is_heading(&parts[part].scene(), draft) {
            headings.push((speakers.len(), part, draft));
            speakers.push(Speaker::default());
        } else {
            speakers.push(resolver.speaker(part, draft));
        }
    }
    for (place, part, draft) in headings {
        speakers[place] = resolver.speaker(part, draft);
    }
    speakers
}

/// True for words of the article's heading: X: C, or a first line that is no sentence of the text.
fn is_heading(scene: &Scene<'_, '_>, draft: &Draft) -> bool {
    let first_line = || {
        let first = scene.paragraphs().next().filter(|_| scene.leads() && scene.document.paragraphs().len() > 1);
        first.is_some_and(|first| first.contains(&draft.at) && !scene.is_mark(first.end - 1, '.'))
    };
    draft.rule == "headline-colon" || matches!(draft.source, Source::Phrase(..)) && first_line()
}

/// Tokens of a block, with its scene.
type Placed<'s, 't> = (Scene<'s, 't>, Tokens);

struct Resolver<'s, 't> {
    parts: &'s [Part<'s, 't>],
    people: People<'s>,
    history: Vec<Spoke>,
}

impl<'s, 't> Resolver<'s, 't> {
    /// The speaker of `draft`, of the block `part`.
    fn speaker(&mut self, part: usize, draft: &Draft) -> Speaker {
        let scene = &self.parts[part].scene();
        let sentence = scene.sentence_of(draft.at);
        let (person, agreement, span, confidence) = match &draft.source {
            Source::Nobody => return Speaker { confidence: NOBODY, ..Speaker::default() },
            Source::Phrase(phrase, agreement) => {
                let (person, confidence) = self.named(scene, phrase, *agreement);
                (Some(person), agreement_of(scene, phrase, *agreement), Some(without_conjunction(scene, phrase)), confidence)
            }
            Source::Inherited(agreement) => {
                let found = self.inherited(part, *agreement, draft.at);
                (found.0, *agreement, None, found.1)
            }
            Source::Attached(agreement, subject) => {
                let found = self.attached(part, *agreement, subject.as_ref(), draft.at);
                (found.0, *agreement, None, found.1)
            }
        };
        let Some(person) = person else { return Speaker { span, confidence: UNKNOWN, ..Speaker::default() } };
        // One who is quoted again without words keeps the gender in which he was named.
        let agreement = match self.history.iter().rev().find(|spoke| spoke.person == person) {
            Some(spoke) if span.is_none() => spoke.agreement,
            _ => agreement,
        };
        // A thing that a relative clause makes speak is no one whom later verbs go on with.
        let thing = |phrase: &Tokens| {
            phrase.end <= draft.at && !phrase.clone().any(|i| scene.mention(i).is_some() || scene.heads(i, subject::SPEAKERS))
        };
        if !matches!(&draft.source, Source::Phrase(phrase, _) if thing(phrase)) {
            self.history.push(Spoke { person, agreement, sentence, confidence });
        }
        let found = self.people.get(person);
        Speaker { span, name: Some(found.name.clone().into_owned()), entity: found.entity, confidence }
    }

    /// The one that a noun phrase names.
    fn named(&mut self, scene: &Scene<'_, '_>, phrase: &Tokens, agreement: Agreement) -> (usize, f32) {
        let names = people_in(scene, phrase);
        // كل من فلان وفلان وفلان: all of them.
        if scene.form(phrase.start) == "كل" && scene.form(phrase.start + 1) == "من" {
            return (self.people.add(scene, plain_name(scene, phrase), phrase), 0.9);
        }
        if let [one, rest @ ..] = names.as_slice() {
            return match rest.iter().find(|other| *other != one && joined(scene, phrase, **other)) {
                Some(other) => {
                    let name = format!("{} و{}", self.people.label(*one), self.people.label(*other));
                    (self.people.add(scene, name, phrase), 0.9)
                }
                None => (self.people.named(scene, *one, phrase), 0.98),
            };
        }
        if let Some(body) = body_in(scene, phrase) {
            return (self.people.named(scene, body, phrase), 0.95);
        }
        let words: Vec<Stem> = described(scene, phrase).collect();
        let (definite, start) = (definite(scene, phrase), scene.number(phrase.start));
        let body = scene.heads(phrase.start, roles::BODY | roles::MEDIUM | roles::DOCUMENT) && !scene.heads(phrase.start, roles::ROLE);
        if definite && let Some(person) = self.people.holder(&words, body, start) {
            self.people.touch(person, start);
            return (person, 0.93);
        }
        let source = scene.heads(phrase.start, roles::BODY | roles::MEDIUM | roles::DOCUMENT | roles::ANONYMOUS);
        if !source && let Some(person) = self.people.surnamed(&words, start) {
            return (person, 0.93);
        }
        let honorific = scene.is(phrase.start, roles::ANAPHOR) && phrase.end - phrase.start == 1;
        if (definite || honorific)
            && let Some(found) = self.epithet(scene, phrase, &words, agreement)
        {
            return found;
        }
        if let Some(person) = self.people.same(&words) {
            self.people.touch(person, start);
            return (person, 0.85);
        }
        // بيان صادر عن القيادة: its issuer speaks.
        if scene.is(phrase.start, roles::DOCUMENT)
            && ["صادر", "صادره", "صدر", "صدرت", "اصدرته", "اصدره"].contains(&scene.form(phrase.end - 1))
            && let Some(issuer) = issued(scene, phrase.end)
        {
            return self.named(scene, &issuer, Agreement::default());
        }
        // بيان للجيش: its issuer speaks.
        let issuer = phrase.start + 1;
        if scene.is(phrase.start, roles::DOCUMENT)
            && phrase.end > issuer
            && scene.word(issuer).roles == 0
            && scene.word(issuer).preposition == 'ل'
            && scene.word(issuer).after_preposition & roles::BODY != 0
        {
            return (self.people.add(scene, plain_name(scene, &(issuer..phrase.end)), &(issuer..phrase.end)), 0.85);
        }
        // نائب يطالب, in a heading: the one who is named and speaks first below it.
        if phrase.end - phrase.start == 1 && scene.is(phrase.start, roles::ROLE) && scene.paragraph_of(phrase.start) == 0 {
            let named = |spoke: &&Spoke| self.people.get(spoke.person).nature == Nature::Person;
            if let Some(spoke) = self.history.first().filter(named).filter(|spoke| spoke.agreement.fits(agreement)) {
                return (spoke.person, 0.6);
            }
        }
        // Words that head no speaker on the lists: a name that nobody knows, or something that does not speak.
        let plain = phrase.clone().all(|i| scene.is_word(i) && !scene.is(i, roles::PREPOSITION));
        let sure = match () {
            () if scene.heads(phrase.start, subject::SPEAKERS) => 0.92,
            () if plain && phrase.end - phrase.start <= 3 => 0.75,
            () => 0.6,
        };
        (self.people.add(scene, plain_name(scene, phrase), phrase), sure)
    }

    /// The one whom a phrase without a name of its own points back to: المتحدث ذاته، الصحيفة، التقرير، النائب البرلماني.
    fn epithet(&self, scene: &Scene<'_, '_>, phrase: &Tokens, words: &[Stem], agreement: Agreement) -> Option<(usize, f32)> {
        let start = scene.number(phrase.start);
        let length = phrase.end - phrase.start;
        let points_back = phrase.clone().any(|i| scene.is(i, roles::ANAPHOR));
        let medium =
            matches!(scene.form(phrase.start), "الصحيفه" | "الجريده" | "القناه" | "الوكاله" | "المجله" | "الموقع" | "الشبكه" | "الاذاعه");
        if medium && length <= 2 {
            return self.people.last_medium(start).map(|person| (person, 0.75));
        }
        if scene.heads(phrase.start, roles::DOCUMENT) && length == 1 {
            let body = |spoke: &&Spoke| matches!(self.people.get(spoke.person).nature, Nature::Body | Nature::Medium);
            let issuer = self.history.iter().rev().take(MEMORY).find(body).map(|spoke| spoke.person);
            let person = match scene.form(phrase.start).trim_start_matches("لل").trim_start_matches("ال") {
                "تقرير" => self.people.last_medium(start).or(issuer),
                "بيان" | "بلاغ" => issuer,
                _ => None,
            };
            return person.map(|person| (person, 0.65));
        }
        let head = agreement::of_noun(scene.form(phrase.start));
        let wanted = if agreement.gender.is_some() || agreement.plural { agreement } else { head };
        let mut fitting = self.history.iter().rev().take(MEMORY).filter(|spoke| spoke.agreement.fits(wanted));
        if points_back || length <= 2 && generic(scene, phrase.start) {
            let others = words.get(1..).filter(|_| length == 2).unwrap_or_default();
            let sharing = fitting.clone().find(|spoke| self.people.shares(spoke.person, others));
            let source = matches!(scene.form(phrase.start), "المصدر" | "المصادر") && length == 2 && !points_back;
            let spoke = sharing.or_else(|| fitting.next().filter(|_| !source)).or(self.history.last().filter(|_| points_back));
            return spoke.map(|spoke| (spoke.person, 0.75));
        }
        // An office that nobody was said to hold, with no other name in it: the one who speaks, if he has a name.
        let known = |i: u32| scene.form(i).starts_with("ال") || i == phrase.start || scene.is(i, roles::ROLE | roles::BODY);
        let unnamed = phrase.clone().all(|i| scene.mention(i).is_none() && known(i));
        let last = self.history.last().filter(|spoke| spoke.agreement.fits(wanted))?;
        let close = scene.sentence_of(phrase.start).saturating_sub(last.sentence) <= 2;
        let switched = phrase.start.checked_sub(2).is_some_and(|at| scene.is(at, roles::SWITCH) || scene.is_comma(at));
        let named = self.people.get(last.person).nature == Nature::Person;
        (unnamed && named && close && !switched && length <= 3 && scene.is(phrase.start, roles::ROLE)).then_some((last.person, 0.6))
    }

    /// The newest speaker that agrees, or the subject of the sentence before.
    fn inherited(&mut self, part: usize, agreement: Agreement, at: u32) -> (Option<usize>, f32) {
        let scene = &self.parts[part].scene();
        let sentence = scene.sentence_of(at);
        // وأرجع الوزير الحادث إلى الطقس، وقال: the sentence has a subject of its own that has not spoken yet.
        if self.history.last().is_some_and(|spoke| spoke.sentence < sentence)
            && let Some(subject) = subject::of_sentence(scene, at).filter(|phrase| phrase.end < at)
            && (subject.clone().any(|i| scene.is_person(i)) && agreement.gender != Some(crate::Gender::Feminine)
                || scene.mention(subject.start).is_some_and(|mention| mention.span.start == scene.span(subject.clone()).start)
                    && agreement::of_noun(scene.form(subject.start)).fits(agreement))
        {
            let (person, _) = self.named(scene, &subject, Agreement::default());
            return (Some(person), 0.7);
        }
        let recent = self.history.iter().rev().take(MEMORY);
        if let Some(spoke) = recent.clone().find(|spoke| spoke.agreement.fits(agreement)) {
            let near = sentence.saturating_sub(spoke.sentence) <= 3;
            return (Some(spoke.person), spoke.confidence.min(if near { 0.92 } else { 0.75 }));
        }
        // … أمين المدينة فلان، وقال: the one named right before, where the subject does not agree.
        let subject = self.subject_before(part, at, agreement);
        let fits = |(scene, phrase): &Placed<'_, '_>| agreement::of_noun(scene.form(phrase.start)).fits(agreement);
        if let Some(named) = named_before(scene, at)
            && !subject.as_ref().is_some_and(fits)
        {
            let (person, _) = self.named(scene, &named, Agreement::default());
            return (Some(person), 0.75);
        }
        if let Some((scene, subject)) = subject {
            let (person, _) = self.named(&scene, &subject, Agreement::default());
            return (Some(person), 0.6);
        }
        match self.history.last() {
            Some(spoke) => (Some(spoke.person), spoke.confidence.min(0.5)),
            None => (None, 0.0),
        }
    }

    /// The speaker of the attribution in the same sentence, or that sentence's subject.
    fn attached(&mut self, part: usize, agreement: Agreement, subject: Option<&Tokens>, at: u32) -> (Option<usize>, f32) {
        let scene = &self.parts[part].scene();
        let sentence = scene.sentence_of(at);
        if let Some(spoke) = self.history.last().filter(|spoke| spoke.sentence == sentence) {
            return (Some(spoke.person), spoke.confidence.min(0.95));
        }
        if let Some(subject) = subject {
            let (person, _) = self.named(scene, subject, Agreement::default());
            return (Some(person), 0.75);
        }
        self.inherited(part, agreement, at)
    }

    /// The subject of the sentence that token `at` of the block `part` is in, or of one of the two before it.
    fn subject_before(&self, part: usize, at: u32, agreement: Agreement) -> Option<Placed<'s, 't>> {
        let scene = self.parts[part].scene();
        let own = subject::of_sentence(&scene, at).filter(|phrase| phrase.end < at).map(|phrase| (scene, phrase));
        let blocks =
            std::iter::once((scene, at)).chain(self.parts[..part].iter().rev().map(Part::scene).map(|scene| (scene, scene.count())));
        let earlier = blocks.flat_map(|(scene, at)| scene.sentences_before(at).rev().map(move |sentence| (scene, sentence)));
        let earlier =
            earlier.take(2).filter_map(|(scene, sentence)| Some((scene, subject::of_sentence(&scene, sentence.end.saturating_sub(1))?)));
        let speaks = |(scene, phrase): &Placed<'_, '_>| {
            let named = (phrase.start..phrase.end)
                .any(|i| scene.mention(i).is_some_and(|m| matches!(m.kind, EntityKind::Person | EntityKind::Organization)));
            let head = agreement::of_noun(scene.form(phrase.start));
            // السيسي: a family name that nobody knows.
            let nisba =
                phrase.end - phrase.start == 1 && scene.form(phrase.start).starts_with("ال") && scene.form(phrase.start).ends_with('ي');
            (named || nisba || scene.is(phrase.start, subject::SPEAKERS)) && (named || head.gender.is_none() || head.fits(agreement))
        };
        own.into_iter().chain(earlier).find(speaks)
    }
}

/// The gender and number of the one whom `phrase` names, where the verb or else its head shows them.
fn agreement_of(scene: &Scene<'_, '_>, phrase: &Tokens, verb: Agreement) -> Agreement {
    // توقع مختصون: the verb before its subject is singular.
    if agreement::is_plural_of_people(scene.form(phrase.start)) && scene.mention(phrase.start).is_none() {
        return Agreement::PLURAL;
    }
    if verb.gender.is_some() || verb.plural {
        return verb;
    }
    agreement::of_noun(scene.form(phrase.start))
}

/// The person whose name ends right before the comma or full stop before token `at`.
fn named_before(scene: &Scene<'_, '_>, at: u32) -> Option<Tokens> {
    let comma = at.checked_sub(1).filter(|&comma| scene.is_comma(comma))?;
    let last = comma.checked_sub(1).filter(|&last| scene.is_person(last))?;
    scene.mention_tokens(last).filter(|name| name.end == comma)
}

/// The issuer of a document, after عن or من at `at` or right there: صادر عن القيادة، أصدرته القيادة.
fn issued(scene: &Scene<'_, '_>, at: u32) -> Option<Tokens> {
    let start = at + u32::from(matches!(scene.form(at), "عن" | "من"));
    let phrase = noun_phrase::extent(scene, start, at + 15, true)?;
    subject::can_speak(scene, &phrase).then_some(phrase)
}

/// The persons that a phrase names, not those that it only mentions: the minister's spokesman is not the minister.
fn people_in(scene: &Scene<'_, '_>, phrase: &Tokens) -> Vec<u32> {
    let mut found = Vec::new();
    let mut at = phrase.start;
    while at < phrase.end {
        let Some(name) = scene.mention_tokens(at).filter(|_| scene.is_person(at)) else {
            at += 1;
            continue;
        };
        if !governed(scene, phrase, name.start)
            && let Some(mention) = scene.mention(at)
        {
            found.push(mention.entity);
        }
        at = name.end.max(at + 1);
    }
    found
}

/// True where the name at `name` belongs to another: باسم فلان، محامي فلان، مصادر مقربة من فلان.
fn governed(scene: &Scene<'_, '_>, phrase: &Tokens, name: u32) -> bool {
    // A name that begins before the phrase, as one of the caller's own may, is governed by nothing in it.
    if name <= phrase.start {
        return false;
    }
    let written_together =
        scene.mention(name).is_some_and(|mention| scene.token(name).is_some_and(|token| token.span.start < mention.span.start))
            && !scene.form(name).starts_with('و');
    let mut before = name - 1;
    while before > phrase.start && scene.is_quotation_mark(before) {
        before -= 1;
    }
    // محامي فلان; but not وزير الخارجية فلان, since a word with the article governs nothing.
    let heads = !scene.form(before).starts_with("ال");
    let relation = heads && scene.is(before, roles::RELATION | roles::BODY | roles::DOCUMENT) && !scene.is(before, roles::ROLE);
    // إدارة الرئيس فلان، مكتب فلان: the body speaks.
    let body = scene.heads(phrase.start, roles::BODY) || matches!(scene.form(phrase.start), "مكتب" | "ديوان" | "اسره" | "عايله" | "عائله");
    if body
        && !scene.heads(phrase.start, roles::ROLE)
        && !(phrase.start..name).any(|i| scene.is_comma(i) || scene.is(i, roles::PREPOSITION))
    {
        return true;
    }
    // الموالية للرئيس فلان: the title is governed.
    let title = (phrase.start + 1..name).rev().take(4).find(|&i| scene.heads(i, roles::ROLE));
    if title.is_some_and(|title| !scene.is(title, roles::ROLE)) {
        return true;
    }
    // ابنها أليكسي: the relation has its own pronoun and the name says who.
    let after_preposition = (phrase.start..name).rev().take(6).any(|i| matches!(scene.form(i), "من" | "عن" | "باسم" | "مع" | "ضد"));
    written_together || relation || after_preposition || scene.is(before, roles::PREPOSITION)
}

/// True where `other` is joined by و to the name before it, not in apposition.
fn joined(scene: &Scene<'_, '_>, phrase: &Tokens, other: u32) -> bool {
    (phrase.start..phrase.end).any(|i| {
        scene.is_person(i)
            && scene.mention(i).is_some_and(|mention| mention.entity == other)
            && scene.mention_tokens(i).is_some_and(|name| name.start == i)
            && (phrase.start..=i).rev().take(5).any(|j| {
                scene.form(j).starts_with('و') && (j == i || scene.is_word(j) && scene.word(j).conjunction) || scene.form(j) == "و"
            })
    })
}

/// The body or place that a phrase names as the speaker: at its start, or after صحيفة, بيان and the like.
fn body_in(scene: &Scene<'_, '_>, phrase: &Tokens) -> Option<u32> {
    let heads = roles::MEDIUM | roles::CALLED | roles::BODY | roles::DOCUMENT | roles::TITLED;
    let document = scene.heads(phrase.start, roles::DOCUMENT) && !scene.heads(phrase.start, roles::ANONYMOUS);
    for i in phrase.clone() {
        if let Some(mention) = scene.mention(i) {
            let speaks = mention.kind != EntityKind::Location || i == phrase.start || !document;
            return (mention.kind != EntityKind::Person && speaks).then_some(mention.entity);
        }
        let word = scene.word(i);
        let passes = (word.roles | word.after_preposition) & heads != 0 || scene.is_quotation_mark(i);
        // حصيلة أعدتها الوكالة: of a document the body may stand further off.
        if !passes && !document || word.roles & roles::ANONYMOUS != 0 && word.roles & heads == 0 || word.roles & roles::PREPOSITION != 0 {
            return None;
        }
    }
    None
}

/// True for a phrase with the article on its head, or a construct that ends in one: رئيس الوزراء; not for مسؤول في الوزارة.
fn definite(scene: &Scene<'_, '_>, phrase: &Tokens) -> bool {
    // د. and م. before the name.
    let titled = scene.is_mark(phrase.start + 1, '.') && phrase.start + 2 < phrase.end;
    let head = if titled { phrase.start + 2 } else { phrase.start };
    if scene.form(head).starts_with("ال") || scene.form(head).starts_with("لل") || scene.is(head, roles::ANAPHOR) {
        return true;
    }
    let heads = roles::ROLE | roles::BODY | roles::DOCUMENT | roles::MEDIUM;
    let construct = (head + 1..phrase.end)
        .take_while(|&i| !scene.is(i, roles::PREPOSITION) && (!scene.is_punctuation(i) || scene.is_quotation_mark(i)));
    scene.is(head, heads)
        && (scene.form(head).ends_with("نا")
            || construct.into_iter().any(|i| scene.form(i).starts_with("ال") || scene.mention(i).is_some()))
}

/// Heads that say nothing of who it is: المتحدث، المصدر، المسؤول.
fn generic(scene: &Scene<'_, '_>, head: u32) -> bool {
    matches!(
        scene.form(head),
        "المتحدث"
            | "المتحدثه"
            | "المصدر"
            | "المصادر"
            | "المسؤول"
            | "المسوول"
            | "المسئول"
            | "المسؤوله"
            | "المتدخل"
            | "المتحدثان"
            | "الرجل"
            | "المراه"
            | "ذات"
            | "نفس"
    )
}
