import type { Span } from 'hashiya';
import { stepOf, Tooltip, walk } from 'hashiya/dom';

import { numberFormat } from '../formats.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import { describe, type Description } from './describe.js';
import { glossOf } from './gloss.js';

/** Milliseconds in which the pointer may cross from a word to its gloss. */
const GRACE = 250;

/** Pixels at the window's edges in which a word counts as out of sight. */
const EDGE = 96;

/** The share of the window's height up to which a gloss stands clear of all lines of its annotation. */
const TALLEST = 0.4;

/** Shows the gloss of what the pointer is over, what is tapped, and what the keyboard walks to. */
export class Glosses {
  readonly #tooltip: Tooltip;
  #messages: Messages;
  /** Annotations in the open gloss, innermost first. */
  #hits: readonly number[] = [];
  /** Where the keyboard's walk stands. */
  #current: number | undefined;
  /** An open gloss that stays when the pointer leaves. */
  #pinned = false;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;

  constructor(
    readonly reader: Reader,
    messages: Messages,
    /** Told which annotations are looked at. */
    readonly looked: (indices: readonly number[]) => void,
    /** Told what a screen reader shall say. */
    readonly announce: (text: string) => void,
    /** What can be done with an annotation, shown where its gloss has been opened to stay. */
    readonly footer: (index: number) => HTMLElement,
  ) {
    this.#messages = messages;
    this.#tooltip = new Tooltip();
    this.#listen();
  }

  /** Closes what is open and speaks another language from now on, or of another article. */
  reset(messages: Messages): void {
    this.#messages = messages;
    this.#current = undefined;
    this.close();
  }

  /** Emphasizes an annotation without opening its gloss. */
  look(index: number | undefined): void {
    this.reader.look(index);
    this.looked(index === undefined ? [] : [index]);
  }

  /** Scrolls to an annotation, opens its gloss and moves the focus into it. */
  open(index: number): void {
    this.#go(index);
    this.#show(this.reader.around(index), this.#anchorOf(index), true);
    this.#tooltip.element.focus();
  }

  /** Scrolls to a stretch of text, emphasizes it and says what stands there. */
  goTo(span: Span): void {
    this.close();
    this.#scrollTo(this.reader.rectsOf(span)[0]);
    this.reader.emphasize('active', [span]);
    this.reader.root.focus({ preventScroll: true });
    this.announce(this.reader.text.slice(span.start, span.end));
  }

  /** Closes the gloss. */
  close(): void {
    const focused = this.#tooltip.element.contains(document.activeElement);
    this.#pinned = false;
    this.#hits = [];
    this.#tooltip.hide();
    this.look(undefined);
    this.reader.root.style.cursor = '';
    if (focused) this.reader.root.focus({ preventScroll: true });
  }

