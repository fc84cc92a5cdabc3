import { type Piece, readAnswer } from './read-answer.js';
import { isSlip } from './slip.js';

/** What a typed question asks, and the words of the notes that prove its answer. */
export interface About {
  readonly prompt: string;
  readonly proof: string;
}

/** Who makes a thing may be left out of its name, but not be another. */
const vendors: readonly (readonly [string, string])[] = [
  ['aws', 'amazon'],
  ['amazon', 'amazon'],
  ['microsoft azure', 'microsoft'],
  ['microsoft', 'microsoft'],
  ['azure', 'microsoft'],
  ['google cloud', 'google'],
  ['google', 'google'],
  ['gcp', 'google'],
  ['ibm', 'ibm'],
  ['oracle', 'oracle'],
  ['apache', 'apache'],
  ['hashicorp', 'hashicorp'],
];

interface Named {
  readonly vendor?: string;
  readonly pieces: readonly Piece[];
}

const plainest = (pieces: readonly Piece[]): string[] => pieces.map(({ readings }) => readings[0] ?? '');

/** An answer as it stands, and without each vendor that it may begin with. */
const namesOf = (pieces: readonly Piece[]): Named[] => [
  { pieces },
  ...vendors.flatMap(([name, vendor]) => {
    const length = name.split(' ').length;
    const leads = plainest(pieces.slice(0, length)).join(' ') === name;
    return leads && pieces[length]?.kind === 'word' ? [{ vendor, pieces: pieces.slice(length) }] : [];
  }),
];

const meet = (typed: Piece, accepted: Piece): boolean =>
  typed.readings.some((reading) => accepted.readings.includes(reading));

const near = (typed: Piece, accepted: Piece): boolean =>
  meet(typed, accepted) ||
  (typed.kind === 'word' &&
    accepted.kind === 'word' &&
    typed.readings.some((reading) => accepted.readings.some((meant) => isSlip(reading, meant))));

/** In one piece, so that `Route53` is `Route 53`; two numbers never become one. */
const joined = (pieces: readonly Piece[]): string =>
  plainest(pieces).reduce((text, next) => text + (/\d$/u.test(text) && /^[\d.-]/u.test(next) ? ' ' : '') + next, '');

const samePieces = (typed: readonly Piece[], accepted: readonly Piece[]): boolean => {
  if (typed.length === 0 || accepted.length === 0) return false;
  const piecewise = typed.length === accepted.length;
  if (piecewise && typed.every((piece, i) => near(piece, accepted[i] ?? piece))) return true;
  const [one, other] = [joined(typed), joined(accepted)];
  // A letter that stands for itself is no slip: `vitamin A`.
  const letters = [...typed, ...accepted].some(({ readings: [text = ''] }) => text.length === 1);
  return one === other || (!piecewise && !letters && isSlip(one, other));
};

/** Whose thing it is says the accepted answer, or else what stands around it. */
const sameName = (typed: Named, accepted: Named, around: ReadonlySet<string>): boolean => {
  const makers = accepted.vendor === undefined ? around : new Set([accepted.vendor]);
  const sameMaker = typed.vendor === undefined || makers.size === 0 || makers.has(typed.vendor);
  return sameMaker && samePieces(typed.pieces, accepted.pieces);
};

const vendorsIn = ({ prompt, proof }: About): Set<string> => {
  const text = `${prompt} ${proof}`.toLowerCase();
  return new Set(vendors.flatMap(([name, vendor]) => (new RegExp(`\\b${name}\\b`, 'u').test(text) ? [vendor] : [])));
};

const isUnit = ({ kind }: Piece): boolean => kind === 'unit';

/**
 * With a number, what the question says may be left out or added (`port 443`, `3 replicas`), by one of the two; and a
 * unit may be added that the notes give it where the question asks for none.
 */
