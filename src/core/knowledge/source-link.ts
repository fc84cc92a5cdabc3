import type { Span } from '../chat/message.js';
import { isMessage } from './message-source.js';

/** What a message is called where it is linked to. */
const messageName = (address: string): string => {
  const host = /^https:\/\/([^/?#]+)/u.exec(address)?.[1] ?? '';
  if (host.endsWith('.slack.com')) return 'Slack message';
  if (host === 'discord.com') return 'Discord message';
  return host === '' ? 'a message in the chat' : host;
};

/** A place in the notes as it is shown: file and line, a link where the notes can be read on the web; or a message. */
export const sourceLink = (
  { file, line, slug = '' }: { readonly file: string; readonly line: number; readonly slug?: string | undefined },
  base?: string,
): Span => {
  if (isMessage(file)) return { text: messageName(file), ...(file.includes(':') ? { url: file } : {}) };
  const path = file.split('/').map(encodeURIComponent).join('/');
  const url = base === undefined ? {} : { url: `${base.replace(/\/*$/u, '/')}${path}${slug === '' ? '' : `#${slug}`}` };
  return { text: `${file}:${line}`, code: true, ...url };
};
