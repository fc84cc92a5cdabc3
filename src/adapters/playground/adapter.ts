import type { Hono } from 'hono';
import type { Incoming } from '../../core/chat/incoming.js';
import { line } from '../../core/chat/message.js';
import type { Reply } from '../../core/chat/reply.js';
import { questionKinds } from '../../core/knowledge/question.js';
import type { Adapter } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import type { PeopleStore } from '../../core/ports/people.js';
import type { Log } from '../../core/ports/services.js';
import type { TranscriptStore } from '../../core/ports/transcripts.js';
import { partsOf } from '../shared/parts.js';
import { createConversation, theRoom } from './conversation.js';
import { createEvents } from './events.js';
import type { HttpEnv } from './http.js';
import type { Ack, Member, State } from './page/wire.js';
import { checkPage } from './page-files.js';
import { createPeople, personOf, playground } from './people.js';
import { readName, readSender, receive } from './receive.js';
import { createRefresh } from './refresh.js';
import { createRoutes, type Handlers } from './routes.js';
import { createSender } from './sender.js';

export interface PlaygroundOptions {
  readonly transcripts: TranscriptStore;
  readonly people: PeopleStore;
  now(): Promise<Date>;
  /** Demanded from everybody who opens the page; without it only this machine may. */
  readonly token?: string;
  readonly log: Log;
  /** What the page says at its foot about how passages are found. */
  finds?(): string;
  /** Between two refreshes of one person's board and questions at least, in milliseconds. */
  readonly refresh?: number;
}

export interface PlaygroundAdapter extends Adapter {
  readonly routes: Hono<HttpEnv>;
}

/** A chat in the browser: one room, several people to be, no account. */
export function createPlayground(options: PlaygroundOptions): PlaygroundAdapter {
  const { log, now } = options;
  const events = createEvents();
  const people = createPeople(options.people);
  const conversation = createConversation(options.transcripts, people, events, now);
  let bot: Bot | undefined;
  let stopped = false;

  const from = (member: Member) => ({ room: theRoom, by: personOf(member.id), name: member.name });
  const home = async (member: Member): Promise<State['home']> => {
    const reply = await bot?.handle({ ...from(member), kind: 'opened' });
    return reply?.kind === 'home' ? reply.home : undefined;
  };
  const pushHome = async (id: string): Promise<void> => {
    const member = people.find(id);
    const fresh = member && (await home(member));
    if (fresh) events.push({ kind: 'home', home: fresh }, id);
  };
  const refresh = createRefresh(options.refresh ?? 250, (id) => {
    pushHome(id).catch((error) => log.error({ err: error }, 'playground: a view was not refreshed'));
  });
  const changed = (): void => {
    if (!stopped) refresh.ask(events.people());
  };

  const state = async (member: Member): Promise<State> => {
    const [own, lines, at] = await Promise.all([home(member), conversation.lines(member.id), now()]);
    const finds = options.finds?.();
    return {
      you: member.id,
      now: at,
      people: people.all(),
      lines,
      ...(own ? { home: own } : {}),
      ...(finds === undefined ? {} : { finds }),
    };
  };

  /** Puts what the bot said where it belongs. What goes back to the page is for the person who asked. */
  const deliver = async (incoming: Incoming, reply: Reply): Promise<Ack> => {
    if (reply.kind === 'form') return { form: reply.form };
    if (reply.kind === 'suggest') return { suggestions: reply.suggestions };
    if (reply.kind === 'home') events.push({ kind: 'home', home: reply.home }, incoming.by.id);
    if (reply.kind !== 'say') return {};
    const only = incoming.by;
    const on = incoming.kind === 'pressed' ? incoming.on?.id : undefined;
    const own = reply.replace !== undefined && on !== undefined && (await conversation.isPrivateTo(only.id, on));
    for (const { to, message } of partsOf(reply, own)) {
      if (to === 'place' && on !== undefined) await conversation.replace(on, message);
      else await conversation.append({ message, ...(to === 'all' ? {} : { only }) });
    }
    const refused = incoming.kind === 'submitted' && reply.private?.tone === 'refused' ? reply.private : undefined;
    return refused ? { refused } : {};
  };

  const handle = async (incoming: Incoming): Promise<Ack> => {
    if (!bot) throw new Error('the playground has not started');
    if (incoming.kind === 'said' && incoming.via === 'mention') {
      await conversation.append({ by: incoming.by, message: line(incoming.text) });
    }
    const ack = await deliver(incoming, await bot.handle(incoming));
    if (incoming.kind !== 'typing') changed();
    return ack;
  };

  const act: Handlers['act'] = async (verb, body) => {
    const refuse = (status: 400 | 404, error: string) => ({ status, ack: { error } });
    if (verb === 'person') {
      const name = readName(body);
      const added = name.ok ? await people.add(name.value) : name;
      if (!added.ok) return refuse(400, added.why);
      events.push({ kind: 'people', people: people.all() });
      return { status: 200, ack: { added: added.value } };
    }
    const sender = readSender(body);
    if (!sender.ok) return refuse(400, sender.why);
    const member = people.find(sender.value.person);
    if (!member) return refuse(404, 'That person isn’t here any more; reload the page.');
    people.using(member.id, sender.value.zone);
    const incoming = receive(verb, body, from(member));
    return incoming.ok ? { status: 200, ack: await handle(incoming.value) } : refuse(400, incoming.why);
  };

  const viewer: Handlers['viewer'] = (id = '', zone) => {
    const member = people.find(id) ?? people.all()[0];
    if (!member) throw new Error('the playground has not started');
    people.using(member.id, zone);
    return member;
  };
  const closed = (): string | undefined => {
    if (stopped) return 'The playground is stopping.';
    return bot ? undefined : 'The playground is starting; reload in a moment.';
  };

  return {
    name: playground,
    routes: createRoutes({ handlers: { closed, viewer, state, act }, events, token: options.token, log }),
    asks: new Set(questionKinds),
    sender: createSender(conversation, people, log, changed),
    directory: {
      async profile({ id }) {
        const zone = people.zone(id);
        return { name: people.find(id)?.name ?? id, ...(zone === undefined ? {} : { zone }) };
      },
      mayManage: async () => true,
    },
    async start(started) {
      checkPage();
      await people.start();
      bot = started;
    },
    async stop() {
      stopped = true;
      refresh.stop();
      events.stop();
    },
    health() {
      const why = closed();
      return why === undefined ? { ok: true } : { ok: false, why };
    },
  };
}
