import { Painter as WasmPainter } from '../../wasm/hashiya.js';
import { columnsOf, KINDS, type Kind } from '../kinds.js';
import { assertReady } from '../load/init.js';
import type { AnnotatedArticle, Span } from '../types.js';

/** How a stretch of text can be emphasized: `active` is looked at, `linked` belongs to it. */
export const EMPHASES = ['active', 'linked'] as const;

/** One of {@link EMPHASES}. */
export type Emphasis = (typeof EMPHASES)[number];

/**
 * Paints annotations over an element with the CSS Custom Highlight API. No node is added, wrapped or changed, so no letter
 * moves and an editor saves what it would have saved. `hashiya/styles.css` gives the looks.
 */
export class Painter {
  readonly #wasm: WasmPainter;

  /** The element's text, as it was when the painter was made; annotate this. Blocks and `<br>` end in a newline. */
  readonly text: string;

  /** @throws {Error} Where the browser lacks the CSS Custom Highlight API, or before `init()` has finished. */
  constructor(
    /** The element that holds the article. */
    readonly root: Element,
  ) {
    assertReady();
    this.#wasm = new WasmPainter(root);
    this.text = this.#wasm.text;
  }

  /** Paints an article whose offsets count UTF-16 code units of {@link text}, or rows as `annotateColumns` gives them. */
  paint(article: AnnotatedArticle | Uint32Array): void {
    this.#wasm.paint(article instanceof Uint32Array ? article : columnsOf(article));
  }

  /** Shows or hides one kind. */
  show(kind: Kind, on: boolean): void {
    this.#wasm.show(KINDS.indexOf(kind), on);
  }

  /** Emphasizes `spans` in place of what had the same emphasis. */
  emphasize(emphasis: Emphasis, spans: readonly Span[]): void {
    this.#wasm.emphasize(EMPHASES.indexOf(emphasis), Uint32Array.from(spans.flatMap(({ start, end }) => [start, end])));
  }

  /** Indices of the annotations under a point of the viewport, innermost first; those of hidden kinds are left out. */
  annotationsAt(x: number, y: number): number[] {
    return [...new Set(this.#wasm.annotationsAt(x, y))];
  }

  /** The rectangles of a span: one for each line and each change of direction. */
  rectsOf({ start, end }: Span): DOMRect[] {
    return this.#wasm.rectsOf(start, end) as DOMRect[];
  }

  /** A live range over a span, for scrolling and selecting. */
  rangeOf({ start, end }: Span): Range | undefined {
    return this.#wasm.rangeOf(start, end);
  }

  /** The offset of a place in the article's text nodes. */
  offsetOf(node: Node, offset: number): number | undefined {
    return this.#wasm.offsetOf(node, offset);
  }

  /** Takes away all that was painted and gives the memory back; the painter is of no use afterwards. */
  destroy(): void {
    this.#wasm.free();
  }
}
