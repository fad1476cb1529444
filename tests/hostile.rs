//! Hostile text takes memory in proportion to its length, and comes out of every export as text.

use std::alloc::System;

use cap::Cap;
use hashiya::{Annotator, CustomName, EntityKind, Export, ExportFormat, OffsetUnit, Options};

#[path = "hostile/shapes.rs"]
mod shapes;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, usize::MAX);

/// Bytes of memory for a byte of text, at most; most of it is what every token has, and the shortest token is a byte.
const MOST: usize = 400;

fn options() -> Options {
    Options { date: "2020-08-18".parse().ok(), ..Options::default() }
}

/// Annotates with no more memory than the text may take. Where that does not do the program ends, and the shape printed last
/// says on what.
fn annotate_within_bounds(annotator: &Annotator, text: &str) {
    MEMORY.set_limit(MEMORY.allocated() + text.len() * MOST + (1 << 20)).unwrap();
    drop(annotator.annotate(text, &options()));
    MEMORY.set_limit(usize::MAX).unwrap();
}

// One test, since the allocator is one for all.
#[test]
fn hostile_text_takes_memory_in_proportion_and_is_escaped_in_every_export() {
    let annotator = Annotator::new();
    annotator.annotate("قال الوزير", &options());
    for shape in shapes::SHAPES {
        println!("{shape:?}");
        annotate_within_bounds(&annotator, &shapes::text(shape, 30_000));
    }
    for payload in PAYLOADS {
        // The payload as a name of the caller's own, as a title, in speech, and as the source.
        let name = format!("سمير {payload}");
        let own = CustomName { name: name.clone(), kind: EntityKind::Person, reference: Some((*payload).into()), aliases: vec![] };
        let text = format!("{payload}\nقال الوزير {name}: «نحن {payload} جاهزون» أمس.\n{payload}");
        let article = Annotator::builder().names([own]).build().unwrap().annotate(&text, &options());
        for (format, export) in ExportFormat::ALL {
            let written =
                Export { text: &text, article: &article, source: Some(payload), date: options().date, offsets: OffsetUnit::Utf16 }
                    .write(export);
            let inert = match format {
                // No tag but our own, no attribute but our own.
                "html" | "tei" => written.split('<').skip(1).all(own_tag) && !written.contains("&x;"),
                "jsonld" => !written.contains('<'),
                "csv" => {
                    written.lines().all(|line| line.split(',').all(|cell| !cell.trim_start_matches('"').starts_with(['=', '+', '-', '@'])))
                }
                _ => true,
            };
            assert!(inert, "{format} of {payload:?}:\n{written}");
        }
    }
}

/// True for what stands after a `<` of the exporters' own.
fn own_tag(tag: &str) -> bool {
    const NAMES: &[&str] = &[
        "!doctype",
        "?xml",
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "article",
        "p",
        "q",
        "span",
        "time",
        "TEI",
        "teiHeader",
        "fileDesc",
        "titleStmt",
        "publicationStmt",
        "sourceDesc",
        "date",
        "standOff",
        "listPerson",
        "listPlace",
        "listOrg",
        "listObject",
        "person",
        "place",
        "org",
        "object",
        "persName",
        "placeName",
        "orgName",
        "name",
        "objectIdentifier",
        "objectName",
        "text",
        "said",
        "quote",
        "roleName",
        "idno",
        "note",
        "sex",
    ];
    let end = tag.find('>').unwrap_or(tag.len());
    let name = tag[..end].trim_start_matches('/').split([' ', '/']).next().unwrap_or_default();
    NAMES.contains(&name)
}

/// What is pasted to break out of markup.
const PAYLOADS: &[&str] = &[
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)",
    "<!--<script>",
    "]]><script>alert(1)</script>",
    "<![CDATA[x]]>",
    "&x;",
    "<!DOCTYPE x [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
    "=HYPERLINK(\"http://x\")",
    "@SUM(1+1)",
    "javascript:alert(1)",
];
