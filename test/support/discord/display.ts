import type { Body, Component } from './world.js';

/** A text as Discord shows it, and what in it would be more than text. */
export interface Shown {
  readonly text: string;
  /** Mentions and links to commands or channels that came to life. */
  readonly alive: readonly string[];
  readonly links: readonly { readonly text: string; readonly url: string }[];
}

const alive = /^(?:<[@#][!&]?\d+>|<\/[^>]+:\d+>|<a?:\w+:\d+>|@everyone|@here|https?:\/\/\S+|:[a-z]\w+:)/i;
const time = /^<t:(\d+):[tTdDfFR]>/;
const fence = /^```\n([\s\S]*?)\n```/;
const code = /^`([^`]+)`/;
const link = /^\[((?:\\.|[^\]\\])*)\]\((https?:\/\/[^\s()]+)\)/;

/** Reads Markdown by the rules of Discord's client that matter here; a backslash makes any sign literal. */
export function show(markdown: string): Shown {
  const found: string[] = [];
  const links: { text: string; url: string }[] = [];
  const read = (source: string): string => {
    let text = '';
    let rest = source;
    const take = (length: number, shown: string): void => {
      text += shown;
      rest = rest.slice(length);
    };
    while (rest !== '') {
      const lineStart = text === '' || text.endsWith('\n');
      const lead = lineStart ? /^(?:> |-# )+/.exec(rest) : undefined;
      const fenced = fence.exec(rest);
      const at = time.exec(rest);
      const quoted = code.exec(rest);
      const linked = link.exec(rest);
      const living = alive.exec(rest);
      if (lead) take(lead[0].length, '');
      else if (fenced) take(fenced[0].length, fenced[1] ?? '');
      else if (/^\\[^0-9A-Za-z\s]/.test(rest)) take(2, rest[1] ?? '');
      else if (at) take(at[0].length, new Date(Number(at[1]) * 1_000).toISOString());
      else if (quoted) take(quoted[0].length, quoted[1] ?? '');
      else if (linked) {
        const inner = read(linked[1] ?? '');
        links.push({ text: inner, url: linked[2] ?? '' });
        take(linked[0].length, inner);
      } else if (living) {
        found.push(living[0]);
        take(living[0].length, living[0]);
      } else if (rest.startsWith('\u200b')) take(1, '');
      else if (/^(?:\*{1,3}|~~|\|\||__)/.test(rest)) take(/^(?:\*{1,3}|~~|\|\||__)/.exec(rest)?.[0].length ?? 1, '');
      else take(1, rest[0] ?? '');
    }
    return text;
  };
  return { text: read(markdown.replace(/^> /gm, '')), alive: found, links };
}

const labelsOf = (component: Component): string[] => [
  ...(component.label === undefined ? [] : [component.label]),
  ...(component.options ?? []).map((each) => each.label),
  ...(component.components ?? []).flatMap(labelsOf),
];

/** Everything of a message that can be read. */
export const readable = ({ content = '', embeds = [], components = [] }: Body): string =>
  [
    show(content).text,
    ...embeds.flatMap((each) => [show(each.title ?? '').text, show(each.description ?? '').text]),
    ...components.flatMap(labelsOf),
  ]
    .filter((text) => text !== '')
    .join('\n');

/** What in a message is more than text. */
export const aliveIn = ({ content = '', embeds = [] }: Body): string[] =>
  [content, ...embeds.flatMap((each) => [each.title ?? '', each.description ?? ''])].flatMap((text) => [
    ...show(text).alive,
  ]);
