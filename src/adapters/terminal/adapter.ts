import type { Person, Room } from '../../core/chat/address.js';
import { sameRoom } from '../../core/chat/address.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { line, type Message } from '../../core/chat/message.js';
import { pressables } from '../../core/chat/plain-text.js';
import { type Form, type Reply, typedLabel } from '../../core/chat/reply.js';
import { questionKinds } from '../../core/knowledge/question.js';
import type { Adapter, Outcome } from '../../core/ports/adapter.js';
import type { Bot } from '../../core/ports/bot.js';
import { partsOf } from '../shared/parts.js';
import { readLine, type Typed } from './read-line.js';
import { plainView, type View } from './view.js';

export interface TerminalOptions {
  /** Takes one printed message, which may have several lines. */
  out(text: string): void;
  /** The zone of everybody who types here; this machine's by default. */
  readonly zone?: string;
  /** How messages look; as scripts read them by default. */
  readonly view?: View;
  /** Who types the lines that name nobody; without it, every line has to. */
  readonly me?: string;
}

export interface TerminalAdapter extends Adapter {
  /** Takes in lines such as `ana: who owns patching?`, one after the other, until they end or the adapter stops. */
  read(lines: AsyncIterable<string>): Promise<void>;
}

interface Post {
  readonly id: string;
  readonly key?: string;
  readonly only?: string;
  message: Message;
  /** Where its latest print stands among all prints, from 1. */
  printed: number;
}

const terminal = 'terminal';
const room: Room = { adapter: terminal, space: terminal, id: terminal };
/** Older messages can be neither pressed nor edited. */
const mostPosts = 1_000;
const failed = line('Something went wrong on my side. Say it again.', 'refused');
const gone = (detail: string): Outcome => ({ kind: 'refused', why: 'gone', detail });

/** What is typed fills the fields in their order; those that nothing is typed for are left as they are. */
const filled = ({ fields }: Form, typed: string): Record<string, string> => {
  const texts = fields.length > 1 ? typed.split('|').map((text) => text.trim()) : [typed];
  return Object.fromEntries(
    fields.flatMap(({ name }, index) => {
      const text = texts[index];
      return text === undefined || (text === '' && fields.length > 1) ? [] : [[name, text]];
    }),
  );
};

