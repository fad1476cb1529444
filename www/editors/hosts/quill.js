/** Quill 2. */
import Quill from 'quill';
import 'quill/dist/quill.snow.css';

import { quill } from 'hashiya/adapters/quill';

export const title = 'Quill';

export function mount(place, html, { undoDelay = 1000 } = {}) {
  const element = place.appendChild(document.createElement('div'));
  const editor = new Quill(element, {
    theme: 'snow',
    modules: { toolbar: ['bold', 'italic', 'link'], history: { delay: Math.max(undoDelay, 0) } },
  });
  const setContent = (html) => editor.setContents(editor.clipboard.convert({ html }));
  setContent(html);
  editor.format('direction', 'rtl');
  editor.root.dir = 'rtl';
  editor.history.clear();
  return {
    adapter: () => quill(editor),
    html: () => editor.root.innerHTML,
    setContent,
    focus: () => editor.focus(),
    destroy: () => place.replaceChildren(),
  };
}
