/** Where the service worker lies: beside the page, so that all of the page is in its scope. */
const SERVICE_WORKER = 'sw.js';

/**
 * Keeps the page for use without a network, once it has nothing better to do.
 *
 * @param renewed Told when a newer version of the page has been fetched while this one was open.
 */
export function keepOffline(renewed: () => void): void {
  // A page from the disk, or from an address without encryption, has none.
  if (!('serviceWorker' in navigator)) return;
  const controlled = navigator.serviceWorker.controller !== null;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (controlled) renewed();
  });
  // Where it cannot be had (a private window, a full disk), the page works as before, online.
  const register = (): void => void navigator.serviceWorker.register(SERVICE_WORKER).catch(() => undefined);
  if ('requestIdleCallback' in window) requestIdleCallback(register);
  else setTimeout(register);
}
