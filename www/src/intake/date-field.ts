import type { Messages } from '../i18n/index.js';
import type { Dateline } from './dateline.js';

/** The editable publication date, with a word on where it comes from. */
export class DateField {
  /** Whether the reader has typed it since the last text came in; it then holds for a next text that tells none. */
  #typed = false;
  #source: Dateline | undefined;
  #missing = false;

  constructor(
    readonly input: HTMLInputElement,
    readonly hint: HTMLElement,
    changed: () => void,
  ) {
    input.addEventListener('change', () => {
      this.#typed = input.value.trim() !== '';
      this.#source = undefined;
      this.#missing = false;
      changed();
    });
  }

  /** The date as typed, in either set of digits; none where the field is empty. */
  get value(): string | undefined {
    const latin = this.input.value.replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - 0x660));
    return latin.trim() || undefined;
  }

  /** Offers what a new text tells about its date; where it tells nothing, a date that the reader has just typed stays. */
  offer(found: Dateline | undefined): void {
    this.#source = found;
    this.#missing = !found && !this.#typed;
    if (found) this.input.value = found.date;
    else if (!this.#typed) this.input.value = '';
    this.#typed = false;
  }

  /** Shows the date of the article that the page opens with. */
  reset(): void {
    this.input.value = this.input.defaultValue;
    this.#typed = false;
    this.#source = undefined;
    this.#missing = false;
  }

  /** Says where the date comes from. */
  render(messages: Messages): void {
    this.hint.textContent = this.#source
      ? messages.dateFrom[this.#source.from](this.#source.words)
      : this.#missing
        ? messages.dateMissing
        : messages.dateHint;
  }

  /** Marks the date as one that cannot be read, or as good again. */
  mark(wrong: boolean): void {
    if (wrong) this.input.setAttribute('aria-invalid', 'true');
    else this.input.removeAttribute('aria-invalid');
  }
}
