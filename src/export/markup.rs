//! Tags around stretches of text, for HTML and TEI: paragraphs, escaping, and nesting that is always well formed.

use std::collections::BinaryHeap;

use crate::span::Span;

/// A stretch of text with the tags around it. Where two cross, the later one is cut in two at the edge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Element {
    pub span: Span,
    /// The start tag, with its attributes escaped.
    pub open: String,
    /// The end tag.
    pub close: &'static str,
    /// Of elements with the same span, those with the lower layer stand outside.
    pub layer: u8,
}

impl Ord for Element {
    /// The greatest comes out of the heap first: earliest start, then latest end, then lowest layer.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |element: &Self| (std::cmp::Reverse(element.span.start), element.span.end, std::cmp::Reverse(element.layer));
        key(self).cmp(&key(other)).then_with(|| self.open.cmp(&other.open))
    }
}

impl PartialOrd for Element {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// The paragraphs of `text` as `<p>` elements with `elements` in them, one a line.
pub(super) fn paragraphs(text: &str, elements: Vec<Element>) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    let mut waiting: BinaryHeap<Element> = elements.into();
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let body = Span::from(start..start + line.trim_end().len());
        start += line.len();
        if body.slice(text).trim().is_empty() {
            continue;
        }
        out.push_str("<p>");
        paragraph(text, body, &mut waiting, &mut out);
        out.push_str("</p>\n");
    }
    out
}

fn paragraph(text: &str, body: Span, waiting: &mut BinaryHeap<Element>, out: &mut String) {
    let mut at = body.start;
    let mut open: Vec<Element> = Vec::new();
    loop {
        let next = waiting.peek().filter(|element| element.span.start < body.end).map(|element| element.span.start.max(at));
        let end = open.last().map(|element| element.span.end);
        match (end, next) {
            (Some(end), next) if next.is_none_or(|next| end <= next) => {
                escape(Span::new(at, end).slice(text), out);
                at = end;
                if let Some(element) = open.pop() {
                    out.push_str(element.close);
                }
            }
            (_, Some(start)) => {
                escape(Span::new(at, start).slice(text), out);
                at = start;
                let Some(mut element) = waiting.pop() else { break };
                element.span.start = start;
                let limit = end.unwrap_or(body.end).min(body.end);
                if element.span.end > limit {
                    // The rest goes on after the edge, in the outer element or in the next paragraph.
                    waiting.push(Element { span: Span::new(limit, element.span.end), ..element.clone() });
                    element.span.end = limit;
                }
                if !element.span.slice(text).trim().is_empty() {
                    out.push_str(&element.open);
                    open.push(element);
                }
            }
            _ => break,
        }
    }
    escape(Span::new(at, body.end).slice(text), out);
}

/// Appends `text` as character data or as an attribute's value, for HTML and for XML alike. Characters that XML 1.0 does
/// not allow become U+FFFD.
pub(super) fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(c),
            '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{84}' | '\u{86}'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            _ => out.push(c),
        }
    }
}

/// A start tag with those attributes that have a value.
pub(super) fn start_tag(name: &str, attributes: &[(&str, Option<&str>)]) -> String {
    let mut tag = format!("<{name}");
    for (attribute, value) in attributes {
        if let Some(value) = value {
            tag.push(' ');
            tag.push_str(attribute);
            tag.push_str("=\"");
            escape(value, &mut tag);
            tag.push('"');
        }
    }
    tag.push('>');
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    fn element(start: u32, end: u32, name: &str, layer: u8) -> Element {
        let close = if name == "a" { "</a>" } else { "</b>" };
        Element { span: Span::new(start, end), open: format!("<{name}>"), close, layer }
    }

    #[test]
    fn elements_nest_and_crossing_ones_are_cut() {
        let nested = paragraphs("one two three", vec![element(4, 7, "b", 1), element(0, 7, "a", 0)]);
        assert_eq!(nested, "<p><a>one <b>two</b></a> three</p>\n");
        let crossing = paragraphs("one two three", vec![element(0, 7, "a", 0), element(4, 13, "b", 1)]);
        assert_eq!(crossing, "<p><a>one <b>two</b></a><b> three</b></p>\n");
        let same = paragraphs("one", vec![element(0, 3, "b", 1), element(0, 3, "a", 0)]);
        assert_eq!(same, "<p><a><b>one</b></a></p>\n");
    }

    #[test]
    fn an_element_over_two_paragraphs_is_closed_and_opened_again() {
        assert_eq!(paragraphs("one\n\ntwo", vec![element(0, 8, "a", 0)]), "<p><a>one</a></p>\n<p><a>two</a></p>\n");
    }

    #[test]
    fn text_that_looks_like_markup_is_text() {
        assert_eq!(paragraphs("<script>&\u{0}", vec![]), "<p>&lt;script&gt;&amp;\u{FFFD}</p>\n");
        assert_eq!(start_tag("q", &[("title", Some("\"><img src=x>")), ("id", None)]), "<q title=\"&quot;&gt;&lt;img src=x&gt;\">");
    }
}
