import { Tooltip } from 'hashiya/dom';

import { button, make, ofArticle, swatch } from '../elements.js';
import { NAME_KINDS } from '../gloss/footer.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';
import type { CorrectionDesk } from './desk.js';

/** Characters that a name has at most. */
const LONGEST = 80;

/** Offers to add words that are selected in the article to the reader's own names. */
export class SelectionOffer {
  readonly #tooltip = new Tooltip();

  constructor(
    readonly reader: Reader,
    readonly desk: CorrectionDesk,
    readonly messages: () => Messages,
  ) {
    const { element } = this.#tooltip;
    element.classList.add('offer');
    element.setAttribute('role', 'group');
    // While the pointer is down the selection still grows.
    reader.root.addEventListener('pointerup', () => requestAnimationFrame(() => this.#offer()));
    reader.root.addEventListener('keyup', ({ key, shiftKey }) => {
      if (shiftKey || key === 'Shift') this.#offer();
    });
    document.addEventListener('selectionchange', () => {
      if (this.#tooltip.open && !element.contains(document.activeElement) && document.getSelection()?.isCollapsed) this.#tooltip.hide();
    });
    document.addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.#tooltip.hide();
    });
    addEventListener('scroll', () => this.#tooltip.hide(), { passive: true });
  }

  #offer(): void {
    const span = this.reader.selected;
    const anchor = span && this.reader.rectsOf(span)[0];
    if (!span || !anchor || span.end - span.start > LONGEST) return this.#tooltip.hide();
    const name = this.reader.text.slice(span.start, span.end);
    const messages = this.messages();
    this.#tooltip.element.setAttribute('aria-label', messages.addToOwn);
    const kinds = NAME_KINDS.map((kind) =>
      button(
        'plain',
        () => {
          this.#tooltip.hide();
          document.getSelection()?.empty();
          this.desk.add(name, kind);
        },
        swatch(kind),
        messages.kinds[kind],
      ),
    );
    const content = document.createDocumentFragment();
    content.append(make('p', 'gloss-label', messages.addToOwn, ': ', ofArticle(name)), make('div', 'buttons', ...kinds));
    this.#tooltip.show(content, anchor);
  }
}
