//! What a word is, as bits of [`Words`](super::words::Words). A word may be several things.

/// A first name and hardly anything else.
pub(super) const GIVEN: u32 = 1;
/// A first name that is an ordinary word too (أمل, صباح).
pub(super) const GIVEN_WORD: u32 = 1 << 1;
/// The first name of a woman.
pub(super) const FEMALE: u32 = 1 << 2;
/// A family name.
pub(super) const FAMILY: u32 = 1 << 3;
/// Names one person of public life.
pub(super) const ALONE: u32 = 1 << 4;
/// Borne by many people.
pub(super) const NAME: u32 = 1 << 5;
/// Borne by some people.
pub(super) const LIKELY: u32 = 1 << 6;
/// Borne by people, and an ordinary word.
pub(super) const HOMOGRAPH: u32 = 1 << 7;
/// A word of the language.
pub(super) const ORDINARY: u32 = 1 << 8;
/// A title, or the first word of one.
pub(super) const TITLE: u32 = 1 << 9;
/// The adjective of one country.
pub(super) const NATIONALITY: u32 = 1 << 10;
/// The adjective of a part of the world, or of a people without a country.
pub(super) const PEOPLES: u32 = 1 << 11;
/// A place that needs no context.
pub(super) const PLACE: u32 = 1 << 12;
/// A place, or another thing.
pub(super) const PLACE_MAYBE: u32 = 1 << 13;
/// Begins the name of a body and is part of it.
pub(super) const BODY_HEAD: u32 = 1 << 14;
/// Stands before the name of a body.
pub(super) const BODY_BEFORE: u32 = 1 << 15;
/// Definite, names a body with the adjective of a country.
pub(super) const COUNTRY_BODY: u32 = 1 << 16;
/// Definite, names a body with an adjective such as الوطني.
pub(super) const QUALIFIED_BODY: u32 = 1 << 17;
/// An adjective that goes on the name of a body.
pub(super) const BODY_ADJECTIVE: u32 = 1 << 18;
/// What a ministry is for.
pub(super) const PORTFOLIO: u32 = 1 << 19;
/// Begins the name of a place and is part of it.
pub(super) const PLACE_HEAD: u32 = 1 << 20;
/// Stands before the name of a place.
pub(super) const PLACE_BEFORE: u32 = 1 << 21;
/// A place stands after it.
pub(super) const LOCATIVE: u32 = 1 << 22;
/// The name of an organisation.
pub(super) const BODY: u32 = 1 << 23;
/// A weekday or a month: never part of a name.
pub(super) const TIME: u32 = 1 << 24;
/// Begins the name of an event.
pub(super) const EVENT_HEAD: u32 = 1 << 25;
/// The name of an organisation, and an ordinary word.
pub(super) const BODY_MAYBE: u32 = 1 << 26;
/// What the name of a servant of God begins with.
pub(super) const SERVANT: u32 = 1 << 27;
/// A word of kinship that begins a name.
pub(super) const KIN: u32 = 1 << 28;
/// A particle inside foreign names.
pub(super) const PARTICLE: u32 = 1 << 29;
/// A verb of speech after which its subject may stand.
pub(super) const SPEECH: u32 = 1 << 30;
/// A word of kinship with a pronoun.
pub(super) const RELATIVE: u32 = 1 << 31;

/// Anything that shows that the word is a person's.
pub(super) const PERSON: u32 = GIVEN | GIVEN_WORD | FAMILY | ALONE | NAME | LIKELY;
/// Anything that a name may begin with.
pub(super) const BEGINS_PERSON: u32 = PERSON | SERVANT | KIN;
/// Anything that shows that the word is known as something else than a person's name.
pub(super) const KNOWN: u32 = ORDINARY
    | TITLE
    | NATIONALITY
    | PEOPLES
    | PLACE
    | BODY_HEAD
    | BODY_BEFORE
    | COUNTRY_BODY
    | QUALIFIED_BODY
    | BODY_ADJECTIVE
    | PORTFOLIO
    | PLACE_HEAD
    | PLACE_BEFORE
    | BODY
    | BODY_MAYBE
    | TIME;
