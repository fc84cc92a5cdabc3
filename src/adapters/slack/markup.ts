import { setApart } from '../shared/set-apart.js';

/** The names of people, by their ids. */
export type Names = ReadonlyMap<string, string>;

/** What is said in place of Slack's references: `<@U1>`, `<#C1|general>`, `<!here>` and `<https://…|label>`. */
interface Reading {
  readonly person: (id: string, label: string | undefined) => string;
  readonly channel: (id: string, label: string | undefined) => string;
  readonly group: (id: string, label: string | undefined) => string;
  readonly link: (target: string, label: string | undefined) => string;
}

const reference = /<([@#!])?([^<>|]*)(?:\|([^<>]*))?>/g;

const readReferences = (text: string, { person, channel, group, link }: Reading): string =>
  text.replace(reference, (_, sign: string | undefined, target: string, label?: string) => {
    if (sign === '@') return person(target, label);
    if (sign === '#') return channel(target, label);
    return sign === '!' ? group(target, label) : link(target, label);
  });

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();

/**
 * What a person typed, of the text that Slack made of it: the mention of the bot falls away, other references become
 * the words that people see, and escapes are undone.
 */
export const typedText = (text: string, bot: string): string =>
  unescaped(
    readReferences(text, {
      person: (id, label) => (id === bot ? '' : `@${label ?? id}`),
      channel: (id, label) => `#${label ?? id}`,
      group: (id, label) => label ?? `@${id.replace(/^subteam\^/, '')}`,
      link: (target, label) => label ?? target,
    }),
  );

/** The people whom a text mentions without saying their names. */
export const mentionedIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/<@(\w+)>/g)].map(([, id = '']) => id)),
];

const shownLink = (target: string, label: string | undefined): string => {
  const address = target.replace(/^(?:mailto|tel):/, '');
  if (!label || target.endsWith(label)) return address;
  return `[${label}](${target.replace(/[()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
};

/** Code, which has no other marks in it, and references, in which `_`, `*` and `~` are parts of addresses. */
const apart = /```[\s\S]*?```|`[^`\n]+`|<[^<>\n]*>/g;

/** What stands between two signs that begin and end where words do, as Slack wants it. */
const between = (sign: string): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}${sign}])${sign}(?=[^\\s${sign}])([^${sign}\\n]*[^\\s${sign}])${sign}(?![\\p{L}\\p{N}${sign}])`,
    'gu',
  );
const bold = between('\\*');
const struck = between('~');

const marks = (text: string): string =>
  text
    .replace(bold, '**$1**')
    .replace(struck, '~~$1~~')
    .replace(/^([ \t]*)[•◦▪]\uFE0E?(?=\s)/gm, '$1-');

/** A block of code takes lines of its own in Markdown. */
const code = (text: string): string =>
  text.startsWith('```') ? `\n\`\`\`\n${text.slice(3, -3).replace(/^\n|\n$/g, '')}\n\`\`\`\n` : text;

/**
 * A message to be kept, as Markdown: with names in place of ids, and where a link leads, which is a part of what it
 * says.
 */
export function writtenText(text: string, bot: string, names: Names): string {
  const reading: Reading = {
    person: (id, label) => {
      const name = id === bot ? 'Studyhall' : label || names.get(id);
      return name ? `@${name}` : 'somebody';
    },
    channel: (_, label) => (label ? `#${label}` : 'a channel'),
    group: (id, label) => label || (id.startsWith('subteam^') ? 'a group' : `@${id}`),
    link: shownLink,
  };
  const inCode: Reading = { ...reading, link: (target, label) => label || target };
  const piece = (each: string): string =>
    each.startsWith('`') ? code(readReferences(each, inCode)) : readReferences(each, reading);
  return unescaped(setApart(text, apart, piece, marks));
}
