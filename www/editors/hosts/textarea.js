/** A plain `<textarea>`, by the browser's own ranges over its value. */
import { textarea } from 'hashiya/adapters/textarea';

export const title = 'textarea';

/** Its content is text alone: what is not bold here cannot be. */
export const plain = true;

export function mount(place, html, options = {}) {
  const field = Object.assign(document.createElement('textarea'), { dir: 'auto', rows: 12, value: textOf(html) });
  place.append(field);
  return {
    adapter: () => textarea(field, options),
    html: () => field.value,
    setContent: (html) => {
      field.value = textOf(html);
    },
    focus: () => field.focus(),
    destroy: () => field.remove(),
  };
}

function textOf(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.children].map(({ textContent }) => textContent).join('\n');
}
