import { KINDS, kindOf } from 'hashiya';

import { describe } from './describe.js';
import { make, ofArticle } from './gloss.js';
import type { Messages } from './i18n/index.js';
import type { Reader } from './reader.js';

/** Entries that a group shows at first, and more of them at each press of its button. */
const STEP = 60;

/** The index of all annotations by kind: what highlights are to the eye, this list is to a screen reader. */
export class Directory {
  constructor(
    readonly root: HTMLElement,
    readonly reader: Reader,
    readonly open: (index: number) => void,
  ) {}

  /** Draws it again. Kinds that are switched off or absent have no group. */
  render(messages: Messages): void {
    const { annotations } = this.reader.article;
    const groups = KINDS.flatMap((kind) => {
      const indices = annotations.flatMap((annotation, index) => (kindOf(annotation) === kind && this.reader.isShown(annotation) ? [index] : []));
      if (indices.length === 0) return [];
      const list = make('ol', 'directory-list');
      const group = make('section', `directory-group kind-${kind}`, make('h3', '', messages.kindsPlural[kind]), list);
      this.#fill(list, group, indices, messages);
      return [group];
    });
    this.root.replaceChildren(...groups);
  }

  #fill(list: HTMLElement, group: HTMLElement, indices: readonly number[], messages: Messages): void {
    list.append(...indices.slice(0, STEP).map((index) => make('li', '', this.#entry(index, messages))));
    if (indices.length <= STEP) return;
    const more = make('button', 'plain', messages.indexMore);
    more.addEventListener('click', () => {
      more.remove();
      this.#fill(list, group, indices.slice(STEP), messages);
    });
    group.append(more);
  }

  #entry(index: number, messages: Messages): HTMLElement {
    const annotation = this.reader.article.annotations[index];
    const surface = annotation ? this.reader.text.slice(annotation.start, annotation.end) : '';
    const { heading, quoted } = describe(index, this.reader, messages);
    const explained = heading === surface ? [] : [make('small', '', quoted ? ofArticle(heading) : heading)];
    const button = make('button', 'entry', make('span', 'surface', ofArticle(shortened(surface))), ...explained);
    button.addEventListener('click', () => this.open(index));
    return button;
  }
}

function shortened(text: string): string {
  return text.length <= 90 ? text : `${text.slice(0, 88)}…`;
}
