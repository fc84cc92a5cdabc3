import { fold } from '../../language/fold.js';
import { numberAt, zerosOf } from '../../language/number-words.js';
import { inAmerican } from '../../language/spelling.js';
import { readingsOf, timesTen, type Whose } from './numbers.js';
import { unitsOf } from './units.js';

/** A word, a number or a unit of an answer, in each way in which it may be read; the first is the plainest. */
export interface Piece {
  readonly kind: 'word' | 'number' | 'unit' | 'sign';
  readonly readings: readonly string[];
}

/** Nobody types more than this by way of an answer. */
const longestAnswer = 200;

const digits = String.raw`(?:[1-9]\d{0,2}(?:[,' .]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,:/]\d+)*|[.,]\d+)(?![\d]|[.,]\d)`;
const token = new RegExp(
  [
    String.raw`(?<number>(?<![\p{L}\p{N}.])(?:[-±](?=[\d.,]))?${digits})(?<suffix>(?:\p{L}+(?:\^?[23])?|[%°×])?)(?![\p{L}\p{N}])`,
    String.raw`(?<unit>°\s?[CF](?![\p{L}])|[%°$€£¥×])`,
    '(?<sign>[<>]=?|[≤≥≠=^±])',
    String.raw`(?<word>[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:\^[23]|[+#]+|-(?=$|\s)(?<=(?<![\p{L}\p{N}])\p{Lu}-))?)`,
    '(?<and>&)',
    String.raw`(?<per>(?<=\p{L})/(?=\p{L}))`,
  ].join('|'),
  'gu',
);

/** Marks that differ and mean the same, without what only decorates. */
const plain = (text: string): string =>
  text
    .slice(0, longestAnswer)
    .replace(/[⁺⁻]?[⁰¹²³⁴-⁹]+/gu, '^$&')
    .normalize('NFKC')
    .replace(/[−–—‐‑]/gu, '-')
    .replace(/[‘’]/gu, "'")
    .replace(/(?<!\d)'|'(?!\d{3}(?!\d))/gu, '')
    .replace(/(?<=\d)\s*-\s*(?=\d)/gu, ' to ')
    .replace(/v(?=\d+\.\d)/giu, ' ')
    .replace(/^-\s+(?=\d)/u, '-')
    .replace(/\ban?\s+(?=(?:hundred|[mb]illion|thousand)\b)/giu, '')
    .replace(/\bper\s?cent\b/giu, '%')
    .replace(/\bdegrees?\s+(celsius|fahrenheit|c|f)\b/giu, (_, scale: string) => `°${scale.charAt(0).toUpperCase()}`)
    .replace(/\b(?:sq(?:uare|\.)?|(cubic|cu\.?)) (\p{L}+)/giu, (_, cubic, unit) => `${unit}^${cubic ? 3 : 2}`)
    .replace(/\bamazon web services\b/giu, 'AWS')
    .replace(/\b(?:minus|negative)\s+(?=\d)/giu, '-')
    .trim();

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue' };

/** `Zürich` is written `Zurich` or `Zuerich` where there are no dots. */
const word = (written: string): Piece => {
  const lower = written.toLowerCase();
  const spellings = [lower, lower.replace(/[äöü]/gu, (letter) => umlauts[letter] ?? letter)];
  return { kind: 'word', readings: [...new Set(spellings.map((each) => inAmerican(fold(each))))] };
};

const multiples: Readonly<Record<string, number>> = { k: 3, K: 3, M: 6, m: 6, mn: 6, bn: 9 };

const number = (written: string, whose: Whose, named: boolean): Piece => {
  const [, sign = '', body = ''] = /^([-±]?)(.*)$/u.exec(written) ?? [];
  return {
    kind: 'number',
    readings: readingsOf(body, whose, named).map((each) => `${each === '0' ? '' : sign}${each}`),
  };
};

/** `5M` is five million and `5GB` five of a unit; `2fa` is a word. */
function suffixed(written: string, suffix: string, whose: Whose, named: boolean): Piece[] {
  const value = number(written, whose, named);
  if (suffix === '') return [value];
  const units = unitsOf(suffix);
  const zeros = multiples[suffix];
  if (zeros !== undefined && !(suffix === 'm' && units.length > 0))
    return [{ ...value, readings: value.readings.map((each) => timesTen(each, zeros)) }];
  if (units.length > 0) return [value, { kind: 'unit', readings: units }];
  const ordinal = /^(?:st|nd|rd|th)$/iu.test(suffix);
  if (ordinal || /^\d+$/u.test(written)) return [word(`${written}${suffix}`)];
  return [value, word(suffix)];
}

type Written = Piece & { readonly written: string };

