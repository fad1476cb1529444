/**
 * TinyMCE. Its model is the page's own: the adapter reads the editable body, in a frame or in the page itself.
 *
 * @module
 */
import type { HostAdapter } from 'hashiya/editing';

import { editable, select } from './contenteditable.js';
import { DomBlocks, type DomBlock } from './dom-blocks.js';

/** What the adapter uses of a TinyMCE `Editor`. */
export interface TinyMceEditor {
  getBody(): HTMLElement;
  focus(): void;
  execCommand(command: string, ui?: boolean, value?: unknown): unknown;
  insertContent(html: string): void;
  readonly dom: { encode(text: string): string };
  readonly undoManager: { transact(change: () => void): unknown };
}

/**
 * The adapter of an editor after its event `init`. `hashiya/plugins/tinymce` has the same as a plugin.
 *
 * @example
 * import { tinymce as adapter } from 'hashiya/adapters/tinymce';
 * editor.on('init', () => attach(adapter(editor), { annotator }));
 */
export function tinymce(editor: TinyMceEditor): HostAdapter<DomBlock> {
  const root = editor.getBody();
  const blocks = new DomBlocks(root, (element) => element.dataset['mceBogus'] === 'all' || element.dataset['mceType'] === 'bookmark');
  const act = ({ runs }: DomBlock, start: number, end: number, change: () => void): void => {
    editor.focus();
    select(root, runs, start, end);
    editor.undoManager.transact(change);
  };
  return {
    ...editable(root, blocks),
    replace: (block, start, end, text) => act(block, start, end, () => editor.insertContent(editor.dom.encode(text))),
    link: (block, start, end, href) => act(block, start, end, () => editor.execCommand('mceInsertLink', false, { href })),
  };
}
