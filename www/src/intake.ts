/** From what a reader pastes to paragraphs of plain text. Nothing that is pasted is ever put into the page as markup. */

/** Elements that hold no text of the article. */
const SKIPPED = 'script, style, noscript, template, svg, iframe, object, embed, head, nav, form, button, select, textarea';

/** Elements that end a paragraph. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TD TH TR UL'.split(' '),
);

/** What begins like this is taken for HTML source. */
const LOOKS_LIKE_HTML = /^\s*<(?:!doctype|html|head|body|article|section|main|div|p|h[1-6]|ul|ol|blockquote|span|script|table|figure|header|img|a)\b/i;

/** The paragraphs of pasted text, or of pasted HTML source. */
export function paragraphsOf(input: string): string[] {
  return LOOKS_LIKE_HTML.test(input) ? paragraphsOfHtml(input) : paragraphsOfText(input);
}

/** The paragraphs of HTML. The parser's document has no window: no script runs, no image loads. */
export function paragraphsOfHtml(html: string): string[] {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  body.querySelectorAll(SKIPPED).forEach((element) => element.remove());
  let text = '';
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
  const open: Element[] = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    while (open.length > 0 && !open.at(-1)?.contains(node)) {
      open.pop();
      text += '\n';
    }
    if (node instanceof Text) {
      text += node.data.replace(/[\n\r\t ]+/g, ' ');
    } else if (node instanceof Element && BLOCKS.has(node.tagName)) {
      text += '\n';
      open.push(node);
    }
  }
  return paragraphsOfText(text);
}

function paragraphsOfText(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
