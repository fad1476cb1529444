//! Writing a list in the format of `src/lexicon/format.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// A list that is to be written: rows by the values of their columns, forms by their folded spelling. Numbers come in the
/// order of their size.
pub(super) struct List {
    pub(super) name: &'static str,
    /// The comment: what the list is.
    pub(super) about: &'static str,
    pub(super) source: &'static str,
    pub(super) columns: &'static str,
    /// Which of its rows go into the names file.
    pub(super) loaded: &'static str,
    rows: BTreeMap<Vec<Cell>, BTreeMap<String, String>>,
}

/// The value of a column.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Cell {
    Text(String),
    Number(u64),
}

impl Cell {
    fn new(value: &str) -> Self {
        value.parse().map_or_else(|_| Self::Text(value.to_owned()), Self::Number)
    }
}

impl std::fmt::Display for Cell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl List {
    pub(super) fn new(name: &'static str, about: &'static str, source: &'static str, columns: &'static str) -> Self {
        Self { name, about, source, columns, loaded: "apart", rows: BTreeMap::new() }
    }

    /// Adds a form under the row with these cells; the first spelling of a folded form stays.
    pub(super) fn add(&mut self, cells: &[&str], folded: String, form: &str) {
        let cells = cells.iter().map(|cell| Cell::new(cell)).collect();
        self.rows.entry(cells).or_default().entry(folded).or_insert_with(|| form.to_owned());
    }

    /// Keeps a form in its first row only: rows come in the order of their cells.
    pub(super) fn keep_first_of_each_form(&mut self) {
        let mut seen = BTreeSet::new();
        for forms in self.rows.values_mut() {
            forms.retain(|folded, _| seen.insert(folded.clone()));
        }
        self.rows.retain(|_, forms| !forms.is_empty());
    }

    pub(super) fn count(&self) -> usize {
        self.rows.values().map(BTreeMap::len).sum()
    }

    pub(super) fn write(&self, folder: &Path) -> Result<(), String> {
        let mut text = String::new();
        for line in self.about.lines() {
            text += &format!("# {line}\n");
        }
        text += &format!(
            "# made by: cargo run -p trainer -- lists\n# source: {}\n# columns: {}\n# loaded: {}\n",
            self.source, self.columns, self.loaded
        );
        for (cells, forms) in &self.rows {
            let forms: Vec<&str> = forms.values().map(String::as_str).collect();
            cells.iter().for_each(|cell| text += &format!("{cell}\t"));
            text += &format!("{}\n", forms.join("|"));
        }
        let path = folder.join(self.name).with_extension("tsv");
        fs::write(&path, text).map_err(|error| format!("{}: {error}", path.display()))
    }
}
