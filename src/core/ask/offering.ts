import type { Offer } from '../chat/home.js';
import { inTurns } from '../knowledge/steps.js';
import type { Services } from '../ports/services.js';
import type { Library } from './index/library.js';
import { trySteps } from './tries.js';

const mostTopics = 4;

/** The topics of the questions, or what the notes are called where there are none: those with most of them first. */
const topicsOf = ({ notes, bank }: Library): string[] => {
  const counts = new Map<string, number>();
  const named =
    bank.length > 0
      ? bank.map(({ topic }) => ({ topic, size: 1 }))
      : notes.map(({ title, passages }) => ({ topic: title, size: passages.length }));
  for (const { topic, size } of named) counts.set(topic, (counts.get(topic) ?? 0) + size);
  return [...counts].sort(([, a], [, b]) => b - a).map(([topic]) => topic);
};

/** Tells newcomers what there is: counted once for every version of the notes. */
export function createOffering({ library, breathe }: Pick<Services<unknown, Library>, 'library' | 'breathe'>) {
  const made = new WeakMap<Library, Promise<Offer>>();

  const look = async (known: Library): Promise<Offer> => {
    const topics = topicsOf(known);
    return {
      notes: known.notes.length,
      questions: known.bank.length,
      topics: topics.slice(0, mostTopics),
      topicCount: topics.length,
      tries: await inTurns(trySteps(known.index), breathe),
    };
  };

  return {
    current(): Promise<Offer> {
      const known = library();
      const before = made.get(known);
      if (before) return before;
      const looking = look(known);
      made.set(known, looking);
      return looking;
    },
  };
}

export type Offering = ReturnType<typeof createOffering>;
