//! Which year is meant.

use super::{Clause, Resolved, Resolver};
use crate::options::Prefer;
use crate::time::calendar::Day;
use crate::time::meaning::Year;
use crate::time::tense::Tense;

/// Days: what lies nearer ahead is more likely meant than what is long past.
const NEAR: i64 = 60;

/// Days: nearly a year.
const FAR_AHEAD: i64 = 270;

/// Days: as far back as news still reports.
const JUST_OVER: i64 = 95;

impl Resolver {
    /// The year that is meant, where it is said.
    pub(super) fn year(&self, year: Year, found: &mut Resolved) -> Option<i32> {
        let this = self.today.map(|today| today.ymd().0);
        match year {
            Year::Is(year) => Some(year),
            Year::Short(short) => {
                found.flags.push("century-inferred");
                let this = this.unwrap_or(2030);
                let recent = this.div_euclid(100) * 100 + short;
                Some(if recent > this + 5 { recent - 100 } else { recent })
            }
            Year::By(n) => this.map(|year| year + n),
            Year::After(-1) => self.last_year.or(this).map(|year| year - 1),
            Year::After(n) => self.last_year.map(|year| year + n),
            Year::Unsaid | Year::Each => None,
        }
    }

    /// The year of a quarter or half: where it is not said, the last in which it has begun.
    pub(super) fn period_year(&self, year: Year, begins: impl Fn(i32) -> Option<Day>, found: &mut Resolved) -> Option<i32> {
        if year != Year::Unsaid {
            return self.year(year, found);
        }
        let (this, today) = self.today.map(|today| (today.ymd().0, today))?;
        found.flags.push("year-inferred");
        Some(if begins(this)? > today { this - 1 } else { this })
    }

    /// The year of what comes once a year, by its first day and the day after its last one in a given year.
    pub(super) fn cyclic_year(&self, days: impl Fn(i32) -> Option<(Day, Day)>, toward: Option<i32>, clause: &Clause) -> Option<i32> {
        let (today, this) = self.today.map(|today| (today, today.ymd().0))?;
        self.choose_year(today, this, days, toward, clause)
    }

    /// As [`cyclic_year`](Self::cyclic_year), with `this` year of the calendar in question.
    pub(super) fn choose_year(
        &self,
        today: Day,
        this: i32,
        days: impl Fn(i32) -> Option<(Day, Day)>,
        toward: Option<i32>,
        clause: &Clause,
    ) -> Option<i32> {
        // A day or month that a year lacks (29 February) is looked for farther off.
        let is = |year: i32, wanted: &dyn Fn(Day, Day) -> bool| days(year).is_some_and(|(first, end)| wanted(first, end));
        let past = |wanted: &dyn Fn(Day, Day) -> bool| (this - 8..=this + 1).rev().find(|&year| is(year, wanted));
        let next = |wanted: &dyn Fn(Day, Day) -> bool| (this - 1..=this + 8).find(|&year| is(year, wanted));
        let begun = past(&|first, _| first <= today);
        let open = next(&|_, end| end > today);
        match toward {
            Some(n @ ..0) => past(&|_, end| end <= today).map(|year| year + n + 1),
            Some(n @ 1..) => next(&|first, _| first > today).map(|year| year + n - 1),
            Some(0) => Some(this),
            None => {
                let ahead = open.and_then(&days).map_or(i64::MAX, |(first, _)| first.since(today));
                let ago = begun.and_then(&days).map_or(i64::MAX, |(_, end)| today.since(end));
                match clause.tense() {
                    // What is almost a year ahead and just over is over, whatever the verb of the clause.
                    Tense::Future | Tense::Scheduled if ahead > FAR_AHEAD && ago < JUST_OVER => begun,
                    Tense::Future | Tense::Scheduled => open,
                    Tense::Past => begun,
                    Tense::Unsaid | Tense::Report if self.prefer == Prefer::Future || clause.is_limit => open,
                    // What is near ahead and long past is more likely still to come.
                    Tense::Unsaid | Tense::Report if ahead <= NEAR && ago > NEAR => open,
                    Tense::Unsaid | Tense::Report => begun,
                }
            }
        }
    }
}
