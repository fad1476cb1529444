/** A plain editable element. */
import { contentEditable } from 'hashiya/adapters/contenteditable';

export const title = 'contenteditable';

export function mount(place, html) {
  const root = Object.assign(document.createElement('div'), { contentEditable: 'true', dir: 'auto', innerHTML: html });
  root.style.whiteSpace = 'pre-wrap';
  place.append(root);
  return {
    adapter: () => contentEditable(root),
    html: () => root.innerHTML,
    setContent: (html) => {
      root.innerHTML = html;
    },
    focus: () => root.focus(),
    destroy: () => root.remove(),
  };
}
