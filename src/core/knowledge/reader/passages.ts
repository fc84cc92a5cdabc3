import type { Spans } from '../../chat/message.js';
import { wordsOf } from '../markdown/spans.js';
import type { Passage } from '../note.js';

/** A passage before it knows its place in a note. */
export interface Piece {
  readonly text: string;
  readonly kind: Passage['kind'];
  readonly line: number;
}

/** A bullet as it is listed: nested ones follow their parent with a greater depth. */
export interface Bullet {
  readonly spans: Spans;
  readonly depth: number;
  readonly line: number;
}

/** Longer bullets and paragraphs are cut in several passages: what is ranked is small. */
const longest = 600;
/** As much as a nested bullet that stands alone says of those above it. */
const longestLead = 120;

/** `breaks`: after how many characters of its words each further line of the file begins. */
export const paragraphPieces = (spans: Spans, line: number, breaks: readonly number[] = []): Piece[] => {
  let said = 0;
  return sentenceGroups(wordsOf(spans)).map((text) => {
    const before = said;
    said += text.length + 1;
    return { text, kind: 'paragraph', line: line + breaks.filter((end) => end <= before).length };
  });
};

/** Bullets with what is nested in them. */
export const bulletPieces = (bullets: readonly Bullet[]): Piece[] =>
  bulletTrees(bullets).flatMap((tree) => treePieces(tree, ''));

/** `RDS — AWS patches: the system; Customer patches: nothing`: a row read aloud with its heads. */
export const rowPiece = (head: readonly Spans[], cells: readonly Spans[], line: number): Piece => {
  const heads = head.map(wordsOf);
  const [subject = '', ...values] = cells.map(wordsOf);
  const told = values
    .map((value, i) => ({ value, head: heads[i + 1] ?? '' }))
    .filter(({ value }) => value !== '')
    .map(({ value, head: name }) => (name === '' ? value : `${name}${/[?:]$/u.test(name) ? '' : ':'} ${value}`));
  return { text: [subject, told.join('; ')].filter((part) => part !== '').join(' — '), kind: 'row', line };
};

/** Some lines of code each. */
export const codePieces = (code: string, line: number): Piece[] => {
  const pieces: { text: string; kind: 'code'; line: number }[] = [];
  for (const [i, source] of code.split('\n').entries()) {
    for (const words of stretches(source.replace(/\s+/gu, ' ').trim())) {
      const last = pieces.at(-1);
      if (words === '') continue;
      if (last !== undefined && last.text.length + words.length < longest) last.text += ` ${words}`;
      else pieces.push({ text: words, kind: 'code', line: line + i });
    }
  }
  return pieces;
};

const bulletTrees = (bullets: readonly Bullet[]): Bullet[][] => {
  const trees: Bullet[][] = [];
  for (const bullet of bullets) {
    const last = trees.at(-1);
    if (last === undefined || bullet.depth <= (last[0]?.depth ?? 0)) trees.push([bullet]);
    else last.push(bullet);
  }
  return trees;
};

const joined = (bullets: readonly Bullet[]): string =>
  bullets
    .map((bullet) => wordsOf(bullet.spans))
    .reduce((before, text) => (before === '' ? text : `${before}${/[.:;!?,]$/u.test(before) ? '' : ';'} ${text}`), '');

const asLead = (words: string): string => (words === '' ? '' : `${words}${/[.:;!?]$/u.test(words) ? '' : ':'} `);

/** A bullet with a long tail is cut at the bullets right below it, each with the words of those above before it. */
const treePieces = (tree: readonly Bullet[], lead: string): Piece[] => {
  const [parent, ...below] = tree;
  if (parent === undefined) return [];
  const { line } = parent;
  const whole = lead + joined(tree);
  if (below.length === 0) return sentenceGroups(whole).map((text) => ({ text, kind: 'bullet', line }));
  if (whole.length <= longest) return [{ text: whole, kind: 'bullet', line }];
  const words = wordsOf(parent.spans);
  const own = words.length > longestLead ? sentenceGroups(lead + words) : [];
  const above = lead.length + words.length <= longestLead ? lead + words : words.slice(0, longestLead);
  return [
    ...own.map((text): Piece => ({ text, kind: 'bullet', line })),
    ...bulletTrees(below).flatMap((child) => treePieces(child, asLead(above))),
  ];
};

const sentenceGroups = (text: string): string[] => {
  if (text.length <= longest) return [text];
  const groups: string[] = [];
  for (const sentence of text.split(/(?<=[.!?])\s+(?=\p{Lu})/u).flatMap(stretches)) {
    const last = groups.at(-1);
    if (last !== undefined && last.length + sentence.length < longest)
      groups[groups.length - 1] = `${last} ${sentence}`;
    else groups.push(sentence);
  }
  return groups;
};

/** What is far too long for a sentence is cut between words. */
const stretches = (sentence: string): string[] => {
  const parts: string[] = [];
  let rest = sentence;
  while (rest.length > 2 * longest) {
    const space = rest.lastIndexOf(' ', longest);
    const end = space > 0 ? space : longest;
    parts.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...parts, rest];
};
