/** Hashiya in the block editor: marks in the canvas, a sidebar, and what was found goes along when the post is saved. */
import { attach } from 'hashiya/editing';
import { canvasOf, wordpress } from 'hashiya/adapters/wordpress';
import { createWorkerAnnotator } from 'hashiya/worker';

import { articleToStore } from './store.js';

const { wp, hashiyaSettings: settings } = window;
const { createElement, useEffect, useRef, useState } = wp.element;
const { __ } = wp.i18n;
const { PluginSidebar, PluginSidebarMoreMenuItem } = wp.editor?.PluginSidebar ? wp.editor : wp.editPost;

/** What is marked up now: the element it is shown in, the day that dates count from, and what ends it. */
let current;
let annotator;
const listeners = new Set();

begin().catch(tell);

async function begin() {
  // Throws where the site's files lie on another host: browsers start no worker from there.
  const worker = new Worker(settings.worker, { type: 'module' });
  annotator = await createWorkerAnnotator({}, { worker, wasm: settings.wasm });
  // Without the large lists it finds less, and nothing else.
  await annotator.loadNames(settings.names).catch(tell);
  wp.data.subscribe(refresh);
  refresh();
}

function tell(error) {
  wp.data.dispatch('core/notices').createErrorNotice(`${__('Hashiya could not be loaded:', 'hashiya')} ${error.message}`, { id: 'hashiya' });
}

/** The canvas comes late, and anew when the view changes; the day of publication may change as well. */
function refresh() {
  const root = canvasOf();
  const day = wp.data.select('core/editor').getEditedPostAttribute('date')?.slice(0, 10);
  if (root === current?.root && day === current?.day) return;
  current?.hashiya.destroy();
  current = root && { root, day, hashiya: attach(wordpress(wp, root), { annotator, date: day, language: settings.language, linkFor }) };
  for (const listener of listeners) listener();
}

/** A name is linked to the site's tag of that name. */
function linkFor({ name }) {
  return settings.tags[name];
}

/** The request that saves the post takes along what was found. Nothing here may keep a post from being saved. */
wp.apiFetch.use(async (options, next) => {
  if (!current || !savesPost(options)) return next(options);
  const found = await Promise.race([articleToStore(current.hashiya.session), new Promise((resolve) => setTimeout(resolve, 3000))]).catch(() => undefined);
  if (!found) return next(options);
  return next({ ...options, data: { ...options.data, meta: { ...options.data.meta, [settings.metaKey]: found } } });
});

function savesPost({ method = 'GET', path, data }) {
  const { getCurrentPostId, getCurrentPostType } = wp.data.select('core/editor');
  const base = wp.data.select('core').getPostType(getCurrentPostType())?.rest_base;
  return ['PUT', 'POST', 'PATCH'].includes(method) && data && base && path?.split('?')[0] === `/wp/v2/${base}/${getCurrentPostId()}`;
}

/** The list of what was found, kept by the same code in every editor. */
function Notes() {
  const place = useRef();
  const [attached, setAttached] = useState(current?.hashiya);
  useEffect(() => {
    const listener = () => setAttached(current?.hashiya);
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, []);
  useEffect(() => attached?.list(place.current), [attached]);
  return createElement('div', { ref: place, className: 'hashiya-notes' }, attached ? null : __('Loading…', 'hashiya'));
}

const icon = createElement('svg', { width: 24, height: 24, viewBox: '0 0 24 24', 'aria-hidden': true }, createElement('path', { d: 'M4 4h16v2H4zm4 5h12v2H8zm-4 5h16v2H4zm8 5h8v2h-8z', fill: 'currentColor' }));

wp.plugins.registerPlugin('hashiya', {
  icon,
  render: () =>
    createElement(
      wp.element.Fragment,
      null,
      createElement(PluginSidebarMoreMenuItem, { target: 'notes' }, __('Notes on the text', 'hashiya')),
      createElement(PluginSidebar, { name: 'notes', title: __('Notes on the text', 'hashiya') }, createElement(Notes)),
    ),
});
