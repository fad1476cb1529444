//! Runs the cases of `tests/corpus`: short texts with all that is to be found in them.
//!
//! A case names the layers that it is about; of those, everything found must be listed, in text order. The runner finds
//! the offsets, so nobody counts letters. `tests/known_failures.txt` lists the cases that fail today: they must fail, so
//! that the list only shrinks.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use hashiya::{Annotation, Annotator, Options, Prefer};
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    text: String,
    #[serde(default)]
    date: Option<String>,
    #[serde(default)]
    prefer_future: bool,
    time: Option<Vec<Time>>,
    entity: Option<Vec<Entity>>,
    quote: Option<Vec<Quote>>,
    mark: Option<Vec<Mark>>,
    diagnostic: Option<Vec<String>>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Time {
    value: String,
    text: String,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Entity {
    kind: String,
    text: String,
    /// The entity's name, where the case is about grouping.
    #[serde(default)]
    name: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Quote {
    kind: String,
    #[serde(default)]
    cue: Option<String>,
    #[serde(default)]
    speaker: Option<String>,
    /// The speaker's name or description, or words of it: how much of the name is known is another layer's matter.
    /// Absent where nobody is found.
    #[serde(default)]
    by: Option<String>,
    #[serde(default)]
    via: Option<String>,
    parts: Vec<String>,
}

#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
struct Mark {
    kind: String,
    text: String,
}

/// Every case with its name `layer/file/case`.
fn cases() -> Vec<(String, Case)> {
    let mut found = Vec::new();
    for layer in ["time", "entity", "quote"] {
        let mut files: Vec<_> = fs::read_dir(Path::new("tests/corpus").join(layer)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        for path in files {
            let text = fs::read_to_string(&path).unwrap();
            let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
            found.extend(file.case.into_iter().map(|case| (format!("{layer}/{stem}/{}", case.name), case)));
        }
    }
    found
}

/// What differs, or nothing.
fn run(annotator: &Annotator, case: &Case) -> Option<String> {
    let options = Options {
        date: case.date.as_deref().map(|date| date.parse().unwrap()),
        prefer: if case.prefer_future { Prefer::Future } else { Prefer::Past },
        ..Options::default()
    };
    let article = annotator.annotate(&case.text, &options);
    let surface = |span: hashiya::Span| span.slice(&case.text).to_owned();
    let (mut time, mut entity, mut quote, mut mark) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for annotation in &article.annotations {
        match annotation {
            Annotation::Time(a) => time.push(Time { value: a.value.clone(), text: surface(a.span) }),
            Annotation::Entity(a) => {
                let name = Some(article.entities[a.entity as usize].name.clone());
                entity.push(Entity { kind: format!("{:?}", a.kind).to_lowercase(), text: surface(a.span), name });
            }
            Annotation::Quote(a) => quote.push(Quote {
                kind: format!("{:?}", a.kind).to_lowercase(),
                cue: a.cue.map(surface),
                speaker: a.speaker.map(surface),
                by: a.speaker_name.clone(),
                via: a.via.clone(),
                parts: a.parts.iter().copied().map(surface).collect(),
            }),
            Annotation::Mark(a) => mark.push(Mark { kind: format!("{:?}", a.kind).to_lowercase(), text: surface(a.span) }),
            _ => {}
        }
    }
    if let Some(want) = &case.entity {
        for (got, want) in entity.iter_mut().zip(want) {
            if want.name.is_none() {
                got.name = None;
            }
        }
    }
    if let Some(want) = &case.quote {
        for (got, want) in quote.iter_mut().zip(want) {
            if let (Some(name), Some(words)) = (&got.by, &want.by)
                && name.contains(words.as_str())
            {
                got.by = Some(words.clone());
            }
        }
    }
    let diagnostic: Vec<String> = article.diagnostics.iter().map(|found| found.code.to_owned()).collect();
    let differences = [
        difference("time", case.time.as_ref(), &time),
        difference("entity", case.entity.as_ref(), &entity),
        difference("quote", case.quote.as_ref(), &quote),
        difference("mark", case.mark.as_ref(), &mark),
        difference("diagnostic", case.diagnostic.as_ref(), &diagnostic),
    ];
    let differences: Vec<String> = differences.into_iter().flatten().collect();
    (!differences.is_empty()).then(|| differences.join("\n"))
}

fn difference<T: PartialEq + std::fmt::Debug>(layer: &str, want: Option<&Vec<T>>, got: &Vec<T>) -> Option<String> {
    let want = want?;
    (want != got).then(|| format!("  {layer} want {want:#?}\n  {layer} got  {got:#?}"))
}

#[test]
fn every_case_is_met_but_the_known_failures() {
    let known = fs::read_to_string("tests/known_failures.txt").unwrap();
    let mut known: BTreeSet<&str> = known.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let annotator = Annotator::new();
    let mut report = Vec::new();
    let mut names = BTreeSet::new();
    for (name, case) in cases() {
        assert!(names.insert(name.clone()), "two cases are named {name}");
        match (run(&annotator, &case), known.remove(name.as_str())) {
            (Some(differences), false) => report.push(format!("{name}:\n{differences}")),
            (None, true) => report.push(format!("{name}: is met now; take it off tests/known_failures.txt")),
            _ => {}
        }
    }
    report.extend(known.iter().map(|name| format!("{name}: tests/known_failures.txt lists it, but there is no such case")));
    assert!(report.is_empty(), "{}", report.join("\n"));
    assert!(names.len() >= 5, "only {} cases were found", names.len());
}
