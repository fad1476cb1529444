/** Slate with React. */
import { createElement, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { createEditor, Editor, Range, Transforms } from 'slate';
import { HistoryEditor, withHistory } from 'slate-history';
import { Editable, ReactEditor, Slate, withReact } from 'slate-react';

import { slate } from 'hashiya/adapters/slate';

export const title = 'Slate';

export function mount(place, html) {
  const editor = withHistory(withReact(createEditor()));
  const { isInline } = editor;
  editor.isInline = (element) => element.type === 'link' || isInline(element);
  const root = createRoot(place);
  flushSync(() => root.render(createElement(App, { editor, html })));
  return {
    adapter: () => slate(editor, { ReactEditor, HistoryEditor, link }),
    html: () => editor.children.map(toHtml).join(''),
    setContent: (html) => {
      Editor.withoutNormalizing(editor, () => {
        Transforms.removeNodes(editor, { at: [], match: (node, path) => path.length === 1, mode: 'highest' });
        Transforms.insertNodes(editor, fromHtml(html), { at: [0] });
      });
    },
    focus: () => ReactEditor.focus(editor),
    // Slate looks at the selection of the page ten times a second.
    caughtUp: () => {
      const shown = ReactEditor.toSlateRange(editor, document.getSelection(), { exactMatch: false, suppressThrow: true });
      return shown !== null && editor.selection !== null && Range.equals(shown, editor.selection);
    },
    destroy: () => root.unmount(),
  };
}

function App({ editor, html }) {
  const value = useMemo(() => fromHtml(html), [html]);
  const onKeyDown = (event) => {
    if (event.ctrlKey && event.key === 'b') {
      event.preventDefault();
      if (Editor.marks(editor)?.bold) Editor.removeMark(editor, 'bold');
      else Editor.addMark(editor, 'bold', true);
    }
  };
  return createElement(Slate, { editor, initialValue: value }, createElement(Editable, { renderElement, renderLeaf, onKeyDown, dir: 'rtl' }));
}

function renderElement({ attributes, children, element }) {
  return element.type === 'link' ? createElement('a', { ...attributes, href: element.url }, children) : createElement('p', attributes, children);
}

function renderLeaf({ attributes, children, leaf }) {
  return createElement('span', attributes, leaf.bold ? createElement('strong', null, children) : children);
}

function link(editor, range, url) {
  Transforms.wrapNodes(editor, { type: 'link', url, children: [] }, { at: range, split: true });
}

function fromHtml(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.children].map(({ textContent }) => ({ type: 'paragraph', children: [{ text: textContent }] }));
}

function toHtml(node) {
  if (node.text !== undefined) {
    const text = new Option(node.text).innerHTML;
    return node.bold ? `<strong>${text}</strong>` : text;
  }
  const inner = node.children.map(toHtml).join('');
  return node.type === 'link' ? `<a href="${node.url}">${inner}</a>` : `<p>${inner}</p>`;
}
