/** A worker of the page's own that uses the package. */
const worker = new Worker('worker.js', { type: 'module' });
worker.addEventListener('message', ({ data }) => {
  document.documentElement.dataset.outcome = JSON.stringify(data);
});
worker.addEventListener('error', ({ message }) => {
  document.documentElement.dataset.outcome = JSON.stringify({ error: message });
});
