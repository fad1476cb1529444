import { button, make } from './elements.js';
import type { Messages } from './i18n/index.js';

/** Says what has just been done, and offers to undo it. It stays until it is answered, or until something else is done. */
export class Notice {
  constructor(
    readonly root: HTMLElement,
    readonly undo: () => void,
  ) {}

  /** Shows `text`, with a button that undoes it. */
  show(text: string, messages: Messages): void {
    this.offer(text, messages.undo, this.undo, messages);
  }

  /** Shows `text` with a button of its own. */
  offer(text: string, label: string, act: () => void, messages: Messages): void {
    const accept = button(
      'plain',
      () => {
        this.hide();
        act();
      },
      label,
    );
    const close = button('plain small', () => this.hide(), '×');
    close.setAttribute('aria-label', messages.close);
    this.root.replaceChildren(make('span', '', text), accept, close);
    this.root.hidden = false;
  }

  hide(): void {
    this.root.hidden = true;
    this.root.replaceChildren();
  }
}
