/**
 * TipTap, which is ProseMirror below.
 *
 * @module
 */
import type { HostAdapter } from 'hashiya/editing';

import { proseMirror, type ProseMirrorBlock, type ProseMirrorOptions, type ProseMirrorView } from './prosemirror.js';

/** What the adapter uses of a TipTap `Editor`. */
export interface TiptapEditor {
  readonly view: ProseMirrorView;
}

/**
 * The adapter of an editor that has been mounted. Links need its `Link` extension, which the starter kit has.
 *
 * @example
 * import { tiptap } from 'hashiya/adapters/tiptap';
 * editor.on('create', () => attach(tiptap(editor), { annotator }));
 */
export function tiptap(editor: TiptapEditor, options?: ProseMirrorOptions): HostAdapter<ProseMirrorBlock> {
  return proseMirror(editor.view, options);
}
