/**
 * `<hashiya-article>`: an element that marks up the article it holds. Importing it touches no DOM; `defineElement()` makes
 * the class, and `hashiya/element/define` calls it.
 *
 * ```html
 * <link rel="stylesheet" href="hashiya/styles.css">
 * <hashiya-article date="2020-08-18"><p>قال الوزير في بغداد أمس: «نحن جاهزون».</p></hashiya-article>
 * ```
 *
 * @module
 */
import { Annotator } from '../annotator.js';
import { Painter } from '../dom/painter.js';
import { Tooltip } from '../dom/tooltip.js';
import { stepOf, walk } from '../dom/walk.js';
import { init, needsPatterns } from '../load/init.js';
import { loadNames } from '../load/names.js';
import type { AnnotatedArticle, AnnotatorOptions, Options } from '../types.js';
import { glossOf } from './gloss.js';

/** What a `<hashiya-article>` tells of: `hashiya-annotated` after each time it was marked up, `hashiya-error` where it cannot be. */
export interface HashiyaArticleEvents {
  'hashiya-annotated': CustomEvent<AnnotatedArticle>;
  'hashiya-error': CustomEvent<Error>;
}

/**
 * The element. Attributes: `date` (publication date), `prefer` and `layers` (with spaces between them) as in
 * {@link Options}; `lang` of the element or above it chooses the language of the tooltip, Arabic or English.
 */
export interface HashiyaArticleElement extends HTMLElement {
  /** What was found, with offsets into {@link text}; `undefined` until the first time. */
  readonly article: AnnotatedArticle | undefined;
  /** The text that was annotated. */
  readonly text: string;
  /** Marks up its content again. It does so by itself when its content or an attribute changes. */
  refresh(): void;
}

/** How elements of a definition load and what they know. */
export interface ElementOptions {
  /** Default `hashiya-article`. */
  name?: string;
  /** What its annotator is built from. */
  annotator?: AnnotatorOptions;
  /** Loads what the annotator needs. Default: `init()`, with patterns where the annotator has any. */
  load?: () => Promise<void>;
  /** Loads the names afterwards; `false` for the core alone. Default: `loadNames()`. */
  names?: (() => Promise<void>) | false;
}

declare global {
  interface HTMLElementTagNameMap {
    'hashiya-article': HashiyaArticleElement;
  }
}

/**
 * Defines the element in this document. A second call for the same name does nothing.
 *
 * @example
 * import { defineElement } from 'hashiya/element';
 * defineElement({ annotator: { names: [{ name: 'ميادة الزعفراني', kind: 'person', ref: '/tags/mayada' }] } });
 */
