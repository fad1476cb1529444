/**
 * The block editor of WordPress, in the page or in its frame. It reads the blocks of the editor's store; WordPress's own
 * `core/annotations` loses annotations that nest, and is not used.
 *
 * @module
 */
import type { Block, HostAdapter, Run } from 'hashiya/editing';

import { BREAK, isElement, OBJECT, runsIn, withoutParking } from './runs.js';

/** A block of the store. It is another object whenever it or one inside it has changed. */
interface StoreBlock {
  readonly clientId: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly innerBlocks: readonly StoreBlock[];
}

/** What the adapter uses of the global `wp`. */
export interface WordPress {
  readonly data: {
    select(store: string): { getBlocks(): readonly StoreBlock[] };
    dispatch(store: string): {
      updateBlockAttributes(clientId: string, attributes: object): unknown;
      __unstableMarkLastChangeAsPersistent?(): unknown;
    };
    subscribe(listener: () => void, store?: string): () => void;
  };
  readonly blocks: { getBlockType(name: string): { readonly attributes: Readonly<Record<string, { readonly type?: unknown; readonly source?: unknown }>> } | undefined };
  readonly richText: {
    readonly RichTextData?: { fromHTMLString(html: string): unknown };
    create(from: { html?: string; text?: string }): RichTextValue;
    insert(value: RichTextValue, inserted: RichTextValue, start: number, end: number): RichTextValue;
    applyFormat(value: RichTextValue, format: object, start: number, end: number): RichTextValue;
    toHTMLString(from: { value: RichTextValue }): string;
  };
}

interface RichTextValue {
  readonly text: string;
}

/** A field of rich text in a block. */
interface FieldBlock extends Block {
  readonly clientId: string;
  /** The attribute that holds it. */
  readonly key: string;
  readonly value: unknown;
}

/**
 * The element that holds the blocks, in the canvas frame or in the page; `undefined` as long as there is none.
 *
 * @param page Where to look: a part of the page, where it has several editors.
 */
export function canvasOf(page: ParentNode = document): HTMLElement | undefined {
  const frame = page.querySelector<HTMLIFrameElement>('iframe[name="editor-canvas"]');
  return (frame?.contentDocument ?? page).querySelector<HTMLElement>('.is-root-container') ?? undefined;
}

/**
 * The adapter of the block editor.
 *
 * @example
 * import { canvasOf, wordpress } from 'hashiya/adapters/wordpress';
 * attach(wordpress(window.wp, canvasOf()), { annotator });
 */
export function wordpress(wp: WordPress, root: HTMLElement): HostAdapter<FieldBlock> {
  const store = 'core/block-editor';
  const fields = new WeakMap<StoreBlock, FieldBlock[]>();
  const textOf = (value: unknown): string => {
    if (typeof value === 'string') return wp.richText.create({ html: value }).text;
    const { text } = value as { text?: unknown };
    return typeof text === 'string' ? text : '';
  };
  const fieldsOf = (block: StoreBlock): FieldBlock[] => {
    let known = fields.get(block);
    if (!known) {
      const types = wp.blocks.getBlockType(block.name)?.attributes ?? {};
      const keys = Object.keys(types).filter((key) => types[key]?.type === 'rich-text' || ['rich-text', 'html'].includes(String(types[key]?.source)));
      known = keys.flatMap((key) => {
        const value = block.attributes[key];
        return value === undefined || value === null ? [] : [{ clientId: block.clientId, key, value, text: textOf(value) }];
      });
      fields.set(block, known);
    }
    return known;
  };
  const apply = ({ clientId, key, value }: FieldBlock, change: (value: RichTextValue) => RichTextValue): void => {
    const { RichTextData, create, toHTMLString } = wp.richText;
    const html = toHTMLString({ value: change(create({ html: String(value) })) });
    const { updateBlockAttributes, __unstableMarkLastChangeAsPersistent: endStep } = wp.data.dispatch(store);
    // Changes of one attribute in a row are one step of the history, unless it is told that they are not.
    endStep?.();
    updateBlockAttributes(clientId, { [key]: typeof value === 'string' || !RichTextData ? html : RichTextData.fromHTMLString(html) });
    endStep?.();
  };

  return {
    root,
    blocks() {
      const blocks: FieldBlock[] = [];
      const visit = (all: readonly StoreBlock[]): void => {
        for (const block of all) {
          for (const field of fieldsOf(block)) blocks.push(field);
          if (block.innerBlocks.length > 0) visit(block.innerBlocks);
        }
      };
      visit(wp.data.select(store).getBlocks());
      return blocks;
    },
    onChange(changed) {
      let known = wp.data.select(store).getBlocks();
      return wp.data.subscribe(() => {
        const now = wp.data.select(store).getBlocks();
        if (now === known) return;
        known = now;
        changed();
      }, store);
    },
    runs({ clientId, key }) {
      // The editor gives every block this id; to look through thousands of them for an attribute takes a while.
      const block = root.ownerDocument.getElementById(`block-${clientId}`);
      const shown = block && [block, ...block.querySelectorAll(`[data-wp-block-attribute-key="${key}"]`)].find(
        (element) => element.getAttribute('data-wp-block-attribute-key') === key && element.closest('[data-block]') === block,
      );
      return shown ? runsIn(shown, leaf) : undefined;
    },
    replace: (field, start, end, text) => apply(field, (value) => wp.richText.insert(value, wp.richText.create({ text }), start, end)),
    link: (field, start, end, href) => apply(field, (value) => wp.richText.applyFormat(value, { type: 'core/link', attributes: { url: href } }, start, end)),
  };
}

function leaf(node: Node): readonly Run[] | undefined {
  if (node.nodeType === Node.TEXT_NODE) return withoutParking(node as Text);
  if (!isElement(node)) return undefined;
  if (node.dataset['richTextPlaceholder'] !== undefined || node.dataset['richTextBogus'] !== undefined) return [];
  if (node.tagName === 'BR') return node.dataset['richTextLineBreak'] === undefined ? [] : BREAK;
  return node.tagName === 'IMG' || node.contentEditable === 'false' ? OBJECT : undefined;
}
