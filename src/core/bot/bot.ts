import type { Asking } from '../ask/asking.js';
import type { Offering } from '../ask/offering.js';
import { smallTalk } from '../ask/small-talk.js';
import type { Home } from '../chat/home.js';
import type { Incoming, Said, Typing } from '../chat/incoming.js';
import { limits } from '../chat/limits.js';
import { refused } from '../chat/message.js';
import { type Preview, privately, publicly, type Reply, type Suggestion } from '../chat/reply.js';
import { type ReadAction, readAction, shortcuts } from '../commands/actions.js';
import type { ActionHandlers, CommandHandlers } from '../commands/feature.js';
import { unclearMessage } from '../commands/help.js';
import { onlyManagers } from '../commands/only-managers.js';
import { parse, suggest } from '../commands/parse.js';
import { type CommandName, commands, nameOf, usageOf } from '../commands/words.js';
import type { Bot, Presence } from '../ports/bot.js';
import type { Services } from '../ports/services.js';
import { saysNothing } from '../quiz/said-answer.js';
import type { Voting } from '../quiz/voting.js';
import type { Scheduling } from '../schedule/scheduling.js';
import { suggestPhrases } from '../schedule/suggest-phrases.js';
import type { Boards } from '../standing/boards.js';
import type { Alone } from '../study/alone.js';
import { createLimiter, type Doing } from './limiter.js';

export interface BotParts {
  /** A handler for every row of both tables. */
  readonly commands: CommandHandlers;
  readonly actions: ActionHandlers;
  readonly asking: Pick<Asking, 'answer' | 'suggest' | 'suggestTopics'>;
  /** What is put to one person alone. */
  readonly alone: Alone;
  readonly voting: Pick<Voting, 'heard'>;
  readonly boards: Pick<Boards, 'home'>;
  readonly offering: Offering;
  readonly scheduling: Pick<Scheduling, 'preview'>;
  readonly presence: Presence;
}

/** One polite line, and nothing of the notes. */
const elsewhere = ({ kind }: Incoming): Reply =>
  kind === 'typing' || kind === 'opened'
    ? { kind: 'nothing' }
    : privately(
        refused(
          'This Studyhall belongs to another team. To use it here, ask whoever runs it to add this workspace or server to SPACES.',
        ),
      );

/** Said in place of an answer, and for a vote before anything else: it is not in the store. */
const tooFast: Readonly<Record<Doing, string>> = {
  query: 'That’s a lot of questions in one minute. Give me a moment, then ask again.',
  command: 'That’s a lot of commands in one minute. Give me a moment, then try again.',
  press: 'That’s a lot of clicks in one minute. Give me a moment, then press again.',
  step: 'Not counted: that’s a lot of clicks in one minute. Give me a moment, then press again.',
  vote: 'Not counted: that’s a lot of clicks at once. Give me a moment, then press again. Any answer you gave before still stands.',
};

const outdated = privately(refused('That button is from a different version of me and no longer works.'));

