//! What a match of a list of time can be in a pattern, and what it says.

use super::lex::Says;
use super::pattern::Symbol;
use super::value::Unit;
use crate::lexicon::{self, List, Match};

/// Added to the number of a month whose name is the Levantine one.
pub const LEVANTINE: i32 = 100;

/// What a match of a time list can be; `None` for the other lists.
pub fn symbol(found: &Match) -> Option<(Symbol, Says, bool)> {
    let number = |n: u16| Says::Number(i32::from(n));
    Some(match found.list {
        List::TimeWords => {
            let row = lexicon::time_words::of(found)?;
            (row.class.into(), Says::Number(row.value.into()), true)
        }
        List::Weekdays => {
            use lexicon::weekdays::Article;
            let row = lexicon::weekdays::of(found)?;
            let symbol = match row.article {
                Article::Definite => Symbol::WeekdayName,
                Article::Bare => Symbol::BareWeekday,
            };
            (symbol, number(row.iso.into()), true)
        }
        List::Months => {
            use lexicon::months::{Calendar, Names, Needs};
            let row = lexicon::months::of(found)?;
            let symbol = match row.calendar {
                Calendar::Gregorian => Symbol::CivilMonthName,
                Calendar::Hijri => Symbol::HijriMonthName,
            };
            let names = if row.names == Names::Levantine { LEVANTINE } else { 0 };
            (symbol, Says::Number(i32::from(row.number) + names), row.needs == Needs::Alone)
        }
        List::Numerals => {
            use lexicon::numerals::Role;
            let row = lexicon::numerals::of(found)?;
            let symbol = match row.role {
                Role::Unit => Symbol::NumeralUnit,
                Role::Teen => Symbol::NumeralTeen,
                Role::Ten => Symbol::NumeralTen,
                Role::Hundred => Symbol::NumeralHundred,
                Role::Thousand => Symbol::NumeralThousand,
                Role::Thousands => Symbol::NumeralThousands,
                Role::ThousandMany => Symbol::NumeralThousandMany,
                Role::TheTen => Symbol::NumeralTheTen,
                Role::TheUnit => Symbol::NumeralTheUnit,
            };
            (symbol, number(row.value), true)
        }
        List::Ordinals => {
            use lexicon::ordinals::Form;
            let row = lexicon::ordinals::of(found)?;
            let symbol = match row.form {
                Form::Definite => Symbol::OrdinalDefinite,
                Form::Indefinite => Symbol::OrdinalIndefinite,
                Form::Hour => Symbol::OrdinalHour,
                Form::Last => Symbol::OrdinalLast,
            };
            (symbol, number(row.value.into()), true)
        }
        List::TimeUnits => {
            use lexicon::time_units::Form;
            let row = lexicon::time_units::of(found)?;
            let symbol = match row.form {
                Form::One => Symbol::UnitOne,
                Form::Two => Symbol::UnitTwo,
                Form::Many => Symbol::UnitMany,
                Form::TheOne => Symbol::UnitTheOne,
                Form::TheTwo => Symbol::UnitTheTwo,
                Form::TheMany => Symbol::UnitTheMany,
                Form::Pair => Symbol::UnitPair,
            };
            (symbol, Says::Unit(unit(row.unit)), true)
        }
        List::TimeZones => (Symbol::ZoneName, number(found.row as u16), true),
        List::Holidays => (Symbol::HolidayName, number(found.row as u16), true),
        _ => return None,
    })
}

fn unit(unit: lexicon::time_units::Unit) -> Unit {
    use lexicon::time_units::Unit as Listed;
    match unit {
        Listed::Second => Unit::Second,
        Listed::Minute => Unit::Minute,
        Listed::Hour => Unit::Hour,
        Listed::Day => Unit::Day,
        Listed::Week => Unit::Week,
        Listed::Month => Unit::Month,
        Listed::Year => Unit::Year,
        Listed::Decade => Unit::Decade,
        Listed::Century => Unit::Century,
    }
}
