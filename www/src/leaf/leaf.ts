import type { Kind, Span } from 'hashiya';
import type { Emphasis } from 'hashiya/dom';

import { breathe, LONG, Slices, type Steps } from '../slices.js';
import { elementOf, partsOf, type Unwritten } from './parting.js';
import { Part } from './part.js';

/** A stretch of text to be painted: a row of columns. */
export type Row = readonly [start: number, end: number, kind: number, annotation: number];

/** How far above and below the window a part of the article still counts as near. */
const BEYOND = '100%';

/**
 * The article as it stands on the page. A short one is one part. A long one is many: they are written in slices between
 * which the page answers, laid out when they come into sight, and painted when they come near it.
 */
export class Leaf {
  /** The text that offsets count in: the paragraphs, a newline after each but the last. */
  text = '';
  /** Told when other parts have come near the window. */
  moved: () => void = () => undefined;
  /** Settles when the last text stands there. */
  written: Promise<unknown> = Promise.resolve();
  readonly #hidden = new Set<Kind>();
  readonly #observer = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: `${BEYOND} 0px` });
  readonly #slices = new Slices();
  #parts: Part[] = [];
  #near = new Set<Part>();
  #emphasized = new Set<Part>();

  constructor(
    /** The element that holds the article and nothing else. */
    readonly root: HTMLElement,
  ) {
    // Paper has no window to scroll.
    addEventListener('beforeprint', () => this.#parts.forEach((part) => part.paint()));
  }

  /** Whether the article is so long that not all of it is laid out. */
  get isLong(): boolean {
    return this.#parts.length > 1;
  }

  /** The stretch of text near the window. */
  get inSight(): Span {
    const near = [...this.#near];
    return { start: Math.min(...near.map(({ start }) => start)), end: Math.max(...near.map(({ end }) => end)) };
  }

  /** Takes over the paragraphs that stand in the page already. */
  adopt(): string[] {
    // The line breaks of the source between them are no text.
    for (const node of [...this.root.childNodes]) if (node instanceof Text) node.remove();
    const paragraphs = [...this.root.children].map(({ textContent }) => textContent);
    this.text = textOf(paragraphs);
    this.#take([new Part(this.root, 0, this.text.length, this.#hidden)]);
    return paragraphs;
  }

  /** Puts `paragraphs` in place of the article, the first as headline where it looks like one. */
  write(paragraphs: readonly string[]): void {
    this.text = textOf(paragraphs);
    const long = this.text.length > LONG;
    this.root.classList.toggle('long', long);
    if (!long) {
      this.#slices.stop();
      this.root.replaceChildren(...paragraphs.map(elementOf));
      this.#take([new Part(this.root, 0, this.text.length, this.#hidden)]);
      this.written = Promise.resolve();
      return;
    }
    this.root.replaceChildren();
    const parts = [...partsOf(paragraphs, this.root, this.#hidden)];
    this.#take(parts.map(({ part }) => part));
    this.written = this.#slices.run(this.#writing(parts));
  }

  *#writing(parts: readonly Unwritten[]): Steps {
    for (const { part, write } of parts) {
      write();
      this.#observer.observe(part.element);
      yield;
    }
  }

  /** Paints rows in place of what was painted. */
  *paint(rows: Iterable<Row>): Steps {
    const parts = this.#parts;
    for (const part of parts) part.prepare();
    let first = 0;
    for (const [start, end, kind, annotation] of rows) {
      // Rows come nearly in order: what a quotation holds comes after the last of its parts.
      while ((parts[first]?.end ?? Infinity) <= start) first += 1;
      while (first > 0 && (parts[first - 1]?.end ?? 0) > start) first -= 1;
      for (let part = first; (parts[part]?.start ?? Infinity) < end; part += 1) parts[part]?.add(start, end, kind, annotation);
      yield;
    }
    for (const part of parts) part.take(this.#near.has(part));
    for (const part of [...this.#near]) {
      part.paint();
      yield;
    }
  }

  /** Shows or hides a kind, now and in later articles. */
  show(kind: Kind, on: boolean): void {
    if (on) this.#hidden.delete(kind);
    else this.#hidden.add(kind);
    for (const part of this.#parts) part.show(kind, on);
  }

  /** Whether a kind is shown. */
  shows(kind: Kind): boolean {
    return !this.#hidden.has(kind);
  }

  /** Indices of the annotations under a point of the viewport, innermost first. */
  at(x: number, y: number): number[] {
    for (const part of this.#near) {
      const found = part.at(x, y);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** The rectangles of a span; empty where nothing is laid out there. */
  rectsOf(span: Span): DOMRect[] {
    return this.#holding(span).flatMap((part) => part.rectsOf(span)).filter(({ width }) => width > 0);
  }

  /** The offset of a place in the article's nodes. */
  offsetOf(node: Node, offset: number): number | undefined {
    const part = this.#parts.find(({ element }) => element.contains(node));
    return part?.offsetOf(node, offset);
  }

  /** Emphasizes spans in place of those emphasized before. */
  emphasize(emphasis: Emphasis, spans: readonly Span[]): void {
    for (const part of spans.flatMap((span) => this.#holding(span))) this.#emphasized.add(part);
    for (const part of this.#emphasized) part.emphasize(emphasis, spans);
  }

  #holding(span: Span): Part[] {
    return this.#parts.filter((part) => part.holds(span));
  }

  #take(parts: Part[]): void {
    for (const part of this.#parts) part.destroy();
    this.#observer.disconnect();
    this.#parts = parts;
    this.#emphasized = new Set();
    // What a text begins with is in sight before the browser has looked.
    this.#near = new Set(parts.slice(0, 1));
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    const parts = new Map(this.#parts.map((part) => [part.element as Element, part]));
    for (const { target, isIntersecting } of entries) {
      const part = parts.get(target);
      if (!part) continue;
      if (isIntersecting) this.#near.add(part);
      else this.#near.delete(part);
    }
    for (const part of this.#near) part.paint();
    // The marks first: what stands beside them comes in a task of its own.
    void breathe().then(() => this.moved());
  }
}

/** White space inside a paragraph is a space, as the browser shows it and the painter reads it. */
function textOf(paragraphs: readonly string[]): string {
  return paragraphs.map((text) => text.replace(/[\n\r\t]/g, ' ')).join('\n');
}
