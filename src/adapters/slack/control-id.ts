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
