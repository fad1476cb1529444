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
    const first = this.#pieces.find((piece) => piece.start + piece.length > start);
    const last = this.#pieces.findLast((piece) => piece.start < end);
    if (!first || !last || first.start >= end || last.start + last.length <= start) return undefined;
    const range = first.node.ownerDocument.createRange();
    range.setStart(first.node, first.offset + Math.max(start - first.start, 0));
    range.setEnd(last.node, last.offset + Math.min(end - last.start, last.length));
    return range;
  }

  /** The place in the block's text of a place in one of its nodes. */
  placeOf(node: Node, offset: number): number | undefined {
    const piece = this.#pieces.find((other) => other.node === node);
    return piece && piece.start + Math.min(Math.max(offset - piece.offset, 0), piece.length);
  }
}

function plain(text: string): string {
  return text.replace(/[\u00a0\t\n\r]/g, ' ');
}
