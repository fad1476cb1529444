/** Runs in the page: an editor with the plugin, as its makers have plugins registered. */
import { Annotator, init } from 'hashiya';

const OPTIONS = { date: '2024-05-16', language: 'en' };

/** Gives the tests `plugin.open`, which makes the editor anew and waits until it is marked up. */
export async function start({ create }) {
  await init('/pkg/wasm/hashiya_bg.wasm');
  const annotator = new Annotator();
  const place = document.querySelector('main');
  const panel = place.appendChild(document.createElement('aside'));
  let editor;
  let element;
  window.plugin = {
    async open(options) {
      await editor?.destroy();
      // An editor that goes gives back what it was made from.
      element?.remove();
      element = place.appendChild(document.createElement('div'));
      element.innerHTML = document.querySelector('template').innerHTML.trim();
      editor = await create(element, options ?? { ...OPTIONS, annotator: Promise.resolve(annotator), panel });
      Object.assign(window.plugin, { editor });
    },
    panel,
    /** The highlights of the window that shows the text, by name, with how many ranges each has. */
    marks: () => Object.fromEntries([...(editor.view ?? window).CSS.highlights].map(([name, { size }]) => [name, size])),
    annotator,
    OPTIONS,
  };
}
