import type { Ack, Line, State, Verb } from '../../src/adapters/playground/page/wire.js';
import { plainText, pressables } from '../../src/core/chat/plain-text.js';

const dates = new Set(['at', 'now', 'time', 'opens', 'closes']);
export const revived = (key: string, value: unknown): unknown =>
  dates.has(key) && typeof value === 'string' ? new Date(value) : value;

/** Speaks to a running playground over HTTP, as its page does. */
export function playgroundClient(url: string) {
  const post = async (verb: Verb, body: object): Promise<Ack> => {
    const response = await fetch(`${url}/playground/${verb}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url },
      body: JSON.stringify(body),
    });
    return (await response.json()) as Ack;
  };

  const state = async (person: string): Promise<State> => {
    const response = await fetch(`${url}/playground/state?person=${person}&zone=Europe%2FLondon`);
    return JSON.parse(await response.text(), revived) as State;
  };

  const idOf = async (name: string): Promise<string> => {
    const found = (await state('')).people.find((each) => each.name === name);
    if (!found) throw new Error(`nobody is called ${name}`);
    return found.id;
  };

  const choices = (lines: readonly Line[]) =>
    lines.flatMap((line) => line.message.blocks.flatMap((block) => (block.kind === 'choose' ? [{ line, block }] : [])));

  return {
    post,
    state,
    idOf,
    async say(name: string, text: string): Promise<Ack> {
      return post('say', { person: await idOf(name), text });
    },
    /** Votes for the n-th choice of the open card. */
    async vote(name: string, pick: number): Promise<Ack> {
      const person = await idOf(name);
      const open = choices((await state(person)).lines).at(-1);
      if (!open) throw new Error('no question is open');
      return post('choose', { person, id: open.block.id, picks: [pick], on: open.line.id });
    },
    /** Presses a button of the newest message that has it. */
    async press(name: string, label: string): Promise<Ack> {
      const person = await idOf(name);
      const { lines } = await state(person);
      const line = lines.findLast(({ message }) => pressables(message).some((each) => each.label === label));
      const id = line && pressables(line.message).find((each) => each.label === label)?.id;
      if (!line || !id) throw new Error(`${name} sees no “${label}”`);
      return post('press', { person, id, on: line.id });
    },
    /** What a person sees, one text a message. */
    async seen(name: string): Promise<string[]> {
      return (await state(await idOf(name))).lines.map((line) => plainText(line.message));
    },
  };
}
