import type { Option, Proposal } from './proposal.js';

const wanted = 3;
/** Of a list of three there are no more. */
const fewest = 2;
/** As many of the likeliest are looked at. */
const looked = 9;
/** What of a huge table is compared word by word at most. */
const mostCompared = 200;
/** How far a choice may be from the right one in length: beyond, it is picked or passed over for that. */
const times = 2;
const slack = 12;

const near = (a: string, b: string): boolean =>
  Math.max(a.length, b.length) <= Math.max(times * Math.min(a.length, b.length), Math.min(a.length, b.length) + slack);

const fold = (text: string): string => text.toLowerCase().replace(/^(?:an?|the)\s|[^\p{L}\p{N} ]/gu, '');

const wordsOf = (text: string): Set<string> =>
  new Set(
    fold(text)
      .split(' ')
      .filter((word) => word.length > 1),
  );

/** "AWS KMS" is "AWS Key Management Service (KMS)". */
const isShortFor = (a: string, b: string): boolean => {
  const short = /\((\p{Lu}[\p{L}\p{N}]+)\)$/u.exec(a)?.[1];
  return short !== undefined && b.split(' ').includes(short);
};

/** One says what the other says, as far as words tell. */
const overlaps = (a: string, b: string): boolean => {
  const [one, two] = [fold(a), fold(b)];
  if (one.includes(two) || two.includes(one) || isShortFor(a, b) || isShortFor(b, a)) return true;
  const [first, second] = [wordsOf(a), wordsOf(b)];
  const both = [...first].filter((word) => second.has(word)).length;
  return both > 1 && both / Math.min(first.size, second.size) > 0.75;
};

/** How an amount is written: "1 hour" beside "60-minutes" may be the same. */
const shapeOf = (text: string): string | undefined =>
  /^\D{0,2}\d/u.test(text) ? text.replace(/\d[\d.,]*/gu, '0').replace(/s\b/gu, '') : undefined;

interface Apart {
  readonly found: readonly Option[];
  /** Another may be right too: those that are left are hardly all there are. */
  readonly doubtful: boolean;
}

/** The likeliest that differ from one another and from the right ones, in their order. */
const apart = ({ kind, right, wrong }: Proposal): Apart => {
  const texts = right.map(({ text }) => text);
  const clash = kind === 'number' ? (a: string, b: string) => a === b : overlaps;
  const found: Option[] = [];
  let [compared, doubtful] = [0, false];
  for (const each of wrong) {
    if (found.length === looked || compared === mostCompared) break;
    if (kind !== 'number' && !texts.some((text) => near(text, each.text))) continue;
    compared += 1;
    const alike = kind === 'number' || texts.some((text) => shapeOf(text) === shapeOf(each.text));
    if (alike && ![...texts, ...found.map(({ text }) => text)].some((other) => clash(each.text, other)))
      found.push(each);
    else doubtful = true;
  }
  return { found, doubtful };
};

/**
 * Three wrong choices among the likeliest, so that the right one is now the longest, now the shortest, now in between:
 * where it comes is drawn by the `seed`, a whole number. Two will do where the proposal says so; undefined where there are too few.
 */
export const pickWrong = (proposal: Proposal, seed: number): Option[] | undefined => {
  if (proposal.kind === 'claim') return [...proposal.wrong];
  const { found: candidates, doubtful } = apart(proposal);
  if (candidates.length < (proposal.few && !doubtful ? fewest : wanted)) return undefined;
  const sizeOf = ({ text, size }: Option): number => size ?? text.length;
  const size = Math.min(...proposal.right.map(sizeOf));
  const shorter = seed % (wanted + 1);
  const [below, above] = [
    candidates.filter((each) => sizeOf(each) < size),
    candidates.filter((each) => sizeOf(each) >= size),
  ];
  const few = Math.min(shorter, below.length);
  const many = Math.min(wanted - few, above.length);
  const picked = new Set([...below.slice(0, wanted - many), ...above.slice(0, many)]);
  return candidates.filter((each) => picked.has(each)).slice(0, wanted);
};
