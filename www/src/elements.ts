/** The small parts that all of the page is put together from. */

/** The element with this id; the page always has it. */
export function byId<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

/** Puts what a template holds in its place. */
export function unfold(template: HTMLTemplateElement): void {
  template.replaceWith(template.content);
}

/** An element with a class and content. */
export function make(name: string, className: string, ...content: (Node | string)[]): HTMLElement {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  element.append(...content);
  return element;
}

/** A button. */
export function button(className: string, act: () => void, ...content: (Node | string)[]): HTMLButtonElement {
  const element = make('button', className, ...content) as HTMLButtonElement;
  element.type = 'button';
  element.addEventListener('click', act);
  return element;
}

/** Words of the article keep their own direction inside words of the page. */
export function ofArticle(text: string): HTMLElement {
  const element = make('bdi', '', text);
  element.lang = 'ar';
  return element;
}

/** A small sample of how a kind is painted; only for the eye. */
export function swatch(kind: string): HTMLElement {
  const element = make('span', `swatch swatch-${kind}`, 'حـا');
  element.setAttribute('aria-hidden', 'true');
  return element;
}

/** Gives a text to the reader as a file. */
export function saveAs(name: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = make('a', '') as HTMLAnchorElement;
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the blob by the time that it answers the click.
  setTimeout(() => URL.revokeObjectURL(url));
}
