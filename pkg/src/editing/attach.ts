import type { LinkFor } from './actions.js';
import { Cards } from './cards.js';
import type { Block, HostAdapter } from './host.js';
import { Panel } from './panel.js';
import { Session, type SessionOptions } from './session.js';
import { WORDS, type Language } from './words.js';

/** How Hashiya works in an editor. */
export interface AttachOptions extends SessionOptions {
  /** The language of tooltip and panel. Default: Arabic where the page is, else English. */
  language?: Language;
  /** Where a name's page is; the tooltip then offers to link it. */
  linkFor?: LinkFor;
  /** An empty element beside the editor, for the list of who is named, who said what, when, and what to check. */
  panel?: HTMLElement;
}

/** Hashiya in one editor. */
export interface Attached {
  readonly session: Session;
  /** Goes to an annotation of the last reading: scrolls to it and shows its card. */
  open(index: number): Promise<void>;
  /** Keeps the list of what was found in an empty element. Returns what ends it. */
  list(panel: HTMLElement): () => void;
  /** Takes all away and leaves the editor as it was. */
  destroy(): void;
}

/**
 * Marks up an editor's text while it is written, with a tooltip, a walk by keyboard and, if wanted, a panel. Nothing in the
 * document changes but by what a person accepts from a tooltip.
 *
 * @throws {Error} Where the browser lacks the CSS Custom Highlight API.
 *
 * @example
 * import { attach } from 'hashiya/editing';
 * import { proseMirror } from 'hashiya/adapters/prosemirror';
 * import { createWorkerAnnotator } from 'hashiya/worker';
 *
 * const hashiya = attach(proseMirror(view), { annotator: await createWorkerAnnotator(), date: '2020-08-18' });
 */
export function attach<B extends Block>(host: HostAdapter<B>, { language, linkFor, panel, ...options }: AttachOptions): Attached {
  const words = WORDS[language ?? (document.documentElement.lang.startsWith('ar') ? 'ar' : 'en')];
  const session = new Session(host, options) as unknown as Session;
  const cards = new Cards(session, words, linkFor);
  const open = (index: number): Promise<void> => cards.open(index);
  const panels = new Set<Panel>();
  const list = (element: HTMLElement): (() => void) => {
    const added = new Panel(session, element, words, (index) => void open(index));
    panels.add(added);
    return () => {
      if (panels.delete(added)) added.destroy();
    };
  };
  if (panel) list(panel);
  return {
    session,
    open,
    list,
    destroy() {
      for (const added of panels) added.destroy();
      cards.destroy();
      session.destroy();
    },
  };
}
