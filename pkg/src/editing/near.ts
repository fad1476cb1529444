import type { Block, HostAdapter } from './host.js';
import type { View } from './marks.js';
import type { Slot, Slots } from './slots.js';

/** A stretch from above to below, in pixels of the viewport in which the text is shown. */
interface Stretch {
  readonly top: number;
  readonly bottom: number;
}

/**
 * Which blocks stand within a screen of what is seen. Only those are painted: a browser looks at every range of a page after
 * every keystroke, and tells of every element that is observed.
 *
 * What stands directly in the text's box (a paragraph, a table, a list) stands one below the other in every editor; so a
 * handful of places tells where to look, however long the document is.
 */
export class Near<B extends Block> {
  readonly #views: View[];
  readonly #resize: ResizeObserver;
  #frame = 0;
  readonly #soon = (): void => {
    this.#frame ||= this.#inner.requestAnimationFrame(() => {
      this.#frame = 0;
      this.moved();
    });
  };

  constructor(
    readonly host: HostAdapter<B>,
    readonly slots: Slots<B>,
    /** Called where other blocks may have come near. */
    readonly moved: () => void,
  ) {
    this.#views = viewsOf(host.root);
    for (const view of this.#views) {
      view.addEventListener('scroll', this.#soon, { capture: true, passive: true });
      view.addEventListener('resize', this.#soon);
    }
    this.#resize = new this.#inner.ResizeObserver(this.#soon);
    this.#resize.observe(host.root);
  }

  get #inner(): View {
    return this.#views[0] as View;
  }

  /** Looks again with the next frame, after an edit that may have moved blocks. */
  soon(): void {
    this.#soon();
  }

  /** The slots that are near: from the first to before the second. */
  range(): [first: number, end: number] {
    const seen = this.#seen();
    const screen = Math.min(...this.#views.map(({ innerHeight }) => innerHeight));
    const container = this.#container();
    const { all } = this.slots;
    const first = this.#first(container, ({ bottom }) => bottom >= seen.top - screen);
    let end = this.#first(container, ({ top }) => top > seen.bottom + screen, first);
    // What has no place yet, an empty paragraph or one that the editor has still to show, stands where it was put in.
    while (end < all.length && (all[end]?.near || all[end]?.text === '') && !this.#placeOf(end, container)) end += 1;
    return [first, end];
  }

  destroy(): void {
    this.#inner.cancelAnimationFrame(this.#frame);
    this.#resize.disconnect();
    for (const view of this.#views) {
      view.removeEventListener('scroll', this.#soon, { capture: true });
      view.removeEventListener('resize', this.#soon);
    }
  }

  /** What is seen of the viewport of the text: a frame may be higher than the window that it stands in. */
  #seen(): Stretch {
    let [top, bottom] = [0, this.#inner.innerHeight];
    let above = 0;
    for (const view of this.#views.slice(0, -1)) {
      above += view.frameElement?.getBoundingClientRect().top ?? 0;
      const outer = view.parent;
      [top, bottom] = [Math.max(top, -above), Math.min(bottom, outer.innerHeight - above)];
    }
    return { top, bottom };
  }

  /** The first slot, from `low` on, that passes a test which all after it pass; of those that are shown nowhere, none fails it. */
  #first(container: Node | undefined, test: (place: Stretch) => boolean, low = 0): number {
    let high = this.slots.all.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      let [at, place] = [middle, this.#placeOf(middle, container)];
      while (!place && ++at < high) place = this.#placeOf(at, container);
      if (!place || test(place)) high = middle;
      else low = at + 1;
    }
    return low;
  }

  /** The innermost node that holds all text: what stands in it stands one below the other. */
  #container(): Node | undefined {
    if (this.host.ranges) return undefined;
    const { all } = this.slots;
    const first = firstOf(all, (slot) => this.#nodeOf(slot));
    const last = firstOf([...all].reverse(), (slot) => this.#nodeOf(slot));
    if (!first || !last) return undefined;
    const range = first.ownerDocument.createRange();
    range.setStart(first, 0);
    range.setEnd(last, last.length);
    return range.commonAncestorContainer;
  }

  #placeOf(index: number, container: Node | undefined): Stretch | undefined {
    const slot = this.slots.all[index] as Slot<B>;
    if (this.host.ranges) return shownAt(this.host.ranges.over(slot.block, 0, slot.text.length) as Range | undefined);
    let node: Node | null | undefined = this.#nodeOf(slot);
    if (!node || node === container) return shownAt(rangeOver(node));
    while (node && node.parentNode !== container) node = node.parentNode;
    return shownAt(node?.nodeType === Node.ELEMENT_NODE ? (node as Element) : rangeOver(node));
  }

  #nodeOf({ block }: Slot<B>): Text | undefined {
    return this.host.runs(block)?.find(({ node, text }) => node?.isConnected && text !== '')?.node;
  }
}

/** The window that shows an element, and those around it as far as they may be looked into. */
function viewsOf(root: Node): View[] {
  const views: View[] = [];
  for (let view = root.ownerDocument?.defaultView; view; view = view.frameElement ? (view.parent as View) : null) views.push(view);
  return views;
}

function firstOf<T, R>(list: readonly T[], found: (item: T) => R | undefined): R | undefined {
  for (const item of list) {
    const result = found(item);
    if (result !== undefined) return result;
  }
  return undefined;
}

function rangeOver(node: Node | null | undefined): Range | undefined {
  const range = node?.ownerDocument?.createRange();
  if (node) range?.selectNodeContents(node);
  return range;
}

/** Where something stands; `undefined` where it is hidden. */
function shownAt(shown: Element | Range | undefined): Stretch | undefined {
  const rect = shown?.getBoundingClientRect?.();
  return rect && (rect.width > 0 || rect.height > 0) ? rect : undefined;
}
