import type { types } from '@slack/bolt';
import type { Block, Button } from '../../core/chat/message.js';
import { letterOf } from '../../core/chat/plain-text.js';
import { actionId } from './control-id.js';
import { comfortableButton, limits } from './limits.js';
import { nothing, plain, plainElement } from './literal.js';
import { elements, type Page } from './spans.js';

/** A letter, two spaces and an ellipsis. */
const shortestLabel = 4;

type Choose = Extract<Block, { kind: 'choose' }>;

const lettered = (label: string, i: number, limit: number): string => plain(`${letterOf(i)}  ${label}`, limit);

/** Buttons and selects in as many rows as Slack's limit makes of them. */
function actions(list: readonly types.ActionsBlockElement[]): types.ActionsBlock[] {
  const rows = Math.ceil(list.length / limits.actions);
  return Array.from({ length: rows }, (_, i) => ({
    type: 'actions',
    elements: list.slice(i * limits.actions, (i + 1) * limits.actions),
  }));
}

/** The options in full, for those that don't fit on what is pressed. */
function legend(block: Choose, page: Page): types.RichTextBlock[] {
  const spans = block.options.flatMap((label, i) => [
    { text: `${i > 0 ? '\n' : ''}${letterOf(i)}`, bold: true },
    `  ${label}`,
  ]);
  const shown = elements(spans, page);
  return shown.length > 0 ? [{ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: shown }] }] : [];
}

/** One option: a button each. */
function one(block: Choose, page: Page, room: number): types.KnownBlock[] {
  const wide = Math.min(comfortableButton, room);
  const short = block.options.every((label, i) => lettered(label, i, limits.text).length <= wide);
  const buttons = block.options.map(
    (label, i): types.Button => ({
      type: 'button',
      action_id: actionId('pick', page.place++, block.id),
      value: `${i}`,
      text: plainElement(short ? lettered(label, i, limits.buttonText) : letterOf(i)),
      accessibility_label: plain(`${letterOf(i)}: ${label}`, limits.accessibilityLabel),
    }),
  );
  return [...(short ? [] : legend(block, page)), ...actions(buttons)];
}

/** Several options: boxes to tick, or a menu where they are many, and a button that sends them. */
function several(block: Choose, page: Page, room: number): types.KnownBlock[] {
  const wide = Math.min(limits.optionText, room);
  const long = block.options.some((label, i) => lettered(label, i, limits.text).length > wide);
  const options = block.options.map((label, i) => ({ text: plainElement(lettered(label, i, wide)), value: `${i}` }));
  const action_id = actionId('picks', page.place++, block.id);
  const select: types.ActionsBlockElement =
    options.length <= limits.checkboxes
      ? { type: 'checkboxes', action_id, options }
      : {
          type: 'multi_static_select',
          action_id,
          options,
          max_selected_items: Math.max(1, block.max),
          placeholder: plainElement(`Choose ${block.min === block.max ? block.max : `${block.min} to ${block.max}`}`),
        };
  const send: types.Button = {
    type: 'button',
    action_id: actionId('send', page.place++, block.id),
    text: plainElement(block.min === block.max ? `Send my ${block.max} choices` : 'Send my answer'),
    style: 'primary',
  };
  return [...(long ? legend(block, page) : []), ...actions([select, send])];
}

/** A choice of one is pressed at once; a choice of several is ticked and sent. */
export function choose(given: Choose, page: Page): types.KnownBlock[] {
  const block = { ...given, options: given.options.slice(0, limits.options) };
  const room = Math.floor(page.labels / Math.max(1, block.options.length));
  if (block.options.length === 0 || room < shortestLabel) return [];
  page.labels -= block.options.length * Math.min(room, limits.optionText);
  return block.min === 1 && block.max === 1 ? one(block, page, room) : several(block, page, room);
}

/** As many of the buttons as there is room for. */
export function buttons(list: readonly Button[], page: Page): types.ActionsBlock[] {
  const shown = list.flatMap(({ id, label, primary, danger, hint }): types.Button[] => {
    const text = plain(label, limits.buttonText) || nothing;
    if (text.length > page.labels) return [];
    page.labels -= text.length;
    const button: types.Button = {
      type: 'button',
      action_id: actionId('press', page.place++, id),
      text: plainElement(text),
      ...(danger ? { style: 'danger' } : primary ? { style: 'primary' } : {}),
      ...(hint ? { accessibility_label: plain(hint, limits.accessibilityLabel) } : {}),
    };
    return [button];
  });
  return actions(shown);
}
