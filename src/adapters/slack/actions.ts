import type { types } from '@slack/bolt';
import { limits } from './limits.js';

/**
 * What Slack hands back when something is pressed. Ids must differ within a message, so each carries its place in it.
 * `press`: a button; `pick`: one option as a button, its number in `value`; `picks`: the options of a select, which
 * mean nothing until `send` is pressed.
 */
export type ActionKind = 'press' | 'pick' | 'picks' | 'send';

export const actionId = (kind: ActionKind, place: number, id: string): string => `${kind}-${place}:${id}`;

export function readActionId(text: string): { kind: ActionKind; id: string } | undefined {
  const [, kind, id] = /^(press|picks|pick|send)-\d+:(.*)$/s.exec(text) ?? [];
  return kind === undefined || id === undefined ? undefined : { kind: kind as ActionKind, id };
}

/** Buttons and selects in as many rows as Slack's limit makes of them. */
export function actions(list: readonly types.ActionsBlockElement[]): types.ActionsBlock[] {
  const rows = Math.ceil(list.length / limits.actions);
  return Array.from({ length: rows }, (_, i) => ({
    type: 'actions',
    elements: list.slice(i * limits.actions, (i + 1) * limits.actions),
  }));
}
