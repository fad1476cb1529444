/**
 * What each project does with the package, whatever built it: marks up a sentence with the core, loads the names, marks it
 * up again, and asks a worker. Gives which rules found something each time.
 */
const TEXT = 'وصل الوفد إلى مدينة تيارت يوم 18 أغسطس 2020.';

export async function use({ Annotator, init, loadNames }, startWorker) {
  await init();
  const annotator = new Annotator();
  const core = rules(annotator.annotate(TEXT));
  await loadNames();
  const all = rules(annotator.annotate(TEXT));
  const worker = await startWorker?.();
  const far = worker && rules(await worker.annotate(TEXT));
  worker?.free();
  return { core, all, worker: far ?? null };
}

/** Leaves what came of `work` where the test finds it: an object, or the error's name and problem. */
export async function report(work) {
  let outcome;
  try {
    outcome = await work();
  } catch (error) {
    outcome = { error: `${error.name}: ${error.message}`, problem: error.problem ?? null };
  }
  document.documentElement.dataset.outcome = JSON.stringify(outcome);
}

function rules({ annotations }) {
  return annotations.map(({ rule }) => rule);
}
