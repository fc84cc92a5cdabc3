import { createAsking } from '../ask/asking.js';
import type { Library } from '../ask/index/library.js';
import { createGaps } from '../gaps/gaps.js';
import { createCards } from '../heartbeat/cards.js';
import { createHousekeeping } from '../heartbeat/housekeeping.js';
import { createQuizMaster } from '../heartbeat/quiz-master.js';
import type { Bot } from '../ports/bot.js';
import type { Services } from '../ports/services.js';
import { createRestating } from '../quiz/corrections/apply.js';
import { createRevising } from '../quiz/corrections/by-hand.js';
import { createCorrecting } from '../quiz/corrections/key-changes.js';
import { createHosting } from '../quiz/manual-rounds.js';
import { createStatus } from '../quiz/status.js';
import { createVoting } from '../quiz/voting.js';
import { createScheduling } from '../schedule/scheduling.js';
import { createSettling } from '../schedule/settings-commands.js';
import { createBoards } from '../standing/boards.js';
import { createPractising } from '../study/practising.js';
import { createBot } from './bot.js';
import type { Store } from './store.js';

export interface Studyhall {
  readonly bot: Bot;
  /** The heartbeat; call it about once a second with the store's time. Takes up what other processes left unfinished. */
  tick(now: Date): Promise<void>;
  /** Resolves when nothing is on its way to a platform. */
  idle(): Promise<void>;
}

/** Joins the parts of the core. */
export function createStudyhall(services: Services<Store, Library>): Studyhall {
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
