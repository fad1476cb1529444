/**
 * Hashiya as a plugin of TinyMCE: `plugins: 'hashiya'`, a button `hashiya` for the toolbar, an option `hashiya`.
 *
 * @module
 */
import { attach, type Attached } from 'hashiya/editing';

import { tinymce as adapterOf, type TinyMceEditor } from '../tinymce.js';
import { missing, Switch, type PluginOptions } from './switch.js';

export type { PluginOptions } from './switch.js';

/** What the plugin uses of an `Editor`. */
interface PluginHost extends TinyMceEditor {
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

/** What `editor.plugins.hashiya` is. */
export interface HashiyaPlugin {
  getMetadata(): { name: string; url: string };
  /** Hashiya in this editor, while it is on. */
  attached(): Attached | undefined;
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
  PluginManager.add('hashiya', (editor: PluginHost): HashiyaPlugin => {
    editor.options.register('hashiya', { processor: 'object' });
    if (!editor.options.isSet('directionality')) editor.options.set('directionality', 'rtl');
    const options = editor.options.get('hashiya') as PluginOptions | undefined;
    const made = options?.annotator ? new Switch((given) => attach(adapterOf(editor), given), options) : undefined;
    editor.on('init', () => {
      // The editor is of use without it.
      if (!made) console.error(missing('hashiya: { annotator: createWorkerAnnotator() } among the options'));
      made?.set(true);
    });
    editor.on('remove', () => made?.set(false));
    editor.ui.registry.addToggleButton('hashiya', {
      text: 'حاشية',
      tooltip: 'Hashiya',
      onAction(api) {
        made?.set(!api.isActive());
        api.setActive(made?.on ?? false);
      },
      onSetup(api) {
        api.setActive(made?.on ?? true);
        return () => undefined;
      },
    });
    return {
      getMetadata: () => ({ name: 'Hashiya', url: 'https://www.npmjs.com/package/hashiya' }),
      attached: () => made?.attached,
    };
  });
}
