import type { Form } from '../../../core/chat/reply.js';
import { boxes, field, select, showDialog, type Wrong } from './dialog.js';
import { el } from './dom.js';

/** More of them are easier to find in a list that opens. */
const mostRadios = 3;

type Field = Form['fields'][number];

/** As radios, a list to choose from, or a line to type in. */
function controlOf({ name, label: asked, maxLength, value = '', hint, choices, long, optional }: Field): HTMLElement {
  const label = optional ? `${asked} (optional)` : asked;
  if (choices && choices.length <= mostRadios) return boxes('radio', name, label, choices, [value]);
  if (choices) return field(name, label, select(choices, value));
  const line = long
    ? el('textarea', { maxlength: `${maxLength}`, rows: '5' }, value)
    : el('input', { maxlength: `${maxLength}`, value, autocomplete: 'off' });
  return field(name, label, line, hint === undefined ? undefined : `Such as ${hint}`);
}

/** Shows a form of the bot's. `send` gets what was filled in and resolves with what is wrong with it. */
export function showForm(form: Form, send: (fields: Record<string, string>) => Promise<Wrong>): void {
  const { title, submit, fields } = form;
  const made = showDialog({ title, submit, fields: fields.map(controlOf) }, (filled) =>
    send(Object.fromEntries([...filled].map(([name, value]) => [name, String(value)]))),
  );
  made.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea')?.select();
}
