import { parseQuiz } from '../../knowledge/parse-quiz.js';
import type { Question } from '../../knowledge/question.js';
import { slugOf } from '../../knowledge/slug.js';
import { shortHash } from '../../language/short-hash.js';
import { telling } from './english.js';
import { pickWrong } from './pick-wrong.js';
import type { DraftKind, Option, Proposal } from './proposal.js';
import { writeQuestion } from './write-quiz.js';

/** A question proposed from the notes, as the linter reads it. */
export interface Draft {
  readonly kind: DraftKind;
  readonly question: Question;
  /** How likely it is to be of use, the best 0. */
  readonly rank: number;
}

const longestPrompt = 260;

/** A word that the prompt shares with the right choices alone tells the answer. */
const tells = ({ kind, prompt, right }: Proposal, wrong: readonly Option[]): boolean => {
  if (kind === 'steps' || kind === 'number' || kind === 'claim') return false;
  const asked = telling(prompt);
  const elsewhere = new Set(wrong.flatMap(({ text }) => [...telling(text)]));
  return right.some(({ text }) => [...telling(text)].some((word) => asked.has(word) && !elsewhere.has(word)));
};

const shuffled = <T>(items: readonly T[], seed: string): T[] =>
  items
    .map((item, i) => ({ item, by: shortHash(`${i} ${seed}`) }))
    .sort((a, b) => (a.by < b.by ? -1 : 1))
    .map(({ item }) => item);

const idOf = (prompt: string, mark: string): string => {
  const words = slugOf(
    prompt.replace(
      /(?:^|(?<=: ))(?:[Ww]hich of these|[Ww]hat|[Ww]ho)\s+(?:(?:is|are|does|describes|fits the description)\s)?\s*/u,
      '',
    ),
  ).replace(/[^\w-]/gu, '');
  return `draft-${words.split('-').filter(Boolean).slice(0, 5).join('-').slice(0, 40)}-${mark.slice(-6)}`;
};

/**
 * The draft that a proposal becomes, its choices in an order that its own words decide: the same notes make the same
 * draft. Undefined where too few choices would do, where its form gives the answer away, or where the linter has any
 * word to say about it.
 */
export const finishDraft = (proposal: Proposal): Draft | undefined => {
  const { kind, prompt, right, place, explanation, quote, difficulty, rank } = proposal;
  const mark = shortHash(`${prompt}\n${right.map(({ text }) => text).join('\n')}`);
  const wrong = pickWrong(proposal, Number.parseInt(mark.slice(-4), 36));
  if (wrong === undefined || prompt.length > longestPrompt || tells(proposal, wrong)) return undefined;
  const choices = shuffled(
    [
      ...right.map(({ text }) => ({ text, right: true, why: '' })),
      ...wrong.map(({ text, why }) => ({ text, right: false, why })),
    ],
    mark,
  );
  const { note, section } = place;
  const written = { id: idOf(prompt, mark), prompt, choices, explanation, difficulty, topic: note.title };
  const text = writeQuestion({ ...written, source: { file: note.file, heading: section.slug, quote } });
  const { questions, problems } = parseQuiz('drafts.quiz.md', text, [note]);
  const [question] = questions;
  const sound = question !== undefined && problems.length === 0;
  return sound && question.source.line === place.passage.line ? { kind, question, rank } : undefined;
};
