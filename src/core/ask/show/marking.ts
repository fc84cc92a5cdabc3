import { mapSpans } from '../../chat/map-spans.js';
import type { Block, Span, Spans } from '../../chat/message.js';
import { piecesOfText } from '../../language/words.js';

/** A text in runs; neighbours that are marked are one, with the space between them. */
const runsOf = (text: string, words: ReadonlySet<string>): { text: string; bold: boolean }[] => {
  const pieces = piecesOfText(text).map((piece) => ({ ...piece, bold: words.has(piece.word ?? '') }));
  const runs: { text: string; bold: boolean }[] = [];
  for (const [i, piece] of pieces.entries()) {
    const joins = piece.text === ' ' && pieces[i - 1]?.bold === true && pieces[i + 1]?.bold === true;
    const bold = piece.bold || joins;
    const last = runs.at(-1);
    if (last?.bold === bold) last.text += piece.text;
    else runs.push({ text: piece.text, bold });
  }
  return runs;
};

const boldSpans = (spans: Spans, words: ReadonlySet<string>): Span[] =>
  spans.flatMap((span): Span[] => {
    if (typeof span !== 'string' && (!('text' in span) || span.code === true || span.bold === true)) return [span];
    return runsOf(typeof span === 'string' ? span : span.text, words).map(({ text, bold }) => {
      if (typeof span === 'string') return bold ? { text, bold } : text;
      return bold ? { ...span, text, bold } : { ...span, text };
    });
  });

/** The block with those words in bold, wherever it shows text. */
export const inBold = (block: Block, words: ReadonlySet<string>): Block =>
  mapSpans(block, (spans) => boldSpans(spans, words));
