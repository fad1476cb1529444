//! The language in which the rules are written: symbols, parts, rows.

use super::gate::Scene;
use super::meaning::Meaning;
use crate::lexicon::time_words::Class;

/// Writes the symbols for the classes of `time_words.tsv` and the way from one to the other.
macro_rules! symbols {
    ($($word:ident)*; $($(#[$doc:meta])* $other:ident)*) => {
        /// What a part of a pattern may be: a class of words, a kind of token, or what other rules give.
        #[allow(missing_docs)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub enum Symbol {
            $($word,)*
            $($(#[$doc])* $other,)*
        }

        impl Symbol {
            /// Every symbol, in order of its number.
            pub const ALL: &[Symbol] = &[$(Symbol::$word,)* $(Symbol::$other,)*];
        }

        impl From<Class> for Symbol {
            fn from(class: Class) -> Self {
                match class {
                    $(Class::$word => Symbol::$word,)*
                }
            }
        }
    };
}

symbols! {
    Of In To And Between Article Past Next Current This Latest Previous Following SameAfter SameBefore
    DayWord Today Yesterday BeforeYesterday Tomorrow AfterTomorrow LastNight NightBeforeLast
    Part PartThe PartAdverb Midnight Late Start Mid End EndBare Approx More Less AtLeast AtMost
    Several SeveralAfter FewThe Ago Since After Within WentBy Full Half HalfThe Quarter QuarterThe Third Except
    Every Times Almost EachDay EachWeek EachMonth EachYear Clock SeasonSp SeasonSu SeasonFa SeasonWi
    Weekend MatchSeason SchoolYear DecadeOf Millennium EraCe EraBce EraAh Corresponding FirstOf
    Now NowLimit Lately LatelyOf Soon Later LaterOf Span SpanShort
    PartLetter ZoneWord ZoneAbbreviation SeasonWord ThirdThe;

    /// A weekday with the article, 1 to 7.
    WeekdayName
    /// A weekday without it.
    BareWeekday
    /// A civil month's name, 1 to 12.
    CivilMonthName
    /// An Islamic month's name, 1 to 12.
    HijriMonthName
    /// A unit: يوم
    UnitOne
    /// يومان، يومين
    UnitTwo
    /// أيام
    UnitMany
    /// اليوم
    UnitTheOne
    /// اليومين
    UnitTheTwo
    /// الأيام
    UnitTheMany
    /// يومي، عامي
    UnitPair
    /// 1 to 10
    NumeralUnit
    /// 11 to 19
    NumeralTeen
    /// 20 to 90
    NumeralTen
    /// 100 to 900
    NumeralHundred
    /// 1000
    NumeralThousand
    /// 2000
    NumeralThousands
    /// آلاف
    NumeralThousandMany
    /// العشرين
    NumeralTheTen
    /// الثلاثة
    NumeralTheUnit
    /// الثالث
    OrdinalDefinite
    /// ثالث
    OrdinalIndefinite
    /// الواحدة
    OrdinalHour
    /// الأخير
    OrdinalLast
    /// What follows بتوقيت: a row of the zones.
    ZoneName
    /// A row of the holidays.
    HolidayName
    /// The digits of one whole number.
    Digits
    /// Four digits that can be a year of our era.
    YearDigits
    /// Four digits that can be a Hijri year.
    HijriYearDigits
    // Marks.
    Slash
    Dash
    Open
    Close
    Comma

    // What follows is given by src/time/number.rs.
    /// A number of 1 or more, in digits or words.
    Count
    /// A number in words only.
    CountWords
    /// An ordinal with the article, 1 to 31.
    Ordinal
    /// `18/8/2020`, `2020-08-18`, `28/12/1441`
    NumericDate
    /// `21/9`
    NumericDayMonth
    /// `2/2013`
    NumericMonthYear
    /// `21:30`, `21:30:15`
    ClockDigits
    /// `14,30`, `14.30`
    ClockDecimal
    // What follows is given by rules.
    /// الماضي، المقبل، الجاري: -1, 1, 0
    Direction
    /// A day of a month.
    DayNumber
    /// One or two names of one month.
    MonthNames
    CivilMonth
    HijriMonth
    /// شهر 3, الشهر الثامن
    NumberedMonth
    /// A year with or without its noun.
    Year
    /// A year said with its noun.
    YearPhrase
    HijriYear
    /// What follows a month: a year or a direction.
    Tail
    HijriTail
    CivilDate
    HijriDate
    /// A date in either calendar or both.
    Date
    /// A day, however it is said.
    Day
    /// أمس، اليوم، غدا with يوم before
    NearDay
    /// صباح، بعد ظهر، منتصف ليل before a day
    PartOfDay
    /// The hour alone.
    HourNumber
    /// Minutes past or to the hour.
    Minutes
    /// The hour with its minutes.
    Hour
    Zone
    /// An hour, its part of day and its zone.
    ClockTime
    /// A noun after a number: ساعة، ساعات
    UnitNoun
    /// الثلاثة، الـ48
    CountThe
    /// A length in one unit with its number.
    LengthOne
    /// A length of time.
    Length
    /// نحو، أكثر من
    About
    /// الماضية، الأخيرة، السابقة
    Around
    /// A length, perhaps after an approximator.
    AboutLength
    /// مطلع، منتصف، أواخر
    PartOfPeriod
    Season
    Century
    /// A month with its year or direction.
    MonthPhrase
    /// A month or longer, or a week.
    Period
    /// A whole expression.
    Top
}

impl Symbol {
    /// The symbol's bit in a set of the symbols that one token can begin; those that rules give have none.
    pub fn bit(self) -> u128 {
        if self.is_given() { 0 } else { 1 << (self as u8) }
    }

    /// How many symbols rules or numbers give.
    pub const GIVEN: usize = Symbol::ALL.len() - Symbol::Count as usize;

    /// The symbol's number among those that rules or numbers give.
    pub fn given(self) -> usize {
        (self as usize).saturating_sub(Symbol::Count as usize)
    }

    /// True where rules or numbers give the symbol, false where one word, number or mark is it.
    pub fn is_given(self) -> bool {
        self as u8 >= Symbol::Count as u8
    }

    /// True where `number.rs` gives the symbol.
    pub fn is_number(self) -> bool {
        (Symbol::Count as u8..=Symbol::ClockDecimal as u8).contains(&(self as u8))
    }

    /// True of digits that are one token.
    pub fn is_digits(self) -> bool {
        matches!(self, Symbol::Digits | Symbol::YearDigits | Symbol::HijriYearDigits)
    }

    /// True of a mark.
    pub fn is_mark(self) -> bool {
        (Symbol::Slash as u8..=Symbol::Comma as u8).contains(&(self as u8))
    }
}

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// The symbol, without a proclitic unless it begins the expression.
    One(Symbol),
    /// The symbol, or nothing.
    Maybe(Symbol),
    /// The symbol after و, written with it or apart.
    And(Symbol),
    /// The symbol, with or without ب or ل written to it.
    With(Symbol),
    /// As `With`, or nothing.
    MaybeWith(Symbol),
}

impl Part {
    /// The symbol.
    pub fn symbol(self) -> Symbol {
        match self {
            Part::One(s) | Part::Maybe(s) | Part::And(s) | Part::With(s) | Part::MaybeWith(s) => s,
        }
    }

    /// The part where it is there: one that may be left out as one that may not.
    pub fn taken(self) -> Self {
        match self {
            Part::Maybe(s) => Part::One(s),
            Part::MaybeWith(s) => Part::With(s),
            part => part,
        }
    }

    /// True where the part may be left out.
    pub fn is_optional(self) -> bool {
        matches!(self, Part::Maybe(_) | Part::MaybeWith(_))
    }
}

/// The most parts that a pattern may have.
pub const LONGEST: usize = 8;

/// A rule: what it is called, what it looks for, what that means, and texts that prove it.
///
/// In the examples the publication date is Tuesday, 2020-08-18. Where an example holds `[…]`, the brackets are taken
/// out and the expression must stand between them; without brackets it must be the whole text.
#[derive(Debug)]
pub struct Rule {
    /// Named for what it finds; comes out as the annotation's rule.
    pub id: &'static str,
    /// What it gives: [`Symbol::Top`] for an expression, another symbol for a part of one.
    pub gives: Symbol,
    /// The steps.
    pub pattern: &'static [Part],
    /// How many of the last steps are only looked at: they belong to the next expression.
    pub ahead: usize,
    /// What must hold around a match; the default is nothing.
    pub gate: fn(&Scene<'_>) -> bool,
    /// What the steps mean together; `None` where they do not go together.
    pub value: fn(&[Meaning]) -> Option<Meaning>,
    /// The share of its matches expected to be right, 0 to 1.
    pub sure: f32,
    /// Texts that must match, each with its value; empty outside tests.
    #[cfg_attr(not(test), allow(dead_code))]
    pub yes: &'static [(&'static str, &'static str)],
    /// Texts in which the rule must find nothing; empty outside tests.
    #[cfg_attr(not(test), allow(dead_code))]
    pub no: &'static [&'static str],
}

/// What most rules share.
pub const RULE: Rule =
    Rule { id: "", gives: Symbol::Top, pattern: &[], ahead: 0, gate: |_| true, value: |_| None, sure: 0.95, yes: &[], no: &[] };
