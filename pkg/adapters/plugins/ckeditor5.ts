/**
 * Hashiya as a plugin of CKEditor 5: among the `plugins` of the editor's configuration, with its own part named `hashiya`, and a
 * button `hashiya` for the toolbar.
 *
 * @module
 */
import { attach, type Attached } from 'hashiya/editing';

import { ckeditor5, type CKEditor } from '../ckeditor5.js';
import { missing, Switch, type PluginOptions } from './switch.js';

export type { PluginOptions } from './switch.js';

/** What the plugin uses of CKEditor's `ButtonView`. */
interface Button {
  set(members: object): void;
  on(event: 'execute', callback: () => void): void;
  isOn: boolean;
}

/** The part `hashiya` of the configuration. */
export interface HashiyaConfig extends PluginOptions {
  /** CKEditor's own class of that name: with it the toolbar may have the item `hashiya`, which switches the marks off and on. */
  ButtonView?: new (locale?: never) => Button;
}

/** What the plugin uses of an `Editor`. */
interface PluginHost extends CKEditor {
  readonly config: { get(name: string): unknown };
  readonly ui?: { readonly componentFactory: { add(name: string, make: (locale: { readonly uiLanguage?: string }) => unknown): void } };
  on(event: 'ready', callback: () => void): void;
}

/** For the editor's configuration: an Arabic interface and right-to-left content. */
export const RIGHT_TO_LEFT = { language: { ui: 'ar', content: 'ar' } } as const;

/**
 * The plugin. CKEditor takes any class of this shape, so nothing of CKEditor is imported.
 *
 * @example
 * import { ButtonView, ClassicEditor, Essentials, Paragraph } from 'ckeditor5';
 * import { Hashiya, RIGHT_TO_LEFT } from 'hashiya/plugins/ckeditor5';
 * ClassicEditor.create(element, {
 *   ...RIGHT_TO_LEFT,
 *   plugins: [Essentials, Paragraph, Hashiya],
 *   toolbar: ['undo', 'redo', '|', 'hashiya'],
 *   hashiya: { annotator: createWorkerAnnotator(), ButtonView },
 * });
 */
export class Hashiya {
  static readonly pluginName = 'Hashiya';

  readonly #buttons = new Set<Button>();
  #switch: Switch | undefined;

  constructor(readonly editor: PluginHost) {}

  /** Hashiya in this editor, from when both are ready and while it is on: `editor.plugins.get('Hashiya').attached`. */
  get attached(): Attached | undefined {
    return this.#switch?.attached;
  }

  /** Called by the editor. */
  init(): void {
    const { editor } = this;
    const config = editor.config.get('hashiya') as HashiyaConfig | undefined;
    if (!config?.annotator) throw missing('{ hashiya: { annotator: createWorkerAnnotator() } } in the configuration');
    const { ButtonView, ...options } = config;
    this.#switch = new Switch((given) => attach(ckeditor5(editor), given), options);
    editor.on('ready', () => this.toggle(true));
    if (ButtonView) editor.ui?.componentFactory.add('hashiya', (locale) => this.#button(new ButtonView(locale as never), locale.uiLanguage));
  }

  /** Switches the marks off, or on again; nothing in the document changes. */
  toggle(on = !this.#switch?.on): void {
    this.#switch?.set(on);
    for (const button of this.#buttons) button.isOn = on;
  }

  /** Called by the editor. */
  destroy(): void {
    this.#switch?.set(false);
  }

  #button(button: Button, language: string | undefined): Button {
    button.set({ label: language === 'ar' ? 'حاشية' : 'Hashiya', withText: true, isToggleable: true, isOn: true });
    button.on('execute', () => this.toggle());
    this.#buttons.add(button);
    return button;
  }
}
