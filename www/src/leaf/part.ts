import type { Kind, Span } from 'hashiya';
import { Painter, type Emphasis } from 'hashiya/dom';

/** A stretch of the article in an element of its own. It is painted when it is first looked at. */
export class Part implements Span {
  #painter: Painter | undefined;
  /** Rows of columns that are to be painted; none before the engine is there. */
  #rows: number[] | undefined;
  /** Those that come in their place. */
  #coming: number[] = [];
  #painted = false;

  constructor(
    readonly element: HTMLElement,
    /** Where its text begins and ends in that of the article. */
    readonly start: number,
    readonly end: number,
    /** The kinds that are not shown; the article's parts share it. */
    readonly hidden: ReadonlySet<Kind>,
  ) {}

  /** Whether a span has text of its own here. */
  holds({ start, end }: Span): boolean {
    return start < this.end && this.start < end;
  }

  /** Begins to collect what is to be painted; until {@link take} what was painted stays. */
  prepare(): void {
    this.#coming = [];
  }

  /** Adds a row: what lies in other parts is left to them. */
  add(start: number, end: number, kind: number, annotation: number): void {
    this.#coming.push(Math.max(start, this.start) - this.start, Math.min(end, this.end) - this.start, kind, annotation);
  }

  /** Puts what was collected in the place of what was to be painted; a part that is not near the window is painted no more. */
  take(near: boolean): void {
    this.#rows = this.#coming;
    this.#painted = false;
    if (!near) this.destroy();
  }

  /** Paints what has not been painted. */
  paint(): void {
    if (this.#painted || !this.#rows) return;
    this.#read()?.paint(Uint32Array.from(this.#rows));
    this.#painted = true;
  }

  show(kind: Kind, on: boolean): void {
    this.#painter?.show(kind, on);
  }

  /** Indices of the annotations under a point of the viewport, innermost first. */
  at(x: number, y: number): number[] {
    return this.#painter?.annotationsAt(x, y) ?? [];
  }

  /** The rectangles of what a span has here. */
  rectsOf(span: Span): DOMRect[] {
    return this.#read()?.rectsOf(this.#own(span)) ?? [];
  }

  /** The offset, in the article, of a place in the part's nodes. */
  offsetOf(node: Node, offset: number): number | undefined {
    const at = this.#read()?.offsetOf(node, offset);
    return at === undefined ? undefined : at + this.start;
  }

  /** Emphasizes what the spans have here; no spans end it. */
  emphasize(emphasis: Emphasis, spans: readonly Span[]): void {
    const here = spans.filter((span) => this.holds(span));
    if (here.length > 0 || this.#painter) this.#read()?.emphasize(emphasis, here.map((span) => this.#own(span)));
  }

  /** Takes away what was painted. */
  destroy(): void {
    this.#painter?.destroy();
    this.#painter = undefined;
    this.#painted = false;
  }

  /** What a span has here, counted from the part's own beginning. */
  #own({ start, end }: Span): Span {
    return { start: Math.max(start, this.start) - this.start, end: Math.min(end, this.end) - this.start };
  }

  /** Reads the text from the page, once; not before it has been written there. */
  #read(): Painter | undefined {
    if (!this.#painter && this.#rows && this.element.isConnected) {
      this.#painter = new Painter(this.element);
      for (const kind of this.hidden) this.#painter.show(kind, false);
    }
    return this.#painter;
  }
}
