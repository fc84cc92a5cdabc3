import type { Form } from '../../../core/chat/reply.js';
import { byId, type Child, el } from './dom.js';

/**
 * Shows a form in a dialog. `send` gets what was filled in and resolves with what is wrong; when that is nothing, the
 * dialog closes.
 */
export function showForm(form: Form, send: (fields: Record<string, string>) => Promise<readonly Child[]>): void {
  const dialog = byId('dialog', HTMLDialogElement);
  const problem = el('div', { class: 'problem', role: 'alert' });
  const inputs = form.fields.map(({ name, maxLength, value = '', long }) => {
    const own = { id: `field-${name}`, name, maxlength: `${maxLength}` };
    return long ? el('textarea', { ...own, rows: '5' }, value) : el('input', { ...own, value, autocomplete: 'off' });
  });
  const fields = form.fields.flatMap(({ name, label, optional }, index): (Node | string)[] => [
    el('label', { for: `field-${name}` }, optional ? `${label} (optional)` : label),
    inputs[index] ?? '',
  ]);
  const cancel = el('button', { type: 'button' }, 'Cancel');
  const submit = el('button', { type: 'submit', class: 'primary' }, form.submit);
  const made = el(
    'form',
    { method: 'dialog' },
    el('h2', { id: 'dialog-title', class: 'title' }, form.title),
    ...fields,
    problem,
    el('div', { class: 'buttons' }, submit, cancel),
  );
  cancel.addEventListener('click', () => dialog.close());
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    submit.disabled = true;
    const wrong = await send(Object.fromEntries(inputs.map((input) => [input.name, input.value])));
    submit.disabled = false;
    problem.replaceChildren(...wrong.filter((each) => each !== false && each !== undefined));
    if (wrong.length === 0) dialog.close();
    else inputs[0]?.focus();
  });
  dialog.replaceChildren(made);
  dialog.showModal();
  inputs[0]?.select();
}