  #listen(): void {
    const { root } = this.reader;
    const { element } = this.#tooltip;
    element.tabIndex = -1;
    root.addEventListener('pointermove', (event) => {
      if (event.pointerType === 'mouse') this.#onNextFrame(() => this.#hover(event.clientX, event.clientY));
    });
    root.addEventListener('pointerleave', () => this.#leaveSoon());
    root.addEventListener('click', ({ clientX, clientY }) => this.#tap(clientX, clientY));
    element.addEventListener('pointerenter', () => clearTimeout(this.#leaving));
    element.addEventListener('pointerleave', () => this.#leaveSoon());
    document.addEventListener('keydown', (event) => this.#key(event));
    document.addEventListener('pointerdown', ({ target }) => {
      if (this.#pinned && target instanceof Node && !element.contains(target) && !root.contains(target)) this.close();
    });
    addEventListener('scroll', () => this.#follow(), { passive: true });
    addEventListener('resize', () => this.#follow());
  }

  #onNextFrame(work: () => void): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(work);
  }

  #hover(x: number, y: number): void {
    const hits = this.reader.at(x, y);
    this.reader.root.style.cursor = hits.length > 0 ? 'help' : '';
    if (this.#pinned) return;
    if (hits.length === 0) {
      this.#leaveSoon();
      return;
    }
    clearTimeout(this.#leaving);
    if (hits.join() === this.#hits.join() && this.#tooltip.open) return;
    this.#show(hits, this.#rectAt(hits[0], x, y), false);
  }

  #tap(x: number, y: number): void {
    // A drag that selects text ends in a click as well.
    if (!document.getSelection()?.isCollapsed) return;
    const hits = this.reader.at(x, y);
    if (hits.length === 0) {
      this.close();
      return;
    }
    this.#current = hits[0];
    this.#show(hits, this.#rectAt(hits[0], x, y), true);
  }

  #key(event: KeyboardEvent): void {
    const step = stepOf(event);
    if (step !== undefined) {
      const { shown } = this.reader;
      const next = walk(shown, this.#current, step);
      if (next === undefined) return;
      event.preventDefault();
      this.close();
      this.#go(next);
      this.reader.root.focus({ preventScroll: true });
      this.announce(this.#spoken(next, shown));
    } else if (event.key === 'Enter' && document.activeElement === this.reader.root && this.#current !== undefined) {
      event.preventDefault();
      this.open(this.#current);
    } else if (event.key === 'Escape' && this.#tooltip.open) {
      const current = this.#current;
      this.close();
      if (current !== undefined) this.look(current);
    }
  }

  #go(index: number): void {
    this.#current = index;
    const annotation = this.reader.article.annotations[index];
    this.#scrollTo(annotation && this.reader.rectsOf(annotation)[0]);
    this.look(index);
  }

  #scrollTo(rect: DOMRect | undefined): void {
    if (rect && (rect.top < EDGE || rect.bottom > innerHeight - EDGE)) scrollBy({ top: rect.top - innerHeight / 3, behavior: 'instant' });
  }

  #show(hits: readonly number[], anchor: DOMRect | undefined, pinned: boolean): void {
    const [first] = hits;
    if (first === undefined || !anchor) return;
    clearTimeout(this.#leaving);
    this.#hits = hits;
    this.#pinned = pinned;
    this.reader.look(first);
    this.looked(hits);
    const descriptions = hits.map((hit) => describe(hit, this.reader, this.#messages));
    const { element } = this.#tooltip;
    element.setAttribute('role', pinned ? 'dialog' : 'tooltip');
    element.setAttribute('aria-label', this.#titleOf(descriptions[0]));
    const content = glossOf(descriptions, this.#messages, {
      jump: (span) => this.#jump(span),
      open: (place) => this.open(hits[place] ?? first),
    });
    if (pinned) content.append(this.footer(first));
    this.#tooltip.show(content, anchor);
  }

  #jump(span: Span): void {
    const { annotations } = this.reader.article;
    const index = annotations.findIndex(({ start, end }) => start === span.start && end === span.end);
    if (index >= 0) this.open(index);
  }

  /** The rectangle under the pointer: an annotation has one for each line and each change of direction. */
  #rectAt(index: number | undefined, x: number, y: number): DOMRect | undefined {
    const annotation = index === undefined ? undefined : this.reader.article.annotations[index];
    if (!annotation) return undefined;
    const rects = this.reader.rectsOf(annotation);
    return rects.find((rect) => rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom) ?? rects[0];
  }

  /** The first line of an annotation, as tall as all of its lines where they leave room for a gloss. */
  #anchorOf(index: number): DOMRect | undefined {
    const annotation = this.reader.article.annotations[index];
    const rects = annotation ? this.reader.rectsOf(annotation) : [];
    const [first, last] = [rects[0], rects.at(-1)];
    if (!first || !last || last.bottom - first.top > innerHeight * TALLEST) return first;
    return new DOMRect(first.x, first.y, first.width, last.bottom - first.top);
  }

  /** When the page scrolls, a gloss that was opened on purpose goes along, another one closes. */
  #follow(): void {
    const [first] = this.#hits;
    if (first === undefined || !this.#tooltip.open) return;
    const anchor = this.#anchorOf(first);
    if (this.#pinned && anchor) this.#tooltip.move(anchor);
    else this.close();
  }

  #leaveSoon(): void {
    if (this.#pinned) return;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => this.close(), GRACE);
  }

  #titleOf(description: Description | undefined): string {
    return description ? `${description.label}: ${description.heading}` : '';
  }

  #spoken(index: number, shown: readonly number[]): string {
    const number = numberFormat(this.#messages.locale);
    const place = this.#messages.ordinal(number.format(shown.indexOf(index) + 1), number.format(shown.length));
    const annotation = this.reader.article.annotations[index];
    const surface = annotation ? this.reader.text.slice(annotation.start, annotation.end) : '';
    return `${surface} — ${this.#titleOf(describe(index, this.reader, this.#messages))} (${place})`;
  }
}
