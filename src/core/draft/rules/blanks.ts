import type { Spans } from '../../chat/message.js';
import { capital, sentences } from './english.js';
import type { Place } from './proposal.js';
import { placeOf, type Shelf } from './shelves.js';
import { isWord } from './subjects.js';
import { isPassing, isWhole } from './whole-sentence.js';

/** A word of a sentence that others of its family could stand in place of. */
export interface Blank {
  readonly family: Family;
  readonly text: string;
  readonly sentence: string;
  readonly place: Place;
}

type Family =
  | 'month'
  | 'weekday'
  | 'frequency'
  | 'who'
  | 'tool'
  | 'channel'
  | 'address'
  | 'command'
  | 'flag'
  | 'file'
  | 'folder'
  | 'setting';

const list = (words: string): readonly string[] => words.split(' ');
const months = list('January February March April May June July August September October November December');
const weekdays = list('Monday Tuesday Wednesday Thursday Friday Saturday Sunday');
const frequencies = list('daily weekly fortnightly monthly quarterly annually');

/** Families of which everybody knows all members, in their order. */
export const closed: Readonly<Partial<Record<Family, readonly string[]>>> = {
  month: months,
  weekday: weekdays,
  frequency: frequencies,
};

const roles = list(
  'manager lead leader officer commander director engineer scribe deputy liaison founder administrator mentor buddy coordinator champion committee board team department chair secretary auditor approver reviewer accountant recruiter',
);
const role = [...roles, ...roles.map(capital)].join('|');
/** "The team": which one, only its page knows. */
const vague =
  /^(?:the|your|our)\s(?:(?:relevant|appropriate|whole|entire|other|same|right|respective|responsible|wider)\s.*|team|board|committee|department|reviewer|approver|engineer|leader|lead|administrator)$/iu;
const joint = '(?!(?:and|or|of|for|as|in|on|to|with|between|from|who|is|are|has|you|your|their) )';

/** How each family stands in a sentence. */
const patterns: Readonly<Partial<Record<Family, RegExp>>> = {
  month: new RegExp(`\\b(?:${months.join('|')})\\b`, 'gu'),
  weekday: new RegExp(`\\b(?:${weekdays.join('|')})\\b`, 'gu'),
  frequency: new RegExp(`(?<!\\b[Aa]n?\\s)\\b(?:${frequencies.join('|')})\\b(?!-)`, 'gu'),
  who: new RegExp(
    `(?:(?<=\\b(?:by|to|from|with|tell|ask|contact|notify|inform|email|message|if|that|when) )(?:the|your|our)|^(?:The|Your|Our)) (?:${joint}[\\p{L}-]+ ){0,2}(?:${role})\\b(?!['’-]| (?:${role}|\\(|\\p{Lu}))`,
    'gu',
  ),
  tool: /(?<=\b(?:use|uses|using|via|through)\s)\p{Lu}[\p{L}\p{N}]*\p{Ll}(?:\s\p{Lu}[\p{L}\p{N}]+)?(?=\s(?!\p{Lu})|[.,](?:\s|$))/gu,
  channel: /(?<!\S)#\p{Ll}[\p{Ll}\p{N}_-]{2,40}(?![\p{L}\p{N}])/gu,
  address: /(?<!\S)[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w@])/gu,
};

/** What code is for, as far as its look tells; plain names of anything are for nothing. */
const codeFamilies: readonly (readonly [Family, RegExp])[] = [
  ['flag', /^--?[\p{L}][\p{L}\p{N}-]*$/u],
  ['setting', /^\p{Lu}[\p{Lu}\p{N}]*(?:_[\p{Lu}\p{N}]+)+$/u],
  ['command', /^\p{Ll}[\p{Ll}\p{N}-]*(?:\s[^\s]+)+$/u],
  ['folder', /^[\w.~-]*(?:\/[\w*-]+)+\/?$/u],
  ['file', /(?:^|\/)[\w-]*\.(?:ya?ml|json|mdx?|toml|rb|ts|js|py|sh|conf|cfg|ini|env|txt|csv|lock|xml)$/u],
];

const codesIn = (spans: Spans): string[] =>
  spans.flatMap((span) => (typeof span === 'object' && 'code' in span && span.code ? span.text : []));

const codesOf = ({ part: { block } }: Shelf): string[] => {
  if (block.kind === 'text') return codesIn(block.spans);
  return block.kind === 'list' ? block.items.flatMap(({ spans }) => codesIn(spans)) : [];
};

type Found = Pick<Blank, 'family' | 'text'>;

const wordsIn = (sentence: string): Found[] =>
  Object.entries(patterns).flatMap(([family, pattern]) => {
    const [text, second] = sentence.match(pattern) ?? [];
    return text === undefined || second !== undefined ? [] : [{ family: family as Family, text }];
  });

const codeIn = (sentence: string, codes: readonly string[]): Found[] => {
  const [text, second] = codes.filter((code) => code.length > 1 && sentence.includes(code));
  const family = codeFamilies.find(([, look]) => look.test(text ?? ''))?.[0];
  return text === undefined || second !== undefined || family === undefined || sentence.split(text).length > 2
    ? []
    : [{ family, text }];
};

/** Words without which it is likely something else that looks so. */
const beside: Readonly<Partial<Record<Family, RegExp>>> = {
  command: /\b(?:re-?run|execute|commands?|type|invoke)\b/iu,
  channel: /\b(?:channels?|slack|discord|teams)\b/iu,
};

const isFit = ({ family, text }: Found, sentence: string, { note }: Shelf): boolean => {
  if (family === 'who' && vague.test(text)) return false;
  if (family === 'tool' && (isWord(text, note) || months.includes(text) || weekdays.includes(text))) return false;
  return beside[family]?.test(sentence) ?? true;
};

/** What a shelf says with a word that can be left out. */
export const blanksOf = (shelf: Shelf): Blank[] => {
  const codes = [...new Set(codesOf(shelf))];
  return shelf.passages
    .filter(({ kind }) => kind === 'bullet' || kind === 'paragraph')
    .flatMap(({ text }) => sentences(text))
    .flatMap((sentence) =>
      [...wordsIn(sentence), ...codeIn(sentence, codes)].flatMap((found) => {
        // What is left out need not read as a sentence does.
        const left = sentence.replace(found.text, () => 'X');
        if (!isWhole(left) || isPassing(left) || !isFit(found, sentence, shelf)) return [];
        const place = placeOf(shelf, sentence);
        return place ? [{ ...found, sentence, place }] : [];
      }),
    );
};