export function defineElement({ name = 'hashiya-article', annotator: known = {}, load, names = loadNames }: ElementOptions = {}): void {
  if (customElements.get(name)) return;
  let annotator: Annotator | undefined;
  /** One engine for all elements of the definition. */
  let loading: Promise<Annotator> | undefined;
  const ready = (): Promise<Annotator> => {
    loading ??= (load ?? (() => init({ patterns: needsPatterns(known) })))().then(() => (annotator = new Annotator(known)));
    return loading;
  };

  class HashiyaArticle extends HTMLElement implements HashiyaArticleElement {
    static readonly observedAttributes = ['date', 'prefer', 'layers'];

    #painter: Painter | undefined;
    #tooltip: Tooltip | undefined;
    #article: AnnotatedArticle | undefined;
    /** Where the keyboard's walk stands. */
    #current: number | undefined;
    #listening: AbortController | undefined;
    readonly #observer = new MutationObserver(() => this.refresh());

    get article(): AnnotatedArticle | undefined {
      return this.#article;
    }

    get text(): string {
      return this.#painter?.text ?? this.textContent ?? '';
    }

    connectedCallback(): void {
      this.#listening = new AbortController();
      this.#listen(this.#listening.signal);
      void this.#start();
    }

    disconnectedCallback(): void {
      this.#listening?.abort();
      this.#observer.disconnect();
      this.#tooltip?.destroy();
      this.#painter?.destroy();
      this.#tooltip = this.#painter = this.#current = undefined;
    }

    attributeChangedCallback(): void {
      this.refresh();
    }

    refresh(): void {
      if (!annotator || !this.isConnected) return;
      this.#observer.disconnect();
      this.#close();
      this.#painter?.destroy();
      try {
        this.#painter = new Painter(this);
        this.#article = annotator.annotate(this.#painter.text, this.#options());
        this.#painter.paint(this.#article);
        this.dispatchEvent(new CustomEvent('hashiya-annotated', { detail: this.#article, bubbles: true }));
      } catch (error) {
        this.#fail(error);
      }
      this.#observer.observe(this, { childList: true, characterData: true, subtree: true });
    }

    async #start(): Promise<void> {
      try {
        await ready();
        this.refresh();
        if (names === false) return;
        await names();
        this.refresh();
      } catch (error) {
        this.#fail(error);
      }
    }

    #fail(error: unknown): void {
      this.dispatchEvent(new CustomEvent('hashiya-error', { detail: error, bubbles: true }));
    }

    #options(): Options {
      const date = this.getAttribute('date');
      const prefer = this.getAttribute('prefer') as Options['prefer'];
      const layers = this.getAttribute('layers')?.split(/\s+/).filter(Boolean) as Options['layers'];
      return { date, prefer, layers };
    }

    #listen(signal: AbortSignal): void {
      this.tabIndex = this.hasAttribute('tabindex') ? this.tabIndex : 0;
      this.addEventListener('pointermove', ({ clientX, clientY }) => this.#point(clientX, clientY), { signal });
      this.addEventListener('pointerleave', () => this.#close(), { signal });
      this.addEventListener('keydown', (event) => this.#key(event), { signal });
      document.addEventListener('scroll', () => this.#close(), { signal, passive: true });
    }

    #point(x: number, y: number): void {
      const [index] = this.#painter?.annotationsAt(x, y) ?? [];
      if (index === undefined) return this.#close();
      this.#show(index, (rect) => rect.left <= x && x <= rect.right && rect.top <= y && y <= rect.bottom);
    }

    #key(event: KeyboardEvent): void {
      if (event.key === 'Escape') return this.#close();
      const step = stepOf(event);
      if (step === undefined || !this.#article) return;
      event.preventDefault();
      const index = walk([...this.#article.annotations.keys()], this.#current, step);
      if (index === undefined) return;
      const annotation = this.#article.annotations[index];
      if (annotation) this.#painter?.rangeOf(annotation)?.startContainer.parentElement?.scrollIntoView({ block: 'nearest' });
      this.#show(index, () => true);
    }

    /** Opens the tooltip of an annotation under the first of its rectangles that `wanted` takes. */
    #show(index: number, wanted: (rect: DOMRect) => boolean): void {
      const annotation = this.#article?.annotations[index];
      if (!annotation || !this.#article || !this.#painter) return;
      const rect = this.#painter.rectsOf(annotation).find(wanted);
      if (!rect) return;
      this.#current = index;
      this.#painter.emphasize('active', [annotation]);
      this.#tooltip ??= new Tooltip();
      const language = this.closest('[lang]')?.getAttribute('lang')?.startsWith('en') ? 'en' : 'ar';
      this.#tooltip.element.lang = language;
      this.#tooltip.element.dir = language === 'ar' ? 'rtl' : 'ltr';
      this.#tooltip.element.setAttribute('role', 'status');
      this.#tooltip.show(glossOf(annotation, this.#article, this.text, language), rect);
    }

    #close(): void {
      this.#tooltip?.hide();
      this.#painter?.emphasize('active', []);
    }
  }
  customElements.define(name, HashiyaArticle);
}
