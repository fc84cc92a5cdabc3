import type { Span } from '../chat/message.js';

/** A place in the notes as it is shown: file and line, a link where the notes can be read on the web. */
export const sourceLink = (
  { file, line, slug = '' }: { readonly file: string; readonly line: number; readonly slug?: string },
  base?: string,
): Span => {
  const path = file.split('/').map(encodeURIComponent).join('/');
  const url = base === undefined ? {} : { url: `${base.replace(/\/*$/u, '/')}${path}${slug === '' ? '' : `#${slug}`}` };
  return { text: `${file}:${line}`, code: true, ...url };
};
