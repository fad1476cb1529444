/** CKEditor 5, its classic editor, under the GPL. */
import { Bold, ClassicEditor, Essentials, Heading, Italic, Link, Paragraph } from 'ckeditor5';
import 'ckeditor5/ckeditor5.css';
import arabic from 'ckeditor5/translations/ar.js';

import { ckeditor5 } from 'hashiya/adapters/ckeditor5';

export const title = 'CKEditor 5';

export async function mount(place, html) {
  const element = place.appendChild(document.createElement('div'));
  const editor = await ClassicEditor.create(element, {
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph, Heading, Bold, Italic, Link],
    toolbar: ['heading', '|', 'bold', 'italic', 'link', '|', 'undo', 'redo'],
    language: { ui: 'ar', content: 'ar' },
    translations: [arabic],
    initialData: html,
  });
  return {
    adapter: () => ckeditor5(editor),
    html: () => editor.getData(),
    setContent: (html) => editor.setData(html),
    focus: () => editor.editing.view.focus(),
    destroy: () => editor.destroy(),
  };
}
