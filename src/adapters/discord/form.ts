import {
  type APIComponentInModalActionRow,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import { type Form, typedLabel } from '../../core/chat/reply.js';
import { shorten } from '../shared/text.js';
import { limits } from './limits.js';
import { literal, plain } from './literal.js';

function input({ name, maxLength, value, long, optional }: Form['fields'][number]): APIComponentInModalActionRow {
  const most = Math.max(1, Math.min(maxLength, limits.inputLength));
  return {
    type: ComponentType.TextInput,
    custom_id: name.slice(0, limits.customId),
    style: long ? TextInputStyle.Paragraph : TextInputStyle.Short,
    max_length: most,
    required: optional !== true,
    ...(value ? { value: value.slice(0, most) } : {}),
  };
}

/** A form as Discord's modal. A question longer than a label stands above the field in full. */
export function renderForm(form: Form): APIModalInteractionResponseCallbackData {
  const components = form.fields
    .slice(0, limits.modalComponents)
    .flatMap((field): APIModalInteractionResponseCallbackComponent[] => {
      const label = plain(typedLabel(field), limits.inputLabel);
      const rest = label.endsWith('…') ? shorten(literal(typedLabel(field)), limits.textDisplay).trim() : '';
      return [
        ...(rest === '' ? [] : [{ type: ComponentType.TextDisplay as const, content: rest }]),
        { type: ComponentType.Label, label: rest === '' ? label : 'Your answer', component: input(field) },
      ];
    })
    .slice(0, limits.modalComponents);
  return { custom_id: form.id.slice(0, limits.customId), title: plain(form.title, limits.modalTitle), components };
}
