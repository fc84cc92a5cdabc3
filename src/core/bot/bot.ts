import type { Asking } from '../ask/asking.js';
import type { Room } from '../chat/address.js';
import type { Incoming } from '../chat/incoming.js';
import { line } from '../chat/message.js';
import { privately, publicly, type Reply, type Suggestion } from '../chat/reply.js';
import { helpMessage, unclearMessage } from '../commands/help.js';
import { type CommandName, commands, nameOf, parse, suggest, usageOf } from '../commands/words.js';
import type { Gaps } from '../gaps/gaps.js';
import type { Bot } from '../ports/bot.js';
import type { Services } from '../ports/services.js';
import type { HandCorrections } from '../quiz/corrections/by-hand.js';
import type { KeyChanges } from '../quiz/corrections/key-changes.js';
import type { ManualRounds } from '../quiz/manual-rounds.js';
import type { Status } from '../quiz/status.js';
import type { Voting } from '../quiz/voting.js';
import type { Scheduling } from '../schedule/scheduling.js';
import type { SettingsCommands } from '../schedule/settings-commands.js';
import type { Boards } from '../standing/boards.js';
import type { Practising } from '../study/practising.js';

type Said = Extract<Incoming, { kind: 'said' }>;

export interface Parts {
  readonly asking: Asking;
  readonly gaps: Gaps;
  readonly practising: Practising;
  readonly voting: Voting;
  readonly manualRounds: ManualRounds;
  readonly scheduling: Scheduling;
  readonly settingsCommands: SettingsCommands;
  readonly status: Status;
  readonly boards: Boards;
  readonly keyChanges: KeyChanges;
  readonly handCorrections: HandCorrections;
}

/** One polite line, and nothing of the notes. */
const elsewhere = ({ kind }: Incoming): Reply =>
  kind === 'typing' || kind === 'opened'
    ? { kind: 'nothing' }
    : privately(
        line('This Studyhall belongs to another team. Ask its owner to add this workspace to SPACES.', 'refused'),
      );

/** A button that people are sent in person, where some platforms know no space; what it changes asks for their rights. */
const isOffered = (incoming: Incoming): boolean =>
  incoming.kind === 'pressed' && partsOf(incoming.id).verb === 'correct';

/** Questions belong to the room, wherever in it somebody speaks. */
const whole = ({ adapter, space, id }: Room): Room => ({ adapter, space, id });

/** Verbs of buttons and forms that do what managers may, each with the command that it belongs to. */
const managed: ReadonlyMap<string, CommandName> = new Map([
  ['now', 'quiz now'],
  ['unschedule', 'quiz schedule'],
  ['close', 'quiz close'],
  ['settings', 'studyhall settings'],
  ['gaps', 'studyhall gaps'],
  ['stub', 'studyhall gaps'],
  ['dismiss', 'studyhall gaps'],
]);
const votingVerbs = new Set(['vote', 'type']);

/** `verb:id:n` of a button, a `choose` block or a form. */
function partsOf(id: string): { verb: string; key: string; n: number } {
  const [verb = '', key = '', n = '0'] = id.split(':', 3);
  return { verb, key, n: Number.parseInt(n, 10) || 0 };
}

