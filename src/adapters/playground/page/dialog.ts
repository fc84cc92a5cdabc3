import { byId, type Child, el } from './dom.js';

/** What is wrong with what was filled in: one sentence a field, and what belongs to none. */
export interface Wrong {
  readonly all?: readonly Child[];
  readonly fields?: Readonly<Record<string, string>>;
}

/** What a form asks for. */
export interface Parts {
  readonly title: string;
  readonly submit: string;
  readonly fields: readonly Node[];
}

/** A control below its label, with an example, and room for what is wrong with it. */
export function field(
  name: string,
  label: string,
  control: HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement,
  hint?: string,
): HTMLElement {
  const id = `field-${name}`;
  control.id = id;
  control.name = name;
  control.setAttribute('aria-describedby', hint === undefined ? `${id}-wrong` : `${id}-hint ${id}-wrong`);
  return el(
    'div',
    { class: 'field', 'data-field': name },
    el('label', { for: id }, label),
    control,
    hint !== undefined && el('p', { class: 'note', id: `${id}-hint` }, hint),
    el('p', { class: 'wrong', id: `${id}-wrong` }),
  );
}

/** Boxes of one kind below a common name: one of them to choose, or several. */
export function boxes(
  kind: 'radio' | 'checkbox',
  name: string,
  label: string,
  choices: readonly { readonly value: string; readonly label: string }[],
  chosen: readonly string[],
): HTMLElement {
  return el(
    'fieldset',
    { class: 'field', 'data-field': name, 'aria-describedby': `field-${name}-wrong` },
    el('legend', {}, label),
    el(
      'div',
      { class: 'boxes' },
      ...choices.map((choice) =>
        el(
          'label',
          { class: 'box' },
          el('input', { type: kind, name, value: choice.value, checked: chosen.includes(choice.value) }),
          choice.label,
        ),
      ),
    ),
    el('p', { class: 'wrong', id: `field-${name}-wrong` }),
  );
}

export const select = (
  choices: readonly { readonly value: string; readonly label: string }[],
  chosen: string,
): HTMLSelectElement =>
  el('select', {}, ...choices.map(({ value, label }) => el('option', { value, selected: value === chosen }, label)));

/** Says beside each field what is wrong with it, and goes to the first of them. */
export function showWrong(form: HTMLElement, wrong: Readonly<Record<string, string>>, focus: boolean): void {
  for (const part of form.querySelectorAll<HTMLElement>('[data-field]')) {
    const problem = wrong[part.dataset.field ?? ''];
    const told = part.querySelector('.wrong');
    if (told) told.textContent = problem ?? '';
    for (const control of part.querySelectorAll('input, select, textarea')) {
      if (problem === undefined) control.removeAttribute('aria-invalid');
      else control.setAttribute('aria-invalid', 'true');
    }
  }
  if (focus) form.querySelector<HTMLElement>('[aria-invalid]')?.focus();
}

/**
 * Shows a form in a dialog. `send` gets what was filled in and resolves with what is wrong; when that is nothing, the
 * dialog closes.
 */
export function showDialog(
  { title, submit, fields }: Parts,
  send: (filled: FormData) => Promise<Wrong>,
): HTMLFormElement {
  const dialog = byId('dialog', HTMLDialogElement);
  const problem = el('div', { class: 'problem', role: 'alert' });
  const cancel = el('button', { type: 'button' }, 'Cancel');
  const button = el('button', { type: 'submit', class: 'primary' }, submit);
  const made = el(
    'form',
    { method: 'dialog', novalidate: true },
    el('h2', { id: 'dialog-title', class: 'title' }, title),
    ...fields,
    problem,
    el('div', { class: 'buttons' }, button, cancel),
  );
  cancel.addEventListener('click', () => dialog.close());
  made.addEventListener('submit', async (event) => {
    event.preventDefault();
    button.disabled = true;
    const { all = [], fields: wrong = {} } = await send(new FormData(made));
    button.disabled = false;
    problem.replaceChildren(...all.filter((each) => each !== false && each !== undefined));
    showWrong(made, wrong, true);
    if (all.length === 0 && Object.keys(wrong).length === 0) dialog.close();
    else if (Object.keys(wrong).length === 0) made.querySelector<HTMLElement>('input, select, textarea')?.focus();
  });
  dialog.replaceChildren(made);
  dialog.showModal();
  return made;
}
