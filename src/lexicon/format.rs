//! The one format of a word list, read when the crate is built.
//!
//! ```text
//! # Months of the civil calendar.
//! # source: CLDR 46 (Unicode-3.0)
//! # columns: number:u8 calendar:enum
//! 1<TAB>gregorian<TAB>يناير|كانون الثاني
//! ```
//!
//! Comment lines come first. `source:` says where the words come from and under which licence; it must be there.
//! `columns:` names and types the columns before the last one, which holds the forms, with `|` between them. A form is
//! one word or several, written as in running text, without proclitics; spelling variants that fold alike
//! (`fold`) need not be listed. Types: `u8`, `u16`, `u32`, `i16`, `str`, `enum` (one kebab-case word), `flags`
//! (several with commas between them, or `-`), `note` (where the row is from: an id, a count; for readers of the list, no
//! part of the program). A form may stand on one line only, unless the comments hold
//! `homographs: yes`. The forms of a list with `loaded: apart` are no part of the program's core but of the names file,
//! which a page loads after it; with `loaded: apart where log < 4` those of the rows whose column `log` is below 4.

use std::collections::HashMap;

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnType {
    /// An unsigned or signed integer, by its Rust name.
    Integer(&'static str),
    /// Text.
    Str,
    /// One of the words that stand in this column.
    Enum,
    /// Any number of the words that stand in this column.
    Flags,
    /// Where the row is from; not compiled.
    Note,
}

/// A list, checked.
#[derive(Debug, Default)]
pub struct List {
    /// The comment's first lines.
    pub about: Vec<String>,
    /// Names and types of the columns before the forms.
    pub columns: Vec<(String, ColumnType)>,
    /// Which rows go into the names file.
    apart: Apart,
    /// Values of the columns, and the forms as written.
    pub rows: Vec<(Vec<String>, Vec<String>)>,
}

/// Which rows of a list go into the names file.
#[derive(Debug, Default)]
enum Apart {
    #[default]
    None,
    All,
    /// Those whose value in this column is below the number.
    Below(usize, i64),
}

impl List {
    /// True where the forms of a row with these cells go into the names file.
    #[allow(dead_code)] // The build script asks.
    pub fn is_apart(&self, cells: &[String]) -> bool {
        match self.apart {
            Apart::None => false,
            Apart::All => true,
            Apart::Below(column, bound) => cells.get(column).and_then(|cell| cell.parse::<i64>().ok()).is_some_and(|cell| cell < bound),
        }
    }

    /// The list without its notes: rows that differ in nothing else become one, in the place of the first.
    #[allow(dead_code)] // The build script asks.
    pub fn without_notes(mut self) -> Self {
        let stays: Vec<bool> = self.columns.iter().map(|(_, kind)| *kind != ColumnType::Note).collect();
        if stays.iter().all(|stays| *stays) {
            return self;
        }
        let mut rows: Vec<(Vec<String>, Vec<String>)> = Vec::new();
        let mut places: HashMap<Vec<String>, usize> = HashMap::new();
        for (cells, forms) in self.rows {
            let cells: Vec<String> = cells.into_iter().zip(&stays).filter(|(_, stays)| **stays).map(|(cell, _)| cell).collect();
            let place = *places.entry(cells.clone()).or_insert(rows.len());
            match rows.get_mut(place) {
                Some(row) => row.1.extend(forms),
                None => rows.push((cells, forms)),
            }
        }
        let before = |column: usize| stays[..column].iter().filter(|stays| **stays).count();
        if let Apart::Below(column, _) = &mut self.apart {
            *column = before(*column);
        }
        self.columns.retain(|(_, kind)| *kind != ColumnType::Note);
        Self { rows, ..self }
    }

    /// What stands after `loaded:`.
    fn read_apart(&self, words: &str) -> Result<Apart, String> {
        match words.split_whitespace().collect::<Vec<_>>()[..] {
            ["apart"] => Ok(Apart::All),
            ["apart", "where", column, "<", bound] => {
                let at = self.columns.iter().position(|(name, kind)| name == column && matches!(kind, ColumnType::Integer(_)));
                let at = at.ok_or_else(|| format!("{column} is no column of numbers in the columns above"))?;
                Ok(Apart::Below(at, bound.parse().map_err(|_| format!("{bound} is no number"))?))
            }
            _ => Err("write “loaded: apart” or “loaded: apart where COLUMN < NUMBER”, or nothing for a list of the core".into()),
        }
    }
}

const INTEGERS: [&str; 5] = ["u8", "u16", "u32", "i16", "i32"];

/// Reads a list.
///
/// # Errors
///
/// A message that begins with `file:line:` and says what is wrong and what was expected. `fold_words` splits a form into
/// its folded words.
pub fn parse(file: &str, text: &str, fold_words: impl Fn(&str) -> Vec<String>) -> Result<List, String> {
    let mut list = List::default();
    let (mut has_source, mut has_columns, mut homographs) = (false, false, false);
    let mut seen: HashMap<Vec<String>, usize> = HashMap::new();
    for (line, number) in text.lines().zip(1..) {
        let fail = |what: String| Err(format!("{file}:{number}: {what}"));
        if let Some(comment) = line.strip_prefix('#') {
            let comment = comment.trim();
            if let Some(columns) = comment.strip_prefix("columns:") {
                has_columns = true;
                for column in columns.split_whitespace() {
                    let Some((name, kind)) = column.split_once(':') else {
                        return fail(format!("column {column} has no type, as in number:u8"));
                    };
                    let kind = match kind {
                        "str" => ColumnType::Str,
                        "enum" => ColumnType::Enum,
                        "flags" => ColumnType::Flags,
                        "note" => ColumnType::Note,
                        _ => match INTEGERS.iter().find(|known| **known == kind) {
                            Some(known) => ColumnType::Integer(known),
                            None => return fail(format!("unknown type {kind}: expected one of {INTEGERS:?}, str, enum, flags, note")),
                        },
                    };
                    list.columns.push((name.to_owned(), kind));
                }
            } else if comment.starts_with("source:") {
                has_source = true;
                list.about.push(comment.to_owned());
            } else if comment == "homographs: yes" {
                homographs = true;
            } else if let Some(loaded) = comment.strip_prefix("loaded:") {
                list.apart = list.read_apart(loaded).map_err(|why| format!("{file}:{number}: {why}"))?;
            } else if list.rows.is_empty() {
                list.about.push(comment.to_owned());
            }
            continue;
        }
        if line.trim().is_empty() {
            continue;
        }
        if !has_columns || !has_source {
            return fail("the comments before the first row lack “# source: …” or “# columns: …”".into());
        }
        let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if cells.len() != list.columns.len() + 1 {
            return fail(format!("{} columns, expected {} with tabs between them", cells.len(), list.columns.len() + 1));
        }
        let forms: Vec<String> = cells.pop().unwrap_or_default().split('|').map(|form| form.trim().to_owned()).collect();
        for (cell, (name, kind)) in cells.iter().zip(&list.columns) {
            if let ColumnType::Integer(kind) = kind
                && !fits(cell, kind)
            {
                return fail(format!("{name} is “{cell}”, expected a {kind}"));
            }
            if matches!(kind, ColumnType::Enum | ColumnType::Flags)
                && !cell.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b',' | b'_'))
            {
                return fail(format!("{name} is “{cell}”, expected kebab-case words"));
            }
        }
        for form in &forms {
            let words = fold_words(form);
            if words.is_empty() {
                return fail("an empty form: is there a | too many?".into());
            }
            match seen.insert(words, number) {
                Some(earlier) if earlier != number && !homographs => return fail(format!("{form} is also on line {earlier}")),
                Some(earlier) if earlier == number => {
                    return fail(format!("{form} stands twice on this line; variants that fold alike need not be listed"));
                }
                _ => {}
            }
        }
        list.rows.push((cells, forms));
    }
    if !has_columns || !has_source {
        return Err(format!("{file}:1: lacks “# source: …” or “# columns: …”"));
    }
    Ok(list)
}

