import {
  type APIComponentInModalActionRow,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  TextInputStyle,
} from 'discord.js';
import type { Form } from '../../core/chat/reply.js';
import { longestCustomId } from './custom-id.js';
import { literal, shorten, tame } from './markdown.js';

const longestTitle = 45;
const longestLabel = 45;
const longestValue = 4_000;
const mostFields = 5;

const plain = (text: string, most: number): string => shorten(tame(text).replace(/\s+/g, ' ').trim(), most) || '…';

function input({ name, maxLength, value }: Form['fields'][number]): APIComponentInModalActionRow {
  const most = Math.max(1, Math.min(maxLength, longestValue));
  return {
    type: ComponentType.TextInput,
    custom_id: name.slice(0, longestCustomId),
    style: TextInputStyle.Short,
    max_length: most,
    required: true,
    ...(value ? { value: value.slice(0, most) } : {}),
  };
}

/** A form as Discord's modal. A question longer than a label stands above the field in full. */
export function modalOf(form: Form): APIModalInteractionResponseCallbackData {
  const components = form.fields
    .slice(0, mostFields)
    .flatMap((field): APIModalInteractionResponseCallbackComponent[] => {
      const label = plain(field.label, longestLabel);
      const rest = label.endsWith('…') ? shorten(literal(field.label), 2_000).trim() : '';
      return [
        ...(rest === '' ? [] : [{ type: ComponentType.TextDisplay as const, content: rest }]),
        { type: ComponentType.Label, label: rest === '' ? label : 'Your answer', component: input(field) },
      ];
    })
    .slice(0, mostFields);
  return { custom_id: form.id.slice(0, longestCustomId), title: plain(form.title, longestTitle), components };
}
