import { createAsking } from '../ask/asking.js';
import type { Library } from '../ask/index/library.js';
import { createOffering } from '../ask/offering.js';
import { quizTopic } from '../ask/quiz-topics.js';
import type { ActionHandlers, CommandHandlers } from '../commands/feature.js';
import { help } from '../commands/help.js';
import { createDrafting } from '../draft/drafting.js';
import { createKeeping } from '../draft/keeping.js';
import { createMaking } from '../draft/making.js';
import { createExamining } from '../exam/examining.js';
import { createGaps } from '../gaps/gaps.js';
import { createCards } from '../heartbeat/cards.js';
import { createHeartbeat, type Heartbeat } from '../heartbeat/heartbeat.js';
import { createHousekeeping } from '../heartbeat/housekeeping.js';
import { createKeptNotices } from '../heartbeat/kept-notices.js';
import { createLetters } from '../heartbeat/letters.js';
import { createOutbox } from '../heartbeat/outbox.js';
import { createRoundKeeper } from '../heartbeat/round-keeper.js';
import { createSlotKeeper } from '../heartbeat/slot-keeper.js';
import { createOwnData } from '../people/own-data.js';
import type { Bot } from '../ports/bot.js';
import type { Services } from '../ports/services.js';
import { createCorrections } from '../quiz/corrections/apply.js';
import { createHandCorrections } from '../quiz/corrections/by-hand.js';
import { createKeyChanges } from '../quiz/corrections/key-changes.js';
import { createDeck } from '../quiz/deck.js';
import { createManualRounds, type Topics } from '../quiz/manual-rounds.js';
import { createStatus } from '../quiz/status.js';
import { createVoting } from '../quiz/voting.js';
import { createManagerNotices } from '../schedule/manager-notices.js';
import { createScheduling } from '../schedule/scheduling.js';
import { createSettingsCommands } from '../schedule/settings-commands.js';
import { createBoards } from '../standing/boards.js';
import { createAlone } from '../study/alone.js';
import { createLearners } from '../study/learners.js';
import { createMisses } from '../study/misses.js';
import { createPractising } from '../study/practising.js';
import { createProgress } from '../study/progress.js';
import { createSeries } from '../study/series.js';
import { createBot } from './bot.js';
import { createPresence } from './presence.js';
import type { Store } from './store.js';

/** The bot for adapters, and the heartbeat: call its `tick` about once a second with the store's time. */
export interface Studyhall extends Heartbeat {
  readonly bot: Bot;
}

/** Joins the parts of the core: their handlers to the two tables, their beats to the heartbeat. */
export function createStudyhall(services: Services<Store, Library>): Studyhall {
  const cards = createCards(services);
  const boards = createBoards(services);
  const examining = createExamining(services);
  const letters = createLetters(services, cards, boards, examining);
  const outbox = createOutbox(services, letters);
  const notices = createManagerNotices(services);
  const deck = createDeck(services, notices);
  const rounds = createRoundKeeper(services, { cards, outbox, deck, notices });

  const ownData = createOwnData(services);
  const keeping = createKeeping(services);
  const drafting = createDrafting(services, keeping);
  const making = createMaking(services, { keeping, show: drafting.show });
  const gaps = createGaps(services, making);
  const learners = createLearners(services);
  const practising = createPractising(services, learners);
  const asking = createAsking(services, gaps, practising);
  const offering = createOffering(services);
  const voting = createVoting(services, cards);
  const topics: Topics = {
    quizTopic: (about, asks) => quizTopic(services.library(), services.meaning(), about, asks),
  };
  const manualRounds = createManualRounds(services, rounds, topics);
  const series = createSeries(services, learners, topics);
  const misses = createMisses(services, learners);
  const progress = createProgress(services, learners, boards);
  const scheduling = createScheduling(services);
  const settings = createSettingsCommands(services);
  const status = createStatus(services);
  const corrections = createCorrections(services, cards.touch);
  const keyChanges = createKeyChanges(services, corrections);
  const handCorrections = createHandCorrections(services, corrections);

  const commands: CommandHandlers = {
    ...help.commands,
    ...asking.commands,
    ...manualRounds.commands,
    ...scheduling.commands,
    ...settings.commands,
    ...status.commands,
    ...boards.commands,
    ...series.commands,
    ...misses.commands,
    ...progress.commands,
    ...ownData.commands,
    ...gaps.commands,
    ...drafting.commands,
    ...handCorrections.commands,
    ...examining.commands,
  };
  const actions: ActionHandlers = {
    ...asking.actions,
    ...practising.actions,
    ...series.actions,
    ...examining.actions,
    ...voting.actions,
    ...manualRounds.actions,
    ...scheduling.actions,
    ...settings.actions,
    ...ownData.actions,
    ...gaps.actions,
    ...drafting.actions,
    ...making.actions,
    ...keyChanges.actions,
    ...handCorrections.actions,
  };
  const alone = createAlone(
    services,
    { choosePractised: series.solo, choosePractice: practising.solo, chooseExam: examining.solo },
    actions,
  );
  const slots = createSlotKeeper(services, rounds);
  const housekeeping = createHousekeeping(services, gaps);
  const beats = [
    slots.beat,
    examining.beat,
    keyChanges.beat,
    deck.beat,
    drafting.beat,
    createKeptNotices(services).beat,
    housekeeping.beat,
  ];
  const heartbeat = createHeartbeat(services, { rounds, cards, outbox, beats });
  return {
    bot: createBot(services, {
      commands,
      actions,
      asking,
      alone,
      voting,
      boards,
      offering,
      scheduling,
      presence: createPresence(services),
    }),
    ...heartbeat,
  };
}
