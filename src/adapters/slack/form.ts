import type { types } from '@slack/bolt';
import { type Form, typedLabel } from '../../core/chat/reply.js';
import { limits } from './limits.js';
import { literal, plain, plainElement } from './literal.js';

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
      label: plainElement(literal(typedLabel(field), limits.inputLabel) || field.name),
      ...(field.optional ? { optional: true } : {}),
      element: {
        type: 'plain_text_input' as const,
        action_id: field.name,
        ...(field.long ? { multiline: true } : {}),
        max_length: Math.min(field.maxLength, limits.inputLength),
        ...(field.value === undefined
          ? {}
          : { initial_value: field.value.slice(0, Math.min(field.maxLength, limits.inputLength)) }),
      },
    })),
  };
}
