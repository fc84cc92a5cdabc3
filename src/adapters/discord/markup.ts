import { timeText } from '../../core/chat/plain-text.js';
import { setApart } from '../shared/set-apart.js';

/** What Discord's references are called; undefined for what is not known. */
export interface Names {
  readonly person: (id: string) => string | undefined;
  readonly channel: (id: string) => string | undefined;
  readonly role: (id: string) => string | undefined;
}

const timeShown: Readonly<Record<string, 'time' | 'day'>> = { t: 'time', T: 'time', d: 'day', D: 'day' };

const timed = (seconds: string, style: string | undefined): string | undefined => {
  const time = new Date(Number(seconds) * 1_000);
  if (Number.isNaN(time.getTime())) return undefined;
  return `${timeText({ time, show: timeShown[style ?? ''] ?? 'day-time' })} UTC`;
};

/** The words for one piece between angle brackets; the piece itself where it is no reference. */
function referred(piece: string, { person, channel, role }: Names): string {
  const called = (sign: string, name: string | undefined, nobody: string): string =>
    name === undefined ? nobody : `${sign}${name}`;
  const [, sign = '', target = ''] =
    /^<(@[!&]?(?=\d+>)|#(?=\d+>)|a?:(?=\w+:\d+>)|\/(?=[^:]+:\d+>)|id:|t:|(?=https?:))(.*)>$/.exec(piece) ?? [];
  switch (sign) {
    case '@':
    case '@!':
      return called('@', person(target), 'somebody');
    case '@&':
      return called('@', role(target), 'a role');
    case '#':
      return called('#', channel(target), 'a channel');
    case 'id:':
      return 'a channel';
    case ':':
    case 'a:':
      return `:${target.replace(/\d+$/, '')}`;
    case '/':
      return `/${target.replace(/:\d+$/, '')}`;
    case 't:': {
      const [seconds = '', style] = target.split(':');
      return timed(seconds, style) ?? piece;
    }
    default:
      // An address without a preview.
      return target || piece;
  }
}

/** Code, in which nothing means anything, and what may be a reference. */
const apart = /```[\s\S]*?```|`[^`\n]+`|<[^<>\n]+>/g;

/** What Discord's Markdown has and others' has not, or means otherwise: underlining, spoilers and small print. */
const marks = (text: string): string =>
  text
    .replace(/(?<![\w_])__(?=[^\s_])([^_\n]*[^\s_])__(?!\.?\w)/g, '_$1_')
    .replace(/\|\|(?=\S)([^|\n]*\S)\|\|/g, '$1')
    .replace(/^-# /gm, '');

/** A message to be kept, as Markdown, with names in place of ids. */
export const writtenText = (content: string, names: Names): string =>
  setApart(content, apart, (piece) => (piece.startsWith('`') ? piece : referred(piece, names)), marks).trim();
