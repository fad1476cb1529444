/** Pixels between the tooltip and the word, and between the tooltip and the window's edge. */
const GAP = 8;

/**
 * A small window beside a word. A highlight is no element that a popover could be anchored to, so the rectangle under the
 * pointer is the anchor.
 */
export class Tooltip {
  readonly element: HTMLElement;

  /** @param element Default: a new `<div class="hashiya-tooltip">` at the end of the body. */
  constructor(element: HTMLElement = document.body.appendChild(document.createElement('div'))) {
    this.element = element;
    element.classList.add('hashiya-tooltip');
    element.popover = 'manual';
  }

  /** True while it is shown. */
  get open(): boolean {
    return this.element.matches(':popover-open');
  }

  /** Shows `content` under `anchor` (viewport pixels), or above it where there is more room. */
  show(content: Node, anchor: DOMRect): void {
    this.element.replaceChildren(content);
    if (!this.open) this.element.showPopover();
    this.move(anchor);
  }

  /** Closes it; nothing happens where it is closed. */
  hide(): void {
    if (this.open) this.element.hidePopover();
  }

  /** Closes it and takes its element away. */
  destroy(): void {
    this.hide();
    this.element.remove();
  }

  /** Moves it to another place, or to the same one after the page has scrolled. */
  move(anchor: DOMRect): void {
    const { style } = this.element;
    const { clientWidth: width, clientHeight: height } = document.documentElement;
    const box = this.element.getBoundingClientRect();
    const below = height - anchor.bottom - GAP;
    const above = anchor.top - GAP;
    const top = box.height <= below || below >= above ? anchor.bottom + GAP : anchor.top - GAP - box.height;
    const rtl = getComputedStyle(this.element).direction === 'rtl';
    const left = rtl ? anchor.right - box.width : anchor.left;
    style.left = `${clamp(left, GAP, width - box.width - GAP)}px`;
    style.top = `${clamp(top, GAP, height - box.height - GAP)}px`;
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
