import type { Question } from '../knowledge/question.js';
import { day } from '../time/local-time.js';
import type { Answer } from './store.js';

export interface Score {
  readonly right: number;
  readonly answered: number;
}

/** A topic as somebody answered it, ever and in each of the last four weeks. */
export interface TopicScore extends Score {
  readonly topic: string;
  readonly weeks: readonly Score[];
}

const weeks = 4;

const scoreOf = (answers: readonly Answer[]): Score => ({
  right: answers.filter(({ right }) => right).length,
  answered: answers.length,
});

/** How the last four weeks went, each of seven days up to now, the oldest first. */
export function weekly(answers: readonly Answer[], now: Date): readonly Score[] {
  const latest: Answer[][] = Array.from({ length: weeks }, () => []);
  for (const answer of answers) {
    const ago = Math.floor((now.getTime() - answer.at.getTime()) / (7 * day));
    latest[weeks - 1 - ago]?.push(answer);
  }
  return latest.map(scoreOf);
}

/** How somebody stands in each topic, the one they answered most first; questions that are gone count nowhere. */
export function topicsOf(answers: readonly Answer[], bank: readonly Question[], now: Date): readonly TopicScore[] {
  const topicOf = new Map(bank.map(({ id, topic }) => [id, topic]));
  const groups = new Map<string, Answer[]>();
  for (const answer of answers) {
    const topic = topicOf.get(answer.question);
    if (topic === undefined) continue;
    const group = groups.get(topic);
    if (group) group.push(answer);
    else groups.set(topic, [answer]);
  }
  return [...groups]
    .map(([topic, group]) => ({ topic, ...scoreOf(group), weeks: weekly(group, now) }))
    .sort((a, b) => b.answered - a.answered || (a.topic < b.topic ? -1 : 1));
}
