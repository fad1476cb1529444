/** The plugin of CKEditor 5, among the classes of the configuration. */
import { Bold, ButtonView, ClassicEditor, Essentials, Link, Paragraph } from 'ckeditor5';
import 'ckeditor5/ckeditor5.css';
import arabic from 'ckeditor5/translations/ar.js';

import { Hashiya, RIGHT_TO_LEFT } from 'hashiya/plugins/ckeditor5';

export async function create(element, options) {
  const editor = await ClassicEditor.create(element, {
    ...RIGHT_TO_LEFT,
    translations: [arabic],
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph, Bold, Link, Hashiya],
    toolbar: ['bold', 'link', '|', 'undo', 'redo', '|', 'hashiya'],
    hashiya: { ...options, ButtonView },
  });
  return {
    attached: () => editor.plugins.get('Hashiya').attached,
    registered: () => editor.plugins.has('Hashiya'),
    root: () => editor.editing.view.getDomRoot(),
    html: () => editor.getData(),
    undo: () => editor.execute('undo'),
    destroy: () => editor.destroy(),
  };
}
