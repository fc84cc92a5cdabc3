import { createAsking } from './ask/asking.js';
import { createGaps } from './ask/gaps.js';
import { createBot } from './bot.js';
import { createCards } from './cards.js';
import { createHousekeeping } from './housekeeping.js';
import type { Bot } from './ports.js';
import { createCorrecting } from './quiz/correcting.js';
import { createHosting } from './quiz/hosting.js';
import { createPractising } from './quiz/practising.js';
import { createRestating } from './quiz/restating.js';
import { createRevising } from './quiz/revising.js';
import { createScheduling } from './quiz/scheduling.js';
import { createSettling } from './quiz/settling.js';
import { createStatus } from './quiz/status.js';
import { createVoting } from './quiz/voting.js';
import { createQuizMaster } from './quiz-master.js';
import type { Services } from './services.js';
import { createBoards } from './standing/boards.js';

export interface Studyhall {
  readonly bot: Bot;
  /** The heartbeat; call it about once a second with the store's time. Takes up what other processes left unfinished. */
  tick(now: Date): Promise<void>;
  /** Resolves when nothing is on its way to a platform. */
  idle(): Promise<void>;
}

/** Joins the parts of the core. */
export function createStudyhall(services: Services): Studyhall {
  const cards = createCards(services);
  const boards = createBoards(services);
  const restating = createRestating(services, cards.touch);
  const correcting = createCorrecting(services, restating);
  const master = createQuizMaster(services, cards, boards, correcting);
  const gaps = createGaps(services);
  const practising = createPractising(services);
  const housekeeping = createHousekeeping(services, gaps);
  const bot = createBot(services, {
    asking: createAsking(services, gaps, practising),
    gaps,
    practising,
    voting: createVoting(services, cards),
    hosting: createHosting(services, master),
    scheduling: createScheduling(services),
    settling: createSettling(services),
    status: createStatus(services),
    boards,
    correcting,
    revising: createRevising(services, restating),
  });
  return {
    bot,
    async tick(now) {
      await housekeeping.tick(now);
      await master.tick(now);
    },
    idle: master.idle,
  };
}
