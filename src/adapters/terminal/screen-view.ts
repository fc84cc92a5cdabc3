import { type MessageLine, messageLines } from '../../core/chat/plain-text.js';
import { printable } from '../../printable.js';
import { columnsOf, wrap } from './columns.js';
import { rowsWithin } from './rows-within.js';
import type { View } from './view.js';

export interface Screen {
  /** Its columns, which may change. */
  columns(): number;
  readonly colours: boolean;
}

/** Longer lines are hard to read. */
const widest = 100;
const indent = '  ';

const codes = { bold: [1, 22], dim: [2, 22], green: [32, 39], yellow: [33, 39], cyan: [36, 39] } as const;
export type Colour = keyof typeof codes;

/** Paints a text that is `printable`; leaves it as it is where there are no colours. */
export const painter =
  (colours: boolean) =>
  (text: string, colour?: Colour): string => {
    if (!colours || colour === undefined || text === '') return text;
    const [on, off] = codes[colour];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };

const colourOf = ({ kind, text }: MessageLine): Colour | undefined => {
  if (kind === 'heading') return 'bold';
  if (kind === 'note') return 'dim';
  return kind === 'bars' && text.startsWith('✓') ? 'green' : undefined;
};

/** For a person in front of a terminal: lines and tables as wide as it is, in colours where it has some. */
export const screenView = (screen: Screen): View => {
  const paint = painter(screen.colours);
  return (message, zone, aside) => {
    const columns = Math.min(screen.columns(), widest) - indent.length;
    const rows = (cells: readonly (readonly string[])[], inset: number): string[] =>
      rowsWithin(
        cells.map((row) => row.map((cell) => printable(cell).replaceAll('\n', ' '))),
        columns - inset,
      );
    const lines = messageLines(message, { numbered: 1, zone, rows }).flatMap((line) => {
      const said = printable(line.text).split('\n');
      const words = line.kind === 'code' ? said : said.flatMap((each) => wrap(each, columns - columnsOf(line.lead)));
      return words.map((text, i) => {
        const lead = i === 0 ? line.lead : line.onward;
        const isNumber = line.kind === 'choose' || line.kind === 'buttons';
        return `${indent}${paint(lead, isNumber ? 'cyan' : 'dim')}${paint(text, colourOf(line))}`.trimEnd();
      });
    });
    const tone = message.tone === 'refused' || message.tone === 'nothing' ? 'yellow' : 'cyan';
    const head = paint('Studyhall', tone) + (aside === undefined ? '' : paint(` (${printable(aside)})`, 'dim'));
    return [head, ...lines, ''].join('\n');
  };
};
