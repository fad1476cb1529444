/** TinyMCE, in its frame, under the GPL. */
import tinymce from 'tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/plugins/link';
import 'tinymce/themes/silver';

import { tinymce as adapterOf } from 'hashiya/adapters/tinymce';

export const title = 'TinyMCE';

export async function mount(place, html, { height } = {}) {
  const target = place.appendChild(document.createElement('div'));
  target.innerHTML = html;
  const [editor] = await tinymce.init({
    target,
    ...(height && { height }),
    license_key: 'gpl',
    base_url: '/editors/node_modules/tinymce',
    skin_url: '/editors/node_modules/tinymce/skins/ui/oxide',
    content_css: '/editors/node_modules/tinymce/skins/content/default/content.min.css',
    content_style: "body { font: 1.125rem/1.9 'Noto Naskh Arabic', 'Segoe UI', system-ui, sans-serif; }",
    plugins: 'link',
    toolbar: 'bold italic link | undo redo',
    menubar: false,
    promotion: false,
    branding: false,
    directionality: 'rtl',
  });
  return {
    adapter: () => adapterOf(editor),
    html: () => editor.getContent(),
    setContent: (html) => editor.setContent(html),
    focus: () => editor.focus(),
    destroy: () => editor.remove(),
  };
}
