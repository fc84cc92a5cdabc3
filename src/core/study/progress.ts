import { privately } from '../chat/reply.js';
import type { Feature } from '../commands/feature.js';
import type { Knowledge } from '../knowledge/knowledge.js';
import type { Clock, Services } from '../ports/services.js';
import type { Boards } from '../standing/boards.js';
import type { Learners } from './learners.js';
import { progressMessage } from './progress-message.js';
import { recallsOf } from './recall.js';
import { topicsOf, weekly } from './topics.js';

/** One person's own view: what they have earned in the room, how they stand in each topic, and what to practise. */
export const createProgress = (
  { store, library }: Services<Clock, Knowledge>,
  learners: Learners,
  boards: Pick<Boards, 'own'>,
): Feature<'studyhall me'> => ({
  commands: {
    async 'studyhall me'({ room, by }) {
      const now = await store.now();
      const answers = await learners.answers(by);
      const open = await learners.open(room);
      const until = await learners.endOfToday(room, by);
      const { bank } = library();
      const ids = new Set(bank.map(({ id }) => id));
      const recalls = [...recallsOf(answers)]
        .filter(([id]) => ids.has(id) && !open.has(id))
        .map(([, recall]) => recall);
      return privately(
        progressMessage({
          ...(await boards.own(room, by)),
          topics: topicsOf(answers, bank, now),
          weeks: weekly(answers, now),
          missed: recalls.filter(({ missed }) => missed).length,
          due: recalls.filter(({ due }) => due < until).length,
        }),
      );
    },
  },
  actions: {},
});
