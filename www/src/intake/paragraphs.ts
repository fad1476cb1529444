/** From text and HTML to paragraphs of plain text. Nothing that is read is ever put into the page as markup. */

/** Elements that hold no text of the article. */
const SKIPPED = 'script, style, noscript, template, svg, iframe, object, embed, head, nav, form, button, select, textarea';

/** Elements that end a paragraph. */
const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY BR DD DIV DL DT FIGCAPTION FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN OL P PRE SECTION TABLE TD TH TR UL'.split(' '),
);

/** What begins like this is taken for HTML source. */
const LOOKS_LIKE_HTML = /^\s*<(?:!doctype|html|head|body|article|section|main|div|p|h[1-6]|ul|ol|blockquote|span|script|table|figure|header|img|a)\b/i;

/** Where pages keep their publication date; the first that holds one counts. */
const PUBLISHED = 'meta[property="article:published_time"], meta[itemprop="datePublished"], meta[name="date"], time[itemprop="datePublished"], time[pubdate], time[datetime]';

/** An article before it is annotated. */
export interface Draft {
  paragraphs: string[];
  /** The publication date that the markup names, ISO 8601. */
  published?: string;
}

/** Reads pasted text, or pasted HTML source. */
export function draftOf(input: string): Draft {
  return LOOKS_LIKE_HTML.test(input) ? draftOfHtml(input) : { paragraphs: paragraphsOfText(input) };
}

/** Reads HTML. The parser's document has no window: no script runs, no image loads. */
export function draftOfHtml(html: string): Draft {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  const published = publishedIn(parsed);
  return { paragraphs: paragraphsOfText(textOf(parsed.body)), ...(published ? { published } : {}) };
}

/** The lines of `text` that hold anything, without space at their ends. */
export function paragraphsOfText(text: string): string[] {
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

/** The text of an element; every block ends in a newline. */
function textOf(root: Element): string {
  root.querySelectorAll(SKIPPED).forEach((element) => element.remove());
  let text = '';
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
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
  return text;
}

function publishedIn(parsed: Document): string | undefined {
  for (const element of parsed.querySelectorAll(PUBLISHED)) {
    const written = element.getAttribute('content') ?? element.getAttribute('datetime') ?? '';
    const [date] = /^\d{4}-\d{2}-\d{2}/.exec(written.trim()) ?? [];
    if (date) return date;
  }
  return undefined;
}
