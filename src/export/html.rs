//! An HTML document: names as `<span>`, quotations as `<q>`, times as `<time datetime>`. No script, no style but one rule
//! that keeps browsers from adding quotation marks of their own.

use super::Export;
use super::markup::{Element, escape, paragraphs, start_tag};
use crate::annotation::{Annotation, TimeExpression};
use crate::wire::entity_kind;

pub(super) fn write(export: &Export<'_>) -> String {
    let mut title = String::new();
    escape(export.text.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default(), &mut title);
    let date = export.published().map_or(String::new(), |date| format!("<meta name=\"date\" content=\"{date}\">\n"));
    let body = paragraphs(export.text, elements(export));
    format!(
        "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n{date}<style>q {{ quotes: none }}</style>\n</head>\n<body>\n<article>\n{body}</article>\n</body>\n</html>\n"
    )
}

fn elements(export: &Export<'_>) -> Vec<Element> {
    let mut elements = Vec::new();
    for annotation in &export.article.annotations {
        match annotation {
            Annotation::Entity(a) => {
                let name = export.article.entities.get(a.entity as usize).map(|entity| entity.name.as_str());
                let number = a.entity.to_string();
                let open = start_tag(
                    "span",
                    &[
                        ("data-kind", Some(entity_kind(a.kind))),
                        ("data-entity", Some(&number)),
                        ("data-ref", a.reference.as_deref()),
                        ("title", name),
                    ],
                );
                elements.push(Element { span: a.span, open, close: "</span>", layer: 2 });
            }
            Annotation::Quote(a) => {
                let open = start_tag("q", &[("data-speaker", a.speaker_name.as_deref()), ("data-via", a.via.as_deref())]);
                elements.extend(a.parts.iter().map(|&span| Element { span, open: open.clone(), close: "</q>", layer: 0 }));
            }
            Annotation::Time(a) => {
                let open = start_tag("time", &[("datetime", datetime(a).as_deref()), ("data-value", Some(&a.value))]);
                elements.push(Element { span: a.span, open, close: "</time>", layer: 3 });
            }
            Annotation::Mark(_) => {}
        }
    }
    elements
}

/// The value where HTML allows it as a `datetime`: a year, month, week, day, local date and time, or a duration in days
/// and shorter.
fn datetime(time: &TimeExpression) -> Option<String> {
    let value = time.value.as_str();
    let shape: String = value.chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect();
    match shape.as_str() {
        "0000" | "0000-00" | "0000-00-00" | "0000-W00" | "0000-00-00T00:00" | "0000-00-00T00:00Z" | "0000-00-00T00:00+00:00" => {
            Some(value.into())
        }
        _ if shape.starts_with("PT0") && shape.ends_with(['H', 'M', 'S']) => Some(value.into()),
        _ if shape.starts_with("P0") && shape.ends_with('D') => Some(value.into()),
        _ if shape.starts_with("P0") && shape.ends_with('W') => {
            value[1..value.len() - 1].parse::<u32>().ok().map(|weeks| format!("P{}D", weeks.saturating_mul(7)))
        }
        _ => None,
    }
}