function sameAmount(typed: readonly Piece[], accepted: readonly Piece[], asked: Asked): boolean {
  if (typed.length === accepted.length) return false;
  const [more, less] = typed.length > accepted.length ? [typed, accepted] : [accepted, typed];
  if (!less.some(({ kind }) => kind === 'number')) return false;
  if (
    samePieces(
      more.filter((piece) => piece.kind === 'number' || !asked.inPrompt(piece)),
      less,
    )
  )
    return true;
  const rest = more.slice(less.length);
  const added = more === typed && rest.every(isUnit) && samePieces(more.slice(0, less.length), less);
  return added && asked.proves(more.slice(less.length - 1));
}

interface Asked {
  readonly inPrompt: (piece: Piece) => boolean;
  /** Whether the notes say that, in a question that names no unit. */
  readonly proves: (pieces: readonly Piece[]) => boolean;
}

const readAsked = ({ prompt, proof }: About): Asked => {
  // What a unit may be is told by the number before it: read so, a question names its units.
  const words = prompt
    .split(/[^\p{L}\p{N}%°/]+/u)
    .flatMap((each) => [...readAnswer(each, 'accepted'), ...unitIn(each)]);
  return {
    inPrompt: (piece) => words.some((each) => each.kind === piece.kind && meet(piece, each)),
    proves: (pieces) => {
      const said = readAnswer(proof, 'accepted');
      return (
        !words.some(({ kind }) => kind === 'unit') &&
        said.some((_, i) => pieces.every((piece, j) => meet(piece, said[i + j] ?? { kind: 'sign', readings: [] })))
      );
    },
  };
};

const unitIn = (word: string): Piece[] =>
  word.length > 2 || word === '%' ? readAnswer(`1 ${word}`, 'accepted').filter(isUnit) : [];

/** `X (Y)`: both, and each for itself; what stands in brackets beside a number only explains it. */
const inBrackets = /^(.+?)\s+\(([^()]+)\)\s*(.*)$/u;
const hasNumber = (text: string): boolean => readAnswer(text, 'accepted').some(({ kind }) => kind === 'number');

const alternativesOf = (text: string): string[] => {
  const [, before = '', inside = '', after = ''] = inBrackets.exec(text) ?? [];
  if (inside === '') return [text];
  const either = after === '' && (!hasNumber(before) || hasNumber(inside)) ? [inside] : [];
  return [text, `${before} ${after}`.trim(), ...either];
};

/** `IAM` for `Identity and Access Management`. */
const isShortFor = (short: string, long: string): boolean => {
  const words = plainest(namesOf(readAnswer(long, 'typed')).at(-1)?.pieces ?? []).filter(
    (word) => !/^(?:and|of|the|for)$/u.test(word),
  );
  return words.length > 1 && words.map((word) => word.charAt(0)).join('') === short.toLowerCase();
};

/** Whether a typed answer says the same as an accepted one; see `acceptsText`. */
export function createExaminer(accepts: readonly string[], about: About): (text: string) => boolean {
  const version = /\b(?:version|release)s?\b/iu.test(about.prompt);
  const read = (text: string, whose: 'typed' | 'accepted') => readAnswer(text, whose, version);
  const accepted = accepts.flatMap(alternativesOf).map((text) => read(text, 'accepted'));
  const names = accepted.flatMap(namesOf);
  const around = vendorsIn(about);
  let asked: Asked | undefined;
  const says = (text: string): boolean => {
    const pieces = read(text, 'typed');
    if (namesOf(pieces).some((name) => names.some((each) => sameName(name, each, around)))) return true;
    if (!pieces.some(({ kind }) => kind === 'number')) return false;
    asked ??= readAsked(about);
    const known = asked;
    return accepted.some((each) => sameAmount(pieces, each, known));
  };
  return (text) => {
    if (says(text)) return true;
    const [, before = '', inside = '', after = ''] = inBrackets.exec(text.trim().slice(0, longestBracketed)) ?? [];
    if (inside === '' || after !== '') return false;
    const [first, second] = [says(before), says(inside)];
    return (first && second) || ((first || second) && (isShortFor(before, inside) || isShortFor(inside, before)));
  };
}

const longestBracketed = 200;

/** What every spelling of one answer has in common. */
export const spellingOf = (text: string): string => {
  const names = namesOf(readAnswer(text, 'typed'));
  return joined((names.at(-1) ?? { pieces: [] }).pieces);
};
