import type { Run } from './host.js';

/** Where the text of one block stands in the page. */
export class Shown {
  /** The runs with a text node, each with where it begins in the block's text. */
  readonly #pieces: { node: Text; data: string; start: number; length: number; offset: number }[] = [];
  readonly text: string;

  constructor(runs: readonly Run[]) {
    let text = '';
    for (const { text: part, node, offset = 0 } of runs) {
      if (node && part !== '') this.#pieces.push({ node, data: node.data, start: text.length, length: part.length, offset });
      // What the node holds now: an adapter may have read it before the last change.
      text += node ? node.data.slice(offset, offset + part.length) : part;
    }
    this.text = text;
  }

  /** The text nodes. */
  *nodes(): Iterable<Text> {
    for (const { node } of this.#pieces) yield node;
  }

  /** True where it shows `text`; a page may show a space as another white space. */
  shows(text: string): boolean {
    return this.text === text || (this.text.length === text.length && plain(this.text) === plain(text));
  }

  /** True as long as the page has its nodes, with the text that they had. */
  get current(): boolean {
    return this.#pieces.every(({ node, data }) => node.isConnected && node.data === data);
  }

  /** A live range over a part of the block's text; `undefined` where it holds no text. */
  range(start: number, end: number): Range | undefined {
    const [from, to] = this.#boundaries(start, end) ?? [];
    if (!from || !to) return undefined;
    const range = from[0].ownerDocument.createRange();
    range.setStart(...from);
    range.setEnd(...to);
    return range;
  }

  /** True for a range over that part. */
  covers({ startContainer, startOffset, endContainer, endOffset }: AbstractRange, start: number, end: number): boolean {
    const [from, to] = this.#boundaries(start, end) ?? [];
    return startContainer === from?.[0] && startOffset === from[1] && endContainer === to?.[0] && endOffset === to[1];
  }

  #boundaries(start: number, end: number): [from: [Text, number], to: [Text, number]] | undefined {
    const first = this.#pieces.find((piece) => piece.start + piece.length > start);
    const last = this.#pieces.findLast((piece) => piece.start < end);
    if (!first || !last || first.start >= end || last.start + last.length <= start) return undefined;
    return [
      [first.node, first.offset + Math.max(start - first.start, 0)],
      [last.node, last.offset + Math.min(end - last.start, last.length)],
    ];
  }
}

function plain(text: string): string {
  return text.replace(/[\u00a0\t\n\r]/g, ' ');
}
