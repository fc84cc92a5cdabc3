import type { Form } from '../../../core/chat/reply.js';
import { byId, el } from './dom.js';

/**
 * Shows a form in a dialog. `send` gets what was filled in; the dialog closes when it resolves without a sentence that
 * says what is wrong.
 */
export function showForm(form: Form, send: (fields: Record<string, string>) => Promise<string | undefined>): void {
  const dialog = byId('dialog', HTMLDialogElement);
  const problem = el('p', { class: 'problem', role: 'alert' });
  const inputs = form.fields.map(({ name, maxLength, value }) =>
    el('input', { id: `field-${name}`, name, maxlength: `${maxLength}`, value: value ?? '', autocomplete: 'off' }),
  );
  const fields = form.fields.flatMap(({ name, label }, index): (Node | string)[] => [
    el('label', { for: `field-${name}` }, label),
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
    problem.textContent = wrong ?? '';
    if (wrong === undefined) dialog.close();
    else inputs[0]?.focus();
  });
  dialog.replaceChildren(made);
  dialog.showModal();
  inputs[0]?.select();
}
