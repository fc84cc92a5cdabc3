import type { Question } from '../knowledge/question.js';
import type { Recall } from './recall.js';

export interface Next {
  readonly question: Question;
  /** `known`: nothing is due, missed or new; it is the one that will be due next. */
  readonly why: 'due' | 'missed' | 'new' | 'known';
}

type Known = Recall & { readonly question: Question };

const byTime = (time: (known: Known) => Date) => (a: Known, b: Known) =>
  time(a).getTime() - time(b).getTime() || (a.question.id < b.question.id ? -1 : 1);

/**
 * What one person is asked next: what is due before `until`, the most overdue first; then what they missed, the oldest
 * first; then something new; undefined when there are no questions. `random` is uniform in [0, 1).
 */
export function nextQuestion(
  questions: readonly Question[],
  recalls: ReadonlyMap<string, Recall>,
  until: Date,
  random: () => number,
): Next | undefined {
  const known = questions.flatMap((question): Known[] => {
    const recall = recalls.get(question.id);
    return recall ? [{ ...recall, question }] : [];
  });
  const [first] = known.sort(byTime(({ due }) => due));
  if (first && first.due < until) return { question: first.question, why: first.missed ? 'missed' : 'due' };
  const [missed] = known.filter((each) => each.missed).sort(byTime(({ at }) => at));
  if (missed) return { question: missed.question, why: 'missed' };
  const unknown = questions.filter(({ id }) => !recalls.has(id));
  const fresh = unknown[Math.floor(random() * unknown.length)];
  if (fresh) return { question: fresh, why: 'new' };
  return first && { question: first.question, why: 'known' };
}
