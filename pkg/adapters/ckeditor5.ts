/**
 * CKEditor 5. The adapter reads the model and finds the page's text nodes by the editor's own mapping.
 *
 * @module
 */
import type { Block, HostAdapter, Run } from 'hashiya/editing';

import { BREAK, isElement, OBJECT, runsIn } from './runs.js';

/** What the adapter uses of a model's node: an element or a text. */
interface ModelNode {
  is(type: '$text' | 'element', name?: string): boolean;
  readonly data?: string;
  readonly name?: string;
  readonly offsetSize: number;
  getChildren?(): Iterable<ModelNode>;
  getAttributes(): Iterable<[string, unknown]>;
}

interface ModelPosition {
  readonly parent: ModelNode;
  readonly textNode: ModelNode | null;
  readonly nodeBefore: ModelNode | null;
}

interface ModelWriter {
  createPositionAt(element: ModelNode, offset: number): ModelPosition;
  createRange(start: ModelPosition, end: ModelPosition): unknown;
  remove(range: unknown): void;
  insertText(text: string, attributes: Iterable<[string, unknown]>, position: ModelPosition): void;
  setAttribute(name: string, value: unknown, range: unknown): void;
}

/** What the adapter uses of a CKEditor 5 `Editor`. */
export interface CKEditor {
  readonly model: {
    readonly document: {
      getRoot(name?: string): ModelNode | null;
      readonly differ: { getChanges(): Iterable<{ type: string; position?: ModelPosition }> };
      on(event: 'change:data', callback: () => void): void;
      off(event: 'change:data', callback: () => void): void;
    };
    readonly schema: { checkChild(context: ModelNode, child: string): boolean };
    change(callback: (writer: ModelWriter) => void): void;
  };
  readonly editing: {
    readonly mapper: { toViewElement(element: ModelNode): unknown };
    readonly view: {
      readonly domConverter: { mapViewToDom(element: never): unknown };
      getDomRoot(name?: string): HTMLElement | undefined;
      focus(): void;
    };
  };
}

/** A block and its element in the model. */
interface ModelBlock extends Block {
  readonly element: ModelNode;
}

/** Which part of an editor is marked up. */
export interface CKEditorOptions {
  /** The name of the root, in an editor with several. Default `main`. */
  root?: string;
}

/**
 * The adapter of an editor that is ready. `hashiya/plugins/ckeditor5` has the same as a plugin.
 *
 * @example
 * import { ckeditor5 } from 'hashiya/adapters/ckeditor5';
 * attach(ckeditor5(await ClassicEditor.create(element, config)), { annotator });
 */
export function ckeditor5(editor: CKEditor, { root: name = 'main' }: CKEditorOptions = {}): HostAdapter<ModelBlock> {
  const { model, editing } = editor;
  const root = editing.view.getDomRoot(name);
  if (!root) throw new Error(`the editor has no editable root ${name}: attach after its creation, and name the root that it has`);
  const texts = new WeakMap<ModelNode, string>();
  const textOf = (element: ModelNode): string => {
    let text = texts.get(element);
    if (text === undefined) texts.set(element, (text = inlineText(element)));
    return text;
  };

  // To ask the schema takes microseconds, and there are thousands of elements to a keystroke.
  const holding = new WeakMap<ModelNode, boolean>();
  const holdsText = (element: ModelNode): boolean => {
    let holds = holding.get(element);
    if (holds === undefined) holding.set(element, (holds = model.schema.checkChild(element, '$text')));
    return holds;
  };

  return {
    root,
    blocks() {
      const blocks: ModelBlock[] = [];
      const visit = (parent: ModelNode): void => {
        for (const element of parent.getChildren?.() ?? []) {
          const known = texts.get(element);
          if (known !== undefined) blocks.push({ element, text: known });
          else if (element.is('$text')) continue;
          else if (holdsText(element)) blocks.push({ element, text: textOf(element) });
          else visit(element);
        }
      };
      const top = model.document.getRoot(name);
      if (top) visit(top);
      return blocks;
    },
    onChange(changed) {
      const listener = (): void => {
        for (const { position } of model.document.differ.getChanges()) if (position) texts.delete(position.parent);
        changed();
      };
      model.document.on('change:data', listener);
      return () => model.document.off('change:data', listener);
    },
    runs({ element }) {
      const view = editing.mapper.toViewElement(element);
      const shown = view ? (editing.view.domConverter.mapViewToDom(view as never) as Node | undefined) : undefined;
      return shown ? runsIn(shown, leaf) : undefined;
    },
    replace({ element }, start, end, text) {
      model.change((writer) => {
        const at = writer.createPositionAt(element, end);
        const attributes = [...((at.textNode ?? at.nodeBefore)?.getAttributes() ?? [])];
        writer.insertText(text, attributes, at);
        if (start < end) writer.remove(writer.createRange(writer.createPositionAt(element, start), writer.createPositionAt(element, end)));
      });
      editing.view.focus();
    },
    link({ element }, start, end, href) {
      model.change((writer) => {
        writer.setAttribute('linkHref', href, writer.createRange(writer.createPositionAt(element, start), writer.createPositionAt(element, end)));
      });
      editing.view.focus();
    },
  };
}

/** One unit of text for each offset of the model. */
function inlineText(block: ModelNode): string {
  let text = '';
  for (const node of block.getChildren?.() ?? []) {
    if (node.is('$text')) text += node.data ?? '';
    else text += node.name === 'softBreak' ? '\n' : '\ufffc'.repeat(node.offsetSize);
  }
  return text;
}

/** What the editor puts before a caret for which there is no text yet. */
const FILLER = /^\u2060{7}/;

function leaf(node: Node): readonly Run[] | undefined {
  if (node.nodeType === Node.TEXT_NODE) {
    const { data } = node as Text;
    return FILLER.test(data) ? [{ text: data.slice(7), node: node as Text, offset: 7 }] : undefined;
  }
  if (!isElement(node)) return undefined;
  if (node.tagName === 'BR') return node.dataset['ckeFiller'] === undefined ? BREAK : [];
  return node.contentEditable === 'false' || node.tagName === 'IMG' ? OBJECT : undefined;
}
