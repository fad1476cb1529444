import type { Diagnostic } from 'hashiya';

import { button, make, ofArticle } from '../elements.js';
import type { Messages } from '../i18n/index.js';
import type { Reader } from '../reader.js';

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
      const words = wordsOf(diagnostic, messages);
      return make('li', '', button('entry', () => this.go(diagnostic), make('span', 'surface', ofArticle(surface)), make('small', '', words)));
    });
    this.root.hidden = items.length === 0;
    this.root.querySelector('ol')?.replaceChildren(...items);
  }
}

/** In the page's language, with the words of the article that the engine's own sentence names. */
function wordsOf({ code, message }: Diagnostic, messages: Messages): string {
  const words = messages.diagnostics[code as keyof Messages['diagnostics']];
  if (!words) return message;
  const named = message.match(/«[^»]+»/g) ?? [];
  return named.length === 0 ? words : `${words}: ${named.join('، ')}`;
}
