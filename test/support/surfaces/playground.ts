import type { Ack, Line, Verb } from '../../../src/adapters/playground/page/wire.js';
import type { Message } from '../../../src/core/chat/message.js';
import { plainText, pressables } from '../../../src/core/chat/plain-text.js';
import type { Form } from '../../../src/core/chat/reply.js';
import type { Bot } from '../../../src/core/ports/bot.js';
import type { Surface } from '../../contracts/adapter.js';
import { openPlayground } from '../playground.js';

/** The playground as its page uses it: over HTTP. */
export async function openPlaygroundSurface(bot: Bot): Promise<Surface> {
  const { adapter, post, state, close } = await openPlayground(bot);
  const forms = new Map<string, Form & { readonly on?: string }>();
  /** What the page shows beside the lines, of a vote or of what was pressed: the latest of each person. */
  const receipts = new Map<string, Message>();
  const act = async (
    name: string,
    verb: Verb,
    body: { readonly on?: string; readonly [field: string]: unknown },
  ): Promise<void> => {
    const ack: Ack = await post(verb, { person: name, ...body });
    if (ack.form) forms.set(name, { ...ack.form, ...(body.on === undefined ? {} : { on: body.on }) });
    if (ack.receipt) receipts.set(name, ack.receipt);
    if (ack.view) receipts.set(name, ack.view.message);
  };
  const newest = async (name: string, label: string): Promise<Line> => {
    const { lines } = await state(name);
    const found = lines.findLast(({ message }) => pressables(message).some((each) => each.label === label));
    if (!found) throw new Error(`${name} sees no “${label}”`);
    return found;
  };
  return {
    adapter,
    room: { adapter: 'playground', space: 'playground', id: 'playground' },
    person: (id) => ({ adapter: 'playground', space: 'playground', id }),
    say: (name, text) => act(name, 'say', { text }),
    async press(name, label) {
      const { id: on, message, only } = await newest(name, label);
      const found = pressables(message).find((each) => each.label === label);
      if (found?.kind === 'option') return act(name, 'choose', { id: found.id, picks: [found.index], on });
      return act(name, 'press', { id: found?.id, on, alone: only ?? false });
    },
    async choose(name, labels) {
      const { id: on, message } = await newest(name, labels[0] ?? '');
      const picked = pressables(message).filter((each) => labels.includes(each.label));
      const picks = picked.flatMap((each) => (each.kind === 'option' ? [each.index] : []));
      await act(name, 'choose', { id: picked[0]?.id, picks, on });
    },
    async point(name, label, words) {
      const { lines, shortcuts } = await state(name);
      const on = lines.findLast(({ message }) => plainText(message).includes(words));
      const shortcut = shortcuts.find((each) => each.label === label);
      if (!on || !shortcut) throw new Error(`${name} sees no “${words}”, or no “${label}”`);
      await act(name, 'point', { id: shortcut.id, on: on.id });
    },
    async fill(name, value) {
      const form = forms.get(name);
      forms.delete(name);
      const fields = (form?.fields ?? []).map((field, index) => [
        field.name,
        index === 0 ? value : (field.value ?? ''),
      ]);
      await act(name, 'submit', { id: form?.id, on: form?.on, fields: Object.fromEntries(fields) });
    },
    async seen(name) {
      const { lines } = await state(name);
      const form = forms.get(name);
      const receipt = receipts.get(name);
      return [
        ...lines.map(({ message }) => plainText(message)),
        ...(receipt ? [plainText(receipt)] : []),
        ...(form ? [form.title] : []),
      ];
    },
    close,
  };
}
