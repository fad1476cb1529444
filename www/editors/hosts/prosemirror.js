/** ProseMirror with its basic schema. */
import { baseKeymap, toggleMark } from 'prosemirror-commands';
import { history, redo, undo } from 'prosemirror-history';
import { keymap } from 'prosemirror-keymap';
import { DOMParser, DOMSerializer } from 'prosemirror-model';
import { schema } from 'prosemirror-schema-basic';
import { EditorState } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';

import { proseMirror } from 'hashiya/adapters/prosemirror';

export const title = 'ProseMirror';

export function mount(place, html, { undoDelay = 500 } = {}) {
  const plugins = [
    history({ newGroupDelay: undoDelay }),
    keymap({ 'Mod-z': undo, 'Mod-y': redo, 'Mod-b': toggleMark(schema.marks.strong) }),
    keymap(baseKeymap),
  ];
  const view = new EditorView(place, { state: EditorState.create({ doc: parse(html), plugins }), attributes: { dir: 'rtl' } });
  return {
    adapter: () => proseMirror(view),
    html: () => {
      const holder = document.createElement('div');
      holder.append(DOMSerializer.fromSchema(schema).serializeFragment(view.state.doc.content));
      return holder.innerHTML;
    },
    setContent: (html) => {
      const { tr, doc } = view.state;
      view.dispatch(tr.replaceWith(0, doc.content.size, parse(html).content));
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

function parse(html) {
  const holder = Object.assign(document.createElement('div'), { innerHTML: html });
  return DOMParser.fromSchema(schema).parse(holder);
}
