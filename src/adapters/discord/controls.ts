import {
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Block, Button, Message } from '../../core/chat/message.js';
import { letterOf } from '../../core/chat/plain-text.js';
import { writeCustomId } from './control-id.js';
import { comfortableButton, limits } from './limits.js';
import { plain } from './literal.js';

type Choose = Extract<Block, { kind: 'choose' }>;
type Row = APIMessageTopLevelComponent;

const button = (
  label: string,
  customId: string,
  style: ReturnType<typeof styleOf> = ButtonStyle.Secondary,
): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style,
  label: plain(label, limits.buttonLabel),
  custom_id: customId,
});

const withLetter = (option: string, index: number): string => `${letterOf(index)} · ${option}`;

/** One option only: a press is the vote. Several: a menu, which sends them together. */
const asButtons = ({ min, max, options }: Choose): boolean =>
  min === 1 && max === 1 && options.length <= limits.rows * limits.buttonsInRow;

/** Whether the controls of this choice show letters, so that the text has to hold the options. */
export const showsLetters = (choose: Choose): boolean =>
  choose.options.some((option, i) =>
    asButtons(choose)
      ? withLetter(option, i).length > comfortableButton
      : withLetter(option, i).length > limits.optionLabel,
  );

function optionButtons(choose: Choose, key?: string): APIButtonComponentWithCustomId[] {
  const letters = showsLetters(choose);
  return choose.options.map((option, index) =>
    button(
      letters ? letterOf(index) : withLetter(option, index),
      writeCustomId({ kind: 'choice', id: choose.id, index }, key),
    ),
  );
}

function menu(choose: Choose, key?: string): APIStringSelectComponent {
  const options = choose.options.slice(0, limits.options);
  const most = Math.min(Math.max(choose.max, 1), options.length);
  const least = Math.min(Math.max(choose.min, 0), most);
  return {
    type: ComponentType.StringSelect,
    custom_id: writeCustomId({ kind: 'choice', id: choose.id }, key),
    placeholder: least === most ? `Choose ${most}` : `Choose ${least} to ${most}`,
    min_values: least,
    max_values: most,
    options: options.map((option, index) => ({
      label: plain(withLetter(option, index), limits.optionLabel),
      value: `${index}`,
    })),
  };
}

const styleOf = ({ primary, danger }: Pick<Button, 'primary' | 'danger'>) => {
  if (danger) return ButtonStyle.Danger;
  return primary ? ButtonStyle.Primary : ButtonStyle.Secondary;
};

const plainButton = (shown: Button, key?: string): APIButtonComponentWithCustomId =>
  button(shown.label, writeCustomId({ kind: 'button', id: shown.id }, key), styleOf(shown));

/** The rows below a message. Discord refuses a message in which one custom id stands twice. */
export function controls({ blocks }: Message, key?: string): Row[] {
  const rows: Row[] = [];
  const used = new Set<string>();
  const isNew = ({ custom_id }: { custom_id: string }): boolean => used.size < used.add(custom_id).size;
  const addButtons = (buttons: APIButtonComponentWithCustomId[]): void => {
    const fresh = buttons.filter(isNew);
    for (let at = 0; at < fresh.length; at += limits.buttonsInRow) {
      rows.push({ type: ComponentType.ActionRow, components: fresh.slice(at, at + limits.buttonsInRow) });
    }
  };
  for (const block of blocks) {
    if (block.kind === 'buttons') addButtons(block.buttons.map((each) => plainButton(each, key)));
    if (block.kind !== 'choose' || block.options.length === 0) continue;
    if (asButtons(block)) addButtons(optionButtons(block, key));
    else {
      const select = menu(block, key);
      if (isNew(select)) rows.push({ type: ComponentType.ActionRow, components: [select] });
    }
  }
  return rows.slice(0, limits.rows);
}
