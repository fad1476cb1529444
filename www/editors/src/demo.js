/** An editor with Hashiya in it: a worker that annotates, the editor's adapter, a panel. */
import { attach } from 'hashiya/editing';
import { createWorkerAnnotator } from 'hashiya/worker';

import './demo.css';

const TEXT = [
  'قال وزير الثقافة سليم الحداد في بغداد أمس: «نفتح المكتبة الوطنية للجميع ابتداء من الأحد المقبل».',
  'وأضاف أن منظمة اليونسكو ستسهم في المشروع، وأن رئيسة الوفد ليلى منصور ستزور البصرة والموصل يومي 3 و4 يونيو.',
  'وبمصر أعلنت مكتبة الإسكندرية عن معرض مشترك، وقالت في بيان إنها «فخورة بهذا التعاون».',
];

/** Mounts `host` and marks it up. Test and automation find both in `window.demo`. */
export async function start(host) {
  try {
    const editor = await host.mount(document.querySelector('#editor'), TEXT.map((text) => `<p>${text}</p>`).join(''));
    const annotator = await createWorkerAnnotator({}, { worker: new Worker('worker.js', { type: 'module' }), wasm: new URL('../../pkg/wasm/hashiya_bg.wasm', document.baseURI) });
    await annotator.loadNames(new URL('../../pkg/wasm/names.bin', document.baseURI));
    const hashiya = attach(editor.adapter(), {
      annotator,
      date: '2024-05-16',
      panel: document.querySelector('#panel'),
      linkFor: ({ name }) => `https://example.org/tag/${encodeURIComponent(name)}`,
    });
    window.demo = { editor, hashiya };
  } catch (error) {
    document.querySelector('#problem').textContent = error.message;
    throw error;
  }
}
