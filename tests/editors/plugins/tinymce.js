/** The plugin of TinyMCE, by its name among the options. */
import tinymce from 'tinymce';
import 'tinymce/icons/default';
import 'tinymce/models/dom';
import 'tinymce/plugins/link';
import 'tinymce/themes/silver';

import { register } from 'hashiya/plugins/tinymce';

register(tinymce);

export async function create(target, hashiya) {
  const [editor] = await tinymce.init({
    target,
    license_key: 'gpl',
    base_url: '/editors/node_modules/tinymce',
    skin_url: '/editors/node_modules/tinymce/skins/ui/oxide',
    content_css: '/editors/node_modules/tinymce/skins/content/default/content.min.css',
    plugins: 'link hashiya',
    toolbar: 'bold link | undo redo | hashiya',
    menubar: false,
    promotion: false,
    branding: false,
    hashiya,
  });
  return {
    view: editor.getWin(),
    attached: () => editor.plugins.hashiya.attached(),
    registered: () => editor.hasPlugin('hashiya', true) && editor.plugins.hashiya.getMetadata().name === 'Hashiya',
    root: () => editor.getBody(),
    html: () => editor.getContent(),
    undo: () => editor.undoManager.undo(),
    destroy: () => editor.remove(),
  };
}