fn fits(cell: &str, kind: &str) -> bool {
    match kind {
        "u8" => cell.parse::<u8>().is_ok(),
        "u16" => cell.parse::<u16>().is_ok(),
        "u32" => cell.parse::<u32>().is_ok(),
        "i16" => cell.parse::<i16>().is_ok(),
        _ => cell.parse::<i32>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        parse("x.tsv", text, |form| form.split_whitespace().map(str::to_owned).collect()).unwrap_err()
    }

    #[test]
    fn a_bad_list_is_refused_with_its_place() {
        let head = "# source: ours\n# columns: n:u8\n";
        assert!(error("1\tيناير").starts_with("x.tsv:1: "));
        assert_eq!(error(&format!("{head}1")), "x.tsv:3: 1 columns, expected 2 with tabs between them");
        assert_eq!(error(&format!("{head}1\tيناير\n2\tيناير")), "x.tsv:4: يناير is also on line 3");
        assert_eq!(error(&format!("{head}300\tيناير")), "x.tsv:3: n is “300”, expected a u8");
        assert_eq!(error(&format!("{head}1\tيناير|")), "x.tsv:3: an empty form: is there a | too many?");
        assert!(error("# source: ours\n# columns: n:f32").contains("unknown type f32"));
        assert!(error("# loaded: later").contains("write “loaded: apart”"));
        assert!(error("# columns: n:u8\n# loaded: apart where m < 4").contains("m is no column of numbers"));
    }

    #[test]
    fn rows_that_differ_in_notes_alone_are_compiled_as_one() {
        let text = "# source: ours\n# columns: id:note n:u8\n# loaded: apart where n < 4\nQ1\t3\tقلم\nQ2\t4\tكتاب\nQ3\t3\tورق|حبر";
        let list = parse("x.tsv", text, |form| vec![form.to_owned()]).unwrap().without_notes();
        let rows: Vec<_> = list.rows.iter().map(|(cells, forms)| (list.is_apart(cells), cells.join(" "), forms.len())).collect();
        assert_eq!(rows, [(true, "3".to_owned(), 3), (false, "4".to_owned(), 1)]);
    }

    #[test]
    fn rows_go_apart_as_the_comments_say() {
        let apart = |loaded: &str| {
            let text = format!("# source: ours\n# columns: n:u8\n{loaded}\n3\tقلم\n4\tكتاب");
            let list = parse("x.tsv", &text, |form| vec![form.to_owned()]).unwrap();
            list.rows.iter().map(|(cells, _)| list.is_apart(cells)).collect::<Vec<_>>()
        };
        assert_eq!(apart(""), [false, false]);
        assert_eq!(apart("# loaded: apart"), [true, true]);
        assert_eq!(apart("# loaded: apart where n < 4"), [true, false]);
    }
}