/** A chat of lines for scripts and for a person at a terminal: everybody's view on one output, private things marked. */
export function createTerminal({
  out,
  zone = Intl.DateTimeFormat().resolvedOptions().timeZone,
  view = plainView,
  me,
}: TerminalOptions): TerminalAdapter {
  const names = new Map<string, string>();
  const forms = new Map<string, { readonly form: Form; readonly on?: Post }>();
  /** In the order in which they were printed last. */
  let posts: Post[] = [];
  let count = 0;
  let prints = 0;
  /** How much was printed when somebody last said something that was answered: numbers are of what came since. */
  const answered = new Map<string, number>();
  let bot: Bot | undefined;
  let stopped = false;
  let end: (ended: undefined) => void = () => undefined;
  const ended = new Promise<undefined>((resolve) => {
    end = resolve;
  });

  const personOf = (id: string): Person => ({ adapter: terminal, space: terminal, id });
  const asideOf = (id: string): string => (id === me ? 'only you see this' : `only ${names.get(id) ?? id} sees this`);
  const print = (message: Message, only?: string): void =>
    out(view(message, zone, only === undefined ? undefined : asideOf(only)));
  const tell = (text: string, only?: string): void => print(line(text), only);
  const show = (post: Post): void => {
    post.printed = ++prints;
    posts = [...posts.filter((other) => other !== post), post].slice(-mostPosts);
    print(post.message, post.only);
  };
  const add = (message: Message, about: Pick<Post, 'only' | 'key'> = {}): Post => {
    const post = { id: `${++count}`, message, printed: 0, ...about };
    show(post);
    return post;
  };
  const sees = (id: string) => (post: Post) => post.only === undefined || post.only === id;
  const lastPressable = (id: string): Post | undefined =>
    posts.filter(sees(id)).findLast((post) => pressables(post.message).length > 0);

  const deliver = (id: string, reply: Reply, on?: Post): void => {
    if (reply.kind === 'form') {
      forms.set(id, { form: reply.form, ...(on ? { on } : {}) });
      const { title, fields } = reply.form;
      const wanted = fields.map((field) =>
        field.value && fields.length > 1 ? `${typedLabel(field)} [${field.value}]` : typedLabel(field),
      );
      const answer = fields.length > 1 ? 'the first | the second ...' : 'your answer';
      const speaker = id === me ? '' : `${names.get(id) ?? id}: `;
      tell([title, ...wanted, `(type "${speaker}= ${answer}")`].join('\n'), id);
    }
    if (reply.kind !== 'say') return;
    for (const { to, message } of partsOf(reply, on?.only === id)) {
      if (to === 'place' && on) show(Object.assign(on, { message }));
      else add(message, to === 'all' ? {} : { only: id });
    }
    const spokenOf = posts.find((post) => post.id === reply.see?.id && sees(id)(post));
    if (spokenOf) show(spokenOf);
  };

  /** Where that stood which was used. */
  const standing = (on: Post | undefined) =>
    on === undefined ? {} : { on: { room, id: on.id }, ...(on.only === undefined ? {} : { alone: true }) };

  /** What a line means, given what its person saw last; a sentence when it means nothing. */
  const understand = (id: string, typed: Typed): { incoming: Incoming; on?: Post } | string => {
    const by = { room, by: personOf(id), name: names.get(id) ?? id };
    if (typed.kind === 'said') {
      const via = typed.text.startsWith('/') ? 'command' : 'mention';
      return { incoming: { ...by, kind: 'said', text: typed.text, via } };
    }
    if (typed.kind === 'answer') {
      const open = forms.get(id);
      if (!open) return 'There is no open form to answer.';
      forms.delete(id);
      const { form, on } = open;
      const fields = filled(form, typed.text);
      return { incoming: { ...by, kind: 'submitted', id: form.id, fields, ...standing(on) }, ...(on ? { on } : {}) };
    }
    const on = lastPressable(id);
    if (!on) return { incoming: { ...by, kind: 'said', text: typed.text, via: 'mention' } };
    if (on.printed <= (answered.get(id) ?? 0))
      return `The last message has nothing to choose from, so [${typed.text}] means nothing here.`;
    const all = pressables(on.message);
    const picked = typed.numbers.map((number) => all[number - 1]);
    const [first] = picked;
    if (first?.kind === 'button' && picked.length === 1) {
      return { incoming: { ...by, kind: 'pressed', id: first.id, ...standing(on) }, on };
    }
    const picks = picked.flatMap((each) => (each?.kind === 'option' && each.id === first?.id ? [each.index] : []));
    if (!first || picks.length !== picked.length)
      return `There is no [${typed.text}]; the numbers go to ${all.length}.`;
    return { incoming: { ...by, kind: 'chose', id: first.id, picks, ...standing(on) }, on };
  };

  const take = async (text: string): Promise<void> => {
    const read = readLine(text, me);
    if (read.kind === 'nothing') return;
    if (read.kind === 'unclear') return tell('Write a line like "ana: who owns patching?".');
    const id = read.name.toLowerCase();
    if (!names.has(id)) names.set(id, read.name);
    const meant = understand(id, read.typed);
    if (typeof meant === 'string') return tell(meant, id);
    const before = prints;
    try {
      if (!bot) return;
      const reply = await bot.handle(meant.incoming);
      // A receipt only confirms what was done with what is still there.
      const isAnswer = reply.kind === 'say' && reply.receipt === undefined;
      if (meant.incoming.kind === 'said' && isAnswer) answered.set(id, before);
      deliver(id, reply, meant.on);
    } catch {
      add(failed, { only: id });
    }
  };

  return {
    name: terminal,
    asks: new Set(questionKinds),
    oneRoom: true,
    sender: {
      async send(to, message, key) {
        const here = to.adapter === terminal && to.space === terminal;
        const only = to.id === room.id ? undefined : to.id;
        if (!here || (only !== undefined && !names.has(only))) return gone(`no room or person ${to.id} here`);
        const post =
          posts.find((each) => each.key === key) ?? add(message, { key, ...(only === undefined ? {} : { only }) });
        return { kind: 'sent', posted: { room, id: post.id } };
      },
      async edit(posted, message) {
        const post = sameRoom(posted.room, room) ? posts.find((each) => each.id === posted.id) : undefined;
        if (!post) return gone(`no message ${posted.id} here`);
        const news = post.message.summary !== message.summary;
        post.message = message;
        // A count that has grown is not worth printing a whole card again.
        if (news) show(post);
        return { kind: 'sent', posted };
      },
      async find(_to, key) {
        const post = posts.find((each) => each.key === key);
        return post && { room, id: post.id };
      },
    },
    directory: {
      profile: async ({ id }) => ({ name: names.get(id) ?? id, zone }),
      mayManage: async () => true,
    },
    async start(started) {
      bot = started;
    },
    async stop() {
      stopped = true;
      end(undefined);
    },
    health: () => (bot && !stopped ? { ok: true } : { ok: false, why: 'the terminal is not reading' }),
    async read(lines) {
      const iterator = lines[Symbol.asyncIterator]();
      for (;;) {
        const next = await Promise.race([ended, iterator.next()]);
        if (next === undefined || next.done) break;
        await take(next.value);
      }
      // Not awaited: a reader that waits for a line would hold us up.
      void iterator.return?.();
    },
  };
}
