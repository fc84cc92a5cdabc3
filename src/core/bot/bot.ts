import type { Asking } from '../ask/asking.js';
import type { Incoming, Said } from '../chat/incoming.js';
import { refused } from '../chat/message.js';
import { privately, publicly, type Reply, type Suggestion } from '../chat/reply.js';
import { type ReadAction, readAction } from '../commands/actions.js';
import type { ActionHandlers, CommandHandlers } from '../commands/feature.js';
import { unclearMessage } from '../commands/help.js';
import { parse, suggest } from '../commands/parse.js';
import { type CommandName, commands, nameOf, usageOf } from '../commands/words.js';
import type { Bot } from '../ports/bot.js';
import type { Services } from '../ports/services.js';
import type { Boards } from '../standing/boards.js';

export interface BotParts {
  /** A handler for every row of both tables. */
  readonly commands: CommandHandlers;
  readonly actions: ActionHandlers;
  readonly asking: Pick<Asking, 'answer' | 'suggest'>;
  readonly boards: Pick<Boards, 'home'>;
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

const onlyManagers = (name: CommandName): Reply =>
  privately(refused(`Only managers can use /${name}. Ask a workspace or server admin.`));

const outdated = privately(refused('That button is from a different version of me and no longer works.'));

/** Reads what comes in by the two tables and hands it to the part that knows. */
export function createBot(services: Services, { commands: handlers, actions, asking, boards }: BotParts): Bot {
  const { adapter, log } = services;

  const mayManage = async ({ room, by }: Incoming): Promise<boolean> =>
    services.managers.has(by.id) || ((await adapter(room.adapter)?.directory.mayManage(by, room)) ?? false);

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

  const acted = async (incoming: Incoming, used: ReadAction): Promise<Reply> => {
    const { who } = used.row;
    if (who !== 'everyone' && who !== 'asked later' && !(await mayManage(incoming))) return onlyManagers(who);
    // The table has read the fields of this very row, and what came in is of its kind.
    const handler = actions[used.name] as (incoming: Incoming, fields: ReadAction['fields']) => Promise<Reply>;
    return handler(incoming, used.fields);
  };

  const suggestions = (typed: string): Suggestion[] => {
    const query = /^\/(?:studyhall\s+)?ask\s+(.*)$/is.exec(typed.trimStart())?.[1];
    return query === undefined
      ? suggest(typed).map((command) => ({ text: usageOf(command), help: command.help }))
      : asking.suggest(query).map((topic) => ({ text: `/ask ${topic}`, help: '' }));
  };

  const dispatch = async (incoming: Incoming): Promise<Reply> => {
    const used = readAction(incoming);
    if (!services.serves(incoming.room) && !used?.row.inPerson) return elsewhere(incoming);
    switch (incoming.kind) {
      case 'said':
        return said(incoming);
      case 'typing':
        return { kind: 'suggest', suggestions: suggestions(incoming.text) };
      case 'opened':
        return { kind: 'home', home: await boards.home(incoming.room, incoming.by) };
      default:
        return used ? acted(incoming, used) : outdated;
    }
  };

  const promise: Bot['promise'] = (incoming) => (readAction(incoming)?.row.commitFirst ? 'commit-first' : 'may-defer');

  return {
    commands,
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

    manner(incoming) {
      if (incoming.kind !== 'said') return incoming.kind === 'pressed' && incoming.alone ? 'update' : 'private';
      return parse(incoming).kind === 'query' ? 'public' : 'private';
    },
  };
}
