import type { Form } from '../chat/reply.js';
import { action } from '../commands/actions.js';
import { slugOf } from '../knowledge/slug.js';
import { cut } from './cut.js';
import { comment } from './rules/write-quiz.js';
import type { Clip } from './store.js';

const longest = { title: 120, text: 3_000, file: 60 };

export const noteForm = ({ id, text, filled }: Clip, title = ''): Form => ({
  id: action.saveNote({ clip: id }),
  title: 'New note',
  submit: 'Save the note',
  fields: [
    { name: 'title', label: 'Title', maxLength: longest.title, value: filled?.title ?? title },
    {
      name: 'text',
      label: 'Text, in Markdown',
      maxLength: longest.text,
      value: filled?.text ?? cut(literalMarkdown(text), longest.text),
      long: true,
    },
    { name: 'file', label: 'File name', maxLength: longest.file, value: filled?.file ?? '', optional: true },
  ],
});

/** A message's words as Markdown that says the same: nothing in them is a tag or a heading but in code. */
export const literalMarkdown = (text: string): string =>
  text
    .split(/(```[\s\S]*?(?:```|$)|`[^`\n]+`)/u)
    .map((part, i) =>
      i % 2 === 1 ? part : part.replace(/<(?=[a-z/!?])/giu, '\\<').replace(/^( *)(?=#+\s)/gmu, '$1\\'),
    )
    .join('');

/** The name of its file, without folder and ending: letters, digits and hyphens of what was typed, or else of its title. */
export const noteName = (filled: Readonly<Record<string, string>>): string => {
  const typed = (filled.file ?? '').replace(/\.(?:md|markdown|mdx)$/iu, '');
  const names = [typed, filled.title ?? ''].map((name) =>
    slugOf(name)
      .slice(0, longest.file)
      .replace(/^[-_]+|[-_]+$/gu, ''),
  );
  return names.find((name) => name !== '') ?? 'note';
};

/** The note as its file says it, `approved` by whom and when. */
export const noteText = (
  { title = '', text = '' }: Readonly<Record<string, string>>,
  url: string | undefined,
  approved: string,
): string =>
  [
    `# ${literalMarkdown(title.replace(/\s+/gu, ' ').trim())}`,
    '',
    comment(`From ${url === undefined ? 'chat' : `a message, ${url}`}; ${approved}`),
    '',
    text.trim(),
    '',
  ].join('\n');
