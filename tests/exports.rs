//! Every export is read back: by a parser of its own format where Rust has one, and by its own rules where not.

use hashiya::{
    AnnotatedArticle, Annotation, Calendar, Entity, EntityKind, EntityMention, Export, ExportFormat, OffsetUnit, Quote, QuoteKind, Span,
    TimeExpression, TimexKind,
};

const TEXT: &str = "قال <المدير> علي حسن: «نعم & شكرا\nلكم» أمس.";

/// An article put together by hand, so that the exporters are tested apart from the recognisers. The quotation goes over
/// two paragraphs; the names look like markup and like a formula.
fn article() -> AnnotatedArticle {
    let span = |words: &str| {
        let at = TEXT.find(words).unwrap();
        Span::new(at as u32, (at + words.len()) as u32)
    };
    let (name, quote, time) = (span("علي حسن"), span("«نعم & شكرا\nلكم»"), span("أمس"));
    AnnotatedArticle {
        annotations: vec![
            Annotation::Entity(EntityMention {
                span: name,
                kind: EntityKind::Person,
                entity: 0,
                title: Some(span("المدير")),
                reference: Some("=1+1".into()),
                rule: "test".into(),
                confidence: 0.9,
            }),
            Annotation::Quote(Quote {
                span: quote,
                parts: vec![quote],
                kind: QuoteKind::Direct,
                cue: Some(span("قال")),
                speaker: Some(name),
                speaker_entity: Some(0),
                speaker_name: Some("علي \"حسن\"".into()),
                via: None,
                negated: false,
                nominal: false,
                rule: "test".into(),
                confidence: 0.9,
            }),
            Annotation::Time(TimeExpression {
                span: time,
                kind: TimexKind::Date,
                value: "2020-08-17".into(),
                modifier: None,
                interval: Some(("2020-08-17".into(), "2020-08-18".into())),
                calendar: Calendar::Gregorian,
                original: None,
                range: None,
                flags: vec![],
                rule: "test".into(),
                confidence: 0.9,
            }),
        ],
        entities: vec![Entity {
            id: 0,
            kind: EntityKind::Person,
            name: "علي <حسن>".into(),
            mentions: vec![name],
            titles: vec!["المدير".into()],
            gender: None,
            reference: None,
        }],
        diagnostics: vec![],
    }
}

fn export(format: ExportFormat) -> String {
    let article = article();
    Export { date: "2020-08-18".parse().ok(), offsets: OffsetUnit::Chars, ..Export::new(TEXT, &article) }.write(format)
}

/// The characters from `start` to `end`, counted in code points.
fn chars(start: u64, end: u64) -> String {
    TEXT.chars().skip(start as usize).take((end - start) as usize).collect()
}

#[test]
fn json_is_the_data_model() {
    let read: serde_json::Value = serde_json::from_str(&export(ExportFormat::Json)).unwrap();
    let quote = &read["annotations"][1];
    assert_eq!(quote["type"], "quote");
    assert_eq!(chars(quote["start"].as_u64().unwrap(), quote["end"].as_u64().unwrap()), "«نعم & شكرا\nلكم»");
    assert_eq!((&quote["speakerEntity"], &quote["via"]), (&0.into(), &serde_json::Value::Null));
    assert_eq!(read["annotations"][0]["ref"], "=1+1");
    assert_eq!(read["annotations"][2]["interval"][1], "2020-08-18");
}

#[test]
fn json_ld_names_the_speaker_by_the_number_of_an_entity() {
    let read: serde_json::Value = serde_json::from_str(&export(ExportFormat::JsonLd)).unwrap();
    assert_eq!((&read["@type"], &read["datePublished"]), (&"NewsArticle".into(), &"2020-08-18".into()));
    assert_eq!(read["mentions"][0]["@id"], read["hasPart"][0]["creator"]["@id"]);
    assert_eq!(read["temporalCoverage"][0], "2020-08-17/2020-08-18");
}

