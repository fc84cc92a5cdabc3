import { mapSpans } from '../chat/map-spans.js';
import type { Section } from './note.js';

/** The words of a section that lead out of the notes. */
export const webLinks = ({ parts }: Section): string[] => {
  const found: string[] = [];
  for (const { block } of parts)
    mapSpans(block, (spans) => {
      for (const span of spans) if (typeof span !== 'string' && 'url' in span) found.push(span.text);
      return spans;
    });
  return found;
};
