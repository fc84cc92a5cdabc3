import { z } from 'zod';
import type { Person, Room } from '../../core/chat/address.js';
import type { Incoming } from '../../core/chat/incoming.js';
import { tooLong } from './page/text-limit.js';
import type { Verb } from './page/wire.js';

export const longestName = 40;

const text = z.string();
/** Of a button, a form or a message. */
const id = text.max(100);
const on = id.optional();
const shapes = {
  say: z.object({ text }),
  press: z.object({ id, on }),
  choose: z.object({ id, on, picks: z.array(z.int().nonnegative()).max(26) }),
  submit: z.object({ id, on, fields: z.record(text, text) }),
  point: z.object({ id, on: id }),
  typing: z.object({ text }),
};
const sender = z.object({ person: text, zone: text.max(100).optional() });
const newcomer = z.object({ name: text });

/** Control characters mean nothing in a chat, and not every store takes them. */
const clean = (said: string): string => said.replace(/(?![\n\t])\p{Cc}/gu, '').trim();

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: string; readonly tooLong?: true };

const refuse = (why: string) => ({ ok: false, why }) as const;

function check<T>(shape: z.ZodType<T>, body: unknown): Read<T> {
  const read = shape.safeParse(body);
  if (read.success) return { ok: true, value: read.data };
  const [issue] = read.error.issues;
  return refuse(`The request's field “${issue?.path.join('.') ?? ''}” is wrong; reload the page.`);
}

/** Who sends a request, as it says itself, and the browser's time zone. */
export const readSender = (body: unknown): Read<z.infer<typeof sender>> => check(sender, body);

/** The name of somebody to add. */
export function readName(body: unknown): Read<string> {
  const read = check(newcomer, body);
  if (!read.ok) return read;
  const name = read.value.name.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
  if (name === '') return refuse('A person needs a name.');
  const length = [...name].length;
  return length > longestName
    ? refuse(`A name can have at most ${longestName} characters; this one has ${length}.`)
    : { ok: true, value: name };
}

export interface By {
  readonly room: Room;
  readonly by: Person;
  readonly name: string;
}

/** A shortcut on a message, by its id. */
export interface Pointing extends By {
  readonly kind: 'pointing';
  readonly id: string;
  readonly on: string;
}

/** A request's body as the thing that reaches the bot. Text after a slash is a command; all else speaks to the bot. */
export function receive(verb: Exclude<Verb, 'person'>, body: unknown, from: By): Read<Incoming | Pointing> {
  const posted = (id: string | undefined) => (id === undefined ? {} : { on: { room: from.room, id } });
  switch (verb) {
    case 'say': {
      const read = check(shapes.say, body);
      if (!read.ok) return read;
      const said = clean(read.value.text);
      if (said === '') return refuse('Type a question or a command first.');
      const long = tooLong(said);
      if (long !== undefined) return { ok: false, why: long, tooLong: true };
      return {
        ok: true,
        value: { ...from, kind: 'said', text: said, via: said.startsWith('/') ? 'command' : 'mention' },
      };
    }
    case 'press': {
      const read = check(shapes.press, body);
      if (!read.ok) return read;
      return { ok: true, value: { ...from, kind: 'pressed', id: read.value.id, ...posted(read.value.on) } };
    }
    case 'choose': {
      const read = check(shapes.choose, body);
      if (!read.ok) return read;
      const { id, picks } = read.value;
      return { ok: true, value: { ...from, kind: 'chose', id, picks, ...posted(read.value.on) } };
    }
    case 'submit': {
      const read = check(shapes.submit, body);
      if (!read.ok) return read;
      const fields = Object.fromEntries(Object.entries(read.value.fields).map(([name, value]) => [name, clean(value)]));
      const [long] = Object.values(fields).flatMap((value) => tooLong(value) ?? []);
      return long === undefined
        ? { ok: true, value: { ...from, kind: 'submitted', id: read.value.id, fields, ...posted(read.value.on) } }
        : { ok: false, why: long, tooLong: true };
    }
    case 'point': {
      const read = check(shapes.point, body);
      if (!read.ok) return read;
      // Its words are what the server has of it.
      const pointing: Pointing = { ...from, kind: 'pointing', id: read.value.id, on: read.value.on };
      return { ok: true, value: pointing };
    }
    case 'typing': {
      const read = check(shapes.typing, body);
      return read.ok ? { ok: true, value: { ...from, kind: 'typing', text: read.value.text } } : read;
    }
  }
}
