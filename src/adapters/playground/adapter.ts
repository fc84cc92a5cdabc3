import type { BoardRange, Home } from '../../core/chat/home.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { line } from '../../core/chat/message.js';
import type { Reply } from '../../core/chat/reply.js';
import { questionKinds } from '../../core/knowledge/question.js';
import { scrub } from '../../core/language/scrub.js';
import type { Adapter } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import type { PeopleStore } from '../../core/ports/people.js';
import type { Log } from '../../core/ports/services.js';
import type { TranscriptStore } from '../../core/ports/transcripts.js';
import { partsOf } from '../shared/parts.js';
import { boundCast, openCast } from './cast.js';
import { createConversation, theRoom } from './conversation.js';
import { createEvents } from './events.js';
import { proveOrigin, seenAt } from './origin.js';
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
  /** How often `finds` is asked for something new, in milliseconds. */
  readonly look?: number;
  /** Between two refreshes of one person's board and questions at least, in milliseconds. */
  readonly refresh?: number;
}

/** A view as the page shows it, however many people have points. */
function fitting(home: Home, viewer: string): Home {
  const cut = (rows: Home['boards'][BoardRange]) =>
    rows.filter(({ person }, i) => i < mostRows || person.id === viewer);
  const { week, month, all } = home.boards;
  return { ...home, boards: { week: cut(week), month: cut(month), all: cut(all) } };
}

export interface PlaygroundAdapter extends Adapter {
  readonly routes: ReturnType<typeof createRoutes>;
  /** The notes or questions are others now: shows everybody what there is. */
  refresh(): void;
  /** How many streams are open, and how many bytes wait for readers that are behind. */
  load(): { readonly streams: number; readonly behind: number };
}

/** What a board on the page shows at most, beside the viewer's own row. */
const mostRows = 50;

