import type { Span } from 'hashiya';

import type { Reader } from '../reader.js';

/** How far above and below the window a part of the article still counts as in sight. */
const BEYOND = '100%';

/** Knows which part of a long article is near the window. */
export class InSight {
  readonly #observer: IntersectionObserver;
  readonly #near = new Set<Element>();
  /** The stretch of text from the first to the last part near the window. */
  #stretch: Span = { start: 0, end: 0 };

  constructor(
    readonly reader: Reader,
    /** Told when another part has come near. */
    readonly changed: () => void,
  ) {
    this.#observer = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: `${BEYOND} 0px` });
  }

  /** Begins again with the present article, or, where `on` is false, watches none. */
  watch(on: boolean): void {
    this.#observer.disconnect();
    this.#near.clear();
    this.#stretch = { start: 0, end: 0 };
    if (on) for (const part of this.reader.root.children) this.#observer.observe(part);
  }

  /** Whether a span begins near the window. */
  has(span: Span | undefined): boolean {
    return span !== undefined && this.#stretch.start <= span.start && span.start < this.#stretch.end;
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) this.#near.add(target);
      else this.#near.delete(target);
    }
    const spans = [...this.#near].flatMap((part) => this.reader.spanOf(part) ?? []);
    this.#stretch = { start: Math.min(...spans.map(({ start }) => start)), end: Math.max(...spans.map(({ end }) => end)) };
    this.changed();
  }
}
