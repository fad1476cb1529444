//! TEI P5: names, quotations as `<said>`, dates; the entities stand in lists of the header.

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
                let (from, to) = match &a.interval {
                    Some((from, to)) => (Some(from.as_str()), Some(to.as_str())),
                    None => (None, None),
                };
                let (name, close) = if a.kind == TimexKind::Time { ("time", "</time>") } else { ("date", "</date>") };
                let open = start_tag(name, &[("notBefore", from), ("notAfter", to), ("n", Some(&a.value))]);
                elements.push(Element { span: a.span, open, close, layer: 3 });
            }
            Annotation::Mark(_) => {}
        }
    }
    paragraphs(export.text, elements)
}
