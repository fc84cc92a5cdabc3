import { fold } from '../language/fold.js';
import type { Snapshot } from './round.js';

/** What somebody said, as an answer it may be. */
export interface SaidAnswer {
  /** Said to be an answer (`my answer is b`), so that it can be nothing else. */
  readonly plain: boolean;
  /** Said as if it asked for something. A name with a question mark behind it is a guess. */
  readonly asks: boolean;
  /** What remains without the words around it, in single spaces. */
  readonly text: string;
  /** Where it is nothing but letters or numbers of choices: those, counted from 0. */
  readonly picks?: readonly number[];
}

/** As long as the field of a typed answer. */
const longest = 100;

/** A letter or a number and nothing else, whatever stands around it. */
const onePick = String.raw`(?=[([]?(?:[a-z]|\d{1,2})[)\].:]*[!?.]*$)`;
const announced = new RegExp(
  `^(?:(?:(?:my|the) )?(?:final )?(?:answer|vote|choice|guess)(?:(?: is|['’]s|:) (?=.)| ${onePick})|i(?:['’]d| would)? (?:choose|pick|vote(?: for)?|go (?:for|with)) (?=.))`,
  'iu',
);
const hedged = new RegExp(
  `^(?:(?:i (?:think|guess|believe|say)|maybe|perhaps|probably)(?: that)?,? )?(?:(?:(?:it|that)(?:['’]s| is)|is (?:it|that)) )?(?:(?:option|choice|letter|number) ${onePick})?(?=.)`,
  'iu',
);

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

/** Reads words as an answer; undefined for what is too long to be one. */
export function saidAnswer(said: string): SaidAnswer | undefined {
  const text = said
    .trim()
    .replace(/\s+/gu, ' ')
    .replace(/[!.]+$/u, '');
  if (text === '' || text.length > longest + 40) return undefined;
  const core = text.replace(announced, '').replace(hedged, '');
  if (core.length > longest) return undefined;
  const plain = announced.test(text);
  const picks = picksOf(core.replace(/\?$/u, ''));
  return { plain, asks: !plain && asksSomething(core), text: core.replace(/\s*\?$/u, ''), ...(picks ? { picks } : {}) };
}

/**
 * The choices that an answer names: by letters or numbers, by a letter with the words of its choice (`b: the customer`),
 * or by those words alone where it is said to be an answer.
 */
export function picksIn({ choices }: Snapshot, { plain, text, picks }: SaidAnswer): readonly number[] | undefined {
  if (picks) return picks;
  const named = (words: string): number => choices.findIndex((choice) => bare(choice.text) === bare(words));
  const [, lead = '', rest = ''] = /^(\S{1,4}) (.+)$/u.exec(text) ?? [];
  const lettered = pickOf(lead);
  if (lettered !== undefined && named(rest) === lettered) return [lettered];
  const found = plain ? named(text) : -1;
  return found === -1 ? undefined : [found];
}

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
