import { button, make } from '../elements.js';
import type { Messages } from '../i18n/index.js';
import type { Steps } from '../slices.js';

/** Entries that a list shows at first, and more of them at each press of its button. */
const FIRST = 60;

/** Adds the first of `items` to `list`, and a button for more of them behind it where there are more; `lineOf` makes a line. */
export function* grow<Item>(list: HTMLElement, items: readonly Item[], lineOf: (item: Item) => HTMLElement[], messages: Messages): Steps {
  for (const item of items.slice(0, FIRST)) {
    list.append(make('li', '', ...lineOf(item)));
    yield;
  }
  if (items.length <= FIRST) return;
  const more = button(
    'plain',
    () => {
      const last = list.lastElementChild;
      more.remove();
      Array.from(grow(list, items.slice(FIRST), lineOf, messages));
      last?.nextElementSibling?.querySelector('button')?.focus();
    },
    messages.indexMore,
  );
  list.after(more);
}
