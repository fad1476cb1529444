/** TipTap with its starter kit. */
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';

import { tiptap } from 'hashiya/adapters/tiptap';

export const title = 'TipTap';

export function mount(place, html, { undoDelay = 500 } = {}) {
  const editor = new Editor({
    element: place,
    extensions: [StarterKit.configure({ undoRedo: { newGroupDelay: undoDelay } })],
    textDirection: 'rtl',
    content: html,
  });
  return {
    adapter: () => tiptap(editor),
    html: () => editor.getHTML(),
    setContent: (html) => editor.commands.setContent(html),
    focus: () => editor.view.focus(),
    destroy: () => editor.destroy(),
  };
}
