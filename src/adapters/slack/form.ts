import type { types } from '@slack/bolt';
import { type Form, typedLabel } from '../../core/chat/reply.js';
import { limits } from './limits.js';
import { literal, plain, plainElement } from './literal.js';

type Field = Form['fields'][number];

const optionOf = ({ value, label }: { value: string; label: string }): types.PlainTextOption => ({
  text: plainElement(plain(label, limits.optionText) || '…'),
  value,
});

/** Chosen from a menu where there are choices, else typed. */
function elementOf(field: Field): types.StaticSelect | types.PlainTextInput {
  const { name, value, choices } = field;
  if (choices) {
    const options = choices.slice(0, limits.options).map(optionOf);
    const present = options.find((option) => option.value === value);
    return { type: 'static_select', action_id: name, options, ...(present ? { initial_option: present } : {}) };
  }
  const longest = Math.min(field.maxLength, limits.inputLength);
  return {
    type: 'plain_text_input',
    action_id: name,
    ...(field.long ? { multiline: true } : {}),
    max_length: longest,
    ...(value === undefined ? {} : { initial_value: value.slice(0, longest) }),
  };
}

/** A form as a modal. `origin` comes back with what is filled in. */
export function renderForm(form: Form, origin: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: origin,
    title: plainElement(plain(form.title, limits.modalTitle) || '…'),
    submit: plainElement(plain(form.submit, limits.modalSubmit) || '…'),
    blocks: form.fields.map((field) => ({
      type: 'input' as const,
      block_id: field.name,
      label: plainElement(literal(field.choices ? field.label : typedLabel(field), limits.inputLabel) || field.name),
      ...(field.optional ? { optional: true } : {}),
      element: elementOf(field),
    })),
  };
}
