import type { Margin } from './margin.js';

/** Below this width there is no room for a margin; as in styles/leaf.css. */
const NARROW = '(max-width: 45.99rem)';

/** On a phone the margin is a sheet that a button at the bottom opens; a press outside it, or Esc, closes it. */
export class Sheet {
  readonly #narrow = matchMedia(NARROW);

  constructor(
    readonly margin: Margin,
    readonly handle: HTMLButtonElement,
  ) {
    const { root } = margin;
    this.#narrow.addEventListener('change', () => this.#fit());
    root.addEventListener('toggle', (event) => {
      if ((event as ToggleEvent).newState !== 'open') return;
      // The notes of what is being read come first.
      const note = margin.firstInView();
      note?.scrollIntoView({ block: 'start' });
      note?.querySelector('button')?.focus({ preventScroll: true });
    });
    this.#fit();
  }

  /** Closes the sheet; nothing happens where there is none. */
  close(): void {
    if (this.margin.root.popover !== null && this.margin.root.matches(':popover-open')) this.margin.root.hidePopover();
  }

  #fit(): void {
    const { root } = this.margin;
    root.popover = this.#narrow.matches ? 'auto' : null;
    this.handle.popoverTargetElement = this.#narrow.matches ? root : null;
    this.margin.place();
  }
}
