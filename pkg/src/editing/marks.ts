import { EMPHASES, type Emphasis } from '../dom/painter.js';
import { KINDS, type Kind } from '../kinds.js';

/** What has a highlight of its own. */
export type MarkName = Kind | Emphasis;

/** Quotations lie lowest, then words in marks, times and names; an emphasis lies on top. As in the painter of `hashiya/dom`. */
const PRIORITIES: Record<MarkName, number> = {
  quote: 0,
  mark: 1,
  time: 2,
  person: 3,
  location: 3,
  organization: 3,
  misc: 3,
  active: KINDS.length,
  linked: KINDS.length + EMPHASES.indexOf('linked'),
};

/** A window with what TypeScript puts on the global object only. */
export type View = Window & typeof globalThis;

/**
 * The highlights of the window that shows a text: one for each kind, shared by all who paint there. An editor's text may
 * lie in a frame, whose ranges only its own window paints.
 */
export class Marks {
  readonly #view: View;

  /** @throws {Error} Where the browser lacks the CSS Custom Highlight API, or the element is in no window. */
  constructor(root: Node) {
    const view = root.ownerDocument?.defaultView as View | null | undefined;
    if (!view) throw new Error('the editor stands in no window');
    if (!view.CSS?.highlights) throw new Error('this browser lacks the CSS Custom Highlight API: Chrome 105, Safari 17.2 and Firefox 149 have it');
    this.#view = view;
  }

  add(name: MarkName, range: AbstractRange): void {
    const { highlights } = this.#view.CSS;
    let highlight = highlights.get(`hashiya-${name}`);
    if (!highlight) {
      highlight = new this.#view.Highlight();
      highlight.priority = PRIORITIES[name];
      highlights.set(`hashiya-${name}`, highlight);
    }
    highlight.add(range);
  }

  /** Takes a range away, and the highlight with its last range. */
  delete(name: MarkName, range: AbstractRange): void {
    const { highlights } = this.#view.CSS;
    const highlight = highlights.get(`hashiya-${name}`);
    if (highlight?.delete(range) && highlight.size === 0) highlights.delete(`hashiya-${name}`);
  }

  /**
   * Gives the rules for highlights to a frame, which has none of the page's: a copy of those that the page has.
   *
   * @returns What takes them away.
   */
  adoptStyles(): () => void {
    const inner = this.#view.document;
    if (inner === document) return () => undefined;
    const sheet = new this.#view.CSSStyleSheet();
    sheet.replaceSync(rulesOf(document.styleSheets));
    inner.adoptedStyleSheets = [...inner.adoptedStyleSheets, sheet];
    return () => {
      inner.adoptedStyleSheets = inner.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }
}

/** The rules that concern marks, those of imported style sheets included. */
function rulesOf(sheets: Iterable<CSSStyleSheet>): string {
  return [...sheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules].flatMap((rule) => {
        const imported = (rule as CSSImportRule).styleSheet;
        if (imported) return rulesOf([imported]);
        return /highlight\(hashiya-|--hashiya-/.test(rule.cssText) ? rule.cssText : [];
      });
    } catch {
      // A style sheet of another origin does not let itself be read.
      return [];
    }
  }).join('\n');
}
