/**
 * Hashiya as a plugin of TinyMCE: `plugins: 'hashiya'`, a button `hashiya` for the toolbar, an option `hashiya`.
 *
 * @module
 */
import { attach, type Attached, type AttachOptions } from 'hashiya/editing';

import { tinymce as adapterOf, type TinyMceEditor } from '../tinymce.js';

/** The option `hashiya` of an editor. */
export interface HashiyaOption extends Omit<AttachOptions, 'annotator'> {
  /** The annotator, or the promise of one: a worker takes a moment to start. */
  annotator: AttachOptions['annotator'] | Promise<AttachOptions['annotator']>;
}

/** What the plugin uses of an `Editor`. */
interface PluginHost extends TinyMceEditor {
  readonly initialized?: boolean;
  on(event: 'init' | 'remove', callback: () => void): unknown;
  readonly options: {
    register(name: string, spec: { processor: 'object' }): void;
    get(name: string): unknown;
    isSet(name: string): boolean;
    set(name: string, value: unknown): unknown;
  };
  readonly ui: {
    readonly registry: {
      addToggleButton(name: string, spec: { text: string; tooltip: string; onAction(api: ToggleApi): void; onSetup(api: ToggleApi): () => void }): void;
    };
  };
}

interface ToggleApi {
  isActive(): boolean;
  setActive(on: boolean): void;
}

/** What of TinyMCE itself is used. */
export interface TinyMce {
  readonly PluginManager: { add(name: string, plugin: (editor: never) => unknown): unknown };
}

/**
 * Adds the plugin to TinyMCE. Text runs from right to left unless the editor's `directionality` says otherwise. The button
 * switches the marks off and on.
 *
 * @example
 * import { register } from 'hashiya/plugins/tinymce';
 * register(tinymce);
 * tinymce.init({ selector: 'textarea', plugins: 'hashiya', toolbar: 'bold hashiya', hashiya: { annotator: createWorkerAnnotator() } });
 */
export function register({ PluginManager }: TinyMce): void {
  PluginManager.add('hashiya', (editor: PluginHost) => {
    editor.options.register('hashiya', { processor: 'object' });
    if (!editor.options.isSet('directionality')) editor.options.set('directionality', 'rtl');
    let attached: Attached | undefined;
    let wanted = true;
    const set = async (on: boolean): Promise<void> => {
      wanted = on;
      attached?.destroy();
      attached = undefined;
      const option = editor.options.get('hashiya') as HashiyaOption | undefined;
      if (!option?.annotator) throw new Error('the plugin hashiya needs an annotator: hashiya: { annotator: createWorkerAnnotator() } among the options');
      const annotator = await option.annotator;
      if (on && wanted && !attached) attached = attach(adapterOf(editor), { ...option, annotator });
    };
    editor.on('init', () => void set(true).catch(console.error));
    editor.on('remove', () => {
      wanted = false;
      attached?.destroy();
    });
    editor.ui.registry.addToggleButton('hashiya', {
      text: 'حاشية',
      tooltip: 'Hashiya',
      onAction(api) {
        api.setActive(!api.isActive());
        void set(api.isActive()).catch(console.error);
      },
      onSetup(api) {
        api.setActive(wanted);
        return () => undefined;
      },
    });
    return {
      getMetadata: () => ({ name: 'Hashiya', url: 'https://www.npmjs.com/package/hashiya' }),
      /** Hashiya in this editor, while it is on: `editor.plugins.hashiya.attached()`. */
      attached: () => attached,
    };
  });
}
