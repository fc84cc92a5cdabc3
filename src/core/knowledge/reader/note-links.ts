import { decoded } from '../decoded.js';
import type { WrittenLink } from '../markdown/node.js';
import type { NoteLink } from '../note.js';
import { slugOf } from '../slug.js';

const notes = /\.(?:md|mdx|markdown|mdown)$/iu;
const page = /\.html?$/iu;
const extension = /\.[a-z][a-z0-9]{0,4}$/iu;

/** A path written in a file, relative to the folder; undefined when it leads out of it. */
const resolved = (file: string, written: string): string | undefined => {
  const path = written.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const step of written.split('/')) {
    if (step === '..') {
      if (path.pop() === undefined) return undefined;
    } else if (step !== '.' && step !== '') path.push(step);
  }
  return path.length === 0 ? undefined : path.join('/');
};

const withExtension = (path: string, isWiki: boolean): string | undefined => {
  if (notes.test(path)) return path;
  if (page.test(path)) return path.replace(page, '.md');
  return isWiki || !extension.test(path) ? `${path}.md` : undefined;
};

/** Where a link leads within the folder; undefined for files that are no notes, and for places in the same note. */
export const noteLink = (file: string, { text, to }: WrittenLink): NoteLink | undefined => {
  const isWiki = 'wiki' in to;
  const [address = '', ...heads] = (isWiki ? to.wiki : to.href).split('#');
  const head = isWiki ? heads.at(-1) : heads[0];
  const path = isWiki ? address.trim() : decoded(address.replace(/\?.*$/u, ''));
  const place = path === '' ? undefined : resolved(file, path);
  const note = place === undefined ? undefined : withExtension(place, isWiki);
  if (note === undefined || note === file) return undefined;
  const slug = head === undefined || head.startsWith('^') ? '' : isWiki ? slugOf(head) : decoded(head);
  const bare = showsAddress(text, note, slug, isWiki) ? { bare: true as const } : {};
  return { text, note, ...(slug === '' ? {} : { slug }), ...bare };
};

const baseOf = (path: string): string => path.replace(/^.*\//u, '').replace(notes, '').replace(page, '').toLowerCase();

/** `ops/on-call.md#hours`, and of a wiki `on-call: Hours`. A word that is the name of a file too is a word. */
const showsAddress = (text: string, note: string, slug: string, isWiki: boolean): boolean => {
  const [path = '', ...heads] = text.split(isWiki ? /: /u : '#');
  if (baseOf(path) !== baseOf(note)) return false;
  if (heads.length > 0) return slugOf(heads.join(' ')) === slugOf(slug);
  return isWiki || /[/_-]/u.test(path) || notes.test(path) || page.test(path);
};
