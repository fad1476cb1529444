/** Lexical with rich text, without React. */
import { createEmptyHistoryState, registerHistory } from '@lexical/history';
import { $generateHtmlFromNodes, $generateNodesFromDOM } from '@lexical/html';
import { $toggleLink, LinkNode, TOGGLE_LINK_COMMAND } from '@lexical/link';
import { HeadingNode, QuoteNode, registerRichText } from '@lexical/rich-text';
import { $getRoot, $insertNodes, COMMAND_PRIORITY_EDITOR, createEditor } from 'lexical';

import { lexical } from 'hashiya/adapters/lexical';

export const title = 'Lexical';

export function mount(place, html, { undoDelay = 1000 } = {}) {
  const root = place.appendChild(Object.assign(document.createElement('div'), { contentEditable: 'true', dir: 'rtl' }));
  root.style.whiteSpace = 'pre-wrap';
  const editor = createEditor({ namespace: 'hashiya', nodes: [HeadingNode, QuoteNode, LinkNode], onError: (error) => { throw error; } });
  editor.setRootElement(root);
  const setContent = (html) =>
    editor.update(
      () => {
        const nodes = $generateNodesFromDOM(editor, new DOMParser().parseFromString(html, 'text/html'));
        $getRoot().clear().select();
        $insertNodes(nodes);
      },
      { discrete: true },
    );
  setContent(html);
  const toggleLink = (href) => {
    $toggleLink(href);
    return true;
  };
  const ends = [
    registerRichText(editor),
    registerHistory(editor, createEmptyHistoryState(), undoDelay),
    editor.registerCommand(TOGGLE_LINK_COMMAND, toggleLink, COMMAND_PRIORITY_EDITOR),
  ];
  return {
    adapter: () => lexical(editor, { toggleLink: TOGGLE_LINK_COMMAND }),
    html: () => editor.read(() => $generateHtmlFromNodes(editor)),
    setContent,
    focus: () => root.focus(),
    destroy: () => {
      ends.forEach((end) => end());
      editor.setRootElement(null);
      root.remove();
    },
  };
}