#[test]
fn w3c_selectors_find_their_text_again() {
    let read: serde_json::Value = serde_json::from_str(&export(ExportFormat::W3c)).unwrap();
    let items = read["items"].as_array().unwrap();
    assert_eq!(items.len(), 3);
    for item in items {
        let (quote, position) = (&item["target"]["selector"][0], &item["target"]["selector"][1]);
        let exact = quote["exact"].as_str().unwrap();
        assert_eq!(chars(position["start"].as_u64().unwrap(), position["end"].as_u64().unwrap()), exact);
        let context = format!("{}{exact}{}", quote["prefix"].as_str().unwrap(), quote["suffix"].as_str().unwrap());
        assert!(TEXT.contains(&context), "{context}");
    }
}

/// The tags and the text of a well-formed piece of markup; panics where it is not well formed.
fn read_markup(markup: &str) -> (Vec<String>, String) {
    let (mut tags, mut open, mut text, mut rest) = (Vec::new(), Vec::new(), String::new(), markup);
    while let Some(at) = rest.find('<') {
        text.push_str(&rest[..at]);
        let end = at + rest[at..].find('>').expect("a tag without its end");
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        let name = tag.split([' ', '/']).find(|part| !part.is_empty()).unwrap_or_default().to_owned();
        if tag.starts_with('/') {
            assert_eq!(open.pop().as_ref(), Some(&name), "in {markup}");
        } else if !tag.starts_with(['!', '?']) && !tag.ends_with('/') && name != "meta" {
            open.push(name);
        }
        tags.push(tag.to_owned());
    }
    assert!(open.is_empty(), "{open:?} are never closed");
    text.push_str(rest);
    for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")] {
        text = text.replace(entity, character);
    }
    (tags, text)
}

#[test]
fn html_and_tei_are_well_formed_and_keep_the_text() {
    for (format, begin, end, quote) in
        [(ExportFormat::Html, "<article>", "</article>", "q "), (ExportFormat::Tei, "<body>", "</body>", "said ")]
    {
        let written = export(format);
        let (tags, _) = read_markup(&written);
        assert_eq!(tags.iter().filter(|tag| tag.starts_with(quote)).count(), 2, "one for each paragraph: {written}");
        let inner = written.split_once(begin).unwrap().1.split_once(end).unwrap().0;
        let (_, text) = read_markup(inner);
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(&text), words(TEXT), "{written}");
    }
}

#[test]
fn brat_fragments_hold_no_line_end_and_point_at_their_text() {
    let written = export(ExportFormat::Brat);
    let bound: Vec<&str> = written.lines().filter(|line| line.starts_with('T')).collect();
    assert_eq!(bound.len(), 5);
    for line in bound {
        let [_, places, surface] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let fragments = places.split_once(' ').unwrap().1.split(';').map(|place| {
            let (start, end) = place.split_once(' ').unwrap();
            chars(start.parse().unwrap(), end.parse().unwrap())
        });
        assert_eq!(fragments.collect::<Vec<_>>().join(" "), surface);
    }
}

#[test]
fn conll_tokens_join_to_the_text_and_tags_follow_bio() {
    let written = export(ExportFormat::Conll);
    let mut previous = ["O".to_owned(), "O".to_owned(), "O".to_owned()];
    for line in written.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let [token, start, end, tags @ ..] = &line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        assert_eq!(chars(start.parse().unwrap(), end.parse().unwrap()), *token);
        for (tag, before) in tags.iter().zip(&mut previous) {
            assert!(!tag.starts_with("I-") || before[1..] == tag[1..], "{tag} after {before}");
            *before = (*tag).to_owned();
        }
    }
    assert!(written.contains("\tB-PER\t") && written.contains("\tB-QUOTE\t") && written.contains("\tB-DATE"));
}

#[test]
fn csv_rows_have_the_columns_of_the_header() {
    let written = export(ExportFormat::Csv);
    let mut reader = csv::Reader::from_reader(written.as_bytes());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!((&rows[0][5], &rows[1][6]), ("'=1+1", "علي \"حسن\""));
}
