import { createAsking } from './ask/asking.js';
import { createBot } from './bot.js';
import { createCards } from './cards.js';
import type { Bot } from './ports.js';
import { createCorrecting } from './quiz/correcting.js';
import { createHosting } from './quiz/hosting.js';
import { createScheduling } from './quiz/scheduling.js';
import { createStatus } from './quiz/status.js';
import { createVoting } from './quiz/voting.js';
import { createQuizMaster } from './quiz-master.js';
import type { Services } from './services.js';
import { createBoards } from './standing/boards.js';

export interface Studyhall {
  readonly bot: Bot;
  /** Once, before the first heartbeat: takes up what an earlier process left unfinished. */
  recover(): Promise<void>;
  /** The heartbeat; call it about once a second with the store's time. */
  tick(now: Date): Promise<void>;
  /** Resolves when nothing is on its way to a platform. */
  idle(): Promise<void>;
}

/** Joins the parts of the core. */
export function createStudyhall(services: Services): Studyhall {
  const cards = createCards(services);
  const boards = createBoards(services);
  const correcting = createCorrecting(services, cards.touch);
  const master = createQuizMaster(services, cards, boards, correcting);
  const bot = createBot(services, {
    asking: createAsking(services),
    voting: createVoting(services, cards),
    hosting: createHosting(services, master),
    scheduling: createScheduling(services),
    status: createStatus(services),
    boards,
    correcting,
  });
  return { bot, recover: cards.recover, tick: master.tick, idle: master.idle };
}
