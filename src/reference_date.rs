//! The publication date of an article, against which relative expressions resolve.

use std::str::FromStr;

use icu_calendar::Date;

use crate::error::BuildError;

/// A publication date, with the time of day where it is known.
///
/// Parsed from ISO 8601: `2020-08-18`, `2020-08-18T12:30`, `2020-08-18T12:30:00+03:00`, `2020-08-18 12:30`. A zone is
/// read over: the date is the one that the outlet prints.
///
/// ```
/// use hashiya::ReferenceDate;
///
/// let date: ReferenceDate = "2020-08-18T12:30:00Z".parse()?;
/// assert_eq!((date.year(), date.month(), date.day()), (2020, 8, 18));
/// assert!("18.8.2020".parse::<ReferenceDate>().is_err());
/// # Ok::<(), hashiya::BuildError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReferenceDate {
    year: i32,
    month: u8,
    day: u8,
    /// Minutes since midnight.
    minute: Option<u16>,
}

impl ReferenceDate {
    /// The Gregorian year, -9999 to 9999.
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    pub fn day(self) -> u8 {
        self.day
    }

    /// Minutes since midnight, 0 to 1439, where the time of day is known.
    pub fn minute(self) -> Option<u16> {
        self.minute
    }
}

impl FromStr for ReferenceDate {
    type Err = BuildError;

    fn from_str(text: &str) -> Result<Self, BuildError> {
        let wrong = || {
            let shown: String = text.chars().take(40).collect();
            BuildError::new(format!("“{shown}” is not a date: write it as 2020-08-18 or 2020-08-18T12:30"))
        };
        let text = text.trim();
        let (date, time) = text.split_at_checked(10).ok_or_else(wrong)?;
        let [year, month, day] = numbers(date, '-').ok_or_else(wrong)?;
        if date.as_bytes()[4] != b'-' || date.as_bytes()[7] != b'-' {
            return Err(wrong());
        }
        let valid = Date::try_new_iso(year.into(), month as u8, day as u8).is_ok();
        let minute = match time.strip_prefix(['T', 't', ' ']) {
            None if time.is_empty() => None,
            None => return Err(wrong()),
            Some(time) => {
                let [hour, minute] = time.get(..5).and_then(|clock| numbers(clock, ':')).ok_or_else(wrong)?;
                let rest = &time[5..];
                if hour > 23 || minute > 59 || !rest.is_empty() && !rest.starts_with([':', '.', 'Z', 'z', '+', '-']) {
                    return Err(wrong());
                }
                Some(hour * 60 + minute)
            }
        };
        if !valid {
            return Err(wrong());
        }
        Ok(Self { year: year.into(), month: month as u8, day: day as u8, minute })
    }
}

/// `N` runs of ASCII digits with `separator` between them, each at most 9999.
fn numbers<const N: usize>(text: &str, separator: char) -> Option<[u16; N]> {
    let mut found = [0; N];
    let mut parts = text.split(separator);
    for slot in &mut found {
        let part = parts.next().filter(|part| (1..=4).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))?;
        *slot = part.parse().ok()?;
    }
    parts.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_iso_date_is_refused_with_the_way_out() {
        for text in ["", "2020", "2020-8-1", "2020-02-30", "2020-13-01", "2020-08-18T25:00", "2020-08-18x", "أمس", "٢٠٢٠-٠٨-١٨"]
        {
            let error = text.parse::<ReferenceDate>().unwrap_err().to_string();
            assert!(error.contains("2020-08-18T12:30"), "{error}");
        }
    }

    #[test]
    fn a_date_time_keeps_its_minute() {
        for text in ["2020-08-18T12:30", "2020-08-18 12:30", "2020-08-18T12:30:15+03:00", "2020-08-18T12:30Z"] {
            assert_eq!(text.parse::<ReferenceDate>().unwrap().minute(), Some(750), "{text}");
        }
    }
}
