/**
 * Hashiya as a plugin of CKEditor 5: among the `plugins` of the editor's configuration, with its own part named `hashiya`.
 *
 * @module
 */
import { attach, type Attached, type AttachOptions } from 'hashiya/editing';

import { ckeditor5, type CKEditor } from '../ckeditor5.js';

/** The part `hashiya` of the configuration. */
export interface HashiyaConfig extends Omit<AttachOptions, 'annotator'> {
  /** The annotator, or the promise of one: a worker takes a moment to start. */
  annotator: AttachOptions['annotator'] | Promise<AttachOptions['annotator']>;
}

/** What the plugin uses of an `Editor`. */
interface PluginHost extends CKEditor {
  readonly config: { get(name: string): unknown };
  on(event: 'ready', callback: () => void): void;
}

/** For the editor's configuration: an Arabic interface and right-to-left content. */
export const RIGHT_TO_LEFT = { language: { ui: 'ar', content: 'ar' } } as const;

/**
 * The plugin. CKEditor takes any class of this shape, so nothing of CKEditor is imported.
 *
 * @example
 * import { Hashiya, RIGHT_TO_LEFT } from 'hashiya/plugins/ckeditor5';
 * ClassicEditor.create(element, { ...RIGHT_TO_LEFT, plugins: [Essentials, Paragraph, Hashiya], hashiya: { annotator: createWorkerAnnotator() } });
 */
export class Hashiya {
  static readonly pluginName = 'Hashiya';

  /** Hashiya in this editor, from when both are ready: `editor.plugins.get('Hashiya').attached`. */
  attached: Attached | undefined;
  #destroyed = false;

  constructor(readonly editor: PluginHost) {}

  /** Called by the editor. */
  init(): void {
    const config = this.editor.config.get('hashiya') as HashiyaConfig | undefined;
    if (!config?.annotator) throw new Error('the plugin Hashiya needs an annotator: { hashiya: { annotator: createWorkerAnnotator() } } in the configuration');
    const ready = new Promise<void>((resolve) => this.editor.on('ready', resolve));
    void Promise.all([config.annotator, ready]).then(([annotator]) => {
      if (!this.#destroyed) this.attached = attach(ckeditor5(this.editor), { ...config, annotator });
    }, config.onProblem ?? console.error);
  }

  /** Called by the editor. */
  destroy(): void {
    this.#destroyed = true;
    this.attached?.destroy();
  }
}
