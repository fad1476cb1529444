import type { Diagnostic } from 'hashiya';

import { make, ofArticle } from './gloss.js';
import type { Messages } from './i18n/index.js';
import type { Reader } from './reader.js';

/** What an editor may want to look at; hidden where there is nothing. */
export class Checks {
  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly go: (diagnostic: Diagnostic) => void,
  ) {}

  /** Draws the list again. */
  render(messages: Messages): void {
    const { diagnostics } = this.reader.article;
    const items = diagnostics.map((diagnostic) => {
      const surface = this.reader.text.slice(diagnostic.start, diagnostic.end);
      const words = messages.flags[diagnostic.code as keyof Messages['flags']] ?? diagnostic.message;
      const button = make('button', 'entry', make('span', 'surface', ofArticle(surface)), make('small', '', words));
      button.addEventListener('click', () => this.go(diagnostic));
      return make('li', '', button);
    });
    this.root.hidden = items.length === 0;
    this.root.querySelector('ol')?.replaceChildren(...items);
  }
}
