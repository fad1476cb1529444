import type { Block, HostAdapter } from './host.js';
import type { View } from './marks.js';
import type { Slot, Slots } from './slots.js';

/** A stretch from above to below, in pixels of the viewport in which the text is shown. */
interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/**
 * How much above and below what is seen is near, in screens. After every keystroke a browser paints all text anew that has a
 * range, seen or not; while somebody scrolls there has to be something ahead.
 */
const MARGIN = { writing: 1 / 8, scrolling: 1 };

/** How many characters may come and go before it is looked again: less does not move a block by the margin of one who writes. */
const LONG = 100;

/**
 * Which blocks stand near what is seen. Only those are painted: after every keystroke a browser goes through all ranges of a
 * page, and through all elements that an `IntersectionObserver` watches, which for thousands takes milliseconds.
 *
 * What stands directly in the box of the text (a paragraph, a table, a list) stands one below the other in every editor; so a
 * handful of places tells which are near, however long the document is.
 */
export class Near<B extends Block> {
  /** The window that shows the text, then those around it. */
  readonly #views: readonly View[];
  readonly #resize: ResizeObserver;
  #frame = 0;
  #margin = MARGIN.scrolling;
  /** Characters that have come and gone since it was looked. */
  #written = 0;
  #printing = false;

  constructor(
    readonly host: HostAdapter<B>,
    readonly slots: Slots<B>,
    /** Called, at most once a frame, where other blocks may have come near. */
    readonly changed: () => void,
  ) {
    this.#views = viewsOf(host.root);
    for (const view of this.#views) {
      view.addEventListener('scroll', this.#scrolled, { capture: true, passive: true });
      view.addEventListener('resize', this.#scrolled);
      view.addEventListener('beforeprint', this.#printed);
      view.addEventListener('afterprint', this.#printed);
    }
    this.#resize = new this.#view.ResizeObserver(this.soon);
    this.#resize.observe(host.root);
  }

  /** Has {@link changed} called with the next frame. */
  readonly soon = (): void => {
    this.#frame ||= this.#view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.changed();
    });
  };

  /** Notes how many characters an edit has put in or taken out. */
  wrote(characters: number): void {
    this.#written += characters;
    if (this.#margin === MARGIN.writing && this.#written < LONG) return;
    this.#margin = MARGIN.writing;
    this.soon();
  }

  /** The slots that are near: from the first to before the second. All of them are while the page is printed. */
  range(): [first: number, end: number] {
    const { all } = this.slots;
    this.#written = 0;
    if (this.#printing) return [0, all.length];
    const seen = this.#seen();
    const margin = this.#margin * Math.min(...this.#views.map(({ innerHeight }) => innerHeight));
    const box = this.#box();
    const first = this.#first(box, ({ bottom }) => bottom >= seen.top - margin);
    let end = this.#first(box, ({ top }) => top > seen.bottom + margin, first);
    // What has no place, an empty paragraph or one that the editor has still to show, stands where it was put in.
    while (end < all.length && (all[end]?.near || all[end]?.text === '') && !this.#placeOf(end, box)) end += 1;
    return [first, end];
  }

  destroy(): void {
    this.#view.cancelAnimationFrame(this.#frame);
    this.#resize.disconnect();
    for (const view of this.#views) {
      view.removeEventListener('scroll', this.#scrolled, { capture: true });
      view.removeEventListener('resize', this.#scrolled);
      view.removeEventListener('beforeprint', this.#printed);
      view.removeEventListener('afterprint', this.#printed);
    }
  }

  readonly #scrolled = (): void => {
    this.#margin = MARGIN.scrolling;
    this.soon();
  };

  readonly #printed = ({ type }: Event): void => {
    this.#printing = type === 'beforeprint';
    this.changed();
  };

  get #view(): View {
    return this.#views[0] as View;
  }

  /** What is seen of the viewport of the text: a box that scrolls may show less of it, and a frame may be higher than the window that it stands in. */
  #seen(): Stretch {
    let [top, bottom] = [0, this.#view.innerHeight];
    for (let box: Element | null = this.host.root; box && box !== box.ownerDocument.body; box = box.parentElement) {
      if (box.scrollHeight <= box.clientHeight || this.#view.getComputedStyle(box).overflowY === 'visible') continue;
      const rect = box.getBoundingClientRect();
      [top, bottom] = [Math.max(top, rect.top), Math.min(bottom, rect.bottom)];
    }
    let above = 0;
    for (const view of this.#views.slice(0, -1)) {
      above += view.frameElement?.getBoundingClientRect().top ?? 0;
      [top, bottom] = [Math.max(top, -above), Math.min(bottom, view.parent.innerHeight - above)];
    }
    return { top, bottom };
  }

  /** The first slot, from `low` on, whose place passes a test that all after it pass; what has no place passes where the next one does. */
  #first(box: Node | undefined, test: (place: Stretch) => boolean, low = 0): number {
    let high = this.slots.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      let [at, place] = [middle, this.#placeOf(middle, box)];
      while (!place && ++at < high) place = this.#placeOf(at, box);
      if (!place || test(place)) high = middle;
      else low = at + 1;
    }
    return low;
  }

  /** The innermost node that holds all of the text. */
  #box(): Node | undefined {
    if (this.host.ranges || this.host.boxOf) return undefined;
    const { all } = this.slots;
    let [first, last]: (Text | undefined)[] = [];
    for (let index = 0; index < all.length && !first; index += 1) first = this.#nodeOf(index);
    for (let index = all.length - 1; index >= 0 && !last; index -= 1) last = this.#nodeOf(index);
    if (!first || !last) return undefined;
    const range = first.ownerDocument.createRange();
    range.setStart(first, 0);
    range.setEnd(last, last.length);
    return range.commonAncestorContainer;
  }

  /** Where a slot stands, or what it stands in directly in the box. */
  #placeOf(index: number, box: Node | undefined): Stretch | undefined {
    const { ranges } = this.host;
    const { block, text } = this.slots.all[index] as Slot<B>;
    if (ranges) return shownAt(ranges.over(block, 0, text.length) as Range | undefined);
    if (this.host.boxOf) return shownAt(this.host.boxOf(block));
    let node: Node | null | undefined = this.#nodeOf(index);
    while (node && node !== box && node.parentNode !== box) node = node.parentNode;
    if (!node) return undefined;
    if (node.nodeType === Node.ELEMENT_NODE) return shownAt(node as Element);
    const range = (node as Text).ownerDocument.createRange();
    range.selectNodeContents(node);
    return shownAt(range);
  }

  /** The first text node of a slot. */
  #nodeOf(index: number): Text | undefined {
    return this.host.runs((this.slots.all[index] as Slot<B>).block)?.find(({ node, text }) => node?.isConnected && text !== '')?.node;
  }
}

/** The window that shows an element, and those around it as far as they may be looked into. */
function viewsOf(root: Node): View[] {
  const views: View[] = [];
  for (let view = root.ownerDocument?.defaultView; view; view = view.frameElement ? (view.parent as View) : null) views.push(view);
  return views;
}

/** Where something stands; `undefined` where it is hidden. */
function shownAt(shown: Element | Range | undefined): Stretch | undefined {
  const rect = shown?.getBoundingClientRect();
  return rect && (rect.width > 0 || rect.height > 0) ? rect : undefined;
}
