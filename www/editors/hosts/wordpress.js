/** The block editor of WordPress without WordPress around it, under the GPL; its paragraphs and its bold letters and links are made here. */
import '@wordpress/block-editor/build-style/content-rtl.css';
import '@wordpress/block-editor/build-style/style-rtl.css';
import { BlockEditorProvider, BlockList, RichText, RichTextShortcut, useBlockProps, WritingFlow } from '@wordpress/block-editor';
import * as blocks from '@wordpress/blocks';
import { useStateWithHistory } from '@wordpress/compose';
import { useRegistry } from '@wordpress/data';
import * as richText from '@wordpress/rich-text';
import { createElement, Fragment } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';

import { canvasOf, wordpress } from 'hashiya/adapters/wordpress';

export const title = 'WordPress';

const PARAGRAPH = 'core/paragraph';

blocks.registerBlockType(PARAGRAPH, {
  apiVersion: 3,
  title: 'Paragraph',
  category: 'text',
  attributes: { content: { type: 'rich-text', source: 'rich-text', selector: 'p', role: 'content' } },
  supports: { splitting: true },
  transforms: { from: [{ type: 'raw', selector: 'p', isMatch: ({ nodeName }) => nodeName === 'P', schema: ({ phrasingContentSchema }) => ({ p: { children: phrasingContentSchema } }) }] },
  merge: (attributes, merged) => ({ content: (attributes.content ?? '') + (merged.content ?? '') }),
  edit({ attributes, setAttributes, mergeBlocks, onReplace, onRemove }) {
    return createElement(RichText, {
      identifier: 'content',
      tagName: 'p',
      ...useBlockProps(),
      value: attributes.content,
      onChange: (content) => setAttributes({ content }),
      onMerge: mergeBlocks,
      onReplace,
      onRemove,
    });
  },
  save: ({ attributes }) => createElement('p', useBlockProps.save(), createElement(RichText.Content, { value: attributes.content })),
});
blocks.setDefaultBlockName(PARAGRAPH);

richText.registerFormatType('core/bold', {
  title: 'Bold',
  tagName: 'strong',
  className: null,
  edit: ({ value, onChange }) => createElement(RichTextShortcut, { type: 'primary', character: 'b', onUse: () => onChange(richText.toggleFormat(value, { type: 'core/bold' })) }),
});
richText.registerFormatType('core/link', { title: 'Link', tagName: 'a', className: null, attributes: { url: 'href' }, edit: () => null });

export function mount(place, html, { undoDelay = 1000 } = {}) {
  const root = createRoot(place);
  const shared = {};
  // Every paragraph is an editable element of its own: to come back is to come back to the one that was left.
  let left;
  const remember = () => {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection();
    if (anchorNode && place.contains(anchorNode)) left = [anchorNode, anchorOffset, focusNode, focusOffset];
  };
  document.addEventListener('selectionchange', remember);
  const paragraphs = () => place.querySelectorAll('[data-block][contenteditable=true]');
  const select = (...points) => {
    (points[0].nodeType === Node.TEXT_NODE ? points[0].parentElement : points[0]).closest('[contenteditable=true]')?.focus();
    document.getSelection().setBaseAndExtent(...points);
  };
  flushSync(() => root.render(createElement(App, { initial: parse(html), shared, joins: undoDelay > 0 })));
  return {
    adapter: () => wordpress({ data: shared.registry, blocks, richText }, canvasOf(place)),
    html: () => blocks.serialize(shared.registry.select('core/block-editor').getBlocks()),
    setContent: (html) => shared.registry.dispatch('core/block-editor').resetBlocks(parse(html)),
    focus: () => {
      if (left?.[0].isConnected) select(...left);
      else paragraphs()[0]?.focus();
    },
    // There is no key that leads to the first paragraph.
    toStart: () => document.getSelection().collapse(paragraphs()[0], 0),
    destroy: () => {
      document.removeEventListener('selectionchange', remember);
      root.unmount();
    },
  };
}

/** The editor with a history of its own, as a page without WordPress has to keep one. `joins`: what is typed within a second is one step. */
function App({ initial, shared, joins }) {
  const { value, setValue, undo, redo } = useStateWithHistory({ blocks: initial });
  const keep = (staged) => (blocks, { selection } = {}) => setValue({ blocks, selection }, staged);
  const onKeyDown = (event) => {
    const act = { z: event.shiftKey ? redo : undo, y: redo }[event.key];
    if (!event.ctrlKey || !act) return;
    event.preventDefault();
    act();
  };
  return createElement(
    BlockEditorProvider,
    { value: value.blocks, selection: value.selection, onInput: keep(joins), onChange: keep(false), settings: { hasFixedToolbar: true } },
    createElement(Registry, { shared }),
    createElement('div', { onKeyDown, className: 'editor-styles-wrapper', dir: 'rtl' }, createElement(WritingFlow, null, createElement(BlockList))),
  );
}

/** Hands out the data of this editor: each has its own. */
function Registry({ shared }) {
  shared.registry = useRegistry();
  return createElement(Fragment);
}

function parse(html) {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  return [...body.children].map(({ innerHTML }) => blocks.createBlock(PARAGRAPH, { content: innerHTML }));
}
