import { line, type Message } from '../chat/message.js';
import { action } from '../commands/actions.js';
import type { KeptRecord } from '../ports/people.js';

/** What every platform shows whole in one code block, in characters; a record longer than that stands alone. */
const longestPart = 2_600;

/** One record a line: an array that both people and programs can read. */
const jsonOf = (lines: readonly string[]): string => `[\n${lines.join(',\n')}\n]`;

/** All records as JSON arrays, each short enough for one message. */
export function partsOf(records: readonly KeptRecord[]): readonly string[] {
  const parts: string[][] = [];
  let length = 0;
  for (const record of records) {
    const json = JSON.stringify(record);
    length += json.length + 2;
    const part = parts.at(-1);
    if (part && length <= longestPart) part.push(json);
    else {
      parts.push([json]);
      length = json.length;
    }
  }
  return parts.map(jsonOf);
}

/** All records as one file. */
export function exportFile(records: readonly KeptRecord[]) {
  const name = 'studyhall-export.json';
  const text = `${jsonOf(records.map((record) => JSON.stringify(record)))}\n`;
  return { name, text, saved: line(`Everything I keep about you is in ${name}, in your browser’s downloads.`) };
}

/** One part of an export, with the way to the next. */
export function exportMessage(json: string, place: number, of: number): Message {
  const summary = of === 1 ? 'Everything I keep about you' : `Everything I keep about you, part ${place + 1} of ${of}`;
  const next = place + 1;
  return {
    summary,
    tone: 'plain',
    blocks: [
      { kind: 'text', spans: [`${summary}:`] },
      { kind: 'code', text: json },
      ...(next < of
        ? [
            {
              kind: 'note' as const,
              spans: ['Each part is valid JSON on its own. Whoever runs me can also export all of it as one file.'],
            },
            {
              kind: 'buttons' as const,
              buttons: [{ id: action.exportPart({ from: next }), label: `Show part ${next + 1} of ${of}` }],
            },
          ]
        : []),
    ],
  };
}