/** Reads what comes in by the command table and hands it to the part that knows. */
export function createBot(services: Services, parts: Parts): Bot {
  const {
    asking,
    gaps,
    practising,
    voting,
    manualRounds,
    scheduling,
    settingsCommands,
    status,
    boards,
    keyChanges,
    handCorrections,
  } = parts;
  const { adapter, log } = services;

  const handlers: Record<CommandName, (said: Said, rest: string) => Promise<Reply>> = {
    ask: async ({ room, via }, rest) =>
      via === 'command' ? privately(await asking.answer(room, rest, true)) : publicly(await asking.answer(room, rest)),
    'quiz now': async ({ room }, rest) => privately(await manualRounds.now(whole(room), rest)),
    'quiz schedule': async ({ room, by }, rest) => privately(await scheduling.schedule(whole(room), by, rest)),
    'quiz schedules': async ({ room }) => privately(await scheduling.schedules(whole(room))),
    'quiz pause': async ({ room }, rest) => privately(await scheduling.pause(whole(room), rest)),
    'quiz resume': async ({ room }) => privately(await scheduling.resume(whole(room))),
    'quiz correct': async ({ room }) => privately(await handCorrections.list(whole(room))),
    'quiz status': async ({ room }) => privately(await status.show(whole(room))),
    'quiz close': async ({ room }) => privately(await manualRounds.close(whole(room))),
    leaderboard: async ({ room, by }, rest) => privately(await boards.leaderboard(room, by, rest)),
    'studyhall help': async () => privately(helpMessage()),
    'studyhall me': async ({ room, by }) => privately(await boards.me(room, by)),
    'studyhall gaps': async ({ room }) => privately(await gaps.report(room)),
    'studyhall settings': async ({ room, by }) => privately(await settingsCommands.show(whole(room), by)),
  };

  const mayManage = async ({ room, by }: Incoming): Promise<boolean> =>
    services.managers.has(by.id) || ((await adapter(room.adapter)?.directory.mayManage(by, room)) ?? false);

  const onlyManagers = (name: CommandName): Reply =>
    privately(line(`Only those who manage this workspace may use /${name}.`, 'refused'));

  const said = async (incoming: Said): Promise<Reply> => {
    const parsed = parse(incoming);
    if (parsed.kind === 'query') return publicly(await asking.answer(incoming.room, parsed.text));
    if (parsed.kind === 'unclear') return privately(unclearMessage(parsed));
    const { command, rest } = parsed;
    const name = nameOf(command);
    return command.who === 'managers' && !(await mayManage(incoming))
      ? onlyManagers(name)
      : handlers[name](incoming, rest);
  };

  const listed = async (
    verb: 'gaps' | 'stub' | 'dismiss',
    { room, alone }: Extract<Incoming, { kind: 'pressed' }>,
    key: string,
    n: number,
  ): Promise<Reply> => {
    if (verb !== 'gaps') return privately(await gaps[verb](room, key));
    const report = await gaps.report(room, Math.max(0, n));
    return alone ? { kind: 'say', replace: report } : privately(report);
  };

  const pressed = async (incoming: Extract<Incoming, { kind: 'pressed' }>): Promise<Reply> => {
    const { room, by } = incoming;
    const { verb, key, n } = partsOf(incoming.id);
    switch (verb) {
      case 'next':
      case 'pick':
      case 'topic':
      case 'share':
      case 'all':
        return asking.show(verb, room, key, n, incoming.alone ?? false);
      case 'helpful':
      case 'unhelpful':
        return asking.vote(verb, room, key, n, incoming.alone ?? false);
      case 'quizme':
        return practising.ask(room, key);
      case 'tryform':
        return practising.form(room, key, n);
      case 'gaps':
      case 'stub':
      case 'dismiss':
        return listed(verb, incoming, key, n);
      case 'type':
        return voting.form(by, key);
      case 'why':
        return voting.reasons(by, key);
      case 'now':
        return privately(await manualRounds.now(whole(room), ''));
      case 'correct':
        return privately(await keyChanges.correct(by, key));
      case 'revise':
        return handCorrections.open(by, key);
      case 'restate':
        return privately(await handCorrections.restate(by, key));
      case 'unschedule':
        return privately(await scheduling.unschedule(whole(room), key));
      case 'settings':
        return settingsCommands.form(whole(room), by);
      case 'close':
        return privately(await manualRounds.closeOne(whole(room), key));
      default:
        return privately(line('That button is from another version of me and does nothing now.', 'refused'));
    }
  };

  const submitted = async (incoming: Extract<Incoming, { kind: 'submitted' }>): Promise<Reply> => {
    const { room, by, fields } = incoming;
    const { verb, key, n } = partsOf(incoming.id);
    if (verb === 'revise') return privately(await handCorrections.type(by, key, fields.accepts ?? ''));
    if (verb === 'try') return practising.type(room, key, n, fields.answer ?? '');
    if (verb === 'settings') return privately(await settingsCommands.change(whole(room), by, fields));
    return voting.type(incoming, key, fields.answer ?? '');
  };

  const chose = async (incoming: Extract<Incoming, { kind: 'chose' }>): Promise<Reply> => {
    const { verb, key, n } = partsOf(incoming.id);
    if (verb === 'revise') return privately(await handCorrections.choose(incoming.by, key, incoming.picks));
    return verb === 'try'
      ? practising.choose(incoming.room, key, n, incoming.picks)
      : voting.choose(incoming, key, incoming.picks);
  };

  const suggestions = (typed: string): Suggestion[] => {
    const query = /^\/(?:studyhall\s+)?ask\s+(.*)$/is.exec(typed.trimStart())?.[1];
    return query === undefined
      ? suggest(typed).map((command) => ({ text: usageOf(command), help: command.help }))
      : asking.suggest(query).map((topic) => ({ text: `/ask ${topic}`, help: '' }));
  };

  const dispatch = async (incoming: Incoming): Promise<Reply> => {
    if (!services.serves(incoming.room) && !isOffered(incoming)) return elsewhere(incoming);
    const command = 'id' in incoming ? managed.get(partsOf(incoming.id).verb) : undefined;
    if (command !== undefined && !(await mayManage(incoming))) return onlyManagers(command);
    switch (incoming.kind) {
      case 'said':
        return said(incoming);
      case 'pressed':
        return pressed(incoming);
      case 'chose':
        return chose(incoming);
      case 'submitted':
        return submitted(incoming);
      case 'typing':
        return { kind: 'suggest', suggestions: suggestions(incoming.text) };
      case 'opened':
        return { kind: 'home', home: await boards.home(incoming.room, incoming.by) };
    }
  };

  const isVote = (incoming: Incoming): boolean =>
    (incoming.kind === 'chose' || incoming.kind === 'submitted') && votingVerbs.has(partsOf(incoming.id).verb);

  return {
    commands,

    async handle(incoming) {
      try {
        return await dispatch(incoming);
      } catch (error) {
        log.error({ err: error, kind: incoming.kind, adapter: incoming.room.adapter }, 'not handled');
        return privately(
          line(
            isVote(incoming)
              ? 'Not counted: something went wrong here. Press again in a moment.'
              : 'Something went wrong here, and nothing was changed. Try again in a moment.',
            'refused',
          ),
        );
      }
    },

    manner(incoming) {
      if (incoming.kind !== 'said') return incoming.kind === 'pressed' && incoming.alone ? 'update' : 'private';
      const parsed = parse(incoming);
      if (parsed.kind === 'query') return 'public';
      return parsed.kind === 'command' && incoming.via === 'command' ? parsed.command.manner : 'private';
    },
  };
}