/** A chat in the browser: one room and no account; several people to be, or with a token each browser its own. */
export function createPlayground(options: PlaygroundOptions): PlaygroundAdapter {
  const { log, now } = options;
  const events = createEvents();
  const people = createPeople(options.people);
  const conversation = createConversation(options.transcripts, people, events, now);
  const cast = options.token === undefined ? openCast(people) : boundCast(people);
  let bot: Bot | undefined;
  let stopped = false;
  let looks: NodeJS.Timeout | undefined;

  const from = (member: Member) => ({ room: theRoom, by: personOf(member.id), name: member.name });
  const home = async (member: Member): Promise<State['home']> => {
    const reply = await bot?.handle({ ...from(member), kind: 'opened' });
    return reply?.kind === 'home' ? fitting(reply.home, member.id) : undefined;
  };
  const pushHome = async (id: string): Promise<void> => {
    const member = events.people().has(id) ? cast.viewer(id, id) : undefined;
    const fresh = member && (await home(member));
    if (fresh) events.push({ kind: 'home', home: fresh }, id);
  };
  const refresh = createRefresh(options.refresh ?? 250, (id) =>
    pushHome(id).catch((error) => log.error({ err: error }, 'playground: a view was not refreshed')),
  );
  const changed = (): void => {
    if (!stopped) refresh.ask(events.people());
  };

  /** Tells everybody whenever the sentence on what finds passages is another one. */
  const watchFinds = (finds: () => string): void => {
    let told = finds();
    looks = setInterval(() => {
      const now = finds();
      if (now !== told) events.push({ kind: 'finds', finds: now });
      told = now;
    }, options.look ?? 2_000);
    looks.unref();
  };

  const state = async (member: Member): Promise<readonly Uint8Array[]> => {
    const [own, at] = await Promise.all([home(member), now()]);
    const finds = options.finds?.();
    return conversation.state({
      you: member.id,
      ...(cast.bound ? { bound: true } : {}),
      now: at,
      people: cast.seen(member),
      shortcuts: bot?.shortcuts ?? [],
      ...(own ? { home: own } : {}),
      ...(finds === undefined ? {} : { finds }),
    });
  };

  /** Gives every open page all that there is now: what they have may be there no more. */
  const showAnew = async (): Promise<void> => {
    conversation.forgotten();
    for (const id of events.people()) {
      const member = cast.viewer(id, id);
      if (member) events.restate(await state(member), id);
    }
  };

  /** Puts what the bot said where it belongs. What goes back to the page is for the person who asked. */
  const deliver = async (incoming: Incoming, reply: Reply): Promise<Ack> => {
    if (reply.kind === 'form') return { form: reply.form };
    if (reply.kind === 'suggest') {
      const { suggestions, preview } = reply;
      return { suggestions, ...(preview ? { preview } : {}) };
    }
    if (reply.kind !== 'say') return {};
    if (incoming.kind === 'submitted') {
      if (reply.wrong) return { wrong: reply.wrong };
      // The form says it: nothing of it stays.
      if (reply.private?.tone === 'refused') return { refused: reply.private };
    }
    const looked = incoming.kind === 'pressed' && reply.view ? (reply.replace ?? reply.private) : undefined;
    if (looked && reply.view) return { view: { where: reply.view, message: looked } };
    const only = incoming.by;
    if (reply.file) {
      await conversation.flash(only, reply.file.saved);
      return { file: { name: reply.file.name, text: reply.file.text } };
    }
    if (reply.erased) await showAnew();
    const on = 'alone' in incoming && incoming.alone ? incoming.on?.id : undefined;
    const receipt = reply.receipt === undefined ? undefined : reply.private;
    for (const { to, message } of partsOf(reply, on !== undefined)) {
      if (message === receipt) continue;
      if (reply.erased) await conversation.flash(only, message);
      else if (to === 'place' && on !== undefined) await conversation.replace(on, message);
      else await conversation.append({ message, ...(to === 'all' ? { asker: only } : { only }) });
    }
    return receipt ? { receipt } : {};
  };

  const handle = async (incoming: Incoming): Promise<Ack> => {
    if (!bot) throw new Error('the playground has not started');
    const show = async (): Promise<void> => {
      if (incoming.kind !== 'said' || incoming.via !== 'mention') return;
      await conversation.append({ by: incoming.by, message: line(scrub(incoming.text)) });
    };
    // Only the reply tells whether a query was one, or an answer that nobody else may see.
    const later = bot.manner(incoming) === 'public';
    if (!later) await show();
    const reply = await bot.handle(incoming);
    if (later && !(reply.kind === 'say' && reply.aside)) await show();
    const ack = await deliver(incoming, reply);
    if (incoming.kind !== 'typing') changed();
    return ack;
  };

  const act: Handlers['act'] = async (verb, body, browser) => {
    const refuse = (error: string, status: 400 | 404 | 413 = 400) => ({ status, ack: { error } });
    if (verb === 'person') {
      const name = readName(body);
      const named = name.ok ? await cast.named(name.value, browser) : name;
      if (!named.ok) return refuse(named.why);
      conversation.renamed();
      events.push({ kind: 'people', people: cast.seen(named.value) }, cast.bound ? browser : undefined);
      return { status: 200, ack: { added: named.value } };
    }
    const sender = readSender(body);
    if (!sender.ok) return refuse(sender.why);
    const actor = await cast.actor(sender.value.person, browser);
    if (!actor.ok) return refuse(actor.why, 404);
    people.using(actor.value.id, sender.value.zone);
    const incoming = receive(verb, body, from(actor.value));
    if (!incoming.ok) return refuse(incoming.why, incoming.tooLong ? 413 : 400);
    const { value } = incoming;
    const prove = (): Promise<Incoming> =>
      value.kind === 'pointing' ? seenAt(value, conversation.byId) : proveOrigin(value, conversation.byId);
    return { status: 200, ack: await handle(await prove()) };
  };

  const viewer: Handlers['viewer'] = ({ named, browser }) => {
    const member = cast.viewer(named, browser);
    if (!member) throw new Error('the playground has not started');
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
    oneRoom: true,
    load: events.load,
    refresh: changed,
    sender: createSender(conversation, people, log, changed),
    directory: {
      async profile({ id }) {
        const zone = people.zone(id);
        return { name: people.find(id)?.name ?? id, ...(zone === undefined ? {} : { zone }) };
      },
      // Whom a token lets in manages only where MANAGERS says so.
      mayManage: async () => !cast.bound,
    },
    async start(started) {
      checkPage();
      await people.start(!cast.bound);
      bot = started;
      if (options.finds) watchFinds(options.finds);
    },
    async stop() {
      stopped = true;
      clearInterval(looks);
      refresh.stop();
      events.stop();
    },
    health() {
      const why = closed();
      return why === undefined ? { ok: true } : { ok: false, why };
    },
  };
}
