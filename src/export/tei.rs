//! TEI P5: names, quotations as `<said>`, dates; the entities stand in lists of the header.

use icu_calendar::types::RataDie;
use icu_calendar::{Date, Iso};

use super::Export;
use super::markup::{Element, escape, paragraphs, start_tag};
use crate::annotation::{Annotation, EntityKind, QuoteKind, TimexKind};

pub(super) fn write(export: &Export<'_>) -> String {
    let mut title = String::new();
    escape(export.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default(), &mut title);
    let mut source = String::new();
    escape(export.source.unwrap_or("born digital"), &mut source);
    let date = export.published().map_or(String::new(), |date| format!("<date when=\"{date}\"/>"));
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"ar\">\n<teiHeader>\n<fileDesc>\n<titleStmt><title>{title}</title></titleStmt>\n<publicationStmt><p>{date}</p></publicationStmt>\n<sourceDesc><p>{source}</p></sourceDesc>\n</fileDesc>\n</teiHeader>\n{}<text>\n<body>\n{}</body>\n</text>\n</TEI>\n",
        lists(export),
        body(export)
    )
}

/// The element for a mention, the list that its entities stand in, and the element of one entity there.
fn element_names(kind: EntityKind) -> (&'static str, &'static str, &'static str, &'static str) {
    match kind {
        EntityKind::Person => ("persName", "</persName>", "listPerson", "person"),
        EntityKind::Location => ("placeName", "</placeName>", "listPlace", "place"),
        EntityKind::Organization => ("orgName", "</orgName>", "listOrg", "org"),
        EntityKind::Misc => ("name", "</name>", "listObject", "object"),
    }
}

/// The entities by kind, in a `<standOff>`; nothing where there are none.
fn lists(export: &Export<'_>) -> String {
    let mut out = String::new();
    for kind in [EntityKind::Person, EntityKind::Location, EntityKind::Organization, EntityKind::Misc] {
        let (name, close, list, item) = element_names(kind);
        // In an <object> the name is an <objectIdentifier>'s.
        let (name, close) =
            if kind == EntityKind::Misc { ("objectIdentifier><objectName", "</objectName></objectIdentifier>") } else { (name, close) };
        let mut entities = export.article.entities.iter().filter(|entity| entity.kind == kind).peekable();
        if entities.peek().is_none() {
            continue;
        }
        out.push_str(&format!("<{list}>\n"));
        for entity in entities {
            out.push_str(&start_tag(item, &[("xml:id", Some(&format!("entity-{}", entity.id)))]));
            out.push_str(&format!("<{name}>"));
            escape(&entity.name, &mut out);
            out.push_str(&format!("{close}</{item}>\n"));
        }
        out.push_str(&format!("</{list}>\n"));
    }
    if out.is_empty() { out } else { format!("<standOff>\n{out}</standOff>\n") }
}

fn body(export: &Export<'_>) -> String {
    let mut elements = Vec::new();
    let reference = |entity: u32| format!("#entity-{entity}");
    for annotation in &export.article.annotations {
        match annotation {
            Annotation::Entity(a) => {
                let (name, close, ..) = element_names(a.kind);
                let open = start_tag(name, &[("ref", Some(&reference(a.entity)))]);
                elements.push(Element { span: a.span, open, close, layer: 2 });
            }
            Annotation::Quote(a) => {
                let direct = matches!(a.kind, QuoteKind::Direct | QuoteKind::DirectUnmarked);
                let who = a.speaker_entity.map(reference);
                let open = start_tag("said", &[("who", who.as_deref()), ("direct", Some(if direct { "true" } else { "false" }))]);
                elements.extend(a.parts.iter().map(|&span| Element { span, open: open.clone(), close: "</said>", layer: 0 }));
            }
            Annotation::Time(a) => {
                let when = is_calendar_date(&a.value).then_some(a.value.as_str());
                let interval = a.interval.as_ref().filter(|_| when.is_none());
                let (from, to) = (interval.map(|(from, _)| from.as_str()), interval.map(|(_, end)| last_day_before(end)));
                let (name, close) = if a.kind == TimexKind::Time { ("time", "</time>") } else { ("date", "</date>") };
                let open = start_tag(name, &[("when", when), ("notBefore", from), ("notAfter", to.as_deref()), ("n", Some(&a.value))]);
                elements.push(Element { span: a.span, open, close, layer: 3 });
            }
            Annotation::Mark(_) => {}
        }
    }
    paragraphs(export.text, elements)
}

/// Whether a TIMEX3 value is a year, month or day as TEI writes them too.
fn is_calendar_date(value: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = value.split('-');
    parts.next().is_some_and(|year| digits(year, 4)) && value.len() <= 10 && parts.all(|part| digits(part, 2))
}

/// The last day of an interval that ends before the day `end`: TEI's `notAfter` counts its own day in. A moment stays as it
/// is.
fn last_day_before(end: &str) -> String {
    let day = || {
        let mut parts = end.splitn(3, '-');
        let (year, month, day) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Date::try_new_iso(year, month, day).ok()
    };
    match day().map(|day| Date::from_rata_die(RataDie::new(day.to_rata_die().to_i64_date() - 1), Iso)) {
        Some(last) => format!("{:04}-{:02}-{:02}", last.year().extended_year(), last.month().ordinal, last.day_of_month().0),
        None => end.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_counts_in_and_a_moment_stays() {
        assert_eq!(last_day_before("2020-03-01"), "2020-02-29");
        assert_eq!(last_day_before("2021-01-01"), "2020-12-31");
        assert_eq!(last_day_before("2020-08-18T12:30"), "2020-08-18T12:30");
    }

    #[test]
    fn years_months_and_days_are_told_from_weeks_and_parts_of_days() {
        for value in ["2020", "2020-08", "2020-08-18"] {
            assert!(is_calendar_date(value), "{value}");
        }
        for value in ["197", "2020-W33", "2015-FA", "2020-08-18TEV", "XXXX-08-18", "P3D", "2020-08-18-01"] {
            assert!(!is_calendar_date(value), "{value}");
        }
    }
}