/** Reads what comes in by the two tables and hands it to the part that knows. */
export function createBot(
  services: Services,
  { commands: handlers, actions, asking, alone, voting, boards, offering, scheduling, presence }: BotParts,
): Bot {
  const { adapter, log, elapsed, unlimited } = services;
  const limiter = createLimiter();

  const mayManage = async ({ room, by }: Incoming): Promise<boolean> =>
    services.managers.has(by.id) || ((await adapter(room.adapter)?.directory.mayManage(by, room)) ?? false);

  const refuse = ({ room }: Incoming, what: string): Reply =>
    privately(onlyManagers(what, room, adapter(room.adapter)));

  const home = async (incoming: Incoming): Promise<Home> => {
    const [own, offer, manages] = await Promise.all([
      boards.home(incoming.room, incoming.by),
      offering.current(),
      mayManage(incoming),
    ]);
    return { ...own, offer, can: commands.filter(({ who }) => who === 'everyone' || manages).map(nameOf) };
  };

  const said = async (incoming: Said): Promise<Reply> => {
    const steered = await alone.steered(incoming);
    if (steered) return steered;
    const parsed = parse(incoming);
    if (parsed.kind === 'query') {
      const talk = smallTalk(parsed.text) && !saysNothing(parsed.text);
      const vote = talk ? undefined : ((await alone.heard(incoming)) ?? (await voting.heard(incoming)));
      return vote ?? publicly(await asking.answer(incoming, parsed.text));
    }
    if (parsed.kind === 'unclear') return privately(unclearMessage(parsed));
    const { command, rest } = parsed;
    const name = nameOf(command);
    return command.who === 'managers' && !(await mayManage(incoming))
      ? refuse(incoming, `/${name}`)
      : handlers[name](incoming, rest);
  };

  const acted = async (incoming: Incoming, used: ReadAction): Promise<Reply> => {
    const { who, label } = used.row;
    if (who !== 'everyone' && who !== 'asked later' && !(await mayManage(incoming)))
      return refuse(incoming, label === undefined ? `/${who}` : `“${label}”`);
    // The table has read the fields of this very row, and what came in is of its kind.
    const handler = actions[used.name] as (incoming: Incoming, fields: ReadAction['fields']) => Promise<Reply>;
    return handler(incoming, used.fields);
  };

  /** What may follow the words of a command, as it is being typed. */
  const completions: Partial<Record<CommandName, (typed: string) => readonly string[]>> = {
    ask: asking.suggest,
    'quiz now': asking.suggestTopics,
    'quiz practice': asking.suggestTopics,
    'quiz schedule': (typed) => suggestPhrases(typed, limits.suggestions),
  };

  const suggestions = (typed: string): readonly Suggestion[] => {
    const bare = typed.trimStart().replace(/^\/(?:studyhall\s+)?/i, '');
    for (const [name, complete] of Object.entries(completions)) {
      const [words = ''] = new RegExp(`^${name.replace(' ', '\\s+')}\\s+`, 'i').exec(bare) ?? [];
      if (words !== '')
        return complete(bare.slice(words.length)).map((rest) => ({ text: `/${name} ${rest}`, help: '' }));
    }
    return suggest(typed).map((command) => ({ text: usageOf(command), help: command.help }));
  };

  /** What a schedule would come to that is being typed. */
  const preview = async ({ room, by, text }: Typing): Promise<{ preview?: Preview }> => {
    const phrase = /^\/(?:studyhall\s+)?quiz\s+schedule\s+(\S.*)$/is.exec(text.trimStart())?.[1];
    return phrase === undefined ? {} : { preview: await scheduling.preview(room, by, phrase) };
  };

  /** What counts of it; nothing of what somebody is typing or looking at. */
  const doing = (incoming: Incoming, used: ReadAction | undefined): Doing | undefined => {
    if (incoming.kind === 'typing' || incoming.kind === 'opened') return undefined;
    if (incoming.kind !== 'said') return used?.row.inSeries ? 'step' : used?.row.commitFirst ? 'vote' : 'press';
    const parsed = parse(incoming);
    return parsed.kind === 'query' || (parsed.kind === 'command' && nameOf(parsed.command) === 'ask')
      ? 'query'
      : 'command';
  };

  /** What is said to somebody who is too fast; undefined for everybody else. */
  const slowDown = (incoming: Incoming, used: ReadAction | undefined): Reply | undefined => {
    const what = unlimited.has(incoming.room.adapter) ? undefined : doing(incoming, used);
    const verdict = what && limiter.take(incoming.by, what, elapsed());
    if (verdict === 'ignore') return { kind: 'nothing' };
    return what && verdict === 'tell' ? privately(refused(tooFast[what])) : undefined;
  };

  const dispatch = async (incoming: Incoming): Promise<Reply> => {
    const used = readAction(incoming);
    const waits = slowDown(incoming, used);
    if (waits) return waits;
    if (!services.serves(incoming.room) && !used?.row.inPerson) return elsewhere(incoming);
    switch (incoming.kind) {
      case 'said':
        return said(incoming);
      case 'typing':
        return { kind: 'suggest', suggestions: suggestions(incoming.text), ...(await preview(incoming)) };
      case 'opened':
        return { kind: 'home', home: await home(incoming) };
      default:
        return used ? acted(incoming, used) : outdated;
    }
  };

  const promise: Bot['promise'] = (incoming) => (readAction(incoming)?.row.commitFirst ? 'commit-first' : 'may-defer');

  return {
    commands,
    shortcuts,
    promise,

    async handle(incoming) {
      try {
        return await dispatch(incoming);
      } catch (error) {
        log.error({ err: error, kind: incoming.kind, adapter: incoming.room.adapter }, 'not handled');
        return privately(
          refused(
            promise(incoming) === 'commit-first'
              ? 'Not counted: something went wrong on my side. Press again in a moment.'
              : 'Something went wrong on my side, and nothing was changed. Try again in a moment.',
          ),
        );
      }
    },

    ...presence,

    manner(incoming) {
      if (incoming.kind !== 'said') return 'alone' in incoming && incoming.alone ? 'update' : 'private';
      return parse(incoming).kind === 'query' ? 'public' : 'private';
    },
  };
}
