/**
 * A plain `contenteditable` element.
 *
 * @module
 */
import type { HostAdapter } from 'hashiya/editing';

import { DomBlocks, type DomBlock } from './dom-blocks.js';

/**
 * The adapter of an editable element. Its `white-space` should be `pre-wrap`, as browsers otherwise fill it with U+00A0.
 *
 * @example
 * import { contentEditable } from 'hashiya/adapters/contenteditable';
 * attach(contentEditable(document.querySelector('[contenteditable]')), { annotator });
 */
export function contentEditable(root: HTMLElement): HostAdapter<DomBlock> {
  return editable(root, new DomBlocks(root));
}

/** The adapter of an editable element whose blocks `blocks` reads. */
export function editable(root: HTMLElement, blocks: DomBlocks): HostAdapter<DomBlock> & { observer: MutationObserver } {
  let tell = (): void => undefined;
  const observer = new MutationObserver((records) => {
    blocks.forget(records);
    tell();
  });
  observer.observe(root, { childList: true, characterData: true, subtree: true });

  const command = (name: string, { runs }: DomBlock, start: number, end: number, value: string): void => {
    select(root, runs, start, end);
    root.ownerDocument.execCommand(name, false, value);
  };
  return {
    root,
    observer,
    blocks() {
      blocks.forget(observer.takeRecords());
      return blocks.read();
    },
    onChange(changed) {
      tell = changed;
      return () => {
        tell = () => undefined;
      };
    },
    runs: (block) => block.runs,
    replace: (block, start, end, text) => command('insertText', block, start, end, text),
    link: (block, start, end, href) => command('createLink', block, start, end, href),
    destroy: () => observer.disconnect(),
  };
}

/** Selects a part of a block, with the focus in the editor. */
export function select(root: HTMLElement, runs: DomBlock['runs'], start: number, end: number): void {
  root.focus({ preventScroll: true });
  const [first, last] = [placeIn(runs, start, false), placeIn(runs, end, true)];
  if (first && last) root.ownerDocument.getSelection()?.setBaseAndExtent(...first, ...last);
}

/** A place of the text in a text node: at a border of two of them in the one before, or else the one after. */
function placeIn(runs: DomBlock['runs'], place: number, before: boolean): [Text, number] | undefined {
  let at = 0;
  let found: [Text, number] | undefined;
  for (const { text, node, offset = 0 } of runs) {
    if (node && at <= place && place <= at + text.length) {
      found = [node, offset + place - at];
      if (before || place < at + text.length) return found;
    }
    at += text.length;
  }
  return found;
}