/** The pieces of a text as they stand, with what was written of each. */
function* piecesOf(text: string, whose: Whose, version: boolean): Generator<Written> {
  let before: Piece | undefined;
  let measures = false;
  for (const { 0: written, groups = {} } of text.matchAll(token)) {
    const found = (): Piece[] => {
      if (groups.number !== undefined)
        return suffixed(groups.number, groups.suffix ?? '', whose, version || before?.kind === 'word');
      if (groups.unit !== undefined) return [{ kind: 'unit', readings: unitsOf(written.replace(/\s/gu, '')) }];
      if (groups.sign !== undefined) return [{ kind: 'sign', readings: [signs[written] ?? written] }];
      if (groups.and !== undefined) return [word('and')];
      if (groups.per !== undefined) return measures ? [word('per')] : [];
      return [word(written)];
    };
    for (const piece of found()) {
      yield { ...piece, written };
      measures = piece.kind === 'unit' || (before?.kind === 'number' && unitsOf(written).length > 0);
      before = piece;
    }
  }
}

const signs: Readonly<Record<string, string>> = { '<=': '≤', '>=': '≥' };

/** Numbers in words become digits, and what is a unit is one: after a number or `per`, or where it stands alone. */
function counted(pieces: readonly Written[]): Piece[] {
  const words = pieces.map(({ kind, readings }) => (kind === 'word' ? (readings[0] ?? '') : ''));
  const done: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const last = done.at(-1);
    const zeros = zerosOf(words[at] ?? '');
    const units = piece.kind === 'word' ? unitsOf(piece.written) : [];
    const measures = last?.kind === 'number' || (last?.readings[0] === 'per' && done.at(-2)?.kind === 'unit');
    const alone = pieces.length === 1 && /^\p{L}{2,}$/u.test(piece.written);
    const amount = measures && last?.kind === 'number' && zeros !== undefined ? zeros : undefined;
    if (amount !== undefined && last !== undefined) {
      done[done.length - 1] = { ...last, readings: last.readings.map((each) => timesTen(each, amount)) };
    } else if (units.length > 0 && (measures || alone)) {
      done.push({ kind: 'unit', readings: units });
    } else {
      const said = numberAt(words, at);
      if (said === undefined) {
        done.push({ kind: piece.kind, readings: piece.readings });
        continue;
      }
      const kind = /\D$/u.test(said.digits) ? 'word' : 'number';
      const negative = kind === 'number' && /^(?:minus|negative)$/u.test(last?.readings[0] ?? '');
      if (negative) done.pop();
      done.push({ kind, readings: [`${negative ? '-' : ''}${said.digits}`] });
      at += said.words - 1;
    }
  }
  return perUnit(done);
}

/** `km/h` is one unit. */
const perUnit = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece, i) => {
    const [before, after] = [pieces[i - 1], pieces[i + 1]];
    const isRate = (first?: Piece, middle?: Piece, last?: Piece) =>
      first?.kind === 'unit' && middle?.readings[0] === 'per' && last?.kind === 'unit';
    if (isRate(before, piece, after) || isRate(pieces[i - 2], before, piece)) return [];
    if (after === undefined || !isRate(piece, after, pieces[i + 2])) return [piece];
    const below = pieces[i + 2]?.readings ?? [];
    return [{ ...piece, readings: piece.readings.flatMap((unit) => below.map((each) => `${unit}-per-${each}`)) }];
  });

/** `$5` and `USD 5` are five dollars. */
const amountFirst = (pieces: readonly Piece[]): Piece[] =>
  pieces.flatMap((piece, i) => {
    const [before, after] = [pieces[i - 1], pieces[i + 1]];
    if (piece.kind === 'unit' && after?.kind === 'number' && before?.kind !== 'number') return [];
    const moved = piece.kind === 'number' && before?.kind === 'unit' && pieces[i - 2]?.kind !== 'number';
    return moved ? [piece, before] : [piece];
  });

const article = /^(?:the|an?|der|die|das|eine?)$/u;

/** Without an article before it: `vitamin A` keeps its last letter, and `A 4` its first. */
const withoutArticles = (pieces: readonly Piece[]): Piece[] =>
  pieces.filter(({ kind, readings: [text = ''] }, i) => {
    if (kind !== 'word' || !article.test(text)) return true;
    const next = pieces[i + 1];
    const named = next?.kind === 'word' && (next.readings[0] ?? '').length > 1;
    return !(i === 0 ? named || (next?.kind === 'number' && text !== 'a') : text === 'the' && next !== undefined);
  });

/**
 * What an answer says, piece by piece. One of nothing but marks stands for itself. Of a `version` every digit counts:
 * 3.10 is not 3.1.
 */
export function readAnswer(text: string, whose: Whose, version = false): readonly Piece[] {
  const clean = plain(text);
  const before = [...piecesOf(clean.replace(/\b(?:usd|eur|gbp)\s+(?=\d)/giu, currencyOf), whose, version)];
  const pieces = withoutArticles(amountFirst(counted(before)));
  return pieces.length === 0 && clean !== '' ? [{ kind: 'sign', readings: [clean] }] : pieces;
}

const currencyOf = (code: string): string => ({ usd: '$', eur: '€', gbp: '£' })[code.trim().toLowerCase()] ?? code;
