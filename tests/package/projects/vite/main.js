import * as hashiya from 'hashiya';
import 'hashiya/element/define';
import 'hashiya/styles.css';
import { createWorkerAnnotator } from 'hashiya/worker';

import { report, use } from '../use.js';

report(async () => {
  const outcome = await use(hashiya, async () => {
    const worker = await createWorkerAnnotator();
    await worker.loadNames();
    return worker;
  });
  const element = document.querySelector('hashiya-article');
  if (!element.article) await new Promise((resolve) => element.addEventListener('hashiya-annotated', resolve, { once: true }));
  return { ...outcome, element: element.article.annotations.map(({ type }) => type), painted: [...CSS.highlights.keys()] };
});
