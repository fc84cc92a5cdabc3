import { withoutEmoji } from '../language/emoji.js';
import { fold } from '../language/fold.js';
import { acceptsText } from './grade.js';
import type { Snapshot } from './round.js';

/** What somebody said, as an answer it may be. */
export interface SaidAnswer {
  /** Said to be an answer (`my answer is b`), so that it can be nothing else. */
  readonly plain: boolean;
  /** Said as one says an answer (`it’s b`, `b is right`), though it may be something else. */
  readonly hedged: boolean;
  /** Said as if it asked for something. A name with a question mark behind it is a guess. */
  readonly asks: boolean;
  /** What remains without the words before it, in single spaces. */
  readonly text: string;
  /** The same without the words behind it, where there are any (`, final answer`). */
  readonly short?: string;
  /** Where it is nothing but letters or numbers of choices: those, counted from 0. */
  readonly picks?: readonly number[];
}

/** As long as the field of a typed answer. */
const longest = 100;

/** A letter or a number and nothing else, whatever stands around it. */
const onePick = String.raw`(?=[([]?(?:[a-z]|\d{1,2})[)\].:]*[!?.]*$)`;
const announced = new RegExp(
  [
    `^(?:(?:(?:my|the) )?(?:final )?(?:answer|vote|choice|guess)|my (?:bet|pick))(?:(?: is|['’]s|:) (?=.)| ${onePick})`,
    `^i(?:['’]d| would|['’]?ll| will)? (?:choose|pick|vote(?: for)?|go (?:for|with)) (?=.)`,
    `^(?:i(?:['’]ll| will) take|(?:i(?:['’]?m| am) )?going (?:for|with)|let['’]?s go (?:for|with)|lock(?:ing)? in|put me down for) (?=.)`,
  ].join('|'),
  'iu',
);
const lead = new RegExp(
  [
    `^(?:(?:i (?:think|guess|believe|say|suppose|reckon)|i(?:['’]?m| am) (?:pretty |quite |fairly )?sure|maybe|perhaps|probably|definitely|certainly|surely)(?: that)?,? )*`,
    "(?:(?:(?:it|that)(?:['’]?s| is| must be| has to be| should be)|must be|is (?:it|that)) )?",
    `(?:(?:definitely|probably|surely) )?(?:(?:option|choice|letter|number) ${onePick})?(?=.)`,
  ].join(''),
  'iu',
);
const courtesy =
  /[,;.:]? (?:please|pls|plz|(?:(?:that|this)(?:['’]s| is) )?(?:my )?final(?: answer)?|is (?:my|the) (?:final )?(?:answer|choice|vote|guess))$/iu;
/** What may also be a part of a typed answer. */
const tail =
  /[,;.:]? (?:thanks|thank you|i (?:think|guess|believe|say|suppose|reckon)|for (?:sure|me)|of course|definitely|probably|it is|is (?:right|correct))$/iu;

/** One letter or number of a choice, as people write it: `b`, `B)`, `(b)`, `2.`. */
const oneChoice = /^[([]?(?:([a-z])|(\d{1,2}))[)\].:]*$/iu;

const pickOf = (word: string): number | undefined => {
  const [, letter, number] = oneChoice.exec(word) ?? [];
  if (letter !== undefined) return letter.toLowerCase().charCodeAt(0) - 97;
  return number === undefined ? undefined : Number(number) - 1;
};

/** `b`, `a and c`, `a, c`: undefined when there is anything else. */
const picksOf = (text: string): readonly number[] | undefined => {
  const words = text.split(/\s*[,;/&+]\s*|\s+and\s+|\s+/iu).filter((word) => word !== '');
  const picks = words.map(pickOf);
  return picks.length > 0 && picks.every((pick) => pick !== undefined)
    ? [...new Set(picks)].sort((a, b) => a - b)
    : undefined;
};

/** Reads words as an answer; undefined for what is too long to be one, or says nothing but a smile. */
export function saidAnswer(said: string): SaidAnswer | undefined {
  const text = tidy(said);
  if (text === '' || text.length > longest + 40) return undefined;
  const coreOf = (words: string): string => words.replace(announced, '').replace(lead, '');
  const body = text.replace(courtesy, '');
  const whole = coreOf(body);
  const cut = body.replace(tail, '');
  const short = cut === body ? undefined : coreOf(cut);
  const picks = picksOf(whole.replace(/\?$/u, '')) ?? (short === undefined ? undefined : picksOf(short));
  const core = picks && short !== undefined ? short : whole;
  if (core.length > longest) return undefined;
  const plain = announced.test(text);
  return {
    plain,
    hedged: core !== text || short !== undefined,
    asks: !plain && asksSomething(core),
    text: core.replace(/\s*\?$/u, ''),
    ...(short === undefined ? {} : { short }),
    ...(picks ? { picks } : {}),
  };
}

const tidy = (said: string): string =>
  withoutEmoji(said)
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[!.]+$/u, '');

const nothing =
  /^(?:idk|dunno|(?:i )?(?:really )?(?:don['’]?t|do not|dont) (?:really )?know|(?:i(?:['’]ve| have) (?:got )?)?no (?:idea|clue)|(?:i(?:['’]?m| am) )?not sure|beats me|hmm+|[?¿…]*|[:;=]['-]?[)(dp])$/iu;

/** Whether somebody says that they don’t know, or says nothing: a smile, a question mark. */
export const saysNothing = (said: string): boolean => nothing.test(tidy(said));

/** Letters that can only be meant for a question: `R&D` and the port `22` are something to look up. */
export const soundsLikeVote = ({ plain, text, picks }: SaidAnswer): boolean =>
  picks !== undefined && (plain || (picks.every((pick) => pick < mostChoices) && !/[/&+]/u.test(text)));

/** No question has more. */
const mostChoices = 10;

/** Choices that an answer names, counted from 0; `unclear` where it fits several, or a letter stands by another’s words. */
export type Named = readonly number[] | 'unclear';

/**
 * The choices that an answer names: by letters or numbers, by the words of one, as leniently as a typed answer is
 * graded, or by both (`b: the customer`). Of several that are wanted, by the words of each.
 */
export function picksIn({ choices }: Snapshot, { text, short, picks }: SaidAnswer, wanted: number): Named | undefined {
  const there = picks?.every((pick) => choices[pick] !== undefined);
  if (picks && there) {
    // "2" says the second choice, and maybe the one that says 2.
    const says = /^\d/u.test(text) ? choices.findIndex((_, i) => isExactly(choices, i, text)) : -1;
    return says === -1 || picks.includes(says) ? picks : 'unclear';
  }
  for (const words of short === undefined ? [text] : [text, short]) {
    const named = namedBy(choices, words) ?? (wanted > 1 ? eachNamed(choices, words) : undefined);
    if (named !== undefined) return named;
  }
  return picks;
}

type Choices = Snapshot['choices'];

const lettered = /^([([]?(?:[a-z]|\d{1,2})[)\].:]*)(?:(?<=[)\].:])|,|\s+[-–—:]|(?=\s))\s*(.+)$/iu;

function namedBy(choices: Choices, words: string): Named | undefined {
  const whole = fitting(choices, words);
  const exact = whole.some((i) => isExactly(choices, i, words));
  const [, first = '', rest = ''] = lettered.exec(words) ?? [];
  const behind = rest === '' || exact ? [] : fitting(choices, rest);
  const letter = pickOf(first);
  if (letter !== undefined && behind.includes(letter)) return [letter];
  // "A DNS" says A and the words of B; "a load balancer" is only said with its article.
  if (behind.length > 0 && first !== 'a') return 'unclear';
  return only(whole);
}

const only = (found: readonly number[]): Named | undefined =>
  found.length > 1 ? 'unclear' : found.length === 1 ? found : undefined;

const isExactly = (choices: Choices, i: number, words: string): boolean => bare(choices[i]?.text ?? '') === bare(words);

/** The choices that have these words: to the letter, or else as they may be written. */
function fitting(choices: Choices, words: string): readonly number[] {
  const all = choices.map((_, i) => i);
  const exact = all.filter((i) => isExactly(choices, i, words));
  return exact.length > 0 ? exact : all.filter((i) => acceptsText([choices[i]?.text ?? ''], words));
}

/** `DNS and SSH`: each has to be a choice. */
function eachNamed(choices: Choices, text: string): Named | undefined {
  const parts = text.split(/\s*[,;&+]\s*(?:and\s+)?|\s+and\s+/iu).filter((part) => part !== '');
  const found = parts.map((part) => fitting(choices, part));
  if (parts.length < 2 || found.some(({ length }) => length === 0)) return undefined;
  return found.some(({ length }) => length > 1) ? 'unclear' : [...new Set(found.flat())].sort((a, b) => a - b);
}

/** Whether these are the very words of a choice, whatever they seem to ask: `Do nothing`. */
export const isChoice = ({ choices }: Snapshot, { text }: SaidAnswer): boolean =>
  choices.some((_, i) => isExactly(choices, i, text));

const bare = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const asks =
  /^(?:what|which|who|whose|whom|when|where|why|how|is|are|was|were|do|does|did|can|could|should|would|will|may|has|have|tell|show|explain|describe|define|give|help|please|(?:list|find|compare|search|look|ask)(?= (?:me|us|the|all|for|up|about)\b)|i (?:need|want|would|have|am|can)|we|difference|meaning)(?:\b|['’])/iu;

/** One word alone is a name; a few with a question mark behind them are a guess. */
const asksSomething = (text: string): boolean => {
  const name = text.replace(/\?+\s*$/u, '');
  return name.includes(' ') && (asks.test(name) || (name !== text && name.split(' ').length > 3));
};
