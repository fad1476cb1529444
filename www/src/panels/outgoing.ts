import { EXPORT_FORMATS, type ExportFormat } from 'hashiya/export';

import { make, saveAs } from '../elements.js';
import type { Messages } from '../i18n/index.js';

/** The menu that copies or downloads the article in each format. */
export class Outgoing {
  readonly #formats: HTMLSelectElement;

  constructor(
    readonly root: HTMLElement,
    /** The article in a format. */
    readonly write: (format: ExportFormat) => Promise<string>,
    readonly actions: { copied: () => void; failed: (error: unknown) => void },
  ) {
    this.#formats = root.querySelector('select') as HTMLSelectElement;
    const [copy, download] = root.querySelectorAll('button');
    copy?.addEventListener('click', () => void this.#copy().catch(actions.failed));
    download?.addEventListener('click', () => void this.#download().catch(actions.failed));
  }

  /** Writes the formats' names. */
  render(messages: Messages): void {
    const chosen = this.#formats.value || 'html';
    const options = Object.keys(EXPORT_FORMATS).map((format) => {
      const option = make('option', '', messages.formats[format as ExportFormat]) as HTMLOptionElement;
      option.value = format;
      return option;
    });
    this.#formats.replaceChildren(...options);
    this.#formats.value = chosen;
  }

  get #format(): ExportFormat {
    return this.#formats.value as ExportFormat;
  }

  async #copy(): Promise<void> {
    await navigator.clipboard.writeText(await this.write(this.#format));
    this.actions.copied();
  }

  async #download(): Promise<void> {
    const { extension, mediaType } = EXPORT_FORMATS[this.#format];
    saveAs(`hashiya.${extension}`, mediaType, await this.write(this.#format));
  }
}
