import type { Attached, AttachOptions } from 'hashiya/editing';

/** What a plugin is told of Hashiya, in its editor's own configuration. */
export interface PluginOptions extends Omit<AttachOptions, 'annotator'> {
  /** The annotator, or the promise of one: a worker takes a moment to start. */
  annotator: AttachOptions['annotator'] | Promise<AttachOptions['annotator']>;
}

/** Hashiya in one editor, switched on and off by a button. */
export class Switch {
  /** Hashiya, while it is on and its annotator is there. */
  attached: Attached | undefined;
  #on = false;

  constructor(
    readonly attach: (options: AttachOptions) => Attached,
    readonly options: PluginOptions,
  ) {
    // What fails before the editor is ready is told of when it is.
    void Promise.resolve(options.annotator).catch(() => undefined);
  }

  /** Whether it is on, or will be as soon as its annotator is there. */
  get on(): boolean {
    return this.#on;
  }

  /** Switches it. What goes wrong with the annotator is told to `onProblem`. */
  set(on: boolean): void {
    if (on === this.#on) return;
    this.#on = on;
    this.attached?.destroy();
    this.attached = undefined;
    if (on) void this.#attach();
  }

  async #attach(): Promise<void> {
    const { annotator, ...options } = this.options;
    try {
      const ready = await annotator;
      // It may have been switched off meanwhile, and on again.
      if (this.#on) this.attached ??= this.attach({ ...options, annotator: ready });
    } catch (error) {
      (options.onProblem ?? console.error)(error);
    }
  }
}

/** What is wrong where an editor's configuration names no annotator, and how it is named there. */
export function missing(where: string): Error {
  return new Error(`the plugin Hashiya needs an annotator: ${where}`);
}
