import { Tooltip } from '../dom/tooltip.js';
import { stepOf, walk } from '../dom/walk.js';
import { actionsFor, type Action, type LinkFor, type Subject } from './actions.js';
import { card, labelOf } from './card.js';
import { reveal } from './reveal.js';
import type { Session } from './session.js';
import type { Words } from './words.js';

/** Milliseconds in which the pointer may cross from a word to its card. */
const GRACE = 250;

/**
 * The tooltip and the walk by keyboard, the same in every editor: F8 and Shift+F8 go from mark to mark, Alt+Enter into the
 * card, Escape back. The caret stays where it is, and so does the focus until it is sent into the card.
 */
export class Cards {
  readonly #tooltip = new Tooltip();
  readonly #status = document.body.appendChild(document.createElement('div'));
  readonly #ends: (() => void)[] = [];
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #frame = 0;
  /** Where the pointer was last, in the viewport of the text. */
  #pointer = { x: NaN, y: NaN };
  /** What the open card tells of. */
  #shown: readonly number[] = [];
  /** Where the walk stands. */
  #current: number | undefined;

  constructor(
    readonly session: Session,
    readonly words: Words,
    readonly linkFor?: LinkFor,
  ) {
    const { root } = session.host;
    const { element } = this.#tooltip;
    element.dir = words.direction;
    element.tabIndex = -1;
    this.#status.className = 'hashiya-status';
    this.#status.setAttribute('role', 'status');

    this.#listen(root, 'pointermove', ({ clientX: x, clientY: y }) => {
      // A browser tells of a pointer that rests where the text has moved under it: what a key has opened stays open then.
      if (x === this.#pointer.x && y === this.#pointer.y) return;
      this.#pointer = { x, y };
      this.#onNextFrame(() => void this.#hover(x, y));
    });
    this.#listen(root, 'pointerleave', () => this.#leaveSoon());
    // Before the editor, which may have a use of its own for the keys.
    this.#listen(root, 'keydown', (event) => void this.#key(event), true);
    this.#listen(element, 'keydown', (event) => {
      if (event.key === 'Escape') this.close();
    });
    this.#listen(element, 'pointerenter', () => clearTimeout(this.#leaving));
    this.#listen(element, 'pointerleave', () => this.#leaveSoon());
    const inner = root.ownerDocument.defaultView;
    for (const view of new Set([window, inner])) {
      const follow = (): void => this.#follow();
      view?.addEventListener('scroll', follow, { capture: true, passive: true });
      this.#ends.push(() => view?.removeEventListener('scroll', follow, { capture: true }));
    }
    this.#ends.push(session.onUpdate(() => this.#refresh()));
  }

  /** Goes to a mark: scrolls to it, shows its card and says what it is. */
  async open(index: number): Promise<void> {
    this.#current = index;
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#leaving);
    const [rect] = this.session.rectsOf(this.session.spansOf(index));
    if (!rect) return;
    reveal(this.session.host.root, rect);
    await this.#show([index]);
  }

  /** Closes the card; the focus goes back into the editor where the card had it. */
  close(): void {
    const focused = this.#tooltip.element.contains(document.activeElement);
    clearTimeout(this.#leaving);
    this.#shown = [];
    this.#tooltip.hide();
    this.session.emphasize('active', []);
    this.session.emphasize('linked', []);
    if (focused) this.session.host.root.focus({ preventScroll: true });
  }

  /** Takes all away. */
  destroy(): void {
    clearTimeout(this.#leaving);
    cancelAnimationFrame(this.#frame);
    for (const end of this.#ends) end();
    this.#tooltip.destroy();
    this.#status.remove();
  }

  #listen<K extends keyof HTMLElementEventMap>(element: HTMLElement, type: K, listener: (event: HTMLElementEventMap[K]) => void, capture = false): void {
    element.addEventListener(type, listener, { capture });
    this.#ends.push(() => element.removeEventListener(type, listener, { capture }));
  }

  #onNextFrame(work: () => void): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(work);
  }

  async #hover(x: number, y: number): Promise<void> {
    const hits = this.session.at(x, y);
    if (hits.length === 0) {
      this.#leaveSoon();
      return;
    }
    clearTimeout(this.#leaving);
    if (this.#tooltip.open && hits.join() === this.#shown.join()) return;
    await this.#show(hits, { x, y });
  }

  async #key(event: KeyboardEvent): Promise<void> {
    const step = stepOf(event);
    if (step !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      const { marked } = this.session;
      const next = walk(marked, this.#current, step);
      if (next === undefined) return;
      await this.open(next);
      const [subject] = await this.#subjects([next]);
      const number = new Intl.NumberFormat(this.words.locale);
      if (subject) this.#say(this.words.walked(subject.text.slice(subject.annotation.start, subject.annotation.end), labelOf(subject, this.words), number.format(marked.indexOf(next) + 1), number.format(marked.length)));
    } else if (event.key === 'Enter' && event.altKey && this.#tooltip.open) {
      event.preventDefault();
      event.stopPropagation();
      (this.#tooltip.element.querySelector('button') ?? this.#tooltip.element).focus();
    } else if (event.key === 'Escape' && this.#tooltip.open) {
      event.stopPropagation();
      this.close();
    } else if (this.#tooltip.open && event.key.length === 1) {
      this.close();
    }
  }

  async #show(hits: readonly number[], point?: { x: number; y: number }): Promise<void> {
    this.#shown = hits;
    const subjects = await this.#subjects(hits);
    const [first] = subjects;
    if (!first || this.#shown !== hits) return;
    const anchor = this.#anchor(first.index, point);
    if (!anchor) return;
    this.session.emphasize('active', this.session.spansOf(first.index));
    this.session.emphasize('linked', this.#linked(first));
    const actions = actionsFor(first, this.session, this.words, this.linkFor);
    const { element } = this.#tooltip;
    element.setAttribute('role', 'dialog');
    element.setAttribute('aria-label', labelOf(first, this.words));
    this.#tooltip.show(card(subjects, actions, this.words, (action) => void this.#run(action)), anchor);
  }

  async #run(action: Action): Promise<void> {
    this.close();
    try {
      const said = await action.act();
      if (said !== undefined) this.#say(said);
    } catch (error) {
      this.#say(error instanceof Error ? error.message : String(error));
    }
  }

  async #subjects(indices: readonly number[]): Promise<Subject[]> {
    const read = await this.session.article();
    if (!read) return [];
    return indices.flatMap((index) => {
      const annotation = read.article.annotations[index];
      return annotation ? [{ index, annotation, ...read }] : [];
    });
  }

  /** What belongs to an annotation: the other mentions of someone, the speaker and the cue of a quotation. */
  #linked({ annotation, article }: Subject): { start: number; end: number }[] {
    const spans =
      annotation.type === 'entity'
        ? (article.entities[annotation.entity]?.mentions ?? []).filter(({ start }) => start !== annotation.start)
        : annotation.type === 'quote'
          ? [annotation.speaker, annotation.cue].filter((span) => span !== null)
          : [];
    return spans.flatMap((span) => this.session.now(span) ?? []);
  }

  /** The rectangle of a mark under the pointer, or its first, in the page's own viewport. */
  #anchor(index: number, point?: { x: number; y: number }): DOMRect | undefined {
    const rects = this.session.rectsOf(this.session.spansOf(index));
    const under = point && rects.find(({ left, right, top, bottom }) => left <= point.x && point.x <= right && top <= point.y && point.y <= bottom);
    const rect = under ?? rects[0];
    const frame = this.session.host.root.ownerDocument.defaultView?.frameElement?.getBoundingClientRect();
    return rect && frame ? new DOMRect(rect.x + frame.x, rect.y + frame.y, rect.width, rect.height) : rect;
  }

  /** The text has been read anew: indices mean something else now. */
  #refresh(): void {
    this.#current = undefined;
    if (this.#tooltip.open) this.close();
  }

  #follow(): void {
    const [first] = this.#shown;
    if (first === undefined || !this.#tooltip.open) return;
    const anchor = this.#anchor(first);
    if (anchor) this.#tooltip.move(anchor);
  }

  #leaveSoon(): void {
    clearTimeout(this.#leaving);
    if (this.#tooltip.element.contains(document.activeElement)) return;
    this.#leaving = setTimeout(() => this.close(), GRACE);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }
}
