import { createAsking } from '../ask/asking.js';
import type { Library } from '../ask/index/library.js';
import { createGaps } from '../gaps/gaps.js';
import { createCards } from '../heartbeat/cards.js';
import { createHousekeeping } from '../heartbeat/housekeeping.js';
import { createQuizMaster } from '../heartbeat/quiz-master.js';
import type { Bot } from '../ports/bot.js';
import type { Services } from '../ports/services.js';
import { createCorrections } from '../quiz/corrections/apply.js';
import { createHandCorrections } from '../quiz/corrections/by-hand.js';
import { createKeyChanges } from '../quiz/corrections/key-changes.js';
import { createManualRounds } from '../quiz/manual-rounds.js';
import { createStatus } from '../quiz/status.js';
import { createVoting } from '../quiz/voting.js';
import { createScheduling } from '../schedule/scheduling.js';
import { createSettingsCommands } from '../schedule/settings-commands.js';
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
  const corrections = createCorrections(services, cards.touch);
  const keyChanges = createKeyChanges(services, corrections);
  const master = createQuizMaster(services, cards, boards, keyChanges);
  const gaps = createGaps(services);
  const practising = createPractising(services);
  const housekeeping = createHousekeeping(services, gaps);
  const bot = createBot(services, {
    asking: createAsking(services, gaps, practising),
    gaps,
    practising,
    voting: createVoting(services, cards),
    manualRounds: createManualRounds(services, master),
    scheduling: createScheduling(services),
    settingsCommands: createSettingsCommands(services),
    status: createStatus(services),
    boards,
    keyChanges,
    handCorrections: createHandCorrections(services, corrections),
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
